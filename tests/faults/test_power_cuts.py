"""The power goes at any moment: whatever the disk kept of what was not flushed, nothing that was told is lost."""

import shutil
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

from tests.faults import deeds
from tests.faults.checks import check
from tests.faults.deeds import Teller
from tests.faults.powercut import count, lay_out, states
from tests.faults.tracing import record, said, watched
from tests.memory import lent
from tests.storage.versions_kit import of_version, written

ROUNDS = {"save": 6, "drop": 4, "import": 2, "attach": 2, "issue": 2, "passphrase": 1}  # else one
EACH = 250  # states of a deed that are tried in every run, drawn evenly

Places = Callable[[str], Path]


def survive(place: Path, deed: str, seed: int, at_most: int) -> int:
    """Records a deed, lays out what the disk may hold at any time, opens and checks it; returns how many."""
    base = place.with_name("base")
    shutil.copytree(place, base)
    told = place.with_name("told")
    rounds = ROUNDS.get(deed, 1)
    work = partial(deeds.do, deed=deed, seed=seed, rounds=rounds)
    calls = record(work, place, told, place.with_name("logs"))
    words = said(told)
    assert len(words) > 1, "the deed was done"
    spoken = [number for number, call in enumerate(calls) if call.name == "write" and call.args[0][1] == str(told)]
    assert len(spoken) == len(words)
    step = max(1, count(place, base, calls) // at_most)
    found = islice(states(place, base, calls, f"{deed} {seed}"), 0, None, step)
    tried = 0
    with lent() as memory:
        for number, state in found:
            again = Path(memory) / "place"
            lay_out(state, again)
            heard = [word for word, at in zip(words, spoken, strict=True) if at < number]
            store = deeds.opened(again)
            check(again, store, heard)
            if number % 10 == 0:
                assert store.verify() == []
            store.close()
            shutil.rmtree(again)
            tried += 1
    return tried


@watched
@pytest.mark.parametrize("deed", sorted(deeds.DEEDS))
def test_nothing_told_is_lost_when_the_power_goes(place: Places, deed: str) -> None:
    assert survive(place("place"), deed, 1, EACH) > 60


@watched
def test_an_upgrade_during_which_the_power_goes_is_done_the_next_time(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    written(of_version(place / deeds.WORKSPACE, 1))
    assert survive(place, "open", 1, EACH) > 60


@pytest.mark.soak
@watched
@pytest.mark.parametrize("seed", range(2, 7))
@pytest.mark.parametrize("deed", sorted(deeds.DEEDS))
def test_nothing_told_is_lost_when_the_power_goes_many_times(place: Places, deed: str, seed: int) -> None:
    assert survive(place("place"), deed, seed, 1_000_000) > 60


def careless(root: Path, tell: Teller) -> None:
    """Replaces a file without flushing it, and says that it is saved."""
    (root / "new").write_bytes(b"after")
    (root / "new").replace(root / "file")
    tell.send("saved")


@watched
def test_what_was_not_flushed_is_lost_by_the_disk_of_these_tests(tmp_path: Path) -> None:
    root, base = tmp_path / "root", tmp_path / "base"
    root.mkdir()
    (root / "file").write_bytes(b"before")
    shutil.copytree(root, base)
    calls = record(careless, root, tmp_path / "told", tmp_path / "logs")
    found = {state.get(Path("file")) for seed in "abcdefgh" for _, state in states(root, base, calls, seed)}
    assert {b"before", b"", b"after"} <= found
