"""Pictures on paper: scaled, upright, marked, with their captions and without what the camera wrote."""

import zipfile
from io import BytesIO

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn
from PIL import Image

from documents.paper import layout, pdf, prints, proofreading, styles, word
from documents.paper.model import (
    Para,
    Picture,
)
from tests.documents.paper.writers_kit import STYLES, both, plain, texts


def photo(width: int = 3000, height: int = 2000) -> bytes:
    out = BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(out, "JPEG", exif=b"Exif\x00\x00secret")
    return out.getvalue()


@pytest.mark.parametrize(("width", "caption"), [(80.0, "石桥村泵房"), (400.0, ""), (120.0, "")])
def test_pictures_are_scaled_to_print_and_carry_no_exif(width: float, caption: str) -> None:
    document = plain(Para(text="见下图。"), Picture(data=photo(), width_mm=width, caption=caption), Para(text="完。"))
    as_word, as_pdf = both(document)
    assert proofreading.differences(document, as_word, as_pdf) == ""
    with zipfile.ZipFile(BytesIO(as_word)) as package:
        data = package.read("word/media/image1.jpg")
    with Image.open(BytesIO(data)) as image:
        assert image.width <= width / 25.4 * 220 + 1
        assert not image.getexif()
    assert docx.Document(BytesIO(as_word)).inline_shapes[0].width.mm <= 156.1


def test_a_tall_picture_fits_one_page() -> None:
    document = plain(Picture(data=photo(500, 3000), width_mm=150, caption="高"))
    assert len(layout.pages(document, STYLES)) == 2


def test_a_picture_is_marked_as_one() -> None:
    data = pdf.as_bytes(
        plain(Picture(data=photo(300, 200), width_mm=50), Picture(data=photo(90, 90), width_mm=50)), STYLES
    )
    with pikepdf.open(BytesIO(data)) as opened:
        parts = [part for part in opened.Root.StructTreeRoot.K.K if part.S == "/Figure"]
    assert len(parts) == 2


def test_turned_photographs_stand_upright() -> None:
    out, turned = BytesIO(), Image.new("RGB", (400, 200)).getexif()
    turned[0x0112] = 6
    Image.new("RGB", (400, 200)).save(out, "JPEG", exif=turned)
    _, width, height = prints.printed(Picture(data=out.getvalue(), width_mm=50))
    assert height == pytest.approx(2 * width)


def test_a_long_caption_is_broken_below_its_picture() -> None:
    document = plain(Picture(data=photo(300, 200), width_mm=50, caption="石桥村供水站泵房" * 8))
    said = [op for op in texts(layout.pages(document, STYLES)[0]) if "石桥村" in op.run.text]
    assert len({op.y for op in said}) == 3
    assert max(op.x for op in said) < (210 - 26) * styles.MM
    assert proofreading.differences(document, *both(document)) == ""


def test_a_picture_takes_whole_lines_in_word_too() -> None:
    document = plain(Picture(data=photo(300, 200), width_mm=120), Para(text="后"))
    file = docx.Document(BytesIO(word.as_bytes(document, STYLES)))
    (shown,) = (paragraph for paragraph in file.paragraphs if paragraph.style.name == "Picture")
    high = file.inline_shapes[0].height.pt + 2 * shown.paragraph_format.space_before.pt
    assert high / STYLES.pitch == pytest.approx(round(high / STYLES.pitch), abs=0.01)
    # On the grid the line of the picture would be rounded up once more.
    assert file.styles["Picture"].element.pPr.find(qn("w:snapToGrid")).get(qn("w:val")) == "0"
