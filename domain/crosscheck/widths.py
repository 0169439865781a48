"""A dossier in one width for the rules, and what they quote in the signs of the documents."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from domain.records import Contradiction, Dossier, Record
from domain.widths import one_width

_R = TypeVar("_R", bound=Record)
_BOOKKEEPING = ("uid", "_place", "detail_places")  # fields that end so name a record or a line
_SHELVES = (
    "documents", "issues", "recommendations", "tasks", "named_matters", "plan_items", "ledger_entries", "statements",
    "measures",
)  # fmt: skip


@dataclass
class OneWidth:
    """written: what stands in a document under what the rules read of it, for texts that differ."""

    dossier: Dossier
    written: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def as_written(self, alarm: Contradiction) -> Contradiction:
        """The alarm with its problem and quotes as the documents have them."""
        if not self.written:
            return alarm
        headings = {read: words for texts in self.written.values() for read, words in texts.items()}
        quotes = zip(alarm.quote_documents, alarm.quotes, strict=True)
        return replace(
            alarm,
            problem=headings.get(alarm.problem, alarm.problem),
            quotes=tuple(self._found(document_uid, text) for document_uid, text in quotes),
        )

    def _found(self, document_uid: str, text: str) -> str:
        texts = self.written.get(document_uid, {})
        if text in texts or not text:
            return texts.get(text, text)
        holding = next((read for read in texts if text in read), "")
        return texts[holding][(at := holding.index(text)) : at + len(text)] if holding else text


def in_one_width(dossier: Dossier) -> OneWidth:
    """The dossier with full-width marks and half-width figures throughout."""
    told = OneWidth(dossier)
    shelves: dict[str, Any] = {name: tuple(_narrowed(getattr(dossier, name), told)) for name in _SHELVES}
    if told.written:
        told.dossier = replace(dossier, **shelves)
    return told


def _narrowed(records: Iterable[_R], told: OneWidth) -> Iterable[_R]:
    for record in records:
        changed: dict[str, Any] = {}
        for name, text in (
            (f.name, getattr(record, f.name)) for f in fields(record) if not f"_{f.name}".endswith(_BOOKKEEPING)
        ):
            texts = text if isinstance(text, tuple) else (text,)
            if not all(type(one) is str for one in texts):
                continue
            read = tuple(map(one_width, texts))
            if read != texts:
                changed[name] = read if isinstance(text, tuple) else read[0]
                document = getattr(record, "document_uid", record.uid)
                told.written[document].update(zip(read, texts, strict=True))
        yield replace(record, **changed) if changed else record
