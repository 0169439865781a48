"""Initials of pinyin, so that `xsl` finds 县水利局; every reading counts: both `cq` and `zq` find 重庆."""

import re
from collections import defaultdict
from functools import cache, lru_cache

from gui.look import RESOURCES

_SEVERAL = 0xE000  # from here on a sign of our own stands for the letters of a character read in several ways


@cache
def _letters() -> dict[str, str]:
    """The letters of each character, those of several readings in order: 重 has cz."""
    found: defaultdict[str, str] = defaultdict(str)
    for line in (RESOURCES / "initials.txt").read_text("utf-8").splitlines():
        letter, _, characters = line.partition(" ")
        if letter != "#":
            for character in characters:
                found[character] += letter
    return found


@cache
def _signs() -> dict[str, str]:
    """One sign for each set of several letters."""
    several = sorted({letters for letters in _letters().values() if len(letters) > 1})
    return {letters: chr(_SEVERAL + number) for number, letters in enumerate(several)}


@lru_cache(maxsize=32_768)
def initials(text: str) -> str:
    """One sign for each character that has a reading, its letter where it has one only; letters and digits stand."""
    return "".join(_initial(character) for character in text)


def _initial(character: str) -> str:
    letters = _letters().get(character, "")
    if not letters and character.isascii() and character.isalnum():
        return character.lower()
    return _signs().get(letters, letters)


@lru_cache(maxsize=256)
def _spelt(wanted: str) -> re.Pattern[str]:
    """Finds these letters among initials."""
    alike = ("".join(sign for letters, sign in _signs().items() if letter in letters) for letter in wanted)
    return re.compile("".join(f"[{re.escape(letter)}{signs}]" for letter, signs in zip(wanted, alike, strict=True)))


def matches(typed: str, text: str) -> bool:
    """Whether what was typed is in the text, or begins or continues its initials."""
    wanted = typed.strip().lower()
    if wanted in text.lower():
        return True
    return wanted.isascii() and _spelt(wanted.replace(" ", "")).search(initials(text)) is not None
