"""Another deed or another number than was promised, and what only looks like one; one change each."""
# ruff: noqa: E501 - a case reads best on its own line

from typing import Any

import pytest

from domain.crosscheck.kinds import KINDS
from domain.crosscheck.pairs import another_deed
from tests.domain.crosscheck.test_near_misses_of_more_sets import facts, told_twice
from tests.domain.dossiers import HEADING, alarms, done, kinds, small


def told(detail: str, measure: str, account: str) -> dict[str, Any]:
    """A finished measure with the ledger's account of it."""
    return facts(detail, measure, measure) | {
        "ledger": {"detail": account, "measures": [done(measure, "材料", progress=account)]}
    }


CASES: dict[str, tuple[dict[str, Any], set[str]]] = {
    # part and whole
    "some of all chosen": (
        facts("协管员183名，持证率低。", "清退不合格协管员11名", "清退不合格协管员11名", "解聘通知11份"), set()),
    "fewer of those that were chosen before": (
        facts("不合格协管员11名仍在岗。", "清退不合格协管员", "清退不合格协管员", account="已清退不合格协管员8名"), {"count_mismatch"}),
    "fewer sent to a course than are lacking": (
        facts("教练员缺额21名。", "选送20名教练员参加培训", "选送20名教练员参加培训", "结业证书20份"), set()),
    "two numbers of the feedback, one measure each": (
        facts("14个党支部书记述职流于形式，3个支部未换届。", "对14个党支部书记重新评议", "对14个党支部书记重新评议", "评议表", account="3个支部已换届"), set()),
    "more told of what grows by being told": (
        told_twice("全院填报过问案件记录9条。", "开展专项填报", "已填报", "填报过问案件记录67条。"), set()),
    "a rhythm is no number of times": (
        told_twice("巡查流于形式。", "开展巡查", "已开展巡查2次", "每季度开展巡查一次。"), set()),
    "a limit is no lower target": (
        {**facts("应急采购占比达52%。", "应急采购占比压降至15%以下", "应急采购占比压降至15%以下"),
         "tasks": [{"heading": "应急采购常态化，占比达52%"}]}, set()),
    "so many in one year": (
        facts("任职超过8年的中层干部17名。", "2024年交流中层干部12名，2025年全部到位", "2024年交流中层干部12名，2025年全部到位", "任免文件"), set()),
    "proof in pieces that make up the whole": (
        facts("217台积压轮椅。", "217台积压轮椅全部发放", "217台积压轮椅全部发放", "发放登记表3份（96台、75台、46台）"), set()),
    "the rest told in the account": (
        facts("违规发放轮椅83台。", "收回轮椅83台", "收回轮椅83台", "收回清单71台、报废审批表12份", account="收回71台，另有12台报废"), set()),
    "proof of less, and nothing of the rest": (
        facts("违规发放轮椅83台。", "收回轮椅83台", "收回轮椅83台", "收回清单71台"), {"count_mismatch"}),
    "proof of another thing in the same unit": (
        facts("54张接待清单未列明人数。", "退缴超标准费用", "退缴超标准费用", "收据8张"), set()),
    "each count with its own deed": (
        told_twice("3家组织等级不实。", "重新评估等级", "2家降为2A，1家取消等级", "2家降级、1家取消等级。"), set()),
    "some of the money, still under way": (
        {**facts("资产闲置，账面价值1.24亿元。", "盘活闲置资产", "盘活闲置资产", account="盘活资产账面价值7380万元"),
         "ledger": {"measures": [], "detail": "盘活资产账面价值7380万元", "status": "in_progress", "status_text": "正在推进", "closed": False}}, set()),
    "metres and kilometres in letters": (
        facts("管网老化。", "改造管网126公里，增加供水5万立方米", "改造管网126km，增加供水5万m³", "验收报告"), set()),
    "a file for each is no number": (
        facts("217处工程失修。", "建立工程“一处一档”", "建立工程“一处一档”", "档案217份"), set()),
    "two numbers of two deeds, one of them otherwise": (
        told_twice("围标串标。", "核查线索", "核查57条、移送39条", "核查57条，移送36条。"), {"count_mismatch"}),
    "two numbers of two deeds": (
        told_twice("围标串标。", "核查线索", "核查57条、移送39条", "核查57条，移送39条。"), set()),
    "a certificate for each": (
        facts("13樘防护门不合格。", "13樘防护门全部更换", "13樘防护门全部更换", "更换验收单11份"), {"count_mismatch"}),
    "a certificate for all": (facts("13樘防护门不合格。", "13樘防护门全部更换", "13樘防护门全部更换", "验收单1份"), set()),
    "a rhythm within a name": (
        facts("质量不高。", "建立执法质量月考评机制", "建立执法质量季度考评机制"), {"target_reduced"}),
    "the same rhythm within a name": (
        facts("质量不高。", "建立执法质量月度考评机制", "建立执法质量月考评机制"), set()),
    "a month is no rhythm": (facts("质量不高。", "组织12月检查", "组织年度检查"), set()),
    "ended on a day of its own, and not proven": (
        {**facts("质量不高。", "建立制度", "建立制度"),
         "ledger": {"status": "in_progress", "status_text": "正在推进", "closed": False, "measures": [
             done("建立制度", "", status="unstated", completed_on_iso="2024-06-20"), done("开展检查4次", "检查表", status="in_progress")]}},
        {"evidence_missing"}),
    "at least once a quarter": (
        facts("研讨少。", "每季度至少开展一次集中研讨", "每季度开展一次集中研讨"), set()),
    "the rest of them closed down": (
        told("19座加油站无证。", "19座加油站证照整改", "17座已换证，2座停业"), set()),
    "the rest of them out of use": (
        told("19座加油站无证。", "19座加油站证照整改", "17座已换证，2座停用"), {"closed_with_gap"}),
    "money that nobody can pay back any more": (
        told("多发补贴14.19万元。", "追回多发补贴14.19万元", "追回13.86万元，剩余0.33万元涉及3户，当事人死亡无法追回，已按程序核销"), set()),
    "so much from each of two": (
        told("超标被罚52万元。", "扣减服务费52万元", "从一季度、二季度服务费中各扣减26万元"), set()),
    "more than was planned, as the ledger says": (
        told_twice("宣传不够。", "开展宣传60场次", "已开展宣传64场次", "开展宣传64场次。"), set()),
    "to be raised from so many": (
        told_twice("开通病种3个。", "开通病种由3个增至10个", "已开通病种10个", "开通病种10个。"), set()),
    "those of two sorts together": (
        told_twice("人员短缺。", "招录医学、财务人员", "招录医学5名、财务2名", "招录医学、财务专业7名。"), set()),
    "the wicked ones of all": (
        facts("对1364家机构检查不够。", "将12家严重违规机构移送", "将12家严重违规机构移送", "移送书12份"), set()),
    "sanctioned by a change of post": (facts("采购舞弊。", "对3名负责人立案查处", "对3名负责人组织调整"), {"measure_reworded"}),
    "fewer sorts": (facts("指标不细。", "编制柑橘等6类作物指标", "编制柑橘等4类作物指标", "指标"), {"count_mismatch"}),
    "closed or mended, as the measure says": (
        told("3个网站不规范。", "3个网站整改到位或关停", "关停1个、改版2个"), set()),
    "one paper under two names and numbers": (
        {**facts("兼职混乱。", "建立兼职备案制度", "建立兼职备案制度", "某局发〔2024〕19号"),
         "report": {"narrative": "印发《兼职备案管理办法》（某局发〔2024〕91号）。"}}, {"document_number_mismatch"}),
    "a figure of a number fell out": (
        {**facts("采购混乱。", "完善采购规定", "完善采购规定", "某局发〔2024〕9号"),
         "report": {"narrative": "完善采购规定（某局发〔2024〕19号）。"}}, {"document_number_mismatch"}),
    "a number in the column of the state": (
        {**facts("兼职混乱。", "建立兼职备案制度", "建立兼职备案制度"),
         "ledger": {"measures": [done("建立兼职备案制度", "制度", status_text="某局发〔2024〕19号")]},
         "report": {"narrative": "印发《兼职备案管理办法》（某局发〔2024〕91号）。"}}, {"document_number_mismatch"}),
    "the main ones of so many": (
        facts("217艘货船失管。", "对217艘货船逐船核查", "对重点货船逐船核查", "核查表", account="核查217艘"), {"measure_reworded"}),
    "less than so much or more": (told("台账过多。", "台账压减50%以上", "压减37%"), {"closed_with_gap"}),
    "a letter for each that is handed over": (
        facts("3家公司围标。", "将3家公司移送公安机关", "将3家公司移送公安机关", "移送函2份"), {"count_mismatch"}),
    "a letter for each, and as many sanctioned beside them": (
        facts("3家公司围标。", "将3家公司移送公安机关", "将3家公司移送公安机关", "移送函2份") | {
            "ledger": {"detail": "已移送3家。处分2人。", "measures": [
                done("将3家公司移送公安机关", "移送函2份", progress="已移送3家"), done("处分2名责任人", "决定", progress="处分2人")]}},
        {"count_mismatch"}),
    "a record for each batch": (
        facts("26批次样品未立案。", "对26批次样品逐一补查", "对26批次样品逐一补查", "补查记录22份"), {"count_mismatch"}),
    "the state before and the day of another column left out": (
        facts("减免慢。", "资金兑现给1317户，由每年申报改为“免申即享”，2024年10月底前完成", "资金兑现给1317户，改为“免申即享”"), set()),
    # suspended
    "to suspend a right is a deed": (
        told_twice("评标专家失管。", "处理专家", "", "暂停评标资格28名，处理完毕。"), set()),
    "work suspended": (told_twice("道路失修。", "修复道路", "", "施工暂停。"), {"status_mismatch", "closed_with_gap"}),
    # papers that are the deed
    "an order to stop, to stop": (facts("11台车离线。", "对11台离线车辆停运整改", "对11台离线车辆停运整改", "停运通知书11份"), set()),
    "an order to stop, to pay back": (
        facts("5家机构违规收费。", "关停5家机构，清退超标准收费", "关停5家机构，清退超标准收费", "关停通知书"), {"result_unproven"}),
    "a notice of something else": (
        facts("11台车损坏。", "11台车维修到位", "11台车维修到位", "停运通知书11份"), {"result_unproven"}),
    "amended, and only studied": (
        facts("议事混乱。", "修订党组工作规则", "学习党组工作规则", "规则"), {"measure_missing", "paper_only"}),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_single_change(name):
    changes, expected = CASES[name]
    assert {kind for kind, _ in kinds(small(**changes))} == expected


def named(heading: str) -> dict[str, Any]:
    return {"heading": heading, "named_kind": "matter", "requirement": ""}


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


def test_a_day_put_off_with_leave_is_told_as_something_to_be_looked_at_last():
    late = {"deadline_text": "2024年12月底", "deadline_iso": "2024-12-31"}
    without, told = (
        next(alarm for alarm in alarms(small(ledger={**late, "detail": detail})) if "时限" in alarm.description)
        for detail in ("", "经县委巡察办同意，时限延至2024年12月底")
    )
    assert ("没有说明" in without.description, "核对批准件" in told.description) == (True, True)
    assert told.quotes[-1] == "经县委巡察办同意，时限延至2024年12月底"
    assert told.weight == without.weight // 2


@pytest.mark.parametrize(
    ("detail", "measures", "found"),
    [
        ("9项事项未经前置研究。", ["组织学习前置研究规定", "下发加强前置研究的提示函"], True),
        ("27次党委会未形成纪要。", ["召开专题民主生活会深刻剖析", "党委中心组专题学习民主集中制"], True),
        ("廉政谈话由办公室代写。", ["召开党风廉政会议", "学习主体责任规定"], True),
        ("三会一课参会率低。", ["召开支委会研究支部建设", "印发严格组织生活的通知"], True),
        ("三会一课参会率低。", ["召开支委会，补开三会一课", "印发严格组织生活的通知"], False),
        ("职工集资款176万元未退。", ["召开职工座谈会", "制定清退方案"], True),
        ("职工集资款176万元未退。", ["召开职工座谈会", "清退集资款176万元"], False),
        ("大额支出未经集体研究。", ["召开党组会研究大额支出"], False),
        ("13项事项以校长办公会代替党委会决策。", ["学习负责制有关文件", "召开专题会议研究部署"], True),
        ("14项投资未经前置研究。", ["学习前置研究规定", "召开专题会对14项投资进行通报"], True),
        ("研究事务性工作占七成。", ["加强学习教育。组织学习党组条例", "强化思想认识。召开党组会部署"], True),
        ("谈话流于形式。", ["召开会议部署谈话工作", "学习谈话规定"], False),
    ],
)
def test_a_matter_answered_by_talk_of_it_stays_on_paper(detail, measures, found):
    papers = small(
        feedback={"detail": detail},
        plan={"measures": [{"text": text} for text in measures]},
        ledger={"measures": [done(text, "记录") for text in measures]},
        report={"heading": ""},
    )
    assert ("paper_only" in dict(kinds(papers))) is found


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


@pytest.mark.parametrize(("as_of", "told"), [("2024-09-20", False), ("2024-09-10", True)])
def test_work_that_goes_on_may_have_grown_by_the_day_of_the_later_paper(as_of, told):
    running = {"status": "in_progress", "status_text": "正在推进"}
    papers = small(
        feedback={"detail": "应收财政补助1836万元。"},
        plan={"measures": [{"text": "收回财政补助1836万元"}]},
        ledger={**running, "closed": False, "detail": "收回财政补助1542万元", "measures": []},
        report={**running, "narrative": "收回财政补助1683万元。"},
    )
    for paper in papers:
        if paper["kind"] == "rectification_report":
            paper["as_of"] = as_of
    assert ("amount_mismatch" in dict(kinds(papers))) is told


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


@pytest.mark.parametrize(("done_on", "told"), [("2024-06-20", True), ("2024-04-20", False)])
def test_a_plan_later_than_the_day_named_from_above_is_told_unless_it_was_done_by_then(done_on, told):
    matter = named(HEADING) | {"deadline_text": "2024年4月底", "deadline_iso": "2024-04-30"}
    deeds = [done("约谈公务接待经办人", "约谈记录", completed_on_iso=done_on)]
    papers = small(named=[matter], plan={"measures": [{"text": "约谈公务接待经办人"}]}, ledger={"measures": deeds})
    assert ("deadline_extended" in dict(kinds(papers))) is told


@pytest.mark.parametrize("changed", ["公务接待存在不严格现象", "公务接待管理需要进一步加强", "公务接待管理有疏漏"])
def test_a_problem_made_a_sign_or_a_need_is_softened(changed):
    (alarm,) = alarms(small(ledger={"heading": changed}))
    assert "语气变轻" in alarm.description
