"""What exchange tells the user: dataclasses in words, no deed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from storage.rows import Stored, Value


@dataclass(frozen=True, kw_only=True)
class ExportReport:
    """An archive that was written, flushed, read back and signed: the stick may be pulled."""

    uid: str
    folder: Path
    recipients: tuple[str, ...]  # names
    steps: int
    files: int  # originals sent along
    size: int  # bytes of all parts
    parts: int
    kept_parts: int  # taken over from an attempt that was broken off
    head: str  # short form of this laptop's journal head, for the paper
    says: str = ""  # what it holds, in words
    missing: tuple[str, ...] = ()  # originals that are damaged here and were left out


@dataclass(frozen=True, kw_only=True)
class Inspection:
    """What can be said of an archive before it is opened; verified says that sender and every part hold."""

    uid: str
    folder: Path
    sender: str  # name, or "" for a key nobody vouches for
    sender_key: str
    recipients: tuple[str, ...]
    made_at: datetime | None
    parts: int
    size: int
    verified: bool
    reason: str  # why it is not verified, in a sentence
    taken_at: datetime | None = None  # when it was taken in here, if it was

    @property
    def text(self) -> str:
        """Who, for whom, when, how much."""
        who = self.sender or "不认识的人"
        when = f"{self.made_at.astimezone():%Y-%m-%d %H:%M}" if self.made_at else "时间不明"
        whom = "、".join(self.recipients) or "不认识的人"
        return f"{who}于{when}给{whom}的交换包，共{self.parts}卷、{self.size / 1024 / 1024:.1f} MB。"


@dataclass(frozen=True, kw_only=True)
class IntakeLine:
    """What one person changed for one organization, in records."""

    organization: str  # "" for what belongs to none
    person: str
    new: int = 0
    changed: int = 0
    conflicting: int = 0
    refused: int = 0

    @property
    def text(self) -> str:
        """The line in words."""
        counts = (("新增", self.new), ("改动", self.changed), ("冲突", self.conflicting), ("未收", self.refused))
        said = "、".join(f"{word}{count}条" for word, count in counts if count) or "没有变化"
        return f"{self.organization or '不属于单个单位的内容'}，{self.person}：{said}。"


class Differing(NamedTuple):
    """One field: what stands here, what comes, and who wrote that."""

    field: str
    here: Value
    coming: Value
    author: str
    made_at: str = ""  # known where people differ


@dataclass(frozen=True, kw_only=True)
class IntakeDetail:
    """One record that is new, changed or in conflict; row is what would be shown afterwards, None for a dropped one."""

    kind: str  # conflicting, changed or new
    organization: str
    person: str
    table: str
    uid: str
    row: Stored | None
    fields: tuple[Differing, ...]


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Steps of one person set aside, and why; they stay out until the reason is gone and they are sent again."""

    person: str
    device: str
    first: int  # sequence of the first step set aside
    steps: int
    label: str  # of the first one
    reason: str  # whole sentence

    @property
    def text(self) -> str:
        """Whose steps stay out, and why."""
        return f"{self.person}从“{self.label}”起的{self.steps}步没有收下：{self.reason}"

    @property
    def bare(self) -> str:
        """The same for a receipt, which lies open on a stick: a label may hold what was written."""
        return f"{self.person}从第{self.first}步起的{self.steps}步没有收下：{self.reason}"


@dataclass(frozen=True, kw_only=True)
class IntakeReport:
    """What taking in would do (dry) or did."""

    uid: str
    sender: str
    dry: bool
    steps: int
    files: int
    lines: tuple[IntakeLine, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()  # a clone found, an older state, a newer version's fields
    conflicts: int = 0  # records with open ones in the whole workspace afterwards
    heads: Mapping[str, tuple[int, str]] = field(default_factory=dict)  # what the workspace has afterwards
    says: str = ""  # what the sender wrote of it
    head: str = ""  # the short form of the sender's head, as on the slip
    details: tuple[IntakeDetail, ...] = ()  # conflicts first; no more than can be looked through

    @property
    def nothing_new(self) -> bool:
        """Whether everything was here already."""
        return self.steps == 0 and self.files == 0 and not self.refusals

    @property
    def text(self) -> str:
        """The sum in one sentence."""
        if self.nothing_new:
            return f"{self.sender}的这一包里没有新内容，本机内容没有变。"
        done = "将收下" if self.dry else "已收下"
        refused = f"，另有{sum(refusal.steps for refusal in self.refusals)}步没有收" if self.refusals else ""
        conflicts = f"，有{self.conflicts}处冲突等人决定" if self.conflicts else ""
        return f"{done}{self.sender}的{self.steps}步改动、{self.files}份原件{refused}{conflicts}。"
