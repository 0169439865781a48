"""交出: for whom and of which organizations, onto the stick; what was delivered and what still waits for a receipt."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from documents.giving import Given
from gui import folders, printing
from gui.commands import Command
from gui.desk import Desk
from gui.models.plain_rows import PlainRows
from gui.models.recipients import COLUMNS, GIVEN, Recipient, row_of
from gui.operations import exchange
from gui.pages.exchange.parts import PlainTable, TablePart
from gui.pages.exchange.share_dialog import ShareDialog
from gui.widgets import EmptyState, KeyButton, PaneHead
from storage.receipts import Delivery, Receipt

ROWS, NARROW = 6, 3
REMARK = "交换包只有勾选的人和巡察办能打开。\n收到回执才算交到；对方已有的照片不再重写。"
NOTHING = "还没有交出过。插上U盘，按 Ctrl+Enter，选U盘，等到“可以安全拔出”。"
WITHHELD = "整套移交里点到的姓名没有遮盖，知悉范围只到组长、副组长，所以没有写出；请组长或副组长在自己的电脑上办。"
ALONE = "这里还不认得任何同事。先到“队伍”里收下名册，或互相收登记申请、核对12位数字。"


class GivePane(TablePart):
    """One deed: choose the stick. The rest is written, flushed and read back before it says so."""

    def __init__(self, desk: Desk) -> None:
        self.primary_button = KeyButton("交出今天的改动", "Ctrl+Enter", primary=True)
        self.share_button = KeyButton("选单位", "F")
        self.receipt_button = KeyButton("收回执文件", "E")
        self.paper_button = KeyButton("打印交接单", "J")
        self.leave_button = KeyButton("整套移交", "L")
        deeds = (
            (self.leave_button, self.choose_leaving),
            (self.receipt_button, self.choose_receipt),
            (self.paper_button, self.print_slip),
            (self.share_button, self.choose_share),
            (self.primary_button, self.primary),
        )
        super().__init__(desk, COLUMNS, "给谁", deeds, self._tick)
        self.people: list[Recipient] = []
        self.deliveries: list[Delivery] = []
        self.given = PlainRows(GIVEN)
        self.head = PaneHead("交出过的交换包")
        self.given_table = PlainTable(self.given, "交出过的交换包")
        to_team = partial(desk.go.emit, "exchange", "team")
        self.empty = EmptyState("export", NOTHING, "去队伍", "Alt+4", to_team)
        self.empty.button.hide()  # until it is known that nobody is
        for widget, stretch in ((self.head, 0), (self.given_table, 1), (self.empty, 1)):
            self.put_between(widget, stretch)
        self._show_given()  # nothing yet that could be printed

    def refresh(self) -> None:
        self._desk.asking.ask("give", partial(exchange.standing, self._desk.store), self._show)

    def _show(self, standing: exchange.Standing) -> None:
        ticks = {person.member.signing: person.ticked for person in self.people}
        self.deliveries, self.people, figures = standing
        held = self.primary_button.hasFocus() or self.empty.button.hasFocus()
        for person in self.people:
            person.ticked = ticks.get(person.member.signing, person.ticked)
        self.figures.tell(figures, REMARK)
        self._show_given()
        self._show_people()
        self.leave_button.setHidden(self._compact or not self._anywhere())
        self.empty.text.setText(NOTHING if self.people else ALONE)
        self.empty.button.setVisible(not self.people)
        self.empty.setVisible(not self.deliveries)
        if held:
            self.focus_work()

    def _show_given(self) -> None:
        there = bool(self.deliveries)
        self.given.show([row_of(delivery) for delivery in reversed(self.deliveries)])
        for widget in (self.given_table, self.receipt_button, self.paper_button):
            widget.setVisible(there)
        self.head.setVisible(there and not self._compact)

    def _show_people(self) -> None:
        self.rows.show([person.cells() for person in self.people])
        self._fit_people()
        for widget in (self.table, self.share_button):
            widget.setVisible(bool(self.people))
        ticked = sum(person.ticked for person in self.people)
        self.primary_button.set_why("" if ticked else "先勾选收件人" if self.people else "先到队伍认人")
        more = f"给{ticked}人" if 0 < ticked < len(self.people) else ""
        self.primary_button.setText(f"交出今天的改动{more}")

    def _fit_people(self) -> None:
        self.table.fit(NARROW if self._compact else ROWS)

    def _tick(self, row: int, on: bool) -> None:
        self.people[row].ticked = on
        self._show_people()

    def primary(self) -> None:
        if not any(person.ticked for person in self.people):
            return
        name = folders.ask(self, "交出到U盘或文件夹")
        if name:
            self.export(Path(name))

    def commands(self) -> list[Command]:
        return [
            Command("exchange.share", "选给谁哪些单位", "organization", "F", self.choose_share, self._anybody),
            Command("exchange.receipt", "收回执文件", "check", "E", self.choose_receipt, self._any),
            Command("exchange.slip", "打印交接单", "printer", "J", self.print_slip, self._any),
            Command("exchange.leave", "整套移交（不加密的文件夹）", "folder", "L", self.choose_leaving, self._anywhere),
        ]

    def focus_work(self) -> None:
        (self.empty.button if self.empty.button.isVisible() else self.primary_button).setFocus()

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.figures.setHidden(compact)  # the tables tell the same
        self.head.setHidden(compact or not self.deliveries)
        self.leave_button.setHidden(compact or not self._anywhere())
        self._fit_people()

    def _any(self) -> bool:
        return bool(self.deliveries)

    def _anybody(self) -> bool:
        return bool(self.people)

    def _anywhere(self) -> bool:
        return bool(self._desk.visit_uid)

    # Deeds

    def export(self, folder: Path) -> None:
        """What those ticked have not seen."""
        self.tell("正在写交换包，请不要拔U盘。")
        whom = [person.member for person in self.people if person.ticked]
        exchange.export(self._desk, folder, whom, self._exported, self._failed)

    def _exported(self, given: Given) -> None:
        self.refresh()
        self.tell(given.text, "gap" if given.stopped else "ok")

    def _failed(self, error: Exception) -> None:
        self.refresh()
        self.tell(str(error), "gap")

    def choose_share(self) -> None:
        """The organizations of the person whose row is current, else of all that are ticked."""
        row = self.table.currentIndex().row()
        wanted = [self.people[row]] if 0 <= row < len(self.people) else [each for each in self.people if each.ticked]
        if not wanted:
            return
        dialog = ShareDialog(self._desk, [each.member.name for each in wanted], wanted[0].visits, self.window())
        dialog.exec()
        if dialog.pressed == 1:
            self.share([each.member.signing for each in wanted], sorted(dialog.chosen))
        dialog.deleteLater()

    def share(self, keys: list[str], visits: list[str]) -> None:
        """These people get these organizations from now on."""
        exchange.share(self._desk.store, keys, visits)
        self.refresh()

    def choose_receipt(self) -> None:
        """A receipt that came as a file by itself."""
        name, _ = QFileDialog.getOpenFileName(self, "收回执文件", "", "回执 (*.json)")
        if name:
            exchange.take_receipt(self._desk, Path(name), self._acknowledged)

    def _acknowledged(self, receipt: Receipt) -> None:
        self.refresh()
        self.tell(f"{receipt.receiver}已收到。{receipt.behind}{''.join(receipt.set_aside[:1])}")

    def print_slip(self) -> None:
        """交接单 of the archive in the current row below, else of the last one."""
        row = max(self.given_table.currentIndex().row(), 0)
        delivery = self.deliveries[-1 - row]
        exchange.slip(self._desk, delivery.archive, self._print)

    def _print(self, pdf: bytes) -> None:
        printing.ask(self, self._desk, pdf, "交接单")

    def choose_leaving(self) -> None:
        """The whole visit for who has not this program; it is not encrypted, so that is asked first."""
        title = "整套移交"
        if self._desk.knowing.withheld():
            self._desk.notices.ask(title, WITHHELD)
            return
        named = "，点到的姓名没有遮盖" if self._desk.knowing.may_show() else ""
        what = f"会写出一个不加密的文件夹，里面是这个单位的全部文书、证据和清单，任何人都能打开{named}。"
        safe = "工作夹不变；请只写到移交用的盘上，写完按工作秘密保管。"
        if self._desk.notices.ask(title, what, safe, ("取消", "选位置")) != 1:
            return
        name = folders.ask(self, "整套移交写到哪里")
        if name:
            exchange.leave(self._desk, Path(name), self._left)

    def _left(self, folder: Path) -> None:
        self.tell(f"已写到“{folder.name}”并读回核对，可以安全拔出。", "ok")
