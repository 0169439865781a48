"""What nobody caught: one dialog, and a log without content."""

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from domain.errors import Cancelled, FuzhenError, PlaceError
from domain.own_code import own_place
from gui.crash import CrashGuard, summary
from gui.crash_dialog import CrashDialog
from gui.dates import date_of
from gui.initials import initials

SECRET = "张三收受红包"


def failing() -> BaseException:
    try:
        initials(None)  # type: ignore[arg-type]
    except TypeError as error:
        return error
    raise AssertionError


def test_the_summary_names_places_and_no_content() -> None:
    try:
        date_of(SECRET)  # type: ignore[arg-type]
    except AttributeError as error:
        text = summary(error)
    assert text.startswith("AttributeError · gui/dates.py:")
    assert SECRET not in text


def test_a_frozen_program_names_its_places_too() -> None:
    assert own_place("gui/frame.py") == "gui/frame.py"
    assert own_place("reportlab/pdfgen/canvas.py") == own_place("/usr/lib/python3/gui/x.py") == ""


@pytest.fixture
def guard(tmp_path: Path) -> tuple[CrashGuard, list[FuzhenError]]:
    known: list[FuzhenError] = []
    return CrashGuard(tmp_path, known.append), known


def test_an_unforeseen_error_is_shown_and_logged_once(
    guard: tuple[CrashGuard, list[FuzhenError]], tmp_path: Path, qtbot: QtBot
) -> None:
    error, seen = failing(), []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CrashDialog)
        seen.append(dialog.code.text())
        guard[0]._take(type(error), error, error.__traceback__)
        dialog.reject()

    QTimer.singleShot(50, close)
    guard[0]._take(type(error), error, error.__traceback__)
    assert len(seen) == 1
    log = (tmp_path / "crash.log").read_text("utf-8")
    assert "TypeError · gui/initials.py:" in log


def test_known_errors_speak_for_themselves(guard: tuple[CrashGuard, list[FuzhenError]], tmp_path: Path) -> None:
    error = PlaceError("磁盘已满。")
    guard[0]._take(PlaceError, error, None)
    guard[0]._take(Cancelled, Cancelled("停"), None)
    assert guard[1] == [error]
    assert not (tmp_path / "crash.log").exists()


def test_a_slip_told_by_another_room_is_logged(
    guard: tuple[CrashGuard, list[FuzhenError]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = logging.getLogger("fuzhen")
    monkeypatch.setattr(room, "handlers", list(room.handlers))
    guard[0].listen()
    room.error("reader: %s", "KeyError，ledger.py第83行")
    assert (tmp_path / "crash.log").read_text("utf-8").endswith("reader: KeyError，ledger.py第83行\n")


def test_a_full_log_starts_anew(guard: tuple[CrashGuard, list[FuzhenError]], tmp_path: Path) -> None:
    (tmp_path / "crash.log").write_text("x" * 1_000_001, "utf-8")
    guard[0].write("试")
    assert (tmp_path / "crash.1.log").exists()
    assert (tmp_path / "crash.log").read_text("utf-8").endswith("试\n")
