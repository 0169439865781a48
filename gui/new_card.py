"""A new recovery card for a workspace that is open."""

from datetime import date

from PySide6.QtWidgets import QWidget

from gui import recovery_card
from gui.desk import Desk
from gui.opening import name_of
from gui.recovery_card import RecoveryCard
from gui.widgets import KeyButton, PlainLabel
from gui.widgets.boxes import STRETCH, hbox
from gui.widgets.dialog import Dialog


class NewCardDialog(Dialog):
    """First asks, since the former card ends; then shows the new one this once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("重新做恢复卡", parent, width=520)
        self._desk = desk
        self._card: RecoveryCard | None = None
        self.what = self.say("做了新卡，旧卡就不能再打开这个工作夹；口令和材料不变。")
        self.code = PlainLabel("", "figure", wrap=True)
        self.printing = KeyButton("打印恢复卡", icon="printer")
        self.saving = KeyButton("存成 PDF", icon="save")
        self._deeds = QWidget()
        hbox(self.printing, self.saving, STRETCH, on=self._deeds, spacing=None)
        for widget in (self.code, self._deeds):
            self.body.addWidget(widget)
            widget.hide()
        self.printing.clicked.connect(self._print)
        self.saving.clicked.connect(self._save)
        self.cancel, self.make = self.add_buttons(("取消", "做新卡"))

    def accept(self) -> None:
        """The first press makes the card, the second closes."""
        if self.pressed != 1 or self._card is not None:
            super().accept()
            return
        code = self._desk.store.vault.make_recovery()
        self._card = RecoveryCard(name_of(self._desk.store), code, date.today())  # noqa: DTZ011 - the day on paper
        self.what.setText("新卡只显示这一次：请打印或抄好，交组长封存保管，旧卡作废。")
        self.code.setText("  ".join(self._card.groups))
        self.code.show()
        self._deeds.show()
        self.cancel.hide()
        self.make.setText("已经收好")
        self.fit()

    def _print(self) -> None:
        if self._card:
            recovery_card.print_card(self._card, self._desk, self)

    def _save(self) -> None:
        if self._card:
            recovery_card.ask_where_to_save(self._card, self.saving)
