"""A confirmed reading becomes records in one step that can be undone; the original is sealed first."""

from pathlib import Path

import pytest

from documents import visits
from documents.importing import import_reading
from documents.reading.result import Reading
from domain.errors import InputError
from domain.records import SourceDocument
from domain.words import DocumentKind as Kind
from domain.words import IssueLevel, NamedKind
from domain.words import RectificationStatus as Status
from storage.store import Store
from tests.documents.reading.reading_kit import INPUTS, p, read_file, tbl, tc, word

ALL = {
    Kind.ASSIGNMENT_PLAN: "yunxi-1-分工方案.docx",
    Kind.FEEDBACK_OPINION: "yunxi-2-反馈意见.docx",
    Kind.NAMED_MATTERS: "yunxi-3-书记专题会点题清单.xlsx",
    Kind.RECTIFICATION_PLAN: "yunxi-4-整改方案.docx",
    Kind.LEDGER: "yunxi-5-整改台账.xlsx",
    Kind.RECTIFICATION_REPORT: "yunxi-6-整改报告.docx",
}


@pytest.fixture
def visit_uid(store: Store) -> str:
    return visits.begin(store, organization="云栖县水利局党组")


def take_in(store: Store, visit_uid: str, kind: Kind, *, replacing: bool = False) -> SourceDocument:
    path = INPUTS / ALL[kind]
    return import_reading(store, visit_uid, read_file(path), path, kind, replacing=replacing)


def counts(store: Store) -> dict[str, int]:
    shelves = ("documents", "issues", "recommendations", "tasks", "named_matters", "plan_items", "ledger_entries")
    shelves += ("statements", "measures", "stored_files")
    return {name: getattr(store, name).count() for name in shelves}


def test_the_four_references_are_kept_and_checked(store: Store, visit_uid: str) -> None:
    for kind in ALL:
        take_in(store, visit_uid, kind)
    assert counts(store) == {
        "documents": 6,
        "issues": 15,
        "recommendations": 4,
        "tasks": 12,
        "named_matters": 6,
        "plan_items": 11,
        "ledger_entries": 10,
        "statements": 11,
        "measures": 48,
        "stored_files": 6,
    }
    assert store.contradictions.count(visit_uid=visit_uid) >= 12
    assert store.verify() == []


def test_one_import_is_one_step_to_undo(store: Store, visit_uid: str) -> None:
    before = counts(store)
    take_in(store, visit_uid, Kind.LEDGER)
    assert store.undo_label == "收下整改台账"
    store.undo()
    assert counts(store) == before
    store.redo()
    assert store.ledger_entries.count() == 10


def test_the_tree_of_the_feedback(store: Store, visit_uid: str) -> None:
    take_in(store, visit_uid, Kind.FEEDBACK_OPINION)
    aspects = store.issues.all(level=IssueLevel.ASPECT)
    issues = store.issues.all(level=IssueLevel.ISSUE)
    assert [a.place for a in aspects] == ["第7段", "第11段", "第15段", "第19段"]
    assert [i.number for i in issues] == [str(n) for n in range(1, 12)]
    assert issues[5].amount_fen == 3_860_000
    assert issues[5].parent_uid == aspects[1].uid
    assert issues[5].detail == "2021年至2023年，局属设计室违规发放评审费3.86万元。"


def test_examples_and_typed_aspects(store: Store, visit_uid: str, tmp_path: Path) -> None:
    body = "".join(
        p(text)
        for text in (
            "关于对某某局党组巡察情况的反馈意见",
            "一、主要问题",
            "（一）学习方面",
            "1.学习不深。仅2次。",
            "（1）甲支部未学。",
            "（二）作风方面",
            "2.调研不实。无记录。",
        )
    )
    path = word(tmp_path / "反馈意见.docx", body)
    import_reading(store, visit_uid, read_file(path), path, Kind.FEEDBACK_OPINION)
    rows = store.issues.all()
    assert [(r.level, r.number_text, r.heading) for r in rows] == [
        (IssueLevel.ASPECT, "（一）", "学习方面"),
        (IssueLevel.ISSUE, "1.", "学习不深"),
        (IssueLevel.EXAMPLE, "（1）", "甲支部未学。"),
        (IssueLevel.ASPECT, "（二）", "作风方面"),
        (IssueLevel.ISSUE, "2.", "调研不实"),
    ]
    assert [r.position for r in rows] == [1, 2, 3, 4, 5]
    assert rows[2].parent_uid == rows[1].uid


def test_a_ledger_keeps_status_and_closing_apart_with_their_places(store: Store, visit_uid: str) -> None:
    document = take_in(store, visit_uid, Kind.LEDGER)
    entry = store.ledger_entries.all()[9]
    assert (entry.claimed_status, entry.closed, entry.status_place, entry.closed_place) == (
        Status.COMPLETED,
        True,
        "三四方面!J11",
        "三四方面!L11",
    )
    measure = store.measures.all(entry_uid=entry.uid)[2]
    assert (measure.text, measure.evidence_text, measure.evidence_place) == (
        "收缴到位47.2万元",
        "缴款凭证（31.5万元）",
        "三四方面!M13",
    )
    assert document.measures_counted == 23
    assert str(document.as_of) == "2024-09-10"
    assert any("内部备注" in remark for remark in document.remarks)


def test_proof_named_for_the_whole_problem_stands_for_each_measure(store: Store, visit_uid: str) -> None:
    path = INPUTS / "V3-归零表-一题一页.docx"
    import_reading(store, visit_uid, read_file(path), path, Kind.LEDGER)
    first = store.ledger_entries.all()[0]
    assert "举一反三：对其他4个部门" in first.detail
    assert {m.evidence_text for m in store.measures.all(entry_uid=first.uid)} == {"规定、复核记录"}


def test_declared_totals_and_named_matters(store: Store, visit_uid: str) -> None:
    report = take_in(store, visit_uid, Kind.RECTIFICATION_REPORT)
    assert "措施=26" in report.declared
    assert "措施=第4段|措施26条" in report.declared_places
    assert take_in(store, visit_uid, Kind.NAMED_MATTERS).organization == "云栖县水利局党组"
    assert store.named_matters.all()[0].named_kind is NamedKind.PERSON


def test_the_same_file_again_is_refused(store: Store, visit_uid: str) -> None:
    take_in(store, visit_uid, Kind.LEDGER)
    before = counts(store)
    with pytest.raises(InputError, match="已经作为整改台账收下过"):
        take_in(store, visit_uid, Kind.LEDGER)
    assert counts(store) == before


def test_a_file_that_holds_two_papers_is_taken_in_as_each_of_them(store: Store, visit_uid: str, tmp_path: Path) -> None:
    """A report with its ledger as 附件."""
    table = tbl([tc("序号"), tc("问题"), tc("整改措施"), tc("整改状态")], [tc("1"), tc("甲"), tc("做一"), tc("已完成")])
    path = word(
        tmp_path / "报告.docx", p("某局整改情况报告") + p("1.关于“甲”问题。已完成。") + p("附件：整改台账") + table
    )
    for kind in (Kind.RECTIFICATION_REPORT, Kind.LEDGER):
        import_reading(store, visit_uid, read_file(path, kind), path, kind)
    assert (store.statements.count(), store.ledger_entries.count(), store.stored_files.count()) == (1, 1, 1)
    store.undo()
    assert (store.statements.count(), store.ledger_entries.count(), store.stored_files.count()) == (1, 0, 1)


def test_another_file_is_added_or_takes_the_place(store: Store, visit_uid: str, tmp_path: Path) -> None:
    take_in(store, visit_uid, Kind.LEDGER)
    table = tbl([tc("序号"), tc("问题"), tc("整改措施")], [tc("1"), tc("甲"), tc("做一")])
    added = word(tmp_path / "台账二.docx", p("某局整改台账") + table)
    import_reading(store, visit_uid, read_file(added), added, Kind.LEDGER)
    assert [e.position for e in store.ledger_entries.all()] == list(range(1, 12))
    third = word(tmp_path / "台账三.docx", p("某局整改台账（三）") + table)
    import_reading(store, visit_uid, read_file(third), third, Kind.LEDGER, replacing=True)
    assert [(d.name, d.kind) for d in store.documents.all()] == [("台账三.docx", Kind.LEDGER)]
    assert store.ledger_entries.count() == 1
    assert store.measures.count() == 1
    store.undo()
    assert store.ledger_entries.count() == 11


def test_an_empty_reading_is_kept(store: Store, visit_uid: str, tmp_path: Path) -> None:
    path = tmp_path / "空.txt"
    path.write_text("空", encoding="utf-8")
    import_reading(store, visit_uid, Reading(file="空.txt", kind=None), path, Kind.FEEDBACK_OPINION)
    assert store.documents.count() == 1
