"""What people decide on or look through: one record each, with its versions side by side."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher
from typing import TypeVar

from domain.crosscheck.marks import marks
from domain.records import CheckResult, Contradiction, Finding, OfficeWording, Record, ReferenceStance, SecondOpinion
from gui.models.field_words import ALONG, EMPTY, moment, said, title_of, title_of_uid
from gui.models.rows import Rows
from gui.operations import second_opinions
from gui.widgets.veil import covered
from storage.conflicts import Conflict
from storage.rows import CODECS, Value
from storage.steps import THERE
from storage.store import Store
from storage.verify import NOUNS

Item = TypeVar("Item")
SHORT = 13  # signs
COMPARED = 1500  # signs: beyond that comparing word by word takes too long
ALIKE = 0.3
ANSWERED = ("answer", "reason", "note")
BLIND = "盲评中，自己答了这一条才看得到"
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
    made_at: datetime | None
    here: bool
    values: dict[str, Value]
    lines: tuple[Line, ...] = ()

    @property
    def where(self) -> str:
        """On which laptop."""
        return "本机" if self.here else f"另一台电脑 {self.device[:4]}".strip()

    @property
    def when(self) -> str:
        """The time its writer's clock claims."""
        return moment(self.made_at) if self.made_at else ""


@dataclass(frozen=True)
class Matter:
    """One record; conflicts are empty where there is nothing to decide yet. role is the ink of the state."""

    table: str
    uid: str
    title: str
    what: str
    conflicts: tuple[Conflict, ...] = ()
    versions: tuple[Version, ...] = field(default=())
    state: str = "未定"
    role: str = "bad"
    whose: str = ""
    organization: str = ""
    before: str = ""  # what stood there before, in words

    @property
    def people(self) -> str:
        """Whose versions stand side by side."""
        named = dict.fromkeys(f"{one.author}（本机）" if one.here else one.author for one in self.versions)
        return " · ".join(filter(None, (self.organization, self.whose or "，".join(named))))

    @property
    def text_field(self) -> str:
        """The field that holds prose, which can be written anew or kept twice; "" when there is none."""
        for conflict in self.conflicts:
            if conflict.field not in ALONG and is_text(conflict.table, conflict.field):
                return conflict.field
        return ""


def is_text(table: str, name: str) -> bool:
    """Whether a field holds free text, which any other text may take the place of. A file of wordings is none."""
    if (
        CODECS[table].record_type is OfficeWording
        or name == THERE
        or name.endswith("_uid")
        or name in ("sha256", "sm3", "key")
    ):
        return False
    return CODECS[table].record_type.__dataclass_fields__[name].type is str


def marked(text: str, others: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where a text differs from the others: figures and dates, and the words that no other has."""
    told = [other for other in others if other != EMPTY]
    if text == EMPTY or not told:
        return ()
    found = [(mark.start, mark.end) for mark in marks(text, told)]
    if len(text) <= COMPARED:
        found += _own_words(text, told)
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


def _own_words(text: str, others: Sequence[str]) -> list[tuple[int, int]]:
    """Runs that the likest of the others has not; of a text that is another altogether none."""
    likest = max((SequenceMatcher(None, other[:COMPARED], text, autojunk=False) for other in others), key=_ratio)
    if _ratio(likest) < ALIKE:
        return []
    return [(start, end) for tag, _, _, start, end in likest.get_opcodes() if tag != "equal" and end > start]


def _ratio(matcher: "SequenceMatcher[str]") -> float:
    return matcher.ratio()


def read(store: Store, record: Record | None, table: str, name: str, value: Value) -> str:
    """A stored value as whoever sits here may read it: in a blind judging no answer before his own."""
    if name in ANSWERED and second_opinions.withheld(store, record):
        return BLIND
    return said(store, table, name, value)


def unread(store: Store, conflicts: Sequence[Conflict], device: str) -> dict[str, tuple[Value, Value]]:
    """What a laptop wrote into a paper that another sent on or signed without it: as it is, and as it was."""
    moved = next((conflict for conflict in conflicts if (conflict.table, conflict.field) == ("finding", "state")), None)
    if moved is None:
        return {}
    told = {"number", "deputy_signed", "leader_signed", *(conflict.field for conflict in conflicts)}
    return {name: both for name, both in store.merge.along(moved, device).items() if name not in told}


def short(text: str) -> str:
    """So much of a heading that what stands after it in a row is still seen."""
    text = covered(text)  # before it is cut: no half of a name stays
    return text if len(text) <= SHORT else text[: SHORT - 1] + "…"


def heading_of(store: Store, table: str, record: Record | None) -> str:
    """Problem and kind of record: 11 审计欠缴 · 核查 B05."""
    if isinstance(record, CheckResult | SecondOpinion):
        item = store.check_items.get(record.item_uid)
        about = title_of_uid(store, record.subject_uid) if record.subject_uid else "单位层面"
        return f"{short(about)} · 核查 {item.code if item else ''}".strip()
    if isinstance(record, Finding):
        about = title_of_uid(store, record.subject_uid) if record.subject_uid else record.title
        return f"{short(about)} · 底稿 {record.number}"
    if isinstance(record, Contradiction | ReferenceStance):
        about = title_of_uid(store, record.subject_uid) if record.subject_uid else "单位层面"
        which = f"疑点 {record.kind}" if isinstance(record, Contradiction) else f"{record.reference}判断"
        return f"{short(about)} · {which}"
    subject = getattr(record, "subject_uid", None)
    about = title_of_uid(store, subject) if subject else title_of(record)
    return f"{short(about)} · {NOUNS.get(table, '记录')}" if about else NOUNS.get(table, "记录")


class MatterList(Rows[Item, Matter]):
    """Each is put into words when it is first looked at."""

    def __init__(self, told: Callable[[Item], Matter]) -> None:
        super().__init__(_words, _words)
        self._told = told
        self._matters: dict[int, Matter] = {}

    def _take(self, items: Sequence[Item]) -> None:
        super()._take(items)
        self._matters = {}

    def _row(self, row: int) -> Matter:
        if row not in self._matters:
            self._matters[row] = self._told(self._items[row])
        return self._matters[row]


def _words(matter: Matter) -> str:
    return f"{matter.title}，{matter.what}，{matter.state}，{matter.people}"
