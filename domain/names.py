"""Names of people as they are typed in one line."""

import re

_BETWEEN = re.compile(r"[、，,;；\s]+")


def names_in(text: str) -> tuple[str, ...]:
    """The names of a line, whatever stands between them."""
    return tuple(filter(None, _BETWEEN.split(text)))
