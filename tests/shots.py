"""`make shots`: every page on the sample, as pictures to be looked at: `python -m tests.shots OUT`.

1366×768 in light, dark and high contrast, and the same laptop at 200 % (half as many layout pixels).
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from gui.window import Window

ROOT = Path(__file__).parents[1]
LOOKS = (("light", 1), ("dark", 1), ("contrast", 1), ("light", 2))
LAPTOP = (1366, 768)


def main(out: Path) -> None:
    """Build the sample once, then one process for each look (the scale is read when Qt starts)."""
    from documents import sample
    from storage.store import Store

    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="fuzhen-shots-") as place:
        folder = Path(place) / "示例单位"
        store = Store.create(folder, sample.PASSPHRASE, author=sample.AUTHOR)
        sample.build(store, lambda *_: None)
        store.close()
        for theme, scale in LOOKS:
            config = Path(place) / f"config-{theme}-{scale}"
            environment = os.environ | {"QT_SCALE_FACTOR": str(scale), "FUZHEN_CONFIG": str(config)}
            command = [sys.executable, "-m", "tests.shots", str(out), str(folder), theme, str(scale)]
            subprocess.run(command, env=environment, cwd=ROOT, check=True)
    sys.stdout.writelines(f"{path}\n" for path in sorted(out.glob("*.png")))


def take(out: Path, folder: Path, theme: str, scale: int) -> None:
    """All pages in one look."""
    from PySide6.QtWidgets import QApplication

    from documents import sample
    from gui.app import dressed
    from storage.settings import Settings
    from storage.store import Store

    settings = Settings.load()
    settings.theme = theme
    settings.remember(folder, "示例单位（虚构，供练习）")
    app = QApplication(["shots"])
    window = dressed(app, settings)
    window.begin()
    window.resize(LAPTOP[0] // scale, LAPTOP[1] // scale)
    window.show()
    suffix = f"{theme}-{scale}00"
    for name, show in scenes(app, window, lambda: Store.open(folder, sample.PASSPHRASE)):
        show()
        settle(app, window)
        window.grab().save(str(out / f"{name}-{suffix}.png"))
    window.lock()
    window.close()


def scenes(app: "QApplication", window: "Window", open_store: Callable) -> Iterator[tuple[str, Callable[[], None]]]:
    """(name, what brings it into view) in order."""
    from documents import sample, visits

    yield "01-unlock", lambda: None
    window.enter(open_store(), "")
    frame, desk = window.frame, window.desk
    subject = visits.subject(desk.store, desk.visit_uid, "11")
    yield "02-today", lambda: frame.go("today")
    yield "03-four-references", lambda: frame.go("four_references", subject)
    yield (
        "03-four-references-named",
        lambda: frame.go("four_references", visits.subject(desk.store, desk.visit_uid, "点4")),
    )
    yield "04-documents", lambda: frame.go("documents")
    yield "04-import-preview", lambda: frame.stage.page.stage(sorted(sample.FOLDER.glob("[1-6]-*")))
    frame.go("documents")
    frame.stage.page.cancel()
    ledger = next(each for each in desk.store.documents.all() if each.name.endswith("台账.xlsx"))
    yield "04-original", lambda: frame.go("documents", f"{ledger.uid}|三四方面!M13")
    yield "05-evidence", lambda: frame.go("evidence", visits.subject(desk.store, desk.visit_uid, "3"))
    yield "06-findings", lambda: frame.go("findings", desk.store.findings.all()[0].uid)
    yield "07-papers", lambda: frame.go("papers")
    yield "07-papers-wording", frame.stage.page.open_wording
    yield "08-exchange", lambda: frame.go("exchange")


def settle(app: "QApplication", window: "Window") -> None:
    """Let work and painting come to rest."""
    quiet = time.monotonic() + 0.4
    while time.monotonic() < quiet:
        app.processEvents()
        if window.tasks.busy:
            quiet = time.monotonic() + 0.4
        time.sleep(0.01)


if __name__ == "__main__":
    if len(sys.argv) == 2:
        shutil.rmtree(sys.argv[1], ignore_errors=True)
        main(Path(sys.argv[1]))
    else:
        take(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
