"""The bottom strip: three focuses drawn from the answers, the account confirmed by hand, 形成问题."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from domain.words import AccountType, Answer, Focus
from gui.widgets import Chip, GlyphKind, KeyButton, PlainLabel, Rule, Segments, Strip, glyph_of
from gui.widgets.combo_box import ComboBox

HEIGHT, COMPACT_HEIGHT = 56, 40
SEGMENTS_FROM, SUGGESTION_FROM, FIGURES_FROM = 760, 960, 1140  # px of the strip
SHORT_FOCUS = {Focus.IMPLEMENTATION: "落实", Focus.EFFECT: "成效", Focus.RESPONSIBILITY: "责任"}
SHORT_ANSWERS = {
    Answer.CONFORMS: ("符合", "ok"),
    Answer.BASICALLY_CONFORMS: ("基本", "mid"),
    Answer.FAILS: ("不符", "bad"),
    Answer.NOT_APPLICABLE: ("不适用", "na"),
    Answer.NOT_CHECKED: ("未核", "wait"),
}


class ActionStrip(Strip):
    """Says what a person chose; what is suggested is never chosen by itself."""

    account_chosen = Signal(object)  # AccountType | None
    form_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(HEIGHT, "top2")
        self.focus_chips: dict[Focus, Chip] = {}
        for focus in Focus:
            chip = Chip("未核", "na", GlyphKind.EMPTY)
            self.add(PlainLabel(SHORT_FOCUS[focus], "strong"), chip)
            self.row.addSpacing(6)
            self.focus_chips[focus] = chip
        self.rule = Rule(vertical=True)
        self.rule.setFixedHeight(28)
        self.account_label = PlainLabel("账类", "strong")
        self.accounts = Segments([(account.identifier, str(account)) for account in AccountType], name="账类")
        self.accounts.chosen.connect(self._segment_chosen)
        self.account_box = ComboBox()
        self.account_box.setAccessibleName("账类")
        self.account_box.addItem("账类：未定", "")
        for account in AccountType:
            self.account_box.addItem(f"账类：{account}", account.identifier)
        self.account_box.activated.connect(self._box_chosen)
        self.suggestion = PlainLabel("", "caption")
        self.figures = PlainLabel("", "caption")
        self.form = KeyButton("形成问题", "Ctrl+Enter", primary=True)
        self.form.setFixedHeight(36)
        self.form.clicked.connect(self.form_wanted)
        self.add(self.rule, self.account_label, self.accounts, self.account_box, self.suggestion)
        self.stretch()
        self.add(self.figures, self.form)
        self.row.setSpacing(8)
        self.set_compact(False)

    def show_focuses(self, states: Mapping[Focus, Answer | None]) -> None:
        """What the answers say of each focus; None while nothing is answered."""
        for focus, chip in self.focus_chips.items():
            state = states.get(focus)
            word, role = SHORT_ANSWERS[state] if state else ("未核", "na")
            chip.set(word, role, glyph_of(state))
            chip.setAccessibleName(f"{focus}：{word}")

    def show_account(self, confirmed: AccountType | None, suggested: AccountType | None) -> None:
        """The account a person confirmed, and beside it what the program thinks."""
        self.accounts.choose(confirmed.identifier if confirmed else "")
        self.account_box.setCurrentIndex(self.account_box.findData(confirmed.identifier if confirmed else ""))
        if suggested is None:
            self.suggestion.setText("由人确认" if confirmed is None else "")
        else:
            self.suggestion.setText(f"程序建议“{suggested}”，由人确认")

    def show_figures(self, quotes: int, evidence: int, formed: bool) -> None:
        """What a finding would rest on; a subject that has one is opened instead."""
        self.figures.setText(f"已引 {quotes} 段原文、{evidence} 件证据")
        self.form.setText("打开问题" if formed else "形成问题")

    def set_compact(self, compact: bool) -> None:
        """In a narrow window the account is a list and second lines go."""
        self._compact = compact
        self.setFixedHeight(COMPACT_HEIGHT if compact else HEIGHT)
        self.form.setFixedHeight(30 if compact else 36)
        self.form.set_key("" if compact else "Ctrl+Enter")
        self._fit()

    def _fit(self) -> None:
        """Captions go first, then the four accounts become a list: no word is cut."""
        room = 0 if self._compact else self.width()
        for widget in (self.rule, self.account_label, self.accounts):
            widget.setVisible(room >= SEGMENTS_FROM)
        self.account_box.setVisible(room < SEGMENTS_FROM)
        self.suggestion.setVisible(room >= SUGGESTION_FROM)
        self.figures.setVisible(room >= FIGURES_FROM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _segment_chosen(self, identifier: str) -> None:
        self.account_chosen.emit(AccountType.named(identifier) if identifier else None)

    def _box_chosen(self, _index: int) -> None:
        self._segment_chosen(self.account_box.currentData())

    _compact = False
