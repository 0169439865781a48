"""问题清单: a landscape table that stands by itself, one row a finding."""

from documents.composing.material import SLOTS, Material, Told
from documents.composing.wording import Template, Wording
from documents.paper import styles
from documents.paper.model import Block, Document, Form, Para, Table, Title
from documents.paper.rows import Frame
from documents.paper.shapes import length

TEMPLATE = Template(name="issue_list", slots=SLOTS)
WIDTHS = (30.0, 61.0, 51.0, 61.0, 129.0, 62.0, 61.0, 51.0, 67.0, 65.0)  # points: no head, no 十一组底-01 is torn
CENTRED = (0, 2, 6)
NOTHING_AT = 3  # the column that says that nothing was found


def written(material: Material, said: Wording) -> Document:
    """The list from what was gathered."""
    slots = material.slots
    title = said.one("title", slots)
    rows = tuple(_row(number, told) for number, told in enumerate(material.findings, 1))
    columns = said.heads("columns")
    nothing = tuple(said.one("none", slots) if place == NOTHING_AT else "" for place in range(len(columns)))
    table = Table(head=columns, rows=rows or (nothing,), widths=WIDTHS, centred=CENTRED)
    blocks = (Title(text=title), *above(material, said, Form.LANDSCAPE), table)
    return Document(form=Form.LANDSCAPE, title=title, author=material.author, blocks=blocks)


def above(material: Material, said: Wording, form: Form) -> list[Block]:
    """The line above a table; each part of it a line of its own where one line has no room for them."""
    parts, measures = said.many("head", material.slots), styles.load()
    whole = "\u3000\u3000".join(parts)
    fits = length(whole, measures) <= Frame.of(form, measures).width
    return [Para(text=text, indent=False) for text in ([whole] if fits else parts)]


def _row(number: int, told: Told) -> tuple[str, ...]:
    return (
        str(number),
        told.problem,
        told.claimed,
        told.title,
        "\n".join(told.facts),
        told.basis,
        told.judged,
        told.responsible,
        told.suggestion,
        "\n".join((told.number, *told.proof)),
    )
