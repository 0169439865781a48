"""文书: pages, checks before issuing, wordings, particulars, printing."""

from functools import partial
from typing import Any

from gui import printer
from tests.shots import workspaces
from tests.shots.booth import Booth


def _paper(kind: str, booth: Booth) -> Any:
    page = booth.go("papers", kind)
    if page.is_wording():
        page.close_wording()
        booth.rest()
    return page


def _worded(booth: Booth) -> Any:
    page = _paper("feedback_letter", booth)
    page.open_wording()
    booth.rest()
    return page.wording


def _fault(booth: Booth) -> None:
    """A name nobody fills, a brace alone, a sentence of the office's own; the cursor in the last."""
    boxes = _worded(booth).boxes
    boxes["title"].edit.replace_all("{组}关于{单味}{巡察}整改“回头看”情况的反馈意见")
    boxes["addressee"].edit.replace_all("{单位：")
    boxes["basis.closing"].edit.replace_all("现将“回头看”情况反馈如下。")
    boxes["title"].edit.setFocus()
    booth.pause(0.5)


def _mended(booth: Booth) -> None:
    booth.page.wording.restore("")
    booth.rest()
    booth.page.close_wording()


def _issued(booth: Booth) -> None:
    page = _paper("feedback_letter", booth)
    page.issue()
    booth.rest()


def _printing(booth: Booth) -> None:
    _paper("feedback_letter", booth).out.ask_printing()


def _printers(names: list[str], booth: Booth) -> None:
    """This computer has none, or these."""
    printer.printers = lambda: names
    _printing(booth)


def _printing_set(booth: Booth) -> None:
    _paper("feedback_letter", booth).out.ask_printing_set()


SCENES = (
    ("07-papers", partial(_paper, "feedback_letter")),
    ("07-papers-list", partial(_paper, "issue_list")),
    ("07-papers-gaps", lambda booth: booth.go("papers", name=workspaces.WAITING)),
    ("07-papers-empty", lambda booth: booth.go("papers", name=workspaces.FRESH)),
    ("07-papers-particulars", lambda booth: _paper("feedback_letter", booth).open_particulars()),
    ("07-papers-wording", _worded),
    ("07-papers-wording-insert", lambda booth: _worded(booth).offer()),
    ("07-papers-wording-fault", _fault),
    ("07-papers-mended", _mended),
    ("07-papers-no-printer", partial(_printers, [])),
    ("07-papers-print", partial(_printers, ["HP LaserJet 1020", "巡察组临时办公室"])),
    ("07-papers-print-set", _printing_set),
    ("07-papers-issued", _issued),
)
