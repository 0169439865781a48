"""Backups: verified copies under the same key, every half hour of change; originals are kept once for all of them.

    copies/000012-20260317T204100Z/   workspace.db, slots/, told.json (when, why, journal heads, originals; sealed)
    files/ab/ab12…                    the sealed originals: a hard link where the disk can, else a copy

A copy is made in a folder named .part and renamed when it was opened, checked and compared with the workspace.
"""

import json
import shutil
import threading
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from domain.changes import Progress
from domain.errors import PlaceError
from domain.records import StoredFile
from storage.aside import disk_error, flush_folder, flush_folders, make_folder, put_in_place, remove_folder, rename
from storage.copies import (
    COPIES,
    DATABASE,
    ORIGINALS,
    PART,
    SLOTS,
    Backup,
    copy_slots,
    folders,
    found,
    kept,
    listed,
    place_file,
    read,
    seal_of,
    write,
)
from storage.database import Database
from storage.files import Files, silent
from storage.heads import values
from storage.journal import Journal
from storage.rows import CODECS
from storage.sealing import sealed_size
from storage.vault import TOLD, Vault

__all__ = ["PERIOD", "Backup", "Backups"]

PERIOD = timedelta(minutes=30)


class Backups:
    """The copies of one open workspace; `place` may be moved to a folder on a second disk."""

    def __init__(self, workspace: Path, database: Database, journal: Journal, vault: Vault, files: Files) -> None:
        self.home = workspace / "backups"
        self.place = self.home
        self._slots = workspace / SLOTS
        self._database = database
        self._journal = journal
        self._vault = vault
        self._files = files
        self._one_at_a_time = threading.Lock()

    def use(self, folder: Path | None) -> bool:
        """Keeps copies in a folder on a second disk from now on; False, and at home again, when it is not there."""
        there = folder is not None and folder.is_dir()
        self.place = folder / f"fuzhen-{self._vault.workspace[:8]}" if folder is not None and there else self.home
        return there or folder is None

    def all(self) -> list[Backup]:
        """Every finished copy, the newest first."""
        return listed(self.place)

    @property
    def newest(self) -> Backup | None:
        """The last copy that was made and verified."""
        return next(found(self.place), None)

    def is_due(self, now: datetime | None = None) -> bool:
        """Whether something changed and the last copy is half an hour old."""
        newest = self.newest
        if newest is None:
            return bool(self._journal.devices())
        age = (now or datetime.now(UTC)) - newest.made_at
        # A clock set back makes no copy for hours otherwise.
        return not timedelta(0) <= age < PERIOD and newest.heads != self._journal.ends()

    def make(self, reason: str, progress: Progress | None = None, *, thorough: bool = False) -> Backup:
        """One copy, verified; thorough reads every original again, else only those new since the last copy."""
        with self._one_at_a_time:
            try:
                return self._make(reason, progress or silent, thorough=thorough)
            except OSError as error:
                raise disk_error(error, self.place) from error

    def _make(self, reason: str, progress: Progress, *, thorough: bool) -> Backup:
        copies = self.place / COPIES
        make_folder(copies)
        for left in copies.glob(f"*{PART}"):
            remove_folder(left)
        now = datetime.now(UTC)
        aside = copies / f"{self._next_number():06}-{now:%Y%m%dT%H%M%SZ}{PART}"
        try:
            aside.mkdir()
            with self._database.held():
                self._database.back_up(aside / DATABASE)
                heads = self._journal.ends()
            copy_slots(self._slots, aside / SLOTS)
            originals = self._verified(aside / DATABASE, heads)
            wrong = self._keep_originals(originals, progress, thorough=thorough)
            told = {
                "made_at": now.isoformat(timespec="seconds"), "reason": reason,
                "heads": {device: list(head) for device, head in heads.items()},
                "originals": [stored.uid for stored in originals], "wrong": wrong,
                "size": (aside / DATABASE).stat().st_size + sum(sealed_size(stored.size) for stored in originals),
            }  # fmt: skip
            sealed = json.dumps({"told": told, "seal": seal_of(told, self._vault)}, ensure_ascii=False)
            write(aside / TOLD, sealed.encode())
            flush_folder(aside)
            folder = aside.with_suffix("")
            put_in_place(aside, folder)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
        made = read(folder)
        assert made is not None  # noqa: S101 - written just above
        self._prune()
        return made

    def _next_number(self) -> int:
        numbers = [int(path.name[:6]) for path in folders(self.place) if path.name[:6].isdigit()]
        return max(numbers, default=0) + 1

    def _verified(self, path: Path, heads: dict[str, tuple[int, str]]) -> list[StoredFile]:
        """Opens the copy, checks its pages and its journal against the workspace; returns the originals it names."""
        copy = Database(path, self._vault.key("database"))
        try:
            copy.quick_check(thorough=True)
            journal = Journal(copy)
            if journal.ends() != heads:
                raise PlaceError(
                    "刚写好的备份与工作夹对不上，这份备份没有采用；工作夹和以前的备份都在，请检查磁盘，再备份一次。"
                )
            return self._originals(copy, journal)
        finally:
            copy.close()

    def _originals(self, database: Database, journal: Journal) -> list[StoredFile]:
        """What the records name, and of dropped records what is still there: redo needs its file."""
        codec = CODECS["stored_file"]
        found = {row[0]: codec.decode(row) for row in database.rows(codec.select)}
        for uid in sorted(journal.uids_of("stored_file") - found.keys()):
            if self._files.path(uid).exists():
                heads = journal.heads(journal.known_id("stored_file", uid))
                found[uid] = codec.decode((uid, *values(heads, "stored_file")))
        return list(found.values())

    def _keep_originals(self, originals: Sequence[StoredFile], progress: Progress, *, thorough: bool) -> list[str]:
        """Puts those not yet kept beside the copies; returns what is wrong in the workspace itself."""
        pool = Files(self.place / ORIGINALS, self._vault.key("files"))
        wrong, came = [], False
        for done, stored in enumerate(originals):
            progress(done, len(originals), "正在备份原件")
            new = self._keep(pool, stored)
            came = came or new
            if new or thorough:
                reason = pool.check(stored)
                if reason is not None:
                    pool.path(stored.uid).unlink(missing_ok=True)
                    wrong.append(f"原件（{stored.uid[:8]}）没有备份：{reason}")
        if came:
            flush_folders(self.place / ORIGINALS)
        progress(len(originals), len(originals), "正在备份原件")
        return wrong

    def _keep(self, pool: Files, stored: StoredFile) -> bool:
        """Whether the file came only now."""
        target, source = pool.path(stored.uid), self._files.path(stored.uid)
        with suppress(FileNotFoundError):
            if target.stat().st_size == sealed_size(stored.size):
                return False
            target.unlink()
        target.parent.mkdir(exist_ok=True)
        place_file(source, target, link=True)
        return True

    def _prune(self) -> None:
        """Lets old copies go, and the originals that only they had; nothing while the disk keeps a copy from view."""
        every = [backup for folder in folders(self.place) if (backup := read(folder)) is not None]
        stay = kept(every)
        for backup in every:
            if backup not in stay:
                # Renamed first: half a removal must not look like a copy.
                gone = backup.folder.with_name(backup.name + PART)
                try:
                    rename(backup.folder, gone)
                except PermissionError:  # somebody looks into it: it goes next time
                    stay.append(backup)
                else:
                    remove_folder(gone)
        named = {name for backup in stay for name in backup.originals}
        Files(self.place / ORIGINALS, self._vault.key("files")).sweep(named)
