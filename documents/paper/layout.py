"""Document → pages, settled first: a page that goes on is full, and no signature stands alone on the next one.

The standard forbids 此页无正文 and wants the spacing adjusted instead. Where signature and date find no room below the
text, blank lines between them give way; where that is not enough, blank lines above headings and paragraphs of that
page push the last words of the text to the page of the signature. Both writers print what is settled here.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from documents.paper import air, colophon, heads
from documents.paper.flow import flowed, rows_of
from documents.paper.model import (
    Annex,
    AttachmentNote,
    Block,
    Colophon,
    Document,
    Form,
    Para,
    Picture,
    Signature,
    Table,
)
from documents.paper.prints import printed
from documents.paper.rows import Frame, Page
from documents.paper.shapes import holds_text
from documents.paper.styles import Styles

ENOUGH = 2  # lines of a paragraph that hold a signature on their page by themselves
SEAL_LEAST = 2  # blank lines a seal needs at least


def pages(document: Document, styles: Styles) -> list[Page]:
    """All pages of a document with everything on them."""
    document = settled(document, styles)
    found = flowed(document, styles, document.blocks).pages
    for number, page in enumerate(found, 1):
        page.ops += heads.page_number(document.form, number, styles)
    return found


@lru_cache(maxsize=1)
def settled(document: Document, styles: Styles) -> Document:
    """The document with its pictures ready for print and the blank lines its pages need; kept for the other writer."""
    document = replace(document, blocks=tuple(_ready(block) for block in document.blocks))
    if document.form is Form.LANDSCAPE:
        return document
    document = air.without_widows(document, styles)
    places = [place for place, block in enumerate(document.blocks) if isinstance(block, Signature)]
    for place in places:
        document = _signed(document, styles, place)
    if document.blocks and isinstance(document.blocks[-1], Colophon):
        document = _footed(document, styles, document.blocks[-1])
    return document


def kept_blocks(document: Document, styles: Styles) -> Iterator[int]:
    """The blocks of a settled document to be held on the page of what is signed after them, or of their table.

    Not those that have lines enough there while they begin before: LibreOffice would move such a paragraph whole.
    """
    blocks = document.blocks
    yield from (n for n, (a, b) in enumerate(pairwise(blocks)) if isinstance(a, Para) and isinstance(b, Table))
    for place in (n for n, block in enumerate(blocks[1:]) if holds_text(block)):
        flow = flowed(document, styles, blocks[: place + 1])
        if flow.begun.get(place, (0, 0))[0] == len(flow.pages) - 1 or flow.line < ENOUGH:
            yield place


def table_gaps(document: Document, styles: Styles) -> dict[int, float]:
    """Points from the end of each table of a settled document to the line on which the text goes on."""
    pairs = enumerate(pairwise(document.blocks))
    last = max((n for n, (a, b) in pairs if isinstance(a, Table) and not isinstance(b, Annex | Colophon)), default=-1)
    return flowed(document, styles, document.blocks[: last + 1]).gaps if last >= 0 else {}


def _ready(block: Block) -> Block:
    """With its pictures as they are printed."""
    match block:
        case Picture():
            return replace(block, data=printed(block)[0])
        case Table(pictures=pictures) if any(pictures):
            return replace(block, pictures=tuple(p and replace(p, data=printed(p)[0]) for p in pictures))
    return block


def _signed(document: Document, styles: Styles, place: int) -> Document:
    """With room for this signature below the text, or with text above it on the next page."""
    blocks = document.blocks
    signature = blocks[place]
    before = blocks[place - 1] if place else None
    note = before if isinstance(before, AttachmentNote) else None
    text = blocks[: place - (note is not None)]
    assert isinstance(signature, Signature)  # noqa: S101 (found as such)
    if not text:
        return document
    flow = flowed(document, styles, text)
    bare = (replace(note, above=0), replace(signature, above=0)) if note else (replace(signature, above=0),)
    free = flow.frame.lines - flow.line - sum(len(rows_of(block, "", flow.frame, styles)) for block in bare)
    after = blocks[place + 1 :]
    for tail in _closer(after, flow.frame, styles):
        spaced = _spaced(signature, note, free - _foot_lines(tail, flow.frame, styles))
        if spaced:
            return replace(document, blocks=(*text, *spaced, *tail))
    if isinstance(text[-1], Table):
        least = flow.frame.lines - flow.line - free + (SEAL_LEAST if signature.sealed else 0)
        going = replace(text[-1], below=least + _foot_lines(after, flow.frame, styles))
        return replace(document, blocks=(*text[:-1], going, *blocks[len(text) :]))
    # It goes on to the next page, and has to find room there below a line of the text.
    blocks = (*text, *(_spaced(signature, note, free + flow.line - 1) or blocks[len(text) : place + 1]), *after)
    document = replace(document, blocks=blocks)
    going_on = flowed(document, styles, blocks[: place + 1])
    if len(going_on.pages) > len(flow.pages) and going_on.full[-1] == flow.frame.lines:
        return document  # by itself, as with a long 附件说明
    aired = air.aired(document, styles, text, flow)
    if aired != text:
        return replace(document, blocks=(*aired, *blocks[len(text) :]))
    spaced = _spaced(signature, note, free)  # a page of its own for the 版记 is the last resort
    return replace(document, blocks=(*text, *spaced, *after)) if spaced else document


def _closer(after: tuple[Block, ...], frame: Frame, styles: Styles) -> Iterator[tuple[Block, ...]]:
    """With a closer and closer 版记."""
    *between, foot = after or (None,)
    if not isinstance(foot, Colophon):
        return iter([after])
    return ((*between, tried) for tried in colophon.closer(foot, frame, styles))


def _spaced(signature: Signature, note: AttachmentNote | None, free: int) -> tuple[Block, ...]:
    """附件说明 and signature with no more blank lines than are free; nothing when even the fewest are too many."""
    blanks, above = signature.blanks, note.above if note else 0
    while above + blanks > free and blanks > (SEAL_LEAST if signature.sealed else 0):
        blanks -= 1
    while above + blanks > free and above:
        above -= 1
    if above + blanks > free:
        return ()
    signed = replace(signature, above=blanks)
    return (replace(note, above=above), signed) if note else (signed,)


def _foot_lines(after: tuple[Block, ...], frame: Frame, styles: Styles) -> int:
    """Lines of what follows at once on the same page: the sign of proof, a 版记."""
    found = 0
    for block in after:
        if not isinstance(block, Picture | Colophon):
            break
        found += sum(row.lines for row in rows_of(block, "", frame, styles))
    return found


def _footed(document: Document, styles: Styles, block: Colophon) -> Document:
    """版记 ends with the type area; what is last above it goes with it rather than leave it alone on a page."""
    text = document.blocks[:-1]
    end = len(text)
    while end and isinstance(text[end - 1], Picture):
        end -= 1
    above = flowed(document, styles, text[:end])
    tails = _closer((*text[end:], block), above.frame, styles)
    fitting = (tail for tail in tails if above.line + _foot_lines(tail, above.frame, styles) <= above.frame.lines)
    tail = next(fitting, ())
    if not tail:
        tail = (*text[end:], block)
        text = _going_with(
            text, end, _foot_lines(tail, above.frame, styles), colophon.height(block, above.frame, styles)
        )
    flow, foot = flowed(document, styles, text), tail[-1]
    assert isinstance(foot, Colophon)  # noqa: S101 (made so above)
    lines = colophon.height(foot, flow.frame, styles)
    free = flow.frame.lines - (flow.line + lines if flow.line + lines <= flow.frame.lines else lines)
    return replace(document, blocks=(*text, replace(foot, above=free)))


def _going_with(text: tuple[Block, ...], end: int, below: int, foot: int) -> tuple[Block, ...]:
    """The text whose last row of a table, or else whose picture, leaves room for what follows it.

    Text before end has no picture after it; below and foot are the lines of all that follows it, and of the 版记.
    """
    last = text[end - 1] if end else None
    if isinstance(last, Table) and len(last.rows) > 1:
        return (*text[: end - 1], replace(last, below=below), *text[end:])
    picture = text[-1] if text else None
    return (*text[:-1], replace(picture, below=foot)) if isinstance(picture, Picture) else text
