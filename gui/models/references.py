"""What the four references say to one subject, as the four cards show it: passages with marks and places."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from domain.crosscheck.marks import MarkKind, marks
from domain.records import Contradiction
from domain.words import DocumentKind, Reference
from gui.models.passages import KINDS, Passage, passages
from storage.shelves.subjects import ORGANIZATION_PART, SubjectRow
from storage.store import Store

TITLES = {
    Reference.ASSIGNMENT_PLAN: "分工方案",
    Reference.FEEDBACK: "反馈和建议",
    Reference.NAMED_MATTERS: "书记点题",
    Reference.OWN_DOCUMENTS: "方案、台账、报告",
}
SHORT_TITLES = {
    Reference.ASSIGNMENT_PLAN: "分工",
    Reference.FEEDBACK: "反馈",
    Reference.NAMED_MATTERS: "点题",
    Reference.OWN_DOCUMENTS: "方案台账报告",
}


@dataclass(frozen=True, kw_only=True)
class Card:
    """One reference; absent says in a sentence what is missing when there is no passage."""

    reference: Reference
    passages: tuple[Passage, ...]
    absent: tuple[str, ...]


def cards(store: Store, visit_uid: str, subject: SubjectRow) -> tuple[Card, ...]:
    """The four cards in their fixed order."""
    documents = {document.uid: document for document in store.documents.all(visit_uid=visit_uid)}
    names = {uid: document.name for uid, document in documents.items()}
    imported = {document.kind for document in documents.values()}
    found = {reference: list(passages(store, visit_uid, subject, reference)) for reference in Reference}
    said = [passage for passages in found.values() for passage in passages]
    whole = subject.part == ORGANIZATION_PART
    alarms = store.contradictions.of_subject(visit_uid, None if whole else subject.uid)
    return tuple(
        Card(
            reference=reference,
            passages=tuple(
                replace(
                    passage,
                    file_name=names.get(passage.document_uid, ""),
                    marks=_marks(passage, () if whole else said, alarms),
                )
                for passage in passages
            ),
            absent=tuple(_absences(reference, passages, imported)),
        )
        for reference, passages in found.items()
    )


def _marks(passage: Passage, said: Iterable[Passage], alarms: Iterable[Contradiction]) -> tuple[tuple[int, int], ...]:
    """Figures, dates and states that differ from what the others say, and whatever an alarm holds against a passage.

    Other wording is marked only by an alarm: four documents never say a thing in the same words.
    """
    others = [other.quoted for other in said if other is not passage]
    found = {(mark.start, mark.end) for mark in marks(passage.quoted, others) if mark.kind is not MarkKind.PHRASE}
    for alarm in alarms:
        for place, (quote, document) in enumerate(zip(alarm.quotes, alarm.quote_documents, strict=False)):
            at = passage.quoted.find(quote) if quote and document == passage.document_uid else -1
            if at >= 0:
                rest = [other for number, other in enumerate(alarm.quotes) if number != place]
                found |= {(at + mark.start, at + mark.end) for mark in marks(quote, rest)}
    return _apart(found)


def _apart(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans that meet become one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _absences(reference: Reference, passages: Iterable[Passage], imported: Iterable[DocumentKind]) -> Iterator[str]:
    """One sentence for each document that should speak here and does not."""
    known = {*imported}
    labels = {passage.label for passage in passages}
    for kind in KINDS[reference]:
        if kind not in known:
            yield f"还没有收入{kind}。"
        elif not labels:
            yield "没有对应的内容。" if len(KINDS[reference]) == 1 else f"{kind}里没有对应的内容。"
        elif reference is Reference.OWN_DOCUMENTS and not labels & {str(kind), str(kind)[2:]}:
            yield f"{kind}里没有这个问题。"
