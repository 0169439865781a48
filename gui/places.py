"""The places of the rail as data; a page is imported when it is first needed.

A page lives in gui/pages/<place>/page.py as <Place>Page. 谈话 (Ctrl+5), 问卷 (Ctrl+6) and 台账 (Ctrl+9) keep their keys
until they are built: only pages that work are in the navigation.
"""

import sys
from dataclasses import dataclass
from importlib import import_module

from gui.page import Page


@dataclass(frozen=True)
class Place:
    """One item of the rail; key is pressed with Ctrl. What its page needs that is slow to load is loaded before it.

    A common one is there without an organization.
    """

    id: str
    name: str
    key: str
    needs: tuple[str, ...] = ()
    common: bool = False

    @property
    def module(self) -> str:
        """Where its page is."""
        return f"gui.pages.{self.id}.page"

    @property
    def modules(self) -> tuple[str, ...]:
        """All that is loaded for it, in order."""
        return (*self.needs, self.module)

    def load(self) -> bool:
        """Import the next of its modules; True when all are there, so that no key waits for two of them."""
        for module in self.modules:
            if module not in sys.modules:
                import_module(module)
                return False
        return True

    def page_class(self) -> type[Page]:
        """The class of its page."""
        name = "".join(part.capitalize() for part in self.id.split("_")) + "Page"
        found: type[Page] = getattr(import_module(self.module), name)
        return found


# What takes long to load, piece by piece.
COMPARING = (
    "domain.crosscheck.rules_things", "domain.crosscheck.unfinished", "domain.crosscheck.contradictions",
    "documents.checking",
)  # fmt: skip
PAPER_MAKERS = (
    "docx", "reportlab.platypus.paragraph", "reportlab.platypus", "reportlab.graphics.barcode.widgets", "pikepdf",
    "pypdfium2", "documents.composing.papers", "documents.issuing", "documents.drafts",
)  # fmt: skip

PLACES = (
    Place("today", "今日", "1"),
    Place("four_references", "四对照", "2", ("domain.crosscheck.marks", "gui.pages.four_references.arrangement")),
    Place("documents", "资料", "3", (*COMPARING, "gui.pages.documents.preview")),
    Place("evidence", "证据", "4", ("pypdfium2",)),
    Place("findings", "问题", "7"),
    Place("papers", "文书", "8", PAPER_MAKERS),
    Place("exchange", "交换统计", "0", ("documents.giving", "gui.operations.exchange"), common=True),
)
