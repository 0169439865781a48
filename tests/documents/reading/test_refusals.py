"""Every file that cannot be read is refused in one Chinese sentence, and nothing hostile is followed."""

import contextlib
import os
import re
import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from documents.reading import package as packages
from documents.reading.sniff import sniff
from domain.errors import InputError
from tests.documents.reading.reading_kit import INPUTS, RELATIONS, W, p, read_file, word

REPORT = INPUTS / "yunxi-6-整改报告.docx"
SENTENCE = re.compile(r"[^。]+，没有读入任何内容，请[^。]+。")


def refused(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_file(path)
    assert SENTENCE.fullmatch(str(caught.value)), str(caught.value)
    return str(caught.value)


def zipped(path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        for name, data in entries:
            package.writestr(name, data)
    return path


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.docx").touch()
    assert "空的" in refused(tmp_path / "a.docx")


@pytest.mark.parametrize(
    "name", ["yunxi-6-整改报告.docx", "yunxi-5-整改台账.xlsx", "yunxi-5-整改台账.xls", "yunxi-6-整改报告.doc"]
)
@pytest.mark.parametrize("part", [0.3, 0.9])
def test_a_truncated_file(tmp_path: Path, name: str, part: float) -> None:
    data = (INPUTS / name).read_bytes()
    path = tmp_path / name
    path.write_bytes(data[: int(len(data) * part)])
    if name.endswith(("docx", "xlsx")):
        assert "损坏" in refused(path)
        return
    with contextlib.suppress(InputError):  # what follows the text may be all that is missing
        assert read_file(path).lines


@pytest.mark.parametrize(
    ("change", "word_for_it"),
    [
        (lambda data: data[:2000] + b"\0" * 500 + data[2500:], "损坏"),
        (lambda data: data + b"more", "多余内容"),
        (lambda _data: b"\x01\x02\x03\x7f" * 100, "认不出"),
        (lambda _data: b"{\\rtf1 hello}", "另存为 .docx"),
        (lambda _data: b"Rar!\x1a\x07\0" + b"\0" * 50, "先解压"),
        (lambda _data: b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "作为证据"),
        (lambda _data: b"<?xml version='1.0'?><a/>", "不是 Word 或 Excel"),
        (lambda _data: bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600, "损坏"),
        (lambda _data: bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (lambda _data: bytes.fromhex("D0CF11E0A1B11AE1") + "WordDocument".encode("utf-16-le") + b"\0" * 600, "损坏"),
        (lambda _data: bytes.fromhex("D0CF11E0A1B11AE1") + "Workbook".encode("utf-16-le") + b"\0" * 600, "损坏"),
        (lambda _data: b"%PDF-1.7 nothing", "损坏"),
        (lambda _data: b"PK\x03\x04 nothing", "损坏"),
    ],
)
def test_other_bytes_under_the_name_of_a_document(
    tmp_path: Path, change: Callable[[bytes], bytes], word_for_it: str
) -> None:
    path = tmp_path / "整改报告.docx"
    path.write_bytes(change(REPORT.read_bytes()))
    assert word_for_it in refused(path)


def test_an_archive_and_an_open_document_are_told_the_way_out(tmp_path: Path) -> None:
    assert "先解压" in refused(zipped(tmp_path / "材料.zip", ("报告.docx", b"x")))
    for kind, way in (("text", "另存为 .docx"), ("spreadsheet", "另存为 .xlsx")):
        told = f"application/vnd.oasis.opendocument.{kind}".encode()
        assert way in refused(zipped(tmp_path / "报告.odt", ("mimetype", told)))


@pytest.mark.parametrize(
    ("names", "word_for_it"),
    [
        (["../evil.xml"], "越界路径"),
        (["/etc/passwd"], "越界路径"),
        (["C:\\evil.xml"], "越界路径"),
        (["word\\..\\evil.xml"], "越界路径"),
        (["word/document.xml", "WORD/document.xml"], "重名"),
        (["a.txt"], "认不出"),
        (["OFD.xml"], "损坏"),
    ],
)
def test_odd_packages(tmp_path: Path, names: list[str], word_for_it: str) -> None:
    assert word_for_it in refused(zipped(tmp_path / "a.docx", *((name, b"x") for name in names)))


def test_links_and_encrypted_entries(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("word/link")
    link.external_attr = 0o120777 << 16
    assert "链接" in refused(zipped(tmp_path / "a.docx", (link, b"/etc/passwd")))
    path = zipped(tmp_path / "b.docx", ("word/document.xml", b"x"))
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert "密码" in refused(path)


def test_a_broken_binary_workbook_is_refused(tmp_path: Path) -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Type="{RELATIONS}/officeDocument" Target="xl/workbook.bin"/></Relationships>'
    )
    assert "损坏" in refused(zipped(tmp_path / "a.xlsb", ("_rels/.rels", relations.encode()), ("xl/workbook.bin", b"")))


def test_bombs_are_stopped_by_what_they_inflate_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"\0" * (packages.MAX_ENTRY + 1))
    assert path.stat().st_size < 200_000
    assert "过大" in refused(path)
    monkeypatch.setattr(packages, "MAX_ENTRIES", 3)
    assert "太多" in refused(REPORT)


def test_a_size_that_lies_is_counted_while_inflating(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = packages.Package(REPORT)
    monkeypatch.setattr(packages, "MAX_ENTRY", 100)
    with pytest.raises(InputError, match="过大"):
        package.bytes("word/document.xml")
    with pytest.raises(InputError, match="损坏"):
        package.bytes("word/missing.xml")


def test_broken_compression_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", os.urandom(300) + b"a" * 3000)
    data = bytearray(path.read_bytes())
    start = data.index(b"word/document.xml") + len("word/document.xml")
    data[start : start + 40] = b"\xff" * 40
    path.write_bytes(data)
    assert "损坏" in refused(path)


def test_entities_are_refused_and_never_expanded(tmp_path: Path) -> None:
    body = (
        f'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document {W}><w:body>{p("&b;")}</w:body></w:document>'
    )
    path = word(tmp_path / "b.docx", p("x"))
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = body.encode()
    assert "文档类型定义" in refused(zipped(tmp_path / "c.docx", *parts.items()))
    data = (INPUTS / "yunxi-5-整改台账.xlsx").read_bytes()
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    page = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = b'<!DOCTYPE worksheet [<!ENTITY a "x">]>' + page[page.index(b"<worksheet") :]
    assert "文档类型定义" in refused(zipped(tmp_path / "d.xlsx", *parts.items()))


def test_xml_that_is_none_is_damage(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", "<w:p>")
    assert "损坏" in refused(path)


def test_macros_links_and_objects_are_named_and_not_followed(tmp_path: Path) -> None:
    outside = "".join(
        f'<Relationship Id="x{n}" Type="{RELATIONS}/{kind}" Target="http://a.invalid/{kind}" TargetMode="External"/>'
        for n, kind in enumerate(("attachedTemplate", "image", "hyperlink", "styles"))
    )
    more = {"word/vbaProject.bin": b"x", "word/embeddings/a.bin": b"x", "xl/externalLinks/a.xml": b"x"}
    path = word(tmp_path / "a.docx", p("正文"), more=more, relations=outside)
    assert len(read_file(path).remarks) == 5


def test_a_wrong_extension_is_a_remark(tmp_path: Path) -> None:
    path = tmp_path / "整改报告.doc"
    path.write_bytes(REPORT.read_bytes())
    reading = read_file(path)
    assert "实际是Word 文档" in reading.remarks[0]
    assert len(reading.items) == 11


def test_very_large_files_are_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024 + 1)
    with pytest.raises(InputError, match="200兆"):
        sniff(path)


def test_scans_and_locked_pdfs(tmp_path: Path) -> None:
    blank = pikepdf.new()
    blank.add_blank_page()
    blank.save(tmp_path / "scan.pdf")
    assert "扫描件" in refused(tmp_path / "scan.pdf")
    blank.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(user="秘密", owner="x"))
    assert "密码" in refused(tmp_path / "locked.pdf")


def test_a_locked_or_broken_old_word_document(tmp_path: Path) -> None:
    data = bytearray((INPUTS / "yunxi-6-整改报告.doc").read_bytes())
    start = data.index(struct.pack("<H", 0xA5EC))
    locked = bytearray(data)
    locked[start + 11] |= 1
    (tmp_path / "a.doc").write_bytes(locked)
    assert "密码" in refused(tmp_path / "a.doc")
    data[start + 0x1A2 : start + 0x1A6] = b"\xff\xff\xff\x7f"
    (tmp_path / "b.doc").write_bytes(data)
    assert "损坏" in refused(tmp_path / "b.doc")


def test_a_single_endless_text_is_too_much_and_not_damage(tmp_path: Path) -> None:
    assert "过大" in refused(word(tmp_path / "a.docx", p("甲" * 4_000_000)))
