"""The paper as it was accepted: where every line stands in the PDF, and the Word text part by part.

After a wanted change: FUZHEN_WRITE_GOLDEN=1 rewrites the files; look at the difference before committing it.
"""

import os
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from documents.paper import layout, styles, word
from documents.paper.model import Document, Form
from documents.paper.rows import Photo, Rule, Text
from tests.documents.paper.paper_kit import letter

HERE = Path(__file__).parent
PAPERS = {
    "letter": letter(3),
    "document": letter(1, Form.DOCUMENT, "云巡〔2025〕7号", sealed=True),
    "landscape": letter(2, Form.LANDSCAPE),
}


def drawn(document: Document) -> str:
    """Every line of text and every rule with its place in points, page by page."""
    out = []
    for number, page in enumerate(layout.pages(document, styles.shipped()), 1):
        out.append(f"第{number}页")
        for op in page.ops:
            match op:
                case Text(x=x, y=y, run=run, red=red):
                    out.append(f"{x:7.2f} {y:7.2f} {run.font} {run.size:g}{' red' if red else ''} {run.text}")
                case Rule():
                    out.append(f"{op.x0:7.2f} {op.y0:7.2f} —— {op.x1:.2f} {op.y1:.2f} {op.thick:g}")
                case Photo():
                    out.append(f"{op.x:7.2f} {op.y:7.2f} □ {op.width:.2f}×{op.height:.2f}")
    return "\n".join(out) + "\n"


def written(document: Document) -> str:
    """Every XML part of the Word file, one element a line."""
    out = []
    with zipfile.ZipFile(BytesIO(word.as_bytes(document, styles.shipped()))) as package:
        for name in package.namelist():
            out += [
                f"### {name}",
                re.sub(r"(?<=>)(?=<w:(?:p|tr|style|tbl|sectPr|lvl)[ >])", "\n", package.read(name).decode()),
            ]
    return "\n".join(out) + "\n"


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize(("kind", "dump"), [("pdf", drawn), ("word", written)])
def test_paper_is_as_it_was_accepted(name: str, kind: str, dump: object) -> None:
    path = HERE / f"{name}.{kind}.txt"
    now = dump(PAPERS[name])  # type: ignore[operator]
    if os.environ.get("FUZHEN_WRITE_GOLDEN"):
        path.write_text(now, encoding="utf-8")
    assert now == path.read_text(encoding="utf-8")
