"""What a paper bears beside its text: red head, 密级, 发文字号, 主送, signature and date, 版记, further annexes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count

from documents.composing.material import chinese_day
from documents.handover_slip import qr
from documents.paper import styles
from documents.paper.flow import flowed
from documents.paper.model import (
    Addressee,
    Annex,
    AttachmentNote,
    Block,
    Colophon,
    Document,
    Form,
    Para,
    Picture,
    Signature,
)
from domain.records import Particulars
from domain.words import PaperForm

QR_MM = 18.0
LONG_LIST = 84  # signs of a 主送 that may fill a page: three lines
HEAD = "改动记录号　"
FORMS = {PaperForm.LETTER: Form.LETTER, PaperForm.DOCUMENT: Form.DOCUMENT, PaperForm.PLAIN: Form.PLAIN}


def dressed(document: Document, worn: Particulars) -> Document:
    """The document with its particulars; a list or a sheet has no head, only its date and signature."""
    blocks = tuple(_block(block, worn) for block in _spoken(document.blocks))
    if document.form is not Form.LETTER:  # the usual form of all that may have a red head
        return replace(document, blocks=blocks)
    form = FORMS[worn.form] if worn.form else document.form
    whole = replace(
        document,
        form=form,
        mark=worn.mark or document.mark,
        number=worn.document_number,
        serial=worn.serial_number,
        secrecy=worn.secrecy,
        urgency=worn.urgency,
        signers=worn.signers if form is Form.DOCUMENT else (),
        blocks=(*blocks, *_colophon(worn, form)),
    )
    return _with_words_on_page_one(whole, worn.printed_by)


def _spoken(blocks: Sequence[Block]) -> list[Block]:
    """Without the paragraphs whose sentences were all dropped: they would be blank lines."""
    return [block for block in blocks if not isinstance(block, Para) or block.text]


def _with_words_on_page_one(document: Document, printer: str) -> Document:
    """A 主送 that leaves no line of page 1 for the text goes into the 版记, as the standard wants it."""
    place = next((n for n, block in enumerate(document.blocks) if isinstance(block, Addressee)), -1)
    block = document.blocks[place]
    if place < 0 or not isinstance(block, Addressee) or len(block.text) < LONG_LIST:
        return document
    flow = flowed(document, styles.load(), document.blocks[: place + 1])
    if len(flow.pages) == 1 and flow.line < flow.frame.lines:
        return document
    *rest, last = (*document.blocks[:place], *document.blocks[place + 1 :])
    if not isinstance(last, Colophon):
        rest, last = [*rest, last], Colophon(copies="", printer=printer, day="")
    return replace(document, blocks=(*rest, replace(last, to=block.text)))


def _block(block: Block, worn: Particulars) -> Block:
    match block:
        case Addressee() if worn.addressee:
            return replace(block, text=f"{worn.addressee.rstrip('：:')}：")
        case Signature():
            return replace(block, name=worn.signed_as or block.name, sealed=worn.sealed)
        case _:
            return block


def _colophon(worn: Particulars, form: Form) -> Iterable[Colophon]:
    """版记: in a letter 抄送 alone, elsewhere with who printed it and when."""
    if form is Form.LETTER:
        if worn.copies_to:
            yield Colophon(copies=worn.copies_to, printer="", day="")
    elif worn.printed_by:
        on = worn.printed_on or worn.dated
        yield Colophon(copies=worn.copies_to, printer=worn.printed_by, day=chinese_day(on) if on else "")


def with_head(document: Document, head: str) -> Document:
    """The short head of the journal and its QR at the very end, before the 版记: what the paper proves on its own."""
    tail = tuple(block for block in document.blocks if isinstance(block, Colophon))
    body = tuple(block for block in document.blocks if not isinstance(block, Colophon))
    proof = Picture(data=qr(f"fuzhen {head}"), width_mm=QR_MM, caption=f"{HEAD}{head}")
    return replace(document, blocks=(*body, proof, *tail))


def with_annex(document: Document, title: str, blocks: Sequence[Block]) -> Document:
    """One annex more, before the 版记, named in the 附件说明; several are counted 附件1, 附件2."""
    tail = tuple(block for block in document.blocks if isinstance(block, Colophon))
    body = [block for block in document.blocks if not isinstance(block, Colophon)]
    if not any(isinstance(block, AttachmentNote) for block in body):
        at = next((place for place, block in enumerate(body) if isinstance(block, Signature)), len(body))
        body.insert(at, AttachmentNote(names=()))
    body = [
        replace(block, names=(*block.names, title)) if isinstance(block, AttachmentNote) else block for block in body
    ]
    counted = _counted([*body, Annex(label="附件", title=title)])
    return replace(document, blocks=(*counted, *_spoken(blocks), *tail))


def _counted(blocks: Sequence[Block]) -> Iterable[Block]:
    """A single annex is called 附件, several 附件1, 附件2."""
    several = sum(isinstance(block, Annex) for block in blocks) > 1
    numbers = count(1)
    for block in blocks:
        yield replace(block, label=f"附件{next(numbers)}") if several and isinstance(block, Annex) else block
