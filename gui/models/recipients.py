"""People an archive may be for: what each gets, and what is known to have arrived."""

from dataclasses import dataclass
from datetime import datetime

from documents import giving
from gui.models.field_words import moment
from gui.models.plain_rows import Cell, Column
from storage import shares, telling
from storage.members import Member, RosterRole
from storage.receipts import Delivery
from storage.store import Store

COLUMNS = (Column("给谁", 210), Column("身份", 80, wide=True), Column("单位"), Column("交到没有", 230))
GIVEN = (Column("交出时间", 130), Column("内容"), Column("回执", 230))


@dataclass
class Recipient:
    """One colleague, ticked or not; organizations are names, none for all of them."""

    member: Member
    visits: tuple[str, ...]
    organizations: tuple[str, ...]
    arrived: Cell
    away: bool = False  # of another team: given to on wish only
    ticked: bool = True

    def cells(self) -> tuple[Cell, ...]:
        """The row of the table."""
        whose = telling.listed(self.organizations) if self.organizations else "全部单位"
        if self.away:
            whose += "（别的组的人，要给再勾选）"
        return (
            Cell(self.member.name, ticked=self.ticked, strong=True), Cell(str(self.member.role), "text2"),
            Cell(whose, "text" if self.organizations else "text2"), self.arrived,
        )  # fmt: skip


def recipients(store: Store, given: list[Delivery]) -> list[Recipient]:
    """Everybody whose key is known and in force, without oneself."""
    ours = {member.signing for member in giving.expected(store)}
    found = []
    for member in giving.colleagues(store):
        visits = shares.share_of(store, member.signing)
        names = tuple(telling.organizations_of(store, visits))
        away = member.signing not in ours
        found.append(Recipient(member, visits, names, arrived(member.name, given), away, not away))
    order = list(RosterRole)
    return sorted(found, key=lambda person: (order.index(person.member.role), person.member.name))


def arrived(name: str, given: list[Delivery]) -> Cell:
    """Whether the last archive for a person was acknowledged: nothing counts as delivered before."""
    for delivery in reversed(given):
        if name in delivery.recipients:
            when = moment(datetime.fromisoformat(delivery.made_at))
            if name in delivery.acknowledged:
                return Cell(f"✓ {when}交出的已收到", "ok")
            return Cell(f"{when}交出的还没有回执", "wait")
    return Cell("还没有给过", "text2")


def row_of(delivery: Delivery) -> tuple[Cell, ...]:
    """An archive given out: what it holds in words, and who has not acknowledged it."""
    waiting = delivery.waiting
    told = f"还没有回执：{'、'.join(waiting)}" if waiting else "✓ 都已收到"
    made = moment(datetime.fromisoformat(delivery.made_at))
    says = delivery.says or f"给{'、'.join(delivery.recipients)}"
    return Cell(made, strong=True), Cell(says), Cell(told, "wait" if waiting else "ok")
