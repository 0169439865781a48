"""证据目录: every piece with what it proves; photographs follow, each at print size with its number."""

from datetime import date

from documents.composing.material import chinese_day, gather
from documents.composing.restricted import hidden, mask
from documents.model import Block, Document, Form, Para, Picture, Table, Title
from documents.pictures import Pictures
from domain.errors import InputError
from domain.records import Evidence
from storage.store import Store

TITLE = "证据目录"
COLUMNS = ("序号", "编号", "名称", "类别", "来源", "形成时间", "证明的问题")
WIDTHS = (1.2, 2.2, 5.4, 1.8, 2.2, 2.6, 3.4)
CENTRED = (0, 1, 3, 4, 5)
PHOTO_MM, DPI = 110.0, 220


def compose(store: Store, visit_uid: str, day: date | None = None) -> Document:
    """The catalogue from the records as they stand."""
    material = gather(store, visit_uid, day)
    words = hidden(store.named_matters.all(visit_uid=visit_uid))
    pieces = sorted(store.evidence.all(visit_uid=visit_uid), key=lambda piece: piece.number)
    proves = {n: [told.number for told in material.findings if n in told.proof] for n in (p.number for p in pieces)}
    rows = tuple(
        (str(place), piece.number, mask(piece.name, words), *_facts(piece), "、".join(proves[piece.number]))
        for place, piece in enumerate(pieces, 1)
    )
    head = f"被{material.slots['巡察']}单位：{material.organization}　　日期：{chinese_day(material.day)}"
    listed = Table(head=COLUMNS, rows=rows or (("", "", "没有证据", "", "", "", ""),), widths=WIDTHS, centred=CENTRED)
    blocks: list[Block] = [Title(text=TITLE), Para(text=head, indent=False), listed, *_photos(store, pieces, words)]
    return Document(form=Form.PLAIN, title=TITLE, author=material.team or material.organization, blocks=tuple(blocks))


def _facts(piece: Evidence) -> tuple[str, str, str]:
    return str(piece.kind), str(piece.origin), piece.taken_at_text.split(" ")[0].replace(":", "-")


def _photos(store: Store, pieces: list[Evidence], words: tuple[str, ...]) -> list[Block]:
    """Each photograph as the bounded process re-encodes it; one that cannot be shown says so in its place."""
    found: list[Block] = []
    edge = round(PHOTO_MM / 25.4 * DPI)
    with Pictures() as pictures:
        for piece in pieces:
            stored = store.stored_files.get(piece.file_uid)
            if stored is None or not piece.media_type.startswith("image/"):
                continue
            caption = f"〔{piece.number}〕{mask(piece.name, words)}"
            try:
                drawn = pictures.draw(store.files.read(stored), edge)
            except InputError as error:
                found.append(Para(text=f"{caption}：{error}"))
            else:
                width = PHOTO_MM * drawn.width / max(drawn.width, drawn.height)
                found.append(Picture(data=drawn.jpeg, width_mm=width, caption=caption))
    return found
