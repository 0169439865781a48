"""Files waiting to be taken in: what was understood of each, in figures and as a tree. Nothing here is written."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from documents.reading.places import row_of
from documents.reading.result import Doubt, Reading, ReadItem
from documents.versions import Difference
from domain.words import DocumentKind
from gui.models.deadline_choices import deadline_doubts
from gui.models.hand_edits import Edit
from gui.models.item_types import change_lines

_WORDS = {
    DocumentKind.ASSIGNMENT_PLAN: ("项任务", "分工任务"),
    DocumentKind.FEEDBACK_OPINION: ("个问题", "反馈问题"),
    DocumentKind.NAMED_MATTERS: ("件", "点题"),
    DocumentKind.RECTIFICATION_PLAN: ("个问题", "方案问题"),
    DocumentKind.LEDGER: ("个问题", "台账问题"),
    DocumentKind.RECTIFICATION_REPORT: ("个问题", "报告问题"),
    DocumentKind.POLICY_STANDARD_LIST: ("条", "政策标准"),
}
_MEASURE_WORDS = {DocumentKind.RECTIFICATION_PLAN: "方案措施", DocumentKind.LEDGER: "台账措施"}
KINDS = tuple(DocumentKind)


@dataclass(frozen=True, kw_only=True)
class StagedFile:
    """One file and what became of reading it: a reading, or the sentence that says why there is none."""

    path: Path
    reading: Reading | None = None
    problem: str = ""
    mapping: Mapping[tuple[str, int], str | None] = field(default_factory=dict)  # columns re-mapped by hand
    difference: Difference | None = None  # from what was taken in of this kind before
    replacing: bool = True  # whether it takes the place of the former
    edits: tuple[Edit, ...] = ()  # what a person changed in the reading
    taken_before: str = ""  # the sentence that says that this very file was taken in already
    other_body: str = ""  # the sentence that says that it names another organization

    @property
    def kind(self) -> DocumentKind | None:
        return self.reading.kind if self.reading else None

    @property
    def ready(self) -> bool:
        return self.kind is not None and not self.taken_before

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What the reader is unsure of, then what it remarks."""
        if self.reading is None:
            return ()
        if self.taken_before:
            return (Doubt(place="", reason=self.taken_before),)
        stranger = (Doubt(place="", reason=self.other_body),) if self.other_body else ()
        remarks = tuple(Doubt(place="", reason=remark) for remark in self.reading.remarks)
        deadlines = tuple(deadline_doubts(self.reading, self.edits))
        return stranger + deadlines + self.reading.doubts + remarks

    @property
    def changes(self) -> tuple[Doubt, ...]:
        """What a newer version changes, to be looked at line by line like the doubts."""
        if self.difference is None or not self.replacing:
            return ()
        return tuple(
            Doubt(place=place, reason=said, quote=words) for place, said, words in change_lines(self.difference)
        )

    @property
    def summary(self) -> str:
        """12 项任务; 11 个问题，25 条措施; the problem of a file that cannot be read."""
        if self.reading is None:
            return self.problem.removeprefix(f"“{self.path.name}”：")  # the name stands above it
        return summary(self.reading)


def measure_count(items: Iterable[ReadItem]) -> int:
    return sum(len(item.measures) for item in items)


def summary(reading: Reading) -> str:
    """The figures of one reading in words."""
    if reading.kind is DocumentKind.POLICY_STANDARD_LIST:
        return "整份收存，各单位共用"
    unit = _WORDS[reading.kind][0] if reading.kind else "条"
    parts = [f"{len(reading.items)} {unit}"]
    if measures := measure_count(reading.items):
        parts.append(f"{measures} 条措施")
    if reading.recommendations:
        parts.append(f"{len(reading.recommendations)} 条建议")
    return "，".join(parts)


def totals(files: Iterable[StagedFile]) -> list[tuple[str, int]]:
    """What will be taken in, as the strip at the foot says it: 份原件 first, then each thing in reading order."""
    ready = sorted((file for file in files if file.ready), key=_reading_order)
    counts: Counter[str] = Counter()
    for file in ready:
        reading = file.reading
        if reading is None or reading.kind is None:
            continue
        whole = reading.kind is DocumentKind.POLICY_STANDARD_LIST
        counts[_WORDS[reading.kind][1]] += 1 if whole else len(reading.items)
        if reading.recommendations:
            counts["建议"] += len(reading.recommendations)
        if reading.kind in _MEASURE_WORDS:
            counts[_MEASURE_WORDS[reading.kind]] += measure_count(reading.items)
    return [("份原件", len(ready)), *counts.items()]


def in_reading_order(files: Iterable[StagedFile]) -> list[StagedFile]:
    """分工方案 first, 整改报告 last; what could not be read stands at the end."""
    return sorted(files, key=_reading_order)


def _reading_order(file: StagedFile) -> int:
    return KINDS.index(file.kind) if file.kind else len(KINDS) + (file.reading is None)


def item_at(reading: Reading, place: str) -> ReadItem | None:
    """The item that stands at this place, or the last one that begins before this row of the same table."""
    here = row_of(place)
    best: ReadItem | None = None
    for item in reading.items:
        if item.place == place or any(measure.place == place for measure in item.measures):
            return item
        row = row_of(item.place)
        if here and row and row[0] == here[0] and row[1] <= here[1]:
            best = item
    return best
