"""Deeds of exchange: back up, restore, give out, take in. Archives and files are always tasks."""

from collections.abc import Callable
from pathlib import Path

from documents import leaving
from domain.changes import Progress
from domain.errors import FuzhenError
from gui.desk import Desk
from storage.backup import Backup
from storage.restoring import Restored, rehearse, restore
from storage.store import Store

Failed = Callable[[FuzhenError], object]


def open_conflicts(store: Store) -> int:
    """How many records people wrote differently without knowing of each other."""
    return len({(conflict.table, conflict.uid) for conflict in store.merge.conflicts()})


def back_up(
    desk: Desk, reason: str, then: Callable[[Backup], object], failed: Failed | None = None, *, thorough: bool = False
) -> None:
    """One verified copy."""
    backups = desk.store.backups

    def work(progress: Progress) -> Backup:
        return backups.make(reason, progress, thorough=thorough)

    desk.tasks.run("备份", work, then, failed)


def rehearse_restoring(desk: Desk, then: Callable[[Restored], object]) -> None:
    """Brings the newest copy back aside, checks everything, and leaves nothing."""
    store = desk.store
    desk.tasks.run("恢复演练", lambda progress: rehearse(store.backups.place, store.vault, progress), then)


def restore_to(desk: Desk, target: Path, then: Callable[[Restored], object]) -> None:
    """A workspace of its own from the newest sound copy; the one that is open stays as it is."""
    store = desk.store

    def work(progress: Progress) -> Restored:
        originals = store.folder / "files"
        return restore(store.backups.place, target, store.vault, originals=originals, progress=progress)

    desk.tasks.run("恢复", work, then)


def leave(desk: Desk, folder: Path, then: Callable[[Path], object]) -> None:
    """The whole visit as a plain folder."""
    store, visit_uid = desk.store, desk.visit_uid
    desk.tasks.run("写出整套材料", lambda progress: leaving.leave(store, visit_uid, folder, progress), then)
