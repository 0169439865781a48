"""Tiles and table: what is in view is fetched, what is ticked changes together."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from domain.records import Evidence, EvidenceLink, uid_of
from domain.words import EvidenceKind, EvidenceOrigin
from gui.models.gallery import EVIDENCE_ROLE, KEPT, Gallery, positions_of
from gui.pages.evidence.page import EvidencePage
from gui.pages.evidence.tiles import tick_box
from tests.documents.pictures_kit import photo, put
from tests.gui.papers.conftest import Room
from tests.gui.papers.evidence_kit import taken, third


def many(room: Room, count: int) -> None:
    with room.store.change("收到"):
        for number in range(count):
            evidence = Evidence(
                visit_uid=room.visit_uid,
                number=f"证-{number:04d}",
                name=f"{number}.jpg",
                file_uid="f",
                thumbnail_uid=f"t{number}",
                sha256=str(number),
            )
            room.store.evidence.put(evidence)
            uid = uid_of(evidence.uid, third(room))
            room.store.evidence_links.put(
                EvidenceLink(uid=uid, visit_uid=room.visit_uid, evidence_uid=evidence.uid, target_uid=third(room))
            )


def test_gallery_of_many_fetches_only_what_is_in_view(room: Room) -> None:
    many(room, 3000)
    wanted: list[Evidence] = []
    gallery = Gallery(room.store, wanted.append)
    uids = room.store.evidence.uids_of_subject(room.visit_uid, third(room))
    gallery.show(uids, positions_of(uids))
    assert gallery.rowCount() == 3000
    assert gallery._records == {}
    gallery.evidence_at(1500)
    assert len(gallery._records) == 200
    page = room.open(EvidencePage)
    page.show_argument(third(room))
    room.settle()
    assert len(page.gallery.model._records) <= 600
    assert len(page.gallery.model._thumbnails) <= KEPT


def test_click_on_the_tick_chooses_several(room: Room, tmp_path: Path) -> None:
    page = room.open(EvidencePage)
    page.take_in([put(tmp_path, f"{colour}.jpg", photo(colour)) for colour in ("red", "blue", "green")])
    room.settle()
    tiles = page.gallery.tiles
    page.gallery.go_to(0)
    for row in (1, 2, 2):
        box = tick_box(tiles.visualRect(page.gallery.model.index(row, 0)))
        room.qtbot.mouseClick(tiles.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert page.gallery.chosen() == page.gallery.model.uids[:2]


def names(page: EvidencePage) -> list[str]:
    model = page.gallery.table.model()
    return [model.data(model.index(row, 1), EVIDENCE_ROLE).name for row in range(model.rowCount())]


def test_table_shows_the_same_pieces_and_is_ordered_by_its_titles(room: Room, tmp_path: Path) -> None:
    page = taken(room, tmp_path)
    page.gallery.go_to(1)
    page.turn_view()
    assert page.gallery.shown is page.gallery.table
    assert page.gallery.current().name == "甲.jpg"
    assert names(page) == ["乙.jpg", "甲.jpg", "丙.txt"]
    head = page.gallery.table.horizontalHeader()
    head.setSortIndicator(3, Qt.SortOrder.AscendingOrder)
    room.settle()
    assert names(page)[:2] == ["甲.jpg", "乙.jpg"]
    head.setSortIndicator(4, Qt.SortOrder.DescendingOrder)
    room.settle()
    assert names(page)[-1] == "丙.txt"
    page.gallery.table.grab()
    for key, row in ((Qt.Key.Key_End, 2), (Qt.Key.Key_Left, 1), (Qt.Key.Key_Right, 2), (Qt.Key.Key_Home, 0)):
        room.qtbot.keyClick(page.gallery.table, key)
        assert (page.gallery.table.currentIndex().row(), len(page.gallery.chosen())) == (row, 1)
    table = page.gallery.table
    room.qtbot.mouseMove(table.viewport(), table.visualRect(table.model().index(1, 0)).center())
    assert table.over == 1
    QApplication.sendEvent(table.viewport(), QEvent(QEvent.Type.Leave))
    assert table.over == -1
    page.gallery.table.selectAll()
    page.gallery.show_view("tiles")
    assert len(page.gallery.chosen()) == 3


def test_in_a_narrow_table_the_name_keeps_its_room(room: Room, tmp_path: Path) -> None:
    page = taken(room, tmp_path)
    page.turn_view()
    table = page.gallery.table
    for width in (300, 460, 640):
        table.setFixedWidth(width)
        room.settle()
        assert table.columnWidth(1) > table.columnWidth(0)


def test_what_is_chosen_changes_together(room: Room, tmp_path: Path) -> None:
    page = taken(room, tmp_path)
    page.turn_view()
    page.gallery.table.selectAll()
    page.viewer.details.origin_chosen.emit(EvidenceOrigin.LATER)
    page.viewer.details.kind_chosen.emit(EvidenceKind.OUTCOME)
    assert {piece.origin for piece in room.store.evidence.all()} == {EvidenceOrigin.LATER}
    assert {piece.kind for piece in room.store.evidence.all()} == {EvidenceKind.OUTCOME}
    assert room.store.undo() == "改证据类别"


def test_the_keys_stand_in_the_gallery_once_it_is_read(room: Room, tmp_path: Path) -> None:
    page = taken(room, tmp_path)
    page.focus_work()
    page.refresh(None)
    page.show_argument(room.store.evidence.all()[1].uid)
    page.refresh(None)  # what somebody asked for is not lost to a later look
    room.settle()
    assert page.gallery.current().name == "甲.jpg"
    assert page.gallery.tiles.hasFocus()
    page.gallery.tiles.selectAll()
    page.drop()
    room.settle()
    assert page.empty.button.hasFocus()


def test_what_opens_a_pane_of_a_narrow_window_takes_the_keys_along(room: Room, tmp_path: Path) -> None:
    page = taken(room, tmp_path)
    page.set_compact(True)
    page.panes.show_pane("gallery")
    page.gallery.tiles.setFocus()
    page.gallery.tiles.activated.emit(page.gallery.tiles.currentIndex())
    assert page.panes.tabs.button("viewer").hasFocus()
    page.resize(600, 300)
    page.ask_filing()
    assert page.rect().contains(page.filing.geometry())
