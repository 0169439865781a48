"""What stands outside the flow of the text: the red head of letter and document, page numbers."""

from documents import faces, shapes
from documents.model import Document, Form, clean
from documents.rows import Frame, Op, Page, Rule, Text, baseline
from documents.styles import BASELINE, MM, Face, Styles
from documents.typeset import Span, TextLine, one_line

INK_TOP, INK_BOTTOM = 0.84, 0.09  # of the mark's em above and below the baseline, as its font draws them
DASH = 0.30  # upper edge of the one-line dash above the baseline, in ems
WORD_LINE = 18 / 16  # of the size, from one line at the side of a letter's head to the next
PLAIN_GAP = 2  # blank lines between 密级 and the title where there is no red head
MARK_SLACK = 0.98  # of the type area that a long mark may fill


def begin(document: Document, styles: Styles, page: Page) -> int:
    """Draw the head of page 1; returns the line of the grid on which the title starts."""
    if document.form is Form.LETTER:
        page.ops += _letter(document, styles)
        return title_line(document, styles) - 1
    if document.form is Form.DOCUMENT:
        page.ops += _document(document, styles)
        return title_line(document, styles) - 1
    marks = upper_marks(document) if document.form is Form.PLAIN else []
    page.ops += _marks(marks, styles)
    return len(marks) + PLAIN_GAP if marks else 0


def title_line(document: Document, styles: Styles) -> int:
    """The line of the grid on which the title of a red form starts: two below what stands above it."""
    if document.form is Form.DOCUMENT:
        return styles.document.title_line + further_signers(document)
    rows = len(sides(document))
    return styles.letter.numbered_title_line + rows - 1 if rows else styles.letter.title_line


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


def _mark(document: Document, styles: Styles, top_mm: float) -> tuple[list[Op], float]:
    """The red mark with its ink at that height, and where its ink ends."""
    mark = clean(document.mark)
    size = mark_size(mark, styles)
    line = one_line([(mark, Face.BIAOSONG)], size, size, faces.of(styles))
    area = styles.area
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
    top = rules[1][0] + styles.size.body * 7 / 8
    for number, (left, right) in enumerate(sides(document)):
        ops += _sides(left, right, top + (number * WORD_LINE + BASELINE) * styles.size.body, 0.0, styles)
    ops += [Rule(start, y, start + letter.rule_length * MM, y, thick, red=True) for y, thick in rules[2:]]
    return ops


def _document(document: Document, styles: Styles) -> list[Op]:
    measures, page = styles.document, styles.page
    ops = [*_marks(upper_marks(document), styles), *_mark(document, styles, measures.mark_top)[0]]
    top = page.top * MM + (measures.number_line - 1) * styles.pitch
    y = top + baseline(styles.size.body, styles.pitch) + further_signers(document) * styles.pitch
    bottom = y + INK_BOTTOM * styles.size.body
    lines = signers(document)
    for above, line in zip(reversed(range(len(lines))), lines, strict=True):
        number: list[Span] = [] if above else [(document.number, Face.FANG)]
        aside = styles.area - signers_left(document, styles) - sum(shapes.length(text, styles) for text, _ in line)
        ops += _sides(number, line, y - above * styles.pitch, styles.cell, styles, right_inset=aside)
    if document.number and not lines:
        alone = [(document.number, Face.FANG)]
        middle = (styles.area - min(styles.area, shapes.length(document.number, styles))) / 2
        ops += _sides(alone, [], y, middle, styles)
    rule = bottom + measures.rule_below_number * MM + measures.thick / 2
    start = (page.width - measures.rule_length) / 2 * MM + (page.left - page.right) / 2 * MM
    return [*ops, Rule(start, rule, start + measures.rule_length * MM, rule, measures.thick, red=True)]


def _marks(marks: list[list[Span]], styles: Styles) -> list[Op]:
    """份号, 密级, 紧急程度 on the first lines of the type area."""
    ops: list[Op] = []
    for number, mark in enumerate(marks):
        y = styles.page.top * MM + number * styles.pitch + baseline(styles.size.body, styles.pitch)
        ops += _sides(mark, [], y, 0.0, styles)
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
    size, frame = styles.size.page_number, Frame.of(form, styles)
    line = one_line([(f"— {number} —", Face.SONG)], size, size, faces.of(styles))
    x = frame.left + (frame.width - size - line.width if number % 2 else size)
    y = frame.top + frame.height + styles.page_number.below * MM + DASH * size
    return [Text(x + run.x, y, run) for run in line.runs]
