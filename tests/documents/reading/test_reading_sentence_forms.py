"""One plan, one assignment, one list of named matters, each told in the sentences of different offices."""

import pytest

from domain.words import DocumentKind as Kind
from domain.words import NamedKind
from tests.documents.reading.reading_kit import headings, read_text

BY = "责任领导：林溪；责任科室：政务科；完成时限：2024年6月底"
PLANS = {
    "a sentence behind 关于…问题的整改": f"1.关于“窗口排队长”问题的整改。增开窗口6个。（{BY}）",
    "a lone numbered line behind 整改措施": f"1.关于“窗口排队长”问题的整改措施。（1）增开窗口6个。{BY}。",
    "a dash before a figure": f"1.窗口排队长\n主要措施：\n——6个窗口增开到位。\n{BY}。",
    "a figure behind a lone number": f"（一）反馈问题：窗口排队长\n整改措施：\n1.6个窗口增开到位。\n{BY}",
    "整改任务 before the number": f"整改任务一：窗口排队长\n整改措施：1.增开窗口6个。\n{BY}",
    "a last sentence": "1.窗口排队长。\n（1）增开窗口6个。\n由林溪牵头，政务科负责，2024年6月底前完成。",
    "a last bracket": "1、窗口排队长\n（1）增开窗口6个\n（林溪牵头，政务科负责，2024年6月底前完成）",
    "a name with its office": "1.窗口排队长\n（1）增开窗口6个。\n责任：林溪（政务科）　时限：2024年6月底",
}
MATTERS = ("站长王某收受好处", "石桥泵房停用三年", "补贴拖欠问题")
NAMED = {
    "a heading each": "（一）点人方面：{}。\n（二）点事方面：{}。\n（三）点问题方面：{}。",
    "the sort behind": "1.{}（点人）\n2.{}（点事）\n3.{}（点问题）",
    "the sort in brackets": "【点人】{}。\n【点事】{}。\n【点问题】{}。",
    "the sort behind in a sentence": "会议点名{}；点到{}一件事；点到{}一个问题。",
    "labels behind each": "点人事项1：{}。办理要求：核查。办理时限：2024年6月底。\n点事事项1：{}。\n点问题事项1：{}。",
}


@pytest.mark.parametrize("told", PLANS.values(), ids=PLANS)
def test_a_plan_says_the_same_in_other_sentences(told: str) -> None:
    reading = read_text(
        f"某局党组整改方案\n一、总体要求\n逐项整改。\n二、整改任务\n{told}\n三、工作要求\n抓好落实。",
        Kind.RECTIFICATION_PLAN,
    )
    (item,) = reading.items
    assert (item.heading, item.lead_officer, item.lead_dept) == ("窗口排队长", "林溪", "政务科")
    assert [measure.text for measure in item.measures] in (["增开窗口6个"], ["6个窗口增开到位"])
    assert item.deadline.text.removesuffix("前") == "2024年6月底"


def test_who_leads_in_a_last_sentence_is_no_part_of_a_task() -> None:
    told = "1.窗口排队长。由县政务局党组牵头，县财政局配合，于2024年6月底前完成。"
    (item,) = read_text(f"整改任务分工方案\n一、任务分工\n{told}", Kind.ASSIGNMENT_PLAN).items
    assert (item.heading, item.lead_dept, item.support_dept) == ("窗口排队长", "县政务局党组", "县财政局")


def test_what_the_feedback_pointed_out_is_the_problem() -> None:
    told = "1.反馈指出“窗口排队长”。\n整改落实情况：增开窗口6个。目前已完成。"
    assert headings(read_text(f"整改进展情况的通报\n二、整改落实情况\n{told}", Kind.RECTIFICATION_REPORT)) == [
        "窗口排队长"
    ]


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


def test_measures_without_numbers_are_parted_by_semicolons() -> None:
    told = "整改方案\n三、整改任务\n1.窗口排队长\n整改措施：增开窗口6个；公开叫号，限时办结。\n责任领导：林溪"
    (item,) = read_text(told, Kind.RECTIFICATION_PLAN).items
    assert [measure.text for measure in item.measures] == ["增开窗口6个", "公开叫号，限时办结"]
