"""What is said to be done against what is said elsewhere, proven, or struck off."""

import re
from collections.abc import Iterator

from domain.crosscheck.case import Case, Problem, Quote, Rule, quote_entry, quote_measure
from domain.crosscheck.counted import DEEDS
from domain.crosscheck.leftovers import UNFINISHED, open_clause, some_only
from domain.crosscheck.pairs import pair_measures
from domain.crosscheck.rules_targets import target_change, unreached
from domain.crosscheck.texts import bigrams, clauses, share
from domain.crosscheck.unfinished import (
    NOT_YET,
    behind,
    goes_on,
    open_besides,
    short_of,
    short_of_target,
    short_words,
    status_of,
    told_less,
)
from domain.records import Contradiction, LedgerEntry, Measure, ReportStatement
from domain.statuses import furthest_behind
from domain.words import ContradictionKind, RectificationStatus

_S = RectificationStatus
_NOT_DONE_YET = re.compile("正在|尚未|未(?:完成|到位|办结|整改)")
_FINISHED = re.compile("全部|完成|到位|办结|清零|销号|完毕")
_HAS_DONE = re.compile("已|完成|全部|均")
_WITHIN_A_YEAR = re.compile("全年|年内|每年|今年|年底|本年")
_IN_A_YEAR = re.compile("(20[0-9]{2})年(?![0-9]{1,2}月)")
_TELLING = 3  # pairs of signs that a clause on a measure shares with it
_SAME = 0.6  # of the words of a measure, in a clause that tells of it
# The result of such a goal is told as what it is now.
_BY_HOW_MUCH = re.compile("下降|降低(?!到|至)|压减(?!到|至)|减少(?!到|至)|增长|增加(?!到|至)")


def status_mismatch(case: Case) -> Iterator[Contradiction]:
    """Ledger and report claim different states, or one of them contradicts itself."""
    for problem in case.problems:
        entries = [(entry, short_of(case, entry)) for entry in _lagging(problem)]
        claims = [(entry, _S.IN_PROGRESS if short else entry.claimed_status) for entry, short in entries]
        pair = next(((e, s) for s in problem.statements for e, claim in claims if _disagree(case, e, claim, s)), None)
        if pair:
            entry, statement = pair
            yield case.alarm(
                ContradictionKind.STATUS_MISMATCH,
                f"台账为“{_told(case, entry)}”，整改报告为“{_stated(statement)}”。",
                [*_ledger_words(case, entry), *_report_words(case, entry, statement)],
                about=problem,
            )
            continue
        yield from _within(case, problem)
        yield from _done_by_report_only(case, problem)


def _lagging(problem: Problem) -> list[LedgerEntry]:
    """Of the lines a ledger has for a problem the one furthest behind: the problem is no further than that."""
    latest: dict[str, LedgerEntry] = {}
    for entry in problem.ledger:
        other = latest.get(entry.document_uid, entry)
        behind = furthest_behind([other.claimed_status, entry.claimed_status])
        latest[entry.document_uid] = other if behind is other.claimed_status else entry
    return list(latest.values())


def _disagree(case: Case, entry: LedgerEntry, one: RectificationStatus, statement: ReportStatement) -> bool:
    """Whether two claims cannot both be right; 正在推进 and 长期坚持 may well be the same."""
    other = _claimed(statement)
    if entry.closed is False and statement.closed is True:
        return True
    if _S.UNSTATED in (one, other) or one is other:
        return False
    pair = {one, other}
    lasting = entry.long_term or statement.long_term or entry.deadline_long_term or goes_on(case, entry)
    if pair in ({_S.IN_PROGRESS, _S.NOT_COMPLETED}, {_S.IN_PROGRESS, _S.LONG_TERM}):
        return False
    return not (pair in ({_S.COMPLETED, _S.LONG_TERM}, {_S.BASICALLY_COMPLETED, _S.LONG_TERM}) and lasting)


def _claimed(statement: ReportStatement) -> RectificationStatus:
    """What a report claims; where it names no status, a sentence that says it is not done yet."""
    if statement.claimed_status is _S.UNSTATED and (_NOT_DONE_YET.search(statement.detail) or open_clause(statement)):
        return _S.IN_PROGRESS
    return statement.claimed_status


def _stated(statement: ReportStatement) -> str:
    """The status in words; where a report names none, what it says is still open."""
    return (not statement.status_text and open_clause(statement)) or short_words(statement)


def _within(case: Case, problem: Problem) -> Iterator[Contradiction]:
    """A claim of completion that its own words or measures belie."""
    for statement in problem.statements:
        clause = open_clause(statement) or some_only(statement.detail)
        if statement.claimed_status is _S.COMPLETED and clause:
            yield case.alarm(
                ContradictionKind.STATUS_MISMATCH,
                "整改报告写已完成，所述情况却还没有完成。",
                [status_of(statement), quote_entry(statement, clause)],
                about=problem,
            )
        short = _short_of_goal(case, problem, statement) if statement.claimed_status is _S.COMPLETED else None
        if short and short[1] != clause:
            yield case.alarm(
                ContradictionKind.STATUS_MISMATCH,
                "整改报告写已完成，所述结果却没有达到定下的目标。",
                [short[0], quote_entry(statement, short[1])],
                about=problem,
            )
    for entry in problem.ledger:
        open_one = behind(case, entry)
        if entry.claimed_status is _S.COMPLETED and open_one:
            yield case.alarm(
                ContradictionKind.STATUS_MISMATCH,
                "台账写问题已完成，其中一条措施却没有完成。",
                [status_of(entry), status_of(open_one)],
                about=problem,
            )
        elif (
            (entry.claimed_status is _S.COMPLETED or goes_on(case, entry))
            and not entry.closed
            and (told := _belied(case, entry))
        ):
            yield case.alarm(
                ContradictionKind.STATUS_MISMATCH,
                "台账写问题已完成，所述情况却还没有完成。",
                [status_of(entry), told],
                about=problem,
            )


def _belied(case: Case, entry: LedgerEntry) -> Quote | None:
    """What a ledger tells of a problem it calls completed that shows it is not."""
    told = open_clause(entry) or some_only(entry.detail) or short_of_target(case, entry)
    return quote_entry(entry, told) if told else open_besides(case, entry) or told_less(case, entry)


def _short_of_goal(case: Case, problem: Problem, statement: ReportStatement) -> tuple[Quote, str] | None:
    """A goal or measure of the plan, and the words of the report that tell of less."""
    told = clauses(statement.detail)
    goals = ((item, aim) for item in problem.plan for aim in clauses(item.goal))
    aims = [quote_entry(item, aim) for item, aim in goals if not _BY_HOW_MUCH.search(aim)]
    below = next(((aim, clause) for aim in aims for clause in told if unreached(aim.text, clause)), None)
    return below or _short_of_measure(case, problem, statement)


def _short_of_measure(case: Case, problem: Problem, statement: ReportStatement) -> tuple[Quote, str] | None:
    """空置房源年内分配不少于500套 and 累计分配436套; a number of times in a year may be reached yet."""
    pairs = pair_measures(case.planned(problem), case.listed(problem))
    lowered = [plan for plan, entry in pairs if target_change(plan.text, entry.text)]
    measures = [m for m in case.planned(problem) if m not in lowered and not _BY_HOW_MUCH.search(m.text)]
    for measure, sentence in ((m, s) for m in measures for s in re.split("[。；;\n]", statement.detail)):
        less = unreached(measure.text, sentence)
        in_the_year = less and less.unit in DEEDS and _WITHIN_A_YEAR.search(measure.text)
        if less and not in_the_year and not _year_goes_on(case, statement, measure):
            return quote_measure(measure), sentence
    return None


def _year_goes_on(case: Case, statement: ReportStatement, measure: Measure) -> bool:
    """2025年发展党员不少于5名, of which a report of July tells as of what is carried on."""
    year, written = _IN_A_YEAR.search(measure.text), case.documents[statement.document_uid].document_date
    return bool(statement.long_term and year and written and int(year[1]) >= written.year)


def _done_by_report_only(case: Case, problem: Problem) -> Iterator[Contradiction]:
    """A measure the ledger has not completed, and a report without a status that tells of it as done."""
    told = [(s, clause) for s in problem.statements if s.claimed_status is _S.UNSTATED for clause in clauses(s.detail)]
    for measure in (m for m in case.listed(problem) if m.claimed_status in NOT_YET):
        words = bigrams(measure.text)
        for statement, clause in told:
            if _HAS_DONE.search(clause) and not UNFINISHED.search(clause) and share(words, bigrams(clause)) >= _SAME:
                yield case.alarm(
                    ContradictionKind.STATUS_MISMATCH,
                    f"台账写这条措施“{measure.status_text or measure.claimed_status.value}”，整改报告写已经做了。",
                    [quote_measure(measure), status_of(measure), quote_entry(statement, clause)],
                    about=problem,
                )
                break


def _told(case: Case, entry: LedgerEntry) -> str:
    short = short_of(case, entry)
    return short.status_text if short else short_words(entry)


def _ledger_words(case: Case, entry: LedgerEntry) -> list[Quote]:
    """The status of the measure that decides, else of the line, and what is told to be open where that is a mere ×."""
    measure = _deciding(case, entry)
    status = status_of(measure) if measure and measure.status_text else status_of(entry)
    told = open_clause(entry)
    return [status, quote_entry(entry, told)] if told and told not in status.text else [status]


def _deciding(case: Case, entry: LedgerEntry) -> Measure | None:
    alike = (m for m in case.measures[entry.uid] if m.claimed_status is entry.claimed_status)
    return short_of(case, entry) or next(alike, None)


def _report_words(case: Case, entry: LedgerEntry, statement: ReportStatement) -> list[Quote]:
    """The claim, and the clause that bears it out: of the measure that decides, else one that tells of an end."""
    measure = _deciding(case, entry)
    words = bigrams(measure.text if measure else "")
    told = clauses(statement.detail)
    near = max(told, key=lambda clause: len(words & bigrams(clause)), default="")
    ended = next((clause for clause in told if _FINISHED.search(clause)), "")
    clause = near if len(words & bigrams(near)) >= _TELLING else ended
    return [status_of(statement), quote_entry(statement, clause)] if clause else [status_of(statement)]


RULES: tuple[tuple[ContradictionKind, Rule], ...] = ((ContradictionKind.STATUS_MISMATCH, status_mismatch),)
