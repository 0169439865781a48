"""Tables that lie on their side: the names one below the other, a column for each problem."""

from pathlib import Path

from documents.reading.interpret import interpret
from documents.reading.kinds import recognize
from documents.reading.outline import Grid, Outline
from domain.words import DocumentKind
from tests.documents.reading.reading_kit import grid_of, headings, read_file, read_rows, reasons, sheet

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


def test_a_plan_that_calls_itself_an_assignment_is_known_by_its_goals() -> None:
    names = ("问题", "整改目标", "整改措施", "责任领导", "责任部门", "完成时限")
    row = ("税收征管质量不高", "应追尽追", "追补漏征税款", "欧冶", "关税处", "2024年12月28日")
    title = "某海关党委巡视整改方案任务分解"
    assert recognize(title, "4.xlsx", None, [], [grid_of(names, row)]).used is DocumentKind.RECTIFICATION_PLAN
    tasks = grid_of(
        ("反馈问题", "工作任务", "牵头单位", "完成时限"), ("税收征管质量不高", "追补税款", "关税处", "6月底")
    )
    assert recognize("整改任务分解表", "3.xlsx", None, [], [tasks]).used is DocumentKind.ASSIGNMENT_PLAN


def test_a_task_for_all_is_called_by_what_it_asks() -> None:
    reading = read_rows(
        ("序号", "反馈问题", "工作任务", "牵头单位", "完成时限"),
        ("1", "税收征管质量不高", "追补漏征税款", "关税处", "2024年12月底"),
        ("—", "共性任务", "开展财务管理交叉检查", "财务处", "2024年12月底"),
        kind=DocumentKind.ASSIGNMENT_PLAN,
    )
    assert headings(reading) == ["税收征管质量不高", "开展财务管理交叉检查"]


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
