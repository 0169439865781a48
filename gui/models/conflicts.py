"""Conflicts as people see them: one matter for each record, with the versions of everybody who wrote it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from domain.crosscheck.marks import marks
from domain.records import CheckResult, Finding, Record
from gui.models.field_words import ALONG, EMPTY, moment, said, title_of, title_of_uid, word_of
from gui.widgets.veil import covered
from storage.chains import same_laptop
from storage.journal import THERE
from storage.conflicts import Conflict
from storage.rows import CODECS, Value
from storage.store import Store
from storage.verify import NOUNS

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
KEPT, DROPPED = "保留这条记录", "删去这条记录"


@dataclass(frozen=True)
class Line:
    """One field of a version, with the places where it differs from the others."""

    field: str
    word: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Version:
    """What one laptop wrote of the record, not knowing of the others."""

    author: str
    device: str
    made_at: datetime
    here: bool
    values: dict[str, Value]
    lines: tuple[Line, ...] = ()

    @property
    def when(self) -> str:
        """The time its writer's clock claims."""
        return moment(self.made_at)


@dataclass(frozen=True)
class Matter:
    """All conflicts of one record."""

    table: str
    uid: str
    title: str
    what: str
    conflicts: tuple[Conflict, ...]
    versions: tuple[Version, ...] = field(default=())

    @property
    def people(self) -> str:
        """Whose versions stand side by side."""
        return "，".join(dict.fromkeys(f"{one.author}（本机）" if one.here else one.author for one in self.versions))

    @property
    def text_field(self) -> str:
        """The field that holds prose, which can be written anew or kept twice; "" when there is none."""
        for conflict in self.conflicts:
            if conflict.field not in ALONG and is_text(conflict.table, conflict.field):
                return conflict.field
        return ""


def is_text(table: str, name: str) -> bool:
    """Whether a field holds free text, which any other text may take the place of."""
    if name == THERE or name.endswith("_uid") or name in ("sha256", "key"):
        return False
    return CODECS[table].record_type.__dataclass_fields__[name].type is str


Group = tuple[str, str, list[Conflict]]


def grouped(found: Sequence[Conflict]) -> list[Group]:
    """Conflicts by record, in the order they came."""
    groups: dict[tuple[str, str], list[Conflict]] = {}
    for conflict in found:
        groups.setdefault((conflict.table, conflict.uid), []).append(conflict)
    return [(table, uid, group) for (table, uid), group in groups.items()]


def _matter(store: Store, table: str, uid: str, group: list[Conflict]) -> Matter:
    record = store.shelf_of(CODECS[table].record_type).get(uid)
    shown = [conflict for conflict in group if conflict.field not in ALONG] or group
    names = "、".join(dict.fromkeys("去留" if each.field == THERE else word_of(each.field) for each in shown))
    versions = _versions(store, group, shown)
    what = f"{names}不同" if len(versions) < 3 else f"{names}不同，{len(versions)}个版本"
    where = _organization(store, record)
    return Matter(table, uid, where + heading_of(store, table, record), what, tuple(group), versions)


def _organization(store: Store, record: Record | None) -> str:
    """Whose matter it is, where there are several organizations."""
    visit = store.visits.get(getattr(record, "visit_uid", ""))
    if visit is None or store.organizations.count() < 2:
        return ""
    organization = store.organizations.get(visit.organization_uid)
    return f"{organization.short_name or organization.name} · " if organization else ""


def heading_of(store: Store, table: str, record: Record | None) -> str:
    """Problem and kind of record: 11 审计欠缴 · 核查 B05."""
    if isinstance(record, CheckResult):
        item = store.check_items.get(record.item_uid)
        about = title_of_uid(store, record.subject_uid) if record.subject_uid else "单位层面"
        return f"{about} · 核查 {item.code if item else ''}".strip()
    if isinstance(record, Finding):
        about = title_of_uid(store, record.subject_uid) if record.subject_uid else record.title
        return f"{about} · 底稿 {record.number}"
    subject = getattr(record, "subject_uid", None)
    about = title_of_uid(store, subject) if subject else title_of(record)
    return f"{about} · {NOUNS.get(table, '记录')}" if about else NOUNS.get(table, "记录")


def question_of(store: Store, matter: Matter) -> str:
    """The line above the versions."""
    record = store.shelf_of(CODECS[matter.table].record_type).get(matter.uid)
    if isinstance(record, CheckResult):
        item = store.check_items.get(record.item_uid)
        return f"{item.code}　{item.question}" if item else record.question_answered
    return matter.title


def _versions(store: Store, group: list[Conflict], shown: list[Conflict]) -> tuple[Version, ...]:
    """One for each laptop, this one first; a field that a laptop did not write has no line there."""
    made: dict[str, Version] = {}
    for conflict in group:
        for wording in conflict.wordings:
            at = datetime.fromisoformat(wording.made_at)
            known = made.setdefault(
                wording.device,
                Version(wording.author, wording.device, at, same_laptop(wording.device, store.device), {}),
            )
            known.values[conflict.field] = wording.value
    ordered = sorted(made.values(), key=lambda version: (not version.here, version.made_at))
    return tuple(
        Version(one.author, one.device, one.made_at, one.here, one.values, _lines(store, one, ordered, shown))
        for one in ordered
    )


def _lines(store: Store, version: Version, versions: list[Version], shown: list[Conflict]) -> tuple[Line, ...]:
    lines = []
    for conflict in shown:
        name = conflict.field
        if name not in version.values:
            continue
        if name == THERE:
            lines.append(Line(name, "去留", KEPT if version.values[name] else DROPPED))
            continue
        text = said(store, conflict.table, name, version.values[name])
        others = [
            said(store, conflict.table, name, other.values[name])
            for other in versions
            if other is not version and name in other.values
        ]
        lines.append(Line(name, word_of(name), text, _marked(text, others)))
    return tuple(lines)


def _marked(text: str, others: list[str]) -> tuple[tuple[int, int], ...]:
    if text == EMPTY:
        return ()
    return tuple((mark.start, mark.end) for mark in marks(text, [other for other in others if other != EMPTY]))


class ConflictList(QAbstractListModel):
    """The matters that wait for a person; each is put into words when it is first looked at."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._groups: list[Group] = []
        self._matters: dict[int, Matter] = {}

    def load(self) -> None:
        """Read anew."""
        groups = grouped(self._store.merge.conflicts())
        self.beginResetModel()
        self._groups, self._matters = groups, {}
        self.endResetModel()

    def position_of(self, table: str, uid: str) -> int:
        """The row of a record, -1 when nothing of it waits."""
        return next((row for row, group in enumerate(self._groups) if group[:2] == (table, uid)), -1)

    def matter_at(self, row: int) -> Matter | None:
        """The matter of a row."""
        if not 0 <= row < len(self._groups):
            return None
        if row not in self._matters:
            self._matters[row] = _matter(self._store, *self._groups[row])
        return self._matters[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._groups)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        matter = self.matter_at(index.row())
        if matter is None:
            return None
        if role == ROW_ROLE:
            return matter
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return covered(f"{matter.title}，{matter.what}，未定，{matter.people}")
        return None
