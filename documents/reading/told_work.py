"""How far the work is, where a ledger says it in running text: 进展：已完成，9月28日。佐证：总结。销号情况：是."""

from dataclasses import replace
from typing import Any

from documents.reading.passages import Passage
from documents.reading.result import ReadItem
from documents.reading.vocabulary import labelled
from domain.calendar import dates
from domain.statuses import furthest_behind, parse_closed, parse_status
from domain.words import RectificationStatus as Status


def of_measure(fields: dict[str, str], place: str, year: int | None) -> dict[str, Any]:
    """Status, day, proof and account of a measure whose own line names them."""
    told: dict[str, Any] = {}
    if words := fields.get("status"):
        told |= _progress(words, place, year)
    if proof := fields.get("evidence"):
        told |= {"evidence": proof, "evidence_place": place}
    return told


def _progress(words: str, place: str, year: int | None) -> dict[str, Any]:
    """已完成，2024年9月28日，印发办法: the claim, the day, and what is told besides."""
    claim, *rest = words.split("，")
    claimed = parse_status(claim)
    if claimed.status is Status.UNSTATED:
        claim, claimed, rest = words, parse_status(words), []
    days = {part: span.day for part in rest for span in dates(part, year=year) if span.end - span.start == len(part)}
    account = "，".join(part for part in rest if part not in days)
    told = {
        "status_text": claim,
        "status": claimed.status,
        "long_term": claimed.long_term,
        "status_place": place,
        "account": account,
        "account_place": place if account else "",
    }
    day = next(iter(days), None)
    return told | ({"completed_on_text": day, "completed_on": days[day], "completed_place": place} if day else {})


def as_entry(item: ReadItem, passages: list[Passage]) -> ReadItem:
    """The problem as a line of the ledger: struck off or not, and as far as its measures are."""
    closed = next(((w, p.place) for p in passages for name, w in labelled(p.text) if name == "closed" and w), None)
    if closed:
        item = replace(item, closed_text=closed[0], closed=parse_closed(closed[0]), closed_place=closed[1])
    told = [measure for measure in item.measures if measure.status_text]
    item = replace(item, detail="\n".join(filter(None, [item.detail, *(measure.account for measure in told)])))
    if item.status_text or not told:
        return item
    status = furthest_behind(measure.status for measure in told)
    return replace(
        item,
        status_text="；".join(dict.fromkeys(measure.status_text or "" for measure in told)),
        status=status,
        long_term=all(measure.long_term for measure in told),
        status_basis="from_measures",
        status_place=next(measure.status_place for measure in told if measure.status is status),
    )
