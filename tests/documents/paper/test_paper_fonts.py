"""The fonts of this computer are used when they are the wanted ones and may be embedded; else ours, and it is said."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from fonts_kit import collection, font

from documents.paper import faces, installed, layout, pdf, proofreading, styles, word
from documents.paper.model import Document, Form, Para, Title
from documents.paper.rows import Text
from documents.paper.styles import Face


def paper(text: str) -> Document:
    return Document(form=Form.PLAIN, title="件", author="组", blocks=(Title(text="件"), Para(text=text)))


def measures(folder: Path) -> styles.Styles:
    return styles.load(fonts=(folder,))


def names(data: bytes) -> set[str]:
    with pikepdf.open(BytesIO(data)) as opened:
        found = {str(font.BaseFont) for page in opened.pages for font in page.Resources.Font.values()}
        return {re.sub("/[A-Z]{6}[+]", "", name) for name in found}


def test_without_installed_fonts_ours_are_used_and_it_is_said(tmp_path: Path) -> None:
    said = faces.of(measures(tmp_path)).told()
    assert said == (
        "PDF 字体：仿宋_GB2312、楷体_GB2312、黑体、方正小标宋简体、宋体没有安装，"
        "改用程序自带的仿宋、楷体、黑体、宋体（粗）、宋体。"
    )


def test_an_installed_font_draws_the_text(tmp_path: Path) -> None:
    font(tmp_path, "simfang.ttf", "仿宋_GB2312")
    found = measures(tmp_path)
    assert faces.of(found).told().startswith("PDF 字体：用本机的仿宋_GB2312；楷体_GB2312、黑体、")
    document = paper("根据统一部署，开展回头看。")
    runs = [op.run for page in layout.pages(document, found) for op in page.ops if isinstance(op, Text)]
    assert any(run.font.startswith("simfang-0-") for run in runs)
    data = pdf.as_bytes(document, found)
    assert "FandolFang" not in " ".join(names(data))
    assert proofreading.differences(document, word.as_bytes(document, found), data) == ""
    assert data == pdf.as_bytes(document, found)


@pytest.mark.parametrize("sign", "￥餘幹準鬱")
def test_a_sign_that_our_font_draws_as_another_comes_from_the_next(sign: str, tmp_path: Path) -> None:
    """FandolFang has a dollar for ￥ and simplified signs for ten others: money and names would be printed wrong."""
    assert faces.of(measures(tmp_path)).pick(sign, Face.FANG)[0] != faces.bundled(Face.FANG)


def test_signs_that_the_installed_font_lacks_come_from_ours(tmp_path: Path) -> None:
    font(tmp_path, "simfang.ttf", "FangSong_GB2312")
    found = measures(tmp_path)
    data = pdf.as_bytes(paper("组员林䶮、𬭎、堃、㛃"), found)
    pages = pdfium.PdfDocument(data)
    text = pages[0].get_textpage().get_text_range()
    pages.close()
    assert "林䶮、𬭎、堃、㛃" in text
    assert faces.missing("林䶮𬭎堃㛃😀", found) == ["😀"]


@pytest.mark.parametrize(
    ("licence", "used"), [(0, True), (0x4, True), (0x8, True), (0x2, False), (0x104, False), (0x204, False)]
)
def test_a_font_that_must_not_be_embedded_is_not(tmp_path: Path, licence: int, used: bool) -> None:
    font(tmp_path, "FZXBSJW.TTF", "方正小标宋简体", licence=licence)
    fonts = faces.of(measures(tmp_path))
    assert ("用本机的方正小标宋简体" in fonts.told()) is used
    assert ("，方正小标宋简体不许嵌入，改用" in fonts.told()) is not used


def test_a_font_of_a_kind_we_cannot_embed_is_said(tmp_path: Path) -> None:
    font(tmp_path, "kai.otf", "楷体_GB2312", tag=b"OTTO", drop=b"glyf")
    assert "楷体_GB2312格式不能嵌入" in faces.of(measures(tmp_path)).told()


def test_the_second_font_of_a_collection_is_found(tmp_path: Path) -> None:
    first, second = font(tmp_path, "a.ttf", "新宋"), font(tmp_path, "b.ttf", "黑体")
    collection(tmp_path, "both.ttc", first, second)
    first.unlink()
    second.unlink()
    (one,) = installed.found("黑体", (tmp_path,))
    assert (one.index, one.refusal) == (1, "")
    assert faces.of(measures(tmp_path)).own(Face.HEI).startswith("both-1-")


def test_the_name_itself_goes_before_its_kin(tmp_path: Path) -> None:
    for file, name in (("a.ttf", "仿宋"), ("b.ttf", "仿宋_GB2312"), ("c.ttf", "FangSong_GB2312")):
        font(tmp_path, file, name)
    assert [one.path.name for one in installed.found("仿宋_GB2312", (tmp_path,))] == ["b.ttf", "c.ttf", "a.ttf"]


@pytest.mark.parametrize(
    "data", [b"", b"\0\1\0\0", b"ttcf\0\0", b"\0\1\0\0\xff\xff" + b"x" * 400, b"ttcf" + b"\xff" * 40]
)
def test_a_damaged_file_is_no_font(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "bad.ttf").write_bytes(data)
    assert installed.found("黑体", (tmp_path,)) == []


def test_a_font_that_only_looks_whole_gives_way(tmp_path: Path) -> None:
    font(tmp_path, "hei.ttf", "黑体", drop=b"cmap")
    assert "黑体读不出来" in faces.of(measures(tmp_path)).told()


def test_the_office_names_another_font(tmp_path: Path) -> None:
    font(tmp_path, "zhuque.ttf", "朱雀仿宋")
    path = tmp_path / "styles.toml"
    path.write_text('[word_fonts]\nfang = "朱雀仿宋"\n', encoding="utf-8")
    assert "用本机的朱雀仿宋" in faces.of(styles.load(path, (tmp_path,))).told()
