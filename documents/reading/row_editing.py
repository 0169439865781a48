"""A person's hand on one row of a sheet: taken as a problem, a measure, a remark or nothing; pure functions."""

from dataclasses import replace

from documents.reading.editing import As
from documents.reading.places import row_of
from documents.reading.result import Line, ReadExample, Reading, ReadItem, ReadMeasure, Sheet
from domain.errors import InputError


def taken_row_as(reading: Reading, line: Line) -> As:
    """As what a row that begins no problem is taken now."""
    here = row_of(line.place)
    if any(row_of(measure.place) == here for item in reading.items for measure in item.measures):
        return As.MEASURE
    if any(row_of(example.place) == here for item in reading.items for example in item.examples):
        return As.EXAMPLE
    return As.RECOMMENDATION if line.place in reading.recommendation_places else As.NOTHING


def retype_row(reading: Reading, line: Line, as_: As) -> Reading:
    """The reading with a row that begins no problem taken as something else, under the problem above it."""
    words = _words(reading, line)
    if not words:
        raise InputError("这一行没有文字，没有改动，请另选一行。")
    at = _above(reading, line)
    if at < 0 and as_ in {As.MEASURE, As.EXAMPLE, As.DETAIL}:
        raise InputError("前面还没有问题可以归入，没有改动，请先标出问题。")
    items = [_without(item, line) for item in reading.items]
    clean = replace(
        reading, doubts=tuple(doubt for doubt in reading.doubts if row_of(doubt.place) != row_of(line.place))
    )
    if as_ is As.ISSUE:
        return _with(clean, _begun(reading, items, at, line))
    if as_ is As.RECOMMENDATION:
        clean = replace(
            clean,
            recommendations=(*clean.recommendations, words),
            recommendation_places=(*clean.recommendation_places, line.place),
        )
    elif as_ is As.ASPECT:
        former = items[at + 1].aspect if at + 1 < len(items) else ""
        for n in range(at + 1, len(items)):
            if items[n].aspect != former:
                break
            items[n] = replace(items[n], aspect=words, aspect_place=line.place)
    elif as_ is not As.NOTHING:
        items[at] = _taking(items[at], as_, words, line)
    return _with(clean, items)


def _taking(item: ReadItem, as_: As, words: str, line: Line) -> ReadItem:
    if as_ is As.EXAMPLE:
        return replace(item, examples=(*item.examples, ReadExample(text=words, place=line.place)))
    if as_ is As.DETAIL:
        return replace(item, detail="\n".join(part for part in (item.detail, words) if part))
    measures = [*item.measures, ReadMeasure(text=words, place=line.place)]
    return replace(item, measures=tuple(sorted(measures, key=lambda measure: (row_of(measure.place) or ("", 0))[1])))


def _begun(reading: Reading, items: list[ReadItem], at: int, line: Line) -> list[ReadItem]:
    """A problem begins in this row: the measures of the row and of those below it, which stood above, go over to it."""
    here = row_of(line.place)
    above = reading.items[at] if at >= 0 else ReadItem(position=0)
    row = here[1] if here else 0
    over = tuple(measure for measure in above.measures if (row_of(measure.place) or ("", 0))[1] >= row)
    heading = _cell(reading, line, "heading") or _words(reading, line)
    begun = ReadItem(
        position=0,
        number=_cell(reading, line, "number") or str(at + 2),
        heading=heading,
        heading_line=heading,
        aspect=above.aspect,
        aspect_place=above.aspect_place,
        lead_officer=_cell(reading, line, "lead_officer") or above.lead_officer,
        lead_dept=_cell(reading, line, "lead_dept") or above.lead_dept,
        support_dept=_cell(reading, line, "support_dept") or above.support_dept,
        deadline=above.deadline,
        deadline_place=above.deadline_place,
        measures=over,
        place=line.place,
    )
    if at >= 0:
        items[at] = replace(items[at], measures=tuple(measure for measure in above.measures if measure not in over))
    return [*items[: at + 1], begun, *items[at + 1 :]]


def _without(item: ReadItem, line: Line) -> ReadItem:
    """The item without what it took from this row."""
    here = row_of(line.place)
    return replace(
        item,
        measures=tuple(measure for measure in item.measures if row_of(measure.place) != here),
        examples=tuple(example for example in item.examples if row_of(example.place) != here),
    )


def _above(reading: Reading, line: Line) -> int:
    """Which item the row stands under; -1 for none."""
    order = {row_of(one.place) or one.place: n for n, one in enumerate(reading.lines)}
    at = order.get(row_of(line.place) or line.place, len(order))
    return sum(order.get(row_of(item.place) or item.place, -1) < at for item in reading.items) - 1


def _words(reading: Reading, line: Line) -> str:
    """What the row says by itself: its measure, its heading, else its longest cell."""
    own = [cell for n, cell in enumerate(line.cells) if n not in line.covered] or [line.text]
    found = _cell(reading, line, "measure") or _cell(reading, line, "heading")
    return (found or max(own, key=len, default="")).strip()


def _cell(reading: Reading, line: Line, field: str) -> str:
    """The cell of a field, where it is the row's own."""
    below = [s for s in reading.sheets if s.name == line.sheet and field in s.fields]
    below = [s for s in below if not s.header_rows or line.row is None or s.header_rows[0] <= line.row] or below[:1]
    if not below:
        return ""
    sheet: Sheet = below[-1]  # of two tables in one sheet the one whose header stands nearest above
    column = sheet.fields.index(field)
    there = column < len(line.cells) and column not in line.covered
    return line.cells[column].strip() if there else ""


def _with(reading: Reading, items: list[ReadItem]) -> Reading:
    counted = tuple(replace(item, position=n) for n, item in enumerate(items, 1))
    return replace(reading, items=counted, aspects=tuple(dict.fromkeys(item.aspect for item in counted if item.aspect)))
