"""Which headings are a 方面 of the feedback, and what a problem calls the one it stands under."""

from documents.reading.headings import Node, heading_of
from documents.reading.section_names import ASPECT, ONLY_A_SECTION, PROBLEMS, tells_a_fault
from domain.patterns import late

COLON = late("[^：。]{4,40}：.{6,}")
_NAME = 50  # signs of the name of a 方面


def is_aspect(node: Node) -> bool:
    """某某方面; 甲不到位：…，如教育、医疗等方面 tells of a problem."""
    return bool(ASPECT.search(node.title)) and not COLON.match(node.title)


def aspect_told(text: str) -> tuple[str, str] | None:
    """(name, what follows) of 某某方面：甲不到位，…；乙不规范，…。"""
    name, mark, rest = text.partition("：")
    return (name, rest) if mark and rest and len(name) <= _NAME and ASPECT.search(name) else None


def aspect_words(node: Node) -> str:
    """The heading above a problem when it is a 方面 (a section title like 二、主要问题 is none)."""
    above = node.parent
    if above is None:
        return ""
    names_section = PROBLEMS.search(above.title) and not is_aspect(above) and not tells_a_fault(above.title)
    return "" if above.parent is None and names_section else aspect_of(above)


def aspect_of(node: Node) -> str:
    """The heading of a 方面 with its typed number."""
    return ("" if node.automatic else node.number.text) + node.title


def aspect_at_top(node: Node) -> str:
    """The 方面 of a problem two headings down: 一、某方面 above （一）…, unless the top names only the section."""
    top = node.path()[0]
    return aspect_words(node) if node.depth < 2 or ONLY_A_SECTION.fullmatch(top.title) else aspect_of(top)


def is_empty_aspect(node: Node) -> bool:
    return is_aspect(node) and not node.body and not node.children and not heading_of(node.text)[1]
