"""Shapes of other authors: ways of writing feedback, plans and reports, and the tables of many offices."""

from datetime import date

from documents.reading.result import Reading
from domain.words import DocumentKind as Kind
from domain.words import RectificationStatus as Status
from tests.documents.reading.reading_kit import read_rows, read_text, reasons


def headings(reading: Reading) -> list[str]:
    return [item.heading for item in reading.items]


def test_a_report_answers_each_part_of_a_problem() -> None:
    reading = read_text("""中共某区住建局党组关于巡察整改进展情况的通报
        一、巡察反馈问题整改落实情况
        （一）在“贯彻落实党的路线方针政策”方面
        1.关于“理论学习不深入”问题的整改
        （1）关于“中心组学习走过场”。整改情况：已完成。学习6次。
        （2）关于“研讨发言少”。
        整改情况：正在整改。已安排研讨2次。""")
    assert headings(reading) == ["理论学习不深入"]
    parts = reading.items[0].parts
    assert [(p.heading, p.number, p.status) for p in parts] == [
        ("中心组学习走过场", "（1）", Status.COMPLETED),
        ("研讨发言少", "（2）", Status.IN_PROGRESS),
    ]
    assert parts[1].detail == "已安排研讨2次。"
    assert reading.items[0].status is Status.IN_PROGRESS


def test_statements_without_numbers_are_told_by_the_problem_they_quote() -> None:
    reading = read_text("""某市水务集团党委关于巡察整改情况的报告
        一、加强理论武装
        针对“第一议题落实不到位”问题，制定制度，开展学习10次，已完成。
        针对“干部教育培训不够”问题，举办培训班3期，已完成。
        二、强化管理
        针对“工程款结算不规范”问题，清理项目8个，正在整改。""")
    assert headings(reading) == ["第一议题落实不到位", "干部教育培训不够", "工程款结算不规范"]
    assert [item.aspect for item in reading.items] == ["一、加强理论武装", "一、加强理论武装", "二、强化管理"]
    assert reading.items[2].status is Status.IN_PROGRESS


def test_a_report_by_themes_says_that_no_problem_is_named() -> None:
    reading = read_text("""某大学党委关于巡视整改进展情况的通报
        一、整改落实情况
        （一）加强班子自身建设
        1.健全学习制度。全年学习14次。""")
    assert headings(reading) == ["健全学习制度"]
    assert "没有写出对应的反馈问题" in reasons(reading)


def test_problems_of_a_section_without_numbers_are_told_apart() -> None:
    reading = read_text("""关于对某某街道党工委巡察的反馈意见
        一、存在的主要问题
        （一）党的领导方面
        一是政治理论学习不深入。2023年仅集中学习4次。二是重大事项研究不规范。3项未上会。
        （二）党的建设方面
        组织生活不严肃。2个支部未开会。
        党费收缴不及时。
        二、整改要求
        （一）提高认识。""")
    assert headings(reading) == ["政治理论学习不深入", "重大事项研究不规范", "组织生活不严肃", "党费收缴不及时"]
    assert reading.items[0].detail == "2023年仅集中学习4次。"
    assert reading.aspects == ("（一）党的领导方面", "（二）党的建设方面")
    assert "下面没有编号" in reasons(reading)


def test_sections_without_numbers_are_sections() -> None:
    reading = read_text("""关于对某某街道党工委巡察的反馈意见
        巡察发现的主要问题：
        1、学习不深入
        2022年以来未开展专题研讨。
        2、作风不实
        （1）会议多。全年召开会议120次。
        （2）调研少。
        3、财务管理混乱：白条入账3笔，涉及金额1.2万元。
        意见建议：
        1、加强学习。
        2、转变作风。""")
    assert headings(reading) == ["学习不深入", "作风不实", "财务管理混乱"]
    assert [example.text for example in reading.items[1].examples] == ["会议多。全年召开会议120次。", "调研少。"]
    assert reading.items[2].amount_fen == 1_200_000
    assert reading.recommendations == ("加强学习。", "转变作风。")


def test_problems_counted_by_the_word_are_headings() -> None:
    reading = read_text("""某某局党组巡察反馈问题整改方案
        一、整改任务
        （一）政治建设方面
        问题1：理论学习不深入。
        整改措施：（1）制定计划；（2）开展研讨。
        责任领导：张三
        问题2：调查研究不够。
        整改措施：1.每季度调研一次；2.形成报告。
        责任领导：李四　整改时限：长期坚持""")
    assert headings(reading) == ["理论学习不深入", "调查研究不够"]
    assert [len(item.measures) for item in reading.items] == [2, 2]
    assert reading.items[1].lead_officer == "李四"


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


def test_a_ledger_keeps_the_deadline_of_each_measure() -> None:
    reading = read_rows(
        ["反馈问题", "整改措施", "责任部门", "完成时限", "完成情况"],
        ["学习不深入", "制定计划", "办公室", "45443", "已完成"],
        ["", "开展研讨", "组织科", "2024.6.30", "正在整改"],
    )
    (item,) = reading.items
    assert [m.deadline and m.deadline.day for m in item.measures] == [date(2024, 5, 31), date(2024, 6, 30)]
    assert item.measures[0].deadline.text == "45443"
    assert [m.responsible for m in item.measures] == ["办公室", "组织科"]


def test_a_table_of_totals_states_totals_and_no_problem() -> None:
    reading = read_rows(
        ["某大学党委第三轮巡察整改情况汇总表"],
        ["轮次", "被巡察党组织", "反馈问题应整改数", "已整改数", "完成率", "立行立改应整改数", "已整改数", "完成率"],
        ["第三轮", "文学院党委", "25", "24", "96%", "5", "5", "100%"],
        ["第三轮", "理学院党委", "20", "18", "95%", "4", "4", "100%"],
        ["合计", "", "45", "43", "95.6%", "9", "9", "100%"],
        kind=None,
    )
    assert reading.items == ()
    assert dict(reading.declared) == {
        "problems": 45,
        "completed": 43,
        "立行立改应整改数": 9,
        "立行立改已整改数": 9,
    }
    assert reading.declared_places[0] == ("problems", "台账!C5", "反馈问题应整改数45")
    told = reasons(reading)
    assert "这是汇总表" in told
    assert "“反馈问题已整改数”的合计写作43，各行相加是42" in told
    assert "写作95%，按18/20算是90%" in told


def test_totals_of_measures_are_not_totals_of_problems() -> None:
    reading = read_rows(
        ["单位", "整改措施数", "已完成", "进行中", "超期未完"],
        ["一公司", "20", "18", "2", "0"],
        ["二公司", "30", "25", "3", "2"],
        kind=None,
    )
    assert dict(reading.declared) == {"measures": 50, "措施已完成": 43, "措施进行中": 5, "措施超期未完": 2}


def test_a_term_without_a_first_day_stays_as_written() -> None:
    reading = read_rows(
        ["序号", "整改任务", "整改措施", "牵头单位", "完成时限"],
        ["1", "规范财务管理", "修订制度", "财务处", "2个月"],
        ["2", "改进作风", "调研", "办公室", "半年"],
    )
    assert [item.deadline and (item.deadline.text, item.deadline.day) for item in reading.items] == [
        ("2个月", None),
        ("半年", None),
    ]
    assert "没有写从哪天算起" in reasons(reading)


def test_an_attachment_mark_is_no_title() -> None:
    reading = read_rows(
        ["附件2"],
        ["云栖县某局党组"],
        ["巡察反馈问题整改台账"],
        ["填报单位：某局", "", "截至2024年9月10日"],
        ["序号", "反馈问题", "整改措施", "完成情况"],
        ["1", "学习不深入", "学习", "已完成"],
        kind=None,
    )
    assert (reading.kind, reading.organization) == (Kind.LEDGER, "云栖县某局党组")
    assert reading.as_of == date(2024, 9, 10)


def test_news_of_a_meeting_is_no_document_of_ours() -> None:
    reading = read_text("某大学召开巡视整改动员大会\n9月16日，学校召开大会。一是深刻认识。二是聚焦重点。")
    assert (reading.kind, reading.items) == (None, ())


def test_problems_after_a_colon_in_each_aspect() -> None:
    reading = read_text(
        "某组向某局党组反馈巡察情况\n巡察发现的主要问题是：政治建设方面：学习不深入，研讨不够；组织建设方面：换届不及时。"
    )
    assert [(i.aspect, i.heading) for i in reading.items] == [
        ("政治建设方面", "学习不深入"),
        ("政治建设方面", "研讨不够"),
        ("组织建设方面", "换届不及时"),
    ]


def test_problems_counted_inside_a_paragraph() -> None:
    reading = read_text(
        "某组向某局党组反馈巡察情况\n巡察发现存在以下问题：一是学习不深入。全年仅2次。二是作风不实，会议多。三是执行慢。"
    )
    assert headings(reading) == ["学习不深入", "作风不实，会议多", "执行慢"]
    assert reading.items[0].detail == "全年仅2次。"
