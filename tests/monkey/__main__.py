"""`python -m tests.monkey FOLDER SECONDS SEED`."""

import faulthandler
import json
import os
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PIL import Image
from PySide6.QtCore import (
    QSettings,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QFileDialog

from documents import sample
from domain.errors import Cancelled, FuzhenError
from gui import folders
from storage.store import Store
from tests.monkey.monkey import WORKSPACE, Monkey

LOUD = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}


def prepare(place: Path) -> None:
    """Files to be taken in, a home of its own; nothing outside of the place is touched."""
    files, out = place / "files", place / "out"
    for folder in (files, out, place / "home"):
        folder.mkdir(parents=True, exist_ok=True)
    for path in sample.FOLDER.glob("[1-6]-*"):
        (files / path.name).write_bytes(path.read_bytes())
    for number, colour in enumerate(("navy", "maroon", "olive")):
        Image.new("RGB", (640, 480), colour).save(files / f"照片{number}.jpg")
    (files / "说明.txt").write_text("抽查的12个村中，3个村供水设施带病运行。", "utf-8")
    (files / "坏的.jpg").write_bytes(b"\xff\xd8\xff" + bytes(200))
    (files / "坏的.docx").write_bytes(b"PK\x03\x04" + bytes(200))
    os.environ |= {"HOME": str(place / "home"), "FUZHEN_CONFIG": str(place / "config.json")}
    os.environ |= {name: str(place / "home") for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}


def replace_dialogs(monkey: Monkey) -> None:
    """The file dialogs and the printer are not there."""
    QFileDialog.getOpenFileNames = lambda *_, **__: (monkey.chosen_files(), "")
    QFileDialog.getOpenFileName = lambda *_, **__: (next(iter(monkey.chosen_files()), ""), "")
    folders.ask = lambda *_, **__: monkey.chosen_folder()
    folders.ask_file = lambda *_, **__: f"{out}/存.xlsx" if (out := monkey.chosen_folder()) else ""
    QPrintDialog.exec = lambda _dialog: QPrintDialog.DialogCode.Rejected


def watch(monkey: Monkey) -> None:
    """Every error nobody caught, on any thread, and every warning of Qt is a trouble; what a user can mend is shown."""

    def take(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, FuzhenError):
            QTimer.singleShot(0, lambda: monkey.window.notices.show(error))
        else:
            monkey.fail("".join(traceback.format_exception(kind, error, trace)))

    def take_qt(kind: QtMsgType, _context: object, text: str) -> None:
        if kind in LOUD and not text.startswith("This plugin does not support"):
            monkey.fail(f"Qt {kind.name}: {text}")

    sys.excepthook = take
    threading.excepthook = lambda args: take(args.exc_type, args.exc_value, args.exc_traceback)
    sys.unraisablehook = lambda args: take(args.exc_type, args.exc_value, args.exc_traceback)
    qInstallMessageHandler(take_qt)


def main(place: Path, seconds: float, seed: int) -> int:
    """Let it loose, then look at what it left."""
    faulthandler.enable()
    prepare(place)
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(place / "home"))
    QGuiApplication.setDesktopSettingsAware(False)
    app = QApplication(["monkey"])
    app.setQuitOnLastWindowClosed(False)
    monkey = Monkey(app, place, seconds, seed)
    replace_dialogs(monkey)
    watch(monkey)
    monkey.run()
    sys.excepthook = sys.__excepthook__
    faulthandler.cancel_dump_traceback_later()
    store = Store.open(place / WORKSPACE, sample.PASSPHRASE)
    wrong = store.verify()
    store.close()
    told = {
        "seed": seed,
        "troubles": monkey.troubles,
        "wrong": wrong,
        "steps": monkey.steps,
        "unlocks": monkey.unlocks,
        "restarts": monkey.restarts,
        "memory": [round(each, 1) for each in monkey.memory],
    }
    print(json.dumps(told, ensure_ascii=False))
    return 1 if monkey.troubles or wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), float(sys.argv[2]), int(sys.argv[3])))
