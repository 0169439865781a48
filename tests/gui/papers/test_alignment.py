"""资料: which problem each entry answers is confirmed, changed or widened by a person, by key and from the list."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from documents import rule_table
from domain.records import LedgerEntry
from domain.words import AlarmState, DocumentKind
from gui.chooser import Choice
from gui.pages.documents.page import DocumentsPage
from gui.pages.documents.rules_dialog import RulesDialog
from tests.gui.papers.conftest import Room
from tests.gui.papers.staging_kit import press


def opened(room: Room) -> DocumentsPage:
    """The ledger of the sample in view."""
    page = room.open(DocumentsPage)
    document = room.store.documents.all(kind=DocumentKind.LEDGER)[0]
    page.taken.show_place(document.uid, "")
    room.settle()
    page.taken.alignment.list.setCurrentIndex(page.taken.alignment.model.index(0))
    return page


def entry(room: Room, page: DocumentsPage, row: int = 0) -> LedgerEntry:
    return room.store.ledger_entries.one(page.taken.alignment.model.rows[row].entry.uid)


def pick(page: DocumentsPage, wanted: Callable[[Choice], bool]) -> None:
    relink = page.taken.alignment._relink
    assert relink.isVisible()
    next(choice for choice in relink.chooser.choices() if wanted(choice)).run()
    relink.chooser.dismiss()


def test_doubtful_entries_stand_first_and_the_source_follows(sample_room: Room) -> None:
    page = opened(sample_room)
    pane = page.taken.alignment
    ranks = [row.rank for row in pane.model.rows]
    assert ranks == sorted(ranks)
    assert len(ranks) == sample_room.store.ledger_entries.count()
    assert pane.figures.text().startswith(f"{len(ranks)} 条，待确认")
    pane.list.setCurrentIndex(pane.model.index(1))
    assert page.taken.source.grid.currentIndex().row() >= 0
    assert pane.reason.text()
    pane.grab()


def test_a_proposal_is_confirmed_by_key_and_undone(sample_room: Room) -> None:
    page = opened(sample_room)
    before = entry(sample_room, page)
    press(page, "C")
    sample_room.settle()
    after = entry(sample_room, page)
    assert after.alignment_confirmed
    assert after.issue_uid == before.issue_uid
    assert page.taken.alignment.list.currentIndex().row() == 1
    assert page.taken.alignment.model.rows[0].state == "已确认"
    assert sample_room.store.undo() == "确认对应"
    assert not entry(sample_room, page).alignment_confirmed


def test_another_problem_is_chosen_by_its_number_and_then_none(sample_room: Room) -> None:
    page = opened(sample_room)
    now = entry(sample_room, page).issue_uid
    other = next(issue for issue in page.taken.alignment.model.problems if issue.uid != now)
    press(page, "G")
    page.taken.alignment._relink.field.setText(other.number)
    pick(page, lambda choice: choice.text.startswith(f"{other.number} "))
    sample_room.settle()
    assert entry(sample_room, page).issue_uid == other.uid
    assert other.heading in page.taken.alignment.model.rows[0].answers
    press(page, "G")
    pick(page, lambda choice: choice.text == "没有对应的问题")
    sample_room.settle()
    assert entry(sample_room, page).issue_uid is None
    assert entry(sample_room, page).alignment_confirmed


def test_an_entry_answers_a_further_problem_too(sample_room: Room) -> None:
    page = opened(sample_room)
    first = entry(sample_room, page)
    others = [issue for issue in page.taken.alignment.model.problems if issue.uid != first.issue_uid]
    press(page, "G")
    pick(page, lambda choice: choice.text.startswith(f"{others[0].number} "))
    sample_room.settle()
    press(page, "A")
    pick(page, lambda choice: choice.text.startswith(f"{others[1].number} "))
    sample_room.settle()
    assert [link.issue_uid for link in sample_room.store.also_answers.all(entry_uid=first.uid)] == [others[1].uid]
    assert f"问题 {others[1].number}" in page.taken.alignment.model.rows[0].answers


def test_a_source_opened_at_an_entry_has_the_entry_in_hand(sample_room: Room) -> None:
    page = opened(sample_room)
    wanted = page.taken.alignment.model.rows[3].entry
    page.show_argument(f"{wanted.document_uid}|{wanted.place}")
    sample_room.settle()
    assert page.taken.alignment.current().entry.uid == wanted.uid
    page.taken.alignment.list.setFocus()
    press(page, "G")
    page.taken.alignment._relink.chooser.dismiss()
    assert not page.taken.alignment._relink.isVisible()


def test_several_are_confirmed_together(sample_room: Room) -> None:
    page = opened(sample_room)
    page.taken.alignment.list.selectAll()
    page.taken.alignment.confirm_button.click()
    sample_room.settle()
    assert all(each.alignment_confirmed for each in sample_room.store.ledger_entries.all())
    assert sample_room.store.undo() == "确认对应"
    assert not any(each.alignment_confirmed for each in sample_room.store.ledger_entries.all())


def test_the_feedback_itself_answers_nothing(sample_room: Room) -> None:
    page = sample_room.open(DocumentsPage)
    document = sample_room.store.documents.all(kind=DocumentKind.FEEDBACK_OPINION)[0]
    page.taken.show_place(document.uid, "")
    sample_room.settle()
    assert page.taken.alignment.model.rows == []
    assert not page.taken.alignment.confirm_button.isEnabled()


def drop(page: DocumentsPage, row: int, *, ctrl: bool = False) -> None:
    """What the list gets when the chosen entries are let go over a problem."""
    pane = page.taken.alignment
    at = pane.targets.visualRect(pane.targets.targets.index(row)).center()
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    event = Drop(at, pane.list, held)
    pane.targets.dropEvent(event)
    assert event.isAccepted()


class Drop(QDropEvent):
    """A drop that comes from a list: Qt itself knows the source only while a drag is under way."""

    def __init__(self, at: QPoint, source: QWidget, held: Qt.KeyboardModifier) -> None:
        data = QMimeData()
        super().__init__(QPointF(at), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, held)
        self._source, self._data = source, data
        self.ignore()

    def source(self) -> QWidget:
        return self._source


def test_entries_are_dragged_onto_a_problem(sample_room: Room) -> None:
    page = opened(sample_room)
    pane = page.taken.alignment
    pane.list.selectionModel().select(pane.model.index(1), QItemSelectionModel.SelectionFlag.Select)
    target = pane.model.problems[4]
    drop(page, 4)
    sample_room.settle()
    assert {entry(sample_room, page, row).issue_uid for row in (0, 1)} == {target.uid}
    assert sample_room.store.undo() == "确认对应"


def test_a_drag_with_ctrl_adds_a_problem(sample_room: Room) -> None:
    page = opened(sample_room)
    now = entry(sample_room, page).issue_uid
    other = next(n for n, issue in enumerate(page.taken.alignment.model.problems) if issue.uid != now)
    drop(page, other, ctrl=True)
    sample_room.settle()
    assert now
    assert entry(sample_room, page).issue_uid == now
    assert len(page.taken.alignment.model.rows[0].issues) == 2


def test_an_office_unticks_a_rule_in_the_window(
    sample_room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "crosscheck.toml"
    table.write_text(rule_table.FILE.read_text(encoding="utf-8") + "\nunknown = { on = true }\n", encoding="utf-8")
    monkeypatch.setattr(rule_table, "FILE", table)
    page = opened(sample_room)
    pending = sample_room.store.contradictions.all(visit_uid=sample_room.visit_uid, state=AlarmState.PENDING)
    kind = pending[0].kind

    def untick() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RulesDialog)
        assert "不是任何一种疑点" in dialog.model.remarks[0]
        row = next(row for row in range(dialog.model.rowCount()) if dialog.model.row_at(row) is kind)
        dialog.list.setCurrentIndex(dialog.model.index(row))
        QTest.keyClick(dialog.list, Qt.Key.Key_Space)
        dialog._press(1)

    QTimer.singleShot(100, untick)
    assert next(command for command in page.commands() if command.id == "documents.rules").start()
    sample_room.settle()
    assert rule_table.load().off == {kind}
    assert sample_room.store.contradictions.count(kind=kind, state=AlarmState.PENDING) == 0
