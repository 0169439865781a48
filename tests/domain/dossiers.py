"""Dossiers for tests: made from what careful readers noted of a set of documents, or written by hand."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from domain.crosscheck.align import align_dossier
from domain.crosscheck.contradictions import contradictions
from domain.records import (
    Aimed,
    AssignedTask,
    Contradiction,
    Dossier,
    Issue,
    LedgerEntry,
    LookBackVisit,
    Measure,
    NamedMatter,
    Organization,
    PlanItem,
    Recommendation,
    ReportStatement,
    SourceDocument,
    uid_of,
)
from domain.words import DocumentKind, IssueLevel, NamedKind, RectificationStatus

ENTRY_FIELDS = {
    DocumentKind.ASSIGNMENT_PLAN: ("tasks", AssignedTask),
    DocumentKind.NAMED_MATTERS: ("named_matters", NamedMatter),
    DocumentKind.RECTIFICATION_PLAN: ("plan_items", PlanItem),
    DocumentKind.LEDGER: ("ledger_entries", LedgerEntry),
    DocumentKind.RECTIFICATION_REPORT: ("statements", ReportStatement),
}
CLAIMS = (LedgerEntry, ReportStatement)


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def yunxi() -> list[dict[str, Any]]:
    """What was noted of the six documents of the made-up water bureau."""
    folder = Path(__file__).parent / "yunxi"
    notes = sorted(path for path in folder.glob("*.json") if "contradictions" not in path.name)
    return [json.loads(path.read_text(encoding="utf-8")) for path in notes]


def dossier_of(notes: list[dict[str, Any]]) -> Dossier:
    """The records that reading these documents would give, not yet aligned."""
    organization = Organization(uid="org", name=notes[0]["organization"])
    visit = LookBackVisit(uid="visit", organization_uid="org")
    found: dict[str, list[Any]] = {"documents": [], "issues": [], "recommendations": [], "measures": []}
    found |= {name: [] for name, _ in ENTRY_FIELDS.values()}
    for note in notes:
        document = document_of(note)
        found["documents"].append(document)
        if document.kind is DocumentKind.FEEDBACK_OPINION:
            add_feedback(found, note, document)
        else:
            add_entries(found, note, document)
    return Dossier(visit=visit, organization=organization, **{name: tuple(records) for name, records in found.items()})


def document_of(note: dict[str, Any]) -> SourceDocument:
    declared = note.get("declared", {})
    kind = DocumentKind.named(note["kind"])
    words = note.get("declared_words", {})
    return SourceDocument(
        uid=uid_of(note["file"]),
        visit_uid="visit",
        kind=kind,
        name=note["file"],
        file_uid="file",
        organization=note.get("organization", ""),
        document_date=day(note.get("document_date")),
        as_of=day(note.get("as_of")),
        feedback_date=day(note.get("feedback_date")),
        declared=(
            *(f"{name}={value}" for name, value in declared.items()),
            *(f"巡察时间={days}" for days in [note.get("period")] if days),
        ),
        declared_places=tuple(f"{name}=第5段|{words.get(name, '')}" for name in declared),
        measures_counted=note.get("counts", {}).get("measures"),
        beside=tuple(note.get("beside", ())),
    )


def add_feedback(found: dict[str, list[Any]], note: dict[str, Any], document: SourceDocument) -> None:
    aspects: dict[str, str] = {}
    for n, text in enumerate(note.get("recommendations", ()), 1):
        found["recommendations"].append(
            Recommendation(visit_uid="visit", document_uid=document.uid, position=n, text=text, place=f"第{40 + n}段")
        )
    for problem in note["problems"]:
        aspect = problem.get("aspect") or ""
        if aspect and aspect not in aspects:
            aspects[aspect] = uid_of("aspect", aspect)
            found["issues"].append(
                Issue(
                    uid=aspects[aspect],
                    visit_uid="visit",
                    document_uid=document.uid,
                    level=IssueLevel.ASPECT,
                    position=len(found["issues"]),
                    heading=aspect,
                )
            )
        found["issues"].append(
            Issue(
                uid=uid_of("issue", str(problem["no"])),
                visit_uid="visit",
                document_uid=document.uid,
                level=IssueLevel.ISSUE,
                parent_uid=aspects.get(aspect),
                position=len(found["issues"]),
                number=str(problem["no"]),
                heading=problem["heading"],
                detail=problem.get("detail", ""),
                place=f"第{problem['no'] + 10}段",
            )
        )


def add_entries(found: dict[str, list[Any]], note: dict[str, Any], document: SourceDocument) -> None:
    name, kind = ENTRY_FIELDS[document.kind]
    for n, problem in enumerate(note["problems"], 1):
        uid = uid_of(document.uid, str(n))
        fields = entry_fields(problem) | {"position": n, "place": f"第{n}行"}
        if kind in CLAIMS:
            fields |= claim_fields(problem)
        if kind is NamedMatter:
            fields |= {"named_kind": NamedKind.named(problem["named_kind"]), "requirement": problem["requirement"]}
        if issubclass(kind, Aimed):
            fields |= {"goal": problem.get("goal", "")}
        if kind is LedgerEntry:
            fields |= {"completed_on": day(problem.get("completed_on_iso")), "completed_place": "完成时间"}
        found[name].append(kind(uid=uid, visit_uid="visit", document_uid=document.uid, **fields))
        found["measures"] += [
            measure_of(measure, uid, m, document) for m, measure in enumerate(problem.get("measures", ()), 1)
        ]


def entry_fields(problem: dict[str, Any]) -> dict[str, Any]:
    people = problem.get("responsible") or {}
    return {
        "number": str(problem.get("no", "")),
        "heading": problem["heading"],
        "aspect": problem.get("aspect") or "",
        "detail": problem.get("detail") or problem.get("narrative") or "",
        "lead_officer": people.get("lead_officer") or "",
        "lead_dept": people.get("lead_dept") or "",
        "support_dept": people.get("support_dept") or "",
        "deadline_text": problem.get("deadline_text") or "",
        "deadline": day(problem.get("deadline_iso")),
        "deadline_long_term": problem.get("deadline_long_term", False),
        "deadline_immediate": problem.get("deadline_immediate", False),
        "deadline_extended_to": day(problem.get("deadline_extended_to")),
    }


def claim_fields(problem: dict[str, Any]) -> dict[str, Any]:
    return {
        "status_text": problem.get("status_text") or "",
        "claimed_status": RectificationStatus.named(problem.get("status", "unstated")),
        "closed_text": problem.get("closed_text") or "",
        "closed": problem.get("closed"),
        "long_term": problem.get("long_term", False),
    }


def measure_of(measure: dict[str, Any], entry_uid: str, position: int, document: SourceDocument) -> Measure:
    return Measure(
        uid=uid_of(entry_uid, str(position)),
        visit_uid="visit",
        document_uid=document.uid,
        entry_uid=entry_uid,
        position=position,
        text=measure["text"],
        status_text=measure.get("status_text") or "",
        claimed_status=RectificationStatus.named(measure.get("status", "unstated")),
        completed_on=day(measure.get("completed_on_iso")),
        completed_on_text=measure.get("completed_on_text") or "",
        evidence_text=measure.get("evidence") or "",
        progress=measure.get("progress") or "",
        deadline_text=measure.get("deadline_text") or "",
        deadline=day(measure.get("deadline_iso")),
        place=f"措施{position}",
        evidence_place=measure.get("evidence_place") or f"措施{position}佐证",
    )


def aligned(dossier: Dossier) -> Dossier:
    """The dossier with every proposal taken."""
    placed = {proposal.entry_uid: proposal for proposal in align_dossier(dossier)}
    fields = {}
    for name, _ in ENTRY_FIELDS.values():
        fields[name] = tuple(
            replace(entry, issue_uid=placed[entry.uid].issue_uid, alignment_score=placed[entry.uid].score)
            for entry in getattr(dossier, name)
        )
    return replace(dossier, **fields)


def alarms(notes: list[dict[str, Any]]) -> list[Contradiction]:
    """What is found in these documents."""
    return contradictions(aligned(dossier_of(notes)))


def kinds(notes: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Kind and problem of every alarm."""
    return sorted((alarm.kind.identifier, alarm.problem) for alarm in alarms(notes))


HEADING = "公务接待管理不严格"


def small(**changes: Any) -> list[dict[str, Any]]:
    """Documents of one problem in which nothing is wrong; changes replace what single documents say of it."""
    asked = changes.pop("recommendations", [])
    declared = changes.pop("declared", {})
    counts = {name: changes.pop(name, None) for name in ("document_date", "feedback_date", "as_of", "plan_date")}
    feedback = {"heading": HEADING, "detail": "3个单位超标准接待，违规报销5.2万元。", **changes.pop("feedback", {})}
    plan = {
        "heading": HEADING,
        "responsible": {"lead_officer": "周行", "lead_dept": "办公室"},
        "deadline_text": "2024年6月底",
        "deadline_iso": "2024-06-30",
        "measures": [{"text": "对3个单位逐一约谈"}, {"text": "清退违规报销5.2万元"}],
        **changes.pop("plan", {}),
    }
    ledger = {
        "heading": HEADING,
        "responsible": {"lead_officer": "周行", "lead_dept": "办公室"},
        "deadline_text": "2024.6.30",
        "deadline_iso": "2024-06-30",
        "status_text": "已完成",
        "status": "completed",
        "closed_text": "是",
        "closed": True,
        "measures": [
            done("对3个单位逐一约谈", "约谈记录"),
            done("清退违规报销5.2万元", "银行回单（5.2万元）"),
        ],
        **changes.pop("ledger", {}),
    }
    report = {
        "heading": HEADING,
        "status_text": "已完成",
        "status": "completed",
        "narrative": "逐一约谈3个单位，清退违规报销52000元。",
        **changes.pop("report", {}),
    }
    extra = {name: changes.pop(name, []) for name in ("tasks", "named", "more_feedback", "more_plan", "more_ledger")}
    assert not changes
    base = {"organization": "某局党组"}
    made = [
        {**base, "file": "1反馈", "kind": "feedback_opinion", "document_date": counts["document_date"] or "2024-03-18",
         "recommendations": asked, "problems": numbered([feedback, *extra["more_feedback"]])},
        {**base, "file": "2方案", "kind": "rectification_plan", "problems": numbered([plan, *extra["more_plan"]]),
         "declared": declared.get("plan", {}), "document_date": counts["plan_date"]},
        {**base, "file": "3台账", "kind": "ledger", "as_of": counts["as_of"] or "2024-09-10",
         "problems": numbered([ledger, *extra["more_ledger"]]), "declared": declared.get("ledger", {})},
        {**base, "file": "4报告", "kind": "rectification_report", "problems": numbered([report]),
         "feedback_date": counts["feedback_date"], "declared": declared.get("report", {})},
        {**base, "file": "5分工", "kind": "assignment_plan", "problems": numbered(extra["tasks"])},
        {**base, "file": "6点题", "kind": "named_matters", "problems": numbered(extra["named"])},
    ]  # fmt: skip
    for document in made:
        document["problems"] = [problem for problem in document["problems"] if problem["heading"]]
    return [document for document in made if document["problems"]]


def numbered(problems: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"no": n, **problem} for n, problem in enumerate(problems, 1)]


def done(text: str, evidence: str | None, status: str = "completed", **more: Any) -> dict[str, Any]:
    """A measure of a ledger."""
    words = {"completed": "已完成", "in_progress": "正在推进", "not_completed": "未完成", "unstated": ""}
    return {
        "text": text,
        "evidence": evidence,
        "status": status,
        "status_text": words[status],
        "completed_on_iso": "2024-06-20" if status == "completed" else None,
        **more,
    }
