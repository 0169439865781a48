"""出具, end to end with a real store."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from documents import checklists, drafts, issuing
from documents.paper import proofreading
from documents.paper.model import Document, Form, Para, Title
from domain.errors import InputError, PlaceError
from domain.records import AssignedTask, CheckResult, FindingQuote, NamedMatter
from domain.rules import Severity
from domain.words import Answer, CheckScope, FindingState, NamedKind, PaperKind
from storage.store import Store
from tests.documents.paper.paper_kit import findings, visit
from tests.storage.people import exchange


def ready(store: Store, count: int = 3) -> str:
    visit_uid = visit(store)
    findings(store, visit_uid, count)
    return visit_uid


@pytest.mark.parametrize("kind", [*PaperKind])
def test_an_issued_paper_is_sealed_recorded_and_handed_out(store: Store, tmp_path: Path, kind: PaperKind) -> None:
    visit_uid = ready(store)
    paper = issuing.issue(store, visit_uid, kind, tmp_path / "交")
    assert store.papers.all(visit_uid=visit_uid) == [paper]
    assert (paper.version, paper.issued_by, paper.kind) == (1, "林溪", kind)
    names = {path.name for path in (tmp_path / "交").iterdir()}
    assert names == {f"县水利局党组{kind}.docx", f"县水利局党组{kind}.pdf"}
    for uid, digest, ending in (
        (paper.word_uid, paper.word_sha256, ".docx"),
        (paper.pdf_uid, paper.pdf_sha256, ".pdf"),
    ):
        sealed = store.files.read(store.stored_files.one(uid or ""))
        assert hashlib.sha256(sealed).hexdigest() == digest
        assert (tmp_path / "交" / f"县水利局党组{kind}{ending}").read_bytes() == sealed
    assert store.verify() == []


def test_issuing_again_counts_on_and_never_overwrites(store: Store, tmp_path: Path) -> None:
    visit_uid = ready(store)
    first = issuing.issue(store, visit_uid, PaperKind.FEEDBACK_LETTER, tmp_path)
    again = issuing.issue(store, visit_uid, PaperKind.FEEDBACK_LETTER, tmp_path)
    assert (first.version, again.version) == (1, 2)
    assert first.pdf_sha256 == again.pdf_sha256
    assert len(list(tmp_path.glob("*.pdf"))) == 1
    findings(store, visit_uid, 1)
    issuing.issue(store, visit_uid, PaperKind.FEEDBACK_LETTER, tmp_path)
    assert len(list(tmp_path.glob("*.pdf"))) == 2


def test_issuing_is_one_step_that_can_be_undone(store: Store) -> None:
    visit_uid = ready(store)
    issuing.issue(store, visit_uid, PaperKind.FEEDBACK_LETTER)
    assert store.undo() == "出具反馈意见"
    assert store.papers.all() == []
    assert store.redo() == "出具反馈意见"
    assert len(store.papers.all()) == 1


def test_the_number_of_a_version_taken_back_is_not_given_to_another(store: Store) -> None:
    """What was printed of it may be in somebody's hands."""
    visit_uid = ready(store)
    finding_uid = store.findings.uids()[0]
    issuing.issue(store, visit_uid, PaperKind.FEEDBACK_LETTER)
    store.undo()
    assert issuing.issue(store, visit_uid, PaperKind.ISSUE_LIST).version == 1, "each kind counts for itself"
    assert issuing.issue(store, visit_uid, PaperKind.WORKING_PAPER, finding_uid=finding_uid).version == 1
    assert issuing.issue(store, visit_uid, PaperKind.WORKING_PAPER).version == 1
    assert drafts.prepared(store, visit_uid, PaperKind.FEEDBACK_LETTER).version == 2
    assert issuing.issue(store, visit_uid, PaperKind.FEEDBACK_LETTER).version == 2


def test_numbers_that_stand_twice_are_settled_before_a_paper_goes_out(store: Store) -> None:
    visit_uid = ready(store)
    with store.change("改"):
        for finding in store.findings.all():
            store.findings.put(replace(finding, number="底-03"))
    issuing.issue(store, visit_uid, PaperKind.FEEDBACK_LETTER)
    assert sorted(finding.number for finding in store.findings.all()) == ["底-01", "底-02", "底-03"]


def test_a_paper_with_gaps_is_refused_by_name(store: Store, tmp_path: Path) -> None:
    visit_uid = visit(store)
    made = findings(store, visit_uid, 8)
    with store.change("改"):
        for finding in made:
            store.findings.put(replace(finding, state=FindingState.DRAFT))
    with pytest.raises(InputError, match=r"反馈意见还不能出具：预-01.*等8项；工作夹没有改动，请补齐后再出具。"):
        issuing.issue(store, visit_uid, PaperKind.FEEDBACK_LETTER, tmp_path / "交")
    assert not (tmp_path / "交").exists()
    assert store.papers.all() == []


def test_two_versions_of_a_finding_keep_the_paper_until_somebody_decides(new_store: Callable[..., Store]) -> None:
    ours, theirs = new_store("甲"), new_store("乙")
    visit_uid = ready(ours, 2)
    exchange(ours, theirs)
    one, other = ours.findings.all()
    for store, facts in ((ours, "完成3个村。"), (theirs, "完成2个村。")):
        with store.change("改"):
            store.findings.put(replace(one, facts=facts))
    exchange(theirs, ours)

    def told(kind: PaperKind, finding_uid: str = "") -> list[tuple[str, str, Severity]]:
        gaps = issuing.missing(ours, visit_uid, kind, finding_uid)
        return [(gap.place, gap.argument, gap.severity) for gap in gaps if "两版待定" in gap.text]

    assert told(PaperKind.FEEDBACK_LETTER) == [("findings", one.uid, Severity.MUST)]
    assert told(PaperKind.WORKING_PAPER, one.uid) == [("findings", one.uid, Severity.SHOULD)]
    assert told(PaperKind.WORKING_PAPER, other.uid) == []
    with ours.change("选定"):
        ours.merge.settle(ours.merge.conflicts()[0], "完成2个村。")
    assert told(PaperKind.FEEDBACK_LETTER) == []


def test_quotes_and_proof_of_the_problem_count_as_support(store: Store) -> None:
    visit_uid = ready(store)
    gaps = issuing.missing(store, visit_uid, PaperKind.FEEDBACK_LETTER)
    assert not [gap for gap in gaps if gap.severity is Severity.MUST]
    with store.change("改"):
        for link in store.evidence_links.all():
            store.evidence_links.drop(link.uid)
    gaps = issuing.missing(store, visit_uid, PaperKind.FEEDBACK_LETTER)
    assert len([gap for gap in gaps if "没有引用原文" in gap.text]) == 3


def test_a_quote_and_a_piece_of_proof_add_up_and_the_proof_of_the_subject_counts(store: Store) -> None:
    visit_uid = ready(store, 2)
    about_one, _about_all = store.findings.all()
    quote = FindingQuote(
        visit_uid=visit_uid, finding_uid=about_one.uid, number=1, document_uid="d", place="", text="“已完成”"
    )
    with store.change("改"):
        store.finding_quotes.put(quote)
    assert not unsupported(store, visit_uid)
    first, second = store.evidence_links.all()
    with store.change("改"):
        store.finding_quotes.drop(quote.uid)
        store.findings.put(replace(about_one, subject_uid="issue"))
        store.evidence_links.put(replace(first, target_uid="issue"))
        store.evidence_links.put(replace(second, target_uid=visit_uid))
    assert not unsupported(store, visit_uid)
    with store.change("改"):
        store.evidence_links.put(replace(first, target_uid=visit_uid))
    assert unsupported(store, visit_uid) == [about_one.uid]


def unsupported(store: Store, visit_uid: str) -> list[str]:
    """The findings that nothing supports."""
    gaps = issuing.missing(store, visit_uid, PaperKind.FEEDBACK_LETTER)
    return [gap.argument for gap in gaps if "没有引用原文" in gap.text]


def test_a_paper_on_the_way_may_hold_unfinished_findings_and_nothing_else_that_is_missing(store: Store) -> None:
    visit_uid = ready(store)
    finding = store.findings.all()[0]
    with store.change("改"):
        store.findings.put(replace(finding, state=FindingState.DRAFT))
        for document in store.documents.all():
            store.documents.drop(document.uid)

    def must(kind: PaperKind) -> set[str]:
        return {gap.place for gap in issuing.missing(store, visit_uid, kind) if gap.severity is Severity.MUST}

    assert must(PaperKind.FEEDBACK_LETTER) == {"documents", "findings"}
    assert must(PaperKind.WORKING_PAPER) == {"documents"}


def test_open_core_checks_are_counted(store: Store) -> None:
    visit_uid = ready(store)
    checklist = checklists.load(store)
    items = store.check_items.all(checklist_uid=checklist.uid, core=True)
    core = [item for item in items if item.scope is CheckScope.ORGANIZATION]

    def told() -> str:
        gaps = issuing.missing(store, visit_uid, PaperKind.FEEDBACK_LETTER)
        return next((gap.text for gap in gaps if "核心核查项" in gap.text), "")

    assert told() == f"还有{len(core)}个核心核查项没有作答。", "also when the visit names no list"
    with store.change("改"):
        store.visits.put(replace(store.visits.one(visit_uid), checklist_uid=checklist.uid))
    assert told() == f"还有{len(core)}个核心核查项没有作答。"
    other = next(item for item in store.check_items.all(checklist_uid=checklist.uid, core=False))
    with store.change("答"):
        store.check_results.put(CheckResult(visit_uid=visit_uid, item_uid=other.uid, answer=Answer.CONFORMS))
        store.check_results.put(CheckResult(visit_uid=visit_uid, item_uid=core[0].uid, answer=None))
    assert told() == f"还有{len(core)}个核心核查项没有作答。"
    with store.change("答"):
        for item in core:
            store.check_results.put(CheckResult(visit_uid=visit_uid, item_uid=item.uid, answer=Answer.CONFORMS))
    assert told() == ""
    with store.change("收"):
        store.named_matters.put(NamedMatter(visit_uid=visit_uid, document_uid="", position=1, heading="点事"))
        store.tasks.put(AssignedTask(visit_uid=visit_uid, document_uid="", position=1, heading="任务", issue_uid="x"))
    assert told() == f"还有{len(items) - len(core)}个核心核查项没有作答。", "of the one subject that no problem answers"


def test_signs_without_a_font_and_unknown_names_are_said_before(store: Store) -> None:
    visit_uid = visit(store)
    (finding,) = findings(store, visit_uid, 1)
    with store.change("改"):
        store.findings.put(replace(finding, title="😀问题"))
        store.named_matters.put(
            NamedMatter(
                visit_uid=visit_uid, document_uid="", position=1, heading="有人失职", named_kind=NamedKind.PERSON
            )
        )
    texts = [gap.text for gap in issuing.missing(store, visit_uid, PaperKind.ISSUE_LIST)]
    assert "预-01里的字没有字体，PDF 里印成空框：😀。" in texts
    assert "点人事项“有人失职”没有认出姓名，请核对文书里没有写到。" in texts
    assert issuing.issue(store, visit_uid, PaperKind.ISSUE_LIST).version == 1


def test_the_draft_is_a_pdf_and_leaves_no_trace(store: Store) -> None:
    visit_uid = visit(store)
    before = sorted(path for path in store.folder.rglob("*") if path.is_file())
    pages = pdfium.PdfDocument(issuing.draft(store, visit_uid, PaperKind.FEEDBACK_LETTER))
    assert len(pages) == 1
    pages.close()
    assert sorted(path for path in store.folder.rglob("*") if path.is_file()) == before


def test_a_folder_that_cannot_be_written_leaves_the_paper_issued(store: Store, tmp_path: Path) -> None:
    visit_uid = ready(store)
    (tmp_path / "交").write_text("是文件，不是文件夹", encoding="utf-8")
    with pytest.raises(PlaceError, match="已经出具并封存在工作夹里，但没有放进“交”"):
        issuing.issue(store, visit_uid, PaperKind.FEEDBACK_LETTER, tmp_path / "交")
    assert len(store.papers.all()) == 1


def test_odd_names_of_organizations_make_safe_file_names(store: Store, tmp_path: Path) -> None:
    visit_uid = ready(store)
    with store.change("改"):
        body = store.organizations.all()[0]
        store.organizations.put(replace(body, name='甲/乙:"丙"\n', short_name=""))
    issuing.issue(store, visit_uid, PaperKind.ISSUE_LIST, tmp_path)
    assert (tmp_path / "甲_乙__丙__问题清单.pdf").exists()


def test_what_cannot_be_read_where_it_is_handed_out_stays(store: Store, tmp_path: Path) -> None:
    """As a file that WPS has open and lets nobody read."""
    visit_uid = ready(store)
    paper = issuing.issue(store, visit_uid, PaperKind.ISSUE_LIST)
    first, _ = issuing.hand_out(store, paper, tmp_path / "一")
    taken = tmp_path / "二" / first.name
    taken.mkdir(parents=True)
    word, pdf = issuing.hand_out(store, paper, tmp_path / "二")
    assert (word.name, pdf.name) == (f"{first.stem}（2）.docx", f"{first.stem}.pdf")
    assert taken.is_dir()


def test_files_that_differ_are_not_issued(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document(form=Form.PLAIN, title="件", author="组", blocks=(Title(text="件"), Para(text="正文。")))
    assert issuing.written(document).word
    monkeypatch.setattr(proofreading, "word_text", lambda _data: "别的")
    with pytest.raises(PlaceError, match="Word 文件与正文在“件正文。”处不一致。文书没有出具，工作夹没有改动"):
        issuing.written(document)
