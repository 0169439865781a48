"""Notices and news as people copy them from web pages: with what the page prints around them, often without a title."""

import pytest

from domain.words import DocumentKind as Kind
from tests.documents.reading.reading_kit import headings, read_text, reasons

_NOTICE = """中共松川县水务局党组关于巡察整改进展情况的通报
    2023年5月6日，县委第二巡察组向县水务局党组反馈了巡察意见。现将整改进展情况予以公布。
    二、反馈问题整改落实情况
    1.关于“河道巡查流于形式”的问题
    已完成。补查河道12条。
    松川县水务局党组
    2023年11月20日"""


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (
            "当前位置：首页 >> 巡察整改\n字体大小：大 中 小\n发布时间：2023-11-21　来源：县水务局　浏览量：36",
            "【打印】【关闭】",
        ),
        (
            "- 索 引 号：3704/2023-11\n- 发布机构：松川县水务局\n- 标 题：关于巡察整改的通报",
            "上一篇：节水宣传\n下一篇：没有了",
        ),
        ("• 索引号：\n\n3704/2023-11\n\n• 公开方式：\n\n主动公开\n朗读", "责任编辑：李明\n扫一扫在手机打开当前页"),
        ("松川县人民政府 2023-11-21 16:36 来源：水务局", "[打印] | [关闭]"),
        ("关怀版 无障碍 简体 繁体\n您当前所在位置： 首页 > 公开 > 整改\n访问量：", "信息提供日期：2023-11-21 15:39:11"),
    ],
)
def test_what_the_page_prints_around_a_notice_is_no_part_of_it(above: str, below: str) -> None:
    reading, bare = read_text(f"{above}\n{_NOTICE}\n{below}"), read_text(_NOTICE)
    assert (reading.kind, reading.organization) == (Kind.RECTIFICATION_REPORT, "松川县水务局党组")
    assert headings(reading) == ["河道巡查流于形式"]
    assert reading.items[0].detail == bare.items[0].detail
    assert reading.document_date == bare.document_date
    assert reasons(reading) == reasons(bare)
    assert "没有当作正文" in reading.remarks[0]
    assert above.splitlines()[0].strip() in {line.text for line in reading.lines}  # nothing of the source is lost


@pytest.mark.parametrize(
    ("opening", "organization"),
    [
        ("10月31日，市委第十巡察组向松川市中医院党委反馈巡察情况。", "松川市中医院党委"),
        ("9月2日至10日，市委6个巡察组分别对31家党组织进行了反馈。", ""),
        ("近日，巡察第三中学党总支情况反馈会召开。", "第三中学党总支"),
    ],
)
def test_what_a_text_without_a_title_is_stands_in_its_first_sentences(opening: str, organization: str) -> None:
    reading = read_text(f"""{opening}
        巡察也发现了一些问题，主要是：议事规则不健全，采购监管不严。""")
    assert (reading.kind, reading.organization) == (Kind.FEEDBACK_OPINION, organization)
    assert "按正文开头看作反馈意见" in reasons(reading)
    assert headings(reading) == ["议事规则不健全", "采购监管不严"]


def test_news_of_a_meeting_names_no_organization_and_a_party_committee_keeps_its_full_name() -> None:
    news = read_text("党委召开会议传达学习关于巡视工作的重要讲话\n会议强调，要着力发现责任不落实、执行规定不严等问题。")
    assert (news.kind, news.organization, news.items) == (None, "", ())
    assert read_text(_NOTICE.replace("县水务局党组关于", "湖口镇委员会关于")).organization == "中共松川湖口镇委员会"


@pytest.mark.parametrize(
    ("told", "problems"),
    [
        ("巡察发现局党组存在办文有纰漏、督办有欠缺、“三资”管理（含合同、台账）不规范等较为突出问题。", 3),
        ("还存在着学懂弄通有差距，对审计等监督发现的问题和自查的问题整改不彻底等问题。", 2),
        ("巡察也发现，有的党组织作用发挥不够，有的落实责任不到位，有的班子有短板，在建设方面薄弱。", 3),
        ("巡察也发现了一些问题，有的支部存在学习不深入、程序不规范等问题。", 2),
        ("但也暴露出有的单位重业务轻党建；一些单位抓发展谋划不够，这些问题与要求有差距。", 2),
        (
            "组长反馈了存在的3类问题：一、党建工作不扎实；二、财务管理不规范；三、服务意识不强。针对以上问题，书记表态。",
            3,
        ),
        ("主要表现在：一是学习不深，落实不力。二是财务混乱；资产流失。同时，巡察组还收到一些问题线索，已移交。", 2),
    ],
)
def test_problems_told_in_one_sentence_of_news_are_parted(told: str, problems: int) -> None:
    reading = read_text(f"市委巡察组向松川市中医院党委反馈巡察情况\n近年来，医院发展较快。\n{told}")
    assert len(reading.items) == problems
    assert not any(
        word in item.heading + item.detail for item in reading.items for word in ("这些问题", "表态", "线索")
    )
    assert "请核对" in reasons(reading)  # such a list is never taken for sure


def test_a_problem_that_ends_by_naming_fields_is_not_lost() -> None:
    reading = read_text("""市委巡察组关于松川县教育局党组的反馈意见
        二、存在的主要问题
        1.作风建设有短板：个别干部服务意识不强。
        2.民生领域问题突出：一些地方侵害群众利益，如教育、医疗、住房等方面
        三、意见建议
        组长提出意见建议。一是加强学习；二是压实责任。""")
    assert headings(reading) == ["作风建设有短板", "民生领域问题突出"]
    assert len(reading.recommendations) == 2


def test_totals_are_told_by_the_words_published_papers_use() -> None:
    reading = read_text("""11月24日，李某作了《关于巡察查出问题整改情况的报告》。
        反馈的60个问题，已整改48个，基本完成取得阶段性成果并持续整改问题4个，正在整改5个，未完成3个，分中期推进、长期坚持三个阶段。""")
    assert reading.kind is Kind.RECTIFICATION_REPORT
    assert dict(reading.declared) == {
        "problems": 60,
        "completed": 48,
        "basically_completed": 4,
        "in_progress": 5,
        "not_completed": 3,
    }


def test_who_checked_and_filled_a_table_belongs_to_no_page_and_a_day_below_is_no_feedback() -> None:
    reading = read_text("""某局党组整改方案
    认领县委巡察组反馈的问题。
    某局党组
    2024年2月28日
    审核：邵某　　填报人：林某
    收到的反馈意见另附""")
    assert (reading.feedback_date, reading.remarks) == (None, ())


def test_a_typed_table_of_contents_repeats_the_headings_and_is_none() -> None:
    listed = "目　　录\n一、总体情况…………1\n二、整改落实情况…………2\n（一）作风方面…………2\n三、下一步打算…………8\n"
    bare = "目录\n一、总体情况\n二、整改落实情况\n（一）作风方面\n三、下一步打算\n"
    body = "一、总体情况\n认真整改。\n二、整改落实情况\n（一）作风方面\n1.推诿扯皮\n办结41件。目前已整改。\n"
    body += "三、下一步打算\n抓好。"
    for contents in (listed, bare):
        reading = read_text(f"某局党组整改情况报告\n{contents}{body}")
        assert [(i.heading, i.aspect, i.status_text) for i in reading.items] == [
            ("推诿扯皮", "（一）作风方面", "目前已整改")
        ]
        assert reading.remarks == ("目录5行没有当作正文。",)
        assert len(reading.lines) == 14
