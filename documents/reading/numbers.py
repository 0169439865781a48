"""Numbers and bullets before a line (一、（一）1.（1）①●), as offices type them."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from documents.reading.result import Line
from domain.numerals import CIRCLED, chinese_number, half_width
from domain.patterns import late
from domain.quantities import WHOLE

_POINTED, _BRACKETED, _IN_WORDS = "⒈-⒛", "⑴-⒇", "㈠-㈩"  # numbers that are signs of their own
_CN = "[一二三四五六七八九十百零〇]{1,5}"
_COUNT = rf"[（(]?\s*(?:{_CN}|[0-9]{{1,3}}|[{CIRCLED}])\s*[）)]?"
MEASURE_LABEL = rf"(?:整改|具体|工作|主要)?(?:措施|举措|做法)\s*{_COUNT}\s*[：:、．.]\s*"
# In the order in which official documents nest them; a document may leave some out.
_STYLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("第一章", late(rf"第(?:{_CN}|[0-9]{{1,3}})[章部篇编](?:分)?[\s、，：:]*")),
    ("一、", late(rf"{_CN}\s*[、．.](?![0-9])\s*")),
    ("（一）", late(rf"(?:[（(]\s*{_CN}\s*[）)]|[{_IN_WORDS}])\s*[、．.]?\s*")),
    (
        "问题1",
        late(
            rf"(?:反馈|存在|具体|整改|主要|突出)?问题\s*[（(]?(?:{_CN}|[0-9]{{1,3}})[）)]?(?:\s*[：:、．.]\s*|[\s　]+)"
            rf"|第\s*(?:{_CN}|[0-9]{{1,3}})\s*个?问题(?:是)?\s*[，：:、]\s*"
            rf"|【\s*问题\s*(?:{_CN}|[0-9]{{1,3}})\s*】\s*"
        ),
    ),
    ("任务1", late(rf"(?:(?:整改|重点)?任务|序号)\s*(?:{_CN}|[0-9]{{1,3}})\s*[：:、．.]\s*")),
    ("建议1", late(rf"(?:意见)?建议\s*(?:{_CN}|[0-9]{{1,3}})\s*[：:、．.]\s*")),
    ("1.1.1", late(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{1,2}(?![0-9.万亿元%％名户家件条吨亩倍]|个(?!人))[、．.]?\s*")),
    ("1.1", late(r"[0-9]{1,2}\.[0-9]{1,2}(?![0-9.年月/%万元亿个人项])[、．.]?\s+")),
    # A number has one point, and no comma after it: 2.9.8亿元 is item 2, 1.3,260万元 item 1.
    (
        "1.",
        late(
            r"[0-9]{1,3}\s*(?:[．.](?![0-9])|[．.](?=(?:19|20)[0-9]{2}年|[0-9]+\.[0-9]|[0-9]{1,3},[0-9]{3})|、)\s*"
            rf"|[0-9]{{1,3}}[．.](?={WHOLE})"
            r"|[0-9]{1,2}[\s　]+(?=(?:关于|针对)[^，。]{2,60}问题)"
            rf"|[{_POINTED}]\s*"
        ),
    ),
    ("（1）", late(rf"(?:[（(]\s*[0-9]{{1,3}}\s*[）)]|[{_BRACKETED}])\s*[、．.]?\s*")),
    ("1）", late(r"[0-9]{1,3}\s*[）)]\s*[、．.]?\s*")),
    ("①", late(rf"[{CIRCLED}]\s*")),
    ("a.", late(r"[A-Za-z][.．、)）]\s*")),
    ("第一，", late(rf"第{_CN}[，：:]\s*")),
    ("措施1", late(MEASURE_LABEL)),
)
STYLE_ORDER = {style: 4 * index for index, (style, _) in enumerate(_STYLES)}
STYLE_ORDER |= {"1.1": STYLE_ORDER["1."] + 1, "1.1.1": STYLE_ORDER["1."] + 2}  # looked for first, nested below
_DRAWN = "•●◆◇▪▫▲△▶►▸▷➢➤➣➔★☆◎❖✦♦\uf000-\uf0ff"  # the last as Word's symbol fonts print them
# A dash, a point or a star is a bullet before a word; before a figure only with a blank, and - 12 - is a page.
_BULLET = late(
    rf"[{_DRAWN}]\s*(?=\S{{2}})|■\s*(?=\S{{2}})(?!.*[□☐])"
    r"|(?:[-–—·・*]|——)\s*(?=[一-鿿“《（])|(?:[-–—·*]\s+|——\s*)(?=[0-9.]+[^0-9.\s—])"
)
_MAY_BEGIN = late(
    rf"[一二三四五六七八九十百零〇第问反存具整主突重任序意建措举做【（(0-9０-９A-Za-z■–—·・*{_DRAWN}"
    rf"{CIRCLED}{_POINTED}{_BRACKETED}{_IN_WORDS}-]"
)
_BEFORE_A_FIGURE = late(r"([0-9]{1,3})[．.](?=[0-9]+(?![0-9.]*\s*(?:万|亿|元|%|％|公里|亩|倍)))")
_SECOND = late("2[．.、]")  # the line below 1.13名…
_DOTTED = late(r"([0-9]{1,2})[.．]([0-9]{1,2})(?![0-9.．万亿%％年月])(?=[一-鿿“])")
_BARE = late(r"([0-9]{1,2})[\s　]*(?=[一-鿿])")
_SHORT = 40  # signs of a heading whose number has no point, or was left out
_LABEL_IN_FRONT = late("【?[一-鿿]{2,6}[：】]")
_BULLETED = "点"  # the style of a bullet: this and the sign
_LONE_SIGN = late(f"[{CIRCLED}{_POINTED}{_BRACKETED}{_IN_WORDS}]")


@dataclass(frozen=True, kw_only=True)
class Number:
    """A number before a heading: as written, its style, and which it is (third, 3; a bullet none)."""

    text: str
    style: str
    value: int | None

    @property
    def is_bullet(self) -> bool:
        """Whether this is a sign that counts nothing."""
        return is_bullet(self.style)


def is_bullet(style: str) -> bool:
    return style.startswith(_BULLETED)


def split_number(text: str) -> tuple[Number | None, str]:
    """A line's typed number and the rest; None for a line without one. A bullet before a number only adorns it."""
    if not _MAY_BEGIN.match(text):
        return None, text.strip()
    plain = half_width(text)
    for style, pattern in _STYLES:
        match = pattern.match(plain)
        if match:
            written = text[: match.end()]
            return Number(text=written.strip(), style=style, value=value_of(written)), text[match.end() :].strip()
    bullet = _BULLET.match(plain)
    if bullet is None:
        return None, text.strip()
    sign, rest = text[: bullet.end()].strip(), text[bullet.end() :].strip()
    number, behind = split_number(rest)
    return (number, behind) if number else (Number(text=sign, style=_BULLETED + sign, value=None), rest)


def bulleted_parts(text: str) -> list[str]:
    """The parts of a cell whose lines begin with bullets; a line without one goes on with the part above."""
    parts: list[str] = []
    for line in text.split("\n"):
        number, rest = split_number(line.strip())
        if number is not None and number.is_bullet:
            parts.append(rest)
        elif parts:
            parts[-1] = f"{parts[-1]}\n{line.strip()}"
        else:
            return [text]
    return parts


def value_of(written: str) -> int | None:
    """Which number it is: 3 of （三）, of 2.3 and of ③."""
    if sign := _LONE_SIGN.search(written):
        return int(unicodedata.numeric(sign[0]))
    digits = re.findall(rf"{_CN}|[0-9]+", half_width(written))
    return chinese_number(digits[-1]) if digits else None


def in_context(lines: Sequence[Line]) -> dict[int, tuple[Number, str]]:
    """Numbers that only the lines around tell: 8.5个学院… below 7.…, 2.2标题 below 2.1标题, one left out by a slip."""
    numbers = [split_number(line.number or line.text)[0] for line in lines]
    return _before_figures(lines, numbers) | _dotted(lines) | _left_out(lines, numbers)


def _before_figures(lines: Sequence[Line], numbers: Sequence[Number | None]) -> dict[int, tuple[Number, str]]:
    found: dict[int, tuple[Number, str]] = {}
    last: int | None = None
    for index, (line, number) in enumerate(zip(lines, numbers, strict=True)):
        if number is not None:
            last = number.value if number.style == "1." and number.value is not None else last
            continue
        expected = (
            1 if any(map(_SECOND.match, (one.text for one in lines[index + 1 : index + 2]))) else (last or -2) + 1
        )
        match = _BEFORE_A_FIGURE.match(line.text)
        if match and int(match[1]) == expected:
            found[index] = Number(text=match[0], style="1.", value=expected), line.text[match.end() :]
            last = expected
    return found


def _dotted(lines: Sequence[Line]) -> dict[int, tuple[Number, str]]:
    """1总则, 1.1目的, 1.2依据, 2… without blanks, where they count on."""
    plain = [half_width(line.text) for line in lines]
    marks = [(i, int(m[1]), int(m[2]), m.end()) for i, text in enumerate(plain) if (m := _DOTTED.match(text))]
    counted = {(one[0], two[0]) for one, two in pairwise(marks) if two[1:3] == (one[1], one[2] + 1)}
    used = {index for pair in counted for index in pair}
    found = {
        index: (Number(text=f"{above}.{below}", style="1.1", value=below), lines[index].text[end:])
        for index, above, below, end in marks
        if index in used
    }
    last = 0
    for index, text in enumerate(plain if found else ()):
        match = _BARE.match(text)
        if match and int(match[1]) == last + 1 and len(text) <= _SHORT and "。" not in text:
            last += 1
            found[index] = Number(text=match[1], style="1.", value=last), lines[index].text[match.end() :]
    return found


def _left_out(lines: Sequence[Line], numbers: Sequence[Number | None]) -> dict[int, tuple[Number, str]]:
    """A heading without a number between 6. and 8., with 整改措施：… below it as below theirs."""
    found: dict[int, tuple[Number, str]] = {}
    last: dict[str, tuple[int, int]] = {}  # style → index and value of the number before
    for index, number in enumerate(numbers):
        if number is None or number.value is None:
            continue
        before, value = last.get(number.style, (index, number.value))
        last[number.style] = index, number.value
        between = [k for k in range(before + 2, index - 1) if _is_heading_like(lines, k, before)]
        if number.value == value + 2 and len(between) == 1:
            found[between[0]] = Number(text="", style=number.style, value=value + 1), lines[between[0]].text
    return found


def _is_heading_like(lines: Sequence[Line], index: int, model: int) -> bool:
    """Whether a short line is followed by the label that follows the heading at `model`."""
    label = _LABEL_IN_FRONT.match(lines[model + 1].text)
    text = lines[index].text
    short = 1 < len(text) <= _SHORT and not _LABEL_IN_FRONT.match(text) and split_number(text)[0] is None
    return short and label is not None and lines[index + 1].text.startswith(label[0])
