"""Forty clocks that are wrong one way or another: the order of what people wrote never changes, nobody is kept out."""

import random
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from storage import receipts, writing
from storage.store import Store
from storage.tries import LONGEST, Tries
from tests.storage.people import hand_over
from tests.storage.samples import organization

Clock = Callable[[], datetime]
ZONES = ("Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kolkata", "UTC")
MOMENTS = ("2038-01-19T03:14:06", "2038-01-19T03:14:08", "2106-02-07T06:28:16", "2028-02-29T23:59:59",
           "1970-01-01T00:00:01")  # fmt: skip


def off(days: int) -> Clock:
    """Wrong by so many days."""
    return lambda: datetime.now(UTC) + timedelta(days=days)


def in_zone(name: str) -> Clock:
    """Right, on a laptop that was taken to another zone."""

    def now() -> datetime:
        return datetime.now(UTC).replace(microsecond=len(name))

    return now


def frozen(moment: str) -> Clock:
    """An empty battery."""
    at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    return lambda: at


def back(step: timedelta) -> Clock:
    """Set back again and again, also in the middle of a deed."""
    asked = count()
    return lambda: datetime.now(UTC) - next(asked) * step


def jumping(seed: int) -> Clock:
    """Anywhere within ten years."""
    chance = random.Random(seed)
    return lambda: datetime.now(UTC) + timedelta(days=chance.uniform(-3650, 3650))


CLOCKS: dict[str, list[Clock]] = {
    "off": [off(days) for days in (-3650, -365, -30, -2, -1, 1, 2, 30, 365, 3650)],
    "zone": [in_zone(name) for name in ZONES],
    "frozen": [frozen(moment) for moment in MOMENTS],
    "back": [
        back(timedelta(**step))  # type: ignore[arg-type]
        for step in ({"seconds": 1}, {"hours": 1}, {"days": 1}, {"days": 365}, {"days": 900})
    ],
    "jumping": [jumping(seed) for seed in range(15)],
}


def set_to(patch: pytest.MonkeyPatch, clock: Clock) -> None:
    """This laptop's clock, whoever asks."""

    class Wrong(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return clock().astimezone(tz)

    for module in (writing, receipts):
        patch.setattr(module, "datetime", Wrong)


@pytest.mark.parametrize("kind", sorted(CLOCKS))
def test_no_clock_changes_an_order_or_keeps_anybody_out(
    trio: list[Store], stick: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    first, second, _ = trio
    body = organization("一")
    for number, clock in enumerate(CLOCKS[kind]):
        wrote = [replace(body, name=f"{number}{sign}") for sign in "甲乙丙"]
        with monkeypatch.context() as patch:
            if kind == "zone":
                patch.setenv("TZ", ZONES[number])
                time.tzset()
            set_to(patch, clock)
            put(first, wrote[0])
            hand_over(first, second, stick)
            patch.undo()
            put(second, wrote[1])
            hand_over(second, first, stick)
            set_to(patch, clock)
            put(first, wrote[2])
            assert (first.undo(), first.organizations.all()) == ("写", [wrote[1]])
            assert (first.redo(), first.organizations.all()) == ("写", [wrote[2]])
            notes = hand_over(first, second, stick).notes
        time.tzset()
        assert first.organizations.all() == second.organizations.all() == [wrote[2]]
        assert first.merge.conflicting() == second.merge.conflicting() == 0
        if kind in ("off", "zone"):
            ahead = clock() - datetime.now(UTC) > timedelta(hours=25)
            assert any("时钟比本机快" in note for note in notes) is ahead
    assert first.verify() == second.verify() == []


def put(store: Store, body: Any) -> None:
    with store.change("写"):
        store.organizations.put(body)


def test_a_clock_set_back_makes_nobody_wait_longer_for_another_try(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = Tries(store.folder)
    for _ in range(9):
        tries.wrong()
    for clock in CLOCKS["off"] + CLOCKS["jumping"]:
        at = clock().timestamp()
        with monkeypatch.context() as patch:
            patch.setattr(time, "time", lambda at=at: at)
            assert 0 <= tries.wait() <= LONGEST


def test_there_are_forty_clocks() -> None:
    assert sum(map(len, CLOCKS.values())) == 40
