"""Deeds on source documents: read for the preview, take in what was confirmed, open an original again."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from documents import originals
from documents.importing import difference, import_reading
from documents.reading import dismiss, expect, mappings, read
from documents.reading.result import Reading, Sheet
from domain.bodies import another_body
from domain.changes import Progress
from domain.errors import FuzhenError, InputError
from domain.records import SourceDocument
from domain.words import DocumentKind
from gui.desk import Desk
from gui.models.hand_edits import done_again
from gui.models.matching import Match, matches
from gui.models.staging import StagedFile, in_reading_order
from storage.store import Store


@dataclass(frozen=True, kw_only=True)
class Staged:
    """What a reading task brings home: all staged files, how they answer the feedback, the newest of them."""

    files: list[StagedFile]
    matches: dict[str, Match]
    newest: Path | None = None
    lost: int = 0  # changes by hand that the new reading has no rows for


def look_for_files(desk: Desk, *, given_up: bool = False) -> None:
    """A person begins to look for files to stage, or gave it up: the process that reads the first gets ready."""
    desk.asking.ask("reader", dismiss if given_up else expect, lambda _: None)


def stage(desk: Desk, paths: Sequence[Path], before: Sequence[StagedFile], then: Callable[[Staged], object]) -> None:
    """Read these files beside those staged before; nothing is written, and one bad file does not spoil the others."""
    store, visit_uid = desk.store, desk.visit_uid

    def work(progress: Progress) -> Staged:
        files = [file for path in paths for file in _files(path)]
        kept = [file for file in before if file.path not in files]
        fresh: list[StagedFile] = []
        for done, path in enumerate(files):
            progress(done, len(files), f"正在读 {path.name}")
            fresh.append(_compared(store, visit_uid, _known(store, visit_uid, _read(path, None))))
        staged = kept + fresh
        newest = fresh[0].path if len(fresh) == 1 else None
        return Staged(files=staged, matches=matches(store, visit_uid, staged), newest=newest)

    desk.tasks.run("读资料", work, then)


def read_as(
    desk: Desk, path: Path, kind: DocumentKind, before: Sequence[StagedFile], then: Callable[[Staged], object]
) -> None:
    """Read one file again as the kind that a person says it is."""
    store, visit_uid = desk.store, desk.visit_uid

    def work(_progress: Progress) -> Staged:
        former = next((file for file in before if file.path == path), None)
        again, lost = _with_edits(_read(path, kind), former)
        again = _compared(store, visit_uid, _known(store, visit_uid, again))
        staged = [again if file.path == path else file for file in before]
        return Staged(files=staged, matches=matches(store, visit_uid, staged), newest=path, lost=lost)

    desk.tasks.run("按选定的种类重读", work, then)


def remap(
    desk: Desk,
    file: StagedFile,
    sheet: Sheet,
    column: int,
    field: str | None,
    before: Sequence[StagedFile],
    then: Callable[[Staged], object],
) -> None:
    """Read a file again with one column taken as something else; what was changed by hand holds where it can."""
    store, visit_uid = desk.store, desk.visit_uid
    mapping = {**file.mapping, (sheet.shape, column): field}

    def work(_progress: Progress) -> Staged:
        again = replace(file, reading=read(file.path, file.kind, mapping), mapping=mapping)
        again, lost = _with_edits(again, file)
        staged = [_compared(store, visit_uid, again) if known.path == file.path else known for known in before]
        return Staged(files=staged, matches=matches(store, visit_uid, staged), newest=file.path, lost=lost)

    desk.tasks.run("按新的列对应重读", work, then)


def remember(file: StagedFile, sheet: Sheet) -> None:
    """Tables with the same header are read with these columns from now on."""
    mappings.remember(sheet, {at: chosen for (shape, at), chosen in file.mapping.items() if shape == sheet.shape})


def remember_again(now: Sequence[StagedFile], file: StagedFile) -> None:
    """A file goes back to what it was: what is remembered of its columns goes back as well."""
    known = next((each for each in now if each.path == file.path), None)
    if known is None or known.mapping == file.mapping or file.reading is None:
        return
    for sheet in file.reading.sheets:
        remember(file, sheet)


def compare(desk: Desk, files: Sequence[StagedFile], then: Callable[[Staged], object]) -> None:
    """How the files answer the feedback and differ from what was taken in, after a person changed them."""
    store, visit_uid = desk.store, desk.visit_uid

    def work(_progress: Progress) -> Staged:
        staged = [_compared(store, visit_uid, file) for file in files]
        return Staged(files=staged, matches=matches(store, visit_uid, staged))

    desk.tasks.run("比对改过的资料", work, then)


def take_in(
    desk: Desk,
    files: Sequence[StagedFile],
    then: Callable[[list[SourceDocument]], object],
    failed: Callable[[FuzhenError], object],
) -> None:
    """Everything that is ready becomes records in one undoable step."""
    store, visit_uid = desk.store, desk.visit_uid
    ready = in_reading_order(file for file in files if file.ready)

    def work(progress: Progress) -> list[SourceDocument]:
        taken: list[SourceDocument] = []
        with store.change(f"收入 {len(ready)} 份资料"):
            for done, file in enumerate(ready):
                if file.reading is None or file.kind is None:
                    continue
                progress(done, len(ready), f"正在收入 {file.path.name}")
                replacing = file.replacing and file.difference is not None
                document = import_reading(store, visit_uid, file.reading, file.path, file.kind, replacing=replacing)
                taken.append(document)
        return taken

    desk.tasks.run("收入资料", work, then, failed, lasting=True)


def open_original(
    desk: Desk,
    document: SourceDocument,
    then: Callable[[Reading], object],
    failed: Callable[[FuzhenError], object],
) -> None:
    """Read a sealed original again, to show a passage where it stands."""
    store = desk.store
    desk.tasks.run("打开原文", lambda _progress: originals.reading_of(store, document), then, failed)


def _known(store: Store, visit_uid: str, file: StagedFile) -> StagedFile:
    """The file, with a sentence when these very bytes were taken in before as this kind of paper."""
    if file.reading is None:
        return file
    with file.path.open("rb") as source:
        digest = hashlib.file_digest(source, "sha256").hexdigest()
    same = {stored.uid for stored in store.stored_files.all(sha256=digest)}
    before = store.documents.all(visit_uid=visit_uid, kind=file.kind) if file.kind else []
    known = next((one for one in before if one.file_uid in same), None)
    if known is None:
        return file
    told = f"这份文件已经作为{known.kind.value}收下过（{known.name}），这次不再收"
    return replace(file, taken_before=f"{told}；里面还有别的材料时请改选类别，内容有更新时请选新的文件。")


def _other_body(store: Store, visit_uid: str, reading: Reading | None) -> str:
    """Said when a file names another organization than the one being looked at."""
    body = store.organizations.get(store.visits.one(visit_uid).organization_uid)
    if reading is None or body is None or not reading.organization:
        return ""
    if not another_body(body.name, body.short_name, reading.organization):
        return ""
    return f"文中写的是{reading.organization}，现在看的是{body.name}，请先核对是不是这个单位的材料。"


def _compared(store: Store, visit_uid: str, file: StagedFile) -> StagedFile:
    """The file with what it changes, when its kind was taken in before."""
    file = replace(file, other_body=_other_body(store, visit_uid, file.reading))
    if file.reading is None or file.kind is None or not store.documents.count(visit_uid=visit_uid, kind=file.kind):
        return replace(file, difference=None)
    return replace(file, difference=difference(store, visit_uid, file.reading, file.kind))


def _with_edits(file: StagedFile, former: StagedFile | None) -> tuple[StagedFile, int]:
    """The file with the changes by hand of its former reading, and how many of them found no row any more."""
    if file.reading is None or former is None or not former.edits:
        return replace(file, edits=()), 0
    reading, held, lost = done_again(file.reading, former.edits)
    return replace(file, reading=reading, edits=held), len(lost)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.iterdir() if file.is_file() and not file.name.startswith(("~$", ".")))


def _read(path: Path, kind: DocumentKind | None) -> StagedFile:
    try:
        reading = read(path, kind)
        mapping = {
            (sheet.shape, column): field
            for sheet in reading.sheets
            for column, field in mappings.remembered(sheet).items()
        }
        if mapping:
            reading = read(path, kind or reading.kind, mapping)
        return StagedFile(path=path, reading=reading, mapping=mapping)
    except InputError as problem:
        return StagedFile(path=path, problem=str(problem))
