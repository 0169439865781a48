"""What an archive changed: counted by organization and person, and record by record with both texts."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from storage.conflicts import Conflict
from storage.intake import Differing, IntakeDetail, IntakeLine, Refusal
from storage.rows import CODECS, Stored, Value
from storage.steps import THERE
from storage.store import Store
from storage.taking import Outcome, Taken

CONFLICTING, CHANGED, NEW = "conflicting", "changed", "new"
DETAILED_AT_MOST = 200  # of one kind: nobody looks through more, the rest is counted


def _kind(outcome: Outcome) -> str:
    if outcome.conflicting:
        return CONFLICTING
    if outcome.before == outcome.now:
        return ""
    return NEW if outcome.before is None else CHANGED


def _places(store: Store) -> tuple[dict[str, str], dict[str, str]]:
    names = {body.uid: body.short_name or body.name for body in store.organizations.all()}
    return names, {visit.uid: names.get(visit.organization_uid, "") for visit in store.visits.all()}


def details_of(store: Store, taken: Taken, conflicts: Sequence[Conflict]) -> tuple[IntakeDetail, ...]:
    """The records that would change, those that people differ about first."""
    names, visits = _places(store)
    wordings: defaultdict[tuple[str, str], list[Conflict]] = defaultdict(list)
    for conflict in conflicts:
        wordings[conflict.table, conflict.uid].append(conflict)
    found: dict[str, list[IntakeDetail]] = {CONFLICTING: [], CHANGED: [], NEW: []}
    for (table, uid), outcome in taken.records.items():
        kind, row = _kind(outcome), outcome.now or outcome.before
        if not kind or row is None or len(found[kind]) >= DETAILED_AT_MOST:
            continue
        differing = _both(outcome, wordings[table, uid]) if kind == CONFLICTING else _changed(table, outcome)
        found[kind].append(
            IntakeDetail(
                kind=kind,
                organization=_place(table, uid, row, names, visits),
                person=outcome.author,
                table=table,
                uid=uid,
                row=outcome.now,
                fields=tuple(differing),
            )
        )
    return tuple(detail for details in found.values() for detail in details)


def _changed(table: str, outcome: Outcome) -> Iterator[Differing]:
    codec = CODECS[table]
    before = outcome.before or codec.defaults
    if outcome.now is None:
        yield Differing(THERE, 1, 0, outcome.author)
        return
    for name, here, coming in zip(codec.columns, before, outcome.now, strict=True):
        if here != coming:
            yield Differing(name, here, coming, outcome.author)


def _both(outcome: Outcome, conflicts: Sequence[Conflict]) -> Iterator[Differing]:
    for conflict in conflicts:
        here = _here(outcome, conflict)
        for wording in conflict.wordings:
            if wording.value != here:
                yield Differing(conflict.field, here, wording.value, wording.author, wording.made_at)


def _here(outcome: Outcome, conflict: Conflict) -> Value:
    if conflict.field == THERE:
        return int(outcome.before is not None)
    place = CODECS[conflict.table].index[conflict.field]
    return outcome.before[place] if outcome.before is not None else conflict.wordings[0].value


def lines_of(store: Store, taken: Taken, refusals: Sequence[Refusal]) -> tuple[IntakeLine, ...]:
    """One line for each organization and person."""
    names, visits = _places(store)
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (table, uid), outcome in taken.records.items():
        row = outcome.now or outcome.before
        kind = _kind(outcome)
        if row is not None and kind:
            counts[_place(table, uid, row, names, visits), outcome.author][kind] += 1
    for refusal in refusals:
        counts["", refusal.person]["refused"] += refusal.steps
    return tuple(
        IntakeLine(organization=organization, person=person, **found)
        for (organization, person), found in sorted(counts.items())
    )


def _place(table: str, uid: str, row: Stored, names: dict[str, str], visits: dict[str, str]) -> str:
    """The organization a record belongs to; empty when it belongs to none."""
    index = CODECS[table].index
    if "visit_uid" in index:
        return visits.get(str(row[index["visit_uid"]]), "")
    if "organization_uid" in index:
        return names.get(str(row[index["organization_uid"]]), "")
    return names.get(uid, "") if table == "organization" else ""
