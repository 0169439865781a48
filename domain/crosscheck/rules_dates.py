"""Dates that cannot be, and dates that disagree."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from domain.calendar import DateSpan, dates
from domain.crosscheck.case import Case, Problem, Quote, Rule, quote_entry, quote_measure
from domain.crosscheck.texts import bigrams, clauses, share
from domain.records import Contradiction, LedgerEntry, Measure
from domain.words import ContradictionKind, DocumentKind

# What the organization writes itself; papers from above tell of other meetings and days as well.
_OWN = (DocumentKind.RECTIFICATION_PLAN, DocumentKind.LEDGER, DocumentKind.RECTIFICATION_REPORT)
_EARLIER_STATE = re.compile("整改前|原有|原始|原件|旧|历史|反馈前|修订前|此前|依据|根据|按照|转发")
_NUMBERED = re.compile(r"[〔\[［【（(]((?:19|20)[0-9]{2})[〕\]］】）)]\s*第?\s*[0-9]{1,4}\s*号")


def date_before_feedback(case: Case) -> Iterator[Contradiction]:
    """Proof or completion from before the feedback was given."""
    day, feedback = case.feedback_day, case.feedback
    if day is None:
        return
    given = [Quote(document_uid=feedback.uid, place="落款", text=chinese(day))] if feedback else []
    for document in (d for kind in _OWN for d in case.of_kind(kind)):
        if document.document_date and document.document_date < day:
            yield case.alarm(
                ContradictionKind.DATE_BEFORE_FEEDBACK,
                f"{document.kind.value}的日期早于反馈日期{chinese(day)}。",
                [Quote(document_uid=document.uid, place="落款", text=chinese(document.document_date)), *given],
            )
    for entry in case.dossier.ledger_entries:
        heading, uid = case.owner(entry)
        for work in _works(case, entry):
            early = _too_early(work, day, immediate=entry.deadline_immediate)
            if early:
                yield case.alarm(
                    ContradictionKind.DATE_BEFORE_FEEDBACK,
                    f"{early[0]}早于反馈日期{chinese(day)}，要核实是不是为这次整改所做。",
                    [early[1], *given],
                    problem=heading,
                    subject_uid=uid,
                )


def after_cut_off(case: Case) -> Iterator[Contradiction]:
    """Work completed, or proof dated, after the day up to which the ledger speaks."""
    for entry in case.dossier.ledger_entries:
        document = case.documents.get(entry.document_uid)
        day = document and (document.as_of or document.document_date)
        if not document or not day:
            continue
        heading, uid = case.owner(entry)
        for work in _works(case, entry):
            late = next((told for told in _days(work) if told[0] > day), None)
            if late:
                yield case.alarm(
                    ContradictionKind.DATE_AFTER_CUTOFF,
                    f"台账截至{chinese(day)}，完成或佐证的日期却是{late[1]}。",
                    [
                        quote_measure(work) if isinstance(work, Measure) else quote_entry(work),
                        late[2],
                        Quote(document_uid=document.uid, place="截至日期", text=chinese(day)),
                    ],
                    problem=heading,
                    subject_uid=uid,
                )


def feedback_day_differs(case: Case) -> Iterator[Contradiction]:
    """One of the organization's own documents that names another day of the feedback than the feedback itself."""
    feedback = case.feedback
    if feedback is None or feedback.document_date is None:
        return
    told = [text for text in case.beside(DocumentKind.FEEDBACK_OPINION) if "反馈" in text]  # 3月20日反馈, 24日印发
    known = {feedback.document_date, *(span.day for text in told for span in dates(text))}
    for document in (d for kind in _OWN for d in case.of_kind(kind)):
        other = document.feedback_date
        if other and other not in known:
            yield case.alarm(
                ContradictionKind.DATE_MISMATCH,
                f"反馈意见落款{chinese(feedback.document_date)}，{document.kind.value}写的反馈日期是{chinese(other)}。",
                [
                    Quote(document_uid=feedback.uid, place="落款", text=chinese(feedback.document_date)),
                    Quote(document_uid=document.uid, place="", text=chinese(other)),
                ],
            )


def dates_told_otherwise(case: Case) -> Iterator[Contradiction]:
    """The report gives another day than the ledger for the same work, or the facts another day than the feedback."""
    for problem in case.problems:
        told = [(c, q) for s in problem.statements for c, q in _dated(s.detail, s.document_uid, s.place)]
        for entry in problem.ledger:
            for measure in case.measures[entry.uid]:
                yield from _work_dated_otherwise(case, problem, measure, told)
        facts = [(c, q) for c, q in _dated(problem.issue.detail, problem.issue.document_uid, problem.issue.place)]
        later: list[tuple[DateSpan, Quote]] = list(told)
        for other in (*problem.ledger, *problem.plan):
            later += _dated(f"{other.heading}；{other.detail}", other.document_uid, other.place)
        yield from _facts_dated_otherwise(case, problem, facts, later)


def chinese(day: date) -> str:
    """2024年3月18日."""
    return f"{day.year}年{day.month}月{day.day}日"


_Work = Measure | LedgerEntry


def _works(case: Case, entry: LedgerEntry) -> list[_Work]:
    return [entry, *case.measures[entry.uid]]


def _too_early(work: _Work, day: date, *, immediate: bool) -> tuple[str, Quote] | None:
    if isinstance(work, Measure):
        for clause in clauses(work.evidence_text):
            if any(span.day < day for span in dates(clause)) and not _EARLIER_STATE.search(clause):
                return "佐证材料的日期", _proof(work)
            if any(int(y) < day.year for y in _NUMBERED.findall(clause)) and not _EARLIER_STATE.search(clause):
                return "佐证材料的文号年份", _proof(work)
    if work.completed_on and work.completed_on < day and not immediate:
        return "完成日期", _completed(work)
    return None


def _days(work: _Work) -> list[tuple[date, str, Quote]]:
    """The day a measure or a problem was completed and the days of its proof, in words, with the cell that says so.

    2024年11月 is not before the first of it.
    """
    told = [(work.completed_on, chinese(work.completed_on), _completed(work))] if work.completed_on else []
    if isinstance(work, Measure):
        for span in dates(work.evidence_text):
            words = chinese(span.day) if span.exact else f"{span.day.year}年{span.day.month}月"
            told.append((span.day if span.exact else span.day.replace(day=1), words, _proof(work)))
    return told


def _completed(work: _Work) -> Quote:
    text = work.completed_on_text or (chinese(work.completed_on) if work.completed_on else "")
    return Quote(document_uid=work.document_uid, place=work.completed_place or work.place, text=text)


def _proof(measure: Measure) -> Quote:
    place = measure.evidence_place or measure.place
    return Quote(document_uid=measure.document_uid, place=place, text=measure.evidence_text)


def _dated(text: str, document_uid: str, place: str) -> list[tuple[DateSpan, Quote]]:
    """The clauses that name a day, each with that day."""
    return [
        (span, Quote(document_uid=document_uid, place=place, text=clause))
        for clause in clauses(text)
        for span in dates(clause)
        if span.exact
    ]


def _work_dated_otherwise(
    case: Case, problem: Problem, measure: Measure, told: Sequence[tuple[DateSpan, Quote]]
) -> Iterator[Contradiction]:
    words = bigrams(measure.text)
    days = _days_of(measure)
    for span, quote in told:
        common = words & bigrams(quote.text)
        if days and span.day not in days and len(common) >= 2 and share(words, common) >= 0.5:
            day, words_of_day = next(iter(days.items()))
            yield case.alarm(
                ContradictionKind.DATE_MISMATCH,
                f"同一项工作，台账写{chinese(day)}，整改报告写{chinese(span.day)}。",
                [quote_measure(measure), words_of_day, quote],
                about=problem,
            )


def _days_of(measure: Measure) -> dict[date, Quote]:
    """The day a measure was completed, else the one its proof is of, with the words that say so."""
    quote = Quote(document_uid=measure.document_uid, place=measure.place, text=measure.completed_on_text)
    if measure.completed_on:
        return {measure.completed_on: quote if quote.text else replace(quote, text=chinese(measure.completed_on))}
    proof = replace(quote, place=measure.evidence_place or measure.place, text=measure.evidence_text)
    return {span.day: proof for span in dates(measure.evidence_text) if span.exact}


def _facts_dated_otherwise(
    case: Case,
    problem: Problem,
    facts: Sequence[tuple[DateSpan, Quote]],
    later: Sequence[tuple[DateSpan, Quote]],
) -> Iterator[Contradiction]:
    known = {span.day for span, _ in facts}
    for span, quote in facts:
        for other, other_quote in later:
            words = bigrams(quote.text)
            if other.day not in known and share(words - _numbers(words), bigrams(other_quote.text)) >= 0.7:
                yield case.alarm(
                    ContradictionKind.DATE_MISMATCH,
                    f"同一件事，反馈写{chinese(span.day)}，后来写成{chinese(other.day)}。",
                    [quote, other_quote],
                    about=problem,
                )


def _numbers(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word[0].isdigit())


RULES: tuple[tuple[ContradictionKind, Rule], ...] = (
    (ContradictionKind.DATE_BEFORE_FEEDBACK, date_before_feedback),
    (ContradictionKind.DATE_AFTER_CUTOFF, after_cut_off),
    (ContradictionKind.DATE_MISMATCH, feedback_day_differs),
    (ContradictionKind.DATE_MISMATCH, dates_told_otherwise),
)
