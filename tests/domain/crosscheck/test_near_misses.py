"""One problem, one change: what is an alarm and what only looks like one."""
# ruff: noqa: E501 - a case reads best on its own line

from typing import Any

import pytest

from tests.domain.dossiers import HEADING, alarms, done, kinds, small


def measures(*texts: str) -> dict[str, Any]:
    return {"measures": [done(text, "材料") for text in texts]}


TALKS, MONEY = done("对3个单位逐一约谈", "约谈记录"), done("清退违规报销5.2万元", "银行回单（5.2万元）")
FILES = {"heading": "档案管理混乱", "detail": "12卷档案遗失。"}

# name: (changes, kinds that must be found)
CASES: dict[str, tuple[dict[str, Any], set[str]]] = {
    # headings
    "made milder": ({"ledger": {"heading": "公务接待管理还不够严格"}}, {"reworded"}),
    "made milder by some": ({"ledger": {"heading": "个别公务接待管理不严格"}}, {"reworded"}),
    "hard word dropped": (
        {"feedback": {"heading": "违规公务接待问题严重"}, "plan": {"heading": "违规公务接待问题严重"},
         "report": {"heading": "违规公务接待问题严重"}, "ledger": {"heading": "公务接待问题"}},
        {"reworded"},
    ),
    "number dropped from the heading": (
        {"feedback": {"heading": "3个单位公务接待超支"}, "plan": {"heading": "3个单位公务接待超支"},
         "report": {"heading": "3个单位公务接待超支"}, "ledger": {"heading": "单位公务接待超支"}},
        {"reworded"},
    ),
    "another wording": ({"ledger": {"heading": "公务接待制度学习掌握"}}, {"reworded"}),
    "number dropped from the facts": (
        {"ledger": {"detail": "单位超标准接待，违规报销。"}}, {"reworded"}),
    "facts made milder": (
        {"ledger": {"detail": "个别的3个单位超标准接待，违规报销5.2万元。"}}, {"reworded"}),
    "facts told in full": ({"ledger": {"detail": "三个单位超标准接待，违规报销52000元。"}}, set()),
    "的问题 added": ({"ledger": {"heading": "关于“公务接待管理不严格”的问题"}}, set()),
    "words in another order": ({"ledger": {"heading": "管理公务接待不严格"}}, set()),
    "numbered": ({"ledger": {"heading": "（一）公务接待管理不严格"}}, set()),
    "shorter form": (
        {"feedback": {"heading": "落实公务接待管理规定不严格"}, "plan": {"heading": "落实公务接待管理规定不严格"},
         "report": {"heading": "落实公务接待管理规定不严格"}, "ledger": {"heading": "公务接待管理不严格"}}, set()),
    "one line for each fact": (
        {"more_ledger": [{"heading": "3个单位超标准接待", "status": "completed", "status_text": "已完成", "measures": []}]}, set()),
    # measures
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
    # money
    "digits turned round": ({"ledger": measures("对3个单位逐一约谈", "清退违规报销2.5万元")}, {"amount_mismatch"}),
    "point moved": ({"ledger": measures("对3个单位逐一约谈", "清退违规报销0.52万元")}, {"amount_mismatch"}),
    "other amount in the report": ({"report": {"narrative": "清退违规报销5.0万元。"}}, {"amount_mismatch"}),
    "other amount in the task": (
        {"tasks": [{"heading": "清退违规报销5.3万元，解决“公务接待管理不严格”的问题"}]}, {"amount_mismatch"}),
    "parts that add up": ({"report": {"narrative": "清退违规报销3万元，其余2.2万元抵扣绩效。"}}, set()),
    "a sum of two amounts of the feedback": (
        {"feedback": {"detail": "3个单位超标准接待，违规报销餐费5.2万元、违规报销住宿费3万元。"},
         "report": {"narrative": "对3个单位逐一约谈，清退违规报销8.2万元。"}}, set()),
    "another kind of money": ({"report": {"narrative": "逐一约谈3个单位，清退违规报销5.2万元，压减接待预算40万元。"}}, set()),
    "less money while still at it": (
        {"report": {"narrative": "已清退违规报销3.1万元。", "status": "in_progress", "status_text": "正在整改"},
         "ledger": {"status": "in_progress", "closed": False,
                    "measures": [TALKS, done("清退违规报销5.2万元", "回单（3.1万元）", status="in_progress")]}},
        set(),
    ),
    # counts
    "fewer in the ledger": ({"ledger": measures("对2个单位逐一约谈", "清退违规报销5.2万元")}, {"count_mismatch"}),
    "fewer in the report": ({"report": {"narrative": "约谈2个单位，清退违规报销5.2万元。"}}, {"count_mismatch"}),
    "target lowered": (
        {"plan": {"measures": [{"text": "全年开展接待专项检查4次"}]}, "ledger": measures("全年开展接待专项检查2次")},
        {"count_mismatch"},
    ),
    "proof and report count otherwise": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", "约谈通报3期"), MONEY]},
         "report": {"narrative": "对3个单位逐一约谈，印发约谈通报5期，清退5.2万元。"}},
        {"count_mismatch"},
    ),
    "written numerals": ({"report": {"narrative": "约谈三个单位，清退违规报销5.2万元。"}}, set()),
    "more measures than listed": ({"declared": {"report": {"measures": 9}}}, {"count_mismatch"}),
    "as many measures as listed": ({"declared": {"report": {"measures": 2}, "plan": {"problems": 1}}}, set()),
    "other number of problems": ({"declared": {"report": {"problems": 2}}}, {"count_mismatch"}),
    "a total that is no number": ({"declared": {"report": {"problems": "若干"}}}, set()),
    "more done than told": ({"declared": {"report": {"completed": 2}}}, {"count_mismatch"}),
    "a total of what is not told one by one": ({"declared": {"report": {"problems": 30, "completed": 25}}}, set()),
    "sum does not add up": (
        {"declared": {"report": {"problems": 1, "completed": 1, "basically_completed": 0, "long_term": 1}}},
        {"count_mismatch"},
    ),
    # states
    "basically done in the report": (
        {"report": {"status": "basically_completed", "status_text": "基本完成"}}, {"status_mismatch", "closed_with_gap"}),
    "report belies itself": (
        {"report": {"narrative": "逐一约谈3个单位，部分违规报销尚未清退。"}}, {"status_mismatch", "closed_with_gap"}),
    "report without a status, still at it": (
        {"report": {"status": "unstated", "status_text": "", "narrative": "正在逐一约谈3个单位。"}},
        {"status_mismatch", "closed_with_gap"}),
    "report without a status": ({"report": {"status": "unstated", "status_text": ""}}, set()),
    "done and kept up": (
        {"report": {"status_text": "已完成并长期坚持", "long_term": True},
         "ledger": {"status_text": "已完成，长期坚持", "long_term": True}}, set()),
    "kept up for long": (
        {"ledger": {"status": "in_progress", "status_text": "持续推进", "closed": False, "measures": []},
         "report": {"status": "long_term", "status_text": "长期坚持", "long_term": True}}, set()),
    "one measure not done": (
        {"ledger": {"measures": [TALKS, done("清退违规报销5.2万元", "单据", status="not_completed")]}},
        {"status_mismatch", "closed_with_gap"}),
    "closed though going on": (
        {"ledger": {"status": "in_progress", "status_text": "正在推进", "measures": []},
         "report": {"status": "in_progress", "status_text": "正在推进"}}, {"closed_with_gap"}),
    "closed though the line says so": (
        {"ledger": {"status": "in_progress", "status_text": "正在推进", "measures": []},
         "report": {"status": "unstated", "status_text": ""}}, {"closed_with_gap"}),
    "closed by the report, open in the ledger": (
        {"ledger": {"closed": False}, "report": {"closed": True}}, {"status_mismatch"}),
    "the line that lags behind counts": (
        {"more_ledger": [{"heading": "3个单位超标准接待", "status": "in_progress", "status_text": "正在推进", "measures": []}],
         "ledger": {"closed": False}, "report": {"status": "in_progress", "status_text": "正在整改"}}, set()),
    # proof
    "no proof": ({"ledger": {"measures": [done("对3个单位逐一约谈", None), MONEY]}}, {"evidence_missing"}),
    "proof to come": ({"ledger": {"measures": [done("对3个单位逐一约谈", "待补"), MONEY]}}, {"evidence_missing"}),
    "no proof needed yet": (
        {"ledger": {"status": "in_progress", "closed": False,
                    "measures": [done("对3个单位逐一约谈", None, status="in_progress"), MONEY]},
         "report": {"status": "in_progress"}}, set()),
    "no proof, status of the line": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", None, status="unstated"), MONEY]}}, {"evidence_missing"}),
    "no column for proof": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", None), done("清退违规报销5.2万元", None)]}}, set()),
    "proof of less": (
        {"ledger": {"measures": [TALKS, done("清退违规报销5.2万元", "回单（3万元）")]}},
        {"evidence_amount_short"}),
    "proof in two parts": (
        {"ledger": {"measures": [TALKS, done("清退违规报销5.2万元", "回单（3万元）、回单（22000元）")]}}, set()),
    "proof of less than the feedback asks": (
        {"plan": {"measures": [{"text": "对3个单位逐一约谈"}, {"text": "全额清退违规报销资金"}]},
         "ledger": {"measures": [TALKS, done("全额清退违规报销资金", "回单（3万元）")]}},
        {"evidence_amount_short"}),
    "proof of all the feedback asks": (
        {"plan": {"measures": [{"text": "对3个单位逐一约谈"}, {"text": "全额清退违规报销资金"}]},
         "ledger": {"measures": [TALKS, done("全额清退违规报销资金", "回单5.2万元")]}}, set()),
    "proof of other money": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", "罚款收据（1万元）"), MONEY]}}, set()),
    "one of several amounts proven": (
        {"feedback": {"detail": "3个单位超标准接待，违规报销5.2万元，欠付餐费9万元。"},
         "plan": {"measures": [{"text": "对3个单位逐一约谈"}, {"text": "清退违规报销"}]},
         "ledger": {"measures": [TALKS, done("清退违规报销", "回单5.2万元")]}}, set()),
    # dates
    "plan of the day of the feedback": ({"document_date": "2024-04-30", "plan_date": "2024-04-30"}, set()),
    "plan from before the feedback": ({"document_date": "2024-04-30", "plan_date": "2024-04-12"}, {"date_before_feedback"}),
    "proof from before": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", "约谈记录（2024年3月1日）"), MONEY]}}, {"date_before_feedback"}),
    "state from before": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", "约谈记录、整改前台账（2023年5月6日）"), MONEY]}}, set()),
    "done before": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", "记录", completed_on_iso="2024-03-01"), MONEY]}},
        {"date_before_feedback"}),
    "done at once during the inspection": (
        {"ledger": {"deadline_immediate": True,
                    "measures": [done("对3个单位逐一约谈", "记录", completed_on_iso="2024-03-01"), MONEY]}}, set()),
    "done after the cut-off": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", "记录", completed_on_iso="2024-12-01"), MONEY]}}, {"date_after_cutoff"}),
    "proof after the cut-off": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", "记录（2024年12月1日）"), MONEY]}}, {"date_after_cutoff"}),
    "proof with a number of the year before": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", "某局发〔2023〕51号通报"), MONEY]}}, {"date_before_feedback"}),
    "proof with a number of this year": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", "某局发〔2024〕51号通报"), MONEY]}}, set()),
    "proof of a month after the cut-off": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", "记录3份（2024年12月）"), MONEY]}}, {"date_after_cutoff"}),
    "proof of the month of the cut-off": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", "记录3份（2024年9月）"), MONEY]}}, set()),
    "another day in the report": (
        {"report": {"narrative": "2024年5月2日清退违规报销52000元，约谈3个单位。"}}, {"date_mismatch"}),
    "the same day in the report": (
        {"report": {"narrative": "2024年6月20日清退违规报销52000元，约谈3个单位。"}}, set()),
    "another day of the facts": (
        {"feedback": {"detail": "2022年5月16日3个单位超标准接待，违规报销5.2万元。"},
         "ledger": {"detail": "2022年5月26日3个单位超标准接待，违规报销5.2万元。"}}, {"date_mismatch"}),
    "another day of the feedback": ({"feedback_date": "2024-03-28"}, {"date_mismatch"}),
    "the day of the feedback": ({"feedback_date": "2024-03-18"}, set()),
    # deadlines
    "later than planned": (
        {"ledger": {"deadline_text": "2024年8月", "deadline_iso": "2024-08-31"}}, {"deadline_extended"}),
    "a year left out and guessed wrongly": (
        {"ledger": {"deadline_text": "6月底前", "deadline_iso": "2025-06-30"}}, set()),
    "earlier than planned": (
        {"ledger": {"deadline_text": "2024年5月", "deadline_iso": "2024-05-31"}}, set()),
    "no day any more": (
        {"ledger": {"deadline_text": "长期坚持", "deadline_iso": None, "deadline_long_term": True}}, {"deadline_extended"}),
    "put off": (
        {"ledger": {"deadline_text": "2024.6（申请延期至2024.8）", "deadline_extended_to": "2024-08-31"}}, {"deadline_extended"}),
    "put off with leave": (
        {"ledger": {"deadline_text": "2024.6（经县委巡察办批准延期至2024.8）", "deadline_extended_to": "2024-08-31"}}, set()),
    "plan later than the task": (
        {"tasks": [{"heading": f"解决“{HEADING}”的问题", "deadline_text": "2024年5月底", "deadline_iso": "2024-05-31"}]},
        {"deadline_extended"}),
    # people
    "another leader": ({"ledger": {"responsible": {"lead_officer": "吴克", "lead_dept": "办公室"}}}, {"responsible_changed"}),
    "nobody in particular": ({"ledger": {"responsible": {"lead_officer": "班子成员", "lead_dept": "办公室"}}}, {"responsible_changed"}),
    "another office": ({"ledger": {"responsible": {"lead_officer": "周行", "lead_dept": "财务股"}}}, {"responsible_changed"}),
    "titles and longer names": (
        {"ledger": {"responsible": {"lead_officer": "党组成员、副局长周行", "lead_dept": "局办公室"}}}, set()),
    "one of two lines names the leader": (
        {"more_ledger": [{"heading": "3个单位超标准接待", "responsible": {"lead_officer": "吴克"}, "measures": []}]}, set()),
    "nobody named": ({"ledger": {"responsible": {}}}, set()),
    # what is asked from above
    "recommendation left open": ({"recommendations": ["健全内部控制制度，定期开展专项审计。"]}, {"recommendation_unanswered"}),
    "recommendation answered": (
        {"recommendations": ["健全内部控制制度，定期开展专项审计。"],
         "more_plan": [{"heading": "健全内部控制制度", "aspect": "落实意见建议方面", "measures": []}]}, set()),
    "wrong number of recommendations": (
        {"recommendations": ["健全内部控制制度，定期开展专项审计。"], "declared": {"plan": {"recommendations": 3}},
         "more_plan": [{"heading": "健全内部控制制度，定期开展专项审计", "measures": []}]}, {"count_mismatch"}),
    "task left out": ({"tasks": [{"heading": "开展全县公务用车专项检查"}]}, {"assigned_task_missing"}),
    "task planned and not listed": (
        {"tasks": [{"heading": "开展全县公务用车专项检查"}],
         "more_plan": [{"heading": "开展全县公务用车专项检查", "measures": []}]}, {"assigned_task_missing"}),
    "task, no plan and no ledger": (
        {"tasks": [{"heading": "开展全县公务用车专项检查"}], "plan": {"heading": ""}, "ledger": {"heading": ""}}, set()),
    "matter near a problem that nobody touched": (
        {"named": [{"heading": "公务接待中心大楼违规出租", "named_kind": "matter", "requirement": "收回"}]}, {"named_matter_unanswered"}),
    "matter near a problem and touched": (
        {"named": [{"heading": "公务接待中心大楼违规出租", "named_kind": "matter", "requirement": "收回"}],
         "plan": {"measures": [{"text": "对3个单位逐一约谈"}, {"text": "清退违规报销5.2万元，收回违规出租的接待中心大楼"}]},
         "ledger": {"measures": [TALKS, done("清退违规报销5.2万元，收回违规出租的接待中心大楼", "回单、交接单")]}}, set()),
    "task taken up": (
        {"tasks": [{"heading": "开展全县公务用车专项检查"}],
         "plan": {"measures": [{"text": "对3个单位逐一约谈"}, {"text": "清退违规报销5.2万元"}, {"text": "开展公务用车专项检查"}]},
         "ledger": {"measures": [TALKS, MONEY, done("开展公务用车专项检查", "检查表")]}}, set()),
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
    # left out
    "not in the plan": ({"more_feedback": [FILES], "more_ledger": [{**FILES, "detail": ""}]}, {"missing_in_plan", "missing_in_report"}),
    "not in the ledger": ({"more_feedback": [FILES], "more_plan": [FILES]}, {"missing_in_ledger", "missing_in_report"}),
    "no report": ({"report": {"heading": ""}}, set()),
    "no ledger": ({"ledger": {"heading": ""}}, set()),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_single_change(name):
    changes, expected = CASES[name]
    assert {kind for kind, _ in kinds(small(**changes))} == expected


def test_headings_that_are_themes_throughout_are_not_called_reworded():
    names = ["接待管理", "档案管理", "车辆管理", "资产管理"]
    feedback = [{"heading": f"公务{name}不严格", "detail": ""} for name in names]
    themes = [{"heading": f"切实加强单位公务{name}", "measures": []} for name in names]
    changes = {"feedback": feedback[0], "more_feedback": feedback[1:]}
    themed = small(**changes, plan=themes[0], more_plan=themes[1:], ledger={"heading": ""}, report={"heading": ""})
    assert kinds(themed) == []


def test_a_measure_that_stands_for_another_is_paired_once():
    twice = {"measures": [done("对3个单位逐一约谈", "记录"), done("对3个单位逐一约谈", "记录")]}
    assert {kind for kind, _ in kinds(small(ledger=twice))} == {"measure_missing"}


def test_descriptions_name_both_values():
    (alarm,) = alarms(small(ledger=measures("对3个单位逐一约谈", "清退违规报销2.5万元")))
    assert "5.2万元" in alarm.description
    assert "2.5万元" in alarm.description
    (short,) = alarms(small(ledger={"measures": [TALKS, done("清退违规报销5.2万元", "回单（800元）")]}))
    assert "佐证只有800元，相差5.12万元，台账却已标为销号" in short.description
