"""Headquarters and two colleagues with keys of their own, who trust each other by a roster."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.members import RosterRole
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.storage.people import NAMES, create, introduce


@pytest.fixture(scope="session")
def trio_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three closed workspaces, made once."""
    folder = tmp_path_factory.mktemp("trio")
    stores = [create(folder / name, name) for name in NAMES]
    introduce(stores, [RosterRole.LEADER, RosterRole.MEMBER])
    for store in stores:
        store.close()
    return folder


@pytest.fixture
def trio(trio_master: Path, tmp_path: Path) -> Iterator[list[Store]]:
    """Headquarters, the leader, a member: three workspaces with three keys."""
    shutil.copytree(trio_master, tmp_path / "trio")
    stores = [Store.open(tmp_path / "trio" / name, PASSPHRASE) for name in NAMES]
    yield stores
    for store in stores:
        store.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder to hand on."""
    path = tmp_path / "stick"
    path.mkdir()
    return path
