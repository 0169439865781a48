"""Where the words of an item stand, line by line: an account may go on for paragraphs, or fill a cell of its own."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from documents.reading.outline import cell_place
from documents.reading.result import Line, Reading, ReadItem
from domain.words import DocumentKind

_CELL = re.compile(r"(?P<sheet>.+)!(?P<letters>[A-Z]{1,3})(?P<row>[0-9]+)|(?P<line>.+第[0-9]+行)第[0-9]+列")
_REACH = 120  # lines below a heading in which its words are looked for
_TELLS = re.compile("[，；。]|建议")  # what is no bare heading, and the heading of what is told of the advice
_ENOUGH = 16  # signs that tell a line: the reader may have taken a status from its end


class Placing:
    """Looks words up in the lines of a reading, from the line of an item on."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._index = {line.place: number for number, line in reversed(list(enumerate(lines)))}

    def of(self, text: str, near: str) -> tuple[str, ...]:
        """A place for each line of the text; "" for one that is not found below near."""
        start = self._start(near)
        if start is None or not text:
            return ()
        return tuple(self._place(line.strip(), start) for line in text.split("\n"))

    def _start(self, near: str) -> int | None:
        cell = _CELL.fullmatch(near)
        row = (cell["line"] or f"{cell['sheet']}!{cell['row']}") if cell else near
        return self._index.get(row)

    def _place(self, text: str, start: int) -> str:
        for wanted in dict.fromkeys((text, text[:_ENOUGH])):
            for line in self._lines[start : start + _REACH] if wanted else ():
                if line.cells:
                    column = next((c for c, words in enumerate(line.cells) if wanted in words), None)
                    if column is not None:
                        return cell_place(line.place, column)
                elif wanted in line.text:
                    return line.place
        return ""


def beside(reading: Reading) -> Iterator[Line]:
    """The paragraphs of prose that belong to no item: what a document says of the whole, or in a part of its own."""
    placing = Placing(reading.lines)
    advice = () if reading.kind is DocumentKind.RECTIFICATION_REPORT else reading.recommendation_places  # kept alone
    taken = {*advice, *(place for item in reading.items for place in _places(item, placing))}
    pages = {place for place, lines in Counter(line.place for line in reading.lines).items() if lines > 1}
    told = "\n".join(_words(reading)) if pages & taken else ""
    for line in reading.lines:
        own = line.place in taken and (line.place not in pages or line.text[:_ENOUGH] in told)
        if not line.cells and not line.heading and not own and _TELLS.search(line.text):
            yield line


def _words(reading: Reading) -> Iterator[str]:
    """All that items say, for lines of which the place tells no more than their page."""
    if reading.kind is not DocumentKind.RECTIFICATION_REPORT:
        yield from reading.recommendations
    for item in reading.items:
        yield from (item.heading_line, item.heading, item.detail, item.goal, item.requirement, item.status_text or "")
        yield from (part.text for parts in (item.measures, item.examples) for part in parts)
        yield from (words for part in item.parts for words in (part.heading, part.detail))


def _places(item: ReadItem, placing: Placing) -> Iterator[str]:
    yield from (item.place, item.aspect_place, item.responsible_place, item.deadline_place, item.status_place)
    for each in (item.measures, item.examples, item.parts):
        yield from (part.place for part in each)
    for words in (item.detail, item.goal, item.requirement):
        yield from placing.of(words, item.place)
