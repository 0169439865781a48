"""Proof comes in: originals sealed first, then everything recorded in one undoable step."""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from documents.numbering import block_of
from documents.safe_names import name_of
from documents.taking_in import Taken, take_data, take_files
from domain.changes import Progress
from domain.errors import InputError
from domain.numbering import next_evidence_number
from domain.records import Evidence, EvidenceLink, uid_of
from domain.words import EvidenceOrigin
from storage.store import Store

BATCH = 100  # records between two looks at whether to go on
_LITTER = re.compile(r"(?i)(thumbs\.db|desktop\.ini|\.ds_store)$|\._|~\$")  # the last: beside a photo, a Word file


def attach(
    store: Store,
    visit_uid: str,
    paths: Iterable[Path],
    subject_uid: str | None = None,
    progress: Progress | None = None,
    *,
    origin: EvidenceOrigin = EvidenceOrigin.PROVIDED,
    check_uid: str | None = None,
) -> list[Evidence]:
    """Take these files and folders in as evidence and link them to the subject and its check, when these are given.

    A file whose content the visit already holds becomes no second evidence: the first is linked and returned.
    Of many files at once, `documents.completing` brings the small pictures and the second fingerprint afterwards.
    """
    files = found_in(paths).files
    for path in files:
        _refuse_unreadable(path)
    taken = take_files(store, files, progress)
    return store.politely(
        "附加证据", lambda: _record(store, visit_uid, taken, (subject_uid, check_uid), origin, progress)
    )


def attach_data(
    store: Store,
    visit_uid: str,
    name: str,
    data: bytes,
    subject_uid: str | None = None,
    *,
    origin: EvidenceOrigin = EvidenceOrigin.PROVIDED,
) -> list[Evidence]:
    """What was never a file, as a picture from the clipboard, becomes evidence without touching the disk unsealed."""
    taken = take_data(store, name, data)
    with store.change("附加证据"):
        return _record(store, visit_uid, [taken], (subject_uid,), origin)


def link(store: Store, evidence: Evidence, target_uid: str) -> None:
    """Let the evidence belong to this problem, check, entry or finding; joins an open change."""
    with store.change(f"归入 {evidence.number}"):
        store.evidence_links.put(
            EvidenceLink(
                uid=uid_of(evidence.uid, target_uid),
                visit_uid=evidence.visit_uid,
                evidence_uid=evidence.uid,
                target_uid=target_uid,
            )
        )


@dataclass(frozen=True)
class Found:
    """What lies in files and folders: what can be proof, and the empty files that lie in the folders."""

    files: list[Path]
    empty: list[Path]


def found_in(paths: Iterable[Path]) -> Found:
    """The files themselves, folders walked in the order of names; links and the litter of systems are left out."""
    found = Found([], [])
    for path in paths:
        for file in _walk(path) if path.is_dir() else [path]:
            (found.empty if file is not path and not file.stat().st_size else found.files).append(file)
    if not found.files:
        raise InputError("这里没有可以收入的文件，什么也没有附加，请另选文件或文件夹。")
    return found


def _walk(folder: Path) -> list[Path]:
    def unreadable(problem: OSError) -> None:
        name = name_of(Path(problem.filename))
        raise InputError(f"文件夹“{name}”打不开，这次没有附加任何证据，请检查权限后再试。") from problem

    found: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=unreadable):
        folders.sort()
        found += [Path(place, name) for name in sorted(names) if not _LITTER.match(name)]
    return [path for path in found if path.is_file() and not path.is_symlink()]


def _refuse_unreadable(path: Path) -> None:
    try:
        if path.exists() and not path.is_file():
            raise OSError("a pipe would be waited for, a device has no end")
        with path.open("rb") as stream:
            empty = not stream.read(1)
    except OSError as problem:
        raise InputError(f"“{name_of(path)}”读不出来，这次没有附加任何证据，请检查文件后重新附加。") from problem
    if empty:
        raise InputError(f"“{name_of(path)}”是空文件，这次没有附加任何证据，请去掉它后重新附加。")


def _record(
    store: Store,
    visit_uid: str,
    taken: Sequence[Taken],
    targets: Sequence[str | None],
    origin: EvidenceOrigin,
    progress: Progress | None = None,
) -> list[Evidence]:
    known = {evidence.sha256: evidence for evidence in store.evidence.all(visit_uid=visit_uid)}
    block = block_of(store, visit_uid)
    number = next_evidence_number((evidence.number for evidence in known.values()), block)
    result: dict[str, Evidence] = {}
    for done, item in enumerate(taken):
        if progress and done % BATCH == 0:
            progress(len(taken), len(taken), "正在登记")  # the last chance to cancel
        evidence = known.get(item.file.sha256)
        if evidence is None:
            evidence = _put(store, visit_uid, item, number, origin)
            number = next_evidence_number([number], block)
            known[evidence.sha256] = evidence
        for target_uid in targets:
            if target_uid is not None:
                link(store, evidence, target_uid)
        result[evidence.uid] = evidence
    return list(result.values())


def _put(store: Store, visit_uid: str, item: Taken, number: str, origin: EvidenceOrigin) -> Evidence:
    looked = item.looked
    store.stored_files.put(item.file)
    if looked.thumbnail is not None:
        store.stored_files.put(looked.thumbnail)
    evidence = Evidence(
        visit_uid=visit_uid,
        number=number,
        name=item.name,
        file_uid=item.file.uid,
        thumbnail_uid=looked.thumbnail.uid if looked.thumbnail else None,
        note=item.note + looked.note,
        origin=origin,
        media_type=item.media_type,
        size=item.file.size,
        sha256=item.file.sha256,
        sm3=looked.sm3,
        taken_at_text=looked.taken_at_text,
        taken_where_text=looked.taken_where_text,
        added_at=datetime.now(UTC),
        added_by=store.author,
    )
    store.evidence.put(evidence)
    return evidence
