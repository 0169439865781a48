"""What the frame itself needs of exchange: a backup now and then, and how many conflicts wait."""

from collections.abc import Callable

from domain.changes import Progress
from domain.errors import FuzhenError
from gui.desk import Desk
from storage.backup import Backup
from storage.store import Store

Failed = Callable[[FuzhenError], object]


def open_conflicts(store: Store) -> int:
    """How many records people wrote differently without knowing of each other."""
    return store.merge.conflicting()


def back_up(
    desk: Desk, reason: str, then: Callable[[Backup], object], failed: Failed | None = None, *, thorough: bool = False
) -> None:
    """One verified copy."""
    backups = desk.store.backups

    def work(progress: Progress) -> Backup:
        return backups.make(reason, progress, thorough=thorough)

    desk.tasks.run("备份", work, then, failed)


def change_passphrase(desk: Desk, old: str, new: str, then: Callable[[None], object], failed: Failed) -> None:
    """The slot is sealed anew, after a verified copy that the passphrase of now still opens."""
    store = desk.store

    def work(progress: Progress) -> None:
        store.backups.make("改口令前", progress)
        store.vault.change_passphrase(old, new)

    desk.tasks.run("修改口令", work, then, failed)
