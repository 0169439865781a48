"""In a process of its own, the page of evidence: `python -m tests.bench.gallery FOLDER`.

Printed are the seconds until the first screen of pictures is painted, those until the same pieces are a painted
table, those of the jump to its end, and the memory in MB after going through the gallery.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
from PySide6.QtWidgets import QAbstractItemView, QApplication

from gui.app import dressed
from gui.models.gallery import THUMBNAIL_ROLE
from storage.settings import Settings
from storage.store import Store
from tests.bench.window import settle
from tests.bench.workspace import PASSPHRASE

PAGES = 60


def timed(deed: Callable[[], object]) -> float:
    """Seconds until it is done and painted."""
    began = time.perf_counter()
    deed()
    return time.perf_counter() - began


def pictured(tiles: QAbstractItemView) -> bool:
    """Whether each tile in view shows its picture."""
    screen, model = tiles.viewport().rect(), tiles.model()
    seen = [row for row in range(40) if screen.contains(tiles.visualRect(model.index(row, 0)))]
    return bool(seen) and all(model.index(row, 0).data(THUMBNAIL_ROLE) is not None for row in seen)


def jump(view: QAbstractItemView) -> None:
    """To the last row, painted."""
    view.scrollToBottom()
    view.viewport().repaint()


def main(folder: Path) -> None:
    """Open, look, turn over, print."""
    app = QApplication(sys.argv[:1])
    window = dressed(app, Settings.load())
    window.resize(1366, 768)
    window.show()
    window.enter(Store.open(folder, PASSPHRASE), "")
    window.frame.stage.prepare("evidence")  # as it is built while the hands rest
    settle(app, 1)
    page = window.frame.stage.pages()["evidence"]

    def show() -> None:
        window.frame.go("evidence")
        while not pictured(page.gallery.tiles):
            app.processEvents()
        page.repaint()

    shown = timed(show)
    settle(app, 0.5)
    tiles = page.gallery.tiles
    for place in range(PAGES):
        tiles.verticalScrollBar().setValue(tiles.verticalScrollBar().maximum() * place // PAGES)
        settle(app, 0.05)
    memory = psutil.Process().memory_info().rss / 2**20

    def open_table() -> None:
        page.gallery.show_view("table")
        page.refresh(None)
        while page.desk.asking.busy:
            app.processEvents()
        page.repaint()
        app.processEvents()

    page.gallery.model.show([], {})  # as when it is opened first
    opened = timed(open_table)
    settle(app, 0.3)
    table = page.gallery.table
    jumps = []
    for _ in range(9):
        table.scrollToTop()
        settle(app, 0.05)
        page.gallery.model.forget_records()
        jumps.append(timed(lambda: jump(table)))
    print(shown, opened, statistics.median(jumps), memory)
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
