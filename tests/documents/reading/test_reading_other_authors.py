"""Plans, assignments and lists in the shapes that other authors give them."""

from domain.words import RectificationStatus as Status
from tests.documents.reading.reading_kit import read_rows, read_text


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


def test_what_is_asked_of_a_named_matter_stands_apart_from_it() -> None:
    reading = read_text("""县委书记专题会议点人点事点问题清单
    一、点人
    1.药学部主任卢昭与供应商往来过密，要求纪检监察组核查。
    二、点事
    2.博物馆建成3年未开放，要求年底前对外开放。""")
    assert [(i.heading, i.requirement) for i in reading.items] == [
        ("药学部主任卢昭与供应商往来过密", "纪检监察组核查"),
        ("博物馆建成3年未开放", "年底前对外开放"),
    ]


def test_the_day_a_measure_was_done_beside_the_day_it_was_due() -> None:
    (item,) = read_rows(
        ["序号", "问题", "措施", "时限", "落实进度", "完成时间", "佐证"],
        ["1", "档案管理混乱", "补齐档案", "2024年6月底", "已办结", "2024.6.19", "目录"],
    ).items
    (measure,) = item.measures
    assert (str(measure.completed_on), measure.status) == ("2024-06-19", Status.COMPLETED)
    assert item.deadline.text == "2024年6月底"


def test_a_bracket_may_name_the_day_behind_the_office_without_a_label() -> None:
    reading = read_text("""省委办公厅关于省粮食集团党委巡视整改任务分工
    1.补足短少的储备粮（责任单位：省粮食局、省粮食集团，2023年9月底前完成）
    2.依法追缴套取价差（责任单位：驻集团纪检监察组，2023年10月底前完成）""")
    assert [(i.lead_dept, str(i.deadline.day)) for i in reading.items if i.deadline] == [
        ("省粮食局、省粮食集团", "2023-09-30"),
        ("驻集团纪检监察组", "2023-10-31"),
    ]


def test_news_may_list_problems_behind_a_full_stop_or_with_examples() -> None:
    listed = read_text("""2019年9月19日，县委第五巡察组召开专题会议向佘家镇党委反馈村级全覆盖巡察情况。
    该镇取得了一定成效，但仍存在一些问题。主要是：农村发展活力不足、村务监督流于形式、财务管理混乱等问题。
    领导小组讲了两点意见：一是提高政治站位；二是全面整改落实。""")
    assert [item.heading for item in listed.items] == ["农村发展活力不足", "村务监督流于形式", "财务管理混乱"]
    assert listed.issuer == "县委第五巡察组"
    told = read_text("""6月17日，校党委第一巡察组向第三党支部反馈巡察情况。
    巡察组发现了一些问题，主要是：贯彻决策部署有差距，比如理论学习不深入、服务意识不强；落实主体责任不到位，比如项目管理不严。""")
    assert [(item.heading, item.detail) for item in told.items] == [
        ("贯彻决策部署有差距", "比如理论学习不深入、服务意识不强"),
        ("落实主体责任不到位", "比如项目管理不严"),
    ]
