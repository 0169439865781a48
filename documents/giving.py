"""Archives given out and taken in as people speak of it: to whom of which organizations, and several as one deed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from documents.rounds import TeamPlan
from documents.safe_names import safe_name
from domain.changes import Progress
from domain.errors import Cancelled, FuzhenError, InputError
from storage import bundle, roster, shares
from storage.files import silent
from storage.intake import ExportReport, IntakeReport
from storage.members import Member, RosterRole
from storage.shares import Group
from storage.store import Store

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Given:
    """The archives written one after the other, the sentence at which it stopped, and who was left out and why."""

    reports: tuple[ExportReport, ...]
    stopped: str = ""
    left: str = ""

    @property
    def text(self) -> str:
        """What was written: the stick may be pulled only when all of it was read back."""
        steps, files = (sum(getattr(report, what) for report in self.reports) for what in ("steps", "files"))
        missing = sum(len(report.missing) for report in self.reports)
        damaged = f"有{missing}份原件本机已不完整，没有放进去。" if missing else ""
        count = f"{len(self.reports)}个包、" if len(self.reports) > 1 else ""
        names = dict.fromkeys(name for report in self.reports for name in report.recipients)
        end = f"其余没有写成：{self.stopped}" if self.stopped else "可以安全拔出。"
        head = self.reports[-1].head
        whom = f"给{'、'.join(names)}。{f'日志头 {head}。' if head else ''}{self.left}"
        return f"{count}{steps}步改动、{files}份原件已写好并读回核对，{end}{damaged}{whom}"


@dataclass(frozen=True)
class TakenIn:
    """What was taken in, and the sentence of the archive at which it stopped."""

    reports: tuple[IntakeReport, ...]
    stopped: str = ""


def colleagues(store: Store) -> list[Member]:
    """Everybody whose key is known and in force, without oneself."""
    us = roster.ourselves(store).signing
    return [member for member in roster.members(store) if member.signing != us and not member.revoked]


def expected(store: Store) -> list[Member]:
    """Whom an archive is for unless others are chosen: all but those who work in other teams only."""
    ours = {visit.team_uid for visit in store.visits.all()}
    inside: set[str] = set()
    outside: set[str] = set()
    for membership in store.memberships.all():
        if person := store.people.get(membership.person_uid):
            (inside if membership.team_uid in ours else outside).add(person.name)
    away = outside - inside
    return [each for each in colleagues(store) if each.role is RosterRole.HEADQUARTERS or each.name not in away]


def give(
    store: Store, people: Sequence[Member], folder: Path, progress: Progress = silent, *, whole: bool = False
) -> Given:
    """What these have not seen: one archive for all who get the same organizations."""
    if not colleagues(store):
        raise InputError("这里还不认得任何同事，没有导出，请先在“队伍”里收下名册，或互相收登记申请、核对12位数字。")
    if not people:
        raise InputError("还没有勾选收件人，没有导出，请至少勾选一位。")
    return _written(store, shares.groups(store, people), lambda _group: folder, progress, whole=whole)


def give_packages(store: Store, plans: Sequence[TeamPlan], folder: Path, progress: Progress = silent) -> Given:
    """工作套餐: for each team an archive with its organizations and nothing of the others, for its leader.

    Each lies in a folder named after the team; a team that has no leader in the roster is left out and named.
    """
    known = {member.name: member for member in colleagues(store)}
    ready = [plan for plan in plans if plan.leader in known and plan.visits]
    why = "".join(_not_ready(plan) for plan in plans if plan not in ready)
    if not ready:
        raise InputError(f"{why}没有做套餐，请先登记分组表，再在“队伍”里收下各组组长的登记申请。")
    for plan in ready:
        shares.set_share(store, known[plan.leader].signing, _led(ready, plan.leader))
    groups = {known[leader].signing: _led(ready, leader) for leader in dict.fromkeys(plan.leader for plan in ready)}
    names = {known[plan.leader].signing: safe_name(plan.name) for plan in reversed(ready)}
    wanted: list[Group] = [((known[plan.leader],), groups[known[plan.leader].signing]) for plan in ready]
    given = _written(store, list(dict.fromkeys(wanted)), lambda group: folder / names[group[0][0].signing], progress)
    return replace(given, left=why)


def _led(plans: Sequence[TeamPlan], leader: str) -> tuple[str, ...]:
    """Whoever leads two teams gets the organizations of both."""
    return tuple(visit for plan in plans if plan.leader == leader for visit in plan.visits)


def _not_ready(plan: TeamPlan) -> str:
    if not plan.visits:
        return f"{plan.name}还没有单位。"
    return f"{plan.name}的组长{plan.leader}不在名册里。" if plan.leader else f"{plan.name}还没有登记组长。"


def _written(
    store: Store,
    groups: Sequence[Group],
    place: Callable[[Group], Path],
    progress: Progress,
    *,
    whole: bool = False,
) -> Given:
    reports: list[ExportReport] = []
    for group in groups:
        people, visits = group
        try:
            folder = place(group)
            folder.mkdir(parents=True, exist_ok=True)
            reports.append(bundle.export(store, people, folder, progress, visits=visits, whole=whole))
        except FuzhenError as error:
            if not reports or isinstance(error, Cancelled):
                raise
            return Given(tuple(reports), str(error))
    return Given(tuple(reports))


def archives_in(folders: Sequence[Path]) -> list[Path]:
    """Folders of archives in these folders or up to two below: 工作套餐 lie in one folder for each team."""
    found: dict[Path, None] = {}
    for folder in folders:
        for pattern in (MANIFEST, f"*/{MANIFEST}", f"*/*/{MANIFEST}"):
            for path in sorted(folder.glob(pattern)):
                if path.is_file():
                    found[path.parent] = None
    return list(found)


def take_in(store: Store, archives: Sequence[Path], progress: Progress = silent) -> TakenIn:
    """A backup first, then one archive after the other, each whole or not at all; undo takes all of them back."""
    store.backups.make("收入前", progress)
    reports: list[IntakeReport] = []
    with store.merge.intakes.together():
        for archive in archives:
            try:
                reports.append(bundle.take_in(store, archive, progress))
            except FuzhenError as error:
                return TakenIn(tuple(reports), str(error))
    return TakenIn(tuple(reports))
