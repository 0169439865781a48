"""Measures of the plan that the ledger drops, weakens, joins or puts in brief."""
# ruff: noqa: E501 - a case reads best on its own line

from typing import Any

import pytest

from domain.crosscheck.kinds import KINDS
from domain.crosscheck.pairs import another_deed
from tests.domain.crosscheck.changes_kit import facts, found, measures, pair
from tests.domain.dossiers import alarms, done, kinds, small

# name: (changes, kinds that must be found)
CASES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "two numbers of which one is dropped": (
        {"plan": {"measures": [{"text": "修订公务接待管理办法，开展警示教育活动，组织集中学习研讨"}]},
         "ledger": measures("修订公务接待管理办法，开展警示教育")}, {"measure_reworded"}),
    "binding word dropped": ({"ledger": measures("对3个单位约谈", "清退违规报销5.2万元")}, {"measure_reworded"}),
    "number of the measure dropped": ({"ledger": measures("逐一约谈", "清退违规报销5.2万元")}, {"measure_reworded"}),
    "loosened": ({"ledger": measures("争取对3个单位逐个约谈", "清退违规报销5.2万元")}, {"measure_reworded"}),
    "half of it dropped": (
        {"plan": {"measures": [{"text": "修订公务接待管理办法，建立支出审核会签机制"}]},
         "ledger": measures("修订公务接待管理办法")}, {"measure_reworded"}),
    "measure dropped": ({"ledger": measures("清退违规报销5.2万元")}, {"measure_missing"}),
    "measures joined in one cell": ({"ledger": measures("1.对3个单位逐一约谈；2.清退违规报销5.2万元")}, set()),
    "same measures in other words": (
        {"ledger": measures("对三个单位逐一进行约谈。", "清退违规报销52000元")}, set()),
    "ledger without measures": ({"ledger": {"measures": []}}, set()),
    "objects dropped": (pair("清查接待费、会议费、培训费", "清查接待费"), {"measure_reworded"}),
    "one object dropped": (pair("对局机关和所属站所接待费开展清查", "对局机关接待费开展清查"), {"measure_reworded"}),
    "objects in another measure": (
        {"plan": {"measures": [{"text": "清查接待费、会议费"}]},
         "ledger": {"measures": [done("清查接待费", "清查报告"), done("清查会议费", "清查报告")]}}, set()),
    "a measure parted in two": (
        {"plan": {"measures": [{"text": "对3个单位、5名责任人进行约谈"}]},
         "ledger": {"measures": [done("对3个单位进行约谈", "记录"), done("对5名责任人进行约谈", "记录")]}}, set()),
    "what else was to be done left out": (
        facts("馆藏文物账实不符。", "对馆藏文物逐件核对，查清去向", "对馆藏文物逐件核对"), {"measure_reworded"}),
    "fine words left out": (
        facts("馆藏文物账实不符。", "对馆藏文物逐件核对，确保账实相符", "对馆藏文物逐件核对"), set()),
    "what else was to be done told in another measure": (
        {**facts("馆藏文物账实不符。", "对馆藏文物逐件核对，查清去向", "对馆藏文物逐件核对"),
         "ledger": {"measures": [done("对馆藏文物逐件核对", "清册"), done("查清文物去向", "报告")]}}, set()),
    "a lighter sanction": (
        facts("2家机构弄虚作假。", "对2家机构依法吊销资质", "对2家机构予以通报批评"), {"measure_reworded"}),
    "a heavier sanction": (
        facts("2家机构弄虚作假。", "对2家机构予以通报批评", "对2家机构通报批评并立案调查"), set()),
    "sanctioned by a change of post": (facts("采购舞弊。", "对3名负责人立案查处", "对3名负责人组织调整"), {"measure_reworded"}),
    "the main ones of so many": (
        facts("217艘货船失管。", "对217艘货船逐船核查", "对重点货船逐船核查", "核查表", account="核查217艘"), {"measure_reworded"}),
    "the state before and the day of another column left out": (
        facts("减免慢。", "资金兑现给1317户，由每年申报改为“免申即享”，2024年10月底前完成", "资金兑现给1317户，改为“免申即享”"), set()),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), CASES.values(), ids=CASES)
def test_a_single_change_raises_its_alarms_and_no_other(changes, expected):
    assert found(changes) == expected


def test_a_measure_that_stands_for_another_is_paired_once():
    twice = {"measures": [done("对3个单位逐一约谈", "记录"), done("对3个单位逐一约谈", "记录")]}
    assert {kind for kind, _ in kinds(small(ledger=twice))} == {"measure_missing"}


def test_a_ledger_in_brief_is_told_once():
    names = [
        "公务接待不严",
        "档案遗失较多",
        "车辆私用频发",
        "资产长期闲置",
        "合同签订随意",
        "印章管理松散",
        "招标程序缺失",
    ]
    feedback = [{"heading": name, "detail": ""} for name in names]
    texts = [["逐项核对往来票据", f"落实第{n}类经办责任"] for n in range(len(names))]
    plan = [
        {"heading": name, "measures": [{"text": text} for text in own]} for name, own in zip(names, texts, strict=True)
    ]
    lines = [{"heading": name, "measures": [done("明确专人保管", "材料")]} for name in names]
    papers = small(
        feedback=feedback[0], more_feedback=feedback[1:], plan=plan[0], more_plan=plan[1:],
        ledger=lines[0], more_ledger=lines[1:], report={"heading": ""},
    )  # fmt: skip
    (alarm,) = alarms(papers)
    assert (alarm.kind.identifier, alarm.problem) == ("measure_missing", "")
    assert "7个问题漏列14条" in alarm.description


@pytest.mark.parametrize(
    ("plan", "ledger", "another"),
    [
        ("修订党组工作规则", "召开党组会专题学习党组工作规则", True),
        ("每季度开展一次民主集中制执行情况自查", "开展民主集中制学习研讨", True),
        ("专题学习党组工作规则", "学习党组工作规则", False),
        ("修订并学习党组工作规则", "学习党组工作规则", False),
        ("学习《资产清理办法》", "对资产清理", True),
        ("学习《资产清理办法》", "传达学习《资产清理办法》", False),
        ("党组工作规则上墙", "学习党组工作规则", False),
    ],
)
def test_to_do_something_and_to_speak_of_it_are_two_deeds(plan, ledger, another):
    assert another_deed(plan, ledger) is another
    assert another_deed(ledger, plan) is another


def test_a_ledger_that_puts_measures_in_brief_is_told_once_and_last():
    names = ["公务接待不严", "档案遗失较多", "车辆私用频发", "资产长期闲置", "合同签订随意", "印章管理松散"]
    deeds = ["约谈经办人员", "查找遗失档案", "封存车辆钥匙", "招租闲置门面", "重签到期合同", "登记印章使用"]
    papers = small(
        feedback={"heading": names[0], "detail": ""},
        more_feedback=[{"heading": name, "detail": ""} for name in names[1:]],
        plan={"heading": names[0], "measures": [{"text": "约谈经办人员，建立接待费审批流程"}]},
        more_plan=[
            {"heading": name, "measures": [{"text": f"{deed}，重新梳理内部工作流程"}]}
            for name, deed in zip(names[1:], deeds[1:], strict=True)
        ],
        ledger={"heading": names[0], "measures": [done(deeds[0], "材料")]},
        more_ledger=[
            {"heading": name, "measures": [done(deed, "材料")]} for name, deed in zip(names[1:], deeds[1:], strict=True)
        ],
        report={"heading": ""},
    )
    (alarm,) = alarms(papers)
    assert (alarm.kind.identifier, alarm.problem, len(alarm.quotes)) == ("measure_reworded", "", 12)
    assert "6条没有写全" in alarm.description
    assert alarm.weight == KINDS[alarm.kind][0] // 2


def test_what_a_measure_lost_is_told_in_its_own_words() -> None:
    plan = {"measures": [{"text": "追缴拖欠租金518.6万元"}]}
    (alarm,) = alarms(
        small(plan=plan, ledger={"detail": "收回518.6万元。", "measures": [done("追缴拖欠租金", "回单")]})
    )
    assert "“518.6万元”" in alarm.description


def test_the_number_of_a_paper_left_out_of_a_measure_weakens_nothing() -> None:
    plan = {"measures": [{"text": "出台接待管理实施细则（某局〔2024〕26号）"}]}
    ledger = {"measures": [done("出台接待管理实施细则", "接待管理实施细则")]}
    assert kinds(small(plan=plan, ledger=ledger)) == []
