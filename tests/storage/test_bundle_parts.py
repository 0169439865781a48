"""Originals on their way: lost, damaged, too big for one part, on a stick that was pulled or went bad."""

import os
from pathlib import Path

import pytest

from domain.errors import Cancelled, PlaceError
from storage import bundle
from storage.aside import disk_error
from storage.bundle_out import Draft, Writer
from storage.store import Store
from tests.storage.people import hand_over, member
from tests.storage.samples import organization


def test_a_lost_original_is_sent_again(trio: list[Store], stick: Path) -> None:
    first, second, _ = trio
    with first.change("布置"):
        photo = first.files.take_bytes(b"photo")
        first.stored_files.put(photo)
    hand_over(first, second, stick)
    second.files.path(photo.uid).unlink()
    hand_over(second, first, stick)
    report = hand_over(first, second, stick)
    assert (report.steps, report.files) == (0, 1)
    assert second.files.read(photo) == b"photo"


def test_a_damaged_original_is_left_out_and_named(trio: list[Store], stick: Path) -> None:
    first, second, _ = trio
    with first.change("布置"):
        photo = first.files.take_bytes(b"photo")
        first.stored_files.put(photo)
    first.files.path(photo.uid).unlink()
    sent = bundle.export(first, [member(first, second)], stick)
    assert (sent.files, sent.missing) == (0, (photo.uid,))
    assert "1份原件已损坏" in bundle.take_in(second, sent.folder).notes[0]


def test_a_big_original_goes_over_several_parts_and_an_empty_one_too(trio: list[Store], stick: Path) -> None:
    first, second, _ = trio
    content = os.urandom(700_000)
    with first.change("布置"):
        stored = [first.files.take_bytes(data) for data in (content, b"", b"small")]
        for one in stored:
            first.stored_files.put(one)
    sent = bundle.export(first, [member(first, second)], stick, part_size=300_000)
    assert sent.parts >= 3
    assert sent.files == 3
    assert bundle.take_in(second, sent.folder).files == 3
    assert [second.files.read(one) for one in stored] == [content, b"", b"small"]
    assert second.verify() == []


def test_a_pulled_stick_costs_one_part(trio: list[Store], stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, _ = trio
    with first.change("布置"):
        for _ in range(4):
            first.stored_files.put(first.files.take_bytes(os.urandom(200_000)))
    written = Writer._write_part
    calls = []

    def pulled(self: Writer, path: Path, progress: object) -> tuple[int, str]:
        calls.append(path.name)
        if len(calls) == 3:
            raise disk_error(OSError(5, "pulled"), stick)
        return written(self, path, progress)  # type: ignore[arg-type]

    monkeypatch.setattr(Writer, "_write_part", pulled)
    with pytest.raises(PlaceError, match="磁盘读写出错"):
        bundle.export(first, [member(first, second)], stick, part_size=300_000)
    (folder,) = stick.iterdir()
    with pytest.raises(PlaceError, match="没有完整的交换包"):
        bundle.take_in(second, folder)
    first.change("别的")
    with first.change("后来"):
        first.organizations.put(organization("后来的"))
    sent = bundle.export(first, [member(first, second)], stick, part_size=300_000)
    assert (sent.folder, sent.kept_parts, sent.files) == (folder, 2, 4)
    report = bundle.take_in(second, sent.folder)
    assert (report.steps, report.files) == (1, 4), "what was written later goes with the next archive"
    assert hand_over(first, second, stick).steps == 1
    assert second.verify() == []


@pytest.mark.parametrize(("kept", "parts", "payload"), [(0, 0, 0), (1, 1, 2), (2, 2, 3)])
def test_a_draft_forgets_the_parts_that_are_not_whole(kept: int, parts: int, payload: int) -> None:
    files = [("一", 1, "a"), ("二", 2, "b"), ("三", 3, "c")]
    begun = Draft("u", "f", {}, {}, [], [{"name": "1", "entries": 2}, {"name": "2", "entries": 3}], list(files))
    begun.keep_first(kept)
    assert (len(begun.parts), len(begun.payload)) == (parts, payload)
    older = Draft("u", "f", {}, {}, [], [{"name": "1"}, {"name": "2"}], list(files))
    older.keep_first(kept)
    assert (older.parts, older.payload) == (([], []) if kept < 2 else ([{"name": "1"}, {"name": "2"}], files))


@pytest.mark.parametrize("bad", [1, 2, 3])
def test_a_part_that_went_bad_on_the_stick_is_written_again_with_those_after_it(
    trio: list[Store], stick: Path, bad: int
) -> None:
    first, second, _ = trio
    with first.change("布置"):
        for _ in range(5):
            first.stored_files.put(first.files.take_bytes(os.urandom(200_000)))

    def pulled(_done: int, _total: int, _text: str, /) -> None:
        if len(list(stick.glob("*/*.age"))) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        bundle.export(first, [member(first, second)], stick, pulled, part_size=300_000)
    (folder,) = stick.iterdir()
    parts = sorted(folder.glob("*.age"))
    parts[bad - 1].write_bytes(b"bad") if bad < 3 else parts[bad - 1].unlink()
    before = [path.stat().st_ino for path in parts[: bad - 1]]
    sent = bundle.export(first, [member(first, second)], stick, part_size=300_000)
    assert (sent.folder, sent.kept_parts) == (folder, bad - 1)
    assert [path.stat().st_ino for path in parts[: bad - 1]] == before
    assert bundle.take_in(second, sent.folder).files == 5
    assert second.verify() == []
