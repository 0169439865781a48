"""The buttons in the head of the pages: what a draft is mended by."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from domain.rules import VISIT
from gui.widgets import KeyButton

if TYPE_CHECKING:
    from gui.pages.papers.page import PapersPage


class HeadDeeds:
    """Of one page."""

    def __init__(self, page: "PapersPage") -> None:
        self._page = page
        visit = partial(page.desk.go.emit, VISIT, "")
        self.buttons = {
            word: self._button(word, icon, tip, run)
            for word, icon, tip, run in (
                ("措辞", "quote", "改这种文书的措辞，边改边看页面　Ctrl+T", page.open_wording),
                ("要素", "list", "版式、发文字号、密级、主送、落款、印章、版记　Ctrl+R", page.open_particulars),
                ("基本情况", "edit", "改单位、巡察组、日期、工作量和总体评价　Ctrl+I", visit),
                ("看全部", "papers", "看全部问题的这种文书", self._show_whole),
            )
        }

    def _button(self, word: str, icon: str, tip: str, run: Callable[[], object]) -> KeyButton:
        button = KeyButton(word, icon=icon)
        button.clicked.connect(lambda _checked=False: run())
        self._page.pages.add_deed(button, tip)
        return button

    def _show_whole(self) -> None:
        self._page.show_argument(self._page.kind.identifier)

    def show(self) -> None:
        """What is sealed is mended no more; beside a paper of one finding its title needs the room."""
        page = self._page
        draft, alone = page.is_draft(), bool(page.finding_uid) and page.paper is None
        shown = {"措辞": draft, "要素": draft, "基本情况": draft and not alone, "看全部": alone}
        for word, button in self.buttons.items():
            button.setVisible(shown[word])
        page.set_button.setEnabled(bool(page.desk.visit_uid))
