"""The bar at the head: mark, organization, day, search, quick capture, lock, user. The same on every page."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QStyle, QStyleOptionButton

from gui import look
from gui.widgets import Chip, KeyButton, PlainLabel, Strip, set_tip
from gui.widgets.paint import elided, key_width, paint_icon, paint_key


class OrganizationButton(QPushButton):
    """The organization in view; pressing it opens the list of all."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._what, self._compact = "", "", False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(32)

    def show_names(self, name: str, what: str) -> None:
        """name in bold, what kind of visit behind it."""
        self._name, self._what = name, what
        self.setAccessibleName(f"被巡察单位：{name}")
        self.setAccessibleDescription("快捷键 Ctrl+P")
        set_tip(self, f"{name}　切换单位 Ctrl+P")
        self.updateGeometry()
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Narrow: the name only."""
        self._compact = compact
        self.setFixedHeight(28 if compact else 32)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        name = QFontMetrics(look.font("strong", 700)).horizontalAdvance(self._name)
        if self._compact:
            return QSize(min(name + 42, 190), 28)
        what = QFontMetrics(look.font("body")).horizontalAdvance(self._what)
        return QSize(max(200, min(name + what + 78, 420)), 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        middle, left, right = self.height() // 2, 10, self.width() - 26
        if not self._compact:
            paint_icon(painter, QRect(left, middle - 8, 16, 16), "organization", "text2")
            left += 25
        bold = look.font("strong", 700)
        painter.setFont(bold)
        painter.setPen(look.colour("text"))
        name = elided(self._name, bold, right - left)
        painter.drawText(QRect(left, 0, right - left, self.height()), int(Qt.AlignmentFlag.AlignVCenter), name)
        left += QFontMetrics(bold).horizontalAdvance(name) + 8
        if not self._compact and left < right - 20:
            plain = look.font("body")
            painter.setFont(plain)
            painter.setPen(look.colour("text2"))
            text = elided(self._what, plain, right - left)
            painter.drawText(QRect(left, 0, right - left, self.height()), int(Qt.AlignmentFlag.AlignVCenter), text)
        paint_icon(painter, QRect(self.width() - 25, middle - 8, 16, 16), "down", "text2")


class SearchBox(QLineEdit):
    """One box for everything; the key stands in it while it is empty."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._compact = False
        self.setTextMargins(24, 0, 52, 0)
        self.setAccessibleName("搜索问题、证据、文书、命令")
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """Narrow: icon and key only."""
        self._compact = compact
        self.setPlaceholderText("" if compact else "搜索问题、证据、文书、命令")
        self.setFixedHeight(28 if compact else 32)
        self.setMaximumWidth(150 if compact else look.measure("search"))
        self.setMinimumWidth(90 if compact else 200)

    def sizeHint(self) -> QSize:
        return QSize(150 if self._compact else look.measure("search"), self.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        paint_icon(painter, QRect(9, self.height() // 2 - 8, 16, 16), "search", "text2")
        if not self.text():
            width = key_width("Ctrl+K")
            left = 31 if self._compact and not self.hasFocus() else self.width() - width - 8
            paint_key(painter, QRect(left, 0, width, self.height()), "Ctrl+K", "text2")


class UserButton(QPushButton):
    """Who works here: first character in a square, name behind; pressing it opens what has no other place."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name, self._compact = name, False
        self.setProperty("flat", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"使用人：{name}，设置和其他")
        set_tip(self, "设置和其他")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """Narrow: the square only."""
        self._compact = compact
        self.setFixedHeight(28 if compact else 32)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        name = QFontMetrics(look.font("strong", 700)).horizontalAdvance(self._name)
        return QSize(46 if self._compact else 34 + min(name, 90) + 24, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.colour("line2") if look.theme() == "contrast" else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("nabg"))
        square = QRect(2, (self.height() - 24) // 2, 24, 24)
        painter.drawRoundedRect(QRectF(square).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(look.colour("text"))
        painter.setFont(look.font("body"))
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, self._name[:1])
        paint_icon(painter, QRect(self.width() - 18, self.height() // 2 - 8, 16, 16), "down", "text2")
        if self._compact:
            return
        bold = look.font("strong", 700)
        painter.setFont(bold)
        room = self.width() - 34 - 22
        box = QRect(32, 0, room, self.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), elided(self._name, bold, room))


class TopBar(Strip):
    """Built once for a workspace; the frame connects it."""

    def __init__(self, user: str) -> None:
        super().__init__(look.measure("top_bar"))
        self._days = ("", "")
        self._compact = False
        self.mark = PlainLabel("复诊", "mark")
        self.mark.setFixedWidth(look.measure("rail"))
        self.mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.organization = OrganizationButton()
        self.day = Chip("", "plain")
        self.search = SearchBox()
        self.capture = KeyButton("速记", "Ctrl+E", icon="camera")
        self.lock = KeyButton("锁定", "Ctrl+L", icon="lock")
        self.user = UserButton(user)
        self.row.setContentsMargins(0, 0, 12, 0)
        self.add(self.mark, self.organization, self.day)
        self.row.addStretch(1)
        self.add(self.search, self.capture, self.lock, self.user)
        for button in (self.capture, self.lock):
            button.setFixedHeight(32)

    def set_day(self, text: str, short: str) -> None:
        """第 8 天／共 15 天, or 8／15 where it is narrow; empty hides it."""
        self._days = (text, short)
        self._show_day()

    def set_compact(self, compact: bool) -> None:
        """Narrow: lower, shorter words, lock as an icon."""
        self._compact = compact
        self.setFixedHeight(look.measure("top_bar_compact" if compact else "top_bar"))
        self.mark.setFixedWidth(look.measure("rail_compact" if compact else "rail"))
        self.mark.set_type("mark_compact" if compact else "mark")
        self.row.setContentsMargins(0, 0, 8 if compact else 12, 0)
        self.row.setSpacing(6 if compact else 8)
        for part in (self.organization, self.search, self.user):
            part.set_compact(compact)
        self.capture.set_key("" if compact else "Ctrl+E")
        self.lock.set_compact(compact)
        for button in (self.capture, self.lock):
            button.setFixedHeight(28 if compact else 32)
        self._show_day()

    def _show_day(self) -> None:
        text = self._days[1 if self._compact else 0]
        self.day.set(text, "plain")
        self.day.setVisible(bool(text))
