"""Tool tips of list rows: the whole text of what is cut by width, literally."""

import html

from PySide6.QtGui import QHelpEvent
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
