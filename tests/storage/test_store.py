"""Put, drop, read, listen: the contract that every page relies on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.changes import Changes
from domain.errors import InputError, PlaceError
from domain.records import (
    RECORD_TYPES,
    CheckItem,
    Evidence,
    Finding,
    Issue,
    LedgerEntry,
    LookBackVisit,
    Organization,
    SourceDocument,
    new_uid,
)
from domain.words import (
    AccountType,
    CheckScope,
    DocumentKind,
    EvidenceKind,
    Focus,
    IssueLevel,
    RectificationStatus,
    Reference,
)
from storage.sqlcipher import connect
from storage.store import Store
from tests.storage.samples import issue, organization

STEPS = "select count(*) from journal_step"
FULL = (
    LedgerEntry(
        visit_uid="v", document_uid="d", position=3, heading="问题“三”", detail="多行\n文字", issue_uid="i",
        alignment_score=97, alignment_confirmed=True, deadline=date(2024, 6, 30), deadline_long_term=True,
        claimed_status=RectificationStatus.BASICALLY_COMPLETED, closed=False,
    ),
    SourceDocument(
        visit_uid="v", kind=DocumentKind.LEDGER, name="台账.xlsx", file_uid="f", declared=("措施=26", "“引号”"),
        feedback_date=date(2023, 9, 5), imported_at=datetime(2026, 3, 1, 8, 30, tzinfo=UTC),
    ),
    Finding(visit_uid="v", number="预-04", title="欠账未清", account=AccountType.OWED, undertakers=("林溪", "周明")),
    Evidence(visit_uid="v", number="证-0031", name="照片.jpg", file_uid="f", kind=EvidenceKind.OUTCOME, size=3_000_000),
    CheckItem(
        checklist_uid="c", position=1, code="A01", question="是否？", core=True, scope=CheckScope.ORGANIZATION,
        reference=Reference.FEEDBACK, focus=Focus.EFFECT, materials=("会议记录",),
    ),
)  # fmt: skip


class Broken(Exception):  # noqa: N818  # a fault of no kind the program knows
    """What a deed of ours may raise."""


def fail_after(put: Callable[[Organization], None], *bodies: Organization) -> None:
    for body in bodies:
        put(body)
    raise Broken


@pytest.mark.parametrize("record", FULL, ids=lambda record: type(record).__name__)
def test_a_record_comes_back_as_it_was_put(store: Store, record: Finding) -> None:
    shelf = store.shelf_of(type(record))
    with store.change("新建"):
        shelf.put(record)
    assert shelf.get(record.uid) == record
    assert store.verify() == []


def test_every_record_type_has_its_shelf(store: Store) -> None:
    assert [store.shelf_of(kind).codec.record_type for kind in RECORD_TYPES] == list(RECORD_TYPES)


def test_what_is_missing_is_none_or_said(store: Store) -> None:
    assert store.issues.get("没有") is None
    with pytest.raises(InputError, match="已经不在了"):
        store.issues.one("没有")


def test_many_keep_the_order_asked_for_and_skip_the_missing(store: Store) -> None:
    issues = [issue(number) for number in range(1000)]
    with store.change("导入"):
        for one in issues:
            store.issues.put(one)
    wanted = [one.uid for one in reversed(issues)]
    assert [one.uid for one in store.issues.many(["没有", *wanted])] == wanted
    assert store.issues.many([]) == []


def test_all_filters_by_columns_and_orders_by_position(store: Store) -> None:
    with store.change("导入"):
        for number in (3, 1, 2):
            store.issues.put(issue(number))
        store.issues.put(replace(issue(9), level=IssueLevel.ASPECT, visit_uid="other", amount_fen=500))
    assert [one.position for one in store.issues.all(visit_uid="visit")] == [1, 2, 3]
    assert [one.position for one in store.issues.all(level=IssueLevel.ASPECT)] == [9]
    assert store.issues.count(amount_fen=None) == 3
    assert store.issues.count() == 4
    assert store.issues.uids(amount_fen=500, parent_uid=None) == [store.issues.all(visit_uid="other")[0].uid]
    assert store.issues.uids(uid="没有") == []
    with pytest.raises(KeyError):
        store.issues.all(nonsense=1)


def test_tables_without_position_keep_the_order_of_writing(store: Store) -> None:
    bodies = [organization(name) for name in ("丙局", "甲局", "乙局")]
    with store.change("新建单位"):
        for body in bodies:
            store.organizations.put(body)
    with store.change("改名"):
        store.organizations.put(replace(bodies[0], short_name="丙"))
    with store.change("删除"):
        store.organizations.drop(bodies[1].uid)
    store.undo()
    assert store.organizations.uids() == [body.uid for body in bodies]


def test_nothing_is_journaled_when_nothing_changed(store: Store) -> None:
    body = organization()
    heard: list[Changes] = []
    with store.change("新建单位"):
        store.organizations.put(body)
    store.listen(heard.append)
    steps = store._database.rows(STEPS)
    with store.change("什么也没做"):
        store.organizations.put(body)
        store.organizations.put(replace(body, name="改了"))
        store.organizations.put(body)
        store.organizations.drop("没有")
        passing = organization("路过")
        store.organizations.put(passing)
        store.organizations.drop(passing.uid)
    assert store._database.rows(STEPS) == steps
    assert heard == []
    assert store.undo_label == "新建单位"


def test_a_block_is_one_step_and_one_notice(store: Store) -> None:
    heard: list[Changes] = []
    unlisten = store.listen(heard.append)
    body, problem = organization(), issue()
    with store.change("导入资料") as change:
        assert change.label == "导入资料"
        store.organizations.put(body)
        store.issues.put(problem)
        store.issues.put(replace(problem, heading="改了一个字"))
        assert store.issues.one(problem.uid).heading == "改了一个字", "a block sees what it wrote"
    expected = {"organization": frozenset({body.uid}), "issue": frozenset({problem.uid})}
    assert heard == [Changes(label="导入资料", uids=expected)]
    assert heard[0].touch("issue", "paper")
    assert not heard[0].touch("paper")
    unlisten()
    unlisten()
    with store.change("删除"):
        store.issues.drop(problem.uid)
    assert len(heard) == 1


def test_a_failed_block_leaves_nothing(store: Store) -> None:
    heard: list[Changes] = []
    store.listen(heard.append)
    with pytest.raises(Broken), store.change("坏了"):
        fail_after(store.organizations.put, organization())
    assert store.organizations.count() == 0
    assert store.undo_label is None
    assert heard == []
    with store.change("好了"):
        store.organizations.put(organization())
    assert store.verify() == []


def test_a_block_inside_joins_the_outer_one(store: Store) -> None:
    first, second = organization("甲局"), organization("乙局")
    with store.change("外"):
        store.organizations.put(first)
        with store.change("内"):
            store.organizations.put(second)
    assert store.undo() == "外"
    assert store.organizations.count() == 0


def test_a_failed_inner_block_that_is_caught_leaves_the_outer_ones_work(store: Store) -> None:
    first, second = organization("甲局"), organization("乙局")
    with store.change("外"):
        store.organizations.put(first)
        with pytest.raises(Broken), store.change("内"):
            fail_after(store.organizations.put, replace(first, short_name="甲"), second)
        assert store.organizations.all() == [first]
        store.organizations.put(second)
    assert store.organizations.all() == [first, second]
    assert store.verify() == []


def test_writing_stands_in_a_block(store: Store) -> None:
    with pytest.raises(RuntimeError, match=r"with store\.change"):
        store.organizations.put(organization())
    with store.change("一"), pytest.raises(RuntimeError, match="outside"):
        store.undo()
    with store.change("一"), pytest.raises(RuntimeError, match="outside"):
        store.verify()


def test_a_record_that_cannot_be_written_spoils_nothing_else(store: Store) -> None:
    good = organization()
    bad = replace(good, uid="坏的", name=None)  # type: ignore[arg-type]
    with store.change("新建"):
        store.organizations.put(good)
        with pytest.raises(Exception, match="NOT NULL"), store.change("坏的"):
            store.organizations.put(bad)
        with pytest.raises(Exception, match="NOT NULL"):
            store.organizations.put(bad)
        store.organizations.put(replace(bad, name="好了"))
    assert store.organizations.count() == 2
    assert store.verify() == []


def test_the_dossier_holds_what_the_references_of_a_visit_say(store: Store) -> None:
    body = organization()
    visit = LookBackVisit(organization_uid=body.uid)
    with store.change("导入"):
        store.organizations.put(body)
        store.visits.put(visit)
        for number in (2, 1):
            store.issues.put(issue(number, visit_uid=visit.uid))
        store.issues.put(issue(1, visit_uid="别的"))
        store.ledger_entries.put(LedgerEntry(visit_uid=visit.uid, document_uid="d", position=1, heading="问题一"))
    dossier = store.dossier(visit.uid)
    assert (dossier.visit, dossier.organization) == (visit, body)
    assert [one.position for one in dossier.issues] == [1, 2]
    assert [one.heading for one in dossier.ledger_entries] == ["问题一"]
    with pytest.raises(InputError):
        store.dossier("没有")


def test_the_author_and_the_time_of_a_step_are_kept(store: Store) -> None:
    with store.change("新建单位"):
        store.organizations.put(organization())
    ((author, label, made_at),) = store._database.rows("select author, label, made_at from journal_step")
    assert (author, label) == ("林溪", "新建单位")
    assert abs((datetime.now(UTC) - datetime.fromisoformat(made_at)).total_seconds()) < 60


def test_a_workspace_that_was_copied_begins_a_chain_of_its_own(new_store: Callable[[str], Store]) -> None:
    first, second = new_store("甲"), new_store("乙")
    assert first.device != second.device
    assert first.vault.workspace == second.vault.workspace


def test_the_database_file_and_its_log_hold_no_plain_text(store: Store) -> None:
    with store.change("新建单位"):
        store.organizations.put(organization("云栖县绝密名称"))
    contents = {file.name: file.read_bytes() for file in store.folder.iterdir() if file.is_file()}
    assert contents.keys() >= {"workspace.db", "workspace.db-wal"}
    for content in contents.values():
        assert "绝密".encode() not in content
        assert not content.startswith(b"SQLite format 3")


def test_a_key_of_another_workspace_opens_nothing(store: Store, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(PlaceError, match="已损坏"):
        connect(store.folder / "workspace.db", bytes(32))
    assert capfd.readouterr().err == "", "SQLCipher prints nothing"


def test_uids_may_be_any_text(store: Store) -> None:
    odd = Issue(
        uid="'; drop table issue; --", visit_uid="v", document_uid="d", level=IssueLevel.ISSUE, position=1, heading="“"
    )
    with store.change("奇怪的编号"):
        store.issues.put(odd)
        store.issues.put(issue(2, uid=new_uid()))
    assert store.issues.many([odd.uid]) == [odd]
    assert store.issues.count(heading="' or 1=1 --") == 0
