"""What stands at a place of a staged document, and as what it was taken."""

from collections.abc import Sequence

from documents.reading.editing import As
from documents.reading.places import row_of, same_row
from documents.reading.result import Line, Reading, ReadItem
from documents.reading.row_editing import taken_row_as
from documents.versions import Difference, Told
from gui.models.source_lines import is_grid

What = Line | ReadItem
ORDER = (As.ISSUE, As.ASPECT, As.EXAMPLE, As.MEASURE, As.DETAIL, As.RECOMMENDATION, As.NOTHING)


def what_at(reading: Reading, place: str) -> What | None:
    """The item that begins here, or in this row of a sheet; else the line or the row, unless it is a header."""
    for item in reading.items:
        if same_row(item.place, place):
            return item
    here = row_of(place)
    if here and here in {(sheet.name, row) for sheet in reading.sheets for row in sheet.header_rows}:
        return None
    return next((line for line in reading.lines if same_row(line.place, place) and line.text.strip()), None)


def taken_as(reading: Reading, what: What) -> As:
    """As what an item or a line is taken now."""
    if isinstance(what, ReadItem):
        return As.ISSUE
    if is_grid(reading):
        return taken_row_as(reading, what)
    place = what.place
    for as_, places in (
        (As.MEASURE, {measure.place for item in reading.items for measure in item.measures}),
        (As.EXAMPLE, {example.place for item in reading.items for example in item.examples}),
        (As.RECOMMENDATION, set(reading.recommendation_places)),
        (As.ASPECT, {item.aspect_place for item in reading.items}),
    ):
        if place in places:
            return as_
    words = what.text.strip()
    return As.DETAIL if any(words in item.detail for item in reading.items) else As.NOTHING


def to_merge(reading: Reading, chosen: Sequence[ReadItem], what: What | None) -> list[ReadItem]:
    """The items chosen together; with only one, it and the one before it."""
    if len(chosen) > 1 or not isinstance(what, ReadItem):
        return list(chosen)
    at = reading.items.index(what)
    return [reading.items[at - 1], what] if at else [what]


def change_lines(difference: Difference) -> list[tuple[str, str, str]]:
    """(place, what changed, the words) of a newer version: reworded first, then added, then removed."""
    lines = []
    for one in difference.reworded:
        parts = "；".join(f"{name}由“{before}”改为“{after}”" for name, before, after in one.parts)
        lines.append((one.after_place, f"新版改写：{one.number} {one.heading}".strip(), parts))
    lines += [(one.place, f"新版增加：{_named(one)}", "") for one in difference.added]
    lines += [("", f"新版删去：{_named(one)}（旧版{one.place}）", "") for one in difference.removed]
    return lines


def _named(told: Told) -> str:
    """3 农村饮水安全保障不到位, on one line."""
    return f"{told.number} {' '.join(told.text.split())}".strip()
