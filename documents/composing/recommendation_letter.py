"""工作建议书: what was found, why, what is recommended, with a 回执 to be sent back."""

from collections.abc import Iterable
from dataclasses import replace

from documents.composing.feedback_letter import each
from documents.composing.material import EACH, SLOTS, Material, chinese_day
from documents.composing.wording import Template, Wording
from documents.paper.model import (
    Addressee,
    Annex,
    AttachmentNote,
    Block,
    Document,
    Form,
    Heading,
    Para,
    Signature,
    Table,
    Title,
    chinese,
)

TEMPLATE = Template(name="recommendation_letter", slots=SLOTS, each=EACH)


def written(material: Material, said: Wording) -> Document:
    """The letter from what was gathered."""
    slots = material.slots
    title = said.one("title", slots)
    begun = "".join(said.many("opening", slots)) or said.one("otherwise", slots)
    opening = begun + (said.one("closing", slots) if material.findings else _nothing(said, slots))
    signature = Signature(name=material.team, day=chinese_day(material.day))
    blocks: list[Block] = [Title(text=title), Addressee(text=said.one("addressee", slots)), Para(text=opening)]
    if material.findings:
        blocks += [*_going_on(_body(material, said), said.one("reply", slots)), *_with_receipt(signature, said, slots)]
    else:
        blocks.append(signature)
    return Document(form=Form.LETTER, title=title, author=material.author, mark=material.team, blocks=tuple(blocks))


def _nothing(said: Wording, slots: dict[str, str]) -> str:
    """Nothing to advise: nothing is asked for, and no receipt goes along."""
    return said.one("found.none", slots) + said.one("advice.none", slots)


def _going_on(body: list[Block], text: str) -> list[Block]:
    """With one sentence more: in the last paragraph, but never in the last item of a list."""
    last = body[-1]
    if isinstance(last, Para):
        return [*body[:-1], replace(last, text=last.text + text)]
    return [*body, Para(text=text)]


def _with_receipt(signature: Signature, said: Wording, slots: dict[str, str]) -> list[Block]:
    receipt = said.one("receipt.title", slots)
    rows = tuple((text, "") for text in said.many("receipt.rows", slots))
    head = said.heads("receipt.head")
    table = Table(head=head, rows=rows, widths=(32, 68), centred=(0,), least=3)
    return [AttachmentNote(names=(receipt,)), signature, Annex(label="附件", title=receipt), table]


def _body(material: Material, said: Wording) -> list[Block]:
    """The problems with their facts, why they are there, what is advised; what nobody wrote is left out."""
    findings, slots = material.findings, material.slots
    causes, advice = _once(told.cause for told in findings), _once(told.suggestion for told in findings)
    found: list[Block] = []
    for number, told in enumerate(findings, 1):
        found += each(told, said, "found.each", told.slots(number) | slots, alone=len(findings) == 1)
    if len(findings) == len(causes) == 1:  # needs no section
        found = _going_on(found, causes.pop())
    counted = "".join(f"{chinese(n)}是{cause}" for n, cause in enumerate(causes, 1) if causes[1:]) or "".join(causes)
    why = [Heading(level=1, text=said.one("causes.heading", slots)), Para(text=counted)] if causes else []
    listed: list[Block] = [Heading(level=3, text="", body=text) for text in advice]
    return [
        Heading(level=1, text=said.one("found.heading", slots)),
        *found,
        *why,
        Heading(level=1, text=said.one("advice.heading", slots)),
        *(listed if len(listed) > 1 else [Para(text=advice[0] if advice else said.one("advice.none", slots))]),
    ]


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, texts)))
