"""Ctrl+J: a wording the office keeps goes into the field being written; what is written can be kept for others."""

from functools import partial

from domain.records import Phrase
from domain.words import PhraseKind
from gui.chooser import Choice
from gui.desk import Desk
from gui.initials import matches
from gui.operations import phrases as deeds
from gui.pages.findings.picker import Picker
from gui.widgets.reason_edit import ReasonEdit

KINDS = {
    "facts": PhraseKind.FACTS,
    "basis": PhraseKind.BASIS,
    "cause": PhraseKind.CAUSE,
    "suggestion": PhraseKind.SUGGESTION,
}
NAMED = (
    "写有书记点到的人",
    "常用表述各单位、各组都用，存进去的一条里不能有点到的姓名。",
    "遮盖以后存的一条里写成“有关人员”，底稿里的字不变。",
    ("不存", "遮盖后存"),
)


class PhrasePicker:
    """What the picker offers of the library, and what is done with it."""

    def __init__(self, desk: Desk, picker: Picker) -> None:
        self._desk, self._store, self._picker = desk, desk.store, picker
        self._kind = PhraseKind.FACTS
        self._kept: list[tuple[Phrase, str]] = []

    def ask(self, kind: PhraseKind, editor: ReasonEdit) -> None:
        """The wordings of a kind, over the editor they go into."""
        self._kind = kind
        self._kept = [(phrase, _searched(phrase)) for phrase in self._store.phrases.find(kind)]
        self._picker.ask(editor, f"常用{kind}：输入字或拼音首字母，回车放进底稿", self._asked)

    def _asked(self, typed: str) -> list[Choice]:
        wanted = typed.split()
        choices = [
            Choice(deeds.as_written(phrase), partial(self._take, phrase), "copy", _note(phrase))
            for phrase, searched in self._kept
            if all(matches(word, searched) for word in wanted)
        ]
        return choices if wanted else choices + self._more()

    def _more(self) -> list[Choice]:
        """What can be done beside taking one: keep what is written, put the library in order."""
        written = self._written()
        fresh = bool(written) and all(phrase.text != written for phrase, _ in self._kept)
        keep = Choice(f"把这一栏存为常用{self._kind}", partial(self._keep, written), "plus")
        return [*([keep] if fresh else []), Choice("整理常用表述和政策依据", self._open_sheet, "list")]

    def _written(self) -> str:
        """What is marked in the editor, else all of it."""
        editor = self._picker.editor
        if editor is None:
            return ""
        marked = editor.textCursor().selectedText().replace("\u2029", "\n")
        return (marked or editor.value()).strip()

    def _take(self, phrase: Phrase) -> None:
        self._picker.put(deeds.as_written(phrase))
        if phrase.lapsed_on is not None:
            day = phrase.lapsed_on
            self._desk.notices.tell(f"这一条{day.year}年{day.month}月{day.day}日起废止，请核对是否还适用。")

    def _keep(self, written: str) -> None:
        """Wordings serve every organization and every team: whoever was named stays out of them."""
        plain = self._desk.knowing.anonymous(written)
        if plain != written and self._desk.notices.ask(*NAMED) != 1:
            return
        written = plain
        deeds.keep(self._store, self._kind, written)
        self._picker.put("")

    def _open_sheet(self) -> None:
        from gui.pages.findings.phrase_sheet import PhraseSheet  # noqa: PLC0415 - seldom needed

        sheet = PhraseSheet(self._desk, self._kind, self._picker.window())
        sheet.exec()
        sheet.deleteLater()


def _searched(phrase: Phrase) -> str:
    return f"{phrase.area} {deeds.as_written(phrase)}"


def _note(phrase: Phrase) -> str:
    return "已废止" if phrase.lapsed_on else phrase.area
