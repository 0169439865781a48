"""Steps drawn at random and signed by a member: whatever they are, the store stays sound."""

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.errors import PlaceError
from storage import bundle
from storage.rows import CODECS
from storage.steps import START, THERE, Entry, Mark, Step
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.faults.archives import with_steps
from tests.faults.steps_kit import DEVICE, FILE, step
from tests.storage.people import NAMES, member
from tests.storage.samples import organization

EACH, PARTS = 500, range(4)  # on several processors at once

TABLES = st.sampled_from([*CODECS, "of_the_future", "Strange Table", ""])
FIELDS = st.sampled_from([THERE, "name", "position", "size", "key", "text", "visit_uid", "of_the_future", "日"])
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-(1 << 64), 1 << 64), st.text(max_size=40), st.floats(allow_nan=False),
    st.sampled_from(["[]", "2026-01-01", "ISSUE", "0" * 64, "../x", "NUL", "é", "é"]),
)  # fmt: skip
UIDS = st.one_of(st.sampled_from(["u", "v", FILE, "../x", "CON"]), st.text(max_size=20))
MARKS = st.lists(st.builds(Mark, st.sampled_from([DEVICE, "x"]), st.integers(-1, 4), st.integers(-1, 3)), max_size=2)
ENTRIES = st.lists(st.builds(Entry, TABLES, UIDS, FIELDS, VALUES, MARKS.map(tuple)), max_size=6)
CHAINS = st.lists(st.tuples(ENTRIES, st.integers(1, 30)), min_size=1, max_size=5)


@pytest.fixture(scope="module")
def pair(trio_master: Path) -> Any:
    """Sender and receiver, kept for the whole run: what got in once must not help the next one in."""
    with tempfile.TemporaryDirectory() as place:
        stores = []
        for name in NAMES[:2]:
            shutil.copytree(trio_master / name, Path(place) / name)
            stores.append(Store.open(Path(place) / name, PASSPHRASE))
        stick = Path(place) / "stick"
        stick.mkdir()
        with stores[0].change("布置"):
            stores[0].organizations.put(organization())
        yield (*stores, bundle.export(stores[0], [member(*stores)], stick).folder)
        for store in stores:
            store.close()


def withstand(pair: tuple[Store, Store, Path], chain: list[tuple[list[Entry], int]], device: str) -> None:
    """Takes in an archive of these steps, signed as it should be."""
    source, target, folder = pair
    steps: list[Step] = []
    for seq, (entries, lamport) in enumerate(chain, 1):
        previous = steps[-1].hash if steps else START
        try:
            steps.append(step(tuple(entries), device=device, seq=seq, previous=previous, lamport=lamport))
        except UnicodeEncodeError:
            return
    with_steps(source, target, folder, steps)
    with suppress(PlaceError):  # refused whole: two that were drawn under one name may lack a base
        report = bundle.take_in(target, folder)
        assert report.steps + sum(refusal.steps for refusal in report.refusals) <= len(steps)
    assert target.merge.conflicts() is not None
    for table in ("organization", "issue", "finding", "stored_file"):
        target.shelf_of(CODECS[table].record_type).all()
    assert list(target.files.incoming.iterdir()) == []


DEVICES = st.text("0123456789abcdef", min_size=32, max_size=32)


@pytest.mark.parametrize("part", PARTS)
@settings(max_examples=EACH, deadline=None, suppress_health_check=list(HealthCheck))
@given(chain=CHAINS, device=DEVICES)
def test_whatever_a_member_signs_the_store_stays_sound(
    pair: tuple[Store, Store, Path], chain: list[tuple[list[Entry], int]], device: str, part: int
) -> None:
    assert part in PARTS
    withstand(pair, chain, device)


@pytest.mark.soak
@settings(max_examples=20_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(chain=CHAINS, device=DEVICES)
def test_whatever_a_member_signs_many_times(
    pair: tuple[Store, Store, Path], chain: list[tuple[list[Entry], int]], device: str
) -> None:
    withstand(pair, chain, device)


def test_after_all_of_that_the_store_is_sound(pair: tuple[Store, Store, Path]) -> None:
    assert [said for said in pair[1].verify() if "原件" not in said] == []
