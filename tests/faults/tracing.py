"""A process of ours watched from outside by `strace`: every call to the disk written down, or one of them failed.

The watched process is forked from one that has all modules loaded, waits until it is watched, then does its deed.
"""

import ctypes
import json
import multiprocessing
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

import pytest

CALLS = (
    "openat,close,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,"
    "mkdir,mkdirat,link,linkat,rmdir,lseek"
)
LINE = re.compile(r"(\d+\.\d+) (\w+)\((.*)\) += (-?\d+)")
HEX = re.compile(r"\\x([0-9a-f]{2})")
LONGEST = 64 << 20  # bytes of one written block that are kept
PR_SET_PTRACER, ANYBODY = 0x59616D61, ctypes.c_ulong(-1)

Deed = Callable[[Path, "Tell"], None]


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


watched = pytest.mark.skipif(not can_watch(), reason="`strace` is not installed, or this is not Linux")


def _work(deed: Deed, folder: Path, told: Path, warm: Deed | None, go: Connection) -> None:
    if warm is not None:
        warm(folder, Tell(told))
    ctypes.CDLL(None).prctl(PR_SET_PTRACER, ANYBODY, 0, 0, 0)
    tell = Tell(told)
    go.send("ready")
    go.recv()
    deed(folder, tell)
    os._exit(0)


def watch(deed: Deed, folder: Path, told: Path, options: list[str], warm: Deed | None = None) -> None:
    """Runs the deed in a process of its own under strace with these options."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.deeds"])
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(deed, folder, told, warm, theirs))
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
    return [json.loads(line) for line in told.read_text("utf-8").splitlines()] if told.exists() else []


def record(deed: Deed, folder: Path, told: Path, logs: Path) -> list[Call]:
    """Every call to the disk of a deed, in the order of time, those of all threads together."""
    logs.mkdir()
    watch(deed, folder, told, ["-ff", "-ttt", "-xx", "-y", "-s", str(LONGEST), "-o", str(logs / "log"), "-e", CALLS])
    lines = [line for path in logs.iterdir() for line in path.read_text("ascii").splitlines()]
    calls = [call for line in lines if (call := _call(line)) is not None]
    return sorted(calls, key=lambda call: call.at)


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
