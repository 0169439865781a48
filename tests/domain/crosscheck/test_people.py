"""Who is answerable: another one, nobody in particular, a deputy called chief."""
# ruff: noqa: E501 - a case reads best on its own line

from typing import Any

import pytest

from tests.domain.crosscheck.changes_kit import found
from tests.domain.dossiers import alarms, kinds, small

# name: (changes, kinds that must be found)
CASES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "another leader": ({"ledger": {"responsible": {"lead_officer": "吴克", "lead_dept": "办公室"}}}, {"responsible_changed"}),
    "nobody in particular": ({"ledger": {"responsible": {"lead_officer": "班子成员", "lead_dept": "办公室"}}}, {"responsible_changed"}),
    "another office": ({"ledger": {"responsible": {"lead_officer": "周行", "lead_dept": "财务股"}}}, {"responsible_changed"}),
    "titles and longer names": (
        {"ledger": {"responsible": {"lead_officer": "党组成员、副局长周行", "lead_dept": "局办公室"}}}, set()),
    "one of two lines names the leader": (
        {"more_ledger": [{"heading": "3个单位超标准接待", "responsible": {"lead_officer": "吴克"}, "measures": []}]}, set()),
    "nobody named": ({"ledger": {"responsible": {}}}, set()),
    "a deputy called chief": (
        {"plan": {"responsible": {"lead_officer": "副局长周行", "lead_dept": "办公室"}},
         "ledger": {"responsible": {"lead_officer": "局长周行", "lead_dept": "办公室"}}}, {"title_mismatch"}),
    "two posts": (
        {"plan": {"responsible": {"lead_officer": "党组书记、局长周行", "lead_dept": "办公室"}},
         "ledger": {"responsible": {"lead_officer": "局长周行", "lead_dept": "办公室"}}}, set()),
    "posts of two houses": (
        {"plan": {"responsible": {"lead_officer": "机关党委书记周行", "lead_dept": "办公室"}},
         "ledger": {"responsible": {"lead_officer": "县委副书记周行", "lead_dept": "办公室"}}}, set()),
    "promoted": (
        {"plan": {"responsible": {"lead_officer": "副局长周行", "lead_dept": "办公室"}},
         "ledger": {"responsible": {"lead_officer": "局长（原副局长）周行", "lead_dept": "办公室"}}}, set()),
    "nobody in particular from the start": (
        {"plan": {"responsible": {"lead_officer": "班子成员", "lead_dept": ""}}, "ledger": {"responsible": {}}}, {"responsible_vague"}),
    "offices concerned": (
        {"plan": {"responsible": {"lead_officer": "", "lead_dept": "相关科室"}}, "ledger": {"responsible": {}}}, {"responsible_vague"}),
    "an office in particular": (
        {"plan": {"responsible": {"lead_officer": "", "lead_dept": "办公室、相关科室"}}, "ledger": {"responsible": {}}}, set()),
    "a longer name of the office": (
        {"ledger": {"responsible": {"lead_officer": "周行", "lead_dept": "县某局办公室"}}}, set()),
    "the leaders concerned instead of a name": (
        {"ledger": {"responsible": {"lead_officer": "分管领导", "lead_dept": "办公室"}}}, {"responsible_changed"}),
    "the offices concerned instead of one": (
        {"ledger": {"responsible": {"lead_officer": "周行", "lead_dept": "相关科室"}}}, {"responsible_changed"}),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), CASES.values(), ids=CASES)
def test_a_single_change_raises_its_alarms_and_no_other(changes, expected):
    assert found(changes) == expected


def test_many_without_anybody_answerable_are_one_alarm():
    names = ["公务接待不严", "档案遗失较多", "车辆私用频发", "资产长期闲置"]
    feedback = [{"heading": name, "detail": ""} for name in names]
    loose = [{"heading": name, "responsible": {"lead_officer": "各分管领导"}, "measures": []} for name in names]
    papers = small(
        feedback=feedback[0], more_feedback=feedback[1:], plan=loose[0], more_plan=loose[1:],
        ledger={"heading": ""}, report={"heading": ""},
    )  # fmt: skip
    (alarm,) = alarms(papers)
    assert (alarm.kind.identifier, alarm.problem, len(alarm.quotes)) == ("responsible_vague", "", 4)


@pytest.mark.parametrize(("officers", "told"), [(("", "周行", "周行"), True), (("", "", "周行"), False)])
def test_a_leader_left_out_is_told_where_the_ledger_names_the_others(officers, told):
    names = ["公务接待不严", "档案遗失较多", "车辆私用频发"]
    feedback = [{"heading": name, "detail": ""} for name in names]
    plan = [{"heading": name, "responsible": {"lead_officer": "周行"}, "measures": []} for name in names]
    ledger = [
        {"heading": name, "responsible": {"lead_officer": officer, "lead_dept": "办公室"}, "measures": []}
        for name, officer in zip(names, officers, strict=True)
    ]
    papers = small(
        feedback=feedback[0], more_feedback=feedback[1:], plan=plan[0], more_plan=plan[1:],
        ledger=ledger[0], more_ledger=ledger[1:], report={"heading": ""},
    )  # fmt: skip
    assert [alarm.description for alarm in alarms(papers)] == (
        ["方案的责任领导是周行，台账没有写责任领导，只写“办公室”。"] if told else []
    )


@pytest.mark.parametrize(
    ("plan", "ledger"), [("生态环境办", "环保办"), ("国土所", "自然资源所"), ("安全监督科", "安监科")]
)
def test_an_office_under_its_former_or_short_name_is_the_same(plan: str, ledger: str) -> None:
    who = small(plan={"responsible": {"lead_dept": plan}}, ledger={"responsible": {"lead_dept": ledger}})
    assert kinds(who) == []
