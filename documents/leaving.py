"""Leaving the program: a whole visit as a plain folder that needs no program of ours to be read or checked.

Nothing in it is sealed: it is made for who receives it, and does not belong on a laptop that travels.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict
from datetime import date
from pathlib import Path

from documents.bag import Bag
from documents.safe_names import Names, safe_name
from domain.changes import Progress
from domain.records import (
    RECORD_TYPES,
    CheckItem,
    Checklist,
    LookBackVisit,
    Membership,
    Organization,
    Person,
    Record,
    Round,
    SourceDocument,
    StoredFile,
    Team,
)
from domain.release import RELEASE
from domain.words import DocumentKind
from storage.aside import disk_error
from storage.files import silent
from storage.hashing import BLOCK
from storage.store import Store

Rows = list[tuple[object, ...]]
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would take such a cell for a formula

README = """这个文件夹是一次“回头看”的全部内容，不用复诊也能看。
文书：出具过的 Word 和 PDF。资料：收下的原件。政策标准：对照时用的。证据：封存的原件，编号在前。
清单：CSV 表格，WPS 和 Excel 都能打开。
记录：每张表一个文件，每行一条记录（JSON），一个字段也不少。
核对：在这个文件夹里运行 sha256sum -c manifest-sha256.txt，或 bagit.py --validate。
内容没有加密，请按工作秘密保管。
"""


def leave(store: Store, visit_uid: str, folder: Path, progress: Progress = silent) -> Path:
    """Writes the visit into a new folder below `folder`; returns it, checked."""
    visit = store.visits.one(visit_uid)
    organization = store.organizations.one(visit.organization_uid)
    name = safe_name(f"{organization.short_name or organization.name}-{date.today():%Y%m%d}")  # noqa: DTZ011
    bag = Bag(folder / name)
    files = list(_files(store, visit_uid))
    try:
        for done, (place, stored) in enumerate(files):
            progress(done, len(files), "正在写出原件")
            bag.add(place, _chunks(store, stored))
        for place, text in _texts(store, visit_uid):
            bag.add(place, [text.encode("utf-8-sig" if place.endswith(".csv") else "utf-8")])
        progress(len(files), len(files), "正在读回核对")
        bag.close(
            [
                ("Source-Organization", store.author),
                ("External-Description", f"{organization.name}整改“回头看”全部材料"),
                ("Bag-Software-Agent", f"fuzhen {RELEASE}"),
            ]
        )
    except OSError as error:
        raise disk_error(error, folder, stick=True) from error
    finally:
        bag.abandon()
    return bag.target


def _chunks(store: Store, stored: StoredFile) -> Iterator[bytes]:
    with closing(store.files.open(stored)) as file:
        while chunk := file.read(BLOCK):
            yield chunk


def _files(store: Store, visit_uid: str) -> Iterator[tuple[str, StoredFile]]:
    """Every original with the place it gets."""
    papers, documents, standards, evidence = Names(), Names(), Names(), Names()
    issued = [(f"{paper.title}（第{paper.version}版）", paper) for paper in store.papers.all(visit_uid=visit_uid)]
    received = store.documents.all(visit_uid=visit_uid)
    pieces = store.evidence.all(visit_uid=visit_uid)
    named = [
        *(("文书", papers, base + ".docx", paper.word_uid) for base, paper in issued),
        *(("文书", papers, base + ".pdf", paper.pdf_uid) for base, paper in issued),
        *(("资料", documents, document.name, document.file_uid) for document in received),
        *(("政策标准", standards, standard.name, standard.file_uid) for standard in _standards(store)),
        *(("证据", evidence, f"{piece.number} {piece.name}", piece.file_uid) for piece in pieces),
    ]
    for folder, names, name, uid in named:
        stored = store.stored_files.get(uid) if uid else None
        if stored is not None:
            yield f"{folder}/{names.take(name)}", stored


def _standards(store: Store) -> list[SourceDocument]:
    """What belongs to no visit and every visit is judged by."""
    return store.documents.all(visit_uid="", kind=DocumentKind.POLICY_STANDARD_LIST)


def _texts(store: Store, visit_uid: str) -> Iterator[tuple[str, str]]:
    yield "读我.txt", README
    for name, (head, rows) in _lists(store, visit_uid).items():
        yield f"清单/{name}.csv", table(head, rows)
    for record_type in RECORD_TYPES:
        lines = [_line(record) for record in _records(store, record_type, visit_uid)]
        if lines:
            yield f"记录/{record_type.__name__}.jsonl", "".join(lines)


def _records(store: Store, record_type: type[Record], visit_uid: str) -> list[Record]:
    """Those of the visit, and what it needs of the tables that several visits share. Keys of files stay here."""
    if record_type is StoredFile:
        return []
    if "visit_uid" in record_type.__dataclass_fields__:
        own = store.shelf_of(record_type).all(visit_uid=visit_uid)
        return [*own, *_standards(store)] if record_type is SourceDocument else own
    return _shared(store, visit_uid).get(record_type, [])


def _shared(store: Store, visit_uid: str) -> dict[type[Record], list[Record]]:
    """Nothing of the other organizations, teams and people goes along."""
    visit = store.visits.one(visit_uid)
    members = store.memberships.of_visit(visit_uid)
    asked = {result.item_uid for result in store.check_results.all(visit_uid=visit_uid)}
    items = [item for item in store.check_items.all() if item.checklist_uid == visit.checklist_uid or item.uid in asked]
    return {
        LookBackVisit: [visit],
        Organization: [*store.organizations.many([visit.organization_uid])],
        Round: [*store.rounds.many([visit.round_uid or ""])],
        Team: [*store.teams.many([visit.team_uid or ""])],
        Membership: [*members],
        Person: [*store.people.many([member.person_uid for member in members])],
        CheckItem: [*items],
        Checklist: [*store.checklists.many(dict.fromkeys(item.checklist_uid for item in items))],
    }


def _line(record: Record) -> str:
    return json.dumps(asdict(record), ensure_ascii=False, default=str) + "\n"


def table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    """CSV with every cell quoted, and none that a spreadsheet would run."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(head)
    writer.writerows([[_cell(value) for value in row] for row in rows])
    return out.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else "；".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _lists(store: Store, visit_uid: str) -> dict[str, tuple[tuple[str, ...], Rows]]:
    """What people look for first, under Chinese heads."""
    issues = {issue.uid: issue for issue in store.issues.all(visit_uid=visit_uid)}
    items = {item.uid: item for item in store.check_items.all()}
    documents = {document.uid: document.name for document in store.documents.all(visit_uid=visit_uid)}

    def problem(uid: str | None) -> str:
        return f"{issues[uid].number} {issues[uid].heading}".strip() if uid in issues else ""

    answers: Rows = [
        (problem(result.subject_uid), item.code if item else "", result.question_answered, result.answer,
         result.reason, result.note, result.answered_by, result.answered_at)
        for result in store.check_results.all(visit_uid=visit_uid)
        for item in [items.get(result.item_uid)]
    ]  # fmt: skip
    return {
        "反馈问题": (("序号", "级别", "标题", "内容", "出处"), [
            (issue.number, issue.level, issue.heading, issue.detail, issue.place) for issue in issues.values()
        ]),
        "疑点": (("问题", "种类", "说明", "引文", "位置", "处理", "理由", "处理人"), [
            (alarm.problem, alarm.kind, alarm.description, alarm.quotes, alarm.quote_places, alarm.state,
             alarm.reason, alarm.judged_by)
            for alarm in store.contradictions.all(visit_uid=visit_uid)
        ]),
        "核查结果": (("问题", "编号", "核查内容", "回答", "理由", "备注", "核查人", "时间"), answers),
        "发现的问题": (("编号", "概述", "事实", "依据", "原因", "建议", "责任主体", "账类", "状态"), [
            (finding.number, finding.title, finding.facts, finding.basis, finding.cause, finding.suggestion,
             finding.responsible, finding.account, finding.state)
            for finding in store.findings.all(visit_uid=visit_uid)
        ]),
        "整改台账": (("问题", "标题", "措施内容", "自报状态", "销号", "时限", "责任", "资料", "位置"), [
            (problem(entry.issue_uid), entry.heading, entry.detail, entry.status_text, entry.closed_text,
             entry.deadline_text, entry.lead_officer, documents.get(entry.document_uid, ""), entry.place)
            for entry in store.ledger_entries.all(visit_uid=visit_uid)
        ]),
        "证据": (("编号", "名称", "类别", "来源", "说明", "大小", "SHA-256", "收入时间", "收入人"), [
            (piece.number, piece.name, piece.kind, piece.origin, piece.note, piece.size, piece.sha256,
             piece.added_at, piece.added_by)
            for piece in store.evidence.all(visit_uid=visit_uid)
        ]),
        "文书": (("名称", "版本", "状态", "出具时间", "出具人", "Word SHA-256", "PDF SHA-256"), [
            (paper.title, paper.version, paper.state, paper.issued_at, paper.issued_by, paper.word_sha256,
             paper.pdf_sha256)
            for paper in store.papers.all(visit_uid=visit_uid)
        ]),
    }  # fmt: skip
