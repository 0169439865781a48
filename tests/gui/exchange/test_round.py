"""轮次 and 交出: headquarters sets up a round and gives each team its own; the leader shares it out by organization."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from documents import rounds
from domain.records import Issue
from domain.words import IssueLevel
from gui import folders, printing
from gui.pages.exchange.plan_dialog import PlanDialog
from gui.pages.exchange.share_dialog import ShareDialog
from storage.store import Store
from tests.gui.exchange.exchange_kit import chosen, page_of, take
from tests.gui.papers.conftest import Room

Laptops = Callable[..., list[Store]]
Seat = Callable[[Store], Room]
TABLE = """巡察组\t单位\t进驻\t离开\t组长\t组员
第一巡察组\t中共云栖县教育局党组\t2025.3.10\t2025.3.24\t顾衡\t方遥
\t中共云栖县司法局党组\t\t\t\t
第二巡察组\t中共云栖县财政局党组\t2025.3.10\t2025.3.24\t沈砚\t贺川
第三巡察组\t中共云栖县民政局党组\t2025.3.10\t2025.3.24\t\t苏禾
"""


def problem(store: Store, name: str) -> None:
    body = next(each for each in store.organizations.all() if each.name == name)
    visit = store.visits.all(organization_uid=body.uid)[0]
    with store.change("收下反馈"):
        store.issues.put(
            Issue(visit_uid=visit.uid, document_uid="d", level=IssueLevel.ISSUE, position=1, heading=f"{name}的问题")
        )


def headings(store: Store) -> set[str]:
    return {issue.heading for issue in store.issues.all()}


def takes(seat: Seat, store: Store, folder: Path) -> None:
    room = seat(store)
    take(room, page_of(room), folder)


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> Callable[[type, Callable[[object], None]], None]:
    """A person who fills a dialog in and presses its last button."""

    def fill(dialog_type: type, deed: Callable[[object], None]) -> None:
        def run(dialog: object) -> int:
            deed(dialog)
            dialog.pressed = 1  # type: ignore[attr-defined]
            dialog.accept()  # type: ignore[attr-defined]
            return 1

        monkeypatch.setattr(dialog_type, "exec", run)

    return fill


def test_headquarters_gives_every_team_its_own_organizations_and_no_others(
    laptops: Laptops, seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answered: Callable[..., None]
) -> None:
    office, leader, other = laptops("巡察办", "顾衡", "沈砚")
    room = seat(office)
    page = page_of(room)
    page.show_part("round")
    room.settle()
    assert not page.round.empty.isHidden()

    def paste(dialog: PlanDialog) -> None:
        dialog.table.setPlainText("第一组\t教育局\t某天")
        assert "没有认出" in dialog.note.text()
        dialog.table.setPlainText(TABLE)
        assert dialog.note.text() == "读出3个组、4个单位、5人，还没有登记。"
        dialog.name.edit.setText("第八轮")

    answered(PlanDialog, paste)
    page.primary()
    room.settle()
    assert office.undo_label == "登记“第八轮”"
    assert [page.round.rows.index(row, 3).data() for row in range(3)] == ["2", "1", "1"]
    for name in ("中共云栖县教育局党组", "中共云栖县司法局党组", "中共云栖县财政局党组"):
        problem(office, name)
    chosen(monkeypatch, tmp_path)
    page.part.primary()
    room.settle()
    said = page.round.said.text()
    assert said.startswith("2个包、")
    assert "第三巡察组还没有登记组长" in said
    assert "可以安全拔出" in said
    assert page.round.rows.index(0, 5).data().endswith("还没有回执")

    takes(seat, leader, tmp_path / "第一巡察组")
    assert headings(leader) >= {"中共云栖县教育局党组的问题", "中共云栖县司法局党组的问题"}
    assert "中共云栖县财政局党组的问题" not in headings(leader)
    takes(seat, other, tmp_path / "第二巡察组")
    assert "中共云栖县财政局党组的问题" in headings(other)
    assert "中共云栖县教育局党组的问题" not in headings(other)
    assert other.verify() == [] == leader.verify()


def test_the_leader_shares_out_by_organization_and_each_gets_an_archive(
    laptops: Laptops, seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answered: Callable[..., None]
) -> None:
    leader, one, two = laptops("顾衡", "方遥", "林溪")
    rounds.put(leader, "第八轮", rounds.read(TABLE))
    problem(leader, "中共云栖县教育局党组")
    problem(leader, "中共云栖县司法局党组")
    room = seat(leader)
    page = page_of(room)
    page.show_part("give")
    room.settle()
    pane = page.give
    own = "县水利局党组、县教育局党组、县司法局党组"
    assert [pane.rows.index(row, 2).data() for row in range(2)] == [own, "全部单位"], "nothing of other teams"

    def choose(dialog: ShareDialog) -> None:
        assert dialog.note.text() == "已选3个。"
        for name in ("slj", "sfj"):
            dialog.field.setText(name)
            assert dialog.rows.rowCount() == 1
            dialog.rows.setData(dialog.rows.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
        assert dialog.note.text() == "已选1个。"

    answered(ShareDialog, choose)
    pane.table.setCurrentIndex(pane.rows.index(0, 0))
    pane.share_button.click()
    room.settle()
    assert [pane.rows.index(row, 2).data() for row in range(2)] == ["县教育局党组", "全部单位"]
    pane.export(tmp_path)
    room.settle()
    assert pane.said.text().startswith("2个包、")
    assert "可以安全拔出" in pane.said.text()
    for store in (one, two):
        takes(seat, store, tmp_path)
    assert "中共云栖县教育局党组的问题" in headings(one) & headings(two)
    assert "中共云栖县司法局党组的问题" in headings(two) - headings(one)


def test_an_archive_for_some_is_written_for_those_ticked(laptops: Laptops, seat: Seat, tmp_path: Path) -> None:
    ours, *_ = laptops("林溪", "方遥", "贺川")
    room = seat(ours)
    page = page_of(room)
    page.show_part("give")
    pane = page.give
    pane.rows.setData(pane.rows.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert pane.primary_button.text() == "交出今天的改动给1人"
    pane.export(tmp_path)
    room.settle()
    assert "给贺川" in pane.said.text()
    pane.rows.setData(pane.rows.index(1, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    pane.export(tmp_path)
    room.settle()
    assert "还没有勾选收件人" in pane.said.text()


def test_the_slip_is_printed(laptops: Laptops, seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, _ = laptops("林溪", "方遥")
    room = seat(ours)
    page = page_of(room)
    page.show_part("give")
    page.give.export(tmp_path)
    room.settle()
    printed: list[tuple[bytes, str]] = []
    monkeypatch.setattr(printing, "ask", lambda _parent, _desk, pdf, name: printed.append((pdf, name)))
    page.give.paper_button.click()
    room.settle()
    ((pdf, name),) = printed
    assert (pdf[:4], name) == (b"%PDF", "交接单")


def test_a_file_dialog_that_is_dropped_does_nothing(
    laptops: Laptops, seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, _ = laptops("林溪", "方遥")
    room = seat(ours)
    page = page_of(room)
    monkeypatch.setattr(folders, "ask", lambda *_args: "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("", ""))
    monkeypatch.setattr(room.notices, "ask", lambda *_args: 1)
    for part in ("give", "take", "team"):
        page.show_part(part)
        room.settle()
        page.part.primary()
    page.give.choose_receipt()
    page.give.choose_leaving()
    assert not room.tasks.busy
