"""The few properties of Word styles a reader needs, each inherited: numbering, boldness, alignment, outline."""

from dataclasses import dataclass

from lxml import etree

from documents.reading.formats.numbering import attribute

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = {"0", "false", "off", "none"}


@dataclass(frozen=True, kw_only=True)
class Look:
    """What a paragraph or its style says; None where it says nothing."""

    number: str | None = None
    level: int | None = None
    bold: bool | None = None
    aligned: str | None = None
    outline: str | None = None  # the level of a heading, "0" for the highest; "9" is body text


def is_on(element: etree._Element | None) -> bool | None:
    """A switch like w:b: there and not off; None when it is not there."""
    return None if element is None else attribute(element) not in _OFF


def look_of(element: etree._Element) -> Look:
    """The properties set in the w:pPr and w:rPr below a style or paragraph."""
    properties = element.find(_W + "pPr")
    run = element.find(_W + "rPr")
    numbered = None if properties is None else properties.find(_W + "numPr")
    number = level = None
    if numbered is not None:
        number = attribute(numbered.find(_W + "numId"))
        text = attribute(numbered.find(_W + "ilvl"))
        level = int(text) if text and text.isdecimal() else None
    return Look(
        number=number,
        level=level,
        bold=is_on(run.find(_W + "b")) if run is not None else None,
        aligned=attribute(properties.find(_W + "jc")) if properties is not None else None,
        outline=attribute(properties.find(_W + "outlineLvl")) if properties is not None else None,
    )


def over(look: Look, below: Look) -> Look:
    """One look laid over another."""
    return Look(
        number=below.number if look.number is None else look.number,
        level=below.level if look.level is None else look.level,
        bold=below.bold if look.bold is None else look.bold,
        aligned=below.aligned if look.aligned is None else look.aligned,
        outline=below.outline if look.outline is None else look.outline,
    )


class Styles:
    """Looks by style id, with what each inherits."""

    def __init__(self, root: etree._Element | None) -> None:
        self._looks: dict[str, Look] = {}
        self._parents: dict[str, str | None] = {}
        self._default = ""
        for style in root.iter(_W + "style") if root is not None else ():
            name = attribute(style, "styleId") or ""
            self._looks[name] = look_of(style)
            self._parents[name] = attribute(style.find(_W + "basedOn"))
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in {"1", "true"}:
                self._default = name

    def look(self, name: str | None) -> Look:
        """The whole look of a style; of the document's normal style for no or an unknown name."""
        look = Look()
        current: str | None = name if name in self._looks else self._default
        for _ in range(20):  # a chain of styles may be circular in a damaged file
            if current not in self._looks:
                break
            look = over(look, self._looks[current])
            current = self._parents[current]
        return look
