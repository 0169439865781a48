"""Rows of a table joined into problems: one problem may take many rows, by merges, by blanks or by repetition."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from documents.reading.headers import Header, header_words, is_repeated
from documents.reading.outline import Grid
from documents.reading.parting import rest_from
from documents.reading.result import Doubt
from documents.reading.vocabulary import names_a_column
from domain.patterns import late

_TOTAL = late(r"^(?:合\s*计|总\s*计|小\s*计|共\s*计)")
_FOOTER = late(
    r"填表人|填报人|填[写报]说明|^(?:审核|审批|批准|复核|制表|填表|填报)[:：]|制表人?|审核人|复核人|负责人(?:（?签[字名]|签字|[:：])|联系人|联系电话|^(?:注|说明|备注|填表说明)\s*\d*\s*[:：]|签\s*字[:：]|单位（?盖章"
)
_FOOTER_LABEL = late(
    "(?:(?:填表|填报|制表|审核|审批|批准|复核|核准|负责|联系|经办|分管|主管|主要|单位|报送)[^：:，。]{0,10}|日期|注|备注)[:：]"
)
_NUMERAL = late("[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?")
_NAME = 15  # signs of the name of a column
_LABEL = 40  # signs of a footer that begins with its label
_DEEPER = late("[（(]")
_SECTION = late(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]+部分)|方面(?:（[^）]*）)?$"
)


@dataclass(kw_only=True)
class Group:
    """The rows of one problem, and what the section rows above them name."""

    rows: list[int]
    section: str = ""
    section_row: int | None = None
    part: str = ""  # of the row between the 方面 and the problem


@dataclass(kw_only=True)
class Grouped:
    """The rows of one table parted by problem; rows are counted from 0, the header included."""

    groups: list[Group] = field(default_factory=list)
    footers: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    data_rows: int = 0
    flattened: bool = False
    doubts: list[Doubt] = field(default_factory=list)
    rest: Grid | None = None  # another table that begins below this one


def group(grid: Grid, header: Header, known: Sequence[set[str]] = ()) -> Grouped:
    """Every data row in its problem; title, footer, total and hidden rows in none.

    known: the words of the headers of tables read before, which begin another such table when they come again.
    """
    result = Grouped()
    section = part = ""
    section_row: int | None = None
    names = header_words(grid, header)
    for row in range(header.first_data, len(grid.rows)):
        words = grid.words(row)
        if not words or is_repeated(words, names):
            continue
        if _is_set_aside(result, grid, row, words):
            continue
        if _is_another_header(words) or any(is_repeated(words, told) for told in known):
            result.rest = rest_from(grid, row)
            if result.rest:
                break
            reason = "这一行像另一张表的表头，下面的行仍按上面的栏目读，请核对。"
            result.doubts.append(Doubt(place=grid.row_place(row), reason=reason, quote="　".join(words)[:80]))
        elif _is_section(grid, header, row, words):
            if section and _DEEPER.match(words[0]) and not words[-1].endswith("方面"):
                part = words[-1]
            else:
                section, part, section_row = words[-1], "", row
        elif len(words) == 1 and _is_note(grid, header, row):
            result.footers.append(row)
        else:
            result.data_rows += 1
            _add(result, grid, header, row, (section, part))
            result.groups[-1].section_row = section_row
    return result


def _is_set_aside(result: Grouped, grid: Grid, row: int, words: list[str]) -> bool:
    """Whether a row is hidden, a footer or a total: no problem."""
    if row in grid.hidden_rows:
        reason = f"第{grid.numbers[row]}行是隐藏行，没有收进来。"
        result.doubts.append(Doubt(place=grid.row_place(row), reason=reason, quote="　".join(words)[:80]))
    elif _is_footer(words) and not _is_another_header(words):
        result.footers.append(row)
    elif _TOTAL.match(words[0]) and len(words) > 1:
        result.totals.append(row)
        reason = "这是合计行，没有当作问题。"
        result.doubts.append(Doubt(place=grid.row_place(row), reason=reason, quote="　".join(words)[:80]))
    else:
        return False
    return True


def _is_another_header(words: list[str]) -> bool:
    """Whether a row holds nothing but names of columns; few rows are short enough to be looked at closely."""
    if len(words) < 3 or any(word.isdecimal() or len(word) > _NAME for word in words):
        return False
    return all(map(names_a_column, words))


def _is_footer(words: list[str]) -> bool:
    if len(words[0]) <= _LABEL and _FOOTER_LABEL.match(words[0]):
        return True
    return len(words) <= 3 and bool(
        _FOOTER.search(words[0]) or (len(words) == 1 and re.fullmatch(r"[\s　]*", words[0]))
    )


def _is_section(grid: Grid, header: Header, row: int, words: list[str]) -> bool:
    """一、党的建设方面 across the table, or 一 | 学习方面 in a row of its own."""
    if len(words) == 2:
        return bool(_NUMERAL.fullmatch(words[0])) and (words[1].endswith("方面") or _names_below(grid, header, row))
    if len(words) != 1:
        return False
    return bool(_SECTION.search(words[0])) or len(grid.distinct(row)) <= max(1, grid.width // 2)


def _names_below(grid: Grid, header: Header, row: int) -> bool:
    """Whether the rows below name problems of their own, so that this one names what holds them."""
    heading = header.fields.get("heading")
    if heading is None:
        return False
    for below in range(row + 1, len(grid.rows)):
        words = grid.words(below)
        if len(words) > 2:
            return bool(grid.own(below, heading))
    return False


def _is_note(grid: Grid, header: Header, row: int) -> bool:
    """A lone cell in no column that says something of a problem."""
    column = next(c for c in grid.distinct(row) if grid.rows[row][c])
    counted = {header.fields.get("row_number"), header.fields.get("number")}
    return column in counted or column not in header.fields.values()


def _add(result: Grouped, grid: Grid, header: Header, row: int, under: tuple[str, str]) -> None:
    last = result.groups[-1] if result.groups else None
    if last is not None and (last.section, last.part) == under and _continues(result, grid, header, row, last):
        last.rows.append(row)
    else:
        result.groups.append(Group(rows=[row], section=under[0], part=under[1]))


def _continues(result: Grouped, grid: Grid, header: Header, row: int, last: Group) -> bool:
    """Whether a row goes on with the problem above it."""
    heading = header.fields.get("heading", header.fields.get("measure", 0))
    if grid.anchor(row, heading) == grid.anchor(last.rows[-1], heading):
        return True
    number = header.fields.get("number")
    if number is not None and _differs(grid, number, row, last.rows[-1]):
        return False
    if not grid.rows[row][heading]:
        key = header.fields.get("row_number")
        if number is None and key is not None and grid.own(row, key) and not header.fields.get("measure"):
            return False
        result.flattened = True
        return True
    return heading != header.fields.get("measure") and _repeats(result, grid, header, row, last, heading)


def _repeats(result: Grouped, grid: Grid, header: Header, row: int, last: Group, heading: int) -> bool:
    """Whether a row names the same problem again, as tables without merges do."""
    if grid.rows[row][heading] != grid.rows[last.rows[0]][heading]:
        return False
    unit = header.fields.get("unit")
    if unit is not None and _differs(grid, unit, row, last.rows[0]):
        return False
    counted = header.fields.get("row_number", heading)
    if "number" not in header.fields and _differs(grid, counted, row, last.rows[-1]):
        reason = "这一行与上一行问题相同、序号不同，并作同一个问题的又一条措施，请核对。"
        result.doubts.append(Doubt(place=grid.row_place(row), reason=reason, quote=grid.rows[row][heading][:60]))
    return True


def _differs(grid: Grid, column: int, row: int, other: int) -> bool:
    return bool(grid.rows[row][column]) and grid.rows[row][column] != grid.rows[other][column]
