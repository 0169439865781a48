"""Totals that a paper states of itself, in sentences and in tables."""

import time

import pytest

from documents.reading.interpret import interpret
from documents.reading.outline import Outline
from domain.words import DocumentKind as Kind
from tests.documents.reading.reading_kit import grid_of, read_rows, read_text, reasons


def test_a_table_of_totals_under_joined_names() -> None:
    grid = grid_of(
        ["江州师范学院党委第二轮巡察整改情况汇总表"],
        ["序号", "被巡察党组织", "反馈问题", "", "", "立行立改", ""],
        ["", "", "应整改数", "已整改数", "完成率", "应整改数", "已整改数"],
        ["1", "文学院党总支", "22", "20", "90.9%", "4", "4"],
        ["2", "理学院党总支", "18", "18", "100%", "3", "3"],
        ["合计", "", "40", "38", "95%", "7", "7"],
    )
    grid.cover(1, 2, 1, 4)
    grid.cover(1, 5, 1, 6)
    reading = interpret(Outline(blocks=[grid]), "汇总.xlsx")
    assert reading.items == ()
    assert dict(reading.declared) == {
        "problems": 40,
        "completed": 38,
        "立行立改应整改数": 7,
        "立行立改已整改数": 7,
    }


def test_totals_of_the_last_inspection_are_not_its_own() -> None:
    reading = read_text("""某某局党组关于巡察整改情况的通报
    上轮反馈的14个问题已经了结。这次反馈的6个方面、三十二个问题，制定措施120条，已完成整改30个，正在整改的2个，清退资金约0.5.2万元。""")
    assert dict(reading.declared) == {
        "aspects": 6,
        "problems": 32,
        "measures": 120,
        "completed": 30,
        "in_progress": 2,
    }


def test_a_table_of_totals_states_totals_and_no_problem() -> None:
    reading = read_rows(
        ["某大学党委第三轮巡察整改情况汇总表"],
        ["轮次", "被巡察党组织", "反馈问题应整改数", "已整改数", "完成率", "立行立改应整改数", "已整改数", "完成率"],
        ["第三轮", "文学院党委", "25", "24", "96%", "5", "5", "100%"],
        ["第三轮", "理学院党委", "20", "18", "95%", "4", "4", "100%"],
        ["合计", "", "45", "43", "95.6%", "9", "9", "100%"],
        kind=None,
    )
    assert reading.items == ()
    assert dict(reading.declared) == {
        "problems": 45,
        "completed": 43,
        "立行立改应整改数": 9,
        "立行立改已整改数": 9,
    }
    assert reading.declared_places[0] == ("problems", "台账!C5", "反馈问题应整改数45")
    told = reasons(reading)
    assert "这是汇总表" in told
    assert "“反馈问题已整改数”的合计写作43，各行相加是42" in told
    assert "写作95%，按18/20算是90%" in told


def test_totals_of_measures_are_not_totals_of_problems() -> None:
    reading = read_rows(
        ["单位", "整改措施数", "已完成", "进行中", "超期未完"],
        ["一公司", "20", "18", "2", "0"],
        ["二公司", "30", "25", "3", "2"],
        kind=None,
    )
    assert dict(reading.declared) == {"measures": 50, "措施已完成": 43, "措施进行中": 5, "措施超期未完": 2}


def test_what_is_done_of_measures_is_no_total_of_problems() -> None:
    reading = read_text("""某公司党委关于巡察整改情况的报告
制定整改措施22条，已完成20条。10项问题完成8项、基本完成1项、持续推进1项。""")
    told = {"measures": 22, "problems": 10, "completed": 8, "basically_completed": 1, "in_progress": 1}
    assert dict(reading.declared) == told
    title = "某公司党委关于巡察整改情况的报告"
    of_measures = read_text(f"{title}\n9个问题已完成6个，细化措施20条完成15条，完成率75%。")
    assert dict(of_measures.declared) == {"problems": 9, "measures": 20, "completed": 6}
    of_problems = read_text(f"{title}\n9个问题、20条措施，已完成6个，完成率66.67%。")
    assert dict(of_problems.declared)["完成率"] == 66.67


@pytest.mark.parametrize("verb", ["清退", "追缴资金", "收缴违规资金", "退缴"])
def test_the_money_that_came_back_is_a_total(verb: str) -> None:
    reading = read_text(f"""某局党组关于巡察整改情况的报告
    一、组织情况
    反馈的2个问题全部完成，{verb}1,077.62万元。
    二、整改情况
    1.关于“学习不深入”的问题。追回1.5万元，已完成。
    2.关于“责任不实”的问题。已完成。
    某局党组
    2025年1月6日""")
    assert dict(reading.declared)["清退万元"] == 1077.62


def test_the_number_of_one_problem_is_no_total() -> None:
    reading = read_text(
        "某县关于督察反馈问题（第三十七项）整改情况的公示\n现将第三十七项问题整改情况公示如下：\n2024年12月20日"
    )
    assert "problems" not in dict(reading.declared)


def test_problems_that_one_person_leads_are_not_all_problems() -> None:
    told = "党委书记带头领办3个问题。反馈的13个问题全面认领，制定措施20条，已完成11个，正在整改2个。"
    reading = read_text(f"某院党委关于巡视整改进展情况的报告\n{told}\n2024年12月20日")
    assert dict(reading.declared)["measures"] == 20
    assert dict(reading.declared)["problems"] == 13


def test_what_is_told_as_a_part_of_a_total_is_no_total_beside_it() -> None:
    told = "8个问题已完成7个（其中长期坚持1个），基本完成1个。"
    declared = dict(read_text(f"某局党组关于巡察整改情况的报告\n{told}\n2024年12月20日").declared)
    assert declared == {"problems": 8, "completed": 7, "basically_completed": 1}


@pytest.mark.parametrize(
    ("told", "rate"),
    [
        ("10个问题完成整改7个，整改率75%。", 75.0),
        ("反馈的10个问题已销号7个，销号率70%。", 70.0),
        ("排查隐患120处，整改率95%。", None),
    ],
)
def test_a_rate_by_another_name_is_that_of_the_problems_it_is_told_of(told: str, rate: float | None) -> None:
    reading = read_text(
        f"某局整改情况报告\n一、总体情况\n{told}\n二、整改情况\n1.学习不深入。已完成。", Kind.RECTIFICATION_REPORT
    )
    assert dict(reading.declared).get("完成率") == rate


@pytest.mark.parametrize(
    ("told", "name", "number"),
    [
        ("查阅资料三百二十份", "调阅份数", 320),
        ("走访基层单位二十一个", "走访单位", 21),
        ("受理群众信访十二件", "受理信访", 12),
    ],
)
def test_a_number_behind_other_words_is_read_from_its_first_figure(told: str, name: str, number: int) -> None:
    assert dict(read_text(f"关于巡察某局党组的反馈意见\n一、基本情况\n{told}。").declared)[name] == number


@pytest.mark.parametrize("figure", ["1", "一"])
def test_thousands_of_figures_in_a_row_are_no_total_and_keep_nobody_waiting(figure: str) -> None:
    began = time.process_time()
    assert read_text(f"关于巡察某局党组的反馈意见\n一、基本情况\n{figure * 5000}。").declared == ()
    assert time.process_time() - began < 1
