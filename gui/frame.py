"""The frame of an unlocked workspace: top bar, rail, pages, strip, status bar, and the commands of all of them."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from domain.changes import Changes
from domain.rules import VISIT
from gui import look, undoing
from gui.chooser import Chooser
from gui.commands import Command, Keys
from gui.desk import Desk
from gui.find import Finder
from gui.keeping import Keeping
from gui.notices import Strip as Notice
from gui.places import Place
from gui.rail import Rail
from gui.sheet import ShortcutSheet
from gui.stage import Stage
from gui.statusbar import StatusBar
from gui.strip import NoticeStrip
from gui.switcher import Switcher
from gui.topbar import TopBar
from gui.user_menu import user_menu
from gui.widgets.boxes import hbox, vbox

SECOND_KEYS = {"F1": "Shift+F1"}  # on 四对照 F1 answers a check


class Frame(QWidget):
    """Built when a workspace is unlocked, gone when it is locked: nothing of it stays on the screen or in widgets."""

    lock_asked = Signal()

    def __init__(self, desk: Desk, places: list[Place], more: list[Command]) -> None:
        super().__init__()
        self.desk = desk
        self._places = places
        self._more = more
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._connect()
        self.renew_organization()
        self.renew_undo()
        self._keys.bind(self.commands())  # the first page is still to come
        self.keeping.begin()

    def _build(self) -> None:
        # Made first: Tab goes in a circle, so it comes to the status line after any page, also one made later.
        self.status = StatusBar()
        self.status.setParent(self)
        self.top = TopBar(self.desk.store.author)
        self.rail = Rail(self._places)
        self.strip = NoticeStrip()
        self.stage = Stage(self.desk, self._places)
        content = vbox(self.strip, (self.stage, 1))
        middle = hbox(self.rail, (content, 1))
        vbox(self.top, (middle, 1), self.status, on=self)
        self.finder = Finder(self.desk, self.commands, [place.id for place in self._places])
        self.found = Chooser(self, self.top.search, self.finder.asked, "没有找到。换一个词，或只输入拼音首字母。")
        self.switcher = Switcher(self.desk, self)
        self.keeping = Keeping(self.desk)
        self._keys = Keys(self)
        self._field_undo = undoing.FieldUndo(self)

    def _connect(self) -> None:
        desk = self.desk
        desk.go.connect(self.go)
        desk.lock_asked.connect(self.lock_asked)
        desk.changed.connect(self._changed)
        desk.knowing.changed.connect(self._show_anew)
        desk.visit_changed.connect(self._turned)
        desk.tasks.changed.connect(self._show_task)
        desk.notices.told.connect(self.status.tell)
        desk.notices.strip_changed.connect(self._show_notice)
        self.rail.chosen.connect(self.go)
        self.stage.shown.connect(self._arrived)
        self.stage.counted.connect(self._counted)
        self.top.search.opened.connect(self._open_search)
        self.found.closed.connect(self._close_search)
        self.top.organization.clicked.connect(self.switch)
        self.top.capture.clicked.connect(self.capture)
        self.top.lock.clicked.connect(self.lock_asked)
        self.top.user.clicked.connect(self.show_menu)
        self.keeping.backed_up.connect(self.status.show_backup)
        self.keeping.waiting.connect(self.status.show_conflicts)
        self.status.undo.connect(self.undo)
        self.status.cancel.connect(desk.tasks.cancel_all)

    # What can be done

    def frame_commands(self) -> list[Command]:
        """The commands that hold on every page."""
        store = self.desk.store
        why_not = self.desk.knowing.why_not_show()
        names = f"显示或遮盖点到的姓名（{why_not}）" if why_not else "显示或遮盖点到的姓名"
        goto = [
            Command(f"go_{place.id}", f"转到{place.name}", place.id, f"Ctrl+{place.key}", partial(self.go, place.id))
            for place in self._places
        ]
        return [
            Command("search", "搜索问题、证据、文书、命令", "search", "Ctrl+K", self.search),
            Command("switch", "切换单位", "organization", "Ctrl+P", self.switch),
            Command("visit", "基本情况", "edit", "Ctrl+I", self.describe_visit, lambda: bool(self.desk.visit_uid)),
            Command("undo", "撤销", "undo", "Ctrl+Z", self.undo, lambda: bool(store.undo_label)),
            Command("redo", "重做", "redo", "Ctrl+Shift+Z", self.redo, lambda: bool(store.redo_label)),
            Command("names", names, "eye", "Ctrl+Shift+M", self.toggle_names, self.desk.knowing.may_show),
            Command("lock", "锁定", "lock", "Ctrl+L", self.lock_asked.emit),
            Command("sheet", "快捷键一览", "keyboard", "Ctrl+/", self.show_sheet),
            Command("manual", "使用手册", "info", "F1", self.show_manual),
            *goto,
            *self._more,
        ]

    def commands(self) -> list[Command]:
        """All that can be given now: those of the page first, whose keys win."""
        page = self.stage.page.commands() if self.stage.page else []
        return page + self._giving_way(page)

    def _giving_way(self, page: list[Command]) -> list[Command]:
        """The commands of the frame; one whose key the page has taken has its second key, or is found by its name."""
        taken = {command.shortcut for command in page if command.shortcut}
        return [
            replace(command, shortcut=SECOND_KEYS.get(command.shortcut, "")) if command.shortcut in taken else command
            for command in self.frame_commands()
        ]

    def go(self, place: str, argument: str = "") -> None:
        """Turn to a page, or open the form of the visit over the page in view."""
        if place == VISIT:
            self.describe_visit(argument)
        else:
            self.stage.go(place, argument)

    def describe_visit(self, argument: str = "") -> None:
        """基本情况 of the visit in view, at the field of an argument."""
        from gui.visit_details import VisitDetailsDialog  # noqa: PLC0415 - seldom needed

        if self.desk.visit_uid:
            self.stage.flush()
            dialog = VisitDetailsDialog(self.desk, self.window(), argument)
            dialog.exec()
            dialog.deleteLater()

    def search(self) -> None:
        """Put the keys into the search box."""
        self.top.search.setFocus()
        self.top.search.selectAll()
        self._open_search()

    def switch(self) -> None:
        """Open the list of organizations."""
        self.switcher.open_under(self.top.organization)

    def capture(self) -> None:
        """Quick capture: what the page in view does with Ctrl+E, else the page of evidence."""
        if not self._page_capture() and "evidence" in self.rail.items:
            self.go("evidence")
            self._page_capture()

    def _page_capture(self) -> bool:
        page = self.stage.page
        deed = next((each for each in page.commands() if each.shortcut == "Ctrl+E"), None) if page else None
        return deed.start() if deed else False

    def undo(self) -> None:
        """Take the last deed back."""
        self.stage.flush()
        undoing.undo(self.desk)

    def redo(self) -> None:
        """Do it again."""
        undoing.redo(self.desk)

    def toggle_names(self) -> None:
        """Whoever may know looks at the covered names, or covers them again."""
        self.stage.flush()
        self.desk.knowing.toggle()

    def show_sheet(self) -> None:
        """All commands with their keys."""
        page = self.stage.page
        place = next((each.name for each in self._places if page and each.id == page.place), "本页")
        own = page.commands() if page else []
        groups = [(place, own), ("任何页面", self._giving_way(own))]
        sheet = ShortcutSheet(groups, self)
        sheet.exec()
        sheet.deleteLater()

    def show_menu(self) -> None:
        """What has no place of its own in the frame, below the name of the user."""
        button = self.top.user
        menu = user_menu(button, self._giving_way(self.stage.page.commands() if self.stage.page else []))
        menu.popup(button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height())))

    def show_manual(self) -> None:
        """The chapter of the page in view."""
        from gui.manual import Manual  # noqa: PLC0415 - seldom needed

        Manual(self).open_at(self.stage.page.place if self.stage.page else "")

    # What is shown

    def renew_organization(self) -> None:
        """Name and day of the visit in view."""
        organization, visit = self.desk.organization, self.desk.visit
        name = (organization.short_name or organization.name) if organization else "选择单位"
        self.top.organization.show_names(name, "整改“回头看”")
        if visit and visit.starts_on and visit.ends_on:
            total = (visit.ends_on - visit.starts_on).days + 1
            day = (date.today() - visit.starts_on).days + 1  # noqa: DTZ011 - the wall of the room they sit in
            inside = 1 <= day <= total
            days = "至".join(f"{d.month}月{d.day}日" for d in dict.fromkeys((visit.starts_on, visit.ends_on)))
            self.top.set_day(f"第 {day} 天／共 {total} 天" if inside else days, f"{day}／{total}" if inside else "")
        else:
            self.top.set_day("", "")

    def renew_undo(self) -> None:
        """What Ctrl+Z would undo."""
        self.status.show_saved(self.desk.saved_at)
        self.status.show_undo(self.desk.knowing.outside(self.desk.store.undo_label or ""))

    def _changed(self, changes: Changes) -> None:
        self.renew_undo()
        if changes.touch("organization", "look_back_visit"):
            self.renew_organization()

    def _show_anew(self) -> None:
        """Everything that is shown, as it may be read now."""
        self.renew_undo()
        self.stage.refresh(None)

    def _turned(self, _visit_uid: str) -> None:
        self.renew_organization()
        self.desk.notices.clear_strip()

    def _arrived(self, place: str) -> None:
        self.rail.set_current(place)
        self.strip.show_notice(None)
        self._keys.bind(self.commands())
        self.top.capture.setVisible(bool(self._can_capture()))

    def _can_capture(self) -> bool:
        page = self.stage.page
        own = any(command.shortcut == "Ctrl+E" for command in page.commands()) if page else False
        return own or "evidence" in self.rail.items

    def _counted(self, place: str, count: int) -> None:
        self.rail.items[place].set_count(count)

    def _show_notice(self, notice: Notice | None) -> None:
        self.strip.show_notice(notice)

    def _show_task(self) -> None:
        self.status.show_task(self.desk.tasks.current)

    def _open_search(self) -> None:
        if not self.found.isVisible():
            self.found.open_under(self.top.search, 420)

    def _close_search(self) -> None:
        self.top.search.clear()
        if self.top.search.hasFocus() and self.stage.page:
            (self.stage.page.focusWidget() or self.stage.page).setFocus()  # back to what had the keys

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = self.width() < look.measure("compact_below")
        self.top.set_compact(compact)
        self.rail.set_measures(compact, low=self.height() < look.measure("low_below"))
        self.status.set_compact(compact)
        self.desk.set_compact(compact)
        self.stage.set_compact(compact)
