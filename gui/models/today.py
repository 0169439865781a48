"""What is to be done today, what is owed, what falls due: drawn from the records, nothing is planned by the program."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from domain.words import FindingState, PaperKind
from gui.models.coverage import gap_words
from storage.shelves.coverage import Board, CoverageRow, Due
from storage.store import Store

LISTED_DUE = 20


@dataclass(frozen=True)
class Todo:
    """One deed: what, more about it, a figure, and where it is done."""

    text: str
    about: str
    figure: str
    place: str
    argument: str = ""


def open_deeds(store: Store, visit_uid: str) -> int:
    """How many kinds of work are open: the figure on the rail and over the list."""
    if not visit_uid:
        return 0
    return sum(bool(count) for count in _counts(store, visit_uid))


def _counts(store: Store, visit_uid: str) -> tuple[int, ...]:
    states = store.findings.state_counts(visit_uid)
    return (
        store.issues.subject_figures(visit_uid).unfinished,
        store.contradictions.waiting(visit_uid),
        store.evidence.unfiled_count(visit_uid),
        *(states[state] for state in FindingState if state is not FindingState.FINAL),
        store.coverage.unissued(visit_uid),
    )


def _figures(board: Board) -> tuple[int, ...]:
    """The same counts as they stand on the board."""
    return (
        sum(bool(row.unanswered) for row in board.rows if not row.whole),
        board.pending,
        board.unfiled,
        *(board.findings.get(state, 0) for state in FindingState if state is not FindingState.FINAL),
        board.unissued,
    )


def todos(board: Board) -> list[Todo]:
    """In the order in which a day goes: check, judge, file, write, review, issue."""
    unfinished, waiting, unfiled, drafts, deputy, leader, unissued = _figures(board)
    resume = _first(board, lambda row: row.subject.uid == board.resume_uid)
    pending = _first(board, lambda row: bool(row.subject.pending))
    left = board.total - board.answered
    found = []
    if unfinished:
        found.append(
            Todo(
                "核查",
                f"共差 {left} 条，接着{_named(resume)}",
                f"{unfinished} 个问题",
                "four_references",
                board.resume_uid,
            )
        )
    if waiting:
        uid = pending.subject.uid if pending else ""
        found.append(Todo("判疑点", f"先看{_named(pending)}", f"待判 {waiting}", "four_references", uid))
    if unfiled:
        found.append(Todo("归类证据", "还没有归到任何问题", f"{unfiled} 件", "evidence"))
    for count, text, about in (
        (drafts, "写底稿", "写完后送副组长审核"),
        (deputy, "副组长审核底稿", "审核后送组长审签"),
        (leader, "组长审签底稿", "审签后定稿"),
    ):
        if count:
            found.append(Todo(text, about, f"{count} 份", "findings"))
    if unissued:
        about = "已定稿，还没有写进出具的反馈意见"
        found.append(Todo("出具反馈意见", about, f"{unissued} 个问题", "papers", PaperKind.FEEDBACK_LETTER.identifier))
    return found


def _first(board: Board, holds: Callable[[CoverageRow], bool]) -> CoverageRow | None:
    return next((row for row in board.rows if holds(row)), None)


def _named(row: CoverageRow | None) -> str:
    if row is None:
        return "第一个"
    return row.subject.heading if row.whole else f"问题 {row.subject.label} {row.subject.heading}"


def gap_lines(board: Board) -> list[tuple[str, str, str]]:
    """Label, words and uid of every subject that owes something."""
    return [(row.subject.label, gap_words(row), row.subject.uid) for row in board.owing]


def due_words(due: Due, today: date) -> str:
    """3月18日 or 2024年9月30日."""
    day = f"{due.day.month}月{due.day.day}日"
    return day if due.day.year == today.year else f"{due.day.year}年{day}"
