"""One process a workspace: a lock of the operating system, which no crash leaves behind, and who holds it."""

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from domain.errors import PlaceError
from storage.aside import is_read_only, write_whole
from storage.foreign import STRANGE


class WorkspaceLock:
    """Held from open to close."""

    def __init__(self, folder: Path) -> None:
        self._told = folder / "in-use.json"
        self.left_behind = False  # whether the process before ended without closing
        # Never the soft fallback: a lock that is only a file stays behind after a crash.
        self._lock = FileLock(folder / "in-use.lock", timeout=0, thread_local=False, fallback_to_soft=False)
        try:
            self._lock.acquire()
        except Timeout:
            raise PlaceError(self._in_use()) from None
        except (OSError, NotImplementedError) as error:
            protected = isinstance(error, OSError) and is_read_only(error)
            why = "只能读、不能写" if protected else "不能防止两处同时写"
            raise PlaceError(
                f"工作夹所在的磁盘{why}，没有打开，里面的内容没有变，请把整个工作夹复制到本机硬盘上再打开。"
            ) from error
        # A disk that failed at the opening kept no word; the log of the database is taken away at a clean end.
        self.left_behind = self._told.exists() or (folder / "workspace.db-wal").exists()

    def tell(self, author: str) -> None:
        """Leaves word for a second process, and for the next one if this one never comes to an end."""
        since = datetime.now().astimezone().isoformat(timespec="seconds")
        with suppress(PlaceError):  # a full disk keeps nobody from reading
            write_whole(self._told, json.dumps({"who": author, "since": since}, ensure_ascii=False).encode())

    def _in_use(self) -> str:
        try:
            told: dict[str, Any] = json.loads(self._told.read_text("utf-8"))
            since = datetime.fromisoformat(told["since"])
            who = f"{told['who']}自{since.month}月{since.day}日{since:%H:%M}起"
        except (OSError, *STRANGE):
            who = "另一个窗口"
        return f"{who}正在使用这个工作夹，里面的内容都在，请先在那边锁定或退出，再打开。"

    def release(self, *, whole: bool = True) -> None:
        """Lets the next process in; the word stays where something was left to be cleared away at the next opening."""
        with suppress(OSError):  # left behind, it only makes the next opening look closer
            if whole:
                self._told.unlink(missing_ok=True)
        self._lock.release()
