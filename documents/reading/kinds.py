"""What kind of paper lies there: as chosen, else by its title, its name, its columns or its first sentences."""

from typing import NamedTuple

from documents.reading.announced import kind_of, kind_told, other_paper
from documents.reading.duties import fields_of
from documents.reading.headers import find_header
from documents.reading.outline import Grid
from documents.reading.passages import Passage
from documents.reading.result import Line
from documents.reading.sorted_matters import by_columns
from domain.patterns import late
from domain.words import DocumentKind as Kind

_LEDGER_BY_NAME = late("台账|归零|销号|进度|进展|情况|对账")  # 任务清单 and the like may as well belong to a plan
_ASSIGNED_BY_NAME = late("(?:任务|责任)(?:分工|分解)")
_NAMED = late("点到的?(?:人|事|问题)|点题(?:内容|对象|事项)")
_OF_PRINCIPAL = late("组织(?:落实|领导)[^，。]{0,14}整改|(?:主要负责人|第一责任人|书记)[^，。]{0,20}(?:情况|报告)")
_HIMSELF = late("本人|我(?=认真|履行|作为|坚持|主持|带头|牵头|亲自|切实|始终)")
_MONTH = late("(?:(20[0-9]{2})[年.])?([0-9]{1,2})月(?:份|底|末)?")
_TABULAR = {Kind.ASSIGNMENT_PLAN, Kind.NAMED_MATTERS, Kind.RECTIFICATION_PLAN, Kind.LEDGER}
_TITLES = 2  # rows of a sheet in which its title stands
_OUTCOME = {"status", "closed", "progress", "completed_on", "evidence"}
_OF_PLANS = {"goal", "measure"}


class Known(NamedTuple):
    """What a document is; where its title does not tell, by what that is seen and the words that say it.

    other is what a paper is called that is none of the references.
    """

    used: Kind | None
    announced: Kind | None  # by the title
    guessed_by: str = ""
    told_in: str = ""
    other: str = ""


def recognize(title: str, file: str, kind: Kind | None, paragraphs: list[Line], grids: list[Grid]) -> Known:
    """By the choice of the person, else the title, the name of the file, the columns, the first sentences."""
    if kind is None and (other := _other_paper(title, paragraphs, grids)):
        return Known(None, None, other=other)
    announced = kind_of(title)
    used = kind or announced or kind_of(file)
    guessed_by = told_in = ""
    if used is None and _is_ledger(grids):
        used, guessed_by = Kind.LEDGER, "表头"
    elif used is None and _names_matters(grids):
        used, guessed_by = Kind.NAMED_MATTERS, "表头"
    elif used is None and not grids:
        used, told_in = kind_told(title, paragraphs)
        guessed_by = "正文开头" if used else ""
    if kind is None and used is Kind.LEDGER and not _LEDGER_BY_NAME.search(title):
        used = announced = _by_fields(title, _columns_of(grids) if grids else _labels_of(paragraphs)) or used
    if kind is None and used is Kind.ASSIGNMENT_PLAN and _columns_of(grids) >= _OF_PLANS:
        used = announced = Kind.RECTIFICATION_PLAN  # 整改方案任务分解 is the organization's own
    return Known(used, announced, guessed_by, told_in)


def sheets_apart(grids: list[Grid], used: Kind | None) -> list[tuple[Grid, Kind]]:
    """The sheets of a workbook that by title or name are another paper than the one it is read as."""
    sheets = [(grid, kind) for grid in grids if grid.is_sheet and (kind := _kind_of_sheet(grid))]
    told = {kind for _, kind in sheets}
    return [(grid, kind) for grid, kind in sheets if kind is not used] if used in told and len(told) > 1 else []


def earlier_months(grids: list[Grid]) -> list[Grid]:
    """Of the sheets 5月, 8月 that tell the same table month by month, those before the last."""
    sheets = [grid for grid in grids if grid.is_sheet]
    dated = [(int(match[1] or 0), int(match[2]), grid) for grid in sheets if (match := _MONTH.fullmatch(grid.name))]
    titles = {tuple(grid.words(0)) for grid in sheets if grid.rows}
    if len(dated) < 2 or len(dated) < len(sheets) or len(titles) > 1:
        return []
    return [grid for _, _, grid in sorted(dated, key=lambda one: one[:2])[:-1]]


def _kind_of_sheet(grid: Grid) -> Kind | None:
    titles = (words[0] for row in range(min(_TITLES, len(grid.rows))) if len(words := grid.words(row)) == 1)
    return next((kind for words in (*titles, grid.name) if (kind := kind_of(words)) in _TABULAR), None)


def is_of_principal(title: str, lines: list[Line]) -> bool:
    """Whether a report tells what its author did himself to get the rectification done: it lists no problems."""
    return bool(_OF_PRINCIPAL.search(title)) and any(_HIMSELF.search(line.text) for line in lines)


def _other_paper(title: str, paragraphs: list[Line], grids: list[Grid]) -> str:
    """What a paper calls itself that is none of the references, unless its columns or first sentences say otherwise."""
    other = other_paper(title)
    named = bool(other) and kind_told(title, paragraphs)[0] is Kind.NAMED_MATTERS
    return "" if named or _is_ledger(grids) else other


def _by_fields(title: str, told: set[str]) -> Kind | None:
    """What a 任务分解表 or 责任清单 is: its name may belong to a ledger, a plan or the superior's assignment.

    An assignment says which office is to do what by when: no person, no goal; a plan by whom and when measures are to
    be taken. Neither says what came of it.
    """
    if told & _OUTCOME:
        return None
    if _ASSIGNED_BY_NAME.search(title) and {"lead_dept", "deadline"} <= told and not told & {"lead_officer", "goal"}:
        return Kind.ASSIGNMENT_PLAN
    return Kind.RECTIFICATION_PLAN if told >= {"measure", "deadline"} else None


def _is_ledger(grids: list[Grid]) -> bool:
    """Whether some table lists problems with what is done about them."""
    headers = [find_header(grid) for grid in grids]
    return any(h and {"measure", "status", "closed"} & h.fields.keys() and "heading" in h.fields for h in headers)


def _names_matters(grids: list[Grid]) -> bool:
    """Whether the columns hold who and what was named: 点到的人, 点题内容, 点人 beside 点事."""
    headers = [header for grid in grids if (header := find_header(grid))]
    named = any(_NAMED.search(path) for header in headers for path in header.paths)
    return named or any(by_columns(grid) for grid in grids)


def _columns_of(grids: list[Grid]) -> set[str]:
    headers = [header for grid in grids if (header := find_header(grid))]
    return {name for header in headers for name in (*header.fields, *header.many)}


def _labels_of(paragraphs: list[Line]) -> set[str]:
    """The same of running text: 责任领导：…, （某局牵头，5月底前完成）."""
    fields, _ = fields_of([Passage(text=line.text, place=line.place) for line in paragraphs])
    return {"measure" if name == "measures" else name for name in fields}
