"""Old workbooks (.xls), through calamine: values and merges; what is hidden stands in records read on their own."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from documents.reading.formats.cell_values import kind_of, plain, shown
from documents.reading.formats.hidden import Hidden, has_macros, hidden_of
from documents.reading.formats.sheet_beside import remarks_on
from documents.reading.outline import Grid, Outline, beyond, column_letters
from documents.reading.package import DAMAGED, TOO_MANY_ROWS
from domain.errors import InputError

MAX_ROWS = 100_000
MAX_COLUMNS = 1_000
MAX_CELLS = 4_000_000  # calamine takes room for all between the first cell and the last
_FAR_APART = "表外很远处有内容，读取超出了限制，没有读入任何内容，请删去表外的内容另存后再导入。"


def outline(path: Path) -> Outline:
    """Read a .xls."""
    result = Outline()
    hidden = _hidden(path, result.remarks)
    try:
        book = CalamineWorkbook.from_path(str(path))
    except PasswordError as error:
        raise InputError("文件加了密码，没有读入任何内容，请去掉密码后再导入。") from error
    except (CalamineError, OSError) as error:
        raise InputError(DAMAGED) from error
    for index, meta in enumerate(book.sheets_metadata):
        if meta.typ is not SheetTypeEnum.WorkSheet:
            continue
        if meta.visible is not SheetVisibleEnum.Visible:
            result.remarks.append(f"工作表“{meta.name}”是隐藏的，没有读取。")
            continue
        beside = hidden[index] if index < len(hidden) else Hidden()
        grid = _grid(book, meta.name, beside, result.remarks)
        if grid.rows:
            result.blocks.append(grid)
    return result


def _hidden(path: Path, remarks: list[str]) -> list[Hidden]:
    """What calamine does not tell of each sheet; InputError where its cells stand too far apart to be read."""
    try:
        hidden = hidden_of(path)
        if has_macros(path):
            remarks.append("文件带有宏，没有运行。")
    except InputError:
        remarks.append("看不出哪些行和栏是隐藏的，全部读取，请核对。")
        return []
    if any(sheet.cells > MAX_CELLS for sheet in hidden):
        raise InputError(_FAR_APART)
    remarks += remarks_on(sum(sheet.notes for sheet in hidden), [words for sheet in hidden for words in sheet.shapes])
    return hidden


def _grid(book: CalamineWorkbook, name: str, beside: Hidden, remarks: list[str]) -> Grid:
    sheet = book.get_sheet_by_name(name)
    found = sheet.to_python(skip_empty_area=False)
    if len(found) > MAX_ROWS:
        raise InputError(TOO_MANY_ROWS)
    far = [
        f"{column_letters(column)}{number}“{words}”"
        for number, row in enumerate(found, 1)
        for column, value in enumerate(row[MAX_COLUMNS:], MAX_COLUMNS)
        if (words := _shown(value))
    ]
    remarks += beyond(f"工作表“{name}”", MAX_COLUMNS, far)
    rows = [[_shown(value) for value in row[:MAX_COLUMNS]] for row in found]
    for (row, column), code in beside.codes.items():
        if row < len(rows) and column < len(rows[row]) and isinstance(value := found[row][column], float):
            rows[row][column] = shown(repr(value), code, kind_of(code))
    width = max((column + 1 for row in rows for column, words in enumerate(row) if words), default=0)
    grid = Grid(
        name=name,
        rows=[row[:width] + [""] * (width - len(row)) for row in rows],
        numbers=list(range(1, len(rows) + 1)),
        hidden_rows={row for row in beside.rows if row < len(rows)},
        hidden_columns={column for column in beside.columns if column < width},
        is_sheet=True,
    )
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if top < len(rows) and left < width:
            grid.cover(top, left, bottom, right)
    return grid


def _shown(value: object) -> str:
    if isinstance(value, datetime):
        value = value.date() if value.time() == time() else value
    if isinstance(value, date) and not isinstance(value, datetime):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return plain(value)
    if isinstance(value, timedelta):
        return str(value)
    return str(value).strip()
