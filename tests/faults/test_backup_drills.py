"""Restoring when the newest backup was damaged, anywhere: the one before comes back whole, every original with it."""

import random
from pathlib import Path

import pytest

from storage.restoring import restore
from storage.rows import CODECS
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.storage.samples import issue

DRILLS, SOAKED = 5, 200


def dump(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that people see."""
    return {table: sorted(store._database.rows(codec.select)) for table, codec in CODECS.items()}


def work(store: Store, chance: random.Random) -> None:
    with store.change("写"):
        for number in range(3):
            store.issues.put(issue(number, heading=f"问题{chance.random()}"))
        store.stored_files.put(store.files.take_bytes(chance.randbytes(chance.randrange(1, 200_000))))


def damage(copy: Path, chance: random.Random) -> None:
    """One file of the copy is turned, cut or gone."""
    path = chance.choice(sorted(path for path in copy.rglob("*") if path.is_file()))
    content = bytearray(path.read_bytes())
    match chance.randrange(3):
        case 0:
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
            path.write_bytes(content)
        case 1:
            path.write_bytes(content[: chance.randrange(len(content))])
        case _:
            path.unlink()


def drill(store: Store, to: Path, count: int) -> None:
    chance = random.Random(28)
    work(store, chance)
    store.backups.make("手动")
    for number in range(count):
        former = dump(store)
        work(store, chance)
        newest = store.backups.make("手动").folder
        now = dump(store)
        damage(newest, chance)
        restored = restore(store.backups.place, to / str(number), PASSPHRASE)
        again = Store.open(to / str(number), PASSPHRASE)
        assert dump(again) == (former if restored.passed_over else now)
        assert len(restored.passed_over) == (restored.backup.folder != newest)
        assert all(again.files.check(stored) is None for stored in again.stored_files.all())
        assert again.verify() == []
        again.close()
        store.backups.make("手动")  # a sound one is the newest again


def test_five_drills_with_a_damaged_newest_backup(store: Store, tmp_path: Path) -> None:
    drill(store, tmp_path / "restored", DRILLS)


@pytest.mark.soak
def test_two_hundred_drills_with_a_damaged_newest_backup(store: Store, tmp_path: Path) -> None:
    drill(store, tmp_path / "restored", SOAKED)
