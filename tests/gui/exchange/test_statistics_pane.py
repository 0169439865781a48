"""统计 in the window: every organization in one table, from which one goes to its work."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from documents import visits
from domain.records import Finding
from domain.words import AccountType
from gui import folders
from gui.pages.exchange.page import ExchangePage
from gui.pages.exchange.parts import LEAST
from storage.store import Store
from tests.gui.papers.conftest import Room

Laptops = Callable[..., list[Store]]
Seat = Callable[[Store], Room]


@pytest.fixture
def room(laptops: Laptops, seat: Seat) -> Room:
    """Two organizations; the second, of team two, has a finding."""
    (store,) = laptops("林溪")
    second = visits.begin(store, organization="云栖县卫生健康局", short_name="卫健局", team="县委第二巡察组")
    with store.change("形成问题"):
        store.findings.put(Finding(visit_uid=second, number="预-01", title="问题", account=AccountType.STUCK))
    return seat(store)


def page_of(room: Room) -> ExchangePage:
    page = room.open(ExchangePage)
    assert isinstance(page, ExchangePage)
    page.show_part("statistics")
    room.settle()
    return page


def test_the_figures_of_all_organizations_stand_above_their_table(room: Room) -> None:
    pane = page_of(room).statistics
    assert "单位 2 家" in pane.figures.accessibleName()
    assert "呆账 1" in pane.figures.accessibleName()
    shown = [pane.rows.index(row, 0).data() for row in range(pane.rows.rowCount())]
    assert shown == ["县委第二巡察组　1家", "　卫健局", "未编组　1家", "　县水利局党组"]


@pytest.mark.parametrize(("width", "gone"), [(1290, 0), (1017, 4), (639, 9)])
def test_the_names_can_be_read_at_every_width(room: Room, width: int, gone: int) -> None:
    table = page_of(room).statistics.table
    table.setFixedWidth(width)
    room.settle()
    assert table.columnWidth(0) >= LEAST
    assert sum(table.isColumnHidden(place) for place in range(table.model().columnCount())) == gone


def test_return_on_an_organization_turns_to_it_and_on_a_team_does_nothing(room: Room, qtbot: QtBot) -> None:
    pane = page_of(room).statistics
    went: list[tuple[str, str]] = []
    room.desk.go.connect(lambda place, argument: went.append((place, argument)))
    here = room.desk.visit_uid
    pane.table.setFocus()
    pane.table.setCurrentIndex(pane.rows.index(0, 0))
    qtbot.keyClick(pane.table, Qt.Key.Key_Return)
    assert room.desk.visit_uid == here
    pane.table.setCurrentIndex(pane.rows.index(1, 0))
    qtbot.keyClick(pane.table, Qt.Key.Key_Return)
    assert room.desk.visit_uid == pane.lines[1].visit_uid != here
    assert went == [("today", "")]


def test_the_table_is_saved_where_a_person_says(room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of(room)
    path = tmp_path / "统计.xlsx"
    monkeypatch.setattr(folders, "ask_file", lambda *_args: str(path))
    page.part.primary()
    room.settle()
    assert path.stat().st_size > 0
    assert "共2家" in page.statistics.said.text()
