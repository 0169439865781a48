"""Lists inside one paragraph or cell: （1）…（2）…, 一是…二是…"""

from documents.reading.numbers import MEASURE_LABEL, bulleted_parts
from domain.numerals import CIRCLED, chinese_number, half_width
from domain.patterns import late
from domain.quantities import COUNTED_WHOLE, WHOLE

_INLINE = late(
    r"(?:^|(?<=[。；：，:;]))\s*(?:[一二三四五六七八九十]{1,3}(?:是|要)|第[一二三四五六七八九十]{1,3}[，、]"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]|[（(][0-9]{1,2}[）)])"
)
_NEXT = late(r"(?<=[。；;])\s*([0-9]{1,2})\s*[.．、]\s*(?![0-9])")  # goes on after a 1. that was taken off
_PART = late(
    rf"(?:^|(?<=[\n。；;，\s]))\s*(?:[（(]\s*[0-9]{{1,2}}\s*[）)]|[0-9]{{1,2}}\s*(?:[.．](?:(?![0-9])|(?={WHOLE}))|、|[）)])|[{CIRCLED}])\s*"
)
_COUNTED = late(r"(?:^|(?<=[\n。；;]))\s*([0-9]{1,2})[.．](?=.)")
_COUNTED_IN_WORDS = late(r"(?:^|(?<=[。；;：:]))\s*([一二三四五六七八九十]{1,2})、")
_ANNOUNCING = ("：", ":", "，", "建议。", "要求。", "如下。")
_YEAR = late("(?:19|20)[0-9]{2}\\s*年")
_MAY_BEGIN = late(rf"[（(0-9{CIRCLED}一二三四五六七八九十整具工主措举做]")
_LABELLED = late(rf"(?:^|(?<=[\n。；;]))\s*{MEASURE_LABEL}")
_BRACKET = late(r"\s*[（(]\s*([0-9]{1,2})\s*[）)]\s*")
_OF_PROBLEM = late(r"(?:^|(?<=[\n。；;]))\s*[0-9]{1,2}[.．]([0-9]{1,2})[\s　]+")  # 7.1 …；7.2 … of the seventh problem
_CHINESE_PART = late(
    r"(?:^|(?<=[\n。；;]))\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]是)\s*"
)


def split_inline(text: str) -> list[str]:
    """一是…；二是…, （一）…（二）…, 一、…；二、… as their parts; the whole text when it holds fewer than two.

    What stands before the first mark is a part of its own (its number was taken off), unless it announces the others.
    """
    marks = list(_INLINE.finditer(text))
    following = list(_NEXT.finditer(text))
    counted = list(_COUNTED_IN_WORDS.finditer(text))
    if not marks and following and [int(mark[1]) for mark in following] == list(range(2, len(following) + 2)):
        marks = following
    elif not marks and len(counted) > 1 and [chinese_number(c[1]) for c in counted] == list(range(1, len(counted) + 1)):
        marks = counted
    elif len(marks) < 2:
        return [text.strip()] if text.strip() else []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    parts = [text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]
    lead = text[: marks[0].start()].strip()
    return parts if not lead or lead.endswith(_ANNOUNCING) else [lead, *parts]


def numbered_parts(text: str, *, single: bool = False, blanks: bool = False) -> list[str]:
    """（1）…（2）… in one cell as its parts, without their numbers; a lone part keeps its number unless `single`.

    blanks: a number with nothing behind it stands for a part without words.
    """
    bare = text.strip()
    if not _MAY_BEGIN.match(half_width(bare[:1])):
        parts = bulleted_parts(bare)
        return [part.rstrip("。；;，,") for part in parts] if len(parts) > 1 else [bare] if bare else []
    marks = _marks(half_width(text), single=single)
    if not marks:
        return [text.strip()] if text.strip() else []
    ends = [*(start for start, _ in marks[1:]), len(text)]
    parts = [text[start:end].strip().rstrip("。；;，,") for (_, start), end in zip(marks, ends, strict=True)]
    return parts if blanks else [part for part in parts if part]


def _marks(text: str, *, single: bool) -> list[tuple[int, int]]:
    """Where the numbers of a list begin and end; none unless it begins with one."""
    if counted := _before_figures(text):
        return counted
    for pattern in (_LABELLED, _BRACKET, _OF_PROBLEM, _PART, _CHINESE_PART):
        marks = list(pattern.finditer(text))
        if pattern in {_BRACKET, _OF_PROBLEM} and [int(mark[1]) for mark in marks] != list(range(1, len(marks) + 1)):
            continue  # （3） inside a sentence counts something
        wanted = 1 if pattern is _LABELLED or (single and pattern is _PART) else 2
        if len(marks) >= wanted and not text[: marks[0].start()].strip():
            return [mark.span() for mark in marks]
    return []


def _before_figures(text: str) -> list[tuple[int, int]]:
    """1.5个村…；2.规范…: marks that count on, as 3, 4 below another cell's 1, 2, are none of a decimal.

    Where a measured figure follows every mark nothing tells 1.5万元…；2.3万元… from a list.
    """
    marks = list(_COUNTED.finditer(text))
    counted = [int(mark[1]) for mark in marks]
    goes_on = len(marks) > 1 and counted == list(range(counted[0], counted[0] + len(marks)))
    if not goes_on or all(_may_be_decimal(text, mark.end()) for mark in marks):
        return []
    return [mark.span() for mark in marks]


def _may_be_decimal(text: str, at: int) -> bool:
    return text[at].isdigit() and not _YEAR.match(text, at) and not COUNTED_WHOLE.match(text, at)
