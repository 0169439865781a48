"""Which code is ours: crash reports name places in it, and nothing of anybody else's."""

from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_ROOMS = frozenset({"main.py", "domain", "storage", "documents", "gui"})


def own_place(filename: str) -> str:
    """``gui/frame.py`` for a file of ours as a traceback names it, "" for any other.

    A frozen program names its files relative to itself, those of the libraries too.
    """
    path = Path(filename)
    if path.is_relative_to(_ROOT):
        path = path.relative_to(_ROOT)
    return path.as_posix() if path.parts and path.parts[0] in _ROOMS else ""
