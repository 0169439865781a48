"""Deeds on papers: make the draft, export, issue, open what was issued, word them anew. Each is a task."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from documents import drafts, issuing
from documents.drafts import Prepared, Trial, Tried
from documents.paper.marking import Place
from domain.changes import Progress
from domain.errors import FuzhenError
from domain.records import Paper
from domain.words import AlarmState, DocumentKind, FindingState, PaperKind
from gui.desk import Desk
from storage.store import Store

Failed = Callable[[FuzhenError], object]


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The pages as they would be issued now, what is missing, and what was found right."""

    made: Prepared
    passed: Sequence[str]


def make_draft(desk: Desk, kind: PaperKind, then: Callable[[Draft], object], failed: Failed, finding_uid: str) -> None:
    """Compose and lay out what the records say now, of one finding alone when it is named."""
    store, visit_uid = desk.store, desk.visit_uid

    def work(_progress: Progress) -> Draft:
        made = drafts.prepared(store, visit_uid, kind, finding_uid)
        return Draft(made=made, passed=passed(store, visit_uid, made))

    desk.tasks.run(f"排{kind}的版", work, then, failed)


def open_issued(desk: Desk, paper: Paper, then: Callable[[bytes], object], failed: Failed) -> None:
    """The very bytes that were handed over."""
    store = desk.store

    desk.tasks.run("打开文书", lambda _progress: pages(store, paper.visit_uid, paper.kind, paper), then, failed)


def find_on_pages(desk: Desk, pdf: bytes, text: str, then: Callable[[tuple[Place, bytes] | None], object]) -> None:
    """Where these words stand on the pages."""
    desk.tasks.run("在页上找", lambda _progress: drafts.found(pdf, text), then)


def pages(store: Store, visit_uid: str, kind: PaperKind, paper: Paper | None) -> bytes:
    """What is printed of a kind: what was issued as it is sealed, else a draft as it stands now."""
    if paper is None:
        return issuing.draft(store, visit_uid, kind)
    return store.files.read(store.stored_files.one(paper.pdf_uid or ""))


def export_draft(
    desk: Desk, kind: PaperKind, ending: str, folder: Path, then: Callable[[Path], object], finding_uid: str
) -> None:
    """A draft into a folder."""
    written = partial(drafts.export, desk.store, desk.visit_uid, kind, ending, folder, finding_uid)
    desk.tasks.run("导出草稿", lambda _progress: written(), then, lasting=True)


def hand_out(desk: Desk, paper: Paper, folder: Path, then: Callable[[list[Path]], object]) -> None:
    """Both sealed files of an issued paper into a folder."""
    store = desk.store
    desk.tasks.run("导出文书", lambda _progress: issuing.hand_out(store, paper, folder), then, lasting=True)


def issue(desk: Desk, kind: PaperKind, then: Callable[[Paper], object], failed: Failed, finding_uid: str = "") -> None:
    """Both files written, checked, sealed and recorded: one undoable step."""
    store, visit_uid = desk.store, desk.visit_uid

    def work(_progress: Progress) -> Paper:
        return issuing.issue(store, visit_uid, kind, finding_uid=finding_uid)

    desk.tasks.run(f"出具{kind}", work, then, failed, lasting=True)


def begin_wording(desk: Desk, kind: PaperKind, then: Callable[[Trial], object], failed: Failed) -> None:
    """Gather once what the pages are made from while words are being written."""
    store, visit_uid = desk.store, desk.visit_uid
    desk.tasks.run("取出预览内容", lambda _progress: drafts.to_try(store, visit_uid, kind), then, failed)


def try_words(desk: Desk, text: str, sought: str, on: Trial, then: Callable[[Tried], object], failed: Failed) -> None:
    """The pages in these words; beside the other work, so that it never waits for it."""
    desk.tasks.run("预览措辞", lambda _progress: on.pages(text, sought), then, failed, aside=True)


def passed(store: Store, visit_uid: str, made: Prepared) -> list[str]:
    """What is in order, each in a few words with its figure."""
    visit = store.visits.one(visit_uid)
    findings = store.findings.all(visit_uid=visit_uid)
    final = sum(finding.state is FindingState.FINAL for finding in findings)
    alarms = store.contradictions.count(visit_uid=visit_uid)
    pending = store.contradictions.count(visit_uid=visit_uid, state=AlarmState.PENDING)
    found = (
        (store.documents.count(visit_uid=visit_uid, kind=DocumentKind.FEEDBACK_OPINION) > 0, "反馈意见已收入"),
        (visit.team_uid is not None, "巡察组已写明"),
        (visit.starts_on is not None and visit.ends_on is not None, "进驻和离开日期齐全"),
        (bool(findings) and final == len(findings), f"问题底稿 {final} 份全部定稿"),
        (alarms > 0 and pending == 0, f"疑点 {alarms} 条全部判定"),
        (not any(shown in gap.text for gap in made.gaps for shown in ("半角", "序号用反")), "标点全角，层次没有逆用"),
        (not any("没有字体" in gap.text for gap in made.gaps), "每个字都有字体"),
        (True, "版面按 GB/T 9704，预览即印出的页"),
    )
    return [words for good, words in found if good]
