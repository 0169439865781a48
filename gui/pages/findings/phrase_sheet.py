"""常用表述: the wordings an office keeps for its working papers, edited in place; every deed is one undo."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QWidget

from documents import phrase_files
from domain.calendar import parse_date
from domain.changes import Progress
from domain.errors import InputError
from domain.records import Phrase
from domain.words import PhraseKind
from gui import folders
from gui.desk import Desk
from gui.operations import phrases as deeds
from gui.widgets import KeyButton, PlainLabel, Segments
from gui.widgets.field_box import FieldBox
from gui.widgets.focus import APART
from gui.widgets.kept_text import KeptLine
from gui.widgets.label import restyle
from gui.widgets.list_sheet import ListSheet
from gui.widgets.reason_edit import ReasonEdit
from gui.widgets.saving import SaveSoon
from gui.widgets.tab_order import chain

EMPTY = (
    "这一类还没有常用表述。按 Ctrl+N 新增，点“加入起步表述”收下随程序带的一批再改，或从表格导入；"
    "写底稿时按 Ctrl+J，也能把写好的一栏存进来。"
)


class PhraseForm(QWidget):
    """written carries the fields that differ from the record; typed the same while the keys are still in a field."""

    written = Signal(object)  # dict[str, object]
    typed = Signal(object)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._phrase: Phrase | None = None
        self._timer = SaveSoon(self)
        self._timer.timeout.connect(self._typed)
        self.text = ReasonEdit("写进底稿的话", least=5, most=10, prose=True)
        self.area, self.source, self.lapsed = KeptLine(), KeptLine(), KeptLine()
        self.area.setPlaceholderText("例如：饮水安全")
        self.source.setPlaceholderText("例如：《农村供水条例》第十二条")
        self.lapsed.setPlaceholderText("例如：2024.6.30，现行有效就不写")
        grid = QGridLayout(self)
        grid.setContentsMargins(12, APART, APART, APART)
        grid.setVerticalSpacing(8)
        grid.setHorizontalSpacing(12)
        grid.addWidget(FieldBox("内容", self.text), 0, 0, 1, 2)
        grid.addWidget(FieldBox("出处（文件、文号、条款）", self.source), 1, 0, 1, 2)
        grid.addWidget(FieldBox("领域", self.area), 2, 0)
        grid.addWidget(FieldBox("废止日期", self.lapsed), 2, 1)
        grid.setRowStretch(3, 1)
        chain([self.text, self.source, self.area, self.lapsed])
        self.text.edited.connect(self._timer.touch)
        self.text.left.connect(self.flush)
        for line in (self.area, self.source, self.lapsed):
            line.textEdited.connect(self._timer.touch)
            line.editingFinished.connect(self.flush)

    def show_phrase(self, phrase: Phrase | None) -> None:
        """Another wording, or None when there is none of the kind."""
        self._phrase = phrase
        self.setEnabled(phrase is not None)
        self.text.show_text(phrase.text if phrase else "")
        day = phrase.lapsed_on if phrase else None
        shown = f"{day.year}.{day.month}.{day.day}" if day else ""
        for line, text in ((self.area, phrase.area if phrase else ""), (self.lapsed, shown)):
            line.show_text(text)
        self.source.show_text(phrase.source if phrase else "")

    def flush(self) -> None:
        """Save what differs; a date that is none is said and stays to be mended."""
        self._timer.stop()
        typed = self.lapsed.value().strip()
        if self._phrase is not None and typed and parse_date(typed) is None:
            self.refused.emit(f"“{typed}”不是日期，别的都已存好，请写成 2024.6.30 这样。")
        if changed := self._changed():
            self.written.emit(changed)

    def renew(self, phrase: Phrase) -> None:
        """The same wording as it was saved just now, under the hands of who types."""
        self._phrase = phrase

    def _typed(self) -> None:
        if changed := self._changed():
            self.typed.emit(changed)

    def _changed(self) -> dict[str, object]:
        if self._phrase is None:
            return {}
        typed = self.lapsed.value().strip()
        day = parse_date(typed) if typed else None
        told: dict[str, object] = {
            "text": self.text.value().strip(),
            "area": self.area.value().strip(),
            "source": self.source.value().strip(),
        }
        if not typed or day:
            told["lapsed_on"] = day
        return {name: value for name, value in told.items() if getattr(self._phrase, name) != value}


class PhraseSheet(ListSheet):
    """One kind at a time; what is typed above the list leaves what holds all of it."""

    def __init__(self, desk: Desk, kind: PhraseKind, parent: QWidget | None = None) -> None:
        super().__init__("常用表述和政策依据", parent, name="常用表述")
        self._desk, self._store = desk, desk.store
        self.phrases: list[Phrase] = []
        self._build_head(kind)
        self.form = PhraseForm()
        self.form.written.connect(self._write)
        self.form.typed.connect(self._keep)
        self.form.refused.connect(lambda words: self.say_wrong(InputError(words)))
        moves = (
            ("新增", "Ctrl+N", self.add),
            ("删除", "Ctrl+Del", partial(self._on_phrase, deeds.drop)),
            ("上移", "Alt+Up", partial(self._on_phrase, deeds.move, -1)),
            ("下移", "Alt+Down", partial(self._on_phrase, deeds.move, 1)),
        )
        self.arrange(self.form, moves)
        self.show_kind()
        (self.view if self.phrases else self.starter_button).setFocus()

    def _build_head(self, kind: PhraseKind) -> None:
        self.kinds = Segments([(each.identifier, str(each)) for each in PhraseKind], name="种类")
        self.kinds.choose(kind.identifier)
        self.kinds.chosen.connect(self.show_kind)
        self.wanted = QLineEdit()
        self.wanted.setPlaceholderText("在这一类里找")
        self.wanted.setAccessibleName("在这一类里找")
        self.wanted.textEdited.connect(self.show_kind)
        self.import_button = KeyButton("导入", icon="import")
        self.export_button = KeyButton("导出", icon="export")
        self.starter_button = KeyButton("加入起步表述", icon="plus")
        self.starter_button.clicked.connect(lambda: self.take_in(phrase_files.STARTER))
        self.import_button.clicked.connect(self._choose_import)
        self.export_button.clicked.connect(self._choose_export)
        self.head.addWidget(self.kinds)
        self.head.addWidget(self.wanted, 1)
        self.starter_button.setAutoDefault(False)
        self.head.addWidget(self.starter_button)  # the hint names it by its word
        self.add_tools(self.import_button, self.export_button)
        self.hint = PlainLabel(EMPTY, "caption", wrap=True)
        self.body.addWidget(self.hint)

    @property
    def kind(self) -> PhraseKind:
        """The kind in view."""
        return PhraseKind.named(self.kinds.choice())

    def show_kind(self, _what: str = "", *, keep: str = "") -> None:
        """The wordings of the kind in view that hold what is typed."""
        self.phrases = self._store.phrases.find(self.kind, self.wanted.text())
        nothing = not self.phrases and not self.wanted.text()
        self.hint.setVisible(nothing)
        restyle(self.starter_button, "primary", nothing)  # what to do first
        row = next((place for place, phrase in enumerate(self.phrases) if phrase.uid == keep), 0)
        self.show_words([_row(phrase) for phrase in self.phrases], row)

    def show_entry(self) -> None:
        self.form.show_phrase(self.phrases[self.row()] if self.phrases else None)

    # Deeds

    def _do(self, deed: Callable[[], object], keep: str = "") -> None:
        made = self.attempt(deed)
        if not self.said.isVisibleTo(self):
            self.show_kind(keep=made if isinstance(made, str) else keep)

    def _write(self, fields: dict[str, object]) -> None:
        uid = self.phrases[self.row()].uid
        self._do(partial(deeds.write, self._store, uid, **fields), keep=uid)

    def _keep(self, fields: dict[str, object]) -> None:
        """Saved while it is typed; what will not do yet is said when the keys leave the field."""
        uid = self.phrases[self.row()].uid
        with suppress(InputError):
            deeds.write(self._store, uid, **fields)
        self.phrases[self.row()] = kept = self._store.phrases.one(uid)
        self.form.renew(kept)
        self.renew_words(_row(kept))

    def _on_phrase(self, deed: Callable[..., object], *words: object) -> None:
        self.form.flush()
        if self.phrases:
            uid = self.phrases[self.row()].uid
            self._do(partial(deed, self._store, uid, *words), keep=uid)

    def add(self) -> None:
        """A new wording at the end, ready to be written."""
        self.form.flush()
        self.wanted.clear()
        self._do(partial(deeds.keep, self._store, self.kind, "（在这里写）"))
        self.form.text.setFocus()
        self.form.text.selectAll()

    def _choose_import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "导入常用表述", "", "表格 (*.xlsx *.csv)")
        if name:
            self.take_in(Path(name))

    def take_in(self, path: Path) -> None:
        """A stranger's file: read by the worker; what is wrong with it is said below."""

        def work(_progress: Progress) -> tuple[int, int]:
            return phrase_files.take_in(self._store, path)

        self._desk.tasks.run("导入常用表述", work, self._taken, self.say_wrong, lasting=True)

    def _taken(self, taken: tuple[int, int]) -> None:
        told = f"导入了 {taken[0]} 条，改了 {taken[1]} 条。" if any(taken) else "这些表述都已经在里面，没有改动。"
        self.show_kind()
        self.tell(told)

    def _choose_export(self) -> None:
        name = folders.ask_file(self, "导出常用表述", "常用表述.xlsx", "表格 (*.xlsx)")
        if name:
            self.form.flush()
            self.tell(f"已导出 {phrase_files.export(self._store, Path(name))} 条，存在 {name}。")

    def done(self, result: int) -> None:
        """What was typed last is saved."""
        self.form.flush()
        super().done(result)


def _row(phrase: Phrase) -> str:
    told = "（已废止）" if phrase.lapsed_on else ""
    return " ".join(f"{told}{deeds.as_written(phrase)}".split())
