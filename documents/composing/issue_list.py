"""问题清单: a landscape table that stands by itself, one row a finding."""

from documents.composing.material import SLOTS, Material, Told
from documents.composing.wording import Template, Wording
from documents.paper.model import Document, Form, Para, Table, Title

TEMPLATE = Template(name="issue_list", slots=SLOTS)
WIDTHS = (30.0, 62.0, 51.0, 64.0, 140.0, 62.0, 61.0, 52.0, 68.0, 48.0)  # points: no head, no 整改成效 is torn
CENTRED = (0, 2, 6)
NOTHING_AT = 3  # the column that says that nothing was found


def written(material: Material, said: Wording) -> Document:
    """The list from what was gathered."""
    slots = material.slots
    title = said.one("title", slots)
    rows = tuple(_row(number, told) for number, told in enumerate(material.findings, 1))
    columns = said.heads("columns")
    nothing = tuple(said.one("none", slots) if place == NOTHING_AT else "" for place in range(len(columns)))
    head = Para(text="\u3000\u3000".join(said.many("head", slots)), indent=False)
    table = Table(head=columns, rows=rows or (nothing,), widths=WIDTHS, centred=CENTRED)
    return Document(form=Form.LANDSCAPE, title=title, author=material.author, blocks=(Title(text=title), head, table))


def _row(number: int, told: Told) -> tuple[str, ...]:
    return (
        str(number),
        told.problem,
        told.claimed,
        told.title,
        "\n".join(told.facts),
        told.basis,
        "；".join(text for text in (str(told.account or ""), "、".join(told.focuses)) if text),
        told.responsible,
        told.suggestion,
        " ".join((told.number, *told.proof)),
    )
