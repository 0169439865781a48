"""One organization made by hand: three problems, a matter and a task nobody answers, three alarms on problem 2."""

from datetime import date
from typing import Any, TypeVar

from documents import visits
from domain.records import (
    AssignedTask,
    Contradiction,
    Entry,
    Issue,
    LedgerEntry,
    Measure,
    NamedMatter,
    PlanItem,
    ReportStatement,
    SourceDocument,
    uid_of,
)
from domain.words import ContradictionKind, DocumentKind, IssueLevel
from storage.store import Store

T = TypeVar("T", bound=Entry)
HEADINGS = ("理论学习联系实际不紧密", "审计反馈问题整改进度缓慢", "干部队伍建设滞后")
NAUGHTY = "<b>粗</b>&amp;<img src=x> %s {0} \u202e 𬭎 & '' --"


def build(store: Store, headings: tuple[str, ...] = HEADINGS) -> str:
    """Uid of the visit."""
    first, last = date(2025, 3, 10), date(2025, 3, 24)
    visit_uid = visits.begin(store, organization="云栖县水利局党组", starts_on=first, ends_on=last)
    with store.change("准备"):
        for kind in DocumentKind:
            store.documents.put(document(visit_uid, kind))
        _put_issues(store, visit_uid, headings)
        _put_entries(store, visit_uid, headings)
        _put_alarms(store, visit_uid, headings)
    return visit_uid


def document(visit_uid: str, kind: DocumentKind) -> SourceDocument:
    """The document of a kind, the same whenever asked."""
    return SourceDocument(
        uid=uid_of(visit_uid, kind), visit_uid=visit_uid, kind=kind, name=f"{kind}.docx", file_uid="0" * 32
    )


def issue_uid(visit_uid: str, number: int) -> str:
    return uid_of(visit_uid, "问题", str(number))


def _put_issues(store: Store, visit_uid: str, headings: tuple[str, ...]) -> None:
    feedback = document(visit_uid, DocumentKind.FEEDBACK_OPINION).uid
    for place, heading in enumerate(("理论武装方面", "监督整改方面")):
        aspect = Issue(
            uid=uid_of(visit_uid, heading),
            visit_uid=visit_uid,
            document_uid=feedback,
            level=IssueLevel.ASPECT,
            position=place * 10,
            heading=heading,
        )
        store.issues.put(aspect)
    for number, heading in enumerate(headings, 1):
        store.issues.put(
            Issue(
                uid=issue_uid(visit_uid, number),
                visit_uid=visit_uid,
                document_uid=feedback,
                level=IssueLevel.ISSUE,
                position=number if number == 1 else 10 + number,
                heading=heading,
                parent_uid=uid_of(visit_uid, "理论武装方面" if number == 1 else "监督整改方面"),
                number=str(number),
                detail="水资源费欠缴47.2万元。",
                place=f"第{number}段",
            )
        )


def _put_entries(store: Store, visit_uid: str, headings: tuple[str, ...]) -> None:
    second = issue_uid(visit_uid, 2)

    def entry(made: type[T], kind: DocumentKind, issue: str | None, **fields: Any) -> T:
        common: dict[str, Any] = {"visit_uid": visit_uid, "document_uid": document(visit_uid, kind).uid, "position": 1}
        return made(**{**common, "issue_uid": issue, "heading": headings[1], "number": "2", **fields})

    store.tasks.put(entry(AssignedTask, DocumentKind.ASSIGNMENT_PLAN, second, lead_dept="县水利局党组"))
    store.plan_items.put(entry(PlanItem, DocumentKind.RECTIFICATION_PLAN, second))
    ledger = entry(LedgerEntry, DocumentKind.LEDGER, second, status_text="已完成", closed_text="是", number="10")
    store.ledger_entries.put(ledger)
    store.measures.put(
        Measure(
            visit_uid=visit_uid,
            document_uid=ledger.document_uid,
            entry_uid=ledger.uid,
            position=1,
            text="收缴到位47.2万元",
            evidence_text="缴款凭证（31.5万元）",
        )
    )
    told = {"status_text": "基本完成", "detail": "收缴31.5万元。"}
    store.statements.put(entry(ReportStatement, DocumentKind.RECTIFICATION_REPORT, second, **told))
    matter = {"uid": uid_of(visit_uid, "点4"), "heading": "水闸竣工三年未决算", "number": "4"}
    store.named_matters.put(entry(NamedMatter, DocumentKind.NAMED_MATTERS, None, **matter))
    task = {"uid": uid_of(visit_uid, "分7"), "heading": "在建工程变更全面排查", "number": "7"}
    store.tasks.put(entry(AssignedTask, DocumentKind.ASSIGNMENT_PLAN, None, **task))


def _put_alarms(store: Store, visit_uid: str, headings: tuple[str, ...]) -> None:
    ledger = document(visit_uid, DocumentKind.LEDGER).uid
    report = document(visit_uid, DocumentKind.RECTIFICATION_REPORT).uid
    found = (
        (ContradictionKind.STATUS_MISMATCH, ("已完成", "基本完成"), 9),
        (ContradictionKind.EVIDENCE_AMOUNT_SHORT, ("收缴到位47.2万元", "缴款凭证（31.5万元）"), 8),
        (ContradictionKind.CLOSED_WITH_GAP, ("销号：是", "剩余15.7万元分期缴纳"), 7),
    )
    for kind, quotes, weight in found:
        store.contradictions.put(
            Contradiction(
                uid=uid_of(visit_uid, kind),
                visit_uid=visit_uid,
                kind=kind,
                problem=headings[1],
                description="台账与报告说法不一。",
                weight=weight,
                subject_uid=issue_uid(visit_uid, 2),
                quotes=quotes,
                quote_documents=(ledger, report),
                quote_places=("三四方面!J13", "第4页"),
            )
        )
