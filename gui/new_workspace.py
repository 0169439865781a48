"""A new workspace: who is visited, when, by whom, the passphrase; then the recovery card, shown once."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit

from gui import folders, recovery_card
from gui.dates import visit_days
from gui.passphrase import PassphraseEdit, check_new
from gui.recovery_card import RecoveryCard
from gui.unlock_forms import Form
from gui.widgets import KeyButton, LinkButton, PlainLabel
from gui.widgets.boxes import STRETCH, fill, hbox
from gui.widgets.field import Field, FieldError


@dataclass(frozen=True)
class NewWorkspace:
    """What the form asks for."""

    folder: Path
    organization: str
    starts_on: date | None
    ends_on: date | None
    team: str
    author: str
    passphrase: str


class NewForm(Form):
    """submitted(NewWorkspace) when everything is there."""

    submitted = Signal(object)
    left = Signal()

    def __init__(self, home: Path) -> None:
        super().__init__("新建工作夹", "一个工作夹放一个组的材料；口令只有你知道。")
        self._home = home
        self.organization = Field("被巡察单位", QLineEdit(), "例如：县水利局党组。单位由工作套餐带来的，空着")
        self.starts = Field("进驻日期", QLineEdit(), "例如：2025.3.10")
        self.ends = Field("离开日期", QLineEdit(), "例如：2025.3.24")
        self.team = Field("巡察组", QLineEdit(), "例如：中共云栖县委第二巡察组")
        self.author = Field("本人姓名", QLineEdit())
        self.new = Field("口令", PassphraseEdit(), "至少 12 个字符，或 4 个词")
        self.again = Field("再输一次口令", PassphraseEdit())
        self.where = PlainLabel("", "caption", "text2", elide=True)
        self.elsewhere = LinkButton("换个位置")
        self.button = KeyButton("新建", "回车", primary=True)
        self.back = KeyButton("返回")
        self._lay()
        self._connect()
        self._show_where()

    def _lay(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop  # a complaint under one field does not move its neighbour
        grid.addWidget(self.organization, 0, 0, 1, 2)
        pairs = ((self.starts, self.ends), (self.team, self.author), (self.new, self.again))
        for row, (left, right) in enumerate(pairs, 1):
            grid.addWidget(left, row, 0, top)
            grid.addWidget(right, row, 1, top)
        fill(self.column, 12, grid, 4, hbox((self.where, 1), self.elsewhere), self.error, STRETCH)
        self.end_with(self.back, self.button)

    def _connect(self) -> None:
        for field in (self.organization, self.author):
            field.edit.textEdited.connect(self._show_where)
        self.elsewhere.clicked.connect(self._choose_home)
        self.button.clicked.connect(self._submit)
        self.back.clicked.connect(self.left)

    def set_busy(self, busy: bool) -> None:
        """While the workspace is made."""
        self.button.setEnabled(not busy)
        self.button.setText("正在新建" if busy else "新建")

    def begin(self) -> None:
        """The keys go into the first field."""
        self.organization.edit.setFocus()

    def folder(self) -> Path:
        """Where it will lie: the chosen place and the name of the organization, or whose it is."""
        author = self.author.edit.text()
        wanted = self.organization.edit.text() or (f"{author}的工作夹" if author.strip() else "")
        name = re.sub(r'[\\/:*?"<>|\s]+', "", wanted).strip(".")[:60] or "工作夹"
        return self._home / name

    def _show_where(self) -> None:
        self.where.setText(f"存放位置：{self.folder()}")

    def _choose_home(self) -> None:
        chosen = folders.ask(self, "选择存放工作夹的位置", str(self._home))
        if chosen:
            self._home = Path(chosen)
            self._show_where()

    def _submit(self) -> None:
        self.complain("")
        try:
            wanted = self._wanted()
        except FieldError as error:
            error.field.complain(str(error))
            return
        if wanted is not None:
            self.submitted.emit(wanted)

    def _wanted(self) -> NewWorkspace | None:
        alone = any(field.edit.text().strip() for field in (self.starts, self.ends, self.team))
        for field, wanted, sentence in (
            (self.organization, alone, "写了日期或巡察组，请把单位也写上；由工作套餐带来的，这几栏都空着。"),
            (self.author, True, "请写上本人姓名：每一步都记着是谁做的。"),
        ):
            if wanted and not field.edit.text().strip():
                raise FieldError(field, sentence)
        starts, ends = visit_days(self.starts, self.ends)
        if not check_new(self.new, self.again):
            return None
        texts = [field.edit.text().strip() for field in (self.organization, self.team, self.author)]
        return NewWorkspace(self.folder(), texts[0], starts, ends, texts[1], texts[2], self.new.edit.text())


class CardForm(Form):
    """The recovery card, this once; entered when the user says it is safe."""

    entered = Signal()
    print_asked = Signal(object)  # RecoveryCard

    def __init__(self) -> None:
        super().__init__("恢复卡，只显示这一次", "忘记口令时，只有它能打开这个工作夹。")
        self._card = RecoveryCard("", "", date.min)
        self.code = PlainLabel("", "figure", wrap=True)
        self.printing = KeyButton("打印恢复卡", icon="printer")
        self.saving = KeyButton("存成 PDF", icon="save")
        self.safe = QCheckBox("恢复卡已经打印或抄好，交组长封存保管")
        self.safe.setAccessibleName(self.safe.text())
        self.button = KeyButton("进入工作夹", "回车", primary=True)
        self.end_with(self.button)
        row = hbox(self.printing, self.saving, STRETCH, spacing=8)
        advice = "拿到恢复卡的人可以打开工作夹：不要拍照，不要放在这台电脑里；存成 PDF 的，打印后请删掉。"
        told = PlainLabel(advice, "body", "text2", wrap=True)
        fill(self.column, 24, self.code, 16, row, 16, told, 12, self.safe, 16, self.error, STRETCH)
        self.printing.clicked.connect(lambda: self.print_asked.emit(self._card))
        self.saving.clicked.connect(self._save)
        self.safe.toggled.connect(self._renew)
        self.button.clicked.connect(self.entered)
        self._renew()

    def show_card(self, card: RecoveryCard) -> None:
        """Show a card; nothing of it is kept after `forget`."""
        self._card = card
        self.code.setText("  ".join(card.groups))
        self.safe.setChecked(False)

    def forget(self) -> None:
        """The code leaves the screen."""
        self.show_card(RecoveryCard("", "", date.min))

    def begin(self) -> None:
        """The keys go to printing."""
        self.printing.setFocus()

    def _renew(self) -> None:
        self.button.set_why("" if self.safe.isChecked() else "收好恢复卡，先打勾")

    def _save(self) -> None:
        recovery_card.ask_where_to_save(self._card, self.saving)
