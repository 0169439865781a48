"""Steps as somebody with a key may sign them."""

from typing import Any

from storage.steps import START, Entry, Step
from tests.storage.people import NAMES

DEVICE, FILE = "d" * 32, "f" * 32


def step(entries: tuple[Entry, ...], **more: Any) -> Step:
    """A first step of a laptop nobody has seen."""
    unsigned = Step(DEVICE, 1, NAMES[0], "写", "2026-03-17T20:41:00+00:00", 5, "do", None, START, b"", entries)
    unsigned = unsigned._replace(**more)
    return unsigned._replace(hash=unsigned.digest())
