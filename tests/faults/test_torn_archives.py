"""Archives cut short and archives with single bits turned: found every time, and nothing is written."""

import io
import os
import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from domain.errors import PlaceError
from storage import age, bundle, tarring
from storage.bundle_in import Intake
from storage.bundle_out import MANIFEST, SIGNATURE
from storage.manifest import inspect
from storage.quarantine import Quarantine
from storage.store import Store
from tests.faults.archives import refused
from tests.storage.people import member
from tests.storage.samples import organization

CHUNK = 64 * 1024 + 16  # an age chunk with its tag
CUTS, SOAKED, FLIPS = 2_000, 50_000, 10_000


@pytest.fixture
def archive(trio: list[Store], stick: Path) -> Path:
    """One part of more than 200 KB: some records and two photographs."""
    first, second, _ = trio
    with first.change("布置"):
        first.organizations.put(organization())
        for size in (130_000, 90_000):
            first.stored_files.put(first.files.take_bytes(os.urandom(size)))
    return bundle.export(first, [member(first, second)], stick).folder


def cuts(size: int, count: int = CUTS) -> list[int]:
    """Every chunk edge and one byte beside it, the head, and drawn ones."""
    edges = [place + aside for place in range(0, size, CHUNK) for aside in (-1, 0, 1)]
    drawn = random.Random(6).choices(range(size), k=count - len(edges) - 256)
    return [place for place in (*edges, *range(256), *drawn) if 0 <= place < size]


def test_a_part_cut_anywhere_is_refused_by_its_digest_and_names_the_part(trio: list[Store], archive: Path) -> None:
    _, second, _ = trio
    part = archive / "part-0001.tar.age"
    content = part.read_bytes()
    assert len(content) > 200_000
    for place in cuts(len(content))[::20]:
        part.write_bytes(content[:place])
        assert "part-0001.tar.age已损坏" in bundle.inspect(second, archive).reason
    part.write_bytes(content[:-1])
    assert "part-0001.tar.age" in refused(second, archive)


def cut_short(stores: list[Store], archive: Path, count: int) -> None:
    """So many cuts, refused by the seal alone: the digest of the manifest is not asked."""
    _, second, _ = stores
    part = archive / "part-0001.tar.age"
    content = part.read_bytes()
    manifest, inspection = inspect(second, archive, lambda *_: None)
    before = second.merge.heads()
    for place in cuts(len(content), count):
        part.write_bytes(content[:place])
        with pytest.raises(PlaceError, match="打不开"):
            Intake(second, manifest, inspection.sender, dry=True).run(lambda *_: None)
    assert second.merge.heads() == before


def test_a_part_cut_anywhere_is_refused_by_its_seal_too(trio: list[Store], archive: Path) -> None:
    cut_short(trio, archive, CUTS)


@pytest.mark.soak
def test_fifty_thousand_cuts_are_refused_by_the_seal(trio: list[Store], archive: Path) -> None:
    cut_short(trio, archive, SOAKED)


def test_an_outer_manifest_cut_or_turned_anywhere_is_refused(trio: list[Store], archive: Path) -> None:
    _, second, _ = trio
    for name in (MANIFEST, SIGNATURE):
        path = archive / name
        content = path.read_bytes()
        for place in range(len(content)):
            for spoilt in (content[:place], _turned(content, place)):
                path.write_bytes(spoilt)
                try:
                    found = bundle.inspect(second, archive)
                except PlaceError:
                    continue
                harmless = name == SIGNATURE and spoilt.splitlines()[1:] == content.splitlines()[1:]
                assert not found.verified or harmless, (name, place)
        path.write_bytes(content)


def _turned(content: bytes, place: int) -> bytes:
    spoilt = bytearray(content)
    spoilt[place] ^= 1 << random.Random(place).randrange(8)
    return bytes(spoilt)


def missed(store: Store, content: bytes, places: Iterable[int]) -> int:
    """How many turned bits the seal does not find; the digest of the manifest is not asked."""
    secret = store.vault.person.x25519
    found = 0
    for place in places:
        quarantine = Quarantine(store, lambda _: {}, dry=True)
        untar = tarring.Untar(quarantine.begin, quarantine.more, quarantine.done)
        try:
            for plain in age.opened(io.BytesIO(_turned(content, place)), secret):
                untar.write(plain)
            untar.finish()
        except (age.AgeError, tarring.TarError):
            continue
        found += 1
    return found


def test_ten_thousand_turned_bits_are_found_by_the_seal(trio: list[Store], archive: Path) -> None:
    content = (archive / "part-0001.tar.age").read_bytes()
    assert missed(trio[1], content, range(0, len(content), len(content) // FLIPS)) == 0


@pytest.mark.soak
def test_a_turned_bit_in_every_byte_is_found_by_the_seal(trio: list[Store], archive: Path) -> None:
    content = (archive / "part-0001.tar.age").read_bytes()
    assert missed(trio[1], content, range(len(content))) == 0


def test_the_sound_archive_is_taken_in_after_all(trio: list[Store], archive: Path) -> None:
    _, second, _ = trio
    assert bundle.take_in(second, archive).files == 2
    assert second.verify() == []
