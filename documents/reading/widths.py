"""Half-width marks between Chinese words (一是学习不深;二是…) read as the full-width ones they stand for.

Every mark becomes one sign, so what is read from the widened text is found again in the text as it was written.
"""

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, cast

from documents.reading.outline import Outline
from documents.reading.result import Line, Reading
from domain.patterns import late

_WIDE = str.maketrans(",;:!?", "，；：！？")
_CHINESE = "一-鿿“”‘’《》〈〉（）〔〕【】、。，；：！？…—·"
_MARK = late(f"(?<=[{_CHINESE}])[,;:!?]|[,;:!?](?=[{_CHINESE}])")
_STOP = late(rf"(?<=[{_CHINESE}])(?<!^[一二三四五六七八九十])\.(?=[{_CHINESE}A-Z0-9]|\s*$)")
_BRACKETS = late(r"\(([^()]*)\)")
_QUOTES = late('"([^"]*)"')
_ANY = late(f'[{_CHINESE}][,;:!?."(]|[,;:!?.")][{_CHINESE}]')


@dataclass(frozen=True, kw_only=True)
class Widened:
    """A document as it is read, and its text both ways, sign for sign, to find again what was written."""

    outline: Outline
    read: str
    written: str

    def as_written(self, told: Reading) -> Reading:
        """What was understood, in the words of the source."""
        return told if self.read == self.written else cast(Reading, self._restored(told))

    def _restored(self, told: Any) -> Any:
        if type(told) is str:
            return "\n".join(map(self._found, told.split("\n")))
        if isinstance(told, tuple):
            return tuple(map(self._restored, told))
        if is_dataclass(told) and not isinstance(told, type):
            return replace(told, **{field.name: self._restored(getattr(told, field.name)) for field in fields(told)})
        return told

    def _found(self, words: str) -> str:
        start = self.read.find(words) if words else -1
        return words if start < 0 else self.written[start : start + len(words)]


def widened(outline: Outline) -> Widened:
    """The document with the marks of its paragraphs that stand beside Chinese signs made full-width."""
    blocks = [_line(block) if isinstance(block, Line) else block for block in outline.blocks]
    wide = replace(outline, blocks=blocks)
    read, written = ("\n".join(line.text for line in one.paragraphs) for one in (wide, outline))
    return Widened(outline=wide, read=read, written=written)


def _line(line: Line) -> Line:
    return replace(line, text=_wide(line.text)) if _ANY.search(line.text) else line


def _wide(text: str) -> str:
    text = _BRACKETS.sub(lambda pair: f"（{pair[1]}）" if _is_chinese(pair[1]) else pair[0], text)
    text = _QUOTES.sub(lambda pair: f"“{pair[1]}”" if _is_chinese(pair[1]) else pair[0], text)
    return _STOP.sub("。", _MARK.sub(lambda mark: mark[0].translate(_WIDE), text))


def _is_chinese(words: str) -> bool:
    return any("一" <= sign <= "鿿" for sign in words)
