"""One box finds commands, problems and organizations, also by pinyin initials."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from domain.records import Issue, SourceDocument, Team
from domain.words import DocumentKind, IssueLevel
from gui.frame import Frame
from gui.initials import initials, matches

CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_search_box_finds_a_command_by_initials_and_enter_does_it(frame: Frame, qtbot: QtBot) -> None:
    qtbot.keyClick(frame, Qt.Key.Key_K, CTRL)
    assert frame.found.isVisible()
    qtbot.keyClicks(frame.top.search, "zdzj")
    assert [choice.text for choice in frame.found.choices()] == ["转到证据"]
    qtbot.keyClick(frame.top.search, Qt.Key.Key_Return)
    assert not frame.found.isVisible()
    assert frame.stage.place == "evidence"


def test_the_search_box_is_left_by_esc(frame: Frame, qtbot: QtBot) -> None:
    before = QApplication.focusWidget()
    frame.search()
    frame.top.search.setText("没有这样的东西")
    assert frame.found.choices() == []
    assert frame.found.nothing.isVisible()
    qtbot.keyClick(frame.top.search, Qt.Key.Key_Escape)
    assert not frame.found.isVisible()
    assert frame.top.search.text() == ""
    assert QApplication.focusWidget() is before


def test_ctrl_p_switches_the_organization(frame: Frame, qtbot: QtBot) -> None:
    qtbot.keyClick(frame, Qt.Key.Key_P, CTRL)
    qtbot.keyClicks(frame.switcher.field, "gxs")
    qtbot.keyClick(frame.switcher.field, Qt.Key.Key_Return)
    assert "供销社" in frame.top.organization.accessibleName()


def test_organizations_of_several_teams_are_told_apart_and_found_by_their_team(frame: Frame) -> None:
    store = frame.desk.store
    here, other = store.visits.all()
    with store.change("分组"):
        for visit, name in ((here, "县委第一巡察组"), (other, "县委第二巡察组")):
            store.teams.put(team := Team(name=name))
            store.visits.put(replace(visit, team_uid=team.uid))
    asked = frame.switcher._asked
    assert [(choice.text, choice.note) for choice in asked("第二巡察")][:1] == [("云栖县供销社党组", "县委第二巡察组")]
    assert [choice.note for choice in asked("xwdyxcz")] == ["当前", ""]


def test_initials_are_those_of_the_common_readings() -> None:
    assert initials("县水利局党组 2025") == "xsljdz2025"
    assert matches("slj", "县水利局党组")
    assert matches("水利", "县水利局党组")
    assert not matches("水务", "县水利局党组")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("cqs", "重庆市财政局"), ("zqs", "重庆市财政局"), ("cs", "长沙"), ("yq", "乐清"), ("xm", "厦门"),
        ("bz", "亳州"), ("yx", "蔚县"), ("hrcs", "濮阳华容长沙"), ("qz", "衢州"), ("lh", "漯河"), ("wc", "婺城"),
        ("sx", "单县"), ("la", "六安"),
        ("ozy", "区召燕"), ("wzy", "王喆䶮"), ("c q", "重庆"), ("d2x", "第2巡察组"),
    ],
)  # fmt: skip
def test_every_reading_of_a_character_finds_a_name_also_of_rare_ones(typed: str, name: str) -> None:
    assert matches(typed, name)
    assert not matches("xx" + typed, name)


def test_the_search_box_finds_problems_and_opens_them(frame: Frame, qtbot: QtBot) -> None:
    store, visit_uid = frame.desk.store, frame.desk.visit_uid
    opened: list[tuple[str, str]] = []
    frame.desk.go.connect(lambda place, argument: opened.append((place, argument)))
    document = SourceDocument(visit_uid=visit_uid, kind=DocumentKind.FEEDBACK_OPINION, name="反馈.docx", file_uid="")
    issue = Issue(
        visit_uid=visit_uid,
        document_uid=document.uid,
        level=IssueLevel.ISSUE,
        position=1,
        number="3",
        heading="农村饮水安全保障不到位",
    )
    with store.change("导入资料"):
        store.documents.put(document)
        store.issues.put(issue)
    frame.search()
    qtbot.keyClicks(frame.top.search, "ncys")
    assert [choice.text for choice in frame.found.choices()] == ["3 农村饮水安全保障不到位"]
    qtbot.keyClick(frame.top.search, Qt.Key.Key_Return)
    assert opened == [("four_references", issue.uid)]
