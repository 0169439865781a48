"""Every single call to the disk fails once, or from then on: a sentence is said, and all is as before or as after."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from tests.faults import deeds
from tests.faults.checks import check
from tests.faults.tracing import hinder, said, watched
from tests.memory import lent

SENTENCE = re.compile(r"[\u4e00-\u9fff].*。$")
# Call, error, and how often: 1 is once, 1+ from then on.
FAILURES = [
    ("pwrite64", "EIO", ""), ("pwrite64", "ENOSPC", "+"), ("write", "ENOSPC", ""), ("write", "EIO", "+"),
    ("fsync", "EIO", ""), ("fdatasync", "EIO", "+"), ("rename", "EIO", ""), ("ftruncate", "EIO", ""),
    ("unlink", "EACCES", "+"), ("mkdir", "ENOSPC", ""), ("link", "EIO", "+"), ("openat", "EACCES", ""),
]  # fmt: skip
MOST = 10_000

Places = Callable[[str], Path]


def withstand(master: Path, deed: str, every: int) -> int:
    """Fails each call in turn; returns how many points that were."""
    points = 0
    work = partial(deeds.do, deed=deed, seed=1, rounds=1)
    with lent() as memory:
        for call, error, on in FAILURES:
            for count in range(1, MOST, every):
                place = Path(shutil.copytree(master, Path(memory) / "place"))
                told = Path(memory) / "told"
                reached = hinder(work, place, told, call, error, f"{count}{on}")
                _look(place, said(told), f"{deed}: {call} {error} {count}{on}", thorough=points % 5 == 0)
                shutil.rmtree(place)
                if not reached:
                    break
                points += 1
    return points


@contextmanager
def told_of(what: str) -> Iterator[None]:
    """Says with what does not hold at which point it was found."""
    try:
        yield
    except AssertionError as error:
        error.add_note(what)
        raise


def _look(place: Path, words: list[list[str]], what: str, *, thorough: bool) -> None:
    for kind, _, text in (word for word in words if word != "open"):
        assert kind != "crashed", f"{what}: {text}"
        assert kind != "said" or SENTENCE.search(text), f"{what}: {text}"
    store = deeds.opened(place)
    try:
        with told_of(what):
            check(place, store, words)
        assert not thorough or store.verify() == [], what
    finally:
        store.close()


@watched
@pytest.mark.parametrize("deed", ["save", "attach", "take in"])
def test_every_call_to_the_disk_may_fail(place: Places, deed: str) -> None:
    assert withstand(place("master"), deed, 1) > 40


@pytest.mark.soak
@watched
@pytest.mark.parametrize("deed", sorted(deeds.DEEDS))
def test_every_call_to_the_disk_may_fail_in_every_deed(place: Places, deed: str) -> None:
    assert withstand(place("master"), deed, 1) > 40
