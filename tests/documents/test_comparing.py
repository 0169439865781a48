"""What a paper says now against the version that was issued last."""

from dataclasses import replace

from documents import comparing, issuing
from documents.composing import papers
from domain.words import PaperKind
from storage.store import Store
from tests.documents.paper.paper_kit import findings, visit

KIND = PaperKind.FEEDBACK_LETTER


def test_issuing_again_shows_what_changed(store: Store) -> None:
    visit_uid = visit(store)
    made = findings(store, visit_uid, 3)
    former = issuing.issue(store, visit_uid, KIND)
    assert comparing.with_former(store, former, papers.compose(store, visit_uid, KIND)) == []
    with store.change("改"):
        store.findings.put(replace(made[1], suggestion="改为立即停用"))
    changed = comparing.with_former(store, former, papers.compose(store, visit_uid, KIND))
    assert [difference.after for difference in changed] == [("2.改为立即停用。",), ("改为立即停用。",)]
    assert changed[0].before == ("限期解决第2个问题。",)


def test_signs_that_are_new_are_told_from_those_that_stayed() -> None:
    new = "限期收缴38.6万元，由局党组书面说明原因。"
    said = comparing.changed("限期收缴47.2万元，由县水利局党组说明原因。", new)
    assert [new[start:end] for start, end in said] == ["38.6", "由局", "书面"]


def test_a_paragraph_that_is_new_is_marked_whole() -> None:
    (difference,) = comparing.between(["甲。", "丙。"], ["甲。", "乙。", "丙。"])
    assert difference.spans == [("乙。", [(0, 2)])]


def test_what_is_gone_is_shown_and_nothing_when_the_text_only_says_more() -> None:
    assert comparing.gone("未供水。", "1.未供水。群众有意见。") == ""
    assert comparing.gone(
        "甲" * 60 + "限期收缴47.2万元。", "3." + "甲" * 60 + "限期收缴38.6万元。"
    ) == "……" + "甲" * 20 + ("限期收缴47.2万元。")
    assert comparing.gone("整段删去。", "") == "整段删去。"
    twice = f"反馈{{0}}月18日，{'按期办结' * 8}，佐证早于{{0}}月18日，要核实。"
    assert comparing.gone(twice.format(3), twice.format(4)) == twice.format(3), "both that are gone"
