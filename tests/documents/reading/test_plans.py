"""Plans written as text are understood as a careful reader would."""

from pathlib import Path

import pytest

from domain.words import DocumentKind as Kind
from tests.documents.reading.reading_kit import headings, p, read_file, read_text, reasons, tbl, tc, word


def test_a_plan_may_do_without_labels() -> None:
    reading = read_text("""某局党组整改方案
    一、党的建设方面
    （一）学习不深入
    1.制定计划
    2.开展研讨
    （二）会议不规范
    二、作风建设方面
    （一）调研不实
    1.开展调研""")
    assert [(i.aspect, i.heading, len(i.measures)) for i in reading.items] == [
        ("一、党的建设方面", "学习不深入", 2),
        ("一、党的建设方面", "会议不规范", 0),
        ("二、作风建设方面", "调研不实", 1),
    ]
    assert "没有读到整改措施" in reasons(reading)


def test_a_plan_of_two_levels_has_its_problems_on_the_first() -> None:
    reading = read_text("""某局党组整改方案
    一、整改任务
    （一）学习不深入
    1.制定计划
    （二）会议不规范
    1.修订规则""")
    assert [(i.heading, len(i.measures)) for i in reading.items] == [("学习不深入", 1), ("会议不规范", 1)]


def test_a_plan_may_put_its_problems_below_problems_that_only_group_them() -> None:
    reading = read_text("""中共松川县住建局党组关于落实县委第三巡察组反馈意见的整改方案
        一、指导思想
        坚持问题导向。
        二、整改内容
        （一）针对“贯彻落实上级决策部署不到位”问题
        1.针对“老旧小区改造进度慢，12个小区仅完成5个”的问题
        整改措施：
        （1）倒排工期，12月底前全部完工。
        （2）每周调度一次。
        责任领导：赵明
        完成时限：2024年12月
        2.针对“房屋安全隐患排查不彻底”的问题
        整改措施：
        （1）建立“一房一档”。
        责任领导：孙静
        完成时限：立行立改
        （二）针对“从严治党责任不实”问题
        1.针对“廉政谈话走过场”的问题
        整改措施：
        （1）制定谈话提纲。
        责任领导：孙静
        完成时限：2024年9月""")
    assert [
        (i.heading, i.aspect[:3], len(i.measures), i.lead_officer, i.deadline and i.deadline.text)
        for i in reading.items
    ] == [
        ("老旧小区改造进度慢，12个小区仅完成5个", "（一）", 2, "赵明", "2024年12月"),
        ("房屋安全隐患排查不彻底", "（一）", 1, "孙静", "立行立改"),
        ("廉政谈话走过场", "（二）", 1, "孙静", "2024年9月"),
    ]


def test_a_paragraph_may_tell_all_of_a_problem_and_another_answer_the_advice() -> None:
    reading = read_text("""水电公司党委巡察整改工作方案
    针对问题1“能源保供部署不力”，采取2条措施：一要完成14次停机分析；二要停机控制在5次以内。（责任领导：史进，责任部门：生产部，2023年9月底前完成）
    针对问题2“境外项目党建空白”，采取1条措施：一要在项目部成立党支部，11名党员全部纳入管理。（责任领导：柴进，责任部门：党群部，立行立改）
    针对工作建议：（1）能源保供由生产部落实；（2）采购治理由纪检部落实。""")
    told = [(item.number, item.heading, [m.text for m in item.measures], item.lead_dept) for item in reading.items]
    assert told == [
        ("1", "能源保供部署不力", ["完成14次停机分析", "停机控制在5次以内"], "生产部"),
        ("2", "境外项目党建空白", ["在项目部成立党支部，11名党员全部纳入管理"], "党群部"),
    ]
    assert [item.deadline and item.deadline.text for item in reading.items] == ["2023年9月底前", "立行立改"]
    assert [words.rstrip("；。") for words in reading.recommendations] == [
        "能源保供由生产部落实",
        "采购治理由纪检部落实",
    ]


def test_headings_called_problems_are_the_problems_of_a_plan_and_advice_needs_no_number():
    plan = read_text(
        "整改实施方案\n三、整改内容\n（一）聚焦主责主业有偏差\n问题1：教学安排随意\n1.修订教学计划。\n2.建立审定制度。\n"
        "责任领导：温静　责任科室：教务科　整改时限：2024年3月底\n（二）班子建设薄弱\n问题2：师资青黄不接\n"
        "1.2024年引进专业教师2名。\n2.实行导师制。\n责任领导：施国栋　责任科室：人事科　整改时限：2024年12月底",
        Kind.RECTIFICATION_PLAN,
    )
    assert [(item.heading, [m.text for m in item.measures]) for item in plan.items] == [
        ("教学安排随意", ["修订教学计划", "建立审定制度"]),
        ("师资青黄不接", ["2024年引进专业教师2名", "实行导师制"]),
    ]
    for advice in ("建议：", "意见建议"):
        feedback = read_text(
            "巡察反馈意见\n一、主责主业有偏差\n问题1：教学安排随意。占比仅58%。\n四、整改责任落实不力\n"
            f"问题2：整改改头换面。以采购灭火器代替整改。\n{advice}\n1.切实提高站位。\n2.切实担起责任。",
            Kind.FEEDBACK_OPINION,
        )
        assert [item.heading for item in feedback.items] == ["教学安排随意", "整改改头换面"]
        assert feedback.recommendations == ("切实提高站位。", "切实担起责任。")


def test_a_quoted_word_before_a_problem_that_is_grave_is_not_all_of_it():
    reading = read_text(
        "整改方案\n二、整改措施\n（一）选人用人有短板方面\n1.“近亲繁殖”问题严重\n（1）逐人调整。\n（2）开展清理。\n"
        "牵头领导：海平；完成时限：2022年6月底",
        Kind.RECTIFICATION_PLAN,
    )
    assert [item.heading for item in reading.items] == ["“近亲繁殖”问题严重"]


def test_a_section_from_which_nothing_is_taken_is_told() -> None:
    reading = read_text("""某局党组整改方案
        一、整改任务
        （一）关于“学习不深入”的问题
        整改措施：制定计划。
        二、其他安排
        （一）另设专班。""")
    assert headings(reading) == ["学习不深入"]
    assert [d.quote for d in reading.doubts if "没有当作问题收进来" in d.reason] == ["二、其他安排"]


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


BY = "责任领导：林溪；责任科室：政务科；完成时限：2024年6月底"


PLANS = {
    "a sentence behind 关于…问题的整改": f"1.关于“窗口排队长”问题的整改。增开窗口6个。（{BY}）",
    "a lone numbered line behind 整改措施": f"1.关于“窗口排队长”问题的整改措施。（1）增开窗口6个。{BY}。",
    "a dash before a figure": f"1.窗口排队长\n主要措施：\n——6个窗口增开到位。\n{BY}。",
    "a figure behind a lone number": f"（一）反馈问题：窗口排队长\n整改措施：\n1.6个窗口增开到位。\n{BY}",
    "整改任务 before the number": f"整改任务一：窗口排队长\n整改措施：1.增开窗口6个。\n{BY}",
    "a last sentence": "1.窗口排队长。\n（1）增开窗口6个。\n由林溪牵头，政务科负责，2024年6月底前完成。",
    "a last bracket": "1、窗口排队长\n（1）增开窗口6个\n（林溪牵头，政务科负责，2024年6月底前完成）",
    "a name with its office": "1.窗口排队长\n（1）增开窗口6个。\n责任：林溪（政务科）　时限：2024年6月底",
}


@pytest.mark.parametrize("told", PLANS.values(), ids=PLANS)
def test_a_plan_says_the_same_in_other_sentences(told: str) -> None:
    reading = read_text(
        f"某局党组整改方案\n一、总体要求\n逐项整改。\n二、整改任务\n{told}\n三、工作要求\n抓好落实。",
        Kind.RECTIFICATION_PLAN,
    )
    (item,) = reading.items
    assert (item.heading, item.lead_officer, item.lead_dept) == ("窗口排队长", "林溪", "政务科")
    assert [measure.text for measure in item.measures] in (["增开窗口6个"], ["6个窗口增开到位"])
    assert item.deadline.text.removesuffix("前") == "2024年6月底"


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


def test_labels_in_brackets_and_a_number_left_out() -> None:
    reading = read_text("""某监狱党委整改方案
        一、整改任务
        1.政治建警措施不实
        【整改措施】①参训率达到100%；②组织警示教育6场。
        【责任领导】沈约　【责任部门】政治处　【完成时限】2024年8月底
        财务报销审核不严
        【整改措施】①退缴2.94万元。
        【责任领导】任昉　【责任部门】财务科　【完成时限】2024年5月底
        3.监企分开不到位
        【整改措施】①修订办法。
        【责任领导】任昉　【责任部门】生活卫生科　【完成时限】2024年7月底""")
    assert [(i.number, i.heading, len(i.measures), i.lead_officer, i.lead_dept) for i in reading.items] == [
        ("1", "政治建警措施不实", 2, "沈约", "政治处"),
        ("2", "财务报销审核不严", 1, "任昉", "财务科"),
        ("3", "监企分开不到位", 1, "任昉", "生活卫生科"),
    ]
    assert [doubt.reason for doubt in reading.doubts] == ["这一条没有写编号，按前后顺序当作第2条，请核对。"]


def test_measures_and_problems_counted_by_their_names() -> None:
    plan = read_text("""某行党委整改方案
一、整改任务
（一）支农支小主业有所偏离
措施1：制定涉农贷款增长计划，占比提升至66%以上。
措施2：单户1000万元以上贷款余额压降5亿元。
牵头领导：米兰；整改期限：2024年12月底。
（二）集中采购制度落实不到位
措施3：修订集中采购管理办法。
牵头领导：柏青；整改期限：2024年10月底。""")
    told = [[measure.text[:4] for measure in item.measures] for item in plan.items]
    assert told == [["制定涉农", "单户10"], ["修订集中"]]
    feedback = read_text("""关于巡察某行党委的反馈意见
（一）经营方面
第一个问题，支农支小主业有所偏离。涉农贷款占比61.3%。
第二个问题，集中采购制度落实不到位。4个合同规避招标。
问题（3）：营销费用管理不严。虚列41.35万元。
问题4　选人用人把关不严。4人任职回避情形未报告。
二、意见建议
建议一：牢牢把握支农支小定位。
建议二：①严格采购管理；②完善费用审批；③落实任职回避。""")
    told = ["支农支小主业有所偏离", "集中采购制度落实不到位", "营销费用管理不严", "选人用人把关不严"]
    assert headings(feedback) == told
    listed = ("牢牢把握支农支小定位。", "严格采购管理", "完善费用审批", "落实任职回避")
    assert feedback.recommendations == listed
