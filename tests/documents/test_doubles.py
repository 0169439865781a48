"""Two laptops without a roster gave the same numbers: found, and parted in one step."""

from datetime import UTC, datetime

from documents import doubles, visits
from domain.records import Evidence, EvidenceLink, Finding, Issue, uid_of
from domain.words import IssueLevel
from storage.store import Store


def issue(store: Store, visit_uid: str, number: int) -> str:
    made = Issue(visit_uid=visit_uid, document_uid="d", level=IssueLevel.ISSUE, position=number, number=str(number),
                 heading=f"问题{number}")  # fmt: skip
    store.issues.put(made)
    return made.uid


def piece(store: Store, visit_uid: str, uid: str, day: int, target: str) -> Evidence:
    made = Evidence(uid=uid, visit_uid=visit_uid, number="证-0001", name=f"{uid}.jpg", file_uid="f", sha256=uid,
                    added_at=datetime(2025, 3, day, tzinfo=UTC))  # fmt: skip
    store.evidence.put(made)
    link = uid_of(uid, target)
    store.evidence_links.put(EvidenceLink(uid=link, visit_uid=visit_uid, evidence_uid=uid, target_uid=target))
    return made


def test_what_has_the_same_number_is_parted_and_cited_anew(store: Store) -> None:
    visit_uid = visits.begin(store, organization="云栖县水利局")
    other = visits.begin(store, organization="云栖县林业局")
    with store.change("两台电脑的内容"):
        first, second = issue(store, visit_uid, 1), issue(store, visit_uid, 2)
        later = piece(store, visit_uid, "a" * 32, 12, second)
        earlier = piece(store, visit_uid, "b" * 32, 11, first)
        papers = [
            Finding(
                uid=str(place) * 32,
                visit_uid=visit_uid,
                number="预-01",
                title="问",
                subject_uid=subject,
                facts="佐证〔证-0001〕。",
            )
            for place, subject in enumerate((first, second), 1)
        ]
        for paper in (*papers, Finding(visit_uid=other, number="预-01", title="别的单位")):
            store.findings.put(paper)
    found = doubles.found(store)
    assert found.text == "两台电脑各自编出了同样的编号（预-01、证-0001），内容都在，请分开编号。"
    assert doubles.part(store) == 2
    assert not doubles.found(store)
    assert (store.evidence.one(earlier.uid).number, store.evidence.one(later.uid).number) == ("证-0001", "证-0002")
    numbered = [store.findings.one(paper.uid) for paper in papers]
    assert [paper.number for paper in numbered] == ["预-01", "预-02"]
    assert [paper.facts for paper in numbered] == ["佐证〔证-0001〕。", "佐证〔证-0002〕。"]
    assert doubles.part(store) == 0
    assert store.undo() == "分开相同的编号"
    assert doubles.found(store) == found


def test_signed_numbers_are_parted_with_the_prefix_of_the_team(store: Store) -> None:
    visit_uid = visits.begin(store, organization="云栖县水利局")
    with store.change("签过的"):
        for title in "甲乙":
            store.findings.put(Finding(visit_uid=visit_uid, number="二组底-01", title=title))
    doubles.part(store)
    assert sorted(paper.number for paper in store.findings.all()) == ["二组底-01", "二组底-02"]
