"""The styles and numbers of the base, filled with the measures: fonts, sizes, pitches, indents."""

from math import floor

from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.font import CT_RPr
from docx.oxml.text.parfmt import CT_PPr
from docx.shared import Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from documents.paper.shapes import HEADING_FACES
from documents.paper.styles import Face, Styles

LEAST_SIZE = 1.0  # points: below a picture its line leaves room for what reaches below a baseline


def apply(file: WordFile, measures: Styles, *, landscape: bool) -> None:
    """Set every style the writers use."""
    body, two = measures.size.body, Pt(2 * measures.cell)
    normal = _style(file, "Normal", Face.FANG, body, measures, pitch=line_pitch(measures))
    # Floored: one twentieth of a point more and a line of the grid loses its last sign.
    spaced(normal.element.get_or_add_rPr(), floor((measures.cell - body) * 20))
    for level, face in enumerate(HEADING_FACES, 1):
        _indent(_style(file, f"Heading {level}", face, body, measures), two)
    _indent(_style(file, "Body Text", Face.FANG, body, measures), two)
    _style(file, "Annex Label", Face.HEI, body, measures)
    size, pitch = measures.cells_type(landscape=landscape)
    _style(file, "Table Text", Face.FANG, size, measures, pitch=Pt(pitch), own=True)
    _style(file, "Table Middle", Face.FANG, size, measures, own=True)
    _style(file, "Table Head", Face.HEI, size, measures, own=True)
    _style(file, "Caption", Face.FANG, measures.size.caption, measures)
    off_grid(_style(file, "Picture", Face.FANG, LEAST_SIZE, measures).element.get_or_add_pPr())
    _style(file, "Title", Face.BIAOSONG, measures.size.title, measures, own=True)
    mark = _style(file, "Red Mark", Face.BIAOSONG, measures.size.mark, measures, own=True)
    mark.font.color.rgb = red(measures)
    number = measures.size.page_number
    _style(file, "Footer", Face.SONG, number, measures, pitch=Pt(number), own=True)
    _lists(file, two)


def red(measures: Styles) -> RGBColor:
    """The red of mark and rules."""
    return RGBColor.from_string(measures.colour.red.upper())


def line_pitch(measures: Styles) -> Length:
    """The pitch rounded down to what Word can count, so that the last line still finds room."""
    return Pt(int(measures.pitch * 20) / 20)


def fonts(properties: CT_RPr, face: Face, measures: Styles) -> None:
    """The four font names of a run; all the same, so no theme and no Latin default gets in."""
    names = properties.get_or_add_rFonts()
    names.attrib.clear()
    names.set(qn("w:hint"), "eastAsia")
    for key in ("ascii", "hAnsi", "eastAsia", "cs"):
        names.set(qn(f"w:{key}"), getattr(measures.word_fonts, face.value))


def spaced(properties: CT_RPr, twips: int) -> None:
    """Put so much between the signs."""
    for former in properties.findall(qn("w:spacing")):
        properties.remove(former)
    spacing = parse_xml(f'<w:spacing {nsdecls("w")} w:val="{twips}"/>')
    properties.insert_element_before(spacing, "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:lang")


def off_grid(properties: CT_PPr) -> None:
    """Its lines are as high as they are, not as so many lines of the grid."""
    for former in properties.findall(qn("w:snapToGrid")):
        properties.remove(former)
    snap = parse_xml(f'<w:snapToGrid {nsdecls("w")} w:val="0"/>')
    properties.insert_element_before(snap, "w:spacing", "w:ind", "w:jc", "w:rPr")


def _style(
    file: WordFile,
    name: str,
    face: Face,
    size: float,
    measures: Styles,
    *,
    pitch: Length | None = None,
    own: bool = False,
) -> ParagraphStyle:
    """own: not on the grid of 28, its signs stand as wide as they are."""
    style = file.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101 (the base has no other)
    properties = style.element.get_or_add_rPr()
    fonts(properties, face, measures)
    style.font.size = Pt(size)
    if own:
        spaced(properties, 0)
    if pitch is not None:
        style.paragraph_format.line_spacing = pitch
    return style


def _indent(style: ParagraphStyle, two: Length) -> None:
    style.paragraph_format.first_line_indent = two
    style.element.pPr.ind.set(qn("w:firstLineChars"), "200")


def _lists(file: WordFile, two: Length) -> None:
    for place in file.part.numbering_part.element.iter(qn("w:ind")):
        place.set(qn("w:firstLine"), str(round(two.twips)))
