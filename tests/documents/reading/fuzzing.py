"""Broken files without end: small seeds of every format, changed byte by byte or inside their parts.

Run alone as ``python -m tests.documents.reading.fuzzing FORMAT COUNT SEED`` for parsers that may end the process.
"""

import base64
import json
import os
import quopri
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FrameType

from openpyxl import load_workbook

from documents.reading import worker
from documents.reading.result import Reading
from documents.reading.wire import decode
from tests.documents.reading.breaking import changed
from tests.documents.reading.ofd_kit import line, ofd, text_at
from tests.documents.reading.reading_kit import INPUTS, abstract, level, num, p, sheet, tbl, tc, word
from tests.documents.reading.saved_kit import HTML, SHEET, WORD_2003

SEEDS = Path(__file__).parents[2] / "faults" / "seeds"
LONGEST = 5.0  # seconds of work for one file; a busy machine is no hang
TEXT = "关于某局整改情况的报告\n一、整改情况\n1.关于“学习不深入”的问题\n整改情况：已完成。\n二、下一步\n2024年5月6日\n"
ROWS = (
    "序号,反馈问题,整改措施,完成情况,完成时限",
    "1,学习不深入,（1）研讨；（2）宣讲,已完成,2024.6.30",
    ",,下沉,√,6月底",
)


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
    plain = word(folder / "a.docx", body + table).read_bytes()
    return [plain, word(folder / "b.docx", _REVISED + _listed() + table, numbering=_NUMBERING).read_bytes()]


_NUMBERING = abstract(0, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2.")) + num(1, 0)
_REVISED = (
    "<w:p><w:r><w:t>关于整改</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>情况的报告</w:t></w:r></w:ins>"
    f"<w:r><w:txbxContent>{p('框内')}</w:txbxContent></w:r></w:p><w:sdt><w:sdtContent>{p('控件')}</w:sdtContent></w:sdt>"
)


def _listed() -> str:
    lines = p("整改情况", number=(1, 0)) + p("关于“学习不深入”的问题", number=(1, 1)) + p("整改情况：已完成。<w:br/>甲")
    return lines + tbl([tc("里", '<w:gridSpan w:val="2"/>'), tc(tbl([tc("套"), tc("表")]))])


def _books(folder: Path) -> list[bytes]:
    rows = [row.split(",") for row in ROWS]
    small = sheet(folder / "a.xlsx", ["整改台账"], *rows, merges=["A3:A4", "B3:B4"])
    book = load_workbook(small)
    page = book.worksheets[0]
    page.append([2, "资金闲置", "拨付", 0.6, date(2024, 6, 30)])
    page.append(["=1+1", True, 38600, "45443", None])
    page["D5"].number_format, page["C6"].number_format = "0%", "#,##0.00"
    page.row_dimensions[4].hidden = page.column_dimensions["C"].hidden = True
    book.create_sheet("二").append(["序号", "问题"])
    book.save(folder / "b.xlsx")
    return [small.read_bytes(), (folder / "b.xlsx").read_bytes()]


def _old_books(folder: Path) -> list[bytes]:
    return [(INPUTS / "yunxi-5-整改台账.xls").read_bytes()]


def _old_words(folder: Path) -> list[bytes]:
    more = sorted(INPUTS.with_name("more").glob("*.doc"))
    return [path.read_bytes() for path in (INPUTS / "yunxi-6-整改报告.doc", *more)]


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


def _archives(folder: Path) -> list[bytes]:
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
    part = b'--x\r\nContent-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: {}\r\n\r\n'
    page = HTML.format(charset="gb2312").encode("gb18030")
    told = ((b"base64", base64.encodebytes(page)), (b"quoted-printable", quopri.encodestring(page)))
    return [head + part.replace(b"{}", name) + words + b"\r\n--x--\r\n" for name, words in told]


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
    "mht": _archives,
    "xml": _flats,
}


def run(
    kind: str, count: int, seed: int, seconds: float | None = None, told: Callable[[], object] = lambda: None
) -> int:
    """Read so many broken files; AssertionError with the file kept under the seeds when one is not read or refused."""
    chance = random.Random(f"{kind}{seed}")  # a reproducible dice
    os.environ["RUST_BACKTRACE"] = "0"  # a parser that gives up is no hang, however long it takes to tell where
    signal.signal(signal.SIGPROF, _hang)
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
            told()
    return count


def _check(kind: str, path: Path, data: bytes) -> None:
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        told = json.loads(worker.answer(path))
        sound = isinstance(decode(told["reading"]), Reading) if "reading" in told else told["error"].endswith("。")
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        _keep(kind, data)
        raise AssertionError(f"{kind}: {type(error).__name__}") from error
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
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
    """The same in limited processes, begun anew after the file at which the parser ends one; how often that was."""
    deaths = done = 0
    while done < count:
        step = min(200, count - done)
        command = [sys.executable, "-m", "tests.documents.reading.fuzzing", kind, str(step), f"{seed + done}"]
        ended = subprocess.run(command, capture_output=True, timeout=step * LONGEST, check=False)
        deaths += ended.returncode != 0
        done += len(ended.stdout) if ended.returncode == 0 else len(ended.stdout) + 1
    return deaths


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (2 * worker.MEMORY, 2 * worker.MEMORY))
    run(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), told=lambda: os.write(1, b"."))
