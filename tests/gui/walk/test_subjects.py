"""The list of subjects: order, filters, figures, and that rows do not jump."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from domain.words import Answer, CheckScope, Reference, Stance
from gui.frame import Frame
from gui.operations import checks
from gui.pages.four_references.arrangement import CHECKS_TAB
from gui.pages.four_references.page import FourReferencesPage
from storage.shelves.subjects import SubjectRow
from storage.store import Store
from tests.gui.walk import cases
from tests.gui.walk.conftest import Press, read_beside


def labels(page: FourReferencesPage) -> list[str]:
    model = page.regions.subjects.model
    rows = [model.row_at(row) for row in range(model.rowCount())]
    return [row.label for row in rows if row]


def answer_all(store: Store, visit_uid: str, subject_uid: str) -> None:
    with store.change("全部作答"):
        for item in store.check_items.of_visit(visit_uid, CheckScope.ISSUE):
            result = checks.empty_result(visit_uid, subject_uid, item)
            checks.answer(store, result, item, Answer.CONFORMS, "")


def test_problems_first_then_matters_tasks_and_the_organization(page: FourReferencesPage) -> None:
    assert labels(page) == ["1", "2", "3", "点4", "分7", "单位"]
    assert page.regions.subjects.total.text() == "5 项"


def test_a_cell_of_the_board_leads_to_its_card_or_to_the_checks(page: FourReferencesPage, frame: Frame) -> None:
    assert page.regions.alarms.current() is not None, "else the keys would go there"
    uid = page.subject.uid
    frame.go("findings")
    frame.go("four_references", f"{uid}|2")
    assert page.regions.cards.cards[list(Reference)[2]].hasFocus()
    frame.go("findings")
    frame.go("four_references", f"{uid}|{CHECKS_TAB}")
    assert page.regions.checks.isAncestorOf(QApplication.focusWidget())


def test_an_aspect_shows_its_problems_only(page: FourReferencesPage, qtbot: QtBot) -> None:
    box = page.regions.subjects.aspects
    box.setCurrentIndex(2)
    box.activated.emit(2)
    read_beside(page.desk)
    assert labels(page) == ["2", "3"]
    assert page.subject.number == "2"


def test_unfinished_leaves_out_what_is_answered(page: FourReferencesPage, store: Store, visit_uid: str) -> None:
    answer_all(store, visit_uid, cases.issue_uid(visit_uid, 1))
    assert labels(page)[0] == "1", "a row keeps its place until the filter is asked anew"
    page.flush()
    button = page.regions.subjects.unfinished.button("unfinished")
    assert button.text() == "未核完 4"
    button.click()
    read_beside(page.desk)
    assert labels(page) == ["2", "3", "点4", "分7", "单位"]
    answer_all(store, visit_uid, cases.issue_uid(visit_uid, 3))
    assert labels(page) == ["2", "3", "点4", "分7", "单位"]
    button.click()
    read_beside(page.desk)
    assert len(labels(page)) == 6


def test_page_keys_go_from_problem_to_problem(page: FourReferencesPage, press: Press) -> None:
    press("PageDown")
    assert page.subject.label == "3"
    press("PageDown")
    assert page.subject.label == "点4"
    for _ in range(9):
        press("PageDown")
    assert page.subject.label == "单位"
    for _ in range(9):
        press("PageUp")
    assert page.subject.label == "1"
    assert page.regions.head.title.text() == cases.HEADINGS[0]


def test_choosing_a_row_opens_it(page: FourReferencesPage) -> None:
    view = page.regions.subjects.view
    view.setCurrentIndex(page.regions.subjects.model.index(3))
    assert page.subject.label == "点4"
    assert page.regions.head.number.text() == "点4"


def test_the_organization_has_checks_of_its_own_and_no_stances(page: FourReferencesPage, visit_uid: str) -> None:
    page.open_subject(visit_uid)
    scopes = {row.item.scope for row in page.regions.checks.model.rows}
    assert scopes == {CheckScope.ORGANIZATION}
    assert not any(card.cells.isVisible() for card in page.regions.cards.cards.values())


def test_figures_agree_everywhere(page: FourReferencesPage, press: Press, store: Store, visit_uid: str) -> None:
    press("F1")
    model = page.regions.subjects.model
    row: SubjectRow | None = model.row_at(1)
    shown = page.regions.checks
    assert shown.figure.text() == f"{row.answered}/{row.total}" == f"1/{len(shown.model.rows)}"
    assert store.contradictions.waiting(visit_uid) == row.pending == page.count()


def test_escape_goes_back_to_the_list(page: FourReferencesPage, press: Press) -> None:
    press("Escape")
    assert page.regions.subjects.view.hasFocus()


def test_the_list_is_filtered_by_verdict(page: FourReferencesPage, store: Store) -> None:
    subjects = page.regions.subjects

    def choose(word: str) -> list[str]:
        subjects.aspects.setCurrentIndex(subjects.aspects.findText(word))
        subjects.aspects.activated.emit(subjects.aspects.currentIndex())
        read_beside(page.desk)
        return [subjects.model.uid_at(row) for row in range(subjects.model.rowCount())]

    second = cases.issue_uid(page.desk.visit_uid, 2)
    assert choose("待判疑点") == [second]
    assert choose("有矛盾") == []
    page.deeds.give_stance(Stance.CONTRADICTS)
    assert choose("有矛盾") == [second]
    assert len(choose("全部方面")) > 3


def test_the_list_over_a_narrow_page_is_gone_when_one_comes_back(frame: Frame, page: FourReferencesPage) -> None:
    frame.resize(700, 600)
    page.regions.head.list_wanted.emit()
    assert page.regions.subjects.view.hasFocus()
    page.regions.tabs.chosen.emit(CHECKS_TAB)
    assert not page.regions.subjects.isVisible(), "it would lie over what was asked for"
    page.regions.head.list_wanted.emit()
    frame.go("findings")
    frame.go("four_references")
    assert not page.regions.subjects.isVisible()
    assert page.isAncestorOf(QApplication.focusWidget())
