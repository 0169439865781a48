"""Deeds of exchange: back up, restore, give out, take in. Archives and files are always tasks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from documents import handover_slip, leaving, pdf, rounds
from documents.rounds import TeamPlan
from documents.safe_names import safe_name
from domain.changes import Progress
from domain.errors import Cancelled, FuzhenError, InputError
from gui.desk import Desk
from gui.models.archives import Archive
from gui.models.field_words import moment
from gui.operations.backups import Failed, open_conflicts
from storage import bundle, destruction, receipts, roster, shares, telling
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


def dangers(store: Store) -> list[str]:
    """What would be lost with this copy, as far as it is known here."""
    waiting = [one for one in deliveries(store) if set(one.recipients) - set(one.acknowledged)]
    given = deliveries(store)
    conflicts = open_conflicts(store)
    found = [
        "" if given else "这里的内容从来没有交出过。",
        f"有{len(waiting)}个交换包还没有回执，不能算交到。" if waiting else "",
        f"有{conflicts}处冲突没有决定。" if conflicts else "",
        "本机的备份一并销毁，放在第二块盘上的也打不开。",
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

    desk.tasks.run("销毁本机副本", lambda _progress: destruction.destroy(store, reason, records), ended)


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


@dataclass(frozen=True)
class Given:
    """The archives written one after the other, the sentence at which it stopped, and who was left out and why."""

    reports: tuple[ExportReport, ...]
    stopped: str = ""
    left: str = ""


def export(desk: Desk, folder: Path, whom: Sequence[Member], then: Callable[[Given], object], failed: Failed) -> None:
    """What these colleagues have not seen yet onto the stick: one archive for all who get the same organizations."""
    store = desk.store

    def work(progress: Progress) -> Given:
        if not colleagues(store):
            raise InputError("这里还不认得任何同事，没有导出。请先在“队伍”里收下名册，或互相收登记申请、核对12位数字。")
        if not whom:
            raise InputError("还没有勾选收件人，没有导出。请至少勾选一位。")
        return _written(store, shares.groups(store, whom), lambda _group: folder, progress)

    desk.tasks.run("导出", work, then, failed)


def _written(
    store: Store, groups: Sequence[shares.Group], place: Callable[[shares.Group], Path], progress: Progress
) -> Given:
    reports: list[ExportReport] = []
    for group in groups:
        people, visits = group
        try:
            folder = place(group)
            folder.mkdir(parents=True, exist_ok=True)
            reports.append(bundle.export(store, people, folder, progress, visits=visits))
        except FuzhenError as error:
            if not reports or isinstance(error, Cancelled):
                raise
            return Given(tuple(reports), str(error))
    return Given(tuple(reports))


def give_packages(
    desk: Desk, folder: Path, plans: Sequence[TeamPlan], then: Callable[[Given], object], failed: Failed
) -> None:
    """工作套餐: for each team an archive with its organizations and nothing of the others, for its leader."""
    store = desk.store

    def work(progress: Progress) -> Given:
        known = {member.name: member for member in colleagues(store)}
        ready = [plan for plan in plans if plan.leader in known and plan.visits]
        missing = [plan for plan in plans if plan not in ready]
        why = "".join(map(_not_ready, missing))
        if not ready:
            raise InputError(f"{why}没有做套餐。请先在“队伍”里收下各组组长的登记申请。")
        for plan in ready:
            shares.set_share(store, known[plan.leader].signing, plan.visits)
        names = {plan.leader: safe_name(plan.name) for plan in ready}
        groups = [((known[plan.leader],), plan.visits) for plan in ready]
        given = _written(store, groups, lambda group: folder / names[group[0][0].name], progress)
        return replace(given, left=why)

    desk.tasks.run("做工作套餐", work, then, failed)


def _not_ready(plan: TeamPlan) -> str:
    if not plan.visits:
        return f"{plan.name}还没有单位。"
    return f"{plan.name}的组长{plan.leader}不在名册里。" if plan.leader else f"{plan.name}还没有登记组长。"


def team_plans(store: Store) -> list[TeamPlan]:
    """Every team with its organizations."""
    return rounds.plans(store)


def this_year() -> int:
    """For dates that are written without one."""
    return datetime.now().astimezone().year


def put_plan(store: Store, name: str, table: str) -> None:
    """Registers a pasted round in one undoable step."""
    rounds.put(store, name, rounds.read(table, year=this_year()))


def also_given(store: Store, visits: Sequence[str]) -> list[str]:
    """Organizations that come along with these visits, for older steps of several stand in one chain."""
    return telling.organizations_of(store, store.merge.selected(visits).also) if visits else []


def told(given: Given) -> str:
    """What was written, in words: the stick may be pulled only when all of it was read back."""
    steps, files = (sum(getattr(report, what) for report in given.reports) for what in ("steps", "files"))
    missing = sum(len(report.missing) for report in given.reports)
    damaged = f"有{missing}份原件本机已不完整，没有放进去。" if missing else ""
    count = f"{len(given.reports)}个包、" if len(given.reports) > 1 else ""
    names = dict.fromkeys(name for report in given.reports for name in report.recipients)
    end = f"其余没有写成：{given.stopped}" if given.stopped else "可以安全拔出。"
    head = given.reports[-1].head
    whom = f"给{'、'.join(names)}。{f'日志头 {head}。' if head else ''}{given.left}"
    return f"{count}{steps}步改动、{files}份原件已写好并读回核对，{end}{damaged}{whom}"


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
    """Folders of archives in these folders or up to two below: 工作套餐 lie in one folder for each team."""
    found: dict[Path, None] = {}
    for folder in folders:
        for path in (folder / MANIFEST, *sorted(folder.glob(f"*/{MANIFEST}")), *sorted(folder.glob(f"*/*/{MANIFEST}"))):
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
    """A backup first, then one archive after the other, each whole or not at all; undo takes all of them back."""
    store = desk.store

    def work(progress: Progress) -> Taken:
        store.backups.make("收入前", progress)
        reports: list[IntakeReport] = []
        with store.merge.intakes.together():
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
