"""Numbers of working papers and evidence: dealt so that laptops that never meet do not give the same one twice.

Each member of a team counts in blocks of his own (预-01 to 99, 预-101 to 199 …). The final number (底-01) runs through
the whole team and has no gaps when a paper goes out.
"""

import re
from collections.abc import Iterable, Sequence

DRAFT, EVIDENCE, FINAL = "预-", "证-", "底-"
PEOPLE = 20  # blocks before the first person begins another one
DRAFTS_EACH, EVIDENCE_EACH = 100, 10_000
_DIGITS = re.compile(r"(?P<digits>[0-9]+)$")


def next_finding_number(taken: Iterable[str], block: int = 0) -> str:
    """预-04 while a paper is being written; block is the person's own."""
    return f"{DRAFT}{_next(_counts(DRAFT, taken), block, DRAFTS_EACH):02}"


def next_evidence_number(taken: Iterable[str], block: int = 0) -> str:
    """证-0031."""
    return f"{EVIDENCE}{_next(_counts(EVIDENCE, taken), block, EVIDENCE_EACH):04}"


def is_final(number: str) -> bool:
    """Whether a working paper bears the number it got when it was signed."""
    return FINAL in number


def next_final_number(taken: Iterable[str], prefix: str = "") -> str:
    """底-01, or 二组底-01 with the prefix of a team: the first that is free."""
    used = set(_counts(prefix + FINAL, taken))
    return _final(prefix, next(count for count in range(1, len(used) + 2) if count not in used))


def settled(loose: Sequence[str], fixed: Iterable[str], prefix: str = "") -> list[str]:
    """The numbers of loose papers, in this order, without gaps and without one that is fixed elsewhere."""
    used = set(_counts(prefix + FINAL, fixed))
    free = (count for count in range(1, len(used) + len(loose) + 1) if count not in used)
    return [_final(prefix, count) for _, count in zip(loose, free, strict=False)]


def _final(prefix: str, count: int) -> str:
    return f"{prefix}{FINAL}{count:02}"


def _counts(prefix: str, numbers: Iterable[str]) -> list[int]:
    return [
        int(match["digits"]) for number in numbers if number.startswith(prefix) and (match := _DIGITS.search(number))
    ]


def _next(taken: Sequence[int], block: int, size: int) -> int:
    """One more than the highest of a person's own; a full block is followed by the next one dealt to the person."""
    own = [count for count in taken if count // size % PEOPLE == block % PEOPLE]
    count = max(own, default=block % PEOPLE * size) + 1
    return count if count % size else count + (PEOPLE - 1) * size + 1
