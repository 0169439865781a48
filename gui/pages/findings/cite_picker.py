"""Ctrl+Shift+C: a quote or a piece of evidence is cited in the facts by its number."""

from collections.abc import Mapping, Sequence
from functools import partial

from domain.records import Evidence, FindingQuote
from gui.chooser import Choice
from gui.initials import matches
from gui.pages.findings.picker import Picker
from gui.widgets.reason_edit import ReasonEdit

WORDS = "引用哪一段、哪一件：输入编号、字或拼音首字母，回车写进事实"


def ask_citation(
    picker: Picker,
    editor: ReasonEdit,
    quotes: Sequence[FindingQuote],
    names: Mapping[str, str],
    evidence: Sequence[Evidence],
) -> None:
    """Everything the finding rests on; 〔3〕 or 〔证-0031〕 goes in where the cursor stands."""
    known = [
        *((f"{quote.number}", f"“{quote.text}”", names.get(quote.document_uid, "")) for quote in quotes),
        *((piece.number, piece.name, "证据") for piece in evidence),
    ]

    def offer(typed: str) -> list[Choice]:
        return [
            Choice(f"〔{number}〕　{words}", partial(picker.put, f"〔{number}〕"), "link", note)
            for number, words, note in known
            if typed.strip() in ("", number) or matches(typed, f"{number} {words} {note}")
        ]

    picker.ask(editor, WORDS, offer)
