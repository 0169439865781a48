"""统计: how far every organization is, by team; a line leads to its organization."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QModelIndex

from documents.statistics import HEAD, Line, cells, lines
from gui import folders
from gui.commands import Command
from gui.desk import Desk
from gui.models.plain_rows import Cell, Column, PlainRows
from gui.operations import statistics as deeds
from gui.pages.exchange.parts import Figures, Part, PlainTable
from gui.widgets import KeyButton, PlainLabel, Strip
from gui.widgets.boxes import vbox
from storage.shelves.overview import Standing, together

WIDE = {
    "反馈问题",
    "台账项数",
    "自报完成",
    "已销号",
    "已核查",
    "待判疑点",
    "证据",
    "未定账",
    "已定稿",
}  # what a narrow table leaves out
WIDTHS = {2: 50, 3: 56, 5: 80}  # px by the signs of the head
COLUMNS = (
    Column("单位"),
    *(Column(head, WIDTHS.get(len(head), 68), right=True, wide=head in WIDE) for head in HEAD[1:-1]),
    Column("反馈意见", 88, right=True),
)
ACCOUNTS = (("欠账", "owed"), ("假账", "false"), ("呆账", "stuck"), ("新账", "new"))
REMARK = "完成率按单位自报的“已完成”算，基本完成不计入。\n回车或双击一家，转到这个单位。"


class StatisticsPane(Part):
    """All visits of this workspace; headquarters has those of all teams."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.lines: list[Line] = []
        self.figures = Figures()
        self.rows = PlainRows(COLUMNS)
        self.table = PlainTable(self.rows, "各单位进度和四账")
        self.table.activated.connect(self._open)
        self.said = PlainLabel("", "body", "text2", wrap=True)
        self.primary_button = KeyButton("存为表格", "Ctrl+Enter", primary=True)
        self.primary_button.clicked.connect(self.primary)
        foot = Strip(52, "top2")
        foot.row.addWidget(self.said, 1)
        foot.add(self.primary_button)
        vbox(self.figures, (self.table, 1), foot, on=self)

    def refresh(self) -> None:
        deeds.read(self._desk, self._show)

    def _show(self, standings: Sequence[Standing]) -> None:
        total = together(standings)
        out = sum(standing.issued_on is not None for standing in standings)
        self.figures.tell(
            [
                ("单位", f"{len(standings)} 家", "text"), ("形成问题", f"{total.findings} 个", "text"),
                *((word, str(getattr(total, name)), "text") for word, name in ACCOUNTS),
                ("反馈意见已出具", f"{out} 家", "text"),
                ("待判疑点", f"{total.alarms} 条", "wait" if total.alarms else "text"),
            ],
            REMARK,
        )  # fmt: skip
        self.lines = lines(standings)
        self.rows.show([_row(line) for line in self.lines])

    def primary(self) -> None:
        name = folders.ask_file(self, "存统计表", f"统计 {date.today():%Y-%m-%d}.xlsx", "表格 (*.xlsx)")  # noqa: DTZ011 - a name for people
        if name:
            deeds.export(self._desk, Path(name), self._saved)

    def _saved(self, path: Path) -> None:
        self.said.setText(f"已存为“{path.name}”，共{len(self._visits())}家，末行是合计。")

    def commands(self) -> list[Command]:
        return [Command("exchange.open_visit", "转到这个单位", "organization", "", self._open_current, self._on_visit)]

    def focus_work(self) -> None:
        self.table.setFocus()

    def set_compact(self, compact: bool) -> None:
        self.figures.set_compact(compact)

    def _visits(self) -> list[Line]:
        return [line for line in self.lines if line.visit_uid]

    def _on_visit(self) -> bool:
        place = self.table.currentIndex().row()
        return 0 <= place < len(self.lines) and bool(self.lines[place].visit_uid)

    def _open_current(self) -> None:
        self._open(self.table.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        line = self.lines[index.row()]
        if line.visit_uid:
            self._desk.set_visit(line.visit_uid)
            self._desk.go.emit("today", "")


def _row(line: Line) -> tuple[Cell, ...]:
    team = not line.visit_uid
    name, *figures, out = map(str, cells(line))
    quiet = "text" if team else "text2"
    told = [Cell(text or "—", quiet if text in ("", "0") else "text", strong=team) for text in figures]
    return Cell(name if team else f"　{name}", strong=team), *told, Cell(out, "wait" if out == "未出具" else "text")
