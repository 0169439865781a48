"""The same text set by typst, where it is installed: another way to make the PDF, measured against ours."""

import re
from importlib.util import find_spec
from pathlib import Path

from documents.paper.faces import FOLDER
from documents.paper.model import Document, Form, Heading, Table, numbered, text_of

SETUP = """#set page(width: {width}mm, height: {height}mm, margin: (top: 37mm, left: 28mm, bottom: 35mm, right: 26mm))
#set text(font: ("FandolFang R", "Noto Serif SC"), size: {size}pt, lang: "zh", cjk-latin-spacing: none)
#set par(first-line-indent: (amount: 2em, all: true), leading: 13pt, justify: true)
"""


def is_here() -> bool:
    """Whether the other one is installed."""
    return find_spec("typst") is not None


def source(document: Document) -> str:
    """Head, paragraphs and tables of a document in the other one's words."""
    wide = document.form is Form.LANDSCAPE
    parts = [SETUP.format(width=297 if wide else 210, height=210 if wide else 297, size=10.5 if wide else 16)]
    for block, label in numbered(document.blocks):
        if isinstance(block, Table):
            widths = ", ".join(f"{width}fr" for width in block.widths)
            head = ", ".join(f"[{escaped(text)}]" for text in block.head)
            cells = ",\n".join(f"[{escaped(text)}]" for row in block.rows for text in row)
            parts.append(f"#table(columns: ({widths}), table.header({head}),\n{cells})")
        else:
            lead = f"= {label}" if isinstance(block, Heading) and not block.body else label
            alone = Document(form=Form.PLAIN, title="", author="", blocks=(block,))
            parts += [lead + escaped(text) for text in text_of(alone).splitlines()]
    return "\n\n".join(parts)


def escaped(text: str) -> str:
    """The text without what the other one reads as commands."""
    return re.sub(r"([\\#$*_`<>@\[\]=~/+-])", r"\\\1", text)


def write(document: Document, path: Path) -> None:
    """Its PDF, with the fonts of ours."""
    import typst

    place = path.with_suffix(".typ")
    place.write_text(source(document), encoding="utf-8")
    typst.compile(str(place), output=str(path), font_paths=[str(FOLDER)], ignore_system_fonts=True)
