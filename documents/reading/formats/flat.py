"""Office documents saved as one XML file: Word 2003 XML, flat packages of Word, Excel 2003 XML tables."""

from pathlib import Path

from lxml import etree

from documents.reading.formats import docx
from documents.reading.formats.word_2003 import word_2003_parts
from documents.reading.outline import Grid, Outline, beyond, column_letters
from documents.reading.package import parse_xml
from domain.errors import InputError

_WORD = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
_S = "{urn:schemas-microsoft-com:office:spreadsheet}"
_X = "{urn:schemas-microsoft-com:office:excel}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PART = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
MAX_COLUMNS = 1_000
MAX_CELLS = 2_000_000
_UNKNOWN = "这个 XML 文件不是 Word 或 Excel 存成的，没有读入任何内容，请另存为 .docx 或 .xlsx 后再导入。"


def outline(path: Path) -> Outline:
    """Read an office document kept in one XML file."""
    data = path.read_bytes()
    root = parse_xml(data)
    if root.tag == f"{_PART}package":
        return docx.read(_Flat(_parts(root)))
    if root.tag.endswith("}wordDocument"):
        return docx.read(_Flat(word_2003_parts(parse_xml(data.replace(_WORD_2003, _WORD)))))
    if root.tag == _S + "Workbook":
        return _book(root)
    raise InputError(_UNKNOWN)


class _Flat:
    """The parts of one file, asked for like those of a zip package."""

    def __init__(self, parts: dict[str, etree._Element]) -> None:
        self._trees = parts

    def has(self, name: str) -> bool:
        return name in self._trees

    def tree(self, name: str) -> etree._Element:
        return self._trees[name]

    def remarks(self) -> list[str]:
        return []

    def relations(self, name: str) -> list[tuple[str, str, str, bool]]:
        """(id, short type, target, external); parts of a document lie beside it."""
        folder, _, file = name.rpartition("/")
        part = self._trees.get(f"{folder}/_rels/{file}.rels")
        if part is None:  # Word 2003 names no relations: its parts are known by their place
            beside = [name for name in ("styles", "numbering") if f"{folder}/{name}.xml" in self._trees]
            return [(name, name, f"{folder}/{name}.xml", False) for name in beside]
        return [
            (
                relation.get("Id", ""),
                relation.get("Type", "").rsplit("/", 1)[-1],
                f"{folder}/{relation.get('Target', '')}",
                relation.get("TargetMode") == "External",
            )
            for relation in part.iter(_RELATION)
        ]


def _parts(root: etree._Element) -> dict[str, etree._Element]:
    parts = {}
    for part in root.iter(_PART + "part"):
        data = part.find(_PART + "xmlData")
        if data is not None and len(data):
            parts[part.get(_PART + "name", "").lstrip("/")] = data[0]
    return parts


def _book(root: etree._Element) -> Outline:
    result = Outline()
    for sheet in root.iter(_S + "Worksheet"):
        if sheet.find(f"{_X}WorksheetOptions/{_X}Visible") is not None:
            result.remarks.append(f"工作表“{sheet.get(_S + 'Name', '表')}”是隐藏的，没有读取。")
        elif (grid := _sheet(sheet, result.remarks)).rows:
            result.blocks.append(grid)
    return result


def _sheet(sheet: etree._Element, remarks: list[str]) -> Grid:
    """A Worksheet of Excel 2003 XML: rows and cells may skip places by their index."""
    cells: dict[tuple[int, int], str] = {}
    merges: list[tuple[int, int, int, int]] = []
    hidden: set[int] = set()
    row = 0
    for line in sheet.iter(_S + "Row"):
        row = _index(line, row)
        if line.get(_S + "Hidden") == "1":
            hidden.update(range(row, row + _count(line, "Span") + 1))
        column = 0
        for cell in line.iter(_S + "Cell"):
            column = _index(cell, column)
            data = cell.find(_S + "Data")
            cells[row, column] = _said(data) if data is not None else ""
            wide, high = _count(cell, "MergeAcross"), _count(cell, "MergeDown")
            if wide or high:
                merges.append((row, column, row + high, column + wide))
            column += wide + 1
        row += 1
    numbers = sorted({at for at, _ in cells})
    width = min(max((at for _, at in cells), default=-1) + 1, MAX_COLUMNS)
    if len(numbers) * width > MAX_CELLS:
        raise InputError("表格过大，没有读入任何内容，请拆成几个文件再导入。")
    name = sheet.get(_S + "Name", "表")
    far = [f"{column_letters(c)}{at + 1}“{words}”" for (at, c), words in sorted(cells.items()) if words and c >= width]
    remarks += beyond(f"工作表“{name}”", MAX_COLUMNS, far)
    grid = Grid(
        name=name,
        rows=[[cells.get((at, column), "") for column in range(width)] for at in numbers],
        numbers=[at + 1 for at in numbers],
        is_sheet=True,
    )
    grid.hidden_rows = {n for n, at in enumerate(numbers) if at in hidden}
    grid.hidden_columns = {column for column in _hidden_columns(sheet) if column < width}
    places = {at: n for n, at in enumerate(numbers)}
    for top, left, bottom, right in merges:
        grid.cover(places[top], left, max(n for at, n in places.items() if at <= bottom), right)
    return grid


def _said(data: etree._Element) -> str:
    words = "".join(map(str, data.itertext())).strip()
    return words.removesuffix("T00:00:00.000") if data.get(_S + "Type") == "DateTime" else words


def _hidden_columns(sheet: etree._Element) -> set[int]:
    hidden: set[int] = set()
    column = 0
    for element in sheet.iter(_S + "Column"):
        column = _index(element, column)
        following = column + _count(element, "Span") + 1
        if element.get(_S + "Hidden") == "1":
            hidden.update(range(column, following))
        column = following
    return hidden


def _index(element: etree._Element, following: int) -> int:
    text = element.get(_S + "Index", "")
    return int(text) - 1 if text.isdecimal() and 0 < len(text) < 7 and int(text) > 0 else following


def _count(element: etree._Element, name: str) -> int:
    text = element.get(_S + name, "0")
    return min(int(text), MAX_COLUMNS) if text.isdecimal() and len(text) < 6 else 0
