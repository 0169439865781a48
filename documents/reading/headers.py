"""The header of a table: which rows it takes, what each column is called, and as which field each is read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from documents.reading.column_contents import BARE, fill_by_content, heading_by_content, tells_sorts
from documents.reading.outline import Grid
from documents.reading.vocabulary import CORE, COUNTED, LONGEST_NAME, MANY, RULES, names_a_column

SEARCHED = 30  # a header further down than this belongs to no table
_NUMBER_ROW = re.compile(r"[（(]?[0-9]{1,2}[）)]?")
_SAYS = re.compile("[：:]")
_A_VALUE = re.compile("[0-9.%/年月日-]+")  # a date, a figure: nothing that a column is called
_SHOWN = {"ignored": "", "remark": "", "measure_more": "measure"}  # as a person is told of them
# 整改措施（责任科室、时限）: what stands in the column beside its own.
_TOLD_ALONG = re.compile("（[^（）]*[、，/和及][^（）]*）")
_IS_DONE_BY = re.compile(
    "(?:整改|工作|落实|完成)?(?:进展|进度|情况|结果)(?:情况)?/.*(?:完成|整改|办结)时间$"
)  # 完成时间 of an account


@dataclass(kw_only=True)
class Header:
    """`fields` names the column of a field; `many` the columns of fields that may take several."""

    rows: list[int]
    paths: list[str]
    fields: dict[str, int]
    many: dict[str, list[int]]
    first_data: int
    guessed: bool = False  # no name says which column holds the problems: what stands in it does

    def unknown(self) -> list[int]:
        """Columns with a name that no rule knows."""
        taken = {*self.fields.values(), *(column for columns in self.many.values() for column in columns)}
        return [column for column, path in enumerate(self.paths) if path and column not in taken]

    def column_fields(self) -> tuple[str, ...]:
        """The field of every column, "" for what was not taken in."""
        names = [""] * len(self.paths)
        for name, columns in self.many.items():
            for column in columns:
                names[column] = _SHOWN.get(name, name)
        for name, column in self.fields.items():
            names[column] = name
        return tuple(names)


def find_header(grid: Grid) -> Header | None:
    """The first rows that name columns we know; None when there are none."""
    return next((header for rows in bands(grid) if (header := header_in(grid, rows))), None)


def bands(grid: Grid) -> Iterator[list[int]]:
    """The rows that may be a header, from the top: in which three cells or more read like names of columns."""
    for row in range(min(SEARCHED, len(grid.rows))):
        if _hits(grid, row) >= 3 and _is_short(grid, row):
            yield _band(grid, row)


def fields_in(grid: Grid, rows: list[int]) -> dict[str, int]:
    """Which columns these rows name as which field."""
    return assign(grid, [names_above(grid, rows, column) for column in range(grid.width)], rows[-1] + 1)[0]


def header_in(grid: Grid, rows: list[int]) -> Header | None:
    """The header in these rows; None where it names nothing that a problem is known by."""
    paths = [names_above(grid, rows, column) for column in range(grid.width)]
    fields, many = assign(grid, paths, rows[-1] + 1)
    behind = fields.get("feedback_number") if "heading" not in fields and "measure" in fields else None
    if behind is not None and not _refers(grid, behind, rows[-1] + 1):
        fields["heading"] = fields.pop("feedback_number")  # 对应问题 that tells the problem, behind the measures for it
    if "heading" in fields and "named_kind" not in fields and tells_sorts(grid, fields["heading"], rows[-1]):
        fields["named_kind"] = fields.pop("heading")  # 事项: 点人, 点事, 点问题
    named = bool({"heading", "measure"} & fields.keys())
    if named:
        fill_by_content(grid, paths, fields, many, rows[-1])
    guess = None if named else heading_by_content(grid, paths, fields, many, rows[-1])
    if guess is not None:
        fields["heading"] = guess
    elif not named and "detail" in fields:
        fields["heading"] = fields.pop("detail")  # 具体情况 is all that such a table says of the problem
    elif not named and "requirement" in fields:
        fields["heading"] = fields.pop("requirement")  # 整改要求 is all that such a table says of the problem
    if not CORE & fields.keys():
        return None
    first = rows[-1] + 1
    while first < len(grid.rows) and _is_number_row(grid, first):
        first += 1
    return Header(rows=rows, paths=paths, fields=fields, many=many, first_data=first, guessed=guess is not None)


def assign(grid: Grid, paths: list[str], first_data: int) -> tuple[dict[str, int], dict[str, list[int]]]:
    """Each field its column: by the first rule that fits, a column with content before an empty one."""
    fields: dict[str, int] = {}
    many: dict[str, list[int]] = {}
    paths = [_TOLD_ALONG.sub("", path) for path in paths]
    free = {c for c, path in enumerate(paths) if path and c not in grid.hidden_columns and not _is_counted(path)}
    filled = {c: any(grid.rows[r][c] for r in range(first_data, len(grid.rows))) for c in free}
    for name, pattern in RULES:
        if name in fields:
            continue
        fitting = sorted((c for c in free if pattern.search(paths[c])), key=lambda c: (not filled[c], c))
        if name in {"heading", "measure"}:
            fitting = [column for column in fitting if not _refers(grid, column, first_data)]
        counts = fields.get("number", fields.get("row_number"))
        if name == "heading" and len(fitting) > 1 and counts is not None:
            fitting.sort(key=lambda column: -_in_step(grid, counts, column, first_data))
        if name in MANY:
            many.setdefault(name, []).extend(sorted(fitting))
            free.difference_update(fitting)
        elif fitting:
            fields[name] = fitting[0]
            free.discard(fitting[0])
    if "measure_status" in fields and "status" not in fields:
        fields["status"] = fields.pop("measure_status")  # the only one there is tells of both
    if "deadline" in fields and "completed_on" not in fields and _IS_DONE_BY.search(paths[fields["deadline"]]):
        fields["completed_on"] = fields.pop("deadline")
    return fields, {name: columns for name, columns in many.items() if columns}


def _in_step(grid: Grid, one: int, other: int, first_data: int) -> int:
    """In how many rows two columns both begin anew or both go on: problems are told where they are counted."""
    return sum(bool(grid.own(row, one)) == bool(grid.own(row, other)) for row in range(first_data, len(grid.rows)))


def _refers(grid: Grid, column: int, first_data: int) -> bool:
    """Whether a column named 问题 holds only the numbers of problems told elsewhere."""
    count = 0
    for row in range(first_data, len(grid.rows)):
        words = grid.own(row, column)
        if words and not BARE.fullmatch(words):
            return False
        count += bool(words)
    return count > 1


def _is_counted(path: str) -> bool:
    return COUNTED.search(path.rpartition("/")[2]) is not None


def is_repeated(words: list[str], names: set[str]) -> bool:
    """Whether the words of a row below are the header once more, as on a new page."""
    return len(words) >= 2 and all(_clean(word) in names for word in words)


def header_words(grid: Grid, header: Header) -> set[str]:
    """The words of the header rows."""
    return {_clean(grid.rows[r][c]) for r in header.rows for c in range(grid.width)} - {""}


def _clean(text: str) -> str:
    return "".join(text.split())


def _hits(grid: Grid, row: int) -> int:
    """How many cells of the row read like names of columns."""
    return len({_clean(grid.rows[row][c]) for c in grid.distinct(row) if names_a_column(grid.rows[row][c])})


def _is_short(grid: Grid, row: int) -> bool:
    words = grid.words(row)
    return sum(len(_clean(word)) <= LONGEST_NAME for word in words) >= 0.8 * len(words)


def _band(grid: Grid, top: int) -> list[int]:
    """The rows of the header: those its merges reach, and a second row of names under joined ones."""
    rows = [top]
    while rows[-1] + 1 < len(grid.rows) and len(rows) < 4:
        below = rows[-1] + 1
        reached = any(grid.anchor(below, c)[0] in rows for c in range(grid.width) if grid.is_covered(below, c))
        if not (reached or _names_below(grid, rows[-1], below)):
            break
        rows.append(below)
    if rows[0] > 0 and _is_parent(grid, rows[0] - 1):
        rows.insert(0, rows[0] - 1)
    return rows


def _is_parent(grid: Grid, row: int) -> bool:
    """A row of joined names above the first row that names enough columns; 填报单位：某局 names none."""
    columns = grid.distinct(row)
    words = [grid.rows[row][c] for c in columns if grid.rows[row][c]]
    if any(map(_A_VALUE.fullmatch, words)):
        return False
    joined = len(columns) < grid.width or (_names_below(grid, row, row + 1) and not any(map(_SAYS.search, words)))
    return len(words) >= 3 and joined and all(len(_clean(w)) <= 15 for w in words)


def _names_below(grid: Grid, above: int, row: int) -> bool:
    """A second header row whose merges were saved away: names only where the row above is blank or joined."""
    columns = [c for c in range(grid.width) if grid.own(row, c)]
    if len(columns) < 2 or any(len(_clean(grid.rows[row][c])) > 15 for c in columns):
        return False
    if any(_A_VALUE.fullmatch(grid.rows[row][c]) for c in columns):
        return False
    first = next((c for c in range(grid.width) if grid.rows[above][c]), 0)
    blanks = [c for c in range(first, grid.width) if not grid.own(above, c)]
    known = sum(names_a_column(grid.rows[row][c]) for c in columns)
    if grid.rows[row][first]:  # 反馈问题 joined over 编号 and 问题名称: then each blank above has its name below
        return bool(blanks) and all(grid.rows[row][c] for c in blanks) and 3 * known >= max(9, 2 * len(columns))
    return bool(blanks) and known >= max(2, len(columns) // 2)


def names_above(grid: Grid, rows: list[int], column: int) -> str:
    """整改情况/是否销号: the names above one column, a joined name standing for all columns it covers."""
    parts: list[str] = []
    for index, row in enumerate(rows):
        word = _clean(grid.rows[row][column])
        if not word and index + 1 < len(rows) and any(grid.rows[r][column] for r in rows[index + 1 :]):
            word = _joined(grid, row, column, rows[index + 1])
        if word and (not parts or parts[-1] != word):
            parts.append(word)
    return "/".join(parts)


def _joined(grid: Grid, row: int, column: int, below: int) -> str:
    """The name to the left that a flattened merge spread over this column."""
    for left in range(column - 1, -1, -1):
        if not grid.rows[below][left]:
            return ""
        if grid.rows[row][left]:
            return _clean(grid.rows[row][left])
    return ""


def _is_number_row(grid: Grid, row: int) -> bool:
    """(1) (2) (3) … below the names."""
    words = grid.words(row)
    numbers = [int(re.sub(r"\D", "", word)) for word in words if _NUMBER_ROW.fullmatch(word)]
    return (
        len(words) >= 3 and len(numbers) == len(words) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    )
