"""The same people as in the tests of the store, and a place where one of them works."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from storage import bundle
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.faults.deeds import ARCHIVES, CAME, STICK, WORKSPACE
from tests.storage.conftest import stick, trio, trio_master
from tests.storage.people import NAMES, member
from tests.storage.samples import organization

__all__ = ["place", "place_master", "stick", "trio", "trio_master"]


@pytest.fixture(scope="session")
def place_master(trio_master: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The leader's workspace, a stick, and three archives of headquarters that came in; made once."""
    folder = tmp_path_factory.mktemp("place")
    people = folder / "people"
    shutil.copytree(trio_master, people)
    first, second = (Store.open(people / name, PASSPHRASE) for name in NAMES[:2])
    (folder / "place" / CAME).mkdir(parents=True)
    (folder / "place" / STICK).mkdir()
    for number in range(ARCHIVES):
        with first.change("布置"):
            first.organizations.put(organization(f"第{number}个单位"))
            first.stored_files.put(first.files.take_bytes(f"第{number}张照片".encode() * 9000))
        sent = bundle.export(first, [member(first, second)], folder / "place" / CAME, whole=True).folder
        sent.rename(sent.with_name(str(number)))
    first.close()
    second.close()
    shutil.copytree(people / NAMES[1], folder / "place" / WORKSPACE)
    return folder / "place"


@pytest.fixture
def place(place_master: Path, tmp_path: Path) -> Callable[[str], Path]:
    """As many places as asked for, each under a name."""

    def make(name: str) -> Path:
        return Path(shutil.copytree(place_master, tmp_path / name))

    return make


@pytest.fixture
def archive(trio: list[Store], stick: Path) -> Path:
    """From headquarters to the leader, one record and one photograph."""
    first, second, _ = trio
    with first.change("布置"):
        first.organizations.put(organization())
        first.stored_files.put(first.files.take_bytes(b"a picture"))
    return bundle.export(first, [member(first, second)], stick).folder
