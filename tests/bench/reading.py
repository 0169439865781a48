"""Reading what is handed over, process and all: ledgers beside openpyxl, a long report, a thick PDF, the memory."""

import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from documents.paper import word
from documents.paper.model import Document, Form, Heading, Para, Title
from documents.reading import expect, read
from domain.errors import InputError

ROOT = Path(__file__).parents[2]
COLUMNS = (
    "序号",
    "单位",
    "反馈方面",
    "反馈问题",
    "整改目标",
    "措施序号",
    "整改措施",
    "责任领导",
    "牵头单位",
    "配合单位",
)
COLUMNS += (
    "整改时限",
    "完成情况",
    "完成日期",
    "是否销号",
    "佐证材料",
    "涉及金额（万元）",
    "产生原因",
    "举一反三",
    "整改描述",
    "备注",
)
PAGES = 293
LOOKED_FOR = 1.0  # seconds that nobody needs less of to choose a file
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def rows(folder: Path) -> list[tuple[str, str, str, str]]:
    """Five lines of the table."""
    folder.mkdir(parents=True, exist_ok=True)
    told, thick = report(folder / "报告.docx"), pdf(folder / "厚.pdf")
    compared, long, memory = [], [], []
    for name, saved in (("文字存在各格", ledger), ("文字各存一次，如 Excel", shared_ledger)):
        small, large = saved(folder / f"5000-{name}.xlsx", 5_000), saved(folder / f"20000-{name}.xlsx", 20_000)
        theirs = openpyxl(small)
        for how, before in (("选文件时进程已备好", look_for_files), ("进程现起", lambda: None)):
            ours = seconds(lambda file=small: read(file), before)
            least = verdict(ours / theirs, 0.5)
            compared.append(
                (
                    f"读5,000行×20列台账（{name}，{how}；对照：openpyxl）",
                    f"{ours:.2f} s",
                    f"{theirs:.2f} s",
                    f"{ours / theirs:.2f}×（≤0.5×，{least}）",
                )
            )
        long.append(seconds(lambda file=large: read(file)))
        memory.append(peak(large))
    report_time, pdf_time = (seconds(lambda file=file: read(file)) for file in (told, thick))
    refused = max(seconds(lambda file=file: refusal(file)) for file in bad(folder))
    return [
        *compared,
        ("读20,000行台账（较慢的一种）", f"{max(long):.2f} s", "≤3 s", verdict(max(long), 3)),
        ("读80 KB文字的报告", f"{report_time:.2f} s", "≤0.5 s", verdict(report_time, 0.5)),
        (f"读{PAGES}页PDF", f"{pdf_time:.2f} s", "≤2 s", verdict(pdf_time, 2)),
        ("读20,000行时读取进程的内存", f"{max(memory):.0f} MB", "≤512 MB", verdict(max(memory), 512)),
        ("拒收最慢的一种坏文件（炸弹、实体、截断、错字节）", f"{refused:.2f} s", "≤2 s", verdict(refused, 2)),
    ]


def look_for_files() -> None:
    """What happens in the window while a person looks for the file."""
    expect()
    time.sleep(LOOKED_FOR)


def seconds(run: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """The better of two, so that a cold disk does not count; without what is done before."""
    times = []
    for _ in range(2):
        before()
        began = time.perf_counter()
        run()
        times.append(time.perf_counter() - began)
    return min(times)


def bad(folder: Path) -> list[Path]:
    """Files that are refused: a bomb, entities, a cut and a muddled one."""
    bomb, entities = folder / "炸弹.docx", folder / "实体.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * ((128 << 20) - 1))
    with zipfile.ZipFile(entities, "w") as package:
        package.writestr("xl/workbook.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    sound = ledger(folder / "5000.xlsx", 5_000).read_bytes()
    cut, muddled = folder / "截断.xlsx", folder / "错字节.docx"
    cut.write_bytes(sound[: len(sound) // 2])
    muddled.write_bytes(sound[:1000] + bytes(len(sound) - 2000) + sound[-1000:])
    return [bomb, entities, cut, muddled]


def refusal(path: Path) -> None:
    """Read what must be refused."""
    try:
        read(path)
    except InputError:
        return
    raise AssertionError(f"{path.name} was read")


def verdict(ours: float, bound: float) -> str:
    """Whether it is reached."""
    return "达到" if ours <= bound else "未达到"


def ledger(path: Path, count: int) -> Path:
    """A ledger of so many rows, four measures to a problem."""
    book = Workbook()
    page = book.active
    page.title = "整改台账"
    page.append(["某县各单位巡察反馈问题整改台账"])
    page.append(list(COLUMNS))
    for row in range(count):
        problem, measure = divmod(row, 4)
        first = (problem + 1, f"虚构县第{problem // 100 + 1}单位党组", "落实全面从严治党责任方面")
        second = (f"第{problem + 1}项制度执行不到位", "规范管理", measure + 1)
        third = (f"修订第{problem + 1}项制度的第{measure + 1}条并组织学习", "林溪", "办公室", "财务股", "2024年6月底前")
        last = ("已完成", "2024.6.20", "是", "制度文件", problem % 90, "学习不够", "已自查", "已印发", "")
        page.append([*first, *second, *third, *last])
    book.save(path)
    return path


_INLINE = re.compile('<c r="([A-Z]+[0-9]+)" t="inlineStr"><is><t>([^<]*)</t></is></c>')
_STRINGS = "sharedStrings"


def shared_ledger(path: Path, count: int) -> Path:
    """The same ledger as Excel and WPS save it."""
    return with_shared_strings(ledger(path.with_suffix(".inline.xlsx"), count), path)


def with_shared_strings(source: Path, target: Path) -> Path:
    """The same workbook as Excel and WPS save it: every text once, cells name its number."""
    numbers: dict[str, int] = {}

    def named(cell: re.Match[str]) -> str:
        return f'<c r="{cell[1]}" t="s"><v>{numbers.setdefault(cell[2], len(numbers))}</v></c>'

    relation = f'<Relationship Id="rS" Type="{RELATIONS}/{_STRINGS}" Target="{_STRINGS}.xml"/></Relationships>'
    kind = f"application/vnd.openxmlformats-officedocument.spreadsheetml.{_STRINGS}+xml"
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as saved:
        for name in package.namelist():
            part = package.read(name).decode()
            if name.startswith("xl/worksheets/"):
                part = _INLINE.sub(named, part)
            elif name == "xl/_rels/workbook.xml.rels":
                part = part.replace("</Relationships>", relation)
            elif name == "[Content_Types].xml":
                override = f'<Override PartName="/xl/{_STRINGS}.xml" ContentType="{kind}"/></Types>'
                part = part.replace("</Types>", override)
            saved.writestr(name, part)
        items = "".join(f"<si><t>{text}</t></si>" for text in numbers)
        saved.writestr(f"xl/{_STRINGS}.xml", f'<sst xmlns="{MAIN}">{items}</sst>')
    return target


def openpyxl(path: Path) -> float:
    """Seconds that reading all cells costs elsewhere, in a process of its own: a large heap would slow it down."""
    script = (
        "import sys, timeit; from openpyxl import load_workbook;"
        "read = lambda: [row for page in load_workbook(sys.argv[1], data_only=True)"
        " for row in page.iter_rows(values_only=True)];"
        "print(min(timeit.repeat(read, 'import gc; gc.enable()', number=1, repeat=2)))"
    )
    return float(told_by(script, path))


def told_by(script: str, path: Path) -> str:
    """What a process of its own prints of a file."""
    command = [sys.executable, "-c", script, str(path)]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def report(path: Path) -> Path:
    """A report of 80 KB of text in the usual form."""
    blocks: list[Title | Heading | Para] = [
        Title(text="某某局党组关于巡察整改进展情况的报告"),
        Heading(level=1, text="整改落实情况"),
    ]
    size = 0
    number = 0
    while size < 80_000:
        number += 1
        told = f"整改情况：已完成。修订制度{number}项，开展学习{number}次，" + "逐条核对、逐项落实，建立长效机制。" * 8
        blocks += [Heading(level=3, text=f"关于“第{number}项制度执行不到位”的问题"), Para(text=told)]
        size += len(told.encode())
    word.write(Document(form=Form.PLAIN, title="报告", author="某某局", blocks=tuple(blocks)), path)
    return path


def pdf(path: Path) -> Path:
    """A thick PDF of full pages."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path))
    for _ in range(PAGES):
        canvas.setFont("STSong-Light", 14)
        for line in range(28):
            canvas.drawString(80, 780 - 25 * line, "整改工作情况报告正文一行二十八个字的内容写在这里供读取测试用")
        canvas.showPage()
    canvas.save()
    return path


def peak(path: Path) -> float:
    """The most memory that the reading process takes, in MB."""
    script = (
        "import resource, sys, pathlib; from documents.reading import worker;"
        "worker.answer(pathlib.Path(sys.argv[1]));"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    return float(told_by(script, path))
