"""Under the five answers: what each of two inspectors answered, and the way to a joint decision."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from gui.widgets import KeyButton, PlainLabel
from gui.widgets.boxes import vbox


class ComparedAnswers(QFrame):
    """Nothing is shown before both have answered."""

    joint_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.said = PlainLabel("", "caption", "text2", wrap=True)
        self.joint = KeyButton("共同决定", "J", small=True)
        self.joint.setAccessibleDescription("两人商定一个答案，写明理由")
        self.joint.clicked.connect(self.joint_wanted)
        vbox(self.said, self.joint, on=self, spacing=4)
        self.hide()

    def show_answers(self, said: str, differ: bool) -> None:
        """Who answered what; differ offers the joint decision."""
        self.said.setText(f"{said}；待共同决定。" if differ else f"{said}。")
        self.said.set_role("wait" if differ else "text2")
        self.joint.setVisible(differ)
        self.setVisible(bool(said))

    def ask(self) -> None:
        """The decision is under way."""
        self.said.setText("共同决定：选一个答案，写明理由，按回车；Esc 放弃。")
        self.joint.hide()
