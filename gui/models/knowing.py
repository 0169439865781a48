"""知悉范围: who was named at the secretary's meeting is masked on the screen; only the leader of the team may look."""

from documents.composing import restricted
from domain.words import Role
from gui.operations.findings import role_of
from storage.store import Store


class Knowing:
    """The names of one visit that must not be read over a shoulder."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._words: tuple[str, ...] = ()
        self.shown = False

    def open(self, visit_uid: str) -> None:
        """The names as the entries stand now."""
        self._words = restricted.hidden(self._store.named_matters.all(visit_uid=visit_uid)) if visit_uid else ()

    def may_show(self, visit_uid: str) -> bool:
        """There is something to show, to the leader."""
        role = role_of(self._store, visit_uid, self._store.author) if visit_uid and self._words else None
        return role is Role.TEAM_LEADER

    def fit(self, text: str) -> str:
        """The text as it may stand on the screen."""
        return text if self.shown else restricted.mask(text, self._words)
