"""What a person should look at in a reading as a whole, each with its reason."""

from documents.reading import sections
from documents.reading.annexes import Annex
from documents.reading.headings import Node, gaps
from documents.reading.naming import QUOTED
from documents.reading.numbers import STYLE_ORDER
from documents.reading.outline import Grid
from documents.reading.result import Doubt, Line, Reading, ReadItem
from domain.words import DocumentKind as Kind

_NOTHING_READ = {
    Kind.RECTIFICATION_REPORT: "没有读到逐条的整改情况，只收了通篇所说的数字和做法；"
    "文中如有逐条的，请在预览里手工标出。"
}
_OFTEN_OF_NO_ONE = {Kind.NAMED_MATTERS, Kind.ASSIGNMENT_PLAN}  # lists from above, which few put a name on
_NOTHING = "没有读到任何问题，请核对类别，或在预览里手工标出。"


def of_other_paper(name: str, lines: list[Line]) -> tuple[Doubt, ...]:
    """That a paper is none of the references and what it is good for; then each place that speaks of a problem."""
    reason = f"这是{name}，四对照用不到，没有读入；它能证明整改情况的，请作为证据附到那个问题上。"
    told = [(line, named[1]) for line in lines if (named := QUOTED.search(line.text))]
    return (
        Doubt(place="", reason=reason),
        *(
            Doubt(place=line.place, reason=f"这里谈到“{named}”，请与这个问题的台账、报告对照。", quote=line.text[:60])
            for line, named in told
        ),
    )


def general(reading: Reading, asked: Kind | None, announced: Kind | None, guessed_by: str) -> list[Doubt]:
    """What is unsure of the whole: its kind and by what that was seen, whose it is, that nothing was found."""
    doubts = []
    if reading.kind is None:
        doubts.append(Doubt(place="", reason="看不出这是哪一类文件，请选定类别。"))
    elif guessed_by:
        reason = f"没有写明是哪一类文件，按{guessed_by}看作{reading.kind.value}，请核对类别。"
        doubts.append(Doubt(place="", reason=reason))
    elif asked and announced and asked is not announced:
        doubts.append(Doubt(place="", reason=f"标题像是{announced.value}，现按{asked.value}读取，请核对类别。"))
    if not reading.items:
        reason = _NOTHING_READ.get(reading.kind, _NOTHING) if reading.kind else _NOTHING
        doubts.append(Doubt(place="", reason=reason))
    if not reading.organization and reading.kind not in _OFTEN_OF_NO_ONE:
        doubts.append(Doubt(place="", reason="文中没有写明是哪个单位，请核对。"))
    return doubts


def of_others(sheets: list[tuple[Grid, Kind]], annexes: list[Annex]) -> list[Doubt]:
    """That sheets and annexes are papers of other kinds and were not read with this one."""
    told = [(grid.place(0, 0), f"工作表“{grid.name}”", kind) for grid, kind in sheets]
    told += [(annex.title.place, f"附件“{annex.title.text}”", annex.kind) for annex in annexes if annex.kind]
    return [
        Doubt(place=place, reason=f"{what}是{kind.value}，没有收进来，请把这份文件再选“{kind.value}”收一次。")
        for place, what, kind in told
    ]


def of_earlier_months(grids: list[Grid]) -> list[Doubt]:
    """That of a workbook with a sheet for each month the last is read."""
    reason = "这个工作簿每月一张表，读的是最近一月的，这一张没有收进来。"
    return [Doubt(place=grid.place(0, 0), reason=reason) for grid in grids]


def gaps_in(roots: list[Node]) -> list[Doubt]:
    """Numbers of headings that do not follow one another or were left out."""
    nodes = [node for root in roots for node in root.walk()]
    left_out = [node for node in nodes if not node.number.text and node.number.style in STYLE_ORDER]
    return [
        Doubt(
            place=node.line.place,
            reason=f"这一条没有写编号，按前后顺序当作第{node.number.value}条，请核对。",
            quote=node.title[:60],
        )
        for node in left_out
    ] + [
        Doubt(
            place=node.line.place,
            reason=f"编号不连续：应为{expected}，文中写作“{node.number.text}”，可能漏了一条。",
            quote=node.title[:60],
        )
        for node, expected in gaps(nodes)
    ]


def unread(roots: list[Node], found: list[sections.Found]) -> list[Doubt]:
    """Numbered sections from which nothing was taken."""
    reason = "这一节有编号的内容，没有当作问题收进来，请核对。"
    left = sections.unread(roots, found) if found else []
    return [Doubt(place=node.line.place, reason=reason, quote=node.number.text + node.title[:60]) for node in left]


def key_of(item: ReadItem) -> str:
    """A problem by its letters and digits alone."""
    return "".join(c for c in item.heading if c.isalnum())


def differences(items: list[ReadItem], rows: list[ReadItem]) -> list[Doubt]:
    """Where a table that repeats the prose says something else."""
    of_prose = {key_of(item): item for item in items}
    doubts = []
    for row in rows:
        item = of_prose.get(key_of(row))
        if item is None:
            doubts.append(
                Doubt(place=row.place, reason="附表里的这个问题在正文里没有，没有收进来。", quote=row.heading)
            )
        elif row.measures and len(row.measures) != len(item.measures):
            reason = f"附表的措施有{len(row.measures)}条，正文有{len(item.measures)}条，按正文收。"
            doubts.append(Doubt(place=row.place, reason=reason, quote=row.heading))
        elif row.deadline and item.deadline and row.deadline.text != item.deadline.text:
            reason = f"附表的时限“{row.deadline.text}”与正文“{item.deadline.text}”不同，按正文收。"
            doubts.append(Doubt(place=row.place, reason=reason, quote=row.heading))
    return doubts
