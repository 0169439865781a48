"""The laws of merging, whatever three people do: the same everywhere, in any order, however often; nothing lost."""

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from domain.records import Evidence, EvidenceLink, Finding, Organization, uid_of
from storage.rows import CODECS
from storage.steps import START, THERE, Entry, Mark, Step
from storage.store import Store
from tests import memory
from tests.conftest import PASSPHRASE
from tests.storage.people import exchange, take

WHO = st.integers(0, 2)
BODY = st.sampled_from(["甲", "乙"])
VISITS = ("v", "w")
TEXT = st.sampled_from(["", "拨付10万元", "拨付12万元", "整改到位", "未整改"])
EXAMPLES, STEPS = 125, 20
PARTS = range(4)  # on several processors at once
SOAKED, LONG = 1_500, 60


class Laws(RuleBasedStateMachine):
    """Three laptops that write, and now and then hand each other what they have; some of it, twice, or in any order."""

    master: Path

    def __init__(self) -> None:
        super().__init__()
        self.place = memory.folder()
        self.stores: list[Store] = []
        for number in range(3):
            shutil.copytree(self.master, self.place / str(number))
            self.stores.append(Store.open(self.place / str(number), PASSPHRASE))
        self.prose: set[str] = {""}
        self.future = 0

    @rule(who=WHO, uid=BODY, name=TEXT, short=TEXT)
    def edit(self, who: int, uid: str, name: str, short: str) -> None:
        store = self.stores[who]
        with store.change("改"):
            known = store.organizations.get(uid) or Organization(uid=uid, name="起")
            store.organizations.put(replace(known, name=name or known.name, short_name=short))

    @rule(who=WHO, uid=BODY, words=st.lists(TEXT, max_size=4))
    def write_prose(self, who: int, uid: str, words: list[str]) -> None:
        store, text = self.stores[who], "。".join(words)
        self.prose.add(text)
        with store.change("写事实"):
            known = store.findings.get(uid) or Finding(uid=uid, visit_uid="v", number="01", title="账未销清")
            store.findings.put(replace(known, facts=text))

    @rule(who=WHO, uid=BODY)
    def drop(self, who: int, uid: str) -> None:
        with self.stores[who].change("删"):
            self.stores[who].organizations.drop(uid)

    @rule(who=WHO, evidence=BODY, body=BODY)
    def link(self, who: int, evidence: str, body: str) -> None:
        uid = uid_of(evidence, body)
        with self.stores[who].change("挂证据"):
            self.stores[who].evidence_links.put(
                EvidenceLink(uid=uid, visit_uid="v", evidence_uid=evidence, target_uid=body)
            )

    @rule(who=WHO, photo=BODY, visits=st.sets(st.sampled_from(VISITS), min_size=1))
    def attach(self, who: int, photo: str, visits: set[str]) -> None:
        stored = self.stores[who].files.take_bytes(photo.encode())
        with self.stores[who].change("附加照片"):
            self.stores[who].stored_files.put(stored)
            for visit in sorted(visits):
                uid = uid_of(photo, visit)
                self.stores[who].evidence.put(
                    Evidence(uid=uid, visit_uid=visit, number="1", name="x", file_uid=stored.uid)
                )

    @rule(who=WHO)
    def undo(self, who: int) -> None:
        self.stores[who].undo()

    @rule(who=WHO)
    def redo(self, who: int) -> None:
        self.stores[who].redo()

    @rule(who=WHO, which=st.integers(0, 3))
    def settle(self, who: int, which: int) -> None:
        store = self.stores[who]
        with store.change("定下"):
            for conflict in store.merge.conflicts()[:1]:
                store.merge.settle(conflict, conflict.wordings[which % len(conflict.wordings)].value)

    @rule(who=WHO, receiver=WHO)
    def hand_over(self, who: int, receiver: int) -> None:
        exchange(self.stores[who], self.stores[receiver])

    @rule(who=WHO, receiver=WHO, count=st.integers(1, 4))
    def hand_over_the_beginning(self, who: int, receiver: int, count: int) -> None:
        source, other = self.stores[who], self.stores[receiver]
        steps = sorted(source.merge.steps_after(other._journal.devices()), key=lambda one: (one.lamport, one.device))
        take(other, steps[:count])

    @rule(who=WHO, receiver=WHO)
    def hand_over_everything_again(self, who: int, receiver: int) -> None:
        exchange(self.stores[who], self.stores[receiver])
        before = picture(self.stores[receiver])
        assert take(self.stores[receiver], self.stores[who].merge.steps_after({})) == 0
        assert picture(self.stores[receiver]) == before

    @rule(who=WHO)
    def restart(self, who: int) -> None:
        folder = self.stores[who].folder
        self.stores[who].close()
        self.stores[who] = Store.open(folder, PASSPHRASE)

    @precondition(lambda self: self.future < 2)
    @rule(who=WHO)
    def a_newer_program_writes(self, who: int) -> None:
        self.future += 1
        entries = (Entry("of_the_future", "u", THERE, 1), Entry("organization", "甲", "of_the_future", "值"))
        device = str(self.future) * 32
        step = Step(device, 1, "新版", "写", "2026-03-17T20:41:00+00:00", 1, "do", None, START, b"", entries)
        take(self.stores[who], [step._replace(hash=step.digest())])

    def teardown(self) -> None:
        try:
            self.come_together()
        finally:
            for store in self.stores:
                store.close()
            shutil.rmtree(self.place)

    def come_together(self) -> None:
        pairs = [(one, other) for one in self.stores for other in self.stores if one is not other]
        random.Random(len(self.prose)).shuffle(pairs)
        for source, target in [*pairs, *pairs]:
            exchange(source, target)
        first = self.stores[0]
        for store in self.stores[1:]:
            assert picture(store) == picture(first)
        for store in self.stores:
            assert [said for said in store.verify() if not said.startswith("原件")] == []  # these are not handed over
        nothing_vanished(first)
        each_visit_stands_alone(first)
        assert {finding.facts for finding in first.findings.all()} <= self.prose, "prose is kept as it was written"
        shutil.copytree(self.master, self.place / "late")
        late = Store.open(self.place / "late", PASSPHRASE)
        self.stores.append(late)
        take(late, first.merge.steps_after({}))
        assert picture(late) == picture(first), "at once is the same as bit by bit"


def picture(store: Store) -> object:
    """Everything that a person or another laptop can see of a workspace."""
    rows = {table: sorted(store._database.rows(codec.select)) for table, codec in CODECS.items()}
    return rows, sorted(store.merge.conflicts(), key=lambda one: one[:3]), store.merge.heads()


def each_visit_stands_alone(store: Store) -> None:
    """What is given for one visit names nothing that is not given, and registers every original that it names."""
    for visit in VISITS:
        chains = store.merge.selected([visit]).chains
        steps = [step for step in store.merge.steps_after({}) if step.device in chains]
        assert {mark.device for step in steps for entry in step.entries for mark in entry.replaces} <= chains
        told = {entry.uid for step in steps for entry in step.entries if entry[:1] == ("stored_file",) and entry.value}
        assert {one.file_uid for one in store.evidence.all(visit_uid=visit)} <= told


def nothing_vanished(store: Store) -> None:
    """Every value ever written is current, in a conflict, or was replaced by a step whose author had it before him."""
    replaced: set[Mark] = set()
    entries: dict[Mark, Entry] = {}
    for step in store.merge.steps_after({}):
        for position, entry in enumerate(step.entries):
            entries[Mark(step.device, step.seq, position)] = entry
            replaced.update(entry.replaces)
    assert replaced <= entries.keys(), "what was replaced was known"
    shown = {
        (one.table, one.uid, one.field): {wording.value for wording in one.wordings} for one in store.merge.conflicts()
    }
    for mark in entries.keys() - replaced:
        table, uid, field, value, _ = entries[mark]
        if table not in CODECS or (field and field not in CODECS[table].index):
            continue
        row = store._database.rows(CODECS[table].select_stored, (uid,))
        if field == THERE:
            assert bool(row) or not value or (table, uid, field) in shown, "an edit beats a drop"
        elif row:
            assert value == row[0][CODECS[table].index[field]] or value in shown[table, uid, field]


def run(master: Path, examples: int, steps: int) -> None:
    machine = type("Machine", (Laws,), {"master": master})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


@pytest.mark.parametrize("part", PARTS)
def test_whatever_three_people_do_the_laws_hold(master: Path, part: int) -> None:
    run(master, EXAMPLES, STEPS)


@pytest.mark.soak
def test_whatever_three_people_do_for_long_the_laws_hold(master: Path) -> None:
    run(master, SOAKED, LONG)
