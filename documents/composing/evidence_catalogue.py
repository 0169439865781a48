"""证据目录: every piece with what it proves; photographs follow, each at print size with its number."""

from collections.abc import Sequence

from documents.composing.issue_list import above
from documents.composing.material import SLOTS, Material
from documents.composing.wording import Template, Wording
from documents.paper.model import Annex, Block, Document, Form, Para, Picture, Table, Title
from documents.pictures import Pictures
from domain.errors import InputError
from domain.records import Evidence
from storage.store import Store

TEMPLATE = Template(name="evidence_catalogue", slots=SLOTS | {"张数": "60"})
WIDTHS = (33.0, 50.0, 121.0, 44.5, 56.5, 65.0, 72.0)  # points: no IMG_20250314_102233 is torn
CENTRED = (0, 1, 3, 4, 5, 6)
DIGEST_WIDTHS = (50.0, 392.0)  # points: 64 figures of 小四 in one line
PHOTO_WIDTHS = (88.0, 20.0, 24.0, 24.0)  # mm
PHOTO_CENTRED = (1, 2, 3)
PHOTO_MM, DPI = 84.0, 220


def written(material: Material, said: Wording) -> Document:
    """The catalogue from what was gathered, without the photographs."""
    title = said.one("title", material.slots)
    blocks = (Title(text=title), *above(material, said, Form.PLAIN), *listed(material, said))
    return Document(form=Form.PLAIN, title=title, author=material.author, blocks=blocks)


def listed(material: Material, said: Wording) -> list[Block]:
    """One row a piece, and below them the SM3 digest of each that has one; also the annex of another paper."""
    digests = tuple((piece.number, piece.sm3) for piece in material.pieces if piece.sm3)
    if not digests:
        return [_pieces(material, said)]
    head = said.heads("digests")
    lead = Para(text=said.one("digests_lead", material.slots))
    return [_pieces(material, said), lead, Table(head=head, rows=digests, widths=DIGEST_WIDTHS, centred=(0,))]


def _pieces(material: Material, said: Wording) -> Table:
    proves = {
        piece.number: "\n".join(told.number for told in material.findings if piece.number in told.proof)
        for piece in material.pieces
    }
    rows = tuple(
        (str(place), piece.number, piece.name, *_facts(piece), proves[piece.number])
        for place, piece in enumerate(material.pieces, 1)
    )
    nothing = ("", "", said.one("none", material.slots), "", "", "", "")
    return Table(head=said.heads("columns"), rows=rows or (nothing,), widths=WIDTHS, centred=CENTRED)


def _facts(piece: Evidence) -> tuple[str, str, str]:
    return str(piece.kind), str(piece.origin), f"{piece.taken_at:%Y-%m-%d}" if piece.taken_at else ""


def photos(store: Store, pieces: Sequence[Evidence], said: Wording) -> list[Block]:
    """The photographs on pages of their own, as the bounded process re-encodes them; one it cannot show says so."""
    rows: list[tuple[str, ...]] = []
    shown: list[Picture | None] = []
    edge = round(PHOTO_MM / 25.4 * DPI)
    with Pictures() as pictures:
        for piece in pieces:
            stored = store.stored_files.get(piece.file_uid)
            if stored is None or not piece.media_type.startswith("image/"):
                continue
            told = ""
            try:
                drawn = pictures.draw(store.files.read(stored), edge)
            except InputError as error:
                told = str(error)
                shown.append(None)
            else:
                width = PHOTO_MM * drawn.width / max(drawn.width, drawn.height)
                shown.append(Picture(data=drawn.jpeg, width_mm=width, caption=f"〔{piece.number}〕{piece.name}"))
            rows.append((told, piece.number, piece.name, _facts(piece)[-1]))
    if not rows:
        return []
    head = said.heads("photographs")
    table = Table(head=head, rows=tuple(rows), widths=PHOTO_WIDTHS, centred=PHOTO_CENTRED, pictures=tuple(shown))
    label = said.one("photographs_count", {"张数": str(len(rows))})
    return [Annex(label=label, title=said.one("photographs_title", {})), table]
