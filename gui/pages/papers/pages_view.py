"""The very pages that go to the printer: a PDF in memory, shown page below page."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMargins, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QStackedWidget, QWidget

from documents.paper.marking import Place
from gui import look
from gui.widgets import Chip, IconButton, KeyButton, PaneHead, PlainLabel, set_tip
from gui.widgets.boxes import vbox
from gui.widgets.combo_box import ComboBox

WIDTH, WHOLE = "页宽", "整页"
NARROW = 600  # px
HELD = 100  # ms: the view draws its pages aside, and would be white until it has
MARGINS = QMargins(35, 16, 35, 16)


class Former(QWidget):
    """What was in view, held over the view until the pages that follow are drawn: typing does not make it flicker."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture = QPixmap()
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.setInterval(HELD)
        self._end.timeout.connect(self.hide)
        self.hide()

    def hold(self, viewport: QWidget) -> None:
        """Hold what this viewport shows; what is held already stays."""
        if self.isHidden():
            self._picture = viewport.grab()
        self.setGeometry(viewport.geometry())
        self.show()
        self.raise_()
        self._end.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).drawPixmap(0, 0, self._picture)


class Pages(QPdfView):
    """Our papers have no links: the search for one below the mouse would go on in a shorter paper that follows."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.ignore()


class PagesView(QWidget):
    """Shows bytes; a paper made anew keeps the page and place that were in view."""

    page_changed = Signal(int, int)  # page from 1, pages

    def __init__(self) -> None:
        super().__init__()
        self._deeds: list[tuple[KeyButton, str]] = []
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self._pdf = self._shown = b""  # a marked copy may be shown; what is printed never is one
        self.view = Pages(self)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        # A bar that comes and goes would, beside one page as high as the view, change its width without end.
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.view.setDocumentMargins(MARGINS)
        self.view.setPageSpacing(12)
        self.view.setDocument(self._document)
        self.view.setAccessibleName("文书的页")
        self._former = Former(self.view)
        self._wanted: Place | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._to_wanted)
        self.words = PlainLabel("", "body", "text2", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setContentsMargins(32, 32, 32, 32)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.words)
        vbox(self._build_head(), (self.stack, 1), on=self)
        self.view.pageNavigator().currentPageChanged.connect(self._tell_page)
        self.say("")

    def _build_head(self) -> PaneHead:
        self.head = head = PaneHead("", beside=True)
        head.row.setStretch(0, 0)
        head.title.setSizePolicy(self.sizePolicy())
        self.title = head.title
        self.state = Chip("", "na")
        self.before = IconButton("left", "上一页", "PgUp")
        self.page_label = PlainLabel("")
        self.after = IconButton("right", "下一页", "PgDn")
        self.zoom = ComboBox()
        self.zoom.addItems([WIDTH, WHOLE])
        self.zoom.setAccessibleName("显示大小")
        self.zoom.setFixedWidth(84)
        head.add(self.state)
        head.stretch()
        head.add(self.before, self.page_label, self.after, self.zoom)
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        self.zoom.activated.connect(self._zoom_chosen)
        return head

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow pane the head keeps its deeds: title and choice of size go first, then the words of buttons."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self.title.setVisible(not narrow)
        self.zoom.setVisible(not narrow or not self._deeds)
        for button, tip in self._deeds:
            button.set_compact(narrow)
            set_tip(button, f"{button.text()}：{tip}" if narrow else tip)

    def add_deed(self, button: KeyButton, tip: str) -> None:
        """A button in the head; it has an icon, which stands for it in a narrow pane."""
        self._deeds.append((button, tip))
        self.head.add(button)

    @property
    def pdf(self) -> bytes:
        """The pages as they would be printed, b"" for none."""
        return self._pdf

    @property
    def pages(self) -> int:
        return self._document.pageCount() if self._pdf else 0

    def say(self, text: str) -> None:
        """A sentence instead of pages."""
        self._pdf = self._shown = b""
        self.words.setText(text)
        self.stack.setCurrentWidget(self.words)
        self._tell_page()

    def show_pdf(self, pdf: bytes, *, same_paper: bool, marked: bytes = b"") -> None:
        """Show these pages, or the marked copy of them; the place in view stays when the same paper is made anew."""
        self._palette()
        self._pdf = pdf
        shown = marked or pdf
        if shown == self._shown:
            return
        place = self.view.verticalScrollBar().value() if same_paper else 0
        if same_paper and self._shown:
            self._former.hold(self.view.viewport())
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(shown))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._shown = shown
        self.stack.setCurrentWidget(self.view)
        self.view.verticalScrollBar().setValue(place)
        self._tell_page()

    def turn(self, step: int) -> None:
        """To the next or the former page."""
        self.jump(self.view.pageNavigator().currentPage() + step)

    def jump(self, page: int) -> None:
        """To the head of that page, from 0."""
        if 0 <= page < self.pages:
            self.view.pageNavigator().jump(page, QPointF(), 0)
            self.view.verticalScrollBar().setValue(self._top(page) - self.view.pageSpacing())

    def show_place(self, place: Place) -> None:
        """To these words; not only to the head of their page, which may be higher than the view."""
        self._wanted = place
        self.jump(place.page)
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    def _to_wanted(self) -> None:
        """When the view has its size, which it has not while another tab hides it."""
        place = self._wanted
        if place is None or not self.isVisible() or place.page >= self.pages:
            return
        self._wanted = None
        self.jump(place.page)
        height = self._height(place.page)
        depth = 1 - place.boxes[0].top / self._document.pagePointSize(place.page).height()
        if height > self.view.viewport().height():
            lower = round(depth * height) - self.view.viewport().height() // 3
            self.view.verticalScrollBar().setValue(self._top(place.page) + max(0, lower))

    def _top(self, page: int) -> int:
        """Where a page begins, in pixels."""
        above = sum(self._height(number) + self.view.pageSpacing() for number in range(page))
        return MARGINS.top() + above

    def _height(self, page: int) -> int:
        """Of a page as it is shown, in pixels."""
        size, room = self._document.pagePointSize(page), self.view.viewport().size()
        height = size.height() * (room.width() - MARGINS.left() - MARGINS.right()) / size.width()
        if self.view.zoomMode() == QPdfView.ZoomMode.FitInView:
            height = min(height, room.height() - self.view.pageSpacing())
        return round(height)

    def toggle_whole(self) -> None:
        """F11: 整页, and back."""
        self.zoom.setCurrentIndex(1 - self.zoom.currentIndex())
        self._zoom_chosen(self.zoom.currentIndex())

    def _zoom_chosen(self, index: int) -> None:
        """The page in view stays in view."""
        whole, page = self.zoom.itemText(index) == WHOLE, self.view.pageNavigator().currentPage()
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView if whole else QPdfView.ZoomMode.FitToWidth)
        self.jump(page)

    def _tell_page(self) -> None:
        page, pages = self.view.pageNavigator().currentPage() + 1, self.pages
        self.page_label.setText(f"第 {page}/{pages} 页" if pages else "")
        self.before.setEnabled(pages > 0 and page > 1)
        self.after.setEnabled(page < pages)
        self.zoom.setEnabled(pages > 0)
        self.page_changed.emit(page, pages)

    def _palette(self) -> None:
        """The ground behind the pages; a page itself stays white in every theme."""
        palette = self.view.palette()
        for role in (QPalette.ColorRole.Dark, QPalette.ColorRole.Window, QPalette.ColorRole.Base):
            palette.setColor(role, look.colour("desk"))
        self.view.setPalette(palette)
