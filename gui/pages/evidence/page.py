"""证据: the problems with their counts, the gallery, the viewer."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QStackedWidget, QWidget

from domain.changes import Changes
from domain.errors import InputError
from domain.records import Evidence
from domain.words import EvidenceKind, EvidenceOrigin
from gui import folders
from gui.commands import Command
from gui.desk import Desk
from gui.models.evidence_subjects import EvidenceSubjects
from gui.operations import evidence as deeds
from gui.page import Page
from gui.pages.evidence import leaving
from gui.pages.evidence.commands import commands_of
from gui.pages.evidence.filing import Filing
from gui.pages.evidence.gallery_pane import GalleryPane
from gui.pages.evidence.head import EvidenceHead
from gui.pages.evidence.sight import Sight, Wish, sight
from gui.pages.evidence.subject_list import SubjectView
from gui.pages.evidence.viewer import Viewer
from gui.pages.evidence.wording import drop_words, link_words, short_name
from gui.widgets import EmptyState, PaneHead
from gui.widgets.boxes import vbox
from gui.widgets.drop_area import files_in
from gui.widgets.tabbed import Pane, TabbedPanes
from storage.shelves.evidence import SubjectCount

LIST_WIDTH, GALLERY_WIDTH = 222, 440
LEAST_LIST, LEAST_GALLERY = 210, 300  # two tiles side by side
NARROW = 880  # below this the panes become tabs
TABLES = ("evidence", "evidence_link", "issue", "named_matter", "assigned_task", "finding", "check_result")


class EvidencePage(Page):
    """One subject chosen at the left, its pieces in the middle, one of them at the right."""

    place = "evidence"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._visit_uid = ""
        self._subject_uid: str | None = None
        self._led_to = ""  # whom somebody asked for, until it is in view
        self._order = ("number", False)
        self.subjects = EvidenceSubjects()
        self.filing = Filing(self)
        self.setAcceptDrops(True)
        self.head = EvidenceHead(desk)
        self.back = self.head.back
        self.take_in_button, self.origin = self.head.take_in_button, self.head.origin
        self.take_in_button.clicked.connect(self.choose)
        self.head.folder_button.clicked.connect(self.choose_folder)
        self.stack = QStackedWidget()
        self.empty = EmptyState(
            "evidence", "还没有证据。把照片或文件拖到这里，或按 Ctrl+E。", "收入文件", "Ctrl+E", self.choose
        )
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self._build_panes())
        self.stack.setCurrentIndex(1)  # nothing is known yet, also not that there is nothing
        vbox(self.head, (self.stack, 1), on=self)
        self._connect()

    def _build_panes(self) -> QWidget:
        left = QWidget()
        left.setProperty("ground", "surface")
        self.list = SubjectView()
        self.list.setModel(self.subjects)
        vbox(PaneHead("按问题"), (self.list, 1), on=left)
        self.gallery = GalleryPane(self.desk)
        self.viewer = Viewer(self.desk)
        self.panes = TabbedPanes(
            (
                Pane(id="subjects", name="按问题", widget=left, width=LIST_WIDTH, least=LEAST_LIST),
                Pane(id="gallery", name="图库", widget=self.gallery, width=GALLERY_WIDTH, least=LEAST_GALLERY),
                Pane(id="viewer", name="看图", widget=self.viewer),
            ),
            "gallery",
        )
        return self.panes

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._subject_chosen)
        self.list.dropped.connect(self._dropped_on)
        self.list.clicked.connect(lambda: self.panes.show_pane("gallery"))
        self.gallery.tiles.activated.connect(lambda: self.panes.show_pane("viewer"))
        self.gallery.table.activated.connect(lambda: self.panes.show_pane("viewer"))
        self.gallery.ordered.connect(self._reorder)
        self.gallery.current_changed.connect(self._show_evidence)
        self.viewer.print_button.clicked.connect(self.ask_printing)
        self.gallery.dropped.connect(self.take_in)
        self.gallery.asked.connect(self.choose)
        self.viewer.stepped.connect(self.gallery.step)
        self.filing.ticked.connect(self._filed)
        details = self.viewer.details
        details.kind_chosen.connect(self._set_kind)
        details.origin_chosen.connect(self._set_origin)
        details.note_written.connect(self._write_note)
        details.file_asked.connect(self.ask_filing)
        details.drop_asked.connect(self.drop)
        self.viewer.save_asked.connect(self.ask_saving)

    # What the frame asks

    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and not changes.touch(*TABLES):
            return
        if self._visit_uid != self.desk.visit_uid:
            self._visit_uid, self._subject_uid = self.desk.visit_uid, None
        self._look(keep=changes is not None)

    def show_argument(self, argument: str) -> None:
        """The uid of a piece of evidence, or of a subject."""
        self._led_to = argument
        self._look()

    def focus_work(self) -> None:
        if self.stack.currentIndex():
            self.gallery.shown.setFocus()
        else:
            self.empty.button.setFocus()

    def counting(self) -> Callable[[], int]:
        return partial(self.desk.store.evidence.unfiled_count, self.desk.visit_uid)

    def commands(self) -> list[Command]:
        return commands_of(self)

    def set_compact(self, compact: bool) -> None:
        compact = compact or self.width() < NARROW
        if compact != self.panes.compact:
            for part in (self.panes, self.viewer, self.gallery):
                part.set_compact(compact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.set_compact(self.desk.compact)

    def flush(self) -> None:
        self.viewer.details.flush()

    # Taking in

    def choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "收入文件", "", "所有文件 (*)")
        self.take_in([Path(name) for name in names])

    def choose_folder(self) -> None:
        name = folders.ask(self, "收入整个文件夹")
        self.take_in([Path(name)] if name else [])

    def take_in(self, paths: Sequence[Path]) -> None:
        """A task; the pieces belong to the subject in view."""
        if paths:
            deeds.attach(self.desk, paths, self._subject_uid or None, self._taken_in, self.head.chosen_origin())

    def paste(self) -> None:
        """What is in the clipboard: files, or a picture cut out of a screen."""
        board = QGuiApplication.clipboard()
        held, picture = board.mimeData(), board.image()
        paths = files_in(held) if held else []
        if paths:
            self.take_in(paths)
        elif not picture.isNull():
            deeds.attach_picture(
                self.desk, picture, self._subject_uid or None, self._taken_in, self.head.chosen_origin()
            )
        else:
            self.desk.notices.show(InputError("剪贴板里没有图片或文件，什么也没有收入，请先复制再按 Ctrl+V。"))

    def _taken_in(self, taken: list[Evidence]) -> None:
        damaged = [piece for piece in taken if "不能显示" in piece.note]
        if damaged:
            names = "、".join(f"“{piece.name}”" for piece in damaged[:3])
            self.desk.notices.strip(f"{names}{'等' if len(damaged) > 3 else ''}已损坏或不能显示，原件已照样封存。")
        if taken and not self.viewer.details.note.hasFocus():  # what is being typed there is about the piece in view
            self.show_argument(taken[-1].uid)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take_in(files_in(event.mimeData()))

    def _dropped_on(self, row: int, paths: Sequence[Path]) -> None:
        """Files let go on a subject belong to it; it comes into view."""
        self.list.setCurrentIndex(self.subjects.index(row))
        self.take_in(paths)

    # Showing

    def _look(self, *, keep: bool = False) -> None:
        """Read what is to be seen; while one works here (keep), a piece filed elsewhere keeps its place."""
        order, descending = self._order
        wish = Wish(
            visit_uid=self.desk.visit_uid,
            subject_uid=self._subject_uid,
            argument=self._led_to,
            order=order,
            descending=descending,
            kept=self.gallery.model.uids if keep else None,
        )
        self.desk.asking.ask("evidence", partial(sight, self.desk.store, wish), self._show)

    def _show(self, seen: Sight) -> None:
        self._led_to, self._subject_uid = "", seen.subject_uid
        self.subjects.renew(seen.subjects)
        self.head.tell(seen.total, seen.subjects[0].count, compact=self.desk.compact)
        turned = self.stack.currentIndex() != bool(seen.total)
        held = self.isAncestorOf(QApplication.focusWidget() or self)
        self.stack.setCurrentIndex(bool(seen.total))
        row = self.subjects.position_of(seen.subject_uid)
        self.list.setCurrentIndex(self.subjects.index(row))
        self._tell_subject(seen.subjects[row])
        self.gallery.show_uids(seen.uids, seen.positions)
        if seen.piece_uid:
            self.gallery.go_to(self.gallery.model.position_of(seen.piece_uid))
        if turned and held:
            self.focus_work()

    def _subject_chosen(self, index: QModelIndex) -> None:
        subject = self.subjects.row_at(index.row())
        if subject is not None and subject.uid != self._subject_uid:
            self._subject_uid = subject.uid
            self._tell_subject(subject)
            self._look()

    def _tell_subject(self, subject: SubjectCount) -> None:
        title = subject.heading if subject.label == "单位" else f"{subject.label} {subject.heading}".strip()
        outcome = f"，结果类 {subject.outcome}" if subject.outcome else ""
        figures = f"{subject.count} 件{outcome}" if subject.count else ""
        self.gallery.show_words(title, figures, drop_words(subject))

    def _reorder(self, column: str, descending: bool) -> None:
        self._order = (column, descending)
        self._look()

    def _show_evidence(self, evidence: Evidence | None) -> None:
        belongs = "、".join(short_name(subject) for subject in self._homes(evidence)) or "待归类"
        if evidence is not None:
            belongs += link_words(self.desk.store.evidence.cited_by(evidence.uid))
        position = self.gallery.model.position_of(evidence.uid) + 1 if evidence else 0
        self.viewer.show_evidence(evidence, belongs, position, len(self.gallery.model.uids))

    def _homes(self, evidence: Evidence | None) -> list[SubjectCount]:
        if evidence is None:
            return []
        homes = self.desk.store.evidence.subjects_of(self.desk.visit_uid, evidence.uid)
        return [subject for subject in self.subjects.rows if subject.uid in homes]

    # Deeds on the piece in view

    def any_piece(self) -> bool:
        return self.gallery.current() is not None

    def ask_filing(self) -> None:
        """Open the list of subjects above the button."""
        button = self.viewer.details.file_button
        homes = [subject.uid for subject in self._homes(self.gallery.current())]
        self.filing.open_at(button.mapTo(self, button.rect().topLeft()), self.subjects.rows, homes)

    def _filed(self, subject_uid: str, name: str, on: bool) -> None:
        deed = deeds.link if on else deeds.unlink
        deed(self.desk, self.gallery.chosen(), subject_uid, name)

    def turn_view(self) -> None:
        """T: tiles, table, and back."""
        self.gallery.show_view("tiles" if self.gallery.shown is self.gallery.table else "table")

    def ask_printing(self) -> None:
        leaving.ask_printing(self, self.desk, self.viewer.evidence, self.viewer.jpeg)

    def ask_saving(self) -> None:
        """The originals of what is chosen as files outside of the workspace."""
        leaving.ask_saving(self, self.desk, self.desk.store.evidence.many(self.gallery.chosen()))

    def drop(self) -> None:
        """Ctrl+Z brings them back."""
        deeds.drop(self.desk, self.gallery.chosen())

    def _set_kind(self, kind: EvidenceKind) -> None:
        deeds.set_kind(self.desk, self.gallery.chosen(), kind)

    def _set_origin(self, origin: EvidenceOrigin) -> None:
        deeds.set_origin(self.desk, self.gallery.chosen(), origin)

    def _write_note(self, uid: str, text: str) -> None:
        deeds.write_note(self.desk.store, uid, text)
