"""Persons and matters named by the party secretary."""

from datetime import date

import pytest

from documents.reading.interpret import interpret
from documents.reading.outline import Outline
from domain.words import DocumentKind as Kind
from domain.words import NamedKind
from tests.documents.reading.reading_kit import grid_of, headings, read_rows, read_text


def test_matters_named_in_sentences_are_parted_from_what_is_asked() -> None:
    reading = read_text(
        "点人点事情况\n一是点人。基建处原处长尹某在结算中失职失责，要严肃追责；总经理麦某违规出借资金，责成纪委核查。\n"
        "二是点事。二期工程烂尾三年，要抓紧研究盘活。\n三是点问题。人才流失严重，年底前拿出办法。",
        Kind.NAMED_MATTERS,
    )
    told = [(item.named_kind, item.heading, item.requirement) for item in reading.items]
    assert told == [
        (NamedKind.PERSON, "基建处原处长尹某在结算中失职失责", "要严肃追责"),
        (NamedKind.PERSON, "总经理麦某违规出借资金", "责成纪委核查"),
        (NamedKind.MATTER, "二期工程烂尾三年", "要抓紧研究盘活"),
        (NamedKind.ISSUE, "人才流失严重", "年底前拿出办法"),
    ]


def test_whom_a_matter_is_about_goes_before_what_is_said_of_it() -> None:
    rows = (
        ["序号", "点题对象", "类型", "点题内容", "办理意见"],
        ["1", "物资部部长高某", "点人", "长期指定供应商", "核查处理"],
    )
    reading = read_rows(*rows, kind=Kind.NAMED_MATTERS)
    assert headings(reading) == ["物资部部长高某：长期指定供应商"]


def test_a_sheet_for_persons_and_one_for_matters_say_so_of_all_they_name() -> None:
    persons = grid_of(
        ["书记点人情况"],
        ["序号", "姓名及职务", "主要问题", "处置要求"],
        ["1", "科长祁某", "私自处置设备", "核查"],
        name="人",
    )
    matters = grid_of(["序号", "事项", "要求"], ["1", "门诊楼未启用", "尽快启用"], name="事")
    reading = interpret(Outline(blocks=[persons, matters]), "点题.xlsx", Kind.NAMED_MATTERS)
    assert [item.named_kind for item in reading.items] == [NamedKind.PERSON, NamedKind.MATTER]


def test_a_column_of_nothing_but_the_three_sorts_names_them_whatever_its_name() -> None:
    rows = (
        ["序号", "点题方式", "点题内容", "办理意见"],
        ["1", "点人", "物资部部长高某收受好处", "核查处理"],
        ["2", "点事", "二期工程烂尾三年", "尽快复工"],
    )
    reading = read_rows(*rows, kind=Kind.NAMED_MATTERS)
    assert [item.named_kind for item in reading.items] == [NamedKind.PERSON, NamedKind.MATTER]


def test_a_column_of_matters_that_tells_nothing_but_their_sort_leaves_the_matter_to_its_neighbour() -> None:
    rows = (
        ["序号", "事项", "对象及内容", "办理要求", "责任单位"],
        ["一", "点人", "后勤处原处长蔡某收受好处", "立案审查", "驻校纪检组"],
        ["二", "点事", "学生公寓房产证未办", "限期办理", "校党委"],
    )
    reading = read_rows(*rows, kind=Kind.NAMED_MATTERS)
    assert [(item.named_kind, item.heading) for item in reading.items] == [
        (NamedKind.PERSON, "后勤处原处长蔡某收受好处"),
        (NamedKind.MATTER, "学生公寓房产证未办"),
    ]


def test_named_matters_may_stand_in_a_column_for_each_sort() -> None:
    grid = grid_of(
        ["书记专题会一览"],
        ["领域", "点人", "点事", "点问题"],
        ["民生", "站长王某收受好处", "石桥泵房停用三年", "—"],
        ["作风", "", "", "1.违规吃喝。\n2.公车私用。"],
    )
    reading = interpret(Outline(blocks=[grid]), "一览.xlsx")
    assert reading.kind is Kind.NAMED_MATTERS
    assert [(item.aspect, item.named_kind, item.heading, item.place) for item in reading.items] == [
        ("民生", NamedKind.PERSON, "站长王某收受好处", "台账!B3"),
        ("民生", NamedKind.MATTER, "石桥泵房停用三年", "台账!C3"),
        ("作风", NamedKind.ISSUE, "违规吃喝", "台账!D4"),
        ("作风", NamedKind.ISSUE, "公车私用", "台账!D4"),
    ]


def test_named_matters_may_stand_in_a_row_for_each_sort_and_count_on() -> None:
    reading = read_rows(
        ["会议时间", "2024年3月8日", "交办单位", "县委巡察办"],
        ["点人", "1.站长王某收受好处，核实处理。\n2.科长李某失职，问责。", "", ""],
        ["点事", "3.6个村自来水水质不达标，限期整改。\n4.石桥泵房停用三年，限期修复。", "", ""],
        ["办理期限", "2024年9月30日", "承办单位", "县水利局党组"],
        kind=Kind.NAMED_MATTERS,
    )
    assert [(item.named_kind, item.heading) for item in reading.items] == [
        (NamedKind.PERSON, "站长王某收受好处，核实处理"),
        (NamedKind.PERSON, "科长李某失职，问责"),
        (NamedKind.MATTER, "6个村自来水水质不达标，限期整改"),
        (NamedKind.MATTER, "石桥泵房停用三年，限期修复"),
    ]
    assert {(item.deadline.text if item.deadline else "", item.lead_dept) for item in reading.items} == {
        ("2024年9月30日", "县水利局党组")
    }


def test_who_is_asked_to_see_to_a_named_matter_is_no_part_of_it():
    reading = read_text(
        "点人点事点问题的函\n1.点人：主任鲁某经手报销费用，请县纪委监委核查处理。\n2.点事：新校区停滞，请县政府牵头、县委党校配合，上半年拿出方案。",
        Kind.NAMED_MATTERS,
    )
    assert [item.heading for item in reading.items] == ["主任鲁某经手报销费用", "新校区停滞"]


def test_a_line_that_says_which_are_persons_holds_for_those_below_it():
    reading = read_text(
        "点人点事点问题清单\n点人：\n1.原主任谭启明失职渎职。\n点事：\n2.二期项目迟迟不动。", Kind.NAMED_MATTERS
    )
    assert [item.named_kind for item in reading.items] == [NamedKind.PERSON, NamedKind.MATTER]


def test_named_matters_say_in_words_to_whom_they_are_given() -> None:
    reading = read_text("""县委书记专题会议点人点事点问题清单
        会议时间：2024年4月2日
        一、点人（1人）
        1.县教育局副局长韩某某：分管基建期间存在围标线索，由县纪委监委核查，6月底前报结果。
        二、点事
        1.校车安全管理：9辆超期未检，由县公安局、县教育局立即整改。
        2.校舍建成四年未启用，由县教育局党组提出启用方案。
        三、点问题
        1.食堂采购不规范问题，由县教育局牵头整改。""")
    assert [(i.named_kind, i.heading, i.lead_dept) for i in reading.items] == [
        (NamedKind.PERSON, "县教育局副局长韩某某", "县纪委监委"),
        (NamedKind.MATTER, "校车安全管理", "县公安局、县教育局"),
        (NamedKind.MATTER, "校舍建成四年未启用", "县教育局党组"),
        (NamedKind.ISSUE, "食堂采购不规范问题", "县教育局"),
    ]
    assert [i.deadline and (i.deadline.day, i.deadline.immediate) for i in reading.items] == [
        (date(2024, 6, 30), False),
        (None, True),
        None,
        None,
    ]
    assert reading.items[3].detail == "由县教育局牵头整改"
    assert reading.kind is Kind.NAMED_MATTERS


def test_named_matters_below_one_class_and_whose_problems_a_table_assigns() -> None:
    named = read_rows(
        ["市委书记专题会议点人点事点问题清单"],
        ["类别", "序号", "具体内容", "处置意见", "责任单位"],
        ["点人", "1", "钱某某违规兼职取酬", "立案审查", "市纪委监委"],
        ["", "2", "周某收受礼金", "初步核实", "市纪委监委"],
        ["点事", "3", "棚改项目久拖不决", "限期整改", "市住建局"],
        kind=None,
    )
    assert [i.named_kind for i in named.items] == [NamedKind.PERSON, NamedKind.PERSON, NamedKind.MATTER]
    assigned = read_rows(
        ["市委第二巡察组反馈市交通运输局党组问题整改任务分工表"],
        ["序号", "反馈问题", "整改任务", "牵头单位", "责任单位", "完成时限"],
        ["1", "养护资金挪用", "追回186万元", "市财政局", "市交通运输局", "2024年9月底"],
        kind=None,
    )
    assert (assigned.kind, assigned.organization) == (Kind.ASSIGNMENT_PLAN, "市交通运输局党组")


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


def test_named_matters_may_be_written_as_text() -> None:
    reading = read_text("""县委书记专题会议点人点事点问题清单
    会议时间：2024年2月21日
    一、点人
    1.建管股股长邵川把关不严。办理要求：核清责任。
    二、点事
    1.水闸竣工三年未办理决算。
    三、点问题
    1.水资源费收不上来。""")
    assert [(item.named_kind, item.heading) for item in reading.items] == [
        (NamedKind.PERSON, "建管股股长邵川把关不严"),
        (NamedKind.MATTER, "水闸竣工三年未办理决算"),
        (NamedKind.ISSUE, "水资源费收不上来"),
    ]
    assert (reading.kind, str(reading.document_date)) == (Kind.NAMED_MATTERS, "2024-02-21")
    assert reading.items[0].requirement == "核清责任"


def test_a_matter_below_its_sort_may_stand_without_a_number() -> None:
    reading = read_text("""点人点事点问题清单
        一、点人
        托养中心原主任欧阳某套取补贴。要求：认真核查。
        二、点事
        217台轮椅积压两年。
        办理要求：尽快发放。
        消防水池漏水三年。""")
    assert [(item.named_kind, item.heading) for item in reading.items] == [
        (NamedKind.PERSON, "托养中心原主任欧阳某套取补贴"),
        (NamedKind.MATTER, "217台轮椅积压两年"),
        (NamedKind.MATTER, "消防水池漏水三年"),
    ]
    table = [["点 人", "某某，利用职权牟利。要求：严肃查处。"], ["点 事", "租约到期三年未收回。要求：收回。"]]
    assert [(i.named_kind, i.heading, i.requirement) for i in read_rows(*table, kind=Kind.NAMED_MATTERS).items] == [
        (NamedKind.PERSON, "某某，利用职权牟利", "严肃查处。"),
        (NamedKind.MATTER, "租约到期三年未收回", "收回。"),
    ]


MATTERS = ("站长王某收受好处", "石桥泵房停用三年", "补贴拖欠问题")


NAMED = {
    "a heading each": "（一）点人方面：{}。\n（二）点事方面：{}。\n（三）点问题方面：{}。",
    "the sort behind": "1.{}（点人）\n2.{}（点事）\n3.{}（点问题）",
    "the sort in brackets": "【点人】{}。\n【点事】{}。\n【点问题】{}。",
    "the sort behind in a sentence": "会议点名{}；点到{}一件事；点到{}一个问题。",
    "labels behind each": "点人事项1：{}。办理要求：核查。办理时限：2024年6月底。\n点事事项1：{}。\n点问题事项1：{}。",
}


@pytest.mark.parametrize("told", NAMED.values(), ids=NAMED)
def test_named_matters_are_sorted_however_their_sort_is_told(told: str) -> None:
    title = "书记专题会议点人点事点问题清单\n会议点人点事点问题如下：\n"
    reading = read_text(title + told.format(*MATTERS), Kind.NAMED_MATTERS)
    assert [(item.named_kind, item.heading) for item in reading.items] == list(zip(NamedKind, MATTERS, strict=True))


def test_what_is_asked_and_by_whom_stands_in_labels_behind_a_named_matter() -> None:
    told = "点事事项1：石桥泵房停用三年。办理要求：限期修复。责任单位：水利站。办理时限：2024年7月底。"
    (matter,) = read_text(f"书记专题会议点题清单\n{told}", Kind.NAMED_MATTERS).items
    assert matter.deadline is not None
    assert (matter.requirement, matter.lead_dept, matter.deadline.text) == ("限期修复", "水利站", "2024年7月底")


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
