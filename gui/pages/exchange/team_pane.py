"""队伍: who is known here, with which key and right; enrolment, rosters, and trust by a number read aloud."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from documents import roster_files
from domain.errors import FuzhenError
from gui import folders
from gui.commands import Command
from gui.desk import Desk
from gui.models.people import Known, Team
from gui.models.plain_rows import Cell, Column
from gui.operations import roster as deeds
from gui.pages.exchange.parts import TablePart
from gui.pages.exchange.role_dialog import ROLES, RoleDialog
from gui.widgets import KeyButton, PlainLabel, ReasonLine, Strip
from gui.widgets.combo_box import ComboBox
from storage.members import RosterRole

COLUMNS = (Column("姓名", 190), Column("身份", 150), Column("核对用的12位数字", 130), Column("状态"))
REMARK = "第一次互认时，对方当面或打电话念12位数字，\n数字一致才收。不要从U盘上抄。"
FIRST = "先存我的登记申请，交给巡察办（没有巡察办就交给同事），把上面的数字念给对方；再收对方给的名册或申请。"
ALONE = "核对过数字的人可以交换了，到“交出”给他们；这台电脑是巡察办的，收齐申请以后签发名册。"
ENROL = "各组的申请都收齐、核对过数字以后，签发名册，再到“轮次”分组、做工作套餐。"
LISTED = "已经在名册里，到“收入”收工作套餐和同事的交换包，到“交出”给他们。"
HEADQUARTERS = (
    "由这台电脑签发名册",
    "签发名册的电脑就是巡察办：以后只有它能签发，也不再收别处的名册；不是巡察办的，请按取消。",
    "收过的登记申请和工作夹里的内容都不变；请把备份也放到第二块盘，再让一位同事登记为“巡察办”，这台电脑坏了由他接着签发。",
    ("取消", "签发"),
)
SUCCESSION = (
    "由这台电脑接着签发名册",
    "只有原来签发名册的钥匙丢了才这样做：那把钥匙停用，各组要听你念12位数字才收这一期。",
    "名册里的人、收下的材料都不变；原来的电脑还能打开的，请按取消，回到那台签发。",
    ("取消", "签发"),
)
OTHER_SIGNER = (
    "名册换了签发人",
    "这份名册不是原来的巡察办签发的；只有巡察办说明丢了钥匙，当面或打电话念了12位数字，才能收；拿不准请按取消，马上核对。",
    "现在的名册和工作夹里的内容都不变。",
    ("取消", "听着数字收"),
)
SUCCEEDS = "本机，换了钥匙：签发名册（G），把上面的数字念给各组"
NOT_LISTED = "本机，还不在名册里：存登记申请交给巡察办"
RENEWED = "本机，用恢复卡打开后换了新钥匙：存登记申请交给同事"


class TeamPane(TablePart):
    """Nothing is trusted before its number was typed or headquarters' roster names it."""

    def __init__(self, desk: Desk) -> None:
        self.primary_button = KeyButton("收申请或名册", "Ctrl+Enter", primary=True)
        self.request_button = KeyButton("存我的登记申请", "S")
        self.issue_button = KeyButton("签发名册", "G")
        self.role_button = KeyButton("改身份", "A")
        self.revoke_button = KeyButton("停用", "X")
        buttons = (
            (self.revoke_button, self.revoke),
            (self.role_button, self.choose_role),
            (self.issue_button, self.choose_issue),
            (self.request_button, self.choose_request),
            (self.primary_button, self.primary),
        )
        super().__init__(desk, COLUMNS, "队伍里的人", buttons)
        self._packet = b""
        self.team: Team | None = None
        self.ask = ReasonLine("12位数字", "核对并收下", "请输入对方念的12位数字。")
        self.ask.hide()
        self.ask.given.connect(self._typed)
        self.ask.dropped.connect(self._dropped)
        self.role = ComboBox()
        self.role.setAccessibleName("给他的身份")
        self.role.addItems([str(role) for role in ROLES])
        self.role.setCurrentText(str(RosterRole.MEMBER))
        self._role_word = PlainLabel("身份", "head")
        self._asked = Strip(48, "top")
        self._asked.add(self._role_word, self.role)
        self._asked.row.addWidget(self.ask, 1)
        self._asked.hide()
        self.put_between(self._asked)

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
        others = any(not known.ours for known in team.people)
        if not self.said.text():
            self.tell(_next_step(team))
        self.issue_button.setVisible(team.signs or team.succeeds)
        for button in (self.role_button, self.revoke_button):
            button.setVisible(others and team.signs)

    def primary(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "收登记申请或名册", "", "申请或名册 (*.json)")
        if name:
            self.take(Path(name))

    def commands(self) -> list[Command]:
        return [
            Command("exchange.request", "存我的登记申请", "save", "S", self.choose_request),
            Command("exchange.issue", "签发名册", "people", "G", self.choose_issue, self._issues),
            Command("exchange.role", "改身份", "edit", "A", self.choose_role, self._on_other),
            Command("exchange.revoke", "停用这把钥匙", "close", "X", self.revoke, self._on_other),
        ]

    def _signs(self) -> bool:
        return self.team is not None and self.team.signs

    def _issues(self) -> bool:
        return self.team is not None and (self.team.signs or self.team.succeeds)

    @property
    def current(self) -> Known | None:
        """The person in the current row, unless it is oneself or one who was revoked."""
        row = self.table.currentIndex().row()
        if self.team is None or not 0 <= row < len(self.team.people):
            return None
        known = self.team.people[row]
        return None if known.ours or known.member.revoked else known

    def _on_other(self) -> bool:
        return self._signs() and self.current is not None

    # Deeds

    def choose_request(self) -> None:
        """Where the enrolment request goes."""
        name = folders.ask(self, "登记申请存到哪里")
        if name:
            deeds.save_request(self._desk, Path(name), self._saved)

    def _saved(self, path: Path) -> None:
        self.tell(f"已存为“{path.name}”，请交给对方，再把上面的12位数字念给对方听。", "ok")

    def choose_issue(self) -> None:
        """Headquarters signs the next roster of everybody known; the first one makes this laptop headquarters."""
        first = self.team is not None and not self.team.epoch
        anew = self.team is not None and self.team.succeeds
        if (first or anew) and self._desk.notices.ask(*(SUCCESSION if anew else HEADQUARTERS)) != 1:
            return
        name = folders.ask(self, "名册存到哪里")
        if name:
            deeds.issue(self._desk, Path(name), self._issued, anew=anew)

    def _issued(self, path: Path) -> None:
        heard = "各组听你念了上面的数字，收下它" if self.team is not None and self.team.succeeds else "各组收下它"
        self._let_strip_go()
        self._renew()
        self.tell(f"名册已签发，存为“{path.name}”；{heard}就认得名册里的人；以后每个交换包也会带上它。", "ok")

    def choose_role(self) -> None:
        """Another role for the person in the current row."""
        known = self.current
        if known is None:
            self.tell("请先在表里选一个人（不能是本机）。")
            return
        dialog = RoleDialog(known.member.name, known.pending or known.member.role, self.window())
        dialog.exec()
        if dialog.pressed == 1:
            deeds.assign(self._desk, known.member.signing, dialog.chosen)
            self._renew()
            later = "，签发下一期名册后各组生效" if self.team is None or known.listed else ""
            self.tell(f"{known.member.name}的身份改为{dialog.chosen}{later}。", "ok")
        dialog.deleteLater()

    def revoke(self) -> None:
        """A key that is lost or whose holder left."""
        known = self.current
        if known is None:
            self.tell("请先在表里选一个人（不能是本机）。")
            return
        name = known.member.name
        what = f"停用后，这里不再收{name}用这把钥匙签的交换包，也不再给他封包；停用不能撤销，本人可以用新钥匙重新登记。"
        safe = f"已经收下的{name}的改动都保留。"
        if self._desk.notices.ask(f"停用{name}的钥匙", what, safe, ("取消", "停用")) == 1:
            deeds.revoke(self._desk, known.member.signing)
            self._renew()
            self.tell(
                f"{name}的钥匙已停用，请签发名册，让各组也停用。" if known.listed else f"{name}的钥匙已停用。", "ok"
            )

    def take(self, path: Path) -> None:
        """A request or a roster; the first time a number is asked for."""
        try:
            packet, name, known = roster_files.look_at(self._desk.store, path)
        except FuzhenError as error:
            self._desk.notices.show(error)
            return
        enrols = roster_files.kind_of(packet) == roster_files.REQUEST
        other = not (known or enrols) and self.team is not None and self.team.epoch > 0
        if other and self._desk.notices.ask(*OTHER_SIGNER) != 1:
            return
        self._packet = packet
        if known:
            self._typed("")
            return
        for widget in (self._role_word, self.role):
            widget.setVisible(enrols and self._signs())
        self._asked.show()
        self.ask.ask(f"请{name}念12位数字，照着输入：")

    def _typed(self, number: str) -> None:
        deeds.take(self._desk, self._packet, number, ROLES[self.role.currentIndex()], self._taken)

    def _taken(self, words: str) -> None:
        self._dropped()
        self._let_strip_go()
        self._renew()
        self.tell(words, "ok")

    def _dropped(self) -> None:
        self._packet = b""
        self._asked.hide()

    def _let_strip_go(self) -> None:
        """What was said at unlock is over once the roster names this laptop."""
        if self.team is not None and not self.team.us.listed and not deeds.unknown_to_others(self._desk.store):
            self._desk.notices.clear_strip()

    def _renew(self) -> None:
        self.team = None
        self.refresh()


def _next_step(team: Team) -> str:
    """What is to be done here now, for who has not done it before."""
    if len(team.people) == 1:
        return FIRST
    if not team.epoch:
        return ALONE
    if team.signs:
        return ENROL if any(not known.listed for known in team.people if not known.ours) else ""
    return LISTED if any(known.ours and known.listed for known in team.people) else ""


def _row(known: Known, team: Team) -> tuple[Cell, ...]:
    member = known.member
    role = f"{member.role}，下一期改为{known.pending}" if known.pending else str(member.role)
    return Cell(member.name, strong=True), Cell(role), Cell(known.number), _state(known, team)


def _state(known: Known, team: Team) -> Cell:
    if known.member.revoked:
        return Cell("已停用，以后签的不收", "gap")
    if known.ours and team.succeeds:
        return Cell(SUCCEEDS, "gap")
    if known.ours:
        if team.epoch:
            return Cell("本机", "text2") if known.listed else Cell(NOT_LISTED, "gap")
        return Cell(RENEWED, "gap") if team.renewed else Cell("本机", "text2")
    if team.epoch and not known.listed:
        return Cell("✓ 核对过数字，等下一期名册", "wait")
    return Cell("✓ 在名册里" if team.epoch else "✓ 核对过数字", "ok")
