"""The same things counted otherwise, and what only looks so: parts and wholes, rhythms, names."""
# ruff: noqa: E501 - a case reads best on its own line

from typing import Any

import pytest

from tests.domain.crosscheck.changes_kit import MONEY, facts, found, measures, pair, told_twice, with_account
from tests.domain.dossiers import done

# name: (changes, kinds that must be found)
CASES: dict[str, tuple[dict[str, Any], set[str]]] = {
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
    "proof of fewer than the feedback tells": (
        facts("抽查发现31户重复享受低保。", "对重复享受低保的31户逐户清理", "对重复享受低保的31户逐户清理",
              ledger={"measures": [done("对重复享受低保的31户逐户清理", "清理名单（13户）")]}), {"count_mismatch"}),
    "proof of as many as the feedback tells": (
        facts("抽查发现31户重复享受低保。", "对重复享受低保的31户逐户清理", "对重复享受低保的31户逐户清理",
              ledger={"measures": [done("对重复享受低保的31户逐户清理", "清理名单31户")]}), set()),
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
    "a number of the plan's own, told once more by the report": (
        told_twice("抽查4个站点，3个站点油品短缺。", "对全区16个站点油品逐一盘点，对3个站点负责人问责", "", "对全区16个站点油品逐一盘点。"), set()),
    "so many times each": (
        told_twice("巡查流于形式。", "每季度召开一次巡查调度会", "一、二季度各召开2次，共4次", "召开巡查调度会4次。"), set()),
    "a line of a list with a number of things": (
        facts("26件案件超审限。", "26件案件全部审结", "26件案件全部审结", account="1.26件已审结\n2.已通报"), set()),
    "another rate in the report than in the ledger": (
        told_twice("不良率5.3%。", "对大额贷款逐笔排查风险", "不良率3.86%", "不良率由5.3%降至3.68%。"), {"count_mismatch"}),
    "the same rate rounded": (
        told_twice("不良率5.3%。", "对大额贷款逐笔排查风险", "不良率3.86%", "不良率由5.3%降至3.9%。"), set()),
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
    "half the papers of which each tells of one person": (
        facts("4名干部失职。", "对4名干部追责问责", "对4名干部追责问责", "处分决定2份"), {"count_mismatch"}),
    "a beginning of what is lacking": (
        facts("缺额技术人员14名。", "2024年招聘技术人员8名", "2024年招聘技术人员8名"), set()),
    "places of two sorts": (
        facts("2处水源地有违建17处。", "违建限期拆除", "违建限期拆除", "对比照片", report={"narrative": "拆除违建12处。", "status_text": "正在推进", "status": "in_progress"},
              ledger={"measures": [done("违建限期拆除", "对比照片", status_text="正在推进", status="in_progress")], "closed": False, "status": "in_progress", "status_text": "正在推进"}), set()),
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
    "more than was planned, as the ledger says": (
        told_twice("宣传不够。", "开展宣传60场次", "已开展宣传64场次", "开展宣传64场次。"), set()),
    "to be raised from so many": (
        told_twice("开通病种3个。", "开通病种由3个增至10个", "已开通病种10个", "开通病种10个。"), set()),
    "those of two sorts together": (
        told_twice("人员短缺。", "招录医学、财务人员", "招录医学5名、财务2名", "招录医学、财务专业7名。"), set()),
    "the wicked ones of all": (
        facts("对1364家机构检查不够。", "将12家严重违规机构移送", "将12家严重违规机构移送", "移送书12份"), set()),
    "fewer sorts": (facts("指标不细。", "编制柑橘等6类作物指标", "编制柑橘等4类作物指标", "指标"), {"count_mismatch"}),
    "closed or mended, as the measure says": (
        with_account("3个网站不规范。", "3个网站整改到位或关停", "关停1个、改版2个"), set()),
    "a letter for each that is handed over": (
        facts("3家公司围标。", "将3家公司移送公安机关", "将3家公司移送公安机关", "移送函2份"), {"count_mismatch"}),
    "a letter for each, and as many sanctioned beside them": (
        facts("3家公司围标。", "将3家公司移送公安机关", "将3家公司移送公安机关", "移送函2份") | {
            "ledger": {"detail": "已移送3家。处分2人。", "measures": [
                done("将3家公司移送公安机关", "移送函2份", progress="已移送3家"), done("处分2名责任人", "决定", progress="处分2人")]}},
        {"count_mismatch"}),
    "a record for each batch": (
        facts("26批次样品未立案。", "对26批次样品逐一补查", "对26批次样品逐一补查", "补查记录22份"), {"count_mismatch"}),
    "digits of a measured area turned round, in other words": (
        told_twice("林地被占，面积318亩。", "收回林地", "", "381亩地块全部收回。"), {"count_mismatch"}),
    "many more papers of another kind": (
        told_twice("批评意见雷同9条。", "审核批评意见", "", "审核批评意见42条。"), set()),
    "more working days than were set": (pair("投诉3个工作日内办结", "投诉7个工作日内办结"), {"count_mismatch"}),
    "parts that nearly make up the whole": (
        told_twice("设施老旧。", "更新设施", "", "更新水表182具，其中城区120具、乡镇52具。"), {"count_mismatch"}),
    "parts that make up the whole, and another number behind them": (
        told_twice("设施老旧。", "更新设施", "", "更新水表172具，其中城区120具、乡镇52具，报废20具。"), set()),
    "some parts that were never meant to be all": (
        told_twice("设施老旧。", "更新设施", "", "更新水表182具，其中主要为城区120具、乡镇52具。"), set()),
    "what the ledger tells of another measure": (
        facts("3个支部书记履职不力。", "约谈3个支部书记", "约谈3个支部书记") | {
            "ledger": {"detail": "约谈3人。1个支部书记已补选。", "measures": [
                done("约谈3个支部书记", "记录", progress="约谈3人"), done("补选支部书记", "批复", progress="1个支部书记已补选")]}},
        set()),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), CASES.values(), ids=CASES)
def test_a_single_change_raises_its_alarms_and_no_other(changes, expected):
    assert found(changes) == expected
