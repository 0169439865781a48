"""What every test may ask for: a real store in a folder of its own."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import documents.verbs  # noqa: F401 - gives click its Chinese words before storage brings click along, as main.py does
from documents import sample
from gui.collecting import collect, keep
from storage.slots import Cost
from storage.store import Store

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PASSPHRASE = "山高水长 林溪的工作夹 2026"
# For tests only: a guess must cost a thief 64 MiB at least, a test must not cost half a second.
CHEAP = Cost(memory_kib=64, passes=1, lanes=1, for_tests=True)


@pytest.fixture(scope="session", autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the settings of this computer."""
    kept = os.environ.get("FUZHEN_CONFIG")
    os.environ["FUZHEN_CONFIG"] = str(tmp_path_factory.mktemp("settings") / "settings.json")
    yield
    if kept is None:
        del os.environ["FUZHEN_CONFIG"]
    else:
        os.environ["FUZHEN_CONFIG"] = kept


@pytest.fixture(autouse=True)
def cycles_on_this_thread_only() -> Iterator[None]:
    """As in the program: a worker that frees a widget ends the process."""
    gc.disable()
    yield
    collect()


@pytest.fixture(scope="session")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One empty closed workspace, copied by every test that needs a store."""
    folder = tmp_path_factory.mktemp("master") / "workspace"
    Store.create(folder, PASSPHRASE, author="林溪", cost=CHEAP).close()
    return folder


@pytest.fixture(scope="session")
def sample_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample organization as it is shipped, closed; built once and copied by every test that needs it."""
    folder = tmp_path_factory.mktemp("sample") / "示例单位"
    store = Store.create(folder, sample.PASSPHRASE, author=sample.AUTHOR, cost=CHEAP)
    sample.build(store, lambda *_: None)
    store.close()
    return folder


def schema(store: Store) -> list[tuple[str, ...]]:
    """Every table, index and trigger as SQL."""
    return sorted(store._database.rows("select type, name, coalesce(sql, '') from sqlite_master"))


@pytest.fixture
def new_store(master: Path, tmp_path: Path) -> Iterator[Callable[..., Store]]:
    """Opens as many workspaces as asked for, each in a folder of that name; closes them afterwards.

    All are copies of one workspace, as on several laptops: they have the same key, each its own chain of steps.
    """
    opened: list[tuple[Store, list[tuple[str, ...]]]] = []

    def make(name: str = "workspace") -> Store:
        folder = tmp_path / name
        shutil.copytree(master, folder)
        store = Store.open(folder, PASSPHRASE)
        opened.append((store, schema(store)))
        return store

    yield make
    for store, before in opened:
        # sqlite-utils would make a misspelt table without a word; here it is seen.
        after = schema(store) if store.is_open else before
        store.close()
        assert after == before


@pytest.fixture
def store(new_store: Callable[..., Store]) -> Store:
    """A fresh store; its author is 林溪."""
    return new_store()


def pytest_collection_finish() -> None:
    """As in the program: what is loaded stays, and no later collection looks through it."""
    keep()
