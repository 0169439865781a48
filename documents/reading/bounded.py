"""Reading by the parsing process: waiting no longer than allowed, believing no more than was checked."""

import contextlib
import gc
import json
import logging
import subprocess
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from documents.reading.process import take
from documents.reading.result import Reading
from documents.reading.wire import WireError, decode
from documents.safe_names import name_of
from domain.errors import InputError
from domain.words import DocumentKind

WALL_SECONDS = 20.0
MAX_RESULT = 96 << 20
_DAMAGED = "文件已损坏或不完整，没有读入任何内容，请向提供的人另要一份完好的文件。"
_TOO_SLOW = "文件太大或太复杂，没有在限定时间内读完，没有读入任何内容，请拆分或另存后再导入。"
_FAULT = "程序读取时自己出了错（{}），没有读入任何内容，文件未必有问题，请把括号里的话报告巡察办。"
_LOG = logging.getLogger("fuzhen")
_LOG.addHandler(logging.NullHandler())  # on the command line the sentence says it all


def read(
    path: Path,
    kind: DocumentKind | None = None,
    mapping: Mapping[tuple[str, int], str | None] | None = None,
    *,
    seconds: float = WALL_SECONDS,
) -> Reading:
    """Understand one document; InputError in one sentence when it cannot be read. Nothing is written.

    `mapping` re-maps columns by hand: (Sheet.shape, column index) → field of `mappings.FIELDS`, None leaves one out.
    """
    path = Path(path).absolute()
    if not path.is_file():
        raise InputError(f"找不到文件“{name_of(path)}”，没有读入任何内容，请重新选择。")
    columns = [(shape, column, field) for (shape, column), field in (mapping or {}).items()]
    with take() as process, _stopped_after(process.running, seconds) as late:
        process.give((str(path), kind.identifier if kind else "", columns))
        told = _told(process.running)  # what follows is done while the process clears up behind itself
        if isinstance(told.get("error"), str):
            raise InputError(f"“{name_of(path)}”：{told['error']}")
        if isinstance(told.get("fault"), str):
            _LOG.error("reader: %s", told["fault"])
            raise InputError(f"“{name_of(path)}”：{_FAULT.format(told['fault'])}")
        with contextlib.suppress(WireError), _uncollected():
            return decode(told.get("reading"))
    ended = late.is_set() or not 0 <= process.running.returncode <= 255  # by a signal; on Windows a crash or the job
    raise InputError(f"“{name_of(path)}”：{_TOO_SLOW if ended else _DAMAGED}")


@contextlib.contextmanager
def _stopped_after(process: subprocess.Popen[bytes], seconds: float) -> Iterator[threading.Event]:
    """Ends the process when its time is over, which the event then tells."""
    late = threading.Event()

    def stop() -> None:
        late.set()
        process.kill()

    clock = threading.Timer(seconds, stop)
    clock.start()
    try:
        yield late
    finally:
        clock.cancel()


def _told(process: subprocess.Popen[bytes]) -> dict[str, Any]:
    """What the process says, {} for nothing sound."""
    assert process.stdout is not None  # noqa: S101  # a pipe was asked for
    output = process.stdout.read(MAX_RESULT + 1)
    if len(output) > MAX_RESULT:
        process.kill()
    try:
        with _uncollected():
            told = json.loads(output)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Many small objects without a cycle among them are made: looking for cycles would double the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
