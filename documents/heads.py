"""What stands outside the flow of the text: the red head of letter and document, page numbers."""

from documents.model import Document, Form, clean
from documents.rows import Frame, Op, Page, Rule, Text, baseline
from documents.styles import MM, Face, Styles
from documents.typeset import TextLine, one_line

INK_TOP, INK_BOTTOM = 0.84, 0.09  # of the mark's em above and below the baseline, as its font draws them
DASH = 0.30  # upper edge of the one-line dash above the baseline, in ems
MARK_SLACK = 0.98  # of the type area that a long mark may fill


def begin(document: Document, styles: Styles, page: Page) -> int:
    """Draw the head of page 1; returns the line of the grid on which the title starts."""
    if document.form is Form.LETTER:
        page.ops += _letter(document, styles)
        return (styles.letter.numbered_title_line if document.number else styles.letter.title_line) - 1
    if document.form is Form.DOCUMENT:
        page.ops += _document(document, styles)
        return styles.document.title_line - 1
    return 0


def mark_size(mark: str, styles: Styles) -> float:
    """The size of the 发文机关标志: smaller when it is too long for one line."""
    natural = one_line([(mark, Face.BIAOSONG)], styles.size.mark, styles.size.mark).width
    room = (styles.page.width - styles.page.left - styles.page.right) * MM * MARK_SLACK
    return styles.size.mark if natural <= room else styles.size.mark * room / natural


def _red_line(line: TextLine, x: float, y: float) -> list[Op]:
    return [Text(x + run.x, y, run, red=True) for run in line.runs]


def _mark(document: Document, styles: Styles, top_mm: float) -> tuple[list[Op], float]:
    """The red mark with its ink at that height, and where its ink ends."""
    mark = clean(document.mark)
    size = mark_size(mark, styles)
    line = one_line([(mark, Face.BIAOSONG)], size, size)
    area = (styles.page.width - styles.page.left - styles.page.right) * MM
    y = top_mm * MM + INK_TOP * size
    return _red_line(line, styles.page.left * MM + (area - line.width) / 2, y), y + INK_BOTTOM * size


def letter_rules(styles: Styles, mark_bottom: float) -> list[tuple[float, float]]:
    """The middle (from the top) and thickness of the four red rules: thick, thin, …, thin, thick."""
    letter = styles.letter
    upper = mark_bottom + letter.rule_below_mark * MM + letter.thick / 2
    foot = (styles.page.height - letter.rule_foot) * MM
    step = (letter.thick + letter.thin) / 2 + letter.between
    thicknesses = letter.thick, letter.thin, letter.thin, letter.thick
    return list(zip((upper, upper + step, foot - step, foot), thicknesses, strict=True))


def _letter(document: Document, styles: Styles) -> list[Op]:
    letter, page = styles.letter, styles.page
    ops, bottom = _mark(document, styles, letter.mark_top)
    start = (page.width - letter.rule_length) / 2 * MM
    rules = letter_rules(styles, bottom)
    ops += [Rule(start, y, start + letter.rule_length * MM, y, thick, red=True) for y, thick in rules[:2]]
    if document.number:
        number = one_line([(clean(document.number), Face.FANG)], styles.size.body, styles.cell)
        edge = (page.width - page.right) * MM
        top = rules[1][0] + styles.size.body * 7 / 8
        ops += [Text(edge - number.width + run.x, top + 0.88 * styles.size.body, run) for run in number.runs]
    ops += [Rule(start, y, start + letter.rule_length * MM, y, thick, red=True) for y, thick in rules[2:]]
    return ops


def _document(document: Document, styles: Styles) -> list[Op]:
    measures, page = styles.document, styles.page
    ops, _ = _mark(document, styles, measures.mark_top)
    top = page.top * MM + (measures.number_line - 1) * styles.pitch
    bottom = top + baseline(styles.size.body, styles.pitch) + INK_BOTTOM * styles.size.body
    if document.number:
        number = one_line([(clean(document.number), Face.FANG)], styles.size.body, styles.cell)
        left = page.left * MM + ((page.width - page.left - page.right) * MM - number.width) / 2
        y = top + baseline(styles.size.body, styles.pitch)
        ops += [Text(left + run.x, y, run) for run in number.runs]
    rule = bottom + measures.rule_below_number * MM + measures.thick / 2
    start = (page.width - measures.rule_length) / 2 * MM + (page.left - page.right) / 2 * MM
    return [*ops, Rule(start, rule, start + measures.rule_length * MM, rule, measures.thick, red=True)]


def page_number(form: Form, number: int, styles: Styles) -> list[Op]:
    """— 3 —, odd right and even left, one sign in; none on the first page of a letter."""
    if form is Form.LETTER and number == 1:
        return []
    size, frame = styles.size.page_number, Frame.of(form, styles)
    line = one_line([(f"— {number} —", Face.SONG)], size, size)
    x = frame.left + (frame.width - size - line.width if number % 2 else size)
    y = frame.top + frame.height + styles.page_number.below * MM + DASH * size
    return [Text(x + run.x, y, run) for run in line.runs]
