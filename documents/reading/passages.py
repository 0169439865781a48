"""What a problem heading names, and the passages that stand below it."""

import re
from dataclasses import dataclass

from documents.reading.headings import Node, heading_of
from documents.reading.result import ReadItem
from documents.reading.sections import ABOUT, QUOTED, QUOTED_ENOUGH, Found
from documents.reading.vocabulary import before_labels


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A piece of text and where it stands."""

    text: str
    place: str


def base(one: Found, position: int) -> ReadItem:
    number = one.node.number
    return ReadItem(
        position=position,
        number=str(number.value or position),
        heading_number="" if one.node.automatic else number.text,
        auto_number=number.text if one.node.automatic else "",
        heading_line=("" if one.node.automatic else number.text) + one.node.text,
        aspect=one.aspect,
        aspect_place=one.node.parent.line.place if one.aspect and one.node.parent else "",
        place=one.node.line.place,
    )


_LABEL = re.compile("^(?:反馈(?:的)?|具体|存在(?:的)?|主要)?问题(?:描述|内容|表述)?[：:]\\s*")
_QUOTED_WHOLE = re.compile("[“「]((?:“[^“”]*”|[^“”「」])+)[”」]")


def problem_named(text: str) -> str:
    """The problem in a heading: the quotation, else what 关于…的问题 names, else the heading itself."""
    text = _LABEL.sub("", text)
    for pattern in (QUOTED, QUOTED_ENOUGH):
        match = pattern.search(text)
        if match:
            return match[1].strip()
    match = ABOUT.match(text)
    if match:
        return match[1].strip()
    heading = heading_of(before_labels(text))[0].rstrip("。；;，,：:")
    whole = _QUOTED_WHOLE.fullmatch(heading)
    return whole[1] if whole else heading


def after_problem(text: str) -> str:
    """What a heading line says beyond naming the problem."""
    text = _LABEL.sub("", text)
    for pattern in (QUOTED, QUOTED_ENOUGH, ABOUT):
        match = pattern.search(text)
        if match:
            return re.sub(
                "^(?:的)?(?:问题)?(?:的)?(?:整改)?(?:落实)?(?:进展)?(?:情况)?[，。：:；\\s]*", "", text[match.end() :]
            )
    return heading_of(text)[1]


def below(node: Node) -> list[Passage]:
    """The plain lines and the numbered lines below a heading, in that order."""
    passages = [Passage(text=line.text, place=line.place) for line in node.body]
    for child in node.children:
        for inner in child.walk():
            passages.append(Passage(text=inner.number.text + inner.text, place=inner.line.place))
            passages += [Passage(text=line.text, place=line.place) for line in inner.body]
    return passages
