"""The fonts that are installed on this computer: their names, and whether a PDF may carry them."""

import os
import struct
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

ENDINGS = frozenset({".ttf", ".ttc", ".otf"})
MOST_TABLES, MOST_NAMES, MOST_FACES = 64, 1000, 64  # of a font file that is what it says
NAME_KINDS = frozenset({1, 4, 16})  # family, full name, typographic family
RESTRICTED, NO_SUBSET, BITMAP_ONLY = 0x0002, 0x0100, 0x0200  # of OS/2 fsType
LICENCES = 0x000F
# The same font under its other names: Word of either language, and the file that replaced it.
ALIASES = {
    "仿宋_GB2312": ("FangSong_GB2312", "仿宋", "FangSong"),
    "楷体_GB2312": ("KaiTi_GB2312", "楷体", "KaiTi"),
    "黑体": ("SimHei",),
    "宋体": ("SimSun",),
    "方正小标宋简体": ("FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05"),
}


@dataclass(frozen=True, kw_only=True)
class Installed:
    """One font of a file; outlines: of the kind that our writer embeds."""

    path: Path
    index: int
    names: frozenset[str]
    licence: int
    outlines: bool

    @property
    def refusal(self) -> str:
        """Why no PDF can carry it, empty when one can."""
        if self.licence & LICENCES == RESTRICTED or self.licence & (NO_SUBSET | BITMAP_ONLY):
            return "不许嵌入"
        return "" if self.outlines else "格式不能嵌入"


def standard() -> tuple[Path, ...]:
    """The folders in which this computer keeps its fonts."""
    home, local = Path.home(), os.environ.get("LOCALAPPDATA", "")
    if sys.platform == "win32":
        found = [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", Path(local) / "Microsoft/Windows/Fonts"]
    elif sys.platform == "darwin":
        found = [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    else:
        shared = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
        found = [*shared, home / ".local/share/fonts", home / ".fonts"]
    return tuple(folder for folder in found if folder.is_dir())


def found(name: str, folders: tuple[Path, ...]) -> list[Installed]:
    """The fonts of that name, those under the name itself first."""
    wanted = [_plain(name), *(_plain(other) for other in ALIASES.get(name, ()))]
    hits = [
        (min(wanted.index(other) for other in font.names.intersection(wanted)), str(font.path), font.index, font)
        for font in scan(folders)
        if not font.names.isdisjoint(wanted)
    ]
    return [font for *_, font in sorted(hits, key=lambda hit: hit[:3])]


@lru_cache(maxsize=4)
def scan(folders: tuple[Path, ...]) -> tuple[Installed, ...]:
    """Every font below the folders that can be read."""
    return tuple(font for folder in folders for path in _files(folder) for font in read(path))


def _files(folder: Path) -> Sequence[Path]:
    return sorted(
        Path(place) / name
        for place, _, names in os.walk(folder)
        for name in names
        if Path(name).suffix.lower() in ENDINGS
    )


def read(path: Path) -> list[Installed]:
    """The fonts of one file; none when it is not a font."""
    try:
        with path.open("rb") as file:
            starts = [0]
            if file.read(4) == b"ttcf":
                _, count = _at(file, 4, ">LL")
                starts = list(_at(file, 12, f">{min(count, MOST_FACES)}L"))
            return [_one(file, path, index, start) for index, start in enumerate(starts)]
    except (OSError, struct.error, UnicodeDecodeError, ValueError):
        return []


def _at(file: BinaryIO, offset: int, layout: str) -> tuple[int, ...]:
    """Numbers where they stand in the file."""
    file.seek(offset)
    return struct.unpack(layout, file.read(struct.calcsize(layout)))


def _one(file: BinaryIO, path: Path, index: int, start: int) -> Installed:
    _, count = _at(file, start, ">LH")
    tables: dict[bytes, int] = {}
    for number in range(min(count, MOST_TABLES)):
        file.seek(start + 12 + 16 * number)
        tag = file.read(4)
        tables[tag] = _at(file, start + 12 + 16 * number + 8, ">L")[0]
    licence = _at(file, tables[b"OS/2"] + 8, ">H")[0] if b"OS/2" in tables else 0
    names = frozenset(_names(file, tables[b"name"])) if b"name" in tables else frozenset()
    return Installed(path=path, index=index, names=names, licence=licence, outlines=b"glyf" in tables)


def _names(file: BinaryIO, start: int) -> Iterator[str]:
    """Family and full names in every language, by which a font may be asked for."""
    _, count, texts = _at(file, start, ">HHH")
    for number in range(min(count, MOST_NAMES)):
        platform, _, _, kind, length, offset = _at(file, start + 6 + 12 * number, ">6H")
        if kind in NAME_KINDS and platform in (0, 3):
            file.seek(start + texts + offset)
            yield _plain(file.read(length).decode("utf-16-be"))


def _plain(name: str) -> str:
    return name.casefold().replace(" ", "")
