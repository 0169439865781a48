"""版记 of a Word file: ruled lines at the foot of the last page, as a table without sides."""

from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from documents import colophon
from documents.model import Colophon, clean, colophon_lines
from documents.rows import Frame
from documents.styles import Styles


def colophon_table(block: Colophon, styles: Styles, frame: Frame) -> BaseOxmlElement:
    """抄送 in one row, who printed it and when in the next; rows are whole lines of the grid."""
    size, width = styles.size.page_number, round(frame.width * 20)
    sign, pitch = round(size * 20), int(styles.pitch * 20)
    run = f'<w:rPr><w:spacing w:val="0"/><w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/></w:rPr>'

    def row(text: str, place: str, count: int, under: int) -> str:
        borders = f"<w:tcBorders>{_rule('bottom', under)}</w:tcBorders>"
        return (
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{pitch * count}" w:hRule="exact"/><w:tblHeader/></w:trPr>'
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{borders}</w:tcPr>'
            f"<w:p><w:pPr>{place}</w:pPr>{text}</w:p></w:tc></w:tr>"
        )

    def said(text: str) -> str:
        return f'<w:r>{run}<w:t xml:space="preserve">{escape(clean(text))}</w:t></w:r>'

    rows, thick, thin = "", round(colophon.THICK * 8), round(colophon.THIN * 8)
    if block.copies:
        hang = f'<w:ind w:left="{4 * sign}" w:right="{sign}" w:hanging="{3 * sign}"/>'
        rows = row(said(colophon_lines(block)[0]), hang, len(colophon.broken(block, frame, styles)), thin)
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{width - sign}"/></w:tabs><w:ind w:left="{sign}"/>'
    last = f"{said(block.printer)}<w:r>{run}<w:tab/></w:r>{said(f'{block.day}印发')}"
    rows += row(last, tabs, 1, thick)
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblpPr w:vertAnchor="margin" w:horzAnchor="margin" w:tblpX="1" '
        f'w:tblpYSpec="bottom"/><w:tblW w:w="{width}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{_rule("top", thick)}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{rows}</w:tbl>'
    )


def _rule(side: str, eighths: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"/>'
