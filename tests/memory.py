"""A disk in memory, where thousands of small workspaces are made: flushing costs nothing there."""

import tempfile
from pathlib import Path

_SHARED = Path("/dev/shm")  # noqa: S108 - what this machine keeps for it, if any
_PLACE = _SHARED if _SHARED.is_dir() else None


def folder() -> Path:
    """A folder there, for whoever removes it himself."""
    return Path(tempfile.mkdtemp(dir=_PLACE))


def lent() -> tempfile.TemporaryDirectory[str]:
    """A folder there for the length of a block."""
    return tempfile.TemporaryDirectory(dir=_PLACE)
