"""知悉范围: names of the secretary's meeting are masked; only the leader may look."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from documents import visits
from domain.records import uid_of
from domain.words import NamedKind, Reference, Role
from gui.models import references
from gui.pages.four_references.page import FourReferencesPage
from storage.store import Store
from tests.gui.walk.conftest import Press

NAME = "李庆山"


@pytest.fixture
def named(page: FourReferencesPage, store: Store, visit_uid: str) -> FourReferencesPage:
    """A person was named; he is the subject in view."""
    uid = uid_of(visit_uid, "点4")
    matter = replace(
        store.named_matters.one(uid), named_kind=NamedKind.PERSON, heading=f"副局长{NAME}在水闸工程中违规插手招标"
    )
    with store.change("点人"):
        store.named_matters.put(matter)
    page.open_subject(uid)
    return page


def seen(page: FourReferencesPage) -> str:
    """Every word of the named matter on the page."""
    model = page.regions.subjects.model
    card = next(card for card in cards(page) if card.reference is Reference.NAMED_MATTERS)
    row = model.row_at(model.position_of(page.subject.uid))
    return "".join([page.regions.head.title.text(), row.heading, *(passage.quoted for passage in card.passages)])


def cards(page: FourReferencesPage) -> tuple[references.Card, ...]:
    fit = page.regions.subjects.model.knowing.fit
    return references.cards(page.desk.store, page.desk.visit_uid, page.subject, fit)


def lead(store: Store, visit_uid: str, leader: str) -> None:
    told = visits.details(store, visit_uid)
    others = tuple(name for name in ("林溪", "顾衡") if name != leader)
    members = {Role.TEAM_LEADER: (leader,), Role.MEMBER: others}
    visits.describe(store, visit_uid, replace(told, team="第二巡察组", members=members))


def test_a_name_is_masked_wherever_the_matter_is_shown(named: FourReferencesPage) -> None:
    assert NAME not in seen(named)
    assert seen(named).count("有关人员") == 3


def test_only_the_leader_shows_and_covers_it(
    named: FourReferencesPage, store: Store, visit_uid: str, press: Press
) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    lead(store, visit_uid, "顾衡")
    assert not named.regions.subjects.may_show_names()
    press("M", keys)
    assert NAME not in seen(named)
    lead(store, visit_uid, "林溪")
    press("M", keys)
    assert seen(named).count(NAME) == 3
    press("M", keys)
    assert NAME not in seen(named)
