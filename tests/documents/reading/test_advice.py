"""意见建议 of a feedback in all the ways offices tell them, and what plans and reports answer."""

from pathlib import Path

import pytest

from documents import visits
from documents.checking import cross_check
from documents.importing import import_reading
from domain.words import DocumentKind as Kind
from storage.store import Store
from tests.documents.reading.reading_kit import headings, read_text

_FEEDBACK = """关于巡察县水务局党组的反馈意见
县水务局党组：
一、巡察发现的主要问题
1.河长制落实不到位。2023年有3条河道巡查记录缺失。
2.工程招投标不规范。4个项目规避招标。
{}
县委第二巡察组
2024年6月14日"""
_A, _B, _C = "压实河长责任，健全巡查机制", "加大投入，保障饮水安全", "严格招投标管理"


@pytest.mark.parametrize(
    "told",
    [
        f"二、整改工作要求\n对整改工作提出三点要求：\n1.{_A}。\n2.{_B}。\n3.{_C}。\n请于8月10日前报送整改方案。",
        f"希望局党组扛起政治责任，抓紧整改：一要{_A}；二要{_B}；三要{_C}。",
        f"建议局党组：（一）{_A}；（二）{_B}；（三）{_C}。",
        f"针对以上问题，巡察组要求，一是{_A}；二是{_B}；三是{_C}。",
        f"二、整改要求\n局党组要{_A}；要{_B}；要{_C}。",
        f"下一步，请局党组重点做好以下工作：1.{_A}；2.{_B}；3.{_C}。",
        f"二、意见建议\n要{_A}。\n要{_B}。\n要{_C}。\n以上意见，请在2个月内报送整改情况。",
        f"二、有关要求\n一要{_A}。二要{_B}。三要{_C}。",
        f"二、下一步整改工作的意见\n第一，{_A}。\n第二，{_B}。\n第三，{_C}。",
        f"县委巡察组建议，局党组要切实抓好整改落实：\n●{_A}；\n●{_B}；\n●{_C}。",
        f"二、意见和建议\n一是{_A}。\n二是{_B}。\n三是{_C}。\n请局党组自收到反馈之日起三个月内整改，并报送情况。",
        f"就抓好整改，提出以下意见：\n一是{_A}。\n二是{_B}。\n三是{_C}。",
    ],
)
def test_advice_is_read_and_belongs_to_no_problem(told: str) -> None:
    reading = read_text(_FEEDBACK.format(told))
    assert [words.rstrip("；。").rpartition("要")[2] for words in reading.recommendations] == [_A, _B, _C]
    assert headings(reading) == ["河长制落实不到位", "工程招投标不规范"]
    assert reading.items[-1].detail == "4个项目规避招标。"
    assert not reading.items[-1].measures


@pytest.mark.parametrize(
    "told",
    [
        f"对县委巡察组提出的三点要求，逐条落实：（1）{_A}；（2）{_B}。",
        f"工作建议落实分工：1.{_A}；2.{_B}。",
        f"反馈意见建议办理措施：\n（一）{_A}。\n（二）{_B}。",
        f"四、整改要求及建议采纳情况\n1.{_A}。\n2.{_B}。",
        f"一、整改任务\n（一）履职方面\n1.关于“甲不到位”问题\n整改措施：（1）修订办法。\n（二）意见建议的落实\n1.{_A}。\n2.{_B}。",
    ],
)
def test_a_plan_may_answer_in_one_paragraph_or_in_a_part_of_its_own(told: str) -> None:
    reading = read_text(f"县水务局党组整改方案\n{told}\n", Kind.RECTIFICATION_PLAN)
    assert [words.rstrip("；。") for words in reading.recommendations] == [_A, _B]
    assert headings(reading) == ["甲不到位"] * ("甲不到位" in told)
    assert not any("编号" in doubt.reason for doubt in reading.doubts if headings(reading))


def test_a_report_that_answers_only_some_is_told(store: Store, tmp_path: Path) -> None:
    report = f"""县水务局党组关于巡察整改情况的报告
一、反馈问题整改情况
1.关于“河长制落实不到位”的问题。已完成，补齐记录。
2.关于“工程招投标不规范”的问题。已完成，修订办法。
二、意见建议落实情况
1.关于“{_A}”的建议。已每月通报。
2.保障饮水安全方面。已加大投入180万元。"""
    visit_uid = visits.begin(store, organization="县水务局党组")
    for name, text in (("反馈", _FEEDBACK.format(f"二、意见建议\n1.{_A}。\n2.{_B}。\n3.{_C}。")), ("报告", report)):
        reading, path = read_text(text), tmp_path / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        assert reading.kind
        import_reading(store, visit_uid, reading, path, reading.kind)
    told = [a for a in cross_check(store, visit_uid) if a.kind.identifier == "recommendation_unanswered"]
    assert [(alarm.description, alarm.quotes[0]) for alarm in told] == [
        ("反馈提出3条意见建议，整改报告有1条没有回应。", f"{_C}。")
    ]
