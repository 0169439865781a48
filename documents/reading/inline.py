"""Lists inside one paragraph or cell: （1）…（2）…, 一是…二是…, and a whole feedback in one sentence."""

import re
from collections.abc import Iterable

from documents.reading.result import Doubt, Line, ReadItem
from domain.quantities import amount_fen

_INLINE = re.compile(
    r"(?:^|(?<=[。；：，:;]))\s*(?:[一二三四五六七八九十]{1,3}(?:是|要)|第[一二三四五六七八九十]{1,3}[，、]"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]|[（(][0-9]{1,2}[）)])"
)
_PART = re.compile(
    r"(?:^|(?<=[\n。；;，\s]))\s*(?:[（(]\s*[0-9]{1,2}\s*[）)]|[0-9]{1,2}\s*(?:[.．](?![0-9])|、|[）)])|[①-⑳])\s*"
)
_BRACKET = re.compile(r"\s*[（(]\s*([0-9]{1,2})\s*[）)]\s*")
_CHINESE_PART = re.compile(
    r"(?:^|(?<=[\n。；;]))\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]是)\s*"
)
_FOUND = re.compile(r"(?:发现|存在|指出)[^。：:]{0,20}(?:问题|不足)[^。：:]{0,10}[:：]\s*([^。]+)")
_ADVICE = re.compile(r"(?:建议|意见|要求)[:：]\s*(?=一是|（一）|一要|第一)")


def split_inline(text: str) -> list[str]:
    """一是…；二是…, （一）…（二）… as their parts; the whole text when it holds fewer than two."""
    marks = list(_INLINE.finditer(text))
    if len(marks) < 2:
        return [text.strip()] if text.strip() else []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return [text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]


def numbered_parts(text: str, *, single: bool = False) -> list[str]:
    """（1）…（2）… in one cell as its parts, without their numbers; a lone part keeps its number unless `single`."""
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


def feedback_in_a_sentence(lines: Iterable[Line]) -> tuple[list[ReadItem], list[Doubt]]:
    """主要是：甲，乙，丙；丁，戊。 — ； parts the 方面, whose name comes first, ， their problems."""
    for line in lines:
        match = _FOUND.search(line.text)
        if not match:
            continue
        groups = [[c.strip() for c in part.split("，") if c.strip()] for part in match[1].split("；")]
        items: list[ReadItem] = []
        for clauses in groups:
            named = len(groups) > 1 and len(clauses) > 1
            for clause in clauses[1:] if named else clauses:
                items.append(
                    ReadItem(
                        position=len(items) + 1,
                        number=str(len(items) + 1),
                        heading=clause,
                        aspect=clauses[0] if named else "",
                        aspect_place=line.place if named else "",
                        amount_fen=amount_fen(clause),
                        place=line.place,
                    )
                )
        reason = "问题写在一段话里，按“；”分方面、按“，”分问题，请核对。"
        return items, [Doubt(place=line.place, reason=reason, quote=match[0][:60])]
    return [], []


def advice_in_a_sentence(lines: Iterable[Line]) -> list[tuple[str, str]]:
    """(words, place) of 提出了三点意见建议：一是…二是…"""
    for line in lines:
        match = _ADVICE.search(line.text)
        if match and len(parts := split_inline(line.text[match.end() :])) > 1:
            return [(part, line.place) for part in parts]
    return []
