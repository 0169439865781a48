"""工作建议书: what was found, why, what is recommended, with a 回执 to be sent back."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from documents.composing import wording
from documents.composing.feedback_letter import sentence
from documents.composing.material import SLOTS, Material, chinese_day, gather
from documents.composing.wording import Wording
from documents.model import (
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
)
from storage.store import Store

NAME = "recommendation_letter"
BUILT_IN: wording.Words = {
    "title": "关于{单位}{巡察}整改工作的建议书",
    "addressee": "{单位}：",
    "opening": ("{起}至{止}，{组}对{单位}{巡察}整改情况开展了“回头看”。",),
    "otherwise": "对{单位}{巡察}整改情况开展了“回头看”。",
    "closing": "结合发现的情况和问题，现提出以下工作建议。",
    "found.heading": "发现的情况和问题",
    "found.none": "“回头看”没有发现需要提出建议的问题。",
    "causes.heading": "主要原因",
    "advice.heading": "工作建议",
    "advice.none": "请继续巩固整改成果，防止问题反弹。",
    "reply": "请于{回复日}前将采纳和落实情况书面回复，并填写回执。",
    "receipt.title": "工作建议书回执",
    "receipt.head": ("事项", "填写"),
    "receipt.rows": (
        "收到日期",
        "逐条采纳情况",
        "落实措施、责任人和时限",
        "未采纳的建议和理由",
        "联系人和电话",
        "主要负责人签名（盖章）",
    ),
}


def compose(store: Store, visit_uid: str, day: date | None = None) -> Document:
    """The letter from the records as they stand."""
    material, said = gather(store, visit_uid, day), words()
    slots = material.slots
    title, receipt = said.one("title", slots), said.one("receipt.title", slots)
    begun = "".join(said.many("opening", slots)) or said.one("otherwise", slots)
    head = tuple(said.many("receipt.head", slots))[:2]
    rows = tuple((text, "") for text in said.many("receipt.rows", slots))
    opening, reply = begun + said.one("closing", slots), said.one("reply", slots)
    body = _body(material, said) if material.findings else [Para(text="")]
    if not material.findings:
        opening = begun + said.one("found.none", slots) + said.one("advice.none", slots)
    last = body[-1]
    # A single piece of advice and the day of reply are one paragraph.
    closing = [replace(last, text=last.text + reply)] if isinstance(last, Para) else [last, Para(text=reply)]
    blocks: list[Block] = [
        Title(text=title),
        Addressee(text=said.one("addressee", slots)),
        Para(text=opening),
        *body[:-1],
        *closing,
        AttachmentNote(names=(receipt,)),
        Signature(name=material.team, day=chinese_day(material.day)),
        Annex(label="附件", title=receipt),
        Table(head=head if len(head) == 2 else ("", ""), rows=rows, widths=(2, 5), centred=(0,), least=3),
    ]
    author = material.team or material.organization
    return Document(form=Form.LETTER, title=title, author=author, mark=material.team, blocks=tuple(blocks))


def words() -> Wording:
    """The office's wording over the built-in one."""
    return wording.load(NAME, BUILT_IN, SLOTS)


def _body(material: Material, said: Wording) -> list[Block]:
    """The problems with their facts, why they are there, what is advised; what nobody wrote is left out."""
    findings, slots = material.findings, material.slots
    causes, advice = _once(told.cause for told in findings), _once(told.suggestion for told in findings)
    facts = ["".join(told.facts) for told in findings]
    facts[-1] += causes.pop() if len(causes) == 1 else ""  # a single cause needs no section
    found = [
        Heading(level=3, text=sentence(told.title or told.number), body=text)
        for told, text in zip(findings, facts, strict=True)
    ]
    why = [Heading(level=1, text=said.one("causes.heading", slots)), Para(text="".join(causes))] if causes else []
    listed: list[Block] = [Heading(level=3, text="", body=text) for text in advice]
    return [
        Heading(level=1, text=said.one("found.heading", slots)),
        *found,
        *why,
        Heading(level=1, text=said.one("advice.heading", slots)),
        *(listed if len(listed) > 1 else [Para(text=advice[0] if advice else said.one("advice.none", slots))]),
    ]


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(sentence(text) for text in texts if text))
