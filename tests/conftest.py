"""What every test may ask for: a real store in a folder of its own."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storage.slots import Cost
from storage.store import Store

PASSPHRASE = "山高水长 林溪的工作区 2026"
# For tests only: a guess must cost a user's thief 64 MiB at least, a test must not cost half a second.
CHEAP = Cost(memory_kib=64, passes=1, lanes=1, for_tests=True)


@pytest.fixture(scope="session")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One empty closed workspace, copied by every test that needs a store."""
    folder = tmp_path_factory.mktemp("master") / "workspace"
    Store.create(folder, PASSPHRASE, author="林溪", cost=CHEAP).close()
    return folder


@pytest.fixture
def new_store(master: Path, tmp_path: Path) -> Iterator[Callable[..., Store]]:
    """Opens as many fresh workspaces as asked for, each in a folder of that name; closes them afterwards."""
    opened: list[Store] = []

    def make(name: str = "workspace") -> Store:
        folder = tmp_path / name
        shutil.copytree(master, folder)
        opened.append(Store.open(folder, PASSPHRASE))
        return opened[-1]

    yield make
    for store in opened:
        store.close()


@pytest.fixture
def store(new_store: Callable[..., Store]) -> Store:
    """A fresh store; its author is 林溪."""
    return new_store()
