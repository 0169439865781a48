"""知悉范围: who was named at the secretary's meeting is covered wherever he would be read; who may know may look."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from documents import visits
from documents.composing import papers
from documents.reading.result import Line, Reading
from domain.records import CheckResult, Evidence, EvidenceLink, FindingQuote, SecondOpinion, uid_of
from domain.words import (
    AccountType,
    Answer,
    CheckScope,
    DocumentKind,
    FindingState,
    NamedKind,
    PaperKind,
    Reference,
    Role,
)
from gui.desk import Desk
from gui.frame import Frame
from gui.models.source_lines import GridModel, ParagraphModel
from gui.operations import checks, findings, stances
from gui.pages.evidence.leaving import ask_saving
from gui.pages.evidence.wording import print_words
from gui.pages.exchange.page import ExchangePage
from gui.pages.findings.page import FindingsPage
from gui.pages.four_references.page import FourReferencesPage
from gui.places import PLACES, Place
from gui.widgets import veil
from gui.widgets.quote import QuoteLabel
from storage.store import Store
from tests.gui.walk import cases
from tests.gui.walk.conftest import Press
from tests.gui.walk.texts import listed, painted, told

NAME = "李庆山"
PARTS = (NAME, "庆山", "李庆")
TOLD = f"副局长{NAME}在水闸工程中违规插手招标"
KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def lead(store: Store, visit_uid: str, leader: str) -> None:
    """林溪, who sits here, leads the team or is one of it."""
    told = visits.details(store, visit_uid)
    others = tuple(name for name in ("林溪", "顾衡") if name != leader)
    members = {Role.TEAM_LEADER: (leader,), Role.MEMBER: others}
    visits.describe(store, visit_uid, replace(told, team="第二巡察组", members=members))


@pytest.fixture
def planted(store: Store, visit_uid: str) -> str:
    """The name in every kind of text there is; the uid of a finding about problem 2."""
    second = cases.issue_uid(visit_uid, 2)
    with store.change(f"点人{NAME}"):
        _plant_in_sources(store, visit_uid)
        item = store.check_items.of_visit(visit_uid, CheckScope.ISSUE)[0]
        result = replace(checks.empty_result(visit_uid, second, item), answer=Answer.FAILS, reason=TOLD, note=TOLD)
        store.check_results.put(replace(result, answered_by="顾衡", question_answered=item.question))
        store.second_opinions.put(_opinion(result))
        stance = stances.stance_of(store, visit_uid, second, Reference.OWN_DOCUMENTS)
        store.stances.put(replace(stance, note=TOLD))
        piece = Evidence(visit_uid=visit_uid, number="证-0001", name=f"{NAME}谈话.pdf", file_uid="0" * 32, note=TOLD)
        store.evidence.put(piece)
        store.evidence_links.put(EvidenceLink(visit_uid=visit_uid, evidence_uid=piece.uid, target_uid=second))
    uid = findings.form(store, visit_uid, second)
    with store.change("填写底稿"):
        _plant_in_finding(store, uid)
    findings.hand_back(store, uid, f"核实{NAME}的职务")
    return uid


def _plant_in_sources(store: Store, visit_uid: str) -> None:
    second = cases.issue_uid(visit_uid, 2)
    matter = store.named_matters.one(uid_of(visit_uid, "点4"))
    store.named_matters.put(replace(matter, named_kind=NamedKind.PERSON, heading=TOLD))
    store.issues.put(replace(store.issues.one(second), heading=f"{NAME}审批把关不严", detail=TOLD))
    for ledger in store.ledger_entries.all(visit_uid=visit_uid):
        store.ledger_entries.put(replace(ledger, heading=TOLD, lead_officer=NAME))
    for alarm in store.contradictions.all(visit_uid=visit_uid):
        changed = replace(alarm, description=TOLD, problem=TOLD, quotes=(TOLD, f"{NAME}同志没有插手招标"), reason=TOLD)
        store.contradictions.put(changed)


def _opinion(result: CheckResult) -> SecondOpinion:
    return SecondOpinion(
        visit_uid=result.visit_uid,
        item_uid=result.item_uid,
        subject_uid=result.subject_uid,
        judge="林溪",
        answer=Answer.CONFORMS,
        reason=TOLD,
    )


def _plant_in_finding(store: Store, uid: str) -> None:
    finding = store.findings.one(uid)
    texts = dict.fromkeys(("title", "facts", "basis", "cause", "suggestion", "responsible", "communication"), TOLD)
    written = replace(finding, state=FindingState.DEPUTY_REVIEW, account=AccountType.FALSE, **texts)
    store.findings.put(replace(written, undertakers=("顾衡", "方遥")))
    store.finding_quotes.put(
        FindingQuote(
            visit_uid=finding.visit_uid,
            finding_uid=uid,
            number=9,
            document_uid=store.documents.uids(visit_uid=finding.visit_uid)[0],
            place=f"{NAME}!A1",
            text=TOLD,
        )
    )


@pytest.fixture
def places() -> list[Place]:
    """All pages, not those of the walkthrough alone."""
    return list(PLACES)


@pytest.fixture
def whole(planted: str, frame: Frame) -> Frame:
    """The frame after the name was written everywhere."""
    return frame


def test_names_are_given_away_in_the_open_only_by_who_may_know_them(
    whole: Frame, visit_uid: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole.stage.go("exchange")
    page = whole.stage.page
    assert isinstance(page, ExchangePage)
    asked: list[str] = []
    monkeypatch.setattr(whole.desk.notices, "ask", lambda _title, what, *_more: asked.append(what))
    for leader in ("顾衡", "林溪"):
        lead(whole.desk.store, visit_uid, leader)
        page.give.choose_leaving()
    assert ["没有写出；请组长" in asked[0], "姓名没有遮盖。" in asked[1]] == [True, True]


def test_an_original_filed_under_the_name_is_saved_in_the_open_only_by_who_may_know_it(
    whole: Frame, store: Store, visit_uid: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(whole.desk.notices, "ask", lambda _title, what, *_more: asked.append(what))
    (piece,) = store.evidence.all(visit_uid=visit_uid)
    with store.change("另一件"):
        under, plain = (replace(piece, uid=uid, name=f"{uid}.mp4", note="") for uid in ("under", "plain"))
        store.evidence.put(under)
        store.evidence.put(plain)
        matter = store.named_matters.uids(visit_uid=visit_uid, named_kind=NamedKind.PERSON)[0]
        link = EvidenceLink(visit_uid=visit_uid, evidence_uid=under.uid, target_uid=matter)
        store.evidence_links.put(link)
    for leader in ("顾衡", "林溪"):
        lead(store, visit_uid, leader)
        for each in (piece, under, plain):
            ask_saving(whole.stage.page, whole.desk, [each])
    assert ["书记点到的人" in told for told in asked] == [True, True, False, False, False, False]


def leaks(frame: Frame) -> list[str]:
    return [f"{where}: {text[:60]}" for where, text in told(frame) if any(part in text for part in PARTS)]


@pytest.mark.parametrize("place", [place.id for place in PLACES])
def test_whoever_may_not_know_reads_the_name_on_no_page(
    whole: Frame, store: Store, visit_uid: str, planted: str, place: str
) -> None:
    lead(store, visit_uid, "顾衡")
    arguments = {"four_references": cases.issue_uid(visit_uid, 2), "findings": planted}
    whole.go(place, arguments.get(place, ""))
    QApplication.processEvents()
    assert leaks(whole) == []


def test_the_text_that_is_painted_is_looked_at_too(whole: Frame, store: Store, visit_uid: str, press: Press) -> None:
    lead(store, visit_uid, "林溪")
    whole.go("four_references", cases.issue_uid(visit_uid, 2))
    whole.toggle_names()
    QApplication.processEvents()
    assert NAME in painted(whole)
    assert len(leaks(whole)) > 10


def test_whoever_may_know_looks_at_the_names_and_covers_them_again(
    whole: Frame, store: Store, visit_uid: str, press: Press
) -> None:
    whole.go("four_references", uid_of(visit_uid, "点4"))
    lead(store, visit_uid, "顾衡")
    press("M", KEYS)
    assert leaks(whole) == []
    lead(store, visit_uid, "林溪")
    press("M", KEYS)
    assert NAME in whole.stage.page.regions.head.title.text()
    press("M", KEYS)
    assert leaks(whole) == []


def test_a_deed_of_another_organization_is_told_without_the_name(whole: Frame, store: Store, visit_uid: str) -> None:
    lead(store, visit_uid, "林溪")
    other = visits.begin(store, organization="云栖县供销社党组")
    with store.change(f"退回修改：核实{NAME}的职务"):
        store.issues.put(replace(store.issues.all(visit_uid=visit_uid)[0], detail="改"))
    whole.desk.set_visit(other)
    whole.renew_undo()
    assert whole.status.undo_button.text() == "撤销：退回修改：核实有关人员的职务"
    whole.undo()
    assert whole.status.told.text() == "已撤销：退回修改：核实有关人员的职务"


def test_a_search_shows_no_part_of_the_name(whole: Frame, store: Store, visit_uid: str) -> None:
    lead(store, visit_uid, "顾衡")
    for typed in ("插手", "在水", "李", "局长", "lqs"):
        whole.top.search.setText(typed)
        found = [choice.text for choice in whole.found.choices()]
        assert not [text for text in found if any(part in text for part in PARTS)], typed
    whole.top.search.setText("插手")
    assert any("有关人员" in choice.text for choice in whole.found.choices())


@pytest.mark.parametrize("kind", list(PaperKind))
def test_no_paper_tells_the_name(planted: str, store: Store, visit_uid: str, kind: PaperKind) -> None:
    told = repr(papers.compose(store, visit_uid, kind))
    assert [part for part in PARTS if part in told] == []


def test_a_printed_picture_tells_it_to_nobody_who_may_not_know(whole: Frame, store: Store, visit_uid: str) -> None:
    (piece,) = store.evidence.all(visit_uid=visit_uid)
    lead(store, visit_uid, "顾衡")
    whole.go("evidence", piece.uid)
    assert [part for part in PARTS if part in print_words(piece)] == []
    assert piece.number in print_words(piece)


def test_what_is_copied_is_what_is_read(whole: Frame, visit_uid: str) -> None:
    whole.go("four_references", uid_of(visit_uid, "点4"))
    quotes = [label for label in whole.findChildren(QuoteLabel) if "插手" in label.text]
    assert quotes
    for quote in quotes:
        quote._copy()
        assert QGuiApplication.clipboard().text().replace("\u2060", "") == "“有关人员在水闸工程中违规插手招标”"


def test_a_covered_field_is_only_read_and_keeps_what_is_stored(
    whole: Frame, store: Store, planted: str, press: Press, visit_uid: str
) -> None:
    lead(store, visit_uid, "顾衡")
    whole.go("findings", planted)
    page = whole.stage.page
    assert isinstance(page, FindingsPage)
    before = store.findings.one(planted)
    assert page.paper.form.facts.isReadOnly()
    page.paper.form.facts.setFocus()
    press("X")
    page.flush()
    whole.go("four_references", cases.issue_uid(visit_uid, 2))
    walk = whole.stage.page
    assert isinstance(walk, FourReferencesPage)
    walk.regions.checks.view.setFocus()
    walk.flush()
    assert store.findings.one(planted) == before
    assert all(TOLD in (result.reason, "") for result in store.check_results.all(visit_uid=visit_uid))


def test_a_name_stays_under_the_hands_of_who_types_it(whole: Frame, store: Store, planted: str, press: Press) -> None:
    uid = findings.begin(store, store.findings.one(planted).visit_uid)
    whole.go("findings", uid)
    facts = whole.stage.page.paper.form.facts
    facts.setFocus()
    facts.insertPlainText(TOLD)
    whole.stage.page.flush()
    assert facts.toPlainText() == TOLD
    whole.stage.page.list.view.setFocus()
    whole.stage.page.open_finding(planted)
    whole.stage.page.open_finding(uid)
    assert facts.toPlainText() == "有关人员在水闸工程中违规插手招标"
    assert store.findings.one(uid).facts == TOLD


def test_an_original_is_opened_with_the_name_covered(whole: Frame) -> None:
    grid = [Line(text=TOLD, place="点人!A2", cells=(TOLD, NAME), sheet="点人")]
    prose = [Line(text=f"1.{TOLD}", place="第1段")]
    kind = DocumentKind.NAMED_MATTERS
    readings = [Reading(file="点题", kind=kind, lines=tuple(lines)) for lines in (grid, prose)]
    for model in (GridModel(readings[0], "点人"), ParagraphModel(readings[1])):
        assert not [text for text in listed(model) if NAME in text]
        assert any("有关人员" in text for text in listed(model))


def test_marks_stay_on_their_words_beside_a_covered_name(whole: Frame) -> None:
    text = f"{NAME}欠缴47.2万元，{NAME}已离任"
    shown, marks = veil.covered_with(text, [(0, 3), (5, 11), (12, 15)])
    assert shown == "有关人员欠缴47.2万元，有关人员已离任"
    assert [shown[start:end] for start, end in marks] == ["有关人员", "47.2万元", "有关人员"]


def test_the_names_of_a_closed_workspace_cover_nothing(whole: Frame, desk: Desk) -> None:
    assert veil.covers(TOLD)
    desk.close()
    assert not veil.covers(TOLD)
