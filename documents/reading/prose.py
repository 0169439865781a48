"""Running text into problems, tasks, plan items and statements: one reading for every format."""

import re
from dataclasses import replace
from typing import Any

from documents.reading.headings import Node, heading_of
from documents.reading.inline import numbered_parts, split_inline
from documents.reading.news import listed_below
from documents.reading.passages import Passage, base, below, problem_named
from documents.reading.result import Doubt, ReadExample, ReadItem, ReadMeasure
from documents.reading.sections import NAMES_PROBLEM, Found
from documents.reading.statements import statement
from documents.reading.vocabulary import before_labels, has_label, labelled
from domain.calendar import Deadline, parse_deadline
from domain.quantities import amount_fen
from domain.words import DocumentKind as Kind
from domain.words import NamedKind

_SOLVES = re.compile(r"(?:解决|针对|整改)[^“]{0,6}“([^”]+)”")


def items_of(found: list[Found], kind: Kind | None, year: int | None) -> tuple[list[ReadItem], list[Doubt]]:
    """Every problem heading as an item of the kind of document it stands in."""
    items: list[ReadItem] = []
    doubts: list[Doubt] = []
    named = 0
    for one in found:
        position = len(items) + 1
        item: ReadItem
        if kind is Kind.ASSIGNMENT_PLAN:
            item = _task(one, position, year)
            if item.detail:
                named += 1
                item = replace(item, feedback_number=named)
        elif kind is Kind.RECTIFICATION_REPORT:
            item = statement(one, position)
        elif kind is Kind.RECTIFICATION_PLAN or _has_labels(one.node):
            item = _plan_item(one, position, year)
        elif kind is Kind.FEEDBACK_OPINION and (listed := listed_below(one)):
            items += [replace(inner, position=len(items) + n) for n, inner in enumerate(listed, 1)]
            reason = "这一方面下面没有编号，按“一是、二是”或自然段分条，请核对。"
            doubts.append(Doubt(place=one.node.line.place, reason=reason, quote=one.node.title[:60]))
            continue
        else:
            item = _issue(one, position)
        if kind is Kind.NAMED_MATTERS:
            item = replace(item, named_kind=_named_kind(one.aspect))
        items.append(item)
        doubts += _doubts(item, kind)
    return items, doubts


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
    return replace(base(one, position), heading=heading, detail=detail, examples=examples, amount_fen=amount_fen(whole))


def _named_kind(aspect: str) -> NamedKind | None:
    """点人, 点事, 点问题 as the heading above says."""
    match = re.search("点(人|事|问题)|(人|事|问题)(?:方面|类)?$", aspect)
    return NamedKind(match[1] or match[2]) if match else None


def _task(one: Found, position: int, year: int | None) -> ReadItem:
    """A task of 分工方案, with who leads, who helps and by when in brackets or on lines below."""
    heading = before_labels(one.node.text).rstrip("。；;，,")
    solved = _SOLVES.search(heading)
    fields, places = _fields([Passage(text=one.node.text, place=one.node.line.place), *below(one.node)])
    return replace(
        base(one, position),
        heading=heading,
        detail=solved[1] if solved else "",
        **_responsibility(fields, places),
        **_due(fields, places, year),
        amount_fen=amount_fen(heading),
    )


def _plan_item(one: Found, position: int, year: int | None) -> ReadItem:
    """A problem of 整改方案 with its goal, responsibility, deadline and measures."""
    heading = problem_named(one.node.text)
    rest = heading_of(before_labels(one.node.text))[1]
    fields, places = _fields(_of_the_whole(one.node))
    measures = _measures(one.node, fields, places, year)
    for name, words in _fields(below(one.node))[0].items():  # said of measures only
        fields.setdefault(name, words)
    plain = [p.text for p in below(one.node)[: len(one.node.body)] if not has_label(p.text)]
    return replace(
        base(one, position),
        heading=heading,
        detail="\n".join(part for part in (rest, *plain) if part and not any(m.text in part for m in measures)),
        goal=fields.get("goal", ""),
        requirement=fields.get("requirement", ""),
        **_responsibility(fields, places),
        **(_due(fields, places, year) if "deadline" in places else _latest(measures)),
        measures=measures,
        amount_fen=amount_fen(heading),
    )


def _of_the_whole(node: Node) -> list[Passage]:
    """What is said of the problem as a whole: labels that stand inside a numbered measure speak of that measure."""
    passages = [Passage(text=node.text, place=node.line.place)]
    passages += [Passage(text=line.text, place=line.place) for line in node.body]
    for child in (inner for outer in node.children for inner in outer.walk()):
        if not before_labels(child.text):
            passages.append(Passage(text=child.text, place=child.line.place))
        passages += [Passage(text=line.text, place=line.place) for line in child.body]
    return passages


def _latest(measures: tuple[ReadMeasure, ...]) -> dict[str, Any]:
    """The last deadline of the measures stands for the problem."""
    due = [m for m in measures if m.deadline]
    if not due:
        return {}
    last = max(due, key=lambda m: m.deadline.day.toordinal() if m.deadline and m.deadline.day else 0)
    return {"deadline": last.deadline, "deadline_place": last.deadline_place}


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


def _measures(node: Node, fields: dict[str, str], places: dict[str, str], year: int | None) -> tuple[ReadMeasure, ...]:
    """Numbered lines below a plan's problem, else the parts of 整改措施：…"""
    lines = [child for child in node.children if not (has_label(child.text) and not before_labels(child.text))]
    if len(lines) == 1 and lines[0].children and re.search("措施", lines[0].title):
        lines = lines[0].children
    if lines:
        return tuple(_numbered_measure(child, year) for child in lines)
    if "measures" in fields:
        parts = numbered_parts(fields["measures"])
        if len(parts) == 1:
            parts = split_inline(fields["measures"])
        return tuple(ReadMeasure(text=part.rstrip("。；;"), place=places["measures"]) for part in parts)
    return ()


def _numbered_measure(node: Node, year: int | None) -> ReadMeasure:
    """A measure with the deadline and the office that its own line names."""
    own, _ = _fields([Passage(text=node.text, place=node.line.place)])
    words = own.get("deadline")
    return ReadMeasure(
        text=_measure_words(node),
        place=node.line.place,
        deadline=parse_deadline(words, year=year) if words else None,
        deadline_place=node.line.place if words else "",
        responsible=own.get("lead_dept") or own.get("lead_officer"),
    )


def _measure_words(node: Node) -> str:
    words = before_labels(node.text).rstrip("。；;，,") or node.text
    more = [line.text for line in node.body if not has_label(line.text)]
    return "\n".join([words, *more])


def _doubts(item: ReadItem, kind: Kind | None) -> list[Doubt]:
    doubts = []
    if kind is Kind.RECTIFICATION_PLAN and not item.measures:
        doubts.append(Doubt(place=item.place, reason="这个问题下面没有读到整改措施，请核对。", quote=item.heading))
    if kind is Kind.RECTIFICATION_REPORT and not NAMES_PROBLEM.search(item.heading_line.partition("。")[0]):
        status = "，也没有写明整改状态" if item.status_text is None else ""
        reason = f"标题写的是整改做法，没有写出对应的反馈问题{status}，请核对它回应的是哪个问题。"
        doubts.append(Doubt(place=item.place, reason=reason, quote=item.heading[:60]))
    elif kind is Kind.RECTIFICATION_REPORT and item.status_text is None:
        doubts.append(Doubt(place=item.place, reason="这个问题没有写明整改状态，按未写明处理。", quote=item.heading))
    if len(item.heading) > 80:
        doubts.append(Doubt(place=item.place, reason="标题过长，可能不是一个问题，请核对。", quote=item.heading[:80]))
    return doubts
