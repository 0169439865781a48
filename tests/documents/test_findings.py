"""形成问题 from alarms, checks and evidence."""

import pytest

from documents.findings import form_finding
from domain.errors import InputError
from domain.records import (
    AssignedTask,
    CheckItem,
    CheckResult,
    Contradiction,
    Evidence,
    EvidenceLink,
    Issue,
    Judgement,
    LedgerEntry,
    NamedMatter,
    SourceDocument,
    uid_of,
)
from domain.words import (
    AccountType,
    AlarmState,
    Answer,
    ContradictionKind,
    DocumentKind,
    FindingState,
    Focus,
    IssueLevel,
    Reference,
)
from storage.store import Store
from tests.documents.paper.paper_kit import visit


def problem(store: Store, visit_uid: str) -> Issue:
    issue = Issue(
        visit_uid=visit_uid,
        document_uid="",
        level=IssueLevel.ISSUE,
        position=3,
        number="3",
        heading="农村饮水安全保障不到位。",
    )
    with store.change("收"):
        store.issues.put(issue)
        store.ledger_entries.put(
            LedgerEntry(
                visit_uid=visit_uid, document_uid="", position=1, heading="", issue_uid=issue.uid, lead_dept="农水股"
            )
        )
    return issue


def alarm(store: Store, visit_uid: str, subject_uid: str | None, state: AlarmState = AlarmState.ADOPTED) -> None:
    report = SourceDocument(visit_uid=visit_uid, kind=DocumentKind.RECTIFICATION_REPORT, name="报告.docx", file_uid="")
    ledger = SourceDocument(visit_uid=visit_uid, kind=DocumentKind.LEDGER, name="台账.xlsx", file_uid="")
    plan = SourceDocument(visit_uid=visit_uid, kind=DocumentKind.RECTIFICATION_PLAN, name="方案.docx", file_uid="")
    with store.change("判"):
        for document in (report, ledger, plan):
            store.documents.put(document)
        store.contradictions.put(
            Contradiction(
                visit_uid=visit_uid,
                kind=ContradictionKind.STATUS_MISMATCH,
                problem="",
                description="报告称已完成，台账未完成",
                subject_uid=subject_uid,
                quotes=("3个村“全部完成”。", "完成2个村", "", "来历不明", "完成2个村"),
                quote_documents=(report.uid, ledger.uid, plan.uid, "gone", ledger.uid),
                quote_places=("第9段", "一二方面!J10", "", "第1段", "一二方面!J10"),
                suggested_account=AccountType.FALSE,
                state=state,
            )
        )


def answer(store: Store, visit_uid: str, subject_uid: str | None, position: int, reason: str, focus: Focus) -> None:
    item = CheckItem(
        checklist_uid="c",
        position=position,
        code="B04",
        question="B04是否落实？",
        reference=Reference.FEEDBACK,
        focus=focus,
    )
    given = CheckResult(
        visit_uid=visit_uid, item_uid=item.uid, subject_uid=subject_uid, answer=Answer.FAILS, reason=reason
    )
    with store.change("答"):
        store.check_items.put(item)
        store.check_results.put(given)


def test_a_finding_is_filled_from_what_was_adopted_and_answered(store: Store) -> None:
    visit_uid = visit(store)
    issue = problem(store, visit_uid)
    alarm(store, visit_uid, issue.uid)
    answer(store, visit_uid, issue.uid, 9, "报告与实际不符", Focus.EFFECT)
    answer(store, visit_uid, issue.uid, 2, "", Focus.IMPLEMENTATION)
    proof = Evidence(visit_uid=visit_uid, number="证-0031", name="泵房.jpg", file_uid="")
    with store.change("附"):
        store.evidence.put(proof)
        store.evidence_links.put(EvidenceLink(visit_uid=visit_uid, evidence_uid=proof.uid, target_uid=issue.uid))
        store.check_results.put(
            CheckResult(visit_uid=visit_uid, item_uid="gone", subject_uid=issue.uid, answer=Answer.FAILS)
        )
    finding = form_finding(store, visit_uid, issue.uid)
    assert finding.title == "“农村饮水安全保障不到位”问题整改情况不实"
    assert finding.facts == (
        "整改报告称“3个村‘全部完成’”〔1〕，整改台账记载“完成2个村”〔2〕，整改方案没有相应内容，"
        "材料写明“来历不明”〔3〕，整改台账记载“完成2个村”〔2〕。报告称已完成，台账未完成。"
        "经核查，“B04是否落实”一项不符合。经核查，报告与实际不符。佐证〔证-0031〕。"
    )
    assert (finding.number, finding.position, finding.state) == ("预-01", 1, FindingState.DRAFT)
    assert finding.account is AccountType.FALSE
    assert finding.focuses == ("implementation", "effect")
    assert finding.responsible == "县水利局党组、农水股"
    assert finding.undertakers == ("林溪",)
    quotes = store.finding_quotes.all(finding_uid=finding.uid)
    assert [(quote.number, quote.place, quote.text) for quote in quotes] == [
        (1, "第9段", "3个村“全部完成”。"),
        (2, "一二方面!J10", "完成2个村"),
        (3, "第1段", "来历不明"),
    ]
    assert store.undo() == "形成问题"
    assert store.findings.all() == []
    assert store.finding_quotes.all() == []


def test_a_subject_has_one_finding(store: Store) -> None:
    visit_uid = visit(store)
    issue = problem(store, visit_uid)
    first = form_finding(store, visit_uid, issue.uid)
    assert form_finding(store, visit_uid, issue.uid) == first
    assert store.findings.count() == 1


def test_pending_and_dismissed_alarms_say_nothing(store: Store) -> None:
    visit_uid = visit(store)
    issue = problem(store, visit_uid)
    alarm(store, visit_uid, issue.uid, AlarmState.PENDING)
    alarm(store, visit_uid, issue.uid, AlarmState.DISMISSED)
    finding = form_finding(store, visit_uid, issue.uid)
    assert (finding.facts, finding.account) == ("", None)
    assert finding.title == "“农村饮水安全保障不到位”问题整改不到位"


def test_what_a_person_judged_counts_before_what_is_suggested(store: Store) -> None:
    visit_uid = visit(store)
    issue = problem(store, visit_uid)
    alarm(store, visit_uid, issue.uid)
    with store.change("判"):
        store.judgements.put(
            Judgement(
                uid=uid_of("judgement", issue.uid),
                visit_uid=visit_uid,
                subject_uid=issue.uid,
                account=AccountType.STUCK,
            )
        )
    assert form_finding(store, visit_uid, issue.uid).account is AccountType.STUCK


@pytest.mark.parametrize("given", [None, "visit"])
def test_the_organization_itself_can_have_a_finding(store: Store, given: str | None) -> None:
    visit_uid = visit(store)
    alarm(store, visit_uid, None)
    answer(store, visit_uid, None, 1, "没有开专题会。", Focus.RESPONSIBILITY)
    finding = form_finding(store, visit_uid, visit_uid if given else None)
    assert finding.subject_uid is None
    assert finding.title == "整改工作组织落实不到位"
    assert finding.facts.endswith("经核查，没有开专题会。")
    assert form_finding(store, visit_uid, None) == finding


def test_matters_and_tasks_without_a_problem_are_named_as_such(store: Store) -> None:
    visit_uid = visit(store)
    matter = NamedMatter(
        visit_uid=visit_uid, document_uid="", position=4, heading="水闸未决算", lead_dept="县水利局党组"
    )
    task = AssignedTask(
        visit_uid=visit_uid, document_uid="", position=7, heading="开展“回头看”排查", lead_dept="建管股"
    )
    with store.change("收"):
        store.named_matters.put(matter)
        store.tasks.put(task)
    first, second = (form_finding(store, visit_uid, entry.uid) for entry in (matter, task))
    assert (first.title, first.responsible) == ("“水闸未决算”事项整改不到位", "县水利局党组")
    assert (second.title, second.responsible) == ("“开展‘回头看’排查”任务整改不到位", "县水利局党组、建管股")
    assert (first.number, second.number, second.position) == ("预-01", "预-02", 2)


def test_an_unknown_subject_is_refused(store: Store) -> None:
    with pytest.raises(InputError):
        form_finding(store, visit(store), "nobody")
