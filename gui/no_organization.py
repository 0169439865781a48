"""What stands in the pages of a workspace without an organization: one that waits for its work package."""

from functools import partial

from gui.desk import Desk
from gui.page import Page
from gui.widgets import EmptyState
from gui.widgets.boxes import vbox

FIRST = (
    "这个工作夹里还没有单位。到“交换统计”收下巡察办或组长给的工作套餐，单位和资料就都有了；自己开一个单位，按 Ctrl+P。"
)


class NoOrganization(Page):
    """`wanted` is the place whose page comes as soon as there is an organization."""

    place = "exchange"  # what the manual opens at

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.wanted = ""
        self.empty = EmptyState("organization", FIRST, "去交换统计", "Ctrl+0", partial(desk.go.emit, "exchange", ""))
        vbox(self.empty, on=self)

    def focus_work(self) -> None:
        self.empty.button.setFocus()
