"""Deeds of exchange: back up, restore, give out, take in. Archives and files are always tasks."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from documents import giving, handover_slip, leaving, rounds
from documents.giving import Given, TakenIn
from documents.paper import pdf
from documents.rounds import TeamPlan
from domain.changes import Progress
from domain.errors import FuzhenError
from domain.words import DocumentKind
from gui.desk import Desk
from gui.models.archives import Archive
from gui.models.field_words import moment
from gui.models.recipients import Recipient, recipients
from gui.operations.backups import Failed, open_conflicts
from storage import bundle, destruction, receipts, roster, shares, telling
from storage.intake import Inspection
from storage.members import Member
from storage.receipts import Delivery, Receipt
from storage.restoring import Restored, rehearse, restore
from storage.store import Store

EARLIEST = datetime.min.replace(tzinfo=UTC)


def rehearse_restoring(desk: Desk, then: Callable[[Restored], object]) -> None:
    """Brings the newest copy back aside, checks everything, and leaves nothing."""
    store = desk.store
    desk.tasks.run("恢复演练", lambda progress: rehearse(store.backups.place, store.vault, progress), then)


def dangers(store: Store) -> list[str]:
    """What would be lost with this copy, as far as it is known here."""
    given = deliveries(store)
    waiting = [one for one in given if one.waiting]
    conflicts = open_conflicts(store)
    found = [
        "" if given else "这里的内容从来没有交出过。",
        f"有{len(waiting)}个交换包还没有回执，不能算交到。" if waiting else "",
        f"有{conflicts}处冲突没有决定。" if conflicts else "",
        "本机和插着的第二块盘上的备份一并销毁；没插上的盘上的备份凭当时的口令还打得开，请先插上再销毁。",
    ]
    return [sentence for sentence in found if sentence]


def destroy(desk: Desk, reason: str, records: Path, then: Callable[[Path], object]) -> None:
    """Keys first, then files; the signed record lies in `records`. The workspace is closed when it is done."""
    store, settings = desk.store, desk.settings

    def ended(record: Path) -> None:
        settings.forget(store.folder)
        settings.save()
        then(record)
        desk.lock_asked.emit()

    desk.tasks.run("销毁本机副本", lambda _progress: destruction.destroy(store, reason, records), ended, lasting=True)


def restore_to(desk: Desk, target: Path, then: Callable[[Restored], object]) -> None:
    """A workspace of its own from the newest sound copy; the one that is open stays as it is."""
    store = desk.store

    def work(progress: Progress) -> Restored:
        originals = store.folder / "files"
        return restore(store.backups.place, target, store.vault, originals=originals, progress=progress)

    desk.tasks.run("恢复", work, then, lasting=True)


def leave(desk: Desk, folder: Path, then: Callable[[Path], object]) -> None:
    """The whole visit as a plain folder."""
    store, visit_uid = desk.store, desk.visit_uid
    desk.tasks.run(
        "写出整套材料", lambda progress: leaving.leave(store, visit_uid, folder, progress), then, lasting=True
    )


def export(desk: Desk, folder: Path, whom: Sequence[Member], then: Callable[[Given], object], failed: Failed) -> None:
    """What these colleagues have not seen yet onto the stick: one archive for all who get the same organizations."""
    store = desk.store
    desk.tasks.run("导出", lambda progress: giving.give(store, whom, folder, progress), then, failed, lasting=True)


def give_packages(
    desk: Desk, folder: Path, plans: Sequence[TeamPlan], then: Callable[[Given], object], failed: Failed
) -> None:
    """工作套餐 of these teams."""
    store = desk.store

    def work(progress: Progress) -> Given:
        return giving.give_packages(store, plans, folder, progress)

    desk.tasks.run("做工作套餐", work, then, failed, lasting=True)


class Planned(NamedTuple):
    """Every team with its organizations, what was given out, the names of the rounds, and how many standards."""

    plans: list[TeamPlan]
    given: list[Delivery]
    rounds: list[str]
    standards: int


def planned(store: Store) -> Planned:
    """How the rounds stand: to be asked beside the window."""
    names = [each.name for each in store.rounds.all()]
    standards = store.documents.count(kind=DocumentKind.POLICY_STANDARD_LIST)
    return Planned(rounds.plans(store), deliveries(store), names, standards)


def today() -> date:
    """What days without a year in a pasted table lie near."""
    return datetime.now().astimezone().date()


def put_plan(store: Store, name: str, table: str) -> None:
    """Registers a pasted round in one undoable step."""
    rounds.put(store, name, rounds.read(table, today=today()))


def also_given(store: Store, visits: Sequence[str]) -> list[str]:
    """Organizations that come along with these visits, for older steps of several stand in one chain."""
    return telling.organizations_of(store, store.merge.selected(visits).also) if visits else []


def share(store: Store, keys: Sequence[str], visits: Sequence[str]) -> None:
    """These people get these organizations from now on; none means all of them."""
    for key in keys:
        shares.set_share(store, key, visits)


def slip(desk: Desk, archive: str, then: Callable[[bytes], object]) -> None:
    """交接单 of an archive as pages to print."""
    store = desk.store
    desk.tasks.run("排交接单", lambda _progress: pdf.as_bytes(handover_slip.composed(store, archive)), then)


def deliveries(store: Store) -> list[Delivery]:
    """Every archive given out, the newest last."""
    return receipts.delivered(store)


def take_receipt(desk: Desk, path: Path, then: Callable[[Receipt], object]) -> None:
    """A receipt that came as a file by itself."""
    desk.tasks.run("收回执", lambda _progress: receipts.take_in(desk.store, path), then, lasting=True)


class Standing(NamedTuple):
    """How exchange stands: what was given out, to whom more may be given, and the figures of both."""

    deliveries: list[Delivery]
    people: list[Recipient]
    figures: list[tuple[str, str, str]]


def standing(store: Store) -> Standing:
    """Reads every paper of exchange: to be asked beside the window."""
    given = deliveries(store)
    return Standing(given, recipients(store, given), figures(store, given))


def figures(store: Store, given: Sequence[Delivery] | None = None) -> list[tuple[str, str, str]]:
    """The figures by themselves."""
    given = deliveries(store) if given is None else given
    waiting = [one for one in given if one.waiting]
    conflicts = open_conflicts(store)
    unseen = receipts.unwitnessed(store)
    last = moment(datetime.fromisoformat(given[-1].made_at)) if given else "还没有"
    return [
        ("上次交出", last, "text"),
        ("还没有回执", f"{len(waiting)} 个包", "wait" if waiting else "text"),
        ("别人还没见过", f"{unseen} 步", "wait" if unseen else "text"),
        ("待定冲突", f"{conflicts} 处", "bad" if conflicts else "text"),
    ]


def try_archives(desk: Desk, folders: Sequence[Path], then: Callable[[list[Archive]], object]) -> None:
    """Checks every archive of others and says what it would bring; nothing is written."""
    store = desk.store

    def work(progress: Progress) -> list[Archive]:
        us = roster.ourselves(store).signing
        archives = [_tried(store, path, us, progress) for path in giving.archives_in(folders)]
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
        uid="", folder=path, sender="", sender_key="", recipients=(), made_at=None,
        parts=0, size=0, verified=False, reason=reason,
    )  # fmt: skip


def take_in(desk: Desk, archives: Sequence[Inspection], then: Callable[[TakenIn], object]) -> None:
    """After a backup, all of them as one deed."""
    store, folders = desk.store, [inspection.folder for inspection in archives]
    desk.tasks.run("收入", lambda progress: giving.take_in(store, folders, progress), then, lasting=True)


def undo_take_in(desk: Desk, then: Callable[[str | None], object]) -> None:
    """Writes back what stood before the archive taken in last."""
    desk.tasks.run("撤销收入", lambda _progress: desk.store.undo_take_in(), then, lasting=True)
