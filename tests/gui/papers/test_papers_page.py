"""文书: the very pages, the gaps with their jumps, both files recorded when issued."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.logging import _QtMessageCapture
from pytestqt.qtbot import QtBot

from documents.linting import FIND
from documents.paper import pdf
from documents.paper.marking import INK
from documents.paper.model import Document, Form, Para, Title
from domain.words import FindingState, PaperKind
from gui.pages.papers.page import PapersPage
from gui.pages.papers.pages_view import PagesView
from gui.widgets import LinkButton, PlainLabel
from tests.gui.papers.conftest import Room, pages_of

MARK = QColor.fromRgbF(*INK).rgb()
ONE_PAGE = pdf.as_bytes(Document(form=Form.PLAIN, title="件", author="组", blocks=(Title(text="件"),)))


class Resized(QObject):
    """Counts how often a widget is given another size."""

    count = 0

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Resize
        return False


def test_draft_shows_the_pages_that_would_be_issued(sample_room: Room) -> None:
    page = sample_room.open(PapersPage)
    assert page.pages.title.text() == "反馈意见"
    assert page.pages.pages == pages_of(page.pages.pdf) > 1
    assert page.pages.page_label.text() == f"第 1/{page.pages.pages} 页"
    page.pages.turn(1)
    assert page.pages.page_label.text().startswith("第 2/")
    page.pages.toggle_whole()
    assert page.pages.zoom.currentText() == "整页"
    assert page.count() == len(PaperKind)


def test_words_low_on_a_page_are_brought_into_view_and_not_their_page_alone(sample_room: Room, qtbot: QtBot) -> None:
    page = sample_room.open(PapersPage)
    page.resize(1290, 640)

    def is_seen(number: int) -> bool:
        if not page.pages.page_label.text().startswith(f"第 {number}/"):
            return False
        image = page.pages.view.viewport().grab().toImage()
        return any(image.pixel(x, y) == MARK for x in range(0, image.width(), 5) for y in range(image.height()))

    for number, words in ((1, "四项参照逐一核查"), (3, "扛起整改主体责任")):
        page.jumps.here(f"{FIND}{words}")
        qtbot.waitUntil(partial(is_seen, number))
    page.pages.toggle_whole()
    qtbot.waitUntil(partial(is_seen, 3))
    page.pages.toggle_whole()
    page.resize(683, 300)
    page.panes.show_pane("checks")
    page.jumps.here(f"{FIND}四项参照逐一核查")
    qtbot.waitUntil(partial(is_seen, 1))


def test_home_goes_to_the_first_paper_past_the_head_of_its_group(sample_room: Room, qtbot: QtBot) -> None:
    page = sample_room.open(PapersPage)
    first = page.list.currentIndex()
    for back in (Qt.Key.Key_Home, Qt.Key.Key_PageUp):
        qtbot.keyClick(page.list, Qt.Key.Key_End)
        assert page.list.currentIndex() != first
        qtbot.keyClick(page.list, back)
        assert page.list.currentIndex() == first


def test_gaps_disable_issuing_with_the_reason_beside_it_and_jump(room: Room) -> None:
    page = room.open(PapersPage)
    assert not page.checks.issue_button.isEnabled()
    assert page.checks.issue_button.accessibleDescription().startswith("补齐 ")
    links = page.checks.area.widget().findChildren(LinkButton)
    next(link for link in links if link.text() == "去收入").click()
    assert room.went == [("documents", "")]
    page.issue()
    assert room.store.papers.count() == 0


def test_issuing_records_both_files_and_undo_takes_it_back(sample_room: Room, tmp_path: Path) -> None:
    page = sample_room.open(PapersPage)
    page.issue()
    sample_room.settle()
    (paper,) = sample_room.store.papers.all()
    assert paper.kind is PaperKind.FEEDBACK_LETTER
    assert sample_room.store.files.read(sample_room.store.stored_files.one(paper.pdf_uid)) == page.pages.pdf
    assert page.paper == paper
    assert page.checks.chip.text == "已出具"
    assert page.checks.issue_button.isHidden()
    page.out.export(".pdf", tmp_path / "out")
    sample_room.settle()
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".docx", ".pdf"]
    assert sample_room.store.undo() == "出具反馈意见"
    sample_room.settle()
    assert page.paper is None
    assert page.pages.state.text == "草稿，第 2 版", "what was printed of the first may be in somebody's hands"


def test_second_issue_is_the_second_version(sample_room: Room) -> None:
    page = sample_room.open(PapersPage)
    for _ in range(2):
        page.show_argument(PaperKind.ISSUE_LIST.identifier)
        sample_room.settle()
        page.issue()
        sample_room.settle()
    assert [paper.version for paper in sample_room.store.papers.all()] == [1, 2]
    titles = [row.title for row in page.rows.rows]
    drafts = ["反馈", "反馈意见", "问题清单", "反馈信", "工作建议书", "核实", "问题底稿", "事实确认单", "证据目录"]
    assert titles == [*drafts, "已出具", "问题清单 第 2 版", "问题清单 第 1 版"]


def test_draft_is_made_anew_when_a_finding_changes(sample_room: Room) -> None:
    from gui.operations import findings

    page = sample_room.open(PapersPage)
    before = page.pages.pdf
    finding = sample_room.store.findings.all(visit_uid=sample_room.visit_uid)[0]
    findings.write(sample_room.store, finding.uid, {"title": "泵房没有通水"})
    sample_room.settle()
    assert page.pages.pdf != before
    assert sample_room.store.findings.get(finding.uid).state is FindingState.DRAFT
    assert not page.checks.issue_button.isEnabled()


def test_drafts_are_exported_and_never_overwrite(sample_room: Room, tmp_path: Path) -> None:
    page = sample_room.open(PapersPage)
    for ending in (".docx", ".pdf", ".pdf"):
        page.out.export(ending, tmp_path)
        sample_room.settle()
    found = sorted(path.name for path in tmp_path.iterdir() if path.is_file())
    assert found == [
        "县水利局党组反馈意见（草稿2）.pdf",
        "县水利局党组反馈意见（草稿）.docx",
        "县水利局党组反馈意见（草稿）.pdf",
    ]
    assert sample_room.notices.said[0] == "已导出“县水利局党组反馈意见（草稿）.docx”"
    page.out.export(".pdf", tmp_path / "gone")
    sample_room.settle()
    assert "不在了" in sample_room.notices.said[-1]


def test_gaps_of_one_finding_stand_together(sample_room: Room) -> None:
    finding = sample_room.store.findings.all(visit_uid=sample_room.visit_uid)[0]
    with sample_room.store.change("退回"):
        sample_room.store.findings.put(replace(finding, state=FindingState.DRAFT, basis="", undertakers=()))
    page = sample_room.open(PapersPage)
    assert page.checks.chip.text == "还差 3 项"
    lines = [label.text() for label in page.checks.area.widget().findChildren(PlainLabel)]
    assert lines[0] == f"{finding.number}：定性依据还没有写；承办人不足2人，现有0人；还是“草稿”，没有定稿。"


def test_the_paper_of_one_finding_is_asked_for_alone(sample_room: Room) -> None:
    page = sample_room.open(PapersPage)
    first, *_others = sample_room.store.findings.all(visit_uid=sample_room.visit_uid)
    kind = PaperKind.WORKING_PAPER.identifier
    page.show_argument(kind)
    sample_room.settle()
    whole = page.pages.pages
    page.show_argument(f"{kind}|{first.uid}")
    sample_room.settle()
    assert page.pages.title.text() == f"问题底稿 {first.number}"
    assert page.pages.pages < whole
    button = page.deeds.buttons["看全部"]
    assert not button.isHidden()
    button.click()
    sample_room.settle()
    assert page.pages.pages == whole
    assert button.isHidden()


def test_remarks_on_one_finding_that_are_of_two_kinds_are_both_shown(sample_room: Room) -> None:
    finding = sample_room.store.findings.all(visit_uid=sample_room.visit_uid)[0]
    with sample_room.store.change("改"):
        told = replace(finding, facts="至今没有供水,群众有意见。", suggestion="限期供水,据实更正报告。")
        sample_room.store.findings.put(told)
    page = sample_room.open(PapersPage)
    lines = [label.text() for label in page.checks.area.widget().findChildren(PlainLabel)]
    assert sum("半角标点" in line for line in lines) == 2


@pytest.mark.parametrize("height", range(640, 700, 4))
def test_a_page_as_high_as_its_view_comes_to_rest(qtbot: QtBot, height: int) -> None:
    pages = PagesView()
    qtbot.addWidget(pages)
    pages.resize(480, height)
    pages.show()
    pages.show_pdf(ONE_PAGE, same_paper=False)
    qtbot.wait(20)
    resized = Resized()
    pages.view.viewport().installEventFilter(resized)
    qtbot.wait(20)
    assert resized.count == 0


def test_a_shorter_paper_may_follow_the_one_below_the_mouse(qtbot: QtBot, qtlog: _QtMessageCapture) -> None:
    blocks = (Title(text="件"), *(Para(text="的" * 600) for _ in range(4)))
    pages = PagesView()
    qtbot.addWidget(pages)
    pages.resize(500, 1600)  # the second page is in view
    pages.show()
    pages.show_pdf(pdf.as_bytes(Document(form=Form.PLAIN, title="件", author="组", blocks=blocks)), same_paper=False)
    qtbot.wait(20)
    qtbot.mouseClick(pages.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(250, 1000))
    pages.show_pdf(ONE_PAGE, same_paper=False)
    qtbot.wait(20)
    assert [record.message for record in qtlog.records if "page" in record.message] == []
