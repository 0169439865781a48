"""What people put off to their meeting: a note of this workspace, until it is decided."""

from storage.signed_papers import MEETING
from storage.store import Store


def put_off(store: Store, table: str, uid: str) -> None:
    """Whether this conflict waits for the meeting from now on: it does, or no longer does."""
    if is_put_off(store, table, uid):
        store.trust.forget(MEETING, f"{table}:{uid}")
    else:
        store.trust.keep(MEETING, f"{table}:{uid}", "")


def is_put_off(store: Store, table: str, uid: str) -> bool:
    """Whether it waits for the meeting."""
    return store.trust.get(MEETING, f"{table}:{uid}") is not None


def settled(store: Store, table: str, uid: str) -> None:
    """It was decided; should it come up again, it waits for nobody."""
    if is_put_off(store, table, uid):
        store.trust.forget(MEETING, f"{table}:{uid}")
