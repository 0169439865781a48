"""A draft handed out before it is issued: the same composing and writing, the word 草稿 in its name."""

from pathlib import Path

from documents import pdf, word
from documents.composing import papers
from domain.errors import InputError
from domain.words import PaperKind
from storage.aside import write_whole
from storage.store import Store

WRITERS = {".docx": word.as_bytes, ".pdf": pdf.as_bytes}


def export(store: Store, visit_uid: str, kind: PaperKind, ending: str, folder: Path, finding_uid: str = "") -> Path:
    """Write a draft as .docx or .pdf into a folder; a file that is there already is never overwritten."""
    if not folder.is_dir():
        raise InputError(f"文件夹“{folder.name}”不在了，草稿没有导出，请另选一个文件夹。")
    data = WRITERS[ending](papers.compose(store, visit_uid, kind, finding_uid=finding_uid))
    visit = store.visits.one(visit_uid)
    body = store.organizations.one(visit.organization_uid)
    stem = "".join(mark if mark.isalnum() else "_" for mark in body.short_name or body.name)
    finding = store.findings.get(finding_uid) if finding_uid else None
    path = _free(folder, f"{stem}{kind}{finding.number if finding else ''}（草稿", ending)
    write_whole(path, data)
    return path


def _free(folder: Path, stem: str, ending: str) -> Path:
    path, number = folder / f"{stem}）{ending}", 2
    while path.exists():
        path, number = folder / f"{stem}{number}）{ending}", number + 1
    return path
