"""盲评: a second inspector answers without seeing the first; where they differ they decide together."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from domain.errors import InputError
from domain.records import CheckResult, ReferenceStance, SecondOpinion, uid_of
from domain.words import AlarmState, Answer, CheckScope, Reference
from gui.frame import Frame
from gui.operations import checklists, checks, second_opinions
from gui.pages.four_references.page import FourReferencesPage
from storage.store import Store
from tests.gui.walk import cases
from tests.gui.walk.conftest import Press, read_beside

CTRL = Qt.KeyboardModifier.ControlModifier


def answered(store: Store, visit_uid: str, place: int, given: Answer, by: str) -> CheckResult:
    """The first answer of a colleague, as it came with his archive."""
    item = store.check_items.of_visit(visit_uid, CheckScope.ISSUE)[place]
    empty = checks.empty_result(visit_uid, cases.issue_uid(visit_uid, 2), item)
    result = replace(empty, answer=given, reason="他的理由", question_answered=item.question, answered_by=by)
    with store.change("核查作答"):
        store.check_results.put(result)
    return result


def judged(store: Store, result: CheckResult, given: Answer, judge: str) -> SecondOpinion:
    """The blind answer of a colleague."""
    opinion = SecondOpinion(
        uid=uid_of("opinion", result.visit_uid, result.subject_uid or "", result.item_uid, judge),
        visit_uid=result.visit_uid,
        item_uid=result.item_uid,
        subject_uid=result.subject_uid,
        judge=judge,
        answer=given,
        reason="凭证不齐",
    )
    with store.change("盲评作答"):
        store.second_opinions.put(opinion)
    return opinion


def test_who_judges_blind_sees_the_others_answer_only_after_his_own(
    page: FourReferencesPage, store: Store, visit_uid: str, press: Press
) -> None:
    first = answered(store, visit_uid, 0, Answer.CONFORMS, "方遥")
    press("B", CTRL)
    pane = page.regions.checks
    assert page.regions.head.blind.text() == "盲评 开"
    assert pane.model.answered() == 0
    assert pane.card.compared.isHidden()
    assert page.regions.strip.focus_chips[pane.model.rows[0].item.focus].accessibleName().endswith("未核")
    pane.show_item(first.item_uid)
    press("F2")
    assert store.check_results.one(first.uid) == first, "the first answer is not written over"
    pane.show_item(first.item_uid)
    assert pane.card.compared.said.text() == "方遥：符合（他的理由）；林溪：基本符合；待共同决定。"
    assert page.regions.head.differences.text() == "待共同决定 1"
    store.undo()
    assert pane.model.answered() == 0
    assert page.regions.head.differences.isHidden()


def test_a_finding_formed_blind_tells_nothing_of_the_others_answers(
    page: FourReferencesPage, store: Store, visit_uid: str, press: Press
) -> None:
    answered(store, visit_uid, 0, Answer.FAILS, "方遥")
    press("B", CTRL)
    press("Return", CTRL)
    (finding,) = store.findings.all()
    assert "他的理由" not in finding.facts
    assert not finding.focuses


def test_who_answered_first_sees_the_second_answer_only_after_his_own(
    page: FourReferencesPage, store: Store, visit_uid: str, press: Press
) -> None:
    row = page.regions.checks.model.rows[0]
    judged(store, row.result, Answer.FAILS, "方遥")
    assert page.regions.checks.card.compared.isHidden()
    assert store.second_opinions.undecided(visit_uid) == []
    press("F1")
    assert store.second_opinions.undecided(visit_uid) == [(row.result.subject_uid, row.item.uid)]
    page.regions.checks.show_item(row.item.uid)
    assert "方遥：不符合（凭证不齐）" in page.regions.checks.card.compared.said.text()


def test_they_decide_together_with_a_reason_by_keys_alone(
    page: FourReferencesPage, store: Store, visit_uid: str, press: Press
) -> None:
    first = answered(store, visit_uid, 3, Answer.CONFORMS, "林溪")
    judged(store, first, Answer.FAILS, "方遥")
    press("D", CTRL)
    card = page.regions.checks.card
    assert page.regions.checks.row().item.uid == first.item_uid
    press("J")
    press("F1")
    assert QApplication.focusWidget() is card.reason, "a joint decision says why, whatever it is"
    press("Return")
    assert store.check_results.one(first.uid).answered_by == "林溪"
    card.reason.setPlainText("同看原件，凭证补齐")
    press("Return")
    joint = store.check_results.one(first.uid)
    assert (joint.answer, joint.answered_by, joint.reason) == (Answer.CONFORMS, "林溪、方遥", "同看原件，凭证补齐")
    assert store.second_opinions.undecided(visit_uid) == []
    assert page.regions.head.differences.isHidden()
    assert store.undo() == "共同决定核查结论"
    assert len(store.second_opinions.undecided(visit_uid)) == 1


def test_what_was_judged_blind_keeps_its_reason_when_they_decide_together(
    page: FourReferencesPage, store: Store, visit_uid: str, press: Press
) -> None:
    first = answered(store, visit_uid, 0, Answer.CONFORMS, "方遥")
    press("B", CTRL)
    card = page.regions.checks.card
    for key, reason in (("F3", "第3项没有落实到人"), ("F2", "同看原件，已补列到人")):
        page.regions.checks.show_item(first.item_uid)
        if key == "F2":
            press("J")
        press(key)
        card.reason.setPlainText(reason)
        press("Return")
    (opinion,) = store.second_opinions.all()
    assert (opinion.answer, opinion.reason) == (Answer.FAILS, "第3项没有落实到人")
    assert store.check_results.one(first.uid).reason == "同看原件，已补列到人"
    assert card.reason.value() == "第3项没有落实到人"
    assert store.undo() == "共同决定核查结论"


def test_a_joint_decision_can_be_dropped(page: FourReferencesPage, store: Store, visit_uid: str, press: Press) -> None:
    first = answered(store, visit_uid, 0, Answer.CONFORMS, "林溪")
    judged(store, first, Answer.FAILS, "方遥")
    press("D", CTRL)
    page.regions.checks.card.compared.joint.click()
    press("F3")
    press("Escape")
    assert page.regions.checks.card.compared.joint.isVisible()
    assert store.check_results.one(first.uid) == first


def test_a_reason_is_found_by_its_words_but_by_no_blind_judge(
    page: FourReferencesPage, store: Store, visit_uid: str, press: Press, frame: Frame
) -> None:
    first = answered(store, visit_uid, 3, Answer.FAILS, "方遥")
    subject = cases.issue_uid(visit_uid, 2)
    alarm = store.contradictions.of_subject(visit_uid, subject)[0]
    with store.change("判"):
        store.contradictions.put(replace(alarm, state=AlarmState.DISMISSED, reason="他的理由是口误"))
        store.stances.put(ReferenceStance(visit_uid=visit_uid, subject_uid=subject, reference=Reference.NAMED_MATTERS,
                                          note="他的理由没有写"))  # fmt: skip

    def found() -> dict[str, str]:
        frame.search()
        frame.top.search.setText("他的理由")
        listed = {choice.note: choice.text for choice in frame.found.choices()}
        frame.found.dismiss()
        return listed

    code = store.check_items.one(first.item_uid).code
    assert found()["核查"] == f"他的理由　2 审计反馈问题整改进度… · 核查 {code}"
    assert found().keys() == {"核查", "疑点理由", "批注"}
    frame.search()
    frame.top.search.setText("他的理由")
    next(choice for choice in frame.found.choices() if choice.note == "核查").run()
    row = page.regions.checks.row()
    assert row is not None
    assert row.item.uid == first.item_uid
    press("B", CTRL)
    assert found().keys() == {"疑点理由", "批注"}


def test_who_answers_the_same_agrees(page: FourReferencesPage, store: Store, visit_uid: str, press: Press) -> None:
    first = answered(store, visit_uid, 0, Answer.CONFORMS, "方遥")
    press("B", CTRL)
    page.regions.checks.show_item(first.item_uid)
    press("F1")
    assert store.check_results.one(first.uid).answered_by == "方遥、林溪"
    assert store.second_opinions.undecided(visit_uid) == []


def test_who_began_blind_goes_on_blind(store: Store, visit_uid: str) -> None:
    assert not second_opinions.begins_blind(store, visit_uid)
    first = answered(store, visit_uid, 0, Answer.CONFORMS, "方遥")
    judged(store, first, Answer.FAILS, "林溪")
    assert second_opinions.begins_blind(store, visit_uid)
    answered(store, visit_uid, 1, Answer.CONFORMS, "林溪")
    assert not second_opinions.begins_blind(store, visit_uid)


def test_a_reason_is_owed_blind_and_together_too(store: Store, visit_uid: str) -> None:
    first = answered(store, visit_uid, 0, Answer.CONFORMS, "方遥")
    item = store.check_items.one(first.item_uid)
    with pytest.raises(InputError, match="要写明理由"):
        second_opinions.answer(store, first, item, Answer.FAILS, " ")
    with pytest.raises(InputError, match="共同决定要写明理由"):
        second_opinions.decide(store, first, item, [], Answer.FAILS, " ")


def test_the_list_leaves_what_waits_for_a_joint_decision(
    page: FourReferencesPage, store: Store, visit_uid: str
) -> None:
    first = answered(store, visit_uid, 3, Answer.CONFORMS, "林溪")
    judged(store, first, Answer.FAILS, "方遥")
    pane = page.regions.subjects
    box = pane.aspects
    place = box.findText("待共同决定")
    box.setCurrentIndex(place)
    box.activated.emit(place)
    read_beside(page.desk)
    assert list(pane.model.uids) == [first.subject_uid]
    assert pane.total.text() == "1/5 项"


def test_the_list_leaves_checks_whose_words_changed(page: FourReferencesPage, store: Store, visit_uid: str) -> None:
    result = answered(store, visit_uid, 2, Answer.CONFORMS, "林溪")
    assert store.issues.subject_uids(visit_uid, verdict="reworded") == []
    checklists.write(store, result.item_uid, question="是否换了一个问法？")
    assert store.issues.subject_uids(visit_uid, verdict="reworded") == [result.subject_uid]
