"""版记: 抄送, 印发机关 and 印发日期 between rules, on the last lines of the last page."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from documents.paper import faces
from documents.paper.model import Colophon, clean, sent_to
from documents.paper.rows import Frame, Op, Row, Rule, Text, baseline
from documents.paper.styles import MM, Face, Styles
from documents.paper.typeset import Measure, TextLine, lines, one_line

EPSILON = 0.001  # lines
THICK, THIN = 0.35 * MM, 0.25 * MM
LEAST_PITCH = 1.2  # of the size


def broken(block: Colophon, frame: Frame, styles: Styles) -> list[list[TextLine]]:
    """主送 and 抄送 one sign in at both sides, their further lines below the first name."""
    size = styles.size.page_number  # 4号, as the standard wants both
    measure = Measure(fonts=faces.of(styles), size=size, cell=size, width=frame.width - size, first=size, hang=4 * size)
    return [lines([(clean(text), Face.FANG)], measure) for text in sent_to(block)]


def pitch_of(block: Colophon, styles: Styles) -> float:
    """From one line of it to the next."""
    return styles.pitch * block.closeness


def count(block: Colophon, frame: Frame, styles: Styles) -> int:
    """Its own lines."""
    return sum(map(len, broken(block, frame, styles))) + block.ruled


def height(block: Colophon, frame: Frame, styles: Styles) -> int:
    """Lines of the grid it takes."""
    return ceil(count(block, frame, styles) * pitch_of(block, styles) / styles.pitch - EPSILON)


def last_size(block: Colophon, frame: Frame, styles: Styles) -> float:
    """Of who printed it and when: smaller when both are too long for one line."""
    size, text = styles.size.page_number, clean(block.printer + block.printed_on)
    width = one_line([(text, Face.FANG)], size, size, faces.of(styles)).width + size
    return size * min(1.0, (frame.width - 2 * size) / width)


def closer(block: Colophon, frame: Frame, styles: Styles) -> Iterator[Colophon]:
    """As it is, then in fewer and fewer lines of the grid, as long as its own do not touch."""
    own, least = count(block, frame, styles), LEAST_PITCH * styles.size.page_number / styles.pitch
    yield block
    for taken in range(own - 1, ceil(own * least - EPSILON) - 1, -1):
        yield replace(block, closeness=taken / own)


def colophon_row(block: Colophon, frame: Frame, styles: Styles) -> Row:
    """All of it in one piece."""
    size, pitch, lines_taken = styles.size.page_number, pitch_of(block, styles), height(block, frame, styles)
    copies = [line for lines in broken(block, frame, styles) for line in lines]
    top = lines_taken * styles.pitch - count(block, frame, styles) * pitch
    ops: list[Op] = []
    for number, line in enumerate(copies):
        ops += [Text(run.x, number * pitch + baseline(size, pitch), run) for run in line.runs]
    if not block.ruled:
        return Row(lines_taken, tuple(op.moved(0, top) for op in ops))
    if copies:
        ops.append(Rule(0, len(copies) * pitch, frame.width, len(copies) * pitch, THIN))
    base = len(copies) * pitch + baseline(size, pitch)
    small = last_size(block, frame, styles)
    for text, at_right in ((block.printer, False), (block.printed_on, True)):
        line = one_line([(clean(text), Face.FANG)], small, small, faces.of(styles))
        left = frame.width - size - line.width if at_right else size
        ops += [Text(left + run.x, base, run) for run in line.runs]
    end = (len(copies) + 1) * pitch
    ruled = (Rule(0, 0, frame.width, 0, THICK), *ops, Rule(0, end, frame.width, end, THICK))
    return Row(lines_taken, tuple(op.moved(0, top) for op in ruled))
