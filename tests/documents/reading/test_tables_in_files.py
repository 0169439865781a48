"""Tables where they lie: over pages and sheets, appended to a text, with merges and hidden rows."""

from pathlib import Path

from documents.reading.interpret import interpret
from documents.reading.outline import Grid, Outline, column_letters
from domain.words import DocumentKind as Kind
from tests.documents.reading.reading_kit import grid_of, p, read_file, reasons, sheet, tbl, tc, word


def test_hidden_rows_are_told_and_left() -> None:
    grid = grid_of(["序号", "问题", "整改措施"], ["1", "甲", "a"], ["2", "乙", "b"])
    grid.hidden_rows.add(2)
    reading = interpret(Outline(blocks=[grid]), "台账.xlsx", Kind.LEDGER)
    assert [item.heading for item in reading.items] == ["甲"]
    assert "第3行是隐藏行" in reasons(reading)
    assert reading.lines[2].heading == "hidden"


def test_a_table_goes_on_after_a_page_without_its_header(tmp_path: Path) -> None:
    body = tbl(
        [tc("序号"), tc("反馈问题"), tc("整改措施")],
        [tc("1"), tc("甲"), tc("a")],
    )
    body += p("续表") + tbl([tc("2"), tc("乙"), tc("b")])
    reading = read_file(word(tmp_path / "台账.docx", p("某某局党组整改台账") + body), Kind.LEDGER)
    assert [item.heading for item in reading.items] == ["甲", "乙"]


def test_an_appended_table_that_differs_from_the_text_is_doubted(tmp_path: Path) -> None:
    text = p("某某局党组整改方案") + p("一、整改任务") + p("1.甲") + p("责任人：张。时限：2024年5月") + p("（1）做一")
    text += p("2.乙") + p("责任人：李。时限：2024年6月") + p("（1）做二") + p("3.丙") + p("责任人：王") + p("（1）做三")
    head = [tc("序号"), tc("问题"), tc("整改措施"), tc("完成时限")]
    same = tbl(
        head,
        [tc("1"), tc("甲"), tc("做一"), tc("2024年5月")],
        [tc("2"), tc("乙"), tc("做二"), tc("2024年9月")],
        [tc("3"), tc("丙"), tc("（1）做三（2）做四"), tc("")],
        [tc("4"), tc("丁"), tc("做"), tc("")],
    )
    reading = read_file(word(tmp_path / "方案.docx", text + same))
    assert len(reading.items) == 3
    assert "附表的时限“2024年9月”与正文“2024年6月”不同" in reasons(reading)
    assert "附表的措施有2条，正文有1条" in reasons(reading)
    assert "在正文里没有" in reasons(reading)
    other = tbl(head, [tc("1"), tc("戊"), tc("做"), tc("")], [tc("2"), tc("己"), tc("做"), tc("")])
    assert "附表与正文的问题不同" in reasons(read_file(word(tmp_path / "b.docx", text + other)))


def test_a_plan_may_be_nothing_but_a_table(tmp_path: Path) -> None:
    table = tbl([tc("序号"), tc("问题"), tc("整改措施")], *([tc(f"{n}"), tc(f"问题{n}"), tc("做")] for n in (1, 2, 3)))
    for above in ("一、总体要求", "一、整改任务", "一、整改任务|反馈的3个问题细化为3条整改措施（详见附表）。"):
        text = p("某某局党组整改方案") + "".join(map(p, above.split("|")))
        reading = read_file(word(tmp_path / "方案.docx", text + table))
        assert ([item.heading for item in reading.items], reasons(reading)) == (["问题1", "问题2", "问题3"], "")
    steps = p("某某局党组整改方案") + p("一、整改任务") + p("1.甲") + p("责任人：张。时限：2024年5月") + p("（1）做一")
    assert "只收了附表" in reasons(read_file(word(tmp_path / "方案.docx", steps + table)))


def test_several_sheets_count_through(tmp_path: Path) -> None:
    first = sheet(tmp_path / "a.xlsx", ["台账"], ["序号", "问题", "整改措施", "是否销号"], [1, "甲", "a", "是"])
    reading = read_file(first)
    assert reading.items[0].place == "台账!B3"
    assert column_letters(0) + column_letters(25) + column_letters(26) + column_letters(701) == "AZAAZZ"


def test_merges_outside_the_cells_are_cut() -> None:
    grid = Grid(name="表", rows=[["a", ""], ["", ""]], numbers=[1, 2], owner={})
    grid.cover(1, 1, 9, 9)
    grid.cover(5, 5, 9, 9)
    assert grid.owner == {}
    grid.cover(0, 0, 9, 9)
    assert grid.rows == [["a", "a"], ["a", "a"]]
    assert Grid(name="空", rows=[], numbers=[]).width == 0
