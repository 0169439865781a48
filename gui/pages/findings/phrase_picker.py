"""Ctrl+J: a wording the office keeps goes into the field being written; what is written can be kept for others."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from domain.records import Phrase
from domain.words import PhraseKind
from gui.chooser import Choice, Chooser
from gui.desk import Desk
from gui.initials import matches
from gui.operations import phrases as deeds
from gui.widgets.reason_edit import ReasonEdit

KINDS = {
    "facts": PhraseKind.FACTS,
    "basis": PhraseKind.BASIS,
    "cause": PhraseKind.CAUSE,
    "suggestion": PhraseKind.SUGGESTION,
}
LEAST_WIDTH, HEIGHT = 480, 44


class PhrasePicker(QFrame):
    """A field with the list under it, over the editor it writes into; Esc closes."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._store = desk, desk.store
        self._kind = PhraseKind.FACTS
        self._editor: ReasonEdit | None = None
        self._kept: list[tuple[Phrase, str]] = []
        self.setProperty("card", True)
        self.setAutoFillBackground(True)
        self.setAccessibleName("常用表述")
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        self.field = QLineEdit()
        column.addWidget(self.field)
        self.chooser = Chooser(window, self.field, self._asked, "没有这样的常用表述。")
        self.chooser.closed.connect(self._closed)
        self.hide()

    def ask(self, kind: PhraseKind, editor: ReasonEdit) -> None:
        """Open over an editor; what is chosen goes in where its cursor stands."""
        self._kind, self._editor = kind, editor
        self._kept = [(phrase, _searched(phrase)) for phrase in self._store.phrases.find(kind)]
        words = f"常用{kind}：输入字或拼音首字母，回车放进底稿"
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)
        window = self.parentWidget()
        at = editor.mapTo(window, QPoint(0, 0))
        width = max(LEAST_WIDTH, editor.width())
        self.setGeometry(max(8, min(at.x(), window.width() - width - 8)), max(8, at.y() - HEIGHT), width, HEIGHT)
        self.raise_()
        self.show()
        self.field.clear()
        self.field.setFocus()
        self.chooser.open_under(self, width)

    def _closed(self) -> None:
        """The keys go back into the editor, unless they have gone elsewhere by hand."""
        had = self.field.hasFocus()
        self.hide()
        if had and self._editor is not None:
            self._editor.setFocus()

    def _asked(self, typed: str) -> list[Choice]:
        wanted = typed.split()
        choices = [
            Choice(deeds.as_written(phrase), partial(self._take, phrase), "copy", _note(phrase))
            for phrase, searched in self._kept
            if all(matches(word, searched) for word in wanted)
        ]
        if not wanted:
            choices += self._more()
        return choices

    def _more(self) -> list[Choice]:
        """What can be done beside taking one: keep what is written, put the library in order."""
        written = self._written()
        fresh = bool(written) and all(phrase.text != written for phrase, _ in self._kept)
        keep = Choice(f"把这一栏存为常用{self._kind}", partial(self._keep, written), "plus")
        return [*([keep] if fresh else []), Choice("整理常用表述和政策依据", self._open_sheet, "list")]

    def _written(self) -> str:
        """What is marked in the editor, else all of it."""
        if self._editor is None:
            return ""
        marked = self._editor.textCursor().selectedText().replace("\u2029", "\n")
        return (marked or self._editor.value()).strip()

    def _take(self, phrase: Phrase) -> None:
        if self._editor is None:
            return
        self._editor.insertPlainText(deeds.as_written(phrase))
        self._editor.setFocus()
        if phrase.lapsed_on is not None:
            day = phrase.lapsed_on
            self._desk.notices.tell(f"这一条{day.year}年{day.month}月{day.day}日起废止，请核对是否还适用。")

    def _keep(self, written: str) -> None:
        deeds.keep(self._store, self._kind, written)
        if self._editor is not None:
            self._editor.setFocus()

    def _open_sheet(self) -> None:
        from gui.pages.findings.phrase_sheet import PhraseSheet  # noqa: PLC0415 - seldom needed

        sheet = PhraseSheet(self._desk, self._kind, self.window())
        sheet.exec()
        sheet.deleteLater()


def _searched(phrase: Phrase) -> str:
    return f"{phrase.area} {deeds.as_written(phrase)}"


def _note(phrase: Phrase) -> str:
    return "已废止" if phrase.lapsed_on else phrase.area
