"""证据: gallery, table, viewer, filing, dragging, printing."""

from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import QApplication

from tests import dropping
from tests.shots import workspaces
from tests.shots.booth import Booth


def _gallery(booth: Booth) -> Any:
    page = booth.go("evidence", "3")
    QApplication.sendEvent(page.gallery.drop, QDragLeaveEvent())
    page.gallery.show_view("tiles")
    return page


def _table(booth: Booth) -> None:
    _gallery(booth).gallery.show_view("table")


def _viewer(booth: Booth) -> None:
    _gallery(booth).panes.show_pane("viewer")


def _filing(booth: Booth) -> None:
    _gallery(booth)
    booth.press("evidence.file")


def _dragging(booth: Booth) -> None:
    page = _gallery(booth)
    dropping.drag(page.gallery.drop, [Path("照片.jpg")])


SCENES = (
    ("05-evidence", _gallery),
    ("05-evidence-table", _table),
    ("05-evidence-viewer", _viewer),
    ("05-evidence-filing", _filing),
    ("05-evidence-dragging", _dragging),
    ("05-evidence-none", lambda booth: (_gallery(booth), booth.go("evidence", "5"))),
    ("05-evidence-empty", lambda booth: booth.go("evidence", name=workspaces.FRESH)),
)
