"""Everything longer than its field: what may not be cut is told on more lines, what may ends in one elision sign."""

from functools import partial

from tests.shots import workspaces
from tests.shots.booth import Booth


def _at(place: str, number: str, booth: Booth) -> None:
    booth.go(place, number, name=workspaces.LONG)


def _reworded(booth: Booth) -> None:
    _at("four_references", "3", booth)
    checks = booth.page.regions.checks
    checks.show_item(next(row.item.uid for row in checks.model.rows if row.changed_since))
    booth.page.regions.show_checks()


def _notice(booth: Booth) -> None:
    _at("four_references", "3", booth)
    words = f"“{workspaces.WORDS}.heic”等3张照片已损坏或不能显示，原件已照样封存，其余12张都已收下。"
    booth.frame.desk.notices.strip(words, "看是哪几张", lambda: None)


SCENES = (
    ("09-long-today", partial(_at, "today", "")),
    ("09-long-four-references", partial(_at, "four_references", "3")),
    ("09-long-check", _reworded),
    ("09-long-notice", _notice),
    ("09-long-documents", partial(_at, "documents", "")),
    ("09-long-evidence", partial(_at, "evidence", "3")),
)
