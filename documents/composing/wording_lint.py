"""Checks a wording file as an office has written it: in plain Chinese, which line is wrong and how to mend it."""

import re
import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from documents.composing import wording
from documents.composing.wording import SLOT, Words

FULL_BRACES = re.compile("[｛｝]")
KEY = re.compile(r"^\s*([\w.]+)\s*=")
LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, kw_only=True)
class Fault:
    """line counts from 1; 0 means the whole file."""

    line: int
    text: str


def lint(path: Path, built_in: Words, slots: frozenset[str]) -> list[Fault]:
    """What of the file cannot be used; empty when all can."""
    try:
        source = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return [Fault(line=0, text="文件不是 UTF-8 编码，请在记事本里另存为 UTF-8。")]
    except OSError:
        return [Fault(line=0, text="文件打不开，已用程序自带的措辞。")]
    lines = source.splitlines()
    found = [
        Fault(line=number, text="花括号用了全角，请改成半角的 { 和 }。")
        for number, line in enumerate(lines, 1)
        if FULL_BRACES.search(line) and not line.lstrip().startswith("#")
    ]
    try:
        data = wording.flat(tomllib.loads(source))
    except tomllib.TOMLDecodeError as error:
        place = LINE.search(str(error))
        text = "这一行写法不对：每句话要用英文双引号括起来，列表里每句后面加英文逗号，引号里的引号用“”。"
        return [*found, Fault(line=int(place[1]) if place else len(lines), text=text)]
    where = _lines(lines)
    for key, value in data.items():
        found += [Fault(line=where.get(key, 0), text=text) for text in _wrong(key, value, built_in, slots)]
    return sorted(found, key=lambda fault: fault.line)


def _lines(lines: list[str]) -> dict[str, int]:
    """On which line each key stands."""
    found, section = {}, ""
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("["):
            section = line.strip().split("#")[0].strip("[] ") + "."
        elif match := KEY.match(line):
            found[section + match[1]] = number
    return found


def _wrong(key: str, value: object, built_in: Words, slots: frozenset[str]) -> list[str]:
    """Sentences of what is wrong with one entry."""
    if key not in built_in:
        near = get_close_matches(key, built_in, 1)
        return [f"“{key}”不是这份文书的措辞" + (f"，是不是想写“{near[0]}”？" if near else "，请删去。")]
    wanted = built_in[key]
    if isinstance(wanted, str) != isinstance(value, str):
        shape = "一句话，不要方括号" if isinstance(wanted, str) else "几句话，要用方括号括起来"
        return [f"“{key}”应当是{shape}。"]
    texts = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    found = []
    for text in texts:
        if not isinstance(text, str) or not text.strip():
            found.append(f"“{key}”里有一句是空的，请写上或删去这一句。")
            continue
        for name in SLOT.findall(text):
            if name not in slots:
                near = get_close_matches(name, slots, 1, 0.3)
                found.append(
                    f"没有“{{{name}}}”这个名字"
                    + (f"，是不是想写“{{{near[0]}}}”？" if near else "，请改用文件开头列出的。")
                )
        if re.search(r"[{}]", SLOT.sub("", text)):
            found.append(f"“{text[:12]}”里的花括号没有成对，请补上或删去。")
    return found
