"""The office's own words as a form holds them: a text for each sentence, and the file that is made of them.

The file holds only what the office says in its own way, so that a later version of the program may mend the rest.
"""

import json
import tomllib
from collections.abc import Mapping

from documents.composing import wording
from documents.composing.wording import SLOT, Template, flat
from documents.composing.wording_notes import notes

BREAK = "\u2028"  # a line break inside a sentence: each line of a box is one sentence of a list
Value = str | tuple[str, ...]


def usual(template: Template) -> dict[str, str]:
    """What stands in each box where the office wrote nothing of its own, in the order of the paper."""
    words = wording.load(template).words
    return {key: as_text(words[key]) for key in template.built_in}


def read(template: Template, source: str) -> tuple[dict[str, str], bool]:
    """The office's own texts by key, fit for use or not; whether the file says nothing that no box can show."""
    try:
        data = flat(tomllib.loads(source))
    except tomllib.TOMLDecodeError:
        return {}, False
    fit = {key: value for key, value in data.items() if _has_box(template, key, value)}
    return {key: as_text(value) for key, value in fit.items()}, len(fit) == len(data)


def _has_box(template: Template, key: str, value: object) -> bool:
    wanted = template.built_in.get(key)
    if isinstance(wanted, str):
        return isinstance(value, str)
    return wanted is not None and isinstance(value, list) and all(isinstance(text, str) for text in value)


def written(template: Template, texts: Mapping[str, str]) -> str:
    """The file of these boxes, each sentence with its name behind it; "" when all say what is usual."""
    lines, section = [], ""
    for key, text in usual(template).items():
        if texts.get(key, text) == text:
            continue
        place, _, name = key.rpartition(".")
        note = template.notes[key]
        if place != section:
            lines += ["", f"[{place}]  # {note.block}"]
            section = place
        lines.append(f"{name} = {_quoted(as_words(template, key, texts[key]))}  # {note.name}")
    return "\n".join(lines).lstrip("\n") + "\n" if lines else ""


def told(source: str) -> str:
    """The file as people read it, a sentence a line: 意见建议：小标题：有关建议; one that cannot be read as it is."""
    try:
        data = flat(tomllib.loads(source))
    except tomllib.TOMLDecodeError:
        return source
    names = notes(source)
    said = ((key, "　".join(map(str, value)) if isinstance(value, list) else value) for key, value in data.items())
    return SLOT.sub(r"〔\1〕", "\n".join(f"{names.get(key) or key}：{text}" for key, text in said))


def as_text(value: str | tuple[str, ...] | list[str]) -> str:
    """A sentence as it is, sentences one on a line."""
    return "\n".join(text.replace("\n", BREAK) for text in ([value] if isinstance(value, str) else value))


def as_words(template: Template, key: str, text: str) -> Value:
    """What a box says: lines on which nothing stands are no sentences."""
    if isinstance(template.built_in[key], str):
        return text.replace(BREAK, "\n")
    return tuple(line.replace(BREAK, "\n") for line in text.split("\n") if line.strip())


def _quoted(value: Value) -> str:
    """As TOML has it, which is as JSON has it but for one sign and halves of signs."""
    text = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return text.encode("utf-8", "replace").decode()
