"""Archives found on a stick: what each would bring, in figures."""

from dataclasses import dataclass

from gui.models.field_words import moment
from gui.models.plain_rows import Cell, Column
from storage.intake import Inspection, IntakeReport

COLUMNS = (
    Column("来自", 320), Column("改动", 84, right=True), Column("新增", 84, right=True, wide=True),
    Column("更改", 84, right=True, wide=True), Column("冲突", 84, right=True),
    Column("文件", 84, right=True, wide=True), Column("核对"),
)  # fmt: skip


@dataclass
class Archive:
    """One archive; report is what a dry run says, None for one that is refused."""

    inspection: Inspection
    report: IntakeReport | None = None
    reason: str = ""
    ticked: bool = True

    @property
    def usable(self) -> bool:
        """Whether it can be taken in and brings anything: one without new steps may still carry receipts."""
        return self.report is not None and not (self.report.nothing_new and self.inspection.taken_at)

    @property
    def wanted(self) -> bool:
        """Whether it is ticked and can be taken in."""
        return self.usable and self.ticked

    def count(self, what: str) -> int:
        """Records new, changed, conflicting or refused."""
        return sum(getattr(line, what) for line in self.report.lines) if self.report else 0

    @property
    def unlisted(self) -> int:
        """Records that are counted and not told one by one."""
        told = len(self.report.details) if self.report else 0
        return sum(self.count(kind) for kind in ("new", "changed", "conflicting")) - told

    @property
    def checked(self) -> Cell:
        """What the check found, in words."""
        if self.report is None:
            return Cell(self.reason or self.inspection.reason, "gap")
        if self.report.nothing_new:
            said = "已经收过，没有新内容" if self.inspection.taken_at else "没有新改动，只带回执和名册"
            return Cell(f"✓ 完整，{said}", "text2")
        refused = sum(refusal.steps for refusal in self.report.refusals)
        if refused:
            return Cell(f"完整；有{refused}步不能收：{self.report.refusals[0].reason}", "bad")
        return Cell("✓ 完整，未改动", "ok")

    def words(self) -> list[str]:
        """What it would bring, by organization and person, and what stays out."""
        if self.report is None:
            return []
        refusals = [refusal.text for refusal in self.report.refusals]
        says = [self.report.says] if self.report.says else []
        head = self.report.head
        says += [f"{self.report.sender}的日志头 {head}，与交接单一致再签字。"] if head else []
        return [*says, *(line.text for line in self.report.lines), *refusals, *self.report.notes]

    def cells(self) -> tuple[Cell, ...]:
        """The row of the table."""
        sender = self.inspection.sender or "不认识的人"
        made_at = self.inspection.made_at
        said = f"{sender}　{moment(made_at)}" if made_at else sender
        conflicts = self.count("conflicting")
        return (
            Cell(said, ticked=self.ticked and self.usable, strong=True),
            Cell(str(self.report.steps if self.report else "")),
            Cell(str(self.count("new")) if self.report else ""),
            Cell(str(self.count("changed")) if self.report else ""),
            Cell(str(conflicts) if self.report else "", "bad" if conflicts else "text", strong=bool(conflicts)),
            Cell(str(self.report.files) if self.report else ""),
            self.checked,
        )


def sums(archives: list[Archive]) -> list[tuple[str, str, str]]:
    """The band of figures over what is ticked."""
    wanted = [archive for archive in archives if archive.wanted]
    steps = sum(archive.report.steps for archive in wanted if archive.report)
    files = sum(archive.report.files for archive in wanted if archive.report)
    conflicts = sum(archive.count("conflicting") for archive in wanted)
    return [
        ("试收结果，还没有写入", f"{steps} 步改动", "text"),
        ("新增", str(sum(archive.count("new") for archive in wanted)), "text"),
        ("更改", str(sum(archive.count("changed") for archive in wanted)), "text"),
        ("冲突", str(conflicts), "bad" if conflicts else "text"),
        ("照片和文件", str(files), "text"),
    ]
