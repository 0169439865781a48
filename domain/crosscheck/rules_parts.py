"""A number and the parts it is said to fall into: 清退18.72万元，其中在职12.4万元、退休5.32万元."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from domain.crosscheck.case import Case, Problem, Quote, Rule, quote_entry
from domain.quantities import Quantity, quantities
from domain.records import Contradiction
from domain.words import ContradictionKind

_SENTENCE = re.compile("[^。；;\n]+")
_FALLS_INTO = "其中"
_ROUGH = re.compile("[余多约近]")
_NOT_ALL = re.compile("等|主要|女性?|少数民族|以上|至少|仅|只")  # what follows is not all of it, or counted twice
_TOGETHER = re.compile("[、和及]")
_NEAR = Decimal("0.15")  # parts that miss the whole by more were never meant to make it up


def parts_amiss(case: Case) -> Iterator[Contradiction]:
    """Parts that report or ledger names of a whole, and that nearly make it up but do not."""
    for problem in case.problems:
        for quote in dict.fromkeys(_told(case, problem)):
            yield from _amiss(case, problem, quote)


def _told(case: Case, problem: Problem) -> Iterator[Quote]:
    """The sentences of report and ledger that name parts."""
    for entry in (*problem.statements, *problem.ledger):
        texts = [entry.detail, *(measure.progress for measure in case.measures.get(entry.uid, ()))]
        for sentence in (one[0] for text in texts for one in _SENTENCE.finditer(text)):
            if _FALLS_INTO in sentence:
                yield quote_entry(entry, sentence.strip())


def _amiss(case: Case, problem: Problem, quote: Quote) -> Iterator[Contradiction]:
    before, _, after = quote.text.partition(_FALLS_INTO)
    parts = _listed(after)
    unit = parts[0].unit if parts else ""
    whole = next((q for q in reversed(quantities(before)) if q.unit == unit), None)
    if whole is None or len(parts) < 2 or _ROUGH.search(whole.text) or unit == "%":
        return
    added = sum((part.value for part in parts), Decimal(0))
    if whole.value in accumulate(part.value for part in parts) or abs(added - whole.value) > whole.value * _NEAR:
        return
    kind = ContradictionKind.AMOUNT_MISMATCH if unit == "元" else ContradictionKind.COUNT_MISMATCH
    said = "＋".join(part.text for part in parts)
    yield case.alarm(kind, f"写的是{whole.text}，所列各部分{said}加起来对不上。", [quote], about=problem)


def _listed(text: str) -> Sequence[Quantity]:
    """The numbers of one unit, each parted from the next by the mark that parts the first two."""
    found = quantities(text)
    if len(found) < 2 or _NOT_ALL.search(text[: found[-1].end + 1]):
        return ()
    listed = [found[0]]
    by_pause = _TOGETHER.search(text[found[0].end : found[1].start]) is not None
    for part in found[1:]:
        between = text[listed[-1].end : part.start]
        if part.unit != found[0].unit or (by_pause and not _TOGETHER.search(between)) or _ROUGH.search(part.text):
            break
        listed.append(part)
    return listed


RULES: tuple[tuple[ContradictionKind, Rule], ...] = ((ContradictionKind.COUNT_MISMATCH, parts_amiss),)
