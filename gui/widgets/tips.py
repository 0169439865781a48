"""What a list says beside its rows: the whole text of what is cut by width, literally; what to do while it is empty."""

import html

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QToolTip

from gui import look
from gui.widgets.paint import elided
from gui.widgets.veil import covered


def tip_if_cut(event: QHelpEvent, view: QAbstractItemView, text: str, width: int) -> None:
    """Show the text when it does not fit into the width, else hide what is shown."""
    text = covered(text)
    if elided(text, look.font("body", 700), width) == text:
        QToolTip.hideText()
    else:
        QToolTip.showText(event.globalPos(), f"<qt>{html.escape(text)}</qt>", view)


def say_if_empty(view: QAbstractItemView, words: str) -> None:
    """After the rows are painted: a view without rows says what to do first."""
    if view.model().rowCount(view.rootIndex()):
        return
    painter = QPainter(view.viewport())
    painter.setFont(look.font("body"))
    painter.setPen(look.colour("text2"))
    room = view.viewport().rect().adjusted(24, 24, -24, -24)
    box = QRect(room.left(), room.top(), room.width(), room.height() * 4 // 5)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
    painter.end()
