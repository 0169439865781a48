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
from domain.records import Evidence, LookBackVisit, Membership, Round
from domain.words import Role
from storage import bundle, receipts, roster
from storage.aside import disk_error
from storage.bundle_out import Writer
from storage.database import Database
from storage.members import RosterRole
from storage.rows import CODECS, Codec
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.storage.people import hand_over, introduce, member
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
    assert (seen.sender, seen.recipients, seen.for_us, seen.verified) == ("巡察办", ("林溪",), True, True)
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
    assert not bundle.inspect(third, folder).for_us
    with pytest.raises(PlaceError, match="不是给本机的"):
        bundle.take_in(third, folder)
    receipts.keep_seen(first, roster.ourselves(third).signing, first.merge.heads(), [])
    with first.change("布置"):
        first.organizations.put(organization("第五"))
    folder = bundle.export(first, [member(first, third)], stick).folder
    with pytest.raises(PlaceError, match=r"第4步之后，本机只有到第0步的.*请让巡察办给一个从第1步起的"):
        bundle.dry_run(third, folder)
    assert hand_over(first, third, stick, whole=True).steps == 5


def test_taking_in_can_be_undone_where_nobody_wrote_since(trio: list[Store], stick: Path) -> None:
    first, second, _ = trio
    assert bundle.undo_take_in(second) is None
    bodies = [organization(f"单位{number}") for number in range(3)]
    with first.change("布置"):
        for body in bodies[:2]:
            first.organizations.put(body)
    hand_over(first, second, stick)
    with first.change("改"):
        first.organizations.put(replace(bodies[0], name="改过", short_name="简"))
        first.organizations.drop(bodies[1].uid)
        first.organizations.put(bodies[2])
    hand_over(first, second, stick)
    with second.change("我也改"):
        second.organizations.put(replace(bodies[0], name="我的", short_name="简"))
    assert bundle.undo_take_in(second) == "收下巡察办的交换包"
    assert second.organizations.one(bodies[0].uid) == replace(bodies[0], name="我的")
    assert {body.name for body in second.organizations.all()} == {"我的", "单位1"}
    assert second.undo() == "撤销收下巡察办的交换包"
    assert second.organizations.one(bodies[0].uid).short_name == "简"
    assert second.verify() == []


def test_a_member_who_undoes_a_kit_writes_nothing_he_has_no_right_to(trio: list[Store], stick: Path) -> None:
    first, second, third = trio
    with first.change("布置"):
        first.rounds.put(Round(name="第三轮"))
        first.memberships.put(Membership(team_uid="t", person_uid="p", role=Role.MEMBER))
        first.organizations.put(organization("云栖县农业农村局党组"))
    hand_over(first, third, stick)
    label = bundle.undo_take_in(third)
    assert label == "收下巡察办的交换包；其中的轮次和组内职务不归你改，照包里的留着"
    assert (third.organizations.all(), len(third.rounds.all()), len(third.memberships.all())) == ([], 1, 1)
    assert third.verify() == []
    taken = hand_over(third, second, stick.with_name("another"))
    assert taken.refusals == ()


def test_a_reader_undoes_no_archive(trio: list[Store], stick: Path) -> None:
    first, _, third = trio
    introduce(trio, [RosterRole.LEADER, RosterRole.READER])
    with first.change("布置"):
        first.organizations.put(organization("云栖县农业农村局党组"))
    hand_over(first, third, stick)
    with pytest.raises(InputError, match="什么也没有改动"):
        third.undo_take_in()
    assert len(third.organizations.all()) == 1
    assert third.merge.intakes.may_undo


def test_fields_and_tables_of_a_newer_version_survive_and_are_read_after_the_upgrade(
    trio: list[Store], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = trio
    body = replace(organization("甲局"), short_name="甲")
    with first.change("布置"):
        first.organizations.put(body)
        first.issues.put(issue())
    whole, issues = CODECS["organization"], CODECS["issue"]
    older = Codec(type(body))
    older.columns = tuple(name for name in whole.columns if name != "short_name")
    older.index = {name: place for place, name in enumerate(whole.columns) if name != "short_name"}
    older.defaults = tuple(d for n, d in zip(whole.columns, whole.defaults, strict=True) if n != "short_name")
    folder = bundle.export(first, [member(first, second)], stick).folder
    with monkeypatch.context() as older_program:
        older_program.setitem(CODECS, "organization", whole)
        older_program.delitem(CODECS, "issue")
        report = bundle.take_in(second, folder)
        assert "较新版本" in report.notes[0]
        assert second.issues.count() == 0
        sent = bundle.export(second, [member(second, third)], stick)
    assert bundle.take_in(third, sent.folder).steps == 2
    assert third.issues.count() == 1
    second.merge.read_unread()
    assert second.issues.count() == 1
    second.merge.read_unread()
    assert issues is CODECS["issue"]
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


def test_an_archive_can_be_taken_back_after_the_workspace_was_locked(trio: list[Store], stick: Path) -> None:
    first, second, _ = trio
    bodies = [organization(f"单位{number}") for number in range(3)]
    with first.change("布置"):
        for body in bodies[:2]:
            first.organizations.put(body)
    hand_over(first, second, stick)
    before = second.organizations.all()
    with first.change("改"):
        first.organizations.put(replace(bodies[0], name="改过", short_name="简"))
        first.organizations.drop(bodies[1].uid)
        first.organizations.put(bodies[2])
    hand_over(first, second, stick)
    second.close()
    again = Store.open(second.folder, PASSPHRASE)
    assert again.undo_label == "收下巡察办的交换包"
    assert again.undo() == "收下巡察办的交换包"
    assert sorted(again.organizations.all(), key=lambda one: one.name) == before
    assert again.merge.conflicts() == []
    assert again.undo() == "收下巡察办的交换包", "and the one before"
    assert again.organizations.all() == []
    assert not again.merge.intakes.may_undo
    assert again.undo_label == "撤销收下巡察办的交换包"
    assert again.verify() == []
    again.close()


def test_archives_taken_in_together_are_taken_back_together(trio: list[Store], stick: Path) -> None:
    first, second, third = trio
    for store in (first, third):
        with store.change("写"):
            store.organizations.put(organization(store.author))
    with second.change("自己的"):
        second.organizations.put(organization("自己的"))
    with second.merge.intakes.together():
        for store in (first, third):
            hand_over(store, second, stick)
    assert second.organizations.count() == 3
    assert second.undo_label == "收下2个交换包"
    assert second.undo() == "收下2个交换包"
    assert [body.name for body in second.organizations.all()] == ["自己的"]
    assert second.undo() == "撤销收下2个交换包", "a step like any other"
    assert second.organizations.count() == 3
    assert second.verify() == []


def test_taking_back_opens_the_conflict_that_came_in_decided(trio: list[Store], stick: Path) -> None:
    first, second, third = trio
    body = organization("甲局")
    with first.change("布置"):
        first.organizations.put(body)
    for store in (second, third):
        hand_over(first, store, stick)
        with store.change("改"):
            store.organizations.put(replace(body, name=f"{store.author}改的"))
    hand_over(third, second, stick)
    (conflict,) = second.merge.conflicts()
    hand_over(second, first, stick)
    hand_over(third, first, stick)
    with first.change("定下"):
        first.merge.settle(first.merge.conflicts()[0], "巡察办定的")
    hand_over(first, second, stick)
    assert second.merge.conflicts() == []
    second.undo()
    (again,) = second.merge.conflicts()
    assert [wording.value for wording in again.wordings] == [wording.value for wording in conflict.wordings]
    assert second.organizations.one(body.uid).name == conflict.wordings[-1].value
    assert second.verify() == []


def test_undoing_a_decision_opens_the_conflict_again(trio: list[Store], stick: Path) -> None:
    first, second, _ = trio
    body = organization("甲局")
    with first.change("布置"):
        first.organizations.put(body)
    hand_over(first, second, stick)
    for store, name in ((first, "一"), (second, "二")):
        with store.change("改"):
            store.organizations.put(replace(body, name=name))
    hand_over(second, first, stick)
    (conflict,) = first.merge.conflicts()
    for value in ("一", "二", "三"):
        with first.change("定下"):
            first.merge.settle(first.merge.conflicts()[0], value)
        assert first.merge.conflicts() == []
        assert first.undo() == "定下"
        assert first.merge.conflicts() == [conflict], "with both authors and times"
        assert first.redo() == "定下"
        assert (first.merge.conflicts(), first.organizations.one(body.uid).name) == ([], value)
        assert first.undo() == "定下"
    hand_over(first, second, stick)
    assert second.merge.conflicts() == [conflict]
    assert first.verify() == [] == second.verify()


def test_undoing_what_became_of_a_dropped_record_opens_it_again(trio: list[Store], stick: Path) -> None:
    first, second, _ = trio
    body = organization("甲局")
    with first.change("布置"):
        first.organizations.put(body)
    hand_over(first, second, stick)
    with first.change("删"):
        first.organizations.drop(body.uid)
    with second.change("改"):
        second.organizations.put(replace(body, name="乙局"))
    hand_over(second, first, stick)
    (conflict,) = first.merge.conflicts()
    assert conflict.field == ""
    for value in (0, 1):
        with first.change("定下"):
            first.merge.settle(first.merge.conflicts()[0], value)
        assert (first.merge.conflicts(), first.organizations.count()) == ([], value)
        for _ in range(2):
            first.undo()
            first.redo()
            assert (first.merge.conflicts(), first.organizations.count()) == ([], value)
        first.undo()
        assert [(one.field, {w.author for w in one.wordings}) for one in first.merge.conflicts()] == [
            ("", {"巡察办", "林溪"})
        ]
        assert first.organizations.one(body.uid).name == "乙局"
    assert first.verify() == []


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
