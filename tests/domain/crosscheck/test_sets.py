"""Six made-up organizations: everything planted is found, nothing that only looks alike."""

import json
from collections import Counter
from pathlib import Path

import pytest

from domain.crosscheck.contradictions import contradictions
from domain.records import uid_of
from domain.words import AlarmState, ContradictionKind
from tests.domain import education_set, enterprise_set, hospital_set, town_set, university_set
from tests.domain.dossiers import alarms, aligned, dossier_of, kinds, small, yunxi

ANSWERS = json.loads(
    (Path(__file__).parents[1] / "yunxi" / "yunxi-contradictions.expected.json").read_text(encoding="utf-8")
)


def test_all_that_is_planted_in_the_sample_is_found_and_nothing_else():
    planted = sorted((p["kind"], p["problem"] or "") for p in ANSWERS["planted"])
    assert kinds(yunxi()) == planted


def test_every_planted_quote_of_the_sample_is_quoted():
    found = alarms(yunxi())
    names = {document.uid: document.name for document in dossier_of(yunxi()).documents}
    for planted in ANSWERS["planted"]:
        (alarm, *_) = [
            a for a in found if (a.kind.identifier, a.problem) == (planted["kind"], planted["problem"] or "")
        ]
        said = list(zip((names[uid] for uid in alarm.quote_documents), alarm.quotes, strict=True))
        for quote in planted["quotes"]:
            if quote["quote"] and planted["problem"]:  # stated totals are quoted by the reader, not by these notes
                assert any(file == quote["file"] and _agree(quote["quote"], text) for file, text in said), planted
        account = alarm.suggested_account.identifier if alarm.suggested_account else None
        assert account == planted.get("suggested_account")


def _agree(one: str, other: str) -> bool:
    return one in other or other in one != ""


@pytest.mark.parametrize("papers", [education_set, enterprise_set, university_set, town_set, hospital_set])
def test_all_that_is_planted_in_a_set_is_found_and_nothing_else(papers):
    assert kinds(papers.notes()) == sorted(papers.PLANTED)


@pytest.mark.parametrize("papers", [education_set, enterprise_set, university_set, town_set, hospital_set])
def test_a_document_that_is_not_there_yet_raises_hardly_an_alarm_of_its_own(papers):
    planted = {kind for kind, _ in papers.PLANTED}
    for left_out in papers.notes():
        rest = [note for note in papers.notes() if note["file"] != left_out["file"]]
        others = {alarm.kind.identifier for alarm in alarms(rest)} - planted
        assert others <= {"responsible_vague", "missing_in_ledger"}, left_out["file"]


def test_alarms_have_the_same_uid_on_every_laptop_and_another_when_the_text_changes():
    first, again = alarms(yunxi()), alarms(yunxi())
    assert [a.uid for a in first] == [a.uid for a in again]
    alarm = first[0]
    assert alarm.uid == uid_of("visit", alarm.kind.identifier, alarm.problem, *alarm.quotes)
    other = yunxi()
    ledger = next(note for note in other if note["kind"] == "ledger")
    ledger["problems"][5]["measures"][0]["text"] = "清退评审费3.66万元"
    before = {a.uid for a in first if a.kind is ContradictionKind.AMOUNT_MISMATCH}
    after = {a.uid for a in alarms(other) if a.kind is ContradictionKind.AMOUNT_MISMATCH}
    assert len(after) == 1
    assert not before & after


def test_alarms_come_by_weight_pending_and_with_parallel_quotes():
    found = alarms(yunxi())
    assert [a.weight for a in found] == sorted((a.weight for a in found), reverse=True)
    for alarm in found:
        assert alarm.state is AlarmState.PENDING
        assert len(alarm.quotes) == len(alarm.quote_documents) == len(alarm.quote_places) >= 2
        assert alarm.description.endswith("。")


def test_an_alarm_names_its_problem_or_the_entry_without_one():
    dossier = aligned(dossier_of(yunxi()))
    subjects = {record.uid: record.heading for record in (*dossier.issues, *dossier.named_matters, *dossier.tasks)}
    for alarm in contradictions(dossier):
        assert (alarm.subject_uid is None) == (alarm.problem == "")
        assert alarm.subject_uid is None or alarm.subject_uid in subjects
    person = next(a for a in contradictions(dossier) if a.kind is ContradictionKind.NAMED_PERSON_UNANSWERED)
    assert subjects[person.subject_uid] == "项目建设廉洁风险防控薄弱"


def test_every_kind_can_be_switched_off():
    dossier = aligned(dossier_of(yunxi()))
    whole = Counter(alarm.kind for alarm in contradictions(dossier))
    for kind in ContradictionKind:
        left = Counter(alarm.kind for alarm in contradictions(dossier, frozenset({kind})))
        assert left == whole - Counter({kind: whole[kind]})


def test_documents_in_which_nothing_is_wrong_raise_no_alarm():
    assert alarms(small()) == []


def test_any_single_document_alone_raises_no_alarm_of_missing_ones():
    for note in yunxi():
        found = {alarm.kind.identifier for alarm in alarms([note])}
        assert not {kind for kind in found if kind.startswith(("missing", "named", "assigned", "recommendation"))}
