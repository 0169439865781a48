"""Checks: one key answers and goes on; three answers need a reason; what is typed is never lost."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from domain.records import CheckResult
from domain.words import Answer
from gui.pages.four_references.page import FourReferencesPage
from storage.store import Store
from tests.gui.walk.conftest import Press


def result(store: Store, page: FourReferencesPage, row: int) -> CheckResult | None:
    return store.check_results.get(page.regions.checks.model.rows[row].result.uid)


def current(page: FourReferencesPage) -> int:
    return page.regions.checks.view.currentIndex().row()


def test_one_key_answers_and_goes_to_the_next(page: FourReferencesPage, press: Press, store: Store) -> None:
    press("F1")
    assert current(page) == 1
    answered = result(store, page, 0)
    assert answered is not None
    assert (answered.answer, answered.answered_by) == (Answer.CONFORMS, "林溪")
    assert answered.question_answered == page.regions.checks.model.rows[0].item.question
    press("F2")
    second = result(store, page, 1)
    assert second is not None
    assert second.answer is Answer.BASICALLY_CONFORMS
    assert page.regions.checks.figure.text().startswith("2/")


def test_an_answer_that_needs_a_reason_is_not_written_without(
    page: FourReferencesPage, press: Press, store: Store
) -> None:
    press("F3")
    card = page.regions.checks.card
    assert QApplication.focusWidget() is card.reason
    assert card.owed.isVisible()
    press("Return")
    assert result(store, page, 0) is None
    assert current(page) == 0
    card.reason.insertPlainText("账面差15.7万元")
    assert not card.owed.isVisible(), "nothing is owed any more"
    press("Return")
    answered = result(store, page, 0)
    assert answered is not None
    assert (answered.answer, answered.reason) == (Answer.FAILS, "账面差15.7万元")
    assert current(page) == 1
    assert QApplication.focusWidget() is page.regions.checks.view


def test_another_check_is_read_from_its_beginning(page: FourReferencesPage, press: Press, qtbot: QtBot) -> None:
    page.window().resize(683, 384)
    page.regions.show_checks()
    bar = page.regions.checks.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    press("F1")
    assert (current(page), bar.value()) == (1, 0)


def test_escape_gives_up_an_answer_without_reason(page: FourReferencesPage, press: Press, store: Store) -> None:
    press("F4")
    press("Escape")
    assert not page.regions.checks.card.has_pending()
    assert result(store, page, 0) is None


def test_a_reason_typed_and_left_is_kept(page: FourReferencesPage, press: Press, store: Store) -> None:
    first = page.regions.checks.model.rows[0].result.uid
    press("F5")
    page.regions.checks.card.reason.insertPlainText("凭证未调到")
    press("PageDown")
    kept = store.check_results.get(first)
    assert kept is not None
    assert (kept.answer, kept.reason) == (Answer.NOT_CHECKED, "凭证未调到")


def test_what_is_typed_is_kept_where_it_was_typed(page: FourReferencesPage, press: Press, store: Store) -> None:
    pane = page.regions.checks
    press("F5")
    pane.card.reason.insertPlainText("凭证未调到")
    pane.view.setCurrentIndex(pane.model.index(2))
    kept = result(store, page, 0)
    assert kept is not None
    assert (kept.answer, kept.reason) == (Answer.NOT_CHECKED, "凭证未调到")
    pane.card.note.setFocus()
    pane.card.note.insertPlainText("已约周四")
    pane.view.setCurrentIndex(pane.model.index(3))
    noted = result(store, page, 2)
    assert noted is not None
    assert (noted.answer, noted.note) == (None, "已约周四")
    assert (store.check_results.count(), current(page)) == (2, 3)
    assert pane.card.code.text == pane.model.rows[3].item.code
    assert pane.card.note.value() == ""


def test_enter_in_the_list_goes_on_without_answering(page: FourReferencesPage, press: Press, store: Store) -> None:
    page.regions.checks.view.setFocus()
    press("Return")
    assert current(page) == 1
    assert store.check_results.count() == 0


def test_answers_do_not_move_rows(page: FourReferencesPage, press: Press) -> None:
    before = [row.item.uid for row in page.regions.checks.model.rows]
    press("F1")
    assert [row.item.uid for row in page.regions.checks.model.rows] == before


def test_the_cursor_skips_what_is_answered(page: FourReferencesPage, press: Press) -> None:
    press("F1")
    press("F1")
    page.regions.checks.view.setCurrentIndex(page.regions.checks.model.index(0))
    press("F2")
    assert current(page) == 2


def test_ticks_and_notes_are_written(page: FourReferencesPage, store: Store, qtbot: QtBot) -> None:
    card = page.regions.checks.card
    material = card.materials.boxes()[0]
    material.click()
    written = result(store, page, 0)
    assert written is not None
    assert written.materials_seen == (material.accessibleName(),)
    card.note.setFocus()
    qtbot.keyClicks(card.note, "see p. 3")
    page.flush()
    noted = result(store, page, 0)
    assert noted is not None
    assert noted.note == "see p. 3"
    assert noted.answer is None


def test_a_note_saves_itself(page: FourReferencesPage, store: Store, qtbot: QtBot) -> None:
    card = page.regions.checks.card
    card.note.setFocus()
    qtbot.keyClicks(card.note, "x")

    def saved() -> bool:
        noted = result(store, page, 0)
        return noted is not None and noted.note == "x"

    qtbot.waitUntil(saved, timeout=2_500)


def test_undo_takes_an_answer_back(page: FourReferencesPage, press: Press, store: Store) -> None:
    press("F1")
    assert store.undo_label == "核查作答"
    store.undo()
    assert page.regions.checks.model.rows[0].result.answer is None
    assert page.regions.checks.figure.text().startswith("0/")
    assert current(page) == 0, "where the answer was"
    store.redo()
    assert current(page) == 0


def test_a_question_that_changed_since_is_shown_as_such(page: FourReferencesPage, press: Press, store: Store) -> None:
    press("F1")
    item = page.regions.checks.model.rows[0].item
    with store.change("改题目"):
        store.check_items.put(replace(item, question="是否另有说法？"))
    page.regions.checks.view.setCurrentIndex(page.regions.checks.model.index(0))
    assert page.regions.checks.card.changed.isVisible()


def test_the_focuses_are_drawn_from_the_answers(page: FourReferencesPage, press: Press) -> None:
    focus = page.regions.checks.model.rows[0].item.focus
    assert page.regions.strip.focus_chips[focus].text == "未核"
    press("F1")
    assert page.regions.strip.focus_chips[focus].text == "符合"
