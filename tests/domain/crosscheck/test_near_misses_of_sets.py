"""What papers of other organizations taught: one change each, an alarm or only the look of one."""
# ruff: noqa: E501 - a case reads best on its own line

from typing import Any

import pytest

from domain.calendar import parse_deadline
from tests.domain.dossiers import HEADING, done, kinds, small

TALKS, MONEY = done("对3个单位逐一约谈", "约谈记录"), done("清退违规报销5.2万元", "银行回单（5.2万元）")
FILES = {"heading": "档案管理混乱", "detail": "12卷档案遗失。"}


def dated(planned: str, listed: str) -> dict[str, Any]:
    """One measure with a day of its own in plan and ledger."""
    day, later = parse_deadline(planned), parse_deadline(listed, year=2024)
    plan = {"text": "对3个单位逐一约谈", "deadline_text": planned, "deadline_iso": str(day.day)}
    entry = {**TALKS, "deadline_text": listed, "deadline_iso": str(later.day)}
    return {
        "plan": {"measures": [plan, {"text": "清退违规报销5.2万元"}]},
        "ledger": {"measures": [entry, MONEY]},
    }


def facts(detail: str, plan: str, listed: str, **more: Any) -> dict[str, Any]:
    """Other facts, with one measure as the plan and as the ledger has it."""
    return {
        "feedback": {"detail": detail},
        "plan": {"measures": [{"text": plan}]},
        "ledger": {"measures": [done(listed, "检查表")]},
        "report": {"heading": ""},
    } | more


BOTH_LATE: dict[str, Any] = {
    "more_feedback": [FILES],
    "report": {"heading": ""},
    "more_plan": [
        {
            **FILES,
            "deadline_text": "2024年7月底",
            "deadline_iso": "2024-07-31",
            "measures": [{"text": "查找遗失的12卷档案"}],
        }
    ],
    "ledger": {
        "heading": f"{HEADING}、档案管理混乱",
        "deadline_text": "7月底",
        "deadline_iso": "2024-07-31",
        "measures": [TALKS, MONEY, done("查找遗失的12卷档案", "移交单")],
    },
}
# name: (changes, kinds that must be found)
CASES: dict[str, tuple[dict[str, Any], set[str]]] = {
    # days of measures
    "a measure later than planned": (dated("2024年5月底", "6月15日"), {"deadline_extended"}),
    "a measure by the same day": (dated("2024年5月底", "2024.5.31"), set()),
    "a measure earlier than planned": (dated("2024年5月底", "5月15日"), set()),
    # wording
    "made milder by a few": (
        {"feedback": {"heading": "公务接待有漏洞"}, "plan": {"heading": "公务接待有漏洞"}, "report": {"heading": "公务接待有漏洞"},
         "ledger": {"heading": "公务接待存在一些漏洞"}}, {"reworded"}),
    # people
    "the leaders concerned instead of a name": (
        {"ledger": {"responsible": {"lead_officer": "分管领导", "lead_dept": "办公室"}}}, {"responsible_changed"}),
    "the offices concerned instead of one": (
        {"ledger": {"responsible": {"lead_officer": "周行", "lead_dept": "相关科室"}}}, {"responsible_changed"}),
    # proof
    "proof still to be made complete": ({"ledger": {"measures": [done("对3个单位逐一约谈", "待完善"), MONEY]}}, {"evidence_missing"}),
    "proof to be handed in later": ({"ledger": {"measures": [done("对3个单位逐一约谈", "后续补充"), MONEY]}}, {"evidence_missing"}),
    "what is not yet put right struck off by minutes": (
        facts("2个遗留事项。", "对2个未整改到位事项逐项销号", "对2个未整改到位事项逐项销号",
              ledger={"measures": [done("对2个未整改到位事项逐项销号", "会议纪要")]}), set()),
    "proof of fewer than the feedback tells": (
        facts("抽查发现31户重复享受低保。", "对重复享受低保的31户逐户清理", "对重复享受低保的31户逐户清理",
              ledger={"measures": [done("对重复享受低保的31户逐户清理", "清理名单（13户）")]}), {"count_mismatch"}),
    "proof of as many as the feedback tells": (
        facts("抽查发现31户重复享受低保。", "对重复享受低保的31户逐户清理", "对重复享受低保的31户逐户清理",
              ledger={"measures": [done("对重复享受低保的31户逐户清理", "清理名单31户")]}), set()),
    # money and counts
    "an age of debts beside the money": (
        facts("应收款中账龄3年以上的5432万元未清收。", "分类清收账龄3年以上应收款5432万元", "分类清收账龄3年以上应收款4532万元"), {"amount_mismatch"}),
    "one of two areas changed": (
        facts("违法占用耕地312亩未恢复，其中基本农田47.5亩。", "恢复违法占用耕地312亩，其中基本农田47.5亩", "恢复违法占用耕地213亩，其中基本农田47.5亩"), {"count_mismatch"}),
    "cases that ended with a fine": (
        facts("对14起违法用地案件罚款后不拆除。", "对14起违法用地案件重新处置", "对14起违法用地案件重新处置",
              report={"narrative": "对16起违法用地案件重新处置。"}), {"count_mismatch"}),
    "a sum of two counts": (
        facts("上轮反馈的22个问题，4个问题未整改到位、2个问题反弹。", "对4个未整改到位和2个反弹问题逐项销号", "对4个未整改到位和2个反弹问题逐项销号",
              report={"narrative": "6个问题全部销号。"}), set()),
    "new ones beside the few there were": (
        facts("传承工作室仅建成2个。", "新建传承工作室4个", "新建传承工作室4个", report={"narrative": "新建传承工作室4个。"}), set()),
    "on the way to a target": (
        facts("日均接诊不足10人次。", "优化流程，日均接诊量达到60人次", "优化流程，日均接诊量达到60人次",
              ledger={"closed": False, "status": "in_progress", "status_text": "正在推进", "measures": [done("优化流程，日均接诊量达到60人次", "统计表", status="in_progress")]},
              report={"status": "in_progress", "status_text": "持续推进", "narrative": "日均接诊量提升至46人次。"}), set()),
    "one of two that were left": (
        facts("移交立行立改事项6件，2件未办结。", "2件未办结事项限期办结", "2件未办结事项限期办结",
              report={"narrative": "2件事项全部办结，其中由法院办结1件。"}), set()),
    "some of the whole, still at it": (
        facts("移交立行立改事项6件，2件未办结。", "2件未办结事项限期办结", "2件未办结事项限期办结",
              ledger={"closed": False, "status": "in_progress", "status_text": "正在推进", "measures": [done("2件未办结事项限期办结", "函", status="in_progress")]},
              report={"status": "in_progress", "status_text": "正在整改", "narrative": "2件事项已办结1件。"}), set()),
    "areas of two kinds": (
        facts("全县批而未供土地2960亩，闲置土地18宗、673亩。", "处置批而未供土地1480亩以上", "处置批而未供土地1480亩以上",
              ledger={"closed": False, "status": "in_progress", "status_text": "正在推进", "measures": [done("处置批而未供土地1480亩以上", "批复", status="in_progress")]},
              report={"status": "in_progress", "status_text": "正在整改", "narrative": "处置批而未供土地1126亩。"}), set()),
    "a list of fewer people than there were": (
        facts("92名学生被收取实习管理费。", "退还92名学生实习管理费", "退还92名学生实习管理费",
              ledger={"measures": [done("退还92名学生实习管理费", "退费签领表（29人）")]}), {"count_mismatch"}),
    "fewer done than there are, called done": (
        facts("4家混改企业未将党建要求写入章程。", "推动4家混改企业将党建要求写入章程", "推动4家混改企业将党建要求写入章程",
              ledger={"measures": [done("推动4家混改企业将党建要求写入章程", "章程", status_text="完成3家")]}), {"status_mismatch", "closed_with_gap"}),
    "as many done as there are": (
        facts("4家混改企业未将党建要求写入章程。", "推动4家混改企业将党建要求写入章程", "推动4家混改企业将党建要求写入章程",
              ledger={"measures": [done("推动4家混改企业将党建要求写入章程", "章程", status_text="4家全部完成")]}), set()),
    "a debt that had grown, cleared to the share that is stated": (
        facts("往来款未清理金额由560万元增加到742万元。", "清理往来款742万元，清理率不低于80%", "清理往来款742万元，清理率不低于80%",
              report={"narrative": "完成往来款清理601万元，清理率81%。"}), set()),
    "two problems in one line by the later of their days": (
        BOTH_LATE, {"merged_in_ledger"}),
    # sums
    "a sum of money that is not made up by what is told": (
        {"declared": {"report": {"清退万元": "8.3"}}, "feedback": {"detail": "3个单位超标准接待，违规报销5.2万元，多领餐费3万元。"},
         "report": {"narrative": "约谈3个单位，清退违规报销5.2万元，退回餐费3万元。"}}, {"amount_mismatch"}),
    "a sum of money that adds up": (
        {"declared": {"report": {"清退万元": "8.2"}}, "feedback": {"detail": "3个单位超标准接待，违规报销5.2万元，多领餐费3万元。"},
         "report": {"narrative": "约谈3个单位，清退违规报销52000元，退回餐费3万元。"}}, set()),
    "a sum of money that is rounded": (
        {"declared": {"report": {"清退万元": "8"}}, "feedback": {"detail": "3个单位超标准接待，违规报销5.2万元，多领餐费3万元。"},
         "report": {"narrative": "约谈3个单位，清退违规报销5.2万元，退回餐费3万元。"}}, set()),
    "a sum of some of the money": (
        {"declared": {"report": {"清退万元": "5.2"}}, "feedback": {"detail": "3个单位超标准接待，违规报销5.2万元，多领餐费3万元。"},
         "report": {"narrative": "约谈3个单位，清退违规报销5.2万元，退回餐费3万元。"}}, set()),
    # joined
    "two problems in one line, one left out with its measures": (
        {"more_feedback": [FILES], "report": {"heading": ""}, "more_plan": [{**FILES, "measures": [{"text": "查找遗失的12卷档案"}, {"text": "安装库房监控"}]}],
         "ledger": {"heading": f"{HEADING}、档案管理混乱"}}, {"missing_in_ledger"}),
    # from above
    "a task told by the name of its programme": (
        {**facts("2022年至2024年，“四好农村路”任务186公里，完工142公里。", "2025年完成农村公路建设不少于30公里", "2025年完成农村公路建设不少于30公里"),
         "tasks": [{"heading": "加快补齐“四好农村路”短板，2025年底前完成农村公路建设不少于44公里"}]}, {"target_reduced"}),
    "fewer lifts than assigned": (
        {**facts("加装电梯计划42部，仅完成16部。", "年内累计完成电梯加装不少于30部", "年内累计完成电梯加装不少于30部"),
         "tasks": [{"heading": "加装电梯年内累计完成不少于35部"}]}, {"target_reduced"}),
    "a person whose name runs on, dealt with": (
        {"named": [{"heading": "接待办主任尚怀仁审核把关不严", "named_kind": "person", "requirement": ""}],
         "report": {"narrative": "约谈3个单位，清退52000元，给予接待办主任尚怀仁党内警告处分。"}}, set()),
    "a person whose name runs on, not dealt with": (
        {"named": [{"heading": "接待办主任尚怀仁审核把关不严", "named_kind": "person", "requirement": ""}]}, {"named_person_unanswered"}),
    "a task for all beside a problem of two": (
        {**facts("2名副总经理超标准配备办公用房，差旅超支3.37万元。", "腾退2名副总经理超标准办公用房", "腾退2名副总经理超标准办公用房"),
         "tasks": [{"heading": "组织对所属企业领导人员办公用房和公务用车情况进行全面清查"}]}, {"assigned_task_missing"}),
    "a named problem with what is asked": (
        {"feedback": {"detail": "通过分解项目、重复收费等方式违规收取患者费用326.4万元。"}, "plan": {"measures": [{"text": "向患者全额退还违规收取费用326.4万元"}]},
         "ledger": {"measures": [done("向患者全额退还违规收取费用326.4万元", "退费明细（326.4万元）")]}, "report": {"heading": ""},
         "named": [{"heading": "分解项目、重复收费问题群众反映强烈，要求一分不少退还群众", "named_kind": "issue", "requirement": ""}]}, set()),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_single_change(name):
    changes, expected = CASES[name]
    assert {kind for kind, _ in kinds(small(**changes))} == expected
