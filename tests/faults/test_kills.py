"""kill -9 at any moment: nothing acknowledged is lost, nothing is half, no question is asked."""

import multiprocessing
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path

import pytest

from tests.faults import deeds
from tests.faults.checks import check

KILLS = 8  # of one workspace, one after the other: 3 seeds of 11 deeds make 264
SOAKED = 200
LONGEST = {"restore": 0.5, "back up": 0.25, "export": 0.2}  # seconds until the kill; else a twelfth
WHILE_OPENING = 0.25  # how many are killed while they open the workspace, perhaps mending it after the kill before
WITHOUT_END = 1_000_000


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("deed", sorted(deeds.DEEDS))
def test_what_was_acknowledged_outlives_any_kill(place: Callable[[str], Path], deed: str, seed: int) -> None:
    outlive(place("place"), deed, seed, KILLS)


@pytest.mark.soak
@pytest.mark.parametrize("seed", [11, 12, 13])
@pytest.mark.parametrize("deed", sorted(deeds.DEEDS))
def test_what_was_acknowledged_outlives_many_kills(place: Callable[[str], Path], deed: str, seed: int) -> None:
    outlive(place("place"), deed, seed, SOAKED)


def outlive(place: Path, deed: str, seed: int, kills: int) -> None:
    """Kills one after the other, and looks after each."""
    chance = random.Random(f"{deed} {seed}")
    told: list[tuple[str, str, str]] = []
    longest = LONGEST.get(deed, 0.08)
    for kill in range(kills):
        opened = chance.random() > WHILE_OPENING
        work = partial(deeds.do, place, deed=deed, seed=seed * 1000 + kill, rounds=WITHOUT_END)
        told += _killed(work, chance.uniform(0, longest), opened=opened)
        longest *= 1 if told else 1.25  # on a busy machine the first save comes later
        began = time.monotonic()
        store = deeds.opened(place)
        assert time.monotonic() - began < 3
        check(place, store, told)
        if kill % 5 == 4:
            assert store.verify() == []
        store.close()
        told = told[-40:]
    assert told, "the victim lived long enough to save something"


def _context() -> BaseContext:
    """Processes that share nothing with ours; Windows has only those that begin anew."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.deeds"])
    return context


def _run(work: Callable[..., None], tell: Connection) -> None:
    tell.send("begun")
    work(tell)


def _killed(work: Callable[..., None], after: float, *, opened: bool) -> list[tuple[str, str, str]]:
    """Kills a process so long after it began or after it opened the workspace; returns what it told."""
    context = _context()
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(work, theirs))
    process.start()
    theirs.close()
    assert ours.poll(60), "the victim never began"  # killed before, it leaves an end of the pipe open under Windows
    ours.recv()
    if opened:
        assert ours.poll(30), "the victim never opened the workspace"
    time.sleep(after)
    process.kill()
    process.join()
    told = _heard(ours)
    ours.close()
    process.close()
    return told


def _heard(ours: Connection) -> list[tuple[str, str, str]]:
    told = []
    try:
        while True:
            word = ours.recv()
            if word != "open":
                told.append(word)
    except EOFError:
        return told
