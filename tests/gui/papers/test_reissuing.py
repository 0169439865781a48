"""Particulars on the paper, and what a paper issued again changed."""

import pytest

from domain.words import PaperKind
from gui.pages.papers.page import PapersPage
from gui.widgets import LinkButton
from tests.gui.papers.conftest import Room, words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of popups, where there is no desktop

KIND = PaperKind.FEEDBACK_LETTER


def test_particulars_are_filled_in_and_printed(sample_room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    from gui.pages.papers.particulars_form import ParticularsDialog

    page = sample_room.open(PapersPage)

    def fill_in(dialog: ParticularsDialog) -> bool:
        dialog.form.choose("document")
        dialog.fields["document_number"].edit.setText("云巡3号")
        dialog.fields["dated"].edit.setText("2025年4月2日")
        dialog.sealed.setChecked(True)
        dialog.show()
        dialog.save_button.click()
        assert dialog.fields["document_number"].error.text().startswith("发文字号应写成")
        dialog.fields["document_number"].edit.setText("云巡〔2025〕3号")
        dialog.save_button.click()
        return dialog.result() == 1

    monkeypatch.setattr(ParticularsDialog, "exec", fill_in)
    page.open_particulars()
    sample_room.settle()
    text = words_of(page.pages.pdf)
    assert "云巡〔2025〕3号" in text
    assert "2025年4月2日" in text
    assert sample_room.store.undo() == "改反馈意见的要素"


def test_issuing_again_shows_on_the_pages_what_changed(sample_room: Room) -> None:
    from gui.operations import findings

    page = sample_room.open(PapersPage)
    page.issue()
    sample_room.settle()
    finding = sample_room.store.findings.all(visit_uid=sample_room.visit_uid)[0]
    findings.write(sample_room.store, finding.uid, {"suggestion": "立即停用，限期拆除"})
    page.show_argument(KIND.identifier)
    sample_room.settle()
    changes = page.draft.made.changes
    assert "立即停用，限期拆除" in changes[0].after
    assert page.draft.made.marked != page.pages.pdf
    link = next(each for each in page.checks.area.widget().findChildren(LinkButton) if each.text().startswith("看第"))
    link.click()
    assert page.pages.page_label.text().startswith(f"第 {changes[0].place.page + 1}/")
    page.checks.marked.emit(False)
    assert "立即停用" in words_of(page.pages.pdf)
