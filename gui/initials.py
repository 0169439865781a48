"""Initials of pinyin, so that `xsl` finds 县水利局.

The first level of GB 2312 is sorted by pinyin, so its code alone gives the initial; rarer characters have none here and
are matched by themselves. A character with several readings is found under the one the standard sorts it by.
"""

from bisect import bisect_right
from functools import lru_cache

_STARTS = (
    0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC, 0xC2E8,
    0xC4C3, 0xC5B6, 0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9, 0xD4D1, 0xD7FA,
)  # fmt: skip
_LETTERS = "abcdefghjklmnopqrstwxyz"


@lru_cache(maxsize=32_768)
def initials(text: str) -> str:
    """One letter for each character that has one; letters and digits stand for themselves."""
    return "".join(_initial(character) for character in text)


def _initial(character: str) -> str:
    code = character.encode("gb2312", "ignore")
    if len(code) == 1:
        return character.lower() if character.isalnum() else ""
    if len(code) == 2:
        place = bisect_right(_STARTS, int.from_bytes(code, "big"))
        if 0 < place < len(_STARTS):
            return _LETTERS[place - 1]
    return ""


def matches(typed: str, text: str) -> bool:
    """Whether what was typed is in the text, or begins or continues its initials."""
    wanted = typed.strip().lower()
    return wanted in text.lower() or (wanted.isascii() and wanted.replace(" ", "") in initials(text))
