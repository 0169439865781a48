"""The totals that a document states of itself, each with its place and words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal, InvalidOperation
from itertools import combinations

from domain.crosscheck.case import Quote
from domain.records import SourceDocument

# The place of a total that the program counted; the others have their place in the document.
COUNTED = "逐条统计"
_TOGETHER = timedelta(days=31)
# The names under which readers note the totals, in both tongues.
_NAMES = {
    "measures": "措施",
    "整改措施": "措施",
    "problems": "问题",
    "反馈问题": "问题",
    "recommendations": "意见建议",
    "建议": "意见建议",
    "aspects": "方面",
    "completed": "已完成",
    "完成": "已完成",
    "basically_completed": "基本完成",
    "long_term": "长期坚持",
    "in_progress": "正在整改",
    "not_completed": "未完成",
}


@dataclass(frozen=True, kw_only=True)
class Total:
    """One total as stated: name in the trade's word."""

    name: str
    value: Decimal
    quote: Quote


def totals(document: SourceDocument) -> Iterator[Total]:
    """Every total of a document; what is no number is passed over."""
    places = dict(_split(place) for place in document.declared_places)
    for stated in document.declared:
        key, text = _split(stated)
        try:
            value = Decimal(text)
        except InvalidOperation:
            continue
        name = _NAMES.get(key, key)
        place, _, words = places.get(key, "").partition("|")
        quote = Quote(document_uid=document.uid, place=place, text=words or f"{name}{text}")
        yield Total(name=name, value=value, quote=quote)


def total(document: SourceDocument, name: str) -> Total | None:
    """One total by name."""
    return next((stated for stated in totals(document) if stated.name == name), None)


def handed_in_together(documents: Iterable[SourceDocument]) -> Iterator[tuple[SourceDocument, SourceDocument]]:
    """Pairs of papers of about one day: the report, and what the principal reports of himself."""
    for one, other in combinations(documents, 2):
        if one.document_date and other.document_date and abs(one.document_date - other.document_date) <= _TOGETHER:
            yield one, other


def _split(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name, value
