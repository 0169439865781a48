"""Where the plain bytes of an original lie for the moment in which another process reads them."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.aside import remove_folder

MEMORY = Path("/dev/shm")  # noqa: S108  # they never touch the disk where the system has such a place


class Scratch:
    """Private folders of one open workspace; what a killed process left goes at the next opening."""

    def __init__(self, workspace: Path, device: str) -> None:
        """Told by the device, which a copy of the workspace has of its own: both may be open at once."""
        if MEMORY.is_dir():
            self._place, self._prefix = MEMORY, f"fuzhen-{device[:16]}-"
        else:  # all that lies in our own folder is ours, also what came along when it was copied
            self._place, self._prefix = workspace, "fuzhen-scratch-"
        for left in self._place.glob(f"{self._prefix}*"):
            remove_folder(left)

    @contextmanager
    def folder(self) -> Iterator[Path]:
        """A folder nobody else may look into, gone at the end."""
        folder = Path(tempfile.mkdtemp(prefix=self._prefix, dir=self._place))
        try:
            yield folder
        finally:
            remove_folder(folder)
