"""署名 and 成文日期: where they stand, each office with room for its seal; told once for both writers."""

from math import ceil

from documents.paper import faces
from documents.paper.model import Signature, clean
from documents.paper.shapes import length
from documents.paper.styles import MM, Face, Styles
from documents.paper.titles import break_title
from documents.paper.typeset import Measure, lines

Placed = tuple[tuple[str, float], ...]  # the texts of a line, each with how far it ends from the right edge

LEAST_OFFICE = 4  # signs of a name that is no person's
SEALED_IN, OPEN_IN, STEP = 4, 2, 2  # cells: the date under a seal, the name without one, the date after the name
SEAL = 45.0  # mm: the widest that an office below a province bears
SEAL_LINES = 5  # from the names of one row of seals to those of the next
MOST_SEALS = 3  # side by side


def signature_lines(block: Signature, styles: Styles) -> list[Placed]:
    """署名 and 成文日期 line by line; a line without texts is left for the seals."""
    return _sealed(block, styles) if block.sealed else _open(block, styles)


def _open(block: Signature, styles: Styles) -> list[Placed]:
    """The names below each other, the last one two cells in and the date two cells after its beginning.

    Or, when the date is the longer one, the other way round; all names end where the last one does.
    """
    cell, day = styles.cell, length(block.day, styles)
    names = [line for office in _offices(block.name) for line in _parted(office, styles.area - OPEN_IN * cell, styles)]
    last = length(names[-1], styles)
    end = OPEN_IN * cell + max(0.0, STEP * cell + day - last)
    date = OPEN_IN * cell + max(0.0, last - STEP * cell - day)
    ends = (min(end, styles.area - length(name, styles)) for name in names)
    return [*(((name, inset),) for name, inset in zip(names, ends, strict=True)), *_date(block.day, date, styles)]


def _sealed(block: Signature, styles: Styles) -> list[Placed]:
    """The date four cells in, the last name centred on it and the others in columns before and above it.

    Seals stand upon them one for each, so columns and rows are so far apart that the seals do not touch.
    """
    middle = SEALED_IN * styles.cell + length(block.day, styles) / 2
    rows, step = _rows(_offices(block.name), middle, styles)
    found: list[Placed] = []
    for row in rows:
        names = [row] if len(row) > 1 else [[part] for part in _parted(row[0], min(2 * middle, styles.area), styles)]
        found += [()] * max(0, SEAL_LINES - len(names)) if found else []
        for line in names:
            placed = zip(line, reversed(range(len(line))), strict=True)
            found.append(tuple((name, max(0.0, middle + step * n - length(name, styles) / 2)) for name, n in placed))
    return [*found, *_date(block.day, SEALED_IN * styles.cell, styles)]


def _rows(offices: list[str], middle: float, styles: Styles) -> tuple[list[list[str]], float]:
    """The offices in rows of as many seals as find room, one too long for its column alone; and how far apart they are.

    The column at the right is above the date. Of two the other one is as far from the left edge, of three the first
    seal begins there.
    """
    steps = {1: 0.0, 2: styles.area - 2 * middle, 3: (styles.area - middle - SEAL / 2 * MM) / 2}

    def fits(name: str, across: int) -> bool:
        return length(name, styles) <= steps[across] - styles.cell

    most = MOST_SEALS if all(fits(name, MOST_SEALS) for name in offices) else MOST_SEALS - 1
    across = ceil(len(offices) / ceil(len(offices) / most))
    rows: list[list[str]] = []
    for name in offices:
        if rows and len(rows[-1]) < across and fits(name, across) and fits(rows[-1][0], across):
            rows[-1].append(name)
        else:
            rows.append([name])
    return rows, steps[across]


def _date(day: str, inset: float, styles: Styles) -> list[Placed]:
    return [((text, inset),) for text in _parted(day, styles.area - inset, styles)]


def _offices(name: str) -> list[str]:
    """Offices that sign together, a full-width space between them; 林　溪 is one name."""
    offices = name.split("\u3000")
    return offices if all(len(office) >= LEAST_OFFICE for office in offices) else [name]


def _parted(text: str, room: float, styles: Styles) -> list[str]:
    """The text in lines for which there is room, broken at sense."""
    if length(text, styles) <= room:
        return [clean(text)]
    wide = max(room, styles.cell)
    measure = Measure(fonts=faces.of(styles), size=styles.size.body, cell=styles.cell, width=wide)
    parts = break_title(clean(text), wide / styles.cell)
    return [line.text for part in parts for line in lines([(part, Face.FANG)], measure)]
