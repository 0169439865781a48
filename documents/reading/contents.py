"""A typed table of contents: its lines repeat the headings and are none."""

from documents.reading.result import Line
from domain.patterns import late

_NAMED = late(r"[【\[]?目[\s　]*[录次][】\]]?")
_LEADS_TO_A_PAGE = late(r"(.*?\S)\s*(?:[….·．-]{3,}|\t+|…+|　{3,}| {4,})[\s.…·]*(?:[0-9]{1,3}|[（(][0-9]{1,3}[）)])")
_LONGEST = 120  # signs of an entry
_FEWEST = 3  # lines; a single one with a figure far to the right is something else


def without_contents(lines: list[Line]) -> list[Line]:
    """The lines without those that lead to a page, and without what stands between 目录 and its first entry again."""
    leading = [line for line in lines if _entry(line.text)]
    gone = {id(line) for line in leading} if len(leading) >= _FEWEST else set()
    for index, line in enumerate(lines):
        if _NAMED.fullmatch(line.text):
            gone |= {id(line), *map(id, _entries(lines[index + 1 :]))}
            break
    return [line for line in lines if id(line) not in gone]


def _entries(below: list[Line]) -> list[Line]:
    """The lines up to the one that says the same as the first of them."""
    first = next((n for n, line in enumerate(below) if line.text), len(below))
    names = [_name(line) for line in below[first:]]
    again = names.index(names[0], 1) if names and names[0] in names[1:] else 0
    return below[first : first + again]


def _name(line: Line) -> str:
    return line.number + (_entry(line.text) or line.text)


def _entry(text: str) -> str:
    """The heading that a line of a table of contents names, "" for any other line."""
    match = _LEADS_TO_A_PAGE.fullmatch(text) if len(text) <= _LONGEST else None
    return match[1] if match else ""
