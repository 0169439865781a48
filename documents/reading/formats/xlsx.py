"""Workbooks (.xlsx): the values as shown, merges filled in, hidden rows and columns known; nothing is calculated."""

import re
from bisect import bisect_right
from io import BytesIO
from pathlib import Path

from lxml import etree

from documents.reading.formats.cell_values import BUILT_IN, kind_of, shown
from documents.reading.outline import Grid, Outline
from documents.reading.package import DAMAGED, Package, refuse_dtd
from domain.errors import InputError

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_V, _F, _T, _RPH = _S + "v", _S + "f", _S + "t", _S + "rPh"
MAX_ROWS = 100_000
MAX_COLUMNS = 1_000
_TOO_BIG = "工作表过大（超过十万行），没有读入任何内容，请拆成几个文件再导入。"


def outline(path: Path) -> Outline:
    """Read a .xlsx."""
    package = Package(path)
    main = package.main_part("xl/workbook.xml")
    if not package.has(main):
        raise InputError(DAMAGED)
    return _Workbook(package, main).read()


def column_index(letters: str) -> int:
    """A → 0, AA → 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


class _Workbook:
    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._root = package.tree(main)
        relations = package.relations(main)
        self._targets = {name: target for name, _, target, external in relations if not external}
        kinds = {kind: target for _, kind, target, external in relations if not external}
        self._strings = self._shared_strings(kinds.get("sharedStrings"))
        self._formats = self._cell_formats(kinds.get("styles"))
        properties = self._root.find(_S + "workbookPr")
        self._since_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
        self._columns: dict[str, int] = {}
        self._uncalculated = 0

    def read(self) -> Outline:
        outline = Outline(remarks=self._package.remarks())
        for sheet in self._root.iter(_S + "sheet"):
            name = sheet.get("name", "")
            target = self._targets.get(sheet.get(_R, ""), "")
            if sheet.get("state", "visible") != "visible":
                outline.remarks.append(f"工作表“{name}”是隐藏的，没有读取。")
            elif "worksheets/" in target and self._package.has(target):
                grid = self._sheet(name, target)
                if grid.rows:
                    outline.blocks.append(grid)
        if self._uncalculated:
            outline.remarks.append(f"有{self._uncalculated}个公式没有存下结果，按空白处理。")
        return outline

    def _shared_strings(self, name: str | None) -> list[str]:
        if not name or not self._package.has(name):
            return []
        strings = []
        for _, item in self._events(name, _S + "si"):
            strings.append(_text(item).strip())
            item.clear()
        return strings

    def _cell_formats(self, name: str | None) -> list[tuple[str, str]]:
        """(format code, kind) by the index a cell names."""
        if not name or not self._package.has(name):
            return []
        root = self._package.tree(name)
        codes = {f.get("numFmtId", ""): f.get("formatCode", "") for f in root.iter(_S + "numFmt")}
        formats = []
        for cell in root.iterfind(f"{_S}cellXfs/{_S}xf"):
            number = cell.get("numFmtId", "0")
            code = codes.get(number) or BUILT_IN.get(int(number) if number.isdecimal() else 0, "")
            formats.append((code, kind_of(code)))
        return formats

    def _events(self, name: str, *tags: str) -> "etree.iterparse":
        """Elements of a large part one by one, so that it is never in memory as a whole tree."""
        data = self._package.bytes(name)
        if _STRICT in data[:2000]:
            data = data.replace(_STRICT, _S[1:-1].encode())
        return etree.iterparse(BytesIO(data), tag=tags, resolve_entities=False, no_network=True, load_dtd=False)

    def _sheet(self, name: str, target: str) -> Grid:
        cells: list[tuple[int, dict[int, str]]] = []
        merges: list[str] = []
        hidden_rows: set[int] = set()
        hidden_columns: set[int] = set()
        events = self._events(target, _S + "row", _S + "mergeCell", _S + "col")
        try:
            for _, element in events:
                if element.tag == _S + "row":
                    self._row(element, cells, hidden_rows)
                elif element.tag == _S + "mergeCell":
                    merges.append(element.get("ref", ""))
                elif _is_hidden(element, "width"):
                    first, last = (min(int(element.get(k, "1")), MAX_COLUMNS) for k in ("min", "max"))
                    hidden_columns.update(range(first - 1, last))
                element.clear()
        except (etree.XMLSyntaxError, ValueError) as error:
            raise InputError(DAMAGED) from error
        if events.root is not None:
            refuse_dtd(events.root)
        return _grid(name, cells, merges, hidden_rows, hidden_columns)

    def _row(self, element: etree._Element, cells: list[tuple[int, dict[int, str]]], hidden: set[int]) -> None:
        number = int(element.get("r") or (cells[-1][0] + 1 if cells else 1))
        if _is_hidden(element, "ht"):
            hidden.add(number)
        values: dict[int, str] = {}
        column = -1
        strings, columns = self._strings, self._columns
        for cell in element:
            reference = cell.get("r")
            if reference:
                letters = reference.rstrip("0123456789")
                column = columns[letters] if letters in columns else self._column(letters)
            else:
                column += 1
            if column >= MAX_COLUMNS:
                continue
            if cell.get("t") == "s" and len(cell) == 1 and cell[0].tag == _V:  # nearly every cell of a ledger
                raw = cell[0].text or ""
                value = strings[int(raw)] if raw.isdecimal() and int(raw) < len(strings) else ""
            else:
                value = self._value(cell)
            if value:
                values[column] = value
        if values:
            cells.append((number, values))
            if len(cells) > MAX_ROWS:
                raise InputError(_TOO_BIG)

    def _column(self, letters: str) -> int:
        index = self._columns[letters] = column_index(letters) if letters.isascii() and letters.isupper() else 0
        return index

    def _value(self, cell: etree._Element) -> str:
        kind = cell.get("t")
        if kind == "inlineStr":
            return _text(cell[0]).strip() if len(cell) else ""
        value = cell[-1] if len(cell) == 1 else cell.find(_V)
        if value is None or value.text is None or value.tag == _F:
            self._uncalculated += cell.find(_F) is not None
            return ""
        raw: str = value.text
        if kind == "s":
            return self._strings[int(raw)] if raw.isdecimal() and int(raw) < len(self._strings) else ""
        if kind in {"str", "e", "d"}:
            return raw.strip().removesuffix("T00:00:00")
        if kind == "b":
            return "是" if raw == "1" else "否"
        style = int(cell.get("s") or 0)
        code, shape = self._formats[style] if style < len(self._formats) else ("", "number")
        return shown(raw, code, shape, since_1904=self._since_1904)


def _is_hidden(element: etree._Element, size: str) -> bool:
    return element.get("hidden") in {"1", "true"} or element.get(size) == "0"


def _text(element: etree._Element) -> str:
    """Words of a rich string; the reading aid above characters is left out."""
    if len(element) == 1 and not len(element[0]):
        text = element[0].text or ""
    else:
        text = "".join(c.text or "" if c.tag == _T else _text(c) for c in element if c.tag != _RPH)
    return text.replace("_x000D_", "").replace("\r", "") if "\r" in text or "_x" in text else text


def _grid(
    name: str,
    cells: list[tuple[int, dict[int, str]]],
    merges: list[str],
    hidden_rows: set[int],
    hidden_columns: set[int],
) -> Grid:
    width = max((max(values) + 1 for _, values in cells), default=0)
    rows: list[list[str]] = []
    numbers: list[int] = []
    positions: dict[int, int] = {}
    for number, values in sorted(cells, key=lambda cell: cell[0]):
        row = [""] * width
        for column, value in values.items():
            row[column] = value
        positions.setdefault(number, len(rows))
        numbers.append(number)
        rows.append(row)
    grid = Grid(
        name=name,
        rows=rows,
        numbers=numbers,
        hidden_rows={positions[number] for number in hidden_rows if number in positions},
        hidden_columns={column for column in hidden_columns if column < width},
        is_sheet=True,
    )
    for reference in merges:
        _merge(grid, positions, reference)
    return grid


def _merge(grid: Grid, positions: dict[int, int], reference: str) -> None:
    corners = [_CELL.fullmatch(corner) for corner in reference.split(":")]
    if len(corners) != 2 or not all(corners):
        return
    (left, top), (right, bottom) = ((column_index(c[1]), int(c[2])) for c in corners if c)
    first = positions.get(top)
    if first is not None:
        last = bisect_right(grid.numbers, bottom) - 1
        grid.cover(first, left, last, right)
