"""What a problem heading names, and the passages that stand below it."""

import re
from dataclasses import dataclass, replace

from documents.reading.headings import LABELLED, Node, heading_of
from documents.reading.naming import QUOTED, QUOTED_ENOUGH, about
from documents.reading.result import ReadItem
from documents.reading.section_names import FAULT
from documents.reading.sections import Found
from documents.reading.vocabulary import before_labels
from domain.patterns import late


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A piece of text and where it stands."""

    text: str
    place: str


def base(one: Found, position: int) -> ReadItem:
    """The item of a heading: its number, place and aspect; the words are filled in by its kind of paper."""
    number = one.node.number
    return ReadItem(
        position=position,
        number=str(number.value or position),
        heading_number="" if one.node.automatic else number.text,
        auto_number=number.text if one.node.automatic else "",
        heading_line=one.node.line.text
        if number.style == LABELLED
        else ("" if one.node.automatic else number.text) + one.node.text,
        aspect=one.aspect,
        aspect_place=one.node.parent.line.place if one.aspect and one.node.parent else "",
        place=one.node.line.place,
    )


_LABEL = late(
    "^(?:(?:反馈(?:的)?|具体|存在(?:的)?|主要)?问题(?:描述|内容|表述)?|整改任务(?:内容)?|(?:巡[视察]组)?(?:反馈)?(?:指出|提出))[：:]\\s*"
    "|^(?:巡[视察]组)?(?:反馈)?(?:指出|提出)(?=“)"
)
_QUOTED_WHOLE = late("[“「]((?:“[^“”]*”|[^“”「」])+)[”」]")
_FILLING = late(
    "^(?:的)?(?:问题)?(?:的)?(?:整改(?![不未到]))?(?:落实(?![不未到]))?(?:进展(?![不缓]))?(?:情况|措施(?=[，。：:；\\s]|$))?[，。：:；\\s]*"
)
_GOES_ON = late(
    "(?:依然|仍|较|比较|十分|非常|屡|时有|多发|频发|严重|突出|明显|普遍|反弹|[^，。；：]{0,6}(?:不|未)(?!断))"
)
_CALLED = late(
    "([^，。：:；“”]{4,40}?)(?:的)?问题(?:的)?(?:整改)?(?:落实)?(?:进展)?(?:情况)?[：:]"
)  # 监督不力问题：办结5件…
_NAME = 40  # signs of a problem named before a colon
_REFERRED = late("（(?:对应)?(?:反馈)?问题(?:序号)?([0-9]{1,3})）$")
_JOINING = late("^(?:等|这一|此类|类|的|方面|突出)+")
_PREDICATE = 8  # signs
_AROUND = 6  # signs beside a quotation that is the problem: its marks, 反馈的


def problem_named(text: str) -> str:
    """The problem in a heading: the quotation, else what 关于…的问题 names, else the heading itself."""
    text = _LABEL.sub("", text)
    named = _named(text)
    if named:
        return named[1].strip()
    heading = (_before_colon(text) or heading_of(before_labels(text))[0]).rstrip("。；;，,：:")
    whole = _QUOTED_WHOLE.fullmatch(heading)
    return whole[1] if whole else heading


def is_framed(text: str) -> bool:
    """Whether a heading only names its problem, 关于…的问题, so that what follows is said about it."""
    return _named(_LABEL.sub("", text)) is not None


def after_problem(text: str) -> str:
    """What a heading line says beyond naming the problem."""
    text = _LABEL.sub("", text)
    named = _named(text)
    if named:
        before, rest = text[: named.start()], _FILLING.sub("", text[named.end() :])
        return f"{before.rstrip('，,；;')}，{rest}" if "。" in before else rest
    name = _before_colon(text)
    return text[len(name) + 1 :].strip() if name else heading_of(text)[1]


def _before_colon(text: str) -> str:
    """甲不到位（反馈问题1） of 甲不到位（反馈问题1）：23处全部整改; "" where no problem is named so."""
    name, mark, told = text.partition("：")
    named = mark and told and len(name) <= _NAME and not {"。", "；", "，"} & {*name}
    return name if named and (FAULT.search(name) or _REFERRED.search(name)) else ""


def referring(item: ReadItem) -> ReadItem:
    """甲不到位（反馈问题3）: the problem, and the number that the feedback gives it."""
    match = _REFERRED.search(item.heading)
    return replace(item, heading=item.heading[: match.start()], number=match[1]) if match else item


def _named(text: str) -> re.Match[str] | None:
    """Where a heading names its problem; a word quoted inside 关于“红包”治理不力的问题 is only part of it."""
    told = about(text) or _CALLED.match(text)
    for pattern in (QUOTED, QUOTED_ENOUGH):
        quoted = pattern.search(text)
        if quoted and not _goes_on(text[quoted.end() :], answered=told is not None):
            if told is None or quoted.end(1) > told.end(1):
                return quoted
            behind = _JOINING.sub("", text[quoted.end(1) + 1 : told.end(1)])
            return told if len(behind) > 1 or len(told[1]) - len(quoted[1]) > _AROUND else quoted
    return told


def _goes_on(rest: str, *, answered: bool) -> bool:
    """Whether what follows a quotation tells on what is wrong, as 没有破除 of 数据“孤岛”问题没有破除 does."""
    clause = re.split("[，。；：]", rest, maxsplit=1)[0]
    return _GOES_ON.match(rest) is not None or (not answered and FAULT.search(clause[:_PREDICATE]) is not None)


def below(node: Node) -> list[Passage]:
    """The plain lines and the numbered lines below a heading, in that order."""
    passages = [Passage(text=line.text, place=line.place) for line in node.body]
    for child in node.children:
        for inner in child.walk():
            words = inner.number.text + inner.text if inner.automatic else inner.line.text
            passages.append(Passage(text=words, place=inner.line.place))
            passages += [Passage(text=line.text, place=line.place) for line in inner.body]
    return passages
