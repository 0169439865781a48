"""A backup becomes a workspace again, in a folder of its own and only after it was opened and verified there.

A damaged copy is passed over for the next older one, and said. Nothing that is there is written over.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from domain.changes import Progress
from domain.errors import InputError, PlaceError
from storage.aside import disk_error, flush_folders, put_in_place
from storage.copies import (
    DATABASE,
    ORIGINALS,
    PART,
    SLOTS,
    Backup,
    copy_slots,
    folders,
    heads_of,
    listed,
    made_at,
    place_file,
    read,
    said,
    seal_of,
)
from storage.database import Database
from storage.files import Files, silent
from storage.journal import Journal
from storage.slots import PERSON, header_of, open_person
from storage.vault import TOLD, Vault
from storage.verify import INDEX, Verify

NO_LOSS = ("原件", "同类问题", INDEX)  # how the sentences begin that leave the records sound
Unlock = Callable[[Path], Vault]


class Restored(NamedTuple):
    """Which copy was taken, which newer ones were passed over and why, and which originals are not whole."""

    backup: Backup
    passed_over: tuple[str, ...]
    wrong: tuple[str, ...]


class _Damaged(Exception):  # noqa: N818 - caught here, never shown
    """This copy is not what was written."""


def place_in(folder: Path) -> Path | None:
    """Where copies lie that a person means by this folder: there, in its backups, or on a second disk the newest."""
    places = [folder, folder / "backups", *folder.glob("fuzhen-*")]
    places += [folder.parent.parent] if (folder / TOLD).exists() else []
    newest = [(copies[0].made_at, place) for place in places if (copies := listed(place))]
    return max(newest)[1] if newest else None


def restore(
    place: Path, target: Path, key: str | Vault, *, originals: Path | None = None, progress: Progress = silent
) -> Restored:
    """Brings the newest sound copy of `place`, or of what it stands for, back as the new workspace `target`.

    key is the passphrase of that time, or the keys of the workspace while it is open. originals is where the
    sealed files of a damaged workspace lie, for those that the backup has not.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise InputError(f"“{target.name}”里已经有内容，没有恢复到那里，什么也没有改动，请另选一个空文件夹。")
    building = target.with_name(target.name + PART)
    place = place_in(place) or place
    try:
        restored = _first_sound(place, building, lambda copy: _unlock(copy, key), originals, progress)
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
        return _first_sound(place, building, lambda copy: _unlock(copy, vault), None, progress)
    except OSError as error:
        raise disk_error(error, place) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _first_sound(place: Path, building: Path, unlock: Unlock, originals: Path | None, progress: Progress) -> Restored:
    copies = list(_there(place))
    if not copies:
        raise InputError("这里没有备份，什么也没有恢复，请选工作夹里的 backups 文件夹，或第二块盘上的备份文件夹。")
    passed_over: list[str] = []
    for folder in copies:
        shutil.rmtree(building, ignore_errors=True)
        try:
            backup = read(folder)
            if backup is None:
                raise _Damaged
            wrong = _build(backup, place, building, unlock, originals, progress)
        except _Damaged:
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
    backup: Backup, place: Path, building: Path, unlock: Unlock, originals: Path | None, progress: Progress
) -> list[str]:
    """The workspace of one copy, opened and verified; returns what is wrong with its originals."""
    vault = unlock(backup.folder)
    if not _is_sealed_by(backup.folder, vault):
        raise _Damaged
    building.mkdir(parents=True)
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


def _is_sealed_by(copy: Path, vault: Vault) -> bool:
    try:
        told = json.loads((copy / TOLD).read_text("utf-8"))
        return bool(seal_of(told["told"], vault) == told["seal"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return False


def _verified(path: Path, vault: Vault, backup: Backup, files: Files, progress: Progress) -> list[str]:
    if not path.exists():
        raise _Damaged
    try:
        database = Database(path, vault.key("database"))
    except PlaceError:
        raise _Damaged from None
    try:
        journal = Journal(database)
        if heads_of(journal) != backup.heads:
            raise _Damaged
        wrong = Verify(database, journal, files).run(progress)
    except PlaceError:
        raise _Damaged from None
    finally:
        database.close()
    if any(not sentence.startswith(NO_LOSS) for sentence in wrong):
        raise _Damaged
    return wrong


def _unlock(copy: Path, key: str | Vault) -> Vault:
    """Straight from the slots: a try here is none at the workspace, and a damaged slot only damages this copy."""
    if isinstance(key, Vault):
        for vault in (key, key.with_former_key()):
            if vault is not None and _is_sealed_by(copy, vault):
                return Vault(copy, vault.workspace, vault.person)
        raise _Damaged
    opened = wrong = False
    for path in sorted((copy / SLOTS).glob("*.slot")):
        try:
            packed = path.read_bytes()
            person = open_person(packed, key)
        except (PlaceError, FileNotFoundError):
            continue
        if person is None:
            wrong = True
            continue
        opened = True
        vault = Vault(copy, header_of(packed, PERSON)["workspace"], person)
        if _is_sealed_by(copy, vault):
            return vault
    if opened or not wrong:
        raise _Damaged
    raise InputError("口令不对，没有恢复，备份没有变，请用做这份备份时的口令，检查大小写和输入法后再试。")
