"""Where the parts of a paper stand, told once for both writers: lengths in points from the edges of the type area."""

from collections.abc import Iterator

from documents.paper import faces
from documents.paper.model import Annex, AttachmentNote, Block, Signature, attachment_lines, clean
from documents.paper.rows import Frame
from documents.paper.styles import Face, Styles
from documents.paper.titles import break_title
from documents.paper.typeset import Measure, lines, one_line

HEADING_FACES = (Face.HEI, Face.KAI, Face.FANG, Face.FANG)  # 一、（一）1.（1）
FEW_NAMES = 5
LEAST_OFFICE = 4  # signs of a name that is no person's
SEALED_IN, OPEN_IN, STEP = 4, 2, 2  # cells: the date under a seal, the name without one, the date after the name


def holds_text(block: Block) -> bool:
    """Whether the last line of the text before it stays on its page."""
    return isinstance(block, Signature) or (isinstance(block, AttachmentNote) and is_short(block))


def is_short(note: AttachmentNote) -> bool:
    """Whether all its lines stay together; of more, the last one alone stays with what follows."""
    return len(note.names) <= FEW_NAMES


def title_lines(text: str, frame: Frame, styles: Styles) -> list[str]:
    """A title broken at sense."""
    return break_title(clean(text), (frame.width / styles.size.title) // 0.5 / 2)


def label_face(annex: Annex) -> Face:
    """附件1 stands in 黑体, the number of a sheet does not."""
    return Face.HEI if annex.is_attachment else Face.FANG


def length(text: str, styles: Styles) -> float:
    """What a text of the body takes in one line."""
    return one_line([(clean(text), Face.FANG)], styles.size.body, styles.cell, faces.of(styles)).width


def signature_lines(block: Signature, styles: Styles) -> list[tuple[str, float]]:
    """署名 and 成文日期 line by line, each with how far it ends from the right edge.

    With a seal the date stands four cells in and every line of the name centred on it; else the name two cells in and
    the date begins two cells after its last line, or, when the date is the longer one, the other way round.
    """
    cell, day = styles.cell, length(block.day, styles)
    middle = SEALED_IN * cell + day / 2
    room = min(2 * middle, styles.area) if block.sealed else styles.area - OPEN_IN * cell
    names = [line for office in _offices(block.name) for line in _parted(office, room, styles)]
    last = length(names[-1], styles)
    if block.sealed:
        ends, date = [max(0.0, middle - length(name, styles) / 2) for name in names], SEALED_IN * cell
    else:
        ends = [OPEN_IN * cell for _ in names[1:]] + [OPEN_IN * cell + max(0.0, STEP * cell + day - last)]
        date = OPEN_IN * cell + max(0.0, last - STEP * cell - day)
    return [*zip(names, ends, strict=True), *((text, date) for text in _parted(block.day, styles.area - date, styles))]


def _offices(name: str) -> list[str]:
    """Offices that sign together, a full-width space between them, one below the other; 林　溪 is one name."""
    offices = name.split("\u3000")
    return offices if all(len(office) >= LEAST_OFFICE for office in offices) else [name]


def _parted(text: str, room: float, styles: Styles) -> list[str]:
    """The text in lines for which there is room, broken at sense."""
    if length(text, styles) <= room:
        return [clean(text)]
    wide = max(room, styles.cell)
    measure = Measure(fonts=faces.of(styles), size=styles.size.body, cell=styles.cell, width=wide)
    parts = break_title(clean(text), wide / styles.cell)
    return [line.text for part in parts for line in lines([(part, Face.FANG)], measure)]


def attachment_shapes(note: AttachmentNote, styles: Styles) -> Iterator[tuple[str, float, float]]:
    """Each line with its first indent and that of its further lines: the names stand below each other."""
    pairs = attachment_lines(note)
    edge = 2 * styles.cell + length(pairs[0][0], styles)
    for before, name in pairs:
        yield before + name, edge - length(before, styles), edge
