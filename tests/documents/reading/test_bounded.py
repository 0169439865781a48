"""The parsing process is limited, inherits nothing, and is not believed further than checked."""

import gc
import json
import os
import re
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from documents.reading import as_json, bounded, dismiss, expect, process, read, wire, worker
from documents.reading.formats import xlsx
from documents.reading.rehearsal import rehearse
from documents.reading.result import Reading
from documents.reading.verb import HIDDEN_VERB
from domain.errors import InputError
from domain.words import DocumentKind as Kind
from tests.documents.reading.reading_kit import INPUTS, read_file

LEDGER = INPUTS / "yunxi-5-整改台账.xlsx"


def test_a_document_is_read_in_a_process_of_its_own() -> None:
    reading = read(LEDGER)
    assert reading == read_file(LEDGER)
    assert as_json(reading)["kind"] == "ledger"


def test_the_kind_asked_for_reaches_the_process() -> None:
    assert read(INPUTS / "yunxi-2-反馈意见.docx", Kind.RECTIFICATION_REPORT).kind is Kind.RECTIFICATION_REPORT


def test_a_refusal_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "坏的.docx").write_bytes(b"PK\x03\x04")
    with pytest.raises(InputError, match=r"“坏的[.]docx”：文件已损坏"):
        read(tmp_path / "坏的.docx")
    with pytest.raises(InputError, match=r"找不到文件“没有[.]docx”"):
        read(tmp_path / "没有.docx")


def test_long_and_odd_names(tmp_path: Path) -> None:
    for name in ("名" * 75 + ".xlsx", "-rf $(x) '\"; 台账.xlsx", "空 格\u3000台账.xlsx"):
        path = tmp_path / name
        path.write_bytes(LEDGER.read_bytes())
        assert len(read(path).items) == 10


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts a program of the test in the place of the parsing process."""

    dismiss()

    def use(program: str) -> None:
        command = [sys.executable, "-c", textwrap.dedent(program)]
        monkeypatch.setattr(process, "_command", lambda: command)

    return use


@pytest.mark.parametrize(
    ("program", "word_for_it"),
    [
        ("import time; time.sleep(60)", "限定时间"),
        ("import os; os.abort()", "限定时间"),
        ("print('nonsense')", "损坏"),
        ("print('{\"reading\": [1, 2]}')", "损坏"),
        ("print('[]')", "损坏"),
        ("print('{\"error\": 5}')", "损坏"),
        ("raise SystemExit(3)", "损坏"),
    ],
)
def test_a_process_that_fails_is_one_sentence(child: Callable[[str], None], program: str, word_for_it: str) -> None:
    child(program)
    started = time.monotonic()
    with pytest.raises(InputError, match=word_for_it):
        read(LEDGER, seconds=3)
    assert time.monotonic() - started < 10


def test_endless_output_is_cut(child: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "MAX_RESULT", 1000)
    child("while True: print('x' * 1000)")
    with pytest.raises(InputError):
        read(LEDGER, seconds=20)


def test_the_process_sees_no_environment_and_no_handles(
    child: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FUZHEN_PASSPHRASE", "秘密")
    child(
        """
        import json, os
        files = [f"/proc/self/fd/{fd}" for fd in range(3, 64)]
        seen = [f for f in files if os.path.exists(f) and os.readlink(f).endswith("secret")]
        here = os.getcwd() == os.environ["TMPDIR"]
        print(json.dumps({"error": f"{'FUZHEN_PASSPHRASE' in os.environ} {seen} {here} {os.listdir()}"}))
        """
    )
    with (tmp_path / "secret").open("w") as secret:
        os.set_inheritable(secret.fileno(), True)
        with pytest.raises(InputError, match=r"False \[\] True \[\]"):
            read(LEDGER)


def test_the_limits_hold_and_the_seconds_are_counted_anew() -> None:
    program = textwrap.dedent(
        """
        import resource
        from documents.limits import bound
        bound(256 << 20, 5)
        bound(1 << 40, 50)
        print(*(resource.getrlimit(n)[0] for n in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE)))
        """
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert found.stdout.split() == [str(256 << 20), "50", "0"]


def test_the_worker_answers_with_json(monkeypatch: pytest.MonkeyPatch) -> None:
    answered = json.loads(worker.answer(LEDGER, "ledger"))
    assert wire.decode(answered["reading"]) == read_file(LEDGER, Kind.LEDGER)
    assert re.fullmatch("[A-Za-z]+，words.py第[0-9]+行", json.loads(worker.answer(LEDGER, "no such kind"))["fault"])
    assert "空的" in json.loads(worker.answer(Path(os.devnull), ""))["error"]


def test_a_slip_of_our_own_is_not_blamed_on_the_file(
    child: Callable[[str], None], caplog: pytest.LogCaptureFixture
) -> None:
    child("""print('{"fault": "KeyError，ledger.py第83行"}')""")
    with pytest.raises(InputError, match=r"自己出了错（KeyError，ledger[.]py第83行），没有读入任何内容") as told:
        read(LEDGER)
    assert "损坏" not in str(told.value)
    assert caplog.messages == ["reader: KeyError，ledger.py第83行"]


@pytest.mark.parametrize(
    ("error", "told"), [(IndexError, "error"), (ZeroDivisionError, "error"), (TypeError, "fault"), (NameError, "fault")]
)
def test_the_file_is_blamed_for_what_files_bring_about(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception], told: str
) -> None:
    def trip(_path: Path) -> None:
        raise error

    monkeypatch.setattr(xlsx, "outline", trip)
    assert list(json.loads(worker.answer(LEDGER))) == [told]


def test_what_goes_wrong_after_the_file_is_parsed_is_our_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def trip(*_: object) -> None:
        raise IndexError

    monkeypatch.setattr("documents.reading.understand.interpret", trip)
    assert json.loads(worker.answer(LEDGER))["fault"].startswith("IndexError，")


def test_a_file_that_asks_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from documents.reading import understand

    def greedy(_path: Path, _kind: str, _columns: object) -> Reading:
        raise MemoryError

    monkeypatch.setattr(understand, "understand", greedy)
    assert "超出了限制" in json.loads(worker.answer(LEDGER, ""))["error"]


def test_the_worker_prints_one_result_and_nothing_else() -> None:
    found = subprocess.run(
        [sys.executable, "-P", "-m", "documents.reading.worker"],
        input=json.dumps([str(LEDGER), "", []]).encode(),
        capture_output=True,
        check=True,
        env={"PYTHONPATH": str(Path.cwd())},
    )
    assert json.loads(found.stdout)["reading"]
    assert found.stderr == b""


def test_main_is_the_same_in_this_process(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "bound", lambda *_: None)
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(json.dumps([str(LEDGER), "", []]).encode())))
    kept = os.dup(1)
    try:
        assert worker.main() == 0
    finally:
        gc.enable()
        os.dup2(kept, 1)
        os.close(kept)
    assert json.loads(capfdbinary.readouterr().out)["reading"]


def test_a_process_gets_ready_before_the_file_is_chosen() -> None:
    expect()
    expect()
    waiting = process._AHEAD._waiting
    assert waiting is not None
    assert read(LEDGER) == read_file(LEDGER)
    assert waiting.running.returncode == 0, "it read this file, and no other"
    assert not process.is_waiting()


def test_no_process_is_left_where_no_file_was_chosen() -> None:
    expect()
    waiting = process._AHEAD._waiting
    assert waiting is not None
    folder = Path(f"/proc/{waiting.running.pid}/cwd").readlink()
    dismiss()
    assert waiting.running.returncode is not None
    assert not folder.exists()


def test_one_that_died_while_it_waited_is_replaced() -> None:
    expect()
    waiting = process._AHEAD._waiting
    assert waiting is not None
    waiting.running.kill()
    waiting.running.wait()
    assert read(LEDGER) == read_file(LEDGER)


def test_one_that_waits_ends_when_the_program_does() -> None:
    expect()
    waiting = process._AHEAD._waiting
    assert waiting is not None
    assert waiting.running.stdin is not None
    waiting.running.stdin.close()
    assert waiting.running.wait(20) == 0
    dismiss()


def test_what_is_rehearsed_is_read_without_a_fault() -> None:
    """While it waits a process would not say so."""
    rehearse()


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert process._command() == [sys.executable, HIDDEN_VERB]


@pytest.mark.parametrize(
    "remarks", [("甲\ue000乙", "丙"), ("\ue000", ""), ("", ""), ("甲", "甲"), ("\ud800", "\x1f"), ("",), ()]
)
def test_every_text_comes_back_as_it_was(remarks: tuple[str, ...]) -> None:
    reading = Reading(file="甲\ue000", kind=None, remarks=remarks)
    assert wire.decode(json.loads(wire.encode(reading))) == reading


def test_what_comes_back_is_checked_field_by_field() -> None:
    good = json.loads(wire.encode(read_file(LEDGER)))
    names = [field.name for field in __import__("dataclasses").fields(Reading)]
    for name, bad in (("file", 5), ("kind", "nonsense"), ("items", "x"), ("document_date", "5"), ("remarks", [1])):
        spoilt = [bad if field == name else value for field, value in zip(names, good, strict=True)]
        with pytest.raises(wire.WireError):
            wire.decode(spoilt)
    with pytest.raises(wire.WireError):
        wire.decode(good[:-1])
    lengths, columns = good[names.index("items")]
    for bad in (columns[:-1], [*columns, [""]], [[True], *columns[1:]], [[1, 2], *columns[1:]]):
        with pytest.raises(wire.WireError):
            wire.decode([[lengths, bad] if name == "items" else value for name, value in zip(names, good, strict=True)])
    for bad in ([1 << 40], [-1], [len(columns[0]) + 1]):  # more than there is, or than memory holds
        with pytest.raises(wire.WireError):
            wire.decode([[bad, columns] if name == "items" else value for name, value in zip(names, good, strict=True)])
