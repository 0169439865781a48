"""What the frame itself needs of exchange: a backup now and then, and how many conflicts wait."""

from collections.abc import Callable
from typing import NamedTuple

from domain.changes import Progress
from domain.errors import FuzhenError
from gui.desk import Desk
from storage.backup import Backup
from storage.store import Store

CARD_ENDED = "工作夹换过钥匙，原来的恢复卡已经作废；没有新卡，忘了口令就打不开，请现在做一张。"
Failed = Callable[[FuzhenError], object]


def open_conflicts(store: Store) -> int:
    """How many records people wrote differently without knowing of each other."""
    return store.merge.conflicting()


class Standing(NamedTuple):
    """The finished copies, the newest first, whether they lie on the second disk, and whether a card was made."""

    copies: list[Backup]
    on_second_disk: bool
    card: bool


def standing(store: Store) -> Standing:
    """Reads every copy, perhaps from a slow disk: to be asked beside the window."""
    kept = store.backups
    return Standing(kept.all(), kept.place != kept.home, store.vault.has_recovery)


def back_up(
    desk: Desk, reason: str, then: Callable[[Backup], object], failed: Failed | None = None, *, thorough: bool = False
) -> None:
    """One verified copy."""
    backups = desk.store.backups

    def work(progress: Progress) -> Backup:
        return backups.make(reason, progress, thorough=thorough)

    desk.tasks.run("备份", work, then, failed, lasting=True)


def change_passphrase(desk: Desk, old: str, new: str, then: Callable[[None], object], failed: Failed) -> None:
    """The slot is sealed anew, after a verified copy that the passphrase of now still opens."""
    store = desk.store

    def work(progress: Progress) -> None:
        store.backups.make("改口令前", progress)
        store.vault.change_passphrase(old, new)

    desk.tasks.run("修改口令", work, then, failed, lasting=True)


def rekey(desk: Desk, passphrase: str, then: Callable[[None], object], failed: Failed) -> None:
    """A fresh workspace key after a verified copy; the store is closed when it is done."""
    store = desk.store
    desk.tasks.run("更换钥匙", lambda _progress: store.rekey(passphrase), then, failed, lasting=True)


def card_ended(store: Store) -> bool:
    """Whether the key was changed and no recovery card was made since."""
    return bool(store.vault.person.former) and not store.vault.has_recovery
