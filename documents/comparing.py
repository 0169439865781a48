"""What a paper says now against what its former version said, paragraph by paragraph."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from io import BytesIO

import docx

from documents.composing.dress import HEAD
from documents.paper.model import Document, squeezed, text_of
from domain.records import Paper
from storage.store import Store

BESIDE, LONGEST = 24, 120  # signs of an excerpt on each side of a change, and in all
NEAR = 1  # signs between two changes that are told as one
NUMBERED = re.compile(r"^(?:[一二三四五六七八九十百千〇]+、|（[一二三四五六七八九十百千〇]+）|\d+\.|（\d+）)")


@dataclass(frozen=True, kw_only=True)
class Difference:
    """Paragraphs that were and that are there instead; one of the two may be empty."""

    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def spans(self) -> list[tuple[str, list[tuple[int, int]]]]:
        """Each new paragraph with the signs in it that are new, from start to end (exclusive)."""
        if len(self.before) != len(self.after):
            return [(text, [(0, len(text))]) for text in self.after]
        return [(new, _changed_behind_number(old, new)) for old, new in zip(self.before, self.after, strict=True)]


def with_former(store: Store, former: Paper, document: Document) -> list[Difference]:
    """The differences to a version that was issued; the head of the journal is another one each time."""
    stored = store.stored_files.one(former.word_uid or "")
    before, after = paragraphs(store.files.read(stored)), text_of(document).splitlines()
    return between(*([text for text in texts if not text.startswith(HEAD)] for texts in (before, after)))


def changed(old: str, new: str) -> list[tuple[int, int]]:
    """Where the new text says something else; runs that lie close together are told as one."""
    found: list[tuple[int, int]] = []
    for kind, _, _, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        beside = int(kind == "delete")  # of what is gone, the signs at both sides are marked
        start, end = max(0, first - beside), min(len(new), last + beside)
        if found and start - found[-1][1] <= NEAR:
            found[-1] = (found[-1][0], end)
        elif end > start:
            found.append((start, end))
    return found


def paragraphs(word: bytes) -> list[str]:
    """The words of a Word file of ours in reading order: head, text, cells."""
    file = docx.Document(BytesIO(word))
    header = file.sections[0].first_page_header.paragraphs
    found = [paragraph.text for paragraph in header]
    for block in file.iter_inner_content():
        if isinstance(block, docx.table.Table):
            found += [paragraph.text for row in block.rows for cell in row.cells for paragraph in cell.paragraphs]
        else:
            found.append(block.text)
    return found


def between(before: list[str], after: list[str]) -> list[Difference]:
    """The changed runs of paragraphs; numbers that Word counts by itself and spaces make no difference."""
    old, new = [text for text in before if squeezed(text)], [text for text in after if squeezed(text)]
    matcher = SequenceMatcher(None, [_plain(text) for text in old], [_plain(text) for text in new], autojunk=False)
    return [
        Difference(before=tuple(old[a:b]), after=tuple(new[c:d]))
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    ]


def excerpt(text: str, spans: Sequence[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """The text around its spans, the first ones where they lie far apart, and where these stand in it."""
    start = max(0, spans[0][0] - BESIDE) if spans else 0
    end = min(len(text), spans[-1][1] + BESIDE if spans else len(text), start + LONGEST)
    front = "……" if start else ""
    shift = len(front) - start
    shown = [(first + shift, min(last, end) + shift) for first, last in spans if first < end]
    return front + text[start:end] + ("……" if end < len(text) else ""), shown


def gone(old: str, new: str) -> str:
    """The old text around what of it is no longer there; "" when the new one only says more."""
    begin = _number_in_front(old, new)
    matcher = SequenceMatcher(None, old, new[begin:], autojunk=False)
    lost = [(first, last) for kind, first, last, _, _ in matcher.get_opcodes() if kind in ("delete", "replace")]
    return excerpt(old, lost)[0] if lost else ""


def _changed_behind_number(old: str, new: str) -> list[tuple[int, int]]:
    """Where the new text differs behind its number."""
    begin = _number_in_front(old, new)
    return [(start + begin, end + begin) for start, end in changed(old, new[begin:])]


def _number_in_front(old: str, new: str) -> int:
    """How long the number is that the new text has and the old one lacks, since Word counts by itself."""
    number = NUMBERED.match(new)
    return number.end() if number and not NUMBERED.match(old) else 0


def _plain(text: str) -> str:
    """Without the automatic number in front."""
    return NUMBERED.sub("", squeezed(text))
