"""What lies in a backup folder: the copies, what each says of itself, which of them stay, and how files come there."""

import hmac
import json
import os
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from storage.aside import flush_folder, put_in_place
from storage.foreign import STRANGE
from storage.vault import TOLD, Vault

STAMP = "%Y%m%dT%H%M%SZ"
LAST, DAYS, WEEKS = 10, 7, 8  # how many are kept
NAMED = re.compile(r"\d+-\d{8}T\d{6}Z")
COPIES, ORIGINALS, PART = "copies", "files", ".part"
DATABASE, SLOTS = "workspace.db", "slots"


class Backup(NamedTuple):
    """One verified copy; heads are the newest step of every device, originals the names of its files."""

    folder: Path
    made_at: datetime
    reason: str
    heads: dict[str, tuple[int, str]]
    originals: tuple[str, ...]
    size: int
    wrong: tuple[str, ...]  # originals the workspace itself no longer has whole

    @property
    def name(self) -> str:
        """How it is called on disk."""
        return self.folder.name

    @property
    def said(self) -> str:
        """When it was made, in words."""
        return said(self.made_at)


def said(moment: datetime) -> str:
    """A moment in words."""
    at = moment.astimezone()
    return f"{at.month}月{at.day}日 {at:%H:%M}"


def made_at(folder: Path) -> datetime:
    """When a copy was made, by the name of its folder: also of one that says nothing sensible of itself."""
    return datetime.strptime(folder.name[-16:], STAMP).replace(tzinfo=UTC)


def folders(place: Path) -> list[Path]:
    """The folders of finished copies, the newest first; OSError where the disk does not say what is there."""
    copies = place / COPIES
    # Never a glob: it takes a folder that does not open for an empty one.
    paths = copies.iterdir() if copies.is_dir() else ()
    return sorted((path for path in paths if NAMED.fullmatch(path.name)), reverse=True)


def found(place: Path) -> Iterator[Backup]:
    """The same one by one."""
    with suppress(OSError):
        for folder in folders(place):
            with suppress(OSError):
                if (backup := read(folder)) is not None:
                    yield backup


def listed(place: Path) -> list[Backup]:
    """Every finished copy, the newest first; what cannot be read as one is left out."""
    return list(found(place))


def read(folder: Path) -> Backup | None:
    """What a copy says of itself; None for one that says nothing sensible, OSError where the disk does not answer."""
    try:
        told = json.loads((folder / TOLD).read_text("utf-8"))["told"]
        heads = {device: (int(seq), str(digest)) for device, (seq, digest) in told["heads"].items()}
        return Backup(
            folder=folder,
            made_at=datetime.fromisoformat(told["made_at"]),
            reason=str(told["reason"]),
            heads=heads,
            originals=tuple(told["originals"]),
            size=int(told["size"]),
            wrong=tuple(told["wrong"]),
        )
    except (FileNotFoundError, NotADirectoryError, *STRANGE):
        return None


def kept(backups: Sequence[Backup]) -> list[Backup]:
    """Those that stay, of a list with the newest first: the last ten, the newest of seven days and of eight weeks."""
    days: dict[object, Backup] = {}
    weeks: dict[object, Backup] = {}
    for backup in backups:
        day = backup.made_at.astimezone().date()
        days.setdefault(day, backup)
        weeks.setdefault(day.isocalendar()[:2], backup)
    stay = {*names(backups[:LAST]), *names(list(days.values())[:DAYS]), *names(list(weeks.values())[:WEEKS])}
    return [backup for backup in backups if backup.name in stay]


def names(backups: Iterable[Backup]) -> set[str]:
    """How they are called."""
    return {backup.name for backup in backups}


def seal_of(told: dict[str, Any], vault: Vault) -> str:
    """Binds what a copy says of itself to the workspace key: a file put there by another hand is seen."""
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return hmac.digest(vault.key("backup"), text.encode(), "sha256").hex()


def place_file(source: Path, target: Path, *, link: bool) -> None:
    """A second name for the file, or a whole copy of it; nothing when the source is missing."""
    if not source.exists():
        return
    if link:
        with suppress(OSError):  # another disk, or one that knows no links
            target.hardlink_to(source)
            return
    aside = target.with_name(secrets.token_hex(8) + PART)
    try:
        with source.open("rb") as read, aside.open("xb") as out:
            shutil.copyfileobj(read, out, 1024 * 1024)
            out.flush()
            os.fsync(out.fileno())
        put_in_place(aside, target)
    finally:
        aside.unlink(missing_ok=True)


def copy_slots(source: Path, target: Path) -> None:
    """The key slots of a workspace, flushed."""
    target.mkdir()
    for path in sorted(source.iterdir()):
        write(target / path.name, path.read_bytes())
    flush_folder(target)


def write(path: Path, content: bytes) -> None:
    """A new file, flushed."""
    with path.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
