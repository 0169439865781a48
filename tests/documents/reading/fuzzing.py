"""Broken files without end: small seeds of every format, changed byte by byte or inside their parts.

Run alone as ``python -m tests.documents.reading.fuzzing FORMAT COUNT SEED`` for parsers that may end the process.
"""

import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import warnings
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import FrameType

from documents.reading import worker
from documents.reading.result import Reading
from documents.reading.wire import decode
from tests.documents.reading.ofd_kit import line, ofd, text_at
from tests.documents.reading.reading_kit import INPUTS, p, sheet, tbl, tc, word
from tests.documents.reading.saved_kit import HTML, SHEET, WORD_2003

SEEDS = Path(__file__).parents[2] / "faults" / "seeds"
LONGEST = 5.0  # seconds for one file
TEXT = "关于某局整改情况的报告\n一、整改情况\n1.关于“学习不深入”的问题\n整改情况：已完成。\n二、下一步\n2024年5月6日\n"
ROWS = (
    "序号,反馈问题,整改措施,完成情况,完成时限",
    "1,学习不深入,（1）研讨；（2）宣讲,已完成,2024.6.30",
    ",,下沉,√,6月底",
)
_CHIPS = (b"\0", b"\xff\xff\xff\xff", b"<", b"&#x0;", b'"', b"]]>", b"-1", b"99999999999", b"\x07\x07", b"<!DOCTYPE a>")


class Hang(BaseException):
    """One file took longer than allowed; no parser may swallow it."""


def seeds(kind: str, folder: Path) -> list[bytes]:
    """Small sound files of a format, and what once made trouble."""
    folder.mkdir(parents=True, exist_ok=True)
    made = _MAKERS[kind](folder)
    return [*made, *(path.read_bytes() for path in sorted((SEEDS / kind).glob("*")))]


def _texts(folder: Path) -> list[bytes]:
    return [TEXT.encode(), TEXT.encode("gb18030"), TEXT.encode("utf-16")]


def _csvs(folder: Path) -> list[bytes]:
    return ["\n".join(ROWS).encode(), "\n".join(ROWS).replace(",", "\t").encode("gb18030")]


def _words(folder: Path) -> list[bytes]:
    table = tbl(
        [tc("序号"), tc("反馈问题"), tc("整改措施")], [tc("1", '<w:vMerge w:val="restart"/>'), tc("学习"), tc("研讨")]
    )
    body = "".join(p(line) for line in TEXT.splitlines())
    return [word(folder / "a.docx", body + table).read_bytes()]


def _books(folder: Path) -> list[bytes]:
    rows = [row.split(",") for row in ROWS]
    return [sheet(folder / "a.xlsx", ["整改台账"], *rows, merges=["A3:A4", "B3:B4"]).read_bytes()]


def _old_books(folder: Path) -> list[bytes]:
    return [(INPUTS / "yunxi-5-整改台账.xls").read_bytes()]


def _old_words(folder: Path) -> list[bytes]:
    return [(INPUTS / "yunxi-6-整改报告.doc").read_bytes()]


def _pdfs(folder: Path) -> list[bytes]:
    from reportlab.pdfgen.canvas import Canvas

    path = folder / "a.pdf"
    canvas = Canvas(str(path), pageCompression=0)
    for y in (700, 740, 780):
        canvas.line(50, y, 300, y)
        canvas.drawString(60, y - 20, "1. report text")
    for x in (50, 150, 300):
        canvas.line(x, 700, x, 780)
    canvas.save()
    return [path.read_bytes()]


def _ofds(folder: Path) -> list[bytes]:
    page = text_at(60, 30, "关于整改情况的报告") + text_at(30, 45, "1.关于“学习”的问题") + text_at(21, 61, "甲")
    page += "".join(line(20, 60 + 10 * n, 90, 60 + 10 * n) + line(20 + 35 * n, 60, 20 + 35 * n, 80) for n in range(3))
    return [ofd(folder / "a.ofd", page).read_bytes()]


def _pages(folder: Path) -> list[bytes]:
    return [HTML.format(charset="utf-8").encode(), HTML.format(charset="gbk").encode("gb18030")]


def _flats(folder: Path) -> list[bytes]:
    cells = "".join(f'<Cell ss:MergeDown="1"><Data>{word}</Data></Cell>' for word in ROWS[0].split(","))
    rows = f'<Row ss:Index="2">{cells}</Row><Row><Cell ss:Index="3"><Data>甲</Data></Cell></Row>'
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in TEXT.splitlines())
    return [
        f'<?xml version="1.0"?><Workbook {SHEET}><Worksheet ss:Name="一">{rows}</Worksheet></Workbook>'.encode(),
        f'<?xml version="1.0"?><w:wordDocument {WORD_2003}><w:body>{body}</w:body></w:wordDocument>'.encode(),
    ]


_MAKERS: dict[str, Callable[[Path], list[bytes]]] = {
    "txt": _texts,
    "csv": _csvs,
    "docx": _words,
    "xlsx": _books,
    "xls": _old_books,
    "doc": _old_words,
    "pdf": _pdfs,
    "ofd": _ofds,
    "html": _pages,
    "xml": _flats,
}


def changed(data: bytes, chance: random.Random) -> bytes:
    """The file broken somewhere: its bytes, or the inflated bytes of one of its parts."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        return _changed_part(data, chance)
    return _spoilt(data, chance)


def _changed_part(data: bytes, chance: random.Random) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as package, zipfile.ZipFile(out, "w") as copy:
        names = package.namelist()
        hit = chance.choice(names)
        for name in names:
            part = package.read(name)
            copy.writestr(name, _spoilt(part, chance) if name == hit else part)
    return out.getvalue()


def _spoilt(data: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 6))):
        at = chance.randrange(len(spoilt) + 1)
        deed = chance.randrange(5)
        if deed == 0 and at < len(spoilt):
            spoilt[at] ^= 1 << chance.randrange(8)
        elif deed == 1:
            del spoilt[at : at + chance.randrange(1, 60)]
        elif deed == 2:
            spoilt[at:at] = chance.choice(_CHIPS)
        elif deed == 3:
            start = chance.randrange(len(spoilt) + 1)
            spoilt[at:at] = spoilt[start : start + chance.randrange(1, 200)]
        else:
            spoilt[at:at] = chance.randbytes(chance.randrange(1, 8))
    return bytes(spoilt)


def run(kind: str, count: int, seed: int, seconds: float | None = None) -> int:
    """Read so many broken files; AssertionError with the file kept under the seeds when one is not read or refused."""
    chance = random.Random(f"{kind}{seed}")  # a reproducible dice
    os.environ["RUST_BACKTRACE"] = "0"  # a parser that gives up is no hang, however long it takes to tell where
    signal.signal(signal.SIGALRM, _hang)
    until = time.monotonic() + seconds if seconds else float("inf")
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile tells of duplicate names before we refuse them
        sound = seeds(kind, Path(folder) / "sound")
        path = Path(folder) / f"a.{kind}"
        for done in range(count):
            if time.monotonic() > until:
                return done
            data = changed(chance.choice(sound), chance)
            path.write_bytes(data)
            _check(kind, path, data)
    return count


def _check(kind: str, path: Path, data: bytes) -> None:
    signal.setitimer(signal.ITIMER_REAL, LONGEST)
    try:
        told = json.loads(worker.answer(path))
        sound = isinstance(decode(told["reading"]), Reading) if "reading" in told else told["error"].endswith("。")
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        _keep(kind, data)
        raise AssertionError(f"{kind}: {type(error).__name__}") from error
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    if not sound:
        _keep(kind, data)
        raise AssertionError(f"{kind}: {told}")


def _keep(kind: str, data: bytes) -> None:
    folder = SEEDS / kind
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{len(list(folder.iterdir())):03}.{kind}").write_bytes(data)


def _hang(_signal: int, _frame: FrameType | None) -> None:
    raise Hang


def run_apart(kind: str, count: int, seed: int) -> int:
    """The same in limited processes, begun anew whenever the parser ends one; how often that was."""
    deaths = done = 0
    while done < count:
        step = min(200, count - done)
        command = [sys.executable, "-m", "tests.documents.reading.fuzzing", kind, str(step), f"{seed + done}"]
        ended = subprocess.run(command, capture_output=True, timeout=step * LONGEST, check=False)
        deaths += ended.returncode != 0
        done += step
    return deaths


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (2 * worker.MEMORY, 2 * worker.MEMORY))
    run(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
