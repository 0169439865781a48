"""Photographs on paper: as they are printed, small and clean; what cannot be shown says so in its place."""

from functools import cache
from io import BytesIO

import pytest
from paper_kit import TEAM, visit
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from documents import issuing
from documents.paper import layout, pdf, prints, proofreading, styles, word
from documents.paper.model import Document, Form, Picture, Table, Title
from documents.paper.rows import Photo, Text
from domain.records import Evidence
from domain.words import PaperKind
from storage.store import Store

STYLES = styles.shipped()


@cache
def scene(size: tuple[int, int], *, gravel: bool = False) -> Image.Image:
    """As much detail as a wall, a pipe and some grass have; or as gravel in the sun."""
    grain = Image.effect_noise((size[0] // 3, size[1] // 3), 50) if gravel else Image.effect_noise(size, 40).reduce(2)
    fine = grain.resize(size, Image.Resampling.BICUBIC)
    return Image.merge("RGB", (fine, fine if gravel else Image.linear_gradient("L").resize(size), fine))


def taken(
    colour: int, size: tuple[int, int] = (1200, 900), kind: str = "JPEG", *, gravel: bool = False, **options: object
) -> bytes:
    picture = scene(size, gravel=gravel).copy()
    picture.paste((colour % 255, 90, 60), (200, 200, 600, 500))
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def table(*pictures: Picture | None) -> Document:
    listed = Table(
        head=("照片", "编号"),
        rows=tuple(("", f"证-{number:04}") for number in range(1, len(pictures) + 1)),
        widths=(88, 68),
        pictures=pictures,
    )
    return Document(form=Form.PLAIN, title="件", author=TEAM, blocks=(Title(text="件"), listed))


def test_photographs_follow_the_catalogue_and_damaged_ones_are_said(store: Store) -> None:
    visit_uid = visit(store)
    with store.change("收入"):
        for number, data in enumerate((taken(1, (2400, 1600)), b"no picture", b"text"), 1):
            stored = store.files.take_bytes(data)
            store.stored_files.put(stored)
            kind = "text/plain" if number == 3 else "image/jpeg"
            piece = Evidence(
                visit_uid=visit_uid,
                number=f"证-{number:04}",
                name=f"{number}.jpg",
                file_uid=stored.uid,
                media_type=kind,
            )
            store.evidence.put(piece)
    document = issuing.compose(store, visit_uid, PaperKind.EVIDENCE_CATALOGUE)
    shown = document.blocks[-1]
    assert isinstance(shown, Table)
    assert [picture is not None for picture in shown.pictures] == [True, False]
    assert "原件照存" in shown.rows[1][0]
    files = issuing.written(document)
    assert proofreading.differences(document, files.word, files.pdf) == ""


def test_the_catalogue_tells_the_digest_of_each_piece_in_one_line(store: Store) -> None:
    visit_uid = visit(store)
    digest = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    with store.change("收入"):
        for number, sm3 in enumerate((digest, ""), 1):
            store.evidence.put(
                Evidence(visit_uid=visit_uid, number=f"证-{number:04}", name="笔录", file_uid="", sm3=sm3)
            )
    document = issuing.compose(store, visit_uid, PaperKind.EVIDENCE_CATALOGUE)
    table = document.blocks[-1]
    assert isinstance(table, Table)
    assert table.rows == (("证-0001", digest),)
    drawn = [op.run.text for page in layout.pages(document, STYLES) for op in page.ops if isinstance(op, Text)]
    assert digest in drawn


@pytest.mark.parametrize("gravel", [False, True])
def test_sixty_photographs_are_five_megabytes_at_the_most(gravel: bool) -> None:
    photographs = (taken(number, gravel=gravel) for number in range(60))
    document = table(*(Picture(data=data, width_mm=84, caption="照片") for data in photographs))
    assert len(word.as_bytes(document, STYLES)) <= 5e6
    assert len(pdf.as_bytes(document, STYLES)) <= 5e6
    sizes = [(op.width, op.jpeg) for page in layout.pages(document, STYLES) for op in page.ops if isinstance(op, Photo)]
    assert len(sizes) == 60
    assert max(Image.open(BytesIO(jpeg)).width / width * 72 for width, jpeg in sizes) <= 221


def test_a_row_with_a_photograph_is_as_high_as_it_and_none_is_cut() -> None:
    pictures = [Picture(data=taken(1, size), width_mm=84) for size in ((800, 600), (600, 800), (200, 2000))]
    document = table(None, *pictures)
    bottom = (297 - 35) * styles.MM + 0.1
    photos = [op for page in layout.pages(document, STYLES) for op in page.ops if isinstance(op, Photo)]
    assert len(photos) == 3
    assert all(op.y + op.height <= bottom for op in photos)
    assert proofreading.differences(document, word.as_bytes(document, STYLES), pdf.as_bytes(document, STYLES)) == ""


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("JPEG", {"comment": b"secret"}),
        ("JPEG", {"exif": b"Exif\x00\x00secret"}),
        ("JPEG", {"icc_profile": b"secret" * 30}),
        ("PNG", {"pnginfo": PngInfo()}),
        ("WEBP", {"exif": b"Exif\x00\x00secret"}),
    ],
)
def test_nothing_but_the_picture_is_printed(kind: str, options: dict[str, object]) -> None:
    if isinstance(options.get("pnginfo"), PngInfo):
        options["pnginfo"].add_text("Comment", "secret")  # type: ignore[attr-defined]
    data, _, _ = prints.printed(Picture(data=taken(1, (300, 200), kind, **options), width_mm=80))
    assert b"secret" not in data
    assert Image.open(BytesIO(data)).format == "JPEG"


def test_what_is_ready_for_print_stays_as_it_is() -> None:
    once, _, _ = prints.printed(Picture(data=taken(1), width_mm=84))
    assert prints.printed(Picture(data=once, width_mm=84))[0] is once
