"""Stances, notes and the account: one key each, taken back by the same key or by undo."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from domain.words import AccountType, Reference, Stance
from gui.operations.stances import account_of, stances_of
from gui.pages.four_references.page import FourReferencesPage
from storage.store import Store
from tests.gui.walk.conftest import Press


def given(store: Store, page: FourReferencesPage) -> list[Stance | None]:
    return [held.stance for held in stances_of(store, page.desk.visit_uid, page.subject.uid)]


def test_keys_one_to_four_judge_card_after_card(page: FourReferencesPage, press: Press, store: Store) -> None:
    for key in "1234":
        press(key)
    assert given(store, page) == list(Stance)
    row = page.regions.subjects.model.row_at(1)
    assert row.stances == tuple(Stance)


def test_the_same_cell_again_takes_the_stance_back(page: FourReferencesPage, store: Store) -> None:
    cell = page.regions.cards.cards[Reference.FEEDBACK].cells.cells[1]
    cell.click()
    assert given(store, page)[1] is Stance.CONTRADICTS
    assert cell.isChecked()
    cell.click()
    assert given(store, page)[1] is None
    assert not cell.isChecked()


def test_the_current_card_can_be_chosen_by_keys(page: FourReferencesPage, press: Press, store: Store) -> None:
    press("Right", Qt.KeyboardModifier.AltModifier)
    press("3")
    assert given(store, page) == [None, Stance.MISSING, None, None]


def test_undo_takes_a_stance_back(page: FourReferencesPage, press: Press, store: Store) -> None:
    press("2")
    assert store.undo_label == "判定对照"
    store.undo()
    assert given(store, page)[0] is None
    assert page.regions.cards.cards[Reference.ASSIGNMENT_PLAN].cells.current() is None
    assert page.regions.cards.current is Reference.ASSIGNMENT_PLAN


def test_a_note_is_saved_when_the_subject_changes(
    page: FourReferencesPage, press: Press, store: Store, qtbot: QtBot
) -> None:
    uid = page.subject.uid
    note = page.regions.cards.cards[Reference.OWN_DOCUMENTS].note
    note.setFocus()
    qtbot.keyClicks(note, "A1 is text here")
    press("PageDown")
    assert page.subject.uid != uid
    assert stances_of(store, page.desk.visit_uid, uid)[3].note == "A1 is text here"


def test_the_account_is_confirmed_by_hand(page: FourReferencesPage, store: Store) -> None:
    assert account_of(store, page.subject.uid) is None
    page.regions.strip.accounts.button(AccountType.FALSE.identifier).click()
    assert account_of(store, page.subject.uid) is AccountType.FALSE
    store.undo()
    assert account_of(store, page.subject.uid) is None
    assert page.regions.strip.accounts.choice() == ""
