"""Start of the window. Only what the unlock page needs is loaded here; storage, readers and pages come later."""

import os
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from gui import look
from gui.crash import CrashGuard
from gui.warming import Warming
from gui.window import Window, fitted
from storage.settings import Settings


def start(folder: Path | None = None, *, sample: bool = False) -> int:
    """Open the window until it is closed: at a workspace's folder, or on the fictional sample."""
    settings = Settings.load()
    if settings.scale != 1.0:
        os.environ.setdefault("QT_SCALE_FACTOR", str(settings.scale))
    app = QApplication(["fuzhen"])
    window = dressed(app, settings)
    guard = CrashGuard(settings.path.parent, window.notices.show)
    guard.install()
    fitted(window)
    window.begin(folder, sample=sample)
    window.show()
    Warming(window)
    return app.exec()


def dressed(app: QApplication, settings: Settings) -> Window:
    """The window with its look, Chinese standard buttons and the focus ring; not yet shown."""
    app.setApplicationName("fuzhen")
    app.setApplicationDisplayName("复诊")
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    look.apply(app, settings.theme)
    app.setWindowIcon(look.icon("four_references", 20, "accent"))
    return Window(app, settings)
