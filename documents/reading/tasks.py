"""Tasks of 分工方案: what is to be done, for which problem, who leads, who helps and by when."""

from dataclasses import replace

from documents.reading.aspects import is_aspect
from documents.reading.duties import (
    at_the_end,
    before_duties,
    due,
    fields_of,
    names_a_post,
    responsibility,
    told_deadline,
    told_in_sentence,
)
from documents.reading.headings import Node
from documents.reading.passages import Passage, base, below, problem_named
from documents.reading.result import ReadItem
from documents.reading.section_names import FAULT, OTHER
from documents.reading.sections import Found
from domain.patterns import late
from domain.quantities import amount_fen

_CALLED = late(r"^(?:反馈|具体|整改)?问题\s*[：:]\s*")  # before the problem a task is for
# 某局牵头整改“…”问题
_LEADS = late("(?:由)?([^，。；：“]{2,20}?)(?:负责)?牵头(?:负责)?(?=(?:整改|解决|推进|推动|落实)[^，。；]*“)")
_SOLVES = late(r"(?:解决|针对|整改)[^“]{0,6}“([^”]+)”")


_LED_BY = late("(?:由)?([^，。；：]{2,20}?)(?:同志)?(?:牵头|负责)(?:的)?(?:任务|事项)?[：:]?")
_BY_WHOM = late("[—－-]{1,2}由(?=[^。；]*(?:负责|牵头))")  # a sentence of its own, but for the mark
_SECTION_DUE = late("(?:立行立改|即知即改|长期坚持)(?=的?(?:事项|任务|问题|类))")


def task(one: Found, position: int, year: int | None) -> ReadItem:
    """A task of 分工方案, with who leads, who helps and by when in brackets or on lines below."""
    one = replace(one, node=replace(one.node, text=_BY_WHOM.sub("。由", one.node.text)))
    heading, told = at_the_end(_CALLED.sub("", before_duties(one.node.text)).rstrip("。；;，,"))
    in_front = _LEADS.match(heading)
    heading = heading[in_front.end() :] if in_front else heading
    solved = _SOLVES.search(heading)
    fields, places = fields_of([Passage(text=one.node.text, place=one.node.line.place), *below(one.node)])
    leads = {"lead_dept": in_front[1]} if in_front else {}
    told = leads | (told if fields or leads else told_in_sentence(one.node.text) or told) | fields
    fields, places = told, dict.fromkeys(told, one.node.line.place) | places
    for above in reversed(one.node.path()):  # itself, then 二、三个月内完成事项（2023年10月底前）
        when = told_deadline(one.node.text) if above is one.node else told_deadline(above.title) or _of_all(above.title)
        if "deadline" not in fields and when:
            fields["deadline"], places["deadline"] = when, above.line.place
        led = _LED_BY.fullmatch(above.title) if above is not one.node else None
        if led and not {"lead_officer", "lead_dept"} <= fields.keys():
            name = "lead_officer" if names_a_post(led[1]) else "lead_dept"
            fields.setdefault(name, led[1])
            places.setdefault(name, above.line.place)
    return replace(
        base(one, position),
        heading=heading,
        detail=solved[1] if solved else _problem_above(one.node),
        requirement=fields.get("requirement", "").rstrip("。；;"),
        **responsibility(fields, places),
        **due(fields, places, year),
        amount_fen=amount_fen(heading),
    )


def _of_all(title: str) -> str:
    """立行立改 of 一、立行立改事项."""
    match = _SECTION_DUE.search(title)
    return match[0] if match else ""


def _problem_above(node: Node) -> str:
    """一、某事不到位问题 above the tasks that are to solve it."""
    above = node.parent
    if above is None or is_aspect(above) or OTHER.search(above.title):
        return ""
    return problem_named(above.text).removesuffix("问题") if FAULT.search(above.title.removesuffix("问题")) else ""
