"""One entry for several problems: what a person confirmed, and what a heading that joins problems proposes."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from domain.crosscheck.texts import essence, plain
from domain.records import Dossier, Entry, Issue
from domain.words import IssueLevel

_ALIKE = 82
_SHORTEST = 5  # characters of a part of a heading that names a problem
_JOINT = re.compile("[、；;，,/]|以及|及(?!时)|和")


def confirmed(dossier: Dossier) -> Iterator[tuple[Entry, str]]:
    """Entries with each further problem that a person said they answer."""
    entries = {entry.uid: entry for entries in _by_kind(dossier) for entry in entries}
    for link in dossier.also_answers:
        if link.entry_uid in entries and entries[link.entry_uid].issue_uid != link.issue_uid:
            yield entries[link.entry_uid], link.issue_uid


def shared(dossier: Dossier) -> Iterator[tuple[Entry, str]]:
    """Entries of one problem whose heading names another as well, which no entry of that kind answers by itself.

    Where a person said what an entry answers, that is all it answers.
    """
    problems = {issue.uid: issue for issue in dossier.issues if issue.level is IssueLevel.ISSUE}
    further: dict[str, set[str]] = defaultdict(set)
    for entry, issue_uid in confirmed(dossier):
        further[entry.uid].add(issue_uid)
    for entries in _by_kind(dossier):
        taken = {entry.issue_uid for entry in entries}.union(*(further[entry.uid] for entry in entries))
        orphans = [issue for uid, issue in problems.items() if uid not in taken]
        for entry in entries if orphans else ():
            own = problems.get(entry.issue_uid or "")
            if own and not entry.alignment_confirmed:
                yield from ((entry, issue.uid) for issue in _named(entry, own, orphans))


def _named(entry: Entry, own: Issue, orphans: Sequence[Issue]) -> Iterator[Issue]:
    """The orphans that the heading names beside its own problem."""
    rest = plain(entry.heading).replace(essence(own.heading), "")
    if len(rest) < _SHORTEST:
        return
    parts = [essence(part) for part in _JOINT.split(entry.heading)]
    parts = [part for part in parts if len(part) >= _SHORTEST and fuzz.ratio(part, essence(own.heading)) < _ALIKE]
    for issue in orphans:
        name = essence(issue.heading)
        if name in rest or any(fuzz.ratio(part, name) >= _ALIKE for part in parts):
            yield issue


def _by_kind(dossier: Dossier) -> tuple[Sequence[Entry], ...]:
    return (dossier.tasks, dossier.named_matters, dossier.plan_items, dossier.ledger_entries, dossier.statements)
