"""The bundled fonts as the PDF writer needs them: which font has a sign, how wide it is, what none has."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics, ttfonts

from documents.styles import Face

FOLDER = Path(__file__).parent.parent / "resources" / "fonts"
FILES = {
    Face.FANG: "FandolFang",
    Face.KAI: "FuzhenWenKai",
    Face.HEI: "NotoSansSC-Medium",
    Face.BIAOSONG: "NotoSerifSC-Bold",
    Face.SONG: "NotoSerifSC-Regular",
}
NARROW_IN_KAI = frozenset("“”‘’·")  # that font has them for foreign text only
ROWS_A_BLOCK = 100  # entries a ToUnicode block may hold


def to_unicode(fontname: str, subset: Any) -> str:  # noqa: ARG001 (the library calls it with both)
    """A ToUnicode map that is also right beyond U+FFFF, where reportlab's own writes five digits."""
    rows = [f"<{code:02X}> <{chr(sign).encode('utf-16-be').hex().upper()}>" for code, sign in enumerate(subset)]
    lines = ["/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap", "/CMapType 2 def"]
    lines += ["1 begincodespacerange", "<00> <FF>", "endcodespacerange"]
    for start in range(0, len(rows), ROWS_A_BLOCK):
        block = rows[start : start + ROWS_A_BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, "endcmap", "end", "end"])


@cache
def _font(face: Face) -> ttfonts.TTFont:
    ttfonts.makeToUnicodeCMap = to_unicode
    font = ttfonts.TTFont(FILES[face], str(FOLDER / f"{FILES[face]}.ttf"))
    pdfmetrics.registerFont(font)
    return font


def _has(face: Face, sign: str) -> bool:
    return ord(sign) in _font(face).face.charToGlyph


def chain(face: Face) -> Iterator[Face]:
    """Where a sign is looked for: its own face, then the faces that have more."""
    yield face
    yield from (other for other in (Face.FANG, Face.SONG, Face.HEI, Face.KAI) if other is not face)


@cache
def pick(sign: str, face: Face) -> Face:
    """The face that draws a sign; a sign that none has is drawn as the empty box of the song face."""
    for other in chain(face):
        if other is Face.KAI and sign in NARROW_IN_KAI:
            continue
        if _has(other, sign):
            return other
    glyphs = _font(Face.SONG).face
    glyphs.charToGlyph[ord(sign)] = 0  # so that the box can be copied as the sign it stands for
    glyphs.charWidths[ord(sign)] = 1000
    BOXED.add(sign)
    return Face.SONG


BOXED: set[str] = set()


@cache
def advance(sign: str, face: Face) -> float:
    """Width of a sign in ems as its font has it."""
    glyphs: Any = _font(pick(sign, face)).face
    return float(glyphs.getCharWidth(ord(sign))) / 1000


def name(face: Face) -> str:
    """The name under which the font is registered."""
    return str(_font(face).fontName)


def invisible(sign: str) -> bool:
    """Joiners, marks of direction and the like: they are in the text but have no ink."""
    return unicodedata.category(sign) == "Cf"


def missing(text: str) -> list[str]:
    """The signs that no bundled font has, each once, in order: they would be printed as empty boxes."""
    seen = dict.fromkeys(sign for sign in text if not sign.isspace() and not invisible(sign))
    for sign in seen:
        pick(sign, Face.FANG)
    return [sign for sign in seen if sign in BOXED]
