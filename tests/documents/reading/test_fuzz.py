"""Twenty thousand broken files: each is read or refused in one sentence, none hangs; many more in a soak."""

import pytest

from tests.documents.reading import fuzzing

RUNS = {"txt": 2500, "csv": 2500, "docx": 2500, "xlsx": 2000, "doc": 2000, "pdf": 2000}
RUNS |= {"ofd": 2000, "html": 2000, "xml": 1500, "mht": 1000}
APART = 500  # old workbooks: their parser may end the process it runs in


def test_the_runs_add_up() -> None:
    assert sum(RUNS.values()) + APART >= 20_000


@pytest.mark.parametrize("kind", RUNS)
def test_a_broken_file_is_read_or_refused(kind: str) -> None:
    assert fuzzing.run(kind, RUNS[kind], seed=1) == RUNS[kind]


def test_a_broken_old_workbook_ends_no_more_than_its_own_process() -> None:
    assert fuzzing.run_apart("xls", APART, seed=1) <= 3


@pytest.mark.soak
@pytest.mark.parametrize("kind", RUNS)
def test_a_soak_of_broken_files(kind: str) -> None:
    for seed in range(2, 302):
        fuzzing.run(kind, 1000, seed=seed)


@pytest.mark.soak
def test_a_soak_of_broken_old_workbooks() -> None:
    assert fuzzing.run_apart("xls", 300_000, seed=2) < 300
