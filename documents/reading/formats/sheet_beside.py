"""What stands beside the cells of a workbook: comments, words in shapes, headers and footers of its pages."""

import re
from collections.abc import Iterable

from lxml import etree

from documents.reading.package import Package

MARGINS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
# &L &C &R part a margin, &P &N &D &T &F &A stand for page, pages, day, time and names; the rest sets the font.
_PART = re.compile("&[LCR]")
_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|[0-9]{1,3}|[A-Za-z])')
_PAGE_NUMBER = re.compile(r"[\s0-9—–\-·/第页共]*")


def margin(element: etree._Element) -> str:
    """The words of a header or footer, "" for page numbers and for any other element."""
    if str(element.tag).rpartition("}")[2] not in MARGINS:
        return ""
    parts = (_CODE.sub("", part).replace("&&", "&").strip() for part in _PART.split(element.text or ""))
    return "　".join(part for part in parts if not _PAGE_NUMBER.fullmatch(part))


def drawn_beside(package: Package) -> list[str]:
    """Remarks on comments and on words in shapes, which no cell holds."""
    names = [name for name in package.names() if name.lower().startswith("xl/") and name.lower().endswith(".xml")]
    noted = [name for name in names if "/comment" in name.lower()]
    notes = sum(str(element.tag).endswith("}comment") for name in noted for element in package.tree(name).iter())
    drawings = [package.tree(name) for name in names if "/drawings/drawing" in name.lower()]
    shapes = (shape for drawing in drawings for shape in drawing.iter("{*}txBody"))
    told = ["".join(text.text or "" for text in shape.iter("{*}t")).strip() for shape in shapes]
    return remarks_on(notes, told)


def remarks_on(notes: int, shapes: Iterable[str]) -> list[str]:
    """What is told of so many comments, and of the words in shapes."""
    remarks = [f"工作簿里有{notes}处批注，没有读取。"] if notes else []
    if words := "、".join(f"“{text}”" for text in dict.fromkeys(shapes) if text):
        remarks.append(f"图形和文本框里的文字没有收进表格：{words}。")
    return remarks
