"""文书要素 of a paper: as somebody filled them in, else as the same kind of paper was last filled in elsewhere."""

from dataclasses import replace

from domain.records import Particulars, uid_of
from domain.words import PaperKind
from storage.store import Store


def of(store: Store, visit_uid: str, kind: PaperKind) -> Particulars:
    """What the paper bears. What names one paper alone (numbers, dates, addressee) is never taken from another."""
    uid = uid_of("particulars", visit_uid, kind.identifier)
    own = store.particulars.get(uid)
    if own is not None:
        return own
    others = store.particulars.all(kind=kind)
    if not others:
        return Particulars(uid=uid, visit_uid=visit_uid, kind=kind)
    return replace(
        others[-1],
        uid=uid,
        visit_uid=visit_uid,
        document_number="",
        serial_number="",
        addressee="",
        dated=None,
        printed_on=None,
    )


def save(store: Store, told: Particulars) -> None:
    """One undoable step."""
    with store.change(f"改{told.kind}的要素"):
        store.particulars.put(told)
