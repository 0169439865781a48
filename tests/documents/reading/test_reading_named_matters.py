"""Persons and matters named by the party secretary."""

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
