"""Every text of a window, by whatever way it reaches somebody."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QAbstractTableModel, QBuffer, QModelIndex, Qt
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)


def told(window: QWidget) -> Iterator[tuple[str, str]]:
    """Where, and every text that can be seen, heard, hovered over or copied there."""
    for widget in [window, *window.findChildren(QWidget)]:
        where = f"{type(widget).__name__} {widget.accessibleName()[:12]}"
        yield where, widget.accessibleName()
        yield where, widget.accessibleDescription()
        yield where, widget.toolTip()
        if isinstance(widget, (QLabel, QAbstractButton, QLineEdit)):
            yield where, widget.text()
        elif isinstance(widget, QPlainTextEdit):
            yield where, widget.toPlainText()
        elif isinstance(widget, QComboBox):
            yield from ((where, widget.itemText(place)) for place in range(widget.count()))
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from ((f"{where} {type(widget.model()).__name__}", text) for text in listed(widget.model()))
    yield "painted", painted(window)


def listed(model: QAbstractItemModel, parent: QModelIndex = QModelIndex()) -> Iterator[str]:  # noqa: B008 - Qt's own
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
    flat = isinstance(model, QAbstractListModel)  # whose columnCount and hasChildren PySide keeps to itself
    deep = not isinstance(model, (QAbstractListModel, QAbstractTableModel))
    for row in range(model.rowCount(parent)):
        for column in range(1 if flat else model.columnCount(parent)):
            index = model.index(row, column, parent)
            yield from (str(model.data(index, role) or "") for role in roles)
            if column == 0 and deep and model.hasChildren(index):
                yield from listed(model, index)


def painted(window: QWidget) -> str:
    """Every text that is drawn, by delegates and by hand too."""
    buffer, generator = QBuffer(), QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(window.size())
    window.render(generator)
    svg = bytes(buffer.data()).decode("utf-8", "replace")
    return "".join(re.findall(r">([^<>]+)</text>", svg)).replace("\u2060", "")
