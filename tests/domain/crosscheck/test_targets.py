"""Goals, limits and rhythms below what was planned or assigned, or not reached."""
# ruff: noqa: E501 - a case reads best on its own line

from typing import Any

import pytest

from tests.domain.crosscheck.changes_kit import facts, found, pair, tasked, tells, told_twice
from tests.domain.dossiers import HEADING, alarms, done, kinds, small

# name: (changes, kinds that must be found)
CASES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "less often": (pair("每月开展一次接待专项检查", "每季度开展一次接待专项检查"), {"target_reduced"}),
    "more often": (pair("每季度开展一次接待专项检查", "每月开展一次接待专项检查"), set()),
    "the same in other words": (pair("每个季度开展一次接待专项检查", "每季度开展一次接待专项检查"), set()),
    "a lower least number": (pair("全年开展接待专项检查不少于4次", "全年开展接待专项检查不少于2次"), {"target_reduced"}),
    "a lower number for a least one": (pair("开展接待专项检查4次以上", "开展接待专项检查2次"), {"target_reduced"}),
    "a higher least number": (pair("全年开展接待专项检查不少于2次", "全年开展接待专项检查不少于4次"), set()),
    "a smaller share": (pair("接待报销审核率达到100%", "接待报销审核率达到90%"), {"target_reduced"}),
    "less money than assigned": (
        {**pair("年底前压减接待费不低于30万元", "年底前压减接待费不低于30万元"),
         **tasked("年底前压减接待费不低于50万元，解决“公务接待管理不严格”的问题")}, {"target_reduced"}),
    "as much money as assigned": (
        {**pair("年底前压减接待费不低于50万元", "年底前压减接待费不低于50万元"),
         **tasked("年底前压减接待费不低于50万元，解决“公务接待管理不严格”的问题")}, set()),
    "a task told by the name of its programme": (
        {**facts("2022年至2024年，“四好农村路”任务186公里，完工142公里。", "2025年完成农村公路建设不少于30公里", "2025年完成农村公路建设不少于30公里"),
         "tasks": [{"heading": "加快补齐“四好农村路”短板，2025年底前完成农村公路建设不少于44公里"}]}, {"target_reduced"}),
    "fewer lifts than assigned": (
        {**facts("加装电梯计划42部，仅完成16部。", "年内累计完成电梯加装不少于30部", "年内累计完成电梯加装不少于30部"),
         "tasks": [{"heading": "加装电梯年内累计完成不少于35部"}]}, {"target_reduced"}),
    "a limit that is wider than planned": (
        facts("房地产贷款过于集中。", "压降房地产贷款，年末降至15亿元以内", "压降房地产贷款，年末降至18亿元以内"), {"target_reduced"}),
    "a limit that is narrower than planned": (
        facts("房地产贷款过于集中。", "压降房地产贷款，年末降至15亿元以内", "压降房地产贷款，年末降至12亿元以内"), set()),
    "a number to be passed, assigned higher": (
        {**facts("客户端下载量远低于规划目标。", "升级客户端，下载量突破200万次", "升级客户端，下载量突破200万次"),
         "tasks": [{"heading": "加快客户端建设，下载量突破300万次"}]}, {"target_reduced"}),
    "struck off below the share that was to be reached": (
        facts("手机银行活跃率仅17%。", "手机银行活跃率提升到30%", "手机银行活跃率提升到30%", account="活跃率28.4%"), {"closed_with_gap"}),
    "struck off at the share that was to be reached": (
        facts("手机银行活跃率仅17%。", "手机银行活跃率提升到30%", "手机银行活跃率提升到30%", account="活跃率由17%提升到30.6%"), set()),
    "below a limit that was not to be passed": (
        facts("苗木死亡率高达12.7%。", "苗木死亡率控制在8%以内", "苗木死亡率控制在8%以内", account="苗木死亡率7.4%"), set()),
    "above a limit that was not to be passed": (
        facts("苗木死亡率高达12.7%。", "苗木死亡率控制在5%以内", "苗木死亡率控制在5%以内", account="苗木死亡率7.4%"), {"closed_with_gap"}),
    "more than the task": (
        told_twice("化肥淡季储备任务8000吨，实际储备5260吨。", "储备化肥不少于8000吨", "储备化肥8120吨", "储备化肥8120吨。"), set()),
    "once a quarter, with and without the word once": (
        facts("监督检查流于形式。", "每季度开展一次监督检查", "按季度开展监督检查"), set()),
    "at least so many, said before and behind": (
        facts("后备力量不足。", "每村储备后备干部不少于2名", "每村储备后备干部2名以上"), set()),
    "fewer promised than assigned": (
        {**facts("思政课专职教师缺口29人。", "引进思政课专职教师不少于20人", "引进思政课专职教师不少于20人"),
         "tasks": [{"heading": "配齐思政课专职教师29人"}]}, {"target_reduced"}),
    "fewer people than the nearest of two assigned numbers": (
        {**facts("近5年未引进专业教师。", "2024年引进专业教师2名", "2024年引进专业教师2名"),
         "tasks": [{"heading": "两年内引进专业教师不少于6名，其中2024年不少于3名"}]}, {"target_reduced"}),
    "a limit is no lower target": (
        {**facts("应急采购占比达52%。", "应急采购占比压降至15%以下", "应急采购占比压降至15%以下"),
         "tasks": [{"heading": "应急采购常态化，占比达52%"}]}, set()),
    "a rhythm within a name": (
        facts("质量不高。", "建立执法质量月考评机制", "建立执法质量季度考评机制"), {"target_reduced"}),
    "the same rhythm within a name": (
        facts("质量不高。", "建立执法质量月度考评机制", "建立执法质量月考评机制"), set()),
    "a month is no rhythm": (facts("质量不高。", "组织12月检查", "组织年度检查"), set()),
    "at least once a quarter": (
        facts("研讨少。", "每季度至少开展一次集中研讨", "每季度开展一次集中研讨"), set()),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), CASES.values(), ids=CASES)
def test_a_single_change_raises_its_alarms_and_no_other(changes, expected):
    assert found(changes) == expected


@pytest.mark.parametrize(
    ("planned", "listed"),
    [
        ("312家经营户全部纳入分级管理", "纳入率达到90%以上"),
        ("案卷合格率达到95%以上", "案卷合格率达到90%"),
        ("检查不少于12次", "检查不少于6次"),
    ],
)
def test_a_goal_of_the_ledger_below_that_of_the_plan_is_told(planned: str, listed: str) -> None:
    assert "target_reduced" in dict(kinds(small(plan={"goal": planned}, ledger={"goal": listed})))


@pytest.mark.parametrize(
    ("planned", "listed"),
    [
        ("312家经营户全部纳入分级管理", "312家经营户全部纳入"),
        ("经营户纳入率达到90%", "经营户纳入率不低于90%"),
        ("全部纳入，合格率达到90%", "合格率90%以上，全部纳入"),
        ("资产负债率降至70%以下", "资产负债率降至65%以下"),
    ],
)
def test_the_same_goal_in_other_words_is_none(planned: str, listed: str) -> None:
    assert not kinds(small(plan={"goal": planned}, ledger={"goal": listed}))


def test_a_completed_problem_short_of_its_goal_is_told() -> None:
    case = tells("年轻干部占比偏低。", "", "35岁以下干部占比提高到11%。", plan={"goal": "35岁以下干部占比提高到15%"})
    (alarm,) = alarms(case)
    assert alarm.quotes == ("35岁以下干部占比提高到15%", "35岁以下干部占比提高到11%")


@pytest.mark.parametrize(
    ("goal", "result"),
    [
        ("35岁以下干部占比提高到15%", "35岁以下干部占比由9.6%提高到16%"),
        ("接待费用下降20%以上", "接待费用压减到12%"),
        ("35岁以下干部占比提高到15%", "培训覆盖率达到11%"),
    ],
)
def test_a_goal_that_was_reached_or_is_another_is_not_told(goal: str, result: str) -> None:
    assert not kinds(tells("年轻干部占比偏低。", "", f"{result}。", plan={"goal": goal}))


def test_a_lower_number_than_a_task_asks_for_beside_its_problem_is_a_lower_target() -> None:
    task = {"heading": HEADING, "detail": "年底前开展接待专项检查不少于15次"}
    less = small(
        plan={"measures": [{"text": "开展接待专项检查10次以上"}]},
        ledger={"measures": [done("开展接待专项检查10次以上", "检查报告")]},
        report={"narrative": "开展接待专项检查。"},
        tasks=[task],
    )
    assert kinds(less) == [("target_reduced", HEADING)]


@pytest.mark.parametrize(
    ("plan", "ledger"),
    [
        ("每学期开展一次接待专项检查", "每学年开展一次接待专项检查"),
        ("每两周开展一次接待专项检查", "每两个月开展一次接待专项检查"),
    ],
)
def test_school_terms_and_spans_of_weeks_are_frequencies(plan: str, ledger: str) -> None:
    rarer = small(plan={"measures": [{"text": plan}]}, ledger={"measures": [done(ledger, "检查报告")]})
    assert kinds(rarer) == [("target_reduced", HEADING)]
