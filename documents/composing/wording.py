"""templates/wording/*.toml: the office's own words with named slots, filled here; no expression ever runs.

A sentence with a slot that has nothing to say is dropped. A file or a line that cannot be used gives way to the
built-in words and is said, so a broken template never stops a letter.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent.parent.parent / "templates" / "wording"
SLOT = re.compile(r"\{([^{}]*)\}")
LONGEST = 2000  # signs of one sentence

Words = Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The words by `section.key`, and what of the file was not used."""

    words: Words
    remarks: tuple[str, ...] = ()

    def one(self, key: str, slots: Mapping[str, str]) -> str:
        """One sentence filled, empty when a slot has no content."""
        text = self.words[key]
        return fill(text, slots) or "" if isinstance(text, str) else ""

    def many(self, key: str, slots: Mapping[str, str]) -> list[str]:
        """The sentences of a list that could be filled."""
        texts = self.words[key]
        return [done for text in texts if (done := fill(text, slots))] if isinstance(texts, tuple) else []


def fill(text: str, slots: Mapping[str, str]) -> str | None:
    """The text with its slots filled once (what is filled in is never read again); None when one is empty."""
    if any(not slots.get(name, "") for name in SLOT.findall(text)):
        return None
    return SLOT.sub(lambda match: slots[match[1]], text)


def load(name: str, built_in: Words, slots: frozenset[str], folder: Path = FOLDER) -> Wording:
    """The words of a file laid over the built-in ones."""
    path = folder / f"{name}.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return Wording(words=built_in, remarks=(f"措辞文件 {path.name} 读不出来，已用程序自带的措辞，请核对后再改。",))
    words, remarks = dict(built_in), []
    for key, value in flat(data).items():
        wanted = _usable(built_in.get(key), value, slots)
        if wanted is None:
            remarks.append(f"措辞文件 {path.name} 的“{key}”不能用，这一处已用程序自带的措辞。")
        else:
            words[key] = wanted
    return Wording(words=words, remarks=tuple(remarks))


def flat(data: Mapping[str, object]) -> dict[str, object]:
    """`{"basis": {"closing": …}}` → `{"basis.closing": …}`."""
    found: dict[str, object] = {}
    for key, value in data.items():
        if isinstance(value, dict):
            found |= {f"{key}.{inner}": item for inner, item in value.items()}
        else:
            found[key] = value
    return found


def _usable(
    built_in: str | tuple[str, ...] | None, value: object, slots: frozenset[str]
) -> str | tuple[str, ...] | None:
    """The value when it is of the built-in's kind, not endless and names only slots there are."""
    texts = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    if built_in is None or not texts or isinstance(built_in, str) != isinstance(value, str):
        return None
    if any(not isinstance(text, str) or not text.strip() or len(text) > LONGEST for text in texts):
        return None
    if any(_strange(text, slots) for text in texts):
        return None
    return texts[0] if isinstance(built_in, str) else tuple(texts)


def _strange(text: str, slots: frozenset[str]) -> bool:
    """A slot nobody fills, or a brace left alone."""
    return not slots.issuperset(SLOT.findall(text)) or bool(re.search(r"[{}]", SLOT.sub("", text)))
