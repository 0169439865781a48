"""The one dialog to print from: printer, copies, both sides, pages, or which papers of a set; it remembers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QWidget

from domain.changes import Progress
from domain.errors import FuzhenError, InputError
from gui import printer
from gui.notices import Notices
from gui.printer import Order
from gui.widgets.boxes import hbox
from gui.widgets.combo_box import ComboBox
from gui.widgets.dialog import Dialog
from gui.widgets.field import Field
from gui.widgets.field_box import FieldBox
from gui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from storage.settings import Settings

MOST_COPIES = 99
NO_PRINTER = "这台电脑没有装打印机，什么也没有印出；可以导出 PDF，拿到有打印机的电脑上印，印出来的页完全一样。"


class Runs(Protocol):
    """The tasks of the window, or those of an unlocked workspace."""

    def run(
        self,
        text: str,
        work: Callable[[Progress], Any],
        then: Callable[[Any], object] | None = None,
        *,
        lasting: bool = False,
    ) -> object:
        """Do work beside the window."""


class Press(Protocol):
    """What printing needs: the window has it, and so has a desk."""

    @property
    def settings(self) -> "Settings": ...

    @property
    def tasks(self) -> Runs: ...

    @property
    def notices(self) -> Notices: ...


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A paper of a set; its pages are made on the worker when it is printed."""

    name: str
    pdf: Callable[[], bytes]
    ticked: bool = True


def ask(parent: QWidget, press: Press, pdf: bytes, name: str) -> None:
    """Print the pages in view."""
    ask_for(parent, press, Choice(name=name, pdf=lambda: pdf), _pages_in(pdf))


def _pages_in(pdf: bytes) -> int:
    """Counted by Qt, whose library for PDFs is not the one that the worker may be using."""
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    count = document.pageCount()
    document.close()
    return count


def ask_for(parent: QWidget, press: Press, choice: Choice, count: int) -> None:
    """Print so many pages, which are made on the worker."""
    dialog = PrintDialog(press, f"打印{choice.name}", parent, count=count)
    if dialog.exec() and dialog.order:
        _run(press, [choice], dialog.order)
    dialog.deleteLater()


def ask_set(parent: QWidget, press: Press, choices: Sequence[Choice]) -> None:
    """Print several papers in one go, each as a job of its own."""
    dialog = PrintDialog(press, "成套打印", parent, choices=choices)
    if dialog.exec() and dialog.order:
        _run(press, dialog.chosen(), dialog.order)
    dialog.deleteLater()


def _run(press: Press, chosen: Sequence[Choice], order: Order) -> None:
    def work(progress: Progress) -> str:
        drawn = 0
        for done, choice in enumerate(chosen):
            progress(done, len(chosen), f"正在排{choice.name}的版")
            pdf = choice.pdf()
            drawn += printer.print_pages(pdf, printer.printer_for(pdf, choice.name, order), order, progress)
        what = f"{len(chosen)} 种文书，" if len(chosen) > 1 else ""
        return f"已送到打印机“{order.printer}”：{what}{drawn} 页"

    title = f"打印{chosen[0].name}" if len(chosen) == 1 else "成套打印"
    press.tasks.run(title, work, press.notices.tell, lasting=True)


class PrintDialog(Dialog):
    """Enter prints with what was chosen last time; `order` is None until then."""

    def __init__(
        self, press: Press, title: str, parent: QWidget | None, *, count: int = 0, choices: Sequence[Choice] = ()
    ) -> None:
        super().__init__(title, parent)
        self._settings, self._count, self._choices = press.settings, count, choices
        self._notices = press.notices
        self._one = count == 1 and not choices  # no pages to choose among, no other side to print on
        self.order: Order | None = None
        self._ticked = {choice.name for choice in choices if choice.ticked}
        if not printer.printers():
            self.say(NO_PRINTER)
            self.add_buttons(("关闭",))
            return
        self._build()
        self.print_button = self.add_buttons(("取消", "打印"))[-1]
        self.print_button.setFocus()
        self._tick()

    def _build(self) -> None:
        self.printer = ComboBox()
        self.printer.addItems(printer.printers())
        known = self.printer.findText(self._settings.printer)
        self.printer.setCurrentIndex(max(0, known))
        self.copies = QSpinBox()
        self.copies.setRange(1, MOST_COPIES)
        self.copies.setValue(self._settings.print_copies)
        self.copies.lineEdit().setTextMargins(6, 0, 0, 0)
        self.copies.setSuffix(" 份")
        self.both_sides = QCheckBox("双面打印，左侧装订")
        self.both_sides.setChecked(self._settings.print_both_sides)
        self.body.addWidget(FieldBox("打印机", self.printer))
        row = hbox((FieldBox("份数", self.copies), 1), spacing=12)
        if self._choices:
            self.body.addWidget(self._build_set())
        elif not self._one:
            self.pages = Field("页码", QLineEdit(), f"全部 {self._count} 页；也可以写 1-3，5")
            row.addWidget(self.pages, 2)
        self.body.addLayout(row)
        self.body.addWidget(self.both_sides)
        self.both_sides.setVisible(not self._one)

    def _build_set(self) -> QWidget:
        self.ticks = TickList()
        names = [choice.name for choice in self._choices]
        self.ticks.show_items(names, sorted(self._ticked), self.width() - 60)
        self.ticks.ticked.connect(self._ticked_one)
        return FieldBox("文书", self.ticks, "草稿按现在的内容排版")

    def _ticked_one(self, name: str, on: bool) -> None:
        (self._ticked.add if on else self._ticked.discard)(name)
        self._tick()

    def _tick(self) -> None:
        self.print_button.set_why("先勾选文书" if self._choices and not self._ticked else "")

    def chosen(self) -> list[Choice]:
        """The papers that are ticked."""
        return [choice for choice in self._choices if choice.name in self._ticked]

    def accept(self) -> None:
        """Only an order that can be carried out closes the dialog; it is remembered for the next time."""
        if self.pressed != 1:
            super().accept()
            return
        pages = "" if self._choices or self._one else self.pages.edit.text().strip()
        try:
            printer.pages_of(pages, self._count)
        except InputError as error:
            self.pressed = -1
            self.pages.complain(str(error))
            return
        self.order = Order(
            printer=self.printer.currentText(),
            copies=self.copies.value(),
            both_sides=self.both_sides.isChecked() and not self._one,
            pages=pages,
        )
        self._remember(self.order)
        super().accept()

    def _remember(self, order: Order) -> None:
        self._settings.printer = order.printer
        self._settings.print_copies, self._settings.print_both_sides = order.copies, self.both_sides.isChecked()
        try:
            self._settings.save()
        except FuzhenError as error:
            self._notices.strip(str(error))
