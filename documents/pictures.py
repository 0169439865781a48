"""Foreign pictures and PDF pages as small clean JPEGs, decoded in a bounded process that may die without harm."""

import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self, cast

from documents.picture_worker import HIDDEN_VERB, LENGTH, REQUEST, is_pdf
from domain.errors import InputError
from storage.foreign import STRANGE

MAX_BYTES = 256 << 20  # a larger file is kept but not drawn
_MAX_ANSWER = 64 << 20
_SECONDS = 20.0
_FACTS = ("width", "height", "full_width", "pages", "taken_at", "taken_where")
# What a system needs to start any process; everything else of our environment stays with us.
_KEPT = ("SYSTEMROOT", "WINDIR", "LANG", "LC_ALL", "COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG")
_ROOT = Path(__file__).resolve().parent.parent
_REASONS = {
    "damaged": "已损坏或残缺",
    "large": "超过八千万像素",
    "locked": "设有打开口令",
    "slow": "解开过久，已停止",
    "dead": "解开时出错",
}


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A re-encoded picture: safe to show and to put into a document."""

    jpeg: bytes
    width: int
    height: int
    full_width: int  # of the original; of a page, its width in pixels at 96 dpi
    pages: int = 1
    taken_at: str = ""
    taken_where: str = ""  # latitude and longitude as the camera wrote them


class Pictures:
    """The decoding process; started when first needed, again after it died, ended by `close`."""

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def draw(self, data: bytes, edge: int, page: int = 0) -> Picture:
        """The picture, or the page of a PDF, with no side longer than edge; InputError says why it cannot be shown."""
        if len(data) > MAX_BYTES:
            raise _undrawn(data, "large")
        process = self._running()
        late = threading.Event()
        watch = threading.Timer(self._seconds, _stop_late, (process, late))
        watch.start()
        try:
            facts, jpeg = _exchange(process, REQUEST.pack(edge, page, len(data)) + data)
            if "reason" not in facts:
                return Picture(jpeg=jpeg, **{name: facts[name] for name in _FACTS})
            refused = _undrawn(data, facts["reason"])
        except (OSError, EOFError, *STRANGE) as problem:  # a decoder that was taken over may say anything
            self.close()
            raise _undrawn(data, "slow" if late.is_set() else "dead") from problem
        finally:
            watch.cancel()
        raise refused

    def close(self) -> None:
        """End the process; what it held is gone with it."""
        if self._process is None:
            return
        process, self._process = self._process, None
        process.kill()
        process.communicate()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                _command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={name: os.environ[name] for name in _KEPT if name in os.environ} | {"PYTHONPATH": str(_ROOT)},
                close_fds=True,
            )
        return self._process


def _undrawn(data: bytes, reason: str) -> InputError:
    """Why there is nothing to see, and that nothing is lost."""
    what = "PDF " if is_pdf(data) else "图片"
    return InputError(f"{what}{_REASONS[reason]}，不能显示，原件照存。")


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, HIDDEN_VERB]
    return [sys.executable, "-P", "-s", "-m", "documents.picture_worker"]


def _stop_late(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _exchange(process: subprocess.Popen[bytes], request: bytes) -> tuple[dict[str, Any], bytes]:
    requests, answers = cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)
    requests.write(request)
    requests.flush()
    (length,) = LENGTH.unpack(_exactly(answers, LENGTH.size))
    facts: dict[str, Any] = json.loads(_exactly(answers, length))
    return facts, _exactly(answers, facts["size"])


def _exactly(stream: BinaryIO, size: int) -> bytes:
    if not 0 <= size <= _MAX_ANSWER:
        raise ValueError(size)
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data
