"""Checks one sentence of a wording as an office has written it: in plain Chinese what is wrong, and how to mend it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from documents.composing.wording import LONGEST, Template
from documents.composing.wording_form import BREAK, Value

FULL_BRACES = re.compile("[｛{]([^｛｝{}]*)[｝}]")
TABLE_HEAD = "表头"  # how the note of a table's head ends


@dataclass(frozen=True, kw_only=True)
class Fault:
    """wrong is the part it is about, "" for all; right may stand there instead, "" when only the writer knows."""

    text: str
    wrong: str = ""
    right: str = ""


def lint(template: Template, key: str, value: Value) -> list[Fault]:
    """Why the words cannot be used; empty when they can."""
    wanted, texts = template.built_in[key], [value] if isinstance(value, str) else value
    if not any(text.strip() for text in texts):
        return [] if template.may_be_empty(key) else [Fault(text="文书里少不了这一处，请写上，或恢复原文。")]
    found = []
    for number, text in enumerate(texts, 1):
        place = f"第 {number} 句" if len(texts) > 1 else ""
        found += [
            Fault(text=place + fault.text, wrong=fault.wrong.replace("\n", BREAK), right=fault.right)
            for fault in _wrong(key, text, template)
        ]
    if template.notes[key].name.endswith(TABLE_HEAD) and len(texts) != len(wanted):
        found.append(Fault(text=f"要有{len(wanted)}栏，一行一栏，现在有{len(texts)}栏。"))
    return found


def _wrong(key: str, text: str, template: Template) -> Iterator[Fault]:
    if len(text) > LONGEST:
        yield Fault(text=f"超过{LONGEST}个字，请分开写。")
    slots = template.slots_of(key)
    for match in FULL_BRACES.finditer(text):
        whole, name = match[0], match[1]
        if whole != f"{{{name}}}":
            yield Fault(text=f"“{whole}”的花括号用了全角，请改成半角。", wrong=whole, right=f"{{{name}}}")
        elif name in template.each and name not in slots:
            yield Fault(text=f"“{whole}”只能写在逐个问题重复的那一段里，请改用别的。", wrong=whole)
        elif name not in slots:
            yield _unknown(whole, name, slots)
    rest = FULL_BRACES.sub("", text)
    if alone := re.search(r"[{}｛｝]", rest):
        yield Fault(text=f"“{alone[0]}”没有成对，请补上或删去。", wrong=alone[0])


def _unknown(whole: str, name: str, slots: Mapping[str, str]) -> Fault:
    near = get_close_matches(name, slots, 1, 0.3)
    if near:
        right = f"{{{near[0]}}}"
        return Fault(text=f"没有“{whole}”可填，是不是想写“{right}”？", wrong=whole, right=right)
    return Fault(text=f"没有“{whole}”可填，请从“插入”里选一个。", wrong=whole)
