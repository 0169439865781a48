"""What people do with a workspace, deed by deed; each tells what it has saved: what was told must never be lost.

A place holds the workspace, a stick, and archives of a colleague that came in.
"""

import random
from pathlib import Path
from typing import Protocol

from domain.errors import InputError, PlaceError
from domain.records import Evidence, EvidenceLink, Issue, Organization, Paper, new_uid
from domain.words import IssueLevel, PaperKind
from storage import bundle, migrations, restoring, roster
from storage.store import Store
from tests.conftest import CHEAP, PASSPHRASE

BATCH = 150  # records of one import
LOADED = migrations  # else loaded while calls to the disk fail
ARCHIVES = 3  # that came in
OTHER_PASSPHRASE = "海阔天空 林溪换了口令 2026"
WORKSPACE, STICK, CAME = "workspace", "stick", "came"


class Teller(Protocol):
    """Takes a word of what is saved."""

    def send(self, what: object, /) -> object: ...


def opened(place: Path) -> Store:
    """The workspace of a place, by whichever of the two passphrases it has at the moment."""
    try:
        return Store.open(place / WORKSPACE, PASSPHRASE)
    except PlaceError as error:
        if "口令不对" not in str(error):
            raise
    (place / WORKSPACE / "slots" / "tries.json").unlink()
    return Store.open(place / WORKSPACE, OTHER_PASSPHRASE)


def do(place: Path, tell: Teller, *, deed: str, seed: int, rounds: int) -> None:
    """Opens the workspace and does it so many times; tells (kind, uid, what it holds) after each."""
    chance = random.Random(f"{deed} {seed}")
    store = opened(place)
    tell.send("open")
    for _ in range(rounds):
        DEEDS[deed](store, chance, tell)
        store = store if store.is_open else opened(place)


def save(store: Store, chance: random.Random, tell: Teller) -> None:
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


def drop(store: Store, chance: random.Random, tell: Teller) -> None:
    """One record made and another dropped."""
    save(store, chance, tell)
    gone = chance.choice(store.issues.uids())
    tell.send(("dropping", gone, ""))
    with store.change("删除"):
        store.issues.drop(gone)
    tell.send(("dropped", gone, ""))


def bring_in(store: Store, chance: random.Random, tell: Teller) -> None:
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


def attach(store: Store, chance: random.Random, tell: Teller) -> None:
    """A photo: sealed first, then its records in one step."""
    stored = store.files.take_bytes(chance.randbytes(chance.randrange(1, 300_000)))
    evidence = Evidence(visit_uid="v", number="证", name="照片.jpg", file_uid=stored.uid, sha256=stored.sha256)
    with store.change("附加照片"):
        store.stored_files.put(stored)
        store.evidence.put(evidence)
        store.evidence_links.put(EvidenceLink(visit_uid="v", evidence_uid=evidence.uid, target_uid="i"))
    tell.send(("evidence", evidence.uid, stored.sha256))


def issue(store: Store, chance: random.Random, tell: Teller) -> None:
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


def back_up(store: Store, chance: random.Random, tell: Teller) -> None:
    """A photo and a verified copy of everything; told when the copy is there."""
    attach(store, chance, tell)
    made = store.backups.make("定时", thorough=chance.random() < 0.2)
    if not made.wrong:  # else the copy says itself what it lacks
        tell.send(("backup", made.name, ""))


def restore(store: Store, chance: random.Random, tell: Teller) -> None:
    """A copy, and a workspace made of it beside."""
    back_up(store, chance, tell)
    target = store.folder.parent / f"restored-{new_uid()}"
    restored = restoring.restore(store.backups.place, target, store.vault)
    if not restored.wrong:  # else the restoration says itself what the copy lacked
        tell.send(("restored", target.name, ""))


def export(store: Store, chance: random.Random, tell: Teller) -> None:
    """A photo and a record, and an archive of all on the stick."""
    attach(store, chance, tell)
    report = bundle.export(store, roster.members(store)[:1], store.folder.parent / STICK, whole=True)
    tell.send(("sent", report.folder.name, ""))


def take_in(store: Store, chance: random.Random, tell: Teller) -> None:
    """One of the archives that came, perhaps again."""
    folder = store.folder.parent / CAME / str(chance.randrange(ARCHIVES))
    bundle.take_in(store, folder)
    tell.send(("taken", folder.name, ""))


def change_passphrase(store: Store, chance: random.Random, tell: Teller) -> None:
    """The passphrase and back; each is told."""
    for old, new in ((PASSPHRASE, OTHER_PASSPHRASE), (OTHER_PASSPHRASE, PASSPHRASE)):
        try:
            store.vault.change_passphrase(old, new, CHEAP)
        except InputError:  # killed between the two the last time
            continue
        tell.send(("passphrase", "", ""))


def rekey(store: Store, chance: random.Random, tell: Teller) -> None:
    """A record, then a fresh key for all of it."""
    save(store, chance, tell)
    store.rekey(PASSPHRASE, CHEAP)
    tell.send(("rekeyed", "", ""))


def open_only(store: Store, _chance: random.Random, tell: Teller) -> None:
    """Nothing but the opening itself, which may upgrade; one record to see that it can be written to."""
    with store.change("新建单位"):
        body = Organization(name="打开之后")
        store.organizations.put(body)
    tell.send(("organization", body.uid, body.name))


DEEDS = {
    "save": save, "drop": drop, "import": bring_in, "attach": attach, "issue": issue, "back up": back_up,
    "restore": restore, "export": export, "take in": take_in, "passphrase": change_passphrase, "open": open_only,
    "rekey": rekey,
}  # fmt: skip
