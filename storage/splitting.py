"""How text is cut for the index: every run of letters and digits into overlapping pairs, its last sign by itself.

违规发放 becomes 违规 规发 发放 放. So any piece of a text is found as a phrase of pairs, a single sign as the beginning
of one; no dictionary decides what a word is.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from operator import add

RUN = re.compile(r"[^\W_]+")  # what str.isalnum says of every sign
PAIRS = re.compile(r"(?=(\w\w?))\w")  # what `pairs` makes of every run, in one go


def folded(text: str) -> str:
    """Full-width and half-width, large and small are the same to who searches."""
    return unicodedata.normalize("NFKC", text).casefold()


def runs(text: str) -> Iterator[str]:
    """What stands between signs that are neither letter nor digit."""
    return (found.group() for found in RUN.finditer(folded(text)))


def cut(texts: Iterable[str]) -> str:
    """The tokens of these texts, separated by blanks."""
    return " ".join([pair for text in texts for pair in PAIRS.findall(folded(text).replace("_", " "))])


def pairs(run: str) -> list[str]:
    """Overlapping pairs and the last sign."""
    return [*map(add, run, run[1:]), run[-1]]


def phrase(wanted: str) -> str:
    """What the index is asked for: all runs must occur, each as it is written; "" when nothing can be asked."""
    return " AND ".join(f'text : "{run}" *' if len(run) == 1 else f'text : "{_body(run)}"' for run in runs(wanted))


def _body(run: str) -> str:
    return " ".join(pairs(run)[:-1])


def holds(text: str, wanted: str) -> bool:
    """Whether any run that was asked for is in the text."""
    whole = folded(text)
    return any(run in whole for run in runs(wanted))


def excerpt(text: str, wanted: str, width: int = 48) -> str:
    """The part of the text around the first run that was asked for, with one … where it is cut."""
    flat = " ".join(text.split())
    signs = [folded(sign) for sign in flat]
    whole = "".join(signs)
    at = min((found for run in runs(wanted) if (found := whole.find(run)) >= 0), default=0)
    place = 0
    while at > 0 and place < len(signs):
        at -= len(signs[place])
        place += 1
    start = max(0, min(place - width // 4, len(flat) - width))
    end = start + width
    return ("…" if start else "") + flat[start:end] + ("…" if end < len(flat) else "")
