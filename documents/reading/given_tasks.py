"""Tasks given out in a paragraph: 某局党组负责：清点藏品（2024年12月底前）；追缴收入（11月底前）。"""

from collections.abc import Sequence
from typing import Any

from documents.reading.duties import at_the_end, due, responsibility
from documents.reading.result import Doubt, Line, ReadItem
from domain.calendar import parse_deadline
from domain.patterns import late
from domain.quantities import amount_fen

_GIVES = late("(?:由)?([^，。；：]{3,30}?)(?:牵头|负责|承担)[^，。；：]{0,8}：")
_WHEN = late("[（(]([^（）()]{3,24})[）)]$")


def tasks_in_a_paragraph(lines: Sequence[Line], year: int | None) -> tuple[list[ReadItem], list[Doubt]]:
    """Each part between semicolons of a paragraph that begins with who is to do it; one that lists several."""
    items: list[ReadItem] = []
    for line in lines:
        match = _GIVES.match(line.text)
        parts = [part for part in line.text[match.end() :].rstrip("。").split("；") if part] if match else []
        if match and len(parts) > 1:
            items += [_task(part.strip(), match[1], line, len(items) + n, year) for n, part in enumerate(parts, 1)]
    reason = "任务写在一段话里，按“；”分条，请核对。"
    return items, [Doubt(place=items[0].place, reason=reason, quote=items[0].heading[:60])] if items else []


def _task(words: str, leads: str, line: Line, position: int, year: int | None) -> ReadItem:
    heading, fields = at_the_end(words)
    when = _WHEN.search(heading)
    if when and parse_deadline(when[1], year=year).day:
        heading, fields = heading[: when.start()], {"deadline": when[1]} | fields
    fields = {"lead_dept": leads} | fields
    places = dict.fromkeys(fields, line.place)
    told: dict[str, Any] = {**responsibility(fields, places), **due(fields, places, year)}
    return ReadItem(
        position=position,
        number=str(position),
        heading=heading,
        amount_fen=amount_fen(heading),
        place=line.place,
        **told,
    )
