"""意见建议: in a section of their own, announced by a paragraph (希望…：一要…；二要…), or told in a sentence."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from documents.reading.headings import Node, grow, heading_of, is_numbered
from documents.reading.inline import numbered_parts, split_inline
from documents.reading.numbers import split_number
from documents.reading.result import Line
from documents.reading.section_names import (
    ANSWERS_ADVICE,
    PROBLEMS,
    RECOMMENDATIONS,
    REQUIREMENTS,
    TELLS_OF_ADVICE,
    tells_a_fault,
)
from domain.patterns import late
from domain.words import DocumentKind as Kind

Advice = list[tuple[str, str]]  # (words, place)

_TO = "(?:[^。；：:，]{2,40}[，、])?(?:[^。；：:，]{0,16}巡[视察]组|我们|组织上)?"  # 针对上述问题，县委巡察组
_COUNTED = "(?:以下|如下|下列|几|[一二三四五六七八九十0-9]+)(?:点|条|项|个方面)?"
_ADVICE_WORD = "(?:意见(?:和)?建议|建议|意见|要求|希望)(?:如下)?"
_BARE_LABEL = "(?:整改|工作)?(?:意见(?:和)?建议|建议)(?:如下)?"
_ANNOUNCING = (
    f"{_TO}[^。；：:，]{{0,24}}?(?:提出|明确)(?:了)?{_COUNTED}(?:的)?(?:整改|工作|明确|具体)*{_ADVICE_WORD}",
    f"{_TO}(?:特|现|并|反馈)?(?:希望|建议)[^。；：:]{{0,80}}",
    "[^。；：:]{0,40}(?:巡[视察]组|反馈)(?:明确)?要求[^。；：:]{0,80}",
    f"{_TO}(?:现)?(?:提出)?{_BARE_LABEL}",
    "下一?步，?(?:请|希望|要求)?[^。；：:]{0,30}(?:做好|抓好|落实好)以下[^。；：:]{0,12}",
)
_FIRST = "[一1](?:是|要|、|[.．])|[（(][一1][）)]|第一[，、]|首先|①"
_BEGINS = late(rf"(?:{'|'.join(_ANNOUNCING)})(?:[：:]|[，,。]\s*(?={_FIRST}))\s*|{_BARE_LABEL}$")
_CLOSING = late("(?:请|望)[^，。；：:]{0,16}?(?:于|在|你|自|收到|接到)|(?:自|收到|接到).{0,12}反馈|特此|以上|此复")
_COUNTED_OFF = late("[一二三四五六七八九十]{1,2}(?:是|要(?!求))")
_LISTED = late("[一1](?:是|要|、)|（一）|第一[，、]|首先")
_IN_A_SENTENCE = late(
    r"意见(?:和)?建议(?:[：:，,]|。(?=一[是要]|第一))\s*"
    r"|(?:意见|建议|反馈要求|[0-9一二三四五六七八九十两几]\s*(?:点|条|项|个方面)(?:明确|具体|整改)?要求)[：:]\s*"
)
# 对集团党委提出的四点要求，逐条落实：（1）…；（2）…
_ANSWERED = late(
    "(?:(?:提出|反馈)的[^。；：:]{0,8}(?:要求|意见|建议)|(?:对|对于|针对|关于)[^。；：:]{0,12}建议)"
    "(?:[^。；：:]{0,12}(?:落实|回应|办理|整改|采纳|研究)[^。；：:]{0,12})?[：:]"
    f"|^{ANSWERS_ADVICE}[：:](?=.)"
)
_AROUND = late(
    "^(?:主要)?(?:包括|是|有)[：:]?|等(?:[0-9一二三四五六七八九十]*个?方面)?(?:的)?(?:意见|建议|要求)?[。！]?$"
)
_TASK = late("^(?:[被巡视察单位党委党组织]{0,8})?(?:要|须|应|抓|认清|坚持|加强|落实|严格|强化|完善|压实)")
_TASKS_BEGIN = late("(?:^|(?<=[；。]))(?:[^，。；要]{0,12})要(?!求)")


def parted(lines: Sequence[Line], kind: Kind | None) -> tuple[list[Line], list[Line]]:
    """(the lines, those that tell of advice and belong to no problem above them)

    In a feedback those from where advice is announced, in a plan the paragraphs that answer it.
    """
    if kind is Kind.RECTIFICATION_PLAN:
        answers = [line for line in lines if not line.cells and not is_numbered(line) and _ANSWERED.search(line.text)]
        return [line for line in lines if line not in answers], answers
    if kind is not Kind.FEEDBACK_OPINION:
        return list(lines), []
    begun = [(index, match[0]) for index, line in enumerate(lines) if (match := _announced(line))]
    if len({words for _, words in begun}) < len(begun):  # 整改建议：… said of each problem
        return list(lines), []
    for index, _ in begun[:1]:
        above, listed = list(lines[:index]), list(lines[index + 1 :])
        more = () if listed and _is_top(listed[0]) else takewhile(lambda line: not _is_top(line), listed)
        advice = [lines[index], *(more or listed)]
        return above + list(lines[index + len(advice) :]), advice
    return list(lines), []


def lift(roots: list[Node]) -> None:
    """（五）意见建议的落实 below 三、整改任务, counted on from the 方面, becomes a section of its own."""
    told = [node for root in roots for node in root.walk() if TELLS_OF_ADVICE.fullmatch(node.title)]
    if len(told) == 1 and (above := told[0].parent) is not None:
        above.children.remove(told[0])
        roots.insert(roots.index(told[0].path()[0]) + 1, told[0])


def recommendations(roots: list[Node], announced: list[Line], body: list[Line], kind: Kind | None) -> Advice:
    """What a feedback advises, or what a plan or a report says of it."""
    found = _in_sections(roots)
    if kind is Kind.FEEDBACK_OPINION:
        required = (root for root in roots if REQUIREMENTS.fullmatch(root.title))
        return (
            found
            or _of_announced(announced)
            or [one for root in required for one in _of_section(root)]
            or _in_a_sentence(body)
        )
    if kind is Kind.RECTIFICATION_PLAN:
        return found or _answered_in_a_sentence(announced)
    return found


def _announced(line: Line) -> re.Match[str] | None:
    return None if line.cells or is_numbered(line) else _BEGINS.match(line.text)


def _is_top(line: Line) -> bool:
    number, _ = split_number(line.number or line.text)
    return number is not None and number.style == "一、"


def _in_sections(roots: list[Node]) -> Advice:
    """What stands in sections of their own."""
    found: Advice = []
    for root in roots:
        told_of = TELLS_OF_ADVICE.fullmatch(root.title)
        advises = RECOMMENDATIONS.search(root.title) and not tells_a_fault(root.title)
        if told_of or (advises and not PROBLEMS.search(root.title.replace("整改", ""))):
            found += _of_section(root)
    return found


def _of_section(root: Node) -> Advice:
    if root.children:
        return [(part, child.line.place) for child in root.children for part in _of_child(child)]
    return _listed([(heading_of(root.text)[1], root.line.place), *((line.text, line.place) for line in root.body)])


def _of_child(child: Node) -> list[str]:
    """One; several where the line goes on with ②…；③…"""
    parts = numbered_parts(child.number.text + child.text)
    return parts if len(parts) > 1 else _parts(child.text)


def _of_announced(lines: list[Line]) -> Advice:
    """对整改提出三点要求：, the list behind it or on lines of its own."""
    if not lines or not (match := _announced(lines[0])):
        return []
    first, *rest = lines
    if behind := first.text[match.end() :]:
        return _listed([(behind, first.place)])
    roots, before = grow(rest)
    told = [(line.text, line.place) for line in before]
    numbered = [(part, node.line.place) for node in roots if node.number.text for part in split_inline(node.text)]
    return numbered or _listed(told)


def _listed(told: list[tuple[str, str]]) -> Advice:
    """一是…；二是… in paragraphs, else a paragraph for each, else 要…；要… in one."""
    marked = [(part, place) for text, place in told if len(parts := _parts(text)) > 1 for part in parts]
    plain = [
        (_COUNTED_OFF.sub("", text), place)
        for text, place in told
        if text[-1:] in {"。", "；"} and not _CLOSING.match(text)
    ]
    if len(counted := [(text, place) for text, place in told if _COUNTED_OFF.match(text)]) > 1:
        plain = [(_COUNTED_OFF.sub("", text), place) for text, place in counted]  # and a sentence that closes them
    each = [(part, place) for text, place in plain for part in _tasks(text)] if len(plain) == 1 else plain
    return marked or (each if len(each) > 1 else [])


def _parts(text: str) -> list[str]:
    return numbered_parts(text) if text[:1].isdigit() or text.startswith("①") else split_inline(text)


def _each(text: str) -> list[str]:
    parts = _parts(text)
    return parts if len(parts) > 1 else [part for part in text.split("；") if part]


def _tasks(text: str) -> list[str]:
    """某党组要甲；要乙；要丙。"""
    parts = [part for part in text.split("；") if part]
    return parts if all(_TASKS_BEGIN.match(part) for part in parts) else []


def _answered_in_a_sentence(lines: Iterable[Line]) -> Advice:
    found = ((line, match) for line in lines if (match := _ANSWERED.search(line.text)))
    return [(part, line.place) for line, match in found for part in _each(line.text[match.end() :])]


def _in_a_sentence(lines: Iterable[Line]) -> Advice:
    """提出了三点意见建议：一是…二是…, or such a list parted by ；."""
    for line in lines:
        for match in _IN_A_SENTENCE.finditer(line.text):
            parts = _told(line.text[match.end() :])
            if len(parts) > 1:
                return [(part, line.place) for part in parts]
    return []


def _told(text: str) -> list[str]:
    first, _ = heading_of(text.replace("；", ";"))
    first = first.replace(";", "；")
    start = _LISTED.search(first)
    if start:
        return split_inline(text[start.start() :])
    parts = [_AROUND.sub("", part.strip()) for part in first.split("；")]
    said = [part for part in parts if part]
    return said if len(said) > 1 and sum(bool(_TASK.match(part)) for part in said) * 2 >= len(said) else []
