"""What a conflict is about, to be looked at before deciding: evidence, cited passages, materials nobody has seen."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from domain.records import CheckResult, Evidence, Finding, Record
from gui.models.matters import Matter
from storage.rows import CODECS
from storage.store import Store

AT_MOST = 6
UNSEEN = "作答时还没有看"


@dataclass(frozen=True)
class Related:
    """place and argument are what the desk goes to; "" for what is not there yet."""

    name: str
    note: str
    place: str = ""
    argument: str = ""


def related(store: Store, matter: Matter) -> list[Related]:
    """Of the record of a conflict, the nearest first."""
    record = store.shelf_of(CODECS[matter.table].record_type).get(matter.uid)
    return list(islice(_of(store, record), AT_MOST)) if record is not None else []


def _of(store: Store, record: Record) -> Iterator[Related]:
    yield from map(_piece, _evidence(store, record))
    if isinstance(record, Finding):
        names = {document.uid: document.name for document in store.documents.all(visit_uid=record.visit_uid)}
        for quote in store.finding_quotes.all(finding_uid=record.uid):
            name = f"{names.get(quote.document_uid, '资料')}　{quote.place}"
            yield Related(name, quote.text, "documents", f"{quote.document_uid}|{quote.place}")
    source, place = getattr(record, "document_uid", ""), getattr(record, "place", "")
    if source and (document := store.documents.get(source)) is not None:
        yield Related(f"{document.name}　{place}", "原文", "documents", f"{source}|{place}")
    if isinstance(record, CheckResult) and (item := store.check_items.get(record.item_uid)) is not None:
        yield from (Related(name, UNSEEN) for name in item.materials if name not in record.materials_seen)


def _evidence(store: Store, record: Record) -> list[Evidence]:
    """On the record itself, then on the problem it belongs to."""
    visit, subject = getattr(record, "visit_uid", ""), getattr(record, "subject_uid", None)
    wanted = [link.evidence_uid for link in store.evidence_links.all(target_uid=record.uid)]
    wanted += store.evidence.uids_of_subject(visit, subject) if subject else []
    pieces = {piece.uid: piece for piece in store.evidence.many(dict.fromkeys(wanted))}
    return [pieces[uid] for uid in dict.fromkeys(wanted) if uid in pieces]


def _piece(piece: Evidence) -> Related:
    return Related(f"{piece.number} {piece.name}", piece.note or str(piece.origin), "evidence", piece.uid)
