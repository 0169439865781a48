"""One piece in view: its picture, its note, where it belongs, on paper."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from documents.evidence import attach, link
from documents.paper.opened import opened
from domain.records import CheckItem, CheckResult, Finding, uid_of
from domain.words import Focus, Reference
from gui import folders
from gui.operations.evidence import sheet
from gui.pages.evidence.page import EvidencePage
from gui.pages.evidence.wording import fingerprints, print_words, tile_name
from storage import roster
from storage.members import RosterRole
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
    room.qtbot.keyClicks(page.viewer.details.note, "gate")
    page.take_in([put(tmp_path, "c.jpg", photo(colour="teal"))])
    room.settle()
    room.qtbot.keyClicks(page.viewer.details.note, " shut")
    page.flush()
    assert [piece.note for piece in room.store.evidence.all()] == ["pump", "gate shut", ""]


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
    viewer.picture.zoom(2)
    zoomed = viewer.percent.text()
    viewer.details.note_written.emit(viewer.evidence.uid, "第二页少一个章")
    room.settle()
    assert (viewer.percent.text(), viewer.page_label.text()) == (zoomed, "第 2/3 页"), "one reads it while one writes"


def test_what_is_no_picture_says_so(room: Room, tmp_path: Path) -> None:
    page = room.open(EvidencePage)
    page.take_in([put(tmp_path, "座谈.mp3", b"ID3" + bytes(50))])
    room.settle()
    assert page.viewer.picture.sentence == "录音不在这里显示，原件已封存。"
    assert page.viewer.picture.save_button.isVisible()


def test_originals_are_saved_in_the_open_after_a_question(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = room.open(EvidencePage)
    page.take_in([put(tmp_path, "座谈.mp3", b"ID3" + bytes(50)), put(tmp_path, "a.jpg", photo())])
    room.settle()
    asked: list[tuple[str, str]] = []
    answers = [-1, 0, 1, 1, 1]
    monkeypatch.setattr(
        room.notices, "ask", lambda _title, what, _safe, ways: asked.append((what, ways[0])) or answers.pop(0)
    )
    places = ["", str(tmp_path / "给专家.mp3")]
    monkeypatch.setattr(folders, "ask_file", lambda *_: places.pop(0))
    monkeypatch.setattr(folders, "ask", lambda *_: str(tmp_path / "U盘"))
    (tmp_path / "U盘").mkdir()
    page.gallery.go_to(0)
    room.settle()
    for _ in range(4):
        page.viewer.picture.save_button.click()
        room.settle()
    assert (tmp_path / "给专家.mp3").read_bytes() == b"ID3" + bytes(50)
    assert asked[0] == ("这件原件会照原样写到工作夹外面，不加密，没人看管，谁都能打开。", "取消")
    told = [event.label for event in room.store.evidence.history(page.gallery.current().uid)]
    assert told == ["附加证据", "另存原件到同一块盘"]
    assert room.store.undo_label == "附加证据"
    assert page.viewer.details._events.count() == 3  # a line each, and the room below
    page.gallery.tiles.selectAll()
    page.viewer.details.save_button.click()
    room.settle()
    assert sorted(path.name for path in (tmp_path / "U盘").iterdir()) == ["证-0001 座谈.mp3", "证-0002 a.jpg"]
    assert room.notices.said[-1] == "已另存2件到“U盘”，读回核对一致。副本没有加密，用完请删掉。"
    assert (answers, places) == ([], [])


def test_who_may_write_no_custody_record_is_told_before_he_is_asked(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = taken(room, tmp_path)
    reader = roster.ourselves(room.store, RosterRole.READER)
    monkeypatch.setattr(roster, "member_of", lambda *_: reader)
    page.ask_saving()
    assert "你的身份是只读" in room.notices.said[-1]


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
    assert tile_name(replace(piece, name="泵房.HEIC", media_type="image/heic")) == "泵房.HEIC", "nothing of it is seen"
    known = (piece.sha256[:4], piece.sha256[-4:], piece.sm3[:4], piece.sm3[-4:])
    assert fingerprints(piece) == "SHA-256 {}…{}，SM3 {}…{}".format(*known)
