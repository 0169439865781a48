"""收入: archives found on the stick with what each would bring, then the conflicts that wait for a person."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget

from documents.giving import TakenIn
from gui import folders
from gui.commands import Command
from gui.desk import Desk
from gui.models import conflicts, trials
from gui.models.archives import COLUMNS, Archive, sums
from gui.models.plain_rows import PlainRows
from gui.operations import exchange, numbers
from gui.pages.exchange.conflict_pane import ConflictPane
from gui.pages.exchange.parts import Figures, Part, PlainTable
from gui.pages.exchange.trial_pane import TrialPane
from gui.widgets import KeyButton, PlainLabel, Strip
from gui.widgets.boxes import vbox
from gui.widgets.drop_area import files_in

ROWS = 4
REMARK = "收入可整体撤销。\n同一个包再收一次，不会重复。"


class TakePane(Part):
    """Choose the stick, look at the figures, take in: two deeds however many archives there are."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.archives: list[Archive] = []
        self._compact = False
        self.setAcceptDrops(True)
        self.figures = Figures()
        self.rows = PlainRows(COLUMNS, self._tick)
        self.table = PlainTable(self.rows, "找到的交换包")
        self.conflicts = ConflictPane(desk.store)
        self.conflicts.related.opened.connect(desk.go)
        self.said = PlainLabel("", "body", "text2", wrap=True)
        self.look_button = KeyButton("逐条看", "V")
        self.look_button.setCheckable(True)
        self.look_button.toggled.connect(lambda _on: self._show_archives())
        self.drop_button = KeyButton("放弃")
        self.drop_button.clicked.connect(self.give_up)
        self.undo_button = KeyButton("撤销这次收入", "U")
        self.undo_button.clicked.connect(self.undo)
        self.primary_button = KeyButton("选U盘收入", "Ctrl+Enter", primary=True)
        self.primary_button.clicked.connect(self.primary)
        foot = Strip(52, "top2")
        foot.row.addWidget(self.said, 1)
        foot.add(self.undo_button, self.look_button, self.drop_button, self.primary_button)
        self.trial = TrialPane(desk.store)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.conflicts)
        self.stack.addWidget(self.trial)
        vbox(self.figures, self.table, (self.stack, 1), foot, on=self)

    def refresh(self) -> None:
        waited = self.conflicts.has_matter()
        self._desk.knowing.stage("conflicts", conflicts.named(self._desk.store))
        self.conflicts.refresh()
        self._show_archives()
        if waited and not self.conflicts.has_matter():
            self.said.setText("冲突都已决定。")  # what stood there told of one that waits
            self.primary_button.setFocus()

    def primary(self) -> None:
        if any(archive.wanted for archive in self.archives):
            self.take_in()
        elif not self.archives:
            self.choose()
        else:
            self.give_up()

    def commands(self) -> list[Command]:
        pane = self.conflicts
        chosen = [
            Command(f"exchange.version{place + 1}", f"选第{place + 1}版", "check", str(place + 1),
                    partial(pane.choose, place), pane.has_matter)
            for place in range(3)
        ]  # fmt: skip
        return [
            Command("exchange.choose", "选U盘收入", "import", "O", self.choose),
            Command("exchange.look", "逐条看要收的", "eye", "V", self.look_button.toggle, self._may_look),
            Command("exchange.undo", "撤销这次收入", "undo", "U", self.undo, self.may_undo),
            *chosen,
            Command("exchange.take_version", "取选定的一版", "check", "T", pane.take, pane.has_matter),
            Command("exchange.both", "两版都留", "plus", "B", pane.keep_both, pane.has_text),
            Command("exchange.rewrite", "两版都不用，另写", "edit", "W", pane.ask_rewriting, pane.has_text),
            Command("exchange.later", "留到组务会", "people", "H", pane.put_off, pane.has_matter),
            Command("exchange.before", "上一处冲突", "up", "PgUp", lambda: pane.step(-1), pane.has_matter),
            Command("exchange.after", "下一处冲突", "down", "PgDn", lambda: pane.step(1), pane.has_matter),
        ]

    def focus_work(self) -> None:
        if self.conflicts.has_matter():
            self.conflicts.view.setFocus()
        else:
            self.primary_button.setFocus()

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        self._show_archives()
        self.figures.set_compact(compact)
        self.conflicts.set_compact(compact)
        self.trial.set_compact(compact)

    # Archives

    def choose(self) -> None:
        """The dialog for the stick or any folder with archives in it."""
        name = folders.ask(self, "选U盘，或放交换包的文件夹")
        if name:
            self.look_into([Path(name)])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.look_into(files_in(event.mimeData()))

    def look_into(self, folders: Sequence[Path]) -> None:
        """Find archives, check and try each; nothing is written."""
        self.said.setText("正在核对和试收，还没有写入。")
        exchange.try_archives(self._desk, folders, self._found)

    def _found(self, archives: list[Archive]) -> None:
        self.archives = archives
        self.said.setText(
            f"{len(archives)} 个包已核对。"
            if archives
            else "这里和往下两层文件夹里没有找到别人交出的交换包，什么也没有收，请选放交换包的文件夹。"
        )
        self._show_archives()

    def _tick(self, row: int, on: bool) -> None:
        self.archives[row].ticked = on
        self._show_archives()

    def _show_archives(self) -> None:
        there = bool(self.archives)
        self.rows.show([archive.cells() for archive in self.archives])
        self._make_room(there)
        self._desk.knowing.stage("exchange", trials.named(self._desk.store, self.archives))
        self.trial.show_archives(self.archives)
        self.stack.setCurrentWidget(self.trial if there else self.conflicts)
        self.drop_button.setVisible(there)
        self.undo_button.setVisible(not there and self.may_undo())
        self.primary_button.setText(self._next_deed())
        self.figures.setHidden(self._compact and (there or self.conflicts.has_matter()))
        if there:
            self.figures.tell(sums(self.archives), REMARK)
        else:
            self._desk.asking.ask("take", partial(exchange.figures, self._desk.store), self._tell_state)

    def _make_room(self, there: bool) -> None:
        """A narrow window shows the archives or what they bring: both need more room than there is."""
        looking = self.look_button.isChecked()
        if self._compact:
            self.table.free()
        else:
            self.table.fit(ROWS)
        self.look_button.setVisible(there and self._compact)
        self.stack.setHidden(there and self._compact and not looking)
        self.table.setVisible(there and not (self._compact and looking))

    def _next_deed(self) -> str:
        """What the primary button does now."""
        wanted = [archive for archive in self.archives if archive.wanted]
        if not wanted:
            return "知道了" if self.archives else "选U盘收入"
        steps = sum(archive.report.steps for archive in wanted if archive.report)
        return f"收入 {steps} 步改动" if steps else "收下回执"

    def _tell_state(self, figures: list[tuple[str, str, str]]) -> None:
        if not self.archives:
            self.figures.tell(figures, REMARK)

    def give_up(self) -> None:
        """Forget the archives found; nothing was written."""
        self.archives = []
        self.said.setText("")
        self._show_archives()

    def take_in(self) -> None:
        """All that are ticked, after a backup: one deed, which one undo takes back."""
        wanted = [archive.inspection for archive in self.archives if archive.wanted]
        exchange.take_in(self._desk, wanted, self._taken)

    def _taken(self, taken: TakenIn) -> None:
        self.archives = []
        self.refresh()
        told = [report.text for report in taken.reports[-1:]]
        if len(taken.reports) > 1:
            steps, files = (sum(getattr(report, what) for report in taken.reports) for what in ("steps", "files"))
            waiting = f"，现有{count}处冲突等人决定" if (count := self.conflicts.model.rowCount()) else ""
            told = [f"已收下{len(taken.reports)}个包的{steps}步改动、{files}份原件{waiting}。"]
        notes = [note for report in taken.reports for note in report.notes]
        refused = [refusal.text for report in taken.reports for refusal in report.refusals]
        self.said.setText("".join([*told, taken.stopped, *notes[:1], *refused[:1]]))
        self.focus_work()
        numbers.tell_doubles(self._desk)

    def _may_look(self) -> bool:
        return self._compact and bool(self.archives)

    def undo(self) -> None:
        """What was taken in last in one go, then what was before it."""
        exchange.undo_take_in(self._desk, self._undone)

    def _undone(self, label: str | None) -> None:
        self.refresh()
        self.said.setText(f"已撤销：{label}，要重新收下，按 Ctrl+Z 取消这次撤销。" if label else "没有可以撤销的收入。")

    def may_undo(self) -> bool:
        """Whether an archive was taken in and not taken back, also before the workspace was locked."""
        return self._desk.store.merge.intakes.may_undo
