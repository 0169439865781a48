"""Word 2003 XML under the names of today: lists become numbering, a few elements were spelt otherwise."""

from lxml import etree

from documents.reading.formats.doc_lists import FORMATS
from documents.reading.formats.numbering import attribute

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RENAMED = {"listPr": "numPr", "ilfo": "numId", "vmerge": "vMerge", "nfc": "numFmt"}


def word_2003_parts(root: etree._Element) -> dict[str, etree._Element]:
    """The document, its styles and its numbering as parts; their namespace is already that of today."""
    for old, new in _RENAMED.items():
        for element in list(root.iter(_W + old)):
            element.tag = _W + new
            if new == "numFmt":
                kind = attribute(element) or ""
                element.set(_W + "val", FORMATS.get(int(kind), "decimal") if kind.isdecimal() else "decimal")
    parts = {"word/document.xml": root}
    styles = root.find(_W + "styles")
    if styles is not None:
        parts["word/styles.xml"] = styles
    lists = root.find(_W + "lists")
    if lists is not None:
        parts["word/numbering.xml"] = _numbering(lists)
    return parts


def _numbering(lists: etree._Element) -> etree._Element:
    """listDef and list as abstractNum and num."""
    for definition in list(lists.iter(_W + "listDef")):
        definition.tag = _W + "abstractNum"
        definition.set(_W + "abstractNumId", attribute(definition, "listDefId") or "")
    for used in list(lists.iter(_W + "list")):
        used.tag = _W + "num"
        used.set(_W + "numId", attribute(used, "ilfo") or "")
        for named in used.findall(_W + "ilst"):
            named.tag = _W + "abstractNumId"
    return lists
