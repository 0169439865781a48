from datetime import date

import pytest

from domain import rules
from domain.records import CheckItem, CheckResult, Contradiction, Finding, LookBackVisit
from domain.rules import Severity
from domain.words import (
    AccountType,
    AlarmState,
    Answer,
    ContradictionKind,
    FindingState,
    Focus,
    Reference,
    Role,
)

WHOLE = Finding(
    uid="f",
    visit_uid="v",
    number="预-04",
    title="饮水安全没有保障",
    facts="3个村供水设施带病运行。",
    basis="条例第三条",
    cause="督促不力",
    suggestion="限期修复",
    responsible="县水利局党组",
    account=AccountType.FALSE,
    focuses=("effect",),
    undertakers=("林溪", "方遥"),
    communication="3月20日当面沟通",
    state=FindingState.FINAL,
)


def item(focus: Focus, account: str = "欠账") -> CheckItem:
    return CheckItem(
        uid=focus.identifier, checklist_uid="c", position=1, code="A01", question="是否", reference=Reference.FEEDBACK,
        focus=focus, account=account,
    )  # fmt: skip


def result(focus: Focus, answer: Answer | None) -> CheckResult:
    return CheckResult(visit_uid="v", item_uid=focus.identifier, answer=answer)


def alarm(account: AccountType | None, weight: int, state: AlarmState = AlarmState.PENDING) -> Contradiction:
    return Contradiction(
        visit_uid="v", kind=ContradictionKind.REWORDED, problem="", description="", weight=weight, state=state,
        suggested_account=account,
    )  # fmt: skip


def test_only_the_last_three_answers_need_a_reason():
    assert [answer for answer in Answer if rules.needs_reason(answer)] == [
        Answer.FAILS,
        Answer.NOT_APPLICABLE,
        Answer.NOT_CHECKED,
    ]
    assert not rules.needs_reason(None)


def test_a_focus_is_as_good_as_its_worst_answer():
    given = [Answer.CONFORMS, Answer.FAILS, Answer.NOT_APPLICABLE, None]
    assert rules.focus_state(result(Focus.EFFECT, answer) for answer in given) is Answer.FAILS
    assert rules.focus_state([result(Focus.EFFECT, None)]) is None
    assert rules.focus_state([]) is None


def test_each_focus_is_told_from_its_own_checks():
    items = {focus.identifier: item(focus) for focus in Focus}
    results = [result(Focus.EFFECT, Answer.FAILS), result(Focus.IMPLEMENTATION, Answer.CONFORMS)]
    unknown = CheckResult(visit_uid="v", item_uid="gone", answer=Answer.FAILS)
    assert rules.focus_states([*results, unknown], items) == {
        Focus.IMPLEMENTATION: Answer.CONFORMS,
        Focus.EFFECT: Answer.FAILS,
        Focus.RESPONSIBILITY: None,
    }


def test_the_heaviest_alarm_suggests_the_account_an_adopted_one_first():
    owed, false = alarm(AccountType.OWED, 90), alarm(AccountType.FALSE, 60)
    assert rules.suggested_account([false, owed]) is AccountType.OWED
    adopted = alarm(AccountType.FALSE, 60, AlarmState.ADOPTED)
    assert rules.suggested_account([adopted, owed]) is AccountType.FALSE
    dismissed = alarm(AccountType.FALSE, 99, AlarmState.DISMISSED)
    assert rules.suggested_account([dismissed, owed, alarm(None, 100)]) is AccountType.OWED


def test_without_alarms_a_failed_check_suggests_the_account():
    items = {"effect": item(Focus.EFFECT, "呆账"), "responsibility": item(Focus.RESPONSIBILITY, "典型经验")}
    failed = [result(Focus.RESPONSIBILITY, Answer.FAILS), result(Focus.EFFECT, Answer.FAILS)]
    assert rules.suggested_account([], failed, items) is AccountType.STUCK
    assert rules.suggested_account([], [result(Focus.EFFECT, Answer.CONFORMS)], items) is None
    assert rules.suggested_account([], failed) is None


def test_a_whole_finding_has_no_gap():
    assert rules.finding_gaps(WHOLE, 2) == []


@pytest.mark.parametrize(
    ("field", "value", "words", "severity"),
    [
        ("title", " ", "问题概述", Severity.MUST),
        ("facts", "", "具体事实", Severity.MUST),
        ("basis", "", "定性依据", Severity.MUST),
        ("cause", "", "原因分析", Severity.MUST),
        ("suggestion", "", "整改建议", Severity.MUST),
        ("undertakers", ("林溪", "林溪"), "承办人不足2人，现有1人", Severity.MUST),
        ("responsible", "", "责任主体", Severity.SHOULD),
        ("account", None, "账类", Severity.SHOULD),
        ("focuses", (), "三紧盯", Severity.SHOULD),
        ("communication", "", "沟通情况", Severity.SHOULD),
    ],
)
def test_a_gap_names_what_is_missing_and_where_to_mend_it(field, value, words, severity):
    from dataclasses import replace

    (gap,) = rules.finding_gaps(replace(WHOLE, **{field: value}), 1)
    assert words in gap.text
    assert gap.text.startswith("预-04：")
    assert (gap.place, gap.argument, gap.severity) == ("findings", "f", severity)
    assert rules.in_the_way([gap]) == [gap] * (severity is Severity.MUST)


def test_a_finding_rests_on_a_quote_or_on_evidence():
    (gap,) = rules.finding_gaps(WHOLE, 0)
    assert "没有引用原文" in gap.text


def test_a_paper_may_be_issued_when_all_findings_are_final():
    visit = LookBackVisit(organization_uid="o", team_uid="t", starts_on=date(2025, 3, 10), ends_on=date(2025, 3, 24))
    gaps = rules.paper_gaps(visit, [WHOLE], {"f": 1}, has_feedback=True, pending_alarms=0, unanswered_core=0)
    assert gaps == []


def test_a_paper_names_every_gap_and_what_had_better_be_done():
    from dataclasses import replace

    draft = replace(WHOLE, state=FindingState.DRAFT, communication="")
    gaps = rules.paper_gaps(
        LookBackVisit(organization_uid="o"),
        [draft],
        {},
        has_feedback=False,
        pending_alarms=3,
        alarms_at="第二个",
        unanswered_core=4,
    )
    assert next(gap.argument for gap in gaps if "疑点" in gap.text) == "第二个"
    must = [gap.text for gap in rules.in_the_way(gaps)]
    assert len(must) == 3
    assert any("草稿" in text for text in must)
    assert [gap.place for gap in gaps if gap.severity is Severity.SHOULD] == [
        "visit",
        "visit",
        "four_references",
        "four_references",
    ]
    none = rules.paper_gaps(
        LookBackVisit(organization_uid="o"), [], {}, has_feedback=True, pending_alarms=0, unanswered_core=0
    )
    assert any("没有发现需要反馈的问题" in gap.text for gap in none)
    assert rules.in_the_way(none) == [], "the letter then says that none was found"


def test_nobody_reviews_their_own_work_or_out_of_turn():
    from dataclasses import replace

    waiting = replace(WHOLE, state=FindingState.DEPUTY_REVIEW)
    assert rules.may_review(waiting, "沈砚", Role.DEPUTY_LEADER)
    assert not rules.may_review(waiting, "林溪", Role.DEPUTY_LEADER)
    assert not rules.may_review(waiting, "顾衡", Role.MEMBER)
    assert not rules.may_review(replace(waiting, state=FindingState.LEADER_REVIEW), "沈砚", Role.DEPUTY_LEADER)
    assert rules.may_review(replace(waiting, state=FindingState.LEADER_REVIEW), "顾衡", Role.TEAM_LEADER)
    assert not rules.may_review(WHOLE, "顾衡", Role.TEAM_LEADER)


@pytest.mark.parametrize(
    ("state", "name", "role", "refusal"),
    [
        (FindingState.DEPUTY_REVIEW, "沈砚", Role.DEPUTY_LEADER, ""),
        (FindingState.DEPUTY_REVIEW, "顾衡", Role.TEAM_LEADER, ""),
        (FindingState.DEPUTY_REVIEW, "外援", None, ""),
        (FindingState.DEPUTY_REVIEW, "", None, "还没有写签字人的姓名"),
        (FindingState.DEPUTY_REVIEW, "林溪", Role.DEPUTY_LEADER, "林溪是承办人，自己写的不能自己审"),
        (FindingState.DEPUTY_REVIEW, "何月", Role.MEMBER, "何月是组员，不能审核"),
        (FindingState.LEADER_REVIEW, "顾衡", Role.TEAM_LEADER, ""),
        (FindingState.LEADER_REVIEW, "沈砚", Role.DEPUTY_LEADER, "沈砚是副组长，不能审签"),
        (FindingState.LEADER_REVIEW, "沈砚", None, "沈砚已经审核，审签须换人"),
        (FindingState.DRAFT, "沈砚", Role.DEPUTY_LEADER, "底稿不在审核或审签这一步"),
    ],
)
def test_a_signature_on_paper_is_registered_for_whoever_may_sign(state, name, role, refusal):
    from dataclasses import replace

    waiting = replace(WHOLE, state=state, deputy_signed="沈砚" if state is FindingState.LEADER_REVIEW else "")
    assert rules.why_not_sign(waiting, name, role) == refusal


def test_the_leader_may_take_both_steps():
    from dataclasses import replace

    waiting = replace(WHOLE, state=FindingState.LEADER_REVIEW, deputy_signed="顾衡")
    assert rules.why_not_sign(waiting, "顾衡", Role.TEAM_LEADER) == ""


def test_only_those_who_review_and_sign_read_who_was_named() -> None:
    assert {role for role in Role if rules.may_know_names(role)} == {Role.TEAM_LEADER, Role.DEPUTY_LEADER}
