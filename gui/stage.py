"""The pages of one workspace: built when first gone to or while the hands rest, told of changes when in view."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid

from domain.changes import Changes
from gui.desk import Desk
from gui.no_organization import NoOrganization
from gui.page import BACK, Page
from gui.places import Place
from gui.statusbar import StatusButton
from gui.widgets.enter import fell

_REST = 250  # ms of quiet between building two pages that nobody has asked for yet
_SOON = 60  # ms in which several changes are counted once

Begun = dict[str, tuple[object, str]]  # by place: what was begun there, and the sentence of what its loss would be


class Stage(QStackedWidget):
    """One page in view; the others keep where they were and are renewed when they come back."""

    shown = Signal(str)
    counted = Signal(str, int)

    def __init__(self, desk: Desk, places: Sequence[Place]) -> None:
        super().__init__()
        self.addWidget(QWidget())  # in view until the first page is gone to, not only built
        self._desk = desk
        self._places = {place.id: place for place in places}
        self._pages: dict[str, Page] = {}
        self._nowhere = NoOrganization(desk)
        self.addWidget(self._nowhere)
        self._stale: set[str] = set()
        self._came_from = ""
        self._begun: Begun = {}  # before a lock, for pages that are still to be built
        self._counting = QTimer(self, singleShot=True, interval=_SOON)
        self._counting.timeout.connect(self._count)
        self._building = QTimer(self, singleShot=True, interval=_REST)
        self._building.timeout.connect(self._build_next)
        desk.changed.connect(self.refresh)
        desk.visit_changed.connect(self._turn)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._catch)

    @property
    def page(self) -> Page | None:
        """The page in view."""
        widget = self.currentWidget()
        return widget if isinstance(widget, Page) else None

    @property
    def place(self) -> str:
        """Its place, "" before the first."""
        page = self.page
        if page is self._nowhere:
            return self._nowhere.wanted
        return next((place for place, each in self._pages.items() if each is page), "")

    def go(self, place: str, argument: str = "") -> None:
        """Bring a page into view, at a record if one is named."""
        back = place == BACK
        place = self._came_from if back else place
        if place not in self._places:
            return
        former, page = self.page, self._page_at(place)
        if former is not None and former is not page:
            former.flush()
            self._came_from = self.place
            if page.back is not None:
                page.back.setVisible(bool(argument))
        self._nowhere.wanted = place
        self.setCurrentWidget(page)
        if page is not self._nowhere and place in self._stale:
            self._stale.discard(place)
            page.refresh(None)
        if argument:
            page.show_argument(argument)
        self.shown.emit(place)
        if back and (held := page.focusWidget()) is not None and held.isVisible():
            held.setFocus()
        else:
            page.focus_work()
        self._counting.start()
        self._building.start()

    def refresh(self, changes: Changes | None) -> None:
        """Renew the page in view; the others when they come back."""
        here = self.place
        self._stale |= set(self._pages) - {here}
        if self.page is not None:
            self.page.refresh(changes)
        self._counting.start()

    def flush(self) -> None:
        """Save everything that is typed and not yet saved."""
        for page in self._pages.values():
            page.flush()

    def lay_down(self) -> Begun:
        """What was begun on the pages and is not in the store."""
        begun = {place: (page.lay_down(), page.unfinished()) for place, page in self._pages.items()}
        return self._begun | {place: (what, told) for place, (what, told) in begun.items() if what is not None}

    def take_up(self, begun: Begun) -> None:
        """What was laid down before the lock goes back to its pages."""
        self._begun = begun

    def set_compact(self, compact: bool) -> None:
        """Tell all pages how much room there is."""
        for page in self._pages.values():
            page.set_compact(compact)

    def pages(self) -> dict[str, Page]:
        """The pages built so far."""
        return dict(self._pages)

    def stop(self) -> None:
        """No more work from timers: the store is about to close."""
        self._counting.stop()
        self._building.stop()

    def _catch(self, old: QWidget | None, new: QWidget | None) -> None:
        """Keys that fall out of the page go back to its work: the next outside is the button that undoes the deed."""
        page = self.page
        if page is None or not page.isVisible() or old is None or new is None or self.isAncestorOf(new):
            return
        ours = fell(old) and isValid(old) and (page.isAncestorOf(old) or isinstance(old, StatusButton))
        if ours and new.window() is self.window():
            page.setFocus()  # where the work has nothing to give the keys to
            page.focus_work()

    def _turn(self, _visit_uid: str) -> None:
        if self.place and self.page is not self._page_at(self.place):
            self.go(self.place)
        self.refresh(None)

    def _page_at(self, place: str) -> Page:
        """Its page; without an organization what says how to come by one."""
        return self._built(place) if self._desk.visit_uid or self._places[place].common else self._nowhere

    def prepare(self, place: str) -> None:
        """Load and build a page that will be gone to; nothing comes into view."""
        self._built(place)

    def _built(self, place: str) -> Page:
        """The page, filled when it comes into view: building and filling one after the other would hold the keys."""
        if place not in self._pages:
            page = self._places[place].page_class()(self._desk)
            self._pages[place] = page
            if place in self._begun:
                page.take_up(self._begun.pop(place)[0])
            self._stale.add(place)
            self.addWidget(page)
            page.set_compact(self._desk.compact)
        return self._pages[place]

    def _build_next(self) -> None:
        waiting = [place for place in self._places if place not in self._pages]
        if waiting and not self._desk.tasks.busy and self._places[waiting[0]].load():
            self.prepare(waiting[0])
            self._counting.start()
        if waiting:
            self._building.start()

    def _count(self) -> None:
        for place, page in self._pages.items():
            self._desk.asking.ask(f"rail {place}", page.counting(), partial(self.counted.emit, place))
