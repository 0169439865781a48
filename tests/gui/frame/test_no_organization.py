"""A workspace that waits for its work package: every place says how to come by an organization."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from documents import visits
from gui.no_organization import NoOrganization
from gui.places import PLACES
from gui.window import Window
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.gui.frame.conftest import new_form


@pytest.fixture
def waiting(window: Window, master: Path, tmp_path: Path, qtbot: QtBot) -> Window:
    """The window on a workspace without an organization."""
    folder = tmp_path / "方遥的工作夹"
    shutil.copytree(master, folder)
    window.enter(Store.open(folder, PASSPHRASE), "")
    qtbot.waitUntil(lambda: window.frame is not None and window.frame.stage.page is not None, timeout=10_000)
    return window


def test_it_begins_where_a_package_is_taken_in(waiting: Window) -> None:
    assert waiting.frame.stage.place == "exchange"


def test_every_other_place_says_what_to_do_first_and_offers_no_deed(waiting: Window) -> None:
    frame = waiting.frame
    for place in PLACES:
        frame.go(place.id)
        assert frame.stage.place == place.id
        assert isinstance(frame.stage.page, NoOrganization) is not place.common
        if not place.common:
            assert frame.stage.page.commands() == []
            assert "工作套餐" in frame.stage.page.empty.text.text()


def test_the_page_asked_for_comes_with_the_first_organization_and_goes_with_the_last(
    waiting: Window, qtbot: QtBot
) -> None:
    frame, desk = waiting.frame, waiting.desk
    frame.go("today")
    uid = visits.begin(desk.store, organization="县水利局党组")
    qtbot.waitUntil(lambda: desk.visit_uid == uid)
    assert frame.stage.place == "today"
    assert not isinstance(frame.stage.page, NoOrganization)
    assert "水利局" in frame.top.organization.accessibleName()
    desk.store.undo()
    qtbot.waitUntil(lambda: desk.visit_uid == "")
    assert isinstance(frame.stage.page, NoOrganization)
    desk.store.redo()
    qtbot.waitUntil(lambda: desk.visit_uid == uid)


def test_the_visit_in_view_taken_back_gives_way_to_another(waiting: Window, qtbot: QtBot) -> None:
    desk = waiting.desk
    first = visits.begin(desk.store, organization="县水利局党组")
    second = visits.begin(desk.store, organization="县教育局党组")
    desk.set_visit(second)
    desk.store.undo()
    qtbot.waitUntil(lambda: desk.visit_uid == first)


def test_a_workspace_is_made_without_an_organization(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    form, card = new_form(window), window.unlock._card
    form._home = tmp_path
    form.team.edit.setText("中共云栖县委第二巡察组")
    form.author.edit.setText("方遥")
    for field in (form.new, form.again):
        field.edit.setText(PASSPHRASE)
    form.button.click()
    assert "单位" in form.organization.error.text(), "a team without an organization would be lost"
    form.team.edit.clear()
    form.button.click()
    qtbot.waitUntil(card.isVisible, timeout=20_000)
    card.safe.setChecked(True)
    card.button.click()
    assert window.desk.store.folder.name == "方遥的工作夹"
    assert window.desk.store.visits.count() == 0
    window.lock()
