"""The real window on the page 今日, over a visit with problems in every state."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.records import (
    CheckResult,
    Contradiction,
    Evidence,
    EvidenceLink,
    Finding,
    Issue,
    LedgerEntry,
    LookBackVisit,
    Paper,
    ReferenceStance,
    uid_of,
)
from domain.words import (
    AlarmState,
    Answer,
    CheckScope,
    ContradictionKind,
    FindingState,
    IssueLevel,
    PaperKind,
    Reference,
    Stance,
)
from gui.pages.today.page import TodayPage
from gui.window import Window
from storage.store import Store
from tests.gui.frame.conftest import new_window, open_window, settings, window, workspace

__all__ = ["new_window", "open_window", "settings", "window", "workspace"]

TODAY = date.today()  # noqa: DTZ011 - the wall of the room they sit in


def problem(visit: str, number: int, heading: str) -> Issue:
    return Issue(
        uid=f"{number:032x}",
        visit_uid=visit,
        document_uid="d",
        level=IssueLevel.ISSUE,
        position=number,
        number=str(number),
        heading=heading,
    )


def read_all(store: Store, visit: str, uid: str, stance: Stance = Stance.SUPPORTS) -> None:
    """All four references of a subject read."""
    for reference in Reference:
        made = ReferenceStance(
            uid=uid_of(uid, reference.identifier), visit_uid=visit, subject_uid=uid, reference=reference, stance=stance
        )
        store.stances.put(made)


def answer_all(store: Store, visit: str, uid: str) -> None:
    """Every check of a subject answered today."""
    for item in store.check_items.all(scope=CheckScope.ISSUE):
        store.check_results.put(
            CheckResult(
                uid=uid_of(visit, uid, item.uid),
                visit_uid=visit,
                item_uid=item.uid,
                subject_uid=uid,
                answer=Answer.CONFORMS,
                answered_at=datetime.now(UTC),
            )
        )


def give_evidence(store: Store, visit: str, uid: str, number: int) -> None:
    """One piece of evidence, filed."""
    piece = Evidence(visit_uid=visit, number=f"证-{number:04}", name="照片.jpg", file_uid=f"{number:064x}")
    store.evidence.put(piece)
    store.evidence_links.put(EvidenceLink(visit_uid=visit, evidence_uid=piece.uid, target_uid=uid))


def fill(store: Store, visit: LookBackVisit) -> None:
    """1 clear, 2 final, 3 untouched with an alarm, 4 a draft."""
    with store.change("写入"):
        for number, heading in enumerate(("理论学习", "河湖长制", "饮水安全", "主体责任"), 1):
            store.issues.put(problem(visit.uid, number, heading))
        for number in (1, 2):
            read_all(store, visit.uid, f"{number:032x}")
            give_evidence(store, visit.uid, f"{number:032x}", number)
        answer_all(store, visit.uid, f"{1:032x}")
        store.findings.put(
            Finding(
                visit_uid=visit.uid, number="预-01", title="账实不符", subject_uid=f"{2:032x}", state=FindingState.FINAL
            )
        )
        store.findings.put(
            Finding(uid="f" * 32, visit_uid=visit.uid, number="预-02", title="草稿", subject_uid=f"{4:032x}")
        )
        store.contradictions.put(
            Contradiction(
                visit_uid=visit.uid,
                kind=ContradictionKind.AMOUNT_MISMATCH,
                problem="饮水安全",
                description="金额不一",
                subject_uid=f"{3:032x}",
                state=AlarmState.PENDING,
            )
        )
        store.ledger_entries.put(
            LedgerEntry(
                visit_uid=visit.uid,
                document_uid="d",
                position=1,
                heading="饮水安全",
                deadline=TODAY,
                issue_uid=f"{3:032x}",
            )
        )


def issue_letter(store: Store, visit: LookBackVisit) -> None:
    """A letter issued now."""
    with store.change("出具"):
        store.papers.put(
            Paper(
                visit_uid=visit.uid,
                kind=PaperKind.FEEDBACK_LETTER,
                version=1,
                title="反馈意见",
                issued_at=datetime.now(UTC),
            )
        )


def dated(visit: LookBackVisit, before: int, after: int) -> LookBackVisit:
    """The visit around today."""
    from dataclasses import replace

    return replace(visit, starts_on=TODAY - timedelta(days=before), ends_on=TODAY + timedelta(days=after))


@pytest.fixture
def page(open_window: Window) -> TodayPage:
    """The page over the filled visit, eight days into fifteen."""
    visit = open_window.desk.visit
    assert visit is not None
    with open_window.desk.store.change("日期"):
        open_window.desk.store.visits.put(dated(visit, 7, 7))
    fill(open_window.desk.store, visit)
    open_window.frame.go("today")
    shown = open_window.frame.stage.page
    assert isinstance(shown, TodayPage)
    return shown


@pytest.fixture
def gone(page: TodayPage) -> list[tuple[str, str]]:
    """Where the page would have gone."""
    places: list[tuple[str, str]] = []
    page.desk.go.disconnect()
    page.desk.go.connect(lambda place, argument: places.append((place, argument)))
    return places
