"""The parts of a Word file around its text: styles, numbers, settings, headers and footers, all from the measures.

No style refers to a theme font, which would override the Chinese names; stylesWithEffects makes Word repair.
"""

from xml.sax.saxutils import escape, quoteattr

from documents.heads import mark_size
from documents.model import Document, Form, clean
from documents.styles import MM, Face, Styles

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OPEN = f'xmlns:w="{W}" xmlns:r="{R}"'
TIGHTEN = -5  # twips between signs: 28 of 16 pt in 156 mm, also where a character grid is not understood
LEVELS = (
    ("chineseCountingThousand", "%1、"),
    ("chineseCountingThousand", "（%2）"),
    ("decimal", "%3."),
    ("decimal", "（%4）"),
)
FRAME_SLACK = 0.02  # of the mark's em between the top of its exact line and its ink
DESCENT = 0.10  # of the mark's em between its ink and the end of its line
DOUBLE = 18  # eighths of a point: the thick rule of a double border
HEADER_SLACK = 1.5  # points that borders may differ between word processors without costing the page a line


def twips(points: float) -> int:
    """Twentieths of a point."""
    return round(points * 20)


def fonts(face: Face, styles: Styles) -> str:
    """The four font names of a run; all the same, so no theme and no Latin default gets in."""
    name = quoteattr(getattr(styles.word_fonts, face.value))
    return f'<w:rFonts w:hint="eastAsia" w:ascii={name} w:hAnsi={name} w:eastAsia={name} w:cs={name}/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _exact(points: float) -> str:
    return f'<w:spacing w:before="0" w:after="0" w:line="{twips(points)}" w:lineRule="exact"/>'


def line_twips(styles: Styles) -> int:
    """The pitch rounded down, so that the last line still finds room."""
    return int(styles.pitch * 20)


def _style(name: str, identifier: str, paragraph: str, run: str, *, based: str = "Normal") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def styles_part(styles: Styles, *, landscape: bool) -> str:
    """styles.xml: Normal carries the grid, all others say only what differs."""
    line = f'<w:spacing w:before="0" w:after="0" w:line="{line_twips(styles)}" w:lineRule="exact"/>'
    two = f'<w:ind w:firstLineChars="200" w:firstLine="{twips(2 * styles.cell)}"/>'
    hei, kai, song = (fonts(face, styles) for face in (Face.HEI, Face.KAI, Face.SONG))
    title = fonts(Face.BIAOSONG, styles) + f'<w:spacing w:val="0"/>{_size(styles.size.title)}'
    size, pitch = styles.cells_type(landscape=landscape)
    table = f'<w:snapToGrid w:val="0"/>{_exact(pitch)}'
    small = f'<w:spacing w:val="0"/>{_size(size)}'
    digits = f'{song}<w:spacing w:val="0"/>{_size(styles.size.page_number)}'
    mark = f'{fonts(Face.BIAOSONG, styles)}<w:color w:val="{_red(styles)}"/><w:spacing w:val="0"/>'
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct/><w:autoSpaceDE w:val="0"/>'
        f'<w:autoSpaceDN w:val="0"/>{line}<w:jc w:val="both"/></w:pPr><w:rPr>{fonts(Face.FANG, styles)}'
        f'<w:spacing w:val="{TIGHTEN}"/><w:kern w:val="0"/>{_size(styles.size.body)}'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:style>'
    )
    headings = "".join(
        _style(
            f"heading {n}",
            f"Heading{n}",
            f'<w:keepNext/><w:numPr><w:ilvl w:val="{n - 1}"/><w:numId w:val="1"/></w:numPr>{two}'
            f'<w:outlineLvl w:val="{n - 1}"/>',
            (hei, kai, "", "")[n - 1],
        )
        for n in range(1, 5)
    )
    rest = (
        _style("Body Text", "Body", two, "")
        + _style("Title", "Title", '<w:keepNext/><w:snapToGrid w:val="0"/><w:jc w:val="center"/>', title)
        + _style("Annex Label", "AnnexLabel", "<w:keepNext/><w:pageBreakBefore/>", hei)
        + _style("Signature", "Signature", '<w:jc w:val="right"/>', "")
        + _style("Table Text", "TableText", f'{table}<w:jc w:val="left"/>', small)
        + _style("Table Middle", "TableMiddle", '<w:jc w:val="center"/>', "", based="TableText")
        + _style("Table Head", "TableHead", '<w:jc w:val="center"/>', hei, based="TableText")
        + _style("Picture", "Picture", '<w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>', "")
        + _style("caption", "Caption", '<w:jc w:val="center"/>', _size(styles.size.caption))
        + _style("footer", "Footer", f'<w:snapToGrid w:val="0"/>{_exact(styles.size.page_number)}', digits)
        + _style("Red Mark", "Mark", '<w:snapToGrid w:val="0"/><w:jc w:val="center"/>', mark)
        + _style("Nothing", "Nothing", f'<w:snapToGrid w:val="0"/>{_exact(1)}', _size(1))
    )  # fmt: skip
    return f"{HEAD}<w:styles {OPEN}>{normal}{headings}{rest}</w:styles>"


def numbering_part(count: int, styles: Styles) -> str:
    """numbering.xml: one list for the text and one for each annex, so that each counts anew."""
    first_line = twips(2 * styles.cell)
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="{first_line}"/></w:pPr>'
        "</w:lvl>"
        for n, (kind, text) in enumerate(LEVELS)
    )
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for n in range(1, count + 1)
    )
    uses = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, count + 1))
    return f"{HEAD}<w:numbering {OPEN}>{lists}{uses}</w:numbering>"


def settings_part() -> str:
    """settings.xml: odd and even pages differ."""
    return (
        f'{HEAD}<w:settings {OPEN}><w:zoom w:percent="100"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:spaceForUL/>'
        "<w:balanceSingleByteDoubleByteWidth/>"
        "<w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:adjustLineHeightInTable/>"
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def footer_part(styles: Styles, *, odd: bool) -> str:
    """The page number: odd pages right, even pages left, one sign in."""
    sign = twips(styles.size.page_number)
    place = (
        f'<w:ind w:right="{sign}"/><w:jc w:val="right"/>' if odd else f'<w:ind w:left="{sign}"/><w:jc w:val="left"/>'
    )
    return (
        f'{HEAD}<w:ftr {OPEN}><w:p><w:pPr><w:pStyle w:val="Footer"/>{place}</w:pPr>'
        '<w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr=" PAGE ">'
        "<w:r><w:t>1</w:t></w:r></w:fldSimple>"
        '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
    )


def first_footer_part(document: Document, styles: Styles) -> str:
    """The foot of page 1: the lower double rule of a letter without a number, else the number."""
    if document.form is not Form.LETTER:
        return footer_part(styles, odd=True)
    letter = styles.letter
    at = (styles.page.height - letter.rule_foot) * MM - letter.thick - letter.between - letter.thin
    start = (styles.page.width - letter.rule_length) / 2 * MM
    frame = (
        f'<w:framePr w:w="{twips(letter.rule_length * MM)}" w:wrap="through" w:vAnchor="page" w:hAnchor="page" '
        f'w:x="{twips(start)}" w:y="{twips(at)}"/>'
    )
    rule = _border("top", "thinThickSmallGap", DOUBLE, 0, styles)
    return (
        f'{HEAD}<w:ftr {OPEN}><w:p><w:pPr><w:pStyle w:val="Nothing"/>{frame}{rule}</w:pPr></w:p>'
        '<w:p><w:pPr><w:pStyle w:val="Nothing"/></w:pPr></w:p></w:ftr>'
    )


def _red(styles: Styles) -> str:
    return styles.colour.red.upper()


def _border(side: str, kind: str, eighths: int, space: int, styles: Styles) -> str:
    color = _red(styles)
    return f'<w:pBdr><w:{side} w:val="{kind}" w:sz="{eighths}" w:space="{space}" w:color="{color}"/></w:pBdr>'


def header_distance(document: Document, styles: Styles) -> float:
    """From the top of the page to the head, in points: the ink of the mark stands a little below."""
    top = styles.letter.mark_top if document.form is Form.LETTER else styles.document.mark_top
    return top * MM - FRAME_SLACK * mark_size(clean(document.mark), styles)


def first_header_part(document: Document, styles: Styles) -> str:
    """The red head of page 1; it reaches down to the line of the grid where the title starts."""
    if document.form not in (Form.LETTER, Form.DOCUMENT):
        return f'{HEAD}<w:hdr {OPEN}><w:p><w:pPr><w:pStyle w:val="Nothing"/></w:pPr></w:p></w:hdr>'
    mark = clean(document.mark)
    size, top = mark_size(mark, styles), header_distance(document, styles)
    letter, page = styles.letter, styles.page
    text = f'<w:r><w:rPr>{_size(size)}</w:rPr><w:t xml:space="preserve">{escape(mark)}</w:t></w:r>'
    if document.form is Form.LETTER:
        side = (page.width - letter.rule_length) / 2
        place = f'<w:ind w:left="{twips((side - page.left) * MM)}" w:right="{twips((side - page.right) * MM)}"/>'
        space = round(letter.rule_below_mark * MM - DESCENT * size)
        rule = _border("bottom", "thickThinSmallGap", DOUBLE, space, styles)
        line = letter.numbered_title_line if document.number else letter.title_line
        inner = f'<w:p><w:pPr><w:pStyle w:val="Mark"/>{rule}{_exact(size)}{place}</w:pPr>{text}</w:p>'
        used = top + size + space + DOUBLE / 8 * 1.5
    else:
        line = styles.document.title_line
        inner = f'<w:p><w:pPr><w:pStyle w:val="Mark"/>{_exact(size)}</w:pPr>{text}</w:p>'
        used = top + size
    end = page.top * MM + (line - 1) * styles.pitch - HEADER_SLACK
    number, used = _number(document, styles, used)
    filler = f'<w:p><w:pPr><w:pStyle w:val="Nothing"/>{_exact(max(1.0, end - used))}</w:pPr></w:p>'
    return f"{HEAD}<w:hdr {OPEN}>{inner}{number}{filler}</w:hdr>"


def _number(document: Document, styles: Styles, used: float) -> tuple[str, float]:
    """发文字号: right below the rules of a letter; in the middle above the rule of a document. And where it ends."""
    text = f'<w:r><w:t xml:space="preserve">{escape(clean(document.number))}</w:t></w:r>' if document.number else ""
    gap, height = styles.size.body * 7 / 8, styles.size.body + 2
    if document.form is Form.LETTER:
        if not document.number:
            return "", used
        place = f'<w:snapToGrid w:val="0"/>{_exact(gap + height)}<w:jc w:val="right"/>'
        return f"<w:p><w:pPr>{place}</w:pPr>{text}</w:p>", used + gap + height
    measures = styles.document
    top = styles.page.top * MM + (measures.number_line - 1) * styles.pitch
    space = round(measures.rule_below_number * MM - (styles.pitch - styles.size.body) / 2)
    rule = _border("bottom", "single", round(measures.thick * 8), space, styles)
    above = f'<w:p><w:pPr><w:pStyle w:val="Nothing"/>{_exact(max(1.0, top - used))}</w:pPr></w:p>'
    line = (
        f'<w:p><w:pPr>{rule}<w:snapToGrid w:val="0"/>{_exact(styles.pitch)}<w:jc w:val="center"/></w:pPr>{text}</w:p>'
    )
    return above + line, top + styles.pitch + space + measures.thick


def core_part(document: Document) -> str:
    """docProps/core.xml, without a moment so that the same text gives the same bytes."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>'
        f"{escape(clean(document.title))}</dc:title><dc:creator>{escape(clean(document.author))}</dc:creator>"
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )
