"""证据: photos in by drop, shown from the sealed file, filed and unfiled, every deed undone by one key."""

import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from domain.records import Evidence
from domain.words import EvidenceKind, EvidenceOrigin
from gui import undoing
from gui.operations import evidence as deeds
from gui.pages.evidence.page import EvidencePage
from gui.pages.evidence.wording import camera_time, size_text, when
from tests import dropping
from tests.documents.pictures_kit import photo, put
from tests.gui.papers.conftest import Room
from tests.gui.papers.evidence_kit import choose_third, drop, third


def test_photos_dropped_belong_to_the_problem_in_view(room: Room, tmp_path: Path) -> None:
    page = room.open(EvidencePage)
    assert page.stack.currentWidget() is page.empty
    choose_third(room, page)
    paths = [put(tmp_path, f"{colour}.jpg", photo(colour)) for colour in ("red", "blue")]
    drop(page, paths)
    room.settle()
    assert [link.target_uid for link in room.store.evidence_links.all()] == [third(room)] * 2
    assert page.head.figures.text() == "2 件，已归类 2，待归类 0"
    assert page.gallery.head.title.text() == "3 农村饮水安全保障不到位"
    assert page.viewer.evidence.name == "blue.jpg"
    assert page.viewer.picture.has_picture()
    assert page.viewer.details.sound.text() == "✓ 与收入时一致"
    assert room.store.undo() == "附加证据"
    room.settle()
    assert page.stack.currentWidget() is page.empty


def test_photos_let_go_on_a_problem_of_the_list_belong_to_it(room: Room, tmp_path: Path) -> None:
    page = room.open(EvidencePage)
    page.take_in([put(tmp_path, "a.jpg", photo())])
    room.settle()
    row = page.subjects.position_of(third(room))
    box = page.list.visualRect(page.subjects.index(row))
    dropping.drop(page.list.viewport(), [put(tmp_path, "b.jpg", photo("navy"))], box.center())
    room.settle()
    assert [link.target_uid for link in room.store.evidence_links.all()] == [third(room)]
    assert page.gallery.current().name == "b.jpg"
    dropping.drag(page.list.viewport(), [tmp_path / "b.jpg"], box.center())
    assert page.list.over == row
    dropping.drop(page.list.viewport(), [tmp_path / "b.jpg"], page.list.rect().bottomLeft())
    assert (page.list.over, room.tasks.busy) == (-1, False)


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
    choose_third(room, page)
    page.take_in([put(tmp_path, "b.jpg", photo())])
    room.settle()
    assert [evidence.name for evidence in room.store.evidence.all()] == ["a.jpg"]
    assert page.gallery.current().name == "a.jpg"
    assert page.viewer.details.belongs.text() == "3 农村饮水安全保障不到位"
    assert room.notices.said == ["1 件与已收的内容相同，没有重复收入，指向先收的那一件。"]


def test_every_deed_on_a_piece_is_undone(room: Room, tmp_path: Path) -> None:
    page = room.open(EvidencePage)
    page.take_in([put(tmp_path, "a.jpg", photo())])
    room.settle()
    (before,) = room.store.evidence.all()
    details = page.viewer.details
    details.kind_chosen.emit(EvidenceKind.OUTCOME)
    details.origin_chosen.emit(EvidenceOrigin.ON_SITE)
    details.note_written.emit(before.uid, "水泵未接电。")
    page._filed(third(room), "问题 3", True)
    after = room.store.evidence.get(before.uid)
    assert (after.kind, after.origin, after.note) == (EvidenceKind.OUTCOME, EvidenceOrigin.ON_SITE, "水泵未接电。")
    room.settle()
    assert page.viewer.details.belongs.text() == "3 农村饮水安全保障不到位"
    assert page.gallery.current() == after  # it keeps its place among the unfiled until one turns to another subject
    page._filed(third(room), "问题 3", False)
    page._filed(third(room), "问题 3", True)
    page.show_argument(before.uid)
    room.settle()
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
    deeds.set_kind(room.desk, [evidence.uid], evidence.kind)
    deeds.set_origin(room.desk, ["unknown"], EvidenceOrigin.LATER)
    assert room.store.undo_label == "附加证据"


def test_many_pieces_are_changed_beside_the_window_in_one_step(room: Room) -> None:
    page = room.open(EvidencePage)
    same = {"visit_uid": room.visit_uid, "name": "甲.jpg", "file_uid": "0" * 32}
    pieces = [Evidence(number=f"证-{number:04}", **same) for number in range(201)]
    with room.store.change("收入"):
        for piece in pieces:
            room.store.evidence.put(piece)
    room.settle()
    uids = [piece.uid for piece in pieces]
    deeds.drop(room.desk, uids)
    assert room.desk.tasks.busy
    room.settle()
    assert room.store.evidence.count() == 0
    undoing.undo(room.desk)
    assert not room.desk.tasks.busy, "a cell for each"
    undoing.undo(room.desk)
    assert room.desk.tasks.busy, "all cells of each"
    room.settle()
    assert room.notices.said[-1] == "已撤销：收入"
    undoing.redo(room.desk)
    room.settle()
    assert room.store.evidence.many(uids) == pieces
    assert page.gallery.model.rowCount() == 201


def test_filing_list_narrows_and_ticks(room: Room, tmp_path: Path) -> None:
    page = room.open(EvidencePage)
    page.take_in([put(tmp_path, "a.jpg", photo())])
    room.settle()
    page.ask_filing()
    filing = page.filing
    room.qtbot.keyClicks(filing.field, "3")
    assert len(filing._shown()) == 1
    room.qtbot.keyClick(filing.field, Qt.Key.Key_Return)
    assert room.store.evidence_links.all()[0].target_uid == third(room)
    assert room.store.undo_label == "归入问题 3"
    room.qtbot.keyClick(filing.field, Qt.Key.Key_Escape)
    assert not filing.isVisible()
    assert page.isAncestorOf(QApplication.focusWidget()), "the keys go back"


def test_words_for_time_and_size() -> None:
    year = date.today().year  # noqa: DTZ011 - that of the room they sit in
    taken = Evidence(visit_uid="v", number="证-0001", name="a", file_uid="f", taken_at_text=f"{year}:03:14 10:22:05")
    assert when(taken) == "3月14日 10:22 单位"
    assert when(replace(taken, taken_at_text="2023:03:14 10:22:05")) == "2023年3月14日 单位", "before the feedback"
    for text, told in (
        ("1980:01:01 00:00:00", "相机时间不准：1980:01:01 00:00:00"),
        ("2025:13:45 25:61:00", "相机时间不准：2025:13:45 25:61:00"),
        ("2099:01:01 08:00:00", "相机时间不准：2099:01:01 08:00:00"),
        ("0000:00:00 00:00:00", ""),
        (":  :     :  :", ""),
    ):
        wrong = replace(taken, taken_at_text=text, added_at=datetime(year, 3, 15, 9, tzinfo=UTC))
        assert (when(wrong), camera_time(wrong)) == ("3月15日 单位", told), "the day of intake"
    assert [size_text(size) for size in (96, 8120, 3_240_000)] == ["96 字节", "8 KB", "3.2 MB"]


def test_pictures_and_files_are_pasted_with_their_origin(room: Room, tmp_path: Path) -> None:
    page = room.open(EvidencePage)
    choose_third(room, page)
    page.origin.setCurrentText(EvidenceOrigin.ON_SITE)
    board = QGuiApplication.clipboard()
    board.clear()
    page.paste()
    assert "剪贴板里没有图片或文件" in room.notices.said[-1]
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    board.setImage(picture)
    page.paste()
    room.settle()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(put(tmp_path, "a.jpg", photo())))])
    board.setMimeData(data)
    page.paste()
    room.settle()
    board.clear()
    pasted, file = room.store.evidence.all()
    assert pasted.name.startswith("剪贴板 ")
    assert (pasted.media_type, file.name) == ("image/png", "a.jpg")
    assert {pasted.origin, file.origin} == {EvidenceOrigin.ON_SITE}
    assert {link.target_uid for link in room.store.evidence_links.all()} == {third(room)}
    assert page.viewer.picture.has_picture()


def test_a_folder_of_photos_is_one_step_and_the_window_goes_on(room: Room, tmp_path: Path) -> None:
    page = room.open(EvidencePage)
    folder = tmp_path / "照片"
    folder.mkdir()
    for number in range(300):
        put(folder, f"{number:04}.jpg", photo(size=(8, 8)) + number.to_bytes(2, "big"))
    page.take_in([folder])
    held, last = 0.0, time.monotonic()
    while room.tasks.busy:
        QCoreApplication.processEvents()
        now = time.monotonic()
        held, last = max(held, now - last), now
    room.settle()
    assert room.store.evidence.count() == 300
    assert held < 1.0
    assert {bool(piece.thumbnail_uid and piece.sm3) for piece in room.store.evidence.all()} == {True}
    assert [room.store.undo(), room.store.undo()] == ["补记缩略图和国密指纹", "附加证据"]
    room.settle()
    page.take_in([folder])
    QCoreApplication.processEvents()
    room.tasks.cancel_all()
    room.settle()
    assert room.store.evidence.count() == 0
