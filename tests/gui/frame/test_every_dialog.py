"""Every dialog without a mouse: each control has a name, is reached by Tab, and shows that it has the keys."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QRadioButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

import gui
from documents.reading.result import ReadItem
from domain.words import PaperKind, PhraseKind
from gui.about import AboutDialog
from gui.change_passphrase import ChangePassphrase
from gui.crash_dialog import CrashDialog
from gui.desk import Desk
from gui.folders import FileToWrite
from gui.frame import Frame
from gui.manual import Manual
from gui.new_card import NewCardDialog
from gui.new_visit import NewVisitDialog
from gui.operations import phrases
from gui.pages.documents.rules_dialog import RulesDialog
from gui.pages.documents.split_dialog import SplitDialog
from gui.pages.exchange.destroy_dialog import DestroyDialog
from gui.pages.exchange.plan_dialog import PlanDialog
from gui.pages.exchange.rekey_dialog import RekeyDialog
from gui.pages.exchange.role_dialog import RoleDialog
from gui.pages.exchange.share_dialog import ShareDialog
from gui.pages.findings.phrase_sheet import PhraseSheet
from gui.pages.four_references.checklist_sheet import ChecklistSheet
from gui.pages.papers.particulars_form import ParticularsDialog
from gui.preferences import PreferencesDialog
from gui.printing import PrintDialog
from gui.sheet import ShortcutSheet
from gui.visit_details import VisitDetailsDialog
from gui.widgets.dialog import Dialog, NoticeDialog
from gui.widgets.forms import FormDialog
from gui.widgets.list_sheet import ListSheet
from gui.window import Window
from storage.members import RosterRole
from tests.gui.frame.test_accessible import SIZES, controls, ringed, unnamed

NONE = Qt.KeyboardModifier.NoModifier
GROUNDS = {Dialog, FormDialog, ListSheet}  # what dialogs are made of
SYSTEMS = {FileToWrite}  # drawn by the desktop, by Qt where it has none
ITEM = ReadItem(position=1, heading="饮水安全保障不到位", detail="3个村供水设施带病运行。12个村未检测水质。")
Made = Callable[[Desk, Window], QDialog]


def sheet_of_one(desk: Desk, window: Window) -> PhraseSheet:
    """With a wording, so that there is one to change."""
    phrases.keep(desk.store, PhraseKind.BASIS, "党组会议纪要须有表决记录。")
    return PhraseSheet(desk, PhraseKind.BASIS, window)


MADE: Mapping[type[QDialog], Made] = {
    AboutDialog: lambda _desk, window: AboutDialog(window),
    ChangePassphrase: ChangePassphrase,
    ChecklistSheet: ChecklistSheet,
    CrashDialog: lambda _desk, _window: CrashDialog("7F3A", Path("crash.log")),
    DestroyDialog: DestroyDialog,
    Manual: lambda _desk, window: Manual(window),
    NewCardDialog: NewCardDialog,
    NewVisitDialog: lambda desk, window: NewVisitDialog(desk, "县供销社", window),
    NoticeDialog: lambda _desk, window: NoticeDialog("撤销", "撤销这一步。", "别的不变。", ("取消", "撤销"), window),
    ParticularsDialog: lambda desk, window: ParticularsDialog(desk, PaperKind.FEEDBACK_LETTER, window),
    PhraseSheet: sheet_of_one,
    PlanDialog: PlanDialog,
    PreferencesDialog: lambda desk, window: PreferencesDialog(desk.settings, window),
    PrintDialog: lambda desk, window: PrintDialog(desk, "打印反馈意见", window, count=3),
    RekeyDialog: RekeyDialog,
    RoleDialog: lambda _desk, window: RoleDialog("沈青", RosterRole.MEMBER, window),
    RulesDialog: lambda _desk, window: RulesDialog(window),
    ShareDialog: lambda desk, window: ShareDialog(desk, ["沈青"], [], window),
    ShortcutSheet: lambda _desk, window: ShortcutSheet([("全部", window.frame.commands())], window),
    SplitDialog: lambda _desk, window: SplitDialog(ITEM, window),
    VisitDetailsDialog: VisitDetailsDialog,
}  # fmt: skip


@pytest.fixture(params=SIZES, ids=["wide", "narrow"])
def frame(request: pytest.FixtureRequest, open_sample: Callable[..., Frame]) -> Frame:
    """The frame over the sample, in a wide window and in a narrow one."""
    return open_sample(*request.param)


def known(kind: type[QDialog]) -> Iterator[type[QDialog]]:
    """All kinds of dialog that the loaded program has."""
    for each in kind.__subclasses__():
        if each.__module__.startswith("gui."):
            yield each
        yield from known(each)


def stops(root: QWidget) -> list[QWidget]:
    """What Tab goes through, pressed until it comes round."""
    found: list[QWidget] = []
    while (focused := QApplication.focusWidget()) is not None and focused not in found:
        found.append(focused)
        QApplication.sendEvent(focused, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, NONE))
    assert all(root.isAncestorOf(each) for each in found)
    return found


def wants_tab(widget: QWidget) -> bool:
    """Of radio buttons that exclude each other Tab takes one, the arrows the others."""
    by_tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return by_tab and widget.isEnabled() and not (isinstance(widget, QRadioButton) and not widget.isChecked())


def area_of(widget: QWidget) -> QWidget | None:
    """The area it is scrolled in."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def goes_back(first: QWidget, second: QWidget) -> bool:
    """Whether second stands above first in the same column; what is scrolled stands where its area stands."""
    scrolled = area_of(first), area_of(second)
    if scrolled[0] is not scrolled[1]:
        first, second = scrolled[0] or first, scrolled[1] or second
    a, b = (each.rect().translated(each.mapTo(each.window(), QPoint(0, 0))) for each in (first, second))
    return b.bottom() < a.top() and b.left() <= a.right() and a.left() <= b.right()


def test_no_dialog_is_forgotten_here() -> None:
    for module in pkgutil.walk_packages(gui.__path__, "gui."):
        importlib.import_module(module.name)
    assert set(known(QDialog)) - GROUNDS - SYSTEMS == set(MADE)


def faults(root: QWidget, qtbot: QtBot) -> Iterator[str]:
    """What keeps one from working it by keys and by ear."""
    yield from (f"no name: {each}" for each in unnamed(root))
    gone = stops(root)
    owed = [each for each in controls(root) if wants_tab(each) and each not in gone and each.focusProxy() not in gone]
    yield from (f"not reached: {named(each)}" for each in owed)
    back = [f"goes back after: {named(first)}" for first, second in pairwise(gone) if goes_back(first, second)]
    yield from back if len(back) > 1 else []  # once round
    for each in gone:
        each.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.wait(1)
        if not ringed(each):
            yield f"no ring: {named(each)}"
    if not gone:
        yield "the keys are nowhere"


def named(widget: QWidget) -> str:
    """As it is told of."""
    return f"{type(widget).__name__} {widget.accessibleName()}"


def test_every_dialog_is_worked_by_keys_alone(frame: Frame, qtbot: QtBot) -> None:
    window = frame.window()
    assert isinstance(window, Window)
    found = {}
    for kind, make in MADE.items():
        dialog = make(frame.desk, window)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(lambda dialog=dialog: QApplication.activeWindow() is dialog)
        found[kind.__name__] = list(faults(dialog, qtbot))
        if dialog.height() > window.height():
            found[kind.__name__].append(f"{dialog.height()} px high")
        qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Escape)
        if dialog.isVisible():
            found[kind.__name__].append("Esc does not close it")
        dialog.hide()
        dialog.deleteLater()
    assert {name: told for name, told in found.items() if told} == {}


def test_nothing_scrolls_within_what_scrolls(frame: Frame, qtbot: QtBot) -> None:
    window = frame.window()
    assert isinstance(window, Window)
    window.resize(683, 384)
    found = []
    for kind, make in MADE.items():
        dialog = make(frame.desk, window)
        with qtbot.waitExposed(dialog):
            dialog.show()
        for outer in dialog.findChildren(QScrollArea):
            lists = outer.findChildren(QAbstractItemView)
            inner = [each for each in (*lists, *outer.findChildren(QScrollArea)) if each.isVisible()]
            if outer.verticalScrollBar().maximum() and inner:
                found.append(f"{kind.__name__}: {', '.join(map(named, inner))}")
        dialog.hide()
        dialog.deleteLater()
    assert found == []


def test_the_door_is_opened_by_keys_alone(window: Window, qtbot: QtBot) -> None:
    unlock = window.unlock
    for show in (unlock.begin_new, lambda: unlock._show(unlock.recover_form), unlock.renew):
        show()
        assert list(faults(unlock, qtbot)) == []
