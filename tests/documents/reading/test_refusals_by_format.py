"""Every way a file can be bad, for every format it applies to: one sentence, nothing read, nothing followed."""

import re
import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from documents.reading import package, read
from documents.reading.formats.compound import Compound
from documents.reading.understand import understand
from domain.errors import InputError
from tests.documents.reading import fuzzing
from tests.documents.reading.reading_kit import INPUTS, RELATIONS, read_file

SENTENCE = re.compile(r"[^。]+，没有读入任何内容，请[^。]+。")
KINDS = ("docx", "xlsx", "xls", "doc", "pdf", "ofd", "html", "xml", "txt", "csv")
ZIPPED = ("docx", "xlsx", "ofd")
MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "ofd": "OFD.xml"}
Spoil = Callable[[str, bytes], bytes]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return {kind: fuzzing.seeds(kind, tmp_path_factory.mktemp(kind))[0] for kind in KINDS}


def repacked(data: bytes, change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """The package with every part changed, and more parts."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, part in more.items():
            new.writestr(name, part)
    return out.getvalue()


def truncated(_kind: str, data: bytes) -> bytes:
    return data[: len(data) * 2 // 5]


def zeroed(_kind: str, data: bytes) -> bytes:
    third = len(data) // 3
    return data[:third] + b"\0" * third + data[2 * third :]


def extended(_kind: str, data: bytes) -> bytes:
    return data + b"<script>more</script>"


def bomb(kind: str, data: bytes) -> bytes:
    huge = b"<a>" + b" " * package.MAX_ENTRY + b"</a>"
    return repacked(data, lambda name, part: huge if name == MAIN[kind] else part)


def with_entities(_kind: str, data: bytes) -> bytes:
    entities = (
        b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    )

    def spoilt(_name: str, part: bytes) -> bytes:
        head, mark, rest = part.partition(b"?>")
        body = rest if mark else part
        return (head + mark if mark else b"") + entities + body.replace(b">", b">&b;&c;", 1)

    return repacked(data, spoilt) if data.startswith(b"PK") else spoilt("", data)


def escaping(_kind: str, data: bytes) -> bytes:
    return repacked(data, lambda _name, part: part, **{"../../evil.xml": b"<a/>"})


def locked_package(_kind: str, _data: bytes) -> bytes:
    """What Office makes of a document with a password: a compound file around the encrypted package."""
    return bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600


def locked_entry(_kind: str, data: bytes) -> bytes:
    spoilt = bytearray(data)
    spoilt[spoilt.index(b"PK\x01\x02") + 8] |= 1
    return bytes(spoilt)


def locked_doc(_kind: str, data: bytes) -> bytes:
    spoilt = bytearray(data)
    spoilt[spoilt.index(struct.pack("<H", 0xA5EC)) + 11] |= 1
    return bytes(spoilt)


def locked_xls(_kind: str, data: bytes) -> bytes:
    """A record that tells of a password right behind the first."""
    spoilt = bytearray(data)
    at = spoilt.index(b"\x09\x08\x10\x00\x00\x06")
    (length,) = struct.unpack_from("<H", spoilt, at + 2)
    spoilt[at + 4 + length : at + 6 + length] = struct.pack("<H", 0x2F)
    return bytes(spoilt)


def locked_pdf(_kind: str, data: bytes) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user="秘密", owner="x"))
    return out.getvalue()


CASES: tuple[tuple[Spoil, tuple[str, ...], str], ...] = (
    (lambda _kind, _data: b"", KINDS, "空的"),
    (truncated, ZIPPED, "损坏"),
    (zeroed, ZIPPED, "损坏|异常"),
    (extended, ZIPPED, "多余内容"),
    (bomb, ZIPPED, "过大"),
    (with_entities, (*ZIPPED, "xml"), "文档类型定义"),
    (escaping, ZIPPED, "越界路径"),
    (locked_package, ("docx", "xlsx"), "密码"),
    (locked_entry, ZIPPED, "密码"),
    (locked_doc, ("doc",), "密码"),
    (locked_xls, ("xls",), "密码"),
    (locked_pdf, ("pdf",), "密码"),
    (lambda _kind, data: data[:600], ("xls", "doc", "pdf"), "损坏"),
    (lambda _kind, _data: b"\x00\x01\x02\x03" * 900, KINDS, "认不出"),
)


@pytest.mark.parametrize(
    ("spoil", "kind", "word_for_it"), [(spoil, kind, word) for spoil, kinds, word in CASES for kind in kinds]
)
def test_a_bad_file_is_one_sentence(
    sound: dict[str, bytes], tmp_path: Path, spoil: Spoil, kind: str, word_for_it: str
) -> None:
    path = tmp_path / f"整改.{kind}"
    path.write_bytes(spoil(kind, sound[kind]))
    with pytest.raises(InputError, match=word_for_it) as caught:
        read_file(path)
    assert SENTENCE.fullmatch(str(caught.value)), str(caught.value)


@pytest.mark.parametrize("kind", KINDS)
def test_a_sound_file_is_read_under_any_name(sound: dict[str, bytes], tmp_path: Path, kind: str) -> None:
    for name in ("名" * (80 - len(kind)), "-rf $(x) '\"; 台账", "..台账\u202e", "=1+1 %00 &lt;"):
        path = tmp_path / f"{name}.{kind}"
        path.write_bytes(sound[kind])
        assert understand(path).lines


@pytest.mark.parametrize("kind", ["docx", "html", "csv"])
def test_a_name_of_240_bytes_reaches_the_parsing_process(sound: dict[str, bytes], tmp_path: Path, kind: str) -> None:
    path = tmp_path / ("名" * 78 + "x" * (5 - len(kind)) + f".{kind}")
    assert len(path.name.encode()) == 240
    path.write_bytes(sound[kind])
    assert read(path).lines


def linked(name: str, part: bytes, target: str) -> bytes:
    """Every list of relations with links to the outside."""
    if not name.endswith(".rels"):
        return part
    links = "".join(
        f'<Relationship Id="x{n}" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="External"/>'
        for n, kind in enumerate(("attachedTemplate", "image", "oleObject", "externalLinkPath"))
    )
    return part.replace(b"</Relationships>", links.encode() + b"</Relationships>")


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_outside_templates_and_links_are_named_and_not_followed(
    sound: dict[str, bytes], tmp_path: Path, kind: str
) -> None:
    (tmp_path / "外.xml").write_text("不该读到的话", "utf-8")
    target = (tmp_path / "外.xml").as_uri()
    path = tmp_path / f"整改.{kind}"
    path.write_bytes(repacked(sound[kind], lambda name, part: linked(name, part, target)))
    reading = read_file(path)
    assert any("外部模板" in remark for remark in reading.remarks)
    assert not any("不该读到" in line.text for line in reading.lines)
    assert len(reading.lines) == len(understand(_kept(tmp_path, kind, sound[kind])).lines)


def _kept(folder: Path, kind: str, data: bytes) -> Path:
    path = folder / f"原.{kind}"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_macros_in_packages_are_named(sound: dict[str, bytes], tmp_path: Path, kind: str) -> None:
    folder = {"docx": "word", "xlsx": "xl"}[kind]
    path = tmp_path / f"整改.{kind[:-1]}m"
    path.write_bytes(repacked(sound[kind], lambda _name, part: part, **{f"{folder}/vbaProject.bin": b"x"}))
    assert "文件带有宏，没有运行。" in read_file(path).remarks


@pytest.mark.parametrize("name", ["yunxi-5-整改台账.xls", "yunxi-6-整改报告.doc"])
def test_macros_in_compound_files_are_named(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert not any("宏" in remark for remark in read_file(INPUTS / name).remarks)
    data = bytearray((INPUTS / name).read_bytes())
    old = "\x05SummaryInformation".encode("utf-16-le")
    at = data.index(old)
    new = "_VBA_PROJECT".encode("utf-16-le")
    data[at : at + len(old)] = new.ljust(len(old), b"\0")
    data[at + 64 : at + 66] = struct.pack("<H", len(new) + 2)
    (tmp_path / name).write_bytes(data)
    assert Compound(tmp_path / name).has("_VBA_PROJECT")
    assert any("宏" in remark for remark in read_file(tmp_path / name).remarks)


@pytest.mark.parametrize("words", ["=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "+1-1", "-2+3"])
def test_words_like_formulas_stay_words(tmp_path: Path, words: str) -> None:
    header = "序号,反馈问题,整改措施,完成情况"
    (tmp_path / "a.csv").write_text(f'{header}\n1,"甲{words}","{words}",已完成\n', "utf-8")
    (tmp_path / "a.txt").write_text(
        f"{header.replace(',', chr(9))}\n1\t甲{words}\t{words}\t已完成\n\t\t{words}\n", "utf-8"
    )
    cells = "".join(f"<td>{cell}</td>" for cell in ("1", f"甲{words}", words, "已完成"))
    heads = "".join(f"<td>{cell}</td>" for cell in header.split(","))
    (tmp_path / "a.html").write_text(
        f"<html><body><table><tr>{heads}</tr><tr>{cells}</tr></table></body></html>", "utf-8"
    )
    for name in ("a.csv", "a.txt", "a.html"):
        item = read_file(tmp_path / name).items[0]
        assert (item.heading, item.measures[0].text) == (f"甲{words}", words)
