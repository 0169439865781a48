"""A monkey at the keyboard breaks nothing: no crash, no warning, no growing memory, every page replayed equal."""

import json
import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.monkey.monkey import WORKSPACE

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "out" / "monkey"  # what each soak told, by its seed
GROWTH = 1.10
WARM = 2  # rests after which every page has been there twice


def let_loose(master: Path, place: Path, seconds: int, seed: int, scale: float = 1) -> dict[str, Any]:
    """What the monkey told after so many seconds on a copy of the sample."""
    place.mkdir()
    shutil.copytree(master, place / WORKSPACE)
    print(f"seed {seed}")
    ended = subprocess.run(
        [sys.executable, "-m", "tests.monkey", str(place), str(seconds), str(seed)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale)},
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds * 2 + 240,
    )
    assert ended.stdout.startswith("{"), f"seed {seed}, code {ended.returncode}: {ended.stderr[-4000:]}"
    told: dict[str, Any] = json.loads(ended.stdout)
    return told


def check(told: dict[str, Any]) -> None:
    """No trouble, nothing wrong in the workspace, no growth beyond a tenth once everything has been opened."""
    assert not told["troubles"], f"seed {told['seed']}\n" + "\n".join(told["troubles"])
    assert told["wrong"] == [], f"seed {told['seed']}"
    assert told["unlocks"] > 1
    warm = max(told["memory"][:WARM])  # a slow machine opens the last pages at the second rest only
    assert told["memory"][-1] < GROWTH * warm, f"seed {told['seed']}: {told['memory']}"


def test_a_minute_of_monkey_breaks_nothing(sample_master: Path, tmp_path: Path) -> None:
    check(let_loose(sample_master, tmp_path / "monkey", 60, seed=20250310))


@pytest.mark.soak
@pytest.mark.parametrize(("scale", "seconds"), [(1, 3600), (1.5, 600), (2, 600)])
def test_an_hour_of_monkey_breaks_nothing(sample_master: Path, tmp_path: Path, scale: float, seconds: int) -> None:
    seed = secrets.randbelow(10**9)
    told = let_loose(sample_master, tmp_path / "monkey", seconds, seed, scale)
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / f"{seed}.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")
    check(told)
