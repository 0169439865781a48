"""What further sets taught: a bank, a broadcaster, a civil affairs bureau, a development zone; one change each."""
# ruff: noqa: E501 - a case reads best on its own line

from typing import Any

import pytest

from tests.domain.dossiers import done, kinds, small


def facts(detail: str, plan: str, listed: str, proof: str = "检查表", **more: Any) -> dict[str, Any]:
    """Other facts, with one measure as the plan and as the ledger has it; no report unless one is given."""
    account = more.pop("account", "")
    return {
        "feedback": {"detail": detail},
        "plan": {"measures": [{"text": plan}]},
        "ledger": {"measures": [done(listed, proof)], "detail": account},
        "report": {"heading": ""},
    } | more


def told_twice(detail: str, measure: str, ledger: str, report: str) -> dict[str, Any]:
    """The same work as the ledger and as the report tell of it."""
    return facts(detail, measure, measure, account=ledger, report={"narrative": report})


CASES: dict[str, tuple[dict[str, Any], set[str]]] = {
    # limits and targets
    "the same words with less money": (
        facts("欠缴租金230万元。", "追缴剩余租金122万元", "追缴剩余租金85万元", account="已追缴"), {"amount_mismatch"}),
    "a number of the plan's own, told once more by the report": (
        told_twice("抽查4个站点，3个站点油品短缺。", "对全区16个站点油品逐一盘点，对3个站点负责人问责", "", "对全区16个站点油品逐一盘点。"), set()),
    "so many times each": (
        told_twice("巡查流于形式。", "每季度召开一次巡查调度会", "一、二季度各召开2次，共4次", "召开巡查调度会4次。"), set()),
    "paid back in two batches": (
        told_twice("违规发放夜班津贴4.6万元。", "清退夜班津贴4.6万元", "", "分两批清退夜班津贴46000元。"), set()),
    "to be paid back over three years": (
        told_twice("违规发放夜班津贴4.6万元。", "清退夜班津贴4.6万元", "", "分三年清退夜班津贴46000元。"),
        {"status_mismatch", "closed_with_gap"}),
    "a line of a list with a number of things": (
        facts("26件案件超审限。", "26件案件全部审结", "26件案件全部审结", account="1.26件已审结\n2.已通报"), set()),
    "finished after its own day": (
        {"plan": {"deadline_iso": "2024-05-31"}, "ledger": {"deadline_iso": "2024-05-31", "deadline_text": "5月底"}},
        {"deadline_extended"}),
    "finished after a day that was put off with leave": (
        {"plan": {"deadline_iso": "2024-05-31"},
         "ledger": {"deadline_iso": "2024-05-31", "deadline_text": "5月底（经批准延期）"}}, set()),
    "nothing but talks about who was to be looked at": (
        facts("5人未按规定开展查核。", "召开组工会议传达条例", "召开组工会议传达条例", "会议记录"), {"paper_only"}),
    "a study about what was not studied": (
        facts("5名班子成员未参加学习。", "召开组工会议传达条例", "召开组工会议传达条例", "会议记录"), set()),
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
    # rates
    "another rate in the report than in the ledger": (
        told_twice("不良率5.3%。", "对大额贷款逐笔排查风险", "不良率3.86%", "不良率由5.3%降至3.68%。"), {"count_mismatch"}),
    "the same rate rounded": (
        told_twice("不良率5.3%。", "对大额贷款逐笔排查风险", "不良率3.86%", "不良率由5.3%降至3.9%。"), set()),
    # what stands in the books
    "a balance that went down": (
        told_twice("房地产贷款余额23.7亿元，占比过高。", "压降房地产贷款", "贷款余额19.4亿元", "房地产贷款余额压降至19.4亿元。"), set()),
    "an income that went down and up again": (
        told_twice("广告收入由7.92亿元下降到3.05亿元。", "制定广告经营三年计划", "", "广告收入3.4亿元，同比增长11.5%。"), set()),
    # digits changed about
    "an amount with two digits changed about": (
        told_twice("8档节目未经集体决策，涉及合同金额5621万元。", "对8档节目合同全面清理", "", "清理8档节目合同，涉及金额5612万元。"), {"amount_mismatch"}),
    "two amounts of the same digits, told apart": (
        told_twice("甲项目超概算5621万元，乙项目超概算5612万元。", "对2个项目专项审计", "", "对超概算5612万元的乙项目完成审计。"), set()),
    # counts
    "a whole of which only some are at fault": (
        facts("全县13家养老机构中有6家消防验收未通过。", "督促6家养老机构完成消防整改", "督促6家养老机构完成消防整改", account="4家养老机构已通过消防验收，2家自行关停"), set()),
    "fewer in the account than in the finished measure": (
        facts("31个新媒体账号疏于管理。", "建立31个新媒体账号备案台账", "建立31个新媒体账号备案台账", account="备案新媒体账号28个"), {"count_mismatch"}),
    "as many in the account in two parts": (
        facts("31个新媒体账号疏于管理。", "建立31个新媒体账号备案台账", "建立31个新媒体账号备案台账", account="备案新媒体账号28个，注销新媒体账号3个"), set()),
    "a few papers less than there are machines": (
        facts("智能柜员机布放滞后。", "完成38台智能柜员机布放", "完成38台智能柜员机布放", "设备验收单31份"), {"count_mismatch"}),
    "a few papers that each hold several": (
        facts("智能柜员机布放滞后。", "完成38台智能柜员机布放", "完成38台智能柜员机布放", "设备验收单4份"), set()),
    "papers of two kinds that make up the number": (
        facts("8名干部违纪未处理。", "对8名干部逐一处理", "对8名干部逐一处理", "处分决定5份、诫勉谈话记录3份"), set()),
    "papers for those of them that were dealt with": (
        facts("发生播出事故13起。", "对13起播出事故逐起倒查责任", "对13起播出事故逐起倒查责任", "处理决定9份", account="倒查13起，处理9人"), set()),
    "all of them in the report, fewer in the ledger": (
        {**facts("12个光伏项目仅开工5个。", "开工光伏项目7个", "开工光伏项目7个", account="开工光伏项目6个", report={"status": "in_progress", "status_text": "正在整改", "narrative": "7个光伏项目全部开工。"}),
         "ledger": {"closed": False, "status": "in_progress", "status_text": "正在推进", "detail": "光伏项目开工6个", "measures": [done("开工光伏项目7个", "开工报告", status="in_progress")]}}, {"count_mismatch"}),
    "some of them that were left, all of them in the report": (
        told_twice("23项业务中6项要跑多次。", "对6项业务再造流程", "6项业务全部最多跑一次", "23项业务全部最多跑一次。"), set()),
    "the dead of an accident and those called to account": (
        told_twice("发生事故8起、死亡11人。", "对8起事故责任人严肃追责", "追责26人", "对8起事故追责26人。"), set()),
    "a list of things with its digits changed about": (
        facts("312项隐患整改不闭环。", "312项隐患逐项整改销号", "312项隐患逐项整改销号", "隐患整改清单（321项）"), {"count_mismatch"}),
    "only one of two numbers of a measure in the account": (
        facts("26家违规机构，其中9家死灰复燃。", "对26家违规机构逐一复查，9家死灰复燃的依法取缔", "对26家违规机构逐一复查，9家死灰复燃的依法取缔", account="取缔9家"), set()),
    "a stage of a great plan": (
        facts("规划的4个重点专科无一建成。", "2024年6月底前建成重点专科2个", "2024年6月底前建成重点专科2个"), set()),
    "another number of people in the report, told in few words by the ledger": (
        {**facts("引进人才计划15名。", "引进高层次人才不少于12名", "引进高层次人才不少于12名", report={"status": "in_progress", "status_text": "正在推进", "narrative": "引进高层次人才9名。"}),
         "ledger": {"closed": False, "status": "in_progress", "status_text": "正在推进", "detail": "引进7名", "measures": [done("引进高层次人才不少于12名", "合同", status="in_progress")]}}, {"count_mismatch"}),
    # proof of what was only announced
    "a training proven by its notice": (
        facts("支部书记不懂业务。", "对支部书记开展轮训", "对支部书记开展轮训", "培训通知"), {"result_unproven"}),
    "a training proven by its list": (
        facts("支部书记不懂业务。", "对支部书记开展轮训", "对支部书记开展轮训", "培训通知、签到册"), set()),
    "an audit proven by its report": (
        facts("3个项目超概算。", "对3个项目开展专项审计", "对3个项目开展专项审计", "审计通知书、审计报告"), set()),
    "an audit that was only announced": (
        facts("3个项目超概算。", "对3个项目开展专项审计", "对3个项目开展专项审计", "审计通知书"), {"result_unproven"}),
    "a plan of training proven by the plan": (
        facts("支部书记不懂业务。", "制定支部书记培训计划", "制定支部书记培训计划", "培训计划"), set()),
    "money of which the right part is only found out": (
        facts("养护费用1186.4万元未严格考核即足额支付。", "对多付费用据实核减追回", "对多付费用据实核减追回", "入账单据（71.2万元）"), set()),
    "a cleaning up that was only announced": (
        facts("下属单位私设小金库。", "在全系统开展“小金库”专项清理", "在全系统开展“小金库”专项清理", "专项清理通知"), {"result_unproven"}),
    "rent proven by the notice that it came in": (
        facts("租金拖欠38.4万元。", "收缴拖欠租金38.4万元", "收缴拖欠租金38.4万元", "入账通知书（38.4万元）"), set()),
    # wording
    "what else was to be done left out": (
        facts("馆藏文物账实不符。", "对馆藏文物逐件核对，查清去向", "对馆藏文物逐件核对"), {"measure_reworded"}),
    "how high the risk is left out": (
        {"feedback": {"heading": "物资采购廉洁风险高"}, "plan": {"heading": "物资采购廉洁风险高"}, "report": {"heading": "物资采购廉洁风险高"},
         "ledger": {"heading": "物资采购存在廉洁风险"}}, {"reworded"}),
    "gone astray only somewhat": (
        {"feedback": {"heading": "公务接待走样"}, "plan": {"heading": "公务接待走样"}, "report": {"heading": "公务接待走样"},
         "ledger": {"heading": "公务接待有所走样"}}, {"reworded"}),
    "fine words left out": (
        facts("馆藏文物账实不符。", "对馆藏文物逐件核对，确保账实相符", "对馆藏文物逐件核对"), set()),
    "what else was to be done told in another measure": (
        {**facts("馆藏文物账实不符。", "对馆藏文物逐件核对，查清去向", "对馆藏文物逐件核对"),
         "ledger": {"measures": [done("对馆藏文物逐件核对", "清册"), done("查清文物去向", "报告")]}}, set()),
    # states
    "one measure done, one kept up for good": (
        {"ledger": {"status": "long_term", "status_text": "已完成；长期坚持", "measures": [
            done("对3个单位逐一约谈", "约谈记录"), done("清退违规报销5.2万元", "银行回单（5.2万元）", status_text="长期坚持", status="unstated") | {"status": "long_term"}]}}, set()),
    "all kept up for good and struck off": (
        {"ledger": {"status": "long_term", "status_text": "长期坚持"}}, {"closed_with_gap", "status_mismatch"}),
    "one of them still to do it": (
        facts("9名干部违规兼职。", "9名干部辞去兼职", "9名干部辞去兼职", "辞职文件", account="8人已辞，1人待辞"), {"closed_with_gap"}),
    "one of them put off": (
        facts("2项课题逾期未结题。", "对逾期课题限期结题", "对逾期课题限期结题", "结题证书", account="结题1项，1项延期"), {"closed_with_gap"}),
    "some of them done, told behind the plans for all": (
        facts("7个基层社空壳化。", "对7个基层社实施改造", "对7个基层社实施改造", account="7个基层社改造方案已制定，5个已完成改造"), {"closed_with_gap"}),
    "one of them still pleading, in other words": (
        facts("28人违规领取岗位补贴。", "28人岗位补贴全部清退", "28人岗位补贴全部清退", "清退单28份", account="清退26人，2人申诉中"),
        {"closed_with_gap"}),
    "one of them carried on": (
        facts("5项短板未补齐。", "5项短板全部补齐", "5项短板全部补齐", "验收单", account="已补齐4项，1项持续推进"), {"closed_with_gap"}),
    "one of them out of reach": (
        facts("2名责任人涉嫌犯罪。", "对2名责任人移送司法机关", "对2名责任人移送司法机关", "移送函", account="移送1名，另1名在逃"), {"closed_with_gap"}),
    "half the papers of which each tells of one person": (
        facts("4名干部失职。", "对4名干部追责问责", "对4名干部追责问责", "处分决定2份"), {"count_mismatch"}),
    "a lighter sanction": (
        facts("2家机构弄虚作假。", "对2家机构依法吊销资质", "对2家机构予以通报批评"), {"measure_reworded"}),
    "a heavier sanction": (
        facts("2家机构弄虚作假。", "对2家机构予以通报批评", "对2家机构通报批评并立案调查"), set()),
    "nine tenths of it": (
        facts("47个泵站无人值守。", "47个泵站落实值守", "47个泵站落实值守", account="完成90%"), {"closed_with_gap"}),
    "most of them": (
        facts("泵站无人值守。", "泵站全部落实值守", "泵站全部落实值守", account="大部分泵站已落实"), {"closed_with_gap"}),
    "waiting for leave": (
        facts("泵站无人值守。", "泵站全部落实值守", "泵站全部落实值守", account="已上报，待批复"), {"closed_with_gap"}),
    # the same in other words
    "once a quarter, with and without the word once": (
        facts("监督检查流于形式。", "每季度开展一次监督检查", "按季度开展监督检查"), set()),
    "at least so many, said before and behind": (
        facts("后备力量不足。", "每村储备后备干部不少于2名", "每村储备后备干部2名以上"), set()),
    "a beginning of what is lacking": (
        facts("缺额技术人员14名。", "2024年招聘技术人员8名", "2024年招聘技术人员8名"), set()),
    "places of two sorts": (
        facts("2处水源地有违建17处。", "违建限期拆除", "违建限期拆除", "对比照片", report={"narrative": "拆除违建12处。", "status_text": "正在推进", "status": "in_progress"},
              ledger={"measures": [done("违建限期拆除", "对比照片", status_text="正在推进", status="in_progress")], "closed": False, "status": "in_progress", "status_text": "正在推进"}), set()),
    # only on paper
    "a procedure mended by a study of it": (
        facts("前置研究程序空转。", "组织党委委员学习前置研究规定", "组织党委委员学习前置研究规定", "学习记录"), {"paper_only"}),
    "resolve and responsibility": (
        facts("决策程序空转。", "提高政治站位", "提高政治站位", "学习记录"), {"paper_only"}),
    "a letter that reminds is no deed": (
        facts("3家企业欠缴租金。", "印发整改工作提醒函", "印发整改工作提醒函", "提醒函"), {"paper_only"}),
    "old fire gear mended by meetings": (
        facts("教学楼消防设施老化。", "印发消防安全通知", "印发消防安全通知", "通知"), {"paper_only"}),
    "a matter of people mended by meetings and notices": (
        facts("5名借调人员超期未返岗。", "召开借调人员管理专题会议", "召开借调人员管理专题会议", "会议记录"), {"paper_only"}),
    # from above
    "fewer promised than assigned": (
        {**facts("思政课专职教师缺口29人。", "引进思政课专职教师不少于20人", "引进思政课专职教师不少于20人"),
         "tasks": [{"heading": "配齐思政课专职教师29人"}]}, {"target_reduced"}),
    "fewer people than the nearest of two assigned numbers": (
        {**facts("近5年未引进专业教师。", "2024年引进专业教师2名", "2024年引进专业教师2名"),
         "tasks": [{"heading": "两年内引进专业教师不少于6名，其中2024年不少于3名"}]}, {"target_reduced"}),
    "a task in the words of one column of the ledger": (
        {**facts("全年发文470份。", "全年发文控制在330份以内", "全年发文控制在330份以内", account="具体问题：文山会海"),
         "tasks": [{"heading": "整治文山会海，精简文件简报三成以上"}]}, set()),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_single_change(name):
    changes, expected = CASES[name]
    assert {kind for kind, _ in kinds(small(**changes))} == expected
