"""Deeds on the figures of all visits: read them, save them as a table."""

from collections.abc import Callable, Sequence
from pathlib import Path

from documents import statistics
from gui.desk import Desk
from storage.shelves.overview import Standing


def read(desk: Desk, then: Callable[[Sequence[Standing]], object]) -> None:
    """How far every visit is."""
    store = desk.store
    desk.tasks.run("统计", lambda _progress: store.overview.standings(), then)


def export(desk: Desk, path: Path, then: Callable[[Path], object]) -> None:
    """The whole table with its total as .xlsx."""
    store = desk.store
    desk.tasks.run("存统计表", lambda _progress: statistics.export(store, path), then, lasting=True)
