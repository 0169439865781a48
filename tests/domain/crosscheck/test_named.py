"""Persons and matters named by the party secretary, dealt with or left open."""
# ruff: noqa: E501 - a case reads best on its own line

from typing import Any

import pytest

from tests.domain.crosscheck.changes_kit import TALKS, facts, found, named
from tests.domain.dossiers import HEADING, alarms, done, kinds, small

# name: (changes, kinds that must be found)
CASES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "matter near a problem that nobody touched": (
        {"named": [{"heading": "公务接待中心大楼违规出租", "named_kind": "matter", "requirement": "收回"}]}, {"named_matter_unanswered"}),
    "matter near a problem and touched": (
        {"named": [{"heading": "公务接待中心大楼违规出租", "named_kind": "matter", "requirement": "收回"}],
         "plan": {"measures": [{"text": "对3个单位逐一约谈"}, {"text": "清退违规报销5.2万元，收回违规出租的接待中心大楼"}]},
         "ledger": {"measures": [TALKS, done("清退违规报销5.2万元，收回违规出租的接待中心大楼", "回单、交接单")]}}, set()),
    "matter left out": (
        {"named": [{"heading": "城北仓库长期闲置", "named_kind": "matter", "requirement": "盘活"}]}, {"named_matter_unanswered"}),
    "matter of the problem": (
        {"named": [{"heading": "3个单位超标准接待", "named_kind": "matter", "requirement": ""}]}, set()),
    "person not dealt with": (
        {"named": [{"heading": "办公室主任冯川在公务接待中弄虚作假", "named_kind": "person", "requirement": "核清责任"}]},
        {"named_person_unanswered"}),
    "person named in the report": (
        {"named": [{"heading": "办公室主任冯川在公务接待中弄虚作假", "named_kind": "person", "requirement": "核清责任"}],
         "report": {"narrative": "逐一约谈3个单位，与冯某谈话，清退52000元。"}}, set()),
    "person called to account": (
        {"named": [{"heading": "办公室主任冯川在公务接待中弄虚作假", "named_kind": "person", "requirement": "核清责任"}],
         "report": {"narrative": "逐一约谈3个单位，给予责任人诫勉，清退52000元。"}}, set()),
    "person of another matter called to account": (
        {"named": [{"heading": "驾驶员违规使用加油卡", "named_kind": "person", "requirement": ""}],
         "report": {"narrative": "约谈3个单位，清退52000元，对违规使用加油卡的驾驶员给予处分。"}}, set()),
    "nameless person, nothing done": (
        {"named": [{"heading": "驾驶员违规使用加油卡", "named_kind": "person", "requirement": ""}]}, {"named_person_unanswered"}),
    "a person whose name runs on, dealt with": (
        {"named": [{"heading": "接待办主任尚怀仁审核把关不严", "named_kind": "person", "requirement": ""}],
         "report": {"narrative": "约谈3个单位，清退52000元，给予接待办主任尚怀仁党内警告处分。"}}, set()),
    "a person whose name runs on, not dealt with": (
        {"named": [{"heading": "接待办主任尚怀仁审核把关不严", "named_kind": "person", "requirement": ""}]}, {"named_person_unanswered"}),
    "a named problem with what is asked": (
        {"feedback": {"detail": "通过分解项目、重复收费等方式违规收取患者费用326.4万元。"}, "plan": {"measures": [{"text": "向患者全额退还违规收取费用326.4万元"}]},
         "ledger": {"measures": [done("向患者全额退还违规收取费用326.4万元", "退费明细（326.4万元）")]}, "report": {"heading": ""},
         "named": [{"heading": "分解项目、重复收费问题群众反映强烈，要求一分不少退还群众", "named_kind": "issue", "requirement": ""}]}, set()),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), CASES.values(), ids=CASES)
def test_a_single_change_raises_its_alarms_and_no_other(changes, expected):
    assert found(changes) == expected


@pytest.mark.parametrize(
    ("measure", "answered"),
    [("红石岭作业点弹药库整体搬迁", True), ("青山坳作业点弹药库搬迁", False), ("红石岭道路养护", False)],
)
def test_the_name_a_matter_begins_with_answers_it_with_something_of_the_rest(measure, answered):
    papers = small(
        **facts("台账混乱。", measure, measure, "照片"),
        named=[named("红石岭人影作业点弹药库与居民点安全距离不足")],
    )
    assert kinds(papers) == (
        [] if answered else [("named_matter_unanswered", "红石岭人影作业点弹药库与居民点安全距离不足")]
    )


@pytest.mark.parametrize(
    ("done_about", "told"),
    [
        ("对救助站站长批评教育", True),
        ("对殡仪馆馆长诫勉谈话", False),
        ("对原殡仪馆长余某批评教育", False),
        ("对相关责任人批评教育", False),
    ],
)
def test_what_was_done_about_another_post_does_not_answer_for_the_person(done_about: str, told: bool) -> None:
    named = {"heading": f"殡仪馆馆长余良{HEADING}", "named_kind": "person", "requirement": ""}
    case = small(named=[named], report={"detail": f"收缴账外收费，{done_about}。"})
    assert ("named_person_unanswered" in {alarm.kind.identifier for alarm in alarms(case)}) is told
