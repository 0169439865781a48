"""Numbers, bullets and headings without numbers: what stands above what."""

from datetime import date
from pathlib import Path

import pytest

from documents.reading.interpret import interpret
from documents.reading.numbers import split_number
from documents.reading.outline import Outline
from documents.reading.result import Line
from domain.words import RectificationStatus as Status
from tests.documents.reading.reading_kit import abstract, headings, level, num, p, read_file, read_text, word


def test_bold_headings_without_numbers_all_stand_on_one_level(tmp_path: Path) -> None:
    def bold(text: str) -> str:
        return p(text, run="<w:b/>")

    body = (
        bold("青山区住建局党组关于巡察集中整改进展情况的报告")
        + p("2024年1月9日反馈意见。")
        + bold("组织领导情况")
        + p("召开党组会8次。")
        + bold("整改落实情况")
        + bold("住房保障政策落实不到位问题")
        + p("整改情况：清退42户。整改完成。")
        + bold("物业管理投诉多问题")
        + p("整改情况：正在推进。投诉下降30%。")
        + bold("下一步工作打算")
        + p("巩固成果。")
    )
    reading = read_file(word(tmp_path / "报告.docx", body))
    assert [(i.heading, i.status, i.detail) for i in reading.items] == [
        ("住房保障政策落实不到位问题", Status.COMPLETED, "清退42户。"),
        ("物业管理投诉多问题", Status.IN_PROGRESS, "投诉下降30%。"),
    ]
    assert reading.feedback_date == date(2024, 1, 9)


def test_headings_of_word_without_numbers_nest_by_their_levels(tmp_path: Path) -> None:
    def heading(text: str, depth: int) -> str:
        return p(text, extra=f'<w:pStyle w:val="H{depth}"/>')

    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="H{n}"><w:pPr><w:outlineLvl w:val="{n}"/></w:pPr></w:style>'
        for n in "01"
    )
    counted = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    body = p("某中心党组整改方案") + heading("总体要求", 0) + p("逐项整改。") + heading("整改任务", 0)
    body += heading("服务群众用心用情不够", 1) + p("窗口排队长", number=(1, 0)) + p("措施：增开窗口6个。")
    body += p("责任：林溪") + heading("制度执行不严", 1) + p("报销不规范", number=(1, 0)) + p("措施：清退8.6万元。")
    reading = read_file(word(tmp_path / "方案.docx", body, numbering=counted, styles=styles))
    assert [(item.aspect, item.heading, len(item.measures)) for item in reading.items] == [
        ("服务群众用心用情不够", "窗口排队长", 1),
        ("制度执行不严", "报销不规范", 1),
    ]
    assert reading.items[0].lead_officer == "林溪"


def test_bold_lines_without_numbers_are_headings() -> None:

    lines = [
        Line(place="第1段", text="某某局党组关于巡察整改情况的通报", bold=True),
        Line(place="第2段", text="关于“学习不深入”的问题", bold=True),
        Line(place="第3段", text="整改情况：已完成。开展研讨。"),
        Line(place="第4段", text="关于“会议不规范”的问题", bold=True),
        Line(place="第5段", text="整改情况：正在整改。"),
    ]
    reading = interpret(Outline(blocks=list(lines)), "报告.docx")
    assert [(i.heading, i.status) for i in reading.items] == [
        ("学习不深入", Status.COMPLETED),
        ("会议不规范", Status.IN_PROGRESS),
    ]


@pytest.mark.parametrize(
    ("line", "number", "text"),
    [
        ("2.9.8亿元存款没有集体研究", "2.", "9.8亿元存款没有集体研究"),
        ("1.3,260万元贷款逾期", "1.", "3,260万元贷款逾期"),
        ("2.3.1 推进改革", "2.3.1", "推进改革"),
        ("2.3.1个人事项", "2.3.1", "个人事项"),
        ("⒉学习不深入", "⒉", "学习不深入"),
        ("㈢从严治党方面", "㈢", "从严治党方面"),
        ("●1.学习不深入", "1.", "学习不深入"),
        ("— 3个村账目不清", "—", "3个村账目不清"),
    ],
)
def test_a_number_takes_nothing_of_what_stands_behind_it(line: str, number: str, text: str) -> None:
    found, rest = split_number(line)
    assert (found.text, rest) == (number, text)


@pytest.mark.parametrize("line", ["- 12 -", "-5%的增幅", "—", "■是 □否", "○二四年"])
def test_what_is_no_bullet_stays_in_the_text(line: str) -> None:
    assert split_number(line) == (None, line)


@pytest.mark.parametrize(
    ("outer", "inner"), [("◆", "·"), ("●", "- "), ("\uf06c", "➢"), ("★", "（1）"), ("2.{}", "●"), ("▲", "1.")]
)
def test_bullets_nest_as_numbers_do(outer: str, inner: str) -> None:
    first, second = outer.format(1), outer.format(2)
    reading = read_text(f"""中共松川县水务局党组关于巡察整改落实情况的报告
二、反馈问题整改情况
{first}理论学习不深入
{inner}组织学习6次。
{inner}开展研讨3次。
整改状态：已完成。
{second}河道管护不力
{inner}清理垃圾17处。
{inner}聘请护河员6名。
整改状态：正在推进。
三、下一步打算
继续抓好整改。""")
    assert headings(reading) == ["理论学习不深入", "河道管护不力"]
    assert [item.status for item in reading.items] == [Status.COMPLETED, Status.IN_PROGRESS]
    assert ["开展研讨3次" in item.detail for item in reading.items] == [True, False]


def test_points_in_numbers_without_blanks_count_where_they_count_on() -> None:
    reading = read_text("""关于巡察县文旅局党组的反馈意见
1巡察基本情况
谈话45人次。
2巡察发现的主要问题
2.1理论学习不深入
2023年中心组学习仅6次。
2.2项目资金管理不规范
2.5万元发展资金滞留账户14个月。
3意见建议
3.1加强理论学习。
3.2加快资金拨付。""")
    assert headings(reading) == ["理论学习不深入", "项目资金管理不规范"]
    assert reading.recommendations == ("加强理论学习。", "加快资金拨付。")
