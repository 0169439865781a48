"""A deadline that the source itself puts off: taken as first set, the extension noted, or as put off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from documents.reading.result import Doubt, Reading, ReadItem
from domain.calendar import Deadline
from gui.models.hand_edits import Deed, Edit, edit_of

REASON = "时限有两个日期。"


@dataclass(frozen=True, kw_only=True)
class DeadlineDoubt(Doubt):
    """A doubt that a person settles by taking one of two options; chosen is which one holds now."""

    item: ReadItem
    was: Deadline  # as it was read
    options: tuple[str, ...]
    chosen: int


def deadline_doubts(reading: Reading, edits: Sequence[Edit]) -> Iterator[DeadlineDoubt]:
    """One for each deadline with an extension, settled or not."""
    settled = {edit.on[0][0]: edit.was for edit in edits if edit.deed is Deed.DEADLINE and edit.was is not None}
    for item in reading.items:
        was = settled.get(item.place) or item.deadline
        if item.deadline is None or was is None or was.day is None or was.extended_to is None:
            continue
        yield DeadlineDoubt(
            place=item.deadline_place or item.place,
            reason=REASON,
            quote=was.text,
            item=item,
            was=was,
            options=(f"按原定{_words(was.day)}收，延期另记", f"按延期后{_words(was.extended_to)}收"),
            chosen=int(item.deadline.day == was.extended_to),
        )


def _words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def edit_of_deadline(doubt: DeadlineDoubt, option: int) -> Edit:
    """The choice as it is kept."""
    return replace(edit_of(Deed.DEADLINE, [doubt.item], at=option), was=doubt.was)
