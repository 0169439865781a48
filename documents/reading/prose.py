"""Running text into problems, tasks, plan items and statements: one reading for every format."""

import re
from dataclasses import replace
from typing import Any

from documents.reading.duties import (
    at_the_end,
    before_duties,
    demanded,
    due,
    fields_of,
    given,
    responsibility,
)
from documents.reading.examples import told_examples
from documents.reading.headings import Node, heading_of
from documents.reading.inline import numbered_parts, split_inline
from documents.reading.naming import names_problem
from documents.reading.news import are_counted_off, listed_below, titled_below
from documents.reading.passages import Passage, after_problem, base, below, is_framed, problem_named, referring
from documents.reading.result import Doubt, ReadExample, ReadItem, ReadMeasure
from documents.reading.sections import Found
from documents.reading.statements import statement
from documents.reading.tasks import task
from documents.reading.told_work import as_entry, of_measure
from documents.reading.vocabulary import SHOWN_AS, before_labels, has_label, is_labelled
from domain.calendar import parse_deadline
from domain.patterns import late
from domain.quantities import amount_fen
from domain.words import DocumentKind as Kind
from domain.words import NamedKind

_NAMED = late(r"\s*点?(?:人|事|问题)[：:]\s*")
_SORTED = late("[（(]点(?:人|事|问题)[）)]$")
_MEASURES_FOLLOW = late("采取[^，。；：]{0,8}措施[：:]\\s*")
_ONLY_ONE = late("^一(?:要|是)")


def items_of(found: list[Found], kind: Kind | None, year: int | None) -> tuple[list[ReadItem], list[Doubt]]:
    """Every problem heading as an item of the kind of document it stands in."""
    items: list[ReadItem] = []
    doubts: list[Doubt] = []
    named = 0
    of_feedback = [one for one in found if kind is Kind.FEEDBACK_OPINION]
    titled = {id(one): told for one in of_feedback if (told := titled_below(one))}
    if len(titled) < 2 or 2 * len(titled) < len(found):
        titled = {}
    for one in found:
        if kind is Kind.FEEDBACK_OPINION and not _has_labels(one.node):
            inner, reason = _told_below(one, titled)
            items += [replace(item, position=len(items) + n) for n, item in enumerate(inner, 1)]
            doubts += [Doubt(place=one.node.line.place, reason=reason, quote=one.node.title[:60])] if reason else []
            if inner:
                continue
        item = _item(one, kind, len(items) + 1, year)
        if kind is Kind.ASSIGNMENT_PLAN and item.detail:
            named += 1
            item = replace(item, feedback_number=named)
        items.append(referring(item))
        doubts += _doubts(item, kind)
    return items, doubts


def _told_below(one: Found, titled: dict[int, list[ReadItem]]) -> tuple[list[ReadItem], str]:
    """The problems that a 方面 lists in its text, and what is to be doubted of that."""
    if listed := listed_below(one):
        counted = are_counted_off(one, len(listed))
        return listed, "" if counted else "这一方面下面没有编号，按“一是、二是”或自然段分条，请核对。"
    told = titled.get(id(one), [])
    return told, "这一条下面按“一是、二是”分成了几个问题，请核对。" if told else ""


def _item(one: Found, kind: Kind | None, position: int, year: int | None) -> ReadItem:
    if kind is Kind.ASSIGNMENT_PLAN:
        return task(one, position, year)
    if kind is Kind.RECTIFICATION_REPORT:
        return statement(one, position)
    if kind is Kind.RECTIFICATION_PLAN or _has_labels(one.node):
        item = _plan_item(one, position, year)
        item = as_entry(item, below(one.node)) if kind is Kind.LEDGER else item
        return replace(item, named_kind=_named_kind(one.aspect)) if kind is Kind.NAMED_MATTERS else item
    return _matter(one, position, year) if kind is Kind.NAMED_MATTERS else _issue(one, position)


def _issue(one: Found, position: int) -> ReadItem:
    """A problem of the feedback: its heading, what is said of it, its examples."""
    heading, rest = heading_of(one.node.text)
    short, mark, after = heading.partition("：")
    if mark and len(short) <= 30 and after:
        heading, rest = short, "。".join(part for part in (after, rest) if part)
    told: list[str] = []
    examples: list[ReadExample] = []
    for text, place in [(rest, one.node.line.place), *((line.text, line.place) for line in one.node.body)]:
        plain, named = told_examples(text, place)
        told += [plain] if plain else []
        examples += named
    examples += [
        ReadExample(text=node.whole_text, number=node.number.text, place=node.line.place)
        for child in one.node.children
        for node in child.walk()
    ]
    whole = "\n".join([heading, *told, *(example.text for example in examples)])
    return replace(
        base(one, position),
        heading=heading,
        detail="\n".join(told),
        examples=tuple(examples),
        amount_fen=amount_fen(whole),
    )


def _matter(one: Found, position: int, year: int | None) -> ReadItem:
    """A matter the secretary named, and to whom it was given."""
    label = _NAMED.match(one.node.text) or _SORTED.search(one.node.text)
    if label:
        text = one.node.text[: label.start()] + one.node.text[label.end() :]
        one = replace(one, node=replace(one.node, text=text))
    item = _issue(one, position)
    place = one.node.line.place
    heading, fields, rest = given(item.heading)
    fields = fields or given(item.detail)[1]
    heading, asked = demanded(heading)
    return replace(
        item,
        heading=heading,
        detail="\n".join(part for part in (rest, item.detail) if part),
        requirement=item.requirement or asked,
        named_kind=_named_kind(label[0] if label else one.aspect),
        **responsibility(fields, dict.fromkeys(fields, place)),
        **due(fields, dict.fromkeys(fields, place), year),
    )


def _named_kind(aspect: str) -> NamedKind | None:
    """点人, 点事, 点问题 as the heading above says."""
    match = re.search("点(人|事|问题)|(人|事|问题)(?:方面|类)?$", aspect)
    return NamedKind(match[1] or match[2]) if match else None


def _plan_item(one: Found, position: int, year: int | None) -> ReadItem:
    """A problem of 整改方案 with its goal, responsibility, deadline and measures."""
    heading = problem_named(one.node.text)
    rest = heading_of(before_labels(one.node.text))[1]
    fields, places = fields_of(_of_the_whole(one.node))
    measures = _measures(one.node, fields, places, year)
    of_measures = any(measure.deadline for measure in measures)
    for passage in below(one.node):  # said of measures only, or behind the last of those in one line
        for name, words in fields_of([passage])[0].items():
            fields.setdefault(name, words)
            if not of_measures:
                places.setdefault(name, passage.place)
    answering = [m for m in measures if m.responsible] if not {"lead_officer", "lead_dept"} & fields.keys() else []
    if answering:  # 由副局长某某负责 stands in each measure
        fields["lead_officer"] = "、".join(dict.fromkeys(m.responsible or "" for m in answering))
        places["lead_officer"] = answering[0].place
    plain = [p.text for p in below(one.node)[: len(one.node.body)] if not has_label(p.text)]
    plain += [SHOWN_AS.sub("", child.text) for child in one.node.children if SHOWN_AS.match(child.text)]
    return replace(
        base(one, position),
        heading=heading,
        detail="\n".join(part for part in (rest, *plain) if part and not any(m.text in part for m in measures)),
        goal=fields.get("goal", ""),
        requirement=fields.get("requirement", ""),
        **responsibility(fields, places),
        **(due(fields, places, year) if "deadline" in places else _latest(measures)),
        measures=measures,
        amount_fen=amount_fen(heading),
    )


def _of_the_whole(node: Node) -> list[Passage]:
    """What is said of the problem as a whole: labels that stand inside a numbered measure speak of that measure."""
    passages = [Passage(text=node.text, place=node.line.place)]
    passages += [Passage(text=line.text, place=line.place) for line in node.body]
    for child in (inner for outer in node.children for inner in outer.walk()):
        if not before_duties(child.text):
            passages.append(Passage(text=child.text, place=child.line.place))
        passages += [Passage(text=line.text, place=line.place) for line in child.body]
    return passages


def _latest(measures: tuple[ReadMeasure, ...]) -> dict[str, Any]:
    """The last deadline of the measures stands for the problem."""
    dated = [m for m in measures if m.deadline]
    if not dated:
        return {}
    last = max(dated, key=lambda m: m.deadline.day.toordinal() if m.deadline and m.deadline.day else 0)
    return {"deadline": last.deadline, "deadline_place": last.deadline_place}


def _has_labels(node: Node) -> bool:
    return has_label(node.text) or any(has_label(line.text) for line in node.body)


def _measures(node: Node, fields: dict[str, str], places: dict[str, str], year: int | None) -> tuple[ReadMeasure, ...]:
    """Numbered lines below a plan's problem, else the parts of 整改措施：…, which may go on in lines of their own."""
    lines = [
        child
        for child in node.children
        if not is_labelled(child.text) and not (has_label(child.text) and not before_duties(child.text))
    ]
    if len(lines) == 1 and lines[0].children and re.search("措施", lines[0].title):
        lines = lines[0].children
    below_label = tuple(measure for child in lines for measure in _numbered_measures(child, year))
    if "measures" not in fields:
        return below_label or _in_sentences(node)
    listed = before_duties(fields["measures"])
    parts = numbered_parts(listed, single=True)
    if parts == [listed]:
        parts = split_inline(listed)
    if len(parts) == 1:
        parts = [part for part in parts[0].split("；") if part.strip()]
    if lines and (lines[0].number.value or 1) <= 1:
        return below_label  # the label introduces the lines and is no measure itself
    return (*(ReadMeasure(text=part.rstrip("。；;"), place=places["measures"]) for part in parts), *below_label)


def _in_sentences(node: Node) -> tuple[ReadMeasure, ...]:
    """一是…；二是… below or behind the heading of a plan's problem, without any label."""
    told = [(after_problem(node.text), node.line), *((line.text, line) for line in node.body)]
    measures: list[ReadMeasure] = []
    for text, line in told:
        announced = _MEASURES_FOLLOW.search(text)
        listed = before_labels(text[announced.end() :] if announced else text)
        parts = split_inline(listed) if text and not is_labelled(text) else []
        framed = line is node.line and is_framed(node.text)
        if len(parts) > 1 or announced or framed:
            parts = parts if len(parts) > 1 else numbered_parts(listed, single=True)
            measures += [
                ReadMeasure(text=_ONLY_ONE.sub("", part).rstrip("。；;，,"), place=line.place) for part in parts
            ]
    return tuple(measures)


def _numbered_measures(node: Node, year: int | None) -> list[ReadMeasure]:
    """The measure of a numbered line; several where the line goes on with （2）…（3）…"""
    parts = numbered_parts(node.number.text + before_labels(node.text))  # …；（2）…。责任人：某某 behind the last one
    if len(parts) < 2 or len(parts) < len(numbered_parts(node.number.text + node.text)):
        return [_numbered_measure(node, year)]
    return [ReadMeasure(text=part, place=node.line.place) for part in parts]


def _numbered_measure(node: Node, year: int | None) -> ReadMeasure:
    """A measure with the deadline and the office that its own line names."""
    own, _ = fields_of([Passage(text=node.text, place=node.line.place)])
    text, told = at_the_end(_measure_words(node)) if not own else (_measure_words(node), own)
    own = own or told
    words = own.get("deadline")
    return ReadMeasure(
        text=text,
        place=node.line.place,
        deadline=parse_deadline(words, year=year) if words else None,
        deadline_place=node.line.place if words else "",
        responsible=own.get("lead_dept") or own.get("lead_officer"),
        **of_measure(own, node.line.place, year),
    )


def _measure_words(node: Node) -> str:
    words = before_duties(node.text).rstrip("。；;，,") or node.text
    more = [line.text for line in node.body if not has_label(line.text) and before_duties(line.text)]
    return "\n".join([words, *more])


def _doubts(item: ReadItem, kind: Kind | None) -> list[Doubt]:
    doubts = []
    if kind is Kind.RECTIFICATION_PLAN and not item.measures:
        doubts.append(Doubt(place=item.place, reason="这个问题下面没有读到整改措施，请核对。", quote=item.heading))
    if kind is Kind.RECTIFICATION_REPORT and not names_problem(item.heading_line.partition("。")[0]):
        status = "，也没有写明整改状态" if item.status_text is None else ""
        reason = f"标题写的是整改做法，没有写出对应的反馈问题{status}，请核对它回应的是哪个问题。"
        doubts.append(Doubt(place=item.place, reason=reason, quote=item.heading[:60]))
    elif kind is Kind.RECTIFICATION_REPORT and item.status_text is None:
        doubts.append(Doubt(place=item.place, reason="这个问题没有写明整改状态，按未写明处理。", quote=item.heading))
    if len(item.heading) > 80:
        doubts.append(Doubt(place=item.place, reason="标题过长，可能不是一个问题，请核对。", quote=item.heading[:80]))
    return doubts
