"""Small documents made on the spot, as offices write them."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from documents.reading.interpret import interpret
from documents.reading.outline import Grid, Outline
from documents.reading.result import Line, Reading
from documents.reading.understand import understand
from domain.words import DocumentKind

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
INPUTS = Path(__file__).parent / "inputs"


def p(text: str = "", *, number: tuple[int, int] | None = None, extra: str = "", run: str = "") -> str:
    """A Word paragraph; number is (list, level)."""
    listed = ""
    if number:
        listed = f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    words = f"<w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r>" if text else ""
    return f"<w:p><w:pPr>{listed}{extra}</w:pPr>{words}</w:p>"


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tbl(*rows: Sequence[str]) -> str:
    return "<w:tbl>" + "".join("<w:tr>" + "".join(row) + "</w:tr>" for row in rows) + "</w:tbl>"


def word(
    path: Path,
    body: str,
    *,
    numbering: str = "",
    styles: str = "",
    more: Mapping[str, str | bytes] | None = None,
    relations: str = "",
) -> Path:
    """A .docx with just these parts."""
    links = f'<Relationship Id="r1" Type="{RELATIONS}/numbering" Target="numbering.xml"/>' if numbering else ""
    links += f'<Relationship Id="r2" Type="{RELATIONS}/styles" Target="/word/styles.xml"/>' if styles else ""
    parts: dict[str, str | bytes] = {
        "_rels/.rels": _RELS.format(
            f'<Relationship Id="r0" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _RELS.format(links + relations),
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    if numbering:
        parts["word/numbering.xml"] = f"<w:numbering {W}>{numbering}</w:numbering>"
    if styles:
        parts["word/styles.xml"] = f"<w:styles {W}>{styles}</w:styles>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in {**parts, **(more or {})}.items():
            package.writestr(name, data)
    return path


def level(index: int, style: str, text: str, extra: str = "") -> str:
    counted = f'<w:start w:val="1"/><w:numFmt w:val="{style}"/>{extra}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{index}">{counted}</w:lvl>'


def abstract(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, extra: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{extra}</w:num>'


def sheet(path: Path, *rows: Sequence[object], merges: Sequence[str] = (), name: str = "台账") -> Path:
    """A .xlsx of one sheet."""
    book = Workbook()
    page = book.active
    page.title = name
    for row in rows:
        page.append(list(row))
    for merge in merges:
        page.merge_cells(merge)
    book.save(path)
    return path


def read_text(text: str, kind: DocumentKind | None = None) -> Reading:
    """The reading of plain lines."""
    lines = [Line(place=f"第{number}行", text=line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    return interpret(Outline(blocks=list(lines)), "文件", kind)


def read_rows(*rows: Sequence[str], kind: DocumentKind | None = DocumentKind.LEDGER) -> Reading:
    """The reading of one sheet without merges."""
    return interpret(Outline(blocks=[grid_of(*rows)]), "台账.xlsx", kind)


def grid_of(*rows: Sequence[str], name: str = "台账") -> Grid:
    width = max(len(row) for row in rows)
    cells = [[*row, *[""] * (width - len(row))] for row in rows]
    return Grid(name=name, rows=cells, numbers=list(range(1, len(rows) + 1)), is_sheet=True)


def read_file(path: Path, kind: DocumentKind | None = None) -> Reading:
    """Reading without the process around it."""
    return understand(path, kind.identifier if kind else "")


def reasons(reading: Reading) -> str:
    """What the reading doubts, in one string."""
    return "".join(doubt.reason for doubt in reading.doubts)


def headings(reading: Reading) -> list[str]:
    """What the problems of a paper are called."""
    return [item.heading for item in reading.items]
