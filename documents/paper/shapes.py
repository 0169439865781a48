"""Where the parts of a paper stand, told once for both writers: lengths in points from the edges of the type area."""

from collections.abc import Iterator

from documents.paper import faces
from documents.paper.model import Annex, AttachmentNote, Block, Signature, attachment_lines, clean
from documents.paper.rows import Frame
from documents.paper.styles import Face, Styles
from documents.paper.titles import break_title
from documents.paper.typeset import one_line

HEADING_FACES = (Face.HEI, Face.KAI, Face.FANG, Face.FANG)  # 一、（一）1.（1）
FEW_NAMES = 5


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


def attachment_shapes(note: AttachmentNote, styles: Styles) -> Iterator[tuple[str, float, float]]:
    """Each line with its first indent and that of its further lines: the names stand below each other."""
    pairs = attachment_lines(note)
    edge = 2 * styles.cell + length(pairs[0][0], styles)
    for before, name in pairs:
        yield before + name, edge - length(before, styles), edge
