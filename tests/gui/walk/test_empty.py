"""Before anything is there the pages say what to do first; what comes and goes is followed."""

import pytest

from documents import visits
from domain.records import Issue
from domain.words import IssueLevel
from gui.frame import Frame
from gui.pages.findings.page import FindingsPage
from gui.pages.four_references.page import FourReferencesPage
from storage.store import Store


@pytest.fixture
def visit_uid(store: Store) -> str:
    """A visit that has taken in nothing."""
    return visits.begin(store, organization="云栖县供销社党组")


def test_without_feedback_the_walk_points_to_the_documents(frame: Frame, store: Store, visit_uid: str) -> None:
    frame.go("four_references", "")
    page = frame.stage.page
    assert isinstance(page, FourReferencesPage)
    assert page.empty.isVisible()
    assert page.count() == 0
    heard: list[str] = []
    page.desk.go.connect(lambda place, _argument: heard.append(place))
    page.empty.button.click()
    assert heard == ["documents"]
    with store.change("收下反馈意见"):
        common = {"visit_uid": visit_uid, "document_uid": "0" * 32, "level": IssueLevel.ISSUE}
        store.issues.put(Issue(position=1, number="1", heading="学习不深入", **common))
    assert page.regions.isVisible()
    assert page.subject.heading == "学习不深入"
    store.undo()
    assert page.empty.isVisible()


def test_without_findings_the_page_points_to_the_walk(frame: Frame, visit_uid: str) -> None:
    frame.go("findings", "")
    page = frame.stage.page
    assert isinstance(page, FindingsPage)
    assert page.empty.isVisible()
    assert page.commands()[0].enabled() is False
    page.empty.button.click()
    assert isinstance(frame.stage.page, FourReferencesPage)


def test_another_organization_shows_its_own(frame: Frame, store: Store, visit_uid: str) -> None:
    frame.go("four_references", "")
    other = visits.begin(store, organization="云栖县水利局党组")
    with store.change("收下反馈意见"):
        common = {"visit_uid": other, "document_uid": "0" * 32, "level": IssueLevel.ISSUE}
        store.issues.put(Issue(position=1, number="1", heading="学习不深入", **common))
    page = frame.stage.page
    assert isinstance(page, FourReferencesPage)
    assert page.empty.isVisible()
    page.desk.set_visit(other)
    assert page.regions.isVisible()
    assert page.subject.number == "1"
