"""Where one item is parted in two: the caret is moved there, by mouse or by the arrow keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from documents.reading.result import ReadItem
from gui.widgets.dialog import Dialog
from gui.widgets.veil import starred

HEIGHT = 160
STOPS = "。；;，,"


class SplitDialog(Dialog):
    """`at` is the character the second part begins with, counted over heading and detail."""

    def __init__(self, item: ReadItem, parent: QWidget | None = None) -> None:
        super().__init__("拆成两条", parent, width=560)
        self.say("把光标移到第二条开始的地方；措施和例证留在第一条，原件不改动。", "text2")
        whole = item.heading + ("\n" + item.detail if item.detail else "")
        self.edit = QPlainTextEdit(starred(whole))
        self.edit.setReadOnly(True)
        self.edit.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.edit.setTabChangesFocus(True)
        self.edit.setProperty("type", "quote")
        self.edit.setFixedHeight(HEIGHT)
        self.edit.setAccessibleName("条目全文")
        self.body.addWidget(self.edit)
        _cancel, self.split_button = self.add_buttons(("取消", "从光标处拆开"))
        cursor = self.edit.textCursor()
        cursor.setPosition(_first_stop(whole))
        self.edit.setTextCursor(cursor)
        self.edit.cursorPositionChanged.connect(self._tell)
        self.edit.setFocus()
        self._tell()

    @property
    def at(self) -> int:
        """Where the second part begins; Qt counts in UTF-16, a text in characters."""
        cursor = QTextCursor(self.edit.document())
        cursor.setPosition(self.edit.textCursor().position(), QTextCursor.MoveMode.KeepAnchor)
        return len(cursor.selectedText())

    def _tell(self) -> None:
        text = self.edit.toPlainText()
        whole = text[: self.at].strip() and text[self.at :].strip()
        self.split_button.set_why("" if whole else "光标前后都要有文字")


def _first_stop(text: str) -> int:
    found = [at + 1 for at, mark in enumerate(text[:-1]) if mark in STOPS or mark == "\n"]
    at = found[0] if found else len(text) // 2
    return len(text[:at].encode("utf-16-le")) // 2
