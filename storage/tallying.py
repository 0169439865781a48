"""What an archive changed, counted by organization and person."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from storage.intake import IntakeLine, Refusal
from storage.rows import CODECS, Stored
from storage.store import Store
from storage.taking import Taken


def lines_of(store: Store, taken: Taken, refusals: Sequence[Refusal]) -> tuple[IntakeLine, ...]:
    """One line for each organization and person."""
    names = {body.uid: body.short_name or body.name for body in store.organizations.all()}
    visits = {visit.uid: names.get(visit.organization_uid, "") for visit in store.visits.all()}
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (table, uid), outcome in taken.records.items():
        row = outcome.now or outcome.before
        kind = (
            "conflicting" if outcome.conflicting
            else "new" if outcome.before is None and outcome.now is not None
            else "changed" if outcome.before != outcome.now
            else ""
        )  # fmt: skip
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
