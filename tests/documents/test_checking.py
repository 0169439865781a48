from dataclasses import replace
from pathlib import Path

import pytest

from documents import checklists, visits
from documents.checking import as_json, cross_check
from documents.importing import import_reading
from domain.crosscheck import texts
from domain.errors import PlaceError
from domain.records import Dossier
from domain.words import AlarmState, CheckScope, ContradictionKind, IssueLevel
from storage.store import Store
from tests.documents.reading.reading_kit import read_rows, read_text
from tests.domain.dossiers import dossier_of, yunxi

PARTS = (
    "documents",
    "issues",
    "recommendations",
    "tasks",
    "named_matters",
    "plan_items",
    "ledger_entries",
    "statements",
    "measures",
)


@pytest.fixture
def visit_uid(store: Store) -> str:
    """A visit whose references are taken in and not yet compared."""
    visit_uid = visits.begin(store, organization="云栖县水利局党组")
    put(store, visit_uid, dossier_of(yunxi()))
    return visit_uid


def put(store: Store, visit_uid: str, dossier: Dossier) -> None:
    with store.change("收下四对照"):
        for part in PARTS:
            for record in getattr(dossier, part):
                getattr(store, part).put(replace(record, visit_uid=visit_uid))


def test_alarms_and_alignments_are_put_in_one_step_that_undo_takes_back(store: Store, visit_uid: str):
    found = cross_check(store, visit_uid)
    assert len(found) == 17
    assert store.contradictions.count(visit_uid=visit_uid) == 17
    assert all(item.issue_uid for item in store.plan_items.all(visit_uid=visit_uid))
    assert store.undo() == "四对照比对"
    assert store.contradictions.count(visit_uid=visit_uid) == 0
    assert not any(item.issue_uid for item in store.plan_items.all(visit_uid=visit_uid))


def test_a_second_comparison_of_the_same_texts_writes_nothing(store: Store, visit_uid: str):
    cross_check(store, visit_uid)
    told = []
    store.listen(told.append)
    assert len(cross_check(store, visit_uid)) == 17
    assert told == []


def test_it_joins_a_change_that_is_open(store: Store, visit_uid: str):
    with store.change("收下台账"):
        cross_check(store, visit_uid)
    assert store.undo_label == "收下台账"


def test_a_judged_alarm_keeps_its_judgement(store: Store, visit_uid: str):
    alarm = cross_check(store, visit_uid)[0]
    with store.change("排除疑点"):
        store.contradictions.put(replace(alarm, state=AlarmState.DISMISSED, reason="已核实", judged_by="林溪"))
    again = {a.uid: a for a in cross_check(store, visit_uid)}
    assert (again[alarm.uid].state, again[alarm.uid].reason) == (AlarmState.DISMISSED, "已核实")


def test_a_pending_alarm_that_no_longer_holds_goes_and_a_judged_one_stays(store: Store, visit_uid: str):
    found = cross_check(store, visit_uid)
    people = next(a for a in found if a.kind is ContradictionKind.RESPONSIBLE_CHANGED)
    deadline = next(a for a in found if a.kind is ContradictionKind.DEADLINE_EXTENDED)
    with store.change("采纳疑点"):
        store.contradictions.put(replace(deadline, state=AlarmState.ADOPTED))
    with store.change("更正台账"):
        for entry in store.ledger_entries.all(visit_uid=visit_uid):
            calm = replace(entry, deadline_extended_to=None)
            store.ledger_entries.put(replace(calm, lead_officer="杜远") if entry.lead_officer == "何平" else calm)
    left = {a.uid for a in cross_check(store, visit_uid)}
    assert people.uid not in left
    assert deadline.uid in left
    assert store.contradictions.get(people.uid) is None


def test_a_changed_text_raises_a_new_alarm_beside_the_dismissed_one(store: Store, visit_uid: str):
    found = cross_check(store, visit_uid)
    money = next(a for a in found if a.kind is ContradictionKind.AMOUNT_MISMATCH)
    with store.change("排除疑点"):
        store.contradictions.put(replace(money, state=AlarmState.DISMISSED))
    with store.change("更正台账"):
        (measure,) = [m for m in store.measures.all(visit_uid=visit_uid) if "3.68" in m.text]
        store.measures.put(replace(measure, text="清退评审费3.66万元"))
    fresh = [a for a in cross_check(store, visit_uid) if a.kind is ContradictionKind.AMOUNT_MISMATCH]
    assert sorted(a.state for a in fresh) == sorted([AlarmState.DISMISSED, AlarmState.PENDING])


def test_a_confirmed_alignment_stays_as_it_is(store: Store, visit_uid: str):
    cross_check(store, visit_uid)
    entry = store.ledger_entries.all(visit_uid=visit_uid)[1]
    with store.change("改连"):
        store.ledger_entries.put(replace(entry, issue_uid=None, alignment_confirmed=True))
    found = cross_check(store, visit_uid)
    assert store.ledger_entries.get(entry.uid).issue_uid is None
    assert ("河湖长制落实有差距", ContradictionKind.MISSING_IN_LEDGER) in {(a.problem, a.kind) for a in found}


def test_an_empty_visit_raises_nothing(store: Store):
    visit_uid = visits.begin(store, organization="青岭县教育局党委")
    assert cross_check(store, visit_uid) == []
    assert as_json(store, visit_uid) == {"contradictions": []}


def test_the_command_line_prints_kind_and_every_quote_with_its_file(store: Store, visit_uid: str):
    cross_check(store, visit_uid)
    printed = as_json(store, visit_uid)["contradictions"]
    (missing,) = [alarm for alarm in printed if alarm["kind"] == "missing_in_ledger"]
    assert missing["problem"] == "基层党支部组织生活不规范"
    assert missing["suggested_account"] == "owed"
    assert missing["quotes"][1] == {"file": "yunxi-5-整改台账.xlsx", "where": "", "quote": None}
    whole = next(alarm for alarm in printed if alarm["kind"] == "count_mismatch")
    assert (whole["problem"], whole["suggested_account"]) == (None, None)


def test_the_checklist_is_put_once_with_the_same_uids_everywhere(new_store):
    one, other = new_store("一"), new_store("二")
    first = checklists.load(one)
    assert one.undo_label == "载入“回头看核查清单”"
    assert checklists.load(one) == first == checklists.load(other)
    items = one.check_items.all(checklist_uid=first.uid)
    assert [item.uid for item in items] == [item.uid for item in other.check_items.all(checklist_uid=first.uid)]
    assert len(items) == 55
    assert sum(item.core for item in items) == 23
    assert {item.scope for item in items} == set(CheckScope)
    one.undo()
    assert one.check_items.count() == 0


def test_an_item_that_went_missing_is_put_again(store: Store):
    checklist = checklists.load(store)
    item = store.check_items.all(checklist_uid=checklist.uid)[3]
    with store.change("删除"):
        store.check_items.drop(item.uid)
    checklists.load(store)
    assert store.check_items.get(item.uid) == item


@pytest.mark.parametrize("text", ["", "{}", '{"version": "1", "references": {}, "items": [{"id": "A01"}]}', "[1]"])
def test_a_spoilt_checklist_file_is_named_in_one_sentence(tmp_path, text):
    path = tmp_path / "清单.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PlaceError, match="核查清单“清单”读不出来"):
        checklists.read(path)


def test_no_text_of_the_documents_is_kept_afterwards(store: Store, visit_uid: str):
    cross_check(store, visit_uid)
    assert {kept.cache_info().currsize for kept in (texts.plain, texts.bigrams, texts.meaning)} == {0}


def test_where_plan_and_ledger_tell_of_each_example_the_papers_are_compared_one_by_one(store: Store, tmp_path: Path):
    """大项 in the feedback and the report, 具体问题 in plan and ledger."""
    visit_uid = visits.begin(store, organization="青川市地铁集团党委")
    feedback = read_text("""关于巡察青川市地铁集团党委的反馈意见
        一、巡察发现的主要问题
        （一）领导作用发挥不充分
        1.安全生产基础不牢
        （1）2022年以来发生塌陷险情5起。
        （2）特种设备超期未检37台。
        （二）组织建设薄弱
        1.基层党建薄弱
        （1）11个项目部未建立临时党支部。
        （2）党费收缴不规范，少缴党费9.27万元。""")
    ledger = read_rows(
        ["序号", "反馈问题", "整改措施", "整改状态", "是否销号"],
        ["1", "2022年以来发生塌陷险情5起", "逐一追责", "正在推进", "否"],
        ["2", "特种设备超期未检37台", "37台全部完成检验", "已完成", "是"],
        ["3", "11个项目部未建立临时党支部", "建立临时党支部", "已完成", "是"],
    )
    report = read_text("""青川市地铁集团党委关于巡察整改情况的报告
        二、具体整改情况
        （一）领导作用发挥不充分方面
        1.关于“安全生产基础不牢”问题
        （1）针对“2022年以来发生塌陷险情5起”。完成普查86公里。正在推进。
        （2）针对“特种设备超期未检37台”。37台全部检验。已完成。
        （二）组织建设薄弱方面
        1.关于“基层党建薄弱”问题
        （1）针对“11个项目部未建立临时党支部”。全部建立。已完成。
        （2）针对“党费收缴不规范”。补缴党费9.27万元。已完成。""")
    for name, reading in (("反馈", feedback), ("台账", ledger), ("报告", report)):
        path = tmp_path / f"{name}.txt"
        path.write_text(name, encoding="utf-8")
        assert reading.kind
        import_reading(store, visit_uid, reading, path, reading.kind)
    problems = {issue.uid: issue.heading for issue in store.issues.all(visit_uid=visit_uid, level=IssueLevel.ISSUE)}
    told = {(a.kind.identifier, a.problem, problems[a.subject_uid or ""]) for a in cross_check(store, visit_uid)}
    assert told == {
        ("missing_in_ledger", "党费收缴不规范，少缴党费9.27万元", "基层党建薄弱"),
    }
