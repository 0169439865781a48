"""Whatever three people write and in whatever order archives arrive, get lost or come twice: all come to the same."""

import random
import shutil
import tempfile
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.records import Organization
from storage import bundle
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.storage.people import NAMES, member

OPERATIONS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(["put", "put", "put", "drop", "undo", "send", "send", "lose", "again", "settle", "take back"]),
        st.integers(0, 2),
        st.sampled_from(["", "一", "二", "三"]),
    ),
    max_size=14,
)


def opened(master: Path, place: Path) -> list[Store]:
    shutil.copytree(master, place / "people")
    (place / "stick").mkdir()
    return [Store.open(place / "people" / name, PASSPHRASE) for name in NAMES]


def operate(stores: list[Store], operation: tuple[int, str, int, str], sent: list[tuple[int, Path]]) -> None:
    who, deed, target, text = operation
    store, place = stores[who], stores[who].folder.parent.parent / "stick"
    if deed in {"send", "lose"} and who != target:
        folder = bundle.export(store, [member(store, stores[target])], place).folder
        if deed == "send":
            bundle.take_in(stores[target], folder)
            sent.append((target, folder))
    elif deed == "again" and sent:
        receiver, folder = sent[target % len(sent)]
        bundle.take_in(stores[receiver], folder)
    elif deed == "undo":
        store.undo()
    elif deed == "take back":
        store.undo_take_in()
    elif deed == "settle":
        with store.change("定下"):
            for conflict in store.merge.conflicts()[:1]:
                store.merge.settle(conflict, conflict.wordings[0].value)
    elif deed in {"put", "drop"}:
        with store.change(deed):
            uid = f"单位{target}"
            known = store.organizations.get(uid) or Organization(uid=uid, name="起")
            if deed == "drop":
                store.organizations.drop(uid)
            else:
                store.organizations.put(replace(known, name=text or known.name, short_name=text))


def state(store: Store) -> object:
    conflicts = {(one.uid, one.field, one.wordings) for one in store.merge.conflicts()}
    return sorted((body.uid, body.name, body.short_name) for body in store.organizations.all()), conflicts


def come_together(trio_master: Path, operations: list[tuple[int, str, int, str]], seed: int) -> None:
    """Plays the operations, then hands everything to everyone in a drawn order."""
    with tempfile.TemporaryDirectory() as place:
        stores = opened(trio_master, Path(place))
        try:
            sent: list[tuple[int, Path]] = []
            for operation in operations:
                operate(stores, operation, sent)
            pairs = list(permutations(range(3), 2))
            random.Random(seed).shuffle(pairs)
            for who, target in [*pairs, *pairs]:
                operate(stores, (who, "send", target, ""), sent)
            first = state(stores[0])
            for store in stores:
                assert state(store) == first
                assert store.verify() == []
            heads = stores[0].merge.heads()
            for receiver, folder in sent:
                bundle.take_in(stores[receiver], folder)
            assert stores[0].merge.heads() == heads
        finally:
            for store in stores:
                store.close()


@settings(max_examples=8, deadline=None)
@given(operations=OPERATIONS, seed=st.integers(0, 1000))
def test_three_workspaces_always_come_to_the_same(
    trio_master: Path, operations: list[tuple[int, str, int, str]], seed: int
) -> None:
    come_together(trio_master, operations, seed)


@pytest.mark.soak
@settings(max_examples=300, deadline=None)
@given(operations=OPERATIONS, seed=st.integers(0, 1000))
def test_three_workspaces_come_to_the_same_many_times(
    trio_master: Path, operations: list[tuple[int, str, int, str]], seed: int
) -> None:
    come_together(trio_master, operations, seed)


def test_every_order_of_four_archives_gives_the_same(trio_master: Path, tmp_path: Path) -> None:
    stores = opened(trio_master, tmp_path)
    first, second, third = stores
    operate(stores, (0, "put", 0, "一"), [])
    for target in (1, 2):
        operate(stores, (0, "send", target, ""), [])
    archives = []
    for store in (second, third):
        for text in ("二", "三"):
            with store.change("改"):
                body = store.organizations.all()[0]
                store.organizations.put(replace(body, name=f"{store.author}{text}"))
                store.organizations.put(Organization(name=f"{store.author}新{text}"))
            archives.append(bundle.export(store, [member(store, first)], tmp_path / "stick", whole=True).folder)
    first.close()
    found = []
    for number, order in enumerate(permutations(archives)):
        folder = tmp_path / f"order{number}"
        shutil.copytree(first.folder, folder)
        late = Store.open(folder, PASSPHRASE)
        for archive in order:
            bundle.take_in(late, archive)
        found.append(state(late))
        late.close()
    assert len(found) == 24
    assert all(one == found[0] for one in found)
    second.close()
    third.close()
