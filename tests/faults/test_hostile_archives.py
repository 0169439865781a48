"""Archives signed by a member who means harm: each is refused whole or in part, named, and never breaks the store."""

import json
from pathlib import Path
from typing import Any

import pytest

from storage import bundle, wire
from storage.rows import CODECS
from storage.steps import THERE, Entry, Mark
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.faults.archives import forged, refused, with_steps
from tests.faults.steps_kit import FILE, step
from tests.storage.people import member
from tests.storage.samples import organization


@pytest.fixture
def archive(trio: list[Store], stick: Path) -> Path:
    first, second, _ = trio
    with first.change("布置"):
        first.organizations.put(organization("先前的"))
    bundle.take_in(second, bundle.export(first, [member(first, second)], stick).folder)
    with first.change("再布置"):
        first.organizations.put(organization("后来的"))
    return bundle.export(first, [member(first, second)], stick).folder


def there(table: str, uid: str, **cells: Any) -> tuple[Entry, ...]:
    return (Entry(table, uid, THERE, 1), *(Entry(table, uid, name, value) for name, value in cells.items()))


STRANGE: list[tuple[tuple[Entry, ...], str]] = [
    (there("organization", "u", name=5), "不合规矩的值"),
    (there("organization", "u", name=None), "不合规矩的值"),
    (there("issue", "u", position="x"), "不合规矩的值"),
    (there("issue", "u", level="NO_SUCH"), "不合规矩的值"),
    (there("round", "u", starts_on="2026-02-30"), "不合规矩的值"),
    (there("finding", "u", focuses="{"), "不合规矩的值"),
    (there("round", "u", starts_on="20260101"), "不合规矩的值"),
    (there("check_result", "u", answered_at="2026-01-01T08:00:00"), "不合规矩的值"),
    (there("check_result", "u", answered_at="20260101T080000Z"), "不合规矩的值"),
    (there("check_result", "u", answered_at="1969-12-31T23:00:00+00:00"), "不合规矩的值"),
    (there("check_result", "u", answered_at="9999-12-31T23:00:00+00:00"), "不合规矩的值"),
    (there("check_item", "u", core=7), "不合规矩的值"),
    (there("finding", "u", focuses="[1]"), "不合规矩的值"),
    (there("finding", "u", focuses='{"a":1}'), "不合规矩的值"),
    ((Entry("organization", "u", THERE, 2),), "不合规矩的值"),
    ((Entry("organization", "u", THERE, "1"),), "不合规矩的值"),
    (there("organization", ""), "编号读不懂"),
    (there("organization", "a\nb"), "编号读不懂"),
    (there("drop table issue", "u"), "名目读不懂"),
    (there("organization", "u", **{"name\" = '1": "x"}), "名目读不懂"),
    (there("组织", "u"), "名目读不懂"),
    ((Entry("organization", "u", "name", "x", (Mark("e" * 32, 9, 9),)),), "本机没有的内容"),
    (there("stored_file", "../../etc/passwd", size=1), "不合规矩的值"),
    (there("stored_file", FILE, size=-1), "不合规矩的值"),
    (there("stored_file", FILE, key="zz"), "不合规矩的值"),
    (there("stored_file", FILE, sha256="A" * 64), "不合规矩的值"),
]


@pytest.mark.parametrize(("entries", "said"), STRANGE)
def test_a_step_that_no_program_wrote_is_set_aside_and_named(
    trio: list[Store], archive: Path, entries: tuple[Entry, ...], said: str
) -> None:
    first, second, _ = trio
    with_steps(first, second, archive, [step(entries)])
    report = bundle.take_in(second, archive)
    assert report.steps == 0
    assert said in report.refusals[0].reason
    assert [body.name for body in second.organizations.all()] == ["先前的"]
    assert second.verify() == []


@pytest.mark.parametrize(("more", "said"), [
    ({"author": "冒名"}, None), ({"lamport": 1 << 61}, "远远超出"), ({"lamport": 2_000_000}, "远远超出"),
])  # fmt: skip
def test_a_step_that_claims_too_much(trio: list[Store], archive: Path, more: dict[str, Any], said: str | None) -> None:
    first, second, _ = trio
    with_steps(first, second, archive, [step(there("organization", "u", name="x"), **more)])
    refusals = bundle.take_in(second, archive).refusals
    assert (refusals == ()) if said is None else said in refusals[0].reason, "headquarters may vouch for others"


def test_a_member_cannot_write_in_another_s_name(trio: list[Store], stick: Path) -> None:
    _, second, third = trio
    with third.change("写"):
        third.organizations.put(organization())
    folder = bundle.export(third, [member(third, second)], stick).folder
    with_steps(third, second, folder, [step(there("organization", "u", name="x"), author="林溪")])
    assert "署名林溪，签名的却是方遥" in bundle.take_in(second, folder).refusals[0].reason


def test_an_original_is_registered_once_and_never_changed(trio: list[Store], stick: Path) -> None:
    _, second, third = trio
    with third.change("附加"):
        photo = third.files.take_bytes(b"photo")
        third.stored_files.put(photo)
    first_archive = bundle.export(third, [member(third, second)], stick).folder
    bundle.take_in(second, first_archive)
    mark = next(
        Mark(one.device, one.seq, place)
        for one in third.merge.steps_after({})
        for place, entry in enumerate(one.entries)
        if entry.field == "sha256"
    )
    folder = bundle.export(third, [member(third, second)], stick).folder
    changed = (Entry("stored_file", photo.uid, "sha256", "0" * 64, (mark,)),)
    with_steps(third, second, folder, [step(changed, author="方遥")])
    assert bundle.take_in(second, folder).steps == 0
    assert second.files.read(second.stored_files.one(photo.uid)) == b"photo"


def test_an_original_is_registered_by_nobody_else_as_something_else(trio: list[Store], stick: Path) -> None:
    _, second, third = trio
    with second.change("附加"):
        photo = second.files.take_bytes(b"photo")
        second.stored_files.put(photo)
    folder = bundle.export(third, [member(third, second)], stick).folder
    cells = {"size": photo.size, "sha256": photo.sha256, "key": photo.key}
    twice = (*there("stored_file", FILE, **cells), Entry("stored_file", FILE, "size", 6))
    for entries in (there("stored_file", photo.uid, **cells | {"sha256": "0" * 64}), twice):
        with_steps(third, second, folder, [step(entries, author="方遥")])
        assert "这里已经登记过" in bundle.take_in(second, folder).refusals[0].reason
    one = step(there("stored_file", FILE, **cells), author="方遥")
    two = step(there("stored_file", FILE, **cells | {"size": 6}), author="方遥", seq=2, previous=one.hash, lamport=7)
    with_steps(third, second, folder, [one, two])
    assert bundle.take_in(second, folder).steps == 1
    assert second.stored_files.one(photo.uid) == photo
    assert [said for said in second.verify() if photo.uid[:8] in said] == []


def test_an_original_under_a_key_that_is_none_is_not_let_in(trio: list[Store], archive: Path) -> None:
    first, second, _ = trio
    with_steps(first, second, archive, [step(there("stored_file", FILE, size=1, sha256="0" * 64, key="zz"))])
    forged(first, second, archive, lambda files: files.update({f"bag/data/files/{FILE}": b"x"}))
    report = bundle.take_in(second, archive)
    assert (report.steps, report.files, report.refusals[0].reason) == (0, 0, "这一步里有不合规矩的值。")


def test_a_strange_value_for_a_newer_version_locks_nobody_out(
    trio: list[Store], archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, _ = trio
    cells = {"visit_uid": "v", "document_uid": "d", "level": "issue", "heading": "问题"}
    with_steps(first, second, archive, [step((*there("issue", "u", position="x", **cells), *there("issue", "v")))])
    with monkeypatch.context() as older_program:
        older_program.delitem(CODECS, "issue")
        assert bundle.take_in(second, archive).steps == 1
    second.close()
    trio[1] = second = Store.open(second.folder, PASSPHRASE)
    assert second.issues.count() == 0
    assert "少了一条反馈问题（u）" in second.verify()[0]


@pytest.mark.parametrize("lines", [
    b"[]\n", b"[[],[]]\n", b'["x"]\n', b"5\n", b"[" * 100_000 + b"\n", b"NaN\n",
    b'[["\\ud800",1,"","","",1,"do",null,""],[]]\n',
])  # fmt: skip
def test_lines_that_are_no_steps(trio: list[Store], archive: Path, lines: bytes) -> None:
    first, second, _ = trio
    forged(first, second, archive, lambda files: files.update({"bag/data/steps-0001.jsonl": lines}))
    assert "读不懂的改动" in refused(second, archive)


BAD_HEADS: list[tuple[int, Any]] = [
    (0, ""), (1, 0), (1, True), (1, 1 << 63), (2, "x" * 300),
    (4, "x"), (4, "2026-03-17T20:41:00"), (4, "9999-12-31T23:00:00+00:00"), (6, "redone"), (7, -1), (8, "00"), (8, 5),
]  # fmt: skip


@pytest.mark.parametrize(("place", "value"), BAD_HEADS)
def test_a_head_out_of_bounds_is_no_step(place: int, value: Any) -> None:
    head, entries = json.loads(wire.line_of(step(there("organization", "u"))))
    head[place] = value
    with pytest.raises(wire.StrangeStepError):
        list(wire.read(json.dumps([head, entries]).encode()))


def test_long_values_floats_and_strange_marks_are_no_entries() -> None:
    for entry in (
        ["t", "u", "f", "x" * (wire.LONGEST_TEXT + 1), []],
        ["t", "u", "f", 1.5, []],
        ["t", "u", "f", 1 << 63, []],
        ["t", "u", "f", [], []],
        ["t", 5, "f", "x", []],
        ["t", "u", "f", "x", [["d", 1, -1]]],
        ["t", "u", "f", "x", [["d", 0, 1]]],
        ["t", "u", "f", "x", [[5, 1, 1]]],
    ):
        line = wire.line_of(step(()))[:-3] + json.dumps([entry]).encode() + b"]\n"
        with pytest.raises(wire.StrangeStepError):
            list(wire.read(line))


def test_an_order_that_cannot_be_is_set_aside(trio: list[Store], archive: Path) -> None:
    first, second, _ = trio
    one = step(there("organization", "u", name="x"), lamport=9)
    two = step(there("organization", "v", name="y"), seq=2, previous=one.hash, lamport=9)
    with_steps(first, second, archive, [one, two])
    report = bundle.take_in(second, archive)
    assert (report.steps, report.refusals[0].reason) == (1, "这一步的次序与前一步对不上。")


def test_a_chain_with_a_gap_is_refused(trio: list[Store], archive: Path) -> None:
    first, second, _ = trio
    one = step(there("organization", "u", name="x"))
    with_steps(first, second, archive, [one, step(there("organization", "v"), seq=3, previous=one.hash, lamport=7)])
    assert "前后对不上" in refused(second, archive)


def test_a_branch_told_backwards_does_not_join_the_chain(trio: list[Store], archive: Path) -> None:
    first, second, _ = trio
    with_steps(first, second, archive, [step(there("organization", "u", name="x"))])
    bundle.take_in(second, archive)
    other = step(there("organization", "w", name="y"), lamport=20)
    late = step(there("organization", "z", name="q"), seq=2, previous=other.hash, lamport=1)
    with_steps(first, second, archive, [other, late])
    assert "次序" in bundle.take_in(second, archive).refusals[0].reason
    assert second.verify() == []
