"""What each sentence of a wording is, as the file itself tells it behind the key."""

import re
from typing import NamedTuple

KEY = re.compile(r"^([\w.]+)\s*=")
HEAD = re.compile(r"^\[([\w.]+)\]")
NOTE = re.compile(r"#\s*([^#\"]+)$")


class Note(NamedTuple):
    """The block a sentence stands in, "" before the first, and what it is there: 存在的主要问题, 引出问题."""

    block: str
    name: str

    def __str__(self) -> str:
        return "：".join(filter(None, self))


def notes(text: str) -> dict[str, Note]:
    """By `section.key`, in the order of the file."""
    found, section, block = {}, "", ""
    for line in text.split("\n"):
        if head := HEAD.match(line):
            section, block = f"{head[1]}.", _note(line)
        elif key := KEY.match(line):
            found[section + key[1]] = Note(block, _note(line))
    return found


def _note(line: str) -> str:
    match = NOTE.search(line)
    return match[1].strip() if match else ""
