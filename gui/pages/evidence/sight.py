"""What the page of evidence shows, read as a whole beside the window: with 100,000 pieces no part of it is short."""

from dataclasses import dataclass

from gui.models.gallery import Positions, in_place, positions_of
from storage.shelves.evidence import UNFILED, SubjectCount
from storage.store import Store


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is to be seen: a piece with one of its subjects, else a subject, else the first one that has pieces."""

    visit_uid: str
    subject_uid: str | None
    argument: str = ""  # uid of a piece or a subject that somebody wants to be led to
    order: str = "number"
    descending: bool = False
    kept: list[str] | None = None  # pieces that stand in view and keep their places


@dataclass(frozen=True, kw_only=True)
class Sight:
    """What there is to see; piece_uid is where the keys go, "" leaves them where they are."""

    subjects: list[SubjectCount]
    total: int
    subject_uid: str
    uids: list[str]
    positions: Positions
    piece_uid: str


def sight(store: Store, wish: Wish) -> Sight:
    """Reads the store and nothing else."""
    subjects = store.evidence.subject_counts(wish.visit_uid)
    led = bool(wish.argument) and store.evidence.get(wish.argument) is not None
    subject_uid = _subject_of(store, wish, subjects) if led else _subject_among(wish, subjects)
    uids = store.evidence.uids_of_subject(wish.visit_uid, subject_uid, wish.order, descending=wish.descending)
    if wish.kept is not None and subject_uid == wish.subject_uid:
        uids = in_place(store, wish.kept, uids)
    return Sight(
        subjects=subjects,
        total=store.evidence.count(visit_uid=wish.visit_uid),
        subject_uid=subject_uid,
        uids=uids,
        positions=positions_of(uids),
        piece_uid=wish.argument if led else "",
    )


def _subject_of(store: Store, wish: Wish, subjects: list[SubjectCount]) -> str:
    """The subject in view if the piece belongs to it, else the first that it belongs to."""
    homes = store.evidence.subjects_of(wish.visit_uid, wish.argument)
    if wish.subject_uid in homes:
        return wish.subject_uid
    return next((subject.uid for subject in subjects if subject.uid in homes), UNFILED)


def _subject_among(wish: Wish, subjects: list[SubjectCount]) -> str:
    known = {subject.uid for subject in subjects}
    for uid in (wish.argument or None, wish.subject_uid):
        if uid is not None and uid in known:
            return uid
    return next((subject.uid for subject in subjects if subject.count), UNFILED)
