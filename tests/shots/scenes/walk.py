"""四对照: alarms, cards, checks, two inspectors, the checklists."""

from functools import partial
from typing import Any

from domain.words import Answer
from tests.shots import workspaces
from tests.shots.booth import Booth


def _at(number: str, booth: Booth) -> Any:
    return booth.go("four_references", number)


def _dismissing(booth: Booth) -> None:
    _at("4", booth)
    booth.press("dismiss_alarm")


def _failing(booth: Booth) -> None:
    page = _at("8", booth)
    page.deeds.answer(Answer.FAILS)
    page.regions.checks.card.reason.setPlainText("凭证、报告均为31.5万元，台账47.2万元，差15.7万元。")


def _blind(booth: Booth) -> None:
    page = _at("8", booth)
    page.deeds.flush()
    booth.press("blind")


def _together(booth: Booth) -> None:
    """Whoever judged second was of another mind."""
    page = booth.go("four_references", "3", name=workspaces.WAITING)
    store, checks = booth.frame.desk.store, page.regions.checks
    row = next(place for place, row in enumerate(checks.model.rows) if row.result.answer)
    store.author = store._writing.author = "方遥"
    booth.press("blind")
    checks.view.setCurrentIndex(checks.model.index(row))
    page.deeds.answer(Answer.NOT_APPLICABLE)
    checks.card.reason.setPlainText("本条不涉及资金，不适用。")
    page.deeds.flush()
    booth.press("blind")
    store.author = store._writing.author = "林溪"
    checks.view.setCurrentIndex(checks.model.index(row))


def _noting(booth: Booth) -> None:
    page = _at("3", booth)
    card = next(iter(page.regions.cards.cards.values()))
    card.note.setFocus()
    card.note.setText("以缴款书原件为准")


def _sheet(booth: Booth) -> None:
    _at("3", booth).regions.checks.open_checklists()


def _list(booth: Booth) -> None:
    page = _at("3", booth)
    if page.regions.compact:
        page.regions.head.list_wanted.emit()


def _checks_tab(booth: Booth) -> None:
    _at("3", booth).regions.show_checks()


SCENES = (
    ("03-four-references", partial(_at, "11")),
    ("03-four-references-named", partial(_at, "点4")),
    ("03-four-references-judged", partial(_at, "2")),
    ("03-four-references-dismissing", _dismissing),
    ("03-four-references-failing", _failing),
    ("03-four-references-noting", _noting),
    ("03-four-references-list", _list),
    ("03-four-references-checks", _checks_tab),
    ("03-four-references-blind", _blind),
    ("03-four-references-unblind", _blind),
    ("03-four-references-together", _together),
    ("03-checklists", _sheet),
    ("03-four-references-empty", lambda booth: booth.go("four_references", name=workspaces.FRESH)),
)
