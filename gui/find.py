"""What the one search box finds: problems and working papers of the organization in view, and commands."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from domain.records import Record
from domain.words import IssueLevel
from gui.chooser import Choice
from gui.commands import Command
from gui.desk import Desk
from gui.initials import matches


class Finder(QObject):
    """Reads the headings when the box is opened after a change; typing only sifts them."""

    def __init__(self, desk: Desk, commands: Callable[[], Sequence[Command]], places: Sequence[str]) -> None:
        super().__init__()
        self._desk = desk
        self._commands = commands
        self._places = set(places)
        self._records: list[tuple[str, Choice]] = []
        self._stale = True
        desk.changed.connect(self._forget)
        desk.visit_changed.connect(self._forget)

    def begin(self) -> None:
        """Read what can be found now, if anything changed since."""
        if not self._stale:
            return
        self._stale = False
        self._records = []
        visit, store = self._desk.visit_uid, self._desk.store
        if "four_references" in self._places:
            for issue in store.issues.all(visit_uid=visit, level=IssueLevel.ISSUE):
                self._add("four_references", issue, f"{issue.number} {issue.heading}".strip(), "问题")
            for entry in [*store.tasks.all(visit_uid=visit), *store.named_matters.all(visit_uid=visit)]:
                if entry.issue_uid is None:
                    self._add("four_references", entry, f"{entry.number} {entry.heading}".strip(), "分工、点题")
        if "findings" in self._places:
            for finding in store.findings.all(visit_uid=visit):
                self._add("findings", finding, f"{finding.number} {finding.title}".strip(), "底稿")

    def asked(self, typed: str) -> list[Choice]:
        """Commands before anything is typed; then what matches, problems first."""
        commands = [
            Choice(command.name, command.start, command.icon, "命令", command.shortcut)
            for command in self._commands()
            if command.enabled() and (not typed.strip() or matches(typed, command.name))
        ]
        if not typed.strip():
            return commands
        return [choice for text, choice in self._records if matches(typed, text)] + commands

    def _add(self, place: str, record: Record, text: str, note: str) -> None:
        def open_it() -> None:
            self._desk.go.emit(place, record.uid)

        self._records.append((text, Choice(text, open_it, place, note)))

    def _forget(self, _what: object) -> None:
        self._stale = True
