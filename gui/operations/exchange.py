"""Deeds of exchange: back up, restore, give out, take in. Archives and files are always tasks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from documents import leaving
from domain.changes import Progress
from domain.errors import FuzhenError, InputError
from gui.desk import Desk
from gui.models.archives import Archive
from gui.models.field_words import moment
from gui.operations.backups import Failed, open_conflicts
from storage import bundle, receipts, roster
from storage.intake import ExportReport, Inspection, IntakeReport
from storage.members import Member
from storage.receipts import Delivery, Receipt
from storage.restoring import Restored, rehearse, restore
from storage.store import Store

MANIFEST = "manifest.json"
EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Taken:
    """What was taken in, and the sentence of the archive at which it stopped."""

    reports: tuple[IntakeReport, ...]
    stopped: str = ""


def rehearse_restoring(desk: Desk, then: Callable[[Restored], object]) -> None:
    """Brings the newest copy back aside, checks everything, and leaves nothing."""
    store = desk.store
    desk.tasks.run("恢复演练", lambda progress: rehearse(store.backups.place, store.vault, progress), then)


def restore_to(desk: Desk, target: Path, then: Callable[[Restored], object]) -> None:
    """A workspace of its own from the newest sound copy; the one that is open stays as it is."""
    store = desk.store

    def work(progress: Progress) -> Restored:
        originals = store.folder / "files"
        return restore(store.backups.place, target, store.vault, originals=originals, progress=progress)

    desk.tasks.run("恢复", work, then)


def leave(desk: Desk, folder: Path, then: Callable[[Path], object]) -> None:
    """The whole visit as a plain folder."""
    store, visit_uid = desk.store, desk.visit_uid
    desk.tasks.run("写出整套材料", lambda progress: leaving.leave(store, visit_uid, folder, progress), then)


def colleagues(store: Store) -> list[Member]:
    """Everybody whose key is known and in force, without oneself."""
    us = roster.ourselves(store).signing
    return [member for member in roster.members(store) if member.signing != us and not member.revoked]


def export(desk: Desk, folder: Path, then: Callable[[ExportReport], object], failed: Failed) -> None:
    """What the colleagues have not seen yet, for all of them, onto the stick."""
    store = desk.store

    def work(progress: Progress) -> ExportReport:
        whom = colleagues(store)
        if not whom:
            raise InputError("这里还不认得任何同事，没有导出。请先在“队伍”里收下名册，或互相收登记申请、核对12位数字。")
        return bundle.export(store, whom, folder, progress)

    desk.tasks.run("导出", work, then, failed)


def deliveries(store: Store) -> list[Delivery]:
    """Every archive given out, the newest last."""
    return receipts.delivered(store)


def take_receipt(desk: Desk, path: Path, then: Callable[[Receipt], object]) -> None:
    """A receipt that came as a file by itself."""
    desk.tasks.run("收回执", lambda _progress: receipts.take_in(desk.store, path), then)


def state(store: Store) -> list[tuple[str, str, str]]:
    """How exchange stands, as figures."""
    given = deliveries(store)
    waiting = [one for one in given if set(one.recipients) - set(one.acknowledged)]
    conflicts = open_conflicts(store)
    last = moment(datetime.fromisoformat(given[-1].made_at)) if given else "还没有"
    return [
        ("上次交出", last, "text"),
        ("还没有回执", f"{len(waiting)} 个包", "wait" if waiting else "text"),
        ("待定冲突", f"{conflicts} 处", "bad" if conflicts else "text"),
    ]


def found_in(folders: Sequence[Path]) -> list[Path]:
    """Folders of archives in these folders or one below."""
    found: dict[Path, None] = {}
    for folder in folders:
        for path in (folder / MANIFEST, *sorted(folder.glob(f"*/{MANIFEST}"))):
            if path.is_file():
                found[path.parent] = None
    return list(found)


def try_archives(desk: Desk, folders: Sequence[Path], then: Callable[[list[Archive]], object]) -> None:
    """Checks every archive of others and says what it would bring; nothing is written."""
    store = desk.store

    def work(progress: Progress) -> list[Archive]:
        us = roster.ourselves(store).signing
        archives = [_tried(store, path, us, progress) for path in found_in(folders)]
        others = [archive for archive in archives if archive.inspection.sender_key != us]
        return sorted(others, key=lambda archive: archive.inspection.made_at or EARLIEST)

    desk.tasks.run("试收", work, then)


def _tried(store: Store, path: Path, us: str, progress: Progress) -> Archive:
    """One archive, tried; a broken one says so and keeps nobody from the others."""
    try:
        inspection = bundle.inspect(store, path, progress)
    except FuzhenError as error:
        return Archive(_unreadable(path, str(error)))
    if not inspection.verified or inspection.sender_key == us:
        return Archive(inspection, reason=inspection.reason)
    try:
        return Archive(inspection, bundle.dry_run(store, inspection.folder, progress))
    except FuzhenError as error:
        return Archive(inspection, reason=str(error))


def _unreadable(path: Path, reason: str) -> Inspection:
    return Inspection(
        uid="", folder=path, sender="", sender_key="", recipients=(), for_us=False, made_at=None,
        parts=0, size=0, verified=False, reason=reason,
    )  # fmt: skip


def take_in(desk: Desk, archives: Sequence[Inspection], then: Callable[[Taken], object]) -> None:
    """A backup first, then one archive after the other, each whole or not at all."""
    store = desk.store

    def work(progress: Progress) -> Taken:
        store.backups.make("收入前", progress)
        reports: list[IntakeReport] = []
        for inspection in archives:
            try:
                reports.append(bundle.take_in(store, inspection.folder, progress))
            except FuzhenError as error:
                return Taken(tuple(reports), str(error))
        return Taken(tuple(reports))

    desk.tasks.run("收入", work, then)


def undo_take_in(desk: Desk, then: Callable[[str | None], object]) -> None:
    """Writes back what stood before the archive taken in last."""
    desk.tasks.run("撤销收入", lambda _progress: bundle.undo_take_in(desk.store), then)
