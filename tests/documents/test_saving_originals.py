"""另存原件: the very bytes, under a name that is free, and a custody record that nothing takes back."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from documents import saving_originals
from documents.evidence import attach
from documents.saving_originals import save, save_into
from domain.errors import Cancelled, FuzhenError
from domain.records import Evidence
from storage import roster
from storage.members import RosterRole
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.documents.pictures_kit import put
from tests.storage.people import create, hand_over, introduce

FILM = b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 9000  # longer than one stretch of the sealed file
SAVED = "另存原件到同一块盘"


def two(store: Store, visit: str, tmp_path: Path) -> list[Evidence]:
    return attach(store, visit, [put(tmp_path, "泵房.mp4", FILM), put(tmp_path, "座谈.mp3", b"ID3 talk")])


def custody(store: Store, piece: Evidence) -> list[str]:
    return [event.label for event in store.evidence.history(piece.uid)]


def test_the_original_is_written_byte_for_byte_and_custody_tells_it(store: Store, visit: str, tmp_path: Path) -> None:
    film, _ = two(store, visit, tmp_path)
    target = tmp_path / "给专家看.mp4"
    target.write_bytes(b"what he chose to write over")
    save(store, [(film, target)])
    assert target.read_bytes() == FILM
    assert custody(store, film) == ["附加证据", SAVED]
    assert store.evidence.history(film.uid)[-1].author == "林溪"
    assert sorted(path.name for path in tmp_path.glob("*.part")) == []
    assert store.verify() == []


def test_several_get_names_that_are_free_in_the_folder(store: Store, visit: str, tmp_path: Path) -> None:
    film, talk = two(store, visit, tmp_path)
    with store.change("改名"):
        store.evidence.put(replace(talk, name="a/b:座谈.mp3"))
    folder = tmp_path / "U盘"
    folder.mkdir()
    (folder / "证-0001 泵房.MP4").write_bytes(b"somebody else's")
    save_into(store, store.evidence.many([film.uid, talk.uid]), folder)
    there = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert there == {
        "证-0001 泵房.MP4": b"somebody else's",
        "证-0001 泵房（2）.mp4": FILM,
        "证-0002 a_b_座谈.mp3": b"ID3 talk",
    }
    assert [custody(store, piece)[-1] for piece in (film, talk)] == [SAVED, SAVED]


def test_what_was_saved_cannot_be_undone_and_keeps_nothing_else_from_it(
    store: Store, visit: str, tmp_path: Path
) -> None:
    film, _ = two(store, visit, tmp_path)
    for note in ("水泵", "水泵停着"):
        with store.change(f"写{note}"):
            store.evidence.put(replace(film, note=note))
    store.undo()
    save(store, [(film, tmp_path / "1.mp4")])
    assert (store.undo_label, store.redo_label) == ("写水泵", "写水泵停着")
    store.close()
    again = Store.open(store.folder, PASSPHRASE)
    assert (again.undo_label, again.redo_label) == ("写水泵", "写水泵停着")
    assert again.redo() == "写水泵停着"
    assert [again.undo(), again.undo(), again.undo()] == ["写水泵停着", "写水泵", "附加证据"]
    assert again.evidence.get(film.uid) is None
    again.redo()
    assert custody(again, film).count(SAVED) == 1
    assert again.verify() == []
    again.close()


def test_custody_travels_and_a_colleague_who_takes_the_archive_back_takes_no_deed_of_the_world_back(
    tmp_path: Path,
) -> None:
    stores = [create(tmp_path / name, name) for name in ("巡察办", "林溪")]
    introduce(stores)
    office, ours = stores
    film, _ = two(ours, "v", tmp_path)
    hand_over(ours, office, tmp_path / "a")
    save(ours, [(film, tmp_path / "1.mp4")])
    hand_over(ours, office, tmp_path / "b")
    assert custody(office, film) == ["附加证据", SAVED]
    save(office, [(film, tmp_path / "2.mp4")])
    assert office.undo() == "收下林溪的交换包"
    assert custody(office, film)[:3] == ["附加证据", SAVED, SAVED]
    assert (office.verify(), office.merge.conflicts()) == ([], [])
    for store in stores:
        store.close()


def refusals(store: Store, wanted: list[tuple[Evidence, Path]]) -> str:
    with pytest.raises(FuzhenError) as refused:
        save(store, wanted)
    return str(refused.value)


def test_nothing_is_written_and_nothing_recorded_where_it_may_not_or_cannot_be(
    store: Store, visit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film, talk = two(store, visit, tmp_path)
    folder = tmp_path / "U盘"
    folder.mkdir()
    both = [(film, folder / "1.mp4"), (talk, folder / "2.mp3")]
    assert "请选工作夹外面的文件夹" in refusals(store, [(film, store.folder / "files" / "1.mp4")])
    us = roster.ourselves(store, RosterRole.READER)
    with monkeypatch.context() as reading:
        reading.setattr(roster, "member_of", lambda *_: us)
        assert "你的身份是只读" in refusals(store, both)
    with monkeypatch.context() as lying:
        lying.setattr(saving_originals, "Proved", Forgetful)
        assert "证-0001写到盘上读回来与登记的指纹不一样" in refusals(store, both)
    sealed = store.files.path(talk.file_uid)
    whole = sealed.read_bytes()
    sealed.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert "证-0002" in refusals(store, both)
    sealed.write_bytes(whole)

    def stop(done: int, _total: int, _text: str) -> None:
        if done > 1_000_000:
            raise Cancelled

    with pytest.raises(Cancelled):
        save(store, both, stop)
    assert "所选的磁盘读写出错" in refusals(store, [(film, folder / "没有了" / "1.mp4")])
    assert list(folder.iterdir()) == []
    assert custody(store, film) == custody(store, talk) == ["附加证据"]


class Forgetful(saving_originals.Proved):
    """A disk that gives back another byte than it was given."""

    def end(self) -> Any:
        super().end()
        return None
