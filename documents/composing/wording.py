"""The office's own words with named slots, filled here; no expression ever runs.

The words of a paper come from three places, the later over the earlier: the spare wording that came with the program,
`templates/wording/NAME.toml`, and what the office wrote in the workspace. A sentence with a slot that has nothing to
say is dropped. What cannot be used gives way to the words below it and is said, so a broken template stops no letter.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from documents.composing.wording_notes import Note, notes

HOUSE = Path(__file__).parent.parent.parent
FOLDER = HOUSE / "templates" / "wording"
SPARE = HOUSE / "resources" / "spare" / "wording"  # the same files, when an office has spoilt its own
SLOT = re.compile(r"\{([^{}]*)\}")
LONGEST = 2000  # signs of one sentence

Words = Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Template:
    """What may be said in one paper: the name of its file, and what each slot is.

    A section called `each` is a repeat block: its words are filled anew for every problem, with slots of its own.
    """

    name: str
    slots: Mapping[str, str]
    each: Mapping[str, str] = field(default_factory=dict)

    @property
    def built_in(self) -> Words:
        """The spare words by `section.key`: these keys and no others a wording has."""
        return _spare(self.name)

    @property
    def notes(self) -> Mapping[str, Note]:
        """What each sentence is to people, in the order of the paper."""
        return _notes(self.name)

    def slots_of(self, key: str) -> Mapping[str, str]:
        """What may stand in that sentence, with its meaning."""
        return {**self.each, **self.slots} if "each" in key.split(".") else self.slots

    def may_be_empty(self, key: str) -> bool:
        """Whether a paper reads on without it: a whole sentence or a lead, no title, heading, addressee or label."""
        usual = self.built_in[key]
        return not usual or (isinstance(usual, str) and usual.endswith(("。", "，")))


def _spare_text(name: str) -> str:
    return (SPARE / f"{name}.toml").read_text(encoding="utf-8")


@cache
def _notes(name: str) -> dict[str, Note]:
    return notes(_spare_text(name))


@cache
def _spare(name: str) -> Words:
    words = flat(tomllib.loads(_spare_text(name)))
    return {key: value if isinstance(value, str) else tuple(value) for key, value in words.items()}


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The words by `section.key`, and what of the office's text was not used."""

    words: Words
    template: Template
    remarks: tuple[str, ...] = ()

    def one(self, key: str, slots: Mapping[str, str]) -> str:
        """One sentence filled, empty when a slot has no content."""
        text = self.words[key]
        return fill(text, slots) or "" if isinstance(text, str) else ""

    def many(self, key: str, slots: Mapping[str, str]) -> list[str]:
        """The sentences of a list that could be filled."""
        texts = self.words[key]
        return [done for text in texts if (done := fill(text, slots))] if isinstance(texts, tuple) else []

    def heads(self, key: str) -> tuple[str, ...]:
        """The heads of a table: as many as it has columns, else the built-in ones."""
        texts, usual = self.words[key], self.template.built_in[key]
        return texts if isinstance(texts, tuple) and len(texts) == len(usual) else tuple(usual)


def fill(text: str, slots: Mapping[str, str]) -> str | None:
    """The text with its slots filled once (what is filled in is never read again); None when one is empty."""
    if any(not slots.get(name, "") for name in SLOT.findall(text)):
        return None
    return SLOT.sub(lambda match: slots[match[1]], text)


def load(template: Template, text: str = "", folder: Path = FOLDER) -> Wording:
    """The words of the office, "" for none of its own, over the shipped over the built-in ones."""
    path = folder / f"{template.name}.toml"
    try:
        shipped = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return _laid_over(template, template.built_in, text, f"措辞文件 {path.name} 读不出来，已用程序自带的措辞")
    below = _laid_over(template, template.built_in, shipped, "")
    remarks = tuple(f"措辞文件 {path.name} {remark}" for remark in below.remarks)
    above = _laid_over(template, below.words, text, "")
    remarks += tuple(f"本单位的措辞{remark}" for remark in above.remarks)
    return Wording(words=above.words, template=template, remarks=remarks)


def _laid_over(template: Template, below: Words, text: str, said: str) -> Wording:
    """What of the text can be used, over the words below it."""
    remarks = [f"{said}，请核对后再改。"] if said else []
    try:
        data = flat(tomllib.loads(text))
    except tomllib.TOMLDecodeError:
        return Wording(words=below, template=template, remarks=(*remarks, "读不出来，已用自带的措辞，请核对后再改。"))
    words = dict(below)
    for key, value in data.items():
        wanted = _usable(template, key, value)
        if wanted is None:
            remarks.append(f"里的“{template.notes.get(key, key)}”不能用，这一处已用自带的措辞。")
        else:
            words[key] = wanted
    return Wording(words=words, template=template, remarks=tuple(remarks))


def flat(data: Mapping[str, Any]) -> dict[str, Any]:
    """`{"basis": {"closing": …}}` → `{"basis.closing": …}`, at any depth."""
    found: dict[str, Any] = {}
    for key, value in data.items():
        if isinstance(value, dict):
            found |= {f"{key}.{inner}": item for inner, item in flat(value).items()}
        else:
            found[key] = value
    return found


def _usable(template: Template, key: str, value: object) -> str | tuple[str, ...] | None:
    """The value when it is of the built-in's kind, not endless and names only slots there are."""
    texts = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    built_in, slots = template.built_in.get(key), template.slots_of(key)
    if built_in is None or isinstance(built_in, str) != isinstance(value, str):
        return None
    if any(not isinstance(text, str) or len(text) > LONGEST or _strange(text, slots) for text in texts):
        return None
    said = tuple(text for text in texts if text.strip())
    if not said and not template.may_be_empty(key):
        return None
    return "".join(said) if isinstance(built_in, str) else said


def _strange(text: str, slots: Mapping[str, str]) -> bool:
    """A slot nobody fills, or a brace left alone."""
    return not slots.keys() >= {*SLOT.findall(text)} or bool(re.search(r"[{}]", SLOT.sub("", text)))
