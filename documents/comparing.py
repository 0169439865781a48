"""What a paper says now against what its former version said, paragraph by paragraph."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from io import BytesIO

import docx

from documents.model import Document, squeezed, text_of
from domain.words import PaperKind
from storage.store import Store

NUMBERED = re.compile(r"^(?:[一二三四五六七八九十百千〇]+、|（[一二三四五六七八九十百千〇]+）|\d+\.|（\d+）)")


@dataclass(frozen=True, kw_only=True)
class Difference:
    """Paragraphs that were and that are there instead; one of the two may be empty."""

    before: tuple[str, ...]
    after: tuple[str, ...]


def with_former(store: Store, visit_uid: str, kind: PaperKind, document: Document) -> list[Difference]:
    """The differences to the version issued last; none when there is no former version."""
    former = [paper for paper in store.papers.all(visit_uid=visit_uid, kind=kind) if paper.word_uid]
    if not former:
        return []
    last = max(former, key=lambda paper: paper.version)
    stored = store.stored_files.one(last.word_uid or "")
    return between(paragraphs(store.files.read(stored)), text_of(document).splitlines())


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


def _plain(text: str) -> str:
    """Without the automatic number in front."""
    return NUMBERED.sub("", squeezed(text))
