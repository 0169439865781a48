"""反馈信: a short letter to those who lead, the problems by name only, one page or two."""

from datetime import date

from documents.composing import wording
from documents.composing.feedback_letter import GROUPS, sentence
from documents.composing.material import SLOTS, Material, Told, chinese_day, gather
from documents.composing.wording import Wording
from documents.model import Addressee, Block, Document, Form, Para, Signature, Title, chinese
from storage.store import Store

NAME = "brief_letter"
BUILT_IN: wording.Words = {
    "title": "关于{单位}{巡察}整改“回头看”情况的反馈信",
    "addressee": "{单位}主要负责同志：",
    "opening": ("根据统一部署，{起}至{止}，{组}对{单位}{巡察}整改情况开展了“回头看”。",),
    "otherwise": "根据统一部署，对{单位}{巡察}整改情况开展了“回头看”。",
    "closing": "现将主要情况和要求函告如下。",
    "found": "发现以下{个数}个问题需要继续整改。",
    "none": "没有发现需要反馈的问题。",
    "group": "{次序}是{类别}，共{件数}个：{问题}。",
    "more": "{问题}等",
    "owed": "整改任务有欠账",
    "false": "整改情况不真实",
    "stuck": "问题长期没有解决",
    "new": "整改中出现新问题",
    "unsettled": "其他需要整改的问题",
    "requirements": (
        "请你认真履行第一责任人责任，亲自研究部署，督促班子成员落实“一岗双责”，逐个问题明确责任人和时限，把问题改到位。",
        "具体问题和意见建议见反馈意见。",
    ),
}
SLOTS_HERE = SLOTS | {"次序", "类别", "件数", "问题"}
MOST_NAMED = 4  # problems of a kind that are named; the letter stays short


def compose(store: Store, visit_uid: str, day: date | None = None) -> Document:
    """The letter from the records as they stand."""
    material, said = gather(store, visit_uid, day), words()
    slots = material.slots
    begun = "".join(said.many("opening", slots)) or said.one("otherwise", slots)
    title = said.one("title", slots)
    blocks: list[Block] = [
        Title(text=title),
        Addressee(text=said.one("addressee", slots)),
        Para(text=begun + said.one("closing", slots)),
        *(Para(text=text) for text in material.assessment[:1]),
        *_problems(material, said),
        Para(text="".join(said.many("requirements", slots))),
        Signature(name=material.team, day=chinese_day(material.day)),
    ]
    author = material.team or material.organization
    return Document(form=Form.LETTER, title=title, author=author, mark=material.team, blocks=tuple(blocks))


def words() -> Wording:
    """The office's wording over the built-in one."""
    return wording.load(NAME, BUILT_IN, SLOTS_HERE)


def _problems(material: Material, said: Wording) -> list[Block]:
    """One paragraph a kind, the first few problems of each by name."""
    if not material.findings:
        return [Para(text=said.one("none", material.slots))]
    groups = [(account, [told for told in material.findings if told.account is account]) for account in GROUPS]
    found: list[Block] = [Para(text=said.one("found", material.slots))]
    for number, (account, members) in enumerate(((a, m) for a, m in groups if m), 1):
        slots = {
            "次序": chinese(number),
            "类别": said.one(account.identifier if account else "unsettled", material.slots),
            "件数": str(len(members)),
            "问题": _named(members, said),
        }
        found.append(Para(text=said.one("group", slots)))
    return found


def _named(members: list[Told], said: Wording) -> str:
    names = "；".join(sentence(told.title or told.number).rstrip("。；") for told in members[:MOST_NAMED])
    return said.one("more", {"问题": names}) if len(members) > MOST_NAMED else names
