"""Two laptops and headquarters: workspaces with one key, each with a person, who know each other by roster."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from documents import visits
from domain.records import Issue
from domain.words import IssueLevel
from gui import look
from gui.tasks import Tasks
from storage import roster
from storage.slots import Person
from storage.store import Store
from tests.conftest import CHEAP, PASSPHRASE
from tests.gui.papers.conftest import HeardNotices, Room

ORG = "中共云栖县水利局党组"


@pytest.fixture(autouse=True)
def looks(qapp: object) -> None:
    look.apply(qapp, "light")  # type: ignore[arg-type]  # pytest-qt's own type


@pytest.fixture(scope="session")
def team_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One visit with three problems, not yet shared out."""
    folder = tmp_path_factory.mktemp("team") / "workspace"
    store = Store.create(folder, PASSPHRASE, author="林溪", cost=CHEAP)
    visit_uid = visits.begin(store, organization=ORG)
    with store.change("建立问题"):
        for position, heading in enumerate(("审计欠缴", "工程变更", "河湖长制"), 1):
            store.issues.put(
                Issue(
                    uid=f"issue{position}",
                    visit_uid=visit_uid,
                    document_uid="d",
                    level=IssueLevel.ISSUE,
                    position=position,
                    number=str(position),
                    heading=heading,
                )
            )
    store.close()
    return folder


@pytest.fixture
def laptops(team_master: Path, tmp_path: Path) -> Iterator[Callable[..., list[Store]]]:
    """Workspaces of these people, who all know each other."""
    opened: list[Store] = []

    def make(*names: str) -> list[Store]:
        for name in names:
            folder = tmp_path / name
            shutil.copytree(team_master, folder)
            store = Store.open(folder, PASSPHRASE)
            person = store.vault.person
            store.vault._person = Person.new(person.key, name, person.slot)
            store.author = store._writing.author = name
            opened.append(store)
        for store in opened:
            for other in opened:
                if other is not store:
                    packet = roster.request(other)
                    roster.trust(store, packet, roster.number(roster.ourselves(other).signing))
        return opened

    yield make
    for store in opened:
        store.close()


@pytest.fixture
def seat(qtbot: QtBot) -> Iterator[Callable[[Store], Room]]:
    """A desk on a workspace."""
    rooms: list[Room] = []

    def sit(store: Store) -> Room:
        notices = HeardNotices()
        rooms.append(Room(qtbot, store, store.visits.all()[0].uid, notices, Tasks(notices)))
        return rooms[-1]

    yield sit
    for room in rooms:
        room.tasks.close()
        room.desk.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "U盘"
    folder.mkdir()
    return folder
