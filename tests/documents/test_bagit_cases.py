"""The cases of the Library of Congress' conformance suite for BagIt, made anew on a bag of ours: both checks judge."""

import hashlib
import unicodedata
from collections.abc import Callable
from pathlib import Path

import bagit
import pytest

from documents.bag import Bag, check

NAMES = ("普通 文件.txt", "同名/a.txt", "同名/空.txt", unicodedata.normalize("NFC", "é.txt"), "data/里面还有.txt")


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    """Chinese and composed names, an empty file, a folder called data inside of data."""
    made = Bag(tmp_path / "bag")
    for name in NAMES:
        made.add(name, [] if "空" in name else [name.encode()])
    made.close([("External-Description", "两行"), ("Contact-Name", "甲"), ("Contact-Name", "乙")])
    return tmp_path / "bag"


def is_valid(folder: Path) -> bool:
    try:
        return bool(bagit.Bag(str(folder)).is_valid())
    except bagit.BagError:
        return False


def edit(folder: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """Changes a tag file and tells the list of tag files so: only the change itself is wrong."""
    path = folder / name
    path.write_bytes(change(path.read_bytes()))
    lines = []
    for line in (folder / "tagmanifest-sha256.txt").read_text("utf-8").splitlines():
        _, place = line.split(maxsplit=1)
        if (folder / place).exists():
            lines.append(f"{hashlib.sha256((folder / place).read_bytes()).hexdigest()}  {place}\n")
    (folder / "tagmanifest-sha256.txt").write_text("".join(lines), "utf-8")


def added(line: str) -> Callable[[bytes], bytes]:
    return lambda text: text + line.encode() + b"\n"


def test_a_bag_with_strange_but_lawful_names_and_repeated_entries_is_valid(bag: Path) -> None:
    assert is_valid(bag)
    assert check(bag) == []


EMPTY = hashlib.sha256(b"").hexdigest()
INVALID: dict[str, Callable[[Path], object]] = {
    "bagit.txt is missing": lambda bag: (bag / "bagit.txt").unlink(),
    "bagit.txt is empty": lambda bag: edit(bag, "bagit.txt", lambda _: b""),
    "bagit.txt lacks its version": lambda bag: edit(bag, "bagit.txt", lambda text: text.split(b"\n", 1)[1]),
    "bagit.txt lacks its encoding": lambda bag: edit(bag, "bagit.txt", lambda text: text.split(b"\n")[0] + b"\n"),
    "bagit.txt begins with a byte order mark": lambda bag: edit(bag, "bagit.txt", lambda text: b"\xef\xbb\xbf" + text),
    "bagit.txt has white space before its colon": lambda bag: edit(
        bag, "bagit.txt", lambda text: text.replace(b":", b" :")
    ),
    "the list of the payload is missing": lambda bag: (bag / "manifest-sha256.txt").unlink(),
    "the payload folder is missing": lambda bag: [
        path.unlink() for path in (bag / "data").rglob("*") if path.is_file()
    ],
    "a file of the payload is missing": lambda bag: (bag / "data" / NAMES[0]).unlink(),
    "a file of the payload was altered": lambda bag: (bag / "data" / NAMES[0]).write_bytes(b"other"),
    "a file of the payload was emptied": lambda bag: (bag / "data" / NAMES[0]).write_bytes(b""),
    "a file lies in the payload that no list names": lambda bag: (bag / "data" / "多出.txt").write_bytes(b""),
    "a tag file was altered": lambda bag: (bag / "bag-info.txt").write_bytes(b"Contact-Name: x\n"),
    "a tag file is missing": lambda bag: (bag / "bag-info.txt").unlink(),
    "a path leaves by dots": lambda bag: edit(bag, "manifest-sha256.txt", added(f"{EMPTY}  data/../../outside")),
    "a path is absolute": lambda bag: edit(bag, "manifest-sha256.txt", added(f"{EMPTY}  /tmp/outside")),
    "a path leads home": lambda bag: edit(bag, "manifest-sha256.txt", added(f"{EMPTY}  ~/outside")),
    "a file is listed that is not there": lambda bag: edit(bag, "manifest-sha256.txt", added(f"{EMPTY}  data/没有")),
    "a digest is cut short": lambda bag: edit(bag, "manifest-sha256.txt", lambda text: text[1:]),
    "a line has no path": lambda bag: edit(bag, "manifest-sha256.txt", added(EMPTY)),
}
LET_PASS = {"bagit.txt has white space before its colon", "a line has no path"}  # by bagit.py, against the suite


@pytest.mark.parametrize("name", INVALID)
def test_a_bag_is_not_valid_when(bag: Path, name: str) -> None:
    (bag.parent / "outside").write_bytes(b"")
    INVALID[name](bag)
    assert check(bag) != []
    assert name in LET_PASS or not is_valid(bag)


def test_a_file_listed_twice_is_refused_here(bag: Path) -> None:
    edit(bag, "manifest-sha256.txt", lambda text: text + text.splitlines(keepends=True)[0])
    assert check(bag) != []
