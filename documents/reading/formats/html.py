"""Pages of tables that platforms and old programs save under the name of a workbook."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from html import unescape
from pathlib import Path

from lxml import etree

from documents.reading.outline import Grid, Outline
from documents.reading.package import DAMAGED
from documents.reading.result import Line
from domain.errors import InputError

_SPACE = re.compile(r"[ \t\r\n\xa0]+")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
# The name of a sheet as Excel tells it in a web page.
_NAME = re.compile(r"<x:ExcelWorksheet>\s*<x:Name>([^<]{1,99})</x:Name>", re.IGNORECASE)
_ANCHOR = re.compile("table[0-9]+")  # of a sheet, as LibreOffice names it there
_ARCHIVE = re.compile(
    rb"(?:[A-Za-z-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){0,10}Content-Type:\s*multipart/", re.IGNORECASE
)
_FRAMES = "这是网页框架，表格在旁边的文件夹里，没有读入任何内容，请用办公软件打开后另存为 .xlsx 再导入。"
_UNSEEN = {"script", "style", "head", "template", "noscript"}
_BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "center", "caption"}
MAX_SPAN = 1_000
MAX_CELLS = 2_000_000


def outline(path: Path) -> Outline:
    """Read HTML: paragraphs and tables; nothing it points to is fetched, nothing in it runs."""
    result = Outline()
    framed = False
    names: list[str] = []
    for data in _pages(path.read_bytes()):
        names += _NAME.findall(data.decode(_encoding(data), "replace"))
        parser = etree.HTMLParser(encoding=_encoding(data), no_network=True, huge_tree=False, remove_comments=True)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise InputError(DAMAGED) from error
        if root is not None:
            framed = framed or next(root.iter("frameset", "frame"), None) is not None
            names += _taken_out(root)
            _walk(root, result)
    if framed and not any(isinstance(block, Grid) or block.text for block in result.blocks):
        raise InputError(_FRAMES)
    if len(names) == len(result.grids):
        for grid, name in zip(result.grids, names, strict=True):
            grid.name, grid.is_sheet = unescape(name).strip(), True
    return result


def _taken_out(root: etree._Element) -> list[str]:
    """The names of sheets that stand above their tables and in a list at the top; they are no part of the sheets."""
    heads = [link for link in root.iter("a") if _ANCHOR.fullmatch(link.get("name", ""))]
    lists = {link.getparent() for link in root.iter("a") if _ANCHOR.fullmatch(link.get("href", "").removeprefix("#"))}
    names = [_words(next(head.iter("em"), head)) for head in heads]
    for element in [*heads, *lists]:
        if element is not None and next(element.iter("table"), None) is None:
            tail = element.tail
            element.clear()
            element.tail = tail
    return names


def _pages(data: bytes) -> Iterator[bytes]:
    """The pages of a web archive (.mht), or the one page that the file is."""
    if not _ARCHIVE.match(data):
        yield data
        return
    for part in message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                yield content


def _encoding(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    told = _CHARSET.search(data[:4096])
    name = told[1].decode("ascii").lower() if told else ""
    if name in {"gb2312", "gbk", "gb18030"}:
        return "gb18030"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def _walk(element: etree._Element, result: Outline) -> None:
    """Tables, paragraphs, and what stands between them in no element of its own."""
    loose = [element.text or ""]
    for child in element:
        if child.tag == "table":
            _paragraphs(loose, result)
            grid = _grid(child, len(result.grids) + 1)
            if grid.rows and grid.width:
                result.blocks.append(grid)
        elif child.tag in _BLOCKS and next(child.iter("table"), None) is None:
            _paragraphs(loose, result)
            _paragraphs([_words(child)], result)
        elif isinstance(child.tag, str) and child.tag not in _UNSEEN:
            if next(child.iter("table", *_BLOCKS), None) is None:
                loose.append("\n" if child.tag == "br" else _words(child))
            else:
                _paragraphs(loose, result)
                _walk(child, result)
        loose.append(child.tail or "")
    _paragraphs(loose, result)


def _paragraphs(loose: list[str], result: Outline) -> None:
    """What was gathered becomes lines of one paragraph; nothing is gathered any more."""
    number = sum(isinstance(block, Line) for block in result.blocks) + 1
    for text in "".join(loose).split("\n"):
        if words := _SPACE.sub(" ", text).strip():
            result.blocks.append(Line(place=f"第{number}段", text=words))
    loose.clear()


def _words(element: etree._Element) -> str:
    """The text with its line breaks."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == "br":
            parts.append("\0")
        elif isinstance(child.tag, str) and child.tag not in _UNSEEN:
            inner = _words(child).replace("\n", "\0")
            parts.append(f"\0{inner}\0" if child.tag in _BLOCKS else inner)
        parts.append(child.tail or "")
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(parts).split("\0"))
    return "\n".join(line for line in lines if line)


def _grid(table: etree._Element, number: int) -> Grid:
    spots: dict[tuple[int, int], str] = {}
    merges: list[tuple[int, int, int, int]] = []
    taken: set[tuple[int, int]] = set()
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    hidden = {n for n, row in enumerate(rows) if _is_hidden(row)}
    for top, row in enumerate(rows):
        column = 0
        for cell in (cell for cell in row if cell.tag in {"td", "th"}):
            while (top, column) in taken:
                column += 1
            high, wide = min(_span(cell, "rowspan"), len(rows) - top), min(_span(cell, "colspan"), MAX_SPAN)
            if len(taken) + high * wide > MAX_CELLS:
                raise InputError("表格过大，没有读入任何内容，请拆成几个文件再导入。")
            spots[top, column] = _words(cell)
            taken |= {(r, c) for r in range(top, top + high) for c in range(column, column + wide)}
            if (high, wide) != (1, 1):
                merges.append((top, column, top + high - 1, column + wide - 1))
            column += wide
    width = max((column + 1 for _, column in taken), default=0)
    cells = [[spots.get((row, column), "") for column in range(width)] for row in range(len(rows))]
    grid = Grid(name=f"表{number}", rows=cells, numbers=list(range(1, len(rows) + 1)), hidden_rows=hidden)
    for merge in merges:
        grid.cover(*merge)
    return grid


def _is_hidden(element: etree._Element) -> bool:
    return "display:none" in re.sub(r"\s", "", element.get("style", "").lower())


def _span(cell: etree._Element, name: str) -> int:
    text = cell.get(name, "1").strip()
    return max(int(text), 1) if text.isdecimal() and len(text) < 6 else 1
