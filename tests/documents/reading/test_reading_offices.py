"""Documents as offices other than the sample one write them: a hospital, a school, a port, towns, bureaus."""

from datetime import date
from pathlib import Path

from domain.words import RectificationStatus as Status
from tests.documents.reading.reading_kit import headings, p, read_file, read_text, reasons, tbl, tc, word


def test_a_hospital_tells_its_state_at_the_end_and_in_the_parts() -> None:
    reading = read_text("""中共临江市人民医院委员会
        关于市委第三巡察组巡察反馈意见整改落实情况的通报
        二、反馈问题整改情况
        （一）聚焦群众身边腐败和作风问题方面
        1.关于“核心制度执行不严”的问题
        整改情况：一是抽查病历1200份；二是约谈3人。该问题基本完成整改，下一步将长期坚持。
        2.反馈问题：“公益性体现不充分，次均费用增长较快”。
        整改措施及成效：严格控费。整改状态：持续推进。
        3.关于“采购风险防控不到位”的问题。
        （1）关于“耗材采购程序不规范”。已完成。复核32批次。
        （2）关于“维保合同管理混乱”。正在整改。尚有4份。""")
    assert headings(reading) == [
        "核心制度执行不严",
        "公益性体现不充分，次均费用增长较快",
        "采购风险防控不到位",
    ]
    first, second, third = reading.items
    assert (first.status, first.status_text) == (Status.BASICALLY_COMPLETED, "该问题基本完成整改，下一步将长期坚持")
    assert (second.status, second.detail) == (Status.IN_PROGRESS, "整改措施及成效：严格控费。")
    assert (third.status, third.status_text) == (Status.IN_PROGRESS, "已完成；正在整改")


def test_a_port_lists_quoted_problems_below_headings_that_quote_nothing() -> None:
    reading = read_text("""江海港务集团有限公司党委关于巡视整改进展情况的公告
        一、巡视反馈重点问题整改落实情况
        1．选人用人不规范
        （1）“干部选拔任用程序不规范”问题
        已完成整改。修订办法。
        （2）“干部队伍年龄结构老化”问题
        持续推进。制定规划。
        二、需长期坚持的整改事项
        （1）“产业结构单一”问题。制定多元化发展规划。""")
    assert headings(reading) == ["干部选拔任用程序不规范", "干部队伍年龄结构老化", "产业结构单一"]
    assert reading.items[0].aspect == "1．选人用人不规范"
    last = reading.items[2]
    assert (last.status, last.status_text, last.status_place) == (Status.LONG_TERM, "需长期坚持", "第8行")


def test_a_bureau_names_who_answers_for_each_problem_of_its_report() -> None:
    reading = read_text("""县自然资源局党组关于巡察反馈问题整改完成情况的报告
        一、基本情况
        县委第一巡察组于2023年3月1日至4月28日对我局开展巡察，5月30日反馈。反馈问题18个，其余2个问题正在整改。
        二、整改情况
        问题1：耕地保护责任落实不到位，新增违法占用耕地12宗。
        整改情况：已拆除复耕9宗。
        整改结果：已完成
        责任领导：周岩　　责任股室：耕保股
        问题2：土地出让金征缴不力。
        整改结果：正在整改
        责任领导：郑凯""")
    assert (reading.feedback_date, reading.inspection_period) == (
        date(2023, 5, 30),
        (date(2023, 3, 1), date(2023, 4, 28)),
    )
    assert dict(reading.declared) == {"problems": 18, "in_progress": 2}
    assert [(i.lead_officer, i.lead_dept, i.status) for i in reading.items] == [
        ("周岩", "耕保股", Status.COMPLETED),
        ("郑凯", None, Status.IN_PROGRESS),
    ]


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


def test_examples_inside_a_paragraph_are_examples() -> None:
    reading = read_text("""关于巡察热电分公司党总支情况的反馈意见
        二、存在的主要问题
        （一）贯彻落实集团党委部署方面
        1.学习不够深入。制度落实不到位，4次会议未安排。例如：2023年6月直接研究采购。
        2.安全责任有短板。如2023年8月，未执行工作票制度；又如11月，违章动火。
        3.推进不如预期。如实反映不够。""")
    assert [[e.text for e in item.examples] for item in reading.items] == [
        ["2023年6月直接研究采购。"],
        ["2023年8月，未执行工作票制度", "11月，违章动火。"],
        [],
    ]
    assert reading.items[0].detail == "制度落实不到位，4次会议未安排。"
    assert reading.items[2].detail == "如实反映不够。"


def test_a_section_from_which_nothing_is_taken_is_told() -> None:
    reading = read_text("""某局党组整改方案
        一、整改任务
        （一）关于“学习不深入”的问题
        整改措施：制定计划。
        二、其他安排
        （一）另设专班。""")
    assert headings(reading) == ["学习不深入"]
    assert [d.quote for d in reading.doubts if "没有当作问题收进来" in d.reason] == ["二、其他安排"]


def test_problems_listed_after_a_full_stop_or_on_lines_of_their_own() -> None:
    one = read_text("区委巡察组向区市场监管局党组反馈情况\n但也存在一些问题。一是学习不深；二是监管有盲区。")
    assert headings(one) == ["学习不深", "监管有盲区"]
    other = read_text(
        "区委巡察组向区市场监管局党组反馈情况\n存在以下突出问题：\n一是学习不深。仅2次。\n二是监管有盲区。\n会后表态。"
    )
    assert [(i.heading, i.detail, i.place) for i in other.items] == [
        ("学习不深", "仅2次。", "第3行"),
        ("监管有盲区", "", "第4行"),
    ]


def test_a_plan_holds_its_problems_in_tables_under_its_headings(tmp_path: Path) -> None:
    def table(*rows: tuple[str, ...]) -> str:
        header = ("序号", "反馈问题", "整改措施", "责任领导", "完成时限")
        return tbl(*([tc(words) for words in row] for row in (header, *rows)))

    body = (
        p("江州市第一中学党委关于市委巡察反馈意见的整改方案")
        + p("一、整改任务分解")
        + p("（一）聚焦立德树人情况")
        + table(("1", "思政课有短板", "1.补充教师；2.校领导听课。", "李静", "2024年9月"))
        + p("（二）聚焦从严治党情况")
        + table(("2", "食堂管理混乱", "全面招标", "赵伟", "立行立改"))
        + p("二、工作要求")
        + p("（一）提高站位。")
    )
    reading = read_file(word(tmp_path / "方案.docx", body))
    assert [(i.aspect, i.heading, [m.text for m in i.measures]) for i in reading.items] == [
        ("（一）聚焦立德树人情况", "思政课有短板", ["补充教师", "校领导听课"]),
        ("（二）聚焦从严治党情况", "食堂管理混乱", ["全面招标"]),
    ]


def test_bold_headings_without_numbers_all_stand_on_one_level(tmp_path: Path) -> None:
    def bold(text: str) -> str:
        return p(text, run="<w:b/>")

    body = (
        bold("青山区住建局党组关于巡察集中整改进展情况的报告")
        + p("2024年1月9日反馈意见。")
        + bold("组织领导情况")
        + p("召开党组会8次。")
        + bold("整改落实情况")
        + bold("住房保障政策落实不到位问题")
        + p("整改情况：清退42户。整改完成。")
        + bold("物业管理投诉多问题")
        + p("整改情况：正在推进。投诉下降30%。")
        + bold("下一步工作打算")
        + p("巩固成果。")
    )
    reading = read_file(word(tmp_path / "报告.docx", body))
    assert [(i.heading, i.status, i.detail) for i in reading.items] == [
        ("住房保障政策落实不到位问题", Status.COMPLETED, "清退42户。"),
        ("物业管理投诉多问题", Status.IN_PROGRESS, "投诉下降30%。"),
    ]
    assert reading.feedback_date == date(2024, 1, 9)


def test_what_a_ledger_is_said_to_show_is_no_claim() -> None:
    reading = read_text("""县委巡察办关于第三轮巡察反馈问题整改情况的通报
        一、存在的主要问题
        （一）整改质量不高。“医疗设备闲置”问题台账显示已完成，现场仍有5台未启用。
        （二）整改推进不力。“欠款未清”问题整改不到位。""")
    assert [item.status for item in reading.items] == [Status.UNSTATED, Status.UNSTATED]


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
