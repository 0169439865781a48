"""A backup becomes a workspace again, in a folder of its own and only after it was opened and verified there.

A damaged copy is passed over for the next older one, and said. Nothing that is there is written over.
"""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from domain.changes import Progress
from domain.errors import InputError, PlaceError
from storage.aside import PRIVATE, disk_error, flush_folders, put_in_place
from storage.copies import (
    DATABASE,
    ORIGINALS,
    PART,
    SLOTS,
    Backup,
    copy_slots,
    folders,
    listed,
    made_at,
    place_file,
    read,
    said,
)
from storage.database import Database
from storage.files import Files, silent
from storage.journal import Journal
from storage.unlocking import DamagedError, Key, unlock
from storage.vault import TOLD, Vault
from storage.verify import INDEX, Verify

NO_LOSS = ("原件", "同类问题", INDEX)  # how the sentences begin that leave the records sound


class Restored(NamedTuple):
    """Which copy was taken, which newer ones were passed over and why, and which originals are not whole."""

    backup: Backup
    passed_over: tuple[str, ...]
    wrong: tuple[str, ...]


def place_in(folder: Path) -> Path | None:
    """Where copies lie that a person means by this folder: there, in its backups, or on a second disk the newest."""
    places = [folder, folder / "backups", *folder.glob("fuzhen-*")]
    places += [folder.parent.parent] if (folder / TOLD).exists() else []
    newest = [(copies[0].made_at, place) for place in places if (copies := listed(place))]
    return max(newest)[1] if newest else None


def restore(
    place: Path, target: Path, key: Key, *, originals: Path | None = None, progress: Progress = silent
) -> Restored:
    """Brings the newest sound copy of `place`, or of what it stands for, back as the new workspace `target`.

    key is the passphrase or the recovery card of that time, or the keys of the workspace while it is open.
    originals is where the sealed files of a damaged workspace lie, for those that the backup has not.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise InputError(f"“{target.name}”里已经有内容，没有恢复到那里，什么也没有改动，请另选一个空文件夹。")
    building = target.with_name(target.name + PART)
    place = place_in(place) or place
    try:
        restored = _first_sound(place, building, key, originals, progress)
        with suppress(FileNotFoundError):
            target.rmdir()
        put_in_place(building, target)
    except OSError as error:
        raise disk_error(error, target.parent) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return restored


def rehearse(place: Path, vault: Vault, progress: Progress = silent) -> Restored:
    """The same without leaving anything: what a restoration would bring back today."""
    building = place / f"rehearsal{PART}"
    try:
        return _first_sound(place, building, vault, None, progress)
    except OSError as error:
        raise disk_error(error, place) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _first_sound(place: Path, building: Path, key: Key, originals: Path | None, progress: Progress) -> Restored:
    copies = list(_there(place))
    if not copies:
        raise InputError("这里没有备份，什么也没有恢复，请选工作夹里的 backups 文件夹，或第二块盘上的备份文件夹。")
    passed_over: list[str] = []
    for folder in copies:
        shutil.rmtree(building, ignore_errors=True)
        try:
            backup = read(folder)
            if backup is None:
                raise DamagedError
            wrong = _build(backup, place, building, key, originals, progress)
        except DamagedError:
            passed_over.append(f"{said(made_at(folder))}的备份已损坏，没有采用，改看更早的一份。")
            continue
        return Restored(backup, tuple(passed_over), tuple(wrong))
    raise PlaceError(
        f"{len(copies)}份备份都已损坏，什么也没有恢复，备份文件夹没有改动，请找第二块盘上的备份，或向组里要最近的交换包。"
    )


def _there(place: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from folders(place)


def _build(
    backup: Backup, place: Path, building: Path, key: Key, originals: Path | None, progress: Progress
) -> list[str]:
    """The workspace of one copy, opened and verified; returns what is wrong with its originals."""
    vault = unlock(backup.folder, key)
    building.mkdir(PRIVATE, parents=True)
    place_file(backup.folder / DATABASE, building / DATABASE, link=False)
    copy_slots(backup.folder / SLOTS, building / SLOTS)
    files = Files(building / ORIGINALS, vault.key("files"))
    for done, name in enumerate(backup.originals):
        progress(done, len(backup.originals), "正在取回原件")
        target = files.path(name)
        target.parent.mkdir(exist_ok=True)
        for source in (place / ORIGINALS, *([originals] if originals else ())):
            if not target.exists():
                place_file(source / name[:2] / name, target, link=building.parent == place)
    flush_folders(building)
    return _verified(building / DATABASE, vault, backup, files, progress)


def _verified(path: Path, vault: Vault, backup: Backup, files: Files, progress: Progress) -> list[str]:
    if not path.exists():
        raise DamagedError
    try:
        database = Database(path, vault.key("database"))
    except PlaceError:
        raise DamagedError from None
    try:
        journal = Journal(database)
        if journal.ends() != backup.heads:
            raise DamagedError
        wrong = Verify(database, journal, files).run(progress)
    except PlaceError:
        raise DamagedError from None
    finally:
        database.close()
    if any(not sentence.startswith(NO_LOSS) for sentence in wrong):
        raise DamagedError
    return wrong
