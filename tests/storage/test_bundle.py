"""Archives between three real workspaces: what goes out comes in whole, once, tried before, and can be taken back."""

import os
import random
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from domain.errors import Cancelled, InputError, PlaceError
from domain.records import Evidence, LookBackVisit, Organization
from storage import bundle, receipts, roster
from storage.database import Database
from storage.rows import CODECS, Codec
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.storage.people import hand_over, member
from tests.storage.samples import issue, organization


def test_an_archive_for_several_brings_each_his_own_receipts(trio: list[Store], stick: Path) -> None:
    first, second, third = trio
    for store in (first, third):
        with store.change("登记"):
            store.organizations.put(organization(f"{store.author}登记的单位"))
        hand_over(store, second, stick)
    back = bundle.export(second, [member(second, first), member(second, third)], stick)
    for store in (first, third):
        assert bundle.take_in(store, back.folder).notes == ()
        assert [delivery.acknowledged for delivery in receipts.delivered(store)] == [("林溪",)]


def test_what_arrives_is_counted_by_organization_and_person(trio: list[Store], stick: Path) -> None:
    first, second, _ = trio
    body = organization("云栖县农业农村局党组")
    with first.change("布置"):
        first.organizations.put(body)
        visit = LookBackVisit(organization_uid=body.uid)
        first.visits.put(visit)
        first.issues.put(issue(visit_uid=visit.uid))
        photo = first.files.take_bytes(b"a picture")
        first.stored_files.put(photo)
        first.evidence.put(Evidence(visit_uid=visit.uid, number="证-0001", name="照片", file_uid=photo.uid))
    sent = bundle.export(first, [member(first, second)], stick)
    assert (sent.recipients, sent.steps, sent.files, sent.parts, sent.missing) == (("林溪",), 2, 1, 1, ())

    seen = bundle.inspect(second, sent.folder)
    assert (seen.sender, seen.recipients, seen.verified) == ("巡察办", ("林溪",), True)
    assert "给林溪的交换包，共1卷" in seen.text

    tried = bundle.dry_run(second, sent.folder)
    assert second.organizations.count() == 0
    assert not second.files.path(photo.uid).exists()
    report = bundle.take_in(second, sent.folder)
    assert replace(tried, dry=False) == report
    assert [line.text for line in report.lines] == [
        "不属于单个单位的内容，巡察办：新增1条。",
        "云栖县农业农村局党组，巡察办：新增4条。",
    ]
    assert (tried.text, report.text) == (
        "将收下巡察办的2步改动、1份原件。", "已收下巡察办的2步改动、1份原件。",
    )  # fmt: skip
    assert second.files.read(second.stored_files.one(photo.uid)) == b"a picture"
    assert second.verify() == []
    assert bundle.inspect(second, sent.folder).taken_at is not None


def test_the_same_archive_twice_changes_nothing(trio: list[Store], stick: Path) -> None:
    first, second, _ = trio
    with first.change("布置"):
        first.organizations.put(organization())
        first.stored_files.put(first.files.take_bytes(b"x"))
    folder = bundle.export(first, [member(first, second)], stick).folder
    bundle.take_in(second, folder)
    before = second.merge.heads()
    again = bundle.take_in(second, folder)
    assert (again.steps, again.text) == (0, "巡察办的这一包里没有新内容，本机内容没有变。")
    assert second.merge.heads() == before


def test_only_what_the_other_has_not_seen_is_sent_and_the_receipt_says_delivered(
    trio: list[Store], stick: Path
) -> None:
    first, second, _ = trio
    with first.change("布置"):
        first.stored_files.put(first.files.take_bytes(b"x" * 1000))
    report = hand_over(first, second, stick)
    assert receipts.delivered(first)[0].acknowledged == ()
    path = receipts.write(second, report.uid, stick)
    receipt = receipts.take_in(first, path)
    assert (receipt.receiver, receipt.set_aside, receipt.behind) == ("林溪", (), "")
    assert receipts.delivered(first)[0].acknowledged == ("林溪",)
    nameless = receipts.make(second, replace(report, uid="not:a:uid"), roster.ourselves(first).signing)
    with pytest.raises(PlaceError, match="读不懂"):
        receipts.take_packet(first, nameless)
    with first.change("再布置"):
        first.organizations.put(organization())
    sent = bundle.export(first, [member(first, second)], stick)
    assert (sent.steps, sent.files) == (1, 0)
    with pytest.raises(InputError, match="还没有收进来"):
        receipts.write(first, "0" * 32, stick)


def test_a_whole_folder_put_back_is_found_at_the_next_exchange_and_made_whole(
    trio: list[Store], stick: Path, tmp_path: Path
) -> None:
    first, second, _ = trio
    hand_over(first, second, stick)
    second.close()
    shutil.copytree(second.folder, tmp_path / "旧的")
    second = Store.open(second.folder, PASSPHRASE)
    body = organization("云栖县农业农村局党组")
    with second.change("登记"):
        second.organizations.put(body)
    hand_over(second, first, stick)
    second.close()
    shutil.rmtree(second.folder)
    shutil.copytree(tmp_path / "旧的", second.folder)
    second = Store.open(second.folder, PASSPHRASE)
    (note,) = hand_over(first, second, stick).notes
    assert "工作夹可能被换回了旧的" in note
    assert "巡察办的下一包会补齐" in note
    hand_over(second, first, stick)
    assert hand_over(first, second, stick).notes == ()
    assert second.organizations.one(body.uid).name == body.name
    assert second.verify() == []
    second.close()


def test_who_has_all_of_a_missed_archive_by_a_later_one_has_acknowledged_it(trio: list[Store], stick: Path) -> None:
    first, second, third = trio
    with first.change("布置"):
        first.organizations.put(organization())
    bundle.export(first, [member(first, second), member(first, third)], stick)
    hand_over(first, second, stick)
    assert {delivery.acknowledged for delivery in receipts.delivered(first)} == {()}
    hand_over(second, first, stick)
    assert {delivery.acknowledged for delivery in receipts.delivered(first)} == {("林溪",)}


def test_a_missing_base_is_named_with_what_to_ask_for(trio: list[Store], stick: Path) -> None:
    first, second, third = trio
    for number in range(3):
        with first.change("布置"):
            first.organizations.put(organization(f"单位{number}"))
        report = hand_over(first, second, stick)
        receipts.take_packet(first, receipts.make(second, report, roster.ourselves(first).signing))
    with first.change("布置"):
        first.organizations.put(organization("第四"))
    folder = bundle.export(first, [member(first, second)], stick).folder
    with pytest.raises(PlaceError, match="不是给本机的"):
        bundle.take_in(third, folder)
    receipts.keep_seen(first, roster.ourselves(third).signing, first.merge.heads(), [])
    with first.change("布置"):
        first.organizations.put(organization("第五"))
    folder = bundle.export(first, [member(first, third)], stick).folder
    with pytest.raises(PlaceError, match=r"第4步之后，本机只有到第0步的.*请让巡察办给一个从第1步起的"):
        bundle.dry_run(third, folder)
    assert hand_over(first, third, stick, whole=True).steps == 5


def without_short_names() -> Codec[Organization]:
    """How a program reads organizations that was made before they had short names."""
    codec = Codec(Organization)
    kept = [
        (name, default) for name, default in zip(codec.columns, codec.defaults, strict=True) if name != "short_name"
    ]
    codec.columns, codec.defaults = zip(*kept, strict=True)
    codec.index = {name: place for place, name in enumerate(codec.columns)}
    codec.needed = (codec.index["name"],)
    codec.insert = "insert into organization (id, uid, name, parent_uid, short_name) values (?, ?, ?, ?, '')"
    return codec


def test_what_a_newer_version_wrote_survives_and_is_read_after_the_upgrade(
    trio: list[Store], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = trio
    body = replace(organization("甲局"), short_name="甲")
    with first.change("布置"):
        first.issues.put(issue())
        first.organizations.put(body)
    folder = bundle.export(first, [member(first, second)], stick).folder
    with monkeypatch.context() as older_program:
        older_program.delitem(CODECS, "issue")
        older_program.setitem(CODECS, "organization", without_short_names())
        report = bundle.take_in(second, folder)
        assert "较新版本" in report.notes[0]
        assert (second.issues.count(), second.organizations.count(short_name="")) == (0, 1)
        sent = bundle.export(second, [member(second, third)], stick)
    assert bundle.take_in(third, sent.folder).steps == 2
    assert third.issues.count() == 1
    for _ in range(2):
        second.close()
        trio[1] = second = Store.open(second.folder, PASSPHRASE)
        assert [one.heading for one in second.issues.all()] == [issue().heading]
        assert second.organizations.all() == [body]
    assert second.search.find(issue().heading, issue().visit_uid)
    assert second.verify() == [] == third.verify()


def test_progress_goes_up_to_the_whole(trio: list[Store], stick: Path) -> None:
    first, second, _ = trio
    with first.change("布置"):
        first.stored_files.put(first.files.take_bytes(os.urandom(3_000_000)))
    told: list[tuple[int, int]] = []
    bundle.export(first, [member(first, second)], stick, lambda done, total, _text: told.append((done, total)))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert all(done <= total for done, total in told)
    assert told[-1][0] == told[-1][1] > 3_000_000


def test_no_recipient_and_a_stopped_key_are_said(trio: list[Store], stick: Path) -> None:
    first, second, _ = trio
    with pytest.raises(InputError, match="还没有选收件人"):
        bundle.export(first, [], stick)
    with pytest.raises(InputError, match="林溪的钥匙已经停用"):
        bundle.export(first, [replace(member(first, second), revoked=True)], stick)
    with pytest.raises(PlaceError, match="磁盘读写出错"):
        bundle.export(first, [member(first, second)], stick / "没有")


def test_an_archive_is_taken_in_under_progress_and_can_be_stopped(trio: list[Store], stick: Path) -> None:
    first, second, _ = trio
    with first.change("布置"):
        first.organizations.put(organization())
    folder = bundle.export(first, [member(first, second)], stick).folder

    def stop(_done: int, _total: int, text: str, /) -> None:
        if text == "正在合并":
            raise Cancelled

    with pytest.raises(Cancelled):
        bundle.take_in(second, folder, stop)
    assert second.organizations.count() == 0
    assert list(second.files.incoming.iterdir()) == []


def test_what_does_not_lie_in_the_journal_as_it_came_is_rolled_back_fifty_times(
    trio: list[Store], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, _ = trio
    for number in range(6):
        with first.change("布置"):
            first.organizations.put(organization(f"单位{number}"))
    folder = bundle.export(first, [member(first, second)], stick).folder
    kept = second.backups.make("收入前")
    write_many, chance = Database.write_many, random.Random(11)

    def loses_one(self: Database, sql: str, values: Iterable[Sequence[Any]]) -> None:
        rows = list(values)
        if "into journal_entry " in sql:
            del rows[chance.randrange(len(rows))]
        write_many(self, sql, rows)

    for _ in range(50):
        with monkeypatch.context() as spoilt:
            spoilt.setattr(Database, "write_many", loses_one)
            with pytest.raises(PlaceError, match=r"写进去后对不上.*没有变"):
                bundle.take_in(second, folder)
        assert (second.organizations.count(), second.merge.heads()) == (0, {})
    assert second.backups.newest == kept
    assert bundle.take_in(second, folder).steps == 6
    assert second.verify() == []
