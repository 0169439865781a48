"""A table of a Word file as one piece of XML."""

from collections.abc import Sequence
from itertools import pairwise
from xml.sax.saxutils import escape

from docx.oxml.ns import nsdecls
from docx.oxml.shape import CT_Inline
from lxml import etree

from documents.paper import tables
from documents.paper.model import Table, paragraphs
from documents.paper.rows import Frame
from documents.paper.styles import Face, Styles

SIDES = ("top", "left", "bottom", "right")


def table_xml(table: Table, styles: Styles, frame: Frame, drawn: Sequence[CT_Inline | None] = ()) -> str:
    """Fixed columns, a repeated head, rows that are never cut; drawn are the pictures of the rows."""
    widths = [round((right - left) * 20) for left, right in pairwise(tables.edges(table, frame.width))]
    names = ["TableMiddle" if column in table.centred else "TableText" for column in range(len(widths))]
    setting = tables.Setting(table, frame, styles)

    def said(texts: Sequence[str], face: Face) -> list[list[str]]:
        return [_said(text, setting, room, face) for text, room in zip(texts, setting.rooms, strict=True)]

    heads = (_cell(runs, width, "TableHead") for runs, width in zip(said(table.head, Face.HEI), widths, strict=True))
    rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(heads)}</w:tr>"]
    tall = _tall(table, styles, frame)
    signed = len(table.rows) - table.only_last - 1 if table.only_last else len(table.rows)
    for place, row in enumerate(table.rows):
        inner = said(row, Face.FANG)
        if drawn and (inline := drawn[place]) is not None:
            inner[0] = [f"<w:r><w:drawing>{etree.tostring(inline, encoding='unicode')}</w:drawing></w:r>"]
        styled = ["Picture" if drawn and drawn[place] is not None else names[0], *names[1:]]
        runs_on = setting.runs_on(row)
        last = place == len(table.rows) - 1
        keep = not runs_on and (table.below > 0 if last else signed <= place)
        cells = "".join(
            _cell(runs, width, name, keep=keep) for runs, width, name in zip(inner, widths, styled, strict=True)
        )
        whole = "" if runs_on else "<w:cantSplit/>"
        height = tall if tables.least_lines(table, place) > 1 else ""
        rows.append(f"<w:tr><w:trPr>{whole}{height}</w:trPr>{cells}</w:tr>")
    return _framed(widths, styles, "".join(rows))


def _tall(table: Table, styles: Styles, frame: Frame) -> str:
    """The least height of a row to be written into by hand, a rule less: a sheet that fills its page stays one page."""
    pitch = styles.cells_type(landscape=frame.page_width > frame.page_height)[1]
    height = round((pitch * table.least + 2 * (styles.table.pad - styles.table.rule)) * 20)
    return f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>'


def _said(text: str, setting: tables.Setting, room: float, face: Face) -> list[str]:
    """The run of each paragraph of a cell."""
    halves = round(setting.size(text, room, face) * 2)
    smaller = halves != round(setting.type[0] * 2)
    shape = f'<w:rPr><w:sz w:val="{halves}"/><w:szCs w:val="{halves}"/></w:rPr>' if smaller else ""
    return [f'<w:r>{shape}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>' for part in paragraphs(text)]


def _cell(runs: Sequence[str], width: int, style: str, *, keep: bool = False) -> str:
    align = "top" if style == "TableText" else "center"
    stays = "<w:keepNext/>" if keep else ""
    shape = f'<w:pPr><w:pStyle w:val="{style}"/>{stays}</w:pPr>'
    inner = "".join(f"<w:p>{shape}{run}</w:p>" for run in runs or ("",))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="{align}"/></w:tcPr>{inner}</w:tc>'


def _framed(widths: Sequence[int], styles: Styles, rows: str) -> str:
    """The rows with borders, padding and columns."""
    edge, pad = round(styles.table.rule * 8), round(styles.table.pad * 20)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{edge}" w:space="0" w:color="000000"/>'
        for side in (*SIDES, "insideH", "insideV")
    )
    # Word adds the rule to the height of a row, the PDF draws it on the edge.
    upright = round((styles.table.pad - styles.table.rule / 2) * 20)
    rooms = (upright, pad, upright, pad)
    margins = "".join(f'<w:{side} w:w="{room}" w:type="dxa"/>' for side, room in zip(SIDES, rooms, strict=True))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
