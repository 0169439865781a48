"""templates/styles.toml → one set of measures for both writers; what it spoils keeps the built-in value and is said."""

import re
import tomllib
from dataclasses import MISSING, dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from documents import installed

FILE = Path(__file__).parent.parent / "templates" / "styles.toml"
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
    width: float = 210.0
    height: float = 297.0
    top: float = 37.0
    left: float = 28.0
    bottom: float = 35.0
    right: float = 26.0
    lines: int = 22
    cells: int = 28


@dataclass(frozen=True, kw_only=True)
class LandscapeMeasures:
    top: float = 28.0
    left: float = 36.0
    bottom: float = 26.0
    right: float = 36.0


@dataclass(frozen=True, kw_only=True)
class Sizes:
    body: float = 16.0
    title: float = 22.0
    page_number: float = 14.0
    table: float = 12.0
    caption: float = 16.0
    mark: float = 36.0


@dataclass(frozen=True, kw_only=True)
class PageNumberMeasures:
    below: float = 7.0


@dataclass(frozen=True, kw_only=True)
class LetterMeasures:
    mark_top: float = 30.0
    rule_below_mark: float = 4.0
    rule_length: float = 170.0
    rule_foot: float = 20.0
    thick: float = 2.0
    thin: float = 0.75
    between: float = 1.5


@dataclass(frozen=True, kw_only=True)
class DocumentMeasures:
    mark_top: float = 72.0
    rule_below_number: float = 4.0
    rule_length: float = 156.0
    thick: float = 1.5


@dataclass(frozen=True, kw_only=True)
class TableMeasures:
    pitch: float = 18.0
    landscape_size: float = 10.5
    landscape_pitch: float = 15.0
    pad: float = 4.0
    rule: float = 0.5


@dataclass(frozen=True, kw_only=True)
class Colours:
    red: str = "ff0000"


@dataclass(frozen=True, kw_only=True)
class WordFonts:
    fang: str = "仿宋_GB2312"
    kai: str = "楷体_GB2312"
    hei: str = "黑体"
    biaosong: str = "方正小标宋简体"
    song: str = "宋体"


@dataclass(frozen=True, kw_only=True)
class Styles:
    """All measures; remarks tell what of the file was not used, font_folders where installed fonts are looked for."""

    page: PageMeasures = field(default_factory=PageMeasures)
    landscape: LandscapeMeasures = field(default_factory=LandscapeMeasures)
    size: Sizes = field(default_factory=Sizes)
    page_number: PageNumberMeasures = field(default_factory=PageNumberMeasures)
    letter: LetterMeasures = field(default_factory=LetterMeasures)
    document: DocumentMeasures = field(default_factory=DocumentMeasures)
    table: TableMeasures = field(default_factory=TableMeasures)
    colour: Colours = field(default_factory=Colours)
    word_fonts: WordFonts = field(default_factory=WordFonts)
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


SECTIONS = frozenset(item.name for item in fields(Styles) if item.default_factory is not MISSING)


def load(path: Path = FILE, fonts: tuple[Path, ...] | None = None) -> Styles:
    """The measures of the file over the built-in ones, with the fonts of this computer or of these folders."""
    styles, remarks = Styles(font_folders=installed.standard() if fonts is None else fonts), []
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return replace(styles, remarks=(f"{path.name} 读不出来，已按程序自带的尺寸排版，请核对后再改一次。",))
    for section, values in data.items():
        built_in = getattr(styles, section, None)
        if not isinstance(values, dict) or section not in SECTIONS or built_in is None:
            remarks.append(f"{path.name} 里的“{section}”没有用处，已跳过。")
            continue
        known, unknown = _fitting(built_in, values)
        remarks += [f"{path.name} 里 [{section}] 的“{name}”不能用，已按自带的值排版。" for name in unknown]
        styles = replace(styles, **{section: replace(built_in, **known)})
    if _too_tight(styles):
        remarks.append(f"{path.name} 的页边距和行数排不下正文，版心已按自带的值排版。")
        styles = replace(styles, page=PageMeasures(), landscape=LandscapeMeasures(), size=Sizes())
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


def _fitting(built_in: Any, values: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The values that fit the section, and the names of those that do not."""
    known: dict[str, Any] = {}
    usual = {item.name: getattr(built_in, item.name) for item in fields(built_in)}
    for name, value in values.items():
        if name in usual and _fits(usual[name], value):
            known[name] = type(usual[name])(value)
    return known, [name for name in values if name not in known]


def _fits(usual: object, value: object) -> bool:
    if isinstance(usual, str):
        shape = COLOUR if COLOUR.fullmatch(usual) else ANY_NAME
        return isinstance(value, str) and bool(shape.fullmatch(value))
    if isinstance(usual, int):
        return isinstance(value, int) and value > 0
    return isinstance(value, int | float) and 0 < value < 1000
