"""四对照比对 of one visit: alignments proposed, alarms put, those that no longer hold taken away, judged ones kept."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from documents import rule_table
from domain.crosscheck.align import Alignment, align_dossier
from domain.crosscheck.contradictions import contradictions
from domain.crosscheck.texts import forget
from domain.errors import InputError
from domain.records import ENTRY_TYPES, AlsoAnswers, Contradiction, Dossier, Entry, Issue, uid_of
from domain.words import AlarmState
from storage.shelf import Shelf
from storage.store import Store

_E = TypeVar("_E", bound=Entry)


def cross_check(store: Store, visit_uid: str) -> list[Contradiction]:
    """All alarms that stand afterwards, judged ones included, the weightiest first; joins an open change.

    Kinds are left out that the office's table switches off.
    """
    table = rule_table.load()
    try:
        with store.change("四对照比对"):
            dossier = aligned(store, _without_loose_ends(store, store.dossier(visit_uid)))
            return _settle(store, dossier, contradictions(dossier, table.off, table.weights))
    finally:
        forget()


def confirm_alignment(store: Store, entry_uid: str, issue_uid: str | None, *further: str) -> list[Contradiction]:
    """A person says which problem an entry answers (None: none), and which further ones; all in one change."""
    return confirm_alignments(store, [(entry_uid, issue_uid, further)])


def confirm_alignments(store: Store, said: Sequence[tuple[str, str | None, Sequence[str]]]) -> list[Contradiction]:
    """The same for several entries (entry, problem, further problems), compared once in the end."""
    with store.change("确认对应"):
        visits = {_confirm(store, entry_uid, issue_uid, further) for entry_uid, issue_uid, further in said}
        return [alarm for visit_uid in visits for alarm in cross_check(store, visit_uid)]


def _confirm(store: Store, entry_uid: str, issue_uid: str | None, further: Sequence[str]) -> str:
    """The visit of the entry that was put."""
    entry = _entry(store, entry_uid)
    if entry is None:
        raise InputError("这一条已经不在了，没有改动对应关系；请刷新后再试。")
    if further and issue_uid is None:
        raise InputError("还没有选定主要对应的问题，没有改动对应关系；请先选一个问题，再添加其他问题。")
    for uid in (issue_uid, *further):
        if uid is not None:
            store.issues.one(uid)
    reason = entry.alignment_reason if entry.issue_uid == issue_uid else "由人工指定。"
    placed = replace(entry, issue_uid=issue_uid, alignment_confirmed=True, alignment_reason=reason)
    store.shelf_of(type(entry)).put(placed)
    _answers_also(store, placed, {uid for uid in further if uid != issue_uid})
    return entry.visit_uid


def further_issues(store: Store, entry_uid: str) -> list[str]:
    """The problems a person said an entry answers beside its own."""
    return [link.issue_uid for link in store.also_answers.all(entry_uid=entry_uid)]


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
    """The alarms as the command line prints them; a quote of null should stand in that document and does not.

    remarks stands there only when the office's table could not be used in full.
    """
    names = {document.uid: document.name for document in store.documents.all(visit_uid=visit_uid)}
    alarms = sorted(store.contradictions.all(visit_uid=visit_uid), key=lambda alarm: -alarm.weight)
    remarks = list(rule_table.load().remarks)
    found: dict[str, Any] = {
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
    return found | ({"remarks": remarks} if remarks else {})


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
            alignment_confirmed=False,
        )
        if placed != entry:
            shelf.put(placed)
        found.append(placed)
    return tuple(found)


def _entry(store: Store, uid: str) -> Entry | None:
    found = (store.shelf_of(kind).get(uid) for kind in ENTRY_TYPES)
    return next((entry for entry in found if entry), None)


def _answers_also(store: Store, entry: Entry, issue_uids: set[str]) -> None:
    """The further problems of an entry become these and no other."""
    for link in store.also_answers.all(entry_uid=entry.uid):
        if link.issue_uid not in issue_uids:
            store.also_answers.drop(link.uid)
    for issue_uid in issue_uids:
        uid = uid_of(entry.uid, issue_uid)
        store.also_answers.put(
            AlsoAnswers(uid=uid, visit_uid=entry.visit_uid, entry_uid=entry.uid, issue_uid=issue_uid)
        )


def _without_loose_ends(store: Store, dossier: Dossier) -> Dossier:
    """Links whose entry or problem went with its document go as well."""
    shelves = (dossier.tasks, dossier.named_matters, dossier.plan_items, dossier.ledger_entries, dossier.statements)
    entries = {entry.uid for shelf in shelves for entry in shelf}
    issues = {issue.uid for issue in dossier.issues}
    kept = []
    for link in dossier.also_answers:
        if link.entry_uid in entries and link.issue_uid in issues:
            kept.append(link)
        else:
            store.also_answers.drop(link.uid)
    return replace(dossier, also_answers=tuple(kept))


def _settle(store: Store, dossier: Dossier, found: list[Contradiction]) -> list[Contradiction]:
    """A judged alarm keeps its judgement; a pending one that is not found any more goes."""
    known = {alarm.uid: alarm for alarm in store.contradictions.all(visit_uid=dossier.visit.uid)}
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
            standing.append(_under_its_problem(store, dossier, alarm))
    return sorted(standing, key=lambda alarm: -alarm.weight)


def _under_its_problem(store: Store, dossier: Dossier, alarm: Contradiction) -> Contradiction:
    """A judged alarm whose document was read anew stands under the problem that now bears its heading."""
    records: tuple[Issue | Entry, ...] = (*dossier.issues, *dossier.named_matters, *dossier.tasks)
    if alarm.subject_uid is None or any(record.uid == alarm.subject_uid for record in records):
        return alarm
    heir = next((record.uid for record in records if record.heading == alarm.problem), None)
    if heir is None:
        return alarm
    moved = replace(alarm, subject_uid=heir)
    store.contradictions.put(moved)
    return moved
