"""Numbers of working papers as the records stand: a person's own while writing, the team's when signed and issued."""

from dataclasses import replace

from domain import numbering
from domain.records import Finding
from domain.words import FindingState, PaperState
from storage.store import Store


def block_of(store: Store, visit_uid: str) -> int:
    """The block of numbers dealt to the person at this laptop; 0 where no roster is kept."""
    return next((member.block for member in store.memberships.of_visit(visit_uid, store.author)), 0)


def next_draft(store: Store, visit_uid: str) -> str:
    """预-04."""
    taken = store.findings.all(visit_uid=visit_uid)
    return numbering.next_finding_number((other.number for other in taken), block_of(store, visit_uid))


def final_number(store: Store, finding: Finding) -> str:
    """The number a paper gets when the leader has signed; one that came back and was signed again keeps its own."""
    if numbering.is_final(finding.number):
        return finding.number
    taken = [other.number for other in _of_team(store, finding.visit_uid)]
    return numbering.next_final_number(taken, _prefix(store, finding.visit_uid))


def settle(store: Store, visit_uid: str) -> int:
    """Before a paper goes out: no gap and no number twice among what is signed; returns how many got another number.

    What a paper that is out already may name keeps its number.
    """
    final = store.findings.all(visit_uid=visit_uid, state=FindingState.FINAL)
    ordered = sorted(final, key=lambda each: (not numbering.is_final(each.number), each.number, each.position))
    out = store.papers.count(visit_uid=visit_uid, state=PaperState.ISSUED) > 0
    firsts = {each.number: each.uid for each in reversed(ordered) if numbering.is_final(each.number)} if out else {}
    loose = [each for each in ordered if firsts.get(each.number) != each.uid]
    others = [other.number for other in _of_team(store, visit_uid) if other.visit_uid != visit_uid]
    fixed = [*others, *firsts]
    numbers = numbering.settled([finding.number for finding in loose], fixed, _prefix(store, visit_uid))
    moved = [(finding, number) for finding, number in zip(loose, numbers, strict=True) if finding.number != number]
    if moved:
        with store.change("编定底稿编号"):
            for finding, number in moved:
                store.findings.put(replace(finding, number=number))
    return len(moved)


def _prefix(store: Store, visit_uid: str) -> str:
    visit = store.visits.one(visit_uid)
    team = store.teams.get(visit.team_uid) if visit.team_uid else None
    return team.number_prefix if team else ""


def _of_team(store: Store, visit_uid: str) -> list[Finding]:
    """The findings of every visit of the team."""
    visit = store.visits.one(visit_uid)
    visits = store.visits.uids(team_uid=visit.team_uid) if visit.team_uid else [visit_uid]
    return [finding for uid in visits for finding in store.findings.all(visit_uid=uid)]
