"""核查清单: the office's own lists, edited in place, over the walkthrough; every deed is one undo."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from documents import checklist_files
from documents.safe_names import safe_name
from domain.changes import Progress
from domain.errors import InputError
from domain.records import CheckItem, Checklist
from gui import folders
from gui.desk import Desk
from gui.operations import checklists as deeds
from gui.pages.four_references.checklist_form import ChecklistForm
from gui.widgets import KeyButton, ReasonLine
from gui.widgets.combo_box import ComboBox
from gui.widgets.list_sheet import ListSheet


class ChecklistSheet(ListSheet):
    """Left the checks of a list, right the one in view; the list a visit uses is said at the top."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("核查清单", parent, name="核查项")
        self._desk, self._store = desk, desk.store
        self.items: list[CheckItem] = []
        self.lists: list[Checklist] = []
        self._build_head()
        self.form = ChecklistForm()
        self.form.written.connect(self._write)
        self.form.typed.connect(self._keep)
        moves = (
            ("新增", "Ctrl+N", self.add),
            ("删除", "Ctrl+Del", partial(self._on_item, deeds.drop)),
            ("上移", "Alt+Up", partial(self._on_item, deeds.move, -1)),
            ("下移", "Alt+Down", partial(self._on_item, deeds.move, 1)),
        )
        self.arrange(self.form, moves)
        self.show_lists(deeds.in_use(self._store, desk.visit_uid).uid)
        self.view.setFocus()

    def _build_head(self) -> None:
        self.choice = ComboBox()
        self.choice.setAccessibleName("清单")
        self.choice.setMinimumWidth(160)
        self.choice.activated.connect(self._choose_list)
        self.use = KeyButton("用于这次回头看")
        self.core = KeyButton("")
        self.copy = KeyButton("另存一份", icon="copy")
        self.import_button = KeyButton("导入", icon="import")
        self.export_button = KeyButton("导出", icon="export")
        self.name = ReasonLine("新清单的名称", "另存", "请写上新清单的名称。")
        self.name.hide()
        for widget in (self.choice, self.use, self.core):
            self.head.addWidget(widget)
        self.head.addStretch(1)
        self.add_tools(self.copy, self.import_button, self.export_button)
        for button, deed in (
            (self.use, lambda: deeds.use(self._store, self._desk.visit_uid, self.list_uid)),
            (self.core, self._toggle_core),
        ):
            button.clicked.connect(partial(self._do, deed))
        self.copy.clicked.connect(self._ask_name)
        self.name.given.connect(self.copy_as)
        self.import_button.clicked.connect(self._choose_import)
        self.export_button.clicked.connect(self._choose_export)
        self.body.addWidget(self.name)

    # Showing

    @property
    def list_uid(self) -> str:
        """The list in view."""
        return self.lists[self.choice.currentIndex()].uid

    @property
    def item(self) -> CheckItem:
        """The check in view."""
        return self.items[self.row()]

    def show_lists(self, uid: str) -> None:
        """All lists by name, this one in view."""
        self.lists = sorted(self._store.checklists.all(), key=lambda one: one.name)
        self.choice.clear()
        self.choice.addItems([one.name for one in self.lists])
        self.choice.setCurrentIndex(max(0, next((n for n, one in enumerate(self.lists) if one.uid == uid), 0)))
        self._open()

    def _open(self, keep: str = "") -> None:
        self.items = self._store.check_items.all(checklist_uid=self.list_uid)
        visit = self._store.visits.one(self._desk.visit_uid)
        used = deeds.in_use(self._store, visit.uid).uid == self.list_uid
        self.use.setText("这次在用" if used else "用于这次回头看")
        self.use.setEnabled(not used)
        core = sum(one.core for one in self.items)
        self.core.setText(f"改答全部 {len(self.items)} 项" if visit.core_only else f"短期：只答核心 {core} 项")
        self.core.setVisible(used)
        row = next((place for place, one in enumerate(self.items) if one.uid == keep), 0)
        self.show_words([_row(one) for one in self.items], row)

    def _choose_list(self, _index: int) -> None:
        self._open()

    def show_entry(self) -> None:
        if self.items:
            self.form.show_item(self.item)

    # Deeds

    def _do(self, deed: Callable[[], object]) -> None:
        """What was done is shown at once, with the check it made in view."""
        kept = self.item.uid if self.items else ""
        made = self.attempt(deed)
        if not self.said.isVisibleTo(self):
            self._open(keep=made if isinstance(made, str) else kept)

    def _write(self, fields: dict[str, object]) -> None:
        self._do(partial(deeds.write, self._store, self.item.uid, **fields))

    def _keep(self, fields: dict[str, object]) -> None:
        """Saved while it is typed; what will not do yet is said when the keys leave the field."""
        with suppress(InputError):
            deeds.write(self._store, self.item.uid, **fields)
        self.items[self.row()] = kept = self._store.check_items.one(self.item.uid)
        self.form.renew(kept)
        self.renew_words(_row(kept))

    def _ask_name(self) -> None:
        self.name.ask()

    def _on_item(self, deed: Callable[..., object], *words: object) -> None:
        self.form.flush()
        self._do(partial(deed, self._store, self.item.uid, *words))

    def _toggle_core(self) -> None:
        visit = self._store.visits.one(self._desk.visit_uid)
        deeds.set_core_only(self._store, visit.uid, not visit.core_only)

    def add(self) -> None:
        """A new check below the one in view, ready to be written."""
        self._on_item(deeds.add)
        self.form.question.setFocus()
        self.form.question.selectAll()

    def copy_as(self, name: str) -> None:
        """Another list to edit freely; it comes into view."""
        made = self.attempt(partial(deeds.copy, self._store, self.list_uid, name))
        if isinstance(made, str):
            self.show_lists(made)

    def _choose_import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "导入核查清单", "", "表格 (*.xlsx)")
        if name:
            self.take_in(Path(name))

    def take_in(self, path: Path) -> None:
        """A stranger's file: read by the worker; what is wrong with it is said below."""

        def work(_progress: Progress) -> str:
            return checklist_files.take_in(self._store, path).uid

        self._desk.tasks.run("导入核查清单", work, self.show_lists, self.say_wrong, lasting=True)

    def _choose_export(self) -> None:
        proposed = f"{safe_name(self.choice.currentText())}.xlsx"
        name = folders.ask_file(self, "导出核查清单", proposed, "表格 (*.xlsx)")
        if name:
            self.form.flush()
            checklist_files.export(self._store, self.list_uid, Path(name))
            self.tell(f"已导出 {len(self.items)} 项，存在 {name}。")

    def done(self, result: int) -> None:
        """What was typed last is saved."""
        self.form.flush()
        super().done(result)


def _row(item: CheckItem) -> str:
    return f"{item.code}　{'核心' if item.core else '　　'}　{item.question}"
