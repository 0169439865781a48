"""Every word is data: markup is shown literally; every control has a name; a narrow window shows one pane."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from domain.words import Reference
from gui.frame import Frame
from gui.page import Page
from gui.pages.findings.page import FindingsPage
from gui.pages.four_references.page import FourReferencesPage
from storage.store import Store
from tests.gui.walk import cases
from tests.gui.walk.conftest import Press

CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)


def controls(page: Page) -> list[QWidget]:
    found = [widget for kind in CONTROLS for widget in page.findChildren(kind)]
    return [widget for widget in found if not isinstance(widget.parentWidget(), QComboBox) and widget.isVisible()]


@pytest.mark.parametrize("place", ["four_references", "findings"])
def test_every_control_has_a_name(frame: Frame, press: Press, place: str, page: FourReferencesPage) -> None:
    press("A")
    page.deeds.form()
    frame.go(place, "")
    shown = frame.stage.page
    assert shown is not None
    nameless = [widget for widget in controls(shown) if not widget.accessibleName()]
    assert nameless == []
    spoken = [QAccessible.queryAccessibleInterface(widget) for widget in controls(shown)]
    assert all(each is not None and each.text(QAccessible.Text.Name) for each in spoken)


def test_rows_of_the_list_speak(page: FourReferencesPage) -> None:
    model = page.regions.subjects.model
    said = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    unread = "、".join(["未对照"] * 4)
    assert str(said).startswith(f"2，审计反馈问题整改进度缓慢，四对照：{unread}，待判疑点3条，核查0/")


def test_markup_in_the_data_stays_text(store: Store, visit_uid: str, frame: Frame) -> None:
    with store.change("改"):
        for issue in store.issues.all(visit_uid=visit_uid):
            store.issues.put(replace(issue, heading=cases.NAUGHTY, detail=cases.NAUGHTY))
    frame.go("four_references", cases.issue_uid(visit_uid, 2))
    page = frame.stage.page
    assert isinstance(page, FourReferencesPage)
    assert page.regions.head.title.text() == cases.NAUGHTY
    formats = {label.textFormat() for label in page.findChildren(QLabel)}
    assert formats <= {Qt.TextFormat.PlainText}
    note = page.regions.cards.cards[Reference.FEEDBACK].note
    note.setText(cases.NAUGHTY)
    page.flush()
    assert note.text() == cases.NAUGHTY
    page.deeds.form()
    shown = frame.stage.page
    assert isinstance(shown, FindingsPage)
    shown.paper.form.facts.setPlainText(cases.NAUGHTY)
    shown.flush()
    assert store.findings.all()[0].facts == cases.NAUGHTY
    assert shown.paper.form.facts.toPlainText() == cases.NAUGHTY


def test_a_narrow_window_shows_one_pane(page: FourReferencesPage, frame: Frame, qtbot: QtBot, press: Press) -> None:
    frame.resize(683, 384)
    qtbot.waitUntil(lambda: page.regions.compact)
    visible = [card for card in page.regions.cards.cards.values() if card.isVisible()]
    assert len(visible) == 1
    assert not page.regions.subjects.isVisible()
    assert sum(row.isVisible() for row in page.regions.alarms.rows) == 1
    page.regions.head.open_list.click()
    assert page.regions.subjects.isVisible()
    press("Down")
    assert page.regions.subjects.isVisible()
    press("Return")
    assert not page.regions.subjects.isVisible()
    assert page.subject.label == "3"
    press("F1")
    assert page.regions.checks.isVisible()
    assert page.subject.answered == 1
    frame.resize(1366, 768)
    qtbot.waitUntil(lambda: not page.regions.compact)
    assert page.regions.subjects.isVisible()
    assert all(card.isVisible() for card in page.regions.cards.cards.values())


def test_between_the_checks_fold_to_an_edge_and_open_over_the_middle(
    page: FourReferencesPage, frame: Frame, qtbot: QtBot, press: Press
) -> None:
    frame.resize(1000, 700)
    regions = page.regions
    qtbot.waitUntil(lambda: regions.fold.folded)
    assert regions.fold.edge.isVisible()
    assert not regions.checks.isVisible()
    assert regions.cards.width() >= 560
    assert all(card.isVisible() for card in regions.cards.cards.values())
    press("F1")
    assert regions.checks.isVisible(), "an answer is seen"
    assert page.subject.answered == 1
    assert regions.checks.geometry().right() < regions.fold.edge.geometry().left()
    press("Escape")
    assert not regions.checks.isVisible()
    frame.resize(1366, 768)
    qtbot.waitUntil(lambda: not regions.fold.folded)
    assert regions.checks.isVisible()
    assert not regions.fold.edge.isVisible()


def test_a_very_wide_window_shows_the_checks_in_two_columns(
    page: FourReferencesPage, frame: Frame, qtbot: QtBot
) -> None:
    checks = page.regions.checks
    assert checks.view.geometry().top() >= checks.area.geometry().bottom()
    frame.resize(1920, 1000)
    qtbot.waitUntil(lambda: checks.view.geometry().left() >= checks.area.geometry().right())
    assert checks.head.isVisible()
    frame.resize(1366, 768)
    qtbot.waitUntil(lambda: checks.view.geometry().top() >= checks.area.geometry().bottom())


def test_between_the_approval_folds_and_its_edge_opens_it(findings: FindingsPage, frame: Frame, qtbot: QtBot) -> None:
    findings.begin()
    frame.resize(1000, 700)
    qtbot.waitUntil(lambda: findings.regions.fold.folded)
    assert not findings.regions.side.isVisible()
    findings.regions.fold.edge.click()
    assert findings.regions.side.isVisible()
    frame.resize(683, 600)
    qtbot.waitUntil(findings.regions.tabs.isVisible)
    assert not findings.regions.fold.edge.isVisible()
    findings.regions.tabs.button("approval").click()
    assert findings.approval.isVisible()
    assert not findings.citations.isVisible()
    frame.resize(1366, 768)
    qtbot.waitUntil(lambda: findings.citations.isVisible() and findings.approval.isVisible())


def test_a_narrow_window_shows_the_paper_alone(findings: FindingsPage, frame: Frame, qtbot: QtBot) -> None:
    findings.begin()
    frame.resize(683, 384)
    qtbot.waitUntil(findings.regions.tabs.isVisible)
    assert findings.paper.isVisible()
    assert not findings.list.isVisible()
    findings.regions.tabs.button("list").click()
    assert findings.list.isVisible()


def test_tab_goes_through_the_regions_as_they_are_read(page: FourReferencesPage, press: Press) -> None:
    regions = page.regions
    order: list[QWidget] = [
        regions.subjects,
        regions.head,
        regions.alarms,
        regions.cards,
        regions.checks,
        regions.strip,
    ]
    regions.subjects.view.setFocus()
    walked: list[int] = []
    for _ in range(90):
        widget = QApplication.focusWidget()
        here = [place for place, region in enumerate(order) if widget is not None and region.isAncestorOf(widget)]
        if not here:
            break
        walked += here
        press("Tab")
    assert set(walked) == set(range(len(order)))
    assert walked == sorted(walked)


def test_the_keys_are_seen_wherever_they_go(page: FourReferencesPage, press: Press) -> None:
    page.regions.subjects.view.setFocus()
    for _ in range(40):
        widget = QApplication.focusWidget()
        assert widget.isVisible()
        assert widget.accessibleName()
        press("Tab")
