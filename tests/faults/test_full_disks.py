"""A real disk that fills up under any deed: a sentence is said; with room again all that was told is there."""

import random
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from domain.errors import FuzhenError
from tests.faults import deeds
from tests.faults.checks import check
from tests.faults.sticks_kit import mounted, pull

SENTENCE = re.compile(r"^[^。]*[\u4e00-\u9fff][^。]*。$")
LEFT = (60, 400, 1_500, 5_000)  # kilobytes of room when the deed begins
LONGEST = 400  # rounds until it must be full

Places = Callable[[str], Path]


class Told(list[Any]):
    """What was told."""

    def send(self, what: object) -> None:
        self.append(what)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    mounted(folder, "90m")
    yield folder
    pull(folder)


def until_full(place: Path, deed: str, told: Told) -> str:
    """Does it over and over; what was said at the end."""
    chance = random.Random(deed)
    try:
        store = deeds.opened(place)
    except FuzhenError as error:
        return str(error)
    try:
        for _ in range(LONGEST):
            deeds.DEEDS[deed](store, chance, told)
            store = store if store.is_open else deeds.opened(place)
    except FuzhenError as error:
        return str(error)
    finally:
        store.close()
    return ""


def fill_up(place: Places, disk: Path, deed: str, left: int) -> None:
    folder, told = Path(shutil.copytree(place("master"), disk / "place")), Told()
    used = shutil.disk_usage(disk).used // 1024
    subprocess.run(["mount", "-o", f"remount,size={used + left}k", str(disk)], check=True)
    said = until_full(folder, deed, told)
    assert not said or SENTENCE.match(said), said
    subprocess.run(["mount", "-o", "remount,size=90m", str(disk)], check=True)
    store = deeds.opened(folder)
    try:
        check(folder, store, told)
        assert store.verify() == []
    finally:
        store.close()


@pytest.mark.parametrize("deed", ["attach", "import", "take in"])
def test_a_disk_fills_up(place: Places, disk: Path, deed: str) -> None:
    fill_up(place, disk, deed, LEFT[1])


@pytest.mark.soak
@pytest.mark.parametrize("left", LEFT)
@pytest.mark.parametrize("deed", sorted(deeds.DEEDS))
def test_a_disk_fills_up_under_any_deed(place: Places, disk: Path, deed: str, left: int) -> None:
    fill_up(place, disk, deed, left)
