"""Checks a wording as an office has written it: in plain Chinese, which line is wrong and how to mend it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from documents.composing import wording
from documents.composing.wording import LONGEST, SLOT, Template
from documents.composing.wording_notes import KEY, key_lines

FULL_BRACES = re.compile("[｛｝]")
TABLE_HEAD = "表头"  # how the note of a table's head ends
PLACE = re.compile(r"at line (\d+)")
NO_TOML = "这一行写法不对：每句话要用英文双引号括起来，列表里每句后面加英文逗号，引号里的引号用“”。"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """Line counts from 1; 0 means the whole text. A fault of the whole keeps all of it from being used."""

    line: int
    text: str
    whole: bool = False


def lint(source: str, template: Template) -> list[Fault]:
    """What of the text cannot be used; empty when all can."""
    lines = source.split("\n")
    found = [
        Fault(line=number, text="花括号用了全角，请改成半角的 { 和 }。")
        for number, line in enumerate(lines, 1)
        if FULL_BRACES.search(line) and not line.lstrip().startswith("#")
    ]
    try:
        data = wording.flat(tomllib.loads(source))
    except tomllib.TOMLDecodeError as error:
        unknown = [fault for number, line in enumerate(lines, 1) for fault in _unknown(number, line, template)]
        return sorted([*found, *unknown, _unreadable(str(error), lines)], key=lambda fault: fault.line)
    where = key_lines(lines)
    for key, value in data.items():
        start = where.get(key, 0)
        found += [Fault(line=_line_of(part, start, lines), text=text) for part, text in _wrong(key, value, template)]
    return sorted(found, key=lambda fault: fault.line)


def _unknown(number: int, line: str, template: Template) -> list[Fault]:
    """Names nobody fills, told also while the text as a whole cannot be read."""
    known = {**template.each, **template.slots}
    wrong = [name for name in SLOT.findall(line) if name not in known and not line.lstrip().startswith("#")]
    return [Fault(line=number, text=f"没有“{{{name}}}”这个名字{_meant(name, known)}") for name in wrong]


def _meant(name: str, known: Mapping[str, str]) -> str:
    near = get_close_matches(name, known, 1, 0.3)
    return f"，是不是想写“{{{near[0]}}}”？" if near else "，请从“插入”里选一个。"


def _unreadable(said: str, lines: list[str]) -> Fault:
    """The library's complaint in words that help; a key written twice is told apart."""
    place = PLACE.search(said)
    line = int(place[1]) if place else len(lines)
    if "overwrite" in said or "declare" in said:
        return Fault(line=line, text="这一项前面已经写过一次，请删去一处。", whole=True)
    while line > 1 and not lines[line - 1].strip():
        line -= 1  # a text that breaks off is wrong where its last words stand
    return Fault(line=line, text=NO_TOML, whole=True)


def _line_of(part: str, start: int, lines: list[str]) -> int:
    """A sentence of a list may stand some lines below its key."""
    for number in range(max(start, 1), len(lines) + 1) if part else ():
        if part in lines[number - 1]:
            return number
        if number > start and KEY.match(lines[number - 1]):
            break
    return start


def _wrong(key: str, value: object, template: Template) -> list[tuple[str, str]]:
    """What is wrong with one entry: the words it is about, and the sentence."""
    built_in = template.built_in
    if key not in built_in:
        near = get_close_matches(key, built_in, 1)
        meant = f"，是不是想写“{template.called(near[0])}”的代号 {near[0]}？" if near else "，请删去。"
        return [("", f"这份文书没有代号“{key}”{meant}")]
    wanted, called = built_in[key], template.called(key)
    if isinstance(wanted, str) != isinstance(value, str):
        shape = "一句话，不要方括号" if isinstance(wanted, str) else "几句话，要用方括号括起来"
        return [("", f"“{called}”应当是{shape}。")]
    texts = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    found = [problem for text in texts for problem in _wrong_sentence(key, text, template)]
    if wanted and not texts:
        return [("", f"“{called}”里一句也没有，请写上或删去这一项。")]
    if called.endswith(TABLE_HEAD) and len(texts) != len(wanted):
        found.append(("", f"“{called}”要有{len(wanted)}栏，现在有{len(texts)}栏。"))
    return found


def _wrong_sentence(key: str, text: object, template: Template) -> list[tuple[str, str]]:
    called = template.called(key)
    if not isinstance(text, str) or not text.strip():
        return [("", f"“{called}”里有一句是空的，请写上或删去这一句。")]
    if len(text) > LONGEST:
        return [("", f"“{called}”里有一句超过{LONGEST}个字，请分开写。")]
    found, slots = [], template.slots_of(key)
    for name in SLOT.findall(text):
        if name in template.each and name not in slots:
            found.append((f"{{{name}}}", f"“{{{name}}}”只能写在逐个问题重复的那一段里，请改用别的名字。"))
        elif name not in slots:
            found.append((f"{{{name}}}", f"没有“{{{name}}}”这个名字{_meant(name, slots)}"))
    if re.search(r"[{}]", SLOT.sub("", text)):
        found.append((text[:12], f"“{text[:12]}”里的花括号没有成对，请补上或删去。"))
    return found
