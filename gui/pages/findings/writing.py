"""Help while a paper is written: wordings of the office by key, citations by number, the way to what is cited."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from domain.records import Evidence, Finding, FindingQuote
from domain.words import FindingState
from gui.desk import Desk
from gui.pages.findings.cite_picker import ask_citation
from gui.pages.findings.paper_form import PaperForm
from gui.pages.findings.phrase_picker import KINDS, PhrasePicker
from gui.pages.findings.picker import Picker
from gui.widgets.reason_edit import ReasonEdit


class Writing(QObject):
    """Only what is not final is written."""

    wanted = Signal(str)  # number of a quote or of a piece of evidence, to be brought into view

    def __init__(
        self,
        desk: Desk,
        page: QWidget,
        form: PaperForm,
        finding: Callable[[], Finding | None],
        evidence: Callable[[], list[Evidence]],
    ) -> None:
        super().__init__(page)
        self._store = desk.store
        self._form, self._finding, self._evidence = form, finding, evidence
        self.picker = Picker(page)
        self._phrases = PhrasePicker(desk, self.picker)
        form.phrases_wanted.connect(self.ask_phrases)

    def may_write(self) -> bool:
        """Whether there is a paper that is not final."""
        finding = self._finding()
        return finding is not None and finding.state is not FindingState.FINAL

    def ask_phrases(self, field: str = "") -> None:
        """Ctrl+J: the wordings kept for the field being written."""
        name = field or self._form.field_in_use()
        editor = self._form.editors[name]
        if self.may_write() and isinstance(editor, ReasonEdit) and not editor.isReadOnly():
            self._phrases.ask(KINDS[name], editor)

    def cite(self) -> None:
        """Ctrl+Shift+C: a quote or a piece of evidence by its number."""
        facts = self._form.facts
        if self.may_write() and not facts.isReadOnly():
            ask_citation(self.picker, facts, self.quotes(), self.names(), self._evidence())

    def cite_number(self, number: int) -> None:
        """The number that was pressed goes into the facts."""
        if self.may_write() and not self._form.facts.isReadOnly():
            self._form.facts.insertPlainText(f"〔{number}〕")
            self._form.facts.setFocus()

    def open_cited(self) -> None:
        """Ctrl+Shift+O: what the number at the cursor cites."""
        if label := self._form.facts.cited_at_cursor():
            self.wanted.emit(label)

    def quotes(self) -> list[FindingQuote]:
        """What the paper quotes, by number."""
        finding = self._finding()
        found = self._store.finding_quotes.all(finding_uid=finding.uid) if finding else []
        return sorted(found, key=lambda quote: quote.number)

    def names(self) -> dict[str, str]:
        """File names by document."""
        finding = self._finding()
        documents = self._store.documents.all(visit_uid=finding.visit_uid) if finding else []
        return {document.uid: document.name for document in documents}
