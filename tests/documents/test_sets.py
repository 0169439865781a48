"""Whole sets of papers, from file to alarm: everything planted is found, nothing else is said."""

from pathlib import Path

import pytest

from documents import visits
from documents.checking import cross_check
from documents.importing import import_reading
from domain.numerals import half_width
from domain.records import Contradiction
from domain.words import DocumentKind
from storage.store import Store
from tests.documents.reading.reading_kit import read_file, sheet
from tests.documents.sets_kit import SETS, papers, planted

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
NAMES = sorted(folder.name for folder in SETS.iterdir())


def taken_in(store: Store, source: Path, folder: Path) -> list[Contradiction]:
    """All papers of a set read and taken in one after the other, as an inspector would."""
    visit_uid = visits.begin(store, organization="被巡察单位党组")
    for path in papers(source, folder):
        reading = read_file(path)
        assert reading.kind is not None, path.name
        import_reading(store, visit_uid, reading, path, reading.kind)
    return cross_check(store, visit_uid)


def _is(alarm: Contradiction, kind: str, problem: str, words: str) -> bool:
    told = (half_width(text) for text in (alarm.description, *alarm.quotes))
    return alarm.kind.identifier == kind and problem in alarm.problem and any(words in text for text in told)


@pytest.mark.parametrize("name", NAMES)
def test_all_that_is_planted_in_a_set_is_found_and_nothing_else(store: Store, tmp_path: Path, name: str) -> None:
    _holds(taken_in(store, SETS / name, tmp_path), planted(SETS / name))


@pytest.mark.parametrize("name", ["mch", "reservoir"])
def test_figures_of_full_width_change_no_alarm_and_are_quoted_as_written(
    store: Store, tmp_path: Path, name: str
) -> None:
    written = tmp_path / "written"
    written.mkdir()
    for source in (SETS / name).glob("[0-9]*.txt"):
        text = source.read_text(encoding="utf-8").translate(_FULL_WIDTH)
        (written / source.name).write_text(text, encoding="utf-8")
    found = taken_in(store, written, tmp_path)
    assert any("１" in quote for alarm in found for quote in alarm.quotes)
    _holds(found, planted(SETS / name))


def _holds(left: list[Contradiction], expected: list[tuple[str, str, str]]) -> None:
    missed = []
    for one in expected:
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
