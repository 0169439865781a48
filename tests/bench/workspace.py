"""A workspace of 5,000 problems and 20,000 evidence records, made anew for each run."""

from pathlib import Path

from documents import visits
from domain.records import Evidence, EvidenceLink, Issue, LedgerEntry, PlanItem, ReportStatement, SourceDocument, uid_of
from domain.words import DocumentKind, IssueLevel, RectificationStatus
from storage.store import Store

PASSPHRASE = "合成数据 只用来测量速度"
PROBLEMS = 5_000
PIECES = 20_000


def make(folder: Path) -> str:
    """Fill a new workspace in folder and close it; returns the uid of the visit."""
    store = Store.create(folder, PASSPHRASE, author="林溪")
    visit_uid = visits.begin(store, organization="云栖县测量局党组", team="测量组")
    with store.change("合成数据"):
        document = SourceDocument(
            visit_uid=visit_uid, kind=DocumentKind.FEEDBACK_OPINION, name="反馈.docx", file_uid="0"
        )
        store.documents.put(document)
        issues = [put_problem(store, visit_uid, document.uid, number) for number in range(1, PROBLEMS + 1)]
        for number in range(1, PIECES + 1):
            put_piece(store, visit_uid, number, issues[number % PROBLEMS])
    store.close()
    return visit_uid


def put_problem(store: Store, visit_uid: str, document_uid: str, number: int) -> str:
    """One problem with what plan, ledger and report say of it."""
    issue = Issue(
        visit_uid=visit_uid,
        document_uid=document_uid,
        level=IssueLevel.ISSUE,
        position=number,
        number=str(number),
        heading=f"第{number}个问题整改不到位",
        detail="抽查的12个村中，3个村供水设施带病运行，群众反映强烈。",
    )
    store.issues.put(issue)
    common = {
        "visit_uid": visit_uid,
        "document_uid": document_uid,
        "position": number,
        "heading": issue.heading,
        "issue_uid": issue.uid,
        "number": str(number),
    }
    store.plan_items.put(PlanItem(**common))
    store.ledger_entries.put(LedgerEntry(**common, claimed_status=RectificationStatus.COMPLETED, closed=True))
    store.statements.put(ReportStatement(**common, status_text="已完成"))
    return issue.uid


def put_piece(store: Store, visit_uid: str, number: int, issue_uid: str) -> None:
    """One evidence record, linked to one problem."""
    piece = Evidence(visit_uid=visit_uid, number=f"证-{number:04}", name=f"照片{number}.jpg", file_uid=f"{number:032x}")
    store.evidence.put(piece)
    link = EvidenceLink(
        uid=uid_of(piece.uid, issue_uid), visit_uid=visit_uid, evidence_uid=piece.uid, target_uid=issue_uid
    )
    store.evidence_links.put(link)
