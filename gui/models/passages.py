"""What single documents say to one subject, each as a quoted passage with its captions and place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from domain.records import Aimed, Entry, Issue, LedgerEntry, Measure, NamedMatter, PlanItem, ReportStatement
from domain.words import DocumentKind, NamedKind, Reference
from storage.shelf import Shelf
from storage.shelves.subjects import ISSUE_PART, MATTER_PART, ORGANIZATION_PART, TASK_PART, SubjectRow
from storage.store import Store

AnyEntry = TypeVar("AnyEntry", bound=Entry)

KINDS = {
    Reference.ASSIGNMENT_PLAN: (DocumentKind.ASSIGNMENT_PLAN,),
    Reference.FEEDBACK: (DocumentKind.FEEDBACK_OPINION,),
    Reference.NAMED_MATTERS: (DocumentKind.NAMED_MATTERS,),
    Reference.OWN_DOCUMENTS: (
        DocumentKind.RECTIFICATION_PLAN,
        DocumentKind.LEDGER,
        DocumentKind.RECTIFICATION_REPORT,
    ),
}
STOPS = ("。", "；", "！", "？")


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One quoted passage; quoted is what the marks count in, captions are what stands beneath it in small type."""

    label: str = ""
    quoted: str = ""
    captions: tuple[str, ...] = ()
    document_uid: str = ""
    file_name: str = ""
    place: str = ""
    marks: tuple[tuple[int, int], ...] = ()


def passages(store: Store, visit_uid: str, subject: SubjectRow, reference: Reference) -> Iterator[Passage]:
    """All that the documents of one reference say to a subject, in the order of a card."""
    if subject.part == ORGANIZATION_PART:
        yield from _declared(store, visit_uid, KINDS[reference])
        if reference is Reference.FEEDBACK:
            yield from (
                Passage(label="意见建议", quoted=advice.text, document_uid=advice.document_uid, place=advice.place)
                for advice in store.recommendations.all(visit_uid=visit_uid)
            )
    elif reference is Reference.ASSIGNMENT_PLAN:
        yield from (_task_passage(task) for task in _entries(store.tasks, subject, TASK_PART))
    elif reference is Reference.FEEDBACK:
        yield from _issue_passages(store, subject)
    elif reference is Reference.NAMED_MATTERS:
        yield from (_matter_passage(matter) for matter in _entries(store.named_matters, subject, MATTER_PART))
    else:
        yield from _own_passages(store, subject)


def _entries(shelf: Shelf[AnyEntry], subject: SubjectRow, part: int) -> list[AnyEntry]:
    """The entries aligned to the problem; of a subject that is itself such an entry, that one."""
    if subject.part == part:
        return shelf.many([subject.uid])
    return shelf.all(issue_uid=subject.uid)


def _quote(entry: Entry) -> str:
    """The words of an entry, once; the detail is told apart from the heading by a full stop, as in print."""
    detail = "" if entry.detail in entry.heading else entry.detail
    heading = entry.heading if not detail or entry.heading.endswith(("。", "：", "；")) else f"{entry.heading}。"
    return f"“{heading}{detail}”"


def _captions(entry: Entry) -> tuple[str, ...]:
    said = {
        "责任领导": entry.lead_officer,
        "牵头": entry.lead_dept,
        "配合": entry.support_dept,
        "时限": entry.deadline_text,
    }
    return tuple(f"{name}：{value}" for name, value in said.items() if value)


def _task_passage(task: Entry) -> Passage:
    return Passage(quoted=_quote(task), captions=_captions(task), document_uid=task.document_uid, place=task.place)


def _matter_passage(matter: NamedMatter) -> Passage:
    asked = (f"要求：{matter.requirement}",) if matter.requirement else ()
    return Passage(
        label=f"点{matter.named_kind}" if matter.named_kind is not NamedKind.ISSUE else "",
        quoted=_quote(matter),
        captions=(*asked, *_captions(matter)),
        document_uid=matter.document_uid,
        place=matter.place,
    )


def _issue_passages(store: Store, subject: SubjectRow) -> Iterator[Passage]:
    issue = store.issues.get(subject.uid)
    if issue is None:
        return
    yield _issue_passage(issue, "")
    for example in store.issues.all(parent_uid=issue.uid):
        yield _issue_passage(example, str(example.level))


def _issue_passage(issue: Issue, label: str) -> Passage:
    stop = "" if not issue.detail or issue.heading.endswith("。") else "。"
    quoted = f"“{issue.heading}{stop}{issue.detail}”"
    return Passage(label=label, quoted=quoted, document_uid=issue.document_uid, place=issue.place)


def _own_passages(store: Store, subject: SubjectRow) -> Iterator[Passage]:
    if subject.part != ISSUE_PART:
        return
    for item in store.plan_items.all(issue_uid=subject.uid):
        yield _plan_passage(item, subject, store.measures.all(entry_uid=item.uid))
    for entry in store.ledger_entries.all(issue_uid=subject.uid):
        yield _ledger_passage(entry, subject, store.measures.all(entry_uid=entry.uid))
    for statement in store.statements.all(issue_uid=subject.uid):
        yield _report_passage(statement, subject)


def _own_heading(entry: Entry, subject: SubjectRow) -> str:
    """The heading is repeated only where the document words it differently: that is the news."""
    return "" if entry.heading == subject.heading else f"“{entry.heading}”"


def _renumbered(entry: Entry, subject: SubjectRow) -> tuple[str, ...]:
    return (f"编号为 {entry.number}",) if entry.number and entry.number != subject.number else ()


def _steps(measures: Sequence[Measure]) -> str:
    """The measures with their numbers as one quote; each keeps the stop it has in the document."""
    parts = [f"（{number}）{measure.text}" for number, measure in enumerate(measures, 1)]
    ended = [part if part.endswith(STOPS) else f"{part}；" for part in parts[:-1]]
    return "".join((*ended, *(part if part.endswith(STOPS) else f"{part}。" for part in parts[-1:])))


def _measure_captions(measures: Sequence[Measure]) -> Iterator[str]:
    """The day and the person that a measure has for itself; several measures are told apart by their number."""
    for number, measure in enumerate(measures, 1):
        day = measure.deadline_extended_to
        later = f"，延期至{day.year}年{day.month}月{day.day}日" if day else ""
        said = (
            f"时限：{measure.deadline_text}{later}" if measure.deadline_text else "",
            f"责任：{measure.responsible}" if measure.responsible else "",
        )
        words = "，".join(part for part in said if part)
        if words:
            yield f"措施（{number}）{words}" if len(measures) > 1 else f"措施{words}"


def _goal(entry: Aimed) -> tuple[str, ...]:
    return (f"目标：{entry.goal}",) if entry.goal else ()


def _plan_passage(item: PlanItem, subject: SubjectRow, measures: Sequence[Measure]) -> Passage:
    steps = _steps(measures)
    return Passage(
        label="方案",
        quoted=_own_heading(item, subject) + (f"“{steps}”" if steps else ""),
        captions=(*_renumbered(item, subject), *_goal(item), *_captions(item), *_measure_captions(measures)),
        document_uid=item.document_uid,
        place=item.place,
    )


def _ledger_passage(entry: LedgerEntry, subject: SubjectRow, measures: Sequence[Measure]) -> Passage:
    lines = "；".join(_measure_words(measure) for measure in measures)
    told = (f"进展：{'；'.join(entry.detail.splitlines())}",) if entry.detail else ()
    closed = f"，销号“{entry.closed_text}”" if entry.closed_text else ""
    claimed = f"。状态“{entry.status_text}”{closed}" if entry.status_text else closed.replace("，", "。", 1)
    return Passage(
        label="台账",
        quoted=_own_heading(entry, subject) + lines + claimed + ("。" if claimed else ""),
        captions=(*_renumbered(entry, subject), *_goal(entry), *told, *_captions(entry), *_measure_captions(measures)),
        document_uid=entry.document_uid,
        place=entry.place,
    )


def _measure_words(measure: Measure) -> str:
    done = "，".join(words for words in (measure.status_text, measure.completed_on_text) if words)
    proof = f"，佐证“{measure.evidence_text}”" if measure.evidence_text else ""
    return f"“{measure.text}”{done}{proof}"


def _report_passage(statement: ReportStatement, subject: SubjectRow) -> Passage:
    told = "。".join(words for words in (statement.status_text, statement.detail) if words)
    return Passage(
        label="报告",
        quoted=_own_heading(statement, subject) + (f"“{told}”" if told else ""),
        captions=_renumbered(statement, subject),
        document_uid=statement.document_uid,
        place=statement.place,
    )


def _declared(store: Store, visit_uid: str, kinds: Iterable[DocumentKind]) -> Iterator[Passage]:
    """What the documents state of themselves as a whole: totals, one passage a document."""
    for kind in kinds:
        for document in store.documents.all(visit_uid=visit_uid, kind=kind):
            totals = "，".join(declared.replace("=", " ") for declared in document.declared)
            words = f"“{totals}”" if totals else ""
            day = document.document_date
            dated = (f"日期：{day.year}年{day.month}月{day.day}日",) if day else ()
            yield Passage(label=str(kind), quoted=words, captions=dated, document_uid=document.uid)
