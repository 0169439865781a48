"""队伍: who is known here, with which key and right; enrolment, rosters, and trust by a number read aloud."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from documents import roster_files
from domain.errors import FuzhenError
from gui.commands import Command
from gui.desk import Desk
from gui.models.people import Known, Team
from gui.models.plain_rows import Cell, Column, PlainRows
from gui.operations import roster as deeds
from gui.pages.exchange.parts import Figures, Part, PlainTable
from gui.widgets import KeyButton, PlainLabel, ReasonLine, Strip, tight

COLUMNS = (Column("姓名", 160), Column("角色", 100), Column("核对用的12位数字", 200), Column("状态"))
REMARK = "第一次互认时，对方当面或打电话念12位数字，\n数字一致才收。不要从U盘上抄。"


class TeamPane(Part):
    """Nothing is trusted before its number was typed or headquarters' roster names it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._packet = b""
        self.team: Team | None = None
        self.figures = Figures()
        self.rows = PlainRows(COLUMNS)
        self.table = PlainTable(self.rows, "队伍里的人")
        self.ask = ReasonLine("12位数字", "核对并收下")
        self.ask.hide()
        self.ask.given.connect(self._typed)
        self.ask.dropped.connect(self._dropped)
        asked = Strip(48, "top")
        asked.row.addWidget(self.ask, 1)
        self._asked = asked
        asked.hide()
        self.said = PlainLabel("", "body", "text2", wrap=True)
        self.primary_button = KeyButton("收申请或名册", "Ctrl+Enter", primary=True)
        self.request_button = KeyButton("存我的登记申请", "S")
        self.issue_button = KeyButton("签发名册", "G")
        self.primary_button.clicked.connect(self.primary)
        self.request_button.clicked.connect(self.choose_request)
        self.issue_button.clicked.connect(self.choose_issue)
        foot = Strip(52, "top2")
        foot.row.addWidget(self.said, 1)
        foot.add(self.issue_button, self.request_button, self.primary_button)
        column = QVBoxLayout(self)
        tight(column)
        column.addWidget(self.figures)
        column.addWidget(self.table, 1)
        column.addWidget(asked)
        column.addWidget(foot)

    def refresh(self) -> None:
        if self.team is None:
            deeds.read_team(self._desk, self._show)

    def _show(self, team: Team) -> None:
        self.team = team
        epoch = f"第{team.epoch}期" if team.epoch else "还没有，靠互相核对"
        self.figures.tell(
            [("巡察办名册", epoch, "text"), ("认得的人", str(len(team.people)), "text"),
             ("我的12位数字，念给对方听", team.us.number, "text")],
            REMARK,
        )  # fmt: skip
        self.rows.show([_row(known, team) for known in team.people])
        self.issue_button.setVisible(team.signs)

    def primary(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "收登记申请或名册", "", "申请或名册 (*.json)")
        if name:
            self.take(Path(name))

    def commands(self) -> list[Command]:
        return [
            Command("exchange.request", "存我的登记申请", "save", "S", self.choose_request),
            Command("exchange.issue", "签发名册", "people", "G", self.choose_issue, self._signs),
        ]

    def focus_work(self) -> None:
        self.table.setFocus()

    def set_compact(self, compact: bool) -> None:
        self.figures.set_compact(compact)

    def _signs(self) -> bool:
        return self.team is not None and self.team.signs

    # Deeds

    def choose_request(self) -> None:
        """Where the enrolment request goes."""
        name = QFileDialog.getExistingDirectory(self, "登记申请存到哪里")
        if name:
            deeds.save_request(self._desk, Path(name), self._saved)

    def _saved(self, path: Path) -> None:
        self.said.setText(f"已存为“{path.name}”。交给对方，再把上面的12位数字念给对方听。")

    def choose_issue(self) -> None:
        """Headquarters signs the next roster of everybody known."""
        name = QFileDialog.getExistingDirectory(self, "名册存到哪里")
        if name:
            deeds.issue(self._desk, Path(name), self._issued)

    def _issued(self, path: Path) -> None:
        self._renew()
        self.said.setText(f"名册已签发，存为“{path.name}”。各组收下它就认得名册里的人。")

    def take(self, path: Path) -> None:
        """A request or a roster; the first time a number is asked for."""
        try:
            packet, name, known = roster_files.look_at(self._desk.store, path)
        except FuzhenError as error:
            self._desk.notices.show(error)
            return
        self._packet = packet
        if known:
            self._typed("")
            return
        self._asked.show()
        self.ask.ask(f"请{name}念12位数字，照着输入：")

    def _typed(self, number: str) -> None:
        deeds.take(self._desk, self._packet, number, self._taken)

    def _taken(self, words: str) -> None:
        self._dropped()
        self._renew()
        self.said.setText(words)

    def _dropped(self) -> None:
        self._packet = b""
        self._asked.hide()

    def _renew(self) -> None:
        self.team = None
        self.refresh()


def _row(known: Known, team: Team) -> tuple[Cell, ...]:
    member = known.member
    if member.revoked:
        state = Cell("已停用", "gap")
    elif known.ours:
        state = Cell("本机", "text2")
    else:
        state = Cell("✓ 在名册里" if team.epoch else "✓ 核对过数字", "ok")
    return Cell(member.name, strong=True), Cell(str(member.role)), Cell(known.number), state
