"""Deeds on evidence: take in, say what it is, link, unlink, remove. Files are always a task."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QImage

from documents import completing, saving_originals
from documents import evidence as intake
from documents.safe_names import name_of
from domain.changes import Progress
from domain.records import Evidence, uid_of
from domain.words import EvidenceKind, EvidenceOrigin
from gui.desk import Desk
from gui.pictures import to_png
from storage.files import silent
from storage.store import Store

AT_ONCE = 100  # pieces; more of them would hold the window for longer than a key may wait


def attach(
    desk: Desk,
    paths: Sequence[Path],
    subject_uid: str | None,
    then: Callable[[list[Evidence]], None],
    origin: EvidenceOrigin = EvidenceOrigin.PROVIDED,
    check_uid: str | None = None,
) -> None:
    """Files and folders become evidence of the visit, linked to the subject and its check when these are given.

    What is there already is told: the first stands for it.
    """
    store, visit_uid = desk.store, desk.visit_uid

    def work(progress: Progress) -> tuple[list[Evidence], list[str]]:
        found, before = intake.found_in(paths), store.evidence.count(visit_uid=visit_uid)
        taken = intake.attach(store, visit_uid, found.files, subject_uid, progress, origin=origin, check_uid=check_uid)
        again = len(found.files) - (store.evidence.count(visit_uid=visit_uid) - before)
        left = [f"{again} 件与已收的内容相同，没有重复收入，指向先收的那一件"] if again else []
        left += [f"{len(found.empty)} 个空文件没有收（{_names(found.empty)}）"] if found.empty else []
        return taken, left

    def taken_in(result: tuple[list[Evidence], list[str]]) -> None:
        taken, left = result
        then(taken)
        if left:
            desk.notices.tell(f"{'；'.join(left)}。")
        complete(desk)

    desk.tasks.run("收入证据", work, taken_in, aside=True, lasting=True)


def _names(files: Sequence[Path]) -> str:
    """The first of them."""
    return "、".join(map(name_of, files[:3])) + ("等" if len(files) > 3 else "")


def complete(desk: Desk) -> None:
    """Small pictures and second fingerprints that are still owed, beside all other work."""
    store = desk.store
    if completing.owed(store):
        desk.tasks.run(completing.TOLD, lambda progress: completing.complete(store, progress), aside=True)


def attach_picture(
    desk: Desk,
    picture: QImage,
    subject_uid: str | None,
    then: Callable[[list[Evidence]], None],
    origin: EvidenceOrigin = EvidenceOrigin.PROVIDED,
) -> None:
    """A picture from the clipboard, kept without loss."""
    store, visit_uid = desk.store, desk.visit_uid
    name = f"剪贴板 {datetime.now().astimezone():%Y-%m-%d %H%M%S}.png"

    def work(_progress: Progress) -> list[Evidence]:
        return intake.attach_data(store, visit_uid, name, to_png(picture), subject_uid, origin=origin)

    desk.tasks.run("收入剪贴板里的图片", work, then, lasting=True)


def sheet(jpeg: bytes, words: str) -> bytes:
    """A picture as a page to print; on the worker."""
    from documents.paper import photo_sheet  # noqa: PLC0415 - loads what papers are made with

    return photo_sheet.as_bytes(jpeg, words)


def save_originals(desk: Desk, pieces: Sequence[Evidence], place: Path) -> None:
    """The original of one piece as this file, of several into this folder."""
    store, folder = desk.store, place if len(pieces) > 1 else place.parent

    def work(progress: Progress) -> None:
        if len(pieces) > 1:
            saving_originals.save_into(store, pieces, place, progress)
        else:
            saving_originals.save(store, [(pieces[0], place)], progress)

    def told(_none: None) -> None:
        done = f"已另存{len(pieces)}件到“{folder.name}”，读回核对一致。"
        desk.notices.tell(f"{done}副本没有加密，用完请删掉。")

    desk.tasks.run("另存原件", work, told, aside=True, lasting=True)


def write_note(store: Store, uid: str, text: str) -> None:
    """说明."""
    evidence = store.evidence.get(uid)
    if evidence is None or evidence.note == text:
        return
    with store.change("填写证据说明"):
        store.evidence.put(replace(evidence, note=text))


def set_kind(desk: Desk, uids: Sequence[str], kind: EvidenceKind) -> None:
    """过程类 or 结果类, of all of these."""
    _each(desk, "改证据类别", uids, lambda piece: desk.store.evidence.put(replace(piece, kind=kind)))


def set_origin(desk: Desk, uids: Sequence[str], origin: EvidenceOrigin) -> None:
    """现场拍摄, 单位提供 or 后补, of all of these."""
    _each(desk, "改证据来源", uids, lambda piece: desk.store.evidence.put(replace(piece, origin=origin)))


def link(desk: Desk, uids: Sequence[str], target_uid: str, label: str) -> None:
    """All of these belong to the target from now on; label is how the target is called: 问题 3."""
    _each(desk, f"归入{label}", uids, lambda piece: intake.link(desk.store, piece, target_uid))


def unlink(desk: Desk, uids: Sequence[str], target_uid: str, label: str) -> None:
    """These no longer belong to the target; the evidence itself stays."""
    _each(desk, f"移出{label}", uids, lambda piece: desk.store.evidence_links.drop(uid_of(piece.uid, target_uid)))


def drop(desk: Desk, uids: Sequence[str]) -> None:
    """Remove from the gallery with all links; Ctrl+Z brings it back and the sealed original stays."""
    store = desk.store

    def remove(piece: Evidence) -> None:
        for found in store.evidence_links.all(evidence_uid=piece.uid):
            store.evidence_links.drop(found.uid)
        store.evidence.drop(piece.uid)

    _each(desk, "移除证据", uids, remove)


def _each(desk: Desk, label: str, uids: Sequence[str], deed: Callable[[Evidence], object]) -> None:
    """One step for all of these pieces: at once, or beside the window where they are many."""

    def work(progress: Progress) -> None:
        with desk.store.change(label):
            for done, piece in enumerate(desk.store.evidence.many(uids)):
                progress(done, len(uids), label)
                deed(piece)

    if len(uids) > AT_ONCE:
        desk.tasks.run(label, work, lasting=True)
    else:
        work(silent)
