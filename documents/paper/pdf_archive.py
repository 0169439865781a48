"""The last pass over a PDF: marks of its structure, the colours it means and what it is, as PDF/A-2b asks for it."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf
from PIL import ImageCms

PRODUCER = "复诊"
MADE = "2000-01-01T00:00:00+00:00"  # the moment reportlab writes when the same text shall give the same bytes
MADE_HERE = (slice(24, 36), slice(40, 44), slice(84, 100))  # of a colour profile: the moment, the system, a sum


class Tag(NamedTuple):
    """What a piece of a page is; for a picture what it shows; begins: with it begins a table, a row, a cell, or it
    stands inside of one."""

    name: str
    told: str = ""
    begins: str = ""


def archived(data: bytes, title: str, author: str, tags: Sequence[Sequence[Tag]]) -> bytes:
    """The file with structure (the tags of each page by their number), colours and description."""
    out = BytesIO()
    with Pdf.open(BytesIO(data)) as pdf:
        _structure(pdf, tags)
        profile = pdf.make_stream(_srgb(), Dictionary(N=3, Alternate=Name.DeviceRGB))
        intent = Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=pikepdf.String("sRGB IEC61966-2.1"),
            DestOutputProfile=profile,
        )
        pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as described:
            described["dc:title"] = title
            described["dc:creator"] = [author]
            described["dc:language"] = ["zh-CN"]
            described["pdf:Producer"] = described["xmp:CreatorTool"] = PRODUCER
            described["xmp:CreateDate"] = described["xmp:ModifyDate"] = MADE
            described["pdfaid:part"], described["pdfaid:conformance"] = "2", "B"
        pdf.save(out, deterministic_id=True, min_version="1.7", object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()


@cache
def _srgb() -> bytes:
    """The colour profile without where and when it was made: a paper is the same on every computer."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for part in MADE_HERE:
        profile[part] = bytes(part.stop - part.start)
    return bytes(profile)


def _structure(pdf: Pdf, tags: Sequence[Sequence[Tag]]) -> None:
    """The tree that tells a reading machine what is a heading, a paragraph, a row of a table, what a picture."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    tree = _Tree(pdf, root)
    parents: list[Any] = []
    for number, (page, names) in enumerate(zip(pdf.pages, tags, strict=True)):
        parts = [tree.add(tag, page.obj, place) for place, tag in enumerate(names)]
        parents += [number, pdf.make_indirect(Array(parts))]
        page.obj.StructParents, page.obj.Tabs = number, Name.S
    root.K = tree.closed()
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(parents)))
    root.ParentTreeNextKey = len(tags)
    pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = root, Dictionary(Marked=True)


Branch = tuple[Object, list[Object]]  # an element that holds others, and what it holds so far


class _Tree:
    """The tree as it grows: the document, and the table, the row and the cell that were begun last."""

    def __init__(self, pdf: Pdf, root: Object) -> None:
        self.pdf = pdf
        self.branches: list[Branch] = []
        self.whole = self.table = self.row = self._branch("Document", root)
        self.cell = root

    def add(self, tag: Tag, page: Object, place: int) -> Object:
        """The element of the piece of a page with that number."""
        if tag.begins == "table":
            self.table = self._below("Table", self.whole, page)
        if tag.begins in ("table", "row"):
            self.row = self._below("TR", self.table, page)
        if tag.begins == "inside":
            made = self._leaf(tag, self.cell, page, place)
            self.cell.K = Array([self.cell.K, made])
            return made
        above, beside = self.row if tag.begins else self.whole
        beside.append(self._leaf(tag, above, page, place))
        self.cell = beside[-1]
        return self.cell

    def _leaf(self, tag: Tag, above: Object, page: Object, place: int) -> Object:
        part = Dictionary(Type=Name.StructElem, S=Name(f"/{tag.name}"), P=above, Pg=page, K=place)
        if tag.name == "Figure":
            part.Alt = pikepdf.String(tag.told or "照片")
        if tag.name == "TH":
            part.A = Dictionary(O=Name.Table, Scope=Name.Column)
        return self.pdf.make_indirect(part)

    def _branch(self, name: str, above: Object) -> Branch:
        made: Branch = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{name}"), P=above)), []
        self.branches.append(made)
        return made

    def _below(self, name: str, branch: Branch, page: Object) -> Branch:
        above, beside = branch
        made = self._branch(name, above)
        made[0].Pg = page
        beside.append(made[0])
        return made

    def closed(self) -> Object:
        """The whole, everything in its place."""
        for element, kids in self.branches:
            element.K = Array(kids)
        return self.whole[0]
