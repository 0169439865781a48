"""Files dragged onto a widget and let go there, as every Qt we run with wants to be told."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl, qVersion
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

AT = QPoint(9, 9)
_HOW = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
# A drag enters at a point of whole numbers up to Qt 6.11; from 6.12 on that is deprecated.
_ENTERS_AT = QPointF if tuple(map(int, qVersion().split(".")[:2])) >= (6, 12) else QPoint


def drag(target: QWidget, paths: Iterable[Path], at: QPoint = AT) -> QMimeData:
    """Bring the files over the widget; they live as long as what comes back."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    for event in (QDragEnterEvent, QDragMoveEvent):
        QApplication.sendEvent(target, event(_ENTERS_AT(at), Qt.DropAction.CopyAction, data, *_HOW))
    return data


def drop(target: QWidget, paths: Iterable[Path], at: QPoint = AT) -> None:
    """Bring the files over the widget and let them go."""
    data = drag(target, paths, at)
    QApplication.sendEvent(target, QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, *_HOW))
