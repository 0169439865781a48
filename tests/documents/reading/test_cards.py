"""Cards, forms and tables on their side: the names stand beside what they name."""

from pathlib import Path

from documents.reading.announced import kind_of
from documents.reading.interpret import interpret
from documents.reading.outline import Grid, Outline
from domain.words import DocumentKind
from domain.words import DocumentKind as Kind
from domain.words import RectificationStatus as Status
from tests.documents.reading.reading_kit import (
    grid_of,
    headings,
    p,
    read_file,
    read_rows,
    reasons,
    sheet,
    tbl,
    tc,
    word,
)


def test_a_form_of_acceptance_tells_measures_and_account_in_one_column() -> None:
    reading = read_rows(
        ["县医保局党组巡察整改问题销号审批表汇总"],
        ["序号", "原反馈问题", "整改目标", "措施及落实情况", "完成时间", "责任单位", "是否同意销号"],
        ["1", "基金监管不严", "追回资金", "追回基金238.6万元", "2024年6月", "基金股", "同意"],
        ["2", "异地结算不便", "全部开通", "已开通21家", "2024年8月", "待遇股", "不同意"],
        kind=None,
    )
    assert reading.kind is Kind.LEDGER
    assert [(i.detail, i.closed, i.status) for i in reading.items] == [
        ("追回基金238.6万元", True, Status.UNSTATED),
        ("已开通21家", False, Status.UNSTATED),
    ]
    aspects = read_rows(["反馈问题类别", "反馈的具体问题", "整改措施"], ["党建", "学习不深入", "研讨"])
    assert aspects.items[0].aspect == "党建"


def test_cards_of_a_registry_are_a_ledger() -> None:
    assert kind_of("市中院党组巡察反馈问题整改情况登记卡") is Kind.LEDGER


ROWS = (
    ("某海关整改台账", "", ""),
    ("截至2024年12月31日", "", ""),
    ("问题编号", "1.2", "2.2"),
    ("反馈问题", "税收征管质量不高", "罚没财物管理混乱"),
    ("责任领导", "欧冶", "高渐"),
    ("完成时限", "2024年12月28日", "2024年9月底"),
    ("整改措施", "（1）追补税款912.7万元\n（2）建立预警模型", "（1）处置涉案车辆11辆"),
    ("整改状态", "完成", "基本完成"),
    ("是否销号", "是", "否"),
)


def test_a_table_with_its_names_at_the_left_is_read_column_by_column() -> None:
    reading = read_rows(*ROWS)
    assert [(item.heading, item.lead_officer, item.closed_text) for item in reading.items] == [
        ("税收征管质量不高", "欧冶", "是"),
        ("罚没财物管理混乱", "高渐", "否"),
    ]
    assert [m.text for m in reading.items[0].measures] == ["追补税款912.7万元", "建立预警模型"]
    assert [item.place for item in reading.items] == ["台账!B4", "台账!C4"]
    assert str(reading.as_of) == "2024-12-31"
    assert "序号不连续" not in reasons(reading), "2.2 counts within the second 方面"


def test_two_problems_or_three_beside_their_names_are_no_card() -> None:
    third = ("", "", "2.3", "打击走私不够有力", "苏子由", "2024年10月底", "（1）复核52条线索", "完成", "是")
    reading = read_rows(*((*row, more) for row, more in zip(ROWS, third, strict=True)))
    assert headings(reading) == ["税收征管质量不高", "罚没财物管理混乱", "打击走私不够有力"]


def test_names_at_the_left_may_stand_under_joined_ones(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "台账.xlsx",
        ["问题", "反馈问题", "档案管理混乱", "违规发放补贴"],
        ["责任", "责任领导", "周行", "林溪"],
        [None, "责任部门", "办公室", "财务处"],
        ["整改情况", "整改措施", "补齐档案", "清退补贴"],
        [None, "完成情况", "已完成", "正在推进"],
        [None, "是否销号", "是", "否"],
        merges=("A2:A3", "A4:A6"),
    )
    reading = read_file(path, DocumentKind.LEDGER)
    assert headings(reading) == ["档案管理混乱", "违规发放补贴"]
    assert [item.lead_dept for item in reading.items] == ["办公室", "财务处"]
    assert [item.closed_text for item in reading.items] == ["是", "否"]


def test_a_card_may_list_its_measures_under_a_header_of_their_own() -> None:
    def card(number: int, problem: str, officer: str, *listed: tuple[str, str, str]) -> Grid:
        return grid_of(
            [f"整改销号单（{number}）", "", "", ""],
            ["问题描述", problem, "", ""],
            ["责任领导", officer, "整改状态", "已完成"],
            ["序号", "整改措施", "完成情况", "佐证材料"],
            *([str(n), *told] for n, told in enumerate(listed, 1)),
            ["是否销号", "是", "整改时限", "2024年6月底"],
            name=f"问题{number}",
        )

    cards = [
        card(1, "渠道清淤不及时", "林溪", ("清淤12公里", "已清淤", "验收单"), ("建立巡渠制度", "已建立", "制度")),
        card(2, "水费收缴不规范", "方遥", ("追缴水费8.6万元", "已追缴", "缴款书")),
    ]
    reading = interpret(Outline(blocks=[*cards]), "整改台账.xlsx")
    first, second = reading.items
    assert (first.heading, first.lead_officer, first.closed) == ("渠道清淤不及时", "林溪", True)
    assert [(m.text, m.account, m.evidence, m.place) for m in first.measures] == [
        ("清淤12公里", "已清淤", "验收单", "问题1!B5"),
        ("建立巡渠制度", "已建立", "制度", "问题1!B6"),
    ]
    assert [m.text for m in second.measures] == ["追缴水费8.6万元"]


def test_cards_with_a_deadline_and_a_closing_flag(tmp_path: Path) -> None:
    table = tbl(
        [tc("序号"), tc("第3号"), tc("整改时限"), tc("2024年6月底")],
        [tc("反馈问题"), tc("学习不深入。")],
        [tc("整改措施"), tc("开展研讨")],
        [tc("责任领导"), tc("张三")],
        [tc("完成情况"), tc("")],
        [tc("是否销号"), tc("是")],
    )
    reading = read_file(word(tmp_path / "台账.docx", p("某某局党组整改台账") + table))
    (item,) = reading.items
    assert (item.number, item.heading, item.closed, item.status_basis) == ("3", "学习不深入", True, "none")
    assert item.deadline is not None
    assert (item.lead_officer, [m.text for m in item.measures]) == ("张三", ["开展研讨"])


def test_a_card_tells_the_field_of_each_of_its_labels(tmp_path: Path) -> None:
    rows = [
        ("问题编号", "1", "责任部门", "财务处"),
        ("反馈问题", "报销不规范", "", ""),
        ("整改措施", "1.建立制度；2.清退3人", "", ""),
        ("完成情况", "1.已建立；2.清退2人", "整改状态", "基本完成"),
        ("佐证材料", "制度文件", "分管院长", "柏松"),
    ]
    path = word(tmp_path / "销号表.docx", p("某所巡察整改销号表") + tbl(*([tc(w) for w in row] for row in rows)))
    reading = read_file(path)
    (sheet,) = reading.sheets
    told = dict(zip(sheet.columns, sheet.fields, strict=True))
    assert (told["责任部门"], told["反馈问题"], told["佐证材料"]) == ("lead_dept", "heading", "evidence")
    (item,) = reading.items
    assert (item.heading, item.lead_dept, item.status_text) == ("报销不规范", "财务处", "基本完成")
    assert (item.place, item.status_place) == ("表1第2行第2列", "表1第4行第4列")
    assert [(measure.text, measure.account) for measure in item.measures] == [
        ("建立制度", "已建立"),
        ("清退3人", "清退2人"),
    ]
