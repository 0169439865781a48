"""Numbers as they are written by hand: 二〇二四, 十二, 三万八千六百, 叁仟, and full-width digits."""

import re

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．／－％，：", "0123456789./-%,:")
_KEEP_MARKS = str.maketrans("０１２３４５６７８９．／－％", "0123456789./-%")
_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {c: n for n, c in enumerate("零壹贰叁肆伍陆柒捌玖")}
_DIGITS |= {"○": 0, "Ｏ": 0, "两": 2, "俩": 2, "仨": 3}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}

CIRCLED = "①-⑳㉑-㉟㊱-㊿❶-❿"  # inside the brackets of a pattern
NUMERAL_CHARACTERS = "".join((*_DIGITS, *_TENS, *_MYRIADS))
_NUMERAL = re.compile(f"[{NUMERAL_CHARACTERS}]+")


def half_width(text: str) -> str:
    """The same text with half-width digits, points, slashes and per cent signs; every position stays."""
    return text.translate(_KEEP_MARKS)


def half_width_cell(text: str) -> str:
    """Like half_width for a cell that holds nothing but a number or date: commas and colons as well."""
    return text.translate(_FULL_WIDTH)


_LONGEST = 40  # signs; what is longer counts nothing, and Python refuses to read it


def chinese_number(text: str) -> int | None:
    """三万八千六百 → 38600, 二〇二四 → 2024, 十二 → 12, 12 → 12; None for what is no number."""
    text = half_width_cell(text.strip())
    if len(text) > _LONGEST:
        return None
    if text.isascii() and text.isdecimal():
        return int(text)
    if not _NUMERAL.fullmatch(text):
        return None
    if not any(c in _TENS or c in _MYRIADS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    return _sum(text)


def _sum(text: str) -> int | None:
    """The value of a numeral with 十, 百, 千, 万, 亿; None when its parts do not follow one another."""
    total = section = 0
    digit: int | None = None
    for character in text:
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
        elif character in _TENS:
            section += (1 if digit is None or digit == 0 else digit) * _TENS[character]
            digit = None
        else:
            section = (section + (digit or 0)) * _MYRIADS[character]
            total, section, digit = (total * _MYRIADS[character] if not section else total + section), 0, None
    return total + section + (digit or 0)
