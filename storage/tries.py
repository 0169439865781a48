"""Wrong tries make the next one wait, up to a minute; nothing is ever wiped: that would destroy evidence."""

import json
import math
import time
from contextlib import suppress
from pathlib import Path

from domain.errors import PlaceError
from storage.aside import write_whole
from storage.foreign import STRANGE

FREE, LONGEST = 2, 60


class Tries:
    """The count of wrong tries beside the slots."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "slots" / "tries.json"

    def _told(self) -> tuple[int, float]:
        try:
            told = json.loads(self._path.read_text("utf-8"))
            count, at = int(told["count"]), float(told["at"])
        except (OSError, *STRANGE):
            return 0, 0.0
        return (count, at) if math.isfinite(at) else (0, 0.0)

    def wait(self) -> int:
        """Seconds until the next try; a clock set back cannot make it longer than the longest."""
        count, at = self._told()
        if count <= FREE:
            return 0
        delay = min(LONGEST, 2 << min(count - FREE - 1, 8))
        return max(0, min(delay, round(at + delay - time.time())))

    def check(self) -> None:
        """PlaceError while one has to wait."""
        if wait := self.wait():
            raise PlaceError(f"口令连续输错{self._told()[0]}次，请等{wait}秒后再试；工作夹里的内容没有变。")

    def wrong(self) -> None:
        """Counts a wrong try; where nothing can be written, that it was wrong is still what the user must hear."""
        with suppress(PlaceError):
            write_whole(self._path, json.dumps({"count": self._told()[0] + 1, "at": time.time()}).encode())

    def right(self) -> None:
        """Forgets the wrong ones."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
