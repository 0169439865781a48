"""Names that not everybody may read, in a plain text: where they stand, and the text without them.

It knows nothing of records, so that the window may cover names before it has loaded any.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

MASK = "有关人员"


def spans(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where restricted names stand in a text, from start to end (exclusive), in order."""
    if not words:
        return []
    return [found.span() for found in _pattern(tuple(words)).finditer(text)]


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words, the longest first, with the title that may follow a name; lists part the signs by blanks."""
    ordered = ("[ \u3000]*".join(map(re.escape, word)) for word in sorted(words, key=lambda word: -len(word)))
    return re.compile(f"(?:{'|'.join(ordered)})(?:同志)?")


def mask(text: str, words: Sequence[str]) -> str:
    """The text without the restricted names."""
    return _pattern(tuple(words)).sub(MASK, text) if words else text
