"""事实确认单: the facts as found, for the organization to hold against what it knows, before anything is judged."""

from documents.composing.material import EACH, SLOTS, Material, Told, chinese_day, sentence
from documents.composing.wording import Template, Wording
from documents.paper.model import Addressee, Block, Document, Form, Para, Signature, Table, Title

TEMPLATE = Template(name="fact_confirmation", slots=SLOTS, each=EACH)
WIDTHS = (1.0, 7.0, 2.4, 3.2)


def written(material: Material, said: Wording) -> Document:
    """The sheet from what was gathered."""
    slots = material.slots
    title = said.one("title", slots)
    rows = tuple(
        (str(number), _facts(told, said, told.slots(number) | slots), told.responsible, "")
        for number, told in enumerate(material.findings, 1)
    )
    opening = said.one("opening", slots) or said.one("otherwise", slots)
    head = said.heads("columns")
    listed: list[Block] = [Table(head=head, rows=rows, widths=WIDTHS, centred=(0,))] if rows else []
    blocks: list[Block] = [
        Title(text=title),
        Addressee(text=said.one("addressee", slots)),
        Para(text=opening if rows else said.one("none", slots)),
        *listed,
        *([Para(text=said.one("how", slots)), *_to_sign(said)] if rows else []),
        Signature(name=material.team, day=chinese_day(material.day)),
    ]
    return Document(form=Form.PLAIN, title=title, author=material.author, blocks=tuple(blocks))


def _to_sign(said: Wording) -> list[Block]:
    names = tuple(said.many("confirmed", {}))
    return [Table(head=names, rows=(tuple("" for _ in names),), widths=(1.0,) * len(names), least=3)] if names else []


def _facts(told: Told, said: Wording, slots: dict[str, str]) -> str:
    """A finding whose facts nobody wrote is told by its title."""
    return "".join(said.many("each.facts", slots)) or sentence(told.title)
