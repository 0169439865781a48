"""The unlock page without its deeds: mark, card with list and form, foot; and how it fits a narrow window."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from domain.release import RELEASE
from gui import look
from gui.commands import Command
from gui.statusbar import TaskLine
from gui.unlock_forms import Form
from gui.unlock_list import WorkspaceList
from gui.widgets import KeyButton, PaneHead, PlainLabel, Rule, Strip
from gui.widgets.boxes import STRETCH, hbox, vbox
from gui.widgets.label import restyle
from gui.widgets.panes import ScrollPane

FOOT = {"settings": "设置", "sheet": "快捷键", "manual": "帮助", "about": f"版本 {RELEASE}"}


class UnlockShell(QWidget):
    """The list at the left, a stack of forms at the right; narrow: one of them at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._forms: list[Form] = []
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self.choose_button.clicked.connect(self._toggle_list)

    def _build(self) -> None:
        self.brand = PlainLabel("复诊", "brand")
        self.tagline = PlainLabel("巡视巡察整改“回头看”工作台", "tagline", "text2")
        # Both stand on one line, as letters do, not on the bottoms of their boxes.
        falls = (QFontMetrics(look.font(name)).descent() for name in ("brand", "tagline"))
        self.tagline.setContentsMargins(0, 0, 0, next(falls) - next(falls))
        self.card = QFrame()
        self.card.setProperty("card", True)
        self._rule = Rule(vertical=True)
        hbox(self._build_list(), self._rule, (self._build_forms(), 1), on=self.card, margins=1)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(20)
        self.choose_button = KeyButton("选择工作夹", icon="list")
        head.addWidget(self.brand)
        head.addWidget(self.tagline, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch(1)
        head.addWidget(self.choose_button)
        self.offline = PlainLabel("全部离线，不连接任何网络", "body", "text2")
        foot.addWidget(self.offline)
        foot.addStretch(1)
        self.task = TaskLine()
        self.task.hide()
        foot.addWidget(self.task)
        foot.addStretch(1)
        foot.setSpacing(16)
        self._foot = foot
        self._inner = QWidget()
        vbox(head, 14, self.card, 16, foot, on=self._inner)
        self._outer = vbox((self._inner, 0, Qt.AlignmentFlag.AlignHCenter), STRETCH, on=self)

    def _build_list(self) -> QWidget:
        self.left = QWidget()
        self.left.setFixedWidth(440)
        head = PaneHead("选择工作夹")
        self.figure = PlainLabel("", "caption")
        head.add(self.figure)
        self.list = WorkspaceList()
        self.first = PlainLabel("第一次使用：先打开示例练一遍，再新建工作夹。", "body", "text2", wrap=True)
        self.first.setContentsMargins(16, 8, 16, 4)
        foot = Strip(54, edge="none")
        foot.row.setContentsMargins(16, 0, 16, 0)
        self.new_button = KeyButton("新建工作夹", icon="plus")
        self.other_button = KeyButton("打开其他位置或备份", icon="folder")
        foot.add(self.new_button, self.other_button)
        foot.stretch()
        vbox(head, (self.list, 1), self.first, foot, on=self.left)
        return self.left

    def show_foot(self, commands: Sequence[Command]) -> None:
        """What can be done here beside opening: a word for those that have a place at the foot."""
        for command in commands:
            if command.id in FOOT:
                button = KeyButton(FOOT[command.id], command.shortcut, quiet=True)
                # Qt holds a method by a weak hand, and nobody else holds the command.
                button.clicked.connect(lambda _checked=False, command=command: command.start())
                self._foot.addWidget(button)

    def _build_forms(self) -> QWidget:
        self.forms = QStackedWidget()
        return self.forms

    def _add_form(self, form: Form) -> None:
        self._forms.append(form)
        page = QWidget()
        vbox((ScrollPane(form.title.text() or "口令", form, stop=False), 1), form.foot, on=page)
        self.forms.addWidget(page)

    def _toggle_list(self) -> None:
        self.left.setVisible(not self.left.isVisible())
        self.forms.setVisible(not self.left.isVisible())

    def _fit_panes(self) -> None:
        narrow = self.width() < look.measure("compact_below")
        for form in self._forms:
            form.setContentsMargins(*((16, 12, 16, 8) if narrow else (48, 32, 48, 8)))
            form.foot.setContentsMargins(*((16, 0, 16, 8) if narrow else (48, 0, 48, 12)))
            restyle(form.foot, "edge", "top" if narrow and form.foot.layout() else "")
        self.choose_button.setVisible(narrow)
        self._rule.setVisible(not narrow)
        self.left.setVisible(not narrow)
        self.forms.setVisible(True)

    def _fit_foot(self) -> None:
        """Narrow: what is under way takes the room of what can wait; its button says what it is."""
        narrow = self.width() < look.measure("compact_below")
        self.offline.setVisible(not narrow or self.task.isHidden())
        self.task.text.setVisible(not narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < look.measure("compact_below")
        self._fit_panes()
        self._fit_foot()
        self.tagline.setVisible(not narrow)
        self._inner.setFixedWidth(min(960, self.width() - 32))
        self.left.setFixedWidth(self.width() - 34 if narrow else 440)
        top = 8 if narrow else max(16, min(104, (self.height() - 584) // 2))
        self._outer.setContentsMargins(0, top, 0, 8)
        self.brand.set_type("mark" if narrow else "brand")
        self.card.setFixedHeight(max(240, min(468, self.height() - top - (104 if narrow else 130))))
