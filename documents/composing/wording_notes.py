"""Where each sentence of a wording stands, and what it is, as the file itself tells it behind the key."""

import re

KEY = re.compile(r"^\s*([\w.]+)\s*=")
HEAD = re.compile(r"^\s*\[([\w.\s]+)\]")
NOTE = re.compile(r"#\s*([^#\"]+)$")


def key_lines(lines: list[str]) -> dict[str, int]:
    """On which line, from 1, each `section.key` begins."""
    found, section = {}, ""
    for number, line in enumerate(lines, 1):
        if head := HEAD.match(line):
            section = head[1].strip() + "."
        elif match := KEY.match(line):
            found[section + match[1]] = number
    return found


def key_at(lines: list[str], number: int) -> str:
    """The `section.key` of the sentence on that line, from 1; "" outside of any."""
    above = lines[:number]
    last = max((place for place, line in enumerate(above, 1) if HEAD.match(line)), default=0)
    return next((key for key, place in reversed(key_lines(above).items()) if place > last), "")


def notes(text: str) -> dict[str, str]:
    """What each `section.key` is: 存在的主要问题：引出问题."""
    lines = text.split("\n")
    heads = {head[1].strip(): _note(line) for line in lines if (head := HEAD.match(line))}
    keys = {key: _note(lines[number - 1]) for key, number in key_lines(lines).items()}
    return {
        key: "：".join(said for said in (heads.get(key.rpartition(".")[0]), note) if said) for key, note in keys.items()
    }


def _note(line: str) -> str:
    match = NOTE.search(line)
    return match[1].strip() if match else ""
