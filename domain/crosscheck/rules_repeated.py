"""The same words under several problems: a measure or an account of what was done that was copied."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.crosscheck.case import Case, Quote, Rule, quote_entry, quote_measure
from domain.crosscheck.texts import bigrams, clauses, meaning, plain
from domain.records import Contradiction, Entry
from domain.words import ContradictionKind

_SHOWN = 6  # quotes of one alarm at most
_LONG_CLAUSE = 10
_LONG_MEASURE = 14
_MOSTLY = 0.7
_TELLING = 6  # pairs of characters beyond the words every office uses


@dataclass(frozen=True, kw_only=True)
class _Said:
    """A passage under a problem; sort keeps plan, ledger and report apart."""

    sort: str
    problem: str
    subject_uid: str
    quote: Quote
    keys: tuple[str, ...]
    whole: int  # characters of the passage


def text_repeated(case: Case) -> Iterator[Contradiction]:
    """Words of one document that stand under several problems; one alarm for each such text."""
    under: dict[tuple[str, str], dict[str, _Said]] = defaultdict(dict)
    passages = list(_passages(case))
    for said in passages:
        for key in said.keys:
            under[said.sort, key].setdefault(said.subject_uid, said)
    told: set[str] = set()
    for said in passages:
        repeated = [key for key in said.keys if len(under[said.sort, key]) > 1]
        if (
            not repeated
            or sum(map(len, repeated)) < _MOSTLY * said.whole
            or told & {said.sort + key for key in repeated}
        ):
            continue
        told |= {said.sort + key for key in repeated}
        same = list(under[said.sort, max(repeated, key=len)].values())
        first = same[0]
        yield case.alarm(
            ContradictionKind.TEXT_REPEATED,
            f"{len(same)}个问题下的文字相同，要核实是否逐一整改。",
            [one.quote for one in same[:_SHOWN]],
            problem=first.problem,
            subject_uid=first.subject_uid,
        )


def _passages(case: Case) -> Iterator[_Said]:
    """Measures of the ledger, and what ledger and report tell of the work."""
    for sort, entries in (("ledger", case.dossier.ledger_entries), ("report", case.dossier.statements)):
        for entry in entries:
            keys = [clause for clause in clauses(entry.detail) if len(plain(clause)) >= _LONG_CLAUSE]
            yield from _said(case, sort, entry, quote_entry(entry, entry.detail), keys)
    for entry in case.dossier.ledger_entries:
        for measure in case.measures[entry.uid]:
            if len(plain(measure.text)) >= _LONG_MEASURE:
                yield from _said(case, "measure", entry, quote_measure(measure), [measure.text])


def _said(case: Case, sort: str, entry: Entry, quote: Quote, texts: Iterable[str]) -> Iterator[_Said]:
    keys = tuple(meaning(text) for text in texts if len(bigrams(text)) >= _TELLING)
    if keys:
        problem, subject_uid = case.owner(entry)
        yield _Said(
            sort=sort,
            problem=problem,
            subject_uid=subject_uid,
            quote=quote,
            keys=keys,
            whole=len(meaning(quote.text)),
        )


RULES: tuple[tuple[ContradictionKind, Rule], ...] = ((ContradictionKind.TEXT_REPEATED, text_repeated),)
