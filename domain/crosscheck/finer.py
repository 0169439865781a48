"""A visit whose papers tell 方面, 大项 and 具体问题: compared at the level at which plan and ledger answer.

In the feedback the lowest level reads like examples of a problem. Where plan or ledger have a line for each of them,
these are the problems, for this comparison; what is found is told of the problem they stand under.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from rapidfuzz import fuzz

from domain.crosscheck.texts import essence
from domain.patterns import late
from domain.records import Contradiction, Dossier, Entry, Issue, ReportStatement, uid_of
from domain.statuses import parse_status
from domain.words import IssueLevel, RectificationStatus

_ALIKE = 75
_WHOLE = 100.0
_SHORTEST = 4  # signs of a name that may be part of another
_QUOTED = late(  # （1）针对“…”。
    r"\s*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．]|[①-⑳])?\s*(?:针对|关于|对于?)?(?:反馈|指出)?的?"
    r"“((?:“[^“”]*”|[^“”])+)”(?:的?(?:问题|方面))?[，。：:；]?"
)
_E = TypeVar("_E", bound=Entry)


@dataclass(frozen=True, kw_only=True)
class Finer:
    """The dossier for the rules; above names for each problem that was an example the one it stands under."""

    dossier: Dossier
    above: Mapping[str, str]

    def told_above(self, alarm: Contradiction) -> Contradiction:
        """The alarm under the problem of the feedback, as pages list it."""
        over = self.above.get(alarm.subject_uid or "")
        return replace(alarm, subject_uid=over) if over else alarm


def finer(dossier: Dossier) -> Finer:
    """The dossier, with the examples of a problem in its place where plan or ledger tell of each of them."""
    examples: dict[str, list[Issue]] = defaultdict(list)
    for issue in dossier.issues:
        if issue.level is IssueLevel.EXAMPLE and issue.parent_uid:
            examples[issue.parent_uid].append(issue)
    told = {
        issue.uid: answers
        for issue in dossier.issues
        if len(examples[issue.uid]) > 1 and (answers := _answers(dossier, issue, examples[issue.uid]))
    }
    if not any(answers.several for answers in told.values()):  # one line for a problem may well name its example
        return Finer(dossier=dossier, above={})
    above = {example.uid: uid for uid in told for example in examples[uid]}
    moved = {entry_uid: to for answers in told.values() for entry_uid, to in answers.placed.items()}
    parted = {s.uid: list(_parts(s, examples[s.issue_uid])) for s in dossier.statements if s.issue_uid in told}
    return Finer(dossier=_at_examples(dossier, above, moved, parted), above=above)


@dataclass(frozen=True, kw_only=True)
class _Answers:
    """Which example each entry for a problem answers, if any; several where plan or ledger tell of more than one."""

    placed: Mapping[str, str | None]
    several: bool


def _answers(dossier: Dossier, issue: Issue, examples: Sequence[Issue]) -> _Answers | None:
    """None where plan, ledger or report answer the problem as a whole."""
    listed = [[e for e in shelf if e.issue_uid == issue.uid] for shelf in (dossier.plan_items, dossier.ledger_entries)]
    told = [_one_each(entries, examples) for entries in listed]
    if None in told or not any(told):
        return None
    if any(not any(_parts(s, examples)) for s in dossier.statements if s.issue_uid == issue.uid):
        return None
    others = (e for shelf in (dossier.tasks, dossier.named_matters) for e in shelf if e.issue_uid == issue.uid)
    placed: dict[str, str | None] = {e.uid: next(iter(_named(e.heading, examples)), None) for e in others}
    for found in told:
        placed |= found or {}
    return _Answers(placed=placed, several=any(len(found or ()) > 1 for found in told))


def _named(words: str, examples: Sequence[Issue]) -> list[str]:
    """The example with a heading like these words, if there is one."""
    likest = max(examples, key=lambda example: _likeness(words, example.heading))
    return [likest.uid] if _likeness(words, likest.heading) >= _ALIKE else []


def _one_each(entries: Sequence[Entry], examples: Sequence[Issue]) -> dict[str, str] | None:
    """The example of each entry, no two the same, the likest first; None unless most are plainly alike."""
    pairs = sorted(
        ((_likeness(e.heading, example.heading), e.uid, example.uid) for e in entries for example in examples),
        reverse=True,
    )
    found: dict[str, str] = {}
    sure = 0
    for score, entry_uid, example_uid in pairs:
        if entry_uid not in found and example_uid not in found.values():
            found[entry_uid] = example_uid
            sure += score >= _ALIKE
    return found if len(found) == len(entries) and 2 * sure >= len(entries) else None


def _likeness(one: str, other: str) -> float:
    first, second = sorted((essence(one), essence(other)), key=len)
    return _WHOLE if len(first) >= _SHORTEST and first in second else fuzz.ratio(first, second)


def _parts(statement: ReportStatement, examples: Sequence[Issue]) -> Iterator[ReportStatement]:
    """What a report says of each example: the lines of its account from the one that quotes the example on."""
    told: dict[str, list[int]] = {}
    lines = statement.detail.split("\n")
    for index, line in enumerate(lines):
        begun = _QUOTED.match(line)
        named = _named(begun[1], examples) if begun else []
        if named or told:
            told.setdefault(named[0] if named else list(told)[-1], []).append(index)
    for example_uid, indices in told.items():
        own = [_QUOTED.sub("", lines[index]) for index in indices]
        last = own[-1].rstrip("。；").rpartition("。")[2]
        status = parse_status(last).status
        places = [statement.detail_places[index] for index in indices if index < len(statement.detail_places)]
        stated = status is not RectificationStatus.UNSTATED
        begun = _QUOTED.match(lines[indices[0]])
        yield replace(
            statement,
            uid=uid_of(statement.uid, example_uid),
            issue_uid=example_uid,
            heading=begun[1] if begun else statement.heading,
            detail="\n".join(own),
            detail_places=tuple(places),
            place=next(iter(places), "") or statement.place,
            status_text=last if stated else statement.status_text,
            claimed_status=status if stated else statement.claimed_status,
            status_place=next(iter(places[-1:]), "") or statement.status_place,
        )


def _at_examples(
    dossier: Dossier,
    above: Mapping[str, str],
    moved: Mapping[str, str | None],
    parted: Mapping[str, Sequence[ReportStatement]],
) -> Dossier:
    def at(entries: Sequence[_E]) -> tuple[_E, ...]:
        return tuple(replace(e, issue_uid=moved[e.uid]) if e.uid in moved else e for e in entries)

    gone = set(above.values())
    return replace(
        dossier,
        issues=tuple(
            replace(i, level=IssueLevel.ISSUE, heading=i.heading.rstrip("。；;")) if i.uid in above else i
            for i in dossier.issues
            if i.uid not in gone
        ),
        tasks=at(dossier.tasks),
        named_matters=at(dossier.named_matters),
        plan_items=at(dossier.plan_items),
        ledger_entries=at(dossier.ledger_entries),
        statements=tuple(part for s in dossier.statements for part in parted.get(s.uid, (s,))),
    )
