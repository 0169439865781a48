"""The recovery card on paper: shown once, printed or saved as PDF, never kept by the program."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen
from PySide6.QtWidgets import QWidget

from gui import folders, look
from gui.widgets import KeyButton
from storage.aside import write_whole

if TYPE_CHECKING:
    from gui.printing import Press


@dataclass(frozen=True)
class RecoveryCard:
    """What stands on the card."""

    name: str
    code: str
    made_on: date

    @property
    def groups(self) -> list[str]:
        """The code in the groups it is copied by."""
        return self.code.split("-")


_LINES = (
    "忘记口令时，在解锁页选“忘记口令，用恢复卡打开”，照抄下面的恢复码。",
    "拿到这张卡的人可以打开工作夹，请由组长封存保管，不要拍照，不要放进电脑。",
    "口令和恢复卡都没有时，材料无法打开。重新做卡后，旧卡作废。",
)


def ask_where_to_save(card: RecoveryCard, press: KeyButton) -> None:
    """Ask for a file and save the card there; the button pressed says that it is saved."""
    path = folders.ask_file(press, "恢复卡存成 PDF", str(Path.home() / "恢复卡.pdf"), "PDF (*.pdf)")
    if path:
        save_pdf(card, Path(path))
        press.setText("已存好，再存一份")


def save_pdf(card: RecoveryCard, path: Path) -> None:
    """Write the card as a PDF of one A4 page; PlaceError when the disk does not take it."""
    write_whole(path, _pdf(card))


def _pdf(card: RecoveryCard) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setTitle("恢复卡")
    _draw(card, writer, writer.logicalDpiX())
    return bytes(buffer.data().data())


def print_card(card: RecoveryCard, press: "Press", parent: QWidget) -> None:
    """Ask for the printer and print the card."""
    from gui import printing  # noqa: PLC0415 - loaded when something is printed

    printing.ask(parent, press, _pdf(card), "恢复卡")


def _draw(card: RecoveryCard, device: QPagedPaintDevice, dots: int) -> None:
    device.setPageMargins(QMarginsF(20, 20, 20, 20), QPageLayout.Unit.Millimeter)
    painter = QPainter(device)
    unit = dots / 25.4  # one millimetre
    width = painter.viewport().width()

    def text(top: float, height: float, size: float, words: str, weight: QFont.Weight = QFont.Weight.Normal) -> None:
        font = look.base_font()
        font.setPixelSize(round(size * unit))
        font.setWeight(weight)
        painter.setFont(font)
        box = QRectF(6 * unit, top * unit, width - 12 * unit, height * unit)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap), words)

    painter.setPen(QPen(Qt.GlobalColor.black, 0.4 * unit))
    painter.drawRect(QRectF(0, 0, width, 122 * unit))
    text(8, 12, 7, "复诊　恢复卡", QFont.Weight.Medium)
    text(22, 8, 4.4, card.name)
    text(30, 7, 3.6, f"制作日期：{card.made_on.year}年{card.made_on.month}月{card.made_on.day}日")
    text(44, 14, 8, "  ".join(card.groups[:4]), QFont.Weight.Medium)
    text(57, 14, 8, "  ".join(card.groups[4:]), QFont.Weight.Medium)
    for place, line in enumerate(_LINES):
        text(76 + place * 11, 11, 3.6, line)
    text(111, 8, 3.6, "保管人：＿＿＿＿＿＿　　封存日期：＿＿＿＿＿＿")
    painter.end()
