"""Goals, what is left over, and what only looks like another number."""

from typing import Any

import pytest

from tests.domain.dossiers import HEADING, alarms, done, kinds, small


def told(feedback: str, progress: str = "", report: str = "", **more: Any) -> list[dict[str, Any]]:
    """One problem whose facts, progress and report are these words, with one measure that repeats no number."""
    return small(
        feedback={"detail": feedback},
        plan={"measures": [{"text": "逐一查清后处理到位"}], **more.get("plan", {})},
        ledger={"detail": progress, "measures": [done("逐一查清后处理到位", "处理结果")], **more.get("ledger", {})},
        report={"narrative": report},
    )


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


def test_a_completed_problem_of_which_some_is_still_looked_for_is_told() -> None:
    case = told("短少物资86件。", "已追回61件，其余25件去向仍在核查", ledger={"closed": None, "closed_text": ""})
    assert [alarm.kind.identifier for alarm in alarms(case)] == ["status_mismatch"]


def test_a_completed_problem_short_of_its_goal_is_told() -> None:
    case = told("年轻干部占比偏低。", "", "35岁以下干部占比提高到11%。", plan={"goal": "35岁以下干部占比提高到15%"})
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
    assert not kinds(told("年轻干部占比偏低。", "", f"{result}。", plan={"goal": goal}))


@pytest.mark.parametrize(
    ("feedback", "report"),
    [
        ("近三年仅立案查处侵权案件17件。", "立案查处侵权案件11件。"),
        ("5名中层干部任职超过10年未交流。", "交流中层干部4名，另1名因临近退休不再交流。"),
        ("短少物资价值31.7万元。", "短少物资涉及价值约32万元，已查清去向。"),
        ("违规发放补贴31.7万元。", "清退违规发放的补贴30余万元。"),
    ],
)
def test_what_only_looks_like_another_number_is_not_told(feedback: str, report: str) -> None:
    assert not kinds(told(feedback, "", report))


def test_a_rough_amount_that_is_wrong_is_told() -> None:
    assert dict(kinds(told("违规发放补贴31.7万元。", "", "清退违规发放的补贴约25万元。")))


def task(detail: str) -> dict[str, Any]:
    return {"heading": HEADING, "detail": detail}


def test_a_deed_assigned_for_a_problem_that_nobody_takes_up_is_told() -> None:
    (alarm,) = alarms(small(tasks=[task("建立公务接待部门联席会商机制")]))
    assert (alarm.kind.identifier, alarm.quotes[0]) == ("assigned_task_missing", "建立公务接待部门联席会商机制")


def test_a_deed_assigned_for_a_problem_that_the_plan_takes_up_is_not_told() -> None:
    taken_up = "会同财政建立接待联席会商机制"
    measures = [done("对3个单位逐一约谈", "约谈记录"), done(taken_up, "机制文件")]
    plan = {"measures": [{"text": "对3个单位逐一约谈"}, {"text": taken_up}]}
    case = small(tasks=[task("建立公务接待部门联席会商机制")], plan=plan, ledger={"measures": measures})
    assert not kinds(case)


@pytest.mark.parametrize(
    "asked",
    [
        "针对“公务接待管理不严格”问题，对投资100万元以上的项目组织一次专项审计，形成审计报告",
        "解决公务接待管理不严格问题，建立机构负责人定期轮岗制度",
        "对所属单位食堂进行一次全面体检评估，形成评估意见",
    ],
)
def test_a_deed_is_told_whatever_it_is_for(asked: str) -> None:
    assert [alarm.kind.identifier for alarm in alarms(small(tasks=[task(asked)]))] == ["assigned_task_missing"]


def test_a_bare_number_of_proof_is_that_of_what_the_measure_made() -> None:
    plan = {"measures": [{"text": "制定接待三年规划"}]}
    listed = {"measures": [done("制定接待三年规划", "云办发〔2025〕6号")]}
    case = small(plan=plan, ledger=listed, report={"detail": "制定接待三年规划（云办发〔2025〕9号）。"})
    assert [alarm.kind.identifier for alarm in alarms(case)] == ["document_number_mismatch"]


@pytest.mark.parametrize(("proof", "told"), [("会议纪要、通知", True), ("检查通报2份", False)])
def test_minutes_prove_no_work_in_the_field(proof: str, told: bool) -> None:
    words = "每半年开展一次接待专项督查"
    case = small(plan={"measures": [{"text": words}]}, ledger={"measures": [done(words, proof)]})
    assert ("result_unproven" in {alarm.kind.identifier for alarm in alarms(case)}) is told


def test_what_a_measure_lost_is_told_in_its_own_words() -> None:
    plan = {"measures": [{"text": "追缴拖欠租金518.6万元"}]}
    (alarm,) = alarms(
        small(plan=plan, ledger={"detail": "收回518.6万元。", "measures": [done("追缴拖欠租金", "回单")]})
    )
    assert "“518.6万元”" in alarm.description


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
