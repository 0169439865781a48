"""Amounts and counts in running text, by value: 3.86万元 is 38600元, 七处 is 7处, 百分之九十 is 90%."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from domain.calendar import dates
from domain.numerals import NUMERAL_CHARACTERS, chinese_number, half_width
from domain.patterns import late

__all__ = ["Quantity", "amount_fen", "chinese_number", "forget", "quantities"]


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """value in plain units (元, not 万元); text is what stands there, from start to end."""

    value: Decimal
    unit: str
    text: str
    start: int
    end: int


# Units that mean the same are compared as one.
_SAME_UNIT = {
    **dict.fromkeys(("名", "位"), "人"),
    **dict.fromkeys(("圆", "元整"), "元"),
    **dict.fromkeys(("km", "千米"), "公里"),
    **dict.fromkeys(("m³", "㎥"), "立方米"),
    **dict.fromkeys(("m²", "㎡"), "平方米"),
    **dict.fromkeys(("kg", "千克"), "公斤"),
    "日": "天",
    "％": "%",
    "所": "个",
    "工作日": "个工作日",
}
# The longer first where one begins another.
_UNIT = (
    "元整|元|圆|学时|课时|小时|分钟|人次|人|名|位|个工作日|工作日|个百分点|个月|个|处|条|项|场次|次|件|份|期|家|户|套|间"
    "|座|台|辆|亩|公顷|平方米|平方公里|立方米|公里|千米|米|吨|公斤|千克|km|kg|m³|㎥|m²|㎡|%|天|日|年|岁|轮|批|篇|场|起|本|册|卷|所|宗|笔|张|幅|块|道|支|门|节"
)
# After figures only: in words 一片 and 一口 are turns of speech.
_MORE_UNITS = "种|类|樘|部(?![门委分署队])|批次|幢|栋|棵|株|只|头|眼|口|艘|架|根|片|趟|瓶|箱|袋|枚|盏|具(?![体有备])"
_MULTIPLIERS = {"万亿": 10**12, "亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4, "千": 1000, "百": 100, "": 1}
_MULTIPLIER = "|".join(_MULTIPLIERS)
_ABOUT = "[余多来]?"
_PLAIN = late(
    rf"(?<![0-9.第])[¥￥]?(?P<number>[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)\s*{_ABOUT}"
    rf"(?P<multiplier>{_MULTIPLIER}){_ABOUT}\s*(?P<unit>{_MORE_UNITS}|{_UNIT})"
)
_YUAN_SIGN = late(rf"[¥￥]\s*(?P<number>[0-9,]+(?:\.[0-9]+)?)(?P<multiplier>{_MULTIPLIER})")
_WRITTEN = late(
    rf"(?<![第{NUMERAL_CHARACTERS}0-9.])(?P<number>[{NUMERAL_CHARACTERS}]+(?:点[{NUMERAL_CHARACTERS}]+(?=[万亿]))?)"
    rf"{_ABOUT}(?P<multiplier>万|亿|)(?P<unit>{_UNIT})"
)
_PER_CENT = late(rf"百分之(?P<number>[{NUMERAL_CHARACTERS}0-9.]+(?:点[{NUMERAL_CHARACTERS}]+)?)")
# Set phrases that hold a numeral and count nothing.
_PHRASES = late(
    "四个(?:意识|自信|落实|全面|服从|准确|融入|着力|清单|责任|不摘|聚焦)|两个(?:维护|确立|责任|清单|坚持|毫不动摇)"
    "|八项规定|三项(?:机制|制度改革)|六(?:项纪律|个围绕)|三个(?:区分开来|聚焦|清单|务必|一以贯之)|五个(?:必须|到位)"
    "|(?:进|更)一[步个]|一(?:个个|件件|条条|项项|次次|批批|起)|统一|一年一度|一本账|一张网|逐[一个条项]|同一|某一|任一|每一|一[\u4e00-\u9fff]一[\u4e00-\u9fff]"
)
# Nobody counts 2.3件: that is the second part of a list.
WHOLE = "[0-9]+(?:个(?!百分点|月|小时|工作日|学时|亿)|[名人位项件家处户份条次起宗所座台辆套支本张栋幢块类])"
COUNTED_WHOLE = late(WHOLE)
_LIST_MARK = late(rf"(?:^|(?<=[\n。；;]))\s*[0-9]{{1,2}}[.](?={WHOLE})")
_YEAR_NUMBER = late("(?:19|20)[0-9]{2}")


def quantities(text: str) -> list[Quantity]:
    """Every counted or measured number of the text in order; dates, years and ordinals are none."""
    return list(_quantities(text))


def forget() -> None:
    """Drop the texts kept for speed, so that none outlives a locked workspace."""
    _quantities.cache_clear()


@lru_cache(maxsize=16384)
def _quantities(text: str) -> tuple[Quantity, ...]:
    plain = _LIST_MARK.sub(lambda mark: " " * len(mark[0]), half_width(text))
    taken = [(span.start, span.end) for span in dates(text, year=2000)]
    taken += [match.span() for match in _PHRASES.finditer(plain)]
    found: list[Quantity] = []
    for form in (_PER_CENT, _PLAIN, _YUAN_SIGN, _WRITTEN):
        for match in form.finditer(plain):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            quantity = _quantity(match, text)
            if quantity:
                found.append(quantity)
                taken.append(match.span())
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def amount_fen(text: str) -> int | None:
    """The first amount of money in fen; None when the text names none."""
    return next((int(q.value * 100) for q in quantities(text) if q.unit == "元"), None)


def _quantity(match: re.Match[str], text: str) -> Quantity | None:
    parts = match.groupdict()
    unit = parts.get("unit") or ("%" if match[0].startswith("百分之") else "元")
    number = parts["number"].replace(",", "")
    if unit == "年" and _YEAR_NUMBER.fullmatch(number):
        return None
    value = _decimal(number)
    if value is None:
        return None
    value *= _MULTIPLIERS[parts.get("multiplier") or ""]
    start, end = match.span()
    return Quantity(value=value, unit=_SAME_UNIT.get(unit, unit), text=text[start:end], start=start, end=end)


def _decimal(number: str) -> Decimal | None:
    """12.5, 十二点五, 三万八千."""
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", number):
        return Decimal(number)
    whole, _, fraction = number.partition("点")
    value = chinese_number(whole)
    if value is None:
        return None
    if not fraction:
        return Decimal(value)
    digits = "".join(str(chinese_number(c)) for c in fraction)
    return Decimal(f"{value}.{digits}")
