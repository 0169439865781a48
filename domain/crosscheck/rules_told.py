"""Days that a report tells in its account: too early, too late, and promised beyond the time set."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from domain.calendar import DateSpan, add_months, dates
from domain.crosscheck.case import Case, Problem, Quote, Rule, quote_entry
from domain.crosscheck.rules_dates import chinese
from domain.crosscheck.texts import clauses
from domain.records import Contradiction, Entry, ReportStatement
from domain.words import ContradictionKind

# What an answer to the feedback brings about; other days of an account may well belong to the matter itself.
_BROUGHT_ABOUT = re.compile("印发|下发|出台|制定|制订|修订|发布|建立|召开|组织学习|开展(?:专项|自查|排查|警示)|通报")
_EARLIER = re.compile("反馈前|整改前|此前|原|上一?轮|上次|历史|早在|自|起|以来|根据|按照|依据|废止")
_AT_ONCE = re.compile("立行立改|即知即改|边[查巡]边改|立查立改|巡[视察](?:期间|进驻|组进驻)|进驻")
_NAMES = re.compile("《[^》]*》")  # 《…管理规定》
_TO_COME = re.compile(
    "预计|计划|拟|将(?!其|该|所|上|原|违|应|未|涉|问|相)|力争|争取|确保|有望|目标|要求|承诺|之?前(?!往|期|后|置|述|列|款)|应于|截至|截止|到期|有效期|以来"
)
_PROMISES = re.compile(
    "预计|计划|拟|将(?:于|在)|力争|争取|确保|有望|可(?:于|在)|承诺|推迟|延期|顺延|延长|调整(?:到|至|为)|待"
)
_APPROVED = re.compile("(?:经|已).{0,12}(?:批准|同意|批复|审批)|批准延期|同意延期|批复")


def told_too_early(case: Case) -> Iterator[Contradiction]:
    """A paper or meeting that a report counts as rectification and that is from before the feedback."""
    day, feedback = case.feedback_day, case.feedback
    if day is None or feedback is None:
        return
    given = Quote(document_uid=feedback.uid, place="落款", text=chinese(day))
    for problem, statement in _accounts(case):
        known = {span.day for text in _facts(case, problem) for span in dates(text)}
        for clause, span in _dated(case, statement):
            early = span.day < day and span.day not in known
            told = _NAMES.sub("", clause)
            at_once = _AT_ONCE.search(_sentence(statement, clause))
            if early and _BROUGHT_ABOUT.search(told) and not _EARLIER.search(told) and not at_once:
                yield case.alarm(
                    ContradictionKind.DATE_BEFORE_FEEDBACK,
                    f"整改报告写的做法早于反馈日期{chinese(day)}，要核实是不是为这次整改所做。",
                    [quote_entry(statement, clause), given],
                    about=problem,
                )


def told_after_cut_off(case: Case) -> Iterator[Contradiction]:
    """Work told as done on a day after that up to which the report speaks."""
    for problem, statement in _accounts(case):
        document = case.documents[statement.document_uid]
        until = document.as_of or document.document_date
        for clause, span in _dated(case, statement):
            if until and span.exact and span.day > until and not _TO_COME.search(clause):
                yield case.alarm(
                    ContradictionKind.DATE_AFTER_CUTOFF,
                    f"整改报告截至{chinese(until)}，这项做法的日期却是{chinese(span.day)}。",
                    [
                        quote_entry(statement, clause),
                        Quote(document_uid=document.uid, place="截至日期", text=chinese(until)),
                    ],
                    about=problem,
                )


def promised_later(case: Case) -> Iterator[Contradiction]:
    """What a report only promises for a day after the deadline of the plan, or of the task where the plan has none."""
    for problem, statement in _accounts(case):
        base = next((e for e in (*problem.plan, *problem.tasks) if e.deadline), None)
        if base is None or base.deadline is None or base.deadline_long_term or _ledger_later(problem, base):
            continue
        found = next((one for one in _promised(case, statement) if one[1] > base.deadline), None)
        if found:
            yield case.alarm(
                ContradictionKind.DEADLINE_EXTENDED,
                f"整改报告预计{chinese(found[1])}完成，晚于定下的时限“{base.deadline_text}”，没有同意延期的依据。",
                [
                    Quote(
                        document_uid=base.document_uid,
                        place=base.deadline_place or base.place,
                        text=base.deadline_text,
                    ),
                    quote_entry(statement, found[0]),
                ],
                about=problem,
            )


def _accounts(case: Case) -> Iterator[tuple[Problem, ReportStatement]]:
    return ((problem, statement) for problem in case.problems for statement in problem.statements)


def _dated(case: Case, statement: ReportStatement) -> Iterator[tuple[str, DateSpan]]:
    """The clauses of an account that name a day or month; a year left out is the last that can be meant."""
    document = case.documents[statement.document_uid]
    written = document.document_date or document.as_of
    for clause in clauses(statement.detail):
        for span in dates(clause, year=written.year if written else None):
            last_year = span.year_inferred and written and span.day > written and span.day.month != written.month
            yield clause, replace(span, day=add_months(span.day, -12)) if last_year else span


def _promised(case: Case, statement: ReportStatement) -> Iterator[tuple[str, date]]:
    document = case.documents[statement.document_uid]
    written = document.document_date or document.as_of
    told = (*clauses(statement.detail), *clauses(statement.status_text))
    return (
        (clause, span.day)
        for clause in told
        if _PROMISES.search(clause) and not _APPROVED.search(_sentence(statement, clause))
        for span in dates(clause, year=written.year if written else None)
    )


def _sentence(statement: ReportStatement, clause: str) -> str:
    """The sentence of the account that holds a clause."""
    return next((one for one in re.split("[。；;\\n]", statement.detail) if clause in one), clause)


def _ledger_later(problem: Problem, base: Entry) -> bool:
    """Whether the ledger itself puts the day off, of which another alarm tells."""
    days = (entry.deadline_extended_to or entry.deadline for entry in problem.ledger)
    return any(day and base.deadline and day > base.deadline for day in days)


def _facts(case: Case, problem: Problem) -> list[str]:
    """What others than the report tell of the problem: days that belong to the matter."""
    entries: tuple[Entry, ...] = (*problem.tasks, *problem.named, *problem.plan)
    issues = (problem.issue, *problem.examples)
    return [f"{one.heading}；{one.detail}" for one in issues] + [text for e in entries for text in case.texts(e)]


RULES: tuple[tuple[ContradictionKind, Rule], ...] = (
    (ContradictionKind.DATE_BEFORE_FEEDBACK, told_too_early),
    (ContradictionKind.DATE_AFTER_CUTOFF, told_after_cut_off),
    (ContradictionKind.DEADLINE_EXTENDED, promised_later),
)
