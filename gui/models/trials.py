"""What archives would bring, record by record: what stands here beside what comes, before anything is written."""

from datetime import datetime

from domain.records import NamedMatter, Record
from domain.words import NamedKind
from gui.models.archives import Archive
from gui.models.field_words import ALONG, word_of
from gui.models.matters import DROPPED, KEPT, Line, Matter, MatterList, Version, heading_of, marked, read
from storage.intake import Differing, IntakeDetail, Refusal
from storage.rows import CODECS, Value
from storage.steps import THERE
from storage.store import Store

STATES = {"conflicting": ("冲突", "bad"), "changed": ("更改", "wait"), "new": ("新增", "ok")}
HIDDEN = frozenset({"sha256", "sm3", "key"})
Tried = tuple[IntakeDetail | Refusal, datetime | None]


def tried(archives: list[Archive]) -> list[Tried]:
    """Of all that are ticked: refused first, then conflicts, changes and what is new."""
    wanted = [(archive.report, archive.inspection.made_at) for archive in archives if archive.wanted and archive.report]
    refused: list[Tried] = [(refusal, at) for report, at in wanted for refusal in report.refusals]
    found: list[Tried] = [
        (detail, at) for kind in STATES for report, at in wanted for detail in report.details if detail.kind == kind
    ]
    return refused + found


def named(store: Store, archives: list[Archive]) -> list[NamedMatter]:
    """Who is named in what would come, and in all visits here, whichever is in view: covered before it is shown."""
    known = store.named_matters.all(named_kind=NamedKind.PERSON) if archives else []
    details = [found for found, _ in tried(archives) if isinstance(found, IntakeDetail) and found.row]
    decode = CODECS["named_matter"].decode
    coming = [decode((each.uid, *each.row)) for each in details if each.table == "named_matter" and each.row]
    return known + coming


class TrialList(MatterList[Tried]):
    """Records as they would come."""

    def __init__(self, store: Store) -> None:
        super().__init__(lambda found: _matter(store, *found))

    def show_archives(self, archives: list[Archive]) -> None:
        """What these would bring."""
        self.show(tried(archives))


def _matter(store: Store, found: IntakeDetail | Refusal, made_at: datetime | None) -> Matter:
    if isinstance(found, Refusal):
        what = f"从“{found.label}”起的{found.steps}步不收"
        return Matter("", "", what, found.reason, state="不收", role="gap", whose=found.person)
    state, role = STATES[found.kind]
    codec = CODECS[found.table]
    record = codec.decode((found.uid, *found.row)) if found.row else store.shelf_of(codec.record_type).get(found.uid)
    shown = [each for each in found.fields if each.field not in ALONG and each.field not in HIDDEN] or list(
        found.fields
    )
    names = "、".join(dict.fromkeys(_word(each.field) for each in shown))
    return Matter(
        found.table, found.uid, heading_of(store, found.table, record),
        "整条都是新的" if found.kind == "new" else f"{names}不同",
        versions=_versions(store, found, record, shown, made_at), state=state, role=role, whose=found.person,
        organization=found.organization,
    )  # fmt: skip


def _word(name: str) -> str:
    return "去留" if name == THERE else word_of(name)


def _versions(
    store: Store, found: IntakeDetail, record: Record | None, shown: list[Differing], made_at: datetime | None
) -> tuple[Version, ...]:
    """This laptop's at the left, what comes at the right; of a new record only what comes."""
    coming: dict[tuple[str, str], dict[str, Value]] = {}
    for each in shown:
        coming.setdefault((each.author, each.made_at), {})[each.field] = each.coming
    here = {each.field: each.here for each in shown}
    sides = [(author, datetime.fromisoformat(at) if at else made_at, values) for (author, at), values in coming.items()]
    versions = [
        Version(author, "", at, False, values, _lines(store, found, record, values, here))
        for author, at, values in sides
    ]
    if found.kind == "new":
        return tuple(versions)
    own = Version(
        "现在的", "", None, True, here, _lines(store, found, record, here, *(values for _, _, values in sides))
    )
    return (own, *versions)


def _lines(
    store: Store, found: IntakeDetail, record: Record | None, values: dict[str, Value], *others: dict[str, Value]
) -> tuple[Line, ...]:
    lines = []
    for name, value in values.items():
        if name == THERE:
            lines.append(Line(name, "去留", KEPT if value else DROPPED))
            continue
        text = read(store, record, found.table, name, value)
        if found.kind == "new":
            lines.append(Line(name, word_of(name), text))
            continue
        told = [read(store, record, found.table, name, other[name]) for other in others if name in other]
        lines.append(Line(name, word_of(name), text, marked(text, told)))
    return tuple(lines)
