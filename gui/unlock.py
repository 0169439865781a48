"""The unlock page: the workspaces of this computer at the left, the way in at the right. Nothing here waits."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from domain.changes import Progress
from domain.errors import Cancelled, FuzhenError
from gui import folders
from gui.commands import Command
from gui.tasks import Tasks
from gui.unlock_forms import Form, OpenForm, RecoverForm, SampleForm
from gui.unlock_list import SAMPLE_NAME, KnownWorkspace, opened_words
from gui.unlock_shell import UnlockShell

if TYPE_CHECKING:
    from gui.new_workspace import CardForm, NewForm, NewWorkspace
    from gui.opening import Opening
    from storage.settings import Settings
    from storage.store import Store


LOCKED = "锁定前的工作做完就关上"
BACKUPS = "这里是备份。输入当时的口令，就恢复成新的工作夹并打开；备份不变。"


class UnlockPage(UnlockShell):
    """opened(store, name) when a workspace is unlocked."""

    opened = Signal(object, str)
    print_asked = Signal(object)  # RecoveryCard

    def __init__(self, settings: "Settings", tasks: Tasks, opening: Callable[[], "Opening"]) -> None:
        super().__init__()
        self._settings = settings
        self._tasks = tasks
        self._opening = opening
        self._known: KnownWorkspace | None = None
        self._made: tuple[Store, str] | None = None
        self._new: NewForm | None = None
        self._card: CardForm | None = None
        self._connect()
        self.renew()

    @cached_property
    def open_form(self) -> OpenForm:
        """The form of the passphrase, built when it is wanted, like the others."""
        form = OpenForm()
        form.submitted.connect(self._unlock)
        form.forgotten.connect(self._begin_recovery)
        form.removed.connect(self._forget)
        self._add_form(form)
        return form

    @cached_property
    def recover_form(self) -> RecoverForm:
        """The form of the recovery card, built when it is wanted."""
        form = RecoverForm()
        form.submitted.connect(self._recover)
        form.left.connect(self._back)
        self._add_form(form)
        return form

    @cached_property
    def sample_form(self) -> SampleForm:
        """The form of the sample, built when it is wanted."""
        form = SampleForm()
        form.submitted.connect(self.open_sample)
        self._add_form(form)
        return form

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.new_button.clicked.connect(self.begin_new)
        self.other_button.clicked.connect(self.open_other)
        self._tasks.changed.connect(self._show_task)
        self.task.cancelled.connect(self._tasks.cancel_all)

    # What is shown

    def renew(self, folder: Path | None = None) -> None:
        """List what is known now; the row of a folder is current, else the newest."""
        now = datetime.now().astimezone()
        rows = [
            KnownWorkspace(known.name, known.folder, opened_words(known.opened_at, now), Path(known.folder))
            for known in self._settings.recent
        ]
        opening = self._opening()
        words = "上次的练习还在" if opening.sample_folder.exists() else "尚未打开"
        about = "不含真实材料，随时可以重新开始"
        rows.append(KnownWorkspace(SAMPLE_NAME, about, words, opening.sample_folder, sample=True))
        self.list.fill(rows)
        self.figure.setText(f"共 {len(rows)} 个")
        self.first.setVisible(not self._settings.recent)
        if folder and all(known.folder != folder for known in rows):
            self._choose(KnownWorkspace(folder.name, str(folder), "", folder))
        elif rows:
            self.list.choose(folder)
        else:
            self.begin_new()

    def _choose(self, known: KnownWorkspace) -> None:
        self._known = known
        if known.sample:
            self.sample_form.show_existing(self._opening().sample_folder)
            self._show(self.sample_form)
        else:
            self.open_form.show_workspace(known)
            if known.folder:
                self.open_form.hold(self._opening().seconds_to_wait(known.folder))
            self._show(self.open_form)

    def _forget(self) -> None:
        if self._known and self._known.folder:
            self._settings.forget(self._known.folder)
            self._settings.save()
            self.renew()

    def _show_task(self) -> None:
        # Only what reports how far it is: trying a passphrase is over before a bar could be read.
        task = self._tasks.current
        self.task.show_task(task if task and task.total else None, LOCKED if task and task.lasting else "")
        self._fit_foot()

    def _show(self, form: Form) -> None:
        self.forms.setCurrentIndex(self._forms.index(form))
        self._fit_panes()
        form.begin()

    def take_keys(self) -> None:
        """Typing begins in the form in view: by itself Qt would begin in the list."""
        self._forms[self.forms.currentIndex()].begin()

    def _begin_recovery(self) -> None:
        if self._known:
            self.recover_form.show_workspace(self._known)
            self._show(self.recover_form)

    def _back(self) -> None:
        if self.list.current():
            self._choose(self.list.current() or KnownWorkspace("", "", ""))
        else:
            self.begin_new()

    def begin_new(self) -> None:
        """Ask for a new workspace."""
        from gui.new_workspace import CardForm, NewForm  # noqa: PLC0415 - not needed by most starts

        if self._new is None:
            self._new, self._card = NewForm(Path.home() / "复诊"), CardForm()
            self._add_form(self._new)
            self._add_form(self._card)
            self._new.submitted.connect(self._make)
            self._new.left.connect(self._back)
            self._card.entered.connect(self._enter)
            self._card.print_asked.connect(self.print_asked)
        self._new.back.setVisible(self.list.count() > 0)
        self._show(self._new)

    def open_other(self) -> None:
        """Choose the folder of a workspace that lies elsewhere, or of backups to be brought back."""
        chosen = folders.ask(self, "选择工作夹，或放备份的文件夹", str(Path.home()))
        if chosen:
            where = BACKUPS if self._opening().holds_backups(Path(chosen)) else chosen
            self._choose(KnownWorkspace(Path(chosen).name, where, "", Path(chosen)))

    def commands(self) -> list[Command]:
        """What can be done before anything is unlocked, and no recovery card waits to be kept."""
        return [
            Command("new_workspace", "新建工作夹", "plus", "Ctrl+N", self.begin_new, self.left.isEnabled),
            Command("open_other", "打开其他位置，或恢复备份", "folder", "Ctrl+O", self.open_other, self.left.isEnabled),
        ]

    # Deeds, all on the worker

    def _run(self, text: str, form: Form, work: Callable[[Progress], Any], then: Callable[[Any], object]) -> None:
        """Do work for a form; what goes wrong is said in it."""
        folder, opening = self._known.folder if self._known else None, self._opening()
        form.set_busy(True)

        def failed(error: FuzhenError) -> None:
            form.set_busy(False)
            form.complain("" if isinstance(error, Cancelled) else str(error))
            form.hold(opening.seconds_to_wait(folder) if folder else 0)

        self._tasks.run(text, work, then, failed, aside=True)  # what was locked while it works may keep the worker

    def _unlock(self, passphrase: str) -> None:
        if self._known and (folder := self._known.folder):
            opening = self._opening()
            self._run("核对口令", self.open_form, lambda _progress: opening.open(folder, passphrase), self._unlocked)

    def _recover(self, code: str, passphrase: str) -> None:
        if self._known and (folder := self._known.folder):
            opening, form = self._opening(), self.recover_form
            self._run("核对恢复码", form, lambda _progress: opening.recover(folder, code, passphrase), self._unlocked)

    def open_sample(self, anew: bool = False) -> None:
        """Open the practice workspace, laid out when it is not there."""
        opening = self._opening()
        self._run("准备示例", self.sample_form, lambda progress: opening.sample(anew, progress), self._unlocked)

    def _make(self, wanted: "NewWorkspace") -> None:
        opening = self._opening()
        if self._new is not None:
            self._run("新建工作夹", self._new, lambda _progress: opening.make(wanted), self._show_card)

    def _show_card(self, made: "tuple[Store, str, str]") -> None:
        store, name, code = made
        self._made = (store, name)
        from gui.recovery_card import RecoveryCard  # noqa: PLC0415 - seldom needed

        if self._card:
            self._card.show_card(RecoveryCard(name, code, date.today()))  # noqa: DTZ011 - the day on paper
            self.left.setEnabled(False)
            self._show(self._card)
        self._settings.remember(store.folder, name)  # now: whoever ends the program at the card must find it again
        self._settings.save()

    def _enter(self) -> None:
        if self._made and self._card:
            self._card.forget()
            self.left.setEnabled(True)
            made, self._made = self._made, None
            self._unlocked(made)

    def _unlocked(self, unlocked: "tuple[Store, str]") -> None:
        for form in self._forms:
            form.set_busy(False)
            form.clear()
        self.opened.emit(*unlocked)

    def abandon(self) -> None:
        """The program ends: a workspace that was made and not yet entered is locked."""
        self.list.blockSignals(True)  # its rows go with it, and choosing one would reach fields that are gone
        if self._made is not None:
            self._made[0].close()
            self._made = None
