"""What somebody else wrote: read as if by an enemy, no more of it than can be sound."""

import re
from datetime import UTC, datetime
from pathlib import Path

from domain.errors import InputError

LARGEST = 1 << 20  # bytes of a signed paper
UID, DIGEST = re.compile(r"[0-9a-f]{32}"), re.compile(r"[0-9a-f]{64}")

# Whatever comes of taking JSON of another's making apart: deep nests, numbers out of bounds, one thing for another.
STRANGE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)

# Outside of these Windows knows no local time.
FIRST, LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(3000, 1, 1, tzinfo=UTC)


def moment(text: str) -> datetime:
    """A moment with its zone, as the clock of every system can show it; ValueError for any other."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None or not FIRST <= found < LAST:
        raise ValueError(text)
    return found


def paper_in(path: Path) -> bytes:
    """A request, roster or receipt as it came; one that is too long is cut, so that its signature cannot hold."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise InputError(f"“{path.name}”打不开，什么也没有收，请确认文件还在，再选一次。") from error
