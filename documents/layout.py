"""Document → pages, settled first: a page that goes on is full, and no signature stands alone on the next one.

The standard forbids 此页无正文 and wants the spacing adjusted instead. Where signature and date find no room below the
text, blank lines between them give way; where that is not enough, blank lines above headings and paragraphs of that
page push the last words of the text to the page of the signature. Both writers print what is settled here.
"""

from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from functools import lru_cache

from documents import colophon, heads
from documents.flow import flowed, rows_of
from documents.model import AttachmentNote, Block, Colophon, Document, Form, Heading, Para, Picture, Signature, Table
from documents.prints import printed
from documents.rows import Frame, Page
from documents.styles import Styles

MOST_AIR = 5  # blank lines a page may be given
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
    document = _without_widows(document, styles)
    places = [place for place, block in enumerate(document.blocks) if isinstance(block, Signature)]
    for place in places:
        document = _signed(document, styles, place)
    if document.blocks and isinstance(document.blocks[-1], Colophon):
        document = _footed(document, styles, document.blocks[-1])
    return document


def _ready(block: Block) -> Block:
    """With its pictures as they are printed."""
    match block:
        case Picture():
            return replace(block, data=printed(block)[0])
        case Table(pictures=pictures) if any(pictures):
            return replace(block, pictures=tuple(p and replace(p, data=printed(p)[0]) for p in pictures))
    return block


def _without_widows(document: Document, styles: Styles) -> Document:
    """With a blank line above each paragraph that would leave but a few signs for the next page."""
    aired = flowed(document, styles, document.blocks, widows=True).aired or ()
    return replace(
        document,
        blocks=tuple(
            replace(block, above=block.above + 1) if place in aired and isinstance(block, Heading | Para) else block
            for place, block in enumerate(document.blocks)
        ),
    )


def _signed(document: Document, styles: Styles, place: int) -> Document:
    """With room for this signature below the text, or with text above it on the next page."""
    blocks = document.blocks
    signature = blocks[place]
    before = blocks[place - 1] if place else None
    note = before if isinstance(before, AttachmentNote) else None
    text = blocks[: place - (note is not None)]
    assert isinstance(signature, Signature)  # noqa: S101 (found as such)
    if not text or isinstance(text[-1], Table):
        return document
    flow = flowed(document, styles, text)
    free = flow.frame.lines - flow.line - _note_lines(note, document, styles) - 2
    foot = _foot_lines(blocks[place + 1 :], flow.frame, styles)
    for below in dict.fromkeys((foot, 0)):  # a page of its own for the 版记 is the last resort
        spaced = _spaced(signature, note, free - below)
        if spaced:
            return replace(document, blocks=(*text, *spaced, *blocks[place + 1 :]))
        aired = _aired(document, styles, text, flow.frame.lines - flow.line + 1)
        if aired != text:
            return replace(document, blocks=(*aired, *blocks[len(text) :]))
    return document


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
    """Lines of a 版记 that follows at once."""
    return colophon.height(after[0], frame, styles) if after and isinstance(after[0], Colophon) else 0


def _note_lines(note: AttachmentNote | None, document: Document, styles: Styles) -> int:
    if note is None:
        return 0
    return len(rows_of(replace(note, above=0), "", flowed(document, styles, ()).frame, styles))


def _aired(document: Document, styles: Styles, text: tuple[Block, ...], wanted: int) -> tuple[Block, ...]:
    """The text with so many blank lines on its last page, above blocks of it; as it is if there is no place."""
    pages = len(flowed(document, styles, text).pages)
    # No more blocks than lines can begin on the last page.
    tried = range(max(1, len(text) - styles.page.lines), len(text))
    first = bisect_left(tried, pages, key=lambda place: len(flowed(document, styles, text[:place]).pages))
    places = [
        place
        for place in tried[first:]
        if isinstance(text[place], Heading | Para) and not _follows_heading(text, place)
    ]
    if not places or wanted > min(MOST_AIR, 2 * len(places)):
        return text
    places.sort(key=lambda place: (_rank(text[place]), -place))
    lines = Counter((places * 2)[:wanted])
    return tuple(
        replace(block, above=lines[place]) if isinstance(block, Heading | Para) else block
        for place, block in enumerate(text)
    )


def _follows_heading(text: tuple[Block, ...], place: int) -> bool:
    before = text[place - 1]
    return isinstance(before, Heading) and not before.body


def _rank(block: Block) -> int:
    return block.level if isinstance(block, Heading) else 3


def _footed(document: Document, styles: Styles, block: Colophon) -> Document:
    """版记 ends with the type area; the last row of a table goes with it rather than leave it alone on a page."""
    text = document.blocks[:-1]
    flow = flowed(document, styles, text)
    lines = colophon.height(block, flow.frame, styles)
    if flow.line + lines > flow.frame.lines and text and isinstance(text[-1], Table) and len(text[-1].rows) > 1:
        text = (*text[:-1], replace(text[-1], below=lines))
        flow = flowed(document, styles, text)
    free = flow.frame.lines - flow.line - lines
    above = free if free >= 0 else flow.frame.lines - lines
    return replace(document, blocks=(*text, replace(block, above=above)))
