"""What goes on by itself while a workspace is open: a backup after half an hour of change, and what the foot says."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from domain.changes import Changes, Progress
from domain.errors import FuzhenError
from gui.desk import Desk
from gui.operations import backups, evidence
from gui.operations import roster as trust
from storage import receipts
from storage.backup import PERIOD, Backup

NO_DISK = "放备份的第二块盘不在，备份先放在工作夹里，接上那块盘后重新打开工作夹即可。"
FULL = "磁盘快满了，预留的32 MB已经让出来，正在写的照样保存；请马上腾出磁盘空间，照片和交换包要等有了空间再收。"
BUSY = 60_000  # ms until the next look when other work is under way
AT_LEISURE = 20_000  # ms after unlocking until room is kept, the chain vouched for, and what evidence is owed made up
SOON = 400  # ms in which several changes are counted once


class Keeping(QObject):
    """`backed_up` with the words of the last verified backup, `waiting` with the number of open conflicts."""

    backed_up = Signal(str)
    waiting = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._full = False  # whether the strip says so
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self._strike)
        self._counting = QTimer(self, singleShot=True, interval=SOON)
        self._counting.timeout.connect(self.count)
        self._leisure = QTimer(self, singleShot=True, interval=AT_LEISURE)
        self._leisure.timeout.connect(self.settle_in)
        desk.changed.connect(self._changed)
        desk.tasks.idle.connect(self.tell)  # whoever made a backup, it was a task

    def begin(self) -> None:
        """Say where things stand, and look soon whether a backup is due."""
        self._desk.asking.ask("what is lacking", self._lacking, self._lacks)
        self.tell()
        self.count()
        self._clock.start(BUSY)
        self._leisure.start()

    def _lacking(self) -> str:
        """What a person ought to see to, in a sentence; the second disk may be asleep."""
        store, chosen = self._desk.store, self._desk.settings.backup_folder
        if not store.backups.use(Path(chosen) if chosen else None):
            return NO_DISK
        return backups.CARD_ENDED if backups.card_ended(store) else trust.unknown_to_others(store)

    def _lacks(self, told: str) -> None:
        if told:  # in a moment: the page that comes into view clears the strip
            QTimer.singleShot(SOON, self, partial(self._offer, told))

    def _offer(self, told: str) -> None:
        """The sentence, with the deed that mends it."""
        if told == NO_DISK:
            self._desk.notices.strip(told)
        elif told == backups.CARD_ENDED:
            self._desk.notices.strip(told, "做恢复卡", self._make_card)
        else:
            self._desk.notices.strip(told, "去队伍", partial(self._desk.go.emit, "exchange", "team"))

    def _make_card(self) -> None:
        from gui.new_card import NewCardDialog  # noqa: PLC0415 - seldom needed

        notices = self._desk.notices
        dialog = NewCardDialog(self._desk, notices.window)
        dialog.exec()
        dialog.deleteLater()
        if not backups.card_ended(self._desk.store):
            notices.clear_strip()

    def settle_in(self) -> None:
        """What can wait until the person has begun to work, and may take a slow disk a second."""
        store = self._desk.store

        def work(_progress: Progress) -> None:
            store.reserve.hold()
            receipts.checkpoint(store)  # whoever unlocks vouches for the chain as it is found

        self._desk.tasks.run("整理工作夹", work, lambda _nothing: evidence.complete(self._desk), aside=True)

    def stop(self) -> None:
        """The store is about to close."""
        self._desk.changed.disconnect(self._changed)  # what is typed last is saved while the window closes
        self._desk.tasks.idle.disconnect(self.tell)
        for timer in (self._clock, self._counting, self._leisure):
            timer.stop()

    def tell(self) -> None:
        """The last verified backup in words; the disk that has it may be slow."""
        kept = self._desk.store.backups
        self._desk.asking.ask("newest backup", lambda: kept.newest, self._tell)

    def _tell(self, newest: Backup | None) -> None:
        self.backed_up.emit(f"备份已核验 {newest.said}" if newest else "还没有备份")

    def count(self) -> None:
        """Open conflicts, by record."""
        self._desk.asking.ask("conflicts", partial(backups.open_conflicts, self._desk.store), self.waiting.emit)

    def _changed(self, _changes: Changes) -> None:
        self._counting.start()
        self._tell_room()
        if not self._clock.isActive():
            self._clock.start(int(PERIOD.total_seconds() * 1000))

    def _tell_room(self) -> None:
        full = self._desk.store.reserve.given_up
        if full and not self._full:
            self._desk.notices.strip(FULL)
        elif self._full and not full:
            self._desk.notices.clear_strip()
        self._full = full

    def _strike(self) -> None:
        if self._desk.tasks.busy:
            self._clock.start(BUSY)
        else:
            self._desk.asking.ask("backup due", self._desk.store.backups.is_due, self._back_up)

    def _back_up(self, due: bool) -> None:
        if due:
            backups.back_up(self._desk, "定时", self._made, self._failed)

    def _made(self, backup: Backup) -> None:
        self.tell()
        if backup.wrong:
            self._desk.notices.strip(
                f"备份时发现{len(backup.wrong)}份原件不完整，其余都已备份，请到“交换统计”的“备份”里查看。"
            )

    def _failed(self, error: FuzhenError) -> None:
        # No dialog: nobody asked for it, and it comes again.
        self._desk.notices.strip(f"自动备份没有做成：{error}")
        self._clock.start(int(PERIOD.total_seconds() * 1000))
