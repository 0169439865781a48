"""证据: photos in by drop, shown from the sealed file, filed and unfiled, every deed undone by one key."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from domain.records import Evidence, EvidenceLink, uid_of
from domain.words import EvidenceKind, EvidenceOrigin
from gui.models.gallery import KEPT, Gallery
from gui.operations import evidence as deeds
from gui.pages.evidence.page import EvidencePage
from gui.pages.evidence.tiles import tick_box
from gui.pages.evidence.wording import size_text, when
from tests.documents.pictures_kit import pdf, photo, put
from tests.gui.papers.conftest import Room

NAUGHTY = ["<img src=x>&amp;.jpg", "=1+1.jpg", "\u202egpj.exe.jpg", "名" * 80 + ".jpg"]


def third(room: Room) -> str:
    return room.store.issues.all(number="3")[0].uid


def drop(page: EvidencePage, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.gallery.drop.dropEvent(event)


def test_photos_dropped_belong_to_the_problem_in_view(room: Room, tmp_path: Path) -> None:
    page = room.open(EvidencePage)
    assert page.stack.currentWidget() is page.empty
    page._go_to_subject(third(room))
    paths = [put(tmp_path, f"{colour}.jpg", photo(colour)) for colour in ("red", "blue")]
    drop(page, paths)
    room.settle()
    assert [link.target_uid for link in room.store.evidence_links.all()] == [third(room)] * 2
    assert page.figures.text() == "2 件，已归类 2，待归类 0"
    assert page.gallery.head.title.text() == "3 农村饮水安全保障不到位"
    assert page.viewer.evidence.name == "blue.jpg"
    assert page.viewer.picture.has_picture()
    assert page.viewer.details.sound.text() == "✓ 与收入时一致"
    assert room.store.undo() == "附加证据"
    room.settle()
    assert page.stack.currentWidget() is page.empty


def test_damaged_photo_says_one_sentence_and_is_kept(room: Room, tmp_path: Path) -> None:
    page = room.open(EvidencePage)
    page.take_in([put(tmp_path, "坏.jpg", photo()[:300])])
    room.settle()
    assert room.notices.said == ["“坏.jpg”已损坏或不能显示，原件已照样封存。"]
    assert page.viewer.picture.sentence == "图片已损坏或残缺，不能显示，原件照存。"
    assert room.store.evidence.count() == 1


def test_missing_file_is_said_and_nothing_written(room: Room, tmp_path: Path) -> None:
    page = room.open(EvidencePage)
    page.take_in([tmp_path / "没有.jpg"])
    room.settle()
    assert "“没有.jpg”读不出来" in room.notices.said[0]
    assert room.store.evidence.count() == 0


def test_same_photo_again_points_to_the_first(room: Room, tmp_path: Path) -> None:
    page = room.open(EvidencePage)
    page.take_in([put(tmp_path, "a.jpg", photo())])
    room.settle()
    page._go_to_subject(third(room))
    page.take_in([put(tmp_path, "b.jpg", photo())])
    room.settle()
    assert [evidence.name for evidence in room.store.evidence.all()] == ["a.jpg"]
    assert page.gallery.current().name == "a.jpg"
    assert page.viewer.details.belongs.text() == "3 农村饮水安全保障不到位"


def test_every_deed_on_a_piece_is_undone(room: Room, tmp_path: Path) -> None:
    page = room.open(EvidencePage)
    page.take_in([put(tmp_path, "a.jpg", photo())])
    room.settle()
    (before,) = room.store.evidence.all()
    details = page.viewer.details
    details.kind_chosen.emit(EvidenceKind.OUTCOME)
    details.origin_chosen.emit(EvidenceOrigin.ON_SITE)
    details.note_written.emit("水泵未接电。")
    page._filed(third(room), "问题 3", True)
    after = room.store.evidence.get(before.uid)
    assert (after.kind, after.origin, after.note) == (EvidenceKind.OUTCOME, EvidenceOrigin.ON_SITE, "水泵未接电。")
    room.settle()
    assert page.viewer.details.belongs.text() == "3 农村饮水安全保障不到位"
    assert page.gallery.current() == after  # it keeps its place among the unfiled until one turns to another subject
    page._filed(third(room), "问题 3", False)
    page._filed(third(room), "问题 3", True)
    page.show_argument(before.uid)
    page.drop()
    assert room.store.evidence.count() == room.store.evidence_links.count() == 0
    labels = [room.store.undo() for _ in range(7)]
    assert labels == [
        "移除证据",
        "归入问题 3",
        "移出问题 3",
        "归入问题 3",
        "填写证据说明",
        "改证据来源",
        "改证据类别",
    ]
    assert room.store.evidence.all() == [before]


def test_deeds_that_change_nothing_make_no_step(room: Room, tmp_path: Path) -> None:
    page = room.open(EvidencePage)
    page.take_in([put(tmp_path, "a.jpg", photo())])
    room.settle()
    (evidence,) = room.store.evidence.all()
    deeds.write_note(room.store, evidence.uid, evidence.note)
    deeds.set_kind(room.store, evidence.uid, evidence.kind)
    deeds.set_origin(room.store, "unknown", EvidenceOrigin.LATER)
    assert room.store.undo_label == "附加证据"


def test_pages_of_a_pdf_are_turned_and_the_view_zooms_and_turns(room: Room, tmp_path: Path) -> None:
    page = room.open(EvidencePage)
    page.take_in([put(tmp_path, "单.pdf", pdf(3))])
    room.settle()
    viewer = page.viewer
    assert viewer.page_label.text() == "第 1/3 页"
    viewer.turn_page(1)
    room.settle()
    assert viewer.page_label.text() == "第 2/3 页"
    assert not viewer.turn_page(5)
    fitted = viewer.percent.text()
    viewer.picture.zoom(2)
    assert viewer.percent.text() != fitted
    viewer.picture.turn()
    viewer.picture.fit()
    viewer.picture.turn()
    viewer.picture.turn()
    viewer.picture.turn()
    assert viewer.percent.text() == fitted


def test_what_is_no_picture_says_so(room: Room, tmp_path: Path) -> None:
    page = room.open(EvidencePage)
    page.take_in([put(tmp_path, "座谈.mp3", b"ID3" + bytes(50))])
    room.settle()
    assert page.viewer.picture.sentence == "录音不在这里显示，原件已封存。"


@pytest.mark.parametrize("name", NAUGHTY)
def test_naughty_names_are_shown_literally(room: Room, tmp_path: Path, name: str) -> None:
    page = room.open(EvidencePage)
    page.take_in([put(tmp_path, name, photo())])
    room.settle()
    label = page.viewer.details.name
    assert (label.text(), label.textFormat()) == (name, Qt.TextFormat.PlainText)
    assert "<img" not in label.toolTip()


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
    gallery.show(room.store.evidence.uids_of_subject(room.visit_uid, third(room)))
    assert gallery.rowCount() == 3000
    assert gallery._records == {}
    gallery.evidence_at(1500)
    assert len(gallery._records) == 200
    page = room.open(EvidencePage)
    page.show_argument(third(room))
    room.settle()
    assert len(page.gallery.model._records) <= 600
    assert len(page.gallery.model._thumbnails) <= KEPT


def test_filing_list_narrows_and_ticks(room: Room, tmp_path: Path) -> None:
    page = room.open(EvidencePage)
    page.take_in([put(tmp_path, "a.jpg", photo())])
    room.settle()
    page.ask_filing()
    filing = page.filing
    room.qtbot.keyClicks(filing.find, "3")
    assert len(filing._shown()) == 1
    room.qtbot.keyClick(filing.find, Qt.Key.Key_Return)
    assert room.store.evidence_links.all()[0].target_uid == third(room)
    assert room.store.undo_label == "归入问题 3"
    filing.hide()


def test_narrow_window_shows_one_pane_and_data_behind_a_button(room: Room, tmp_path: Path) -> None:
    page = room.open(EvidencePage)
    page.take_in([put(tmp_path, "a.jpg", photo())])
    room.settle()
    page.set_compact(True)
    page.panes.show_pane("viewer")
    assert page.viewer.picture.isVisible()
    assert not page.viewer.details.isVisible()
    page.viewer.toggle_facts()
    assert page.viewer.details.isVisible()
    page.set_compact(False)
    assert page.gallery.isVisible()


def test_words_for_time_and_size() -> None:
    taken = Evidence(visit_uid="v", number="证-0001", name="a", file_uid="f", taken_at_text="2025:03:14 10:22:05")
    assert when(taken) == "3月14日 10:22 单位"
    assert [size_text(size) for size in (96, 8120, 3_240_000)] == ["96 字节", "8 kB", "3.2 MB"]


def test_click_on_the_tick_chooses_several(room: Room, tmp_path: Path) -> None:
    page = room.open(EvidencePage)
    page.take_in([put(tmp_path, f"{colour}.jpg", photo(colour)) for colour in ("red", "blue", "green")])
    room.settle()
    tiles = page.gallery.tiles
    page.gallery.go_to(0)
    for row in (1, 2, 2):
        box = tick_box(tiles.visualRect(page.gallery.model.index(row)))
        room.qtbot.mouseClick(tiles.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert page.gallery.chosen() == page.gallery.model.uids[:2]
