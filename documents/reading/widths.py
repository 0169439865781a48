"""Marks and figures of any width read as the usual ones, and told in the signs that were written."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, cast

from documents.reading.outline import Outline
from documents.reading.result import Line, Reading
from domain.widths import blanks_in_days, one_width


@dataclass(frozen=True, kw_only=True)
class Widened:
    """A document as it is read, and its text both ways, to find again what was written."""

    outline: Outline
    read: str
    written: str
    signs: Sequence[int]  # where each sign that is read stands in what was written
    starts: dict[str, int]  # where the line of a place begins in what is read

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
        if start < 0 or not words:
            return words
        return self.written[self.signs[start] : self.signs[start + len(words) - 1] + 1]


def widened(outline: Outline) -> Widened:
    """The document with its paragraphs in one width and without the blanks of 2024 年 1 月 3 日."""
    read: list[str] = []
    signs: list[int] = []
    starts: dict[str, int] = {}
    written, at = 0, 0
    lines = [block for block in outline.blocks if isinstance(block, Line)]
    for line in lines:
        starts.setdefault(line.place, at)
        blanks = blanks_in_days(line.text)
        kept = [n for n in range(len(line.text) + 1) if n not in blanks]  # the end of the line is read as well
        read.append(one_width("".join(line.text[n] for n in kept[:-1]) if blanks else line.text))
        signs += [written + n for n in kept]
        at += len(kept)
        written += len(line.text) + 1
    wide = iter(read)
    blocks = [replace(block, text=next(wide)) if isinstance(block, Line) else block for block in outline.blocks]
    return Widened(
        outline=replace(outline, blocks=blocks),
        read="\n".join(read),
        written="\n".join(line.text for line in lines),
        signs=signs,
        starts=starts,
    )
