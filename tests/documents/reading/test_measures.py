"""Measures of a plan: their labels and numbers, by whom and when."""

from datetime import date

import pytest

from domain.words import DocumentKind as Kind
from domain.words import RectificationStatus as Status
from tests.documents.reading.reading_kit import headings, read_rows, read_text, reasons


def test_short_labels_stand_at_the_beginning_only() -> None:
    reading = read_text("""某学院党委关于巡视反馈意见整改方案
    一、重点任务
    1.教学质量监控不严
    目标：差错率低于1%。
    措施：①对23份试卷复评纠正，采取以下措施：逐份重阅；②每学期开展检查2次。
    责任校领导：瞿真　牵头部门：教务处　完成时间：2024年9月30日
    某学院党委
    2024年7月24日""")
    (item,) = reading.items
    assert (item.goal, item.lead_officer, len(item.measures)) == ("差错率低于1%", "瞿真", 2)
    assert item.measures[0].text == "对23份试卷复评纠正，采取以下措施：逐份重阅"


def test_measures_may_be_counted_below_the_number_of_their_problem() -> None:
    reading = read_text("""某公司党委巡察整改工作方案
    一、整改措施
    1 关于法人治理不规范的问题
    1.1 修订公司章程。责任部门：办公室；完成时限：2024年6月。
    1.2 补选董事2名。责任部门：人力部；完成时限：2024年7月。
    2 关于采购管理不严的问题
    2.1 核查采购项目18个。责任部门：采购部；完成时限：2024年8月。
    某公司党委
    2024年4月2日""")
    assert [(i.heading, [m.text for m in i.measures]) for i in reading.items] == [
        ("法人治理不规范", ["修订公司章程", "补选董事2名"]),
        ("采购管理不严", ["核查采购项目18个"]),
    ]


def test_a_figure_behind_the_first_number_of_a_list_is_no_decimal():
    reading = read_text(
        "整改方案\n一、管党治校不到位方面\n（一）违规兼职问题突出\n整改措施：\n1.13名干部全部辞去兼职。\n2.追缴取酬108.6万元。\n"
        "责任领导：阮弘　完成时限：2024年5月\n（二）轮岗交流不够\n整改措施：\n1.全部轮岗。\n2.建立制度。\n"
        "责任领导：闵某　完成时限：2024年12月",
        Kind.RECTIFICATION_PLAN,
    )
    assert [m.text for m in reading.items[0].measures] == ["13名干部全部辞去兼职", "追缴取酬108.6万元"]


@pytest.mark.parametrize("label", ["整改措施①：|整改措施②：", "举措一：|举措二：", "具体措施（1）：|具体措施（2）："])
def test_the_label_of_a_measure_may_be_counted(label: str) -> None:
    one, two = label.split("|")
    prose = f"整改方案\n一、作风方面\n1.推诿扯皮\n{one}办结积压件41件。\n{two}开展回访。\n责任领导：林溪"
    table = read_rows(["序号", "反馈问题", "整改措施"], ["1", "推诿扯皮", f"{one}办结积压件41件。\n{two}开展回访。"])
    for reading in (read_text(prose, Kind.RECTIFICATION_PLAN), table):
        assert [measure.text for measure in reading.items[0].measures] == ["办结积压件41件", "开展回访"]


def test_measures_that_say_by_whom_and_when_are_measures_and_no_problems() -> None:
    reading = read_text("""省粮食局党组关于省委巡视反馈意见的整改方案
        二、整改任务及措施
        （一）学习贯彻党的创新理论方面
        1.政治理论学习不够深入。
        （1）制定学习计划（责任领导：陈立；责任处室：机关党委；完成时限：2024年3月底前）。
        （2）每季度开展研讨（责任处室：办公室；完成时限：长期坚持）。
        （二）从严治党方面
        2.对直属企业监管不力。
        （1）开展轮审（责任单位：财务审计处，完成时限：2024年9月底前）。
        （2）公开通报典型案例（责任单位：机关纪委）。""")
    assert headings(reading) == ["政治理论学习不够深入", "对直属企业监管不力"]
    assert [m.text for m in reading.items[0].measures] == ["制定学习计划", "每季度开展研讨"]
    assert [m.responsible for m in reading.items[1].measures] == ["财务审计处", "机关纪委"]
    assert reading.items[1].support_dept is None
    assert [i.aspect for i in reading.items] == ["（一）学习贯彻党的创新理论方面", "（二）从严治党方面"]


def test_measures_that_begin_behind_their_label_and_go_on_below_are_all_kept() -> None:
    reading = read_text("""青石乡党委关于落实县委巡察组反馈意见的整改方案
        一、整改内容
        （一）党的领导弱化方面
        问题一：意识形态工作责任制落实不到位
        整改措施：1.每半年专题研究1次；
        2.开展阵地排查；
        3.纳入年终考核。
        责任领导：宋雨""")
    assert [m.text for m in reading.items[0].measures] == ["每半年专题研究1次", "开展阵地排查", "纳入年终考核"]
    assert "编号不连续" not in reasons(reading)


def test_a_plan_that_numbers_its_labels() -> None:
    reading = read_text("""区税务局党委巡视整改方案
        一、整改措施
        （一）执行减税部署不到位问题
        1.问题表现：有12户超期。
        2.整改目标：全部按期。
        3.整改措施：一是建立台账；二是每周通报。
        4.责任领导：周建国；责任科室：货劳科；完成时限：2024年4月30日前。
        （二）执法不规范问题
        1.问题表现：裁量不当。
        2.整改措施：开展案卷评查。""")
    first, second = reading.items
    assert (first.heading, first.detail, first.goal) == ("执行减税部署不到位问题", "有12户超期。", "全部按期")
    assert [m.text for m in first.measures] == ["建立台账", "每周通报"]
    assert (first.lead_officer, first.lead_dept) == ("周建国", "货劳科")
    assert [m.text for m in second.measures] == ["开展案卷评查"]


def test_what_is_attached_belongs_to_no_measure() -> None:
    reading = read_text("""县文联党组关于巡察反馈意见的整改方案
        一、整改任务
        （一）关于“廉政谈话走形式”的问题
        整改措施：
        （1）制定谈话提纲；
        （2）每半年开展一次。
        附件：问题清单、任务清单、责任清单""")
    assert [m.text for m in reading.items[0].measures] == ["制定谈话提纲", "每半年开展一次"]


def test_a_plan_may_put_its_measures_in_one_line_and_who_answers_for_them_below() -> None:
    reading = read_text("""某局党组关于巡察反馈问题的整改方案
    一、整改目标
    二、整改任务
    （一）关于贯彻新发展理念有偏差问题
    1.耕地保护责任落实不力
    （1）恢复违法占用耕地312亩。（2）图斑整改率达到100%。
    责任领导：孟繁星　责任股室：耕保股　整改时限：2024年12月底
    2.规划编制滞后
    （1）完成剩余7个规划编制并报批。
    责任领导：古月　责任股室：规划股　整改时限：2024年9月底
    （二）关于落实全面从严治党责任不严问题
    3.津补贴发放不规范
    （1）清退违规发放补助20.46万元。
    （2）完善津补贴管理规定。
    责任领导：邹平　责任股室：财务股　整改时限：2024年6月底""")
    assert [(i.heading, i.lead_officer, [m.text for m in i.measures]) for i in reading.items] == [
        ("耕地保护责任落实不力", "孟繁星", ["恢复违法占用耕地312亩", "图斑整改率达到100%"]),
        ("规划编制滞后", "古月", ["完成剩余7个规划编制并报批"]),
        ("津补贴发放不规范", "邹平", ["清退违规发放补助20.46万元", "完善津补贴管理规定"]),
    ]
    assert reading.items[2].deadline.text == "2024年6月底"
    assert reading.items[0].aspect == "（一）关于贯彻新发展理念有偏差问题"


def test_a_plan_may_spread_its_labels_over_lines() -> None:
    reading = read_text("""临江市城管局党组关于落实巡察反馈意见的整改方案
    一、整改目标
    全面整改。
    二、整改措施
    （一）关于“学习不深入”的问题
    责任领导：张三；责任科室：办公室；整改时限：2024年8月底
    整改措施：1.制定计划。2.开展研讨。
    （二）关于管理不严的问题
    责任领导：李四
    牵头科室：财务科
    责任科室：法规科
    完成时限：立行立改（2024年5月底）
    整改措施：
    1.修订制度。
    2.清退3.5万元。（责任人：王五）
    三、工作要求
    （一）加强领导。""")
    first, second = reading.items
    assert (first.heading, [m.text for m in first.measures]) == ("学习不深入", ["制定计划", "开展研讨"])
    assert (first.lead_officer, first.lead_dept) == ("张三", "办公室")
    assert (second.heading, [m.text for m in second.measures]) == ("管理不严", ["修订制度", "清退3.5万元"])
    assert (second.lead_dept, second.support_dept) == ("财务科", "法规科")
    assert second.deadline.immediate
    assert (second.deadline_place, second.responsible_place) == ("第12行", "第9行")


def test_a_measure_may_say_itself_by_whom_and_when_or_the_last_one_for_all() -> None:
    reading = read_text("""某局党组整改方案
    一、整改措施
    （一）党的建设方面
    1.干部断层
    （1）招录5人，由副局长李四负责，2025年3月底前完成；
    （2）制定培养计划，由局长张三负责，2025年6月底前完成，长期坚持。
    2.公车私用
    （1）清退费用；（2）安装定位。责任人：王五　时限：2025年4月底，长期坚持""")
    first, second = reading.items
    assert [(m.text, m.responsible, m.deadline and m.deadline.text) for m in first.measures] == [
        ("招录5人", "副局长李四", "2025年3月底前"),
        ("制定培养计划", "局长张三", "2025年6月底前"),
    ]
    assert (first.lead_officer, first.deadline and first.deadline.text) == ("副局长李四、局长张三", "2025年6月底前")
    assert [m.text for m in second.measures] == ["清退费用", "安装定位"]
    assert (second.lead_officer, second.deadline and second.deadline.text) == ("王五", "2025年4月底，长期坚持")


def test_a_plan_with_measures_in_a_sentence_and_one_heading_for_them() -> None:
    reading = read_text("""某局党组整改方案
    一、整改任务
    1.会议不规范。整改目标：规范。整改措施：一是修订规则；二是专人记录。责任人：张三。
    2.调研不实
    责任人：李四。每月一次。
    （1）整改措施
    ①开展调研
    ②形成报告""")
    first, second = reading.items
    assert [m.text for m in first.measures] == ["修订规则", "专人记录"]
    assert (first.goal, first.lead_officer) == ("规范", "张三")
    assert [m.text for m in second.measures] == ["开展调研", "形成报告"]


def test_measures_without_numbers_are_parted_by_semicolons() -> None:
    told = "整改方案\n三、整改任务\n1.窗口排队长\n整改措施：增开窗口6个；公开叫号，限时办结。\n责任领导：林溪"
    (item,) = read_text(told, Kind.RECTIFICATION_PLAN).items
    assert [measure.text for measure in item.measures] == ["增开窗口6个", "公开叫号，限时办结"]


def test_a_measure_keeps_its_own_deadline_and_office() -> None:
    reading = read_text("""某某局党组巡察反馈问题整改方案
        一、整改任务和措施
        （一）关于“学习不深入”的问题
        整改措施：
        1.制定学习计划，完成时限：2024年5月底。责任单位：办公室
        2.开展专题研讨，完成时限：2024年6月底。责任单位：组织科
        牵头领导：张三""")
    (item,) = reading.items
    assert [m.text for m in item.measures] == ["制定学习计划", "开展专题研讨"]
    assert [m.deadline and m.deadline.day for m in item.measures] == [date(2024, 5, 31), date(2024, 6, 30)]
    assert [m.responsible for m in item.measures] == ["办公室", "组织科"]
    assert item.deadline.day == date(2024, 6, 30)
    assert item.lead_officer == "张三"


def test_a_ledger_in_running_text_tells_how_far_each_measure_is() -> None:
    ledger = read_text("""某大队党委巡察整改台账
（截至2025年2月14日）
问题一：水源建设滞后
责任人：李响　整改时限：2025年2月14日
措施1：补建消火栓。进展：未完成，已建131具。佐证：验收记录。
措施2：开展普查。进展：已完成，2024年12月5日。佐证：普查报告。
销号情况：未销号
问题二：执法不规范
责任人：王泽　整改时限：2025年1月31日
措施1：制定办法。进展：已完成，2025年1月8日。佐证：办法。
销号情况：已销号""")
    first, second = ledger.items
    assert [(m.status_text, m.completed_on_text, m.evidence, m.account) for m in first.measures] == [
        ("未完成", None, "验收记录", "已建131具"),
        ("已完成", "2024年12月5日", "普查报告", ""),
    ]
    assert (first.status, first.closed, first.detail) == (Status.NOT_COMPLETED, False, "已建131具")
    assert (second.status, second.status_basis, second.closed) == (Status.COMPLETED, "from_measures", True)


def test_who_answers_and_by_when_behind_the_list_is_no_measure() -> None:
    (item,) = read_text("""某大队党委整改方案
一、整改任务
（一）关于“管理有短板”。具体措施：一是修订办法；二是开展谈话。由大队长高远负责，2024年10月31日前完成。""").items
    assert [measure.text for measure in item.measures] == ["修订办法", "开展谈话"]
    assert (item.lead_officer, item.deadline and item.deadline.text) == ("大队长高远", "2024年10月31日前")
