"""The one crash dialog. The log holds kinds and places in our own code, never what anybody typed or read."""

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion

from domain.errors import Cancelled, FuzhenError
from domain.own_code import own_place
from domain.release import RELEASE

_LARGEST = 1_000_000  # bytes; then the log starts anew and one former log is kept
_LOUD = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}


def summary(error: BaseException) -> str:
    """Class and the places in our code: `ValueError · gui/frame.py:120 < gui/stage.py:44`."""
    import traceback  # noqa: PLC0415 - hopefully never

    frames = reversed(traceback.extract_tb(error.__traceback__))
    places = [f"{place}:{frame.lineno}" for frame in frames if (place := own_place(frame.filename))]
    return f"{type(error).__name__} · {' < '.join(places[:6]) or '程序之外'}"


class _Lines(logging.Handler):
    """What other rooms log of their own slips: kinds and places, like all that stands in the log."""

    def __init__(self, write: Callable[[str], None]) -> None:
        super().__init__()
        self._write = write

    def emit(self, record: logging.LogRecord) -> None:
        self._write(record.getMessage())


class CrashGuard(QObject):
    """Takes every error nobody caught, on whatever thread, to one dialog on the GUI thread."""

    _caught = Signal(object)

    def __init__(self, folder: Path, show_known: Callable[[FuzhenError], None]) -> None:
        super().__init__()
        self._log = folder / "crash.log"
        self._show_known = show_known
        self._open = False
        self._faults: IO[str] | None = None
        self._caught.connect(self._show)

    def install(self) -> None:
        """From now on nothing fails unseen."""
        sys.excepthook = self._take
        threading.excepthook = self._take_thread
        qInstallMessageHandler(self._take_qt)
        self.listen()
        with suppress(OSError):
            self._log.parent.mkdir(parents=True, exist_ok=True)
            self._faults = (self._log.parent / "faults.log").open("a", encoding="utf-8")
            faulthandler.enable(self._faults)

    def listen(self) -> None:
        """From now on what other rooms log stands in the log too."""
        logging.getLogger("fuzhen").addHandler(_Lines(self.write))

    def write(self, what: str) -> None:
        """One line: time, versions, what. A full disk must not make a second crash."""
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        try:
            if self._log.exists() and self._log.stat().st_size > _LARGEST:
                self._log.replace(self._log.with_suffix(".1.log"))
            with self._log.open("a", encoding="utf-8") as out:
                out.write(f"{now} 复诊 {RELEASE} Qt {qVersion()} {what}\n")
        except OSError:
            return

    def _take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        elif not isinstance(error, Cancelled):
            self._caught.emit(error.with_traceback(trace))

    def _take_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._take(args.exc_type, args.exc_value, args.exc_traceback)

    def _take_qt(self, kind: QtMsgType, context: QMessageLogContext, _text: str) -> None:
        if kind in _LOUD:
            place = f"{Path(context.file).name}:{context.line}" if context.file else "-"
            self.write(f"Qt {kind.name} {context.category or '-'} {place}")

    def _show(self, error: BaseException) -> None:
        if isinstance(error, FuzhenError):
            self._show_known(error)
            return
        what = summary(error)
        self.write(what)
        if self._open:
            return
        from gui.crash_dialog import CrashDialog  # noqa: PLC0415 - hopefully never

        self._open = True
        dialog = CrashDialog(what, self._log)
        dialog.exec()
        dialog.deleteLater()
        self._open = False
