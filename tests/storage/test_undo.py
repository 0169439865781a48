"""Undo and redo, without limit, across restarts, and never over a colleague's words."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.changes import Changes
from domain.records import EvidenceLink, Issue, Organization
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.storage.people import exchange
from tests.storage.samples import issue, organization


def test_undo_takes_back_and_redo_does_again(store: Store) -> None:
    body = organization()
    with store.change("新建单位"):
        store.organizations.put(body)
    with store.change("改简称"):
        store.organizations.put(replace(body, short_name="农业局"))
    with store.change("删除单位"):
        store.organizations.drop(body.uid)

    assert store.undo_label == "删除单位"
    assert store.undo() == "删除单位"
    assert store.organizations.one(body.uid).short_name == "农业局"
    assert store.undo() == "改简称"
    assert store.organizations.one(body.uid).short_name == ""
    assert store.undo() == "新建单位"
    assert store.organizations.get(body.uid) is None
    assert store.undo() is None
    assert store.undo_label is None

    assert [store.redo(), store.redo(), store.redo(), store.redo()] == ["新建单位", "改简称", "删除单位", None]
    assert store.organizations.get(body.uid) is None
    assert store.redo_label is None
    assert store.verify() == []


def test_undo_goes_on_after_a_restart(store: Store) -> None:
    body = organization()
    with store.change("新建单位"):
        store.organizations.put(body)
    with store.change("改简称"):
        store.organizations.put(replace(body, short_name="农业局"))
    store.undo()
    store.close()
    again = Store.open(store.folder, PASSPHRASE)
    assert (again.undo_label, again.redo_label) == ("新建单位", "改简称")
    assert again.redo() == "改简称"
    assert again.organizations.one(body.uid).short_name == "农业局"
    again.close()


def test_a_new_deed_ends_redo(store: Store) -> None:
    with store.change("一"):
        store.organizations.put(organization("甲局"))
    store.undo()
    with store.change("二"):
        store.organizations.put(organization("乙局"))
    assert (store.undo_label, store.redo_label) == ("二", None)


def test_undo_is_a_step_and_is_heard(store: Store) -> None:
    body = organization()
    with store.change("新建单位"):
        store.organizations.put(body)
    heard: list[Changes] = []
    store.listen(heard.append)
    store.undo()
    assert heard == [Changes(label="新建单位", uids={"organization": frozenset({body.uid})})]
    assert store._database.rows("select deed, reverses from journal_step order by seq") == [("do", None), ("undo", 1)]


def test_a_record_made_anew_after_a_drop_gives_back_both_former_ones(store: Store) -> None:
    body = organization("甲局")
    with store.change("新建"):
        store.organizations.put(body)
    with store.change("删除"):
        store.organizations.drop(body.uid)
    with store.change("重建"):
        store.organizations.put(replace(body, name="乙局"))
    store.undo()
    assert store.organizations.get(body.uid) is None
    store.undo()
    assert store.organizations.one(body.uid).name == "甲局"
    assert store.verify() == []
    store.redo()
    store.redo()
    assert store.organizations.one(body.uid).name == "乙局"
    assert store.verify() == []


def test_undo_leaves_what_a_colleague_wrote_since(new_store: Callable[[str], Store]) -> None:
    mine, theirs = new_store("甲"), new_store("乙")
    body = organization("甲局")
    with mine.change("新建"):
        mine.organizations.put(body)
    with mine.change("改两处"):
        mine.organizations.put(replace(body, name="甲局二", short_name="甲"))
    exchange(mine, theirs)
    with theirs.change("改名称"):
        theirs.organizations.put(replace(theirs.organizations.one(body.uid), name="丙局"))
    exchange(theirs, mine)

    mine._undo.undo()
    assert mine.organizations.one(body.uid) == replace(body, name="丙局", short_name="")
    assert mine.organizations.one(body.uid) == replace(body, name="丙局", short_name="")
    assert mine.undo() == "新建"
    assert mine.organizations.one(body.uid).name == "丙局", "a colleague went on with it, so it stays"
    assert mine.verify() == []


def test_dropping_what_a_colleague_wrote_can_be_undone_and_done_again(new_store: Callable[[str], Store]) -> None:
    mine, theirs = new_store("甲"), new_store("乙")
    body = organization("甲局")
    with theirs.change("新建"):
        theirs.organizations.put(body)
    exchange(theirs, mine)
    with mine.change("删除"):
        mine.organizations.drop(body.uid)
    for _ in range(2):
        mine.undo()
        assert mine.organizations.all() == [body]
        mine.redo()
        assert mine.organizations.all() == []
    assert mine.verify() == []


DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.integers(0, 3), st.sampled_from(["", "甲", "乙"]), st.sampled_from([None, 1, 2])),
        st.tuples(st.just("drop"), st.integers(0, 3)),
        st.tuples(st.just("undo")),
        st.tuples(st.just("redo")),
        st.tuples(st.just("reopen")),
        st.tuples(st.just("two"), st.integers(0, 3), st.integers(0, 3)),
    ),
    max_size=30,
)


class _Model:
    """What a store should hold: whole states, one for each step."""

    def __init__(self) -> None:
        self.state: dict[str, Issue] = {}
        self.past: list[dict[str, Issue]] = []
        self.future: list[dict[str, Issue]] = []

    def become(self, state: dict[str, Issue]) -> None:
        if state != self.state:
            self.past.append(self.state)
            self.future.clear()
            self.state = state

    def undo(self) -> None:
        if self.past:
            self.future.append(self.state)
            self.state = self.past.pop()

    def redo(self) -> None:
        if self.future:
            self.past.append(self.state)
            self.state = self.future.pop()


def _made(number: int, detail: str, amount: int | None) -> Issue:
    return issue(number, uid=f"issue-{number}", detail=detail, amount_fen=amount)


def _do(store: Store, model: _Model, deed: tuple[object, ...]) -> Store:
    state = dict(model.state)
    if deed[0] == "put":
        record = _made(*deed[1:])  # type: ignore[arg-type]
        state[record.uid] = record
        with store.change("写"):
            store.issues.put(record)
        model.become(state)
    elif deed[0] == "drop":
        state.pop(f"issue-{deed[1]}", None)
        with store.change("删"):
            store.issues.drop(f"issue-{deed[1]}")
        model.become(state)
    elif deed[0] == "two":
        record = _made(deed[1], "两处", 7)  # type: ignore[arg-type]
        state[record.uid] = record
        state.pop(f"issue-{deed[2]}", None)
        with store.change("写又删"):
            store.issues.put(record)
            store.issues.drop(f"issue-{deed[2]}")
        model.become(state)
    elif deed[0] == "reopen":
        store.close()
        store = Store.open(store.folder, PASSPHRASE)
    else:
        getattr(model, str(deed[0]))()
        getattr(store, str(deed[0]))()
    return store


@settings(max_examples=120, deadline=None)
@given(deeds=DEEDS)
@example(deeds=[("put", 0, "", None), ("drop", 0), ("put", 0, "", 1), ("undo",), ("undo",)])
def test_any_run_of_deeds_gives_every_former_state_back(master: Path, deeds: list[tuple[object, ...]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "workspace"
        shutil.copytree(master, folder)
        store = Store.open(folder, PASSPHRASE)
        model = _Model()
        try:
            for deed in deeds:
                store = _do(store, model, deed)
                assert {one.uid: one for one in store.issues.all()} == model.state
            assert (store.undo_label is None, store.redo_label is None) == (not model.past, not model.future)
            assert store.verify() == []
        finally:
            store.close()


def test_undoing_all_one_wrote_of_a_record_that_came_too_is_taken_by_colleagues(
    new_store: Callable[..., Store],
) -> None:
    ours, theirs = new_store("a"), new_store("b")
    for store, name in ((ours, "拨付12万元"), (theirs, "起")):
        with store.change("写"):
            store.organizations.put(Organization(uid="乙", name=name))
    exchange(theirs, ours)
    for _ in range(3):
        ours.undo()
    exchange(ours, theirs)
    exchange(theirs, ours)
    assert ours.organizations.all() == theirs.organizations.all()
    assert ours.verify() == theirs.verify() == []


def test_a_record_that_a_colleague_wrote_too_stays_when_a_choice_and_then_its_making_are_undone(
    new_store: Callable[..., Store],
) -> None:
    theirs, ours = new_store("a"), new_store("b")
    link = EvidenceLink(uid="甲", visit_uid="v", evidence_uid="照片", target_uid="问题")
    for store in (theirs, ours):
        with store.change("挂证据"):
            store.evidence_links.put(link)
    theirs.undo()
    exchange(theirs, ours)
    (conflict,) = ours.merge.conflicts()
    with ours.change("定下"):
        ours.merge.settle(conflict, 0)
    ours.undo()
    ours.undo()
    assert ours.evidence_links.all() == [link]
    exchange(ours, theirs)
    exchange(theirs, ours)
    assert ours.evidence_links.all() == theirs.evidence_links.all()
    assert ours.verify() == theirs.verify() == []
