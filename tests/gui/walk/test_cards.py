"""What stands on the four cards: the days of single measures, and keys that are never given up for want of room."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from domain.records import Measure
from domain.words import Reference
from gui.frame import Frame
from gui.models.references import Card, cards
from gui.pages.four_references.page import FourReferencesPage
from gui.widgets.quote import QuoteLabel
from storage.store import Store


def plan_card(store: Store, page: FourReferencesPage, *measures: dict[str, object]) -> Card:
    """The card of 方案 after it got these measures."""
    (item,) = store.plan_items.all(issue_uid=page.subject.uid)
    with store.change("写措施"):
        for position, told in enumerate(measures, 1):
            common = {"visit_uid": item.visit_uid, "document_uid": item.document_uid, "entry_uid": item.uid}
            store.measures.put(Measure(**common, position=position, **told))
    found = {card.reference: card for card in cards(store, item.visit_uid, page.subject)}
    return found[Reference.OWN_DOCUMENTS]


def test_a_measure_with_a_day_of_its_own_says_it_under_the_plan(store: Store, page: FourReferencesPage) -> None:
    card = plan_card(
        store,
        page,
        {"text": "追缴水资源费。", "deadline_text": "2024年6月底", "deadline_extended_to": date(2024, 9, 30)},
        {"text": "修订办法", "responsible": "何川"},
        {"text": "开展培训"},
    )
    plan = card.passages[0]
    assert plan.quoted == "“（1）追缴水资源费。（2）修订办法；（3）开展培训。”"
    assert plan.captions[-2:] == ("措施（1）时限：2024年6月底，延期至2024年9月30日", "措施（2）责任：何川")


def test_a_single_measure_needs_no_number(store: Store, page: FourReferencesPage) -> None:
    plan = plan_card(store, page, {"text": "追缴", "deadline_text": "长期坚持"}).passages[0]
    assert plan.captions[-1] == "措施时限：长期坚持"


@pytest.mark.parametrize("width", [1366, 1000])
def test_the_keys_of_the_stances_stay_in_view(page: FourReferencesPage, frame: Frame, qtbot: QtBot, width: int) -> None:
    frame.resize(width, 700)
    qtbot.wait(20)
    cells = [cell for card in page.regions.cards.cards.values() for cell in card.cells.cells]
    room = [cell.tight or cell.fontMetrics().horizontalAdvance(cell.beside()) < cell.width() + 8 for cell in cells]
    assert all(room)
    assert any(cell.tight for cell in cells) == (width < 1100)


def test_the_passages_of_a_card_are_copied_by_its_keys(page: FourReferencesPage, qtbot: QtBot) -> None:
    card = page.regions.cards.cards[Reference.FEEDBACK]
    shown = [quote.text for quote in card.findChildren(QuoteLabel)]
    assert shown
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "\n".join(shown)
    card.note.setFocus()
    card.note.setText("批注里的字")
    card.note.selectAll()
    qtbot.keyClick(card.note, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "批注里的字"


@pytest.mark.parametrize(("size", "cards_seen", "tabs_seen"), [((911, 512), 4, 2), ((683, 384), 1, 5)])
def test_a_narrow_window_shows_all_four_cards_as_long_as_they_have_room(
    page: FourReferencesPage, frame: Frame, qtbot: QtBot, size: tuple[int, int], cards_seen: int, tabs_seen: int
) -> None:
    frame.resize(*size)
    qtbot.waitUntil(page.regions.tabs.isVisible)
    cards, tabs = page.regions.cards.cards.values(), page.regions.tabs.tabs
    assert sum(card.isVisible() for card in cards) == cards_seen
    assert sum(tab.isVisible() for tab in tabs) == tabs_seen
    page.regions.show_checks()
    assert not page.regions.cards.isVisible()
    assert page.regions.checks.isVisible()
    tabs[0].click()
    assert sum(card.isVisible() for card in cards) == cards_seen
    frame.resize(1366, 768)
    qtbot.waitUntil(page.regions.tabs.isHidden)
    assert all(card.isVisible() for card in cards)
    frame.resize(683, 384)
    qtbot.waitUntil(page.regions.tabs.isVisible)
    assert [tab.text() for tab in tabs][:4] == ["分工", "反馈", "点题", "方案台账报告"]
