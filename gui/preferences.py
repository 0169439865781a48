"""Settings of this computer (Ctrl+,): theme, scale, minutes until it locks itself."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QSpinBox, QWidget

from gui import look
from gui.widgets import Segments
from gui.widgets.combo_box import ComboBox
from gui.widgets.dialog import Dialog
from gui.widgets.field_box import FieldBox

if TYPE_CHECKING:
    from storage.settings import Settings

SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)


class PreferencesDialog(Dialog):
    """Theme at once, scale at the next start, minutes at once; Esc puts the theme back."""

    def __init__(self, settings: "Settings", parent: QWidget | None = None) -> None:
        super().__init__("设置", parent)
        self._settings = settings
        self._former = look.theme()
        self.theme = Segments(list(look.THEMES.items()), name="外观")
        self.theme.choose(look.theme())
        self.theme.chosen.connect(self._show_theme)
        self.scale = ComboBox()
        for scale in SCALES:
            self.scale.addItem(f"{round(scale * 100)}%", scale)
        self.scale.setCurrentIndex(max(0, self.scale.findData(settings.scale)))
        self.minutes = QSpinBox()
        self.minutes.setRange(1, 15)
        self.minutes.lineEdit().setTextMargins(6, 0, 0, 0)
        self.minutes.setSuffix(" 分钟没有操作")
        self.minutes.setValue(settings.idle_minutes)
        for label, field in (("外观", self.theme), ("字号与界面大小", self.scale), ("自动锁定", self.minutes)):
            self.body.addWidget(FieldBox(label, field))
        self.say("字号与界面大小下次打开时生效，其他马上生效；都只存在这台电脑上。", "text2")
        self.add_buttons(("取消", "保存"))

    def accept(self) -> None:
        """Save."""
        if self.pressed == 1:
            self._settings.theme = look.theme()
            self._settings.scale = self.scale.currentData()
            self._settings.idle_minutes = self.minutes.value()
            self._settings.save()
            super().accept()
        else:
            self.reject()

    def reject(self) -> None:
        """Put the theme back."""
        self._show_theme(self._former)
        super().reject()

    def _show_theme(self, theme: str) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication) and theme != look.theme():
            look.apply(app, theme)
