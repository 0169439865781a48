"""Works until it is killed, and tells every item it has saved: what was told must never be lost."""

import random
from multiprocessing.connection import Connection
from pathlib import Path

from domain.records import Evidence, EvidenceLink, Issue, Paper, new_uid
from domain.words import IssueLevel, PaperKind
from storage.store import Store
from tests.conftest import PASSPHRASE

BATCH = 150  # records of one import


def work(folder: str, deed: str, seed: int, tell: Connection) -> None:
    """Never returns; tells (table, uid, what it holds) after each block."""
    chance = random.Random(seed)
    store = Store.open(Path(folder), PASSPHRASE)
    tell.send("open")
    while True:
        DEEDS[deed](store, chance, tell)


def save(store: Store, chance: random.Random, tell: Connection) -> None:
    """One record, now and then taken back and done again."""
    problem = Issue(
        visit_uid="v", document_uid="一条", level=IssueLevel.ISSUE, position=1, heading=f"问题{chance.random()}"
    )
    with store.change("保存"):
        store.issues.put(problem)
    if chance.random() < 0.2:
        store.undo()
        store.redo()
    tell.send(("issue", problem.uid, problem.heading))


def bring_in(store: Store, chance: random.Random, tell: Connection) -> None:
    """A document with all its problems in one step."""
    document = new_uid()
    with store.change("导入资料"):
        for position in range(BATCH):
            store.issues.put(
                Issue(
                    visit_uid="v", document_uid=document, level=IssueLevel.ISSUE, position=position, heading="问题" * 9
                )
            )
    tell.send(("document", document, ""))


def attach(store: Store, chance: random.Random, tell: Connection) -> None:
    """A photo: sealed first, then its records in one step."""
    stored = store.files.take_bytes(chance.randbytes(chance.randrange(1, 300_000)))
    evidence = Evidence(visit_uid="v", number="证", name="照片.jpg", file_uid=stored.uid, sha256=stored.sha256)
    with store.change("附加照片"):
        store.stored_files.put(stored)
        store.evidence.put(evidence)
        store.evidence_links.put(EvidenceLink(visit_uid="v", evidence_uid=evidence.uid, target_uid="i"))
    tell.send(("evidence", evidence.uid, stored.sha256))


def issue(store: Store, chance: random.Random, tell: Connection) -> None:
    """A paper: both files sealed, then recorded as issued."""
    word, pdf = (store.files.take_bytes(chance.randbytes(60_000)) for _ in range(2))
    paper = Paper(
        visit_uid="v", kind=PaperKind.FEEDBACK_LETTER, version=1, title="反馈意见", word_uid=word.uid,
        pdf_uid=pdf.uid, word_sha256=word.sha256, pdf_sha256=pdf.sha256,
    )  # fmt: skip
    with store.change("出具反馈意见"):
        store.stored_files.put(word)
        store.stored_files.put(pdf)
        store.papers.put(paper)
    tell.send(("paper", paper.uid, word.sha256))


def back_up(store: Store, chance: random.Random, tell: Connection) -> None:
    """A photo and a verified copy of everything; told when the copy is there."""
    attach(store, chance, tell)
    made = store.backups.make("定时", thorough=chance.random() < 0.2)
    tell.send(("backup", made.name, ""))


DEEDS = {"save": save, "import": bring_in, "attach": attach, "issue": issue, "back up": back_up}
