"""Proof comes in sealed, numbered and linked, or not at all."""

import os
from pathlib import Path
from threading import Thread
from typing import BinaryIO

import pytest

from documents import evidence, taking_in
from documents.evidence import attach, found_in
from domain.errors import Cancelled, InputError
from domain.records import Evidence
from domain.words import EvidenceOrigin
from storage.store import Store
from tests.documents.evidence_kit import issue
from tests.documents.pictures_kit import pdf, photo, put


def test_photo_is_sealed_numbered_thumbnailed_and_linked(store: Store, visit: str, tmp_path: Path) -> None:
    data = photo(taken="2025:03:14 10:22:05")
    subject = issue(store, visit)
    (found,) = attach(store, visit, [put(tmp_path, "泵房.jpg", data)], subject)
    assert (found.number, found.name, found.media_type) == ("证-0001", "泵房.jpg", "image/jpeg")
    assert (found.taken_at_text, found.added_by, found.size) == ("2025:03:14 10:22:05", "林溪", len(data))
    assert found.origin is EvidenceOrigin.PROVIDED
    assert store.evidence.all(visit_uid=visit) == [found]
    assert [link.target_uid for link in store.evidence_links.all(evidence_uid=found.uid)] == [subject]
    original, thumbnail = store.stored_files.many([found.file_uid, found.thumbnail_uid or ""])
    assert store.files.read(original) == data
    assert store.files.read(thumbnail).startswith(b"\xff\xd8\xff")


HERE = {1: "N", 2: (30.0, 16.0, 27.0), 3: "E", 4: (120.0, 9.0, 18.6)}


@pytest.mark.parametrize(
    ("gps", "place"),
    [
        (HERE, "30.27417, 120.15517"),
        (HERE | {1: "S", 3: "W"}, "-30.27417, -120.15517"),
        ({2: (30.0, 16.0, 27.0)}, ""),
        (HERE | {2: (300.0, 0.0, 0.0)}, ""),
        (HERE | {2: (0.0, 0.0, 0.0), 4: (0.0, 0.0, 0.0)}, ""),
        ({}, ""),
    ],
)
def test_where_the_camera_was_is_kept_as_it_says(
    store: Store, visit: str, tmp_path: Path, gps: dict[int, object], place: str
) -> None:
    (found,) = attach(store, visit, [put(tmp_path, "泵房.jpg", photo(gps=gps))], origin=EvidenceOrigin.ON_SITE)
    assert found.taken_where_text == place
    assert found.origin is EvidenceOrigin.ON_SITE


def test_folder_is_walked_in_order_and_litter_left_out(store: Store, visit: str, tmp_path: Path) -> None:
    folder = tmp_path / "照片"
    (folder / "b").mkdir(parents=True)
    put(folder / "b", "3.txt", "说明".encode())
    put(folder, "1.jpg", photo("red"))
    put(folder, "2.pdf", pdf())
    put(folder, "Thumbs.db", b"litter")
    (folder / "4.jpg").symlink_to(folder / "1.jpg")
    found = attach(store, visit, [folder])
    assert [item.name for item in found] == ["1.jpg", "2.pdf", "3.txt"]
    assert [item.number for item in found] == ["证-0001", "证-0002", "证-0003"]
    assert [bool(item.thumbnail_uid) for item in found] == [True, True, False]
    assert store.undo_label == "附加证据"


def test_all_files_of_one_intake_are_one_undo(store: Store, visit: str, tmp_path: Path) -> None:
    attach(store, visit, [put(tmp_path, f"{n}.txt", str(n).encode()) for n in range(3)], issue(store, visit))
    assert store.undo() == "附加证据"
    assert store.evidence.count() == store.evidence_links.count() == store.stored_files.count() == 0
    store.redo()
    assert store.evidence.count() == 3


def test_same_content_points_to_the_first_and_only_the_link_is_new(store: Store, visit: str, tmp_path: Path) -> None:
    (first,) = attach(store, visit, [put(tmp_path, "a.jpg", photo())])
    subject = issue(store, visit)
    paths = [put(tmp_path, "b.jpg", photo()), put(tmp_path, "c.jpg", photo()), put(tmp_path, "d.txt", b"new")]
    found = attach(store, visit, paths, subject)
    assert [item.name for item in found] == ["a.jpg", "d.txt"]
    assert found[0] == first
    assert found[1].number == "证-0002"
    assert store.evidence_links.count(target_uid=subject) == 2


def test_numbers_go_on_after_the_highest(store: Store, visit: str, tmp_path: Path) -> None:
    with store.change("收到"):
        store.evidence.put(Evidence(visit_uid=visit, number="证-0041", name="x", file_uid="f", sha256="1"))
        store.evidence.put(Evidence(visit_uid=visit, number="旧号", name="y", file_uid="f", sha256="2"))
    (found,) = attach(store, visit, [put(tmp_path, "a.txt", b"a")])
    assert found.number == "证-0042"


def test_damaged_photo_is_kept_and_says_so_in_one_sentence(store: Store, visit: str, tmp_path: Path) -> None:
    (found,) = attach(store, visit, [put(tmp_path, "坏.jpg", photo()[:400])])
    assert found.note == "图片已损坏或残缺，不能显示，原件照存。"
    assert found.thumbnail_uid is None


def test_lying_extension_is_remarked_in_the_note(store: Store, visit: str, tmp_path: Path) -> None:
    (found,) = attach(store, visit, [put(tmp_path, "验收单.jpg", pdf())])
    assert found.media_type == "application/pdf"
    assert found.note.startswith("扩展名是 .jpg，内容却是PDF")
    assert found.thumbnail_uid


def test_picture_too_large_to_send_is_kept_without_thumbnail(
    store: Store, visit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_in, "IN_MEMORY", 10)
    (found,) = attach(store, visit, [put(tmp_path, "大.jpg", photo())])
    assert found.thumbnail_uid is None


@pytest.mark.parametrize("name", ["<b>粗</b>.jpg", "=cmd|' /C calc'!A0.txt", "a\nb.txt", "𬭎" * 40 + ".txt"])
def test_naughty_names_are_kept_literally(store: Store, visit: str, tmp_path: Path, name: str) -> None:
    name = name.replace("/", "／")
    (found,) = attach(store, visit, [put(tmp_path, name, b"x")])
    assert store.evidence.get(found.uid).name == name


def test_missing_empty_and_nothing_are_refused_by_name_and_nothing_is_written(
    store: Store, visit: str, tmp_path: Path
) -> None:
    good = put(tmp_path, "好.txt", b"good")
    with pytest.raises(InputError, match=r"“没有\.jpg”读不出来"):
        attach(store, visit, [good, tmp_path / "没有.jpg"])
    if os.name != "nt":
        os.mkfifo(tmp_path / "管道.jpg")
        with pytest.raises(InputError, match=r"“管道\.jpg”读不出来"):
            attach(store, visit, [good, tmp_path / "管道.jpg"])
    with pytest.raises(InputError, match=r"“空\.jpg”是空文件"):
        attach(store, visit, [good, put(tmp_path, "空.jpg", b"")])
    (tmp_path / "空夹").mkdir()
    with pytest.raises(InputError, match="没有可以收入的文件"):
        attach(store, visit, [tmp_path / "空夹"])
    assert store.evidence.count() == store.stored_files.count() == 0
    assert not [path for path in (store.folder / "files").rglob("*") if path.is_file()]


@pytest.mark.skipif(os.name == "nt", reason="names are no bytes there")
def test_what_lies_in_a_folder_beside_its_photos_does_not_keep_them_out(
    store: Store, visit: str, tmp_path: Path
) -> None:
    folder = tmp_path / "照片"
    folder.mkdir()
    for name in ("._好.jpg", "~$表.xlsx", "Thumbs.db"):
        put(folder, name, b"litter")
    os.mkfifo(folder / "管道.jpg")
    put(folder, "空.jpg", b"")
    put(folder, os.fsdecode("现场.txt".encode("gbk")), b"good")
    found = found_in([folder])
    assert [path.name for path in found.empty] == ["空.jpg"]
    assert [piece.name for piece in attach(store, visit, [folder])] == ["现场.txt"], "as Windows wrote it"


def test_folder_that_cannot_be_listed_is_named(
    store: Store, visit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "锁着").mkdir()

    def walk(place: Path, onerror: object) -> list[object]:
        onerror(PermissionError(13, "denied", str(place)))  # type: ignore[operator]
        return []

    monkeypatch.setattr(os, "walk", walk)
    with pytest.raises(InputError, match="文件夹“锁着”打不开"):
        attach(store, visit, [tmp_path / "锁着"])


def test_progress_names_each_file_and_may_stop_the_intake(store: Store, visit: str, tmp_path: Path) -> None:
    paths = [put(tmp_path, f"{n}.txt", str(n).encode()) for n in range(2)]
    said: list[tuple[int, int, str]] = []
    attach(store, visit, paths, progress=lambda *words: said.append(words))
    assert said == [(0, 2, "正在封存 0.txt"), (1, 2, "正在封存 1.txt"), (2, 2, "正在登记")]

    def stop(done: int, _total: int, _text: str) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        attach(store, visit, [put(tmp_path, "x.txt", b"x"), put(tmp_path, "y.txt", b"y")], progress=stop)
    assert store.evidence.count() == 2


def test_what_was_never_a_file_is_sealed_without_touching_the_disk(store: Store, visit: str) -> None:
    subject = issue(store, visit)
    data = photo()
    (found,) = evidence.attach_data(store, visit, "剪贴板.jpg", data, subject, origin=EvidenceOrigin.LATER)
    assert (found.name, found.origin, found.media_type) == ("剪贴板.jpg", EvidenceOrigin.LATER, "image/jpeg")
    assert store.files.read(store.stored_files.one(found.file_uid)) == data
    assert [link.target_uid for link in store.evidence_links.all()] == [subject]
    (again,) = evidence.attach_data(store, visit, "又一次.jpg", data)
    assert again.uid == found.uid
    assert store.undo_label == "附加证据"


def test_a_stopped_intake_leaves_no_file_behind(store: Store, visit: str, tmp_path: Path) -> None:
    paths = [put(tmp_path, f"{number}.jpg", photo(f"#{number * 6:02x}0000")) for number in range(40)]

    def stop(done: int, _total: int, _text: str, /) -> None:
        if done == 36:
            raise Cancelled("收入证据")

    with pytest.raises(Cancelled):
        attach(store, visit, paths, progress=stop)
    assert store.evidence.count() == 0
    assert list(store.files.incoming.iterdir()) == []
    folder = store.folder
    store.close()
    assert [path for path in (folder / "files").rglob("*") if path.is_file()] == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a file that comes late is a pipe")
def test_a_hand_that_still_seals_when_the_intake_is_stopped_leaves_nothing(store: Store, tmp_path: Path) -> None:
    late = tmp_path / "b.jpg"
    os.mkfifo(late)
    writers: list[Thread] = []

    def write(pipe: BinaryIO) -> None:
        with pipe:
            pipe.write(photo())

    def stop(done: int, _total: int, _text: str, /) -> None:
        if done:
            pipe = late.open("wb")  # the other hand waits at its end
            writers.append(Thread(target=write, args=(pipe,)))
            writers[0].start()
            raise Cancelled("收入证据")

    with pytest.raises(Cancelled):
        taking_in.take_files(store, [put(tmp_path, "a.txt", b"a"), late], stop)
    writers[0].join()
    assert list(store.files.incoming.iterdir()) == []
