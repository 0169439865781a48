"""Running text into problems, tasks, plan items and statements: one reading for every format."""

import re
from dataclasses import dataclass, replace
from typing import Any

from documents.reading.headings import Node, heading_of
from documents.reading.inline import numbered_parts, split_inline
from documents.reading.result import Doubt, ReadExample, ReadItem, ReadMeasure
from documents.reading.sections import ABOUT, QUOTED, QUOTED_ENOUGH, Found
from documents.reading.vocabulary import before_labels, has_label, labelled
from domain.calendar import Deadline, parse_deadline
from domain.quantities import amount_fen
from domain.statuses import furthest_behind, parse_closed, parse_status
from domain.words import DocumentKind as Kind
from domain.words import NamedKind
from domain.words import RectificationStatus as Status

_REPORTED = re.compile(
    r"(?:^|(?<=[。；\n]))\s*(?:整改(?:落实|进展|完成)?情况|整改进展|进展情况|落实情况|整改成效|整改结果|整改状态)\s*[:：]\s*"
)
_SOLVES = re.compile(r"(?:解决|针对|整改)[^“]{0,6}“([^”]+)”")
_CLAIM = (
    "(?:已完成|完成整改|完成)[，、并]*(?:需)?长期坚持|已(?:全部|经)?(?:完成(?:整改)?|整改(?:完成|到位|完毕))|基本(?:完成(?:整改)?|整改到位)"
    "|正在(?:整改|推进)(?:中)?|持续(?:推进|整改)|长期坚持|尚?未完成(?:整改)?|整改(?:完成|到位|完毕)"
)
_STATUS_AT_END = re.compile(
    rf"(?:^|[，。；,;])\s*((?:该问题|此项|此问题|目前|现)?(?:均|都|全部)?(?:{_CLAIM})(?:，?(?:并|且)?长期坚持)?)[。；]?\s*$"
)


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A piece of text and where it stands."""

    text: str
    place: str


def items_of(found: list[Found], kind: Kind | None, year: int | None) -> tuple[list[ReadItem], list[Doubt]]:
    """Every problem heading as an item of the kind of document it stands in."""
    items: list[ReadItem] = []
    doubts: list[Doubt] = []
    named = 0
    for position, one in enumerate(found, 1):
        item: ReadItem
        if kind is Kind.ASSIGNMENT_PLAN:
            item = _task(one, position, year)
            if item.detail:
                named += 1
                item = replace(item, feedback_number=named)
        elif kind is Kind.RECTIFICATION_REPORT:
            item = _statement(one, position)
        elif kind is Kind.RECTIFICATION_PLAN or _has_labels(one.node):
            item = _plan_item(one, position, year)
        else:
            item = _issue(one, position)
        if kind is Kind.NAMED_MATTERS:
            item = replace(item, named_kind=_named_kind(one.aspect))
        items.append(item)
        doubts += _doubts(item, kind)
    return items, doubts


def _base(one: Found, position: int) -> ReadItem:
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


def _issue(one: Found, position: int) -> ReadItem:
    """A problem of the feedback: its heading, what is said of it, its examples."""
    heading, rest = heading_of(one.node.text)
    short, mark, after = heading.partition("：")
    if mark and len(short) <= 30 and after:
        heading, rest = short, "。".join(part for part in (after, rest) if part)
    detail = "\n".join([part for part in (rest, *(line.text for line in one.node.body)) if part])
    examples = tuple(
        ReadExample(text=node.whole_text, number=node.number.text, place=node.line.place)
        for child in one.node.children
        for node in child.walk()
    )
    whole = "\n".join([heading, detail, *(example.text for example in examples)])
    return replace(
        _base(one, position), heading=heading, detail=detail, examples=examples, amount_fen=amount_fen(whole)
    )


def _named_kind(aspect: str) -> NamedKind | None:
    """点人, 点事, 点问题 as the heading above says."""
    match = re.search("点(人|事|问题)|(人|事|问题)(?:方面|类)?$", aspect)
    return NamedKind(match[1] or match[2]) if match else None


def _task(one: Found, position: int, year: int | None) -> ReadItem:
    """A task of 分工方案, with who leads, who helps and by when in brackets or on lines below."""
    heading = before_labels(one.node.text).rstrip("。；;，,")
    solved = _SOLVES.search(heading)
    fields, places = _fields([Passage(text=one.node.text, place=one.node.line.place), *_below(one.node)])
    return replace(
        _base(one, position),
        heading=heading,
        detail=solved[1] if solved else "",
        **_responsibility(fields, places),
        **_due(fields, places, year),
        amount_fen=amount_fen(heading),
    )


def _plan_item(one: Found, position: int, year: int | None) -> ReadItem:
    """A problem of 整改方案 with its goal, responsibility, deadline and measures."""
    heading = _problem_named(one.node.text)
    rest = heading_of(before_labels(one.node.text))[1]
    passages = [Passage(text=one.node.text, place=one.node.line.place), *_below(one.node)]
    fields, places = _fields(passages)
    measures = _measures(one.node, fields, places)
    plain = [p.text for p in _below(one.node)[: len(one.node.body)] if not has_label(p.text)]
    return replace(
        _base(one, position),
        heading=heading,
        detail="\n".join(part for part in (rest, *plain) if part and not any(m.text in part for m in measures)),
        goal=fields.get("goal", ""),
        requirement=fields.get("requirement", ""),
        **_responsibility(fields, places),
        **_due(fields, places, year),
        measures=measures,
        amount_fen=amount_fen(heading),
    )


def _statement(one: Found, position: int) -> ReadItem:
    """What a report states of a problem: its status in words, and the account given."""
    heading = _problem_named(one.node.text)
    passages = [Passage(text=t, place=one.node.line.place) for t in [_after_problem(one.node.text)] if t]
    passages += _below(one.node)
    claims: list[Passage] = []
    told: list[str] = []
    for passage in passages:
        lead, mark, text = _reported(passage.text)
        claim: str | None = None
        if mark or not claims:
            claim, text = _status_words(text, announced=bool(mark))
        if claim:
            claims.append(Passage(text=claim, place=passage.place))
        told += [part for part in (lead + mark if lead else "", text) if part]
    statuses = [parse_status(claim.text) for claim in claims]
    status = furthest_behind(claimed.status for claimed in statuses)
    behind = next((c for c, s in zip(claims, statuses, strict=True) if s.status is status), Passage(text="", place=""))
    closed_text, closed_place = _closed(passages)
    return replace(
        _base(one, position),
        heading=heading,
        detail="\n".join(told),
        status_text="；".join(dict.fromkeys(claim.text for claim in claims)) or None,
        status=status,
        long_term=bool(statuses) and all(claimed.long_term for claimed in statuses),
        status_basis="stated" if claims else "none",
        status_place=behind.place,
        closed_text=closed_text,
        closed=parse_closed(closed_text),
        closed_place=closed_place,
        amount_fen=amount_fen("\n".join([heading, *told])),
    )


def _reported(text: str) -> tuple[str, str, str]:
    """(what stands before, the label 整改情况：, what follows) of a passage."""
    match = _REPORTED.search(text)
    return (text[: match.start()], match[0].strip(), text[match.end() :]) if match else ("", "", text)


def _status_words(text: str, *, announced: bool) -> tuple[str | None, str]:
    """(the words that claim a status, the rest): a first sentence or clause that says nothing else, else the last."""
    first, rest = heading_of(text)
    if len(first) <= (18 if announced else 10) and _is_claim(first):
        return first, rest
    match = _STATUS_AT_END.search(text)
    if match:
        return match[1], text[: match.start()] + ("。" if match.start() else "")
    clause, _, after = text.partition("，")
    if len(clause) <= 8 and _is_claim(clause):
        return clause, after
    return None, text


def _is_claim(words: str) -> bool:
    """A status and nothing counted: 已完成谈话3人 is an account, not a claim."""
    return parse_status(words).status is not Status.UNSTATED and not re.search("[0-9]", words.replace("100%", ""))


def _closed(passages: list[Passage]) -> tuple[str | None, str]:
    for passage in passages:
        for name, words in labelled(passage.text):
            if name == "closed" and words:
                return words, passage.place
    return None, ""


def _problem_named(text: str) -> str:
    """The problem in a heading: the quotation, else what 关于…的问题 names, else the heading itself."""
    for pattern in (QUOTED, QUOTED_ENOUGH):
        match = pattern.search(text)
        if match:
            return match[1].strip()
    match = ABOUT.match(text)
    if match:
        return match[1].strip()
    return heading_of(before_labels(text))[0].rstrip("。；;，,：:")


def _after_problem(text: str) -> str:
    """What a heading line says beyond naming the problem."""
    for pattern in (QUOTED, QUOTED_ENOUGH, ABOUT):
        match = pattern.search(text)
        if match:
            return re.sub(
                "^(?:的)?(?:问题)?(?:的)?(?:整改)?(?:落实)?(?:进展)?(?:情况)?[，。：:；\\s]*", "", text[match.end() :]
            )
    return heading_of(text)[1]


def _below(node: Node) -> list[Passage]:
    """The plain lines and the numbered lines below a heading, in that order."""
    passages = [Passage(text=line.text, place=line.place) for line in node.body]
    for child in node.children:
        for inner in child.walk():
            passages.append(Passage(text=inner.number.text + inner.text, place=inner.line.place))
            passages += [Passage(text=line.text, place=line.place) for line in inner.body]
    return passages


def _has_labels(node: Node) -> bool:
    return has_label(node.text) or any(has_label(line.text) for line in node.body)


def _fields(passages: list[Passage]) -> tuple[dict[str, str], dict[str, str]]:
    """The first words of each label and where they stand."""
    fields: dict[str, str] = {}
    places: dict[str, str] = {}
    for passage in passages:
        for name, words in labelled(passage.text):
            used = "support_dept" if name == "lead_dept" and name in fields else name
            if words and used not in fields:
                fields[used] = words
                places[used] = passage.place
    return fields, places


def _responsibility(fields: dict[str, str], places: dict[str, str]) -> dict[str, Any]:
    names = ("lead_officer", "lead_dept", "support_dept")
    return {
        **{name: fields.get(name) for name in names},
        "responsible_place": next((places[name] for name in names if name in places), ""),
    }


def _due(fields: dict[str, str], places: dict[str, str], year: int | None) -> dict[str, Any]:
    words = fields.get("deadline")
    deadline: Deadline | None = parse_deadline(words, year=year) if words else None
    return {"deadline": deadline, "deadline_place": places.get("deadline", "")}


def _measures(node: Node, fields: dict[str, str], places: dict[str, str]) -> tuple[ReadMeasure, ...]:
    """Numbered lines below a plan's problem, else the parts of 整改措施：…"""
    lines = [child for child in node.children if not (has_label(child.text) and not before_labels(child.text))]
    if len(lines) == 1 and lines[0].children and re.search("措施", lines[0].title):
        lines = lines[0].children
    if lines:
        return tuple(ReadMeasure(text=_measure_words(child), place=child.line.place) for child in lines)
    if "measures" in fields:
        parts = numbered_parts(fields["measures"])
        if len(parts) == 1:
            parts = split_inline(fields["measures"])
        return tuple(ReadMeasure(text=part.rstrip("。；;"), place=places["measures"]) for part in parts)
    return ()


def _measure_words(node: Node) -> str:
    words = before_labels(node.text).rstrip("。；;，,") or node.text
    more = [line.text for line in node.body if not has_label(line.text)]
    return "\n".join([words, *more])


def _doubts(item: ReadItem, kind: Kind | None) -> list[Doubt]:
    doubts = []
    if kind is Kind.RECTIFICATION_PLAN and not item.measures:
        doubts.append(Doubt(place=item.place, reason="这个问题下面没有读到整改措施，请核对。", quote=item.heading))
    if kind is Kind.RECTIFICATION_REPORT and item.status_text is None:
        doubts.append(Doubt(place=item.place, reason="这个问题没有写明整改状态，按未写明处理。", quote=item.heading))
    if len(item.heading) > 80:
        doubts.append(Doubt(place=item.place, reason="标题过长，可能不是一个问题，请核对。", quote=item.heading[:80]))
    return doubts
