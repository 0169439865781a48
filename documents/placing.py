"""Where the words of an item stand, line by line: an account may go on for paragraphs, or fill a cell of its own."""

import re
from collections.abc import Sequence

from documents.reading.outline import cell_place
from documents.reading.result import Line

_CELL = re.compile(r"(?P<sheet>.+)!(?P<letters>[A-Z]{1,3})(?P<row>[0-9]+)|(?P<line>.+第[0-9]+行)第[0-9]+列")
_REACH = 120  # lines below a heading in which its words are looked for
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
