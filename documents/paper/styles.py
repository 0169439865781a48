"""templates/styles.toml → one set of measures for both writers; what it spoils keeps the shipped value and is said."""

import re
import tomllib
from dataclasses import MISSING, dataclass, fields, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

from documents.paper import installed

FILE = Path(__file__).parent.parent.parent / "templates" / "styles.toml"
SPARE = Path(__file__).parent.parent.parent / "resources" / "spare" / "styles.toml"  # when an office has spoilt its own
MM = 72 / 25.4  # points in a millimetre
COLOUR, ANY_NAME = re.compile(r"[0-9a-fA-F]{6}"), re.compile(r"\S.{0,60}")
LEAST = 60.0  # mm of a type area that can hold words at all
BASELINE = 0.88  # of the em square stands above the baseline


class Face(StrEnum):
    """The five faces of official paper; the value is the key in [word_fonts]."""

    FANG = "fang"
    KAI = "kai"
    HEI = "hei"
    BIAOSONG = "biaosong"
    SONG = "song"


@dataclass(frozen=True, kw_only=True)
class PageMeasures:
    width: float
    height: float
    top: float
    left: float
    bottom: float
    right: float
    lines: int
    cells: int


@dataclass(frozen=True, kw_only=True)
class LandscapeMeasures:
    top: float
    left: float
    bottom: float
    right: float
    number_turned: bool  # its page number stands where that of an upright page does


@dataclass(frozen=True, kw_only=True)
class Sizes:
    body: float
    title: float
    page_number: float
    table: float
    caption: float
    mark: float


@dataclass(frozen=True, kw_only=True)
class PageNumberMeasures:
    below: float


@dataclass(frozen=True, kw_only=True)
class LetterMeasures:
    mark_top: float
    rule_below_mark: float
    rule_length: float
    rule_foot: float
    thick: float
    thin: float
    between: float


@dataclass(frozen=True, kw_only=True)
class DocumentMeasures:
    mark_top: float
    rule_below_number: float
    rule_length: float
    thick: float


@dataclass(frozen=True, kw_only=True)
class TableMeasures:
    pitch: float
    landscape_size: float
    landscape_pitch: float
    pad: float
    rule: float


@dataclass(frozen=True, kw_only=True)
class Colours:
    red: str


@dataclass(frozen=True, kw_only=True)
class WordFonts:
    fang: str
    kai: str
    hei: str
    biaosong: str
    song: str


@dataclass(frozen=True, kw_only=True)
class Styles:
    """All measures; remarks tell what of the file was not used, font_folders where installed fonts are looked for."""

    page: PageMeasures
    landscape: LandscapeMeasures
    size: Sizes
    page_number: PageNumberMeasures
    letter: LetterMeasures
    document: DocumentMeasures
    table: TableMeasures
    colour: Colours
    word_fonts: WordFonts
    remarks: tuple[str, ...] = ()
    font_folders: tuple[Path, ...] = ()

    def cells_type(self, *, landscape: bool) -> tuple[float, float]:
        """Size and line pitch of the text in tables: a wide list is set smaller."""
        if landscape:
            return self.table.landscape_size, self.table.landscape_pitch
        return self.size.table, self.table.pitch

    @property
    def pitch(self) -> float:
        """Points from one line to the next."""
        return (self.page.height - self.page.top - self.page.bottom) * MM / self.page.lines

    @property
    def area(self) -> float:
        """Points from the left to the right edge of an upright type area."""
        return (self.page.width - self.page.left - self.page.right) * MM

    @property
    def cell(self) -> float:
        """Points of one character of the body."""
        return self.area / self.page.cells


SECTIONS = frozenset(item.name for item in fields(Styles) if item.default is MISSING)


@cache
def shipped() -> Styles:
    """The measures as they came with the program, without the fonts of this computer."""
    kinds, data = get_type_hints(Styles), tomllib.loads(SPARE.read_text(encoding="utf-8"))
    return Styles(**{section: kinds[section](**values) for section, values in data.items()})


def load(path: Path = FILE, fonts: tuple[Path, ...] | None = None) -> Styles:
    """The measures of the file over the shipped ones, with the fonts of this computer or of these folders."""
    styles, remarks = replace(shipped(), font_folders=installed.standard() if fonts is None else fonts), []
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return replace(styles, remarks=(f"{path.name} 读不出来，已按程序自带的尺寸排版，请核对后再改一次。",))
    for section, values in data.items():
        if not isinstance(values, dict) or section not in SECTIONS:
            remarks.append(f"{path.name} 里的“{section}”没有用处，已跳过。")
            continue
        usual = getattr(styles, section)
        known, unknown = _fitting(usual, values)
        remarks += [f"{path.name} 里 [{section}] 的“{name}”不能用，已按自带的值排版。" for name in unknown]
        styles = replace(styles, **{section: replace(usual, **known)})
    if _too_tight(styles):
        remarks.append(f"{path.name} 的页边距和行数排不下正文，版心已按自带的值排版。")
        usual = shipped()
        styles = replace(styles, page=usual.page, landscape=usual.landscape, size=usual.size)
    return replace(styles, remarks=tuple(remarks))


def _too_tight(styles: Styles) -> bool:
    """Measures that fit one by one can still leave no room for a line."""
    page, side = styles.page, styles.landscape
    rooms = (
        page.width - page.left - page.right,
        page.height - page.top - page.bottom,
        page.height - side.left - side.right,
        page.width - side.top - side.bottom,
    )
    return min(rooms) < LEAST or styles.pitch < styles.size.body or styles.cell < styles.size.body * 0.9


def _fitting(section: Any, values: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The values that fit the section, and the names of those that do not."""
    usual = vars(section)
    known = {
        name: type(usual[name])(value) for name, value in values.items() if name in usual and _fits(usual[name], value)
    }
    return known, [name for name in values if name not in known]


def _fits(usual: object, value: object) -> bool:
    if isinstance(usual, str):
        shape = COLOUR if COLOUR.fullmatch(usual) else ANY_NAME
        return isinstance(value, str) and bool(shape.fullmatch(value))
    if isinstance(usual, bool) or isinstance(value, bool):
        return isinstance(usual, bool) and isinstance(value, bool)
    if isinstance(usual, int):
        return isinstance(value, int) and value > 0
    return isinstance(value, int | float) and 0 < value < 1000
