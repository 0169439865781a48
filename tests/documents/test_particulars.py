"""文书要素: kept per paper, taken over from the last of its kind, printed by every form, faulted in plain words."""

import re
from dataclasses import replace
from datetime import date

import pytest

from documents import comparing, issuing, particulars
from documents.composing import papers
from documents.paper import layout, proofreading, styles
from documents.paper.model import Addressee, Annex, AttachmentNote, Colophon, Form, Picture, Signature, text_of
from documents.paper.rows import Text
from domain.particulars import faults
from domain.records import Particulars
from domain.words import PaperForm, PaperKind
from storage.store import Store
from tests.documents.paper.paper_kit import TEAM, findings, visit

KIND = PaperKind.FEEDBACK_LETTER
FULL = {
    "form": PaperForm.DOCUMENT,
    "sealed": True,
    "mark": "中共云栖县委巡察工作领导小组办公室文件",
    "document_number": "云巡〔2025〕3号",
    "serial_number": "000001",
    "secrecy": "秘密★1年",
    "urgency": "特急",
    "signers": ("沈砚", "顾衡"),
    "addressee": "县水利局党组、县纪委监委驻县水利局纪检监察组",
    "signed_as": "中共云栖县委巡察办",
    "dated": date(2025, 4, 2),
    "copies_to": "县委办公室，县纪委办公室",
    "printed_by": "中共云栖县委巡察办",
    "printed_on": date(2025, 4, 3),
}


def fill_in(store: Store, visit_uid: str, **told: object) -> Particulars:
    made = replace(particulars.of(store, visit_uid, KIND), **told)
    particulars.save(store, made)
    return made


def test_everything_filled_in_is_on_the_paper(store: Store) -> None:
    visit_uid = visit(store)
    findings(store, visit_uid, 3)
    fill_in(store, visit_uid, **FULL)
    document = papers.compose(store, visit_uid, KIND)
    assert document.form is Form.DOCUMENT
    assert document.head == [
        "000001",
        "秘密★1年",
        "特急",
        "中共云栖县委巡察工作领导小组办公室文件",
        "云巡〔2025〕3号签发人：沈砚　顾衡",
    ]
    assert next(block.text for block in document.blocks if isinstance(block, Addressee)) == FULL["addressee"] + "："
    signed = next(block for block in document.blocks if isinstance(block, Signature))
    assert (signed.name, signed.day, signed.sealed) == ("中共云栖县委巡察办", "2025年4月2日", True)
    assert document.blocks[-1] == Colophon(
        copies="县委办公室，县纪委办公室", printer="中共云栖县委巡察办", day="2025年4月3日"
    )
    files = issuing.written(document)
    assert proofreading.differences(document, files.word, files.pdf) == ""
    paper = issuing.issue(store, visit_uid, KIND)
    assert paper.document_number == "云巡〔2025〕3号"
    assert faults(store.particulars.all()[0]) == []


@pytest.mark.parametrize("form", [*PaperForm])
@pytest.mark.parametrize("kind", [*PaperKind])
@pytest.mark.parametrize("count", [0, 3])
def test_every_paper_in_every_form_says_the_same_in_both_files(
    store: Store, form: PaperForm, kind: PaperKind, count: int
) -> None:
    visit_uid = visit(store)
    findings(store, visit_uid, count)
    worn = replace(particulars.of(store, visit_uid, kind), **FULL | {"form": form, "with_catalogue": True})
    particulars.save(store, worn)
    document = papers.compose(store, visit_uid, kind)
    usual = {PaperKind.ISSUE_LIST: Form.LANDSCAPE}.get(kind, Form.PLAIN)
    assert document.form == (Form(form.value) if papers.COMPOSERS[kind].letter else usual)
    files = issuing.written(document)
    assert proofreading.differences(document, files.word, files.pdf) == ""


def test_nothing_filled_in_leaves_the_paper_as_usual(store: Store) -> None:
    visit_uid = visit(store)
    document = papers.compose(store, visit_uid, KIND)
    assert (document.form, document.mark, document.number) == (Form.LETTER, TEAM, "")
    assert not any(isinstance(block, Colophon) for block in document.blocks)
    assert store.particulars.all() == []


def test_the_next_organization_takes_the_form_over_but_no_number_date_or_addressee(store: Store) -> None:
    fill_in(store, visit(store), **FULL)
    other = visit(store)
    usual = particulars.of(store, other, KIND)
    assert (usual.form, usual.mark, usual.secrecy) == (FULL["form"], FULL["mark"], FULL["secrecy"])
    assert (usual.document_number, usual.serial_number, usual.addressee, usual.dated) == ("", "", "", None)
    assert usual.visit_uid == other
    assert particulars.of(store, other, PaperKind.BRIEF_LETTER).form is None


def test_the_catalogue_follows_as_a_second_annex(store: Store) -> None:
    visit_uid = visit(store)
    findings(store, visit_uid, 2)
    fill_in(store, visit_uid, with_catalogue=True)
    document = papers.compose(store, visit_uid, KIND)
    annexes = [(block.label, block.title) for block in document.blocks if isinstance(block, Annex)]
    assert annexes == [("附件1", "“回头看”发现问题清单"), ("附件2", "证据目录")]
    (note,) = [block for block in document.blocks if isinstance(block, AttachmentNote)]
    assert note.names == ("“回头看”发现问题清单", "证据目录")
    assert "证-0002" in text_of(document)


def test_a_letter_without_problems_gets_its_note_with_the_catalogue(store: Store) -> None:
    visit_uid = visit(store)
    fill_in(store, visit_uid, with_catalogue=True)
    text = text_of(papers.compose(store, visit_uid, KIND))
    assert "附件：证据目录" in text
    assert text.index("附件：证据目录") < text.index("没有证据")


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"document_number": "云巡(2025)3号"}, "document_number"),
        ({"document_number": "云巡〔2025〕第3号"}, "document_number"),
        ({"document_number": "云巡〔2025〕03号"}, "document_number"),
        ({"form": PaperForm.DOCUMENT}, "document_number"),
        ({"serial_number": "1"}, "serial_number"),
        ({"secrecy": "秘密"}, "serial_number"),
        ({"secrecy": "秘密1年", "serial_number": "000001"}, "secrecy"),
        ({"urgency": "急"}, "urgency"),
        ({"signers": ("沈砚",)}, "signers"),
        ({"form": PaperForm.PLAIN, "document_number": "云巡〔2025〕3号"}, "form"),
        ({"form": PaperForm.PLAIN, "copies_to": "县委办公室"}, "printed_by"),
    ],
)
def test_what_the_standard_does_not_want_is_said_at_its_field(told: dict[str, object], field: str) -> None:
    (fault,) = faults(Particulars(visit_uid="v", kind=KIND, **told))
    assert fault.field == field


def test_more_than_two_who_sign_stand_two_a_line_and_the_number_beside_the_last(store: Store) -> None:
    visit_uid = visit(store)
    fill_in(
        store,
        visit_uid,
        form=PaperForm.DOCUMENT,
        document_number="云巡〔2025〕7号",
        signers=("林溪", "方遥", "欧阳山青", "龚䶮", "王𬭎"),
    )
    document = papers.compose(store, visit_uid, KIND)
    page = layout.pages(document, styles.shipped())[0]
    places = {op.run.text: (round(op.x), round(op.y)) for op in page.ops if isinstance(op, Text)}
    first, second, third = (
        next(places[text] for text in places if text.startswith(name)) for name in ("林", "欧", "王")
    )
    assert first[0] == second[0] == third[0]
    assert second[1] - first[1] == third[1] - second[1] == round(styles.shipped().pitch)
    assert next(places[text] for text in places if text.startswith("云巡"))[1] == third[1]
    files = issuing.written(document)  # both files say the same
    assert "王𬭎" in proofreading.word_text(files.word)


@pytest.mark.parametrize("form", [PaperForm.DOCUMENT, PaperForm.LETTER, PaperForm.PLAIN])
def test_a_list_of_addressees_that_fills_page_one_goes_to_its_end(store: Store, form: PaperForm) -> None:
    visit_uid = visit(store)
    many = "、".join(f"第{n}乡镇党委" for n in range(1, 90))
    fill_in(store, visit_uid, form=form, addressee=many, copies_to="县委办公室", printed_by="县委巡察办")
    document = papers.compose(store, visit_uid, KIND)
    assert not any(isinstance(block, Addressee) for block in document.blocks)
    (foot,) = [block for block in document.blocks if isinstance(block, Colophon)]
    assert foot.to == f"{many}："
    text = text_of(document)
    assert f"主送：{many}。\n抄送：县委办公室。" in text
    issuing.written(document)  # both files say the same
    first = layout.pages(document, styles.shipped())[0]
    assert any("根据统一部署" in op.run.text for op in first.ops if isinstance(op, Text))


def test_a_paper_without_a_red_head_bears_its_secrecy_above_the_title(store: Store) -> None:
    visit_uid = visit(store)
    fill_in(store, visit_uid, form=PaperForm.PLAIN, serial_number="000012", secrecy="机密★1年", urgency="特急")
    document = papers.compose(store, visit_uid, KIND)
    assert text_of(document).startswith("000012\n机密★1年\n特急\n")
    files = issuing.written(document)
    assert proofreading.word_text(files.word).startswith("000012机密★1年特急")


def test_faults_of_particulars_stand_before_issuing_with_a_jump(store: Store) -> None:
    visit_uid = visit(store)
    fill_in(store, visit_uid, document_number="云巡3号")
    (gap,) = [gap for gap in issuing.missing(store, visit_uid, KIND) if "发文字号" in gap.text]
    assert (gap.place, gap.argument) == ("papers", issuing.PARTICULARS)


@pytest.mark.parametrize("kind", [kind for kind, composer in papers.COMPOSERS.items() if composer.alone])
def test_a_paper_of_one_finding_has_versions_of_its_own(store: Store, kind: PaperKind) -> None:
    visit_uid = visit(store)
    made = findings(store, visit_uid, 3)
    whole = issuing.issue(store, visit_uid, kind)
    one = issuing.issue(store, visit_uid, kind, finding_uid=made[1].uid)
    assert (whole.version, one.version, one.finding_uid) == (1, 1, made[1].uid)
    text = text_of(papers.compose(store, visit_uid, kind, finding_uid=made[1].uid))
    assert made[1].facts[:12] in text
    assert made[0].facts[:30] not in text
    assert issuing.issue(store, visit_uid, kind, finding_uid=made[1].uid).version == 2
    assert [paper.version for paper in issuing.former(store, visit_uid, kind)] == [1]


@pytest.mark.parametrize("kind", [*PaperKind])
def test_the_head_of_the_journal_is_recorded_and_printed_where_it_is_wanted(store: Store, kind: PaperKind) -> None:
    visit_uid = visit(store)
    findings(store, visit_uid, 2)
    particulars.save(store, replace(particulars.of(store, visit_uid, kind), with_head=True))
    paper = issuing.issue(store, visit_uid, kind)
    assert re.fullmatch(r"(\w{5}-){4}\w{5}", paper.head)
    sealed = store.files.read(store.stored_files.one(paper.word_uid or ""))
    assert f"改动记录号{paper.head}" in proofreading.word_text(sealed)
    document = papers.compose(store, visit_uid, kind)
    (proof,) = [block for block in document.blocks if isinstance(block, Picture)]
    assert proof.caption != f"改动记录号　{paper.head}", "issuing is a step of its own"
    assert comparing.with_former(store, paper, document) == []
