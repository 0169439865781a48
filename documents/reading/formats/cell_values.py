"""A stored number as a person sees it in the cell: dates by their format, per cents, no floating-point tails."""

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite

# Built-in formats of East Asian Excel that say how a number is shown; the rest stand in the file.
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    22: "yyyy/m/d h:mm",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    41: "#,##0",
    42: "#,##0",
    43: "#,##0.00",
    44: "#,##0.00",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"',
    36: 'yyyy"年"m"月"',
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.|(y+|m+|d+|h+|s+|a+)|(.)', re.IGNORECASE | re.DOTALL)
_AM_PM = re.compile("am/pm|上午/下午", re.IGNORECASE)
# The digits of a format, its decimal places, and the commas that stand for thousands left away.
_DIGITS = re.compile(r"[0#?](?:[0#?,]*[0#?])?(?:\.(?P<places>[0#?]*))?(?P<thousands>,*)")
_IN_WAN = re.compile(r"0[!\\]\.(?P<places>0+)(?P<thousands>,*)")  # 0!.0, shows 38567 as 3.9: how 万元 is shown
_BRACKETS = re.compile(r"\[[^\]]*\]")
_CHINESE = re.compile("[一-鿿]")
_EXACT = 15  # digits that a cell holds
LAST_SERIAL = 2_958_465  # 9999-12-31


def kind_of(code: str) -> str:
    """date | percent | number"""
    first = _LITERAL.sub("", code.split(";", maxsplit=1)[0])
    if re.search("[ymd]", first, re.IGNORECASE) and not re.search("general", first, re.IGNORECASE):
        return "date"
    return "percent" if "%" in first else "number"


def shown(raw: str, code: str, kind: str, *, since_1904: bool = False) -> str:
    """The text of a numeric cell."""
    try:
        value = float(raw)
    except ValueError:
        return raw
    if kind == "date" and 0 < value < LAST_SERIAL:
        start = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 a cell knows no zone
        return dated(start + timedelta(days=value), code)
    return _numbered(value, code) if isfinite(value) else raw


def _numbered(value: float, code: str) -> str:
    """A number rounded as its format shows it, with the Chinese words of the format: 0.00"万元" → 3.86万元."""
    section = _BRACKETS.sub("", code.split(";", maxsplit=1)[0])
    bare = _LITERAL.sub(lambda part: " " * len(part[0]), section)
    found = _IN_WAN.search(section) or _DIGITS.search(bare)
    if found is None or "/" in bare or re.search("[Ee][+-]", bare):
        return plain(value)
    percent = "%" in bare
    rounded = Decimal(repr(value)).scaleb(2 * percent - 3 * len(found["thousands"]))
    if rounded.adjusted() < _EXACT:
        places = 0 if found.re is _IN_WAN else len(found["places"] or "")
        rounded = rounded.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if found.re is _IN_WAN:
        rounded = rounded.scaleb(-len(found["places"]))
    before, after = ("".join(_CHINESE.findall(part)) for part in (section[: found.start()], section[found.end() :]))
    return f"{before}{plain(float(rounded))}{'%' if percent else ''}{after}"


def plain(value: float) -> str:
    """12.0 → 12, 0.1 + 0.2 → 0.3."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.15g}"


def dated(moment: datetime, code: str) -> str:
    """A date in its own format: yyyy/m/d → 2024/2/21."""
    parts = []
    before = ""
    for match in _TOKEN.finditer(_AM_PM.sub("", code.split(";", maxsplit=1)[0])):
        quoted, escaped, letters, other = match.groups()
        if letters:
            parts.append(_part(moment, letters.lower(), before))
            before = letters[0].lower()
        else:
            parts.append(quoted or escaped or other or "")
    text = "".join(parts).strip().removesuffix(" 0:00").removesuffix(" 00:00:00")
    return text.removesuffix("@").strip()


def _part(moment: datetime, letters: str, before: str) -> str:
    """One piece of a date; m after h means minutes."""
    letter = letters[0]
    if letter == "y":
        return f"{moment.year:04d}" if len(letters) > 2 else f"{moment.year % 100:02d}"
    if letter == "a":
        return "星期" + "一二三四五六日"[moment.weekday()]
    if letter == "m" and before == "h":
        return f"{moment.minute:02d}"
    value = {"m": moment.month, "d": moment.day, "h": moment.hour, "s": moment.second}[letter]
    return f"{value:02d}" if len(letters) == 2 else str(value)
