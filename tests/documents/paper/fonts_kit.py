"""Fonts as a computer may have them: one of ours under another name, with another licence, or damaged."""

import struct
from pathlib import Path

from documents.paper import faces

WENKAI = faces.FOLDER / "FuzhenWenKai.ttf"


def tables(data: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack(">H", data[4:6])
    rows = (struct.unpack(">4sLLL", data[12 + 16 * n : 28 + 16 * n]) for n in range(count))
    return {tag: data[start : start + length] for tag, _, start, length in rows}


def names(text: str) -> bytes:
    """A name table with one family name, for Windows in Chinese."""
    said = text.encode("utf-16-be")
    kinds = (1, 4, 6)
    records = b"".join(struct.pack(">6H", 3, 1, 2052, kind, len(said), 0) for kind in kinds)
    return struct.pack(">HHH", 0, len(kinds), 6 + len(records)) + records + said


def font(folder: Path, file: str, name: str, *, licence: int = 0, tag: bytes = b"\0\1\0\0", drop: bytes = b"") -> Path:
    """A file that holds our 楷体 under that name."""
    parts = tables(WENKAI.read_bytes())
    old = parts[b"OS/2"]
    parts |= {b"name": names(name), b"OS/2": old[:8] + struct.pack(">H", licence) + old[10:]}
    parts.pop(drop, None)
    start, head, body = 12 + 16 * len(parts), b"", b""
    for key, data in sorted(parts.items()):
        head += struct.pack(">4sLLL", key, 0, start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    path = folder / file
    path.write_bytes(tag + struct.pack(">HHHH", len(parts), 0, 0, 0) + head + body)
    return path


def collection(folder: Path, file: str, *paths: Path) -> Path:
    """Several of them in one file, as 宋体 comes."""
    start, offsets, bodies = 12 + 4 * len(paths), [], b""
    for path in paths:
        data = path.read_bytes()
        base = start + len(bodies)
        offsets.append(base)
        moved = bytearray(data)
        for n in range(struct.unpack(">H", data[4:6])[0]):
            at = 12 + 16 * n + 8
            struct.pack_into(">L", moved, at, struct.unpack(">L", data[at : at + 4])[0] + base)
        bodies += bytes(moved)
    path = folder / file
    path.write_bytes(b"ttcf" + struct.pack(f">LL{len(paths)}L", 0x10000, len(paths), *offsets) + bodies)
    return path
