"""四对照比对 of one visit: alignments proposed, alarms put, those that no longer hold taken away, judged ones kept."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from domain.crosscheck.align import Alignment, align_dossier
from domain.crosscheck.contradictions import contradictions
from domain.crosscheck.texts import forget
from domain.records import Contradiction, Dossier, Entry
from domain.words import AlarmState, ContradictionKind
from storage.shelf import Shelf
from storage.store import Store

_E = TypeVar("_E", bound=Entry)


def cross_check(store: Store, visit_uid: str, off: frozenset[ContradictionKind] = frozenset()) -> list[Contradiction]:
    """All alarms that stand afterwards, judged ones included, the weightiest first; joins an open change."""
    try:
        with store.change("四对照比对"):
            dossier = aligned(store, store.dossier(visit_uid))
            return _settle(store, visit_uid, contradictions(dossier, off))
    finally:
        forget()


def aligned(store: Store, dossier: Dossier) -> Dossier:
    """The dossier with fresh proposals for every entry no person has confirmed; the proposals are put."""
    proposals = {proposal.entry_uid: proposal for proposal in align_dossier(dossier)}
    return replace(
        dossier,
        tasks=_place(store.tasks, dossier.tasks, proposals),
        named_matters=_place(store.named_matters, dossier.named_matters, proposals),
        plan_items=_place(store.plan_items, dossier.plan_items, proposals),
        ledger_entries=_place(store.ledger_entries, dossier.ledger_entries, proposals),
        statements=_place(store.statements, dossier.statements, proposals),
    )


def as_json(store: Store, visit_uid: str) -> dict[str, Any]:
    """The alarms as the command line prints them; a quote of null should stand in that document and does not."""
    names = {document.uid: document.name for document in store.documents.all(visit_uid=visit_uid)}
    alarms = sorted(store.contradictions.all(visit_uid=visit_uid), key=lambda alarm: -alarm.weight)
    return {
        "contradictions": [
            {
                "problem": alarm.problem or None,
                "kind": alarm.kind.identifier,
                "description": alarm.description,
                "quotes": [
                    {"file": names.get(document, ""), "where": place, "quote": text or None}
                    for document, place, text in zip(
                        alarm.quote_documents, alarm.quote_places, alarm.quotes, strict=True
                    )
                ],
                "suggested_account": alarm.suggested_account.identifier if alarm.suggested_account else None,
                "state": alarm.state.identifier,
            }
            for alarm in alarms
        ]
    }


def _place(shelf: Shelf[_E], entries: Iterable[_E], proposals: dict[str, Alignment]) -> tuple[_E, ...]:
    found: list[_E] = []
    for entry in entries:
        proposal = proposals.get(entry.uid)
        if proposal is None:
            found.append(entry)
            continue
        placed = replace(
            entry,
            issue_uid=proposal.issue_uid,
            alignment_score=proposal.score,
            alignment_reason=proposal.reason,
        )
        if placed != entry:
            shelf.put(placed)
        found.append(placed)
    return tuple(found)


def _settle(store: Store, visit_uid: str, found: list[Contradiction]) -> list[Contradiction]:
    """A judged alarm keeps its judgement; a pending one that is not found any more goes."""
    known = {alarm.uid: alarm for alarm in store.contradictions.all(visit_uid=visit_uid)}
    standing: list[Contradiction] = []
    for alarm in found:
        before = known.pop(alarm.uid, None)
        if before is not None:
            alarm = replace(  # noqa: PLW2901 - the same alarm, with what a person said of it
                alarm,
                state=before.state,
                reason=before.reason,
                judged_by=before.judged_by,
                judged_at=before.judged_at,
            )
        if alarm != before:
            store.contradictions.put(alarm)
        standing.append(alarm)
    for alarm in known.values():
        if alarm.state is AlarmState.PENDING:
            store.contradictions.drop(alarm.uid)
        else:
            standing.append(alarm)
    return sorted(standing, key=lambda alarm: -alarm.weight)
