"""A BagIt 1.0 folder (RFC 8493): data/ with what is handed over, and lists of SHA-256 that anybody can check."""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from domain.errors import InputError, PlaceError
from storage.aside import flush_folder, put_in_place
from storage.hashing import digest_of

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


class Bag:
    """Built aside; it gets its name when every file was written, flushed and read back."""

    def __init__(self, target: Path) -> None:
        if target.exists():
            raise InputError(f"“{target.name}”已经在那里，没有写进去，什么也没有改动，请另选一个位置。")
        self.target = target
        self._aside = target.with_name(target.name + ".part")
        self._sums: dict[str, str] = {}
        self._size = 0
        shutil.rmtree(self._aside, ignore_errors=True)

    def add(self, place: str, chunks: Iterable[bytes]) -> None:
        """One file at a place under data/, with forward slashes."""
        path = self._aside / "data" / place
        digest = hashlib.sha256()
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as out:
            for chunk in chunks:
                digest.update(chunk)
                self._size += len(chunk)
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        self._sums[f"data/{place}"] = digest.hexdigest()

    def close(self, info: Iterable[tuple[str, str]]) -> None:
        """Writes the lists, reads every file back and gives the folder its name."""
        lines = [
            *info,
            ("Bagging-Date", f"{datetime.now(UTC).astimezone():%Y-%m-%d}"),
            ("Payload-Oxum", f"{self._size}.{len(self._sums)}"),
        ]
        tags = {
            "bagit.txt": DECLARATION,
            "bag-info.txt": "".join(f"{name}: {' '.join(value.split())}\n" for name, value in lines),
            "manifest-sha256.txt": _lines(self._sums),
        }
        tags["tagmanifest-sha256.txt"] = _lines(
            {name: hashlib.sha256(text.encode()).hexdigest() for name, text in tags.items()}
        )
        for name, text in tags.items():
            with (self._aside / name).open("wb") as out:
                out.write(text.encode())
                out.flush()
                os.fsync(out.fileno())
        for folder, _, _ in os.walk(self._aside):
            flush_folder(Path(folder))
        if check(self._aside):
            raise PlaceError("写好的文件读回来与原来不一样，这个文件夹没有采用；工作夹没有变，请换一块盘再做一次。")
        put_in_place(self._aside, self.target)

    def abandon(self) -> None:
        """Leaves nothing of an unfinished bag."""
        shutil.rmtree(self._aside, ignore_errors=True)


def _lines(sums: dict[str, str]) -> str:
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))


def check(folder: Path) -> list[str]:
    """What is wrong with a bag, in Chinese sentences; empty when all is there and whole."""
    try:
        if (folder / "bagit.txt").read_bytes() != DECLARATION.encode():
            return ["bagit.txt不是规定的两行，这不是一个完整的BagIt文件夹。"]
        return [
            *_compared(folder, "tagmanifest-sha256.txt", strangers=False),
            *_compared(folder, "manifest-sha256.txt"),
        ]
    except (OSError, ValueError):
        return ["清单读不出来，不能核对这个文件夹。"]


def _compared(folder: Path, manifest: str, *, strangers: bool = True) -> Iterator[str]:
    named: dict[str, str] = {}
    for line in (folder / manifest).read_text("utf-8").splitlines():
        digest, name = line.split(maxsplit=1)
        place = PurePosixPath(name)
        if place.is_absolute() or ".." in place.parts or name.startswith("~") or "\\" in name or name in named:
            raise ValueError(name)  # nothing outside of the bag, nothing twice
        named[name] = digest
    for name, digest in named.items():
        path = folder / name
        if not path.is_file():
            yield f"少了“{name}”。"
        elif digest_of(path)[1] != digest:
            yield f"“{name}”与清单不符。"
    if strangers:
        there = {path.relative_to(folder).as_posix() for path in (folder / "data").rglob("*") if path.is_file()}
        yield from (f"多了“{name}”。" for name in sorted(there - named.keys()))
