"""反馈信: a short letter to those who lead, the problems by name only, one page or two."""

from documents.composing.feedback_letter import grouped
from documents.composing.material import SLOTS, Material, Told, chinese_day
from documents.composing.wording import Template, Wording
from documents.paper.model import Addressee, Block, Document, Form, Para, Signature, Title, chinese

EACH_KIND = {"次序": "第几类", "类别": "这一类问题的名称", "件数": "这一类有几个", "问题": "这一类前几个问题的名称"}
TEMPLATE = Template(name="brief_letter", slots=SLOTS, each=EACH_KIND)
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
    """One paragraph, 一是…二是… a kind, the first few problems of each by name; a single kind needs no name."""
    if not material.findings:
        return [Para(text=said.one("none", material.slots))]
    groups = grouped(material.findings)
    text = said.one("found", material.slots)
    for number, (account, members) in enumerate(groups, 1):
        slots = {
            "次序": chinese(number),
            "类别": said.one(account.identifier if account else "unsettled", material.slots),
            "件数": str(len(members)),
            "问题": _named(members, said),
        }
        key = "alone" if len(groups) == 1 else "single" if len(members) == 1 else "kind"
        text += said.one(f"each.{key}", slots | material.slots)
    return [Para(text=text)]


def _named(members: list[Told], said: Wording) -> str:
    names = "；".join(told.title or told.number for told in members[:MOST_NAMED])
    return said.one("each.more", {"问题": names}) if len(members) > MOST_NAMED else names
