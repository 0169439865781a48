"""The questions that pages ask, answered by a small visit."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from domain.records import (
    AssignedTask,
    CheckItem,
    Checklist,
    CheckResult,
    Contradiction,
    Evidence,
    EvidenceLink,
    Finding,
    LookBackVisit,
    NamedMatter,
    ReferenceStance,
)
from domain.words import (
    AccountType,
    AlarmState,
    Answer,
    CheckScope,
    ContradictionKind,
    FindingState,
    Focus,
    IssueLevel,
    Reference,
    Stance,
)
from storage.shelves.evidence import UNFILED
from storage.store import Store
from tests.storage.samples import issue, organization


@pytest.fixture
def visit(store: Store) -> SimpleNamespace:
    """An aspect with two problems, a matter and a task that no problem answers, checks, alarms, proof, a finding."""
    body = organization()
    checklist = Checklist(name="核查清单")
    look_back = LookBackVisit(organization_uid=body.uid, checklist_uid=checklist.uid)
    uid = look_back.uid
    aspect = replace(issue(1, "一、学习贯彻方面", uid), level=IssueLevel.ASPECT)
    first = replace(issue(2, "学习不深入", uid), parent_uid=aspect.uid, number="1")
    second = replace(issue(3, "资金拨付不及时", uid), parent_uid=aspect.uid, number="2")
    common = {"visit_uid": uid, "document_uid": "d", "position": 1}
    matter = NamedMatter(**common, heading="点名的事", number="4")
    task = AssignedTask(**common, heading="分工的任务", number="7")
    checks = [
        CheckItem(
            checklist_uid=checklist.uid, position=number, code=f"A0{number}", question="是否？", scope=scope,
            reference=Reference.FEEDBACK, focus=Focus.EFFECT,
        )
        for number, scope in ((1, CheckScope.ISSUE), (2, CheckScope.ORGANIZATION))
    ]  # fmt: skip
    alarm = Contradiction(
        visit_uid=uid, kind=ContradictionKind.REWORDED, problem=first.heading, description="改写", subject_uid=first.uid
    )
    general = replace(alarm, uid="总", subject_uid=None, state=AlarmState.DISMISSED)
    filed, loose = (
        Evidence(visit_uid=uid, number=number, name="照片.jpg", file_uid="f") for number in ("证-1", "证-2")
    )
    finding = Finding(
        visit_uid=uid, number="预-01", title="学习不深入", subject_uid=first.uid, account=AccountType.OWED
    )
    with store.change("建立样本"):
        for record in (
            body, checklist, look_back, aspect, first, second, matter, task, *checks, alarm, general, filed, loose,
            finding, EvidenceLink(visit_uid=uid, evidence_uid=filed.uid, target_uid=finding.uid),
            CheckResult(visit_uid=uid, item_uid=checks[0].uid, subject_uid=first.uid, answer=Answer.CONFORMS),
            ReferenceStance(
                visit_uid=uid, subject_uid=first.uid, reference=Reference.FEEDBACK, stance=Stance.SUPPORTS
            ),
        ):  # fmt: skip
            store.shelf_of(type(record)).put(record)
    return SimpleNamespace(**locals())


def test_subjects_stand_in_their_fixed_order(store: Store, visit: SimpleNamespace) -> None:
    uids = store.issues.subject_uids(visit.uid)
    assert uids == [visit.first.uid, visit.second.uid, visit.matter.uid, visit.task.uid, visit.uid]
    assert visit.first.uid not in store.issues.subject_uids(visit.uid, unfinished=True)
    assert store.issues.subject_uids(visit.uid, aspect_uid=visit.aspect.uid) == uids[:2]
    rows = store.issues.subject_rows(visit.uid, uids)
    assert [row.label for row in rows] == ["1", "2", "点4", "分7", "单位"]
    assert (rows[0].alarms, rows[0].pending, rows[0].answered, rows[0].total) == (1, 1, 1, 1)
    assert rows[0].stances == (None, Stance.SUPPORTS, None, None)
    assert rows[0].aspect == "一、学习贯彻方面"
    assert (rows[4].alarms, rows[4].pending) == (1, 0)
    figures = store.issues.subject_figures(visit.uid)
    assert (figures.subjects, figures.unfinished) == (4, 3)
    assert store.contradictions.waiting(visit.uid) == 1
    assert store.issues.aspects(visit.uid) == [(visit.aspect.uid, "一、学习贯彻方面")]


def test_checks_and_alarms_are_asked_by_subject(store: Store, visit: SimpleNamespace) -> None:
    assert [item.code for item in store.check_items.of_visit(visit.uid, CheckScope.ISSUE)] == ["A01"]
    assert store.contradictions.of_subject(visit.uid, visit.first.uid) == [visit.alarm]
    assert store.contradictions.of_subject(visit.uid, None) == [visit.general]


def test_findings_are_listed_with_their_problem(store: Store, visit: SimpleNamespace) -> None:
    uids = store.findings.listed(visit.uid, [FindingState.DRAFT])
    (row,) = store.findings.rows(uids)
    assert (row.label, row.heading, row.account) == ("1", "学习不深入", AccountType.OWED)
    assert store.findings.listed(visit.uid, [FindingState.FINAL]) == []
    assert store.findings.state_counts(visit.uid)[FindingState.DRAFT] == 1


def test_evidence_belongs_to_the_subject_of_what_it_proves(store: Store, visit: SimpleNamespace) -> None:
    counts = store.evidence.subject_counts(visit.uid)
    assert (counts[0].heading, counts[0].count) == ("待归类", 1)
    assert {row.uid: row.count for row in counts}[visit.first.uid] == 1
    assert store.evidence.uids_of_subject(visit.uid, visit.first.uid) == [visit.filed.uid]
    assert store.evidence.uids_of_subject(visit.uid, UNFILED) == [visit.loose.uid]
    assert store.evidence.subjects_of(visit.uid, visit.filed.uid) == {visit.first.uid}
    (event,) = store.evidence.history(visit.filed.uid)
    assert (event.author, event.label) == ("林溪", "建立样本")
