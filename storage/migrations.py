"""The migrations in order. Append; never edit one that a release carries."""

from typing import Any

from sqlite_utils import Database, Migrations

from storage.additions import (
    ACCOUNTS,
    ALSO_ANSWERS,
    ANSWERED,
    BESIDE,
    CAMERA_PLACE,
    CORE_ONLY,
    COUNTED,
    DEALT,
    DETAIL_PLACES,
    EXCHANGE,
    HEAD_ON_PAPER,
    LEDGER_GOAL,
    MEASURES,
    NOTHING_AWAITED,
    NUMBERED,
    PAPER_ISSUED,
    PAPERS,
    PHRASE,
    SEARCH,
    SECOND_OPINION,
    SENT_ON,
    SIGNED,
    SM3,
)
from storage.tables import INDEXED, JOURNAL, RECORDS

steps = Migrations("fuzhen")


@steps()
def m0001_first_schema(db: Database) -> None:
    """Records, journal and indexes."""
    for table in (*RECORDS, *JOURNAL):
        db.execute(table)
    for table_name, columns in INDEXED:
        db.table(table_name).create_index(columns)


@steps()
def m0002_also_answers(db: Database) -> None:
    """An entry may answer several problems."""
    db.execute(ALSO_ANSWERS)
    db.table("also_answers").create_index(("visit_uid",))
    db.table("also_answers").create_index(("entry_uid",))


@steps()
def m0003_signed_papers(db: Database) -> None:
    """Roster, trusted keys, checkpoints and receipts."""
    for table in EXCHANGE:
        db.execute(table)


@steps()
def m0004_signatures(db: Database) -> None:
    """Names of who reviewed and who signed a working paper."""
    for column in SIGNED:
        db.execute(column)


@steps()
def m0005_search(db: Database) -> None:
    """The index of the search box; it is filled at unlocking."""
    db.execute(SEARCH)


@steps()
def m0006_camera_place(db: Database) -> None:
    """Where a picture was taken; indexes that count evidence without looking at it."""
    db.execute(CAMERA_PLACE)
    for table_name, columns in COUNTED:
        db.table(table_name).create_index(columns)


@steps()
def m0007_second_opinions(db: Database) -> None:
    """Blind second answers; visits that answer the core checks only."""
    db.execute(SECOND_OPINION)
    db.table("second_opinion").create_index(("visit_uid", "subject_uid"))
    db.execute(CORE_ONLY)


@steps()
def m0008_papers(db: Database) -> None:
    """Particulars of papers and the office's own words."""
    for statement in (*PAPERS, *PAPER_ISSUED):
        db.execute(statement)
    db.table("particulars").create_index(("visit_uid",))


@steps()
def m0009_phrases(db: Database) -> None:
    """Wordings kept for working papers; blocks and prefixes of numbers."""
    for statement in (PHRASE, *DEALT):
        db.execute(statement)
    db.table("phrase").create_index(("kind", "position"))


@steps()
def m0010_measures(db: Database) -> None:
    """Measures with a day and a person of their own; posts named beside the entries."""
    for statement in MEASURES:
        db.execute(statement)


@steps()
def m0011_detail_places(db: Database) -> None:
    """Places of the lines of an account and of a goal."""
    for statement in DETAIL_PLACES:
        db.execute(statement)


@steps()
def m0012_second_fingerprint(db: Database) -> None:
    """SM3 of evidence, counted in the background."""
    db.execute(SM3)


@steps()
def m0013_head_on_paper(db: Database) -> None:
    """Papers that bear the head of the journal."""
    db.execute(HEAD_ON_PAPER)


@steps()
def m0014_answers_by_subject(db: Database) -> None:
    """What counts the answers of every subject without looking at them."""
    db.table("check_result").create_index(ANSWERED)


@steps()
def m0015_nothing_awaited(db: Database) -> None:
    """The table of entries replaced before they came, which none is any more."""
    db.execute(NOTHING_AWAITED)


@steps()
def m0016_evidence_by_number(db: Database) -> None:
    """What lists the evidence of a visit without looking at it."""
    db.table("evidence").create_index(NUMBERED)
    db.execute("drop index idx_evidence_visit_uid_number")


@steps()
def m0017_goals_of_ledgers(db: Database) -> None:
    """The goal that a ledger names, which was read and not kept."""
    for statement in LEDGER_GOAL:
        db.execute(statement)


@steps()
def m0018_paragraphs_beside(db: Database) -> None:
    """The paragraphs of a document outside its entries."""
    db.execute(BESIDE)


@steps()
def m0019_accounts_of_measures(db: Database) -> None:
    """What a ledger tells of each measure, which was kept for the problem as a whole; days that stand in a cell."""
    for statement in ACCOUNTS:
        db.execute(statement)


@steps()
def m0020_what_was_signed(db: Database) -> None:
    """Of a working paper what it said when it was sent on or signed."""
    db.execute(SENT_ON)


def apply(connection: Any) -> None:
    """Runs what is missing, each in its own transaction."""
    steps.apply(Database(connection))
