"""版记 of a Word file: its lines and rules each in a frame at its place on the page.

LibreOffice neither lets a table float that is as wide as the text, nor keeps borders that differ within one frame.
"""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from documents.paper import colophon
from documents.paper.model import Colophon, clean, sent_to
from documents.paper.rows import Frame, baseline
from documents.paper.styles import Styles

RULE_LINE = 20  # twips of the empty line that bears a rule
ABOVE = 0.8  # of a line of fixed height stands above its baseline, in both word processors


def colophon_frames(block: Colophon, styles: Styles, frame: Frame) -> Iterator[BaseOxmlElement]:
    """抄送, then who printed it and when, between rules; all ends with the type area."""
    width, sign = round(frame.width * 20), round(styles.size.page_number * 20)
    thick, thin = round(colophon.THICK * 8), round(colophon.THIN * 8)
    height = colophon.pitch_of(block, styles)
    pitch, bottom = round(height * 20), round((frame.top + frame.height) * 20)
    middle = bottom - pitch * block.ruled
    top = bottom - pitch * colophon.count(block, frame, styles)

    def at(y: int) -> str:
        place = f'w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="{round(frame.left * 20)}" w:y="{y}"'
        return f'<w:framePr w:w="{width}" {place}/>'

    def rule(y: int, side: str, eighths: int) -> BaseOxmlElement:
        edge = f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"/>'
        shape = f'<w:pStyle w:val="Nothing"/><w:keepNext/>{at(y)}<w:pBdr>{edge}</w:pBdr>'
        return parse_xml(f"<w:p {nsdecls('w')}><w:pPr>{shape}</w:pPr></w:p>")

    # One twip below its rule: frames at one place would become one.
    def line(y: int, tabs: str, indent: str, words: str) -> BaseOxmlElement:
        spacing = f'<w:snapToGrid w:val="0"/><w:spacing w:line="{pitch}" w:lineRule="exact"/>'
        shape = f'<w:keepNext/>{at(y + 1)}{tabs}{spacing}{indent}<w:jc w:val="left"/>'
        return parse_xml(f"<w:p {nsdecls('w')}><w:pPr>{shape}</w:pPr>{words}</w:p>")

    sent = sent_to(block)
    if sent and block.ruled:
        yield rule(top + RULE_LINE, "top", thick)  # what reaches above the edge would push the last line off the page
    hang = f'<w:ind w:left="{4 * sign}" w:right="{sign}" w:hanging="{3 * sign}"/>'
    for text, lines in zip(sent, colophon.broken(block, frame, styles), strict=True):
        yield line(top, "", hang, _said(text, styles.size.page_number, height))
        top += pitch * len(lines)
    if not block.ruled:
        return
    yield rule(middle, "top", thin if sent else thick)
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{width - sign}"/></w:tabs>'
    small = colophon.last_size(block, frame, styles)
    words = f"{_said(block.printer, small, height)}<w:r><w:tab/></w:r>{_said(block.printed_on, small, height)}"
    yield line(middle, tab, f'<w:ind w:left="{sign}"/>', words)
    yield rule(bottom - RULE_LINE, "bottom", thick)


def _said(text: str, size: float, pitch: float) -> str:
    """Words raised to where the PDF has them in a line of that height."""
    halves, raised = int(size * 2), round((ABOVE * pitch - baseline(size, pitch)) * 2)
    shape = f'<w:spacing w:val="0"/><w:position w:val="{raised}"/><w:sz w:val="{halves}"/><w:szCs w:val="{halves}"/>'
    return f'<w:r><w:rPr>{shape}</w:rPr><w:t xml:space="preserve">{escape(clean(text))}</w:t></w:r>'
