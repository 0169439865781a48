"""Below the entries: the problems of the feedback, onto which entries are dragged."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from gui.models.problem_targets import ProblemTargets
from gui.pages.documents.line_delegate import LineDelegate


class TargetList(QListView):
    """dropped(uid of the problem, also): with Ctrl held an entry answers this problem beside its own."""

    dropped = Signal(str, bool)

    def __init__(self, source: QWidget) -> None:
        super().__init__()
        self._source = source
        self.targets = ProblemTargets()
        self.setModel(self.targets)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setItemDelegate(LineDelegate(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # by key a problem is chosen with G and A
        self.setAccessibleName("反馈的问题，可以把条目拖到这里")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is self._source:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.source() is not self._source or not index.isValid():
            event.ignore()
            return
        self.setCurrentIndex(index)
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        target = self.targets.row_at(self.indexAt(event.position().toPoint()).row())
        if target is not None and event.source() is self._source:
            event.acceptProposedAction()
            self.dropped.emit(target.issue.uid, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
