"""Every deed of the walkthrough is one step with a word of its own, and one undo takes the whole of it back."""

from collections.abc import Callable

import pytest

from domain.errors import InputError
from domain.records import Record, ReferenceStance
from domain.words import AccountType, Answer, CheckScope, Focus, Reference, Stance
from gui.operations import alarms, checks, findings, stances
from storage.store import Store
from tests.gui.walk import cases

Deed = Callable[[Store, str], None]


def first_alarm(store: Store) -> str:
    return store.contradictions.all()[0].uid


def result(store: Store, visit_uid: str, deed: Callable[..., None], *words: object) -> None:
    item = store.check_items.of_visit(visit_uid, CheckScope.ISSUE)[0]
    empty = checks.empty_result(visit_uid, cases.issue_uid(visit_uid, 1), item)
    deed(store, empty, *words) if deed is not checks.answer else deed(store, empty, item, *words)


def stance(store: Store, visit_uid: str) -> ReferenceStance:
    return stances.stance_of(store, visit_uid, cases.issue_uid(visit_uid, 1), Reference.FEEDBACK)


def paper(store: Store, visit_uid: str) -> str:
    return store.findings.uids(visit_uid=visit_uid)[0]


def _form(store: Store, visit_uid: str) -> None:
    findings.form(store, visit_uid, cases.issue_uid(visit_uid, 2))


def _begin(store: Store, visit_uid: str) -> None:
    findings.begin(store, visit_uid)


DEEDS: dict[str, Deed] = {
    "采纳疑点": lambda store, _: alarms.adopt(store, first_alarm(store)),
    "排除疑点": lambda store, _: alarms.dismiss(store, first_alarm(store), "已核实"),
    "核查作答": lambda store, visit: result(store, visit, checks.answer, Answer.FAILS, "差15.7万元"),
    "勾选查验材料": lambda store, visit: result(store, visit, checks.tick, "会计凭证", True),
    "填写核查备注": lambda store, visit: result(store, visit, checks.note, "见第3页"),
    "判定对照": lambda store, visit: stances.judge(store, stance(store, visit), Stance.MISSING),
    "填写对照批注": lambda store, visit: stances.note(store, stance(store, visit), "以原件为准"),
    "确认账类": lambda store, visit: stances.confirm_account(store, visit, cases.issue_uid(visit, 1), AccountType.OWED),
    "形成问题": _form,
    "新建问题": _begin,
    "填写底稿": lambda store, visit: findings.write(store, paper(store, visit), {"cause": "不力"}),
    "选定底稿账类": lambda store, visit: findings.set_account(store, paper(store, visit), AccountType.NEW),
    "选择紧盯": lambda store, visit: findings.toggle_focus(store, paper(store, visit), Focus.EFFECT),
    "送副组长审核": lambda store, visit: findings.advance(store, paper(store, visit), 1),
    "删除问题": lambda store, visit: findings.drop(store, paper(store, visit)),
}


def everything(store: Store) -> dict[str, list[Record]]:
    shelves = (
        store.contradictions,
        store.check_results,
        store.stances,
        store.judgements,
        store.findings,
        store.finding_quotes,
    )
    return {shelf.table: sorted(shelf.all(), key=lambda record: record.uid) for shelf in shelves}


@pytest.mark.parametrize("label", list(DEEDS))
def test_a_deed_is_one_step_and_one_undo_takes_it_back(store: Store, visit_uid: str, label: str) -> None:
    whole = {"facts": "事实", "basis": "依据", "cause": "原因", "suggestion": "建议", "title": "概述"}
    findings.write(store, findings.begin(store, visit_uid), {**whole, "undertakers": ("方遥", "沈砚")})
    before = everything(store)
    DEEDS[label](store, visit_uid)
    after = everything(store)
    assert after != before
    assert store.undo_label == label
    assert store.undo() == label
    assert everything(store) == before
    assert store.redo() == label
    assert everything(store) == after


def test_what_changes_nothing_leaves_no_step(store: Store, visit_uid: str) -> None:
    alarms.adopt(store, first_alarm(store))
    former = store.undo_label
    alarms.adopt(store, first_alarm(store))
    stances.note(store, stance(store, visit_uid), " ")
    findings.write(store, "gone", {"cause": "x"})
    alarms.judge_anew(store, "gone")
    assert store.undo_label == former
    assert store.undo() == "采纳疑点"


@pytest.mark.parametrize("given", [Answer.FAILS, Answer.NOT_APPLICABLE, Answer.NOT_CHECKED])
def test_three_answers_are_refused_without_a_reason(store: Store, visit_uid: str, given: Answer) -> None:
    with pytest.raises(InputError, match="要写明理由"):
        result(store, visit_uid, checks.answer, given, "  ")
    assert store.check_results.count() == 0


def test_a_reason_is_needed_to_dismiss_and_to_hand_back(store: Store, visit_uid: str) -> None:
    with pytest.raises(InputError, match="排除疑点要写一句理由"):
        alarms.dismiss(store, first_alarm(store), "")
    uid = findings.begin(store, visit_uid)
    with pytest.raises(InputError, match="退回要写一句理由"):
        findings.hand_back(store, uid, " ")
    with pytest.raises(InputError, match="补齐"):
        findings.advance(store, uid, 0)
