"""交出: today's changes onto the stick, what was delivered and what still waits for a receipt."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from gui.commands import Command
from gui.desk import Desk
from gui.models.field_words import moment
from gui.models.plain_rows import Cell, Column, PlainRows
from gui.operations import exchange
from gui.pages.exchange.parts import Figures, Part, PlainTable
from gui.widgets import EmptyState, KeyButton, PlainLabel, Strip, tight
from storage.intake import ExportReport
from storage.receipts import Delivery, Receipt

COLUMNS = (Column("交出时间", 150), Column("给谁", 360), Column("回执"))
REMARK = "交换包只有名册里的收件人能打开。\n收到回执才算交到；对方已有的照片不再重写。"
NOTHING = "还没有交出过。插上U盘，按 Ctrl+Enter，选U盘，等到“可以安全拔出”。"


class GivePane(Part):
    """One deed: choose the stick. The rest is written, flushed and read back before it says so."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.figures = Figures()
        self.rows = PlainRows(COLUMNS)
        self.table = PlainTable(self.rows, "交出过的交换包")
        self.empty = EmptyState("export", NOTHING)
        self.said = PlainLabel("", "body", "text2", wrap=True)
        self.primary_button = KeyButton("导出今天的改动", "Ctrl+Enter", primary=True)
        self.receipt_button = KeyButton("收回执文件", "E")
        self.leave_button = KeyButton("整套移交", "L")
        self.primary_button.clicked.connect(self.primary)
        self.receipt_button.clicked.connect(self.choose_receipt)
        self.leave_button.clicked.connect(self.choose_leaving)
        foot = Strip(52, "top2")
        foot.row.addWidget(self.said, 1)
        foot.add(self.leave_button, self.receipt_button, self.primary_button)
        column = QVBoxLayout(self)
        tight(column)
        column.addWidget(self.figures)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(foot)

    def refresh(self) -> None:
        deliveries = exchange.deliveries(self._desk.store)[::-1]
        self.figures.tell(exchange.state(self._desk.store), REMARK)
        self.rows.show([_row(delivery) for delivery in deliveries])
        self.table.setVisible(bool(deliveries))
        self.empty.setVisible(not deliveries)
        self.receipt_button.setVisible(bool(deliveries))

    def primary(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "导出到U盘或文件夹")
        if name:
            self.export(Path(name))

    def commands(self) -> list[Command]:
        return [
            Command("exchange.receipt", "收回执文件", "check", "E", self.choose_receipt, self._any),
            Command("exchange.leave", "整套移交（不加密的文件夹）", "folder", "L", self.choose_leaving),
        ]

    def focus_work(self) -> None:
        self.primary_button.setFocus()

    def set_compact(self, compact: bool) -> None:
        self.figures.set_compact(compact)
        self.table.set_compact(compact)

    def _any(self) -> bool:
        return bool(exchange.deliveries(self._desk.store))

    # Deeds

    def export(self, folder: Path) -> None:
        """What the colleagues have not seen, for all of them."""
        self.said.setText("正在写交换包，请不要拔U盘。")
        exchange.export(self._desk, folder, self._exported, self._failed)

    def _exported(self, report: ExportReport) -> None:
        self.refresh()
        missing = f"有{len(report.missing)}份原件本机已不完整，没有放进去。" if report.missing else ""
        self.said.set_role("ok")
        self.said.setText(
            f"{report.steps}步改动、{report.files}份原件已写好并读回核对，可以安全拔出。{missing}"
            f"给{'、'.join(report.recipients)}。日志头 {report.head}。"
        )

    def _failed(self, error: Exception) -> None:
        self.said.set_role("gap")
        self.said.setText(str(error))

    def choose_receipt(self) -> None:
        """A receipt that came as a file by itself."""
        name, _ = QFileDialog.getOpenFileName(self, "收回执文件", "", "回执 (*.json)")
        if name:
            exchange.take_receipt(self._desk, Path(name), self._acknowledged)

    def _acknowledged(self, receipt: Receipt) -> None:
        self.refresh()
        self.said.setText(f"{receipt.receiver}已收到。{receipt.behind}{''.join(receipt.set_aside[:1])}")

    def choose_leaving(self) -> None:
        """The whole visit for who has not this program; it is not encrypted, so that is asked first."""
        title = "整套移交"
        what = "会写出一个不加密的文件夹，里面是这个单位的全部文书、证据和清单，任何人都能打开。"
        safe = "工作夹不变。请只写到移交用的盘上，写完按工作秘密保管。"
        if self._desk.notices.ask(title, what, safe, ("取消", "选位置")) != 1:
            return
        name = QFileDialog.getExistingDirectory(self, "整套移交写到哪里")
        if name:
            exchange.leave(self._desk, Path(name), self._left)

    def _left(self, folder: Path) -> None:
        self.said.setText(f"已写到“{folder.name}”并读回核对，可以安全拔出。")


def _row(delivery: Delivery) -> tuple[Cell, ...]:
    waiting = [name for name in delivery.recipients if name not in delivery.acknowledged]
    told = f"还没有回执：{'、'.join(waiting)}" if waiting else "✓ 都已收到"
    made = moment(datetime.fromisoformat(delivery.made_at))
    whom = "、".join(delivery.recipients)
    return Cell(made, strong=True), Cell(whom), Cell(told, "wait" if waiting else "ok")
