"""A newer version of a document: what changed is shown, what stays the same keeps its answers."""

from dataclasses import replace
from pathlib import Path

import pytest

from documents import visits
from documents.importing import difference, import_reading
from documents.reading.result import Reading
from domain.records import Finding
from domain.words import DocumentKind as Kind
from domain.words import IssueLevel
from storage.store import Store
from tests.documents.reading.reading_kit import read_file

FEEDBACK = """关于对某某局党组巡察情况的反馈意见
一、主要问题
（一）党的领导方面
1.理论学习不深入。2023年学习4次，研讨2次。
2.重大事项未经集体研究。3个项目未上会，涉及金额200万元。
（二）作风建设方面
3.调查研究走过场。班子成员平均下沉5天。
二、意见建议
1.加强理论学习，提高本领。
2.规范集体决策。"""


@pytest.fixture
def visit_uid(store: Store) -> str:
    return visits.begin(store, organization="某某局党组")


def taken_in(store: Store, visit_uid: str, path: Path, text: str, kind: Kind = Kind.FEEDBACK_OPINION) -> Reading:
    path.write_text(text, encoding="utf-8")
    reading = read_file(path, kind)
    import_reading(store, visit_uid, reading, path, kind, replacing=True)
    return reading


def problems(store: Store) -> dict[str, str]:
    return {issue.heading: issue.uid for issue in store.issues.all(level=IssueLevel.ISSUE)}


def test_the_same_problems_keep_their_uid_and_what_refers_to_them(store: Store, visit_uid: str, tmp_path: Path) -> None:
    taken_in(store, visit_uid, tmp_path / "一.txt", FEEDBACK)
    before = problems(store)
    found = Finding(visit_uid=visit_uid, number="底-01", position=1, title="学习", subject_uid=before["理论学习不深入"])
    with store.change("形成问题"):
        store.findings.put(found)
    newer = FEEDBACK.replace("3.调查研究走过场", "3.服务群众有差距。群众反映强烈。\n4.调查研究走过场")
    newer = newer.replace("2.重大事项未经集体研究", "2.部分重大事项未经集体研究决定").replace("研讨2次", "研讨3次")
    taken_in(store, visit_uid, tmp_path / "二.txt", newer)
    after = problems(store)
    assert after["理论学习不深入"] == before["理论学习不深入"] == store.findings.one(found.uid).subject_uid
    assert after["部分重大事项未经集体研究决定"] == before["重大事项未经集体研究"]
    assert after["调查研究走过场"] == before["调查研究走过场"]
    assert after["服务群众有差距"] not in before.values()
    assert [issue.position for issue in store.issues.all()] == [1, 2, 3, 4, 5, 6]
    assert {issue.parent_uid for issue in store.issues.all(level=IssueLevel.ISSUE)} == {
        issue.uid for issue in store.issues.all(level=IssueLevel.ASPECT)
    }
    assert [document.name for document in store.documents.all()] == ["二.txt"]
    assert store.recommendations.count() == 2
    assert store.verify() == []
    store.undo()
    assert problems(store) == before


def test_the_difference_is_told_before_anything_is_written(store: Store, visit_uid: str, tmp_path: Path) -> None:
    taken_in(store, visit_uid, tmp_path / "一.txt", FEEDBACK)
    path = tmp_path / "二.txt"
    newer = FEEDBACK.replace("3.调查研究走过场。班子成员平均下沉5天。", "3.资金使用不规范。挪用3万元。")
    path.write_text(newer.replace("研讨2次", "研讨3次"), encoding="utf-8")
    steps = store.undo_label
    told = difference(store, visit_uid, read_file(path), Kind.FEEDBACK_OPINION)
    assert [one.text for one in told.added] == ["资金使用不规范"]
    assert [one.text for one in told.removed] == ["调查研究走过场"]
    assert [(one.number, one.heading, one.parts) for one in told.reworded] == [
        ("1", "理论学习不深入", (("内容", "2023年学习4次，研讨2次。", "2023年学习4次，研讨3次。"),))
    ]
    assert told.same == 5  # two aspects, one problem, two recommendations
    assert store.undo_label == steps
    assert store.issues.count() == 5


def test_a_ledger_handed_in_again_keeps_what_a_person_aligned(store: Store, visit_uid: str, tmp_path: Path) -> None:
    taken_in(store, visit_uid, tmp_path / "反馈.txt", FEEDBACK)
    rows = [
        "序号,反馈问题,整改措施,完成情况,完成时限",
        "1,学习不深入,制定计划,正在整改,2024年6月",
        ",,开展研讨,已完成,",
    ]
    taken_in(store, visit_uid, tmp_path / "一.csv", "\n".join(rows), Kind.LEDGER)
    (entry,) = store.ledger_entries.all()
    wished = problems(store)["调查研究走过场"]
    with store.change("对应"):
        store.ledger_entries.put(replace(entry, issue_uid=wished, alignment_confirmed=True))
    measures = {measure.text: measure.uid for measure in store.measures.all()}
    path = tmp_path / "二.csv"
    path.write_text("\n".join(rows).replace("正在整改", "已完成").replace("开展研讨", "开展研讨3次"), encoding="utf-8")
    told = difference(store, visit_uid, read_file(path, Kind.LEDGER), Kind.LEDGER)
    assert (told.added, told.removed, told.same) == ((), (), 0)
    assert {name for name, _, _ in told.reworded[0].parts} == {"完成情况", "整改措施"}
    import_reading(store, visit_uid, read_file(path, Kind.LEDGER), path, Kind.LEDGER, replacing=True)
    (again,) = store.ledger_entries.all()
    assert (again.uid, again.issue_uid, again.alignment_confirmed) == (entry.uid, wished, True)
    assert {measure.text: measure.uid for measure in store.measures.all()} == {
        "制定计划": measures["制定计划"],
        "开展研讨3次": measures["开展研讨"],
    }
    told = difference(store, visit_uid, read_file(path, Kind.LEDGER), Kind.LEDGER)
    assert (told.added, told.removed, told.reworded) == ((), (), ())
