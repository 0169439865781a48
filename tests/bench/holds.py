"""How long the event loop was held while a person went through the sample: entering, every page twice, typing."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from documents import sample, visits
from gui.app import dressed
from gui.places import PLACES
from gui.warming import Warming
from storage.settings import Settings
from storage.store import Store
from tests.bench.window import TYPING, settle
from tests.watchdog import Watchdog

ROOT = Path(__file__).parents[2]
BOUND = 50  # ms
REST = 1.2  # seconds after each deed
Row = tuple[str, str, str, str]


def rows(folder: Path) -> list[Row]:
    """The longest hold of each deed, in a process of its own; processor time, since the machine may be busy."""
    store = Store.create(folder / "示例单位", sample.PASSPHRASE, author=sample.AUTHOR)
    sample.build(store, lambda *_: None)
    store.close()
    command = [sys.executable, "-m", "tests.bench.holds", str(folder / "示例单位")]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    told = [line.split("\t") for line in ended.stdout.splitlines()]
    return [
        (f"界面最长一次停顿：{deed}", f"{held} ms", f"≤{BOUND} ms", "达到" if int(held) <= BOUND else f"未达到 {where}")
        for deed, held, where in told
    ]


def main(folder: Path) -> None:
    """Do one deed after the other and print how long each held the loop: deed, ms, where."""
    app = QApplication(sys.argv[:1])
    window = dressed(app, Settings.load())
    window.begin(folder)
    window.resize(1366, 768)
    window.show()
    Warming(window)
    settle(app, TYPING)
    store = Store.open(folder, sample.PASSPHRASE)
    watched(app, "进入工作夹", lambda: window.enter(store, ""))
    frame = window.frame
    subject = visits.subject(store, window.desk.visit_uid, "3")
    for turn in ("第一次到", "再到"):
        for place in PLACES:
            watched(app, f"{turn}{place.name}", lambda place=place: frame.go(place.id))
    watched(app, "到一个问题", lambda: frame.go("four_references", subject))
    watched(app, "下一个问题", lambda: QTest.keyClick(window, Qt.Key.Key_PageDown))
    watched(app, "作答", lambda: QTest.keyClick(window, Qt.Key.Key_F1))
    watched(app, "撤销", frame.undo)
    watched(app, "搜索", lambda: QTest.keyClicks(frame.top.search, "47"))
    watched(app, "锁定", window.lock)
    window.close()


def watched(app: QApplication, deed: str, run: Callable[[], object]) -> None:
    """Print the longest hold while it was done and what followed from it."""
    dog = Watchdog()
    dog.start()
    run()
    settle(app, REST)
    dog.stop()
    longest = dog.holds[0] if dog.holds else None
    print(deed, round(longest.cpu) if longest else 0, longest.where if longest else "", sep="\t")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
