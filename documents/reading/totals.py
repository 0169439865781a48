"""Tables of totals (汇总表): one row for each organization, numbers only; they state totals and list no problem."""

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from documents.reading.outline import Grid
from documents.reading.result import Doubt
from domain.patterns import late

_COUNT = late("数(?:（[^）]*）)?$|^(?:已完成|已整改|进行中|正在整改|超期未完|未完成|未整改|基本完成|长期坚持)$|率$")
_SHOULD = late("(.*?)(?:应整改|应落实|应完成)")
_TOTAL = late(r"^(?:合\s*计|总\s*计|共\s*计)")
_RATE = late("率$")
_STATUS = late("已完成|已整改|进行中|正在整改|超期未完|未完成|未整改|基本完成|长期坚持")
_KNOWN = {
    "反馈问题应整改数": "problems",
    "反馈问题数": "problems",
    "问题数": "problems",
    "问题总数": "problems",
    "反馈问题已整改数": "completed",
    "已整改数": "completed",
    "完成整改数": "completed",
    "整改措施数": "measures",
    "措施数": "measures",
}
_NUMBER = late(r"[0-9][0-9,，]*(?:\.[0-9]+)?[%％]?")


@dataclass(kw_only=True)
class Totals:
    """declared: (name, number, place, words)."""

    declared: list[tuple[str, float, str, str]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def read_totals(grid: Grid) -> Totals | None:
    """The totals of a table that holds numbers only; None for any other table."""
    top = next((row for row in range(min(8, len(grid.rows))) if _counts(grid.rows[row]) >= 3), None)
    if top is None:
        return None
    names = _names(_under(grid, top))
    rows = [row for row in range(top + 1, len(grid.rows)) if _is_numeric(grid, row, names)]
    if not rows or len(rows) < 0.6 * (len(grid.rows) - top - 1):
        return None
    result = Totals()
    whole = next((row for row in rows if any(_TOTAL.match(cell) for cell in grid.rows[row])), None)
    single = [row for row in rows if row != whole]
    for column, name in names.items():
        if not _RATE.search(name):
            _declare(result, grid, name, column, whole, single)
    for row in rows:
        _check_rates(result, grid, row, names)
    reason = "这是汇总表，只有数字、没有逐条的问题，已按自述的总数收下，请核对。"
    result.doubts.insert(0, Doubt(place=grid.row_place(top), reason=reason, quote="　".join(names.values())[:60]))
    return result


def _counts(cells: list[str]) -> int:
    return sum(len(cell) <= 24 and bool(_COUNT.search(_clean(cell))) for cell in cells)


def _under(grid: Grid, row: int) -> list[str]:
    """The names of a row, each behind the joined name above it: 反馈问题 over 应整改数."""
    cells = grid.rows[row]
    if row == 0 or len(grid.distinct(row - 1)) < 3:
        return cells
    above = [_clean(word) for word in grid.rows[row - 1]]
    return [over + cell if over and over != _clean(cell) else cell for over, cell in zip(above, cells, strict=True)]


def _names(cells: list[str]) -> dict[int, str]:
    """Column → name; 已整改数 and 完成率 belong to the 应…数 before them."""
    names: dict[int, str] = {}
    group = ""
    for column, cell in enumerate(cells):
        name = _clean(cell)
        if not _COUNT.search(name):
            continue
        should = _SHOULD.match(name)
        if should:
            group = should[1]
        elif "措施" in name:
            group = "措施"
        elif name.startswith("已") or _RATE.search(name) or _STATUS.fullmatch(name):
            name = name if name.startswith(group) else group + name
        names[column] = name
    return names


def _is_numeric(grid: Grid, row: int, names: dict[int, str]) -> bool:
    cells = [grid.rows[row][column] for column in names]
    told = [cell for cell in cells if cell and cell not in {"/", "-", "—"}]
    return len(told) >= 2 and all(_NUMBER.fullmatch(cell) for cell in told)


def _declare(result: Totals, grid: Grid, name: str, column: int, whole: int | None, single: list[int]) -> None:
    """The number of the total row, else the sum; where both are and differ, that is told."""
    added = sum(_value(grid.rows[row][column]) for row in single)
    stated = _value(grid.rows[whole][column]) if whole is not None else added
    row = whole if whole is not None else single[0]
    known = _KNOWN.get(name, name)
    if known not in {told for told, _, _, _ in result.declared}:
        words = grid.rows[row][column] if whole is not None or len(single) == 1 else f"{len(single)}行合计{added:g}"
        result.declared.append((known, float(stated), grid.place(row, column), f"{name}{words}"))
    if whole is not None and single and stated != added:
        reason = f"“{name}”的合计写作{stated:g}，各行相加是{added:g}，请核对。"
        result.doubts.append(Doubt(place=grid.place(whole, column), reason=reason))


def _check_rates(result: Totals, grid: Grid, row: int, names: dict[int, str]) -> None:
    """A rate that does not follow from the two numbers before it."""
    columns = list(names)
    for index, column in enumerate(columns[2:], 2):
        written = grid.rows[row][column]
        should, done = (_value(grid.rows[row][columns[index - step]]) for step in (2, 1))
        if not _RATE.search(names[column]) or not written or not should:
            continue
        rate = _value(written) * (1 if "%" in written or "％" in written else 100)
        if done <= should and abs(done / should * 100 - rate) >= Decimal("0.6"):
            reason = (
                f"“{names[column]}”写作{written}，按{done:g}/{should:g}算是{float(done / should * 100):.4g}%，请核对。"
            )
            result.doubts.append(Doubt(place=grid.place(row, column), reason=reason))


def _value(text: str) -> Decimal:
    try:
        return Decimal(re.sub("[,，%％\\s]", "", text))
    except InvalidOperation:
        return Decimal(0)


def _clean(text: str) -> str:
    return re.sub(r"\s+", "", text)
