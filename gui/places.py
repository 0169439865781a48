"""The places of the rail as data; a page is imported when it is first needed.

A page lives in gui/pages/<place>/page.py as <Place>Page. A place whose module does not exist is not in the
navigation; an existing module that cannot be imported is a fault and says so.
"""

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from gui.page import Page

_PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class Place:
    """One item of the rail; key is pressed with Ctrl."""

    id: str
    name: str
    key: str
    short: str = ""

    @property
    def module(self) -> str:
        """Where its page is."""
        inner = f"gui.pages.{self.id}.page"
        if (_PAGES / self.id).is_dir() and find_spec(inner):
            return inner
        return f"gui.pages.{self.id}"

    @property
    def exists(self) -> bool:
        """Whether its page is there."""
        spec = find_spec(self.module)
        return bool(spec and spec.origin and not spec.origin.endswith("__init__.py"))

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
    Place("interviews", "谈话", "5"),
    Place("questionnaires", "问卷", "6"),
    Place("findings", "问题", "7"),
    Place("papers", "文书", "8"),
    Place("ledger", "台账", "9"),
    Place("exchange", "交换统计", "0"),
)


def existing() -> list[Place]:
    """The places with a page, in order of the rail."""
    return [place for place in PLACES if place.exists]
