"""Papers bound into one file: a notice with 附件1 反馈意见 and 附件2 点题清单, a report with its 整改台账."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from documents.reading.announced import kind_of
from documents.reading.outline import Grid, Outline
from documents.reading.result import Line
from domain.patterns import late
from domain.words import DocumentKind as Kind

_MARK = late(r"附[\s　]*件[\s　]*[0-9０-９一二三四五六七八九十]{0,2}[\s　]*[：:]?")
_LONGEST = 60  # signs of a title
_TITLE_LINES = 2
_LEDGER = "台账"  # 问题清单 and 任务清单 may as well belong to a feedback or a plan


class Annex(NamedTuple):
    """Where an annex begins among the blocks, its title, and what paper it is; None for any other list."""

    start: int
    title: Line
    kind: Kind | None


def own_part(outline: Outline, used: Kind | None, announced: Kind | None) -> tuple[Outline, list[Annex]]:
    """What of a file is the paper it is read as, and the annexes that are other papers, by their titles."""
    annexes = list(_annexes(outline.blocks))
    if used is None or not any(annex.kind for annex in annexes):
        return outline, []
    only = announced is not used and any(annex.kind is used for annex in annexes)
    others = [annex for annex in annexes if _is_another(annex, used)]
    if not only and not others:
        return outline, []
    starts = [annex.start for annex in annexes]
    kept = [] if only else outline.blocks[: starts[0]]
    for annex, (start, end) in zip(annexes, pairwise([*starts, len(outline.blocks)]), strict=True):
        if annex.kind is used if only else annex not in others:
            kept += outline.blocks[start:end]
    return replace(outline, blocks=kept), [] if only else others


def _annexes(blocks: list[Line | Grid]) -> Iterator[Annex]:
    """附件2 on a line of its own with a title below it."""
    for index, block in enumerate(blocks):
        if isinstance(block, Line) and _MARK.fullmatch(block.text) and (titled := _title(blocks[index + 1 :])):
            yield Annex(index, *titled)


def _title(below: list[Line | Grid]) -> tuple[Line, Kind | None] | None:
    lines: list[Line] = []
    for block in below:
        if isinstance(block, Grid) or len(lines) == _TITLE_LINES:
            break
        if block.text:
            lines.append(block)
    told = [line.text for line in lines if len(line.text) <= _LONGEST and not {"。", "；"} & {*line.text}]
    kinds = (kind_of("".join(told[:count])) for count in range(1, len(told) + 1))
    return (lines[0], next(filter(None, kinds), None)) if told else None


def _is_another(annex: Annex, used: Kind) -> bool:
    """Whether an annex is a paper of its own, and no list that belongs to the plan or feedback it is bound to."""
    if annex.kind in {None, used} or (annex.kind is Kind.ASSIGNMENT_PLAN and used is Kind.RECTIFICATION_PLAN):
        return False
    return annex.kind is not Kind.LEDGER or _LEDGER in annex.title.text
