"""Where a row of a table stands: in a workbook 三四方面!J13, elsewhere 表1第3行第2列 or 第2页表格第3行."""

from documents.reading.outline import column_index
from domain.patterns import late

_PLACE = late(
    r"(?P<sheet>.+)!(?P<letters>[A-Z]*)(?P<row>\d+)(?:[:：].*)?"
    r"|(?P<table>.*表.*?)第(?P<line>\d+)行(?:第(?P<column>\d+)列)?"
)


def row_of(place: str) -> tuple[str, int] | None:
    """(三四方面, 13) of 三四方面!J13, (表1, 3) of 表1第3行第2列; None for a place in a text."""
    found = _PLACE.fullmatch(place)
    return (found["sheet"] or found["table"], int(found["row"] or found["line"])) if found else None


def same_row(place: str, other: str) -> bool:
    """Whether both lie in one row of a table, or are one place in a text."""
    return (row_of(place) or place) == (row_of(other) or other)


def column_of(place: str) -> int:
    """三四方面!J13 → 9, 表1第3行第2列 → 1; −1 where the place names a whole row or stands in a text."""
    found = _PLACE.fullmatch(place)
    if found is None:
        return -1
    return column_index(found["letters"]) if found["letters"] else int(found["column"] or 0) - 1
