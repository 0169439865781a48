"""Whole sets of papers, from file to alarm: everything planted is found, nothing else is said."""

from pathlib import Path

import pytest

from documents import visits
from documents.checking import cross_check
from documents.importing import import_reading
from domain.records import Contradiction
from storage.store import Store
from tests.documents.reading.reading_kit import read_file
from tests.documents.sets_kit import SETS, papers, planted

NAMES = sorted(folder.name for folder in SETS.iterdir())


def taken_in(store: Store, name: str, folder: Path) -> list[Contradiction]:
    """All papers of a set read and taken in one after the other, as an inspector would."""
    visit_uid = visits.begin(store, organization="被巡察单位党组")
    for path in papers(SETS / name, folder):
        reading = read_file(path)
        assert reading.kind is not None, path.name
        import_reading(store, visit_uid, reading, path, reading.kind)
    return cross_check(store, visit_uid)


def _is(alarm: Contradiction, kind: str, problem: str, words: str) -> bool:
    told = (alarm.description, *alarm.quotes)
    return alarm.kind.identifier == kind and problem in alarm.problem and any(words in text for text in told)


@pytest.mark.parametrize("name", NAMES)
def test_all_that_is_planted_in_a_set_is_found_and_nothing_else(store: Store, tmp_path: Path, name: str) -> None:
    left = taken_in(store, name, tmp_path)
    missed = []
    for one in planted(SETS / name):
        hit = next((alarm for alarm in left if _is(alarm, *one)), None)
        if hit is None:
            missed.append(one)
        else:
            left.remove(hit)
    assert (missed, [(alarm.kind.identifier, alarm.problem, alarm.description) for alarm in left]) == ([], [])
