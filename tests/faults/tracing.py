"""A process of ours watched from outside by `strace`: every call to the disk written down, or one of them failed.

The watched process is forked from one that has all modules loaded, waits until it is watched, then does its deed.
"""

import ctypes
import json
import mmap
import multiprocessing
import os
import re
import shutil
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

import cryptography.hazmat.backends.openssl.backend  # noqa: F401  # else loaded while calls to the disk fail
import pytest

from domain.errors import FuzhenError
from tests.faults.deeds import Teller

CALLS = (
    "openat,close,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,"
    "mkdir,mkdirat,link,linkat,rmdir,lseek"
)
LINE = re.compile(r"(\d+\.\d+) (\w+)\((.*)\) += (-?\d+)")
HEX = re.compile(r"\\x([0-9a-f]{2})")
SLATE = 1 << 20
LONGEST = 64 << 20  # bytes of one written block that are kept
PR_SET_PTRACER, ANYBODY = 0x59616D61, ctypes.c_ulong(-1)

Deed = Callable[[Path, Teller], None]


class Call(NamedTuple):
    """One call to the disk that went well."""

    at: float
    name: str
    args: tuple[Any, ...]  # strings as bytes, descriptors as (number, path)
    result: int


class Tell:
    """What the watched process says, in a file beside the workspace: its writing is watched like all else."""

    def __init__(self, path: Path) -> None:
        self._place = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def send(self, what: object) -> None:
        os.write(self._place, json.dumps(what, ensure_ascii=False).encode() + b"\n")


def can_watch() -> bool:
    """Whether this machine lets one process watch another."""
    return sys.platform == "linux" and shutil.which("strace") is not None


class Slate:
    """The same without any call to the disk, for when those fail: shared memory."""

    def __init__(self, path: Path) -> None:
        with path.open("r+b") as file:
            self._held = mmap.mmap(file.fileno(), SLATE)
        self._at = 0

    def send(self, what: object) -> None:
        line = json.dumps(what, ensure_ascii=False).encode() + b"\n"
        self._held[self._at : self._at + len(line)] = line
        self._at += len(line)


watched = pytest.mark.skipif(not can_watch(), reason="`strace` is not installed, or this is not Linux")


def _work(deed: Deed, folder: Path, tell: Teller, go: Connection) -> None:
    go.send("ready")
    go.recv()
    deed(folder, tell)
    os._exit(0)


def _recorded(deed: Deed, folder: Path, told: Path, go: Connection) -> None:
    ctypes.CDLL(None).prctl(PR_SET_PTRACER, ANYBODY, 0, 0, 0)
    _work(deed, folder, Tell(told), go)


def _hindered(deed: Deed, folder: Path, told: Path, go: Connection) -> None:
    ctypes.CDLL(None).prctl(PR_SET_PTRACER, ANYBODY, 0, 0, 0)
    tell = Slate(told)
    try:
        _work(deed, folder, tell, go)
    except FuzhenError as error:
        tell.send(("said", type(error).__name__, str(error)))
    except BaseException as error:  # noqa: BLE001 - it is told, and the test fails
        tell.send(("crashed", type(error).__name__, traceback.format_exc()))
    os._exit(0)


def _watch(target: Callable[..., None], deed: Deed, folder: Path, told: Path, options: list[str]) -> None:
    """Runs the deed in a process of its own under strace with these options."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.deeds", "tests.faults.tracing"])
    ours, theirs = context.Pipe()
    process = context.Process(target=target, args=(deed, folder, told, theirs))
    process.start()
    theirs.close()
    assert ours.recv() == "ready"
    command = ["strace", "-f", "-qq", "-p", str(process.pid), *options]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as tracer:
        status = Path(f"/proc/{process.pid}/status")
        while "TracerPid:\t0\n" in status.read_text():
            if tracer.poll() is not None:
                process.kill()
                pytest.skip("this machine does not let a process be watched")
            time.sleep(0.001)
        ours.send("go")
        process.join()
    ours.close()
    process.close()


def said(told: Path) -> list[Any]:
    """What the process has told."""
    text = told.read_bytes().rstrip(b"\0").decode()
    return [json.loads(line) for line in text.splitlines()]


def record(deed: Deed, folder: Path, told: Path, logs: Path) -> list[Call]:
    """Every call to the disk of a deed, in the order of time, those of all threads together."""
    logs.mkdir()
    _watch(
        _recorded,
        deed,
        folder,
        told,
        ["-ff", "-ttt", "-xx", "-y", "-s", str(LONGEST), "-o", str(logs / "log"), "-e", CALLS],
    )
    lines = [line for path in logs.iterdir() for line in path.read_text("ascii").splitlines()]
    calls = [call for line in lines if (call := _call(line)) is not None]
    return sorted(calls, key=lambda call: call.at)


def hinder(deed: Deed, folder: Path, told: Path, call: str, error: str, when: str) -> bool:
    """Runs a deed of which the calls of that name fail at that count; whether it came to that."""
    told.write_bytes(bytes(SLATE))
    log = told.with_name("log")
    _watch(
        _hindered,
        deed,
        folder,
        told,
        ["-o", str(log), "-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={when}"],
    )
    return "(INJECTED)" in log.read_text("ascii", "replace")


def _call(line: str) -> Call | None:
    found = LINE.match(line)
    if found is None or int(found[4]) < 0:
        return None
    at, name, inside, result = found.groups()
    args = tuple(map(_argument, inside.split(", ")))
    opened = re.search(r"= \d+<((?:\\x..)+)>", line)
    return Call(float(at), name, (*args, _text(opened[1]).decode()) if opened else args, int(result))


def _argument(text: str) -> object:
    if text.startswith('"'):
        return _text(text)
    place = re.match(r"(\d+|AT_FDCWD)<((?:\\x[0-9a-f]{2})*)>", text)
    if place is not None:
        return (-1 if place[1] == "AT_FDCWD" else int(place[1]), _text(place[2]).decode(errors="replace"))
    return int(text) if re.fullmatch(r"-?(0|[1-9]\d*)", text) else text


def _text(packed: str) -> bytes:
    return bytes.fromhex("".join(HEX.findall(packed)))
