"""What stands outside the flow of the text: the red head of letter and document, page numbers."""

from documents.paper import faces, shapes
from documents.paper.model import Document, Form, clean
from documents.paper.rows import Frame, Op, Page, Rule, Text, baseline
from documents.paper.styles import BASELINE, MM, Face, Styles
from documents.paper.typeset import Span, TextLine, one_line

INK_TOP, INK_BOTTOM = 0.84, 0.09  # of the mark's em above and below the baseline, as its font draws them
DASH = 0.30  # upper edge of the one-line dash above the baseline, in ems
BLANKS = 2  # lines that the standard wants free above 发文字号 and above the title
MARK_SLACK = 0.98  # of the type area that a long mark may fill


def begin(document: Document, styles: Styles, page: Page) -> int:
    """Draw the head of page 1; returns the line of the grid on which the title starts."""
    if document.form in (Form.LETTER, Form.DOCUMENT):
        page.ops += (_letter if document.form is Form.LETTER else _document)(document, styles)
        return title_line(document, styles) - 1
    marks = upper_marks(document) if document.form is Form.PLAIN else []
    page.ops += _marks(marks, styles)
    return len(marks) + BLANKS if marks else 0


def title_line(document: Document, styles: Styles) -> int:
    """The line of the grid on which the title of a red form starts: two below what stands above it."""
    if document.form is Form.DOCUMENT:
        return _two_below(_number_rule(document, styles) + styles.document.thick / 2, styles)
    rule, thick = letter_rules(styles, _mark_bottom(document, styles))[1]
    rows = len(sides(document))
    words = styles.size.body * 15 / 8 + (rows - 1) * styles.pitch if rows else 0.0
    return _two_below(rule + thick / 2 + words, styles)


def number_line(document: Document, styles: Styles) -> int:
    """The line of the grid for the first line of 签发人, or else 发文字号, of a red document: two below the mark."""
    return _two_below(_mark_bottom(document, styles), styles)


def _two_below(y: float, styles: Styles) -> int:
    """The line of the grid nearest to two blank lines below that height."""
    return round((y - styles.page.top * MM) / styles.pitch) + BLANKS + 1


def _number_rule(document: Document, styles: Styles) -> float:
    """The middle of the red rule of a document, below its 发文字号."""
    line = number_line(document, styles) + further_signers(document)
    bottom = _baseline(line, styles) + INK_BOTTOM * styles.size.body
    return bottom + styles.document.rule_below_number * MM + styles.document.thick / 2


def _baseline(line: int, styles: Styles) -> float:
    """Of the text on a line of the grid, from the top of the page."""
    return styles.page.top * MM + (line - 1) * styles.pitch + baseline(styles.size.body, styles.pitch)


def upper_marks(document: Document) -> list[list[Span]]:
    """份号, 密级, 紧急程度 with their faces."""
    return [[(mark, Face.FANG if mark == document.serial else Face.HEI)] for mark in document.upper_marks]


def sides(document: Document) -> list[tuple[list[Span], list[Span]]]:
    """The lines below the rules of a letter: marks at the left, 发文字号 at the right of the first."""
    left = upper_marks(document)
    right: list[list[Span]] = [[(document.number, Face.FANG)]] if document.number else []
    rows = max(len(left), len(right))
    return list(zip(left + [[]] * (rows - len(left)), right + [[]] * (rows - len(right)), strict=True))


def signers(document: Document) -> list[list[Span]]:
    """签发人 in 仿宋, the names in 楷体, line by line."""
    return [[(label, Face.FANG), (names, Face.KAI)] for label, names in document.signed_by]


def further_signers(document: Document) -> int:
    """Lines that more than two 签发人 put between the mark and the 发文字号, which is on the line of the last."""
    return max(0, len(document.signed_by) - 1)


def signers_left(document: Document, styles: Styles) -> float:
    """Where 签发人 begins, from the left edge of the type area: the longest line ends one sign before the right one."""
    widest = max(sum(shapes.length(text, styles) for text, _ in line) for line in signers(document))
    return styles.area - styles.cell - widest


def mark_size(mark: str, styles: Styles) -> float:
    """The size of the 发文机关标志: smaller when it is too long for one line."""
    natural = one_line([(mark, Face.BIAOSONG)], styles.size.mark, styles.size.mark, faces.of(styles)).width
    room = styles.area * MARK_SLACK
    return styles.size.mark if natural <= room else styles.size.mark * room / natural


def _red_line(line: TextLine, x: float, y: float) -> list[Op]:
    return [Text(x + run.x, y, run, red=True) for run in line.runs]


def mark_top(document: Document, styles: Styles) -> float:
    """From the top of the page to the ink of the 发文机关标志."""
    return (styles.letter if document.form is Form.LETTER else styles.document).mark_top * MM


def _mark_bottom(document: Document, styles: Styles) -> float:
    """From the top of the page to where the ink of the mark ends."""
    return mark_top(document, styles) + (INK_TOP + INK_BOTTOM) * mark_size(clean(document.mark), styles)


def _mark(document: Document, styles: Styles) -> list[Op]:
    """The red mark in the middle of the type area, that of a letter in the middle of its rules."""
    mark = clean(document.mark)
    size = mark_size(mark, styles)
    line = one_line([(mark, Face.BIAOSONG)], size, size, faces.of(styles))
    aside = 0.0 if document.form is Form.LETTER else styles.page.left - styles.page.right
    left = (styles.page.width + aside) / 2 * MM - line.width / 2
    return _red_line(line, left, mark_top(document, styles) + INK_TOP * size)


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
    ops = _mark(document, styles)
    start = (page.width - letter.rule_length) / 2 * MM
    rules = letter_rules(styles, _mark_bottom(document, styles))
    ops += [Rule(start, y, start + letter.rule_length * MM, y, thick, red=True) for y, thick in rules[:2]]
    top = rules[1][0] + styles.size.body * 7 / 8
    for number, (left, right) in enumerate(sides(document)):
        ops += _sides(left, right, top + BASELINE * styles.size.body + number * styles.pitch, 0.0, styles)
    ops += [Rule(start, y, start + letter.rule_length * MM, y, thick, red=True) for y, thick in rules[2:]]
    return ops


def _document(document: Document, styles: Styles) -> list[Op]:
    measures, page = styles.document, styles.page
    ops = [*_marks(upper_marks(document), styles), *_mark(document, styles)]
    y = _baseline(number_line(document, styles) + further_signers(document), styles)
    lines = signers(document)
    for above, line in zip(reversed(range(len(lines))), lines, strict=True):
        number: list[Span] = [] if above else [(document.number, Face.FANG)]
        aside = styles.area - signers_left(document, styles) - sum(shapes.length(text, styles) for text, _ in line)
        ops += _sides(number, line, y - above * styles.pitch, styles.cell, styles, right_inset=aside)
    if document.number and not lines:
        alone = [(document.number, Face.FANG)]
        middle = (styles.area - min(styles.area, shapes.length(document.number, styles))) / 2
        ops += _sides(alone, [], y, middle, styles)
    rule = _number_rule(document, styles)
    start = (page.width - measures.rule_length) / 2 * MM + (page.left - page.right) / 2 * MM
    return [*ops, Rule(start, rule, start + measures.rule_length * MM, rule, measures.thick, red=True)]


def _marks(marks: list[list[Span]], styles: Styles) -> list[Op]:
    """份号, 密级, 紧急程度 on the first lines of the type area."""
    ops: list[Op] = []
    for number, mark in enumerate(marks, 1):
        ops += _sides(mark, [], _baseline(number, styles), 0.0, styles)
    return ops


def side_size(left: list[Span], right: list[Span], inset: float, styles: Styles) -> float:
    """The size of a line at the sides of a head: smaller when both texts are too long for one line."""
    width = sum(shapes.length(text, styles) for text, _ in (*left, *right)) + styles.cell * bool(left and right)
    room = styles.area - 2 * inset
    return styles.size.body * min(1.0, room / width) if width else styles.size.body


def _sides(
    left: list[Span], right: list[Span], y: float, inset: float, styles: Styles, right_inset: float | None = None
) -> list[Op]:
    """One text at the left and one at the right edge of the type area."""
    last = inset if right_inset is None else right_inset
    page, size = styles.page, side_size(left, right, inset, styles)
    ops: list[Op] = []
    for spans, at_right in ((left, False), (right, True)):
        cell = size * styles.cell / styles.size.body
        line = one_line([(clean(text), face) for text, face in spans], size, cell, faces.of(styles))
        x = (page.width - page.right) * MM - last - line.width if at_right else page.left * MM + inset
        ops += [Text(x + run.x, y, run) for run in line.runs]
    return ops


def page_number(form: Form, number: int, styles: Styles) -> list[Op]:
    """— 3 —, odd right and even left, one sign in; none on the first page of a letter."""
    if form is Form.LETTER and number == 1:
        return []
    turned = number_turned(form, styles)
    size, frame = styles.size.page_number, Frame.of(Form.PLAIN if turned else form, styles)
    line = one_line([(f"— {number} —", Face.SONG)], size, size, faces.of(styles))
    x = frame.left + (frame.width - size - line.width if number % 2 else size)
    y = frame.top + frame.height + styles.page_number.below * MM + DASH * size
    if turned:
        return [Text(frame.page_height - y, x + run.x, run, turned=True) for run in line.runs]
    return [Text(x + run.x, y, run) for run in line.runs]


def number_turned(form: Form, styles: Styles) -> bool:
    """Whether a wide page bears its number as the upright pages with which it is bound, its head at their left."""
    return form is Form.LANDSCAPE and styles.landscape.number_turned
