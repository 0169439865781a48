"""A plain workbook written by hand: words and whole numbers, one table a sheet, nothing another program would run."""

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from string import ascii_uppercase
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font>'
    '<font><b/><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">'
    '<xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf fontId="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)  # fmt: skip

Rows = Sequence[Sequence[int | str]]


def as_bytes(sheets: Mapping[str, Rows], widths: Mapping[str, Sequence[int]]) -> bytes:
    """Sheets by name, the first row of each its head; widths are counted in signs."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _content_types(len(sheets)))
        target = f'Type="{_DOC}/officeDocument" Target="xl/workbook.xml"'
        package.writestr("_rels/.rels", _relations([target]))
        named = "".join(
            f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
            for number, name in enumerate(sheets, 1)
        )
        workbook = f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOC}"><sheets>{named}</sheets></workbook>'
        package.writestr("xl/workbook.xml", _HEAD + workbook)
        parts = [f'Type="{_DOC}/worksheet" Target="worksheets/sheet{number + 1}.xml"' for number in range(len(sheets))]
        package.writestr(
            "xl/_rels/workbook.xml.rels", _relations([*parts, f'Type="{_DOC}/styles" Target="styles.xml"'])
        )
        package.writestr("xl/styles.xml", _HEAD + _STYLES)
        for number, (name, rows) in enumerate(sheets.items(), 1):
            package.writestr(f"xl/worksheets/sheet{number}.xml", _sheet(rows, widths.get(name, ())))
    return out.getvalue()


def _content_types(sheets: int) -> str:
    parts = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    parts += [(f"/xl/worksheets/sheet{number + 1}.xml", "worksheet") for number in range(sheets)]
    listed = "".join(f'<Override PartName="{part}" ContentType="{_TYPE}.{kind}+xml"/>' for part, kind in parts)
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{listed}</Types>'
    )


def _relations(targets: Sequence[str]) -> str:
    listed = "".join(f'<Relationship Id="rId{number}" {target}/>' for number, target in enumerate(targets, 1))
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _sheet(rows: Rows, widths: Sequence[int]) -> str:
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(widths, 1)
    )
    body = "".join(
        f'<row r="{number}">{"".join(_cell(number, column, text) for column, text in enumerate(row))}</row>'
        for number, row in enumerate(rows, 1)
    )
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    view = f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
    cols = f"<cols>{columns}</cols>" if columns else ""
    return f'{_HEAD}<worksheet xmlns="{_MAIN}">{view}{cols}<sheetData>{body}</sheetData></worksheet>'


def _cell(row: int, column: int, value: int | str) -> str:
    """A word is always a text, so that `=…` and 001 stay what they are."""
    style = 1 if row == 1 else 0
    place = f"{ascii_uppercase[column]}{row}"
    if isinstance(value, int):
        return f'<c r="{place}" s="{style}"><v>{value}</v></c>'
    words = escape(_UNPRINTABLE.sub("", value))
    return f'<c r="{place}" t="inlineStr" s="{style}"><is><t xml:space="preserve">{words}</t></is></c>'
