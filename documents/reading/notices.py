"""Notices of one problem or of a few (销号公示): their parts stand under labels instead of in a table."""

import re
from dataclasses import dataclass, field, replace

from documents.reading.numbers import split_number
from documents.reading.passages import Passage
from documents.reading.result import Doubt, Line, ReadItem, ReadMeasure
from documents.reading.statements import account
from domain.calendar import parse_deadline
from domain.numerals import chinese_number
from domain.patterns import late
from domain.statuses import parse_status

_LABELS: tuple[tuple[str, str], ...] = (
    ("heading", "(?:反馈|整改|存在的?|督察)?(?:具体)?问题(?:描述|内容|概述)?|整改任务(?:内容)?"),
    ("lead_dept", "(?:整改)?(?:实施|责任)(?:主体|单位|部门)|牵头(?:单位|部门)"),
    ("lead_officer", "(?:整改)?责任(?:领导|人)|包保领导"),
    ("measure", "(?:重点|整改|主要|具体|采取的?)措施"),
    ("goal", "(?:整改)?目标(?:任务)?|目标要求|整改标准"),
    ("deadline", "(?:整改|完成)?(?:时限|期限)|完成时间"),
    ("account", "(?:整改)?(?:完成|落实|进展|办理)情况|整改情况|核查(?:结果|情况)|验收(?:结果|情况)|整改结果"),
)
_LABEL = late("|".join(f"(?P<{name}{n}>{words})" for n, (name, words) in enumerate(_LABELS)))
_LISTS = late("销号|公示")  # titles of notices that may tell of several problems
_UNSTATED = "这个问题没有写明整改状态，按未写明处理。"
_END = late("^(?:特此公示|对.{0,12}有异议|公示(?:时间|期)|(?:监督|联系|举报)(?:电话|人|方式)|附[表件]|[（(]?公示期)")
_ORDINAL = late("序号[：:]?\\s*([一二三四五六七八九十]+|[0-9]+)|([0-9]+)号问题")


@dataclass(kw_only=True)
class _Part:
    name: str
    place: str
    texts: list[tuple[str, str]] = field(default_factory=list)  # (words, place)

    @property
    def words(self) -> str:
        return "\n".join(text for text, _ in self.texts)


def read_notice(title: str, lines: list[Line], year: int | None) -> tuple[list[ReadItem], list[Doubt]]:
    """The problems of a notice; nothing when the labels do not make up one each."""
    parts = _parts(lines)
    starts = [index for index, part in enumerate(parts) if part.name == "heading"]
    if not starts or (len(starts) > 1 and not _LISTS.search(title)):
        return [], []
    ends = [*starts[1:], len(parts)]
    groups = [parts[start if start != starts[0] else 0 : end] for start, end in zip(starts, ends, strict=True)]
    if not all(map(_is_whole, groups)):
        return [], []
    number, doubts = _ordinal(title, lines) if len(groups) == 1 else ("", [])
    items = [_item(group, position, number, year) for position, group in enumerate(groups, 1)]
    unstated = [item for item in items if item.status_text is None] if len(items) > 1 else []
    doubts += [Doubt(place=item.place, reason=_UNSTATED, quote=item.heading) for item in unstated]
    return items, doubts


def _is_whole(parts: list[_Part]) -> bool:
    """A problem in a few words, and at least two things told of it, each once."""
    names = [part.name for part in parts]
    heading = next(part for part in parts if part.name == "heading")
    return len(names) == len(set(names)) >= 3 and 1 <= len(heading.texts) <= 3


def _item(parts: list[_Part], position: int, number: str, year: int | None) -> ReadItem:
    of = {part.name: part for part in parts}
    due = of.get("deadline")
    item = ReadItem(
        position=position,
        number=number or str(position),
        heading=of["heading"].words.rstrip("。；;"),
        heading_line=of["heading"].words,
        place=of["heading"].texts[0][1],
        deadline=parse_deadline(due.words, year=year) if due and due.words else None,
        deadline_place=due.texts[0][1] if due and due.texts else "",
    )
    return _filled(item, of)


def _filled(item: ReadItem, of: dict[str, _Part]) -> ReadItem:
    dept, officer, measures = of.get("lead_dept"), of.get("lead_officer"), of.get("measure")
    said, goal = of.get("account"), of.get("goal")
    claims, told = account([Passage(text=text, place=place) for text, place in said.texts] if said else [])
    claim = claims[0] if claims else None
    responsible = dept or officer
    return replace(
        item,
        lead_dept=(dept.words or None) if dept else None,
        lead_officer=(officer.words or None) if officer else None,
        responsible_place=responsible.place if responsible else "",
        goal=goal.words.rstrip("。；;") if goal else "",
        measures=tuple(ReadMeasure(text=t.rstrip("。；;"), place=p) for t, p in (measures.texts if measures else ())),
        detail="\n".join(told),
        status_text=claim.text if claim else None,
        status=parse_status(claim.text if claim else None).status,
        status_basis="stated" if claim else "none",
        status_place=claim.place if claim else "",
    )


def _parts(lines: list[Line]) -> list[_Part]:
    """What stands under each label, up to the closing words."""
    parts: list[_Part] = []
    for line in (line for line in lines if line.text):
        if _END.match(line.text):
            break
        _, text = (None, line.text) if line.number else split_number(line.text)
        label, mark, rest = _split(text)
        match = _LABEL.fullmatch(label)
        if match and (mark or not rest):
            name = str(match.lastgroup).rstrip("0123456789")
            parts.append(_Part(name=name, place=line.place))
            text = rest
        if parts and text:
            parts[-1].texts.append((text, line.place))
    return parts


def _split(text: str) -> tuple[str, str, str]:
    match = re.match("([^：:。，]{2,12})[：:]", text)
    return (match[1].strip(), "：", text[match.end() :].strip()) if match else (text.strip(), "", "")


def _ordinal(title: str, lines: list[Line]) -> tuple[str, list[Doubt]]:
    """The number the notice gives its problem; other numbers further down are told."""
    told: dict[int, str] = {}
    for text, place in [(title, ""), *((line.text, line.place) for line in lines)]:
        for match in _ORDINAL.finditer(text):
            value = chinese_number(match[1] or match[2])
            if value is not None:
                told.setdefault(value, place)
    if not told:
        return "", []
    number, *others = told
    doubts = [
        Doubt(place=told[other], reason=f"文中的序号前后不一：先写{number}，这里写{other}，按先写的收。")
        for other in others
    ]
    return str(number), doubts
