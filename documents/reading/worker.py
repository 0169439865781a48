"""The parsing process: is told a path, limits itself, prints one JSON result. It never sees keys or the workspace.

Started as ``python -m documents.reading.worker``, a frozen program starts itself with the hidden verb. It gets ready,
then waits for its one job: JSON of path, kind and columns on its input.
"""

import gc
import json
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from documents.limits import bound
from documents.reading.verb import REHEARSE
from domain.errors import InputError
from domain.own_code import own_place

MEMORY = 512 << 20
CPU_SECONDS = 10

_DAMAGED = "文件已损坏或不完整，没有读入任何内容，请向提供的人另要一份完好的文件。"
_TOO_BIG = "文件太大或太复杂，读取超出了限制，没有读入任何内容，请拆分或另存后再导入。"


def main(arguments: Sequence[str] = ()) -> int:
    """Parse one file, after a rehearsal if told so; exits with 0 when it could say something, or was not wanted."""
    result = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # a parser that prints must not spoil the result
    gc.disable()  # one file, then the process ends: collecting would only cost time
    bound(MEMORY, CPU_SECONDS)
    with suppress(Exception):  # `answer` tells what is wrong here
        _get_ready(rehearsed=REHEARSE in arguments)
    if job := sys.stdin.buffer.read():
        path, kind, columns = json.loads(job)
        with result:
            result.write(answer(Path(path), kind, columns))
    return 0


def _get_ready(*, rehearsed: bool) -> None:
    """Imports what every reading needs; while a person still looks for the file there is time for more."""
    for name in ("understand", "wire"):
        import_module(f"documents.reading.{name}")
    if rehearsed:
        from documents.reading.rehearsal import rehearse  # noqa: PLC0415  # after the limits are set

        rehearse()


def answer(path: Path, kind: str = "", columns: Iterable[tuple[str, int, str | None]] = ()) -> bytes:
    """The reading as JSON, or the one sentence that says why there is none; columns are (shape, index, field)."""
    try:
        from documents.reading.understand import understand  # noqa: PLC0415  # after the limits are set
        from documents.reading.wire import encode  # noqa: PLC0415

        chosen = {(shape, column): field for shape, column, field in columns}
        return b'{"reading":' + encode(understand(path, kind, chosen)) + b"}"
    except InputError as error:
        return _refusal(str(error))
    except (MemoryError, RecursionError):
        return _refusal(_TOO_BIG)
    except Exception as error:  # noqa: BLE001  # what a parser trips over is an InputError by now: this is our own
        return json.dumps({"fault": _where(error)}).encode()
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how a parser written in Rust gives up
            raise
        return _refusal(_DAMAGED)


def _where(error: Exception) -> str:
    """The kind of the error and the line of our code, never what was read."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None and own_place(last.tb_next.tb_frame.f_code.co_filename):
        last = last.tb_next
    place = f"，{Path(last.tb_frame.f_code.co_filename).name}第{last.tb_lineno}行" if last else ""
    return f"{type(error).__name__}{place}"


def _refusal(sentence: str) -> bytes:
    return json.dumps({"error": sentence}).encode()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
