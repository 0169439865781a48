"""Paints one cell of the board: glyph, bar and figure, chip, or text."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui import look
from gui.models import coverage
from gui.models.coverage import Sign, finding_sign, paper_sign
from gui.widgets.paint import GlyphKind, chip_width, elided, glyph_of, paint_chip, paint_glyph
from gui.widgets.row_list import ROW_ROLE
from gui.widgets.tips import tip_if_cut
from storage.shelves.coverage import CoverageRow

_Index = QModelIndex | QPersistentModelIndex
_BAR = 52
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class BoardPainter(QStyledItemDelegate):
    """A row in view is weak, with the bar at its left; nothing is said by colour alone."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(34, look.measure("table_row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: CoverageRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        rect, column = QRect(option.rect), index.column()
        painter.fillRect(rect, look.colour("weak" if current else "head" if row.whole else "surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.colour("line"))
        if column == coverage.NUMBER and current:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), look.colour("accent"))
        self._cell(painter, rect, row, column, current)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        row: CoverageRow | None = index.data(ROW_ROLE)
        if row is not None and index.column() == coverage.HEADING:
            tip_if_cut(event, view, row.subject.heading, option.rect.width() - 16)
        elif row is not None:
            tip_if_cut(event, view, coverage.spoken(row, index.column()), 0)
        return True

    def _cell(self, painter: QPainter, rect: QRect, row: CoverageRow, column: int, current: bool) -> None:
        if column == coverage.NUMBER and not row.whole:
            _text(painter, rect.adjusted(0, 0, -8, 0), row.subject.label, "text2", Qt.AlignmentFlag.AlignRight)
        elif column == coverage.HEADING:
            _heading(painter, rect, row, current)
        elif coverage.FIRST_REFERENCE <= column < coverage.CHECKS and not row.whole:
            stance = row.subject.stances[column - coverage.FIRST_REFERENCE]
            paint_glyph(painter, _centred(rect, 20), glyph_of(stance))
        elif column == coverage.CHECKS:
            _bar(painter, rect, row)
        elif column == coverage.ALARMS:
            _alarms(painter, rect, row)
        elif column == coverage.EVIDENCE:
            _evidence(painter, rect, row)
        elif column == coverage.GAPS and row.gaps:
            paint_glyph(painter, _centred(rect, 20), GlyphKind.OWE)
        elif column == coverage.FINDING:
            _chip(painter, rect, finding_sign(row))
        elif column == coverage.PAPER:
            _chip(painter, rect, paper_sign(row))


def _centred(rect: QRect, side: int) -> QRect:
    return QRect(rect.center().x() - side // 2 + 1, rect.center().y() - side // 2 + 1, side, side)


def _text(painter: QPainter, rect: QRect, text: str, role: str, way: Qt.AlignmentFlag) -> None:
    painter.setFont(look.font("body"))
    painter.setPen(look.colour(role))
    painter.drawText(rect, _MIDDLE | way, text)


def _heading(painter: QPainter, rect: QRect, row: CoverageRow, current: bool) -> None:
    font = look.font("body", 700 if current or row.whole else 400)
    painter.setFont(font)
    painter.setPen(look.colour("text"))
    room = rect.adjusted(8, 0, -8, 0)
    painter.drawText(room, _MIDDLE, elided(row.subject.heading, font, room.width()))


def _evidence(painter: QPainter, rect: QRect, row: CoverageRow) -> None:
    if row.evidence or row.whole:
        _text(painter, rect, str(row.evidence), "text", Qt.AlignmentFlag.AlignHCenter)
    else:
        paint_glyph(painter, _centred(rect, 20), GlyphKind.OWE)


def _bar(painter: QPainter, rect: QRect, row: CoverageRow) -> None:
    """Bar and figure; no bar where no list of checks is chosen."""
    answered, total = row.subject.answered, row.subject.total
    if not total:
        return
    box = QRectF(rect.left() + 8, rect.center().y() - 2, _BAR, 6)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(look.colour("line2") if look.theme() == "contrast" else Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("nabg"))
    painter.drawRoundedRect(box, 2, 2)
    if answered:
        share = answered / total
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("ok" if share >= 1 else "mid" if share >= 0.4 else "gap"))
        painter.drawRoundedRect(QRectF(box.left(), box.top(), max(3.0, box.width() * share), box.height()), 2, 2)
    figure = QRect(rect.left() + 8 + _BAR, rect.top(), rect.width() - _BAR - 18, rect.height())
    _text(painter, figure, f"{answered}/{total}", "text", Qt.AlignmentFlag.AlignRight)


def _alarms(painter: QPainter, rect: QRect, row: CoverageRow) -> None:
    subject = row.subject
    if subject.pending:
        _chip(painter, rect, Sign(f"待判 {subject.pending}", "wait", "wait"))
    else:
        words = f"{subject.alarms} 已判" if subject.alarms else "—"
        role = "text2" if subject.alarms else "text3"
        _text(painter, rect.adjusted(8, 0, 0, 0), words, role, Qt.AlignmentFlag.AlignLeft)


def _chip(painter: QPainter, rect: QRect, sign: Sign | None) -> None:
    if sign is None:
        _text(painter, rect.adjusted(8, 0, 0, 0), "—", "text3", Qt.AlignmentFlag.AlignLeft)
        return
    width = chip_width(sign.text, sign.glyph)
    box = QRect(rect.left() + 8, rect.center().y() - 9, width, look.measure("chip"))
    paint_chip(painter, box, sign.text, sign.role, sign.glyph)
