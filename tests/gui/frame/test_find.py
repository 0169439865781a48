"""Ctrl+K finds everything written about the organization, and Enter goes where it is worked on."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from domain.records import Evidence, Finding, Issue, LedgerEntry, Measure
from domain.words import IssueLevel
from gui.window import Window


@pytest.fixture
def filled(open_window: Window) -> Window:
    """One problem, its ledger line with a measure, a line of no problem, a piece of evidence, a finding."""
    store, visit = open_window.desk.store, open_window.desk.visit_uid
    problem = Issue(
        uid="p" * 32, visit_uid=visit, document_uid="d", level=IssueLevel.ISSUE, position=1, number="3",
        heading="农村饮水安全保障不到位",
    )  # fmt: skip
    line = LedgerEntry(visit_uid=visit, document_uid="d", position=1, heading="饮水", issue_uid=problem.uid)
    other = LedgerEntry(visit_uid=visit, document_uid="d", position=2, heading="机关食堂", place="台账!A9")
    with store.change("写入"):
        store.issues.put(problem)
        store.ledger_entries.put(line)
        store.ledger_entries.put(other)
        store.measures.put(
            Measure(visit_uid=visit, document_uid="d", entry_uid=line.uid, position=1, text="维修七处供水点")
        )
        store.evidence.put(Evidence(uid="e" * 32, visit_uid=visit, number="证-0001", name="水厂.jpg", file_uid="f"))
        store.findings.put(
            Finding(uid="f" * 32, visit_uid=visit, number="预-01", title="台账不实", facts="三处供水点未通水")
        )
    return open_window


def typed(window: Window, qtbot: QtBot, text: str) -> list[str]:
    """Ctrl+K, the text, and what is listed."""
    window.frame.search()
    window.frame.top.search.setText(text)
    return [f"{choice.note}：{choice.text}" for choice in window.frame.found.choices()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("饮水", ["问题：3 农村饮水安全保障不到位", "整改台账：饮水"]),
        ("供水点", ["底稿：预-01 台账不实　三处供水点未通水", "台账措施：维修七处供水点"]),
        ("厂", ["证据：证-0001 水厂.jpg"]),
        ("0001", ["证据：证-0001 水厂.jpg"]),
        ("ncys", ["问题：3 农村饮水安全保障不到位"]),
    ],
)
def test_text_is_found_group_by_group(filled: Window, qtbot: QtBot, text: str, expected: list[str]) -> None:
    assert typed(filled, qtbot, text) == expected


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("七处", ("four_references", f"{'p' * 32}|3")),  # on the card of what the organization hands in
        ("安全保障", ("four_references", "p" * 32)),
        ("食堂", ("documents", "d|台账!A9")),
        ("水厂", ("evidence", "e" * 32)),
        ("不实", ("findings", "f" * 32)),
    ],
)
def test_enter_goes_where_it_is_worked_on(filled: Window, qtbot: QtBot, text: str, target: tuple[str, str]) -> None:
    gone: list[tuple[str, str]] = []
    filled.desk.go.disconnect()
    filled.desk.go.connect(lambda place, argument: gone.append((place, argument)))
    typed(filled, qtbot, text)
    qtbot.keyClick(filled.frame.top.search, Qt.Key.Key_Return)
    assert gone == [target]


def test_what_is_written_a_moment_later_is_found(filled: Window, qtbot: QtBot) -> None:
    assert typed(filled, qtbot, "水闸") == []
    with filled.desk.store.change("写入"):
        filled.desk.store.findings.put(
            Finding(visit_uid=filled.desk.visit_uid, number="预-02", title="青石口水闸未决算")
        )
    filled.frame.found.dismiss()
    assert typed(filled, qtbot, "水闸") == ["底稿：预-02 青石口水闸未决算"]
