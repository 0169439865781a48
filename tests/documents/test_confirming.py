"""Alignments confirmed by a person, alarms that stay excluded, and the office's own table of rules."""

from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest

from documents import checking, rule_table, visits
from documents.checking import as_json, confirm_alignment, cross_check, further_issues
from documents.importing import import_reading
from documents.versions import former_records
from domain.crosscheck.kinds import KINDS
from domain.errors import InputError, PlaceError
from domain.records import AlsoAnswers, Contradiction, Issue, LedgerEntry
from domain.words import AlarmState, ContradictionKind, DocumentKind, IssueLevel
from storage.store import Store
from tests.documents.reading.reading_kit import INPUTS, read_file
from tests.documents.test_checking import put
from tests.domain.dossiers import dossier_of, small, yunxi

K = ContradictionKind
NAMES = {
    DocumentKind.FEEDBACK_OPINION: "yunxi-2-反馈意见.docx",
    DocumentKind.RECTIFICATION_PLAN: "yunxi-4-整改方案.docx",
    DocumentKind.LEDGER: "yunxi-5-整改台账.xlsx",
    DocumentKind.RECTIFICATION_REPORT: "yunxi-6-整改报告.docx",
}


@pytest.fixture
def visit_uid(store: Store) -> str:
    return visits.begin(store, organization="云栖县水利局党组")


def take_in(store: Store, visit_uid: str, kind: DocumentKind, path: Path | None = None) -> None:
    path = path or INPUTS / NAMES[kind]
    import_reading(store, visit_uid, read_file(path), path, kind, replacing=True)


def one(store: Store, kind: ContradictionKind, state: AlarmState | None = None) -> Contradiction:
    (alarm,) = [a for a in store.contradictions.all(kind=kind) if state in (None, a.state)]
    return alarm


def take_out(store: Store, kind: DocumentKind) -> None:
    (document,) = store.documents.all(kind=kind)
    with store.change("撤下"):
        for record in former_records(store, [document.uid]):
            store.shelf_of(type(record)).drop(record.uid)
        store.documents.drop(document.uid)


def judge(store: Store, alarm: Contradiction, state: AlarmState, reason: str = "") -> None:
    with store.change("判疑点"):
        store.contradictions.put(replace(alarm, state=state, reason=reason, judged_by="林溪"))


def changed_ledger(folder: Path, before: str, after: str) -> Path:
    """The ledger handed in anew with one cell changed."""
    book = openpyxl.load_workbook(INPUTS / NAMES[DocumentKind.LEDGER])
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and before in cell.value:
                    cell.value = cell.value.replace(before, after)
    book.save(folder / "整改台账（更新）.xlsx")
    return folder / "整改台账（更新）.xlsx"


def changed_feedback(folder: Path) -> Path:
    """The feedback handed in anew with another signature line."""
    paper = docx.Document(str(INPUTS / NAMES[DocumentKind.FEEDBACK_OPINION]))
    paper.add_paragraph("（更正印发）")
    paper.save(str(folder / "反馈意见（更正）.docx"))
    return folder / "反馈意见（更正）.docx"


def test_an_excluded_alarm_stays_so_in_a_changed_document_until_its_own_text_changes(
    store: Store, visit_uid: str, tmp_path: Path
):
    for kind in NAMES:
        take_in(store, visit_uid, kind)
    before = store.contradictions.count()
    judge(store, one(store, K.AMOUNT_MISMATCH), AlarmState.DISMISSED, "笔误，凭证为3.86万元")
    judge(store, one(store, K.REWORDED), AlarmState.DISMISSED, "口径一致")
    take_in(store, visit_uid, DocumentKind.LEDGER, changed_ledger(tmp_path, "3.68万元", "3.66万元"))
    wording = one(store, K.REWORDED)
    assert (wording.state, wording.reason, wording.judged_by) == (AlarmState.DISMISSED, "口径一致", "林溪")
    assert "3.66" in one(store, K.AMOUNT_MISMATCH, AlarmState.PENDING).description
    assert "3.68" in one(store, K.AMOUNT_MISMATCH, AlarmState.DISMISSED).description
    assert store.contradictions.count() == before + 1
    names = {document.uid: document.name for document in store.documents.all()}
    assert "整改台账（更新）.xlsx" in {names[uid] for uid in wording.quote_documents}


def test_judged_alarms_go_with_their_problem_when_the_feedback_is_read_anew(
    store: Store, visit_uid: str, tmp_path: Path
):
    for kind in NAMES:
        take_in(store, visit_uid, kind)
    judge(store, one(store, K.DEADLINE_EXTENDED), AlarmState.ADOPTED)
    judge(store, one(store, K.RESPONSIBLE_CHANGED), AlarmState.ADOPTED)
    with store.change("更正台账"):
        for entry in store.ledger_entries.all():
            if entry.heading == "干部队伍建设滞后":
                store.ledger_entries.put(replace(entry, lead_officer="杜远"))
    with store.change("撤下再收"):
        take_out(store, DocumentKind.FEEDBACK_OPINION)
        take_in(store, visit_uid, DocumentKind.FEEDBACK_OPINION, changed_feedback(tmp_path))
    issues = {issue.uid: issue.heading for issue in store.issues.all()}
    for kind in (K.DEADLINE_EXTENDED, K.RESPONSIBLE_CHANGED):  # one that still holds, one that no longer does
        alarm = one(store, kind)
        assert alarm.state is AlarmState.ADOPTED
        assert issues[alarm.subject_uid or ""] == alarm.problem


def test_confirming_is_one_change_that_compares_anew(store: Store, visit_uid: str):
    put(store, visit_uid, dossier_of(yunxi()))
    cross_check(store, visit_uid)
    issues = {issue.heading: issue for issue in store.issues.all()}
    line = next(e for e in store.ledger_entries.all() if e.heading == "民主集中制执行不严格")
    found = confirm_alignment(store, line.uid, issues["基层党支部组织生活不规范"].uid)
    assert store.undo_label == "确认对应"
    placed = store.ledger_entries.one(line.uid)
    assert (placed.alignment_confirmed, placed.alignment_reason) == (True, "由人工指定。")
    assert {a.problem for a in found if a.kind is K.MISSING_IN_LEDGER} == {"民主集中制执行不严格"}
    store.undo()
    assert {a.problem for a in store.contradictions.all(kind=K.MISSING_IN_LEDGER)} == {"基层党支部组织生活不规范"}


def test_confirming_a_proposal_keeps_its_reason(store: Store, visit_uid: str):
    put(store, visit_uid, dossier_of(yunxi()))
    cross_check(store, visit_uid)
    line = store.ledger_entries.all()[0]
    confirm_alignment(store, line.uid, line.issue_uid)
    confirmed = store.ledger_entries.one(line.uid)
    assert confirmed == replace(line, alignment_confirmed=True)
    confirm_alignment(store, line.uid, None)
    assert store.ledger_entries.one(line.uid).issue_uid is None


def test_what_was_confirmed_stays_so_in_a_newer_version(store: Store, visit_uid: str, tmp_path: Path):
    for kind in NAMES:
        take_in(store, visit_uid, kind)
    first, second, *_ = [issue for issue in store.issues.all() if issue.level is IssueLevel.ISSUE]
    line = next(e for e in store.ledger_entries.all() if e.issue_uid == first.uid)
    confirm_alignment(store, line.uid, first.uid, second.uid)
    take_in(store, visit_uid, DocumentKind.LEDGER, changed_ledger(tmp_path, "3.68万元", "3.66万元"))
    assert store.ledger_entries.one(line.uid).alignment_confirmed
    assert further_issues(store, line.uid) == [second.uid]


def test_a_judged_alarm_of_a_problem_that_is_no_more_stays_as_it_is(store: Store, visit_uid: str):
    for kind in NAMES:
        take_in(store, visit_uid, kind)
    judge(store, one(store, K.REWORDED), AlarmState.ADOPTED)
    take_out(store, DocumentKind.FEEDBACK_OPINION)
    cross_check(store, visit_uid)
    assert one(store, K.REWORDED).state is AlarmState.ADOPTED


FILES = {"heading": "档案管理混乱", "detail": "12卷档案遗失。", "measures": [{"text": "查找遗失的12卷档案"}]}


def joined(store: Store, visit_uid: str) -> tuple[LedgerEntry, Issue, Issue]:
    """A ledger whose only line names both problems; that line and the problems."""
    papers = small(
        more_feedback=[{"heading": FILES["heading"], "detail": FILES["detail"]}], more_plan=[FILES],
        report={"heading": ""},
        ledger={"heading": "公务接待管理不严格、档案管理混乱"},
    )  # fmt: skip
    put(store, visit_uid, dossier_of(papers))
    cross_check(store, visit_uid)
    first, second = store.issues.all()
    return store.ledger_entries.all()[0], first, second


def test_a_line_confirmed_for_two_problems_answers_both(store: Store, visit_uid: str):
    line, first, second = joined(store, visit_uid)
    assert one(store, K.MISSING_IN_LEDGER).problem == second.heading
    confirm_alignment(store, line.uid, first.uid, second.uid)
    assert further_issues(store, line.uid) == [second.uid]
    assert store.contradictions.all(kind=K.MISSING_IN_LEDGER) == []
    confirm_alignment(store, line.uid, first.uid)
    assert further_issues(store, line.uid) == []
    assert one(store, K.MISSING_IN_LEDGER).problem == second.heading


def test_what_went_with_its_document_is_no_longer_answered(store: Store, visit_uid: str):
    line, first, second = joined(store, visit_uid)
    confirm_alignment(store, line.uid, first.uid, second.uid)
    with store.change("撤下"):
        store.issues.drop(second.uid)
        store.issues.put(replace(second, uid="again"))
        store.issues.drop(first.uid)
        store.issues.put(replace(first, uid="first again"))
    cross_check(store, visit_uid)
    assert store.also_answers.count() == 0
    line = store.ledger_entries.one(line.uid)
    assert (line.issue_uid, line.alignment_confirmed) == ("first again", False)


def test_what_is_gone_cannot_be_confirmed(store: Store, visit_uid: str):
    line, first, _ = joined(store, visit_uid)
    for entry_uid, issue_uids in (("gone", (first.uid,)), (line.uid, ("gone",)), (line.uid, (None, first.uid))):
        with pytest.raises(InputError):
            confirm_alignment(store, entry_uid, *issue_uids)
    assert store.also_answers.all() == []
    assert not store.ledger_entries.one(line.uid).alignment_confirmed


def test_a_link_of_another_visit_is_left_alone(store: Store, visit_uid: str):
    link = AlsoAnswers(visit_uid="other", entry_uid="e", issue_uid="i")
    with store.change("另一次"):
        store.also_answers.put(link)
    cross_check(store, visit_uid)
    assert store.also_answers.all() == [link]


def test_the_shipped_table_names_every_kind_as_built_in():
    table = rule_table.load()
    assert table == rule_table.RuleTable(weights={kind: weight for kind, (weight, _) in KINDS.items()})
    text = rule_table.FILE.read_text(encoding="utf-8")
    assert all(f"# {kind}：" in text for kind in ContradictionKind)


def test_an_office_switches_kinds_off_and_weighs_others(store: Store, visit_uid: str, tmp_path: Path, monkeypatch):
    path = tmp_path / "crosscheck.toml"
    path.write_text("reworded = { on = false }\nresponsible_changed = { weight = 99 }\n", encoding="utf-8")
    monkeypatch.setattr(rule_table, "FILE", path)
    put(store, visit_uid, dossier_of(yunxi()))
    found = cross_check(store, visit_uid)
    assert len(found) == 16
    assert [alarm.kind for alarm in found[:2]] == [K.CLOSED_WITH_GAP, K.RESPONSIBLE_CHANGED]
    assert "remarks" not in as_json(store, visit_uid)


@pytest.mark.parametrize(
    ("content", "remark"),
    [
        (b"\xff\xfe\x00", "读不出来"),
        (b"reworded = {", "读不出来"),
        ("不相干 = 1".encode(), "读不出来"),
        (b"whatever = { on = false }", "不是任何一种疑点"),
        (b"reworded = 5", "写法不能用"),
        (b"reworded = { off = true }", "“off”不能用"),
        (b"reworded = { on = 0 }", "on不能用"),
        (b"reworded = { weight = 0 }", "weight不能用"),
        (b"reworded = { weight = true }", "weight不能用"),
    ],
)
def test_a_spoilt_table_never_stops_the_check(
    store: Store, visit_uid: str, tmp_path: Path, monkeypatch, content: bytes, remark: str
):
    path = tmp_path / "crosscheck.toml"
    path.write_bytes(content)
    monkeypatch.setattr(rule_table, "FILE", path)
    put(store, visit_uid, dossier_of(yunxi()))
    assert len(checking.cross_check(store, visit_uid)) == 17
    (said,) = as_json(store, visit_uid)["remarks"]
    assert remark in said
    assert said.endswith("。")


def test_a_table_that_is_not_there_leaves_the_built_in_rules(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(rule_table, "FILE", tmp_path / "没有.toml")
    assert "读不出来" in rule_table.load().remarks[0]


def test_switching_rewrites_the_rows_and_keeps_the_words(tmp_path: Path, monkeypatch):
    path = tmp_path / "crosscheck.toml"
    path.write_text(rule_table.FILE.read_text(encoding="utf-8"), encoding="utf-8")
    before = path.read_text(encoding="utf-8")
    monkeypatch.setattr(rule_table, "FILE", path)
    told, weight = rule_table.words(), rule_table.load().weights[K.REWORDED]
    assert told[K.REWORDED] == "问题被改写，语气变轻或范围变窄"
    rule_table.switch({K.REWORDED, K.RENUMBERED})
    assert rule_table.load().off == {K.REWORDED, K.RENUMBERED}
    assert (rule_table.words(), rule_table.load().weights[K.REWORDED]) == (told, weight)
    rule_table.switch(())
    assert path.read_text(encoding="utf-8").split() == before.split()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_switching_writes_a_spoilt_table_anew_and_says_where_it_cannot(tmp_path: Path, monkeypatch):
    path = tmp_path / "crosscheck.toml"
    path.write_text("reworded = {", encoding="utf-8")
    monkeypatch.setattr(rule_table, "FILE", path)
    rule_table.switch({K.PAPER_ONLY})
    table = rule_table.load()
    assert (table.off, table.remarks) == ({K.PAPER_ONLY}, ())
    monkeypatch.setattr(rule_table, "FILE", tmp_path / "没有这个文件夹" / "crosscheck.toml")
    with pytest.raises(PlaceError, match="比对规则没有改动"):
        rule_table.switch(())
