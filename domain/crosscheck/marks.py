"""Where quotes differ, for the screen: numbers, dates, status words and phrases that the others have not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from rapidfuzz import fuzz

from domain.calendar import dates
from domain.crosscheck.texts import bigrams
from domain.quantities import quantities
from domain.statuses import status_words


class MarkKind(StrEnum):
    NUMBER = "数"
    DATE = "日期"
    STATUS = "状态"
    PHRASE = "字句"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A range of characters of one quote that differs from what the others say."""

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, kw_only=True)
class _Said:
    """A number, date or status at its place; sort names what may be held against what."""

    kind: MarkKind
    sort: str
    meaning: str
    start: int
    end: int


_ALIKE = 45  # below this two quotes are different sentences, and a phrase of one is not missing in the other
_LONG_ENOUGH = 2


def marks(quote: str, others: Iterable[str]) -> list[Mark]:
    """The ranges in which the quote differs from the others, in order and apart; empty others say nothing."""
    rest = [other for other in others if other.strip()]
    if not rest or not quote.strip():
        return []
    found = [
        Mark(start=said.start, end=said.end, kind=said.kind) for said in _said(quote) if _differs(said, quote, rest)
    ]
    taken = [(said.start, said.end) for said in _said(quote)]
    if not found:  # a differing number says it all; differing phrases beside it only distract
        found = [phrase for phrase in _phrases(quote, rest) if not any(_meet(phrase, span) for span in taken)]
    return sorted(found, key=lambda mark: mark.start)


def _said(text: str) -> list[_Said]:
    """What a text says in figures and set words; a date holds no number, a number no status."""
    found = [
        _Said(
            kind=MarkKind.DATE,
            sort="date",
            meaning=f"{d.day:%m-%d}" if d.year_inferred else d.day.isoformat(),
            start=d.start,
            end=d.end,
        )
        for d in dates(text, year=2000)
    ]
    found += [
        _Said(kind=MarkKind.NUMBER, sort=q.unit, meaning=f"{q.value.normalize():f}", start=q.start, end=q.end)
        for q in quantities(text)
    ]
    found += [
        _Said(kind=MarkKind.STATUS, sort="status", meaning=status.value, start=start, end=end)
        for start, end, status in status_words(text)
    ]
    return found


def _differs(said: _Said, quote: str, rest: Sequence[str]) -> bool:
    """Whether another quote says something else of that sort, or, being the same sentence, leaves it out."""
    for other in rest:
        same_sort = [other_said for other_said in _said(other) if other_said.sort == said.sort]
        if any(_means_same(said.meaning, other_said.meaning) for other_said in same_sort):
            continue
        if same_sort or (said.kind is not MarkKind.STATUS and _is_near(quote, other)):
            return True
    return False


def _means_same(one: str, other: str) -> bool:
    """Equal; or one is a day without its year (07-31) and the other that day of some year."""
    return one == other or (min(len(one), len(other)) == len("07-31") and one[-5:] == other[-5:] and "-" in one)


def _phrases(quote: str, rest: Sequence[str]) -> Iterator[Mark]:
    """Runs of the quote that the most similar other has not."""
    nearest = max(rest, key=lambda other: fuzz.ratio(quote, other))
    if not _is_near(quote, nearest):
        return
    for tag, start, end, _, _ in SequenceMatcher(None, quote, nearest, autojunk=False).get_opcodes():
        words = quote[start:end]
        bare = words.strip("，。；：、“”（）() 　")
        if tag in {"delete", "replace"} and len(bare) >= _LONG_ENOUGH:
            first = start + words.index(bare)
            yield Mark(start=first, end=first + len(bare), kind=MarkKind.PHRASE)


def _is_near(one: str, other: str) -> bool:
    return fuzz.ratio(one, other) >= _ALIKE or len(bigrams(one) & bigrams(other)) * 2 >= len(
        bigrams(one) | bigrams(other)
    )


def _meet(mark: Mark, span: tuple[int, int]) -> bool:
    return mark.start < span[1] and span[0] < mark.end
