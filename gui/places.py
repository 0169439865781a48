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
    """One item of the rail; key is pressed with Ctrl."""

    id: str
    name: str
    key: str

    @property
    def module(self) -> str:
        """Where its page is."""
        return f"gui.pages.{self.id}.page"

    def load(self) -> bool:
        """Import its module; True when it was there already, so that building it need not wait for that as well."""
        loaded = self.module in sys.modules
        import_module(self.module)
        return loaded

    def page_class(self) -> type[Page]:
        """The class of its page."""
        name = "".join(part.capitalize() for part in self.id.split("_")) + "Page"
        found: type[Page] = getattr(import_module(self.module), name)
        return found


PLACES = (
    Place("today", "今日", "1"),
    Place("four_references", "四对照", "2"),
    Place("documents", "资料", "3"),
    Place("evidence", "证据", "4"),
    Place("findings", "问题", "7"),
    Place("papers", "文书", "8"),
    Place("exchange", "交换统计", "0"),
)
