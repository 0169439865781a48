"""The last pass over a PDF: marks of its structure, the colours it means and what it is, as PDF/A-2b asks for it."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf
from PIL import ImageCms

PRODUCER = "复诊"
MADE = "2000-01-01T00:00:00+00:00"  # the moment reportlab writes when the same text shall give the same bytes
Tag = tuple[str, str]  # what a piece of a page is, and for a picture what it shows
HEADER_DATE = slice(24, 36)  # of a colour profile: when it was made
HEADER_ID = slice(84, 100)


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
        pdf.save(out, deterministic_id=True, min_version="1.7")
    return out.getvalue()


@cache
def _srgb() -> bytes:
    """The colour profile without the moment it was made."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for part in (HEADER_DATE, HEADER_ID):
        profile[part] = bytes(part.stop - part.start)
    return bytes(profile)


def _structure(pdf: Pdf, tags: Sequence[Sequence[Tag]]) -> None:
    """The tree that tells a reading machine what is a heading, what a paragraph or row, what a picture."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    whole = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    kids: list[Object] = []
    parents: list[Any] = []
    for number, (page, names) in enumerate(zip(pdf.pages, tags, strict=True)):
        parts: list[Object] = []
        for place, (name, told) in enumerate(names):
            part = Dictionary(Type=Name.StructElem, S=Name(f"/{name}"), P=whole, Pg=page.obj, K=place)
            if name == "Figure":
                part.Alt = pikepdf.String(told or "照片")
            parts.append(pdf.make_indirect(part))
        kids.extend(parts)
        parents.append(number)
        parents.append(pdf.make_indirect(Array(parts)))
        page.obj.StructParents, page.obj.Tabs = number, Name.S
    whole.K, root.K = Array(kids), whole
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(parents)))
    root.ParentTreeNextKey = len(tags)
    pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = root, Dictionary(Marked=True)
