"""The office's own words: slots, repeat blocks, what is said of faults, and that no spoilt wording stops a paper."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from documents import drafts, issuing, particulars
from documents.composing import brief_letter, feedback_letter, papers, wording, wording_lint, wording_notes
from documents.composing.material import gather
from documents.paper import proofreading
from documents.paper.model import text_of
from domain.words import PaperKind
from storage.store import Store
from tests import naughty
from tests.documents.paper.paper_kit import DAY, findings, visit

LETTER = feedback_letter.TEMPLATE


def written_out(words: Mapping[str, str | tuple[str, ...]]) -> str:
    """The words as an office would write them down; a key of two parts may stand as it is."""
    return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in words.items())


KIND = PaperKind.FEEDBACK_LETTER


@pytest.mark.parametrize("kind", [*PaperKind])
def test_the_shipped_wording_is_the_built_in_one_and_without_fault(kind: PaperKind) -> None:
    template = papers.COMPOSERS[kind].template
    said = wording.load(template)
    assert dict(said.words) == dict(template.built_in)
    assert not said.remarks
    assert wording_lint.lint(template.shipped(), template) == []


@pytest.mark.parametrize("kind", [*PaperKind])
def test_every_sentence_of_the_shipped_wording_is_told_in_chinese(kind: PaperKind) -> None:
    template = papers.COMPOSERS[kind].template
    notes = wording_notes.notes(template.shipped())
    assert notes.keys() == template.built_in.keys()
    assert [key for key, note in notes.items() if not note or note.isascii()] == []
    assert all(name != meaning for name, meaning in {**template.slots, **template.each}.items())


@pytest.mark.parametrize(
    ("line", "key"), [(1, "title"), (2, "title"), (3, ""), (4, "each.kind"), (6, "each.kind"), (7, "")]
)
def test_the_sentence_on_a_line_is_known(line: int, key: str) -> None:
    lines = ['title = "信"', "# 说明", "[each]", "kind = [", '  "一",', "]", "[found]"]
    assert wording_notes.key_at(lines, line) == key


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
    anew = template.shipped(tmp_path)
    assert wording_lint.lint(anew, template) == []
    assert dict(wording.load(template, anew).words) == dict(template.built_in)


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
    assert len(said.remarks) == len(wording_lint.lint(text, LETTER)) == 1


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
    ("source", "line", "said"),
    [
        ('title = "关于{单味}的信"', 1, "是不是想写“{单位}”？"),
        ('title = "关于｛单位｝的信"', 1, "花括号用了全角"),
        ('titel = "信"', 1, "是不是想写“标题”的代号 title？"),
        ('\ntitle = ["信"]', 2, "应当是一句话"),
        ('opening = "一句"', 1, "应当是几句话"),
        ('opening = [\n  "好",\n  "关于{QQ}的信",\n]', 3, "没有“{QQ}”这个名字"),
        ('title = "关于{单位的信"', 1, "没有成对"),
        ("# 说明\ntitle = 信", 2, "英文双引号"),
        ('title = "信', 1, "英文双引号"),
        ('title = "{单味}的信"\nnone = "没有', 1, "是不是想写“{单位}”？"),
        ('title = "信"\ntitle = "函"', 2, "前面已经写过一次"),
        ('zzzz = "信"', 1, "请删去"),
        ('opening = [""]', 1, "有一句是空的"),
        ('none = "{类别}没有"', 1, "只能写在逐个问题重复的那一段里"),
        ("opening = []", 1, "一句也没有"),
        ("[each]\nkind = 1", 2, "“每一类问题重复一次：一类一句”应当是一句话"),
    ],
)
def test_faults_of_a_wording_are_told_by_line(source: str, line: int, said: str) -> None:
    faults = wording_lint.lint(source, brief_letter.TEMPLATE)
    assert [fault.line for fault in faults][:1] == [line]
    assert said in "".join(fault.text for fault in faults)


def test_heads_of_a_table_must_be_as_many_as_its_columns() -> None:
    catalogue = papers.COMPOSERS[PaperKind.EVIDENCE_CATALOGUE].template
    (fault,) = wording_lint.lint('digests = ["编号"]', catalogue)
    assert fault.text == "“摘要表头”要有2栏，现在有1栏。"
    template = papers.COMPOSERS[PaperKind.ISSUE_LIST].template
    assert wording_lint.lint('head = ["表上方只写一句"]', template) == []
    (fault,) = wording_lint.lint('columns = ["序号", "问题"]', template)
    assert fault.text == "“表头”要有10栏，现在有2栏。"
    said = wording.load(template, 'columns = ["序号", "问题"]')
    assert said.heads("columns") == template.built_in["columns"]


@pytest.mark.parametrize("text", naughty.strings())
def test_any_text_in_a_slot_stays_literal_and_as_words_is_used_or_said(text: str) -> None:
    assert wording.fill("前{单位}后", {"单位": text}) == f"前{text}后"
    wording_lint.lint(text, LETTER)
    said = wording.load(LETTER, written_out({"problems.heading": text}))
    own = said.words["problems.heading"]
    assert own == (LETTER.built_in["problems.heading"] if said.remarks else text)


def test_a_letter_of_nothing_but_naughty_words_says_the_same_in_both_files(store: Store) -> None:
    visit_uid = visit(store)
    (finding,) = findings(store, visit_uid, 1)
    texts = naughty.printable()
    with store.change("改"):
        store.findings.put(replace(finding, facts="\n".join(texts[::2]), title=texts[7]))
    fit = tuple(text for text in texts[1::2] if text.strip() and len(text) <= wording.LONGEST and not {*"{}"} & {*text})
    words = {"problems.after": fit, "title": "{单位}的信"}
    said = wording.load(LETTER, written_out(words))
    assert not said.remarks
    document = papers.made(gather(store, visit_uid), KIND, said, particulars.of(store, visit_uid, KIND))
    files = issuing.written(document)
    assert proofreading.differences(document, files.word, files.pdf) == ""
