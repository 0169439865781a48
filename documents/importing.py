"""A confirmed reading into the workspace: the original sealed, everything it says recorded, one step to undo."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

from documents.checking import cross_check
from documents.reading.result import Reading
from documents.recording import ENTRY_OF_KIND, Target, document_of, records_of
from documents.safe_names import name_of
from documents.versions import Difference, carry_over, compare, former_records
from domain.errors import InputError
from domain.records import Issue, Measure, Recommendation, Record, SourceDocument
from domain.words import DocumentKind
from storage.store import Store


def import_reading(
    store: Store,
    visit_uid: str,
    reading: Reading,
    path: Path,
    kind: DocumentKind,
    *,
    replacing: bool = False,
) -> SourceDocument:
    """Take a document in: the original is sealed first, then all it says is one undoable change, then cross-checked.

    The same file a second time as the same kind is refused, as another it is let in: one file may hold a report and its
    ledger. Another file of the same kind is added, or takes the place of the former ones when `replacing`: what is the
    same problem in both keeps its uid, and with it all that was answered.
    政策标准 belongs to no visit, so that everybody gets it: it is kept whole and compared with nothing.
    """
    if kind is DocumentKind.POLICY_STANDARD_LIST:
        return _keep_whole(store, reading, path)
    sealed = store.files.take_in(path)
    _refuse_again(store, visit_uid, sealed.uid, kind, name_of(path))
    with store.change(f"收下{kind.value}"):
        formers = store.documents.all(visit_uid=visit_uid, kind=kind) if replacing else []
        store.stored_files.put(sealed)
        document = _named_in_full(store, document_of(reading, kind, visit_uid, sealed.uid))
        store.documents.put(document)
        former = former_records(store, [one.uid for one in formers])
        records = list(records_of(reading, kind, _target(store, document, former)))
        if formers:
            records = carry_over(former, records)
            _take_out_rest(store, formers, former, records)
        for record in records:
            _put(store, record)
        cross_check(store, visit_uid)
    return document


def _keep_whole(store: Store, reading: Reading, path: Path) -> SourceDocument:
    kind = DocumentKind.POLICY_STANDARD_LIST
    sealed = store.files.take_in(path)
    _refuse_again(store, "", sealed.uid, kind, name_of(path))
    with store.change(f"收下{kind.value}"):
        store.stored_files.put(sealed)
        document = document_of(reading, kind, "", sealed.uid)
        store.documents.put(document)
    return document


def difference(store: Store, visit_uid: str, reading: Reading, kind: DocumentKind) -> Difference:
    """What taking this reading in with `replacing` would change; nothing is written."""
    formers = store.documents.uids(visit_uid=visit_uid, kind=kind)
    return compare(former_records(store, formers), reading, kind, visit_uid)


def _take_out_rest(store: Store, formers: list[SourceDocument], former: list[Record], records: list[Record]) -> None:
    """Drop the former documents and what the new version has no longer."""
    kept = {record.uid for record in records}
    for record in former:
        if record.uid not in kept:
            store.shelf_of(type(record)).drop(record.uid)
    for document in formers:
        store.documents.drop(document.uid)


def _named_in_full(store: Store, document: SourceDocument) -> SourceDocument:
    """县水利局党组 in the document of a visit to 云栖县水利局党组 is that organization."""
    visit = store.visits.get(document.visit_uid)
    organization = store.organizations.get(visit.organization_uid) if visit else None
    if organization and document.organization and organization.name.endswith(document.organization):
        return replace(document, organization=organization.name)
    return document


def _refuse_again(store: Store, visit_uid: str, file_uid: str, kind: DocumentKind, name: str) -> None:
    for known in store.documents.all(visit_uid=visit_uid, file_uid=file_uid, kind=kind):
        raise InputError(
            f"“{name}”已经作为{known.kind.value}收下过（{known.name}），没有重复登记；如要重新识别，请先撤销上次导入。"
        )


def _target(store: Store, document: SourceDocument, leaving: list[Record]) -> Target:
    """Positions go on behind what stays."""
    made = ENTRY_OF_KIND.get(document.kind)
    gone = Counter(type(record) for record in leaving)

    def behind(record_type: type[Record]) -> int:
        return store.shelf_of(record_type).count(visit_uid=document.visit_uid) - gone[record_type]

    return Target(
        visit_uid=document.visit_uid,
        document_uid=document.uid,
        issues=behind(Issue),
        recommendations=behind(Recommendation),
        entries=behind(made) if made else 0,
        measures=behind(Measure),
    )


def _put(store: Store, record: Record) -> None:
    store.shelf_of(type(record)).put(record)
