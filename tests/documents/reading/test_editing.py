"""A person's hand on a reading: re-typing, splitting, joining, dropping, and columns mapped anew."""

from pathlib import Path

import pytest

from documents.reading import mappings, read
from documents.reading.editing import As, drop, merge, retype, split
from documents.reading.interpret import interpret
from documents.reading.outline import Outline
from documents.reading.result import Reading, Sheet, shape_of
from domain.errors import InputError
from domain.words import DocumentKind as Kind
from tests.documents.reading.reading_kit import grid_of, headings, read_text, sheet

FEEDBACK = """关于对某某局党组巡察情况的反馈意见
一、主要问题
（一）党的领导方面
1.理论学习不深入。研讨2次。
2.重大事项未上会。涉及金额200万元。
（二）作风建设方面
3.调查研究走过场。平均下沉5天。
二、意见建议
1.加强学习。
2.规范决策。"""


@pytest.fixture
def reading() -> Reading:
    return read_text(FEEDBACK)


def test_a_line_becomes_a_problem_where_it_stands(reading: Reading) -> None:
    line = next(line for line in reading.lines if line.text.startswith("1.加强学习"))
    changed = retype(reading, line, As.ISSUE)
    assert headings(changed) == ["理论学习不深入", "重大事项未上会", "调查研究走过场", "加强学习"]
    assert changed.items[-1].position == 4
    assert changed.items[-1].aspect == "（二）作风建设方面"
    assert changed.recommendations == ("规范决策。",)
    assert headings(reading) == ["理论学习不深入", "重大事项未上会", "调查研究走过场"]


def test_a_problem_becomes_part_of_the_one_before(reading: Reading) -> None:
    second = reading.items[1]
    assert retype(reading, second, As.EXAMPLE).items[0].examples[0].text == "重大事项未上会\n涉及金额200万元。"
    assert retype(reading, second, As.MEASURE).items[0].measures[0].text == "重大事项未上会"
    assert retype(reading, second, As.DETAIL).items[0].detail.endswith("重大事项未上会\n涉及金额200万元。")
    with pytest.raises(InputError, match="前面还没有问题"):
        retype(reading, reading.items[0], As.DETAIL)


def test_a_problem_becomes_an_aspect_or_advice_or_nothing(reading: Reading) -> None:
    aspect = retype(reading, reading.items[1], As.ASPECT)
    assert [item.aspect for item in aspect.items][1] == "重大事项未上会"
    advice = retype(reading, reading.items[2], As.RECOMMENDATION)
    assert advice.recommendations[-1] == "调查研究走过场"
    assert headings(retype(reading, reading.items[0], As.NOTHING)) == ["重大事项未上会", "调查研究走过场"]


def test_a_problem_is_split_at_a_character(reading: Reading) -> None:
    at = len("重大事项未上会")
    changed = split(reading, reading.items[1], at)
    assert headings(changed)[1:3] == ["重大事项未上会", "涉及金额200万元。"]
    assert changed.items[1].amount_fen is None
    assert changed.items[2].amount_fen == 200_000_000
    assert [item.position for item in changed.items] == [1, 2, 3, 4]
    with pytest.raises(InputError, match="前后都要有文字"):
        split(reading, reading.items[1], 0)


def test_problems_are_joined_under_the_first(reading: Reading) -> None:
    changed = merge(reading, [reading.items[1], reading.items[0]])
    assert headings(changed) == ["理论学习不深入", "调查研究走过场"]
    assert changed.items[0].detail == "研讨2次。\n重大事项未上会\n涉及金额200万元。"
    assert changed.items[0].amount_fen == 200_000_000
    with pytest.raises(InputError, match="至少要选两条"):
        merge(reading, [reading.items[0]])


def test_a_dropped_problem_is_gone_and_cannot_be_dropped_twice(reading: Reading) -> None:
    first = reading.items[0]
    changed = drop(reading, first)
    assert headings(changed) == ["重大事项未上会", "调查研究走过场"]
    with pytest.raises(InputError, match="已经不在"):
        drop(changed, first)


def test_a_decision_takes_its_doubts_away() -> None:
    told = read_text("某组向某局党组反馈巡察情况\n巡察发现存在以下问题：一是学习不深入。二是作风不实。")
    assert any(doubt.place == told.items[0].place for doubt in told.doubts)
    changed = retype(told, told.items[1], As.NOTHING)
    assert not any(doubt.place == told.items[0].place for doubt in changed.doubts)


ROWS = (
    ["编号", "缺点", "对策", "办到哪一步"],
    ["1", "学习不深入", "研讨", "已完成"],
    ["2", "作风不实", "下沉", "正在整改"],
)


def test_columns_no_rule_knows_are_mapped_by_hand(tmp_path: Path) -> None:
    path = sheet(tmp_path / "表.xlsx", *ROWS, name="一")
    unknown = read(path, Kind.LEDGER)
    assert unknown.items == ()
    assert [(one.name, one.columns) for one in unknown.sheets] == [("一", ("编号", "缺点", "对策", "办到哪一步"))]
    shape = unknown.sheets[0].shape
    mapping = {(shape, 1): "heading", (shape, 2): "measure", (shape, 3): "status"}
    told = read(path, Kind.LEDGER, mapping)
    assert [(i.heading, i.measures[0].text, i.status_text) for i in told.items] == [
        ("学习不深入", "研讨", "已完成"),
        ("作风不实", "下沉", "正在整改"),
    ]
    assert told.sheets[0].fields == ("", "heading", "measure", "status")


def test_a_column_is_taken_for_another_field_or_left_out() -> None:
    grid = grid_of(
        ["序号", "反馈问题", "整改措施", "完成情况", "备注", "佐证材料"],
        ["1", "学习不深入", "研讨", "已完成", "很好", "记录"],
        name="一",
    )
    shape = shape_of(grid.rows[0])
    chosen = {(shape, 3): None, (shape, 4): "progress", (shape, 5): "detail"}
    told = interpret(Outline(blocks=[grid]), "台账", Kind.LEDGER, chosen)
    (item,) = told.items
    assert (item.status_text, item.detail, item.evidence) == (None, "记录\n很好", None)
    assert not any("这些栏没有收进来" in doubt.reason for doubt in told.doubts)


def test_a_column_mapped_by_hand_serves_every_table_of_its_shape(tmp_path: Path) -> None:
    names = ["序号", "反馈问题", "对策", "责任部门", "办到哪一步"]
    other = ["序号", "存在问题", "整改举措", "牵头单位", "进展情况"]
    rows = (
        names,
        ["1", "学习不深入", "研讨", "办公室", "已完成"],
        ["二、立行立改问题"],
        other,
        ["1", "公车私用", "清退费用", "财务股", "已完成"],
        ["三、长期坚持问题"],
        names,
        ["1", "作风不实", "下沉", "人事股", "正在整改"],
    )
    path = sheet(tmp_path / "表.xlsx", *rows, name="一")
    shape = shape_of(names)
    told = read(path, Kind.LEDGER, {(shape, 2): "measure", (shape, 3): None})
    assert [(i.heading, [m.text for m in i.measures], i.lead_dept) for i in told.items] == [
        ("学习不深入", ["研讨"], None),
        ("公车私用", ["清退费用"], "财务股"),
        ("作风不实", ["下沉"], None),
    ]
    assert [one.shape == shape for one in told.sheets] == [True, False, True]


def test_a_mapping_is_remembered_for_tables_of_the_same_shape(tmp_path: Path) -> None:
    path = tmp_path / "设置" / "columns.json"
    one = Sheet(name="一", columns=("编号", "缺点"), fields=("", ""))
    same = Sheet(name="二", columns=("编号", "缺点"), fields=("", ""))
    other = Sheet(name="一", columns=("编号", "长处"), fields=("", ""))
    assert mappings.remembered(one, path) == {}
    mappings.remember(one, {1: "heading", 0: None}, path)
    assert mappings.remembered(same, path) == {1: "heading", 0: None}
    assert mappings.remembered(other, path) == {}
    assert "缺点" not in path.read_text("utf-8")
    mappings.remember(one, {}, path)
    assert mappings.remembered(one, path) == {}
    path.write_text("[]", encoding="utf-8")
    assert mappings.remembered(one, path) == {}


def test_fields_that_no_longer_exist_are_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "columns.json"
    one = Sheet(name="一", columns=("编号", "缺点"), fields=("", ""))
    mappings.remember(one, {0: "long_gone", 1: "heading", 7: "status"}, path)
    assert mappings.remembered(one, path) == {1: "heading"}
