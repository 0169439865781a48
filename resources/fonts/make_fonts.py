"""Make the fonts of this folder from the unpacked packages named in README.md: `make_fonts.py SOURCES`.

Needs fontTools, which the program itself does not. The same sources give the same bytes.
"""

import bz2
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

HERE = Path(__file__).parent
MAX_ERROR = 1.0  # units of 1/1000 em between the cubic outline and its quadratic copy: not visible in print
KAI_NAME = "Fuzhen WenKai"  # the subset may not carry the reserved font names of its source
RANGES = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x2C6, 0x2DD), (0x391, 0x3C9), (0x401, 0x451), (0x2010, 0x2044),
    (0x20AC, 0x20AC), (0x2070, 0x208E), (0x2100, 0x2122), (0x2150, 0x2199), (0x2200, 0x22A5), (0x2460, 0x24E9),
    (0x2500, 0x257F), (0x25A0, 0x25EF), (0x2600, 0x2642), (0x2713, 0x2717), (0x3000, 0x303F), (0x3200, 0x3247),
    (0x3280, 0x32FE), (0x3380, 0x33DF), (0xFE30, 0xFE4F), (0xFF01, 0xFF5E), (0xFFE0, 0xFFE6),
)  # fmt: skip
UNIFIED = set(range(0x4E00, 0xA000))
OPENING = "“‘（《〈【「『〔［｛"
CLOSING = "”’）》〉】」』〕］｝，。、；：！？"
HALF = -500  # units of 1/1000 em: the empty half of a full-width mark


def gb2312() -> set[int]:
    """Every character of GB 2312."""
    pairs = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return {ord(text) for pair in pairs if (text := pair.decode("gb2312", "ignore"))}


def standard(sources: Path) -> set[int]:
    """The 8,105 characters of 通用规范汉字表."""
    table = bz2.decompress(found(sources, "Unihan_OtherMappings.txt.bz2").read_bytes()).decode()
    rows = (line.split("\t") for line in table.splitlines() if "\tkTGH\t" in line)
    return {int(row[0][2:], 16) for row in rows}


def found(sources: Path, name: str) -> Path:
    """The one file of that name below the folder of sources."""
    hits = sorted(sources.rglob(name))
    if not hits:
        sys.exit(f"{name} is not below {sources}")
    return hits[0]


def subset(path: Path, wanted: set[int]) -> TTFont:
    """The font with the wanted characters only, without hints and vertical writing."""
    font = TTFont(path, recalcTimestamp=False)
    options = Options(
        hinting=False,
        layout_features=[],
        notdef_outline=True,
        name_IDs=["*"],
        name_languages=["*"],
        recalc_timestamp=False,
    )
    options.drop_tables += ["vhea", "vmtx", "BASE", "STAT", "GDEF", "GSUB", "GPOS"]
    worker = Subsetter(options)
    worker.populate(unicodes=wanted)
    worker.subset(font)
    return font


def squeezed(font: TTFont) -> TTFont:
    """The font with two full-width marks in a row half an em closer (”， and 》（), as typesetters set them."""
    glyphs = font.getBestCmap()
    opening, closing = ("[" + " ".join(glyphs[ord(mark)] for mark in marks) + "]" for marks in (OPENING, CLOSING))
    pairs = ((closing, closing), (closing, opening), (opening, opening))
    rules = "".join(f"pos {first} {HALF} {second};" for first, second in pairs)
    addOpenTypeFeaturesFromString(font, f"feature kern {{ {rules} }} kern;")
    return font


def rename(font: TTFont, family: str) -> None:
    """Give the font another name throughout."""
    names = {1: family, 2: "Regular", 3: f"{family}:subset", 4: family, 6: family.replace(" ", "")}
    kept = [entry for entry in font["name"].names if entry.nameID in (0, 5, 7, 9, 13, 14) and entry.platformID == 3]
    font["name"].names = [entry for entry in kept if entry.langID == 1033]
    for identifier, text in names.items():
        font["name"].setName(text, identifier, 3, 1, 1033)


def outlines(font: TTFont) -> Iterator[tuple[str, object]]:
    """Each glyph of a CFF font as a TrueType one."""
    glyphs = font.getGlyphSet()
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        yield name, pen.glyph()


def to_truetype(path: Path) -> TTFont:
    """A CFF font as a TrueType one: what PDF writers and old printers take."""
    font = TTFont(path, recalcTimestamp=False)
    order = font.getGlyphOrder()
    glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, dict(outlines(font))
    font["loca"], font["glyf"] = newTable("loca"), glyf
    for table in ("CFF ", "VORG", "vhea", "vmtx", "BASE", "GPOS"):
        if table in font:
            del font[table]
    metrics = font["hmtx"].metrics
    for name in order:
        glyph = glyf[name]
        glyph.recalcBounds(glyf)
        metrics[name] = (metrics[name][0], getattr(glyph, "xMin", 0))
    maxp = font["maxp"] = newTable("maxp")
    maxp.tableVersion = 0x00010000
    zeros = "maxPoints maxContours maxCompositePoints maxCompositeContours maxTwilightPoints maxStorage maxFunctionDefs"
    for field in (zeros + " maxInstructionDefs maxStackElements maxSizeOfInstructions").split():
        setattr(maxp, field, 0)
    maxp.maxZones, maxp.numGlyphs, maxp.maxComponentElements, maxp.maxComponentDepth = 1, len(order), 0, 0
    font["post"].formatType, font["post"].glyphOrder = 3.0, None
    font.sfntVersion = "\x00\x01\x00\x00"
    font["head"].glyphDataFormat = 0
    return font


def main(sources: Path) -> None:
    """Write the fonts beside this script."""
    signs = {code for first, last in RANGES for code in range(first, last + 1)}
    usual = signs | gb2312() | standard(sources)
    serif = found(sources, "NotoSerifSC_400Regular.ttf")
    kai = subset(found(sources, "LXGWWenKai-Regular.ttf"), usual)
    rename(kai, KAI_NAME)
    made = {
        "FandolFang.ttf": to_truetype(found(sources, "FandolFang-Regular.otf")),
        "FuzhenWenKai.ttf": kai,
        "NotoSansSC-Bold.ttf": squeezed(subset(found(sources, "NotoSansSC_700Bold.ttf"), usual)),
        "NotoSansSC-Medium.ttf": squeezed(subset(found(sources, "NotoSansSC_500Medium.ttf"), usual)),
        "NotoSansSC-Regular.ttf": squeezed(subset(found(sources, "NotoSansSC_400Regular.ttf"), usual)),
        "NotoSerifSC-Bold.ttf": subset(found(sources, "NotoSerifSC_700Bold.ttf"), usual),
        "NotoSerifSC-Regular.ttf": subset(serif, usual | UNIFIED),
    }
    for name, font in made.items():
        font.save(HERE / name)
        print(name, f"{(HERE / name).stat().st_size / 1e6:.1f} MB")  # noqa: T201


if __name__ == "__main__":
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1700000000")
    main(Path(sys.argv[1]))
