"""资料: nothing is written before it is confirmed, then one step; originals open at the place."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from documents import visits
from documents.visits import begin
from domain.words import DocumentKind, Role
from gui.models.source_lines import column_letters, sheet_names
from gui.models.staging import KINDS
from gui.models.taken_documents import REFERENCES
from gui.page import BACK
from gui.pages.documents.grid_view import ROW
from gui.pages.documents.page import DocumentsPage
from gui.pages.documents.split_dialog import SplitDialog
from gui.widgets import veil
from tests.documents.sets_kit import SETS, papers
from tests.gui.frame.test_look import cut_off
from tests.gui.papers.conftest import Room


def test_preview_shows_what_was_understood_and_writes_nothing(empty: Room, sources: list[Path]) -> None:
    page = empty.open(DocumentsPage)
    before = empty.store.undo_label
    page.stage(sources)
    empty.settle()
    assert page.previewing
    assert [file.kind for file in page.preview.files] == list(REFERENCES)
    assert [file.summary for file in page.preview.files][:2] == ["12 项任务", "11 个问题，4 条建议"]
    assert page.preview.confirm.isEnabled()
    for width in (1290, 1017, 948):
        page.resize(width, 690)
        empty.settle()
        assert cut_off(page.preview) == []
    assert empty.store.documents.count() == empty.store.issues.count() == empty.store.stored_files.count() == 0
    assert empty.store.undo_label == before


def test_confirming_writes_everything_in_one_step_that_undo_takes_back(empty: Room, sources: list[Path]) -> None:
    page = empty.open(DocumentsPage)
    page.stage(sources)
    empty.settle()
    page.confirm()
    empty.settle()
    assert not page.previewing
    assert empty.store.documents.count(visit_uid=empty.visit_uid) == 6
    assert page.figures.text() == "收入 6 份，六种齐全"
    assert QApplication.focusWidget() is page.taken.list
    waiting = empty.store.contradictions.waiting(empty.visit_uid)
    assert empty.notices.said == [f"比对出 {waiting} 条疑点，等人逐条采纳或排除。"]
    assert empty.store.undo() == "收入 6 份资料"
    empty.settle()
    assert empty.store.documents.count() == empty.store.ledger_entries.count() == 0
    assert page.panes.currentWidget() is page.empty
    empty.store.redo()
    assert empty.store.documents.count() == 6


def test_cancelling_forgets_the_files(empty: Room, sources: list[Path]) -> None:
    page = empty.open(DocumentsPage)
    page.stage(sources[:2])
    empty.settle()
    page.escape()
    assert not page.previewing
    assert page.preview.files == []
    assert page.count() == 0
    assert empty.store.documents.count() == 0


def test_more_files_are_added_to_those_staged(empty: Room, sources: list[Path]) -> None:
    page = empty.open(DocumentsPage)
    page.stage(sources[:1])
    empty.settle()
    page.stage(sources[1:2])
    empty.settle()
    assert len(page.preview.files) == 2


def test_file_that_cannot_be_read_says_why_and_is_not_taken_in(
    empty: Room, sources: list[Path], tmp_path: Path
) -> None:
    broken = tmp_path / "<b>坏.docx"
    broken.write_bytes(sources[0].read_bytes()[:900])
    page = empty.open(DocumentsPage)
    page.stage([sources[1], broken])
    empty.settle()
    assert page.preview.file.path == broken
    assert page.preview.source.words.text().endswith("。")
    assert page.preview.source.words.textFormat() == Qt.TextFormat.PlainText
    page.confirm()
    empty.settle()
    assert [document.kind for document in empty.store.documents.all()] == [DocumentKind.FEEDBACK_OPINION]


def test_only_unreadable_files_cannot_be_confirmed(empty: Room, tmp_path: Path) -> None:
    (tmp_path / "空.docx").write_bytes(b"")
    page = empty.open(DocumentsPage)
    page.stage([tmp_path / "空.docx"])
    empty.settle()
    assert not page.preview.confirm.isEnabled()
    assert page.preview.confirm.accessibleDescription() == "没有可收的文件"


def test_folder_without_files_is_said_in_a_sentence(empty: Room, tmp_path: Path) -> None:
    page = empty.open(DocumentsPage)
    (tmp_path / "空").mkdir()
    page.stage([tmp_path / "空"])
    empty.settle()
    assert not page.previewing
    assert empty.notices.said == ["这里没有可读的文件，什么也没有写入，请另选文件。"]


def test_kind_can_be_corrected_by_hand(empty: Room, sources: list[Path]) -> None:
    page = empty.open(DocumentsPage)
    page.stage([sources[5]])
    empty.settle()
    page.preview._kind_chosen(KINDS.index(DocumentKind.RECTIFICATION_PLAN))
    empty.settle()
    assert page.preview.files[0].kind is DocumentKind.RECTIFICATION_PLAN
    assert page.preview.kind.currentText() == "整改方案"


def test_same_file_twice_is_said_when_it_is_chosen_and_left_out(empty: Room, sources: list[Path]) -> None:
    page = empty.open(DocumentsPage)
    page.stage([sources[0]])
    empty.settle()
    page.confirm()
    empty.settle()
    page.stage([sources[0]])
    empty.settle()
    (doubt,) = page.preview.file.doubts
    assert "已经作为" in doubt.reason
    assert sources[0].name in doubt.reason
    assert not page.preview.confirm.isEnabled()
    page.stage([sources[1]])
    empty.settle()
    page.confirm()
    empty.settle()
    assert empty.notices.said == []
    assert empty.store.documents.count() == 2


def test_papers_of_another_organization_are_said_first(empty: Room, tmp_path: Path) -> None:
    page = empty.open(DocumentsPage)
    page.stage(papers(SETS / "transport", tmp_path)[1:2])
    empty.settle()
    assert "市交通运输局党组" in page.preview.file.doubts[0].reason
    assert "请先核对" in page.preview.file.doubts[0].reason
    assert page.preview.file.ready


def test_cell_named_by_a_place_is_marked_in_the_grid(empty: Room, sources: list[Path]) -> None:
    page = empty.open(DocumentsPage)
    page.stage([sources[4]])
    empty.settle()
    source = page.preview.source
    item = page.preview.files[0].reading.items[2]
    assert source.go_to(item.deadline_place)
    sheet, _, cell = item.deadline_place.partition("!")
    assert source.sheet() == sheet
    assert cell == column_letters(source.grid.delegate.column) + str(
        source.grid.model().lines[source.grid.delegate.row].row
    )
    assert page.preview.cards.item_title.text() == f"{item.deadline_place} 将收为", "the first doubt has the keys"
    empty.settle()
    assert cut_off(page.preview.cards) == []
    assert not source.go_to("没有这张表!A1")
    other = next(name for name in sheet_names(source.reading) if name != sheet)
    source.show_sheet(other)
    heights = {source.grid.rowHeight(row) for row in range(source.grid.model().rowCount())}
    assert heights == {ROW}, "the next sheet has no row that is high for the one before"


def test_original_opens_at_the_place_and_esc_goes_back(sample_room: Room) -> None:
    page = sample_room.open(DocumentsPage)
    entry = sample_room.store.ledger_entries.all(visit_uid=sample_room.visit_uid)[2]
    page.show_argument(f"{entry.document_uid}|{entry.deadline_place}")
    sample_room.settle()
    grid = page.taken.source.grid
    assert grid.model().lines[grid.delegate.row].place == entry.place.rpartition("!")[0] + "!10"
    page.back.show()
    page.escape()
    assert sample_room.went == [(BACK, "")]


def test_paragraph_of_a_text_is_marked_and_an_unknown_place_is_said(sample_room: Room) -> None:
    page = sample_room.open(DocumentsPage)
    issue = sample_room.store.issues.all(visit_uid=sample_room.visit_uid, number="3")[0]
    page.show_argument(f"{issue.document_uid}|{issue.place}")
    sample_room.settle()
    paragraphs = page.taken.source.paragraphs
    assert "农村饮水" in paragraphs.model().lines[paragraphs.delegate.row].text
    page.show_argument(f"{issue.document_uid}|第999段")
    sample_room.settle()
    assert "第999段" in sample_room.notices.said[-1]


def test_commands_follow_what_is_in_view(empty: Room, sources: list[Path]) -> None:
    page = empty.open(DocumentsPage)
    by_id = {command.id: command for command in page.commands()}
    assert not by_id["documents.confirm"].enabled()
    page.stage([sources[0]])
    empty.settle()
    assert by_id["documents.confirm"].enabled()
    assert by_id["documents.escape"].enabled()
    page.set_compact(True)
    assert page.preview.panes.tabs.choice() == "doubts"
    page.set_compact(False)


def test_files_staged_for_one_organization_are_not_taken_in_for_another(empty: Room, sources: list[Path]) -> None:
    page = empty.open(DocumentsPage)
    page.stage(sources[:1])
    empty.settle()
    empty.desk.set_visit(begin(empty.store, organization="中共云栖县教育局党组"))
    page.refresh(None)
    assert not page.previewing
    assert page.preview.files == []


def shown(page: DocumentsPage) -> str:
    """Every text of the preview that a person or a screen reader gets."""
    tree, lines = page.preview.tree_model, page.preview.source.paragraphs.model()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    root = tree.index(0)
    cells = [tree.index(row, 0, root).data(role) for row in range(tree.rowCount(root)) for role in roles]
    cells += [lines.index(row, 0).data(role) for row in range(lines.rowCount()) for role in roles]
    return " ".join([*map(str, cells), *(label.text() for label in page.findChildren(QLabel) if label.isVisible())])


def test_whom_an_unconfirmed_file_names_is_covered_until_somebody_who_may_know_looks(
    room: Room, tmp_path: Path
) -> None:
    told = "书记专题会点人点事点问题清单\n一、点人\n1.副局长李庆山违规插手招标。\n二、点事\n2.水闸未决算。\n"
    (tmp_path / "点题.txt").write_text(told, encoding="utf-8")
    room.desk.knowing.changed.connect(lambda: page.refresh(None))
    page = room.open(DocumentsPage)
    page.stage([tmp_path / "点题.txt"])
    room.settle()
    page.preview.tree.go_to_place(0, page.preview.files[0].reading.items[0].place)
    assert "水闸未决算" in shown(page)
    assert "李庆山" not in shown(page)
    item = page.preview.files[0].reading.items[0]
    dialog = SplitDialog(item, page)
    room.qtbot.addWidget(dialog)
    assert "李庆山" not in dialog.edit.toPlainText()
    assert len(dialog.edit.toPlainText()) == len(item.heading)
    visits.describe(
        room.store,
        room.visit_uid,
        replace(
            visits.details(room.store, room.visit_uid), team="二组", members={Role.TEAM_LEADER: (room.store.author,)}
        ),
    )
    room.settle()
    room.desk.knowing.toggle()
    assert "李庆山" in shown(page)
    room.desk.knowing.toggle()
    assert "李庆山" not in shown(page)
    page.cancel()
    assert veil.covered("李庆山") == "李庆山", "nothing is kept of a file that was not taken in"
