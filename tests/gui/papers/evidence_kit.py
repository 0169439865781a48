"""A problem to prove, and files dropped onto it."""

from pathlib import Path

from gui.pages.evidence.page import EvidencePage
from tests import dropping
from tests.documents.pictures_kit import photo, put
from tests.gui.papers.conftest import Room


def third(room: Room) -> str:
    return room.store.issues.all(number="3")[0].uid


def choose_third(room: Room, page: EvidencePage) -> None:
    page.list.setCurrentIndex(page.subjects.index(page.subjects.position_of(third(room))))


def drop(page: EvidencePage, paths: list[Path]) -> None:
    dropping.drop(page.gallery.drop, paths)


def taken(room: Room, tmp_path: Path) -> EvidencePage:
    """A page with three pieces: two photos with camera times, one text."""
    page = room.open(EvidencePage)
    paths = [
        put(tmp_path, "乙.jpg", photo("red", taken="2025:03:15 10:22:05")),
        put(
            tmp_path,
            "甲.jpg",
            photo("blue", taken="2025:03:14 10:22:05", gps={1: "N", 2: (30, 0, 0), 3: "E", 4: (120, 0, 0)}),
        ),
        put(tmp_path, "丙.txt", "说明".encode()),
    ]
    page.take_in(paths)
    room.settle()
    return page
