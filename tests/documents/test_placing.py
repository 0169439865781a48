"""Where the words of an account stand: in the paragraph or cell a person finds them in, not in that of the heading."""

from documents.placing import Placing, beside
from documents.reading.result import Line, Reading, ReadItem
from domain.words import DocumentKind

REPORT = [
    Line(place="第8段", text="1.关于“河湖长制落实有差距”问题。"),
    Line(place="第9段", text="整改情况：巡河12次。已完成。"),
    Line(place="第10段", text="另清理河面3处。"),
    Line(place="第11段", text="2.关于“学习不深入”问题。"),
]
LEDGER = [
    Line(place="台账!7", text="3　设备采购　修订办法", cells=("3", "设备采购", "修订办法", "复核15台（套）\n处理1人")),
    Line(place="表1第4行", text="4　人员　核查", cells=("4", "人员", "核查10件")),
]


def test_each_line_of_an_account_has_the_place_of_its_paragraph() -> None:
    told = Placing(REPORT).of("巡河12次。\n另清理河面3处。", "第8段")
    assert told == ("第9段", "第10段")


def test_a_cell_is_named_not_the_cell_of_the_heading() -> None:
    placing = Placing(LEDGER)
    assert placing.of("复核15台（套）\n处理1人", "台账!B7") == ("台账!D7", "台账!D7")
    assert placing.of("核查10件", "表1第4行第2列") == ("表1第4行第3列",)


def test_words_are_looked_for_below_their_heading_only() -> None:
    assert Placing(REPORT).of("巡河12次。", "第11段") == ("",)


def test_a_line_that_lost_its_end_to_the_status_is_known_by_its_beginning() -> None:
    lines = [Line(place="第5段", text="县水利局已对三个乡镇的河长公示牌逐一更新，已完成。")]
    assert Placing(lines).of("县水利局已对三个乡镇的河长公示牌逐一更新", "第5段") == ("第5段",)
    assert Placing(lines).of("县水利局已对三个乡镇的河长公示牌逐一更新并公示", "第5段") == ("第5段",)


def test_nothing_is_said_of_a_place_nobody_knows() -> None:
    assert Placing(REPORT).of("巡河12次。", "第99段") == ()
    assert Placing(REPORT).of("", "第8段") == ()


def test_a_paragraph_of_no_item_stands_beside() -> None:
    lines = (
        Line(place="第1段", text="关于整改情况的报告", heading="title"),
        Line(place="第2段", text="一、办理情况"),
        *REPORT,
        Line(place="第12段", text="城东小学跑道已铲除重铺，经检测合格。"),
    )
    first = ReadItem(position=1, heading="河湖长制落实有差距", detail="巡河12次。\n另清理河面3处。", place="第8段")
    second = ReadItem(position=2, heading="学习不深入", place="第11段")
    reading = Reading(file="报告.docx", kind=DocumentKind.RECTIFICATION_REPORT, lines=lines, items=(first, second))
    assert [line.place for line in beside(reading)] == ["第12段"]


def test_of_the_lines_of_a_page_those_no_item_tells_stand_beside() -> None:
    lines = (
        Line(place="第1页", text="局长韩东主持召开党组会7次。"),
        Line(place="第1页", text="1.河湖长制落实有差距。巡河12次，清理河面3处。"),
        Line(place="第1页", text="已完成，长期坚持。"),
    )
    item = ReadItem(
        position=1,
        heading="河湖长制落实有差距",
        heading_line=lines[1].text,
        detail="巡河12次，清理河面3处。",
        status_text=lines[2].text,
        place="第1页",
    )
    reading = Reading(file="报告.pdf", kind=DocumentKind.RECTIFICATION_REPORT, lines=lines, items=(item,))
    assert [line.text for line in beside(reading)] == [lines[0].text]
