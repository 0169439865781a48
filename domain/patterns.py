"""Patterns that are compiled when they are first asked: one document meets a few of some hundreds."""

import re
from typing import Any, cast

_DEEDS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "pattern", "groups")


class Late:
    """Stands for a pattern until it is used, then does what the pattern does."""

    def __init__(self, words: str) -> None:
        self._words = words

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._words)
        self.__dict__.update((deed, getattr(compiled, deed)) for deed in _DEEDS)  # nobody asks here again
        return getattr(compiled, name)


def either(table: str) -> str:
    """Any of the words of a table, which blanks and line ends part: one alternation, in the order of the table."""
    return "|".join(table.split())


def late(words: str) -> re.Pattern[str]:
    """What re.compile gives, but at the first use: compiling is a third of the start of a reading process."""
    return cast("re.Pattern[str]", Late(words))
