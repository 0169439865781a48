"""The same words under several problems: a measure or an account of what was done that was copied."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from domain.crosscheck.case import Case, Quote, Rule, quote_entry, quote_measure
from domain.crosscheck.texts import bigrams, clauses, meaning, plain
from domain.records import Contradiction, Entry
from domain.words import ContradictionKind

_SHOWN = 6  # quotes of one alarm at most
_CANDIDATES = 40  # a clause under more problems than this leads to the first of them only
_SHORTEST = 6  # characters of a clause that counts
_LONG = 14  # characters in all
_MOSTLY = 0.7
_A_SENTENCE = 24  # characters of several clauses in the same words
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
    told: set[int] = set()
    for said in passages:
        same = [other for other in _like(said, under) if id(other) not in told]
        if same and id(said) not in told:
            told |= {id(said), *map(id, same)}
            yield case.alarm(
                ContradictionKind.TEXT_REPEATED,
                f"{len(same) + 1}个问题下的文字相同，要核实是否逐一整改。",
                [one.quote for one in (said, *same)][:_SHOWN],
                problem=said.problem,
                subject_uid=said.subject_uid,
            )


def _like(said: _Said, under: Mapping[tuple[str, str], Mapping[str, _Said]]) -> list[_Said]:
    """Passages of other problems that hold most of this one."""
    common: dict[str, list[str]] = defaultdict(list)
    others: dict[str, _Said] = {}
    for key in dict.fromkeys(said.keys):
        for uid, other in islice(under[said.sort, key].items(), _CANDIDATES):
            if uid != said.subject_uid:
                common[uid].append(key)
                others[uid] = other
    return [others[uid] for uid, keys in common.items() if _is_most(keys, said.whole)]


def _is_most(keys: list[str], whole: int) -> bool:
    """Most of a passage, or of a longer one as much as a sentence of several clauses."""
    length = sum(map(len, keys))
    copied = length >= max(_LONG, _MOSTLY * whole) or (len(keys) > 1 and length >= _A_SENTENCE)
    return copied and len(bigrams("，".join(keys))) >= _TELLING


def _passages(case: Case) -> Iterator[_Said]:
    """Measures of the ledger, and what ledger and report tell of the work."""
    for sort, entries in (("ledger", case.dossier.ledger_entries), ("report", case.dossier.statements)):
        for entry in entries:
            yield from _said(case, sort, entry, quote_entry(entry, entry.detail), clauses(entry.detail))
    for entry in case.dossier.ledger_entries:
        for measure in case.measures[entry.uid]:
            yield from _said(case, "measure", entry, quote_measure(measure), [measure.text])


def _said(case: Case, sort: str, entry: Entry, quote: Quote, texts: Iterable[str]) -> Iterator[_Said]:
    keys = tuple(meaning(text) for text in texts if len(plain(text)) >= _SHORTEST)
    whole = len(meaning(quote.text))
    if keys and whole >= _LONG:
        problem, subject_uid = case.owner(entry)
        yield _Said(sort=sort, problem=problem, subject_uid=subject_uid, quote=quote, keys=keys, whole=whole)


RULES: tuple[tuple[ContradictionKind, Rule], ...] = ((ContradictionKind.TEXT_REPEATED, text_repeated),)
