"""What running text says of each problem: told as a notice, below headings, or in sentences."""

from documents.reading import news, prose
from documents.reading.given_tasks import tasks_in_a_paragraph
from documents.reading.named import named_in_sentences
from documents.reading.notices import read_notice
from documents.reading.result import Doubt, Line, ReadItem
from documents.reading.sections import Found
from domain.words import DocumentKind as Kind

Told = tuple[list[ReadItem], list[Doubt]]
_NOTICES = {Kind.RECTIFICATION_REPORT, Kind.LEDGER, None}


def items_in(
    found: list[Found], title: str, body: list[Line], kind: Kind | None, year: int | None, *, beside_tables: bool
) -> Told:
    """What the running text says of each problem, told as a notice, below headings or in sentences."""
    noticed = read_notice(title, body, year) if kind in _NOTICES and not beside_tables else ([], [])
    told = noticed if noticed[0] else prose.items_of(found, kind, year)
    if told[0] and kind is not Kind.NAMED_MATTERS:
        return told
    return max(told, _told_otherwise(body, kind, year, beside_tables=beside_tables), key=_how_much)


def _told_otherwise(body: list[Line], kind: Kind | None, year: int | None, *, beside_tables: bool) -> Told:
    """Problems that no heading names: named in sentences, or listed inside a paragraph."""
    if kind is Kind.NAMED_MATTERS and not beside_tables:
        return named_in_sentences(body)
    if kind is Kind.ASSIGNMENT_PLAN and not beside_tables:
        return tasks_in_a_paragraph(body, year)
    return news.problems_in_a_sentence(body) if kind in {Kind.FEEDBACK_OPINION, None} else ([], [])


def _how_much(told: Told) -> tuple[int, int]:
    """How many problems were found, and of how many it is said whether a person, a matter or an issue was named."""
    return len(told[0]), sum(item.named_kind is not None for item in told[0])
