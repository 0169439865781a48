"""Whole sets of papers, from file to alarm: everything planted is found, nothing else is said."""

from pathlib import Path

import pytest

from documents import visits
from documents.checking import cross_check
from documents.importing import import_reading
from domain.records import Contradiction
from domain.words import DocumentKind
from storage.store import Store
from tests.documents.reading.reading_kit import read_file, sheet
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


def test_a_measure_keeps_the_day_and_the_person_of_its_own(store: Store, tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "台账.xlsx",
        ["序号", "问题", "整改措施", "整改时限", "完成情况", "是否销号"],
        [1, "档案管理混乱", "补齐档案", "2024年5月底", "已完成", "是"],
        [None, None, "安装监控", "2024年8月底", "正在推进", None],
        merges=("A2:A3", "B2:B3", "F2:F3"),
    )
    visit_uid = visits.begin(store, organization="某局党组")
    reading = read_file(path, DocumentKind.LEDGER)
    import_reading(store, visit_uid, reading, path, DocumentKind.LEDGER)
    measures = store.measures.all(visit_uid=visit_uid)
    assert [(m.text, m.deadline_text, str(m.deadline)) for m in measures] == [
        ("补齐档案", "2024年5月底", "2024-05-31"),
        ("安装监控", "2024年8月底", "2024-08-31"),
    ]
