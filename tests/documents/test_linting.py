"""Before issuing: what a careful reader would mark."""

from dataclasses import replace

import pytest

from documents import issuing, linting
from documents.paper.model import Document, Form, Heading, Para, Table, Title
from domain.records import Finding, NamedMatter
from domain.rules import ASSESSMENT, VISIT
from domain.words import NamedKind, PaperKind
from storage.store import Store
from tests.documents.paper.paper_kit import findings, visit


def paper(*texts: str) -> Document:
    blocks = (Title(text="件"), *(Heading(level=3, text="问题。", body=text) for text in texts))
    return Document(form=Form.PLAIN, title="件", author="组", blocks=blocks)


FINDING = Finding(visit_uid="v", number="预-01", title="饮水", facts="石桥村供水站未供水,涉及金额38.6万元。邵川签字。")


@pytest.mark.parametrize(
    "text", ["石桥村供水站未供水,涉及金额", "已经完成.", "是否属实?", '“甲”称"乙"', "占61.03%,低于", "时间:9时"]
)
def test_half_width_marks_between_chinese_words_are_named(text: str) -> None:
    (gap,) = [gap for gap in linting.gaps(paper(text), [], "", []) if "半角" in gap.text][:1]
    assert gap.place == "papers"
    assert gap.argument.removeprefix(linting.FIND) in f"问题。{text}", "the pages show where"


def test_a_mark_that_stands_in_the_letter_and_in_its_list_is_told_once() -> None:
    document = paper(FINDING.facts + "依据：分工方案。", FINDING.facts)
    assert [gap.argument for gap in linting.gaps(document, [FINDING], "", [])] == [f"{FINDING.uid}|facts"]


@pytest.mark.parametrize("text", ["GB/T 9704-2012", "占比12.5%，共1,200元", "3:1", "a, b"])
def test_figures_and_foreign_words_keep_their_marks(text: str) -> None:
    assert linting.gaps(paper(text), [], "", []) == []


def test_a_remark_jumps_to_the_finding_that_has_the_words() -> None:
    (gap,) = linting.gaps(paper(FINDING.facts), [FINDING], "", [])
    assert (gap.place, gap.argument) == ("findings", f"{FINDING.uid}|facts")


def test_levels_turned_round_are_named() -> None:
    document = paper("一、先说这一点。", "（1）可以这样往下编号。")
    document = replace(
        document, blocks=(*document.blocks, Para(text="2.又往上编号。"), Table(head=(), rows=(), widths=()))
    )
    texts = [gap.text for gap in linting.gaps(document, [], "", [])]
    assert len(texts) == 2
    assert "层次序号用反了" in texts[0]


def test_a_figure_right_behind_the_number_of_a_problem_is_named() -> None:
    blocks = (
        Title(text="件"),
        Heading(level=3, text="2个支部没有换届。", body="经查。"),
        Heading(level=3, text="水费。"),
    )
    found = linting.gaps(Document(form=Form.PLAIN, title="件", author="组", blocks=blocks), [FINDING], "", [])
    assert [gap.text.partition("里")[0] for gap in found] == ["“1.2个支部没有”"]


def test_blame_without_a_finding_is_named() -> None:
    said = "整改总体有力。石桥村供水站未供水。另有26个问题没有整改。"
    texts = [gap.text for gap in linting.gaps(paper(), [FINDING], said, [])]
    assert texts == ["总体评价里“另有26个问题没有整改。”没有问题或证据支撑，请核对。"]


def test_masked_names_are_said_with_a_jump() -> None:
    (gap,) = [gap for gap in linting.gaps(paper(), [FINDING], "", ["邵川"]) if "姓名" in gap.text]
    assert gap.argument == f"{FINDING.uid}|facts", "where the name stands"
    (gap,) = [gap for gap in linting.gaps(paper(), [], "邵川带队整改。", ["邵川"]) if "姓名" in gap.text]
    assert (gap.place, gap.argument) == (VISIT, ASSESSMENT), "the assessment is masked as well"


def test_a_name_that_no_record_brought_into_the_paper_is_said_with_its_place() -> None:
    document = paper("对邵川同志另行处理。")
    (gap,) = linting.gaps(document, [], "", ["建管股股长邵川", "邵川"])
    assert gap.text == "“1.问题。对邵川同志另行处理。”里有点人事项的姓名，措辞和要素里写的字不遮盖，请改掉。"
    assert (gap.place, gap.argument) == ("papers", f"{linting.FIND}邵川同志另行处理。")


def test_named_matters_reach_the_gaps_of_a_paper(store: Store) -> None:
    visit_uid = visit(store)
    (finding,) = findings(store, visit_uid, 1)
    named = NamedMatter(
        visit_uid=visit_uid,
        document_uid="",
        position=1,
        heading="股长邵川在工程中把关不严",
        named_kind=NamedKind.PERSON,
    )
    with store.change("改"):
        store.named_matters.put(named)
        store.findings.put(replace(finding, facts="经查,邵川在工程中把关不严。"))
    texts = [gap.text for gap in issuing.missing(store, visit_uid, PaperKind.FEEDBACK_LETTER)]
    assert any("预-01写有点人事项的姓名" in text for text in texts)
    assert any("半角标点" in text for text in texts)
