"""统计: what headquarters adds up out of the records of all teams."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from documents import statistics, visits
from documents.verbs import keeping
from documents.verbs.line import run
from domain.records import CheckResult, Contradiction, Evidence, Finding, Issue, LedgerEntry, Paper
from domain.words import (
    AccountType,
    AlarmState,
    Answer,
    ContradictionKind,
    FindingState,
    IssueLevel,
    PaperKind,
    RectificationStatus,
)
from storage.shelves.overview import Tally
from storage.store import Store
from tests.conftest import PASSPHRASE

assert keeping
TEN, TWO = "中共云栖县委第十巡察组", "中共云栖县委第二巡察组"


@pytest.fixture
def store(new_store: Callable[..., Store]) -> Store:
    """水利局 of team two, 卫健局 of team ten, 档案馆 of nobody yet."""
    store = new_store("统计")
    water = visits.begin(store, organization="中共云栖县水利局党组", short_name="水利局", team=TWO)
    visits.begin(store, organization="中共云栖县卫生健康局党组", short_name="卫健局", team=TEN)
    visits.begin(store, organization="云栖县档案馆党支部", short_name="档案馆")
    with store.change("写入"):
        for position in (1, 2, 3):
            store.issues.put(
                Issue(visit_uid=water, document_uid="d", level=IssueLevel.ISSUE, position=position, heading="问题")
            )
        store.issues.put(Issue(visit_uid=water, document_uid="d", level=IssueLevel.ASPECT, position=0, heading="方面"))
        for position, status in enumerate(
            (RectificationStatus.COMPLETED, RectificationStatus.BASICALLY_COMPLETED, RectificationStatus.COMPLETED)
        ):
            store.ledger_entries.put(
                LedgerEntry(
                    visit_uid=water, document_uid="d", position=position, heading="问题", claimed_status=status,
                    closed=position == 0,
                )
            )  # fmt: skip
        store.check_results.put(CheckResult(visit_uid=water, item_uid="i", subject_uid="s", answer=Answer.CONFORMS))
        store.check_results.put(CheckResult(visit_uid=water, item_uid="j", subject_uid="s"))
        for state in (AlarmState.PENDING, AlarmState.ADOPTED):
            store.contradictions.put(
                Contradiction(
                    visit_uid=water, kind=ContradictionKind.AMOUNT_MISMATCH, problem="问题", description="不一",
                    state=state,
                )
            )  # fmt: skip
        store.evidence.put(Evidence(visit_uid=water, number="证-0001", name="照片.jpg", file_uid="f"))
        for number, account in enumerate((AccountType.FALSE, AccountType.FALSE, AccountType.OWED, None)):
            store.findings.put(
                Finding(
                    visit_uid=water, number=f"预-{number}", title="问题", account=account,
                    state=FindingState.FINAL if number == 0 else FindingState.DRAFT,
                )
            )  # fmt: skip
        store.papers.put(
            Paper(
                visit_uid=water, kind=PaperKind.FEEDBACK_LETTER, version=1, title="反馈意见",
                issued_at=datetime(2025, 3, 24, 4, tzinfo=UTC),
            )
        )  # fmt: skip
    return store


def test_teams_stand_by_their_number_and_add_up_their_organizations(store: Store) -> None:
    listed = statistics.lines(store.overview.standings())
    assert [line.name for line in listed] == [
        f"{TWO}　1家", "水利局", f"{TEN}　1家", "卫健局", "未编组　1家", "档案馆",
    ]  # fmt: skip
    assert [bool(line.visit_uid) for line in listed] == [False, True] * 3


def test_two_organizations_of_one_short_name_are_told_apart(store: Store) -> None:
    for county in ("云栖县", "临溪县"):
        visits.begin(store, organization=f"中共{county}审计局党组", short_name="县审计局", team=TEN)
    names = [line.name for line in statistics.lines(store.overview.standings())]
    assert names[2:6] == [f"{TEN}　3家", "卫健局", "中共云栖县审计局党组", "中共临溪县审计局党组"]


def test_every_figure_counts_what_its_head_says(store: Store) -> None:
    _team, water, *_ = statistics.lines(store.overview.standings())
    assert dict(zip(statistics.HEAD, statistics.cells(water), strict=True)) == {
        "单位": "水利局", "反馈问题": 3, "台账项数": 3, "自报完成": 2, "自报完成率": "66.67%", "已销号": 1,
        "已核查": 1, "待判疑点": 1, "证据": 1, "形成问题": 4, "欠账": 1, "假账": 2, "呆账": 0,
        "新账": 0, "未定账": 1, "已定稿": 1, "反馈意见": "2025.03.24",
    }  # fmt: skip


def test_a_rate_needs_a_ledger_and_counts_only_what_is_completed(store: Store) -> None:
    listed = statistics.lines(store.overview.standings())
    assert statistics.rate(listed[3].tally) == ""
    assert listed[3].out == "未出具"


@pytest.mark.parametrize(
    ("completed", "lines", "told"),
    [
        (1, 800, "0.13%"),
        (688, 697, "98.71%"),
        (19, 25, "76%"),
        (29_999, 30_000, "99.99%"),
        (25, 25, "100%"),
        (0, 9, "0%"),
    ],
)
def test_a_rate_is_rounded_as_by_hand_and_never_up_to_all(completed: int, lines: int, told: str) -> None:
    assert statistics.rate(Tally(completed=completed, lines=lines)) == told


def test_the_table_file_holds_every_line_and_the_total(store: Store, tmp_path: Path) -> None:
    path = statistics.export(store, tmp_path / "统计.xlsx")
    rows = list(load_workbook(path)["统计"].values)
    assert rows[0] == statistics.HEAD
    assert rows[-1][:2] == ("合计　3家", 3), "a number, so that the table can add it up"
    assert len(rows) == 8


def test_a_script_gets_the_figures_of_every_visit_and_of_all(
    store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("FUZHEN_PASSPHRASE", PASSPHRASE)
    folder = store.folder
    store.close()
    assert run(["statistics", str(folder), "--json", "--to", str(tmp_path / "表.xlsx")]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["total"]["findings"] == 4
    assert [visit["organization"] for visit in told["visits"]] == ["档案馆", "水利局", "卫健局"]
    assert told["visits"][1]["feedback_letter_on"] == "2025-03-24"
    assert (tmp_path / "表.xlsx").stat().st_size > 0
