"""队伍 and the end of a copy: roles, revocation, rosters, and destruction with due warning."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from domain.words import Answer
from gui import folders
from gui.pages.exchange.destroy_dialog import DestroyDialog
from gui.pages.exchange.role_dialog import RoleDialog
from storage import roster
from storage.members import RosterRole
from storage.slots import Person
from storage.store import Store
from tests.gui.exchange.exchange_kit import answer, chosen, page_of
from tests.gui.papers.conftest import Room
from tests.storage.keys import is_genuine

Laptops = Callable[..., list[Store]]
Seat = Callable[[Store], Room]


@pytest.fixture
def pressed(monkeypatch: pytest.MonkeyPatch) -> Callable[[type, Callable[..., None]], None]:
    """A person who fills a dialog in and presses its last button."""

    def fill(dialog_type: type, deed: Callable[..., None]) -> None:
        def run(dialog: object) -> int:
            deed(dialog)
            dialog._press(1)  # type: ignore[attr-defined]
            return 1

        monkeypatch.setattr(dialog_type, "exec", run)

    return fill


def key_of(store: Store) -> str:
    return roster.ourselves(store).signing


def row_of(pane: object, name: str) -> int:
    rows = pane.rows  # type: ignore[attr-defined]
    return next(row for row in range(rows.rowCount()) if rows.index(row, 0).data() == name)


def test_a_request_is_taken_with_its_role_and_the_roster_carries_changes_and_revocations(
    laptops: Laptops,
    seat: Seat,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    pressed: Callable[[type, Callable[..., None]], None],
) -> None:
    office, member, gone = laptops("巡察办", "方遥", "贺川")
    room = seat(office)
    page = page_of(room)
    pane = page.team
    page.show_part("team")
    room.settle()
    chosen(monkeypatch, tmp_path)
    asked: list[str] = []
    monkeypatch.setattr(room.notices, "ask", lambda title, *_args: asked.append(title) or 0)
    pane.issue_button.click()
    assert roster.current(office) is None, "whoever signs the first roster is headquarters: that is asked before"
    monkeypatch.setattr(room.notices, "ask", lambda title, *_args: asked.append(title) or 1)
    pane.issue_button.click()
    room.settle()
    assert asked == ["由这台电脑签发名册"] * 2
    assert roster.current(office) is not None
    pane.table.setCurrentIndex(pane.rows.index(row_of(pane, "方遥"), 0))
    pressed(RoleDialog, lambda dialog: dialog.buttons[RosterRole.LEADER].setChecked(True))
    pane.role_button.click()
    room.settle()
    assert "签发下一期名册后各组生效" in pane.said.text()
    assert pane.rows.index(row_of(pane, "方遥"), 1).data() == "组员，下一期改为组长"
    pane.table.setCurrentIndex(pane.rows.index(row_of(pane, "贺川"), 0))
    pane.revoke_button.click()
    room.settle()
    assert "已停用" in pane.rows.index(row_of(pane, "贺川"), 3).data()
    pane.issue_button.click()
    room.settle()
    second = tmp_path / "名册-第2期.json"
    number = roster.number(roster.ourselves(office).signing)
    adopted = roster.take_in(member, second.read_bytes(), number)
    assert adopted.epoch == 2
    people = {each.name: each for each in roster.members(member)}
    assert people["方遥"].role is RosterRole.LEADER
    assert people["贺川"].revoked
    assert roster.member_of(gone, roster.ourselves(gone).signing) is not None


def test_whoever_lost_the_key_is_told_to_enrol_anew(laptops: Laptops, seat: Seat, tmp_path: Path) -> None:
    office, lost = laptops("巡察办", "方遥")
    packet = roster.issue(office, [])
    roster.take_in(lost, packet, roster.number(roster.ourselves(office).signing))
    room = seat(lost)
    page = page_of(room)
    page.show_part("team")
    room.settle()
    pane = page.team
    assert "还不在名册里" in pane.rows.index(row_of(pane, "方遥"), 3).data()
    assert pane.role_button.isHidden(), "only who signs the roster gives roles"


def test_headquarters_with_a_new_key_signs_on_and_the_teams_are_warned(
    laptops: Laptops, seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, leader = laptops("巡察办", "顾衡")
    roster.take_in(leader, roster.issue(office, roster.planned(office)), roster.number(key_of(office)))
    office.vault._person = Person.new(office.vault.person.key, "巡察办", office.vault.slot)
    here, there = seat(office), seat(leader)
    chosen(monkeypatch, tmp_path)
    asked: list[str] = []
    for room, said in ((here, 1), (there, 0)):
        monkeypatch.setattr(room.notices, "ask", lambda title, *_more, said=said: asked.append(title) or said)
    pane, theirs = page_of(here).team, page_of(there).team
    for each, room in ((pane, here), (theirs, there)):
        each.refresh()
        room.settle()
    ours = [row for row in range(pane.rows.rowCount()) if "换了钥匙" in pane.rows.index(row, 3).data()]
    assert len(ours) == 1
    assert not pane.issue_button.isHidden()
    assert pane.role_button.isHidden(), "not before it signs again"
    assert theirs.issue_button.isHidden()
    pane.issue_button.click()
    here.settle()
    assert asked == ["由这台电脑接着签发名册"]
    assert pane.said.text().startswith("名册已签发，存为“名册-第2期.json”；各组听你念了上面的数字，收下它")
    assert pane.rows.index(0, 3).data() == "本机"
    (path,) = tmp_path.glob("名册-第2期.json")
    theirs.take(path)
    assert asked[1:] == ["名册换了签发人"]
    assert theirs._asked.isHidden(), "cancelled"
    monkeypatch.setattr(there.notices, "ask", lambda *_args: 1)
    theirs.take(path)
    theirs.ask.given.emit(roster.number(key_of(office)))
    there.settle()
    adopted = roster.current(leader)
    assert adopted.root == key_of(office)


def test_a_new_key_after_recovery_is_said_before_there_is_a_roster(laptops: Laptops, seat: Seat) -> None:
    ours, _ = laptops("林溪", "方遥")
    ours.vault.recovered = True
    room = seat(ours)
    page = page_of(room)
    page.show_part("team")
    room.settle()
    assert "换了新钥匙" in page.team.rows.index(row_of(page.team, "林溪"), 3).data()


def test_a_role_or_revocation_needs_somebody_chosen(laptops: Laptops, seat: Seat) -> None:
    ours, _ = laptops("林溪", "方遥")
    room = seat(ours)
    page = page_of(room)
    page.show_part("team")
    room.settle()
    pane = page.team
    pane.table.setCurrentIndex(pane.rows.index(row_of(pane, "林溪"), 0))
    pane.choose_role()
    assert "不能是本机" in pane.said.text()
    pane.revoke()
    assert "不能是本机" in pane.said.text()


def test_the_local_copy_is_destroyed_after_the_name_was_typed(
    laptops: Laptops,
    seat: Seat,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    pressed: Callable[[type, Callable[..., None]], None],
) -> None:
    (ours,) = laptops("林溪")
    answer(ours, Answer.FAILS, "不符")
    room = seat(ours)
    page = page_of(room)
    page.show_part("backup")
    asked: list[bool] = []
    room.desk.lock_asked.connect(lambda: asked.append(True))

    def fill(dialog: DestroyDialog) -> None:
        dialog.why.edit.setText("已移交巡察办并收到回执")
        assert not dialog.button.isEnabled()
        dialog.name.edit.setText("中共云栖县")
        assert not dialog.button.isEnabled()
        dialog.name.edit.setText(dialog.wanted)
        assert dialog.button.isEnabled()

    pressed(DestroyDialog, fill)
    monkeypatch.setattr(folders, "ask", lambda *_args: "")
    page.backup.destroy_button.click()
    assert ours.is_open, "no place for the record was chosen"
    records = tmp_path / "记录"
    records.mkdir()
    chosen(monkeypatch, records)
    monkeypatch.setattr(room.notices, "ask", lambda *_args: 0)
    page.backup.destroy_button.click()
    room.settle()
    (record,) = records.glob("*.json")
    assert is_genuine(record)
    assert json.loads(record.read_text("utf-8"))["reason"] == "已移交巡察办并收到回执"
    assert not ours.folder.exists()
    assert asked == [True]
