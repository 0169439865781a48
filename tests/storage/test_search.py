"""The search box finds any piece of any text, at once after every write and every undo."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import InputError
from domain.records import (
    CheckResult,
    Contradiction,
    Evidence,
    Finding,
    Issue,
    LedgerEntry,
    Measure,
    Paper,
    ReferenceStance,
    SecondOpinion,
)
from domain.words import ContradictionKind, PaperKind, Reference
from storage import restoring
from storage.splitting import cut, excerpt, folded, holds, phrase, runs
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.storage.people import exchange
from tests.storage.samples import issue

TEXTS = st.text(alphabet="违规发放评审费0047.aB，。 \n“”－𬱖𠀀", max_size=24)


def put(store: Store, *records: object) -> None:
    with store.change("写入"):
        for record in records:
            store.shelf_of(type(record)).put(record)  # type: ignore[type-var]


def uids(store: Store, wanted: str, visit_uid: str = "visit") -> set[str]:
    return {found.uid for found in store.search.find(wanted, visit_uid)}


@pytest.fixture
def problem(store: Store) -> Issue:
    made = issue(11, "违规发放评审费47.2万元", detail="2024年６月，ＡＢ公司未退回。")
    put(store, made)
    return made


@pytest.mark.parametrize(
    "wanted", ["违", "规", "元", "违规", "放评", "2万", "评审费47", "6月", "ab公司", "AB", "违规 退回", "47.2万"]
)
def test_any_piece_is_found_from_one_sign_on(store: Store, problem: Issue, wanted: str) -> None:
    assert uids(store, wanted) == {problem.uid}


@pytest.mark.parametrize(
    "wanted", ["", "  ", "，。", "\"' AND (", "规违", "违规 违纪", "费7", "kind", "issue", "visit"]
)
def test_what_is_not_written_is_not_found(store: Store, problem: Issue, wanted: str) -> None:
    assert uids(store, wanted) == set()


def test_every_kind_is_found_in_its_group(store: Store) -> None:
    entry = LedgerEntry(visit_uid="visit", document_uid="d", position=1, heading="河长制落实")
    put(
        store,
        issue(1, "河长制落实有差距"),
        entry,
        Measure(visit_uid="visit", document_uid="d", entry_uid=entry.uid, position=1, text="修订河长制办法"),
        Evidence(visit_uid="visit", number="证-0031", name="巡河.jpg", file_uid="f", note="河长制公示牌"),
        Finding(visit_uid="visit", number="预-04", title="巡河记录补造", facts="河长制会议纪要晚于整改完成时间"),
        Paper(visit_uid="visit", kind=PaperKind.FEEDBACK_LETTER, version=1, title="关于河长制整改的反馈意见"),
        ReferenceStance(visit_uid="visit", subject_uid="p", reference=Reference.ASSIGNMENT_PLAN, note="河长制一项写窄"),
        CheckResult(visit_uid="visit", item_uid="c", reason="照片不是当天拍的", note="问过河长制办公室"),
        SecondOpinion(visit_uid="visit", item_uid="c", judge="方遥", reason="河长制台账缺两页"),
        Contradiction(
            visit_uid="visit", kind=ContradictionKind.DATE_MISMATCH, problem="", description="", reason="河长制已延期"
        ),
    )
    found = store.search.find("河长制", "visit")
    assert [each.group for each in found] == [
        *("问题", "底稿", "证据", "文书", "分工、点题、方案、台账、报告", "措施"),
        *["理由、备注"] * 4,
    ]
    assert found[1].title == "预-04 巡河记录补造"
    assert found[1].passage == "河长制会议纪要晚于整改完成时间"
    assert found[0].passage == ""


def test_another_visit_is_another_search(store: Store, problem: Issue) -> None:
    put(store, issue(1, "违规发放补贴", visit_uid="another"))
    assert uids(store, "违规发放") == {problem.uid}
    assert uids(store, "违规发放", "") == set()


def test_the_index_follows_every_write_and_every_undo(store: Store, problem: Issue) -> None:
    put(store, replace(problem, heading="干部队伍建设滞后"))
    assert uids(store, "违规") == set()
    assert uids(store, "队伍") == {problem.uid}
    store.undo()
    assert uids(store, "违规") == {problem.uid}
    assert uids(store, "队伍") == set()
    with store.change("去掉"):
        store.issues.drop(problem.uid)
    assert uids(store, "违规") == set()
    store.undo()
    assert uids(store, "违规") == {problem.uid}


def test_a_failed_block_leaves_nothing_in_the_index(store: Store, problem: Issue) -> None:
    with pytest.raises(InputError):
        rename_and_fail(store, problem)
    assert uids(store, "违规") == {problem.uid}
    assert uids(store, "队伍") == set()


def rename_and_fail(store: Store, problem: Issue) -> None:
    with store.change("改名"):
        store.issues.put(replace(problem, heading="干部队伍"))
        raise InputError("没有成。")


def test_what_a_colleague_wrote_is_found_when_it_is_taken_in(new_store: Callable[..., Store]) -> None:
    ours, theirs = new_store("甲"), new_store("乙")
    problem = issue(11, "违规发放评审费")
    put(theirs, problem)
    exchange(theirs, ours)
    assert uids(ours, "评审") == {problem.uid}
    with theirs.change("去掉"):
        theirs.issues.drop(problem.uid)
    exchange(theirs, ours)
    assert uids(ours, "评审") == set()


def test_an_index_of_fewer_kinds_is_built_anew_at_unlocking(store: Store) -> None:
    put(store, CheckResult(visit_uid="visit", item_uid="c", reason="泵房上锁，没有进去"))
    (known,) = store.check_results.uids()
    with store._database.transaction():
        store._database.write("delete from search")
        store._database.write("update meta set value = '1' where name = 'search'")
    store.close()
    again = Store.open(store.folder, PASSPHRASE)
    try:
        assert uids(again, "泵房") == {known}
        assert again.verify() == []
    finally:
        again.close()


def test_a_missing_index_is_built_at_unlocking(store: Store, problem: Issue) -> None:
    with store._database.transaction():
        store._database.write("drop table search")
    store.close()
    again = Store.open(store.folder, PASSPHRASE)
    try:
        assert uids(again, "评审费") == {problem.uid}
        put(again, replace(problem, heading="补造会议纪要"))
        assert uids(again, "评审费") == set()
    finally:
        again.close()


def test_the_index_holds_through_thousands_of_drops_undos_and_exchanges(new_store: Callable[..., Store]) -> None:
    ours, theirs = new_store("甲"), new_store("乙")
    problems = [issue(number, f"第{number}个问题，违规发放评审费{number}万元") for number in range(2_500)]
    put(ours, *problems)
    assert ours.verify() == []  # this connection remembers the index as it is now
    for gone in (problems[1:], problems[:1]):
        with ours.change("去掉"):
            for problem in gone:
                ours.issues.drop(problem.uid)
        assert ours.verify() == []
    ours.undo()
    ours.undo()
    assert ours.verify() == []
    put(ours, *(replace(problem, heading="改过的标题") for problem in problems))
    exchange(ours, theirs)
    ours.undo()
    exchange(ours, theirs)
    for store in (ours, theirs):
        assert store.verify() == []
        assert uids(store, "评审费2499万") == {problems[-1].uid}
        assert uids(store, "改过") == set()


@pytest.fixture
def torn(store: Store, problem: Issue) -> Store:
    """A workspace of which a piece of the index is gone."""
    with store._database.transaction():
        store._database.write("delete from search_data where id > 10")
    return store


def test_a_torn_index_is_built_anew_by_the_check_which_says_so(torn: Store, problem: Issue) -> None:
    (said,) = torn.verify()
    assert "搜索用的索引" in said
    assert "重新建好" in said
    assert torn.verify() == []
    assert uids(torn, "评审费") == {problem.uid}


def test_a_torn_index_is_built_anew_by_the_search_that_meets_it(torn: Store, problem: Issue) -> None:
    assert uids(torn, "评审费") == {problem.uid}
    assert torn.verify() == []


def test_a_torn_index_does_not_keep_people_from_writing(torn: Store, problem: Issue) -> None:
    for number in range(40):
        put(torn, replace(problem, heading=f"补造会议纪要{number}"))
    assert uids(torn, "纪要39") == {problem.uid}
    assert torn.verify() == []


def test_a_torn_index_is_built_anew_at_unlocking_and_the_next_check_says_so(torn: Store, problem: Issue) -> None:
    torn.close()
    again = Store.open(torn.folder, PASSPHRASE)
    try:
        assert uids(again, "评审费") == {problem.uid}
        (said,) = again.verify()
        assert "重新建好" in said
        assert again.verify() == []
    finally:
        again.close()


def test_a_backup_with_a_torn_index_is_a_sound_one(torn: Store, problem: Issue) -> None:
    torn.backups.make("手动")
    rehearsal = restoring.rehearse(torn.backups.place, torn.vault)
    assert rehearsal.passed_over == ()


def test_no_group_hides_another_and_none_gives_more_than_asked(store: Store) -> None:
    put(store, *(issue(number, f"第{number}个问题") for number in range(1, 31)))
    put(store, Finding(visit_uid="visit", number="预-01", title="一个问题"))
    found = store.search.find("问题", "visit", each=5)
    assert [each.group for each in found] == ["问题"] * 5 + ["底稿"]


@given(texts=st.lists(TEXTS, min_size=1, max_size=6), wanted=TEXTS)
def test_the_index_finds_exactly_what_reading_would_find(texts: list[str], wanted: str) -> None:
    """Against the index itself, in memory: reading every run of every text is the measure."""
    import sqlcipher3

    from storage.additions import SEARCH

    connection = sqlcipher3.connect(":memory:")
    connection.execute(SEARCH)
    for number, text in enumerate(texts):
        connection.execute(
            "insert into search (rowid, kind, visit, text) values (?, 'issue', 'v', ?)", (number, cut([text]))
        )
    asked = phrase(wanted)
    expected = {
        number
        for number, text in enumerate(texts)
        if all(any(run in own for own in runs(text)) for run in runs(wanted))
    }
    assert bool(asked) == any(runs(wanted))
    if asked:
        rows = connection.execute("select rowid from search where search match ?", (asked,))
        assert {number for (number,) in rows} == expected
    connection.close()


@given(text=TEXTS, wanted=TEXTS)
def test_the_excerpt_is_part_of_the_text_and_holds_what_was_asked(text: str, wanted: str) -> None:
    shown = excerpt(text * 9, wanted, 30)
    assert shown.strip("…") in " ".join((text * 9).split())
    first = next(iter(runs(wanted)), "")
    if first and len(first) < 12 and first in folded(" ".join(text.split())) and len(list(runs(wanted))) == 1:
        assert holds(shown, first)
