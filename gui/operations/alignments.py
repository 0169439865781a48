"""Deeds on alignments: a person confirms which problem an entry answers, or says another; each is a task."""

from collections.abc import Sequence

from documents import rule_table
from documents.checking import confirm_alignment, confirm_alignments, cross_check, further_issues
from domain.records import Entry
from domain.words import ContradictionKind
from gui.desk import Desk


def confirm(desk: Desk, entries: Sequence[Entry]) -> None:
    """As proposed, with what they answer beside; one undoable step."""
    store = desk.store
    waiting = [entry for entry in entries if not entry.alignment_confirmed]

    def work(_progress: object) -> None:
        confirm_alignments(store, [(entry.uid, entry.issue_uid, _further(desk, entry)) for entry in waiting])

    if waiting:
        desk.tasks.run("确认对应", work, lasting=True)


def switch_rules(desk: Desk, off: frozenset[ContradictionKind]) -> None:
    """The office's table says so from now on, and this organization is compared anew."""
    store, visit_uid = desk.store, desk.visit_uid

    def work(_progress: object) -> None:
        rule_table.switch(off)
        cross_check(store, visit_uid)

    desk.tasks.run("按新的规则比对", work, lasting=True)


def relink(desk: Desk, entry: Entry, issue_uid: str | None) -> None:
    """It answers this problem, or none."""
    store = desk.store
    desk.tasks.run("改对应", lambda _progress: confirm_alignment(store, entry.uid, issue_uid), lasting=True)


def relink_all(desk: Desk, entries: Sequence[Entry], issue_uid: str) -> None:
    """They all answer this problem; one undoable step."""
    store, said = desk.store, [(entry.uid, issue_uid, ()) for entry in entries]
    desk.tasks.run("改对应", lambda _progress: confirm_alignments(store, said), lasting=True)


def also(desk: Desk, entry: Entry, issue_uid: str) -> None:
    """It answers this problem too."""
    store, further = desk.store, _further(desk, entry)
    if entry.issue_uid is None:
        relink(desk, entry, issue_uid)
    elif issue_uid != entry.issue_uid:
        uids = dict.fromkeys((*further, issue_uid))

        def work(_progress: object) -> None:
            confirm_alignment(store, entry.uid, entry.issue_uid, *uids)

        desk.tasks.run("添加对应", work, lasting=True)


def _further(desk: Desk, entry: Entry) -> list[str]:
    return further_issues(desk.store, entry.uid) if entry.issue_uid else []
