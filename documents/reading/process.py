"""The parsing process: one for each file, ready before the file is chosen where that is known to come."""

import atexit
import json
import os
import subprocess
import sys
import threading
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from documents.reading.verb import HIDDEN_VERB, REHEARSE

Job = tuple[str, str, list[tuple[str, int, str | None]]]  # path, kind, columns re-mapped: shape, index, field
_ROOT = Path(__file__).resolve().parents[2]
# What Windows needs to start any process; everything else of our environment stays with us.
_KEPT = ("SYSTEMROOT", "WINDIR", "LANG", "LC_ALL", "COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG")


class ParsingProcess:
    """Inherits nothing but its pipes, works in an empty folder of its own; the path comes over a pipe: others see none.

    It ends by itself when its pipe is closed before a job came, so none outlives the program.
    """

    def __init__(self, *, ahead: bool = False) -> None:
        with ExitStack() as kept:
            folder = kept.enter_context(TemporaryDirectory(prefix="fuzhen-read-"))
            self.running = kept.enter_context(
                subprocess.Popen(
                    [*_command(), *([REHEARSE] if ahead else [])],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    cwd=folder,
                    env=_environment(folder),
                    close_fds=True,
                )
            )
            self._kept = kept.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._kept.close()

    def give(self, job: Job) -> None:
        """What it shall read; one that died is found out when it is listened to."""
        assert self.running.stdin is not None  # noqa: S101  # a pipe was asked for
        with suppress(OSError):
            self.running.stdin.write(json.dumps(job).encode())
        with suppress(OSError):
            self.running.stdin.close()


class _Ahead:
    """At most one process that waits for a file to be chosen."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: ParsingProcess | None = None
        atexit.register(self.dismiss)

    def expect(self) -> None:
        """A file is about to be chosen: the process gets ready while the person looks for it."""
        with self._lock:
            if self._waiting is None:
                self._waiting = ParsingProcess(ahead=True)

    def is_waiting(self) -> bool:
        """Whether one is there."""
        return self._waiting is not None

    def take(self) -> ParsingProcess:
        """The one that waits, or a fresh one."""
        with self._lock:
            waiting, self._waiting = self._waiting, None
        if waiting is not None and waiting.running.poll() is not None:
            with waiting:
                waiting = None  # something ended it while it waited
        return waiting or ParsingProcess()

    def dismiss(self) -> None:
        """No file was chosen."""
        with self._lock:
            waiting, self._waiting = self._waiting, None
        if waiting is not None:
            with waiting:
                waiting.running.kill()


_AHEAD = _Ahead()
expect, is_waiting, take, dismiss = _AHEAD.expect, _AHEAD.is_waiting, _AHEAD.take, _AHEAD.dismiss


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, HIDDEN_VERB]
    return [sys.executable, "-P", "-s", "-m", "documents.reading.worker"]


def _environment(folder: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {
        "PYTHONPATH": str(_ROOT),
        "PYTHONIOENCODING": "utf-8",
        "TMPDIR": folder,
        "TEMP": folder,
        "TMP": folder,
    }
