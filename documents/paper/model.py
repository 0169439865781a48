"""What a paper says, block by block, before it is a file: both writers walk the same blocks and print the same text."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

DIGITS = "〇一二三四五六七八九"
SEAL_LINES = 3  # blank lines above a sealed signature
PLACES = ((1000, "千"), (100, "百"), (10, "十"))


class Form(StrEnum):
    """The four shapes of paper."""

    LETTER = "信函格式"
    DOCUMENT = "文件格式"
    PLAIN = "无红头"
    LANDSCAPE = "横排"


@dataclass(frozen=True, kw_only=True)
class Title:
    text: str


@dataclass(frozen=True, kw_only=True)
class Addressee:
    """主送, with its colon."""

    text: str
    above: int = 0  # blank lines, where a page needs them


@dataclass(frozen=True, kw_only=True)
class Heading:
    """Levels 1 to 4 are 一、（一）1.（1）; the number comes by itself, body goes on in the same paragraph."""

    level: int
    text: str
    body: str = ""
    above: int = 0


@dataclass(frozen=True, kw_only=True)
class Para:
    text: str
    indent: bool = True
    above: int = 0


@dataclass(frozen=True, kw_only=True)
class Table:
    """widths are shares of the type area; centred names the columns of short words."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    centred: tuple[int, ...] = ()
    least: int = 1  # lines of a row: room to write and sign by hand
    only_last: int = 0  # so many rows at the end have that room and stay on one page; 0 means all have it
    pictures: tuple["Picture | None", ...] = ()  # of the rows, in the first column
    below: int = 0  # lines that must be free below the last row


@dataclass(frozen=True, kw_only=True)
class Picture:
    """Data is a JPEG or PNG; it is printed at that width and never finer than the printer needs."""

    data: bytes
    width_mm: float
    caption: str = ""
    below: int = 0  # lines that must be free below it


@dataclass(frozen=True, kw_only=True)
class AttachmentNote:
    """附件说明 after the text."""

    names: tuple[str, ...]
    above: int = 1


@dataclass(frozen=True, kw_only=True)
class Signature:
    """署名 and 成文日期; sealed leaves the room a seal needs."""

    name: str
    day: str
    sealed: bool = False
    above: int | None = None  # blank lines; as many as usual

    @property
    def blanks(self) -> int:
        """Blank lines above it: a seal's upper half lies there."""
        return self.above if self.above is not None else SEAL_LINES if self.sealed else 1


@dataclass(frozen=True, kw_only=True)
class Colophon:
    """版记 at the foot of the last page: 抄送, 印发机关 and 印发日期; to is a 主送 for which page 1 had no room."""

    copies: str
    to: str = ""
    printer: str
    day: str
    above: int = 0
    closeness: float = 1.0  # of its lines, of the pitch of the text: less where the page has no room otherwise

    @property
    def printed_on(self) -> str:
        """印发日期 as printed."""
        return f"{self.day}印发" if self.day else ""

    @property
    def ruled(self) -> bool:
        """Whether it has rules: in a letter 抄送 stands without."""
        return bool(self.printer or self.day)


@dataclass(frozen=True, kw_only=True)
class Annex:
    """附件, or another sheet of the same paper, on a new page with its own title."""

    label: str
    title: str

    @property
    def is_attachment(self) -> bool:
        """附件1 stands in 黑体, the number of a sheet does not."""
        return self.label.startswith("附件")


Block = Title | Addressee | Heading | Para | Table | Picture | AttachmentNote | Signature | Annex | Colophon


@dataclass(frozen=True, kw_only=True)
class Document:
    """mark is the 发文机关标志 and number the 发文字号 of the two red forms, as are the other words of the head."""

    form: Form
    title: str
    author: str
    blocks: tuple[Block, ...]
    mark: str = ""
    number: str = ""
    serial: str = ""  # 份号
    secrecy: str = ""  # 密级和保密期限
    urgency: str = ""  # 紧急程度
    signers: tuple[str, ...] = ()  # 签发人

    @property
    def upper_marks(self) -> tuple[str, ...]:
        """份号, 密级, 紧急程度: those there are, from the top."""
        return tuple(mark for mark in (self.serial, self.secrecy, self.urgency) if mark)

    @property
    def signed_by(self) -> tuple[tuple[str, str], ...]:
        """签发人 and the names, two a line, the names of one column below each other."""
        wide = max((len(name) for name in self.signers[::2]), default=0)
        pairs = [self.signers[place : place + 2] for place in range(0, len(self.signers), 2)]
        return tuple(
            ("签发人：" if pair is pairs[0] else "　" * 4, "　".join((pair[0].ljust(wide, "　"), *pair[1:])).rstrip())
            for pair in pairs
        )

    @property
    def head(self) -> list[str]:
        """The words of the red head in reading order."""
        if self.form is Form.LETTER:
            first, *rest = self.upper_marks or ("",)
            return [self.mark, first + self.number, *rest]
        if self.form is Form.DOCUMENT:
            *before, last = ["".join(line) for line in self.signed_by] or [""]
            return [*self.upper_marks, self.mark, *before, self.number + last]
        return [*self.upper_marks] if self.form is Form.PLAIN else []


def chinese(number: int) -> str:
    """1 to 9999 as counted in headings: 十一, 二十, 一百〇一."""
    text, rest, gap = "", number, False
    for unit, sign in PLACES:
        digit, rest = divmod(rest, unit)
        if digit:
            text += ("〇" if gap else "") + ("" if unit == 10 and digit == 1 and not text else DIGITS[digit]) + sign
        gap = bool(text) and not digit
    return text + ("〇" if gap and rest else "") + (DIGITS[rest] if rest or not text else "")


def number_text(level: int, count: int) -> str:
    """The number of a heading as printed."""
    return (f"{chinese(count)}、", f"（{chinese(count)}）", f"{count}.", f"（{count}）")[level - 1]


def numbered(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, str]]:
    """Each block with its number, empty for what has none; an annex counts anew."""
    counts = [0, 0, 0, 0]
    for block in blocks:
        label = ""
        if isinstance(block, Annex):
            counts = [0, 0, 0, 0]
        elif isinstance(block, Heading):
            counts[block.level - 1] += 1
            counts[block.level :] = [0] * (4 - block.level)
            label = number_text(block.level, counts[block.level - 1])
        yield block, label


def attachment_lines(note: AttachmentNote) -> list[tuple[str, str]]:
    """Each name with what stands before it: 附件：1. on the first line only when there are several."""
    if len(note.names) == 1:
        return [("附件：", note.names[0])]
    return [(f"附件：{n}." if n == 1 else f"{n}.", name) for n, name in enumerate(note.names, 1)]


def sent_to(block: Colophon) -> list[str]:
    """主送 and 抄送, each with its full stop."""
    pairs = (("主送：", block.to.rstrip("：:")), ("抄送：", block.copies))
    return [f"{label}{names.rstrip('。')}。" for label, names in pairs if names]


def colophon_lines(block: Colophon) -> list[str]:
    """To whom it was sent, then who printed it and when; a letter has the first alone."""
    return [line for line in (*sent_to(block), block.printer + block.printed_on) if line]


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Title(text=text) | Addressee(text=text) | Para(text=text):
            yield text
        case Heading(text=text, body=body):
            yield text + body
        case Table(head=head, rows=rows):
            for text in chain(head, *rows):
                yield from paragraphs(text) or ("",)
        case Picture(caption=caption):
            yield caption
        case AttachmentNote():
            yield from ("".join(pair) for pair in attachment_lines(block))
        case Signature(name=name, day=day):
            yield from (name, day)
        case Annex(label=label, title=title):
            yield from (label, title)
        case Colophon():
            yield from colophon_lines(block)


def text_of(document: Document) -> str:
    """All that the paper says, in reading order, one paragraph a line, also those of a cell."""
    lines = document.head
    for block, label in numbered(document.blocks):
        texts = list(_texts(block))
        lines += [label + texts[0], *texts[1:]]
    return "\n".join(clean(line) for line in lines)


def clean(text: str) -> str:
    """Text without what no paper can show: control signs, half surrogates and non-characters."""
    spaced = re.sub(r"[\t\r\n\v\f\x85\u2028\u2029]+", " ", text)
    return "".join(sign for sign in spaced if printable(sign))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a cell, as they are printed."""
    return [part for part in map(clean, text.split("\n")) if part]


def printable(sign: str) -> bool:
    """Whether a sign can stand in a paper at all."""
    code = ord(sign)
    return unicodedata.category(sign) not in ("Cc", "Cs") and code & 0xFFFE != 0xFFFE and not 0xFDD0 <= code <= 0xFDEF


def squeezed(text: str) -> str:
    """Text without spaces and signs of no width: what must be equal in both files."""
    return "".join(sign for sign in text if not sign.isspace() and unicodedata.category(sign) != "Cf")
