"""One number given twice, by laptops that never met and had no roster: found when their work comes together, parted."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from documents import numbering
from domain.numbering import FINAL, is_final, next_evidence_number, next_final_number, next_finding_number
from domain.records import Evidence, Finding
from storage.store import Store


@dataclass(frozen=True, kw_only=True)
class Doubles:
    """The numbers that stand twice, of working papers and of evidence, in all visits of the workspace."""

    findings: tuple[tuple[str, str], ...] = ()  # visit, number
    evidence: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.findings or self.evidence)

    @property
    def text(self) -> str:
        """One sentence that names some of them."""
        numbers = list(dict.fromkeys(number for _visit, number in (*self.findings, *self.evidence)))
        named = "、".join(numbers[:3]) + (f"等 {len(numbers)} 个" if len(numbers) > 3 else "")
        return f"两台电脑各自编出了同样的编号（{named}），内容都在，请分开编号。"


def found(store: Store) -> Doubles:
    """Two questions, answered by index."""
    return Doubles(findings=tuple(store.findings.doubled_numbers()), evidence=tuple(store.evidence.doubled_numbers()))


def part(store: Store) -> int:
    """Each number to the one written first, the others get the next that are free; one undoable step.

    Where the facts of a working paper cite a piece that gets another number, they cite it by that one.
    """
    doubles = found(store)
    if not doubles:
        return 0
    with store.change("分开相同的编号"):
        papers = [_part_findings(store, *double) for double in doubles.findings]
        pieces = [_part_evidence(store, *double) for double in doubles.evidence]
    return sum(papers) + sum(pieces)


def _part_findings(store: Store, visit_uid: str, number: str) -> int:
    taken = [finding.number for finding in store.findings.all(visit_uid=visit_uid)]
    _first, *others = _in_order(store.findings.all(visit_uid=visit_uid, number=number))
    for finding in others:
        if is_final(number):
            given = next_final_number(taken, number.partition(FINAL)[0])
        else:
            given = next_finding_number(taken, numbering.block_of(store, visit_uid))
        taken.append(given)
        store.findings.put(replace(finding, number=given))
    return len(others)


def _part_evidence(store: Store, visit_uid: str, number: str) -> int:
    first, *others = sorted(
        store.evidence.all(visit_uid=visit_uid, number=number),
        key=lambda piece: (str(piece.added_at or ""), piece.uid),
    )
    taken = [piece.number for piece in store.evidence.all(visit_uid=visit_uid)]
    for piece in others:
        given = next_evidence_number(taken, numbering.block_of(store, visit_uid))
        taken.append(given)
        _cite_anew(store, visit_uid, first, piece, given)
        store.evidence.put(replace(piece, number=given))
    return len(others)


def _cite_anew(store: Store, visit_uid: str, first: Evidence, piece: Evidence, given: str) -> None:
    """In the papers that rest on this piece and not on the one that keeps the number."""
    for finding in store.findings.all(visit_uid=visit_uid):
        if f"〔{piece.number}〕" not in finding.facts:
            continue
        rests_on = store.evidence.uids_of_subject(visit_uid, finding.subject_uid or visit_uid)
        if piece.uid in rests_on and first.uid not in rests_on:
            facts = finding.facts.replace(f"〔{piece.number}〕", f"〔{given}〕")
            store.findings.put(replace(finding, facts=facts))


def _in_order(findings: list[Finding]) -> Iterator[Finding]:
    """The same on every laptop, so that two people who part them at once do it alike."""
    yield from sorted(findings, key=lambda finding: (finding.position, finding.uid))
