"""Signed papers of the exchange, kept whole beside the journal: who signed what can be shown again at any time."""

import hashlib
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any, NamedTuple

from storage.database import Database

ROSTER, ROOT, PINNED, CHECKPOINT, RECEIPT, ORIGIN, SEEN, SENT, DRAFT, SHARE, INTAKE, MEETING = (
    "roster", "root", "pinned", "checkpoint", "receipt", "origin", "seen", "sent", "draft", "share", "intake",
    "meeting",
)  # fmt: skip


class SignedPaper(NamedTuple):
    """Content as it was signed, with the signature file; the signature is empty for our own notes."""

    name: str
    content: str
    signature: str
    kept_at: str


class SignedPapers:
    """Kept by kind and name; a later one of the same name takes the place of the earlier."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, kind: str, name: str) -> SignedPaper | None:
        """The paper of that name."""
        return next(iter(self._papers_of("and name = ?", (kind, name))), None)

    def all(self, kind: str) -> list[SignedPaper]:
        """Every paper of a kind by name."""
        return self._papers_of("order by name", (kind,))

    def _papers_of(self, more: str, values: tuple[Any, ...]) -> list[SignedPaper]:
        sql = "select name, content, signature, kept_at from signed_paper where kind = ?"
        return [SignedPaper(*row) for row in self._database.rows(f"{sql} {more}", values)]

    def newest(self, kind: str) -> SignedPaper | None:
        """The last paper of a kind by name."""
        return next(iter(self._papers_of("order by name desc limit 1", (kind,))), None)

    def together(self) -> AbstractContextManager[None]:
        """Several at once, or none of them."""
        return self._database.transaction()

    def keep(self, kind: str, name: str, content: str, signature: str = "") -> None:
        """Joins the open transaction, or is one by itself."""
        if not self._database.writing_here:
            with self._database.transaction():
                self.keep(kind, name, content, signature)
            return
        now = datetime.now(UTC).isoformat(timespec="seconds")
        paper = (kind, name, now, content, signature)
        self._count(self._told() ^ self._number(kind, name) ^ _number(paper))
        self._database.write("insert or replace into signed_paper values (?, ?, ?, ?, ?)", paper)

    def forget(self, kind: str, name: str) -> None:
        """Takes a note away; joins the open transaction, or is one by itself."""
        if not self._database.writing_here:
            with self._database.transaction():
                self.forget(kind, name)
            return
        self._count(self._told() ^ self._number(kind, name))
        self._database.write("delete from signed_paper where kind = ? and name = ?", (kind, name))

    def _count(self, total: int) -> None:
        """Keeps the sum of all papers: one that is missing or old again is found by `are_whole`."""
        self._database.write("insert or replace into meta values ('papers', ?)", (f"{total:064x}",))

    def _number(self, kind: str, name: str) -> int:
        row = self._database.row("select * from signed_paper where kind = ? and name = ?", (kind, name))
        return _number(row) if row else 0

    def _told(self) -> int:
        told = self._database.value("select value from meta where name = 'papers'")
        return self._sum() if told is None else int(told, 16)

    def _sum(self) -> int:
        total = 0
        for row in self._database.rows("select * from signed_paper"):
            total ^= _number(row)
        return total

    def are_whole(self) -> bool:
        """Whether every paper is there as it was kept last."""
        return self._told() == self._sum()


def _number(row: tuple[str, ...]) -> int:
    return int.from_bytes(hashlib.sha256("\x1f".join(row).encode()).digest(), "big")
