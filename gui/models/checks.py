"""The checks of one subject with what was answered; at most a few dozen, read at once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from domain.records import CheckItem, CheckResult, SecondOpinion
from domain.words import CheckScope
from gui.operations import second_opinions
from gui.operations.checks import empty_result
from gui.widgets.row_list import ROW_ROLE
from storage.store import Store

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, kw_only=True)
class CheckRow:
    """One check and its answer."""

    item: CheckItem
    result: CheckResult  # what counts for who looks: in a blind judging his own answer
    first: CheckResult  # the first answer, later the joint one
    second: tuple[SecondOpinion, ...] = ()  # of others and one's own, once both have answered
    proof: int = 0  # pieces of evidence that hang on this very check

    @property
    def differs(self) -> bool:
        """Two inspectors answered otherwise and have not decided together."""
        return second_opinions.differ(self.first, self.second)

    @property
    def compared(self) -> str:
        """Who answered what, once all may know it."""
        if not self.second or self.first.answer is None:
            return ""
        said = [(self.first.answered_by, self.first.answer, self.first.reason)]
        said += [(other.judge, other.answer, other.reason) for other in self.second if other.answer]
        return "；".join(f"{who}：{given}" + (f"（{why.rstrip('。')}）" if why else "") for who, given, why in said)

    @property
    def changed_since(self) -> bool:
        """The question reads otherwise than when it was answered."""
        return self.result.answer is not None and self.result.question_answered != self.item.question

    @property
    def short(self) -> str:
        """The question without what every question has in common."""
        return self.item.question.removeprefix("是否").rstrip("？?")


class CheckList(QAbstractListModel):
    """Rows in the order of the checklist; answering one never moves it."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._visit_uid = ""
        self._subject_uid: str | None = None
        self.blind = False
        self.rows: list[CheckRow] = []

    def open(self, visit_uid: str, subject_uid: str | None) -> None:
        """The checks of a subject; None is the whole organization."""
        self._visit_uid, self._subject_uid = visit_uid, subject_uid
        scope = CheckScope.ISSUE if subject_uid else CheckScope.ORGANIZATION
        items = self._store.check_items.of_visit(visit_uid, scope)
        self.beginResetModel()
        self.rows = self._read(items)
        self.endResetModel()

    def renew(self) -> list[int]:
        """Answers may have changed, the checks have not; returns the rows that are answered otherwise now."""
        former = self.rows
        self.rows = self._read([row.item for row in former])
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))
        pairs = enumerate(zip(former, self.rows, strict=True))
        return [place for place, (was, now) in pairs if was.result.answer is not now.result.answer]

    def _read(self, items: list[CheckItem]) -> list[CheckRow]:
        if self._subject_uid:
            stored = self._store.check_results.all(subject_uid=self._subject_uid)
        else:
            stored = self._store.check_results.all(visit_uid=self._visit_uid, subject_uid=None)
        found = {result.item_uid: result for result in stored}
        opinions = second_opinions.of_subject(self._store, self._visit_uid, self._subject_uid)
        firsts = [found.get(item.uid) or self._empty(item) for item in items]
        proof = self._store.evidence.linked_counts(first.uid for first in firsts)
        return [self._row(item, first, opinions, proof) for item, first in zip(items, firsts, strict=True)]

    def _row(
        self, item: CheckItem, first: CheckResult, opinions: list[SecondOpinion], proof: Mapping[str, int]
    ) -> CheckRow:
        """Nobody sees what the other answered before he has answered himself."""
        others = tuple(opinion for opinion in opinions if opinion.item_uid == item.uid)
        own = next((opinion for opinion in others if opinion.judge == self._store.author), None)
        pieces = proof.get(first.uid, 0)
        if not self.blind:
            shown = others if first.answer is not None else ()
            return CheckRow(item=item, result=first, first=first, second=shown, proof=pieces)
        if own is None or own.answer is None:
            hidden = replace(self._empty(item), materials_seen=first.materials_seen)
            return CheckRow(item=item, result=hidden, first=self._empty(item), proof=pieces)
        answered = replace(
            first, answer=own.answer, reason=own.reason, question_answered=own.question_answered, note=""
        )
        return CheckRow(item=item, result=answered, first=first, second=others, proof=pieces)

    def place_of(self, item_uid: str) -> int:
        """The row of a check, −1 when it is not asked here."""
        return next((place for place, row in enumerate(self.rows) if row.item.uid == item_uid), -1)

    def _empty(self, item: CheckItem) -> CheckResult:
        return empty_result(self._visit_uid, self._subject_uid, item)

    def answered(self) -> int:
        return sum(row.result.answer is not None for row in self.rows)

    def judged(self) -> list[CheckResult] | None:
        """One's own answers while one judges blind; None where the answers of all count."""
        return [row.result for row in self.rows] if self.blind else None

    def next_open(self, after: int) -> int:
        """The next check without an answer, from the top when none follows; −1 when all are answered."""
        order = [*range(after + 1, len(self.rows)), *range(after + 1)]
        return next((place for place in order if place < len(self.rows) and self._open(place)), -1)

    def _open(self, place: int) -> bool:
        return self.rows[place].result.answer is None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.item.code} {row.item.question} {row.result.answer or '未作答'}"
        return None
