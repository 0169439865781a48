"""From the outline of a document to what it says: its kind, whose it is, its problems, measures and statements."""

import re
from dataclasses import replace
from datetime import date

from documents.reading import advice, facts, sections, webpage
from documents.reading import doubts as doubts_of
from documents.reading.annexes import own_part
from documents.reading.answers import parted
from documents.reading.columns import Columns
from documents.reading.contents import without_contents
from documents.reading.declared import declared as told_totals
from documents.reading.headers import find_header
from documents.reading.headings import Node, grow
from documents.reading.kinds import Known, earlier_months, is_of_principal, recognize, sheets_apart
from documents.reading.numbers import split_number
from documents.reading.outline import Grid, Outline
from documents.reading.result import Doubt, Line, Reading, ReadItem
from documents.reading.running_text import items_in
from documents.reading.tables import Tables, read_tables
from documents.reading.widths import widened
from domain.calendar import parse_date
from domain.widths import with_days_closed
from domain.words import DocumentKind as Kind

_ISSUING = {Kind.ASSIGNMENT_PLAN, Kind.FEEDBACK_OPINION, Kind.NAMED_MATTERS}
_AROUND = "网页上的导航、来源、浏览量等{}行没有当作正文。"
_CONTENTS = "目录{}行没有当作正文。"
_TABLE_KINDS = {Kind.LEDGER, Kind.NAMED_MATTERS}


def interpret(outline: Outline, file: str, kind: Kind | None = None, columns: Columns | None = None) -> Reading:
    """Read an outline as a document of this kind, or of the kind that its title announces."""
    wide = widened(outline)
    reading = _read(wide.outline, file, kind, columns)
    return replace(wide.as_written(reading), lines=_lines(outline))


def _read(outline: Outline, file: str, kind: Kind | None, columns: Columns | None) -> Reading:
    old = earlier_months(outline.grids)
    outline = replace(outline, blocks=[block for block in outline.blocks if all(block is not grid for grid in old)])
    paragraphs, beside = _of_the_document(outline.paragraphs)
    title = facts.title_of(paragraphs if _has_title(paragraphs) else _sheet_titles(outline))
    known = recognize(title.text, file, kind, paragraphs, outline.grids)
    used = known.used
    if known.other or used is Kind.POLICY_STANDARD_LIST:  # there is nothing to compare
        return _not_compared(outline, file, known, paragraphs)
    part, bound = own_part(outline, used, known.announced)
    if part is not outline:
        outline, known = part, known._replace(announced=used)
        paragraphs, beside = _of_the_document(outline.paragraphs)
        title = facts.title_of(paragraphs)
    body = paragraphs[title.lines :] if _has_title(paragraphs) else paragraphs
    notes = _notes(outline)
    signed, dated = facts.signature(body)
    dated = dated or outline.dated
    named_in = replace(title, text=known.told_in) if known.told_in else title
    reading = _facts(Reading(file=file, kind=used), named_in, signed, dated, notes, facts.addressee(body))
    year = _year(reading, notes)
    told, announced = advice.parted(_without_signature(body, signed, dated), used)
    roots, before = _grown(told, used)
    found = [] if _told_elsewhere(title.text, body, used, outline) else sections.find(roots, used)
    items, unsure = items_in(found, title.text, body, used, year, beside_tables=bool(outline.grids))
    _place_under(outline.blocks)
    apart = sheets_apart(outline.grids, used)
    tables = read_tables([g for g in outline.grids if all(g is not other for other, _ in apart)], used, year, columns)
    reading = _merged(reading, items, tables, unsure)
    recommended = advice.recommendations(roots, announced, body, used)
    declared = _totals(_outside([*before, *announced], roots, {id(one.node) for one in found}), tables)
    return replace(
        reading,
        declared=tuple((name, value) for name, value, _, _ in declared),
        declared_places=tuple((name, place, words) for name, _, place, words in declared),
        recommendations=tuple(words for words, _ in recommended),
        recommendation_places=tuple(place for _, place in recommended),
        numbering=_numbering([one.node for one in found], reading.remarks),
        tables=len(outline.grids),
        remarks=(*outline.remarks, *beside, *reading.remarks),
        doubts=(
            *doubts_of.general(reading, kind, known.announced, known.guessed_by),
            *doubts_of.of_others(apart, bound),
            *doubts_of.of_earlier_months(old),
            *doubts_of.gaps_in(roots),
            *doubts_of.unread(roots, found),
            *reading.doubts,
        ),
    )


def _not_compared(outline: Outline, file: str, known: Known, paragraphs: list[Line]) -> Reading:
    """A paper that is none of the references: named, nothing taken from it."""
    doubts = doubts_of.of_other_paper(known.other, paragraphs) if known.other else ()
    remarks = tuple(outline.remarks)
    return Reading(file=file, kind=known.used, tables=len(outline.grids), remarks=remarks, doubts=doubts)


def _told_elsewhere(title: str, body: list[Line], used: Kind | None, outline: Outline) -> bool:
    """Whether headings are no problems here: a table tells of them, or the principal's own report names none."""
    return bool(outline.grids) if used in _TABLE_KINDS else is_of_principal(title, body)


def _totals(lines: list[Line], tables: Tables) -> list[tuple[str, float, str, str]]:
    """The totals that the text declares, and those of the tables that it does not."""
    declared = told_totals(lines)
    return declared + [one for one in tables.declared if one[0] not in {name for name, *_ in declared}]


def _of_the_document(lines: list[Line]) -> tuple[list[Line], list[str]]:
    """The lines without table of contents and web page around them, and the remarks on what was left out."""
    told = without_contents(lines)
    body, around = webpage.set_aside(told)
    return body, [words.format(n) for words, n in ((_CONTENTS, len(lines) - len(told)), (_AROUND, around)) if n]


def _grown(told: list[Line], kind: Kind | None) -> tuple[list[Node], list[Line]]:
    """The tree of headings and the lines before it; each paragraph of a report that answers several problems parted."""
    roots, before = grow(parted(told) if kind is Kind.RECTIFICATION_REPORT else told)
    if sections.answers_in_passing(roots):
        roots, before = grow(told)
    advice.lift(roots)
    return roots, before


def _place_under(blocks: list[Line | Grid]) -> None:
    """Tell each table under which heading （一）… it stands."""
    heading = ""
    for block in blocks:
        if isinstance(block, Grid):
            block.under = heading
        else:
            number, text = split_number(block.number + block.text)
            if number is not None and number.style in {"一、", "（一）"}:
                heading = ("" if block.number else number.text) + text if number.style == "（一）" else ""


def _without_signature(body: list[Line], signed: str, dated: Line | None) -> list[Line]:
    """The lines without the date and, above it, by whom the document is signed: these belong to no problem."""
    end = next((n for n, line in enumerate(body) if line is dated), 0)
    above = (line for line in body[:end] if not signed or line.text.strip() != signed)
    return [*above, *(line for line in body[end:] if line is not dated)]


def _has_title(paragraphs: list[Line]) -> bool:
    return any(line.text for line in paragraphs)


def _sheet_titles(outline: Outline) -> list[Line]:
    """The rows above the header of the first sheet, as a title."""
    for grid in outline.grids:
        header = find_header(grid)
        above = grid.rows[: min(3, header.rows[0]) if header else 3]
        return [Line(place=grid.row_place(n), text=next(filter(None, row), "")) for n, row in enumerate(above)]
    return []


def _notes(outline: Outline) -> list[tuple[str, str]]:
    """(words, place) of the lines that may say of when and by whom: plain lines and rows that hold a single cell."""
    notes = [(line.text, line.place) for line in outline.paragraphs if line.text]
    for grid in outline.grids:
        for row in [*range(min(6, len(grid.rows))), *range(max(6, len(grid.rows) - 4), len(grid.rows))]:
            words = list(dict.fromkeys(grid.words(row)))
            if len(words) <= 2 or (len(words) <= 5 and all(re.search("[:：]|^截[至止]", w) for w in words)):
                notes += [(with_days_closed(text), grid.row_place(row)) for text in words]
    return notes


def _facts(
    reading: Reading, title: facts.Title, signed: str, dated: Line | None, notes: list[tuple[str, str]], addressed: str
) -> Reading:
    text = "\n".join(words for words, _ in notes)
    issuer = facts.issuer_of_title(title.text) or signed
    organization = facts.inspected(title.text, reading.kind) or facts.unit_line(text)
    if not organization:
        letter = reading.kind is Kind.FEEDBACK_OPINION
        organization = addressed if letter else "" if reading.kind in _ISSUING else signed
    day: date | None = None
    place = ""
    if dated:
        day, place = parse_date(dated.text), dated.place
    elif (told := next(((d, p) for words, p in notes if (d := facts.meeting_date(words))), None)) is not None:
        day, place = told
    return replace(
        reading,
        organization=facts.known_as(organization, issuer, signed, text),
        issuer=signed if reading.kind in _ISSUING and signed else issuer,
        document_date=day,
        document_date_place=place,
        as_of=_as_of(reading.kind, title.text, text, day.year if day else None),
        feedback_date=facts.feedback_date(text) if reading.kind not in {Kind.FEEDBACK_OPINION, Kind.LEDGER} else None,
        inspection_period=facts.period(text),
    )


def _as_of(kind: Kind | None, title: str, text: str, year: int | None) -> date | None:
    """The day up to which a ledger or report speaks; a ledger that names none, up to when it was filled in."""
    if kind not in {Kind.LEDGER, Kind.RECTIFICATION_REPORT}:
        return None
    return facts.as_of(text, year) or (facts.filled_on(title, text) if kind is Kind.LEDGER else None)


def _year(reading: Reading, notes: list[tuple[str, str]]) -> int | None:
    """The year that a date without one belongs to."""
    day = reading.feedback_date or reading.as_of or reading.document_date
    if day is None:
        day = next((d for words, _ in notes if (d := parse_date(words))), None)
    return day.year if day else None


def _merged(reading: Reading, items: list[ReadItem], tables: Tables, doubts: list[Doubt]) -> Reading:
    """Prose or tables; a table that repeats the prose is not counted twice."""
    remarks: list[str] = []
    telling = [item for item in items if _says_something(item)]
    if 2 * len(telling) < len(tables.items):  # headings over tables that hold the problems
        more = [item for item in telling if item.measures or item.examples or item.status_text]
        reason = "附表与正文的问题不同，只收了附表，请核对正文。"
        items, doubts = [], [Doubt(place=item.place, reason=reason) for item in more[:1]]
    if items and tables.items:
        same = {doubts_of.key_of(item) for item in items} & {doubts_of.key_of(item) for item in tables.items}
        if len(same) >= 0.6 * len(tables.items):
            remarks.append("附表与正文内容相同，没有重复计数。")
            doubts = [*doubts, *doubts_of.differences(items, tables.items)]
        else:
            doubts.append(Doubt(place=tables.items[0].place, reason="附表与正文的问题不同，只收了正文，请核对附表。"))
        tables = Tables(items=[], sheets=tables.sheets, doubts=[], units=tables.units)
    taken = _distinct(items or tables.items)
    return replace(
        reading,
        organization=reading.organization or facts.many_units(tables.units) or _single_unit(taken),
        items=tuple(taken),
        aspects=tuple(dict.fromkeys(item.aspect for item in taken if item.aspect)),
        sheets=tuple(tables.sheets),
        remarks=tuple(remarks),
        doubts=(*doubts, *tables.doubts),
    )


def _says_something(item: ReadItem) -> bool:
    """Whether running text tells more of a problem than its heading."""
    return bool(item.detail or item.measures or item.examples or item.status_text or item.deadline or item.lead_dept)


def _distinct(items: list[ReadItem]) -> list[ReadItem]:
    """Numbers that start anew under every 方面 or sheet name nothing: problems are then counted through."""
    if len({(item.unit, item.number) for item in items}) == len(items):
        return items
    return [replace(item, number=str(item.position)) for item in items]


def _single_unit(items: list[ReadItem]) -> str:
    names = {item.unit or (item.lead_dept if len(items) > 2 else "") or "" for item in items}
    return names.pop() if len(names) == 1 else ""


def _outside(before: list[Line], roots: list[Node], problems: set[int]) -> list[Line]:
    """The lines that belong to no problem: totals are declared there."""
    lines = list(before)
    stack = list(reversed(roots))
    while stack:
        node = stack.pop()
        if id(node) not in problems:
            lines += [replace(node.line, text=node.text), *node.body]
            stack += reversed(node.children)
    return lines


def _numbering(nodes: list[Node], remarks: tuple[str, ...]) -> str:
    """How the headings are numbered, in words."""
    if not nodes:
        return ""
    if not any(node.automatic for node in nodes):
        levels = [node.number.style for node in nodes[0].path()]
        deeper = next((child.number.style for child in nodes[0].children), "")
        told = f" {''.join([*levels, deeper])}" if deeper else ""
        return f"手工编号{told}" + ("；正文与附表内容相同，不得重复计数" if remarks else "")
    values = [node.number.value for node in nodes]
    parents = {id(node.parent) for node in nodes}
    if len(parents) > 1 and values == list(range(1, len(nodes) + 1)):
        level = "一二三四五"[min(nodes[0].depth, 4)]
        return f"自动编号，正文文字里没有序号；第{level}级跨方面连续编号到{len(nodes)}"
    return "自动编号，正文文字里没有序号"


def _lines(outline: Outline) -> tuple[Line, ...]:
    lines: list[Line] = []
    for block in outline.blocks:
        lines += block.lines() if isinstance(block, Grid) else [block] if block.text else []
    return tuple(lines)
