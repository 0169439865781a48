"""Aligning 5,000 lines of a ledger with 600 problems and holding all references against each other."""

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from domain.crosscheck.align import align_dossier
from domain.crosscheck.contradictions import contradictions
from domain.records import (
    Contradiction,
    Dossier,
    Entry,
    Issue,
    LedgerEntry,
    LookBackVisit,
    Measure,
    Organization,
    PlanItem,
    ReportStatement,
    SourceDocument,
)
from domain.words import DocumentKind, IssueLevel, RectificationStatus

PROBLEMS = 600
LINES = 5_000
PLACES = "清白柳东青云龙桃石平梅松双高南沙马水大新"
THINGS = (
    *(
        "农村饮水",
        "河道管护",
        "项目招标",
        "公务接待",
        "津贴补贴",
        "资产出租",
        "惠农补贴",
        "校舍维修",
        "道路养护",
        "村级财务",
    ),
    *(
        "扶贫车间",
        "土地流转",
        "医保基金",
        "食堂采购",
        "档案管理",
        "干部选任",
        "支部换届",
        "信访办理",
        "环境整治",
        "防汛物资",
    ),
    *(
        "工程决算",
        "合同审核",
        "债务化解",
        "车辆管理",
        "编制管理",
        "社保缴费",
        "招生收费",
        "设备采购",
        "粮食收储",
        "林地占用",
    ),
)
FAULTS = ("把关不严", "推进缓慢", "执行不到位", "存在漏洞", "监管缺失")


def rows(folder: Path) -> list[tuple[str, str, str, str]]:
    """One line of the table."""
    seconds, alarms = run()
    verdict = "达到" if seconds <= 10 else "未达到"
    return [
        (f"四对照：台账{LINES}行×{PROBLEMS}个问题，对应并比对（{alarms}条疑点）", f"{seconds:.2f} s", "≤10 s", verdict)
    ]


def run() -> tuple[float, int]:
    """Seconds for both, and how many alarms there are."""
    dossier = made()
    began = time.perf_counter()
    found = _compared(dossier)
    return time.perf_counter() - began, len(found)


def _compared(dossier: Dossier) -> list[Contradiction]:
    placed = {proposal.entry_uid: proposal.issue_uid for proposal in align_dossier(dossier)}
    return contradictions(
        replace(
            dossier,
            plan_items=tuple(replace(e, issue_uid=placed[e.uid]) for e in dossier.plan_items),
            ledger_entries=tuple(replace(e, issue_uid=placed[e.uid]) for e in dossier.ledger_entries),
            statements=tuple(replace(e, issue_uid=placed[e.uid]) for e in dossier.statements),
        )
    )


def made() -> Dossier:
    """Problems, a plan and a report for each, and a ledger of several lines for each, worded a little apart."""
    visit = LookBackVisit(uid="visit", organization_uid="organization")
    documents = [
        SourceDocument(uid=kind.identifier, visit_uid="visit", kind=kind, name=kind.value, file_uid=kind.identifier)
        for kind in DocumentKind
    ]
    issues = [_issue(n) for n in range(PROBLEMS)]
    plan = [
        PlanItem(**_common(n, n, DocumentKind.RECTIFICATION_PLAN), lead_officer="何平", deadline=date(2024, 6, 30))
        for n in range(PROBLEMS)
    ]
    ledger = [
        LedgerEntry(
            **_common(n, n % PROBLEMS, DocumentKind.LEDGER),
            lead_officer="何平",
            claimed_status=RectificationStatus.COMPLETED,
            closed=True,
        )
        for n in range(LINES)
    ]
    report = [
        ReportStatement(
            **_common(n, n, DocumentKind.RECTIFICATION_REPORT),
            detail=f"{_told(n)}已全部整改到位，清退资金{_money(n)}万元。",
            claimed_status=RectificationStatus.COMPLETED,
        )
        for n in range(PROBLEMS)
    ]
    measures = [measure for entry in (*plan, *ledger) for measure in _measures(entry)]
    return Dossier(
        visit=visit,
        organization=Organization(uid="organization", name="云栖县测量局党组"),
        documents=tuple(documents),
        issues=tuple(issues),
        plan_items=tuple(plan),
        ledger_entries=tuple(ledger),
        statements=tuple(report),
        measures=tuple(measures),
    )


def _told(n: int) -> str:
    return f"{PLACES[n % len(PLACES)]}河乡{THINGS[n // len(PLACES) % len(THINGS)]}"


def _money(n: int) -> str:
    return f"{10 + n * 7 % 900}.{n % 97:02}"


def _issue(n: int) -> Issue:
    return Issue(
        uid=f"issue{n}",
        visit_uid="visit",
        document_uid=DocumentKind.FEEDBACK_OPINION.identifier,
        level=IssueLevel.ISSUE,
        position=n,
        number=str(n + 1),
        heading=f"{_told(n)}{FAULTS[n % len(FAULTS)]}",
        detail=f"{_told(n)}违规支出{_money(n)}万元，涉及{2 + n % 9}个村，"
        f"2022年{1 + n % 12}月以来{3 + n % 11}处问题未整改。",
    )


def _common(n: int, of: int, kind: DocumentKind) -> dict[str, object]:
    return {
        "uid": f"{kind.identifier}{n}",
        "visit_uid": "visit",
        "document_uid": kind.identifier,
        "position": n,
        "number": str(n + 1),
        "heading": f"{_told(of)}工作{FAULTS[of % len(FAULTS)]}",
        "place": f"第{n + 1}行",
    }


def _measures(entry: Entry) -> list[Measure]:
    of = int(entry.number) % PROBLEMS - 1
    return [
        Measure(
            uid=f"{entry.uid}-{number}",
            visit_uid="visit",
            document_uid=entry.document_uid,
            entry_uid=entry.uid,
            position=number,
            text=text,
            claimed_status=RectificationStatus.COMPLETED,
            completed_on=date(2024, 5, 1 + number),
            evidence_text="凭证、照片",
            place=f"{entry.place}措施{number}",
        )
        for number, text in enumerate((f"清退{_told(of)}违规支出{_money(of)}万元", f"修订{_told(of)}管理办法"), 1)
    ]
