"""基本情况: reached by key, from the list of organizations and from what a paper lacks; saved as one step."""

from datetime import date

from PySide6.QtCore import QDate

from documents import linting, visits
from documents.paper.model import Document, Form
from domain.rules import VISIT
from domain.words import Role
from gui.visit_details import VisitDetailsDialog
from gui.widgets import KeyButton
from gui.window import Window
from tests.gui.frame.test_dialogs import within


def fill(dialog: VisitDetailsDialog) -> None:
    dialog.team.edit.setText("中共云栖县委第二巡察组")
    dialog.starts.edit.setText("2025.3.10")
    dialog.ends.edit.setText("2025年3月底")
    dialog.interviews.edit.setText("11")
    dialog.roles[Role.TEAM_LEADER].edit.setText("沈砚")
    dialog.roles[Role.MEMBER].edit.setText("林溪、方遥 白苏")
    dialog.assessment.setPlainText("整改总体有力。")


def save(dialog: VisitDetailsDialog) -> None:
    dialog.save_button.click()


def test_what_is_written_is_saved_and_undone(open_window: Window) -> None:
    frame, desk = open_window.frame, open_window.desk

    def deed(dialog: VisitDetailsDialog) -> None:
        fill(dialog)
        save(dialog)

    within(VisitDetailsDialog, deed, lambda: frame.go(VISIT))
    told = visits.details(desk.store, desk.visit_uid)
    assert told.team == "中共云栖县委第二巡察组"
    assert told.ends_on == date(2025, 3, 31)
    assert told.members[Role.MEMBER] == ("林溪", "方遥", "白苏")
    assert (told.interviews, told.site_visits, told.assessment) == (11, None, "整改总体有力。")
    assert desk.store.undo() == "填写基本情况"
    assert visits.details(desk.store, desk.visit_uid).team == ""


def test_what_is_amiss_in_the_assessment_leads_to_it(open_window: Window) -> None:
    def deed(dialog: VisitDetailsDialog) -> None:
        assert dialog.focusWidget() is dialog.assessment
        dialog.reject()

    (gap,) = linting.gaps(Document(form=Form.PLAIN, title="件", author="组", blocks=()), [], "整改不力。", [])
    within(VisitDetailsDialog, deed, lambda: open_window.frame.go(gap.place, gap.argument))


def test_what_is_wrong_stands_beside_its_field_and_the_form_stays(open_window: Window) -> None:
    frame, desk = open_window.frame, open_window.desk

    def deed(dialog: VisitDetailsDialog) -> None:
        for field, wrong in (
            (dialog.starts, "春天"),
            (dialog.starts, "三月十日左右"),
            (dialog.starts, "2030.1.1"),
            (dialog.interviews, "若干"),
            (dialog.organization, " "),
            (dialog.organization, "云栖县供销社党组"),
        ):
            kept = field.edit.text()
            field.edit.setText(wrong)
            save(dialog)
            assert dialog.isVisible()
            shown = dialog.ends if wrong == "2030.1.1" else field
            assert not shown.error.isHidden()
            field.edit.setText(kept)
        dialog.roles[Role.LIAISON].edit.setText("白苏")
        save(dialog)
        assert dialog.isVisible()
        assert "巡察组全称" in dialog.team.error.text()

    within(VisitDetailsDialog, deed, lambda: frame.go(VISIT))
    assert desk.store.undo_label != "填写基本情况"


def test_the_list_of_organizations_and_the_palette_offer_it(open_window: Window) -> None:
    frame = open_window.frame
    frame.switch()
    choice = next(each for each in frame.switcher.chooser.choices() if each.text == "改基本情况")
    frame.switcher.chooser.dismiss()
    within(VisitDetailsDialog, lambda dialog: dialog.reject(), choice.run)
    command = next(each for each in frame.commands() if each.id == "visit")
    assert command.enabled()
    within(VisitDetailsDialog, lambda dialog: dialog.findChildren(KeyButton)[0].click(), command.run)


def test_a_team_the_workspace_knows_brings_its_people(open_window: Window) -> None:
    desk, frame = open_window.desk, open_window.frame
    team = "中共云栖县委第二巡察组"
    told = visits.details(desk.store, desk.visit_uid)
    people = {Role.TEAM_LEADER: ("沈砚",), Role.MEMBER: ("林溪",)}
    visits.describe(
        desk.store, desk.visit_uid, visits.Details(organization=told.organization, team=team, members=people)
    )
    other = next(uid for uid in desk.store.visits.uids() if uid != desk.visit_uid)
    desk.set_visit(other)

    def deed(dialog: VisitDetailsDialog) -> None:
        dialog.team.edit.setText(team)
        dialog.team.edit.editingFinished.emit()
        assert dialog.roles[Role.TEAM_LEADER].edit.text() == "沈砚"
        dialog.starts.edit.setText("今天")
        save(dialog)

    within(VisitDetailsDialog, deed, lambda: frame.go(VISIT))
    found = visits.details(desk.store, other)
    assert found.members[Role.MEMBER] == ("林溪",)
    assert found.starts_on == QDate.currentDate().toPython()
