"""A person's hand on a reading before it is confirmed: items re-typed, split, joined and dropped; pure functions."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum

from documents.reading.numbers import split_number
from documents.reading.result import Line, ReadExample, Reading, ReadItem, ReadMeasure
from domain.errors import InputError
from domain.quantities import amount_fen


class As(StrEnum):
    """What a line or an item of the preview is."""

    ISSUE = "问题"
    ASPECT = "方面"
    EXAMPLE = "例证"
    MEASURE = "整改措施"
    DETAIL = "说明"
    RECOMMENDATION = "意见建议"
    NOTHING = "不收"


_INTO_LAST = {As.EXAMPLE, As.MEASURE, As.DETAIL}


def retype(reading: Reading, what: Line | ReadItem, as_: As) -> Reading:
    """The reading with a line or an item taken as something else; what hung on it goes on with the item before."""
    if isinstance(what, ReadItem):
        index = _index(reading, what)
        text, place = what.heading, what.place
        before, after = list(reading.items[:index]), list(reading.items[index + 1 :])
        if before and as_ in _INTO_LAST:
            last = before[-1]
            before[-1] = replace(
                last, measures=(*last.measures, *what.measures), examples=(*last.examples, *what.examples)
            )
        whole = "\n".join(part for part in (what.heading, what.detail) if part)
    else:
        text, place, whole = split_number(what.text)[1], what.place, what.text
        index = _after(reading, what)
        before, after = list(reading.items[:index]), list(reading.items[index:])
    return _made[as_](_stripped(reading, what), before, after, (text, whole, place))


def split(reading: Reading, item: ReadItem, at: int) -> Reading:
    """Two problems out of one: its heading, or its detail beyond that, parted at a character."""
    index = _index(reading, item)
    whole = item.heading + ("\n" + item.detail if item.detail else "")
    first, second = whole[:at].strip(), whole[at:].strip()
    if not first or not second:
        raise InputError("拆分处前后都要有文字，没有拆分，请重新选择位置。")
    heading, _, detail = second.partition("\n")
    one = replace(item, heading=first.partition("\n")[0], detail=first.partition("\n")[2], amount_fen=amount_fen(first))
    other = replace(
        item,
        heading=heading,
        detail=detail,
        heading_number="",
        auto_number="",
        heading_line=heading,
        amount_fen=amount_fen(second),
        examples=(),
        parts=(),
        measures=(),
    )
    return _with(reading, [*reading.items[:index], one, other, *reading.items[index + 1 :]])


def merge(reading: Reading, items: Sequence[ReadItem]) -> Reading:
    """Several problems as one, in the place and under the heading of the first."""
    if len(items) < 2:
        raise InputError("合并至少要选两条，没有合并，请再选一条。")
    ordered = sorted(items, key=lambda item: _index(reading, item))
    first, rest = ordered[0], ordered[1:]
    told = [first.detail, *(part for item in rest for part in (item.heading, item.detail))]
    amounts = [item.amount_fen for item in ordered if item.amount_fen is not None]
    whole = replace(
        first,
        detail="\n".join(part for part in told if part),
        amount_fen=sum(amounts) if amounts else None,
        measures=tuple(measure for item in ordered for measure in item.measures),
        examples=tuple(example for item in ordered for example in item.examples),
        parts=tuple(part for item in ordered for part in item.parts),
    )
    kept = [whole if item is first else item for item in reading.items if not any(item is one for one in rest)]
    return _with(reading, kept)


def drop(reading: Reading, item: ReadItem) -> Reading:
    """The reading without an item; its words stay in the source."""
    index = _index(reading, item)
    return _with(reading, [*reading.items[:index], *reading.items[index + 1 :]])


_Told = tuple[str, str, str]  # (words without number, all words, place)
_Make = Callable[[Reading, list[ReadItem], list[ReadItem], _Told], Reading]


def _issue(reading: Reading, before: list[ReadItem], after: list[ReadItem], told: _Told) -> Reading:
    text, whole, place = told
    heading, _, detail = text.partition("。")
    aspect = before[-1] if before else ReadItem(position=0)
    item = ReadItem(
        position=0,
        number=str(len(before) + 1),
        heading=heading,
        heading_line=whole,
        detail=detail,
        aspect=aspect.aspect,
        aspect_place=aspect.aspect_place,
        amount_fen=amount_fen(text),
        place=place,
    )
    return _with(reading, [*before, item, *after])


def _aspect(reading: Reading, before: list[ReadItem], after: list[ReadItem], told: _Told) -> Reading:
    """The problems below, up to where the aspect changes, stand under it."""
    _, whole, place = told
    name = whole.partition("\n")[0].rstrip("。")
    former = after[0].aspect if after else ""
    reach = next((n for n, item in enumerate(after) if item.aspect != former), len(after))
    below = [replace(item, aspect=name, aspect_place=place) for item in after[:reach]]
    return _with(reading, [*before, *below, *after[reach:]])


def _nothing(reading: Reading, before: list[ReadItem], after: list[ReadItem], _told: _Told) -> Reading:
    return _with(reading, [*before, *after])


def _recommendation(reading: Reading, before: list[ReadItem], after: list[ReadItem], told: _Told) -> Reading:
    text, _, place = told
    changed = replace(
        reading,
        recommendations=(*reading.recommendations, text),
        recommendation_places=(*reading.recommendation_places, place),
    )
    return _with(changed, [*before, *after])


def _into_last(change: Callable[[ReadItem, _Told], ReadItem]) -> _Make:
    """What belongs to the problem before it."""

    def made(reading: Reading, before: list[ReadItem], after: list[ReadItem], told: _Told) -> Reading:
        if not before:
            raise InputError("前面还没有问题可以归入，没有改动，请先标出问题。")
        return _with(reading, [*before[:-1], change(before[-1], told), *after])

    return made


def _with_example(item: ReadItem, told: _Told) -> ReadItem:
    number, text = split_number(told[1])
    example = ReadExample(text=text, number=number.text if number else "", place=told[2])
    return replace(item, examples=(*item.examples, example))


def _with_measure(item: ReadItem, told: _Told) -> ReadItem:
    return replace(item, measures=(*item.measures, ReadMeasure(text=told[0].rstrip("。；;"), place=told[2])))


def _with_detail(item: ReadItem, told: _Told) -> ReadItem:
    return replace(item, detail="\n".join(part for part in (item.detail, told[1]) if part))


_made: dict[As, _Make] = {
    As.ISSUE: _issue,
    As.ASPECT: _aspect,
    As.EXAMPLE: _into_last(_with_example),
    As.MEASURE: _into_last(_with_measure),
    As.DETAIL: _into_last(_with_detail),
    As.RECOMMENDATION: _recommendation,
    As.NOTHING: _nothing,
}


def _stripped(reading: Reading, what: Line | ReadItem) -> Reading:
    """Without the doubts that stood at what a person has now decided, and without it among the recommendations."""
    if isinstance(what, ReadItem):
        return replace(reading, doubts=tuple(doubt for doubt in reading.doubts if doubt.place != what.place))
    kept = [
        (text, place)
        for text, place in zip(reading.recommendations, reading.recommendation_places, strict=False)
        if place != what.place
    ]
    return replace(
        reading,
        doubts=tuple(doubt for doubt in reading.doubts if doubt.place != what.place),
        recommendations=tuple(text for text, _ in kept),
        recommendation_places=tuple(place for _, place in kept),
    )


def _index(reading: Reading, item: ReadItem) -> int:
    for index, one in enumerate(reading.items):
        if one is item or one == item:
            return index
    raise InputError("这一条已经不在识别结果里了，没有改动，请重新选择。")


def _after(reading: Reading, line: Line) -> int:
    """How many items stand before a line."""
    order = {one.place: n for n, one in enumerate(reading.lines)}
    at = order.get(line.place, len(order))
    return sum(order.get(item.place, -1) < at for item in reading.items)


def _with(reading: Reading, items: Sequence[ReadItem]) -> Reading:
    """The reading with these items, counted through in order."""
    counted = tuple(replace(item, position=n) for n, item in enumerate(items, 1))
    aspects = tuple(dict.fromkeys(item.aspect for item in counted if item.aspect))
    return replace(reading, items=counted, aspects=aspects)
