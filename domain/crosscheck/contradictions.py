"""What does not agree between the references: alarms for a person to judge, never findings by themselves."""

from collections.abc import Mapping

from domain.crosscheck import (
    rules_amounts,
    rules_assigned,
    rules_closed,
    rules_counts,
    rules_dates,
    rules_deadlines,
    rules_evidence,
    rules_meetings,
    rules_missing,
    rules_named,
    rules_paper,
    rules_parts,
    rules_people,
    rules_references,
    rules_repeated,
    rules_retold,
    rules_status,
    rules_targets,
    rules_things,
    rules_titles,
    rules_told,
    rules_totals,
    rules_weakened,
    rules_wording,
)
from domain.crosscheck.case import Case, Rule
from domain.crosscheck.finer import finer
from domain.crosscheck.order import in_order
from domain.crosscheck.widths import in_one_width
from domain.records import Contradiction, Dossier
from domain.words import ContradictionKind

# Every rule with the kind it finds; a kind that an office switches off takes all its rules with it.
RULES: tuple[tuple[ContradictionKind, Rule], ...] = (
    *rules_missing.RULES,
    *rules_assigned.RULES,
    *rules_named.RULES,
    *rules_wording.RULES,
    *rules_weakened.RULES,
    *rules_amounts.RULES,
    *rules_counts.RULES,
    *rules_things.RULES,
    *rules_retold.RULES,
    *rules_dates.RULES,
    *rules_deadlines.RULES,
    *rules_told.RULES,
    *rules_status.RULES,
    *rules_closed.RULES,
    *rules_people.RULES,
    *rules_targets.RULES,
    *rules_evidence.RULES,
    *rules_paper.RULES,
    *rules_parts.RULES,
    *rules_repeated.RULES,
    *rules_references.RULES,
    *rules_titles.RULES,
    *rules_totals.RULES,
    *rules_meetings.RULES,
)


def contradictions(
    dossier: Dossier,
    off: frozenset[ContradictionKind] = frozenset(),
    weights: Mapping[ContradictionKind, int] | None = None,
) -> list[Contradiction]:
    """Every alarm of an aligned dossier, the weightiest first; the same alarm once."""
    told = in_one_width(dossier)
    level = finer(told.dossier)
    case = Case(level.dossier, weights)
    alarms = (level.told_above(alarm) for kind, rule in RULES if kind not in off for alarm in rule(case))
    found = {alarm.uid: told.as_written(alarm) for alarm in alarms}
    return in_order(found.values(), {issue.uid: issue.position for issue in dossier.issues})
