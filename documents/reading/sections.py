"""Which headings of a document are its problems, and under which 方面 each stands."""

import re
from dataclasses import dataclass

from documents.reading.aspects import (
    COLON,
    aspect_at_top,
    aspect_of,
    aspect_told,
    aspect_words,
    is_aspect,
    is_empty_aspect,
)
from documents.reading.claims import status_beside
from documents.reading.headings import ANSWER, LABELLED, NAMES_SORT, Node, heading_of
from documents.reading.naming import ABOUT, QUOTED, QUOTED_ENOUGH, about, names_problem
from documents.reading.numbers import Number
from documents.reading.section_names import (
    ADVICE,
    OF_ONE_STATUS,
    OTHER,
    PROBLEMS,
    RECOMMENDATIONS,
    tells_a_fault,
)
from documents.reading.vocabulary import before_labels, has_label, is_labelled
from domain.patterns import late
from domain.statuses import parse_status
from domain.words import DocumentKind as Kind
from domain.words import RectificationStatus

_REPORTED = late("^(?:整改(?:落实|进展|完成)?情况|整改进展|进展情况|落实情况|整改成效|整改措施|主要措施|整改结果|目前)")
_DEMANDS = late("[^，。；：]{0,6}(?:要求|时限|单位|意见)[：:]")
_PROBLEM_STYLES = {"1.", "1.1", "问题1"}
_CLAIM = 12  # signs of a sentence that is a status
_EXAMPLE_STYLES = {"（1）", "1）", "①", "a.", "措施1"}


@dataclass(frozen=True, kw_only=True)
class Found:
    """A heading that is a problem (task, statement) and the words of the 方面 above it."""

    node: Node
    aspect: str


def find(roots: list[Node], kind: Kind | None) -> list[Found]:
    """The problems of a document in order."""
    if kind is Kind.NAMED_MATTERS:
        nodes = [node for root in roots for node in (root.children or _named_below(root) or [root])]
        return [Found(node=node, aspect=node.parent.title if node.parent else "") for node in nodes]
    running = _running(roots, kind)
    nodes = running or _of_one_level(roots, kind)
    of_several = len({id(node.path()[0]) for node in running}) > 1
    found = [Found(node=node, aspect=(aspect_at_top if of_several else aspect_words)(node)) for node in nodes]
    return found + (_answers_to_advice(roots, nodes) if kind is Kind.RECTIFICATION_PLAN else [])


def _named_below(root: Node) -> list[Node]:
    """The paragraphs without numbers below 一、点人, each a matter; 要求：… goes on with the one above."""
    matters: list[Node] = []
    for line in root.body if NAMES_SORT.fullmatch(root.title) else ():
        if matters and _DEMANDS.match(line.text):
            matters[-1].body.append(line)
        else:
            number = Number(text="", style="1.", value=len(matters) + 1)
            matters.append(Node(line=line, text=line.text, number=number, automatic=False, parent=root))
    return matters


def _running(roots: list[Node], kind: Kind | None) -> list[Node]:
    """Problems that the document calls so, counts through or answers in sentences, under whatever headings."""
    ways = {Kind.FEEDBACK_OPINION: _numbered_through, Kind.RECTIFICATION_REPORT: _answers}
    return _called_problems(roots) or (ways[kind](roots) if kind in ways else [])


def _of_one_level(roots: list[Node], kind: Kind | None) -> list[Node]:
    """The headings of the level on which the problems stand."""
    level = _below_sections([root for root in roots if not _is_other(root)], kind)
    for _ in range(_depth(level, kind)):
        level = [child for node in level for child in (node.children or [node])]
    holding = {Kind.RECTIFICATION_REPORT: _only_quotes_below, Kind.RECTIFICATION_PLAN: _holds_problems}
    if kind in holding:
        level = [child for node in level for child in (node.children if holding[kind](node) else [node])]
    return [node for node in level if not is_empty_aspect(node)]


def _below_sections(sections: list[Node], kind: Kind | None) -> list[Node]:
    """What stands right below the sections that list problems, or the sections that are problems themselves."""
    styles = {root.number.style for root in sections}
    if kind is Kind.ASSIGNMENT_PLAN and len(styles) == 1 < len(sections) and not any(r.children for r in sections):
        return sections  # nothing but tasks
    feedback = kind is Kind.FEEDBACK_OPINION
    aspects = [root for root in sections if is_aspect(root) or (feedback and aspect_told(root.text))]
    chosen = [root for root in sections if PROBLEMS.search(root.title) and not _is_faulty_aspect(root)]
    if any(root in aspects for root in chosen):
        chosen = [root for root in sections if root in chosen or root in aspects]
    if chosen and all(OF_ONE_STATUS.search(root.title) for root in chosen):  # 四、长期坚持事项 below 三、半年内完成事项
        chosen = [root for root in sections if root in chosen or root.children]
    if all(_is_problem(root, kind) for root in chosen):
        return sections
    below = [child for root in chosen for child in root.children]
    return below or [root for root in chosen if root.body or root in aspects]  # bold, without numbers: all of one level


def _is_faulty_aspect(root: Node) -> bool:
    """四、落实审计发现问题整改不够有力 above its problems: one 方面 among its brothers."""
    return bool(root.children) and tells_a_fault(root.title)


def _called_problems(roots: list[Node]) -> list[Node]:
    """问题1：…, 问题2：…, 具体问题：…: the document itself says which headings are its problems."""
    nodes = [node for root in roots for node in root.walk() if node.number.style in {"问题1", LABELLED}]
    return nodes if len(nodes) > 1 else []


def _answers(roots: list[Node]) -> list[Node]:
    """聚焦甲问题，…。聚焦乙问题，…: what sentences answer, unless the headings above them name the problems."""
    nodes = _of_answers(roots)
    named = (node for answer in nodes for node in answer.path()[:-1] if not is_aspect(node))
    return [] if any(QUOTED.search(node.title) or about(node.text) for node in named) else nodes


def answers_in_passing(roots: list[Node]) -> bool:
    """Whether most headings of the sections with such sentences hold none: the few then tell of their own theme."""
    sections = {id(node.path()[0]): node.path()[0] for node in _of_answers(roots)}.values()
    lowest = [node for root in sections for node in root.walk() if _is_lowest(node)]
    return 2 * sum(bool(node.children) for node in lowest) < len(lowest)


def _of_answers(roots: list[Node]) -> list[Node]:
    return [node for root in roots for node in root.walk() if node.line.heading == ANSWER]


def _is_lowest(node: Node) -> bool:
    """A heading with nothing but answering sentences below it, or nothing at all."""
    return node.line.heading != ANSWER and all(child.line.heading == ANSWER for child in node.children)


def _numbered_through(roots: list[Node]) -> list[Node]:
    """1., 2., 3. … that run on under one heading after the other: so only the problems of a feedback are counted."""
    sections = [root for root in roots if not _is_other(root) and not ADVICE.search(root.title)]
    nodes = [node for root in sections for node in root.walk() if node.number.style == "1."]
    counted = [node.number.value for node in nodes] == list(range(1, len(nodes) + 1))
    parts = {id(node.parent) for node in nodes}
    told = sum(_is_feedback_problem(node) for node in nodes)
    return nodes if counted and len(parts) > 1 and 2 * told >= len(nodes) else []


def _answers_to_advice(roots: list[Node], level: list[Node]) -> list[Found]:
    """What a plan does about the 意见建议 in a section of their own: headings with measures below them."""
    taken = {id(node) for node in level}
    return [
        Found(node=child, aspect=aspect_of(root))
        for root in roots
        if ADVICE.search(root.title) and not PROBLEMS.search(root.title.replace("整改", ""))
        for child in root.children
        if id(child) not in taken and (child.children or any(has_label(line.text) for line in child.body))
    ]


def unread(roots: list[Node], found: list[Found]) -> list[Node]:
    """Sections with numbered lines from which nothing was taken and whose titles do not say that they list nothing."""
    taken = {id(above) for one in found for above in one.node.path()}
    return [
        root
        for root in roots
        if id(root) not in taken and root.children and not _is_other(root) and not RECOMMENDATIONS.search(root.title)
    ]


def _is_other(root: Node) -> bool:
    """A section that lists no problems; 履行职责方面的问题 is one that does."""
    return bool(OTHER.search(root.title)) and not is_aspect(root)


def _only_quotes_below(node: Node) -> bool:
    """Whether each number below a heading quotes a problem, and the heading none, or one of those that hold others."""
    if not node.children or (node.number.style != "（一）" and (QUOTED.search(node.title) or ABOUT.search(node.text))):
        return False
    return all(QUOTED.search(child.title) or QUOTED_ENOUGH.search(child.text) for child in node.children)


def _holds_problems(node: Node) -> bool:
    """Whether each number below a heading of a plan names a problem, with what is done about it below."""
    return bool(node.children) and all(
        (QUOTED.search(child.title) or about(child.text))
        and (child.children or any(has_label(line.text) for line in child.body))
        for child in node.children
    )


def _depth(level: list[Node], kind: Kind | None) -> int:
    """How many levels below these headings the problems stand."""
    nodes = level
    for depth in range(4):
        if not nodes:
            break
        if 2 * sum(_is_problem(node, kind) for node in nodes) >= len(nodes):
            return depth - 1 if kind is Kind.RECTIFICATION_PLAN and depth and _are_measures(nodes) else depth
        nodes = [child for node in nodes for child in node.children]
    children = [child for node in level for child in node.children]
    if not children:
        return 0
    if kind is Kind.RECTIFICATION_PLAN and not any(child.children for child in children):
        return 0 if not any(map(is_aspect, level)) else 1
    return 1


def _are_measures(nodes: list[Node]) -> bool:
    """Whether these lines say by whom and when each is done, and stand below headings that are no 方面."""
    told = [node for node in nodes if has_label(node.text) and before_labels(node.text) and not node.children]
    above = [node.parent for node in nodes if node.parent is not None]
    return 2 * len(told) >= len(nodes) and all(
        not is_aspect(node) and (about(node.text) or not PROBLEMS.search(node.title)) for node in above
    )


def _is_problem(node: Node, kind: Kind | None) -> bool:
    """Whether the heading or what stands right below it has the marks of a single problem."""
    if is_aspect(node) or is_labelled(node.text) or (node.children and node.text.endswith("牵头：")):
        return False
    if (
        QUOTED.search(node.title)
        or node.line.heading == ANSWER
        or (kind is Kind.RECTIFICATION_REPORT and QUOTED_ENOUGH.search(node.text))
    ):
        return True
    if kind is Kind.FEEDBACK_OPINION:
        return _is_feedback_problem(node)
    if has_label(node.text) or any(has_label(line.text) for line in node.body):
        return True
    in_steps = kind is Kind.RECTIFICATION_REPORT and _is_told_in_steps(node)
    if in_steps or sum(is_labelled(child.text) for child in node.children) > 1:
        return True
    beside = status_beside(node.title)[1]  # 2.甲问题（已完成）。做了某事。
    stated = beside or ABOUT.search(node.text) or _states_at_once(node) or _states_at_end(node)
    told = {Kind.RECTIFICATION_REPORT: stated, Kind.RECTIFICATION_PLAN: _has_measures(node)}
    below = [line.text for line in node.body[:3]] + [child.text for child in node.children[:2]]
    return bool(kind and told.get(kind)) or any(_REPORTED.match(text) for text in below)


def _states_at_once(node: Node) -> bool:
    """甲问题。已完成。做了某事。: the sentence behind the heading is a status and nothing else."""
    first = heading_of(heading_of(node.text)[1])[0]
    if not first or len(first) > _CLAIM or any(character.isdigit() for character in first):
        return False
    return parse_status(first).status is not RectificationStatus.UNSTATED


def _states_at_end(node: Node) -> bool:
    """1.建强某队伍。做了某事，已完成整改。: told under a theme, with a status as its last clause."""
    if node.number.style not in _PROBLEM_STYLES or node.children or len(heading_of(node.text)[1]) < _CLAIM:
        return False
    last = re.split("[，。；]", [node.text, *(line.text for line in node.body)][-1].rstrip("。； "))[-1]
    claim = re.sub("“[^”]*”", "", last)
    plain = len(claim) <= _CLAIM and not any(character.isdigit() for character in claim)
    return plain and parse_status(claim).status is not RectificationStatus.UNSTATED


def _is_told_in_steps(node: Node) -> bool:
    """A heading that names a problem, and below it nothing but what was done: （1）…。（2）…。"""
    steps = _has_examples(node) and not any(child.children for child in node.children)
    return bool(
        steps
        and heading_of(node.text)[1] == ""
        and names_problem(node.title)
        and not any(QUOTED.search(child.text) or about(child.text) for child in node.children)
    )


def _has_measures(node: Node) -> bool:
    """Whether nothing but （1）, （2）… stands below, one by one or all in one line."""
    return _has_examples(node) and not any(child.children for child in node.children)


def _is_feedback_problem(node: Node) -> bool:
    if aspect_told(node.text) or any(map(is_aspect, node.children)):
        return False
    told = heading_of(node.text)[1] or COLON.match(node.text) or (node.body and not node.children)
    return bool(told) or (node.number.style in _PROBLEM_STYLES and _has_examples(node))


def _has_examples(node: Node) -> bool:
    inner = _EXAMPLE_STYLES | ({"1."} if node.number.is_bullet else set())
    return bool(node.children) and (all(c.number.style in inner for c in node.children) or _has_bullets(node))


def _has_bullets(node: Node) -> bool:
    """Whether bullets stand below that name no problems themselves."""
    return all(child.number.is_bullet for child in node.children) and not all(
        child.children or names_problem(child.title) for child in node.children
    )
