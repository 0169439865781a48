"""Feedback told in running text, as news and short letters do: problems listed inside one paragraph."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from documents.reading.aspects import aspect_of, aspect_told, is_aspect
from documents.reading.headings import Node, heading_of
from documents.reading.inline import numbered_parts, split_inline
from documents.reading.numbers import value_of
from documents.reading.paragraphs import MILDER, ON_ITS_LINE, by_aspects, nested, problem, said, short
from documents.reading.result import Doubt, Line, ReadItem
from documents.reading.section_names import FAULT
from documents.reading.sections import Found
from domain.numerals import CIRCLED, chinese_number
from domain.patterns import late

_SECTION = late("(?:巡[视察])?(?:发现|存在|反馈|指出)?(?:的)?(?:主要|突出|具体)?问题")
_SHORT = 30  # signs of a line that names a 方面
_FOUND = late(
    r"(?:发现|存在|指出)[^。：:]{0,20}(?:问题|不足|差距)[^。：:]{0,10}(?:[:：]\s*|[。，；]\s*(?:(?=一是|第一[，、]|（一）)|主要(?:是|有|表现(?:在|为)?)[:：]\s*))"
    r"|(?:主要|具体|突出)表现(?:在|为)?[:：]\s*"
)
_COUNTED_OFF = late(f"(?:^|(?<=[。；：\n]))([一二三四五六七八九十]{{1,3}}(?=是)|[{CIRCLED}])")
_SOMEONE = ("还有的", "也有的", "有的", "有些", "个别单位", "部分单位", "一些单位", "个别")
_SOME = late(
    r"(?:存在|发现)[^。：:；]{0,16}(?:问题|不足|差距)[，：:]\s*(?=有的|个别|部分|一些)"
    r"|(?:发现|暴露出?)(?:了)?[，：:]?\s*(?=有的|个别|一些单位|部分单位)"
)
_SOME_MARK = late(f"(?:^|(?<=[；。，]))(?:{'|'.join(_SOMEONE)})")
_IN_ALL = late("[，,；]?(?:这些|上述|以上)问题.*$")
_SUCH = late(
    r".*(?:存在(?:着|了)?|发现(?!的)(?:了)?)([^。：:；]{6,240}?)"
    r"等(?:[0-9一二三四五六七八九十两]*个?方面)?(?:的)?(?:一些|较为|比较|不容忽视)*(?:的)?(?:突出|共性|主要|薄弱)?(?:的)?问题"
)
_SUCH_END = late("等(?:方面)?(?:的)?问题$")
_LOOKED_FOR = late("是否|有无|着力|紧盯|重点|查找|防止|避免")  # what an inspection is to look for, not what it found
_AFTERWARDS = late("(?:(?:此外|同时|另外)?，?(?:巡[视察]组)?(?:还|也)收到[^。]*线索|针对(?:以上|上述|这些)问题).*$")
_IN_ASPECTS = late(
    r"在((?:[^。：:；]|(?<=等)，){4,160}?)(?:等)?(?:[0-9一二三四五六七八九十]+个)?方面"
    r"(?:还|仍|都|均)?(?:存在|有)(?:的)?(?:一些|不少|突出)*(?:问题|不足|差距|短板)"
)
_LISTED = late("[一1](?:是|要|、)|（一）|第一[，、]|首先")
_TITLE = 30  # signs of a problem's name
_GOES_ON = late("(?:例如|比如|譬如|如|其中|此外|同时|另外?|又如|再如|经查|抽查)[，,：:]?")
_OF_A_PROBLEM = {"1.", "1.1", "问题1", "（1）", "1）", "①"}
_A_FACT = late("[0-9]|经查|抽查|发现")


def problems_in_a_sentence(lines: Iterable[Line]) -> tuple[list[ReadItem], list[Doubt]]:
    """The problems of the first paragraph that lists some, and why a person should look at them."""
    lines = list(lines)
    for index, line in enumerate(lines):
        if items := _on_lines(line, lines[index + 1 :]):
            return items, [Doubt(place=line.place, reason="问题写在几段话里，按“一是、二是”分条，请核对。")]
        for read in (by_aspects, _listed, _some, _such, _aspects_only):
            items, reason, quote = read(line)
            if items:
                numbered = [replace(item, position=n, number=str(n)) for n, item in enumerate(items, 1)]
                return numbered, [Doubt(place=line.place, reason=reason, quote=quote[:60])]
    return [], []


def _on_lines(line: Line, after: list[Line]) -> list[ReadItem]:
    """存在以下问题： at the end of a line, each 一是…、二是… a line of its own."""
    match = _FOUND.search(line.text)
    if not match or match.end() < len(line.text.rstrip()):
        return []
    told = list(takewhile(lambda one: ON_ITS_LINE.match(one.text), (one for one in after if one.text)))
    items = [said(one, ON_ITS_LINE.sub("", one.text, count=1)) for one in told]
    return [replace(item, position=n, number=str(n)) for n, item in enumerate(items, 1)] if len(items) > 1 else []


def listed_below(one: Found) -> list[ReadItem]:
    """The problems below a 方面 whose text has no numbers: 一是…二是…, else one for each paragraph."""
    node = one.node
    named = aspect_told(node.text)
    if node.children or not (named or is_aspect(node) or (node.body and _SECTION.fullmatch(node.title))):
        return []
    if named:
        return _below_named(node, *named)
    if not is_aspect(node):
        return _below_section(node)
    texts = [(heading_of(node.text)[1], node.line), *((line.text, line) for line in node.body)]
    told = [(text, line) for text, line in texts if text]
    items = [
        short(said(line, part)) for text, line in told for part in (_marked(text) or numbered_parts(text, single=True))
    ]
    aspect = aspect_of(node)
    return [
        replace(item, number=item.number or str(n), aspect=aspect, aspect_place=node.line.place)
        for n, item in enumerate(items, 1)
    ]


def _below_named(node: Node, name: str, rest: str) -> list[ReadItem]:
    """某某方面：甲不到位，2023年…；乙不规范，…。 — a clause names each problem, what follows tells of it."""
    lines = [(rest, node.line), *((line.text, line) for line in node.body)]
    told = [(part, line) for text, line in lines for part in (_marked(text) or text.split("；")) if part.strip("。 ")]
    items = [short(said(line, part.strip().rstrip("。"))) for part, line in told]
    aspect = ("" if node.automatic else node.number.text) + name
    numbered = enumerate(items, 1)
    return [replace(item, number=str(n), aspect=aspect, aspect_place=node.line.place) for n, item in numbered]


def _below_section(node: Node) -> list[ReadItem]:
    """Paragraphs below 主要问题: short lines without a full stop name the 方面 of the problems that follow them."""
    items: list[ReadItem] = []
    aspect = Line(place="", text="")
    for line in (line for line in node.body if line.text):
        if len(line.text) <= _SHORT and line.text[-1] not in "。；;！：:":
            aspect = line
        elif inner := nested(line):
            items += inner
        else:
            told = [said(line, part) for part in (_marked(line.text) or [line.text])]
            items += [replace(item, aspect=aspect.text, aspect_place=aspect.place) for item in told]
    return [replace(item, number=str(n)) for n, item in enumerate(items, 1)]


def are_counted_off(one: Found, count: int) -> bool:
    """Whether 一是, 二是, … or ①, ② … run through the text of a 方面, one for each of so many problems."""
    told = [value_of(mark[1]) for mark in _COUNTED_OFF.finditer(one.node.whole_text)]
    return len(told) == count and told == [n + (told[0] or 1) for n in range(count)]


def titled_below(one: Found) -> list[ReadItem]:
    """The problems below a 方面, each begun with a short sentence: 一是甲。事实。, or a paragraph for each."""
    node = one.node
    if node.children:
        return []
    told = [(part, node.line) for part in _marked(heading_of(node.text)[1])]
    told += [(part, line) for line in node.body for part in _marked(line.text)]
    items = [said(line, part) for part, line in told] if told else _titled_paragraphs(node)
    titled = [item for item in items if item.detail and _is_title(item.heading)]
    if len(items) < 2 or len(titled) < len(items):
        return []
    aspect, place = aspect_of(node), node.line.place
    first = _first_number([heading_of(node.text)[1], *(line.text for line in node.body)])
    return [replace(item, number=str(n), aspect=aspect, aspect_place=place) for n, item in enumerate(items, first)]


def _first_number(texts: Iterable[str]) -> int:
    """四是 begins the second 方面 of a feedback that counts on from the first."""
    mark = next(filter(None, map(ON_ITS_LINE.match, texts)), None)
    return (chinese_number(mark[0].strip("第是，、")) if mark else None) or 1


def _is_title(words: str) -> bool:
    return len(words) <= _TITLE and "，" not in words


def _titled_paragraphs(node: Node) -> list[ReadItem]:
    """A problem for each paragraph 短句。事实。; paragraphs that go on with 如，… or a fact belong to the one above."""
    items: list[ReadItem] = []
    if heading_of(node.text)[1] or node.number.style in _OF_A_PROBLEM:
        return items
    for line in (line for line in node.body if line.text):
        item = said(line, line.text)
        begins = not _GOES_ON.match(line.text) and item.detail and _is_title(item.heading)
        if begins and not _A_FACT.search(item.heading):
            items.append(item)
        elif items:
            items[-1] = replace(items[-1], detail=f"{items[-1].detail}\n{line.text}")
        else:
            return []
    return items


def _marked(text: str) -> list[str]:
    start = ON_ITS_LINE.match(text) or _LISTED.search(text)
    parts = split_inline(text[start.start() :]) if start else numbered_parts(text)
    return parts if len(parts) > 1 else []


def _listed(line: Line) -> tuple[list[ReadItem], str, str]:
    """主要是：甲，乙，丙；丁，戊。 — ； parts the 方面, whose name comes first, ， their problems."""
    match = _FOUND.search(line.text)
    if not match:
        return [], "", ""
    rest = _AFTERWARDS.sub("", line.text[match.end() :])
    if (start := _LISTED.match(rest)) and len(parts := split_inline(rest[start.start() :])) > 1:
        return [said(line, part) for part in parts], "问题写在一段话里，按“一是、二是”分条，请核对。", match[0]
    listed = rest.partition("。")[0]
    if "；" not in listed and _SUCH_END.search(listed) and (parts := _faults(_SUCH_END.sub("", listed), "[、，]")):
        return [problem(line, part) for part in parts], "问题写在一句话里，按顿号、逗号分条，请核对。", match[0]
    groups = [[c.strip() for c in part.split("，") if c.strip()] for part in listed.split("；")]
    items: list[ReadItem] = []
    for clauses in (group for group in groups if group):
        aspect, mark, first = clauses[0].partition("：")
        if len(clauses) == 2 and _GOES_ON.match(clauses[1]):  # 甲有差距，比如乙、丙
            items.append(replace(problem(line, clauses[0]), detail=clauses[1]))
        elif mark and first:
            items += [problem(line, clause, aspect) for clause in [first, *clauses[1:]]]
        elif len(groups) > 1 and len(clauses) > 1:
            items += [problem(line, clause, clauses[0]) for clause in clauses[1:]]
        else:
            items += [problem(line, clause) for clause in clauses]
    return items, "问题写在一段话里，按“；”分方面、按“，”分问题，请核对。", match[0] + listed


def _some(line: Line) -> tuple[list[ReadItem], str, str]:
    """存在一些问题，有的…；有的…；还有的…"""
    match = _SOME.search(line.text)
    if not match:
        return [], "", ""
    listed = _IN_ALL.sub("", line.text[match.end() :].partition("。")[0])
    marks = list(_SOME_MARK.finditer(listed))
    ends = [*(mark.start() for mark in marks[1:]), len(listed)]
    parts = [listed[mark.end() : end].strip("，；") for mark, end in zip(marks, ends, strict=True)]
    if len(parts) < 2 and _SUCH.match(listed):
        return [], "", ""
    return (
        [problem(line, part) for part in parts if part],
        "问题写在一段话里，按“有的”分条，请核对。",
        match[0] + listed,
    )


def _such(line: Line) -> tuple[list[ReadItem], str, str]:
    """存在甲不到位、乙不规范、丙有短板等问题。"""
    match = next(filter(None, map(_SUCH.match, line.text.split("。"))), None)
    if not match or _LOOKED_FOR.search(match[0][: match.start(1)]):
        return [], "", ""
    for mark in ("[、，]", "，"):  # a 、 may stand inside a problem
        if parts := _faults(match[1], mark):
            reason = "问题写在一句话里，按顿号、逗号分条，请核对。"
            return [problem(line, part) for part in parts], reason, match[1]
    return [], "", ""


def _faults(text: str, mark: str) -> list[str]:
    """The parts of a list that names a fault in each."""
    parts = _apart(text, mark)
    return parts if len(parts) > 1 and all(FAULT.search(part) or MILDER.search(part) for part in parts) else []


def _apart(text: str, mark: str) -> list[str]:
    """甲、“乙、丙”丁 as two: what stands in quotes and brackets is not parted."""
    whole = re.sub(r"“[^”]*”|（[^）]*）", lambda inner: "\0" * len(inner[0]), text)
    ends = [*(found.start() for found in re.finditer(mark, whole)), len(text)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return [part for start, end in zip(starts, ends, strict=True) if (part := text[start:end].strip())]


def _aspects_only(line: Line) -> tuple[list[ReadItem], str, str]:
    """指出在甲、乙和丙等方面存在的问题: the 方面 are all that is said."""
    match = _IN_ASPECTS.search(line.text)
    if not match:
        return [], "", ""
    reason = "文中只点到方面，没有写具体问题；先把各方面列为问题，请核对。"
    return [problem(line, name) for name in _names(match[1])], reason, match[0]


def _names(text: str) -> list[str]:
    """甲、乙和丙 as three; names that each begin with 落实 may hold 、 and 和 of their own."""
    text = text.rpartition("在")[2]
    for word in ("落实", "贯彻", "履行"):
        if text.startswith(word) and text.count(word) > 1:
            return [part.strip("、，和及与以 等") for part in re.split(f"(?<=[、，和及与])(?={word})", text)]
    parts = [part for part in re.split("[、，]", text) if part]
    last, mark, more = parts[-1].rpartition("和") if parts else ("", "", "")
    if mark and last and more:
        parts[-1:] = [last, more]
    return [part.removesuffix("等") for part in parts]
