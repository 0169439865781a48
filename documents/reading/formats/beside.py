"""What stands beside the text of a Word document: boxes, notes, margins, and marks kept as pictures of a font."""

import re
from collections.abc import Iterable
from itertools import takewhile

from lxml import etree

from documents.reading.formats.numbering import attribute
from documents.reading.formats.styles import is_on

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PAGE_NUMBER = re.compile(r"[\s0-9０-９—–\-·/第页共]*")
_PRIVATE = range(0xF000, 0xF100)  # where Word keeps the signs of such a font
# Marks that Word keeps as a place in a font of pictures: ticks and boxes, as forms use them.
_MARKS = {
    "wingdings": {
        0xFC: "√",
        0xFB: "×",
        0xFE: "☑",
        0xFD: "☒",
        0x78: "☒",
        0xA8: "□",
        0x6F: "□",
        0x71: "□",
        0x6E: "■",
        0x6C: "●",
    },
    "wingdings 2": {
        0x50: "√",
        0x4F: "×",
        0x52: "☑",
        0x51: "☒",
        0x53: "☒",
        0x54: "☒",
        0xA3: "□",
        0x2A: "□",
    },
    "symbol": {0xD6: "√", 0xB4: "×", 0xB3: "≥", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB7: "·"},
}


def sign_of(element: etree._Element) -> tuple[str, list[str]]:
    """The sign that a place in a font of pictures shows; for one not known here 〓 and what it is."""
    font, code = attribute(element, "font") or "", attribute(element, "char") or ""
    place = int(code, 16) & 0xFF if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else -1
    sign = _MARKS.get(font.lower(), {}).get(place)
    return (sign, []) if sign else ("〓", [f"{font}的{code}"])


def shows_pictures(font: str) -> bool:
    return font.lower() in _MARKS


def in_font(words: str, font: str) -> str:
    """What a run in a font of pictures shows, R in Wingdings 2 is ☑; signs of other scripts have their own font."""
    marks = _MARKS.get(font.lower())
    if marks is None:
        return words
    return "".join(marks.get(ord(s) & 0xFF, s) if ord(s) < 0x100 or ord(s) in _PRIVATE else s for s in words)


def box_of(field: etree._Element) -> str:
    """The tick box of a form that begins here, "" for any other field."""
    box = field.find(f"{_W}ffData/{_W}checkBox")
    if box is None:
        return ""
    ticked = box.find(f"{_W}checked")
    return "☑" if is_on(box.find(f"{_W}default") if ticked is None else ticked) else "□"


def prompts(element: etree._Element) -> bool:
    """Whether a control that nobody filled in shows what to write there; around a cell it leaves the cell its place."""
    if element.tag != _W + "sdt" or not is_on(element.find(f"{_W}sdtPr/{_W}showingPlcHdr")):
        return False
    return next(element.iter(_W + "tc"), None) is None


def notes_of(root: etree._Element | None) -> dict[str, etree._Element]:
    """The notes of a part by their id, without the lines that part them from the text."""
    notes = [] if root is None else [note for note in root if attribute(note, "type") in {None, "normal"}]
    return {attribute(note, "id") or "": note for note in notes}


def told(words: Iterable[str]) -> list[str]:
    """Each of the words once, without those that are page numbers."""
    return list(dict.fromkeys(one for one in words if not _PAGE_NUMBER.fullmatch(one)))


def margins_of(parts: Iterable[etree._Element | None]) -> list[str]:
    """What stands above and below the pages, page numbers aside."""
    lines = [line for part in parts if part is not None for line in part.iter(_W + "p")]
    return told("".join(text.text or "" for text in line.iter(_W + "t")).strip() for line in lines)


def boxes_of(element: etree._Element) -> list[etree._Element]:
    """Text boxes anchored in a paragraph; the fallback copy for old programs is left out."""
    boxes = []
    for box in element.iter(_W + "txbxContent"):
        above = takewhile(lambda outer: outer is not element, box.iterancestors())
        if not any(outer.tag in {FALLBACK, _W + "txbxContent"} for outer in above):
            boxes.append(box)
    return boxes
