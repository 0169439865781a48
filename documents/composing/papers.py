"""Every kind of paper with its words and its composer; a paper of the records as they stand."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from documents import particulars
from documents.composing import (
    brief_letter,
    dress,
    evidence_catalogue,
    fact_confirmation,
    feedback_letter,
    issue_list,
    recommendation_letter,
    wording,
    working_paper,
)
from documents.composing.material import Material, gather
from documents.composing.wording import Template, Wording
from documents.paper.model import Document
from domain.records import OfficeWording, Particulars, uid_of
from domain.words import PaperKind
from storage import receipts
from storage.store import Store


@dataclass(frozen=True, kw_only=True)
class Composer:
    """letter: it may bear a red head; alone: it is also made for one finding."""

    template: Template
    written: Callable[[Material, Wording], Document]
    letter: bool = False
    alone: bool = False


COMPOSERS = {
    PaperKind.FEEDBACK_LETTER: Composer(
        template=feedback_letter.TEMPLATE, written=feedback_letter.written, letter=True
    ),
    PaperKind.ISSUE_LIST: Composer(template=issue_list.TEMPLATE, written=issue_list.written),
    PaperKind.BRIEF_LETTER: Composer(template=brief_letter.TEMPLATE, written=brief_letter.written, letter=True),
    PaperKind.RECOMMENDATION_LETTER: Composer(
        template=recommendation_letter.TEMPLATE, written=recommendation_letter.written, letter=True
    ),
    PaperKind.FACT_CONFIRMATION: Composer(
        template=fact_confirmation.TEMPLATE, written=fact_confirmation.written, alone=True
    ),
    PaperKind.WORKING_PAPER: Composer(template=working_paper.TEMPLATE, written=working_paper.written, alone=True),
    PaperKind.EVIDENCE_CATALOGUE: Composer(template=evidence_catalogue.TEMPLATE, written=evidence_catalogue.written),
}


def compose(
    store: Store, visit_uid: str, kind: PaperKind, *, finding_uid: str = "", day: date | None = None, head: str = ""
) -> Document:
    """The paper as its records stand; finding_uid narrows it to one finding. It is dated today when nobody dated it.

    head is the journal's short head that is printed where it is wanted; that of this moment when it is not given.
    """
    worn = particulars.of(store, visit_uid, kind)
    material = gather(store, visit_uid, day or worn.dated, finding_uid)
    document = made(material, kind, words(store, kind), worn)
    if kind is PaperKind.EVIDENCE_CATALOGUE:
        shown = evidence_catalogue.photos(store, material.pieces, words(store, kind))
        document = replace(document, blocks=(*document.blocks, *shown))
    elif worn.with_catalogue:
        document = _with_catalogue(store, material, document)
    proof = (head or receipts.short_head(store)) if worn.with_head else ""
    return dress.with_head(document, proof) if proof else document


def _with_catalogue(store: Store, material: Material, document: Document) -> Document:
    said = words(store, PaperKind.EVIDENCE_CATALOGUE)
    blocks = [*evidence_catalogue.listed(material, said), *evidence_catalogue.photos(store, material.pieces, said)]
    return dress.with_annex(document, said.one("title", material.slots), blocks)


def made(material: Material, kind: PaperKind, said: Wording, worn: Particulars) -> Document:
    """The paper from what was gathered: nothing is asked or read any more."""
    return dress.dressed(COMPOSERS[kind].written(material, said), replace(worn, dated=material.day))


def words(store: Store, kind: PaperKind) -> Wording:
    """The office's wording over the shipped one."""
    return wording.load(COMPOSERS[kind].template, office_text(store, kind))


def office_text(store: Store, kind: PaperKind) -> str:
    """What the office wrote, "" for nothing."""
    own = store.wordings.get(wording_uid(kind))
    return own.text if own else ""


def wording_uid(kind: PaperKind) -> str:
    """One record a kind in the whole workspace."""
    return uid_of("wording", kind.identifier)


def keep_words(store: Store, kind: PaperKind, text: str) -> None:
    """Save the office's wording; "" goes back to the shipped one."""
    with store.change(f"改{kind}的措辞"):
        store.wordings.put(OfficeWording(uid=wording_uid(kind), kind=kind, text=text))
