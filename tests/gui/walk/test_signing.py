"""Nobody reviews his own paper; what others signed by hand on the printed paper is registered here."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from documents import visits
from documents.findings import form_finding
from domain.errors import InputError
from domain.records import Finding
from domain.words import FindingState, Role
from gui.operations import alarms
from gui.operations import findings as deeds
from gui.pages.findings.page import FindingsPage
from storage.store import Store
from tests.gui.walk import cases
from tests.gui.walk.conftest import Press

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def waiting(store: Store, visit_uid: str, findings: FindingsPage) -> Finding:
    """Written by the owner of this laptop, sent to the deputy; the team has a roster."""
    told = visits.details(store, visit_uid)
    members = {Role.TEAM_LEADER: ("顾衡",), Role.DEPUTY_LEADER: ("沈砚",), Role.MEMBER: ("林溪", "方遥")}
    visits.describe(store, visit_uid, replace(told, team="第二巡察组", members=members))
    alarms.adopt(store, store.contradictions.all()[0].uid)
    formed = form_finding(store, visit_uid, cases.issue_uid(visit_uid, 2))
    whole = replace(formed, basis="条例", cause="不力", suggestion="限期", undertakers=("林溪", "方遥"))
    with store.change("填写底稿"):
        store.findings.put(whole)
    deeds.advance(store, whole.uid, 2)
    findings.open_finding(whole.uid)
    return store.findings.one(whole.uid)


def test_two_signatures_on_paper_make_it_final_by_keys_alone(
    waiting: Finding, findings: FindingsPage, store: Store, press: Press
) -> None:
    assert findings.paper.next.text() == "登记副组长签字"
    findings.paper.form.facts.setFocus()
    press("Return", CTRL)
    assert QApplication.focusWidget() is findings.paper.sign.edit
    assert findings.paper.sign.edit.text() == "", "both may sign as the deputy does"
    press("Escape")
    assert QApplication.focusWidget() is findings.paper.form.facts
    press("Return", CTRL)
    findings.paper.sign.edit.setText("sy")
    press("Return")
    assert store.findings.one(waiting.uid).state is FindingState.LEADER_REVIEW
    assert store.undo_label == "登记副组长沈砚审核"
    assert not findings.paper.sign.isVisible()
    assert QApplication.focusWidget() is findings.list.view, "Enter once more hands nothing back"
    press("Return", CTRL)
    assert findings.paper.sign.edit.text() == "顾衡", "the only one who may"
    press("Return")
    final = store.findings.one(waiting.uid)
    assert (final.state, final.deputy_signed, final.leader_signed) == (FindingState.FINAL, "沈砚", "顾衡")
    assert store.undo_label == "登记组长顾衡审签"
    shown = [(step.who.text(), step.second.text()) for step in findings.approval.steps[1:]]
    assert shown == [("副组长审核　沈砚", "纸面签字，林溪登记"), ("组长审签　顾衡", "纸面签字，林溪登记")]


def test_the_people_who_may_sign_stand_beside_the_line(
    waiting: Finding, findings: FindingsPage, store: Store, press: Press
) -> None:
    press("Return", CTRL)
    assert [button.text() for button in findings.paper.sign.buttons] == ["沈砚", "顾衡"]
    findings.paper.sign.buttons[1].click()
    assert store.findings.one(waiting.uid).deputy_signed == "顾衡"
    findings.sign("顾衡")
    assert store.findings.one(waiting.uid).state is FindingState.FINAL, "a leader may take both steps"


def test_who_may_not_sign_is_refused_beside_the_name(
    waiting: Finding, findings: FindingsPage, store: Store, qtbot: QtBot
) -> None:
    findings.sign("方 遥".replace(" ", ""))
    assert findings.paper.words.text() == "方遥是承办人，自己写的不能自己审，签字没有登记，底稿仍在原处。"
    assert findings.paper.sign.edit.text() == "方遥"
    findings.sign("外援")
    assert store.findings.one(waiting.uid).deputy_signed == "外援"
    findings.sign("外援")
    assert findings.paper.words.text().startswith("外援已经审核，审签须换人")
    findings.sign("沈砚")
    assert findings.paper.words.text().startswith("沈砚是副组长，不能审签")
    assert store.findings.one(waiting.uid).state is FindingState.LEADER_REVIEW


def test_what_is_changed_after_signing_loses_the_names_and_says_so_before(
    waiting: Finding, findings: FindingsPage, store: Store, qtbot: QtBot
) -> None:
    findings.sign("沈砚")
    assert findings.paper.words.text() == "改动会退回承办人重新送审，已签的名作废。"
    qtbot.keyClicks(findings.paper.form.cause, "more")
    findings.flush()
    changed = store.findings.one(waiting.uid)
    assert (changed.state, changed.deputy_signed) == (FindingState.DRAFT, "")
    store.undo()
    assert store.findings.one(waiting.uid).deputy_signed == "沈砚"


def test_handing_back_takes_the_names_away(waiting: Finding, findings: FindingsPage, store: Store) -> None:
    findings.sign("沈砚")
    findings.sign("顾衡")
    deeds.hand_back(store, waiting.uid, "时间不准")
    back = store.findings.one(waiting.uid)
    assert (back.state, back.deputy_signed, back.leader_signed) == (FindingState.DRAFT, "", "")


def test_a_paper_whose_proof_went_away_is_not_signed(waiting: Finding, store: Store) -> None:
    with pytest.raises(InputError, match="补齐 1 项后可送审，签字没有登记"):
        deeds.sign(store, waiting.uid, 0, "沈砚")


def test_the_reviewer_at_his_own_laptop_signs_himself(
    waiting: Finding, findings: FindingsPage, store: Store, press: Press
) -> None:
    others = replace(waiting, undertakers=("方遥", "何月"))
    with store.change("换承办人"):
        store.findings.put(others)
        for membership in store.memberships.all():
            if store.people.one(membership.person_uid).name == "林溪":
                store.memberships.put(replace(membership, role=Role.DEPUTY_LEADER))
    assert findings.paper.next.text() == "审核通过并送组长"
    press("Return", CTRL)
    assert store.findings.one(waiting.uid).deputy_signed == "林溪"
    assert findings.approval.steps[1].second.text() == ""


def test_the_whole_passage_stands_on_the_form(waiting: Finding, findings: FindingsPage, store: Store) -> None:
    deeds.sign(store, waiting.uid, 2, "沈砚")
    deeds.hand_back(store, waiting.uid, "时间不准")
    passage = [line.split("　", 1)[1] for line in findings.approval.passage.lines]
    assert passage == ["林溪　形成问题", "林溪　送副组长审核", "林溪　登记副组长沈砚审核", "林溪　退回修改：时间不准"]
    assert findings.approval.steps[0].second.text() == "林溪 退回修改：时间不准"
    assert findings.paper.state.text == "退回修改", "no draft like one that was never sent"
    assert "退回修改" in findings.list.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    store.undo()
    assert findings.approval.passage.lines[-1].endswith("撤销：退回修改：时间不准")
    assert findings.approval.steps[1].stands.text() != "已审核", "the time of the step stands there"


def test_the_passage_gives_way_by_key(waiting: Finding, findings: FindingsPage, press: Press) -> None:
    assert findings.approval.passage.isVisible()
    press("H", CTRL)
    assert not findings.approval.passage.isVisible()
    press("H", CTRL)
    assert findings.approval.passage.isVisible()


def test_the_leaders_signature_brings_the_number(waiting: Finding, findings: FindingsPage, store: Store) -> None:
    assert waiting.number == "预-01"
    deeds.sign(store, waiting.uid, 2, "沈砚")
    deeds.sign(store, waiting.uid, 2, "顾衡")
    assert store.findings.one(waiting.uid).number == "底-01"
    deeds.hand_back(store, waiting.uid, "再核")
    assert store.findings.one(waiting.uid).number == "底-01", "it is not given to another paper"
