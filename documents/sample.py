"""The fictional sample organization, built from resources/sample through the very readers and deeds of the program."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from documents import checking, evidence, findings, importing, numbering, reading, visits
from domain.changes import Progress
from domain.records import CheckResult, Judgement, Membership, Person, ReferenceStance, uid_of
from domain.words import (
    AccountType,
    AlarmState,
    Answer,
    ContradictionKind,
    DocumentKind,
    EvidenceKind,
    EvidenceOrigin,
    FindingState,
    Reference,
    Role,
    Stance,
)
from storage.store import Store

FOLDER = Path(__file__).parent.parent / "resources" / "sample"
AUTHOR = "林溪"
# Shown to everybody on the unlock page: the sample holds nothing real.
PASSPHRASE = "示例单位 不含任何真实材料"  # noqa: S105
UNDERTAKERS = ("林溪", "方遥")
SIGNED = ("沈砚", "顾衡")  # 副组长, 组长


def build(store: Store, progress: Progress) -> str:
    """Fill an empty workspace with the sample; returns the uid of the visit."""
    plan = tomllib.loads((FOLDER / "sample.toml").read_text(encoding="utf-8"))
    steps = [people, documents, proof, alarms, stances, answers, problems]
    visit_uid = begin(store, plan["visit"])
    for done, step in enumerate(steps):
        progress(done, len(steps), f"示例单位：{step.__doc__}")
        step(store, visit_uid, plan)
    progress(len(steps), len(steps), "示例单位已备好。")
    return visit_uid


def begin(store: Store, plan: dict[str, Any]) -> str:
    """Begin the visit and state what was done in it."""
    visit_uid = visits.begin(
        store,
        organization=plan["organization"],
        short_name=plan["short_name"],
        team=plan["team"],
        round_name=plan["round"],
        starts_on=plan["starts_on"],
        ends_on=plan["ends_on"],
    )
    done = {key: plan[key] for key in ("interviews", "documents_read", "site_visits", "assessment")}
    with store.change("填写工作情况"):
        store.visits.put(replace(store.visits.one(visit_uid), **done))
    return visit_uid


def people(store: Store, visit_uid: str, plan: dict[str, Any]) -> None:
    """登记巡察组人员"""
    team_uid = store.visits.one(visit_uid).team_uid or ""
    with store.change("登记巡察组人员"):
        for row in plan["people"]:
            known = store.people.all(name=row["name"])
            person = replace(known[0], duty=row["duty"]) if known else Person(name=row["name"], duty=row["duty"])
            store.people.put(person)
            role = Role.named(row["role"])
            store.memberships.put(Membership(team_uid=team_uid, person_uid=person.uid, role=role))


def documents(store: Store, visit_uid: str, plan: dict[str, Any]) -> None:
    """读入四对照的六份材料"""
    for row in plan["documents"]:
        path, kind = FOLDER / row["file"], DocumentKind.named(row["kind"])
        importing.import_reading(store, visit_uid, reading.read(path, kind), path, kind)


def proof(store: Store, visit_uid: str, plan: dict[str, Any]) -> None:
    """封存证据"""
    for row in plan["evidence"]:
        subject_uid = visits.subject(store, visit_uid, row["subject"])
        (item,) = evidence.attach(store, visit_uid, [FOLDER / row["file"]], subject_uid)
        kind, origin = EvidenceKind.named(row["kind"]), EvidenceOrigin.named(row["origin"])
        with store.change("填写证据说明"):
            store.evidence.put(replace(item, kind=kind, origin=origin, note=row["note"]))


def alarms(store: Store, visit_uid: str, plan: dict[str, Any]) -> None:
    """判疑点"""
    checking.cross_check(store, visit_uid)
    with store.change("判疑点"):
        for row in plan["alarms"]:
            subject_uid = visits.subject(store, visit_uid, row["subject"])
            for alarm in store.contradictions.all(visit_uid=visit_uid, kind=ContradictionKind.named(row["kind"])):
                if alarm.subject_uid == subject_uid:
                    state = AlarmState.DISMISSED if "dismissed" in row else AlarmState.ADOPTED
                    judged = replace(alarm, state=state, reason=row.get("dismissed", ""), judged_by=AUTHOR)
                    store.contradictions.put(judged)


STANCES = {"支": Stance.SUPPORTS, "矛": Stance.CONTRADICTS, "缺": Stance.MISSING, "免": Stance.NOT_APPLICABLE}


def stances(store: Store, visit_uid: str, plan: dict[str, Any]) -> None:
    """判四张卡"""
    with store.change("判四张卡"):
        for number, marks in plan["stances"].items():
            subject_uid = visits.subject(store, visit_uid, number)
            for reference, mark in zip(Reference, marks, strict=True):
                store.stances.put(
                    ReferenceStance(
                        uid=uid_of(subject_uid, reference.identifier),
                        visit_uid=visit_uid,
                        subject_uid=subject_uid,
                        reference=reference,
                        stance=STANCES[mark],
                    )
                )


def answers(store: Store, visit_uid: str, plan: dict[str, Any]) -> None:
    """作答核查项"""
    visit = store.visits.one(visit_uid)
    items = {item.code: item for item in store.check_items.all(checklist_uid=visit.checklist_uid)}
    with store.change("作答核查项"):
        for row in plan["answers"]:
            subject_uid = visits.subject(store, visit_uid, row["subject"])
            given = [(code, Answer.CONFORMS, "") for code in row.get("conforms", [])]
            given += [(code, Answer.BASICALLY_CONFORMS, "") for code in row.get("basically_conforms", [])]
            given += [(code, Answer.FAILS, reason) for code, reason in row.get("fails", {}).items()]
            for code, answer, reason in given:
                item = items[code]
                store.check_results.put(
                    CheckResult(
                        uid=uid_of(visit_uid, subject_uid, item.uid),
                        visit_uid=visit_uid,
                        item_uid=item.uid,
                        subject_uid=subject_uid,
                        answer=answer,
                        reason=reason,
                        question_answered=item.question,
                        answered_by=AUTHOR,
                    )
                )


def problems(store: Store, visit_uid: str, plan: dict[str, Any]) -> None:
    """形成问题并定稿"""
    for row in plan["findings"]:
        subject_uid = visits.subject(store, visit_uid, row["subject"])
        account = AccountType.named(row["account"])
        with store.change("形成问题"):
            judgement = Judgement(
                uid=uid_of("judgement", subject_uid), visit_uid=visit_uid, subject_uid=subject_uid, account=account
            )
            store.judgements.put(judgement)
            finding = findings.form_finding(store, visit_uid, subject_uid)
            texts = {key: row[key] for key in ("title", "facts", "basis", "cause", "suggestion", "responsible")}
            store.findings.put(
                replace(
                    finding,
                    **texts,
                    communication=row["communication"],
                    focuses=tuple(row["focuses"]),
                    account=account,
                    undertakers=UNDERTAKERS,
                    deputy_signed=SIGNED[0],
                    leader_signed=SIGNED[1],
                    state=FindingState.FINAL,
                    number=numbering.final_number(store, finding),
                )
            )
