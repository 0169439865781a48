"""Marks and figures of any width read as the usual ones, and told in the signs that were written."""

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, cast

from documents.reading.outline import Outline
from documents.reading.result import Line, Reading
from domain.widths import one_width


@dataclass(frozen=True, kw_only=True)
class Widened:
    """A document as it is read, and its text both ways, sign for sign, to find again what was written."""

    outline: Outline
    read: str
    written: str
    starts: dict[str, int]  # where the line of a place begins

    def as_written(self, told: Reading) -> Reading:
        """What was understood, in the words of the source."""
        return told if self.read == self.written else cast(Reading, self._restored(told, 0))

    def _restored(self, told: Any, near: int) -> Any:
        """near: where the line begins in which an item stands; the same words may be written otherwise above it."""
        if type(told) is str:
            return "\n".join(self._found(words, near) for words in told.split("\n"))
        if isinstance(told, tuple):
            return tuple(self._restored(one, near) for one in told)
        if is_dataclass(told) and not isinstance(told, type):
            near = self.starts.get(getattr(told, "place", ""), near)
            return replace(told, **{f.name: self._restored(getattr(told, f.name), near) for f in fields(told)})
        return told

    def _found(self, words: str, near: int) -> str:
        start = self.read.find(words, near) if words else -1
        if start < 0 and words:
            start = self.read.find(words)
        return words if start < 0 else self.written[start : start + len(words)]


def widened(outline: Outline) -> Widened:
    """The document with its paragraphs in one width."""
    blocks = [
        replace(block, text=one_width(block.text)) if isinstance(block, Line) else block for block in outline.blocks
    ]
    wide = replace(outline, blocks=blocks)
    read, written = ("\n".join(line.text for line in one.paragraphs) for one in (wide, outline))
    starts: dict[str, int] = {}
    at = 0
    for line in outline.paragraphs:
        starts.setdefault(line.place, at)
        at += len(line.text) + 1
    return Widened(outline=wide, read=read, written=written, starts=starts)
