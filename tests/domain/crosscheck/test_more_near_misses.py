"""One problem or two, one change: targets, proof, titles, numbers of documents, sums; alarms and what only looks so."""
# ruff: noqa: E501 - a case reads best on its own line

from typing import Any

import pytest

from tests.domain.dossiers import HEADING, alarms, done, kinds, small

TALKS, MONEY = done("对3个单位逐一约谈", "约谈记录"), done("清退违规报销5.2万元", "银行回单（5.2万元）")
FILES = {"heading": "档案管理混乱", "detail": "12卷档案遗失。"}
BOTH: dict[str, Any] = {"more_feedback": [FILES], "report": {"heading": ""}}


def pair(plan: str, ledger: str, **more: Any) -> dict[str, Any]:
    """One measure as the plan and as the ledger has it."""
    return {"plan": {"measures": [{"text": plan}]}, "ledger": {"measures": [done(ledger, "检查报告")]}, **more}


def task(heading: str) -> dict[str, Any]:
    return {"tasks": [{"heading": heading}]}


def listed(heading: str, *measures: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"heading": heading, "status": "completed", "status_text": "已完成", "measures": [*measures], **more}


CASES: dict[str, tuple[dict[str, Any], set[str]]] = {
    # targets
    "less often": (pair("每月开展一次接待专项检查", "每季度开展一次接待专项检查"), {"target_reduced"}),
    "more often": (pair("每季度开展一次接待专项检查", "每月开展一次接待专项检查"), set()),
    "the same in other words": (pair("每个季度开展一次接待专项检查", "每季度开展一次接待专项检查"), set()),
    "a lower least number": (pair("全年开展接待专项检查不少于4次", "全年开展接待专项检查不少于2次"), {"target_reduced"}),
    "a lower number for a least one": (pair("开展接待专项检查4次以上", "开展接待专项检查2次"), {"target_reduced"}),
    "a higher least number": (pair("全年开展接待专项检查不少于2次", "全年开展接待专项检查不少于4次"), set()),
    "a smaller share": (pair("接待报销审核率达到100%", "接待报销审核率达到90%"), {"target_reduced"}),
    "less money than assigned": (
        {**pair("年底前压减接待费不低于30万元", "年底前压减接待费不低于30万元"),
         **task("年底前压减接待费不低于50万元，解决“公务接待管理不严格”的问题")}, {"target_reduced"}),
    "as much money as assigned": (
        {**pair("年底前压减接待费不低于50万元", "年底前压减接待费不低于50万元"),
         **task("年底前压减接待费不低于50万元，解决“公务接待管理不严格”的问题")}, set()),
    # what a measure deals with
    "objects dropped": (pair("清查接待费、会议费、培训费", "清查接待费"), {"measure_reworded"}),
    "one object dropped": (pair("对局机关和所属站所接待费开展清查", "对局机关接待费开展清查"), {"measure_reworded"}),
    "objects in another measure": (
        {"plan": {"measures": [{"text": "清查接待费、会议费"}]},
         "ledger": {"measures": [done("清查接待费", "清查报告"), done("清查会议费", "清查报告")]}}, set()),
    "a measure parted in two": (
        {"plan": {"measures": [{"text": "对3个单位、5名责任人进行约谈"}]},
         "ledger": {"measures": [done("对3个单位进行约谈", "记录"), done("对5名责任人进行约谈", "记录")]}}, set()),
    "narrowed to a part": (
        {"feedback": {"heading": "机关和下属事业单位公务接待管理不严格"}, "plan": {"heading": "机关和下属事业单位公务接待管理不严格"},
         "report": {"heading": ""}, "ledger": {"heading": "机关公务接待管理不严格"}}, {"reworded"}),
    "only the joining word left out": (
        {"feedback": {"heading": "机关和所属单位接待管理不严格"}, "plan": {"heading": "机关、所属单位接待管理不严格"},
         "report": {"heading": ""}, "ledger": {"heading": "机关所属单位接待管理不严格"}}, set()),
    # proof
    "proof still being gathered": ({"ledger": {"measures": [done("对3个单位逐一约谈", "正在整理"), MONEY]}}, {"evidence_missing"}),
    "proof of meetings only": (
        {"ledger": {"measures": [TALKS, done("清退违规报销5.2万元", "会议纪要、整改通知")]}}, {"result_unproven"}),
    "meetings and a receipt": (
        {"ledger": {"measures": [TALKS, done("清退违规报销5.2万元", "会议纪要、银行回单")]}}, set()),
    "minutes of a meeting that was the measure": (
        {**pair("召开专题会议研究清退工作", "召开专题会议研究清退工作"),
         "ledger": {"measures": [done("召开专题会议研究清退工作", "会议纪要")]}}, set()),
    "proof of meetings, not done yet": (
        {"ledger": {"closed": False, "status": "in_progress", "status_text": "正在推进",
                    "measures": [TALKS, done("清退违规报销5.2万元", "会议纪要", status="in_progress")]},
         "report": {"status": "in_progress", "status_text": "正在整改"}}, set()),
    "the same proof under two problems": (
        {**BOTH, "more_plan": [FILES],
         "ledger": {"measures": [done("对3个单位逐一约谈", "《专题会议纪要》〔2024〕5号"), MONEY]},
         "more_ledger": [listed("档案管理混乱", done("查找遗失的12卷档案", "《专题会议纪要》〔2024〕5号"))]}, {"evidence_repeated"}),
    "one regulation for two problems": (
        {**BOTH, "more_plan": [FILES],
         "ledger": {"measures": [done("对3个单位逐一约谈", "《机关内部管理办法》（某局发〔2024〕5号）"), MONEY]},
         "more_ledger": [listed("档案管理混乱", done("查找遗失的12卷档案", "《机关内部管理办法》（某局发〔2024〕5号）"))]}, set()),
    "proof of the same name": (
        {**BOTH, "more_plan": [FILES],
         "more_ledger": [listed("档案管理混乱", done("查找遗失的12卷档案", "约谈记录、照片"))]}, set()),
    "the same proof under one problem": (
        {"ledger": {"measures": [done("对3个单位逐一约谈", "《会议纪要》〔2024〕5号"), done("清退违规报销5.2万元", "《会议纪要》〔2024〕5号、回单")]}}, set()),
    # words
    "the same account of two problems": (
        {**BOTH, "more_plan": [FILES], "ledger": {"detail": "多次召开专题会议研究部署，细化责任分工，整改取得明显成效。"},
         "more_ledger": [listed("档案管理混乱", detail="多次召开专题会议研究部署，细化责任分工，整改取得明显成效。")]}, {"text_repeated"}),
    "the same measure of two problems": (
        {**BOTH, "more_plan": [FILES], "plan": {"measures": []},
         "ledger": {"measures": [done("组织业务骨干逐件核对往来票据和经办手续", "核对表")]},
         "more_ledger": [listed("档案管理混乱", done("组织业务骨干逐件核对往来票据和经办手续", "核对单"))]}, {"text_repeated"}),
    "only a set phrase in common": (
        {**BOTH, "more_plan": [FILES], "ledger": {"detail": "高度重视，逐一约谈3个单位，收回多报的餐费并登记入账。"},
         "more_ledger": [listed("档案管理混乱", detail="高度重视，查找遗失的档案12卷，重新编目上架。")]}, set()),
    "only words": (
        {"plan": {"measures": []}, "ledger": {"measures": [done("召开专题会议，传达学习接待规定", "材料"), done("印发通知，提高思想认识", "材料")]},
         "report": {"narrative": "召开专题会议，印发通知，组织学习。"}}, {"paper_only"}),
    "words and a deed": (
        {"plan": {"measures": []}, "ledger": {"measures": [done("召开专题会议，传达学习接待规定", "材料")]},
         "report": {"narrative": "召开专题会议，清退5.2万元。"}}, set()),
    "words for a matter of words": (
        {"feedback": {"heading": "理论学习不深入", "detail": "全年学习2次。"}, "plan": {"heading": "理论学习不深入", "measures": []},
         "ledger": {"heading": "理论学习不深入", "measures": [done("制定学习计划，组织集中学习", "材料")]}, "report": {"heading": ""}}, set()),
    # numbers of documents
    "another number of the same paper": (
        {"plan": {"measures": [{"text": "印发《公务接待管理办法》（某局发〔2024〕18号）"}]},
         "ledger": {"measures": [done("印发《公务接待管理办法》（某局发〔2024〕28号）", "办法")]}}, {"document_number_mismatch"}),
    "other brackets, the same number": (
        {"plan": {"measures": [{"text": "印发《公务接待管理办法》（某局发〔2024〕18号）"}]},
         "ledger": {"measures": [done("印发《公务接待管理办法》（某局发[2024]第18号）", "办法")]}}, set()),
    "two papers": (
        {"plan": {"measures": [{"text": "印发《公务接待管理办法》（某局发〔2024〕18号）、《报销管理办法》（某局发〔2024〕19号）"}]},
         "ledger": {"measures": [done("印发《公务接待管理办法》（某局发〔2024〕18号）、《报销管理办法》（某局发〔2024〕19号）", "办法")]}}, set()),
    "a number without a title": (
        {"plan": {"measures": [{"text": "按照某局发〔2024〕18号文件开展公务接待清查"}]},
         "ledger": {"measures": [done("按照某局发〔2024〕81号文件开展公务接待清查", "报告")]}}, {"document_number_mismatch"}),
    # people
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
    # sums
    "a rate too high": ({"declared": {"report": {"problems": 25, "completed": 19, "完成率": 80}}}, {"rate_mismatch"}),
    "a rate rounded": ({"declared": {"report": {"problems": 697, "completed": 688, "完成率": 98.7}}}, set()),
    "a rate with those basically done": (
        {"declared": {"report": {"problems": 25, "completed": 19, "basically_completed": 6, "完成率": 100}}}, {"rate_mismatch"}),
    "a rate of what is told one by one": ({"declared": {"report": {"完成率": 90}}}, {"rate_mismatch"}),
    "the right rate of what is told one by one": ({"declared": {"report": {"完成率": 100}}}, set()),
    "a ledger's rate without a number": ({"declared": {"ledger": {"完成率": 90}}}, set()),
    # joined and parted
    "two problems in one line, both dealt with": (
        {**BOTH, "more_plan": [{**FILES, "measures": [{"text": "查找遗失的12卷档案"}]}],
         "ledger": {"heading": f"{HEADING}、档案管理混乱", "measures": [TALKS, MONEY, done("查找遗失的12卷档案", "移交单")]}}, {"merged_in_ledger"}),
    "two problems in one line, one forgotten": (
        {**BOTH, "more_plan": [FILES], "ledger": {"heading": f"{HEADING}、档案管理混乱"}}, {"missing_in_ledger"}),
    "two problems in one item of the plan": (
        {**BOTH, "plan": {"heading": f"{HEADING}、档案管理混乱", "measures": [{"text": "对3个单位逐一约谈"}, {"text": "清退违规报销5.2万元"}, {"text": "查找遗失的12卷档案"}]},
         "more_ledger": [listed("档案管理混乱", done("查找遗失的12卷档案", "移交单"))]}, set()),
    "two problems in one statement": (
        {"more_feedback": [FILES], "more_plan": [FILES], "more_ledger": [listed("档案管理混乱")],
         "report": {"heading": f"{HEADING}以及档案管理较混乱"}}, set()),
    "one problem in two items of the plan with days of their own": (
        {"plan": {"heading": "3个单位超标准接待", "measures": [{"text": "对3个单位逐一约谈"}]},
         "more_plan": [{"heading": "违规报销5.2万元", "deadline_text": "2024年8月底", "deadline_iso": "2024-08-31", "measures": [{"text": "清退违规报销5.2万元"}]}],
         "ledger": {"heading": "3个单位超标准接待", "measures": [TALKS]},
         "more_ledger": [{**listed("违规报销5.2万元", MONEY), "deadline_text": "8月底", "deadline_iso": "2024-08-31"}]}, set()),
    # from above
    "a task with its office in brackets": (
        {**task("开展公务用车专项检查（县纪委牵头，某局配合）"), "more_plan": [{"heading": "开展公务用车专项检查", "measures": []}],
         "more_ledger": [listed("开展公务用车专项检查")]}, set()),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_single_change(name):
    changes, expected = CASES[name]
    assert {kind for kind, _ in kinds(small(**changes))} == expected


def test_an_item_that_answers_a_recommendation_is_not_held_against_a_problem():
    advice = "严格公务接待管理，规范报销审批。"
    papers = small(recommendations=[advice], more_plan=[{"heading": advice, "measures": []}])
    assert kinds(papers) == []


@pytest.mark.parametrize(("stated", "expected"), [(2, []), (3, []), (4, ["count_mismatch"])])
def test_measures_for_recommendations_may_be_counted_or_not(stated, expected):
    advice = {"heading": "严格公务接待管理，规范报销审批", "aspect": "意见建议", "measures": [{"text": "规范报销审批"}]}
    papers = small(
        recommendations=["严格公务接待管理，规范报销审批。"], more_plan=[advice],
        declared={"report": {"measures": stated}}, ledger={"heading": ""},
    )  # fmt: skip
    assert [kind for kind, _ in kinds(papers)] == expected


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


def renumbered(*numbers: int) -> list[Any]:
    names = ["公务接待不严", "档案遗失较多", "车辆私用频发", "资产长期闲置"]
    feedback = [{"heading": name, "detail": ""} for name in names]
    lines = [{"heading": name, "measures": [], "no": number} for name, number in zip(names, numbers, strict=True)]
    return small(
        feedback=feedback[0], more_feedback=feedback[1:], plan={"heading": ""}, report={"heading": ""},
        ledger=lines[0], more_ledger=lines[1:],
    )  # fmt: skip


def test_problems_that_change_places_are_told_once():
    (alarm,) = alarms(renumbered(1, 3, 2, 4))
    assert alarm.kind.identifier == "renumbered"
    assert "第2个编成第3" in alarm.description
    assert len(alarm.quotes) == 4


@pytest.mark.parametrize("numbers", [(1, 2, 3, 4), (4, 3, 2, 1), (1, 2, 1, 2), (11, 12, 13, 14)])
def test_an_order_of_its_own_is_no_renumbering(numbers):
    assert alarms(renumbered(*numbers)) == []


def inspected(days: str) -> list[Any]:
    papers = small()
    papers[0]["period"] = "2023-11-06至2023-12-29"
    papers[3]["period"] = days
    return papers


def test_other_days_of_the_inspection_are_told():
    (alarm,) = alarms(inspected("2023-11-06至2023-12-19"))
    assert alarm.kind.identifier == "inspection_date_mismatch"
    assert alarms(inspected("2023-11-06至2023-12-29")) == []


def test_another_team_than_that_of_the_feedback_is_told():
    papers = small()
    papers[0]["beside"] = ["第2段|县委第二巡察组对某局党组开展了巡察。"]
    papers[1]["beside"] = ["第2段|按照县委第二巡察组反馈意见，制定本方案。"]
    assert alarms(papers) == []
    papers[3]["beside"] = ["第3段|2023年，县委第三巡察组对我局开展了巡察。"]
    (alarm,) = alarms(papers)
    assert alarm.quotes == ("县委第二巡察组对某局党组开展了巡察", "县委第三巡察组对我局开展了巡察")


def aspects(stated: int) -> list[Any]:
    papers = small(declared={"plan": {"aspects": stated, "problems": 1}})
    papers[0]["problems"][0]["aspect"] = "落实方面"
    return papers


def test_another_number_of_aspects_is_told():
    assert kinds(aspects(1)) == []
    assert [kind for kind, _ in kinds(aspects(3))] == ["count_mismatch"]
