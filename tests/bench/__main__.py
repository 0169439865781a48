"""Every figure in one table: ours, the peer or the bound, the ratio."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import (
    crosscheck,
    evidence,
    exchange,
    holds,
    letter,
    papers,
    reading,
    reading_score,
    search,
    season,
    workspace,
)

ROOT = Path(__file__).parents[2]
Row = tuple[str, str, str, str]  # what, ours, peer or bound, ratio or verdict


def seconds(run: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def started(which: str) -> float:
    """Seconds of a whole process that shows one window, paints it and ends."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    command = [sys.executable, "-m", "tests.bench.start", which]
    return seconds(lambda: subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True))


def start() -> list[Row]:
    """Process start to the unlock window against a bare window; the two in turn, median of seven."""
    pairs = [(started("bare"), started("ours")) for _ in range(7)]
    bare, ours = (statistics.median(column) for column in zip(*pairs, strict=True))
    return [("启动到解锁窗（对照：空窗）", f"{ours:.2f} s", f"{bare:.2f} s", f"{ours / bare:.2f}×（≤2.0×）")]


def usable_list(folder: Path) -> list[Row]:
    """Unlocked to a painted list of 5,000 problems, and the memory of that process, which does nothing else."""
    workspace.make(folder)
    script = (
        "import sys, psutil, pathlib; from tests.bench import window, workspace;"
        "print(window.open_list(pathlib.Path(sys.argv[1]), workspace.PASSPHRASE));"
        "print(psutil.Process().memory_info().rss / 2**20)"
    )
    command = [sys.executable, "-c", script, str(folder)]
    ended = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    shown, memory = map(float, ended.stdout.split())
    size = (folder / "workspace.db").stat().st_size / 2**20
    return [
        ("解锁后到可用列表（5,000问题、20,000证据）", f"{shown:.2f} s", "≤0.3 s", verdict(shown, 0.3)),
        ("此时内存", f"{memory:.0f} MB", "≤250 MB", verdict(memory, 250)),
        ("这个工作夹的数据库", f"{size:.0f} MB", "", ""),
    ]


def one_put(folder: Path) -> list[Row]:
    """Median of 200 single-field changes, each its own step with journal and fsync, beside a bare commit."""
    from dataclasses import replace

    from domain.records import Person
    from storage.store import Store

    store = Store.create(folder, workspace.PASSPHRASE, author="林溪")
    person = Person(name="甲")

    def put(number: int) -> None:
        with store.change("改名"):
            store.people.put(replace(person, name=f"甲{number}"))

    times = [seconds(lambda number=number: put(number)) * 1000 for number in range(200)]
    store.close()
    median = statistics.median(times)
    return [("写一条（含留痕和落盘），中位数", f"{median:.2f} ms", "≤10 ms", verdict(median, 10))]


def verdict(ours: float, bound: float) -> str:
    """Whether it is reached."""
    return "达到" if ours <= bound else "未达到"


def main(*wanted: str) -> None:
    """Print the table: all of it, or the parts named (start, put, letter, list, reading, crosscheck …)."""
    parts = PARTS | LONG
    if strange := [name for name in wanted if name not in parts]:
        sys.exit(f"没有“{'、'.join(strange)}”这一项，可以写{'、'.join(parts)}。")
    with TemporaryDirectory(prefix="fuzhen-bench-") as place:
        os.environ["FUZHEN_CONFIG"] = str(Path(place) / "config")
        print("| 项目 | 本程序 | 对照或要求 | 结果 |\n|---|---|---|---|")
        for name, rows in parts.items():
            if name in wanted or (not wanted and name in PARTS):
                folder = Path(place) / name
                for row in rows(folder):
                    print("| " + " | ".join(row) + " |", flush=True)


PARTS: dict[str, Callable[[Path], list[Row]]] = {
    "start": lambda _folder: start(),
    "put": one_put,
    "letter": letter.rows,
    "list": usable_list,
    "reading": reading.rows,
    "reading_score": reading_score.rows,
    "crosscheck": crosscheck.rows,
    "papers": papers.rows,
    "search": search.rows,
    "exchange": exchange.rows,
    "evidence": evidence.rows,
    "holds": holds.rows,
}

# Minutes and gigabytes: by name only.
LONG: dict[str, Callable[[Path], list[Row]]] = {"big": exchange.big, "season": season.rows}

if __name__ == "__main__":
    main(*sys.argv[1:])
