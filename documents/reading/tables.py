"""All tables of a document into items: cards, ledgers over several sheets, tables that go on after a page."""

from dataclasses import dataclass, field, replace

from documents.reading.cards import Laid, is_card, laid_out, of_card, sheets_of, turned
from documents.reading.columns import Columns, first_row, remapped
from documents.reading.declared import declared
from documents.reading.entries import Grouped, group
from documents.reading.facts import as_of
from documents.reading.headers import Header, find_header, header_in, header_words
from documents.reading.ledger import Ledger
from documents.reading.lists import joined_lists, with_problems
from documents.reading.measure_groups import by_groups
from documents.reading.outline import Grid
from documents.reading.outlined import by_outline
from documents.reading.parting import side_by_side
from documents.reading.result import Doubt, Line, ReadItem, Sheet
from documents.reading.sorted_matters import by_columns, by_rows
from documents.reading.ticked import by_ticks
from documents.reading.totals import read_totals
from domain.patterns import late
from domain.words import DocumentKind as Kind
from domain.words import NamedKind

_SHEET_ASPECT = late("[（(]([^（）()]{2,30}方面)[）)]")
_COUNTED = late(r"[0-9][0-9,，.]*[%％]?")
_NAMED = late("点(人|事|问题)")
_IN_WAN = late("单位[:：]?万元|（万元）")


@dataclass(kw_only=True)
class Tables:
    """What all tables of a document hold; declared are totals as (name, number, place, words)."""

    items: list[ReadItem] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    declared: list[tuple[str, float, str, str]] = field(default_factory=list)


def read_tables(grids: list[Grid], kind: Kind | None, year: int | None, columns: Columns | None) -> Tables:
    """Every table that names columns we know; others are told as a doubt when they hold more than a few rows."""
    result = Tables()
    header: Header | None = None
    known: list[set[str]] = []
    tables = [part for grid in grids for part in side_by_side(grid)]
    while tables:
        grid = tables.pop(0)
        if is_card(grid):
            cards = [grid]
            while tables and is_card(tables[0]):
                cards.append(tables.pop(0))
            laid = laid_out(cards)
            _lying(result, cards, laid, remapped(laid, header_in(laid, [0]), columns or {}), kind, year)
            continue
        grid = _as_list(grid, result.items, kind)
        own = remapped(grid, _found(grid), columns or {})
        if own is None and (totals := read_totals(grid)):
            result.declared += totals.declared
            result.doubts += totals.doubts
            continue
        if own is None and (aside := turned(grid)) and (beside := _found(aside)):
            _lying(result, [grid], aside, remapped(aside, beside, columns or {}), kind, year)
            continue
        header = _of_kind(own, kind) if own else _carried(grid, header)
        if header is None:
            _unknown(result, grid)
        else:
            rest = _ledger(result, grid, header, year, known)
            known.append(header_words(grid, header))
            if rest:
                tables.insert(0, rest)
                reason = "同一张表下面另有一张表，按它自己的表头读，请核对。"
                result.doubts.append(Doubt(place=rest.row_place(0), reason=reason))
    result.units = list(dict.fromkeys(item.unit for item in result.items if item.unit))
    if kind in {Kind.RECTIFICATION_PLAN, Kind.LEDGER}:
        result.items = joined_lists(result.items)
    if kind is not Kind.NAMED_MATTERS:
        result.items = [replace(item, named_kind=None) if item.named_kind else item for item in result.items]
    _numbers(result)
    return result


def _as_list(grid: Grid, before: list[ReadItem], kind: Kind | None) -> Grid:
    """A table with a row for each problem, where it was laid out or told otherwise."""
    if kind is not Kind.NAMED_MATTERS:
        grid = by_ticks(grid) or grid
        return by_groups(grid) or by_outline(grid) or with_problems(grid, before)
    return by_columns(grid) or (None if _found(grid) else by_rows(grid)) or grid


def _found(grid: Grid) -> Header | None:
    """The header, unless what it takes for problems are numbers throughout: then the table counts them."""
    header = find_header(grid)
    column = header.fields.get("heading") if header and "measure" not in header.fields else None
    if header is None or column is None:
        return header
    told = [words for row in range(header.first_data, len(grid.rows)) if (words := grid.own(row, column))]
    counted = [words for words in told if _COUNTED.fullmatch(words)]
    return None if told and len(counted) >= len(told) - 1 and counted else header


def _of_kind(header: Header, kind: Kind | None) -> Header:
    """类别 sorts named matters into persons, matters and issues, elsewhere it names the 方面.

    整改任务 beside a problem is what is done about it, in plans and ledgers.
    """
    fields = header.fields
    column = fields.get("requirement")
    done = kind in {Kind.RECTIFICATION_PLAN, Kind.LEDGER} and "heading" in fields and "measure" not in fields
    if done and column is not None and header.paths[column].endswith("任务"):
        fields = {"measure" if name == "requirement" else name: c for name, c in fields.items()}
        header = replace(header, fields=fields)
    if kind in {Kind.NAMED_MATTERS, Kind.ASSIGNMENT_PLAN} and "deadline" not in fields:
        fields = {
            "deadline" if name == "completed_on" else name: c for name, c in fields.items()
        }  # nothing is done yet
        header = replace(header, fields=fields)
    if kind is Kind.NAMED_MATTERS:
        return header
    header = replace(header, fields={name: c for name, c in header.fields.items() if name != "named_object"})
    if "named_kind" not in header.fields or "aspect" in header.fields:
        return header
    return replace(header, fields={"aspect" if n == "named_kind" else n: c for n, c in header.fields.items()})


def _carried(grid: Grid, header: Header | None) -> Header | None:
    """A table without a header goes on with the one before when it is as wide."""
    if header is None or len(header.paths) != grid.width or grid.is_sheet:
        return None
    return replace(header, rows=[], first_data=0)


def _lying(
    result: Tables, grids: list[Grid], laid: Laid, header: Header | None, kind: Kind | None, year: int | None
) -> None:
    """Take the problems of cards that follow one another, or of a table with its names at the left."""
    if header is None:
        _unknown(result, laid)
        return
    items, sheets = len(result.items), len(result.sheets)
    _ledger(result, laid, _of_kind(header, kind), year, [])
    result.items[items:] = map(of_card, result.items[items:])
    result.sheets[sheets:] = sheets_of(grids, result.sheets[-1])


def _unknown(result: Tables, grid: Grid) -> None:
    if len(grid.rows) > 2 and grid.width > 2:
        words = "　".join(word for word in grid.rows[0] if word)[:60]
        reason = f"没有认出“{grid.name}”的表头，整张表没有收进来。"
        result.doubts.append(Doubt(place=grid.row_place(0), reason=reason, quote=words))
        columns = tuple(grid.rows[first_row(grid)])
        result.sheets.append(Sheet(name=grid.name, columns=columns, fields=("",) * grid.width))


def _ledger(result: Tables, grid: Grid, header: Header, year: int | None, known: list[set[str]]) -> Grid | None:
    """Take the problems of one table; what begins below it under a header of its own is another."""
    grouped = group(grid, header, known)
    top = header.rows[0] if header.rows else 0
    notes = "　".join(cell for row in grid.rows[:top] for cell in row if cell)
    named = _named_by_title(grid, notes)
    ledger = Ledger(grid, header, grouped.groups, year=year, in_wan=bool(_IN_WAN.search(notes)), named=named)
    before: ReadItem | None = None
    under = _aspect_of_sheet(grid, notes)
    for one in grouped.groups:
        one.section = one.section or under
        before = ledger.item(one, len(result.items) + 1, before)
        if before.heading:
            result.items.append(before)
        else:
            reason = "这一行没有问题内容，没有收进来。"
            result.doubts.append(Doubt(place=grid.row_place(one.rows[0]), reason=reason))
    result.sheets.append(_sheet(grid, header, grouped))
    result.declared += declared([_line(grid, row) for row in (*grouped.totals, *grouped.footers)])
    column = header.fields.get("heading")
    if column is not None and (header.guessed or header.paths[column].endswith("要求")):
        reason = f"表里没有“问题”一栏，按“{_name(header, column)}”当作问题，请核对。"
        result.doubts.append(Doubt(place=grid.row_place(header.first_data), reason=reason))
    if grouped.rest:
        grid = replace(grid, rows=grid.rows[: grid.numbers.index(grouped.rest.numbers[0])])
    result.doubts += [*grouped.doubts, *ledger.doubts, *_left_out(grid, header)]
    return grouped.rest


def _line(grid: Grid, row: int) -> Line:
    """A row below the problems as one line of words."""
    return Line(place=grid.row_place(row), text="，".join(grid.words(row)))


def _aspect_of_sheet(grid: Grid, notes: str) -> str:
    """The 方面 that the title of a sheet, its name, or the heading above a table says of all its rows."""
    match = _SHEET_ASPECT.search(notes)
    if match:
        return match[1]
    return grid.name if grid.is_sheet and grid.name.endswith("方面") else grid.under


def _named_by_title(grid: Grid, notes: str) -> NamedKind | None:
    """点人情况, or a sheet called 点事: all that such a table names is of that kind."""
    kinds = set(
        _NAMED.findall(notes) or _NAMED.findall(f"点{grid.name.removeprefix('点')}" if grid.is_sheet else grid.under)
    )
    return NamedKind(kinds.pop()) if len(kinds) == 1 else None


def _sheet(grid: Grid, header: Header, grouped: Grouped) -> Sheet:
    top = header.rows[0] if header.rows else 0
    dated = next((row for row in range(top) if any(as_of(cell) for cell in grid.rows[row])), None)
    titled = next((row for row in range(top) if any(grid.rows[row]) and row != dated), None)
    numbers = grid.numbers
    return Sheet(
        name=grid.name,
        columns=tuple(header.paths),
        fields=header.column_fields(),
        hidden=tuple(sorted(grid.hidden_columns)),
        header_rows=tuple(numbers[row] for row in header.rows),
        first_data_row=numbers[header.first_data] if header.first_data < len(numbers) else None,
        title_row=None if titled is None else numbers[titled],
        as_of_row=None if dated is None else numbers[dated],
        footer_rows=tuple(numbers[row] for row in grouped.footers),
        data_rows=grouped.data_rows,
        flattened=grouped.flattened,
    )


def _left_out(grid: Grid, header: Header) -> list[Doubt]:
    """Columns with content that were not taken in: hidden ones, and those no rule knows."""
    rows = range(header.first_data, len(grid.rows))
    filled = {c for c in range(grid.width) if any(grid.own(row, c) for row in rows)}
    doubts = [
        Doubt(
            place=grid.place(header.rows[0] if header.rows else 0, column),
            reason=f"“{_name(header, column)}”是隐藏栏，没有收进来。",
        )
        for column in sorted(grid.hidden_columns & filled)
    ]
    unknown = [_name(header, column) for column in header.unknown() if column in filled - grid.hidden_columns]
    if unknown:
        names = "、".join(unknown[:12]) + ("等" if len(unknown) > 12 else "")
        reason = f"不认识这些栏：{names}。按原文附在说明里，请核对。"
        doubts.append(Doubt(place=grid.row_place(header.first_data), reason=reason))
    return doubts


def _name(header: Header, column: int) -> str:
    return header.paths[column].rpartition("/")[2]


def _numbers(result: Tables) -> None:
    """Numbers of problems that skip or repeat."""
    last = 0
    unit = ""
    for item in result.items:
        value = int(item.number) if item.number.isdecimal() else last + 1
        if item.unit == unit and value not in {last + 1, 1}:
            reason = f"序号不连续：上一个是{last}，这里是{value}，可能漏了或重了。"
            result.doubts.append(Doubt(place=item.place, reason=reason, quote=item.heading[:60]))
        last, unit = value, item.unit
