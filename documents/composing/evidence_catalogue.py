"""证据目录: every piece with what it proves; photographs follow, each at print size with its number."""

from collections.abc import Sequence

from documents.composing.material import SLOTS, Material
from documents.composing.wording import Template, Wording, Words
from documents.model import Block, Document, Form, Para, Picture, Table, Title
from documents.pictures import Pictures
from domain.errors import InputError
from domain.records import Evidence
from storage.store import Store

BUILT_IN: Words = {
    "title": "证据目录",
    "head": ("被{巡察}单位：{单位}", "日期：{日期}"),
    "none": "没有证据",
    "columns": ("序号", "编号", "名称", "类别", "来源", "形成时间", "证明的问题"),
}
TEMPLATE = Template(name="evidence_catalogue", built_in=BUILT_IN, slots=SLOTS)
WIDTHS = (1.2, 2.2, 5.4, 1.8, 2.2, 2.6, 3.4)
CENTRED = (0, 1, 3, 4, 5)
PHOTO_MM, DPI = 110.0, 220


def written(material: Material, said: Wording) -> Document:
    """The catalogue from what was gathered, without the photographs."""
    title = said.one("title", material.slots)
    head = Para(text="\u3000\u3000".join(said.many("head", material.slots)), indent=False)
    blocks = (Title(text=title), head, listed(material, said))
    return Document(form=Form.PLAIN, title=title, author=material.author, blocks=blocks)


def listed(material: Material, said: Wording) -> Table:
    """One row a piece; also the annex of another paper."""
    proves = {
        piece.number: "、".join(told.number for told in material.findings if piece.number in told.proof)
        for piece in material.pieces
    }
    rows = tuple(
        (str(place), piece.number, piece.name, *_facts(piece), proves[piece.number])
        for place, piece in enumerate(material.pieces, 1)
    )
    nothing = ("", "", said.one("none", material.slots), "", "", "", "")
    return Table(head=said.heads("columns", BUILT_IN), rows=rows or (nothing,), widths=WIDTHS, centred=CENTRED)


def _facts(piece: Evidence) -> tuple[str, str, str]:
    return str(piece.kind), str(piece.origin), piece.taken_at_text.split(" ")[0].replace(":", "-")


def photos(store: Store, pieces: Sequence[Evidence]) -> list[Block]:
    """Each photograph as the bounded process re-encodes it; one that cannot be shown says so in its place."""
    found: list[Block] = []
    edge = round(PHOTO_MM / 25.4 * DPI)
    with Pictures() as pictures:
        for piece in pieces:
            stored = store.stored_files.get(piece.file_uid)
            if stored is None or not piece.media_type.startswith("image/"):
                continue
            caption = f"〔{piece.number}〕{piece.name}"
            try:
                drawn = pictures.draw(store.files.read(stored), edge)
            except InputError as error:
                found.append(Para(text=f"{caption}：{error}"))
            else:
                width = PHOTO_MM * drawn.width / max(drawn.width, drawn.height)
                found.append(Picture(data=drawn.jpeg, width_mm=width, caption=caption))
    return found
