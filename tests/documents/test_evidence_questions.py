"""What is asked of evidence: how much each subject has, in which order, and who did what with a piece."""

from dataclasses import replace
from pathlib import Path

from documents import evidence
from documents.evidence import attach
from domain.records import uid_of
from domain.words import EvidenceOrigin
from storage.store import Store
from tests.documents.evidence_kit import issue
from tests.documents.pictures_kit import photo, put


def test_left_list_counts_by_subject_and_unfiled_apart(store: Store, visit: str, tmp_path: Path) -> None:
    third, fourth = issue(store, visit, "3"), issue(store, visit, "4")
    (filed,) = attach(store, visit, [put(tmp_path, "a.txt", b"a")], third)
    (free,) = attach(store, visit, [put(tmp_path, "b.txt", b"b")])
    rows = {(row.label, row.heading): row.count for row in store.evidence.subject_counts(visit)}
    assert rows == {("", "待归类"): 1, ("3", "农村饮水"): 1, ("4", "农村饮水"): 0, ("单位", "单位层面"): 0}
    assert store.evidence.uids_of_subject(visit, third) == [filed.uid]
    assert store.evidence.uids_of_subject(visit, "") == [free.uid]
    assert store.evidence.subjects_of(visit, filed.uid) == {third}
    assert fourth not in store.evidence.subjects_of(visit, filed.uid)


def test_history_names_each_deed_with_its_author(store: Store, visit: str, tmp_path: Path) -> None:
    (found,) = attach(store, visit, [put(tmp_path, "a.txt", b"a")])
    with store.change("归入问题 3"):
        evidence.link(store, found, issue(store, visit))
    assert [(event.author, event.label) for event in store.evidence.history(found.uid)] == [
        ("林溪", "附加证据"),
        ("林溪", "归入问题 3"),
    ]


def test_history_keeps_what_was_written_over_taken_away_and_taken_back(
    store: Store, visit: str, tmp_path: Path
) -> None:
    subject = issue(store, visit)
    (found,) = attach(store, visit, [put(tmp_path, "a.txt", b"a")], subject)
    for origin in (EvidenceOrigin.ON_SITE, EvidenceOrigin.LATER):
        with store.change(f"改证据来源为{origin}"):
            store.evidence.put(replace(found, origin=origin))
    with store.change("移出问题 3"):
        store.evidence_links.drop(uid_of(found.uid, subject))
    with store.change("移除证据"):
        store.evidence.drop(found.uid)
    store.undo()
    assert [event.label for event in store.evidence.history(found.uid)] == [
        *("附加证据", "改证据来源为现场拍摄", "改证据来源为后补", "移出问题 3", "移除证据", "撤销：移除证据"),
    ]


def test_pieces_are_ordered_by_what_the_table_asks(store: Store, visit: str, tmp_path: Path) -> None:
    paths = [
        put(tmp_path, "乙.jpg", photo("red", taken="2025:03:15 10:22:05")),
        put(tmp_path, "甲.jpg", photo("blue", (64, 48), taken="2025:03:14 10:22:05")),
    ]
    second, first = attach(store, visit, paths)
    for order in ("name", "when", "size", "number", "kind"):
        up = store.evidence.uids_of_subject(visit, "", order)
        assert sorted(up) == sorted([first.uid, second.uid])
        if order in ("when", "size"):
            assert up == [first.uid, second.uid]
            assert store.evidence.uids_of_subject(visit, "", order, descending=True) == [second.uid, first.uid]
