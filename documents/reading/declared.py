"""The totals a document declares of itself."""

import re

from documents.reading.result import Line
from domain.numerals import chinese_number, half_width
from domain.patterns import late

_DIGITS = "0123456789０１２３４５６７８９一二三四五六七八九十百两"
_DEEDS = late("(?:措施|举措)[0-9]+([条项个])|[0-9]+([条项个])(?:具体|整改)*(?:措施|举措)")  # 措施22条，已完成20条
_DONE = late("完成[^，。；0-9]{0,6}[0-9]+([条项个])")
_STATUSES = {"completed", "basically_completed", "long_term", "in_progress", "not_completed"}
_ONLY_SOME = late("上一?轮|往年|遗留|(?:领办|包案|包保|督办|认领)[了的]?$")  # not all of this document
_WITHIN = late("(?:其中|含|包括)[，：:]?$")  # 已完成7个（其中长期坚持1个）
# From its first figure on: else 资料三百二十份 is ten, and each figure of a long row begins the search anew.
_N = r"((?<![0-9０-９])[0-9０-９]+|(?<![一二三四五六七八九十百两])[一二三四五六七八九十百两]+)"
_DECLARED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, late(pattern))
    for name, pattern in (
        ("aspects", rf"{_N}\s*个(?:大)?方面"),
        (
            "problems",
            rf"(?!一个问题){_N}\s*(?:个|项|条|类)(?:具体|反馈|突出|主要)?问题|(?:反馈|指出|发现)(?:的)?(?:具体|主要)?问题\s*{_N}\s*(?:个|项|条)",
        ),
        ("recommendations", rf"{_N}\s*(?:条|项|点|个)(?:整改)?(?:意见)?建议"),
        ("measures", rf"(?:措施|举措)\s*{_N}\s*(?:条|项|个)|{_N}\s*(?:条|项|个)(?:具体|整改)*(?:措施|举措)"),
        (
            "completed",
            rf"(?<!基本)(?<!未)(?:完成整改|已完成(?:整改)?|已整改|整改完成|整改到位)\s*{_N}\s*(?:个|项|条)|(?<!基本)完成\s*{_N}\s*个问题|(?<=问题)完成\s*{_N}\s*(?:个|项|条)"
            rf"|(?:^|(?<=[，,；;、：:]))完成\s*{_N}\s*(?:个|项|条)",
        ),
        (
            "basically_completed",
            rf"基本(?:完成|整改到位)(?:整改)?）?(?:[^，。；0-9]{{0,16}}问题)?\s*{_N}\s*(?:个|项|条)",
        ),
        ("long_term", rf"(?:长期坚持|持续整改|长期整改)(?:的)?\s*{_N}\s*(?:个|项|条)(?!阶段|月|步骤|环节)"),
        (
            "in_progress",
            rf"(?:正在整改|正在推进|持续推进|推进中)(?:的)?\s*{_N}\s*(?:个|项|条)|{_N}\s*(?:个|项|条)(?:问题)?(?:正在|持续)(?:整改|推进)"
            rf"|(?:其余|另有|余下)(?:的)?\s*{_N}\s*(?:个|项|条)(?:问题)?[^。；]{{0,16}}(?:持续|正在)(?:整改|推进)",
        ),
        ("not_completed", rf"(?:未完成|未整改)(?:整改)?(?:的)?\s*{_N}\s*(?:个|项|条)"),
        ("完成率", r"(?<!措施)(?<!措施整改)(?<!任务)完成率(?:达到?|为|是|约)?\s*([0-9０-９.]+)\s*[%％]"),
        (
            "完成率",
            r"问题[^。；隐患]{0,40}[，、](?:问题)?(?:整改|销号|办结)率(?:达到?|为|是|约)?\s*([0-9０-９.]+)\s*[%％]",
        ),
        ("制度", rf"制度\s*{_N}\s*(?:项|个|条|件)|{_N}\s*(?:项|个|件)(?:规章)?制度"),
        (
            "清退万元",
            r"(?:清退|追缴|追回|收缴|退缴|归还)[^，。；0-9]{0,12}([0-9０-９][0-9０-９,.]*)\s*万元",
        ),
        ("谈话人次", rf"谈话\s*{_N}\s*(?:余)?人次"),
        ("调阅份数", rf"(?:调阅|查阅)[^，。；0-9]{{0,10}}{_N}\s*(?:余)?(?:份|件|卷|册)"),
        ("走访单位", rf"(?:走访|下沉)[^，。；0-9]{{0,12}}{_N}\s*(?:余)?(?:个|家)"),
        ("受理信访", rf"(?:受理|收到)[^，。；0-9]{{0,10}}?(?:信访|来信来访)[^，。；0-9]{{0,6}}{_N}\s*(?:余)?(?:件|批)"),
    )
)


def declared(lines: list[Line]) -> list[tuple[str, float, str, str]]:
    """(name, number, place, words) of the totals a document declares of itself; the first of each name counts."""
    found: dict[str, tuple[str, float, str, str]] = {}
    for line in lines:
        for name, pattern in _DECLARED:
            for match in pattern.finditer(line.text) if name not in found else ():
                words = next(group for group in match.groups() if group)
                value = _decimal(words)
                if value is not None and not _of_something_else(name, line.text[: match.start()], match[0][-1]):
                    found[name] = (name, value, line.place, match[0])
                    break
    return list(found.values())


def _of_something_else(name: str, before: str, unit: str) -> bool:
    """第三十七项问题, 上轮 …, 领办3个问题: no total of this document; 措施22条，已完成20条: none of its problems."""
    if before.rstrip(_DIGITS).endswith("第") or _ONLY_SOME.search(before[-8:]):
        return True
    if name in _STATUSES and _WITHIN.search(before):
        return True
    sentence = before.rpartition("。")[2] if name in {*_STATUSES, "完成率"} else ""
    deeds = next((match[1] or match[2] for match in _DEEDS.finditer(half_width(sentence))), "")
    if name == "完成率":  # of what was told last: 25条措施完成20条，完成率80%
        unit = next((match[1] for match in reversed(list(_DONE.finditer(half_width(sentence))))), "")
        return bool(unit) and deeds == unit
    return deeds == unit and f"{unit}问题" not in sentence


def _decimal(words: str) -> float | None:
    number = chinese_number(words)
    try:
        return float(words.replace(",", "") if number is None else number)
    except ValueError:
        return None
