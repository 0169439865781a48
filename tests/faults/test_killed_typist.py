"""kill -9 while somebody types without a pause: at most two seconds of typing are lost."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from documents import sample
from storage.store import Store
from tests.faults.typist import SIGNS

ROOT = Path(__file__).parents[2]
AT_STAKE = 2.0  # seconds

SAVED: dict[str, Callable[[Store], list[str]]] = {
    "facts": lambda store: [finding.facts for finding in store.findings.all()],
    "check note": lambda store: [result.note for result in store.check_results.all()],
    "card note": lambda store: [stance.note for stance in store.stances.all()],
    "evidence note": lambda store: [piece.note for piece in store.evidence.all()],
}


def typist(folder: Path, field: str) -> "subprocess.Popen[str]":
    """Somebody at the window, in a process of his own."""
    config = {"FUZHEN_CONFIG": str(folder.parent / "config.json"), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.faults.typist", str(folder), field]
    return subprocess.Popen(command, cwd=ROOT, env=os.environ | config, stdout=subprocess.PIPE, text=True)


def type_and_kill(folder: Path, field: str, seconds: float) -> tuple[list[tuple[int, float]], float]:
    """(what was typed when, when it was killed)."""
    with typist(folder, field) as process:
        first = process.stdout.readline()
        assert first, "the window never came to typing"
        time.sleep(seconds)
        process.kill()
        killed = time.time()
        lines = [first, *process.stdout.read().splitlines()]
    whole = [line.split() for line in lines if len(line.split()) == 2]
    return [(int(count), float(at)) for count, at in whole], killed


def check_kill(master: Path, place: Path, field: str, seconds: float) -> None:
    """After the kill the field holds all but the last two seconds, and the workspace is whole."""
    folder = place / "示例单位"
    shutil.copytree(master, folder)
    typed, killed = type_and_kill(folder, field, seconds)
    owed = max((count for count, at in typed if at < killed - AT_STAKE), default=0)
    assert owed, "typing went on for longer than may be lost"
    store = Store.open(folder, sample.PASSPHRASE)
    text = (SIGNS * (owed // len(SIGNS) + 1))[:owed]
    assert any(text in saved for saved in SAVED[field](store)), f"{owed} signs are not there"
    assert store.verify() == []
    store.close()


@pytest.mark.parametrize("field", sorted(SAVED))
def test_a_kill_while_typing_costs_two_seconds_at_most(sample_master: Path, tmp_path: Path, field: str) -> None:
    check_kill(sample_master, tmp_path, field, random.Random(field).uniform(3, 5))


def test_nobody_types_on_when_the_test_is_gone(sample_master: Path, tmp_path: Path) -> None:
    shutil.copytree(sample_master, tmp_path / "示例单位")
    with typist(tmp_path / "示例单位", "facts") as process:
        assert process.stdout.readline()
        process.stdout.close()
        process.wait(timeout=60)


@pytest.mark.soak
@pytest.mark.parametrize("field", sorted(SAVED))
@pytest.mark.parametrize("seed", range(25))
def test_many_kills_while_typing(sample_master: Path, tmp_path: Path, field: str, seed: int) -> None:
    check_kill(sample_master, tmp_path, field, random.Random(f"{field} {seed}").uniform(2.5, 9))
