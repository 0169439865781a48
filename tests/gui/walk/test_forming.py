"""From alarm to finding in two actions, with both quotes in it; proof by drop; sources one click away."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from domain.words import FindingState, Reference
from gui.frame import Frame
from gui.models import references
from gui.pages.findings.page import FindingsPage
from gui.pages.four_references.page import FourReferencesPage
from gui.widgets.source_link import SourceLink
from storage.store import Store
from tests.dropping import drop
from tests.gui.walk.conftest import Press

CTRL = Qt.KeyboardModifier.ControlModifier


def test_two_keys_make_a_finding_with_both_quotes(
    page: FourReferencesPage, frame: Frame, press: Press, store: Store
) -> None:
    press("A")
    press("Return", CTRL)
    finding = store.findings.all()[0]
    quotes = store.finding_quotes.all(finding_uid=finding.uid)
    assert [quote.text for quote in quotes] == ["已完成", "基本完成"]
    assert "“已完成”〔1〕" in finding.facts
    assert finding.state is FindingState.DRAFT
    shown = frame.stage.page
    assert isinstance(shown, FindingsPage)
    assert shown.paper.form.facts.toPlainText() == finding.facts
    assert store.undo() == "形成问题"
    assert store.findings.count() == store.finding_quotes.count() == 0


def test_a_subject_with_a_finding_opens_it(page: FourReferencesPage, press: Press, store: Store, frame: Frame) -> None:
    press("A")
    press("Return", CTRL)
    frame.go("four_references", "")
    assert page.regions.strip.form.text() == "打开问题"
    press("Return", CTRL)
    assert store.findings.count() == 1


def test_what_a_finding_would_rest_on_is_told_before(page: FourReferencesPage, press: Press) -> None:
    assert page.regions.strip.figures.text() == "已引 0 段原文、0 件证据"
    press("A")
    assert page.regions.strip.figures.text() == "已引 2 段原文、0 件证据"


@pytest.mark.parametrize("where", ["field", "note", "cards"])
def test_a_dropped_file_becomes_proof_of_the_problem_in_view(
    page: FourReferencesPage, store: Store, qtbot: QtBot, tmp_path: Path, where: str
) -> None:
    """On the field for it, on the note, where Qt would write down where it lies, or anywhere else."""
    file = tmp_path / "缴款凭证.txt"
    file.write_text("31.5万元", "utf-8")
    card = page.regions.checks.card
    drop({"field": card.drop, "note": card.note.viewport(), "cards": page.regions.cards}[where], [file])
    assert card.note.toPlainText() == ""
    qtbot.waitUntil(lambda: store.evidence_links.count() == 2, timeout=15_000)
    qtbot.waitUntil(lambda: not page.desk.tasks.busy, timeout=15_000)
    check_uid = page.regions.checks.first_uid()
    assert {link.target_uid for link in store.evidence_links.all()} == {page.subject.uid, check_uid}
    assert page.regions.checks.card.drop.accessibleName().startswith("证据 1 件，本项 1")
    assert page.regions.strip.figures.text() == "已引 0 段原文、1 件证据"


def test_a_quote_opens_its_source_at_the_place(page: FourReferencesPage, qtbot: QtBot) -> None:
    card = page.regions.cards.cards[Reference.FEEDBACK]
    link = card.findChild(SourceLink)
    assert isinstance(link, SourceLink)
    with qtbot.waitSignal(page.desk.go) as asked:
        link.click()
    place, argument = asked.args
    assert place == "documents"
    assert argument.endswith("|第2段")


def test_differences_are_marked_in_the_cards(page: FourReferencesPage) -> None:
    assert page.subject is not None
    shown = references.cards(page.desk.store, page.desk.visit_uid, page.subject)
    marked = {passage.quoted[start:end] for card in shown for passage in card.passages for start, end in passage.marks}
    assert {"47.2万元", "31.5万元", "已完成", "基本完成"} <= marked


def test_what_is_missing_is_said_in_a_sentence(page: FourReferencesPage) -> None:
    assert page.subject is not None
    shown = references.cards(page.desk.store, page.desk.visit_uid, page.subject)
    assert shown[2].absent == ("没有对应的内容。",)
