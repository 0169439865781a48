"""The office's own words: slots, repeat blocks, what is said of faults, and that no spoilt wording stops a paper."""

from dataclasses import replace
from pathlib import Path

import pytest

from documents import drafts, issuing, particulars
from documents.composing import brief_letter, feedback_letter, papers, wording, wording_form, wording_lint
from documents.composing.material import gather
from documents.composing.wording import Template
from documents.paper import proofreading
from documents.paper.model import Para, text_of
from domain.words import PaperKind
from storage.store import Store
from tests import naughty
from tests.documents.paper.paper_kit import DAY, findings, visit

LETTER = feedback_letter.TEMPLATE


def told(template: Template, key: str, text: str) -> list[str]:
    """What is said of a box."""
    return [fault.text for fault in wording_lint.lint(template, key, wording_form.as_words(template, key, text))]


KIND = PaperKind.FEEDBACK_LETTER


@pytest.mark.parametrize("kind", [*PaperKind])
def test_the_shipped_wording_is_the_built_in_one_and_without_fault(kind: PaperKind) -> None:
    template = papers.COMPOSERS[kind].template
    said = wording.load(template)
    assert dict(said.words) == dict(template.built_in)
    assert not said.remarks
    assert [key for key in said.words if wording_lint.lint(template, key, said.words[key])] == []
    assert wording_form.written(template, wording_form.usual(template)) == ""


@pytest.mark.parametrize("kind", [*PaperKind])
def test_every_sentence_of_the_shipped_wording_is_told_in_chinese(kind: PaperKind) -> None:
    template = papers.COMPOSERS[kind].template
    assert list(template.notes) == list(template.built_in), "in the order of the paper"
    assert [key for key, note in template.notes.items() if not note.name or str(note).isascii()] == []
    assert all(name != meaning for name, meaning in {**template.slots, **template.each}.items())


@pytest.mark.parametrize(("count", "cut"), [(drafts.SHOWN, ""), (drafts.SHOWN + 1, f"前 {drafts.SHOWN} 个问题")])
def test_what_the_pages_beside_the_words_leave_out_is_told(store: Store, count: int, cut: str) -> None:
    visit_uid = visit(store)
    findings(store, visit_uid, count)
    trial = drafts.to_try(store, visit_uid, KIND)
    assert trial.cut == cut
    assert len(trial.material.findings) == drafts.SHOWN


@pytest.mark.parametrize("kind", [*PaperKind])
def test_a_wording_that_was_lost_or_spoilt_is_taken_from_the_spare_one(kind: PaperKind, tmp_path: Path) -> None:
    template = papers.COMPOSERS[kind].template
    (tmp_path / f"{template.name}.toml").write_text("title = ", encoding="utf-8")
    assert dict(wording.load(template, "", tmp_path).words) == dict(template.built_in)


def test_the_office_may_change_its_words() -> None:
    said = wording.load(LETTER, '[requirements]\nheading = "有关要求"\nsentences = ["请{简称}抓紧。"]\n')
    assert said.one("requirements.heading", {}) == "有关要求"
    assert said.many("requirements.sentences", {"简称": "县水利局"}) == ["请县水利局抓紧。"]
    assert said.one("annex.title", {}) == "“回头看”发现问题清单"
    assert not said.remarks


@pytest.mark.parametrize(
    "text",
    [
        'title = ["不是一句"]',
        "title = 3",
        'title = ""',
        'title = "{单 位}"',
        'title = "{单位.__class__}"',
        'title = "{问题}"',
        'title = "单位}"',
        f'title = "{"长" * 3000}"',
        'nothing = "没有这一项"',
        "[basis]\nsentences = []",
        "[basis]\nsentences = [3]",
        '[basis]\nsentences = "不是列表"',
    ],
)
def test_spoilt_words_give_way_to_the_shipped_ones_and_are_said(text: str) -> None:
    said = wording.load(LETTER, text)
    assert dict(said.words) == dict(LETTER.built_in)
    assert len(said.remarks) == 1
    shown, whole = wording_form.read(LETTER, text)
    assert not whole or [fault for key, own in shown.items() for fault in told(LETTER, key, own)]


def test_an_unreadable_wording_gives_the_shipped_one(tmp_path: Path) -> None:
    said = wording.load(LETTER, "title = ")
    assert said.words == LETTER.built_in
    assert said.remarks == ("本单位的措辞读不出来，已用自带的措辞，请核对后再改。",)
    (tmp_path / "feedback_letter.toml").write_bytes("标题".encode("gbk"))
    assert "读不出来" in wording.load(LETTER, "", tmp_path).remarks[0]


def test_a_sentence_without_its_slot_is_dropped() -> None:
    assert wording.fill("谈话{谈话}人次", {}) is None
    assert wording.fill("谈话{谈话}人次", {"谈话": ""}) is None
    assert wording.fill("谈话{谈话}人次", {"谈话": "11"}) == "谈话11人次"


def test_a_sentence_left_empty_is_not_printed_and_leaves_no_hole(store: Store) -> None:
    visit_uid = visit(store)
    findings(store, visit_uid, 2)
    own = wording_form.usual(LETTER) | {"basis.closing": "", "problems.lead": " "}
    papers.keep_words(store, KIND, wording_form.written(LETTER, own))
    document = papers.compose(store, visit_uid, KIND, day=DAY)
    assert "现将有关情况反馈如下" not in text_of(document)
    assert "个问题需要继续整改" not in text_of(document)
    assert all(block.text for block in document.blocks if isinstance(block, Para))
    assert not [gap for gap in issuing.missing(store, visit_uid, KIND) if "措辞" in gap.text]


def test_what_is_filled_in_is_not_read_again() -> None:
    assert wording.fill("{单位}", {"单位": "{组}", "组": "不"}) == "{组}"


def test_a_list_is_no_sentence_and_a_sentence_no_list() -> None:
    said = wording.load(LETTER)
    assert said.one("basis.sentences", {}) == ""
    assert said.many("title", {}) == []


def test_the_repeat_block_is_filled_for_every_problem(store: Store) -> None:
    visit_uid = visit(store)
    findings(store, visit_uid, 2)
    own = '[problems.each]\nheading = "{问题}（{编号}）"\nsentences = ["{事实}", "建议：{建议}", "{证据}为证。"]'
    papers.keep_words(store, KIND, own)
    text = text_of(papers.compose(store, visit_uid, KIND, day=DAY))
    assert "第1个问题整改不到位（预-01）。" in text
    assert "建议：限期解决第2个问题。证-0002为证。" in text
    assert "依据：" not in text
    assert store.undo() == "改反馈意见的措辞"
    assert "依据：分工方案第三项。" in text_of(papers.compose(store, visit_uid, KIND, day=DAY))


def test_a_broken_wording_stops_no_letter_and_is_said_with_the_way_to_mend_it(store: Store) -> None:
    visit_uid = visit(store)
    findings(store, visit_uid, 1)
    papers.keep_words(store, KIND, "title = 没有引号")
    gaps = [gap for gap in issuing.missing(store, visit_uid, KIND) if "措辞" in gap.text]
    assert [(gap.place, gap.argument) for gap in gaps] == [("papers", issuing.WORDING)]
    assert issuing.issue(store, visit_uid, KIND).title.endswith("的反馈意见")


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("title", "关于{单味}的信", ["没有“{单味}”可填，是不是想写“{单位}”？"]),
        ("title", "关于｛单位｝的信", ["“｛单位｝”的花括号用了全角，请改成半角。"]),
        ("opening", "好\n关于{QQ}的信", ["第 2 句没有“{QQ}”可填，请从“插入”里选一个。"]),
        ("title", "关于{单位的信", ["“{”没有成对，请补上或删去。"]),
        ("title", "关于{单位}}的{信", ["“}”没有成对，请补上或删去。"]),
        ("title", " ", ["文书里少不了这一处，请写上，或恢复原文。"]),
        ("opening", "\n", ["文书里少不了这一处，请写上，或恢复原文。"]),
        ("closing", "", []),
        ("none", "{类别}没有", ["“{类别}”只能写在逐个问题重复的那一段里，请改用别的。"]),
        ("title", "长" * 3000, ["超过2000个字，请分开写。"]),
        ("each.kind", "{类别}：{问题}。", []),
    ],
)
def test_faults_of_a_sentence_are_told_with_the_way_to_mend_them(key: str, text: str, said: list[str]) -> None:
    assert told(brief_letter.TEMPLATE, key, text) == said


@pytest.mark.parametrize(("text", "mended"), [("关于{单味}的信", "关于{单位}的信"), ("关于｛单位｝", "关于{单位}")])
def test_what_stands_in_for_a_fault_mends_it(text: str, mended: str) -> None:
    (fault,) = wording_lint.lint(brief_letter.TEMPLATE, "title", text)
    assert text.replace(fault.wrong, fault.right) == mended
    assert told(brief_letter.TEMPLATE, "title", mended) == []


def test_heads_of_a_table_must_be_as_many_as_its_columns() -> None:
    catalogue = papers.COMPOSERS[PaperKind.EVIDENCE_CATALOGUE].template
    assert told(catalogue, "digests", "编号") == ["要有2栏，一行一栏，现在有1栏。"]
    template = papers.COMPOSERS[PaperKind.ISSUE_LIST].template
    assert told(template, "head", "表上方只写一句") == []
    said = wording.load(template, 'columns = ["序号", "问题"]')
    assert said.heads("columns") == template.built_in["columns"]


def test_the_file_of_a_form_holds_what_is_the_offices_own_and_reads_back() -> None:
    usual = wording_form.usual(LETTER)
    own = {"title": '“{单位}”"\\的信\x7f', "basis.course": "一\n二、\u2028另起一段", "problems.each.heading": "{问题}#"}
    source = wording_form.written(LETTER, usual | own)
    assert wording_form.read(LETTER, source) == (own, True)
    assert source.count("\n[") == 2
    assert "course = " in source
    assert "  # 工作经过，逐项" in source
    assert wording_form.told(source).splitlines()[0] == '标题：“〔单位〕”"\\的信\x7f'
    assert wording_form.told("title = 没有引号") == "title = 没有引号"
    said = wording.load(LETTER, source)
    assert said.words["basis.course"] == ("一", "二、\n另起一段")
    assert not said.remarks


@pytest.mark.parametrize("text", naughty.strings())
def test_any_text_in_a_slot_stays_literal_and_as_words_is_used_or_said(text: str) -> None:
    assert wording.fill("前{单位}后", {"单位": text}) == f"前{text}后"
    boxes = {"problems.heading": wording_form.as_text(text)}
    said = wording.load(LETTER, wording_form.written(LETTER, boxes))
    assert bool(said.remarks) == bool(told(LETTER, "problems.heading", boxes["problems.heading"]))
    assert said.words["problems.heading"] == (
        LETTER.built_in["problems.heading"] if said.remarks else text.replace(wording_form.BREAK, "\n")
    )


def test_a_letter_of_nothing_but_naughty_words_says_the_same_in_both_files(store: Store) -> None:
    visit_uid = visit(store)
    (finding,) = findings(store, visit_uid, 1)
    texts = naughty.printable()
    with store.change("改"):
        store.findings.put(replace(finding, facts="\n".join(texts[::2]), title=texts[7]))
    fit = tuple(text for text in texts[1::2] if text.strip() and len(text) <= wording.LONGEST and not {*"{}"} & {*text})
    words = {"problems.after": wording_form.as_text(fit), "title": "{单位}的信"}
    said = wording.load(LETTER, wording_form.written(LETTER, words))
    assert not said.remarks
    document = papers.made(gather(store, visit_uid), KIND, said, particulars.of(store, visit_uid, KIND))
    files = issuing.written(document)
    assert proofreading.differences(document, files.word, files.pdf) == ""
