"""Which measure of the ledger stands for which measure of the plan."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from domain.crosscheck.texts import bigrams, meaning, share
from domain.records import Measure

ALIKE = 44


def pair_measures(planned: Sequence[Measure], listed: Sequence[Measure]) -> list[tuple[Measure, Measure]]:
    """The most alike first, each measure once, in the order of the plan."""
    scored = sorted(
        ((likeness(plan.text, entry.text), p, e) for p, plan in enumerate(planned) for e, entry in enumerate(listed)),
        key=lambda one: (-one[0], abs(one[1] - one[2]), one[1]),
    )
    pairs: dict[int, int] = {}
    for score, p, e in scored:
        if score >= ALIKE and p not in pairs and e not in pairs.values():
            pairs[p] = e
    return [(planned[p], listed[e]) for p, e in sorted(pairs.items())]


def likeness(one: str, other: str) -> float:
    """0 to 100: 100 for the same meaning."""
    a, b = meaning(one), meaning(other)
    if a == b:
        return 100.0
    words_a, words_b = bigrams(one), bigrams(other)
    common = max(share(words_a, words_b), share(words_b, words_a)) if len(words_a) > 2 and len(words_b) > 2 else 0.0
    return max(fuzz.ratio(a, b), 90 * common)
