"""Plain text with the line ends of print, as scans and old programs leave it: lines joined, page marks set aside."""

import re
from collections import Counter
from collections.abc import Sequence

_INDENT = re.compile("[\u3000 ]{2,}|\t")
_PAGE = re.compile(r"\s*(?:[—–－-]\s*[0-9]{1,4}\s*[—–－-]|第\s*[0-9]+\s*页(?:\s*[，,/]?\s*共\s*[0-9]+\s*页)?)\s*")
_FEWEST = 3  # lines that go on in the next
_MOSTLY = 0.7  # of the lines that are not indented go on with the one above
_ENDS = 6  # lines of title and signature, which stand by themselves
_SLACK = 2  # signs that a full line may be short of the longest
_LONGEST = 60  # signs of a printed line


def unwrapped(lines: Sequence[str]) -> tuple[list[str], set[int]]:
    """(the lines, each paragraph in its first and "" where it went on; which lines are page marks and running heads)"""
    beside = _margins(lines)
    full = max((len(line.rstrip()) for line in lines), default=0)
    if full > _LONGEST:
        return list(lines), beside
    told = list(lines)
    begun: int | None = None
    reached = False  # whether the line before fills its line
    for index, line in enumerate(lines):
        if index in beside or (not line.strip() and index - 1 in beside):
            continue
        if begun is not None and reached and line.strip() and not _INDENT.match(line):
            told[begun] = told[begun].rstrip() + line.strip()
            told[index] = ""
        else:
            begun = index if _INDENT.match(line) else None
        reached = len(line.rstrip()) >= full - _SLACK
    return (told, beside) if _is_printed(lines, told) else (list(lines), beside)


def _is_printed(lines: Sequence[str], told: Sequence[str]) -> bool:
    """Whether paragraphs are indented throughout and most other lines go on with the one above."""
    joined = sum(bool(line.strip()) and not now for line, now in zip(lines, told, strict=True))
    inner = lines[_ENDS:-_ENDS]
    flush = [line for line in inner if line.strip() and not _INDENT.match(line) and not _PAGE.fullmatch(line)]
    return joined >= _FEWEST and joined >= _MOSTLY * len(flush)


def _margins(lines: Sequence[str]) -> set[int]:
    """Page marks, and the line that stands below several of them alike."""
    marks = [index for index, line in enumerate(lines) if _PAGE.fullmatch(line)]
    heads: dict[int, str] = {}
    for index in marks:
        below = next((n for n in range(index + 1, min(index + 3, len(lines))) if lines[n].strip()), None)
        if below is not None and not _INDENT.match(lines[below]):
            heads[below] = lines[below].strip()
    often = {words for words, times in Counter(heads.values()).items() if times > 1}
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    alike = {*heads, first} if lines else set()
    return {*marks, *(index for index in alike if lines[index].strip() in often)}
