"""File names that every disk takes: a stranger's name may hold what a stick, Windows or a manifest cannot."""

import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*%\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(\..*)?")
_LONGEST = 150  # bytes; a folder's path comes before it


def name_of(path: Path) -> str:
    """The name of a file as text: what is no UTF-8 was written by a Windows in Chinese, on a stick or in a ZIP."""
    name = os.fsencode(path.name)
    try:
        return name.decode()
    except UnicodeDecodeError:
        return name.decode("gb18030", "replace")


def safe_name(name: str) -> str:
    """The name with what cannot stand in it replaced, never empty, never a device, never too long."""
    clean = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", name)).strip(" .")
    if not clean or _DEVICES.fullmatch(clean):
        clean = f"_{clean}"
    suffix = PurePosixPath(clean).suffix
    suffix = suffix if len(suffix.encode()) <= 20 else ""
    stem = clean[: len(clean) - len(suffix)] if suffix else clean
    while len((stem + suffix).encode()) > _LONGEST:
        stem = stem[:-1]
    return (stem + suffix).rstrip(" .")  # Windows drops what a name may not end with


class Names:
    """Gives every file of a folder a name of its own; capitals do not tell two names apart."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {name.casefold() for name in taken}

    def take(self, name: str) -> str:
        """The safe name, with a number where another file has it already."""
        safe = safe_name(name)
        path = PurePosixPath(safe)
        number, wanted = 2, safe
        while wanted.casefold() in self._taken:
            wanted = f"{path.stem}（{number}）{path.suffix}"
            number += 1
        self._taken.add(wanted.casefold())
        return wanted
