"""The strip above the page for what needs a person: one sentence, one button, and a way to put it away."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from gui.notices import Strip as Notice
from gui.widgets import IconButton, IconPicture, KeyButton, PlainLabel, Strip, set_tip

HEIGHT, MOST = 36, 96  # px: one line, and what a sentence with long names may take
EDGES = 12


class NoticeStrip(Strip):
    """Hidden until there is something to answer; a new notice takes the place of the former."""

    def __init__(self) -> None:
        super().__init__(HEIGHT, ground="waitbg")
        self._notice: Notice | None = None
        self.icon = IconPicture("warn", 16, "wait")
        self.text = PlainLabel("", "body", "text", wrap=True)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.button = KeyButton("处理", small=True)
        self.close_button = IconButton("close", "收起这条提示")
        self.add(self.icon)
        self.row.addWidget(self.text, 1)
        self.add(self.button, self.close_button)
        self.button.clicked.connect(self._answer)
        self.close_button.clicked.connect(self._put_away)
        self.hide()

    def show_notice(self, notice: Notice | None) -> None:
        """Show a notice, or none."""
        self._notice = notice
        self.setVisible(notice is not None)
        if notice is not None:
            self.text.setText(notice.text)
            self.button.setText(notice.action)
            self.button.setVisible(bool(notice.action and notice.run))
            self._fit()

    def _fit(self) -> None:
        """As high as the sentence."""
        self.row.activate()
        wanted = self.text.heightForWidth(self.text.width()) + EDGES
        set_tip(self.text, self.text.text() if wanted > MOST else "")
        self.setFixedHeight(max(HEIGHT, min(MOST, wanted)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _answer(self) -> None:
        notice = self._notice
        self.show_notice(None)
        if notice and notice.run:
            notice.run()

    def _put_away(self) -> None:
        self.show_notice(None)
