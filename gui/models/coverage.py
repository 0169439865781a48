"""The coverage board as a table: one row for each subject, one column for each thing to be done."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from domain.words import FindingState
from gui.widgets.row_list import ROW_ROLE
from gui.widgets.veil import covered
from storage.shelves.coverage import CoverageRow

Index = QModelIndex | QPersistentModelIndex
REFERENCES = ("分工", "反馈", "点题", "台账")
READ_AS = ("分工方案", "反馈意见", "点题清单", "方案、台账、报告")
NUMBER, HEADING, FIRST_REFERENCE, CHECKS, ALARMS, EVIDENCE, FINDING, PAPER, GAPS = 0, 1, 2, 6, 7, 8, 9, 10, 11
TITLES = ("号", "问题", *REFERENCES, "核查", "疑点", "证据", "问题底稿", "反馈意见", "缺口")
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True)
class Sign:
    """A chip of the board: word, role, glyph."""

    text: str
    role: str
    glyph: str | None = None


_STATES = {
    FindingState.DRAFT: Sign("草稿", "na"),
    FindingState.DEPUTY_REVIEW: Sign("待副组长审核", "wait", "wait"),
    FindingState.LEADER_REVIEW: Sign("待组长审签", "wait", "wait"),
    FindingState.FINAL: Sign("已定稿", "ok", "ok"),
}


def finding_sign(row: CoverageRow) -> Sign | None:
    """The state of the working paper, 未见问题, or what is owed."""
    if row.finding is not None:
        return _STATES[row.finding.state]
    if row.clear:
        return Sign("未见问题", "na", "na")
    return Sign("未定性", "gap", "owe") if row.undecided else None


def paper_sign(row: CoverageRow) -> Sign | None:
    """Whether the finding is out in a letter; nothing while there is nothing to put out."""
    if row.finding is None or row.finding.state is not FindingState.FINAL:
        return None
    return Sign("已出具", "ok", "ok") if row.finding.issued else Sign("未出具", "wait", "wait")


def gap_words(row: CoverageRow) -> str:
    """没有证据，分工方案未读，核查差 6 条，未定性."""
    words = [] if row.evidence else ["没有证据"]
    if row.unread:
        unread = "四份都" if len(row.unread) == len(READ_AS) else "、".join(READ_AS[place] for place in row.unread)
        words.append(f"{unread}未读")
    if row.undecided:
        words.append(f"核查差 {row.unanswered} 条，未定性" if row.unanswered else "未定性")
    return "，".join(words)


class CoverageTable(QAbstractTableModel):
    """Holds the rows the page was given; only_gaps leaves out what owes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[CoverageRow, ...] = ()
        self._rows: tuple[CoverageRow, ...] = ()
        self._only_gaps = False

    def load(self, rows: tuple[CoverageRow, ...]) -> None:
        """Show these; the place in the list stays when the same subjects stand there."""
        self._all = rows
        self._sift()

    def set_only_gaps(self, only: bool) -> None:
        """Show what owes something, or all."""
        self._only_gaps = only
        self._sift()

    def _sift(self) -> None:
        rows = tuple(row for row in self._all if row.gaps) if self._only_gaps else self._all
        if [row.subject.uid for row in rows] == [row.subject.uid for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(TITLES) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, row: int) -> CoverageRow | None:
        """What stands in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def position_of(self, uid: str) -> int:
        """The row of a subject, -1 when it is not shown."""
        return next((place for place, row in enumerate(self._rows) if row.subject.uid == uid), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(TITLES)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if way == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            middle = FIRST_REFERENCE <= section < CHECKS or section == EVIDENCE
            return int(Qt.AlignmentFlag.AlignCenter) if middle else _RIGHT if section == NUMBER else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row())
        if row is None or role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return covered(spoken(row, index.column()))
        return None


def spoken(row: CoverageRow, column: int) -> str:
    """A cell in words, for who reads by ear and for copying."""
    subject = row.subject
    if FIRST_REFERENCE <= column < CHECKS:
        place = column - FIRST_REFERENCE
        stance = subject.stances[place]
        return "" if row.whole else f"{READ_AS[place]}：{stance or '未读'}"
    sign = {FINDING: finding_sign, PAPER: paper_sign}.get(column)
    if sign is not None:
        shown = sign(row)
        return shown.text if shown else ""
    return {
        NUMBER: subject.label,
        HEADING: subject.heading,
        CHECKS: f"核查 {subject.answered}/{subject.total}",
        ALARMS: f"疑点 {subject.alarms}，待判 {subject.pending}",
        EVIDENCE: f"证据 {row.evidence}",
        GAPS: "有缺口" if row.gaps else "",
    }[column]
