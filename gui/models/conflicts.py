"""Conflicts as people see them: one matter for each record, with the versions of everybody who wrote it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from domain.records import CheckResult, Contradiction, NamedMatter, Record
from domain.rules import has_reason
from domain.words import NamedKind
from gui.models.field_words import ALONG, EMPTY, said, word_of
from gui.models.matters import DROPPED, KEPT, Line, Matter, MatterList, Version, heading_of, marked, read, unread
from storage import meeting
from storage.chains import same_laptop
from storage.conflicts import Conflict
from storage.rows import CODECS, table_name
from storage.steps import THERE
from storage.store import Store

# What people write; the rest of a record goes by their words.
PROSE = ("heading", "title", "name", "detail", "text", "facts", "basis", "cause", "suggestion", "reason", "note")
Group = tuple[str, str, list[Conflict]]


def grouped(found: Sequence[Conflict]) -> list[Group]:
    """Conflicts by record, in the order they came."""
    groups: dict[tuple[str, str], list[Conflict]] = {}
    for conflict in found:
        groups.setdefault((conflict.table, conflict.uid), []).append(conflict)
    return [(table, uid, group) for (table, uid), group in groups.items()]


def named(store: Store) -> list[NamedMatter]:
    """Who was named in any visit, while conflicts wait: they stand in one list, also of what an undo took away."""
    return store.named_matters.all(named_kind=NamedKind.PERSON) if store.merge.conflicting() else []


def _matter(store: Store, table: str, uid: str, group: list[Conflict]) -> Matter:
    record = store.shelf_of(CODECS[table].record_type).get(uid)
    shown = [conflict for conflict in group if conflict.field not in ALONG] or group
    names = "、".join(dict.fromkeys("去留" if each.field == THERE else word_of(each.field) for each in shown))
    versions = _versions(store, record, group, shown)
    what = f"{names}不同" if len(versions) < 3 else f"{names}不同，{len(versions)}个版本"
    matter = Matter(table, uid, heading_of(store, table, record), what, tuple(group), versions)
    matter = replace(matter, organization=_organization(store, record), before=_before(store, record, shown))
    return replace(matter, state="留到组务会", role="wait") if meeting.is_put_off(store, table, uid) else matter


def _before(store: Store, record: Record | None, shown: Sequence[Conflict]) -> str:
    """What stood in these cells before anybody wrote apart."""
    told: list[tuple[str, str]] = []
    for conflict in shown:
        held = store.merge.before(conflict)
        if held is not None and conflict.field != THERE:
            text = read(store, record, conflict.table, conflict.field, held[0])
            told += [(word_of(conflict.field), text)] if text != EMPTY else []
    if len(told) > 1:
        return f"收入前原值：{'，'.join(f'{word}“{text}”' for word, text in told)}"
    if all(conflict.field == THERE for conflict in shown):
        return ""
    return f"收入前原值：{told[0][1]}" if told else "收入前还没有写"


def _organization(store: Store, record: Record | None) -> str:
    """Whose matter it is, where there are several organizations."""
    visit = store.visits.get(getattr(record, "visit_uid", ""))
    if visit is None or store.organizations.count() < 2:
        return ""
    organization = store.organizations.get(visit.organization_uid)
    return organization.short_name or organization.name if organization else ""


def question_of(store: Store, matter: Matter) -> str:
    """The line above the versions."""
    record = store.shelf_of(CODECS[matter.table].record_type).get(matter.uid) if matter.table else None
    if isinstance(record, CheckResult):
        item = store.check_items.get(record.item_uid)
        return f"{item.code}　{item.question}" if item else record.question_answered
    if isinstance(record, Contradiction):
        return f"{matter.title}：{record.description}"
    return matter.title


def _versions(store: Store, record: Record | None, group: list[Conflict], shown: list[Conflict]) -> tuple[Version, ...]:
    """One for each laptop, this one first; a field that a laptop did not write has no line there."""
    made: dict[str, Version] = {}
    for conflict in group:
        for wording in conflict.wordings:
            at = datetime.fromisoformat(wording.made_at)
            here = same_laptop(wording.device, store.device)
            known = made.setdefault(wording.device, Version(wording.author, wording.device, at, here, {}))
            known.values[conflict.field] = wording.value
    ordered = sorted(made.values(), key=lambda version: (not version.here, version.made_at))
    return tuple(
        Version(one.author, one.device, one.made_at, one.here, one.values, _lines(store, record, one, ordered, shown))
        for one in ordered
    )


def _lines(
    store: Store, record: Record | None, version: Version, versions: list[Version], shown: list[Conflict]
) -> tuple[Line, ...]:
    lines = []
    for conflict in shown:
        name = conflict.field
        if name not in version.values:
            continue
        if name == THERE:
            lines.append(Line(name, "去留", KEPT if version.values[name] else DROPPED))
            lines += _contents(store, record, conflict, version) if version.values[name] else []
            continue
        text = read(store, record, conflict.table, name, version.values[name])
        others = [
            read(store, record, conflict.table, name, other.values[name])
            for other in versions
            if other is not version and name in other.values
        ]
        lines.append(Line(name, word_of(name), text, marked(text, others)))
    along = unread(store, [*shown], version.device)
    lines += [Line(name, word_of(name), said(store, "finding", name, now)) for name, (now, _) in along.items()]
    return (*lines, *_reason(store, record, version))


def _reason(store: Store, record: Record | None, version: Version) -> list[Line]:
    """Why somebody decided so, where the others had no reason to give and so nothing differs in it."""
    if not isinstance(record, Contradiction | CheckResult) or "reason" in version.values or not record.reason:
        return []
    codec = CODECS[table_name(type(record))]
    told = {name: codec.field_value(name, value) for name, value in version.values.items() if name in codec.index}
    if not has_reason(replace(record, **told)):
        return []
    return [Line("reason", word_of("reason"), read(store, record, codec.table, "reason", record.reason))]


def _contents(store: Store, record: Record | None, conflict: Conflict, version: Version) -> list[Line]:
    """What would be gone with the record."""
    held = ((name, read(store, record, conflict.table, name, getattr(record, name, None))) for name in PROSE)
    return [Line(name, word_of(name), text) for name, text in held if text != EMPTY and name not in version.values]


class ConflictList(MatterList[Group]):
    """The matters that wait for a person."""

    def __init__(self, store: Store) -> None:
        super().__init__(lambda group: _matter(store, *group))
        self._store = store

    def load(self) -> None:
        """Read anew; what waits for the meeting stands last."""
        found = grouped(self._store.merge.conflicts())
        self.show(sorted(found, key=lambda group: meeting.is_put_off(self._store, *group[:2])))

    def position_of(self, table: str, uid: str) -> int:
        """The row of a record, -1 when nothing of it waits."""
        return next((row for row, group in enumerate(self._items) if group[:2] == (table, uid)), -1)
