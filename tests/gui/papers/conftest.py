"""A desk on a real store, with notices that remember what was said."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from documents import sample
from documents.paper.opened import opened
from domain.errors import Cancelled, FuzhenError, InputError
from domain.records import Issue, LookBackVisit, Organization
from domain.words import IssueLevel
from gui import look
from gui.desk import Desk
from gui.notices import Notices
from gui.page import Page
from gui.tasks import Tasks
from storage.settings import Settings
from storage.store import Store

HEADINGS = ("理论学习联系实际不紧密", "河湖长制落实有差距", "农村饮水安全保障不到位")


class HeardNotices(Notices):
    """Speaks to the test."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def tell(self, text: str) -> None:
        self.said.append(text)

    def ask(self, title: str, what: str, _safe: str = "", _buttons: Sequence[str] = ()) -> int:
        pytest.fail(f"nobody answers “{title}”: {what}")

    def strip(self, text: str, _action: str = "", _run: Callable[[], object] | None = None) -> None:
        self.said.append(text)

    def show(self, error: FuzhenError) -> None:
        if not isinstance(error, Cancelled):
            assert isinstance(error, InputError)
            self.said.append(str(error))


class Room:
    """One page at a desk, told of changes as the frame tells it."""

    def __init__(self, qtbot: QtBot, store: Store, visit_uid: str, notices: HeardNotices, tasks: Tasks) -> None:
        self.qtbot, self.store, self.visit_uid = qtbot, store, visit_uid
        self.notices, self.tasks = notices, tasks
        self.desk = Desk(store, tasks, notices, Settings(), visit_uid)
        self.pages: list[Page] = []
        self.went: list[tuple[str, str]] = []
        self.desk.go.connect(lambda place, argument: self.went.append((place, argument)))

    def open(self, page_type: Callable[[Desk], Page]) -> Page:
        """Show the page as the frame would."""
        page = page_type(self.desk)
        self.qtbot.addWidget(page)
        self.pages.append(page)
        self.desk.changed.connect(page.refresh)
        page.resize(1290, 698)
        page.refresh(None)
        page.show()
        self.settle()
        return page

    def settle(self) -> None:
        """Until nothing is under way and nothing more begins."""
        for _ in range(3):
            self.qtbot.wait(5)
            self.qtbot.waitUntil(self._quiet, timeout=20_000)

    def _quiet(self) -> bool:
        timers = [timer for page in self.pages for timer in page.findChildren(QTimer) if timer.isSingleShot()]
        return not self.tasks.busy and not self.desk.asking.busy and not any(timer.isActive() for timer in timers)


@pytest.fixture(autouse=True)
def looks(qapp: object) -> None:
    look.apply(qapp, "light")  # type: ignore[arg-type]  # pytest-qt's own type


@pytest.fixture
def make_room(qtbot: QtBot) -> Iterator[Callable[[Store, str], Room]]:
    rooms: list[Room] = []

    def make(store: Store, visit_uid: str) -> Room:
        notices = HeardNotices()
        rooms.append(Room(qtbot, store, visit_uid, notices, Tasks(notices)))
        return rooms[-1]

    yield make
    for room in rooms:
        room.tasks.close()
        room.desk.close()


@pytest.fixture
def room(store: Store, make_room: Callable[[Store, str], Room]) -> Room:
    """A visit with three problems and nothing else."""
    body = Organization(name="中共云栖县水利局党组", short_name="县水利局党组")
    visit = LookBackVisit(organization_uid=body.uid)
    with store.change("建立单位"):
        store.organizations.put(body)
        store.visits.put(visit)
        for position, heading in enumerate(HEADINGS, 1):
            store.issues.put(
                Issue(
                    visit_uid=visit.uid,
                    document_uid="d",
                    level=IssueLevel.ISSUE,
                    position=position,
                    number=str(position),
                    heading=heading,
                )
            )
    return make_room(store, visit.uid)


@pytest.fixture
def sample_room(sample_master: Path, tmp_path: Path, make_room: Callable[[Store, str], Room]) -> Iterator[Room]:
    """A desk on a copy of the sample."""
    folder = tmp_path / "sample"
    shutil.copytree(sample_master, folder)
    store = Store.open(folder, sample.PASSPHRASE)
    made = make_room(store, store.visits.all()[0].uid)
    yield made
    made.tasks.close()
    store.close()


@pytest.fixture
def empty(room: Room) -> Room:
    """A visit that has no problems yet either."""
    with room.store.change("清空"):
        for issue in room.store.issues.all():
            room.store.issues.drop(issue.uid)
    return room


@pytest.fixture
def sources() -> list[Path]:
    """The six documents of the sample."""
    return sorted(path for path in sample.FOLDER.iterdir() if path.suffix in (".docx", ".xlsx"))


def words_of(pdf: bytes) -> str:
    with opened(pdf) as document:
        return "".join(document[number].get_textpage().get_text_range() for number in range(len(document)))


def pages_of(pdf: bytes) -> int:
    with opened(pdf) as document:
        return len(document)
