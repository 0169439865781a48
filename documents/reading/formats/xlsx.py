"""Workbooks (.xlsx): the values as shown, merges filled in, hidden rows and columns known; nothing is calculated."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from lxml import etree

from documents.reading.formats import sheet_scan
from documents.reading.formats.cell_values import BUILT_IN, kind_of, shown
from documents.reading.formats.sheet_beside import MARGINS, drawn_beside, margin
from documents.reading.outline import Grid, Outline, beyond, column_index, column_letters
from documents.reading.package import DAMAGED, TOO_MANY_ROWS, Package, refuse_dtd
from domain.errors import InputError

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_V, _F, _T, _RPH = _S + "v", _S + "f", _S + "t", _S + "rPh"
_BESIDE = [_S + name for name in ("mergeCell", "col", *MARGINS)]
MAX_ROWS = 100_000
MAX_COLUMNS = 1_000


def outline(path: Path) -> Outline:
    """Read a .xlsx."""
    package = Package(path)
    main = package.main_part("xl/workbook.xml")
    if not package.has(main):
        raise InputError(DAMAGED)
    return _Workbook(package, main).read()


class _Workbook:
    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._root = package.tree(main)
        relations = package.relations(main)
        self._targets = {name: target for name, _, target, external in relations if not external}
        kinds = {kind: target for _, kind, target, external in relations if not external}
        properties = self._root.find(_S + "workbookPr")
        self._values = Values(
            strings=self._shared_strings(kinds.get("sharedStrings")),
            formats=self._cell_formats(kinds.get("styles")),
            since_1904=properties is not None and properties.get("date1904") in {"1", "true"},
        )

    def read(self) -> Outline:
        outline = Outline(remarks=[*self._package.remarks(), *drawn_beside(self._package)])
        for sheet in self._root.iter(_S + "sheet"):
            name = sheet.get("name", "")
            target = self._targets.get(sheet.get(_R, ""), "")
            if sheet.get("state", "visible") != "visible":
                outline.remarks.append(f"工作表“{name}”是隐藏的，没有读取。")
            elif "worksheets/" in target and self._package.has(target):
                told = self._sheet(name, target)
                outline.remarks += told.remarks()
                grid = told.grid()
                if grid.rows:
                    outline.blocks.append(grid)
        if self._values.uncalculated:
            outline.remarks.append(f"有{self._values.uncalculated}个公式没有存下结果，按空白处理。")
        return outline

    def _shared_strings(self, name: str | None) -> list[str]:
        if not name or not self._package.has(name):
            return []
        data = self._package.bytes(name)
        found = sheet_scan.strings(data)
        if found is not None:
            return found
        strings = []
        for _, item in _events(data, _S + "si"):
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

    def _sheet(self, name: str, target: str) -> "_Sheet":
        data = self._package.bytes(target)
        try:
            return self._scanned(name, data) or self._walked(name, data)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise InputError(DAMAGED) from error

    def _walked(self, name: str, data: bytes) -> "_Sheet":
        """Element by element, so that a large sheet is never in memory as a whole tree."""
        sheet = _Sheet(name)
        events = _events(data, _S + "row", *_BESIDE)
        for _, element in events:
            if element.tag == _S + "row":
                columns = [-1]
                for cell in element:
                    reference = cell.get("r")
                    columns.append(column_index(reference.rstrip("0123456789")) if reference else columns[-1] + 1)
                sheet.row(_attributes(element), columns[1:], [self._of_element(cell) for cell in element])
            else:
                sheet.other(element)
            element.clear()
        if events.root is not None:
            refuse_dtd(events.root)
        return sheet

    def _scanned(self, name: str, data: bytes) -> "_Sheet | None":
        """The same from a sheet whose cells are found by their usual spelling."""
        uncalculated = self._values.uncalculated
        scanned = sheet_scan.scan(data, self._values.of)
        if scanned is None:
            return None
        around, rows = scanned
        sheet = _Sheet(name)
        for element in around.iter(*_BESIDE):
            sheet.other(element)
        try:
            for attributes, columns, texts in rows:
                sheet.row(attributes, columns, texts)
        except sheet_scan.Unusual:
            self._values.uncalculated = uncalculated
            return None
        return sheet

    def _of_element(self, cell: etree._Element) -> str:
        kind = cell.get("t") or ""
        if kind == "inlineStr":
            return _text(cell[0]).strip() if len(cell) else ""
        value = cell.find(_V)
        raw = (value.text or "") if value is not None else ""
        return self._values.of(kind, raw, cell.get("s") or "", cell.find(_F) is not None)


class Values:
    """What the stored values of cells show."""

    def __init__(self, *, strings: list[str], formats: list[tuple[str, str]], since_1904: bool) -> None:
        self.shared = {str(number): text for number, text in enumerate(strings)}
        self._formats = formats
        self._since_1904 = since_1904
        self._numbers: dict[tuple[str, str], str] = {}
        self.uncalculated = 0

    def of(self, kind: str, raw: str, style: str, formula: bool) -> str:  # for each of many cells
        """The text of a cell by its type."""
        if kind == "s":
            return self.shared.get(raw.strip(), "")
        if not raw:
            self.uncalculated += formula
            return ""
        if kind in {"str", "e", "d"}:
            return raw.strip().removesuffix("T00:00:00")
        if kind == "b":
            return "是" if raw == "1" else "否"
        text = self._numbers.get((raw, style))
        if text is None:
            text = self._numbers[raw, style] = self._number(raw, int(style or 0))
        return text

    def _number(self, raw: str, style: int) -> str:
        code, shape = self._formats[style] if style < len(self._formats) else ("", "number")
        return shown(raw, code, shape, since_1904=self._since_1904)


class _Sheet:
    """Rows, merges and what is hidden, gathered while a sheet is read."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._rows: list[tuple[int, list[str]]] = []
        self._merges: list[str] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._beyond: list[str] = []
        self._margins: list[str] = []

    def row(self, attributes: Mapping[str, str], columns: list[int], texts: list[str]) -> None:
        """A row by the columns of its cells (0-based) and what each shows."""
        number = int(attributes.get("r") or (self._rows[-1][0] + 1 if self._rows else 1))
        if _is_hidden(attributes, "ht"):
            self._hidden_rows.add(number)
        in_order = len(columns) <= MAX_COLUMNS and columns == list(range(len(columns)))
        values = texts if in_order else self._spread(number, columns, texts)
        while values and not values[-1]:
            values.pop()
        if values:
            self._rows.append((number, values))
            if len(self._rows) > MAX_ROWS:
                raise InputError(TOO_MANY_ROWS)

    def _spread(self, number: int, columns: list[int], texts: list[str]) -> list[str]:
        """The row with blanks where no cell is; cells too far to the right are set aside to be told."""
        values: list[str] = []
        for column, text in zip(columns, texts, strict=True):
            if text and column < MAX_COLUMNS:
                values += [""] * (column + 1 - len(values))
                values[column] = text
            elif text:
                self._beyond.append(f"{column_letters(column)}{number}“{text}”")
        return values

    def remarks(self) -> list[str]:
        """What of this sheet was not read."""
        told = "、".join(f"“{words}”" for words in dict.fromkeys(self._margins))
        margins = [f"工作表“{self._name}”页眉页脚的文字没有收进正文：{told}。"] if told else []
        return [*beyond(f"工作表“{self._name}”", MAX_COLUMNS, self._beyond), *margins]

    def other(self, element: etree._Element) -> None:
        """A merge, a column's width, or what stands above and below the pages."""
        if words := margin(element):
            self._margins.append(words)
        elif element.tag == _S + "mergeCell":
            self._merges.append(element.get("ref", ""))
        elif _is_hidden(_attributes(element), "width"):
            first, last = (min(int(element.get(k, "1")), MAX_COLUMNS) for k in ("min", "max"))
            self._hidden_columns.update(range(first - 1, last))

    def grid(self) -> Grid:
        rows = sorted(self._rows, key=lambda row: row[0])
        width = max((len(values) for _, values in rows), default=0)
        for _, values in rows:
            values.extend([""] * (width - len(values)))
        positions: dict[int, int] = {}
        for index, (number, _) in enumerate(rows):
            positions.setdefault(number, index)
        grid = Grid(
            name=self._name,
            rows=[values for _, values in rows],
            numbers=[number for number, _ in rows],
            hidden_rows={positions[number] for number in self._hidden_rows if number in positions},
            hidden_columns={column for column in self._hidden_columns if column < width},
            is_sheet=True,
        )
        for reference in self._merges:
            _merge(grid, positions, reference)
        return grid


def _events(data: bytes, *tags: str) -> "etree.iterparse":
    if _STRICT in data[:2000]:
        data = data.replace(_STRICT, _S[1:-1].encode())
    return etree.iterparse(BytesIO(data), tag=tags, resolve_entities=False, no_network=True, load_dtd=False)


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


def _is_hidden(attributes: Mapping[str, str], size: str) -> bool:
    return attributes.get("hidden") in {"1", "true"} or attributes.get(size) == "0"


def _text(element: etree._Element) -> str:
    """Words of a rich string; the reading aid above characters is left out."""
    if len(element) == 1 and not len(element[0]):
        text = element[0].text or ""
    else:
        text = "".join(c.text or "" if c.tag == _T else _text(c) for c in element if c.tag != _RPH)
    return text.replace("_x000D_", "").replace("\r", "")


def _merge(grid: Grid, positions: dict[int, int], reference: str) -> None:
    corners = [_CELL.fullmatch(corner) for corner in reference.split(":")]
    if len(corners) != 2 or not all(corners):
        return
    (left, top), (right, bottom) = ((column_index(c[1]), int(c[2])) for c in corners if c)
    first = positions.get(top)
    if first is not None:
        last = bisect_right(grid.numbers, bottom) - 1
        grid.cover(first, left, last, right)
