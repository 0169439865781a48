"""Start of the window. Only what the unlock page needs is loaded here; storage, readers and pages come later."""

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QSettings, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from gui import fcitx, heaps, look
from gui.crash import CrashGuard
from gui.qt_words import QtWords
from gui.warming import Warming
from gui.window import Window, fitted
from storage.settings import Settings

SAMPLE = "--sample"


def start(argv: Sequence[str]) -> int:
    """Open the window until it is closed. argv may name a workspace folder, or --sample; never a passphrase."""
    settings = Settings.load()
    if settings.scale != 1.0:
        os.environ.setdefault("QT_SCALE_FACTOR", str(settings.scale))
    fcitx.prefer_ibus()
    app = QApplication(["fuzhen"])
    window = dressed(app, settings)
    guard = CrashGuard(settings.path.parent, window.notices.show)
    guard.install()
    fitted(window)
    folders = [Path(word).resolve() for word in argv if not word.startswith("-")]
    os.chdir(Path.home())  # where Qt's own dialogs for files begin; else in the folder of the program
    window.begin(folders[0] if folders else None, sample=SAMPLE in argv)
    window.show()
    fcitx.attach(app)
    Warming(window)
    return app.exec()


def dressed(app: QApplication, settings: Settings) -> Window:
    """The window with its look, Chinese standard buttons and the focus ring; not yet shown."""
    heaps.share()
    # Else the dialog for files that Qt draws itself would write down in plain which folders were opened.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    app.setApplicationName("fuzhen")
    app.setApplicationDisplayName("复诊")
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    app.installTranslator(QtWords(app))
    look.apply(app, settings.theme)
    app.setWindowIcon(QIcon(str(look.RESOURCES / "fuzhen.ico")))
    return Window(app, settings)
