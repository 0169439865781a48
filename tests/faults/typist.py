"""A real process of the window in which somebody types without a pause: `python -m tests.faults.typist FOLDER FIELD`.

Each sign is told on the output with the time at which it was typed, until the process is killed.
"""

import faulthandler
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from documents import sample, visits
from gui.app import dressed
from gui.window import Window
from storage.settings import Settings
from storage.store import Store

SIGNS = "整改落实情况核查"  # over and over: a prefix of it is what must be kept
BETWEEN = 25  # ms
LIFE = 120  # seconds: whoever was to kill it is gone


def facts(window: Window) -> QWidget:
    """具体事实 of a working paper."""
    window.frame.go("findings")
    return window.frame.stage.page.paper.form.facts


def check_note(window: Window) -> QWidget:
    """备注 of a check."""
    window.frame.go("four_references", visits.subject(window.desk.store, window.desk.visit_uid, "3"))
    return window.frame.stage.page.regions.checks.card.note


def card_note(window: Window) -> QWidget:
    """The note under a reference card."""
    window.frame.go("four_references", visits.subject(window.desk.store, window.desk.visit_uid, "3"))
    return next(iter(window.frame.stage.page.regions.cards.cards.values())).note


def evidence_note(window: Window) -> QWidget:
    """说明 of a piece of evidence."""
    window.frame.go("evidence", window.desk.store.evidence.all()[0].uid)
    return window.frame.stage.page.viewer.details.note


FIELDS: dict[str, Callable[[Window], QWidget]] = {
    "facts": facts,
    "check note": check_note,
    "card note": card_note,
    "evidence note": evidence_note,
}


def main(folder: Path, field: str) -> None:
    """Open the window, go to the field, type."""
    faulthandler.dump_traceback_later(LIFE, exit=True)
    app = QApplication(["typist"])
    window = dressed(app, Settings.load())
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    window.enter(Store.open(folder, sample.PASSPHRASE), "")
    edit = FIELDS[field](window)
    while window.tasks.busy or window.desk.asking.busy:
        app.processEvents()
    edit = FIELDS[field](window)
    edit.clear()
    edit.setFocus()
    typed = 0

    def type_one() -> None:
        nonlocal typed
        event = QInputMethodEvent()
        event.setCommitString(SIGNS[typed % len(SIGNS)])
        QApplication.sendEvent(edit, event)
        typed += 1
        try:
            print(typed, time.time(), flush=True)
        except BrokenPipeError:
            app.exit()  # nobody listens any more

    timer = QTimer(app, interval=BETWEEN)
    timer.timeout.connect(type_one)
    timer.start()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
