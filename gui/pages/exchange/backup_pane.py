"""备份: the last verified copy, the list of copies, a copy at once, a rehearsal, and bringing one back."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from gui import folders
from gui.commands import Command
from gui.desk import Desk
from gui.models.plain_rows import Cell, Column
from gui.operations import backups, exchange
from gui.pages.exchange.destroy_dialog import DestroyDialog
from gui.pages.exchange.parts import TablePart
from gui.pages.exchange.rekey_dialog import RekeyDialog
from gui.widgets import KeyButton
from storage.backup import Backup
from storage.restoring import Restored

COLUMNS = (
    Column("时间", 150), Column("起因", 150), Column("核验"), Column("原件", 90, right=True, wide=True),
    Column("大小", 110, right=True, wide=True),
)  # fmt: skip
REMARK = (
    "每改动半小时自动备份一次，收入、改口令、换钥匙前也备份。\n保留最近10份、7天每天1份、8周每周1份，原件只存一遍。"
)


class BackupPane(TablePart):
    """Each copy was opened and compared with the workspace before it was listed."""

    def __init__(self, desk: Desk) -> None:
        self.make_button = KeyButton("立即备份", "Ctrl+Enter", primary=True)
        self.rehearse_button = KeyButton("恢复演练", "R")
        self.restore_button = KeyButton("恢复到新文件夹", "N")
        self.disk_button = KeyButton("放到第二块盘", "D")
        self.rekey_button = KeyButton("更换钥匙", "Y")
        self.destroy_button = KeyButton("销毁本机副本")
        deeds = (
            (self.destroy_button, self.ask_destroying),
            (self.rekey_button, self.ask_rekeying),
            (self.disk_button, self.choose_disk),
            (self.restore_button, self.choose_target),
            (self.rehearse_button, self.rehearse),
            (self.make_button, self.make),
        )
        super().__init__(desk, COLUMNS, "备份", deeds)
        self._any = False  # whether a copy is there
        for button in (self.rehearse_button, self.restore_button):
            button.hide()  # until there is a copy

    def refresh(self) -> None:
        """Read the list of copies anew."""
        self._desk.asking.ask("copies", partial(backups.standing, self._desk.store), self._show)

    def _show(self, standing: backups.Standing) -> None:
        self._any = bool(standing.copies)
        newest = standing.copies[0] if standing.copies else None
        figures = [
            ("最近一份核验过的备份", newest.said if newest else "还没有", "text" if newest else "gap"),
            ("份数", str(len(standing.copies)), "text"),
            ("放在", "第二块盘" if standing.on_second_disk else "工作夹里", "text"),
        ]
        if not self._compact:
            figures.append(("恢复卡", "有" if standing.card else "没有", "text" if standing.card else "gap"))
        self.figures.tell(figures, REMARK)
        self.rows.show([_row(backup) for backup in standing.copies])
        for button in (self.rehearse_button, self.restore_button):
            button.setVisible(self._any)

    def commands(self) -> list[Command]:
        """The deeds of this part."""

        def there() -> bool:
            return self._any

        return [
            Command("exchange.rehearse", "恢复演练", "shield", "R", self.rehearse, there),
            Command("exchange.restore", "把备份恢复到新文件夹", "folder", "N", self.choose_target, there),
            Command("exchange.disk", "备份放到第二块盘", "folder", "D", self.choose_disk),
            Command("exchange.rekey", "更换工作夹钥匙", "key", "Y", self.ask_rekeying),
            Command("exchange.destroy", "销毁本机副本", "trash", "", self.ask_destroying),
        ]

    def primary(self) -> None:
        self.make()

    def set_compact(self, compact: bool) -> None:
        """Narrow: what is seldom done is found with Ctrl+K."""
        super().set_compact(compact)
        for button in (self.destroy_button, self.rekey_button, self.disk_button):
            button.setHidden(compact)
        if self.isVisible():
            self.refresh()

    # Deeds

    def make(self) -> None:
        """A copy at once; every original is read again."""
        backups.back_up(self._desk, "手动", self._made, thorough=True)

    def _made(self, backup: Backup) -> None:
        self.refresh()
        wrong = (
            f"但有{len(backup.wrong)}份原件不完整：{backup.wrong[0]}" if backup.wrong else "每一页、每份原件都已核验。"
        )
        self.tell(f"{backup.said}已备份，{wrong}")

    def rehearse(self) -> None:
        """Bring the newest copy back aside and check it."""
        exchange.rehearse_restoring(self._desk, self._rehearsed)

    def _rehearsed(self, restored: Restored) -> None:
        self.tell(_told(restored, f"演练通过：{restored.backup.said}的备份能打开，内容和记录一致，没有留下副本。"))

    def choose_target(self) -> None:
        """Where the restored workspace is to stand."""
        name = folders.ask(self, "恢复到哪个文件夹里")
        if name:
            self.restore(Path(name) / f"恢复的工作夹 {datetime.now():%Y%m%d-%H%M%S}")  # noqa: DTZ005 - a name for people

    def restore(self, target: Path) -> None:
        """A workspace of its own; the open one stays."""
        exchange.restore_to(self._desk, target, lambda restored: self._restored(restored, target))

    def _restored(self, restored: Restored, target: Path) -> None:
        words = f"已恢复到“{target.name}”，内容是{restored.backup.said}的；这个工作夹没有变，锁定后可在打开页选那一个。"
        self.tell(_told(restored, words))

    def ask_rekeying(self) -> None:
        """Another workspace key, after due warning."""
        dialog = RekeyDialog(self._desk, self.window())
        dialog.exec()
        dialog.deleteLater()

    def ask_destroying(self) -> None:
        """The end of this copy, after due warning."""
        dialog = DestroyDialog(self._desk, self.window())
        dialog.exec()
        reason = dialog.reason if dialog.pressed == 1 else ""
        dialog.deleteLater()
        name = folders.ask(self, "销毁记录放到哪里") if reason else ""
        if name:
            self.tell("正在销毁，请不要关机。", "gap")
            exchange.destroy(self._desk, reason, Path(name), self._destroyed)

    def _destroyed(self, record: Path) -> None:
        what = f"本机副本已销毁；销毁记录是“{record.name}”和同名的签名文件，请交巡察办存档。"
        self._desk.notices.ask("已销毁", what, "U盘上的交换包和别人电脑里的内容不受影响。")

    def choose_disk(self) -> None:
        """A folder on a second disk; nothing chosen leaves all as it is."""
        name = folders.ask(self, "备份放到哪里（最好是另一块盘）")
        if name:
            self.use_disk(Path(name))

    def use_disk(self, folder: Path) -> None:
        """Copies go there from now on, beginning with one at once."""
        if self._desk.store.backups.use(folder):
            self._desk.settings.backup_folder = str(folder)
            self._desk.settings.save()
        self.make()


def _row(backup: Backup) -> tuple[Cell, ...]:
    check = Cell(f"{len(backup.wrong)}份原件不完整", "gap") if backup.wrong else Cell("✓ 完整，能打开", "ok")
    return (
        Cell(backup.said, strong=True), Cell(backup.reason), check, Cell(f"{len(backup.originals)} 份"),
        Cell(f"{backup.size / 1024 / 1024:.1f} MB"),
    )  # fmt: skip


def _told(restored: Restored, words: str) -> str:
    sentences: Sequence[str] = (*restored.passed_over, words)
    wrong = f"有{len(restored.wrong)}份原件不完整。" if restored.wrong else ""
    return "".join(sentences) + wrong
