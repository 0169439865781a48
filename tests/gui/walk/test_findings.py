"""Working papers: what is typed saves itself, what is owed stands beside its field, nobody reviews his own."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from documents.evidence import attach
from documents.findings import form_finding
from domain.records import Finding
from domain.words import AccountType, AlarmState, FindingState, Focus, PaperKind
from gui.frame import Frame
from gui.operations import alarms
from gui.operations.findings import cite_adopted
from gui.pages.findings.page import FindingsPage
from gui.pages.findings.paper_form import names_of
from storage.store import Store
from tests.gui.walk import cases
from tests.gui.walk.conftest import Press

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def finding(store: Store, visit_uid: str) -> Finding:
    """Formed from two adopted alarms."""
    for alarm in store.contradictions.all()[:2]:
        alarms.adopt(store, alarm.uid)
    return form_finding(store, visit_uid, cases.issue_uid(visit_uid, 2))


@pytest.fixture
def paper(finding: Finding, findings: FindingsPage) -> FindingsPage:
    findings.open_finding(finding.uid)
    return findings


def complete(store: Store, finding: Finding) -> Finding:
    """Everything written that must be written."""
    whole = replace(
        store.findings.one(finding.uid), basis="条例", cause="不力", suggestion="限期", undertakers=("方遥", "沈砚")
    )
    with store.change("填写底稿"):
        store.findings.put(whole)
    return whole


def test_typing_saves_itself(paper: FindingsPage, finding: Finding, store: Store, qtbot: QtBot) -> None:
    basis = paper.paper.form.basis
    basis.setFocus()
    qtbot.keyClicks(basis, "GB/T 9704")
    qtbot.waitUntil(lambda: store.findings.one(finding.uid).basis == "GB/T 9704", timeout=2_500)
    assert store.undo_label == "填写底稿"


def test_leaving_the_page_saves_at_once(
    paper: FindingsPage, finding: Finding, store: Store, frame: Frame, qtbot: QtBot
) -> None:
    qtbot.keyClicks(paper.paper.form.cause, "cause")
    frame.go("four_references", "")
    assert store.findings.one(finding.uid).cause == "cause"


def test_a_jump_that_names_a_field_puts_the_keys_there(paper: FindingsPage, finding: Finding, frame: Frame) -> None:
    for name in ("responsible", "facts"):
        frame.go("four_references", "")
        frame.go("findings", f"{finding.uid}|{name}")
        assert paper.paper.form.editors[name].hasFocus()
    frame.go("four_references", "")
    frame.go("findings", "")
    assert not paper.paper.form.facts.hasFocus(), "meant once"


def test_going_to_another_finding_saves_the_former(
    paper: FindingsPage, finding: Finding, store: Store, qtbot: QtBot
) -> None:
    qtbot.keyClicks(paper.paper.form.suggestion, "by June")
    paper.begin()
    assert store.findings.one(finding.uid).suggestion == "by June"
    assert paper.paper.form.suggestion.toPlainText() == ""


def test_what_is_being_typed_survives_a_change_from_elsewhere(
    paper: FindingsPage, finding: Finding, store: Store, qtbot: QtBot
) -> None:
    qtbot.keyClicks(paper.paper.form.basis, "half a sen")
    with store.change("别处的改动"):
        store.findings.put(replace(store.findings.one(finding.uid), cause="别处写的"))
    assert paper.paper.form.basis.toPlainText() == "half a sen"
    assert paper.paper.form.cause.toPlainText() == "别处写的"


def test_undo_brings_the_former_words_back(paper: FindingsPage, finding: Finding, store: Store, qtbot: QtBot) -> None:
    qtbot.keyClicks(paper.paper.form.basis, "x")
    paper.flush()
    store.undo()
    assert store.findings.one(finding.uid).basis == ""
    assert paper.paper.form.basis.toPlainText() == ""


def test_gaps_stand_beside_their_fields(paper: FindingsPage, finding: Finding, store: Store) -> None:
    form = paper.paper.form
    owed = {name for name, box in form.boxes.items() if box.gap.isVisible()}
    assert owed == {"basis", "cause", "suggestion", "undertakers", "communication", "account", "focuses"}
    assert paper.paper.next.accessibleDescription() == "补齐 4 项后可送审"
    assert not paper.paper.next.isEnabled()
    complete(store, finding)
    assert {name for name, box in form.boxes.items() if box.gap.isVisible()} == {"communication", "account", "focuses"}
    assert paper.paper.next.isEnabled()


def test_three_steps_of_approval_and_back(paper: FindingsPage, finding: Finding, store: Store, press: Press) -> None:
    complete(store, finding)
    steps = [FindingState.DEPUTY_REVIEW, FindingState.LEADER_REVIEW, FindingState.FINAL]
    for state in steps:
        press("Return", CTRL)
        assert store.findings.one(finding.uid).state is state
    assert paper.paper.form.facts.isReadOnly()
    paper.paper.back.click()
    reason = paper.paper.reason.edit
    assert QApplication.focusWidget() is reason
    reason.setText("时间不准")
    press("Return")
    assert store.findings.one(finding.uid).state is FindingState.DRAFT
    assert paper.approval.steps[0].second.text() == "林溪 退回修改：时间不准"
    assert not paper.paper.form.facts.isReadOnly()


def test_a_change_under_review_sends_the_paper_back_to_its_writers(
    paper: FindingsPage, finding: Finding, store: Store, press: Press, qtbot: QtBot
) -> None:
    complete(store, finding)
    press("Return", CTRL)
    qtbot.keyClicks(paper.paper.form.cause, "more")
    paper.flush()
    assert store.findings.one(finding.uid).state is FindingState.DRAFT


def test_account_and_focus_are_chosen_by_hand(paper: FindingsPage, finding: Finding, store: Store) -> None:
    paper.paper.form.accounts.button(AccountType.STUCK.identifier).click()
    assert store.findings.one(finding.uid).account is AccountType.STUCK
    paper.paper.form.focuses.buttons[Focus.EFFECT.identifier].click()
    assert store.findings.one(finding.uid).focuses == (Focus.EFFECT.identifier,)
    store.undo()
    assert store.findings.one(finding.uid).focuses == ()
    assert not paper.paper.form.focuses.buttons[Focus.EFFECT.identifier].isChecked()


def test_quotes_can_be_cited_and_opened(paper: FindingsPage, qtbot: QtBot, finding: Finding, store: Store) -> None:
    assert len(paper.citations.rows) == store.finding_quotes.count(finding_uid=finding.uid) == 4
    paper.citations.rows[1].number.click()
    assert "〔2〕" in paper.paper.form.facts.toPlainText()
    with qtbot.waitSignal(paper.desk.go) as asked:
        paper.desk.go.emit("four_references", finding.subject_uid)
    assert asked.args[1] == cases.issue_uid(paper.desk.visit_uid, 2)


def test_a_cited_number_opens_its_passage_by_a_click_on_it(paper: FindingsPage, qtbot: QtBot) -> None:
    facts = paper.paper.form.facts
    place = facts.toPlainText().index("〔2〕")
    heard: list[str] = []
    facts.cited.connect(heard.append)
    for position in (place + 3, place + 1):  # behind it one goes on writing
        cursor = facts.textCursor()
        cursor.setPosition(position)
        qtbot.mouseClick(facts.viewport(), Qt.MouseButton.LeftButton, pos=facts.cursorRect(cursor).center())
    assert heard == ["2"]


def test_evidence_of_the_problem_is_shown_and_opens(
    paper: FindingsPage, finding: Finding, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    picture = tmp_path / "泵房.png"
    Image.new("RGB", (60, 40), "navy").save(picture)
    attached = attach(store, finding.visit_uid, [picture], finding.subject_uid)
    assert paper.citations.tiles[0].evidence.uid == attached[0].uid
    assert paper.paper.form.boxes["facts"].hint.text() == "4 段原文、1 件证据"
    qtbot.waitUntil(lambda: not paper.desk.tasks.busy, timeout=10_000)
    heard: list[tuple[str, str]] = []
    paper.desk.go.connect(lambda where, argument: heard.append((where, argument)))
    paper.citations.tiles[0].click()
    paper.paper.form.facts.cited.emit(attached[0].number)
    assert heard == [("evidence", attached[0].uid)] * 2


def test_keys_go_from_paper_to_paper(paper: FindingsPage, press: Press, finding: Finding) -> None:
    paper.begin()
    press("PageUp", CTRL)
    assert paper.paper.number.text == finding.number
    press("PageDown", CTRL)
    assert paper.paper.number.text != finding.number
    press("Escape")
    assert paper.list.view.hasFocus()


def test_tab_goes_through_the_form_as_it_is_read(paper: FindingsPage, press: Press) -> None:
    form = paper.paper.form
    form.title.setFocus()
    walked = []
    while (widget := QApplication.focusWidget()) is not None and form.isAncestorOf(widget):
        walked.append(widget)
        press("Tab")
    expected = [form.title, form.facts, form.basis, form.cause, form.suggestion]
    assert walked[:5] == expected
    assert walked[-3:] == [form.responsible, form.communication, form.undertakers]


def test_passages_adopted_later_can_be_added(paper: FindingsPage, store: Store, finding: Finding) -> None:
    late = next(alarm for alarm in store.contradictions.all() if alarm.state is AlarmState.PENDING)
    alarms.adopt(store, late.uid)
    assert cite_adopted(store, finding.uid) == 2
    assert [row.number.text() for row in paper.citations.rows] == ["1", "2", "3", "4", "5", "6"]
    assert cite_adopted(store, finding.uid) == 0
    assert store.undo() == "补充引用"
    assert len(paper.citations.rows) == 4


def test_a_dropped_finding_comes_back_by_undo(paper: FindingsPage, store: Store, finding: Finding) -> None:
    paper.paper.drop.click()
    assert store.findings.count() == store.finding_quotes.count() == 0
    assert paper.empty.isVisible()
    store.undo()
    assert store.findings.count() == 1
    assert store.finding_quotes.count() == 4
    assert paper.regions.isVisible()


def test_segments_count_what_they_show(paper: FindingsPage, store: Store, finding: Finding) -> None:
    assert paper.list.segments.button("all").text() == "全部 1"
    assert paper.list.segments.button("final").text() == "已定稿 0"
    paper.list.segments.button("final").click()
    assert paper.list.model.rowCount() == 0
    assert paper.count() == 1


def test_names_are_parted_as_people_part_them() -> None:
    assert names_of("林溪、方遥，沈砚 林溪") == ("林溪", "方遥", "沈砚")


def test_the_printed_look_is_one_press_away(paper: FindingsPage, finding: Finding) -> None:
    heard: list[tuple[str, str]] = []
    paper.desk.go.connect(lambda where, argument: heard.append((where, argument)))
    paper.paper.confirmation.click()
    paper.paper.print.click()
    kinds = (PaperKind.FACT_CONFIRMATION, PaperKind.WORKING_PAPER)
    assert heard == [("papers", f"{kind.identifier}|{finding.uid}") for kind in kinds], "of this finding alone"


def test_a_quote_is_cited_and_opened_by_keys_alone(
    paper: FindingsPage, finding: Finding, store: Store, press: Press
) -> None:
    facts = paper.paper.form.facts
    facts.setFocus()
    facts.moveCursor(QTextCursor.MoveOperation.End)
    press("C", CTRL | Qt.KeyboardModifier.ShiftModifier)
    offered = [choice.text for choice in paper.writing.picker.chooser.choices()]
    assert offered[0].startswith("〔1〕　“")
    QApplication.focusWidget().insert("2")
    press("Return")
    assert facts.toPlainText().endswith("〔2〕")
    assert facts.hasFocus()
    assert facts.cited_at_cursor() == "2"
    heard: list[tuple[str, str]] = []
    paper.desk.go.connect(lambda where, argument: heard.append((where, argument)))
    press("O", CTRL | Qt.KeyboardModifier.ShiftModifier)
    second = store.finding_quotes.all(finding_uid=finding.uid, number=2)[0]
    assert heard == [("documents", f"{second.document_uid}|{second.place}")]


def test_what_was_asked_for_elsewhere_has_a_way_back_to_where_one_wrote(
    frame: Frame, paper: FindingsPage, finding: Finding, store: Store, press: Press, tmp_path: Path, qtbot: QtBot
) -> None:
    picture = tmp_path / "泵房.png"
    Image.new("RGB", (60, 40), "navy").save(picture)
    attached = attach(store, finding.visit_uid, [picture], finding.subject_uid)
    qtbot.waitUntil(lambda: not paper.desk.tasks.busy, timeout=10_000)
    paper.paper.form.facts.setFocus()
    paper.paper.form.facts.cited.emit(attached[0].number)
    evidence = frame.stage.page
    assert evidence is not paper
    assert evidence.back.isVisible()
    press("Escape")
    assert frame.stage.page is paper
    assert paper.paper.form.facts.hasFocus()
    frame.go("evidence")
    assert not evidence.back.isVisible()


def test_numbers_given_twice_are_said_and_parted_by_one_deed(
    frame: Frame, store: Store, visit_uid: str, qtbot: QtBot
) -> None:
    told: list[object] = []
    frame.desk.notices.strip_changed.connect(told.append)
    with store.change("两台电脑的底稿"):
        for title in ("甲", "乙"):
            store.findings.put(Finding(visit_uid=visit_uid, number="预-07", title=title))
    frame.go("findings", "")
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert "预-07" in told[-1].text
    told.clear()
    frame.go("evidence")
    frame.go("findings")
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    told[-1].run()
    qtbot.waitUntil(lambda: sorted(f.number for f in store.findings.all()) == ["预-07", "预-08"], timeout=10_000)
    qtbot.waitUntil(lambda: not frame.desk.tasks.busy, timeout=10_000)
    assert store.undo_label == "分开相同的编号"
