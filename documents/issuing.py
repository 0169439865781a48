"""出具: compose, write both files, check, seal, record, hand out. Nothing unsealed touches the workspace's disk."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from documents import linting, numbering, particulars
from documents.composing import papers, restricted
from documents.composing.papers import compose
from documents.paper import faces, pdf, proofreading, styles, word
from documents.paper.model import Document, text_of
from documents.safe_names import safe_name
from domain import rules
from domain.errors import InputError, PlaceError
from domain.particulars import faults
from domain.records import Paper, StoredFile
from domain.rules import Gap, Severity
from domain.words import CheckScope, DocumentKind, IssueLevel, PaperKind
from storage import receipts
from storage.aside import write_whole
from storage.store import Store

# Drawn up while the problems are still being worked on: an open problem keeps none of them back.
ON_THE_WAY = frozenset({PaperKind.FACT_CONFIRMATION, PaperKind.WORKING_PAPER, PaperKind.EVIDENCE_CATALOGUE})
WORDING, PARTICULARS = "wording", "particulars"  # what a jump inside the page of papers opens
NAMED_GAPS = 5  # in one message; the page shows them all


@dataclass(frozen=True, kw_only=True)
class Files:
    """Both files of one paper."""

    word: bytes
    pdf: bytes


def draft(store: Store, visit_uid: str, kind: PaperKind, finding_uid: str = "") -> bytes:
    """The PDF as it would be issued now, for the preview; of one finding alone when it is named."""
    return pdf.as_bytes(compose(store, visit_uid, kind, finding_uid=finding_uid))


def missing(store: Store, visit_uid: str, kind: PaperKind, finding_uid: str = "") -> list[Gap]:
    """What should still be mended; only those that must keep the paper from being issued."""
    return missing_in(store, visit_uid, kind, compose(store, visit_uid, kind, finding_uid=finding_uid), finding_uid)


def missing_in(store: Store, visit_uid: str, kind: PaperKind, document: Document, finding_uid: str) -> list[Gap]:
    """The same of a document that is composed already."""
    gaps = [gap for gap in _record_gaps(store, visit_uid) if not finding_uid or gap.argument in ("", finding_uid)]
    if kind in ON_THE_WAY:
        gaps = [replace(gap, severity=Severity.SHOULD) if gap.place == "findings" else gap for gap in gaps]
    return [*gaps, *_paper_gaps(store, visit_uid, kind, document)]


def issue(store: Store, visit_uid: str, kind: PaperKind, folder: Path | None = None, *, finding_uid: str = "") -> Paper:
    """Issue the paper: both files sealed and recorded in one step, copies put into the folder when one is given."""
    if open_gaps := rules.in_the_way(missing(store, visit_uid, kind, finding_uid)):
        raise InputError(_refusal(kind, open_gaps))
    numbering.settle(store, visit_uid)
    head = receipts.short_head(store)
    document = compose(store, visit_uid, kind, finding_uid=finding_uid, head=head)
    sealed = _sealed(store, written(document))
    with store.change(f"出具{kind}"):
        paper = _recorded(store, visit_uid, kind, document, sealed, finding_uid, head)
    if folder is not None:
        hand_out(store, paper, folder)
    return paper


def written(document: Document) -> Files:
    """Both files, proven to say the same."""
    measures = styles.load()
    files = Files(word=word.as_bytes(document, measures), pdf=pdf.as_bytes(document, measures))
    wrong = proofreading.differences(document, files.word, files.pdf)
    if wrong:
        raise PlaceError(f"{wrong}文书没有出具，工作夹没有改动，请把这句话告诉巡察办。")
    return files


def _sealed(store: Store, files: Files) -> list[StoredFile]:
    """Both files sealed and read back: what is recorded is what lies on the disk."""
    sealed = []
    for data in (files.word, files.pdf):
        stored = store.files.take_bytes(data)
        if store.files.read(stored) != data:
            raise PlaceError("文书写到磁盘上后读回来不一样，没有出具，工作夹没有改动，请检查磁盘后再出具。")
        sealed.append(stored)
    return sealed


def _refusal(kind: PaperKind, gaps: list[Gap]) -> str:
    named = "；".join(gap.text.rstrip("。") for gap in gaps[:NAMED_GAPS])
    more = f"；等{len(gaps)}项" if len(gaps) > NAMED_GAPS else ""
    return f"{kind}还不能出具：{named}{more}；工作夹没有改动，请补齐后再出具。"


def former(store: Store, visit_uid: str, kind: PaperKind, finding_uid: str = "") -> list[Paper]:
    """What was issued of this paper, the oldest first; a paper about one finding has versions of its own."""
    issued = store.papers.all(visit_uid=visit_uid, kind=kind, finding_uid=finding_uid or None)
    return sorted(issued, key=lambda paper: paper.version)


def _recorded(
    store: Store,
    visit_uid: str,
    kind: PaperKind,
    document: Document,
    sealed: list[StoredFile],
    finding_uid: str,
    head: str,
) -> Paper:
    paper = Paper(
        visit_uid=visit_uid,
        kind=kind,
        version=store.papers.next_version(visit_uid, kind, finding_uid),
        title=document.title,
        word_uid=sealed[0].uid,
        pdf_uid=sealed[1].uid,
        word_sha256=sealed[0].sha256,
        pdf_sha256=sealed[1].sha256,
        issued_at=datetime.now(UTC),
        issued_by=store.author,
        finding_uid=finding_uid or None,
        document_number=document.number,
        head=head,
    )
    for stored in sealed:
        store.stored_files.put(stored)
    store.papers.put(paper)
    return paper


def hand_out(store: Store, paper: Paper, folder: Path) -> list[Path]:
    """Copies of an issued paper, byte for byte as sealed; a file that is there already is never overwritten."""
    visit = store.visits.one(paper.visit_uid)
    organization = store.organizations.one(visit.organization_uid)
    finding = store.findings.get(paper.finding_uid) if paper.finding_uid else None
    stem = f"{organization.short_name or organization.name}{paper.kind}{finding.number if finding else ''}"
    found = []
    for uid, ending in ((paper.word_uid, ".docx"), (paper.pdf_uid, ".pdf")):
        data = store.files.read(store.stored_files.one(uid or ""))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            target = _free(folder, stem, ending, data)
            if not target.exists():
                write_whole(target, data)
        except (OSError, PlaceError) as error:
            raise PlaceError(
                f"{paper.kind}已经出具并封存在工作夹里，但没有放进“{folder.name}”：文件夹写不进去或磁盘已满，"
                "请换一个文件夹或腾出空间，再从文书里另存一份。"
            ) from error
        found.append(target)
    return found


def _free(folder: Path, stem: str, ending: str, data: bytes) -> Path:
    """A name that is free, or whose file is this very one."""
    safe = safe_name(stem)
    number = 1
    while True:
        path = folder / (f"{safe}{ending}" if number == 1 else f"{safe}（{number}）{ending}")
        if not path.exists() or _holds(path, data):
            return path
        number += 1


def _holds(path: Path, data: bytes) -> bool:
    """Whether these bytes are there; not where another program has the file open and lets nobody read it."""
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _record_gaps(store: Store, visit_uid: str) -> list[Gap]:
    """What the rules miss in the records."""
    visit = store.visits.one(visit_uid)
    findings = store.findings.all(visit_uid=visit_uid)
    cited = dict.fromkeys((finding.uid for finding in findings), 0)
    for quote in store.finding_quotes.all(visit_uid=visit_uid):
        cited[quote.finding_uid] = cited.get(quote.finding_uid, 0) + 1
    linked = {link.target_uid for link in store.evidence_links.all(visit_uid=visit_uid)}
    results = {result.uid: result.subject_uid or visit_uid for result in store.check_results.all(visit_uid=visit_uid)}
    proven = linked | {results[uid] for uid in linked if uid in results}
    for finding in findings:
        cited[finding.uid] += bool({finding.uid, finding.subject_uid or visit_uid} & proven)
    return rules.paper_gaps(
        visit,
        findings,
        cited,
        has_feedback=store.documents.count(visit_uid=visit_uid, kind=DocumentKind.FEEDBACK_OPINION) > 0,
        pending_alarms=store.contradictions.waiting(visit_uid),
        alarms_at=next(iter(store.issues.subject_uids(visit_uid, verdict="pending")), ""),
        unanswered_core=_unanswered_core(store, visit_uid),
        undecided={uid for table, uid in store.merge.undecided() if table == "finding"},
    )


def _unanswered_core(store: Store, visit_uid: str) -> int:
    """Core checks without an answer: once for the organization, and for every subject."""
    subjects = store.issues.count(visit_uid=visit_uid, level=IssueLevel.ISSUE)
    subjects += store.named_matters.count(visit_uid=visit_uid, issue_uid=None)
    subjects += store.tasks.count(visit_uid=visit_uid, issue_uid=None)
    asked = {CheckScope.ORGANIZATION: 1, CheckScope.ISSUE: subjects}
    items = {scope: store.check_items.of_visit(visit_uid, scope) for scope in asked}
    times = {item.uid: asked[scope] for scope, found in items.items() for item in found if item.core}
    results = store.check_results.all(visit_uid=visit_uid) if times else []
    return max(0, sum(times.values()) - sum(one.answer is not None and one.item_uid in times for one in results))


def _paper_gaps(store: Store, visit_uid: str, kind: PaperKind, document: Document) -> list[Gap]:
    """What the paper itself shows: signs no font has, names that could not be told, words and particulars amiss."""
    findings, assessment = store.findings.all(visit_uid=visit_uid), store.visits.one(visit_uid).assessment
    matters = store.named_matters.all(visit_uid=visit_uid)
    unknown = [matter.heading for matter in restricted.persons(matters) if not restricted.names(matter)]
    found = [_said(f"点人事项“{heading}”没有认出姓名，请核对文书里没有写到。") for heading in unknown]
    found += [_said(remark, WORDING) for remark in papers.words(store, kind).remarks]
    found += [_said(remark) for remark in (*styles.load().remarks, word.opened()[1]) if remark]
    if papers.COMPOSERS[kind].letter:
        worn = particulars.of(store, visit_uid, kind)
        found += [_said(fault.text, PARTICULARS) for fault in faults(worn)]
    return [
        *linting.unprintable(faces.missing(text_of(document), styles.load()), findings),
        *found,
        *linting.gaps(document, findings, assessment, restricted.hidden(matters)),
    ]


def _said(text: str, argument: str = "") -> Gap:
    return Gap(text=text, place="papers", argument=argument, severity=Severity.SHOULD)
