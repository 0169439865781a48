"""The tree of headings that the numbers before lines make."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from documents.reading.announced import kind_of
from documents.reading.numbers import STYLE_ORDER, Number, in_context, is_bullet, split_number, value_of
from documents.reading.result import Line
from documents.reading.section_names import ANSWERS_ADVICE
from domain.numerals import half_width
from domain.patterns import late

_BEHIND = late(
    "(?:附件|附表|附)(?:[0-9一二三四五六七八九十]{0,2}[：:]|[0-9一二三四五六七八九十]{1,2}$|$)|抄送[：:]|主题词[：:]"
    "|公示(?:期|时间)[：:]|(?:联系|监督|举报)(?:电话|方式|人)[：:]|欢迎广大|如有(?:意见|建议|异议|问题)"
    "|(?:此外|同时|另外)?，?巡[视察](?:组|中|期间|工作中)?，?还?收到"
)
_ATTACHED = late("附\\s*件\\s*[：:]\\s*[1１]\\s*[.．、]")
_NEXT_ATTACHED = late(r"[\s　]*[0-9]{1,2}\s*[.．、][^。；：]{2,50}")
_BOLD = "粗"
_STYLED = "级"  # a heading of Word without a number: this and its level
_UNNUMBERED = "题"  # 意见建议： on a line of its own
LABELLED = "问题："  # 具体问题：… on a line of its own, repeated below one heading
ANSWER = "answer"  # the heading of a piece of a paragraph that names the problem it answers
_QUOTING = "针对"  # 针对“…”问题，… without a number
_LAST = len(STYLE_ORDER)  # what is no number: lines in bold
_ORDER: dict[str, float] = {
    **STYLE_ORDER,
    _UNNUMBERED: -1,
    _QUOTING: STYLE_ORDER["（1）"] - 1,
    **{f"{_STYLED}{level}": level / 10 - 0.9 for level in range(9)},
}
_SECTION = late(
    "(?:巡[视察])?(?:工作)?(?:发现|存在|反馈)?(?:的)?(?:主要|突出|具体)?问题"
    "|(?:整改)?(?:意见(?:和)?建议|工作建议|整改建议|整改要求)|下一步(?:工作)?(?:打算|安排|计划)?|总体(?:评价|情况)|基本情况"
    f"|{ANSWERS_ADVICE}"
)
NAMES_SORT = late("点(?:人|事|问题)(?:方面|类|情况)?[：:]?")
_LED_BY = late("[^，。；：:]{2,20}(?<!单位)(?<!部门)牵头(?:的)?(?:任务|事项)?[：:]")  # the tasks of one officer
_INNER = STYLE_ORDER["（一）"] + 1  # numbers of these styles already part a document into sections
_NAMED_BY_LABEL = late(
    "(?:(?:反馈|具体|存在|存在的|主要)?问题[：:]|【(?:反馈|具体|存在|存在的|主要)?问题】[：:]?)\\s*(?=[^\\s，。；]{4})"
)
_NAMES_PROBLEM = late(
    "(?:针对|关于)(?:反馈|指出|提出)?(?:的)?(?:问题([0-9]{1,3}))?[“「][^”」]{2,120}[”」](?:(?:的|等|这一)?(?:问题|方面)|，采取)"
)


@dataclass(frozen=True, kw_only=True)
class Levels:
    """How the styles of a document nest: where 具体问题：… stands, and which numbers count below bullets."""

    labels: float | None = None
    below_bullets: frozenset[str] = frozenset()
    by_style: bool = False  # Word's own levels of headings nest the document, for none of them has a number

    def order(self, style: str) -> float:
        return self.labels if style == LABELLED and self.labels is not None else _ORDER.get(style, _LAST)

    def is_above(self, style: str, number: Number) -> bool:
        """Whether a heading of this style, not met before, stands above one that is open."""
        if number.is_bullet:
            return style not in self.below_bullets and not is_bullet(style)
        return not is_bullet(style) and self.order(number.style) > self.order(style)


@dataclass(kw_only=True)
class Node:
    """A numbered line with what stands below it."""

    line: Line
    text: str  # without its number
    number: Number
    automatic: bool
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)

    @property
    def depth(self) -> int:
        return 0 if self.parent is None else self.parent.depth + 1

    @property
    def title(self) -> str:
        """The heading part of the line."""
        return heading_of(self.text)[0]

    @property
    def whole_text(self) -> str:
        """The line and the plain lines below it."""
        return "\n".join([self.text, *(line.text for line in self.body)])

    def path(self) -> list["Node"]:
        """From the top heading down to this one."""
        return [*(self.parent.path() if self.parent else ()), self]

    def walk(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child.walk()


def heading_of(text: str) -> tuple[str, str]:
    """A line's heading and what follows it: up to the first full stop that stands in no quotation."""
    depth = 0
    for index, character in enumerate(text):
        if character in "“「『（(《":
            depth += 1
        elif character in "”」』）)》":
            depth = max(0, depth - 1)
        elif character in "。；" and depth == 0:
            return text[:index].strip(), text[index + 1 :].strip()
    return text.strip().rstrip("：:"), ""


def is_numbered(line: Line) -> bool:
    return bool(line.number) or split_number(line.text)[0] is not None


def grow(lines: Iterable[Line]) -> tuple[list[Node], list[Line]]:
    """The top headings of a document, and the lines before the first of them.

    A style of numbers seen for the first time under a heading opens a deeper level; one already open closes all deeper.
    """
    roots: list[Node] = []
    open_nodes: list[Node] = []
    before: list[Line] = []
    told = list(lines)
    levels = Levels(
        labels=_labels_below(told), below_bullets=_begun_below_bullets(told), by_style=_are_headings_bare(told)
    )
    counted = in_context(told)
    attached = False  # among the names below 附件：1.…
    for index, line in enumerate(told):
        attached = _ATTACHED.match(line.text) is not None or (
            attached and _NEXT_ATTACHED.fullmatch(line.text) is not None
        )
        if (_BEHIND.match(line.text) or attached) and not line.number:
            open_nodes.clear()
            before.append(line)
            continue
        number, text = counted.get(index) or _number_of(line, by_style=levels.by_style)
        if number is None:
            number, text = _without_number(text, open_nodes, labelled=levels.labels is not None)
        if number is None or not (text or line.number):
            if line.text:
                (open_nodes[-1].body if open_nodes else before).append(line)
            continue
        _close(open_nodes, number.style, levels)
        node = Node(
            line=line,
            text=text,
            number=number,
            automatic=bool(line.number),
            parent=open_nodes[-1] if open_nodes else None,
        )
        (open_nodes[-1].children if open_nodes else roots).append(node)
        open_nodes.append(node)
    return roots, before


def _without_number(text: str, open_nodes: list[Node], *, labelled: bool) -> tuple[Number | None, str]:
    """What makes a line a heading that has no number: 具体问题：…, 意见建议："""
    if labelled and (label := _NAMED_BY_LABEL.match(text)):
        return Number(text="", style=LABELLED, value=None), text[label.end() :]
    if NAMES_SORT.fullmatch(text) or _LED_BY.fullmatch(text):
        return Number(text="", style=_UNNUMBERED, value=None), text
    inside = any(0 <= _ORDER.get(node.number.style, 99) < _INNER for node in open_nodes)
    return (None if inside else _unnumbered(text)), text


def _unnumbered(text: str) -> Number | None:
    """A line that names a section of the document without any number before it."""
    plain = text.rstrip("：:。 　")
    return Number(text="", style=_UNNUMBERED, value=None) if _SECTION.fullmatch(plain) else None


def _is_title(line: Line) -> bool:
    """The title, or that of the paper which a covering notice carries."""
    return line.heading == "title" or (line.aligned == "center" and kind_of(line.text) is not None)


def _labels_below(lines: list[Line]) -> float | None:
    """Where 具体问题：… nests, just below the headings over it; None where it is not repeated below any of them."""
    above, count = -1.0, 0
    for line in lines:
        number, text = split_number(line.number or line.text)
        if number is None:
            count += _NAMED_BY_LABEL.match(text) is not None
            if count > 1:
                return above + 0.5
        elif not count or Levels().order(number.style) <= above:
            above, count = Levels().order(number.style), 0
    return None


def _begun_below_bullets(lines: list[Line]) -> frozenset[str]:
    """The styles of numbers that begin anew below one bullet after the other."""
    numbers = [number for line in lines if (number := split_number(line.number or line.text)[0])]
    pairs = pairwise(numbers)
    begun = Counter(after.style for before, after in pairs if before.is_bullet and after.value == 1)
    return frozenset(style for style, times in begun.items() if times > 1)


def _are_headings_bare(lines: list[Line]) -> bool:
    """Whether there are headings of Word of several levels, and none has a number."""
    headings = [line for line in lines if line.level is not None and line.text]
    return len({line.level for line in headings}) > 1 and not any(map(is_numbered, headings))


def _close(open_nodes: list[Node], style: str, levels: Levels) -> None:
    """Leave open only headings above this style."""
    styles = [node.number.style for node in open_nodes]
    if style in styles:
        del open_nodes[styles.index(style) :]
        return
    while open_nodes and levels.is_above(style, open_nodes[-1].number):
        open_nodes.pop()


def _number_of(line: Line, *, by_style: bool) -> tuple[Number | None, str]:
    if line.number:
        number, _ = split_number(f"{line.number} {line.text}")
        if number is None:
            number = Number(text=line.number, style=line.number.strip("0123456789"), value=value_of(line.number))
        return number, line.text
    number, text = split_number(line.text)
    named = _NAMES_PROBLEM.match(text) if number is None else None
    if named or (number is None and line.heading == ANSWER):
        return Number(text="", style=_QUOTING, value=int(named[1]) if named and named[1] else None), text
    if number is None and by_style and line.level is not None:
        return Number(text="", style=f"{_STYLED}{line.level}", value=None), text
    if number is None and line.bold and 1 < len(line.text) <= 40 and not _is_title(line):
        return Number(text="", style=_BOLD, value=None), line.text
    return number, text


def gaps(nodes: Iterable[Node]) -> list[tuple[Node, int]]:
    """Numbers that do not follow the one before: (heading, number expected). A fresh start at 1 is no gap."""
    found = []
    last: dict[tuple[str, int], int] = {}
    for node in nodes:
        value = node.number.value
        if value is None:
            continue
        key = (node.number.style, node.depth)
        expected = last.get(key, 0) + 1
        if value not in {expected, 1} and not _stands_inside(node, expected):
            found.append((node, expected))
        last[key] = value
    return found


def _stands_inside(node: Node, expected: int) -> bool:
    """Whether the number looked for stands inside the line above: 整改措施：1.…；"""
    above = node.parent
    if above is None or above.children[0] is not node:
        return False
    last = above.body[-1].text if above.body else above.text
    return re.search(rf"(?:^|[：:；;。\s])[（(]?{expected}(?:[）)、]|[.．](?![0-9]))", half_width(last)) is not None
