"""One piece in view: its picture, its note, where it belongs, on paper."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from documents.evidence import attach, link
from documents.paper.opened import opened
from domain.records import CheckItem, CheckResult, Finding, uid_of
from domain.words import Focus, Reference
from gui.operations.evidence import sheet
from gui.pages.evidence.page import EvidencePage
from gui.pages.evidence.wording import fingerprints, print_words, tile_name
from tests.documents.pictures_kit import pdf, photo, put
from tests.gui.papers.conftest import Room
from tests.gui.papers.evidence_kit import taken, third

NAUGHTY = ["<img src=x>&amp;.jpg", "=1+1.jpg", "\u202egpj.exe.jpg", "名" * 80 + ".jpg"]


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


def test_where_the_camera_was_is_told(room: Room, tmp_path: Path) -> None:
    page = taken(room, tmp_path)
    page.gallery.go_to(1)
    room.settle()
    assert "北纬30.00000° 东经120.00000°" in page.viewer.picture.caption.text()


def test_a_picture_is_printed_whole_with_its_words(room: Room, tmp_path: Path) -> None:
    page = taken(room, tmp_path)
    page.gallery.go_to(0)
    room.settle()
    assert page.viewer.print_button.isEnabled()
    pdf = sheet(page.viewer.jpeg, print_words(page.viewer.evidence))
    with opened(pdf) as document:
        assert len(document) == 1
        assert document[0].get_width() > document[0].get_height()
        said = document[0].get_textpage().get_text_bounded()
    assert "".join(said.split()) == "".join(print_words(page.viewer.evidence).split()), "no word is cut off"
    page.gallery.go_to(2)
    room.settle()
    assert not page.viewer.print_button.isEnabled()
    assert page.viewer.jpeg == b""


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
