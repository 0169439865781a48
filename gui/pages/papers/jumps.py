"""Jumps that stay on the page of papers: another view of the same paper, or a place on its pages."""

from typing import TYPE_CHECKING

from documents.issuing import PARTICULARS, WORDING
from documents.linting import FIND
from documents.paper.marking import Place
from gui.operations import papers as deeds

if TYPE_CHECKING:
    from gui.pages.papers.page import PapersPage

NOWHERE = "页面上没有找到这几个字，可能在换页处断开了。"


class Jumps:
    """Of one page. What is marked is only ever for the eye: the printed pages never are."""

    def __init__(self, page: "PapersPage") -> None:
        self._page = page

    def here(self, argument: str) -> None:
        """As a gap or a change asks for."""
        page = self._page
        if argument == WORDING:
            page.open_wording()
        elif argument == PARTICULARS:
            page.open_particulars()
        elif argument.startswith(FIND):
            pdf = page.pages.pdf
            deeds.find_on_pages(page.desk, pdf, argument.removeprefix(FIND), lambda found: self._found(pdf, found))

    def to_place(self, place: Place) -> None:
        """To a place on the pages as they are shown."""
        self._page.panes.show_pane("pages")
        self._page.pages.show_place(place)

    def mark_changes(self, on: bool) -> None:
        """Whether what changed since the version issued last is marked."""
        page = self._page
        if page.draft is not None and page.paper is None:
            made = page.draft.made
            page.pages.show_pdf(made.pdf, same_paper=True, marked=made.marked if on else b"")

    def _found(self, pdf: bytes, found: tuple[Place, bytes] | None) -> None:
        page = self._page
        if found is None or pdf != page.pages.pdf:
            page.desk.notices.tell(NOWHERE)
            return
        place, marked = found
        page.pages.show_pdf(pdf, same_paper=True, marked=marked)
        self.to_place(place)
