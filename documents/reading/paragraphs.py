"""A problem as a paragraph tells it: its first sentence or clause, and the 方面 that the sentence before it names."""

from dataclasses import replace

from documents.reading.headings import heading_of
from documents.reading.inline import numbered_parts
from documents.reading.result import Line, ReadItem
from documents.reading.section_names import FAULT
from domain.numerals import chinese_number
from domain.patterns import late
from domain.quantities import amount_fen

ON_ITS_LINE = late("[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十]{1,3}[，、]")
MILDER = late("需|待|失|重|乏力|模糊|隐患|风险")  # which tell of a fault in a list of faults only
_OF_ASPECT = late("(?:^|(?<=[。：]))在([^，。；：]{2,40}方面)[，：]([^。]+)")
_FIGURE = late("[0-9]")
_NUMBERED = late("[（(][0-9]{1,2}[）)]|[①-⑳]")


def short(item: ReadItem) -> ReadItem:
    """The problem by its first clause where that names what is wrong."""
    first, mark, rest = item.heading.partition("，")
    counted = _FIGURE.search(rest) and not _FIGURE.search(first)
    if not mark or not (counted or FAULT.search(first)):
        return item
    return replace(item, heading=first, detail="。".join(part for part in (rest, item.detail) if part))


def said(line: Line, part: str) -> ReadItem:
    """一是学习不深入。全年仅2次。 — the first sentence is the problem, the rest tells of it."""
    mark = ON_ITS_LINE.match(part)
    heading, rest = heading_of(part[mark.end() :] if mark else part)
    number = chinese_number(mark[0].strip("第是，、")) if mark else None
    item = problem(line, heading.rstrip("；;，,"))
    return replace(item, number=str(number or ""), detail=rest, amount_fen=amount_fen(part))


def problem(line: Line, heading: str, aspect: str = "") -> ReadItem:
    return ReadItem(
        position=1,
        heading=heading,
        aspect=aspect,
        aspect_place=line.place if aspect else "",
        amount_fen=amount_fen(heading),
        place=line.place,
    )


def nested(line: Line) -> list[ReadItem]:
    """一是甲有差距。（1）乙不深入，…（2）丙不严，…: the sentence counted off in words names the 方面 of the others."""
    mark = ON_ITS_LINE.match(line.text)
    name, rest = heading_of(line.text[mark.end() :]) if mark else ("", "")
    parts = numbered_parts(rest, single=True) if _NUMBERED.match(rest) else []
    items = [short(said(line, part)) for part in parts]
    return [replace(item, aspect=name, aspect_place=line.place) for item in items]


def by_aspects(line: Line) -> tuple[list[ReadItem], str, str]:
    """在甲方面，乙混乱，3件…；丙不严，…。在丁方面，…。 — a sentence for each 方面, a part for each problem."""
    found = list(_OF_ASPECT.finditer(line.text))
    told = [(one[1], short(said(line, part.strip()))) for one in found for part in one[2].split("；") if part.strip()]
    faulty = sum(bool(FAULT.search(item.heading) or MILDER.search(item.heading)) for _, item in told)
    if len(found) < 2 or 4 * faulty < 3 * len(told):
        return [], "", ""
    items = [replace(item, aspect=name, aspect_place=line.place) for name, item in told]
    return items, "问题写在一段话里，按“在……方面”分方面、按“；”分问题，请核对。", found[0][0]
