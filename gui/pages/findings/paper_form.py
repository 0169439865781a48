"""The form of one working paper: what is typed is saved by itself, what is owed stands beside its field."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from domain.records import Finding
from domain.words import AccountType, FindingState, Focus
from gui.operations.findings import BETTER
from gui.pages.findings.facts_edit import FactsEdit
from gui.pages.findings.phrase_picker import KINDS
from gui.widgets import LinkButton, Segments, set_tip
from gui.widgets.boxes import STRETCH, hbox, vbox
from gui.widgets.field_box import FieldBox
from gui.widgets.kept_text import KeptLine
from gui.widgets.panes import ScrollPane
from gui.widgets.reason_edit import ReasonEdit
from gui.widgets.saving import SaveSoon
from gui.widgets.tab_order import chain
from gui.widgets.toggles import Toggles

SHORT_FOCUS = {Focus.IMPLEMENTATION: "落实", Focus.EFFECT: "成效", Focus.RESPONSIBILITY: "责任"}
Value = str | tuple[str, ...]


class PaperForm(ScrollPane):
    """written carries the fields that changed; whoever keeps the record saves them."""

    written = Signal(object)  # Mapping[str, Value]
    account_chosen = Signal(object)  # AccountType | None
    focus_toggled = Signal(object)  # Focus
    cited = Signal(str)
    phrases_wanted = Signal(str)  # name of the field

    def __init__(self) -> None:
        super().__init__("问题底稿", stop=False)
        self._saved: dict[str, str] = {}
        self._timer = SaveSoon(self)
        self._timer.timeout.connect(self.flush)
        self._build_fields()
        self._build_layout()

    def _build_fields(self) -> None:
        self.title = ReasonEdit("一句话写明问题", most=3, prose=True)
        self.facts = FactsEdit()
        self.basis = ReasonEdit("违反的规定、文号、条款", most=4, prose=True)
        self.cause = ReasonEdit("为什么会这样", least=2, most=8, prose=True)
        self.suggestion = ReasonEdit("谁办、办什么、何时办好", least=2, most=8, prose=True)
        self.responsible, self.undertakers, self.communication = KeptLine(), KeptLine(), KeptLine()
        self.undertakers.setPlaceholderText("两人以上，用顿号隔开")
        self.communication.setPlaceholderText("何时、与谁、对方意见")
        self.editors: dict[str, ReasonEdit | KeptLine] = {
            "title": self.title,
            "facts": self.facts,
            "basis": self.basis,
            "cause": self.cause,
            "suggestion": self.suggestion,
            "responsible": self.responsible,
            "undertakers": self.undertakers,
            "communication": self.communication,
        }
        for editor in self.editors.values():
            if isinstance(editor, KeptLine):
                editor.textEdited.connect(self._edited)
                editor.editingFinished.connect(self.flush)
            else:
                editor.edited.connect(self._edited)
                editor.left.connect(self.flush)
        self.facts.cited.connect(self.cited)
        self.accounts = Segments([(account.identifier, str(account)) for account in AccountType], name="账类")
        self.accounts.chosen.connect(self._account_chosen)
        self.focuses = Toggles([(focus.identifier, SHORT_FOCUS[focus]) for focus in Focus], name="紧盯")
        self.focuses.toggled.connect(self._focus_toggled)

    def _build_layout(self) -> None:
        labels = {
            "title": ("问题概述", "与报告措辞一致"),
            "facts": ("具体事实", ""),
            "basis": ("定性依据", ""),
            "cause": ("原因", ""),
            "suggestion": ("建议", ""),
            "responsible": ("责任主体", ""),
            "undertakers": ("承办人", ""),
            "communication": ("与主要负责人沟通", ""),
        }
        self.boxes = {name: FieldBox(label, self.editors[name], hint) for name, (label, hint) in labels.items()}
        self.tools: list[LinkButton] = []
        for name in KINDS:
            tool = LinkButton("常用")
            tool.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the key does the same from inside the field
            tool.setAccessibleName(f"{labels[name][0]}的常用表述")
            set_tip(tool, "常用表述 Ctrl+J")
            tool.clicked.connect(partial(self.phrases_wanted.emit, name))
            self.boxes[name].add_tool(tool)
            self.tools.append(tool)
        self.boxes["account"] = FieldBox("账类", _at_left(self.accounts))
        self.boxes["focuses"] = FieldBox("紧盯", _at_left(self.focuses))
        pairs = QGridLayout()
        pairs.setHorizontalSpacing(12)
        pairs.setVerticalSpacing(8)
        order = ("cause", "suggestion", "account", "focuses", "responsible", "communication", "undertakers")
        for place, name in enumerate(order):
            pairs.addWidget(self.boxes[name], place // 2, place % 2)
        pairs.setColumnStretch(0, 1)
        pairs.setColumnStretch(1, 1)
        pane = QWidget()
        column = vbox(on=pane, margins=(16, 12, 16, 12), spacing=8)
        for name in ("title", "facts", "basis"):
            column.addWidget(self.boxes[name])
        column.addLayout(pairs)
        column.addStretch(1)
        self.setWidget(pane)
        self._order_keys()

    def _order_keys(self) -> None:
        accounts = [self.accounts.button(account.identifier) for account in AccountType]
        prose = [self.title, self.facts, self.basis, self.cause, self.suggestion]
        lines = [self.responsible, self.communication, self.undertakers]
        chain([*prose, *accounts, *self.focuses.buttons.values(), *lines])

    def show_finding(self, finding: Finding, gaps: Mapping[str, str], cited: str, *, other: bool) -> None:
        """What is being typed is left alone unless another finding comes into view."""
        for name, editor in self.editors.items():
            stored = _shown(getattr(finding, name))
            untouched = editor.value() == self._saved.get(name, "")
            self._saved[name] = stored
            if other or untouched:
                editor.show_text(stored)
            editor.set_fixed(finding.state is FindingState.FINAL)
        for name, box in self.boxes.items():
            gap = gaps.get(name, "")
            box.show_gap(gap, owed=gap != BETTER)
        self.boxes["facts"].hint.setText(cited)
        self.accounts.choose(finding.account.identifier if finding.account else "")
        self.focuses.show_on(finding.focuses)
        for widget in (self.accounts, self.focuses):
            widget.setEnabled(finding.state is not FindingState.FINAL)
        for tool in self.tools:
            tool.setVisible(finding.state is not FindingState.FINAL)

    def field_in_use(self) -> str:
        """The field wordings go into: the one with the keys, else the facts."""
        return next((name for name in KINDS if self.editors[name].hasFocus()), "facts")

    def flush(self) -> None:
        """Save what is typed and not yet saved."""
        self._timer.stop()
        texts = {name: editor.value() for name, editor in self.editors.items()}
        changed = {name: text for name, text in texts.items() if text != self._saved.get(name, "")}
        if not changed:
            return
        self._saved.update(changed)
        fields: dict[str, Value] = dict(changed)
        if "undertakers" in changed:
            fields["undertakers"] = names_of(changed["undertakers"])
        self.written.emit(fields)

    def _edited(self) -> None:
        self._timer.touch()

    def _account_chosen(self, identifier: str) -> None:
        self.flush()
        self.account_chosen.emit(AccountType.named(identifier) if identifier else None)

    def _focus_toggled(self, identifier: str) -> None:
        self.flush()
        self.focus_toggled.emit(Focus.named(identifier))


def _at_left(widget: QWidget) -> QWidget:
    """As wide as it needs, not in the middle."""
    holder = QWidget()
    hbox(widget, STRETCH, on=holder)
    return holder


def names_of(text: str) -> tuple[str, ...]:
    """林溪、方遥 → two names, each once; commas and blanks part names too."""
    for mark in "，,；; 　":
        text = text.replace(mark, "、")
    return tuple(dict.fromkeys(name for name in text.split("、") if name))


def _shown(value: Value) -> str:
    return value if isinstance(value, str) else "、".join(value)
