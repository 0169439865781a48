"""知悉范围: who was named at the secretary's meeting is covered on the screen; whoever reviews and signs may look."""

from collections.abc import Iterable
from itertools import chain

from PySide6.QtCore import QObject, Signal

from documents.composing import restricted
from documents.reading.result import ReadItem
from domain.changes import Changes
from domain.masking import mask
from domain.records import Evidence, NamedMatter
from domain.rules import may_know_names
from domain.words import NamedKind
from gui.operations.findings import role_of
from gui.widgets import veil
from storage.store import Store

DECIDED_BY = ("named_matter", "membership", "person", "look_back_visit")


class Knowing(QObject):
    """The names of the visit in view that must not be read over a shoulder; covered until they are asked for."""

    changed = Signal()  # what may be read is another

    def __init__(self, store: Store, visit_uid: str) -> None:
        super().__init__()
        self._store = store
        self._visit_uid = visit_uid
        self._own: tuple[str, ...] = ()  # of what is recorded of this visit
        self._others: tuple[str, ...] = ()  # of the other visits
        self._words: tuple[str, ...] = ()
        self._staged: dict[str, tuple[str, ...]] = {}
        self._shown = False
        self.renew()

    def open(self, visit_uid: str) -> None:
        """Another visit: its names, covered."""
        self._visit_uid, self._shown = visit_uid, False
        self.renew()

    def stage(self, where: str, items: Iterable[ReadItem | NamedMatter]) -> None:
        """What a file or an archive that nobody has confirmed yet names is covered like what is recorded."""
        named = (item for item in items if item.named_kind is NamedKind.PERSON)
        words = restricted.hidden_in(f"{item.heading}。{item.detail}" for item in named)
        if words != self._staged.get(where, ()):
            self._staged[where] = words
            self.renew()

    def follow(self, changes: Changes) -> None:
        """Who was named or who leads may have changed."""
        if changes.touch(*DECIDED_BY):
            before = self._state()
            self.renew()
            if self._state() != before:
                self.changed.emit()

    def renew(self) -> None:
        """The names and the role as the records stand now."""
        matters = self._store.named_matters.all(named_kind=NamedKind.PERSON)
        self._own = restricted.hidden(matter for matter in matters if matter.visit_uid == self._visit_uid)
        self._others = restricted.hidden(matter for matter in matters if matter.visit_uid != self._visit_uid)
        found = {*self._own, *chain.from_iterable(self._staged.values())}
        self._words = tuple(sorted(found, key=lambda word: (-len(word), word)))
        self._shown = self._shown and self.may_show()
        veil.draw(() if self._shown else self._words)

    def may_show(self) -> bool:
        """There is something to show, to somebody who may know."""
        return not self.why_not_show()

    def why_not_show(self) -> str:
        """Why nothing can be shown now, "" when it can."""
        if not self._words:
            return "还没有点到姓名"
        return "" if self._may_know() else "限组长、副组长"

    def withheld(self) -> bool:
        """There is something that whoever sits here may not read, so he cannot give it away in the open either."""
        return bool(self._own) and not self._may_know()

    def outside(self, text: str) -> str:
        """A text that may speak of any visit: who was named in the others is covered here too."""
        return mask(text, self._others)

    def anonymous(self, text: str) -> str:
        """A text that is to serve all visits: without anybody who was named in one of them."""
        return mask(text, (*self._own, *self._others))

    def kept_back(self, pieces: Iterable[Evidence]) -> list[Evidence]:
        """Those that whoever sits here may not give away in the open: filed under a name, or telling it."""
        if not self.withheld():
            return []
        named = self._store.named_matters.uids(visit_uid=self._visit_uid, named_kind=NamedKind.PERSON)
        asked = self._store.evidence.uids_of_subject
        under = {uid for matter in named for uid in asked(self._visit_uid, matter)}
        return [
            piece
            for piece in pieces
            if piece.uid in under or any(word in f"{piece.name}\n{piece.note}" for word in self._own)
        ]

    def toggle(self) -> None:
        """Look at the names, or cover them again."""
        self._shown = not self._shown and self.may_show()
        veil.draw(() if self._shown else self._words)
        self.changed.emit()

    def close(self) -> None:
        """Nothing is shown any more; the names themselves are let go."""
        self._own, self._others, self._words, self._staged = (), (), (), {}
        veil.draw(())

    def _may_know(self) -> bool:
        return may_know_names(role_of(self._store, self._visit_uid, self._store.author))

    def _state(self) -> tuple[bool, tuple[str, ...]]:
        return self._shown, self._words
