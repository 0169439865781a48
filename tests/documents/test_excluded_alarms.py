"""An alarm excluded with a reason stays so: compared anew, exchanged, a newer version taken in; other words are new."""

from dataclasses import replace
from pathlib import Path

import pytest

from documents import visits
from documents.checking import cross_check
from documents.importing import import_reading
from domain.records import Contradiction
from domain.words import AlarmState, ContradictionKind, DocumentKind
from storage import bundle
from storage.store import Store
from tests.documents.reading.reading_kit import read_file
from tests.documents.sets_kit import SETS, papers
from tests.storage.conftest import stick, trio, trio_master
from tests.storage.people import member

__all__ = ["stick", "trio", "trio_master"]
K = ContradictionKind


def of(store: Store, kind: ContradictionKind, words: str) -> list[Contradiction]:
    return [alarm for alarm in store.contradictions.all(kind=kind) if words in "".join(alarm.quotes)]


def newer(path: Path, before: str, after: str) -> Path:
    """The same set of papers with the ledger handed in anew."""
    folder = path / "新"
    folder.mkdir()
    source = path / "原"
    source.mkdir()
    for file in (SETS / "transport").glob("5-*.txt"):
        text = file.read_text(encoding="utf-8").replace(before, after)
        (source / file.name).write_text(text, encoding="utf-8")
    (made,) = papers(source, folder)
    return made


@pytest.mark.parametrize(("after", "comes_back"), [("表内其他文字", False), ("非税收入缴款书（33.5万元）", True)])
def test_an_excluded_alarm_comes_back_only_with_another_text(
    trio: list[Store], stick: Path, tmp_path: Path, after: str, comes_back: bool
) -> None:
    first, second, _ = trio
    visit_uid = visits.begin(first, organization="市交通运输局党组")
    folder = tmp_path / "交来"
    folder.mkdir()
    for path in papers(SETS / "transport", folder):
        reading = read_file(path)
        assert reading.kind is not None
        import_reading(first, visit_uid, reading, path, reading.kind)
    (alarm,) = of(first, K.EVIDENCE_AMOUNT_SHORT, "23.5")
    with first.change("排除疑点"):
        first.contradictions.put(replace(alarm, state=AlarmState.DISMISSED, reason="另有缴款书", judged_by="林溪"))
    cross_check(first, visit_uid)
    bundle.take_in(second, bundle.export(first, [member(first, second)], stick).folder)
    cross_check(second, visit_uid)
    (known,) = of(second, K.EVIDENCE_AMOUNT_SHORT, "23.5")
    assert (known.state, known.reason) == (AlarmState.DISMISSED, "另有缴款书")

    before = "审计报告（2021—2024年原始凭证）" if not comes_back else "非税收入缴款书（30万元）"
    path = newer(tmp_path, before, after)
    import_reading(second, visit_uid, read_file(path), path, DocumentKind.LEDGER, replacing=True)
    waiting = [a for a in of(second, K.EVIDENCE_AMOUNT_SHORT, "23.5") if a.state is AlarmState.PENDING]
    assert bool(waiting) is comes_back
    (kept,) = [a for a in of(second, K.EVIDENCE_AMOUNT_SHORT, "23.5") if a.state is AlarmState.DISMISSED]
    assert kept.reason == "另有缴款书"
