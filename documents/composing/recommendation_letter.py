"""工作建议书: what was found, why, what is recommended, with a 回执 to be sent back."""

from collections.abc import Iterable
from dataclasses import replace

from documents.composing.feedback_letter import each
from documents.composing.material import EACH, SLOTS, Material, chinese_day, sentence
from documents.composing.wording import Template, Wording, Words
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

BUILT_IN: Words = {
    "title": "关于{单位}{巡察}整改工作的建议书",
    "addressee": "{单位}：",
    "opening": ("{起}至{止}，{组}对{单位}{巡察}整改情况开展了“回头看”。",),
    "otherwise": "对{单位}{巡察}整改情况开展了“回头看”。",
    "closing": "结合发现的情况和问题，现提出以下工作建议。",
    "found.heading": "发现的情况和问题",
    "found.each.heading": "{问题}",
    "found.each.sentences": ("{事实}",),
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
TEMPLATE = Template(name="recommendation_letter", built_in=BUILT_IN, slots=SLOTS, each=EACH)


def written(material: Material, said: Wording) -> Document:
    """The letter from what was gathered."""
    slots = material.slots
    title, receipt = said.one("title", slots), said.one("receipt.title", slots)
    begun = "".join(said.many("opening", slots)) or said.one("otherwise", slots)
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
        Table(head=said.heads("receipt.head", BUILT_IN), rows=rows, widths=(2, 5), centred=(0,), least=3),
    ]
    return Document(form=Form.LETTER, title=title, author=material.author, mark=material.team, blocks=tuple(blocks))


def _body(material: Material, said: Wording) -> list[Block]:
    """The problems with their facts, why they are there, what is advised; what nobody wrote is left out."""
    findings, slots = material.findings, material.slots
    causes, advice = _once(told.cause for told in findings), _once(told.suggestion for told in findings)
    found: list[Block] = []
    for number, told in enumerate(findings, 1):
        found += each(told, said, "found.each", told.slots(number) | slots)
    if len(causes) == 1:  # a single cause needs no section
        found[-1] = _going_on(found[-1], causes.pop())
    why = [Heading(level=1, text=said.one("causes.heading", slots)), Para(text="".join(causes))] if causes else []
    listed: list[Block] = [Heading(level=3, text="", body=text) for text in advice]
    return [
        Heading(level=1, text=said.one("found.heading", slots)),
        *found,
        *why,
        Heading(level=1, text=said.one("advice.heading", slots)),
        *(listed if len(listed) > 1 else [Para(text=advice[0] if advice else said.one("advice.none", slots))]),
    ]


def _going_on(block: Block, text: str) -> Block:
    """The paragraph with one sentence more."""
    match block:
        case Heading():
            return replace(block, body=block.body + text)
        case Para():
            return replace(block, text=block.text + text)
        case _:
            return block


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(sentence(text) for text in texts if text))
