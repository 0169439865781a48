"""Lists inside one paragraph or cell: （1）…（2）…, 一是…二是…"""

import re

_INLINE = re.compile(
    r"(?:^|(?<=[。；：，:;]))\s*(?:[一二三四五六七八九十]{1,3}(?:是|要)|第[一二三四五六七八九十]{1,3}[，、]"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]|[（(][0-9]{1,2}[）)])"
)
_PART = re.compile(
    r"(?:^|(?<=[\n。；;，\s]))\s*(?:[（(]\s*[0-9]{1,2}\s*[）)]|[0-9]{1,2}\s*(?:[.．](?![0-9])|、|[）)])|[①-⑳])\s*"
)
_DOTTED = re.compile(r"(?:^|(?<=[\n。；;]))\s*([0-9]{1,2})[.．](?=[0-9])")
_MAY_BEGIN = re.compile(r"\s*[（(0-9①-⑳一二三四五六七八九十]")
_BRACKET = re.compile(r"\s*[（(]\s*([0-9]{1,2})\s*[）)]\s*")
_CHINESE_PART = re.compile(
    r"(?:^|(?<=[\n。；;]))\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]是)\s*"
)


def split_inline(text: str) -> list[str]:
    """一是…；二是…, （一）…（二）… as their parts; the whole text when it holds fewer than two.

    What stands before the first mark is a part of its own (its number was taken off), unless it announces the others.
    """
    marks = list(_INLINE.finditer(text))
    if len(marks) < 2:
        return [text.strip()] if text.strip() else []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    parts = [text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]
    lead = text[: marks[0].start()].strip()
    return parts if not lead or lead.endswith(("：", ":", "，")) else [lead, *parts]


class _Counted:
    """Writes 1.5个村…；2.规范… as 1. 5个村…: a number with a point is a mark where it is the next one, else a decimal."""

    def __init__(self, text: str) -> None:
        self._marks = {mark.start(): int(mark[1]) for mark in _COUNTED.finditer(text)}
        self._single = set(self._marks.values()) < {1}

    def __call__(self, mark: re.Match[str]) -> str:
        before = [number for start, number in self._marks.items() if start < mark.start()]
        others = len(self._marks) > 1
        counts = int(mark[1]) == len(before) + 1 and before == list(range(1, len(before) + 1)) and others
        return f"{mark[0]} " if counts else mark[0]


def numbered_parts(text: str, *, single: bool = False) -> list[str]:
    """（1）…（2）… in one cell as its parts, without their numbers; a lone part keeps its number unless `single`."""
    if not _MAY_BEGIN.match(text):
        return [text.strip()] if text.strip() else []
    text = _DOTTED.sub(_Counted(text), text)
    for pattern in (_BRACKET, _PART, _CHINESE_PART):
        marks = list(pattern.finditer(text))
        if pattern is _BRACKET and [int(mark[1]) for mark in marks] != list(range(1, len(marks) + 1)):
            continue  # （3） inside a sentence counts something
        wanted = 1 if single and pattern is _PART else 2
        if len(marks) >= wanted and not text[: marks[0].start()].strip():
            ends = [*(mark.start() for mark in marks[1:]), len(text)]
            parts = [text[mark.end() : end].strip().rstrip("。；;，,") for mark, end in zip(marks, ends, strict=True)]
            return [part for part in parts if part]
    return [text.strip()] if text.strip() else []
