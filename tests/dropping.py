"""Files dragged onto a widget and let go there, as every Qt we run with wants to be told."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl, qVersion
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

AT = QPoint(9, 9)
_HOW = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
# A drag enters at a point of whole numbers up to Qt 6.11; from 6.12 on that is deprecated.
_ENTERS_AT = QPointF(AT) if tuple(map(int, qVersion().split(".")[:2])) >= (6, 12) else AT


def drag(target: QWidget, paths: Iterable[Path]) -> QMimeData:
    """Bring the files over the widget; they live as long as what comes back."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QApplication.sendEvent(target, QDragEnterEvent(_ENTERS_AT, Qt.DropAction.CopyAction, data, *_HOW))
    return data


def drop(target: QWidget, paths: Iterable[Path]) -> None:
    """Bring the files over the widget and let them go."""
    data = drag(target, paths)
    QApplication.sendEvent(target, QDropEvent(QPointF(AT), Qt.DropAction.CopyAction, data, *_HOW))
