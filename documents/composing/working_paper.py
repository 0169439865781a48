"""问题底稿: one problem, one sheet, one table, with what it rests on and the signatures of those who answer for it."""

from documents.composing.material import SLOTS, Material, Told, chinese_day
from documents.composing.wording import Template, Wording
from documents.paper.model import Annex, Block, Document, Form, Para, Table, Title

TEMPLATE = Template(name="working_paper", slots=SLOTS, each={"编号": "底稿编号", "日期": "编制日期"})
SIGNING = ("undertakers", "deputy", "leader")


def written(material: Material, said: Wording) -> Document:
    """One sheet a finding."""
    title = said.one("title", {})
    blocks = [block for told in material.findings for block in _sheet(told, material, said)]
    return Document(
        form=Form.PLAIN,
        title=title,
        author=material.author,
        blocks=tuple(blocks) or (Title(text=title), Para(text=said.one("none", {}), indent=False)),
    )


def _sheet(told: Told, material: Material, said: Wording) -> list[Block]:
    slots = {"编号": told.number, "日期": chinese_day(material.day)}
    number, made_on = said.one("each.number", slots), said.one("each.made_on", slots)
    return [
        Annex(label="　　".join(text for text in (number, made_on) if text), title=said.one("title", {})),
        Table(
            head=_head(said.heads("columns"), number),
            rows=(*_rows(told, material, said), *_signing(told, said)),
            widths=(2.75, 6.25),
            centred=(0,),
            least=2,
            only_last=len(SIGNING),
        ),
    ]


def _head(columns: tuple[str, ...], number: str) -> tuple[str, ...]:
    """With the number of the sheet: its second page, which is signed, has nothing else that tells it apart."""
    return (*columns[:-1], f"{columns[-1]}（{number}）") if number else columns


def _rows(told: Told, material: Material, said: Wording) -> tuple[tuple[str, str], ...]:
    """What is empty stays: the sheet shows what is still to be written."""
    team, this_round = material.team, material.slots["轮次"]
    values = {
        "organization": material.organization,
        "team": f"{team}（{this_round}）" if team and this_round else team or this_round,
        "period": material.slots["期间"] or material.slots["起"] or material.slots["止"],
        "problem": told.problem,
        "summary": told.title,
        "facts": "\n".join(told.cited),
        "basis": told.basis,
        "cause": told.cause,
        "account": told.judged,
        "responsible": told.responsible,
        "suggestion": told.suggestion,
        "communication": told.communication,
        "sources": "\n".join(told.sources),
    }
    return tuple((said.one(name, {}), text) for name, text in values.items())


def _signing(told: Told, said: Wording) -> tuple[tuple[str, str], ...]:
    """Where to sign, for the 承办人 below their names."""
    sign, names = said.one("to_sign", {}), "、".join(told.undertakers)
    return tuple((said.one(who, {}), f"{names}\n{sign}" if who == "undertakers" else sign) for who in SIGNING)
