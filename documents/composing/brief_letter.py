"""反馈信: a short letter to those who lead, the problems by name only, one page or two."""

from documents.composing.feedback_letter import GROUPS
from documents.composing.material import SLOTS, Material, Told, chinese_day, sentence
from documents.composing.wording import Template, Wording, Words
from documents.model import Addressee, Block, Document, Form, Para, Signature, Title, chinese

BUILT_IN: Words = {
    "title": "关于{单位}{巡察}整改“回头看”情况的反馈信",
    "addressee": "{单位}主要负责同志：",
    "opening": ("根据统一部署，{起}至{止}，{组}对{单位}{巡察}整改情况开展了“回头看”。",),
    "otherwise": "根据统一部署，对{单位}{巡察}整改情况开展了“回头看”。",
    "closing": "现将主要情况和要求函告如下。",
    "found": "发现以下{个数}个问题需要继续整改。",
    "none": "没有发现需要反馈的问题。",
    "each.kind": "{次序}是{类别}，共{件数}个：{问题}。",
    "each.more": "{问题}等",
    "owed": "整改任务有欠账",
    "false": "整改情况不真实",
    "stuck": "问题长期没有解决",
    "new": "整改中出现新问题",
    "unsettled": "其他需要整改的问题",
    "requirements": (
        "请你认真履行第一责任人责任，亲自研究部署，督促班子成员落实“一岗双责”，逐个问题明确责任人和时限，把问题改到位。",
        "具体问题和意见建议见反馈意见。",
    ),
    "without_problems": ("请你认真履行第一责任人责任，巩固整改成果，坚持常抓不懈，防止问题反弹。",),
}
EACH_KIND = {"次序": "第几类", "类别": "这一类问题的名称", "件数": "这一类有几个", "问题": "这一类前几个问题的名称"}
TEMPLATE = Template(name="brief_letter", built_in=BUILT_IN, slots=SLOTS, each=EACH_KIND)
MOST_NAMED = 4  # problems of a kind that are named; the letter stays short


def written(material: Material, said: Wording) -> Document:
    """The letter from what was gathered."""
    slots = material.slots
    begun = "".join(said.many("opening", slots)) or said.one("otherwise", slots)
    title = said.one("title", slots)
    blocks: list[Block] = [
        Title(text=title),
        Addressee(text=said.one("addressee", slots)),
        Para(text=begun + said.one("closing", slots)),
        *(Para(text=text) for text in material.assessment[:1]),
        *_problems(material, said),
        Para(text="".join(said.many("requirements" if material.findings else "without_problems", slots))),
        Signature(name=material.team, day=chinese_day(material.day)),
    ]
    return Document(form=Form.LETTER, title=title, author=material.author, mark=material.team, blocks=tuple(blocks))


def _problems(material: Material, said: Wording) -> list[Block]:
    """One paragraph, 一是…二是… a kind, the first few problems of each by name."""
    if not material.findings:
        return [Para(text=said.one("none", material.slots))]
    groups = [(account, [told for told in material.findings if told.account is account]) for account in GROUPS]
    text = said.one("found", material.slots)
    for number, (account, members) in enumerate(((a, m) for a, m in groups if m), 1):
        slots = {
            "次序": chinese(number),
            "类别": said.one(account.identifier if account else "unsettled", material.slots),
            "件数": str(len(members)),
            "问题": _named(members, said),
        }
        text += said.one("each.kind", slots | material.slots)
    return [Para(text=text)]


def _named(members: list[Told], said: Wording) -> str:
    names = "；".join(sentence(told.title or told.number).rstrip("。；") for told in members[:MOST_NAMED])
    return said.one("each.more", {"问题": names}) if len(members) > MOST_NAMED else names
