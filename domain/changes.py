"""The notice that follows every write: which records of which tables are no longer what they were."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class Changes:
    """uids maps a table (``check_result``) to the uids that changed; label is the user's word for the deed."""

    label: str
    uids: Mapping[str, frozenset[str]]

    def touch(self, *tables: str) -> bool:
        """Whether any of these tables changed."""
        return any(table in self.uids for table in tables)


class Progress(Protocol):
    """Long work reports (done, total, text for the user); it raises Cancelled when the user stopped the work."""

    def __call__(self, done: int, total: int, text: str, /) -> None: ...
