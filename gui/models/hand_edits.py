"""What a person changed in a reading, so that it can be done again when the file is read in another way."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from documents.reading import editing
from documents.reading.editing import As
from documents.reading.places import same_row
from documents.reading.result import Line, Reading, ReadItem
from documents.reading.row_editing import retype_row
from domain.calendar import Deadline
from domain.errors import InputError
from gui.models.source_lines import is_grid


class Deed(Enum):
    RETYPE = auto()
    SPLIT = auto()
    MERGE = auto()
    DEADLINE = auto()


@dataclass(frozen=True, kw_only=True)
class Edit:
    """One change: on is (place, words) of each item or of the line that it changed."""

    deed: Deed
    on: tuple[tuple[str, str], ...]
    as_: As = As.NOTHING  # for RETYPE
    at: int = 0  # for SPLIT where, for DEADLINE which option
    was: Deadline | None = None  # for DEADLINE: as it was read


def retyped(reading: Reading, what: Line | ReadItem, as_: As) -> Reading:
    """A line or an item taken as something else; a row of a sheet goes by its columns."""
    if isinstance(what, Line) and is_grid(reading):
        return retype_row(reading, what, as_)
    return editing.retype(reading, what, as_)


def edit_of(deed: Deed, things: Sequence[Line | ReadItem], *, as_: As = As.NOTHING, at: int = 0) -> Edit:
    """The change as it is kept."""
    return Edit(deed=deed, on=tuple((thing.place, _words(thing)) for thing in things), as_=as_, at=at)


def done_again(reading: Reading, edits: Sequence[Edit]) -> tuple[Reading, tuple[Edit, ...], tuple[Edit, ...]]:
    """The reading with the changes that still find their rows; those that held, and those that did not."""
    held: list[Edit] = []
    lost: list[Edit] = []
    for edit in edits:
        changed = _again(reading, edit)
        if changed is None:
            lost.append(edit)
        else:
            reading = changed
            held.append(edit)
    return reading, tuple(held), tuple(lost)


def with_deadline(reading: Reading, item: ReadItem, was: Deadline, option: int) -> Reading:
    """The deadline of an item as first set (0) or as put off (1); the words of the source stay as they are."""
    taken = replace(was, day=was.extended_to, extended_to=None) if option else was
    items = tuple(replace(each, deadline=taken) if each is item else each for each in reading.items)
    return replace(reading, items=items)


def _again(reading: Reading, edit: Edit) -> Reading | None:
    found = [_at(reading, place, words, same=edit.deed is Deed.SPLIT) for place, words in edit.on]
    things = [thing for thing in found if thing is not None]
    items = [thing for thing in things if isinstance(thing, ReadItem)]
    if len(things) < len(edit.on):
        return None
    try:
        if edit.deed is Deed.DEADLINE:
            return _deadline_again(reading, items, edit.at)
        if edit.deed is Deed.RETYPE:
            return retyped(reading, things[0], edit.as_)
        if len(items) < len(things):
            return None
        return editing.split(reading, items[0], edit.at) if edit.deed is Deed.SPLIT else editing.merge(reading, items)
    except InputError:
        return None


def _deadline_again(reading: Reading, items: Sequence[ReadItem], option: int) -> Reading | None:
    item = next(iter(items), None)
    if item is None or item.deadline is None or item.deadline.extended_to is None:
        return None
    return with_deadline(reading, item, item.deadline, option)


def _at(reading: Reading, place: str, words: str, *, same: bool) -> Line | ReadItem | None:
    """The item that begins in this row or paragraph, with these words if it may be no other; else the line."""
    items = [item for item in reading.items if same_row(item.place, place)]
    exact = next((item for item in items if _words(item) == words), None)
    if exact is not None or same:
        return exact
    if len(items) == 1:
        return items[0]
    return next((line for line in reading.lines if same_row(line.place, place)), None)


def _words(thing: Line | ReadItem) -> str:
    if isinstance(thing, Line):
        return thing.text
    return thing.heading + ("\n" + thing.detail if thing.detail else "")
