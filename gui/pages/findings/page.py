"""问题: the findings of a visit and their working papers (底稿)."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from domain.changes import Changes
from domain.errors import InputError
from domain.records import Evidence, Finding
from domain.words import AccountType, FindingState, Focus
from gui.commands import Command
from gui.desk import Desk
from gui.operations import findings as deeds
from gui.operations.numbers import tell_doubles
from gui.page import ArrangedPage
from gui.pages.findings.approval import returned
from gui.pages.findings.arrangement import Arrangement
from gui.pages.findings.citations import read_images
from gui.pages.findings.commands import commands_of
from gui.pages.findings.writing import Writing
from gui.widgets import EmptyState
from storage.store import Store


class FindingsPage(ArrangedPage):
    """One finding in view; what is typed saves itself."""

    place: ClassVar[str] = "findings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._uid = ""
        self._meant = ""  # the field somebody asked for, until it has the keys
        self._visit_uid = ""
        self._at: dict[str, str] = {}  # the finding that was in view last, by visit
        self._build()
        self._connect()

    def _build(self) -> None:
        self.regions = Arrangement(self.desk.store)
        self.list, self.paper = self.regions.list, self.regions.paper
        self.approval, self.citations = self.regions.approval, self.regions.citations
        self.empty = EmptyState(
            "findings",
            "还没有问题。在四对照里采纳疑点、答完核查，按 Ctrl+Enter 就会形成问题。",
            "去四对照",
            "Ctrl+2",
            partial(self.desk.go.emit, "four_references", ""),
        )
        self.writing = Writing(self.desk, self, self.paper.form, self.finding, self._evidence)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.regions)
        self._stack.addWidget(self.empty)

    def _connect(self) -> None:
        self.list.chosen.connect(self.open_finding)
        self.list.new_wanted.connect(self.begin)
        self.paper.advanced.connect(self.advance)
        self.paper.handed_back.connect(self._hand_back)
        self.paper.sign.signed.connect(self.sign)
        self.paper.dropped.connect(self.drop)
        self.paper.paper_wanted.connect(self._see_paper)
        self.paper.subject_wanted.connect(self._go_to_subject)
        self.paper.conflict_wanted.connect(partial(self.desk.go.emit, "exchange", "take"))
        form = self.paper.form
        form.written.connect(self._write)
        form.account_chosen.connect(self._set_account)
        form.focus_toggled.connect(self._toggle_focus)
        form.cited.connect(self._open_cited)
        self.writing.wanted.connect(self._open_cited)
        self.citations.opened.connect(self._open_source)
        self.citations.number_wanted.connect(self.writing.cite_number)
        self.citations.more_wanted.connect(self._cite_adopted)
        self.citations.evidence_opened.connect(partial(self.desk.go.emit, "evidence"))

    # Showing

    def refresh(self, changes: Changes | None) -> None:
        other_visit = self._visit_uid != self.desk.visit_uid
        if changes is None or other_visit or self._count_changed():
            self._visit_uid = self.desk.visit_uid
            self.list.open(self._visit_uid)
            self.list.view.show_current(self._uid)
            tell_doubles(self.desk)
        else:
            self.list.model.forget_rows()
            self.list.show_figures()
        if self.desk.store.findings.get(self._uid) is None or other_visit:
            at = self._at.get(self._visit_uid, "")
            self._uid = ""
            self.open_finding(at if self.desk.store.findings.get(at) else self.list.model.uid_at(0))
            return
        self._show(other=False)
        if changes is None or changes.touch("finding_quote", "evidence", "evidence_link", "source_document"):
            self._show_citations()

    def showEvent(self, event: QShowEvent) -> None:
        """Coming into view: what another place or a lock took away is said again."""
        super().showEvent(event)
        tell_doubles(self.desk)

    def _count_changed(self) -> bool:
        """A finding came or went; a mere change of state never moves a row."""
        shown = {*self.list.model.uids}
        there = set(self.desk.store.findings.uids(visit_uid=self.desk.visit_uid))
        return bool(shown - there) or (self.list.segments.choice() == "all" and shown != there)

    def open_finding(self, uid: str) -> None:
        """Show another finding; what was typed in the former is saved first."""
        self.flush()
        self._stack.setCurrentWidget(self.regions if uid else self.empty)
        self._uid = uid
        if not uid:
            return
        self._at[self._visit_uid] = uid
        if not self.list.view.show_current(uid):
            self.list.show_all()
            self.list.view.show_current(uid)
        self.paper.reason.hide()
        self.paper.sign.hide()
        self._show(other=True)
        self._show_citations()
        self.regions.leave_list()

    def finding(self) -> Finding | None:
        """The finding in view as it is stored."""
        return self.desk.store.findings.get(self._uid) if self._uid else None

    def _show(self, *, other: bool) -> None:
        finding = self.finding()
        if finding is None:
            return
        quotes, pieces = self._cited()
        gaps = deeds.gaps_by_field(finding, quotes + pieces)
        self.paper.form.show_finding(finding, gaps, f"{quotes} 段原文、{pieces} 件证据", other=other)
        store = self.desk.store
        refusal = deeds.why_not_advance(store, finding, quotes + pieces)
        self.paper.conflict.setVisible(store.merge.differs("finding", finding.uid))
        passage, signing = store.findings.passage(finding.uid), deeds.may_sign(store, finding, quotes + pieces)
        self.paper.show_state(finding, refusal, signing=signing, back=returned(finding, passage) is not None)
        registered = [store.findings.registered_by(finding.uid, field) for field in ("deputy_signed", "leader_signed")]
        self.approval.show_finding(finding, passage, registered)

    def _cited(self) -> tuple[int, int]:
        return self.desk.store.finding_quotes.count(finding_uid=self._uid), len(self._evidence_uids())

    def _evidence_uids(self) -> list[str]:
        finding = self.finding()
        if finding is None:
            return []
        return self.desk.store.evidence.uids_of_subject(self._visit_uid, finding.subject_uid or self._visit_uid)

    def _evidence(self) -> list[Evidence]:
        return self.desk.store.evidence.many(self._evidence_uids())

    def _show_citations(self) -> None:
        store = self.desk.store
        evidence = self._evidence()
        self.citations.show_citations(self.writing.quotes(), self.writing.names(), evidence)
        wanted = [piece.thumbnail_uid for piece in evidence if piece.thumbnail_uid]
        if wanted:
            self.desk.tasks.run("读取缩略图", partial(read_images, store, wanted), self.citations.show_images)

    # Going

    def show_argument(self, argument: str) -> None:
        """A finding's uid; behind a | the field that is meant."""
        uid, _, self._meant = argument.partition("|")
        if uid:
            self.open_finding(uid)

    def focus_work(self) -> None:
        """What was meant, else the first field that is still empty, else the facts; what is final is only read."""
        form, finding = self.paper.form, self.finding()
        meant, self._meant = self._meant, ""
        if self._stack.currentWidget() is self.empty:
            self.empty.button.setFocus()
            return
        if finding is not None and meant in form.editors:
            form.editors[meant].setFocus()
        elif finding is None or finding.state is FindingState.FINAL:
            self.list.view.setFocus()
        else:
            empty = (form.editors[name] for name in form.editors if form.boxes[name].gap.isVisibleTo(form))
            next(empty, form.facts).setFocus()

    def step(self, by: int) -> None:
        """Next or previous finding of the list."""
        if uid := self.list.view.step(by):
            self.open_finding(uid)

    def _open_source(self, document_uid: str, place: str) -> None:
        self.desk.go.emit("documents", f"{document_uid}|{place}")

    def _go_to_subject(self) -> None:
        finding = self.finding()
        if finding is not None and finding.subject_uid:
            self.desk.go.emit("four_references", finding.subject_uid)

    def _see_paper(self, kind: str) -> None:
        """The paper of the finding in view, as it would be printed."""
        self.flush()
        self.desk.go.emit("papers", f"{kind}|{self._uid}")

    def _open_cited(self, label: str) -> None:
        quotes = {str(quote.number): quote for quote in self.writing.quotes()}
        pieces = {piece.number: piece.uid for piece in self._evidence()}
        if label in quotes:
            self._open_source(quotes[label].document_uid, quotes[label].place)
        elif label in pieces:
            self.desk.go.emit("evidence", pieces[label])

    # Deeds

    def commands(self) -> list[Command]:
        return commands_of(self)

    def may_advance(self) -> bool:
        """Whether there is a next step that this person may take."""
        return bool(self._uid) and self.paper.next.isVisibleTo(self)

    def begin(self) -> None:
        """An empty paper, ready to be written."""
        self.flush()
        self.open_finding(deeds.begin(self.desk.store, self._visit_uid))
        self.paper.form.title.setFocus()

    def advance(self) -> None:
        """Send the paper on, or ask who signed it on paper; what is typed is saved first."""
        self.flush()
        finding = self.finding()
        if finding is None:
            return
        cited = sum(self._cited())
        if not deeds.why_not_advance(self.desk.store, finding, cited):
            deeds.advance(self.desk.store, self._uid, cited)
        elif deeds.may_sign(self.desk.store, finding, cited):
            self.paper.ask_who(finding, deeds.signers(self.desk.store, finding))

    def sign(self, name: str) -> None:
        """Register that a person signed the printed paper; what will not do is said beside the name."""
        self.flush()
        try:
            deeds.sign(self.desk.store, self._uid, sum(self._cited()), name)
        except InputError as error:
            self.paper.refuse(str(error), name)
            return
        self.paper.sign.hide()
        self.list.view.setFocus()  # not 退回修改, which comes next: Enter pressed once more would begin it

    def _hand_back(self, reason: str) -> None:
        deeds.hand_back(self.desk.store, self._uid, reason)
        self.focus_work()

    def drop(self) -> None:
        """Ctrl+Z brings it back."""
        self.paper.form.flush()
        deeds.drop(self.desk.store, self._uid)

    def _write(self, fields: dict[str, str | tuple[str, ...]]) -> None:
        deeds.write(self.desk.store, self._uid, fields)

    def _set_account(self, account: AccountType | None) -> None:
        deeds.set_account(self.desk.store, self._uid, account)

    def _toggle_focus(self, focus: Focus) -> None:
        deeds.toggle_focus(self.desk.store, self._uid, focus)

    def _cite_adopted(self) -> None:
        if not deeds.cite_adopted(self.desk.store, self._uid):
            self.desk.notices.tell("没有新的原文可引，先在四对照里采纳疑点。")

    def counting(self) -> Callable[[], int]:
        return partial(_open_findings, self.desk.store, self.desk.visit_uid)

    def flush(self) -> None:
        self.paper.form.flush()

    def lay_down(self) -> object:
        return self._at, self.paper.reason.typed

    def take_up(self, begun: object) -> None:
        if isinstance(begun, tuple):
            self._at, self.paper.reason.typed = begun

    def fit(self) -> None:
        self.regions.fit(self.width(), narrow=self.desk.compact)

    def list_view(self) -> QWidget | None:
        return None if self.regions.fold.close() else self.list.view


def _open_findings(store: Store, visit_uid: str) -> int:
    counts = store.findings.state_counts(visit_uid)
    return sum(counts.values()) - counts[FindingState.FINAL]
