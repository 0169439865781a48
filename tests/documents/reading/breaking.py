"""Ways of breaking a file: anywhere, or so that it still looks sound and its parser goes on into it."""

import copy
import random
import re
import zipfile
from io import BytesIO

from lxml import etree

_CHIPS = (b"\0", b"\xff\xff\xff\xff", b"<", b"&#x0;", b'"', b"]]>", b"-1", b"99999999999", b"\x07\x07", b"<!DOCTYPE a>")
_VALUES = (
    "",
    "0",
    "-1",
    "1",
    "2",
    "7",
    "99",
    "65536",
    "99999999999",
    "1e9",
    "A1:XFD1048576",
    "B2",
    "甲",
    "none",
    "true",
)
_EDGES = (0, 1, 2, 7, 0x7F, 0xFF, 0x100, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF)
_WORDS = (
    *(
        "一、",
        "（一）",
        "1.",
        "（1）",
        "①",
        "一是",
        "整改情况：",
        "责任领导：",
        "关于“",
        "”的问题",
        "2024年6月底",
        "6月底前",
        "已完成",
    ),
    *(
        "持续推进",
        "\t",
        "|",
        ",",
        ";",
        '"',
        "\n",
        "\r\n",
        "\u3000",
        "\u2028",
        "３.８６万元",
        "100%",
        "√",
        "合计",
        "：",
        "。",
        "𠮷",
    ),
)
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_NUMBER = re.compile(rb"-?[0-9]+(?:\.[0-9]+)?")
_NUMBERS = (b"0", b"-1", b"1", b"0.00001", b"300", b"65536", b"99999999999", b"-99999", b"1e9")
_ENCODINGS = ("utf-8", "gb18030", "utf-16")
MOST = 120_000  # bytes of a file grown by repetition


def changed(data: bytes, chance: random.Random) -> bytes:
    """The file broken somewhere: its bytes, or what they mean."""
    if data.startswith(b"PK"):
        return _changed_part(data, chance) if chance.random() < 0.9 else _spoilt(data, chance)
    return _reworked(data, chance) if chance.random() < 0.6 else _spoilt(data, chance)


def _changed_part(data: bytes, chance: random.Random) -> bytes:
    """One part of the package broken, the package sound."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as package, zipfile.ZipFile(out, "w") as copied:
        names = package.namelist()
        hit = max(chance.sample(names, min(2, len(names))), key=lambda name: package.getinfo(name).file_size)
        for name in names:
            part = package.read(name)
            if name == hit:
                part = _reworked(part, chance) if chance.random() < 0.7 else _spoilt(part, chance)
            copied.writestr(name, part)
    return out.getvalue()


def _reworked(data: bytes, chance: random.Random) -> bytes:
    """What the file means changed, its outer form kept."""
    if data.startswith(_OLE):
        return _overwritten(data, chance)
    if data.startswith(b"%PDF"):
        return _renumbered(data, chance)
    if data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<"):
        return _reshaped(data, chance)
    return _reworded(data, chance)


def _spoilt(data: bytes, chance: random.Random) -> bytes:
    """Some bytes turned, left out, put in, repeated."""
    spoilt = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 6))):
        at = chance.randrange(len(spoilt) + 1)
        deed = chance.randrange(5)
        if deed == 0 and at < len(spoilt):
            spoilt[at] ^= 1 << chance.randrange(8)
        elif deed == 1:
            del spoilt[at : at + chance.randrange(1, 60)]
        elif deed == 2:
            spoilt[at:at] = chance.choice(_CHIPS)
        elif deed == 3:
            start = chance.randrange(len(spoilt) + 1)
            spoilt[at:at] = spoilt[start : start + chance.randrange(1, 200)]
        else:
            spoilt[at:at] = chance.randbytes(chance.randrange(1, 8))
    return bytes(spoilt)


def _overwritten(data: bytes, chance: random.Random) -> bytes:
    """Numbers inside a compound file replaced where they stand: every other structure stays where it was."""
    spoilt = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        at = chance.randrange(512, len(spoilt) - 4)  # the header stays sound
        for _ in range(20):
            if spoilt[at]:
                break
            at = chance.randrange(512, len(spoilt) - 4)
        wide = chance.choice((1, 2, 4))
        deed = chance.randrange(4)
        if deed == 0:
            spoilt[at : at + wide] = (chance.choice(_EDGES) & (256**wide - 1)).to_bytes(wide, "little")
        elif deed == 1:
            spoilt[at] = (spoilt[at] + chance.choice((-1, 1))) % 256
        elif deed == 2:
            spoilt[at] ^= 1 << chance.randrange(8)
        else:
            start = chance.randrange(512, len(spoilt) - 4)
            spoilt[at : at + 4] = spoilt[start : start + 4]
    return bytes(spoilt)


def _renumbered(data: bytes, chance: random.Random) -> bytes:
    """Numbers of a PDF replaced: places, sizes, lengths, names of objects."""
    found = list(_NUMBER.finditer(data))
    hits = set(chance.sample(range(len(found)), min(len(found), chance.choice((1, 2, 5)))))
    parts, at = [], 0
    for index, match in enumerate(found):
        if index in hits:
            parts += [data[at : match.start()], chance.choice(_NUMBERS)]
            at = match.end()
    return b"".join([*parts, data[at:]])


def _reworded(data: bytes, chance: random.Random) -> bytes:
    """Lines and signs of a text moved, repeated, left out, put in."""
    encoding = next(e for e in ("utf-16", "utf-8", "gb18030") if _decodes(data, e))
    text = data.decode(encoding)
    for _ in range(chance.choice((1, 2, 4, 12))):
        at = chance.randrange(len(text) + 1)
        deed = chance.randrange(4)
        if deed == 0:
            text = text[:at] + chance.choice(_WORDS) * chance.choice((1, 1, 1, 300)) + text[at:]
        elif deed == 1:
            text = text[:at] + text[at + chance.randrange(1, 12) :]
        elif deed == 2:
            lines = text.split("\n")
            chance.shuffle(lines)
            text = "\n".join(lines)
        else:
            start = chance.randrange(len(text) + 1)
            text = text[:at] + text[start : start + chance.randrange(1, 80)] + text[at:]
    return text[:MOST].encode(encoding, "ignore")


def _decodes(data: bytes, encoding: str) -> bool:
    if encoding == "utf-16" and data[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        return False
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _reshaped(data: bytes, chance: random.Random) -> bytes:
    """Elements of a tree left out, repeated, moved, put into each other; attributes and words replaced."""
    page = b"<html" in data[:200].lower()
    parser = etree.HTMLParser(encoding="utf-8") if page else etree.XMLParser(resolve_entities=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return _spoilt(data, chance)
    for _ in range(chance.choice((1, 2, 4, 10))):
        elements = list(root.iter("*"))
        _reshape(chance.choice(elements), chance.choice(elements), chance)
    told: bytes = etree.tostring(root, encoding="utf-8", method="html" if page else "xml", xml_declaration=not page)
    return told if len(told) <= MOST else _spoilt(data, chance)


def _reshape(one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    parent = one.getparent()
    deed = chance.randrange(6)
    if deed == 0 and parent is not None:
        parent.remove(one)
    elif deed == 1 and parent is not None:
        parent.insert(chance.randrange(len(parent) + 1), copy.deepcopy(one))
    elif deed == 2:
        other.append(copy.deepcopy(one))
    elif deed == 3 and one.attrib:
        name = chance.choice(sorted(one.attrib))
        value = chance.choice((*_VALUES, *other.attrib.values()))
        one.set(name, value)
    elif deed == 4:
        one.text = chance.choice((*_WORDS, *_VALUES))
    elif deed == 5:
        one.tag = other.tag
