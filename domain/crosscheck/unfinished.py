"""What ledger or report says itself that shows a problem is not finished."""

import re
from dataclasses import replace

from domain.crosscheck.accounts import states_less, told_of_less
from domain.crosscheck.case import Case, Quote, is_done
from domain.crosscheck.leftovers import open_in
from domain.crosscheck.rules_amounts import less_than_owed
from domain.crosscheck.rules_targets import unreached
from domain.crosscheck.rules_things import told_otherwise
from domain.crosscheck.texts import bigrams, clauses
from domain.records import Claim, LedgerEntry, Measure
from domain.words import RectificationStatus

_S = RectificationStatus
NOT_YET = frozenset({_S.NOT_COMPLETED, _S.IN_PROGRESS})
_TICKED = re.compile(r"[√✓✔×✗是否有无YNyn；;、\s/]+")  # a word for a tick: 是 says nothing by itself


def goes_on(case: Case, entry: LedgerEntry) -> bool:
    """Some measures done, the others carried on for good: 修订制度 done, 每季度检查 kept up."""
    said = {measure.claimed_status for measure in case.measures[entry.uid]}
    return said == {_S.COMPLETED, _S.LONG_TERM}


def behind(case: Case, entry: LedgerEntry) -> Measure | None:
    """A measure that is not done yet, by its status or by its count."""
    open_one = next((m for m in case.measures[entry.uid] if m.claimed_status in NOT_YET), None)
    return open_one or short_of(case, entry)


def short_of(case: Case, entry: LedgerEntry) -> Measure | None:
    """A measure for 4家 of which 完成3家 is said: whatever the word, it is not done."""
    return next((m for m in case.measures[entry.uid] if states_less(m)), None)


def short_of_target(case: Case, entry: LedgerEntry) -> str:
    """活跃率28.4% of a finished measure that was to bring it to 30%: the clause of the account."""
    finished = [m for m in case.measures[entry.uid] if is_done(m, entry)]
    told = clauses(entry.detail)
    return next((clause for m in finished for clause in told if unreached(m.text, clause)), "")


def told_less(case: Case, entry: LedgerEntry) -> Quote | None:
    """What the account of a finished measure tells less of, where no alarm of amounts or counts says so."""
    done = entry.closed or entry.claimed_status is _S.COMPLETED
    finished = [m for m in case.measures[entry.uid] if done or is_done(m, entry)]
    less = [(m, clause) for m in finished if (clause := told_of_less(m.text, m.progress or m.status_text))]
    problem = case.problem_of.get(entry.issue_uid or "")
    if not less or problem is None:
        return None
    told = {text for alarm in less_than_owed(case, problem) for text in alarm.quotes}
    told |= {figure.quote.text for pair in told_otherwise(case, problem) for figure in pair}
    return next((_progress(m, clause) for m, clause in less if clause not in told), None)


def open_besides(case: Case, entry: LedgerEntry) -> Quote | None:
    """What a measure said to be done tells behind that word, 已完成，下一步将组织起草, or names as its proof."""
    for measure in (m for m in case.measures[entry.uid] if m.claimed_status is _S.COMPLETED):
        status = Quote(document_uid=measure.document_uid, place=measure.status_place or measure.place, text="")
        proof = replace(status, place=measure.evidence_place or measure.place)
        if clause := open_in(measure.status_text):
            return replace(status, text=clause)
        clause = open_in(measure.evidence_text)
        if bigrams(clause) & bigrams(measure.text):  # 办法正在征求意见 of 制定办法; 正在整理 is said of the papers
            return replace(proof, text=clause)
    return None


def status_of(claim: Claim | Measure) -> Quote:
    """The claimed status, quoted where it stands."""
    place = claim.status_place or claim.place
    return Quote(document_uid=claim.document_uid, place=place, text=claim.status_text or claim.claimed_status.value)


def short_words(claim: Claim) -> str:
    """The status in the document's own words, or the usual one where those are long or a tick."""
    text = claim.status_text
    return text if text and len(text) <= 12 and not _TICKED.fullmatch(text) else claim.claimed_status.value


def _progress(measure: Measure, clause: str) -> Quote:
    return Quote(document_uid=measure.document_uid, place=measure.progress_place or measure.place, text=clause)
