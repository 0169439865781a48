"""Persons and matters named by the party secretary."""
# ruff: noqa: E501 - a case reads best on its own line

from documents.reading.interpret import interpret
from documents.reading.outline import Outline
from domain.words import DocumentKind as Kind
from domain.words import NamedKind
from tests.documents.reading.reading_kit import grid_of, headings, read_rows, read_text

TITLES = {
    Kind.LEDGER: "某局整改方案完成情况表 某局巡察整改对账表 某局整改动态跟踪表 某局巡察整改一本账 某局整改作战图 某局巡察反馈问题整改落实表 某局整改总账",
    Kind.RECTIFICATION_PLAN: "某局党组巡察整改举措 某局党组巡察整改实施意见 某局党组巡察整改工作计划 某局党组关于落实巡察反馈意见的整改措施 某局巡察整改任务书",
    Kind.RECTIFICATION_REPORT: "某局党组关于巡察整改方案执行情况的报告 某局党组巡察整改工作总结 某局党组关于区委巡察反馈意见落实情况的报告 某局党组关于巡察整改情况的说明",
    Kind.NAMED_MATTERS: "重点人、重点事清单 县委书记专题会议交办事项清单 书记专题会议要求办理事项 县委书记听取巡察汇报时点到的人和事",
    Kind.ASSIGNMENT_PLAN: "集团关于某公司整改督导任务的分解方案 整改任务督办清单 关于落实某局巡察反馈意见的分工通知 整改督办通知",
    Kind.FEEDBACK_OPINION: "区委巡察组关于某局的巡察意见 区委第一巡察组向某局反馈巡察情况",
}
OTHER_PAPERS = {
    "会议纪要": "某街道党工委会议纪要 某局党组关于巡察整改情况的专题会议纪要（第7期）",
    "佐证材料目录": "某局巡察整改佐证材料目录 问题整改证明材料清单",
    "讲话稿": "在巡察整改动员会上的讲话",
    "对照检查材料": "巡察整改专题民主生活会对照检查材料",
}
COLUMNS = {
    "heading": "巡察指出问题 问题摘要 问题名称 反馈事项 反馈内容 点题事项 整改项目 突出问题 巡视反馈意见问题",
    "aspect": "聚焦方面 问题归类 所属板块",
    "measure": "工作举措 推进措施 改进措施 任务分解 具体做法 拟采取措施",
    "goal": "达到目标 验收标准 标志性成果 预期成效",
    "lead_officer": "包抓领导 挂帅领导 领衔领导 牵头负责人 责任班子成员 牵头责任人 领导责任",
    "lead_dept": "承办科室 落实单位 经办部门 责任站所 责任学院 主办科室 责任科（室） 牵头",
    "support_dept": "参加单位 协作单位 配合",
    "deadline": "要求完成时间 拟办结时间 截止时间 完成节点 应完成时间 限时",
    "completed_on": "实际完成 实际销号时间 整改到位时间 时间节点/实际 落实日期 完结时间 销号时间 日期",
    "status": "进展程度 完成与否 是否到位 自评结论 问题状态",
    "progress": "已开展工作 工作开展情况 主要做法及成效 最新进展 进展说明 落实情况说明 说明",
    "evidence": "备查材料 痕迹资料 归档材料 材料清单 附件 台账资料 凭证资料",
    "row_number": "反馈问题/编号 反馈问题/序号",
    "closed": "是否验收",
    "named_kind": "三点类别 属性",
}


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
