# ruff: noqa: S608  # a forger writes his own statements
"""A thief with the key who edits, cuts, swaps or doubles steps of the journal is found."""

import random
from collections.abc import Callable

import pytest

from storage.store import Store
from tests.faults.rollback_kit import JOURNAL, busy, put_back, unguarded

FORGERIES, SOAKED = 1_000, 5_000


def _edit(chance: random.Random, last: int) -> list[str]:
    field = chance.choice(
        ["label = label || '改'", "author = '别人'", "made_at = '2020-01-01'", "lamport = lamport + 1"]
    )
    return [f"update journal_step set {field} where seq = {chance.randint(1, last)}"]


def _value(chance: random.Random, last: int) -> list[str]:
    other = "case typeof(value) when 'integer' then value + 1 else coalesce(value, '') || 'x' end"
    return [f"update journal_entry set value = {other} where seq = {chance.randint(1, last)}"]


def _delete(chance: random.Random, last: int) -> list[str]:
    seq = chance.randint(1, last)
    return [f"delete from {table} where seq = {seq}" for table in JOURNAL]


def _truncate(chance: random.Random, last: int) -> list[str]:
    seq = chance.randint(0, last - 1)
    return [f"delete from {table} where seq > {seq}" for table in JOURNAL]


def _swap(chance: random.Random, last: int) -> list[str]:
    one, two = chance.sample(range(1, last + 1), 2)
    return [
        f"update {table} set seq = case seq when {one} then -{two} else -{one} end where seq in ({one}, {two})"
        for table in ("journal_step", "journal_entry")
    ] + [f"update {table} set seq = -seq where seq < 0" for table in ("journal_step", "journal_entry")]


def _duplicate(chance: random.Random, last: int) -> list[str]:
    seq = chance.randint(1, last)
    rest = "author, label, made_at, lamport, deed, reverses, previous, hash"
    return [f"insert into journal_step select device, {last + 1}, {rest} from journal_step where seq = {seq}"]


def _splice(chance: random.Random, last: int) -> list[str]:
    one, two = chance.choice([(one, two) for one in range(1, last + 1) for two in range(1, last + 1) if one != two - 1])
    return [f"update journal_step set previous = (select hash from journal_step where seq = {one}) where seq = {two}"]


FORGED: list[Callable[[random.Random, int], list[str]]] = [
    _edit, _value, _delete, _truncate, _swap, _duplicate, _splice,
]  # fmt: skip


def forge(store: Store, count: int, seed: int) -> list[str]:
    """Those of so many forgeries by a hand with the key that nobody found."""
    busy(store, seed)
    ((last, _),) = store.merge.heads().values()
    kept = {table: store._database.rows(f"select * from {table}") for table in JOURNAL}
    chance, missed = random.Random(seed), []
    with unguarded(store):
        for number in range(count):
            statements = FORGED[number % len(FORGED)](chance, last)
            with store._database.transaction():
                changed = sum(store._database.writer.execute(statement).rowcount for statement in statements)
            assert changed, statements
            if not store.verify():
                missed.append("; ".join(statements))
            for table, rows in kept.items():
                put_back(store, table, rows)
        assert store.verify() == []
    return missed


def test_a_thousand_forgeries_of_the_journal_are_found(store: Store) -> None:
    assert forge(store, FORGERIES, 25) == []


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(26, 28))
def test_many_forgeries_of_the_journal_are_found(store: Store, seed: int) -> None:
    assert forge(store, SOAKED, seed) == []
