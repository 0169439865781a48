"""Alarms: one key adopts, a reason dismisses, nothing jumps, everything can be taken back."""

from PySide6.QtWidgets import QApplication

from domain.words import AlarmState, ContradictionKind
from gui.pages.four_references.page import FourReferencesPage
from storage.store import Store
from tests.gui.walk.conftest import Press


def states(store: Store) -> list[AlarmState]:
    return [alarm.state for alarm in sorted(store.contradictions.all(), key=lambda alarm: -alarm.weight)]


def test_the_page_opens_with_the_keys_on_the_first_alarm(page: FourReferencesPage) -> None:
    assert QApplication.focusWidget() is page.regions.alarms.rows[0].adopt


def test_one_key_adopts_and_goes_to_the_next(page: FourReferencesPage, press: Press, store: Store) -> None:
    press("A")
    assert states(store) == [AlarmState.ADOPTED, AlarmState.PENDING, AlarmState.PENDING]
    assert QApplication.focusWidget() is page.regions.alarms.rows[1].adopt
    assert store.contradictions.all(state=AlarmState.ADOPTED)[0].judged_by == "林溪"


def test_a_judged_alarm_keeps_its_row(page: FourReferencesPage, press: Press) -> None:
    before = [row.uid for row in page.regions.alarms.rows]
    press("A")
    assert [row.uid for row in page.regions.alarms.rows] == before
    assert page.regions.alarms.rows[0].judged.text() == "✓ 已采纳"


def test_after_the_last_alarm_the_keys_go_to_the_checks(page: FourReferencesPage, press: Press) -> None:
    for _ in range(3):
        press("A")
    assert QApplication.focusWidget() is page.regions.checks.view


def test_dismissing_asks_for_a_reason_in_place(page: FourReferencesPage, press: Press, store: Store) -> None:
    press("X")
    row = page.regions.alarms.rows[0]
    assert QApplication.focusWidget() is row.reason.edit
    press("Return")
    assert states(store)[0] is AlarmState.PENDING
    row.reason.edit.setText("报告日期在后，台账已更新")
    press("Return")
    alarm = store.contradictions.all(kind=ContradictionKind.STATUS_MISMATCH)[0]
    assert (alarm.state, alarm.reason) == (AlarmState.DISMISSED, "报告日期在后，台账已更新")
    assert (row.why.isVisible(), row.why.text()) == (True, "理由：报告日期在后，台账已更新")


def test_letters_typed_into_a_reason_stay_letters(page: FourReferencesPage, press: Press, store: Store) -> None:
    press("X")
    for letter in ("A", "X", "1"):
        press(letter)
    assert page.regions.alarms.rows[0].reason.edit.text().lower() == "ax1"
    assert states(store) == [AlarmState.PENDING] * 3


def test_a_reason_being_typed_stays_when_another_alarm_is_judged(page: FourReferencesPage, press: Press) -> None:
    press("X")
    row = page.regions.alarms.rows[0]
    row.reason.edit.setText("未写完的理由")
    page.regions.alarms.rows[2].adopt.click()
    assert row.reason.isVisible()
    assert row.reason.edit.text() == "未写完的理由"


def test_escape_drops_the_question(page: FourReferencesPage, press: Press, store: Store) -> None:
    press("X")
    press("Escape")
    assert not page.regions.alarms.rows[0].reason.isVisible()
    assert states(store)[0] is AlarmState.PENDING


def test_undo_takes_every_judgement_back(page: FourReferencesPage, press: Press, store: Store) -> None:
    press("A")
    assert store.undo_label == "采纳疑点"
    page.regions.alarms.rows[0].anew.click()
    assert states(store)[0] is AlarmState.PENDING
    store.undo()
    assert states(store)[0] is AlarmState.ADOPTED
    store.undo()
    assert states(store)[0] is AlarmState.PENDING
    assert page.regions.alarms.rows[0].adopt.isVisible()
    assert page.regions.alarms.current() is page.regions.alarms.rows[0]


def test_the_figure_on_the_rail_is_that_of_the_rows(page: FourReferencesPage, press: Press) -> None:
    press("A")
    shown = [page.regions.subjects.model.row_at(row) for row in range(page.regions.subjects.model.rowCount())]
    assert page.count() == sum(row.pending for row in shown if row) == 2
