"""Blank lines above headings and paragraphs: no few signs alone on a page, and words of the text with its signature."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from operator import ge

from documents.paper.flow import Flow, flowed
from documents.paper.model import Addressee, Block, Document, Heading, Para
from documents.paper.styles import Styles

Airy = Addressee | Heading | Para  # what may have blank lines above it
MOST_AIR, MOST_ON_BOTH = 10, 14  # blank lines the last page may be given, and the last two together
USUAL_AIR, SCARCE_ROUNDS = 2, 2  # above one block as a rule; how often so many in a paper that has hardly any block
SECTION = 2  # the lowest level of heading that begins a section
MOST_SKIPPED = 3  # blocks that get none although they stand last


def without_widows(document: Document, styles: Styles) -> Document:
    """With a blank line above each paragraph that would leave but a few signs for the next page."""
    found = flowed(document, styles, document.blocks, widows=True).aired or ()
    return replace(
        document,
        blocks=tuple(
            replace(block, above=block.above + 1) if place in found and isinstance(block, Airy) else block
            for place, block in enumerate(document.blocks)
        ),
    )


def aired(document: Document, styles: Styles, text: tuple[Block, ...], flow: Flow) -> tuple[Block, ...]:
    """The text with blank lines above blocks of its last pages, so that its last words go on to the next page.

    As it is where there is no place for so many, or where a page would not be full.
    """
    last = len(flow.pages) - 1
    found = [
        place
        for place, (page, line) in flow.begun.items()
        if page >= last - 1 and line and isinstance(text[place], Airy) and not _follows_heading(text, place)
    ]
    # On the last page the later ones first, so that little moves; on the one before the early ones.
    here = sorted((p for p in found if flow.begun[p][0] == last), key=lambda p: (_rank(text[p]), -p))
    there = sorted((p for p in found if flow.begun[p][0] < last), key=lambda p: (_rank(text[p]), p))
    heads = {p for p in found if _rank(text[p]) <= SECTION}
    for slots, count in _airings(here, [*here, *there], heads, flow.frame.lines - flow.line):
        tried, filled, topped = _tried(document, styles, text, slots[:count])
        if topped:
            rest = [place for place in slots if place not in topped]
            tried, filled, topped = _tried(document, styles, text, rest[:count])
        if not topped and _goes_on(filled, flow):
            return tried
    return text


def _tried(
    document: Document, styles: Styles, text: tuple[Block, ...], slots: list[int]
) -> tuple[tuple[Block, ...], Flow, set[int]]:
    """The text with a blank line for each of these slots, its pages, and what has one at the top of a page."""
    lines = Counter(slots)
    tried = tuple(
        replace(block, above=block.above + lines[place]) if isinstance(block, Airy) else block
        for place, block in enumerate(text)
    )
    found = flowed(document, styles, tried)
    return tried, found, {place for place in lines if found.begun[place][1] == 0}


def _airings(near: list[int], wide: list[int], heads: set[int], free: int) -> Iterator[tuple[list[int], int]]:
    """Above which blocks in turn how many blank lines push two lines, or else one, over so many free ones; best first.

    Sections part before their paragraphs do. What stands last is left out where nothing else helps: a paragraph of one
    line moves whole and leaves a gap where its blank line was.
    """
    reaches = (near, MOST_AIR), (wide, MOST_ON_BOTH)
    for rounds, moved, (order, most) in product((1, SCARCE_ROUNDS), (2, 1), reaches):
        for left in range(len(order), max(0, len(order) - MOST_SKIPPED) - 1, -1):
            earlier = set(sorted(order)[:left])
            first = [place for place in order if place in earlier & heads]
            rest = [place for place in order if place in earlier - heads]
            slots = (first * USUAL_AIR + rest * USUAL_AIR) * rounds
            if free + moved <= min(most, len(slots)):
                yield slots, free + moved


def _goes_on(aired: Flow, before: Flow) -> bool:
    """Whether the text reaches one page more and the pages before it are full."""
    last = len(before.pages)
    least = [*before.full[last - 2 :], before.frame.lines][-2:]
    return len(aired.pages) == last + 1 and all(map(ge, aired.full[-len(least) :], least))


def _follows_heading(text: tuple[Block, ...], place: int) -> bool:
    before = text[place - 1]
    return isinstance(before, Heading) and not before.body


def _rank(block: Block) -> int:
    return block.level if isinstance(block, Heading) else 3 if isinstance(block, Para) else 4
