"""Paragraphs of a report that answer several problems one after the other: 聚焦甲问题，…。聚焦乙问题，…。"""

import re
from collections.abc import Iterable
from dataclasses import replace

from documents.reading.headings import ANSWER, heading_of
from documents.reading.numbers import split_number
from documents.reading.result import Line
from domain.patterns import late

# The words before a problem that a sentence goes on to answer.
LEADS = (
    "(?:针对|聚焦|围绕|对照|对于|关于|紧盯|盯住|瞄准|直面|着眼于?|紧扣|对"
    "|(?:着力|重点|集中|切实|全力|下大力气)?(?:解决|破解|整治|纠治|整改|根治|攻克|治理))"
)
_NAME = "(?:[^，。；：“”\n]{0,16}“[^”\n]{2,60}”[^，。；：“”\n]{0,12}?|[^，。；：“”\n]{4,45}?)"
_BEGINS = late(
    rf"(?:^|(?<=[。；：\n]))(?:(?:首先|其次|再次|最后|同时|此外|另外)，|[一二三四五六七八九十]{{1,2}}是(?:在)?)?{LEADS}({_NAME})"
    r"(?:的|等|这一)?(?:突出|具体)?(?:问题|短板|弱项|现象)(?:上|方面)?(?:的整改)?[，,：:]"
)
# A paragraph of its own: 针对甲问题。…; in the middle of one a full stop there ends a sentence that answers nothing.
_ALONE = late(
    rf"(?:关于|针对|[一二三四五六七八九十]{{1,2}}是(?:关于|针对|在)?)({_NAME})"
    "(?:的|等|这一)?问题(?:的整改)?(?:的?(?:落实|进展)?情况)?。"
)
# 甲不严问题，已完成。做了某事。 at the beginning of a paragraph
_STATED = late(
    r"([^，。；：“”\s]{4,40}?)(?:的)?问题(?:[，：:]|(?=[（(]))\s*(?=[（(]?(?:整改)?(?:已|基本|正在|持续|长期|尚?未)[^，。；]{0,10}[）)]?[。，；])"
)
_NO_PROBLEM = late(
    "(?:巡[视察]组?|反馈|发现|存在|指出|上述|以上|以下|这些|上级|有关|相关|突出|具体|重点|主要|共性|个性|各类|整改|的|出)*"
    "|.*(?:[0-9一二三四五六七八九十两]|若干|各)(?:个|项|条|类|大)(?:方面)?(?:的|反馈|具体|突出)*"
)
_NAMED_ITSELF = late("问题|^[“「]|(?:关于|针对|反馈|指出|提出)[^“]{0,6}[“「]")
_THEME = 30  # signs of a heading that names what was done
_FEWEST = 3  # answers in a document that is written so


def parted(lines: Iterable[Line]) -> list[Line]:
    """The lines, with each paragraph that answers several problems as one piece for each; no word is lost."""
    lines = list(lines)
    found = {id(line): marks for line in lines if (marks := _answers(line))}
    if sum(map(len, found.values())) < _FEWEST:
        return lines
    return [piece for line in lines for piece in (_pieces(line, found[id(line)]) if id(line) in found else [line])]


def answered(text: str) -> re.Match[str] | None:
    """The words at the start of a piece that name its problem; the name is the first group."""
    match = _BEGINS.match(text) or _ALONE.match(text) or _STATED.match(text)
    return None if match is None or _NO_PROBLEM.fullmatch(match[1]) else match


def _answers(line: Line) -> list[int]:
    """Where in a paragraph an answer begins: behind the first sentence where that is a heading with a number."""
    alone = _ALONE.match(line.text) or (None if line.number else _STATED.match(line.text))
    if line.cells or not (alone or _BEGINS.search(line.text)):
        return []
    found = [*([alone] if alone else []), *_BEGINS.finditer(line.text)]
    theme = _theme(line)
    return [match.start() for match in found if match.start() >= theme and not _NO_PROBLEM.fullmatch(match[1])]


def _theme(line: Line) -> int:
    """Where （一）着力稳外贸。 ends; the whole line where its heading names a problem itself; 0 without a number."""
    number, text = split_number(line.text)
    if number is None and not line.number:
        return 0
    heading, rest = heading_of(text)
    if not rest or _NAMED_ITSELF.search(heading) or len(heading) > _THEME:
        return len(line.text)
    return line.text.index(heading) + len(heading)


def _pieces(line: Line, starts: list[int]) -> list[Line]:
    before = line.text[: starts[0]].strip()
    ends = [*starts[1:], len(line.text)]
    told = [replace(line, text=before)] if before else []
    return told + [
        replace(line, text=line.text[start:end].strip(), heading=ANSWER)
        for start, end in zip(starts, ends, strict=True)
    ]
