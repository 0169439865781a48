"""A confirmed reading as records: the tree of the feedback, entries with their measures, the document itself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from documents.placing import Placing, beside
from documents.reading.numbers import split_number
from documents.reading.result import Reading, ReadItem
from domain.calendar import Deadline
from domain.crosscheck.rules_named import person_named
from domain.records import (
    Aimed,
    AssignedTask,
    Entry,
    Issue,
    LedgerEntry,
    Measure,
    NamedMatter,
    PlanItem,
    Recommendation,
    Record,
    ReportStatement,
    SourceDocument,
)
from domain.words import DocumentKind as Kind
from domain.words import IssueLevel, NamedKind

ENTRY_OF_KIND: dict[Kind, type[Entry]] = {
    Kind.ASSIGNMENT_PLAN: AssignedTask,
    Kind.NAMED_MATTERS: NamedMatter,
    Kind.RECTIFICATION_PLAN: PlanItem,
    Kind.LEDGER: LedgerEntry,
    Kind.RECTIFICATION_REPORT: ReportStatement,
}
# Totals are kept under the trade's words, as pages and the cross-check show them.
_TOTALS = {
    "aspects": "方面",
    "problems": "问题",
    "measures": "措施",
    "recommendations": "意见建议",
    "completed": "已完成",
    "basically_completed": "基本完成",
    "long_term": "长期坚持",
    "in_progress": "正在整改",
    "not_completed": "未完成",
}
_EXTRAS = {"root_cause": "原因", "learn_from_one": "举一反三", "example": "例"}


@dataclass(frozen=True, kw_only=True)
class Target:
    """Where the records go: positions count on from what the visit already holds."""

    visit_uid: str
    document_uid: str
    issues: int = 0
    recommendations: int = 0
    entries: int = 0
    measures: int = 0


def document_of(reading: Reading, kind: Kind, visit_uid: str, file_uid: str) -> SourceDocument:
    """The source document with the facts it states of itself."""
    names = {name: _TOTALS.get(name, name) for name, _ in reading.declared}
    counted = sum(len(item.measures) for item in reading.items)
    return SourceDocument(
        visit_uid=visit_uid,
        kind=kind,
        name=reading.file,
        file_uid=file_uid,
        organization=reading.organization,
        issuer=reading.issuer,
        document_date=reading.document_date or reading.as_of,
        as_of=reading.as_of,
        feedback_date=reading.feedback_date,
        declared=(*(f"{names[name]}={value:.10g}" for name, value in reading.declared), *_period(reading)),
        declared_places=tuple(f"{names[name]}={place}|{words}" for name, place, words in reading.declared_places),
        remarks=(*reading.remarks, *(f"{doubt.place}：{doubt.reason}" for doubt in reading.doubts)),
        measures_counted=counted if kind in {Kind.RECTIFICATION_PLAN, Kind.LEDGER} else None,
        beside=tuple(f"{line.place}|{line.text}" for line in beside(reading)),
        imported_at=datetime.now(UTC),
    )


def _period(reading: Reading) -> tuple[str, ...]:
    """The days of the inspection that the document speaks of."""
    if reading.inspection_period is None:
        return ()
    start, end = reading.inspection_period
    return (f"巡察时间={start.isoformat()}至{end.isoformat()}",)


def records_of(reading: Reading, kind: Kind, target: Target) -> Iterator[Record]:
    """Everything in the reading that is kept, parents before children."""
    feedback = kind is Kind.FEEDBACK_OPINION
    made = _issues(reading.items, target) if feedback else _entries(reading.items, kind, target)
    yield from map(partial(_placed, Placing(reading.lines)), made)
    if kind is Kind.RECTIFICATION_PLAN:
        yield from _answers(reading, target)
    own = {"visit_uid": target.visit_uid, "document_uid": target.document_uid}
    places = reading.recommendation_places
    for index, text in enumerate(reading.recommendations if kind is Kind.FEEDBACK_OPINION else ()):
        place = places[index] if index < len(places) else ""
        yield Recommendation(**own, position=target.recommendations + index + 1, text=text, place=place)


def _placed(placing: Placing, record: Record) -> Record:
    """The record with the places of the lines of its account."""
    if isinstance(record, Issue | Entry) and record.detail:
        record = replace(record, detail_places=placing.of(record.detail, record.place))
    if isinstance(record, Aimed) and record.goal:
        record = replace(record, goal_place=next(iter(placing.of(record.goal, record.place)), ""))
    return record


def _issues(items: tuple[ReadItem, ...], target: Target) -> Iterator[Issue]:
    """方面, under each its problems, under each its examples."""
    own: dict[str, Any] = {"visit_uid": target.visit_uid, "document_uid": target.document_uid}
    position = target.issues
    aspects: dict[str, Issue] = {}
    for item in items:
        parent = aspects.get(item.aspect)
        if item.aspect and parent is None:
            position += 1
            number, heading = split_number(item.aspect)
            parent = Issue(
                **own,
                level=IssueLevel.ASPECT,
                position=position,
                heading=heading or item.aspect,
                number=str(number.value) if number and number.value else str(len(aspects) + 1),
                number_text=number.text if number else "",
                place=item.aspect_place or item.place,
            )
            aspects[item.aspect] = parent
            yield parent
        position += 1
        issue = Issue(
            **own,
            level=IssueLevel.ISSUE,
            position=position,
            heading=item.heading,
            parent_uid=parent.uid if parent else None,
            number=item.number,
            number_text=item.heading_number or item.auto_number,
            detail=item.detail,
            amount_fen=item.amount_fen,
            place=item.place,
        )
        yield issue
        for example in item.examples:
            position += 1
            yield Issue(
                **own,
                level=IssueLevel.EXAMPLE,
                position=position,
                heading=example.text,
                parent_uid=issue.uid,
                number_text=example.number,
                place=example.place,
            )


def _entries(items: tuple[ReadItem, ...], kind: Kind, target: Target) -> Iterator[Record]:
    made = ENTRY_OF_KIND[kind]
    position = target.measures
    for index, item in enumerate(items):
        entry = made(**_common(item, kind, target, target.entries + index + 1), **_special(item, kind))
        yield entry
        for measure in _measures(item, entry, position):
            position += 1
            yield measure


def _answers(reading: Reading, target: Target) -> Iterator[PlanItem]:
    """What a plan says of the 意见建议 in a section of their own, where it is no item with measures already."""
    known = {item.heading for item in reading.items}
    position = target.entries + len(reading.items)
    places = dict(enumerate(reading.recommendation_places))
    for index, text in enumerate(reading.recommendations):
        heading, _, rest = text.rstrip("。；;").partition("。")
        if not any(name in text for name in known):
            position += 1
            yield PlanItem(
                visit_uid=target.visit_uid,
                document_uid=target.document_uid,
                position=position,
                aspect="意见建议",
                heading=heading,
                detail=rest,
                place=places.get(index, ""),
            )


def _common(item: ReadItem, kind: Kind, target: Target, position: int) -> dict[str, Any]:
    """What every kind of entry has."""
    deadline = item.deadline or Deadline(text="")
    asked = item.requirement if kind is Kind.ASSIGNMENT_PLAN else ""  # what is to be done, beside the problem it is for
    progress = dict.fromkeys(words for measure in item.measures for words in measure.progress)
    extras = (f"{_EXTRAS[name]}：{words}" for name, words in item.extras if name in _EXTRAS)
    others = (f"{name}：{words}" for name, words in item.others)
    told = [asked, item.detail, *progress, *extras, *others]
    return {
        "visit_uid": target.visit_uid,
        "document_uid": target.document_uid,
        "position": position,
        "heading": item.heading,
        "aspect": item.aspect,
        "number": item.number,
        "number_text": item.heading_number or item.auto_number,
        "detail": "\n".join(part for part in told if part),
        "place": item.place,
        "lead_officer": item.lead_officer or "",
        "lead_dept": item.lead_dept or "",
        "support_dept": item.support_dept or "",
        "responsible_place": item.responsible_place,
        "deadline_text": deadline.text,
        "deadline": deadline.day,
        "deadline_long_term": deadline.long_term,
        "deadline_immediate": deadline.immediate,
        "deadline_extended_to": deadline.extended_to,
        "deadline_place": item.deadline_place,
    }


def _special(item: ReadItem, kind: Kind) -> dict[str, Any]:
    """What only this kind of entry has."""
    if kind is Kind.NAMED_MATTERS:
        named = NamedKind.PERSON if person_named(item.heading) else NamedKind.MATTER
        return {"named_kind": item.named_kind or named, "requirement": item.requirement}
    if kind is Kind.RECTIFICATION_PLAN:
        return {"goal": item.goal}
    if kind is Kind.ASSIGNMENT_PLAN:
        return {}
    return {
        "status_text": item.status_text or "",
        "claimed_status": item.status,
        "status_place": item.status_place,
        "closed_text": item.closed_text or "",
        "closed": item.closed,
        "closed_place": item.closed_place,
        "long_term": item.long_term,
        **(_of_ledger(item) if kind is Kind.LEDGER else {}),
    }


def _of_ledger(item: ReadItem) -> dict[str, Any]:
    return {
        "goal": item.goal,
        "completed_on": item.completed_on,
        "completed_on_text": item.completed_on_text or "",
        "completed_place": item.completed_place,
    }


def _measures(item: ReadItem, entry: Entry, position: int) -> Iterator[Measure]:
    """The measures; proof named once for the whole problem stands for each of them."""
    for index, read in enumerate(item.measures):
        measure = Measure(
            visit_uid=entry.visit_uid,
            document_uid=entry.document_uid,
            entry_uid=entry.uid,
            position=position + index + 1,
            text=read.text,
            status_text=read.status_text or "",
            claimed_status=read.status,
            completed_on=read.completed_on,
            completed_on_text=read.completed_on_text or "",
            evidence_text=read.evidence or "",
            place=read.place,
            status_place=read.status_place,
            evidence_place=read.evidence_place,
            deadline_text=read.deadline.text if read.deadline else "",
            deadline=read.deadline.day if read.deadline else None,
            deadline_long_term=bool(read.deadline and read.deadline.long_term),
            deadline_extended_to=read.deadline.extended_to if read.deadline else None,
            deadline_place=read.deadline_place,
            responsible=read.responsible or "",
            progress=read.account,
            progress_place=read.account_place,
            completed_place=read.completed_place,
        )
        if not measure.evidence_text and item.evidence:
            measure = replace(measure, evidence_text=item.evidence, evidence_place=item.evidence_place)
        yield measure
