"""证据: photos in by drop, shown from the sealed file, filed and unfiled, every deed undone by one key."""

import threading
import time
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage

from documents.evidence import attach, link
from domain.records import CheckItem, CheckResult, Evidence, EvidenceLink, Finding, uid_of
from domain.words import EvidenceKind, EvidenceOrigin, Focus, Reference
from gui.models.gallery import EVIDENCE_ROLE, KEPT, Gallery, positions_of
from gui.operations import evidence as deeds
from gui.pages.evidence.page import EvidencePage
from gui.pages.evidence.printing import page_of
from gui.pages.evidence.tiles import tick_box
from gui.pages.evidence.wording import fingerprints, print_words, size_text, tile_name, when
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
    assert page.head.figures.text() == "2 件，已归类 2，待归类 0"
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


def test_a_note_stays_with_the_piece_it_was_typed_for(room: Room, tmp_path: Path) -> None:
    page = room.open(EvidencePage)
    page.take_in([put(tmp_path, "a.jpg", photo()), put(tmp_path, "b.jpg", photo(colour="navy"))])
    room.settle()
    first, second = room.store.evidence.all()
    page.show_argument(first.uid)
    room.settle()
    page.viewer.details.note.setFocus()
    room.qtbot.keyClicks(page.viewer.details.note, "pump")
    page.gallery.step(1)
    assert page.gallery.current().uid == second.uid
    page.flush()
    assert [room.store.evidence.one(piece.uid).note for piece in (first, second)] == ["pump", ""]
    assert page.viewer.details.note.text() == ""


def test_a_note_is_saved_while_it_is_typed(room: Room, tmp_path: Path) -> None:
    page = room.open(EvidencePage)
    page.take_in([put(tmp_path, "a.jpg", photo())])
    room.settle()
    (piece,) = room.store.evidence.all()
    note = page.viewer.details.note
    note.setFocus()
    typed = 0
    while not room.store.evidence.one(piece.uid).note:
        room.qtbot.keyClick(note, Qt.Key.Key_P)
        typed += 1
        room.qtbot.wait(50)
        assert typed < 100, "it waits for a pause that never comes"
    assert note.text() == "p" * typed


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
        box = tick_box(tiles.visualRect(page.gallery.model.index(row, 0)))
        room.qtbot.mouseClick(tiles.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert page.gallery.chosen() == page.gallery.model.uids[:2]


def taken(room: Room, tmp_path: Path) -> EvidencePage:
    """A page with three pieces: two photos with camera times, one text."""
    page = room.open(EvidencePage)
    paths = [
        put(tmp_path, "乙.jpg", photo("red", taken="2025:03:15 10:22:05")),
        put(
            tmp_path,
            "甲.jpg",
            photo("blue", taken="2025:03:14 10:22:05", gps={1: "N", 2: (30, 0, 0), 3: "E", 4: (120, 0, 0)}),
        ),
        put(tmp_path, "丙.txt", "说明".encode()),
    ]
    page.take_in(paths)
    room.settle()
    return page


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
    page.gallery.table.selectAll()
    page.gallery.show_view("tiles")
    assert len(page.gallery.chosen()) == 3


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


def test_where_the_camera_was_is_told(room: Room, tmp_path: Path) -> None:
    page = taken(room, tmp_path)
    page.gallery.go_to(1)
    room.settle()
    assert "北纬30.00000° 东经120.00000°" in page.viewer.picture.caption.text()
    assert "北纬30.00000°" in page.viewer.details.number.text()


def test_pictures_and_files_are_pasted_with_their_origin(room: Room, tmp_path: Path) -> None:
    page = room.open(EvidencePage)
    page._go_to_subject(third(room))
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


def test_a_picture_is_printed_whole_with_its_words(room: Room, tmp_path: Path) -> None:
    page = taken(room, tmp_path)
    page.gallery.go_to(0)
    room.settle()
    assert page.viewer.print_button.isEnabled()
    pdf = page_of(page.viewer.image, print_words(page.viewer.evidence))
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == 1
        assert document[0].get_width() > document[0].get_height()
        assert "证-0001" in document[0].get_textpage().get_text_bounded()
    page.gallery.go_to(2)
    room.settle()
    assert not page.viewer.print_button.isEnabled()
    assert page.viewer.image is None


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


def test_pictures_open_while_many_files_come_in(room: Room) -> None:
    gate, seen = threading.Event(), []
    long = room.tasks.run("收入证据", lambda _progress: gate.wait(10), lambda _done: seen.append("长"), aside=True)
    room.tasks.run("打开证据", lambda _progress: None, lambda _done: seen.append("短"))
    room.qtbot.waitUntil(lambda: seen == ["短"], timeout=5_000)
    assert room.tasks.busy
    closed: list[bool] = []
    room.tasks.run_after([long], "锁定", lambda: closed.append(gate.is_set()))
    gate.set()
    room.settle()
    assert closed == [True]
    assert seen == ["短", "长"]


def test_a_piece_says_what_else_it_hangs_on(room: Room, tmp_path: Path) -> None:
    page = room.open(EvidencePage)
    (piece,) = attach(room.store, room.visit_uid, [put(tmp_path, "泵房.jpg", photo())], third(room))
    item = CheckItem(checklist_uid="清单", position=1, code="B04", question="是否完成？",
                     reference=Reference.FEEDBACK, focus=Focus.EFFECT)  # fmt: skip
    result = CheckResult(uid=uid_of(room.visit_uid, third(room), item.uid), visit_uid=room.visit_uid,
                         item_uid=item.uid, subject_uid=third(room))  # fmt: skip
    finding = Finding(visit_uid=room.visit_uid, number="预-04", title="供水未恢复", subject_uid=third(room))
    with room.store.change("引用"):
        for record, shelf in ((item, "check_items"), (result, "check_results"), (finding, "findings")):
            getattr(room.store, shelf).put(record)
        for target in (result.uid, finding.uid):
            link(room.store, piece, target)
    room.settle()
    page.show_argument(piece.uid)
    room.settle()
    assert page.viewer.details.belongs.text() == "3 农村饮水安全保障不到位 · 核查 B04 · 底稿 预-04"
    assert page.gallery.model.index(0, 0).data() == "泵房.jpg"
    assert tile_name(piece) == "泵房"
    known = (piece.sha256[:4], piece.sha256[-4:], piece.sm3[:4], piece.sm3[-4:])
    assert fingerprints(piece) == "SHA-256 {}…{}，SM3 {}…{}".format(*known)
