"""kill -9 at any moment: nothing acknowledged is lost, nothing is half, no question is asked."""

import hashlib
import multiprocessing
import random
import shutil
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from storage.restoring import rehearse
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.faults import victim

KILLS = 20  # of one workspace, one after the other; 15 workspaces make 300
LONGEST = 0.08  # seconds until the kill
WHILE_OPENING = 0.25  # how many are killed while they open the workspace, perhaps mending it after the kill before

Told = tuple[str, str, str]


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("deed", sorted(victim.DEEDS))
def test_what_was_acknowledged_outlives_any_kill(master: Path, tmp_path: Path, deed: str, seed: int) -> None:
    folder = tmp_path / "workspace"
    shutil.copytree(master, folder)
    chance = random.Random(f"{deed} {seed}")
    told: list[Told] = []
    for kill in range(KILLS):
        opened = chance.random() > WHILE_OPENING
        told += _kill(folder, deed, seed * 1000 + kill, chance.uniform(0, LONGEST), opened=opened)
        began = time.monotonic()
        store = Store.open(folder, PASSPHRASE)
        assert time.monotonic() - began < 3
        for one in told:
            _check(store, one)
        _check_nothing_half(store)
        if kill % 5 == 4:
            assert store.verify() == []
            if deed == "back up" and store.backups.newest is not None:
                rehearsal = rehearse(store.backups.place, store.vault)
                assert (rehearsal.passed_over, rehearsal.wrong) == ((), ())
        store.close()
    assert told, "the victim lived long enough to save something"


def _kill(folder: Path, deed: str, seed: int, after: float, *, opened: bool) -> list[Told]:
    """Starts a victim, kills it so long after its start or after it opened the workspace, returns what it told."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.victim"])
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=victim.work, args=(str(folder), deed, seed, theirs))
    process.start()
    theirs.close()
    if opened:
        assert ours.poll(30), "the victim never opened the workspace"
    time.sleep(after)
    process.kill()
    process.join()
    told = _heard(ours)
    ours.close()
    process.close()
    return told


def _heard(ours: Connection) -> list[Told]:
    told: list[Told] = []
    try:
        while True:
            word = ours.recv()
            if word != "open":
                told.append(word)
    except EOFError:
        return told


def _check(store: Store, told: Told) -> None:
    kind, uid, held = told
    if kind == "issue":
        assert store.issues.one(uid).heading == held
    elif kind == "document":
        assert store.issues.count(document_uid=uid) == victim.BATCH
    elif kind == "evidence":
        evidence = store.evidence.one(uid)
        content = store.files.read(store.stored_files.one(evidence.file_uid))
        assert hashlib.sha256(content).hexdigest() == held == evidence.sha256
        assert store.evidence_links.count(evidence_uid=uid) == 1
    elif kind == "backup":
        kept = store.backups.all()
        assert kept[0].name >= uid, "what was told is there, or a later one"
    else:
        paper = store.papers.one(uid)
        for file_uid, digest in ((paper.word_uid, paper.word_sha256), (paper.pdf_uid, paper.pdf_sha256)):
            assert file_uid is not None
            assert hashlib.sha256(store.files.read(store.stored_files.one(file_uid))).hexdigest() == digest


def _check_nothing_half(store: Store) -> None:
    """Blocks are whole, and no sealed file is there without its record."""
    halves = store._database.rows(
        "select document_uid from issue where document_uid != '一条' group by document_uid having count(*) != ?",
        (victim.BATCH,),
    )
    assert halves == []
    on_disk = {path.name for path in (store.folder / "files").rglob("*") if path.is_file()}
    assert on_disk == set(store.stored_files.uids())
