"""Shapes met in papers of other offices: numbers before figures, names that several kinds share, days in one line."""

from datetime import date
from pathlib import Path

import pytest

from documents.reading import facts
from documents.reading.numbers import split_number
from domain.words import DocumentKind, NamedKind
from domain.words import RectificationStatus as Status
from tests.documents.reading.reading_kit import headings, read_file, read_text, reasons, sheet


@pytest.mark.parametrize(
    ("line", "number", "text"),
    [
        ("2.9.8亿元存款没有集体研究", "2.", "9.8亿元存款没有集体研究"),
        ("1.3,260万元贷款逾期", "1.", "3,260万元贷款逾期"),
        ("2.3.1 推进改革", "2.3.1", "推进改革"),
        ("2.3.1个人事项", "2.3.1", "个人事项"),
        ("⒉学习不深入", "⒉", "学习不深入"),
        ("㈢从严治党方面", "㈢", "从严治党方面"),
        ("●1.学习不深入", "1.", "学习不深入"),
        ("— 3个村账目不清", "—", "3个村账目不清"),
    ],
)
def test_a_number_takes_nothing_of_what_stands_behind_it(line: str, number: str, text: str) -> None:
    found, rest = split_number(line)
    assert (found.text, rest) == (number, text)


def test_what_stands_in_the_title_does_not_hide_the_days_of_the_inspection() -> None:
    text = "关于巡察整改情况的报告\n市委：\n2023年8月14日至10月31日，市委第六巡察组进行了巡察。"
    assert facts.period(text) == (date(2023, 8, 14), date(2023, 10, 31))


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        (["序号", "反馈问题", "整改任务", "责任单位", "时限要求"], DocumentKind.ASSIGNMENT_PLAN),
        (["序号", "反馈问题", "整改措施", "责任领导", "责任单位", "完成时限"], DocumentKind.RECTIFICATION_PLAN),
        (["序号", "反馈问题", "整改措施", "责任单位", "完成时限", "完成情况"], DocumentKind.LEDGER),
    ],
)
def test_a_table_of_shared_out_tasks_is_told_by_its_columns(
    tmp_path: Path, columns: list[str], kind: DocumentKind
) -> None:
    row = [1, "公务接待不严", "清理接待账目", "办公室", "2024年6月底", "已完成"]
    path = sheet(tmp_path / "任务.xlsx", ["巡察反馈问题整改任务分解表"], columns, row[: len(columns)])
    assert read_file(path).kind is kind


@pytest.mark.parametrize(
    ("first", "second", "measure"),
    [
        ("（一）贯彻决策部署方面", "（二）从严治党方面", ""),
        ("1.贯彻决策部署方面", "2.从严治党方面", "（1）复查12处。"),
        ("（一）贯彻决策部署方面", "（二）从严治党方面", "1.复查12处。"),
    ],
)
def test_problems_named_by_a_label_below_their_aspect_are_parted(first: str, second: str, measure: str) -> None:
    reading = read_text(f"""中共松川县水务局党组关于巡察整改落实情况的报告
        一、反馈问题整改落实情况
        {first}
        具体问题：巡河记录造假。
        整改情况：已完成整改。重新核查。
        {measure}
        具体问题：饮水工程进度滞后。
        整改情况：正在整改。完工4处。
        {second}
        具体问题：违规发放津贴2.4万元。
        整改情况：已完成整改。清退2.4万元。""")
    assert [(item.heading, item.aspect, item.status) for item in reading.items] == [
        ("巡河记录造假", first, Status.COMPLETED),
        ("饮水工程进度滞后", first, Status.IN_PROGRESS),
        ("违规发放津贴2.4万元", second, Status.COMPLETED),
    ]
    assert measure in reading.items[0].detail
    assert reading.items[0].heading_line == "具体问题：巡河记录造假。"
    assert "整改做法" not in reasons(reading)


def test_a_label_that_stands_once_below_each_heading_opens_no_problem_of_its_own() -> None:
    reading = read_text("""中共松川县水务局党组关于巡察整改落实情况的报告
        一、反馈问题整改落实情况
        1.关于“巡河流于形式”的问题
        具体问题：记录造假12份。
        整改情况：已完成整改。
        2.关于“饮水工程滞后”的问题
        具体问题：3处未完工。
        整改情况：正在整改。""")
    assert headings(reading) == ["巡河流于形式", "饮水工程滞后"]


def test_a_notice_of_closing_may_tell_of_several_problems() -> None:
    reading = read_text("""关于松川县巡察反馈问题整改销号的公示
        （松川县水务局）
        现将2项整改任务完成情况进行公示。
        一、整改任务：河道乱占未清理。
        整改目标：2023年9月底前全部清理。
        整改措施：拆除违建12处。
        整改完成情况：已完成，12处全部拆除。
        二、整改任务：饮水工程未验收。
        整改目标：6处全部验收。
        整改措施：组织专家验收。
        整改完成情况：6处已验收。
        公示时间：2023年11月1日至11月10日
        监督电话：0000-1234567""")
    assert [(i.heading, i.goal, [m.text for m in i.measures], i.status, i.detail) for i in reading.items] == [
        ("河道乱占未清理", "2023年9月底前全部清理", ["拆除违建12处"], Status.COMPLETED, "12处全部拆除。"),
        ("饮水工程未验收", "6处全部验收", ["组织专家验收"], Status.UNSTATED, "6处已验收。"),
    ]
    assert "没有写明整改状态" in reasons(reading)
    assert reading.organization == "松川县水务局"


def test_a_task_tells_its_day_in_its_words_and_the_paper_its_author_in_brackets_below_the_title() -> None:
    reading = read_text("""关于县委巡察反馈金桥社区问题整改任务分工的通知
        （县委巡察工作领导小组办公室　2024年2月6日）
        1.2024年5月底前补建3个小区党支部。牵头单位：云溪街道。
        2.追回误工补贴3.84万元。牵头单位：县民政局；完成时限：2024年4月底。""")
    assert (reading.issuer, reading.document_date) == ("县委巡察工作领导小组办公室", date(2024, 2, 6))
    assert [item.deadline and item.deadline.text for item in reading.items] == ["2024年5月底", "2024年4月底"]


@pytest.mark.parametrize("line", ["- 12 -", "-5%的增幅", "—", "■是 □否", "○二四年"])
def test_what_is_no_bullet_stays_in_the_text(line: str) -> None:
    assert split_number(line) == (None, line)


@pytest.mark.parametrize(
    ("outer", "inner"), [("◆", "·"), ("●", "- "), ("\uf06c", "➢"), ("★", "（1）"), ("2.{}", "●"), ("▲", "1.")]
)
def test_bullets_nest_as_numbers_do(outer: str, inner: str) -> None:
    first, second = outer.format(1), outer.format(2)
    reading = read_text(f"""中共松川县水务局党组关于巡察整改落实情况的报告
二、反馈问题整改情况
{first}理论学习不深入
{inner}组织学习6次。
{inner}开展研讨3次。
整改状态：已完成。
{second}河道管护不力
{inner}清理垃圾17处。
{inner}聘请护河员6名。
整改状态：正在推进。
三、下一步打算
继续抓好整改。""")
    assert headings(reading) == ["理论学习不深入", "河道管护不力"]
    assert [item.status for item in reading.items] == [Status.COMPLETED, Status.IN_PROGRESS]
    assert ["开展研讨3次" in item.detail for item in reading.items] == [True, False]


def test_points_in_numbers_without_blanks_count_where_they_count_on() -> None:
    reading = read_text("""关于巡察县文旅局党组的反馈意见
1巡察基本情况
谈话45人次。
2巡察发现的主要问题
2.1理论学习不深入
2023年中心组学习仅6次。
2.2项目资金管理不规范
2.5万元发展资金滞留账户14个月。
3意见建议
3.1加强理论学习。
3.2加快资金拨付。""")
    assert headings(reading) == ["理论学习不深入", "项目资金管理不规范"]
    assert reading.recommendations == ("加强理论学习。", "加快资金拨付。")


def test_bullets_in_a_cell_part_its_measures(tmp_path: Path) -> None:
    columns = ["序号", "反馈问题", "整改措施", "完成情况"]
    measures = "●清理接待账目；\n●修订接待办法，\n明确标准；\n●公开接待支出。"
    path = sheet(tmp_path / "台账.xlsx", ["整改台账"], columns, [1, "公务接待不严", measures, "已完成"])
    found = [measure.text for measure in read_file(path).items[0].measures]
    assert found == ["清理接待账目", "修订接待办法，\n明确标准", "公开接待支出"]


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


def test_a_theme_with_a_quoted_word_names_no_problem() -> None:
    reading = read_text("""中级法院党组关于巡察整改情况的通报
二、整改落实情况
（一）攻坚执行难题。针对“执行难问题化解不力”问题，逐案核查。基本完成。
（二）严格“三个规定”，筑牢铁规禁令。针对“‘三个规定’执行流于形式”问题，全部约谈。已完成。
（三）规范议事决策。针对“议事规则执行不规范”问题，重申纪律。已完成。""")
    assert headings(reading) == ["执行难问题化解不力", "‘三个规定’执行流于形式", "议事规则执行不规范"]


def test_sections_of_every_status_list_problems() -> None:
    reading = read_text("""某医院党委关于巡视整改进展的通报
二、集中整改期内已完成的事项
1.2020年巡察反馈“小金库”问题清退不彻底问题。38.7万元全部收缴。
2.违规收费屡禁不止问题。退还86.9万元。
三、基本完成的事项
3.控制费用增长不力问题。涨幅降至6.1%。
四、正在推进的事项
4.在建工程长期未转固问题。3个项目完成决算1个。""")
    assert headings(reading)[0] == "2020年巡察反馈“小金库”问题清退不彻底问题"
    statuses = [Status.COMPLETED, Status.COMPLETED, Status.BASICALLY_COMPLETED, Status.IN_PROGRESS]
    assert [item.status for item in reading.items] == statuses


def test_a_name_may_refer_to_the_feedback_and_go_on_with_the_account() -> None:
    reading = read_text("""市文旅局党组关于巡察整改情况的报告
一、已完成整改的问题
1.旅游市场监管有漏洞（反馈问题3）：四十六件投诉全部办结；查处旅行社6家。
2.年轻干部培养力度小（反馈问题7）：提拔3名。""")
    assert [(item.number, item.heading, item.detail) for item in reading.items] == [
        ("3", "旅游市场监管有漏洞", "四十六件投诉全部办结；查处旅行社6家。"),
        ("7", "年轻干部培养力度小", "提拔3名。"),
    ]


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


def test_an_aspect_may_go_on_with_its_problems() -> None:
    reading = read_text("""县委第六巡察组向白石镇党委反馈巡察情况
同时也发现一些问题，主要表现在：
（一）聚焦贯彻落实党的路线方针政策情况方面：耕地保护意识不强，22宗违法占地未整改；村集体资金账外循环，12.8万元未入账。
（二）聚焦巡察整改落实情况方面：上一轮巡察指出的承包费43.6万元未收回问题仍未整改。""")
    assert [(item.heading, item.detail) for item in reading.items] == [
        ("耕地保护意识不强", "22宗违法占地未整改"),
        ("村集体资金账外循环", "12.8万元未入账"),
        ("上一轮巡察指出的承包费43.6万元未收回问题仍未整改", ""),
    ]


@pytest.mark.parametrize(
    "told",
    [
        "会议点人2名：一是甲村书记屈万金低价发包商铺；二是城建办主任洪一舟把关失职。\n会议点事1件：小区改造烂尾，要尽快复工。",
        "对该镇点人点事如下：\n（一）关于人的问题。甲村书记屈万金低价发包商铺。城建办主任洪一舟把关失职。\n"
        "（二）关于事的问题。小区改造烂尾，要尽快复工。",
        "（一）人员方面：甲村书记屈万金低价发包商铺；城建办主任洪一舟把关失职。\n（二）事项方面：小区改造烂尾，要尽快复工。",
    ],
)
def test_named_matters_stand_in_sentences(told: str) -> None:
    reading = read_text(f"专题会议点人点事纪要\n{told}")
    assert [(item.named_kind, item.heading) for item in reading.items] == [
        (NamedKind.PERSON, "甲村书记屈万金低价发包商铺"),
        (NamedKind.PERSON, "城建办主任洪一舟把关失职"),
        (NamedKind.MATTER, "小区改造烂尾"),
    ]


def test_what_is_done_of_measures_is_no_total_of_problems() -> None:
    reading = read_text("""某公司党委关于巡察整改情况的报告
制定整改措施22条，已完成20条。10项问题完成8项、基本完成1项、持续推进1项。""")
    told = {"measures": 22, "problems": 10, "completed": 8, "basically_completed": 1, "in_progress": 1}
    assert dict(reading.declared) == told
    title = "某公司党委关于巡察整改情况的报告"
    of_measures = read_text(f"{title}\n9个问题已完成6个，细化措施20条完成15条，完成率75%。")
    assert dict(of_measures.declared) == {"problems": 9, "measures": 20, "completed": 6}
    of_problems = read_text(f"{title}\n9个问题、20条措施，已完成6个，完成率66.67%。")
    assert dict(of_problems.declared)["完成率"] == 66.67
