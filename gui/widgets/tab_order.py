"""Tab goes as one reads, also through widgets that were made later than their neighbours."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget


def chain(widgets: Iterable[QWidget]) -> None:
    """Each of these comes after the one before it."""
    before: QWidget | None = None
    for widget in widgets:
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget
