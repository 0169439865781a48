"""今日: the board tells what is done and owed, each cell goes to its work, figures agree with the other pages."""

from dataclasses import replace
from datetime import timedelta
from threading import current_thread

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from domain.records import Finding
from domain.words import FindingState
from gui.models import coverage, today
from gui.models.coverage import finding_sign, gap_words, paper_sign, spoken
from gui.pages.today.day_strip import cells
from gui.pages.today.page import TodayPage
from gui.pages.today.work_list import Work
from gui.window import Window
from storage.shelves.coverage import DayDone, Due
from storage.store import Store
from tests.gui.today.conftest import TODAY, dated, issue_letter

ONE, TWO, THREE, FOUR = (f"{number:032x}" for number in range(1, 5))


def signs(page: TodayPage) -> dict[str, tuple[str, str, str]]:
    """Finding, paper and gap words of every problem."""
    return {
        row.subject.label: (
            sign.text if (sign := finding_sign(row)) else "",
            sign.text if (sign := paper_sign(row)) else "",
            gap_words(row) if row.gaps else "",
        )
        for row in page.board_shown.rows
        if not row.whole
    }


def titled(page: TodayPage, title: str) -> list[Work]:
    """The lines under one title."""
    works = page.side.works()
    start = next((place for place, work in enumerate(works) if work.text == title and not work.place), None)
    if start is None:
        return []
    rest = works[start + 1 :]
    end = next((place for place, work in enumerate(rest) if not work.place), len(rest))
    return rest[:end]


def test_every_problem_shows_what_is_done_and_what_is_owed(page: TodayPage) -> None:
    total = page.board_shown.rows[2].subject.total
    assert signs(page) == {
        "1": ("未见问题", "", ""),
        "2": ("已定稿", "未出具", ""),
        "3": ("未定性", "", f"没有证据，四份都未读，核查差 {total} 条，未定性"),
        "4": ("草稿", "", "没有证据，四份都未读"),
    }
    assert page.board_shown.rows[-1].subject.heading == "单位层面"
    assert not page.board_shown.rows[-1].gaps


def test_a_filtered_board_keeps_a_row_current(page: TodayPage) -> None:
    board = page.board
    board.choose(next(row.subject.uid for row in page.board_shown.rows if row.subject.label == "3"))
    board.filter.button("gaps").click()
    assert board.current().subject.label == "3"
    board.filter.button("all").click()
    board.choose(page.board_shown.rows[0].subject.uid)
    board.filter.button("gaps").click()
    assert board.current() is not None
    assert board.view.selectionModel().selectedRows()


def test_an_issued_letter_closes_the_finding_until_it_changes(page: TodayPage) -> None:
    visit, store = page.desk.visit, page.desk.store
    assert visit is not None
    issue_letter(store, visit)
    assert signs(page)["2"][1] == "已出具"
    (final,) = store.findings.all(state=FindingState.FINAL)
    with store.change("退回"):
        store.findings.put(replace(final, state=FindingState.DRAFT))
    with store.change("再审签"):
        store.findings.put(final)
    assert signs(page)["2"][1] == "未出具"


def test_the_finding_with_the_longest_way_to_go_is_shown(page: TodayPage) -> None:
    store = page.desk.store
    with store.change("写入"):
        store.findings.put(Finding(visit_uid=page.desk.visit_uid, number="预-03", title="又一个", subject_uid=TWO))
    assert signs(page)["2"][0] == "草稿"


def test_figures_are_those_of_the_other_pages(page: TodayPage, open_window: Window, qtbot: QtBot) -> None:
    store, visit_uid, board = page.desk.store, page.desk.visit_uid, page.board_shown
    for place in ("four_references", "evidence", "findings"):
        open_window.frame.go(place)
    pages = open_window.frame.stage.pages()
    assert board.pending == pages["four_references"].count() == 1
    assert board.unfiled == pages["evidence"].count() == 0
    assert sum(board.findings.values()) - board.findings[FindingState.FINAL] == pages["findings"].count() == 1
    assert board.problems == store.issues.subject_figures(visit_uid).subjects
    assert board.answered == store.check_results.count(visit_uid=visit_uid)
    assert board.evidence == store.evidence.count(visit_uid=visit_uid) == sum(row.evidence for row in board.rows)
    assert page.head.checks.text() == f"{board.answered}/{board.total}"
    assert page.count() == len(titled(page, "今天要办"))


@pytest.mark.parametrize(
    ("row", "column", "target"),
    [
        (2, coverage.FIRST_REFERENCE, ("four_references", f"{THREE}|0")),
        (2, coverage.CHECKS, ("four_references", f"{THREE}|4")),
        (0, coverage.EVIDENCE, ("evidence", ONE)),
        (3, coverage.FINDING, ("findings", "f" * 32)),
        (2, coverage.FINDING, ("four_references", THREE)),
        (1, coverage.PAPER, ("papers", "feedback_letter")),
    ],
)
def test_enter_on_a_cell_goes_to_that_work(
    page: TodayPage, gone: list[tuple[str, str]], qtbot: QtBot, row: int, column: int, target: tuple[str, str]
) -> None:
    page.board.view.setCurrentIndex(page.board.table.index(row, column))
    page.board.view.setFocus()
    qtbot.keyClick(page.board.view, Qt.Key.Key_Return)
    assert gone == [target]


def test_a_double_click_goes_there_too(page: TodayPage, gone: list[tuple[str, str]], qtbot: QtBot) -> None:
    view = page.board.view
    spot = view.visualRect(page.board.table.index(0, coverage.EVIDENCE)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert gone == [("evidence", ONE)]


def test_the_list_says_what_to_do_and_goes_there(page: TodayPage, gone: list[tuple[str, str]], qtbot: QtBot) -> None:
    assert [work.text for work in titled(page, "今天要办")] == ["核查", "判疑点", "写底稿", "出具反馈意见"]
    assert [work.label for work in titled(page, "缺口")] == ["3", "4"]
    assert [(work.text, work.chip) for work in titled(page, "期限")] == [("饮水安全", "")]
    page.side.setFocus()
    qtbot.keyClick(page.side, Qt.Key.Key_Down)
    qtbot.keyClick(page.side, Qt.Key.Key_Return)
    assert gone == [("four_references", THREE)]


def test_the_evening_is_one_press_away(page: TodayPage, gone: list[tuple[str, str]]) -> None:
    page.evening.click()
    assert gone == [("exchange", "")]


def test_work_goes_on_where_it_was_left(page: TodayPage, gone: list[tuple[str, str]]) -> None:
    assert page.head.resume.text() == "接着核 问题 2"
    page.resume()
    assert gone == [("four_references", TWO)]


def test_only_gaps_can_be_shown(page: TodayPage) -> None:
    page.board.filter.choose("gaps")
    page.board.filter.chosen.emit("gaps")
    table = page.board.table
    assert [table.index(row, 0).data() for row in range(table.rowCount())] == ["3", "4"]
    assert page.board.filter.button("gaps").text() == "有缺口 2"


def test_a_change_elsewhere_is_seen_at_once(page: TodayPage) -> None:
    store = page.desk.store
    with store.change("去掉"):
        store.findings.drop("f" * 32)
    assert signs(page)["4"][0] == "未定性"
    store.undo()
    page.refresh(None)
    assert signs(page)["4"][0] == "草稿"


def test_the_days_say_what_was_done_and_what_falls_due(page: TodayPage) -> None:
    visit = page.desk.visit
    assert visit.starts_on is not None
    assert visit.ends_on is not None
    due = [Due(day=TODAY + timedelta(days=2), number="3", heading="饮水", subject_uid=THREE)]
    done = {TODAY - timedelta(days=1): DayDone(checks=12, evidence=3), TODAY: DayDone(checks=2)}
    days = cells(visit.starts_on, visit.ends_on, TODAY, done, due)
    assert [day.words for day in days if day.words] == ["进驻", "核查 12、证据 3", "核查 2", "到期 1 项", "离开"]
    assert [day.state for day in days] == ["past"] * 7 + ["today"] + ["ahead"] * 7
    assert "今天" in page.days.accessibleDescription()


def test_a_long_visit_shows_the_fifteen_days_around_today(page: TodayPage) -> None:
    visit = page.desk.visit
    assert visit is not None
    long = dated(visit, 40, 40)
    assert long.starts_on is not None
    assert long.ends_on is not None
    days = cells(long.starts_on, long.ends_on, TODAY, {}, [])
    assert len(days) == 15
    assert days[7].day == TODAY


def test_without_dates_the_way_to_write_them_is_shown(page: TodayPage, gone: list[tuple[str, str]]) -> None:
    visit = page.desk.visit
    assert visit is not None
    with page.desk.store.change("去掉日期"):
        page.desk.store.visits.put(replace(visit, starts_on=None, ends_on=None))
    assert page.undated.isVisible()
    assert not page.days.isVisible()
    page.dates_button.click()
    assert gone == [("visit", "")]


def test_an_empty_visit_says_what_to_do_first(open_window: Window) -> None:
    open_window.frame.go("today")
    page = open_window.frame.stage.page
    assert isinstance(page, TodayPage)
    assert page.empty.isVisible()
    assert page.empty.button.hasFocus()
    assert page.count() == 0


def test_a_narrow_window_begins_with_the_list(page: TodayPage, open_window: Window, qtbot: QtBot) -> None:
    open_window.resize(683, 384)
    qtbot.waitUntil(lambda: page.panes.compact)
    assert page.side.isVisible()
    assert not page.board.isVisible()
    page.panes.show_pane("board")
    shown = [coverage.TITLES[each] for each in range(len(coverage.TITLES)) if not page.board.view.isColumnHidden(each)]
    assert shown == ["号", "问题", "核查", "缺口"]


def test_the_words_of_the_problems_keep_their_room(page: TodayPage, open_window: Window, qtbot: QtBot) -> None:
    view = page.board.view
    for width, gone in ((1366, []), (1093, [coverage.PAPER]), (1024, [coverage.ALARMS, coverage.PAPER])):
        open_window.resize(width, 700)
        qtbot.waitUntil(lambda gone=gone: [each for each in range(coverage.GAPS) if view.isColumnHidden(each)] == gone)
        assert view.columnWidth(coverage.HEADING) >= 150


def test_many_problems_are_counted_by_the_worker(
    page: TodayPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("gui.pages.today.page.AT_ONCE", 2)
    with page.desk.store.change("去掉"):
        page.desk.store.findings.drop("f" * 32)
    qtbot.waitUntil(lambda: signs(page)["4"][0] == "未定性")


def test_the_figure_on_the_rail_follows_a_change_without_the_window_counting(
    page: TodayPage, open_window: Window, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    small = page.count()
    asked: list[str] = []
    counted = today.open_deeds

    def count(store: Store, visit_uid: str) -> int:
        asked.append(current_thread().name)
        return counted(store, visit_uid)

    monkeypatch.setattr(today, "open_deeds", count)
    frame = open_window.frame
    assert frame is not None
    with page.desk.store.change("去掉草稿"):
        page.desk.store.findings.drop("f" * 32)
    qtbot.waitUntil(lambda: frame.rail.items["today"].accessibleName() == f"今日，{small - 1} 项待办")
    assert set(asked) == {"asking"}


def test_what_is_to_be_done_is_the_same_from_the_board_and_from_the_records(page: TodayPage) -> None:
    store, visit_uid = page.desk.store, page.desk.visit_uid
    assert today._figures(page.board_shown) == today._counts(store, visit_uid)


def test_every_cell_can_be_heard(page: TodayPage) -> None:
    words = [spoken(page.board_shown.rows[2], column) for column in range(len(coverage.TITLES))]
    assert words[0] == "3"
    assert words[2] == "分工方案：未读"
    assert words[coverage.ALARMS] == "疑点 1，待判 1"
    assert words[coverage.GAPS] == "有缺口"
