"""Problems struck off while something of them is still open."""

from collections.abc import Iterator

from domain.crosscheck.case import Case, Quote, Rule, quote_entry
from domain.crosscheck.leftovers import open_clause, some_only
from domain.crosscheck.unfinished import (
    NOT_YET,
    behind,
    goes_on,
    open_besides,
    short_of_target,
    short_words,
    status_of,
    told_less,
)
from domain.records import Contradiction, LedgerEntry
from domain.words import ContradictionKind, RectificationStatus

_S = RectificationStatus


def closed_with_gap(case: Case) -> Iterator[Contradiction]:
    """Struck off though something is still open."""
    for entry in case.dossier.ledger_entries:
        if entry.closed is not True:
            continue
        gap = _gap(case, entry)
        if gap:
            heading, uid = case.owner(entry)
            place = entry.closed_place or entry.place
            closed = Quote(document_uid=entry.document_uid, place=place, text=entry.closed_text or "已销号")
            yield case.alarm(
                ContradictionKind.CLOSED_WITH_GAP,
                f"台账已标为销号，{gap[0]}。",
                [closed, gap[1]],
                problem=heading,
                subject_uid=uid,
            )


def _gap(case: Case, entry: LedgerEntry) -> tuple[str, Quote] | None:
    """What is still open behind a closed line, in the clearest words found."""
    return next((gap for look in (_by_report, _by_ledger, _by_account) if (gap := look(case, entry))), None)


def _by_report(case: Case, entry: LedgerEntry) -> tuple[str, Quote] | None:
    problem = case.problem_of.get(entry.issue_uid or "")
    for statement in problem.statements if problem else []:
        clause = open_clause(statement) or some_only(statement.detail)
        unfinished = statement.claimed_status in NOT_YET or statement.claimed_status is _S.BASICALLY_COMPLETED
        if unfinished or clause:
            words = quote_entry(statement, clause) if clause else status_of(statement)
            claim = f"“{short_words(statement)}”，" if clause and unfinished and statement.status_text else ""
            return f"整改报告却写{claim}“{words.text}”", words
    return None


def _by_ledger(case: Case, entry: LedgerEntry) -> tuple[str, Quote] | None:
    if open_one := behind(case, entry):
        return "其中一条措施却没有完成", status_of(open_one)
    if told := open_clause(entry) or some_only(entry.detail):
        return f"所述情况却是“{told}”", quote_entry(entry, told)
    if besides := open_besides(case, entry):
        return f"所述情况却是“{besides.text}”", besides
    if entry.claimed_status in {*NOT_YET, _S.BASICALLY_COMPLETED, _S.LONG_TERM} and not goes_on(case, entry):
        return f"完成情况却是“{short_words(entry)}”", status_of(entry)
    return None


def _by_account(case: Case, entry: LedgerEntry) -> tuple[str, Quote] | None:
    if told := short_of_target(case, entry):
        return f"所述结果“{told}”却没有达到措施定的目标", quote_entry(entry, told)
    if less := told_less(case, entry):
        return f"措施的进展却只有“{less.text}”", less
    return None


RULES: tuple[tuple[ContradictionKind, Rule], ...] = ((ContradictionKind.CLOSED_WITH_GAP, closed_with_gap),)
