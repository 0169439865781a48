"""A newer version of a document against the one taken in: what is the same keeps its uid, and so its answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from documents.reading.result import Reading
from documents.recording import Target, records_of
from domain.crosscheck.align import align
from domain.crosscheck.texts import essence
from domain.records import Entry, Issue, Measure, Recommendation, Record, ReportStatement
from domain.words import DocumentKind, IssueLevel
from storage.shelf import Shelf
from storage.store import Store

R = TypeVar("R", bound=Record)
_ALIKE = 55  # least score at which two differently worded records are taken for the same
_ROUNDS = 3  # what lost to a surer pair may still find the next best
Parts = tuple[tuple[str, str, str], ...]  # (name, before, after)
_PARTS: tuple[tuple[str, str], ...] = (
    ("序号", "number"),
    ("标题", "heading"),
    ("方面", "aspect"),
    ("内容", "detail"),
    ("意见", "text"),
    ("目标", "goal"),
    ("要求", "requirement"),
    ("牵头领导", "lead_officer"),
    ("牵头单位", "lead_dept"),
    ("配合单位", "support_dept"),
    ("完成时限", "deadline_text"),
    ("完成情况", "status_text"),
    ("是否销号", "closed_text"),
)


@dataclass(frozen=True, kw_only=True)
class Told:
    """One problem, task or advice as one version has it."""

    uid: str
    number: str
    text: str
    place: str


@dataclass(frozen=True, kw_only=True)
class Reworded:
    """The same problem in other words: each part that differs as (name, before, after)."""

    uid: str
    number: str
    heading: str
    parts: Parts
    after_place: str


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What a newer version changes; `same` counts what stays word for word."""

    added: tuple[Told, ...] = ()
    removed: tuple[Told, ...] = ()
    reworded: tuple[Reworded, ...] = ()
    same: int = 0


def former_records(store: Store, document_uids: Iterable[str]) -> list[Record]:
    """Everything read from these documents, in order."""
    shelves: list[Shelf[Any]] = [store.issues, store.tasks, store.named_matters, store.plan_items]
    shelves += [store.ledger_entries, store.statements, store.recommendations, store.measures]
    return [record for uid in document_uids for shelf in shelves for record in shelf.all(document_uid=uid)]


def compare(former: Sequence[Record], reading: Reading, kind: DocumentKind, visit_uid: str) -> Difference:
    """What this reading would change of the former records."""
    new = list(records_of(reading, kind, Target(visit_uid=visit_uid, document_uid="")))
    kept = carry_over(former, new)
    measures = {"before": _measures(former), "after": _measures(kept)}
    before = {record.uid: record for record in former if _counts(record)}
    after = {record.uid: record for record in kept if _counts(record)}
    reworded = []
    same = 0
    for uid in before.keys() & after.keys():
        parts = _parts(before[uid], after[uid], measures["before"].get(uid, ""), measures["after"].get(uid, ""))
        same += not parts
        if parts:
            reworded.append(_reworded(after[uid], parts))
    order = {uid: n for n, uid in enumerate(after)}
    return Difference(
        added=tuple(_told(record) for uid, record in after.items() if uid not in before),
        removed=tuple(_told(record) for uid, record in before.items() if uid not in after),
        reworded=tuple(sorted(reworded, key=lambda one: order[one.uid])),
        same=same,
    )


def carry_over(former: Sequence[Record], new: Sequence[Record]) -> list[Record]:
    """The new records, with the uid of the former one wherever both are the same problem, advice or measure."""
    uids: dict[str, str] = {}
    answered: dict[str, Entry] = {}
    for level in IssueLevel:
        uids |= _pairs(_issues(former, level), _issues(new, level))
    for made in {type(record) for record in new if isinstance(record, Entry)}:
        old = [record for record in former if type(record) is made and isinstance(record, Entry)]
        own = [record for record in new if type(record) is made and isinstance(record, Entry)]
        found = _pairs(old, own)
        by_uid = {record.uid: record for record in old}
        answered |= {uid: by_uid[old_uid] for uid, old_uid in found.items()}
        uids |= found
    uids |= _pairs(_of(former, Recommendation), _of(new, Recommendation))
    uids |= _measure_pairs(_of(former, Measure), _of(new, Measure), uids)
    return [_renamed(record, uids, answered.get(record.uid)) for record in new]


def _renamed(record: Record, uids: Mapping[str, str], answered: Entry | None) -> Record:
    changes: dict[str, Any] = {"uid": uids.get(record.uid, record.uid)}
    if isinstance(record, Issue) and record.parent_uid:
        changes["parent_uid"] = uids.get(record.parent_uid, record.parent_uid)
    if isinstance(record, Measure):
        changes["entry_uid"] = uids.get(record.entry_uid, record.entry_uid)
    if answered is not None:  # which problem it answers was settled before
        names = ("issue_uid", "alignment_score", "alignment_reason", "alignment_confirmed")
        changes |= {name: getattr(answered, name) for name in names}
    return replace(record, **changes)


def _of(records: Iterable[Record], made: type[R]) -> list[R]:
    return [record for record in records if isinstance(record, made)]


def _issues(records: Iterable[Record], level: IssueLevel) -> list[Issue]:
    return [issue for issue in _of(records, Issue) if issue.level is level]


def _pairs(former: Sequence[Record], new: Sequence[Record]) -> dict[str, str]:
    """New uid → former uid: by number and words, then by words, then by likeness."""
    pairs: dict[str, str] = {}
    for key in (_numbered, _worded):
        free: dict[object, list[Record]] = {}
        taken = set(pairs.values())
        for record in former:
            if record.uid not in taken:
                free.setdefault(key(record), []).append(record)
        for record in new:
            if record.uid not in pairs and (same := free.get(key(record))):
                pairs[record.uid] = same.pop(0).uid
    taken = set(pairs.values())
    rest = [record for record in former if record.uid not in taken]
    return pairs | _alike(rest, [record for record in new if record.uid not in pairs])


def _alike(former: Sequence[Record], new: Sequence[Record]) -> dict[str, str]:
    """What reads alike enough, the surest first, one to one."""
    issues = [_as_issue(record) for record in former]
    pairs: dict[str, str] = {}
    rest = {record.uid: _as_statement(record) for record in new}
    for _ in range(_ROUNDS):
        found = [a for a in align(issues, list(rest.values())) if a.issue_uid and a.score >= _ALIKE]
        taken: set[str] = set()
        for one in sorted(found, key=lambda one: -one.score):
            if one.issue_uid and one.issue_uid not in taken:
                pairs[one.entry_uid] = one.issue_uid
                taken.add(one.issue_uid)
                del rest[one.entry_uid]
        if not taken:
            break
        issues = [issue for issue in issues if issue.uid not in taken]
    return pairs


def _measure_pairs(former: Sequence[Measure], new: Sequence[Measure], uids: Mapping[str, str]) -> dict[str, str]:
    """Measures of the same problem by their words, the others in order."""
    of: dict[str, list[Measure]] = {}
    for measure in former:
        of.setdefault(measure.entry_uid, []).append(measure)
    pairs: dict[str, str] = {}
    for exactly in (True, False):
        for measure in new:
            free = of.get(uids.get(measure.entry_uid, ""), [])
            same = next((one for one in free if not exactly or one.text == measure.text), None)
            if measure.uid not in pairs and same is not None:
                pairs[measure.uid] = same.uid
                free.remove(same)
    return pairs


def _words(record: Record) -> str:
    return str(getattr(record, "heading", "") or getattr(record, "text", ""))


def _numbered(record: Record) -> object:
    return getattr(record, "number", ""), _words(record)


def _worded(record: Record) -> object:
    return essence(_words(record))


def _as_issue(record: Record) -> Issue:
    return Issue(
        uid=record.uid,
        visit_uid="",
        document_uid="",
        level=IssueLevel.ISSUE,
        position=getattr(record, "position", 0),
        heading=_words(record),
        number=getattr(record, "number", ""),
        detail=getattr(record, "detail", ""),
    )


def _as_statement(record: Record) -> ReportStatement:
    return ReportStatement(
        uid=record.uid,
        visit_uid="",
        document_uid=record.uid,  # each by itself: nothing is concluded from its neighbours
        position=getattr(record, "position", 0),
        heading=_words(record),
        number=getattr(record, "number", ""),
        detail=getattr(record, "detail", ""),
    )


def _counts(record: Record) -> bool:
    """Whether a record is shown by itself: measures are shown with their problem."""
    return not isinstance(record, Measure)


def _measures(records: Iterable[Record]) -> dict[str, str]:
    of: dict[str, list[str]] = {}
    for measure in _of(records, Measure):
        told = "，".join(part for part in (measure.text, measure.status_text, measure.completed_on_text) if part)
        of.setdefault(measure.entry_uid, []).append(told)
    return {uid: "\n".join(texts) for uid, texts in of.items()}


def _parts(before: Record, after: Record, measures_before: str, measures_after: str) -> Parts:
    pairs = [(name, str(getattr(before, field, "")), str(getattr(after, field, ""))) for name, field in _PARTS]
    pairs.append(("整改措施", measures_before, measures_after))
    return tuple((name, old, new) for name, old, new in pairs if old != new)


def _told(record: Record) -> Told:
    return Told(
        uid=record.uid,
        number=getattr(record, "number", ""),
        text=_words(record),
        place=getattr(record, "place", ""),
    )


def _reworded(after: Record, parts: Parts) -> Reworded:
    return Reworded(
        uid=after.uid,
        number=getattr(after, "number", ""),
        heading=_words(after),
        parts=parts,
        after_place=getattr(after, "place", ""),
    )
