"""How a paper leaves the page: onto a printer, one or the whole set, and into a folder."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from documents.issuing import former
from gui import folders, printing
from gui.models.paper_rows import GROUPS
from gui.operations import papers as deeds

if TYPE_CHECKING:
    from gui.pages.papers.page import PapersPage


class Leaving:
    """The deeds of one page."""

    def __init__(self, page: "PapersPage") -> None:
        self._page = page

    def ask_printing(self) -> None:
        """The pages in view are what is printed."""
        page = self._page
        printing.ask(page, page.desk, page.pages.pdf, page.pages.title.text())

    def ask_printing_set(self) -> None:
        """The whole set in one go: of each kind what was issued last, else the draft.

        Ticked is what was issued; all, where nothing was.
        """
        desk = self._page.desk
        choices = []
        issued = {kind: former(desk.store, desk.visit_uid, kind) for _, kinds in GROUPS for kind in kinds}
        for kind, papers in issued.items():
            paper = papers[-1] if papers else None
            name = f"{kind} 第 {paper.version} 版" if paper else f"{kind}（草稿）"
            pdf = partial(deeds.pages, desk.store, desk.visit_uid, kind, paper)
            choices.append(printing.Choice(name=name, pdf=pdf, ticked=paper is not None or not any(issued.values())))
        printing.ask_set(self._page, desk, choices)

    def ask_export(self, ending: str) -> None:
        """The dialog for a folder."""
        folder = folders.ask(self._page, "导出到哪个文件夹")
        if folder:
            self.export(ending, Path(folder))

    def export(self, ending: str, folder: Path) -> None:
        """A draft as one file, an issued version as the two that were sealed."""
        page = self._page
        if page.paper is None:
            deeds.export_draft(page.desk, page.kind, ending, folder, self._exported_one, page.finding_uid)
        else:
            deeds.hand_out(page.desk, page.paper, folder, self._exported)

    def _exported_one(self, path: Path) -> None:
        self._exported([path])

    def _exported(self, paths: list[Path]) -> None:
        names = "、".join(f"“{path.name}”" for path in paths)
        self._page.desk.notices.tell(f"已导出{names}")
