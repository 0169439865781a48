"""The fonts of the PDF writer: which has a sign, how wide it is, what none has; the computer's own go before ours."""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from zlib import crc32

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts

from documents.paper import grid, installed
from documents.paper.styles import Face, Styles

FOLDER = Path(__file__).parent.parent.parent / "resources" / "fonts"
BUNDLED = {
    Face.FANG: ("FandolFang", "仿宋"),
    Face.KAI: ("FuzhenWenKai", "楷体"),
    Face.HEI: ("NotoSansSC-Medium", "黑体"),
    Face.BIAOSONG: ("NotoSerifSC-Bold", "宋体（粗）"),
    Face.SONG: ("NotoSerifSC-Regular", "宋体"),
}
# Where a sign is looked for that its own face lacks: 楷体 is as light as 仿宋, 宋体 would stand out of a name.
SPARE = {
    Face.FANG: (Face.KAI, Face.SONG, Face.HEI),
    Face.KAI: (Face.FANG, Face.SONG, Face.HEI),
    Face.HEI: (Face.SONG, Face.KAI),
    Face.BIAOSONG: (Face.SONG, Face.HEI, Face.KAI),
    Face.SONG: (Face.FANG, Face.HEI, Face.KAI),
}
MISDRAWN = {"FandolFang": frozenset("￥衹餘醜捨幹準癥鬱鹼鬆")}  # as $只余丑舍干准症郁碱松
NARROW = 0.75  # of the em: a font that draws a wide sign narrower has it for foreign text only
ROWS_A_BLOCK = 100  # entries a ToUnicode block may hold


BOXED: set[str] = set()


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
def _registered(name: str, path: Path, index: int) -> str:
    ttfonts.makeToUnicodeCMap = to_unicode
    rl_config.autoGenerateTTFMissingTTFName = True  # type: ignore[attr-defined]  # for names in Chinese only
    pdfmetrics.registerFont(ttfonts.TTFont(name, str(path), subfontIndex=index))
    return name


def bundled(face: Face) -> str:
    """The font we bring along."""
    name = BUNDLED[face][0]
    return _registered(name, FOLDER / f"{name}.ttf", 0)


class Fonts:
    """The fonts one set of measures asks for, each of this computer where a PDF may carry it, else ours."""

    def __init__(self, styles: Styles) -> None:
        self.wanted = {face: str(getattr(styles.word_fonts, face.value)) for face in Face}
        self.refusals: dict[Face, str] = {}  # why ours is used
        self.folders = styles.font_folders
        self._own: dict[Face, str] = {}
        self._picked: dict[tuple[str, Face], tuple[str, float]] = {}

    def own(self, face: Face) -> str:
        """The first font of a face."""
        if face not in self._own:
            self._own[face] = self._chosen(face)
        return self._own[face]

    def _chosen(self, face: Face) -> str:
        refusal = "没有安装"
        for font in installed.found(self.wanted[face], self.folders):
            refusal = font.refusal
            if not refusal:
                try:
                    name = f"{font.path.stem}-{font.index}-{crc32(bytes(font.path)):08x}"
                    return _registered(name, font.path, font.index)
                except (ttfonts.TTFError, OSError, ValueError, IndexError, KeyError):
                    refusal = "读不出来"
        self.refusals[face] = refusal
        return bundled(face)

    def pick(self, sign: str, face: Face) -> tuple[str, float]:
        """The font that draws a sign and the width in ems it has there."""
        key = sign, face
        if key not in self._picked:
            name = self._drawing(sign, face)
            self._picked[key] = name, float(_glyphs(name).getCharWidth(ord(sign))) / 1000
        return self._picked[key]

    def _drawing(self, sign: str, face: Face) -> str:
        """A sign that no font has is drawn as the empty box of our 宋体."""
        narrow = ""
        for name in self._chain(face):
            glyphs = _glyphs(name)
            if ord(sign) in glyphs.charToGlyph and sign not in MISDRAWN.get(name, ""):
                if not grid.is_wide(sign) or glyphs.getCharWidth(ord(sign)) >= NARROW * 1000:
                    return name
                narrow = narrow or name
        return narrow or _boxed(sign)

    def _chain(self, face: Face) -> Iterator[str]:
        """Where a sign is looked for: its own font, then those that have more."""
        yield self.own(face)
        yield from (bundled(other) for other in (face, *SPARE[face]))

    def told(self) -> str:
        """One line of which fonts the PDF will have, and why not those that are wanted."""
        for face in Face:
            self.own(face)
        own = "、".join(self.wanted[face] for face in Face if face not in self.refusals)
        parts = [f"用本机的{own}"] if own else []
        if self.refusals:
            reasons: dict[str, list[str]] = {}
            for face in sorted(self.refusals, key=[*Face].index):
                reasons.setdefault(self.refusals[face], []).append(self.wanted[face])
            ours = "、".join(BUNDLED[face][1] for face in Face if face in self.refusals)
            whys = "，".join(f"{'、'.join(names)}{reason}" for reason, names in reasons.items())
            parts.append(f"{whys}，改用程序自带的{ours}")
        return f"PDF 字体：{'；'.join(parts)}。"

    def missing(self, text: str) -> list[str]:
        """The signs that no font has, each once, in order: they would be printed as empty boxes."""
        seen = dict.fromkeys(sign for sign in text if not sign.isspace() and not invisible(sign))
        for sign in seen:
            self.pick(sign, Face.FANG)
        return [sign for sign in seen if sign in BOXED]


@lru_cache(maxsize=4)
def of(styles: Styles) -> Fonts:
    """The fonts of these measures."""
    return Fonts(styles)


def _boxed(sign: str) -> str:
    """The font whose empty box stands for a sign, and can be copied as it."""
    name = bundled(Face.SONG)
    glyphs = _glyphs(name)
    glyphs.charToGlyph[ord(sign)] = 0
    glyphs.charWidths[ord(sign)] = 1000
    BOXED.add(sign)
    return name


def _glyphs(name: str) -> Any:
    font: Any = pdfmetrics.getFont(name)
    return font.face


def invisible(sign: str) -> bool:
    """Joiners, marks of direction and the like: they are in the text but have no ink."""
    return unicodedata.category(sign) == "Cf"


def missing(text: str, styles: Styles) -> list[str]:
    """The signs that no font has."""
    return of(styles).missing(text)
