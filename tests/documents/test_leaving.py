"""A whole visit as a plain folder that stands without the program, and the end of the local copy."""

import csv
import errno
import hashlib
import io
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from documents import bag as bagging
from documents import leaving, sample, visits
from documents.bag import Bag, check
from documents.safe_names import Names, safe_name
from domain.errors import InputError, PlaceError
from domain.records import Evidence, LookBackVisit, Organization
from domain.words import Role
from storage.copies import listed
from storage.destruction import destroy
from storage.restoring import restore
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.storage.keys import is_genuine

NAUGHTY = "../a:b?*<\u202egpj.exe\r\n%.jpg"


@pytest.fixture(scope="module")
def sample_bag(sample_master: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample organization, left."""
    folder = tmp_path_factory.mktemp("leaving")
    shutil.copytree(sample_master, folder / "workspace")
    store = Store.open(folder / "workspace", sample.PASSPHRASE)
    target = leaving.leave(store, store.visits.all()[0].uid, folder)
    store.close()
    return target


def visit_of(store: Store, name: str = "中共云栖县水利局党组") -> str:
    body = Organization(name=name)
    visit = LookBackVisit(organization_uid=body.uid)
    with store.change("建立"):
        store.organizations.put(body)
        store.visits.put(visit)
    return visit.uid


def with_evidence(store: Store, visit_uid: str, name: str, data: bytes) -> None:
    stored = store.files.take_bytes(data)
    with store.change("附加照片"):
        store.stored_files.put(stored)
        store.evidence.put(Evidence(visit_uid=visit_uid, number="证-0001", name=name, file_uid=stored.uid))


def cells(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def test_the_sample_leaves_whole_with_papers_documents_evidence_and_lists(sample_bag: Path) -> None:
    assert check(sample_bag) == []
    data = sample_bag / "data"
    assert len(list((data / "资料").iterdir())) == 6
    assert list((data / "证据").iterdir())
    assert {path.stem for path in (data / "清单").iterdir()} >= {"反馈问题", "疑点", "核查结果", "发现的问题", "证据"}
    assert len(cells(data / "清单" / "反馈问题.csv")) > 13
    assert not (data / "记录" / "StoredFile.jsonl").exists(), "keys of sealed files stay behind"
    findings = (data / "记录" / "Finding.jsonl").read_text("utf-8").splitlines()
    assert json.loads(findings[0])["facts"]


def test_a_stranger_can_check_it_with_the_reference_tool(sample_bag: Path) -> None:
    bagit = pytest.importorskip("bagit")
    assert bagit.Bag(str(sample_bag)).validate()


def test_nothing_of_another_organization_goes_along(store: Store, tmp_path: Path) -> None:
    first = visits.begin(store, organization="中共云栖县水利局党组", team="第一组")
    second = visits.begin(store, organization="中共云栖县教育局党组", team="第二组")
    visits.describe(
        store, second, replace(visits.details(store, second), assessment="不好", members={Role.MEMBER: ("方遥",)})
    )
    left = leaving.leave(store, first, tmp_path)
    told = "".join(path.read_text("utf-8") for path in (left / "data").rglob("*") if path.is_file())
    assert "水利局" in told
    assert not [word for word in ("教育局", "第二组", "方遥", "不好") if word in told]
    assert "CheckItem.jsonl" in {path.name for path in (left / "data" / "记录").iterdir()}


def test_the_manifest_is_what_sha256sum_reads(sample_bag: Path) -> None:
    told = dict(
        reversed(line.split("  ", 1)) for line in (sample_bag / "manifest-sha256.txt").read_text("utf-8").splitlines()
    )
    payload = [path for path in (sample_bag / "data").rglob("*") if path.is_file()]
    assert told == {
        path.relative_to(sample_bag).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in payload
    }


def test_names_of_strangers_are_made_safe_and_formulas_are_text(store: Store, tmp_path: Path) -> None:
    visit_uid = visit_of(store)
    with_evidence(store, visit_uid, NAUGHTY, b"one")
    with_evidence(store, visit_uid, "=cmd|' /C calc'!A0", b"two")
    left = leaving.leave(store, visit_uid, tmp_path)
    names = {path.name for path in (left / "data" / "证据").iterdir()}
    assert len(names) == 2
    assert all(not set(name) & set('<>:"/\\|?*%\r\n\u202e') for name in names)
    rows = cells(left / "data" / "清单" / "证据.csv")
    assert len(rows) == 3
    assert not any(row[1].startswith("=") for row in rows)
    assert check(left) == []


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("con.txt", "_con.txt"),
        ("NUL .txt", "_NUL .txt"),
        ("..", "_"),
        ("", "_"),
        ("a. ", "a"),
        ("照片.jpg", "照片.jpg"),
        ("x.y" + "z" * 30, None),
    ],
)
def test_no_name_is_a_device_empty_or_ends_with_a_dot(name: str, safe: str | None) -> None:
    assert safe_name(name) == (safe or name)


def test_long_names_keep_their_suffix_and_twins_get_a_number() -> None:
    long = safe_name("水" * 200 + ".docx")
    assert long.endswith("水.docx")
    assert len(long.encode()) <= 150
    assert safe_name("水" * 49 + ". " + "库" * 20) == "水" * 49
    names = Names()
    assert [names.take(name) for name in ("A.jpg", "a.JPG", "A.jpg")] == ["A.jpg", "a（2）.JPG", "A（3）.jpg"]


def test_every_damage_of_a_bag_is_said(store: Store, tmp_path: Path) -> None:
    visit_uid = visit_of(store)
    with_evidence(store, visit_uid, "照片.jpg", b"photo")
    left = leaving.leave(store, visit_uid, tmp_path)
    photo = next((left / "data" / "证据").iterdir())
    photo.write_bytes(b"other")
    assert "与清单不符" in check(left)[0]
    photo.unlink()
    assert "少了" in check(left)[0]
    (left / "data" / "more.txt").write_text("x")
    assert any("多了" in sentence for sentence in check(left))
    (left / "tagmanifest-sha256.txt").write_text("nonsense")
    assert check(left) == ["清单读不出来，不能核对这个文件夹。"]


def test_a_second_one_is_not_written_over_the_first(store: Store, tmp_path: Path) -> None:
    visit_uid = visit_of(store)
    leaving.leave(store, visit_uid, tmp_path)
    with pytest.raises(InputError, match="已经在那里"):
        leaving.leave(store, visit_uid, tmp_path)


def test_a_full_disk_leaves_nothing_half(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    visit_uid = visit_of(store)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    (tmp_path / "stick").mkdir()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PlaceError, match="磁盘已满"):
        leaving.leave(store, visit_uid, tmp_path / "stick")
    assert list((tmp_path / "stick").iterdir()) == []


def test_what_the_disk_gives_back_otherwise_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bag = Bag(tmp_path / "bag")
    bag.add("a.txt", [b"a"])
    monkeypatch.setattr(bagging, "check", lambda _folder: ["“data/a.txt”与清单不符。"])
    with pytest.raises(PlaceError, match="读回来"):
        bag.close([])
    assert not (tmp_path / "bag").exists()


def test_the_local_copy_ends_with_a_signed_record(store: Store, tmp_path: Path) -> None:
    visit_of(store)
    store.backups.make("手动")
    folder, place = store.folder, store.backups.place
    (folder / "自己的.txt").write_text("mine")
    record = destroy(store, "已移交并收到回执", tmp_path)
    assert [path.name for path in folder.iterdir()] == ["自己的.txt"]
    assert listed(place) == []
    told = json.loads(record.read_text("utf-8"))
    assert (told["by"], told["reason"]) == ("林溪", "已移交并收到回执")
    assert is_genuine(record)
    record.write_text(record.read_text("utf-8").replace("林溪", "别人"), "utf-8")
    assert not is_genuine(record)


def test_a_copy_of_the_pages_opens_no_more_once_the_slots_are_gone(store: Store, tmp_path: Path) -> None:
    visit_of(store)
    store.backups.make("手动")
    store.backups.place.rename(tmp_path / "stolen")
    store.backups.place = tmp_path / "stolen"
    destroy(store, "移交", tmp_path)
    with pytest.raises((InputError, PlaceError)):
        restore(tmp_path / "stolen", tmp_path / "again", PASSPHRASE)


def test_nothing_is_destroyed_without_a_reason_or_a_place_for_the_record(store: Store, tmp_path: Path) -> None:
    for reason, place in (("  ", tmp_path), ("移交", store.folder / "files"), ("移交", tmp_path / "none")):
        with pytest.raises(InputError, match="什么也没有销毁"):
            destroy(store, reason, place)
    assert store.is_open


def test_a_disk_that_fails_while_destroying_says_so(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_self: Path, *_names: object) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(Path, "iterdir", fails)
    with pytest.raises(PlaceError, match="磁盘"):
        destroy(store, "移交", tmp_path)


def test_copies_that_do_not_open_are_never_taken_for_none(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit_of(store)
    store.backups.make("手动")
    copies = store.backups.place / "copies"

    for name in ("listdir", "scandir"):
        look = getattr(os, name)

        def refuses(path: Any = ".", look: Any = look) -> Any:
            if Path(path) == copies:
                raise PermissionError(errno.EACCES, "refused")
            return look(path)

        monkeypatch.setattr(os, name, refuses)
    with pytest.raises(PlaceError, match="磁盘"):
        destroy(store, "移交", tmp_path)
