"""Tasks as those above assign them: who leads, who helps, by when."""

from datetime import date

from domain.words import DocumentKind
from domain.words import DocumentKind as Kind
from tests.documents.reading.reading_kit import headings, read_rows, read_text, reasons


def test_a_task_told_line_by_line_keeps_its_problem_and_what_is_asked() -> None:
    reading = read_text("""县委巡察反馈问题整改工作分工方案
    一、整改任务
    （一）党的建设方面
    1.问题：党组织生活不规范。
    任务：2024年6月底前完成支部换届。
    牵头单位：县委组织部
    2.问题：校车安全隐患多。
    整改任务：对132台校车全部检测。
    牵头单位：县公安局
    时限：2024年5月底
    县委巡察办
    2024年4月1日""")
    assert [(i.heading, i.requirement, i.lead_dept) for i in reading.items] == [
        ("党组织生活不规范", "2024年6月底前完成支部换届", "县委组织部"),
        ("校车安全隐患多", "对132台校车全部检测", "县公安局"),
    ]


def test_who_is_to_do_a_task_may_stand_in_other_brackets():
    reading = read_text(
        "分工方案\n一、重点任务\n（一）建立账号备案制度。〔牵头单位：省委宣传部，责任单位：省台，完成时限：2022年12月〕",
        Kind.ASSIGNMENT_PLAN,
    )
    (task,) = reading.items
    assert (task.heading, task.lead_dept, task.deadline and task.deadline.day) == (
        "建立账号备案制度",
        "省委宣传部",
        date(2022, 12, 31),
    )


def test_a_paper_that_parts_the_tasks_among_offices_assigns_them():
    reading = read_text(
        "关于市文旅局党组巡察整改工作任务的责任分解\n1、补齐安防设施。由市文旅局牵头，市公安局配合，2025年10月底前完成。"
    )
    assert reading.kind is Kind.ASSIGNMENT_PLAN


def test_who_leads_may_be_told_by_one_word():
    reading = read_text(
        "责任分工的函\n（一）建设直营店40个。牵头：县供销联社；配合：县农业农村局；时限：2025年1月底。",
        Kind.ASSIGNMENT_PLAN,
    )
    (task,) = reading.items
    assert (task.heading, task.lead_dept, task.support_dept) == ("建设直营店40个", "县供销联社", "县农业农村局")


def test_a_letter_that_parts_tasks_assigns_them_though_it_speaks_of_the_feedback():
    reading = read_text(
        "市委巡察办关于分解落实某院党委巡察反馈意见整改任务的函\n某院党委：\n现将整改任务分解如下：\n"
        "任务一：筛查率2023年底前达到98%以上。责任单位：某院；协助单位：市卫健委；完成时间：2023年12月31日前。\n"
        "任务二：退还违规收费87.26万元。责任单位：某院；协助单位：市医保局；完成时间：2023年10月31日前。"
    )
    assert reading.kind is Kind.ASSIGNMENT_PLAN
    assert [(item.heading, item.lead_dept) for item in reading.items] == [
        ("筛查率2023年底前达到98%以上", "某院"),
        ("退还违规收费87.26万元", "某院"),
    ]


def test_a_task_given_in_a_bracket_without_labels() -> None:
    reading = read_text("""关于印发《县委巡察组巡察县教育局党组反馈意见整改任务分工方案》的通知
        县委巡察工作领导小组办公室
        2024年4月8日
        附件
        一、教育资金管理不规范
        1.清理食堂账目。（县教育局牵头，县财政局、县审计局配合，2024年7月底前完成）
        2.追缴补贴23.5万元。（牵头单位：县财政局　责任单位：县教育局　时限：立行立改）""")
    first, second = reading.items
    assert (first.heading, first.lead_dept, first.support_dept) == ("清理食堂账目", "县教育局", "县财政局、县审计局")
    assert first.deadline.day == date(2024, 7, 31)
    assert (second.lead_dept, second.support_dept) == ("县财政局", "县教育局")
    assert (reading.issuer, reading.document_date) == ("县委巡察工作领导小组办公室", date(2024, 4, 8))


def test_a_notice_that_assigns_tasks_is_an_assignment_and_no_team_is_inspected() -> None:
    reading = read_text("""中共云州市委办公室关于省委第三巡视组反馈意见整改落实工作任务分工的通知
        一、关于贯彻落实党的路线方针政策方面的问题
        （一）落实环保责任不到位问题
        1．开展黑臭水体治理，复查12条河道。
        牵头领导：市委常委、副市长　孙立
        牵头单位：市生态环境局
        责任单位：市住建局
        2．严肃查处失职行为。（市纪委监委机关牵头）
        中共云州市委办公室
        2024年3月29日""")
    assert (reading.kind, reading.organization, reading.issuer) == (
        Kind.ASSIGNMENT_PLAN,
        "",
        "中共云州市委办公室",
    )
    first, second = reading.items
    assert (first.lead_officer, first.lead_dept) == ("市委常委、副市长　孙立", "市生态环境局")
    assert (second.heading, second.lead_dept) == ("严肃查处失职行为", "市纪委监委机关")


def test_tasks_under_aspects_may_name_office_and_day_in_their_sentence() -> None:
    reading = read_text("""中共某县委关于县委巡察组反馈意见整改分工方案
    一、落实党的路线方针政策方面
    1.关于耕地保护问题。由县自然资源局牵头，2024年12月底前恢复违法占用耕地312亩。
    二、群众反映强烈问题方面
    2.关于矿山越界开采监管问题。由县自然资源局牵头，县应急管理局配合，2024年8月底前完成。""")
    first, second = reading.items
    assert (first.lead_dept, first.support_dept) == ("县自然资源局", None)
    assert (second.lead_dept, second.support_dept) == ("县自然资源局", "县应急管理局")
    assert [str(i.deadline.day) for i in reading.items if i.deadline] == ["2024-12-31", "2024-08-31"]
    assert first.heading.startswith("关于耕地保护问题")
    assert second.aspect == "二、群众反映强烈问题方面"


def test_a_bracket_may_name_the_day_behind_the_office_without_a_label() -> None:
    reading = read_text("""省委办公厅关于省粮食集团党委巡视整改任务分工
    1.补足短少的储备粮（责任单位：省粮食局、省粮食集团，2023年9月底前完成）
    2.依法追缴套取价差（责任单位：驻集团纪检监察组，2023年10月底前完成）""")
    assert [(i.lead_dept, str(i.deadline.day)) for i in reading.items if i.deadline] == [
        ("省粮食局、省粮食集团", "2023-09-30"),
        ("驻集团纪检监察组", "2023-10-31"),
    ]


def test_an_assignment_may_give_its_labels_on_lines_below() -> None:
    reading = read_text("""关于县委第一巡察组巡察县住建局党组反馈意见整改任务分工方案
    一、贯彻落实决策部署方面
    1.解决“老旧小区改造滞后”问题。
    牵头单位：县住建局党组
    责任单位：县财政局
    完成时限：2024年9月底
    2.建立物业监管台账。
    牵头单位：县住建局党组
    完成时限：长期坚持""")
    first, second = reading.items
    assert (first.feedback_number, second.feedback_number) == (1, None)
    assert (first.lead_dept, first.support_dept) == ("县住建局党组", "县财政局")
    assert second.deadline.long_term


def test_tasks_stand_below_the_officer_who_leads_them() -> None:
    reading = read_text("""县住建局党组巡察反馈问题整改任务分工
    副局长薛涛牵头：
    ——保交楼工作推进不力（问题1），责任股室：房产股，2025年5月底前完成；
    ——公租房管理漏洞多（问题7），责任股室：房产中心，立行立改；
    总工程师顾况牵头：
    ——公务接待超标准（问题6），责任股室：办公室，2025年3月底前完成；""")
    assert [(item.heading.partition("（")[0], item.lead_officer) for item in reading.items] == [
        ("保交楼工作推进不力", "副局长薛涛"),
        ("公租房管理漏洞多", "副局长薛涛"),
        ("公务接待超标准", "总工程师顾况"),
    ]
    assert [item.deadline and item.deadline.text for item in reading.items] == [
        "2025年5月底前",
        "立行立改",
        "2025年3月底前",
    ]


def test_tasks_below_the_name_of_a_problem_are_for_that_problem() -> None:
    reading = read_text("""关于县民政局党组巡察整改任务分工的通知
    一、低保动态管理不到位问题
    1.开展全县低保专项治理。（牵头领导：李明，完成时限：2024年10月底）
    二、养老机构监管缺位问题
    2.完善消防手续。（牵头领导：周群，完成时限：2024年10月底）""")
    assert [(item.heading, item.detail) for item in reading.items] == [
        ("开展全县低保专项治理", "低保动态管理不到位"),
        ("完善消防手续", "养老机构监管缺位"),
    ]


def test_who_leads_may_stand_before_the_task_and_one_sentence_may_name_several_matters() -> None:
    task = read_text(
        "关于巡察整改任务分工的通知\n1.县某局党组牵头整改“补贴发放不及时”问题，县财政局配合，5月底前完成。"
    ).items
    assert [(i.heading, i.detail, i.lead_dept, i.support_dept) for i in task] == [
        ("整改“补贴发放不及时”问题", "补贴发放不及时", "县某局党组", "县财政局")
    ]
    named = read_text("""县委书记专题会议点人点事点问题清单
        会议强调，要严肃查处财务科科长钱某违规报销问题，尽快解决办公楼改造停工两年的问题，全面整治补贴拖欠问题。""")
    assert [(item.heading, item.requirement, item.named_kind) for item in named.items] == [
        ("财务科科长钱某违规报销", "要严肃查处财务科科长钱某违规报销问题", None),
        ("办公楼改造停工两年", "尽快解决办公楼改造停工两年的问题", None),
        ("补贴拖欠", "全面整治补贴拖欠问题", None),
    ]


def test_who_leads_in_a_last_sentence_is_no_part_of_a_task() -> None:
    told = "1.窗口排队长。由县政务局党组牵头，县财政局配合，于2024年6月底前完成。"
    (item,) = read_text(f"整改任务分工方案\n一、任务分工\n{told}", Kind.ASSIGNMENT_PLAN).items
    assert (item.heading, item.lead_dept, item.support_dept) == ("窗口排队长", "县政务局党组", "县财政局")


def test_who_is_to_do_all_tasks_may_begin_the_paragraph_that_lists_them() -> None:
    reading = read_text("""某某馆巡察反馈问题整改分工方案
        某某馆党总支负责：清点登记327件藏品（2024年12月底前）；追缴收入19.6万元（2024年11月底前）。
        市财政局配合。""")
    assert [(i.heading, i.lead_dept, i.deadline and i.deadline.text) for i in reading.items] == [
        ("清点登记327件藏品", "某某馆党总支", "2024年12月底前"),
        ("追缴收入19.6万元", "某某馆党总支", "2024年11月底前"),
    ]
    assert "按“；”分条" in reasons(reading)


def test_tasks_may_be_all_that_an_assignment_numbers() -> None:
    reading = read_text("""市委办公室关于某支队党委巡察整改任务的分工意见
        1. 治理38处路段（市交通运输局，2024年10月30日）
        2. 解决宣传流于形式问题（市委宣传部，2024年10月30日）""")
    assert [(i.heading, i.lead_dept) for i in reading.items] == [
        ("治理38处路段", "市交通运输局"),
        ("解决宣传流于形式问题", "市委宣传部"),
    ]


def test_a_dash_may_part_the_task_from_who_is_to_do_it() -> None:
    told = "1.组织生活不严格——由大队党委负责，组织科指导，2024年10月31日前完成；"
    (item,) = read_text(f"整改任务分工方案\n一、任务分工\n{told}", Kind.ASSIGNMENT_PLAN).items
    assert (item.heading, item.lead_dept, item.support_dept) == ("组织生活不严格", "大队党委", "组织科")


def test_a_task_tells_its_day_in_its_words_and_the_paper_its_author_in_brackets_below_the_title() -> None:
    reading = read_text("""关于县委巡察反馈金桥社区问题整改任务分工的通知
        （县委巡察工作领导小组办公室　2024年2月6日）
        1.2024年5月底前补建3个小区党支部。牵头单位：云溪街道。
        2.追回误工补贴3.84万元。牵头单位：县民政局；完成时限：2024年4月底。""")
    assert (reading.issuer, reading.document_date) == ("县委巡察工作领导小组办公室", date(2024, 2, 6))
    assert [item.deadline and item.deadline.text for item in reading.items] == ["2024年5月底", "2024年4月底"]


def test_a_section_gives_its_day_to_the_tasks_below() -> None:
    reading = read_text("""省生态环境厅党组巡视反馈意见整改任务分工方案
一、立行立改事项
1.精简文件简报。
牵头处室：办公室
二、三个月内完成事项（2023年10月底前）
2.修订党组工作规则，2023年9月底前印发。
牵头处室：办公室
3.压缩审批时限。
牵头处室：环评处
三、长期坚持事项
4.优化干部结构。
牵头处室：人事处""")
    days = [item.deadline and item.deadline.text for item in reading.items]
    assert days == ["立行立改", "2023年9月底", "2023年10月底", "长期坚持"]


def test_a_task_that_belongs_to_no_problem_is_known_by_what_it_asks_for() -> None:
    rows = (
        ["序号", "反馈问题", "整改任务", "落实单位", "时限"],
        ["1", "/", "开展债务专项审计", "某镇党委", "2025年6月底"],
    )
    assert headings(read_rows(*rows, kind=Kind.ASSIGNMENT_PLAN)) == ["开展债务专项审计"]


def test_a_task_for_all_is_called_by_what_it_asks() -> None:
    reading = read_rows(
        ("序号", "反馈问题", "工作任务", "牵头单位", "完成时限"),
        ("1", "税收征管质量不高", "追补漏征税款", "关税处", "2024年12月底"),
        ("—", "共性任务", "开展财务管理交叉检查", "财务处", "2024年12月底"),
        kind=DocumentKind.ASSIGNMENT_PLAN,
    )
    assert headings(reading) == ["税收征管质量不高", "开展财务管理交叉检查"]
