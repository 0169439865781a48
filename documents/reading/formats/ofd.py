"""OFD (GB/T 33190): a zip of XML; the words of each page stand in TextCode with the place of every character."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from documents.reading.formats.pdf import PAGE_NUMBER, in_order, outline_of
from documents.reading.formats.pdf_paragraphs import Printed
from documents.reading.formats.pdf_tables import Ruled, Stroke, fill, straight, tables_of
from documents.reading.outline import Outline
from documents.reading.package import DAMAGED, Package, path_in
from domain.errors import InputError

_POINTS = 72 / 25.4  # an OFD counts millimetres
_PATH = re.compile(r"([MLCQABS])((?:\s+-?[0-9.]+(?:[eE]-?[0-9]+)?)*)")
MAX_PAGES = 2_000
_MAX_RUN = 10_000
_SCAN = "这份 OFD 是扫描件，没有文字可读，没有读入任何内容，请向提供的人要 Word 或 Excel 版本。"


@dataclass(frozen=True, kw_only=True)
class _Spot:
    """From the coordinates of an object to points on the page, upward."""

    left: float
    top: float
    matrix: tuple[float, ...]

    def at(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.matrix
        return (self.left + a * x + c * y + e) * _POINTS, -(self.top + b * x + d * y + f) * _POINTS


def outline(path: Path) -> Outline:
    """Read a .ofd."""
    package = Package(path)
    try:
        pages = list(_pages(package))
        if len(pages) > MAX_PAGES:
            raise InputError("OFD 超过两千页，没有读入任何内容，请拆分后再导入。")
        parts = [part for number, name in enumerate(pages, 1) for part in _page(package.tree(name), number)]
    except (ValueError, IndexError, OverflowError) as error:
        raise InputError(DAMAGED) from error
    if not parts:
        raise InputError(_SCAN)
    return outline_of(parts)


def _named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    """Elements of this name in whatever version of the namespace."""
    return root.iter("{*}" + name)


def _pages(package: Package) -> Iterator[str]:
    """The names of the page parts in order."""
    for document in _named(package.tree("OFD.xml"), "DocRoot"):
        name = path_in("", document.text or "")
        for page in _named(package.tree(name), "Page"):
            if page.get("BaseLoc"):
                yield path_in(name.rpartition("/")[0], page.get("BaseLoc", ""))


def _page(root: etree._Element, number: int) -> list[Printed | Ruled]:
    signs = [sign for thing in _named(root, "TextObject") for sign in _signs(thing)]
    strokes = [stroke for thing in _named(root, "PathObject") for stroke in _strokes(thing)]
    tables = tables_of(strokes, f"第{number}页表格")
    for table in tables:
        fill(table, [(sign, left, right, middle) for sign, left, right, middle, _ in signs])
    tables = [table for table in tables if any(map(any, table.grid.rows))]
    outside = [s for s in signs if not any(table.cell((s[1] + s[2]) / 2, s[3]) for table in tables)]
    lines = list(_lines(outside, number))
    ends = {0, len(lines) - 1}
    kept = [line for n, line in enumerate(lines) if n not in ends or not PAGE_NUMBER.fullmatch(line.text)]
    return in_order(kept, tables)


def _spot(thing: etree._Element) -> _Spot:
    left, top = _numbers(thing.get("Boundary", "0 0 0 0"))[:2]
    matrix = _numbers(thing.get("CTM", "1 0 0 1 0 0"))
    return _Spot(left=left, top=top, matrix=tuple(matrix) if len(matrix) == 6 else (1, 0, 0, 1, 0, 0))


def _signs(thing: etree._Element) -> Iterator[tuple[str, float, float, float, float]]:
    """(character, left, right, middle height, size) of a text object."""
    spot = _spot(thing)
    size = _numbers(thing.get("Size", "4"))[0]
    x = y = 0.0
    for code in _named(thing, "TextCode"):
        text = (code.text or "").strip("\r\n")
        x, y = _numbers(code.get("X", str(x)))[0], _numbers(code.get("Y", str(y)))[0]
        along, down = _deltas(code.get("DeltaX", "")), _deltas(code.get("DeltaY", ""))
        for index, sign in enumerate(text):
            left, base = spot.at(x, y)
            width = abs(spot.at(x + (size if sign > "\xff" else size / 2), y)[0] - left)
            height = abs(spot.at(x, y - size)[1] - base)
            yield sign, left, left + width, base + height * 0.4, height
            x += along[index] if index < len(along) else (0.0 if along or down else size)
            y += down[index] if index < len(down) else 0.0


def _deltas(text: str) -> list[float]:
    """Distances between characters; "g 4 3.5" stands for four times 3.5."""
    words = text.split()
    told: list[float] = []
    index = 0
    while index < len(words) and len(told) < _MAX_RUN:
        if words[index] == "g":
            told += [float(words[index + 2])] * min(int(words[index + 1]), _MAX_RUN)
            index += 3
        else:
            told.append(float(words[index]))
            index += 1
    return told


def _strokes(thing: etree._Element) -> Iterator[Stroke]:
    spot = _spot(thing)
    for data in _named(thing, "AbbreviatedData"):
        before: tuple[float, float] | None = None
        for match in _PATH.finditer(data.text or ""):
            numbers = _numbers(match[2])
            if len(numbers) < 2:
                continue
            point = spot.at(numbers[-2], numbers[-1])
            if match[1] == "L" and before is not None and (stroke := straight(before, point)):
                yield stroke
            before = point


def _lines(signs: list[tuple[str, float, float, float, float]], number: int) -> Iterator[Printed]:
    """Characters at the same height from left to right, lines from the top."""
    rows: list[list[tuple[str, float, float, float, float]]] = []
    for sign in sorted(signs, key=lambda one: -one[3]):
        if rows and abs(rows[-1][0][3] - sign[3]) < 0.5 * max(sign[4], 1.0):
            rows[-1].append(sign)
        else:
            rows.append([sign])
    for row in rows:
        ordered = sorted(row, key=lambda one: one[1])
        text = "".join(sign for sign, *_ in ordered).strip()
        if text:
            yield Printed(
                text=text,
                page=number,
                left=ordered[0][1],
                right=ordered[-1][2],
                height=ordered[0][4],
                middle=ordered[0][3],
            )


def _numbers(text: str) -> list[float]:
    return [float(word) for word in text.split()]
