"""知悉范围: names that not everybody may read are covered in the widgets themselves, wherever they would be shown.

gui.models.knowing decides which names; what is covered never reaches a label, a tip, a list or the clipboard.
"""

from collections.abc import Sequence

from domain.masking import MASK, mask, spans

Span = tuple[int, int]
STAR = "＊"

_words: list[str] = []  # like the theme: one screen, one state of it


def draw(words: Sequence[str]) -> None:
    """From now on these words are covered; none uncovers all."""
    _words[:] = words


def drawn() -> bool:
    """Whether any names are covered now."""
    return bool(_words)


def covered(text: str) -> str:
    """The text as it may be read on the screen."""
    return mask(text, _words) if _words and text else text


def covers(text: str) -> bool:
    """Whether anything of the text may not be read."""
    return bool(_words) and covered(text) != text


def starred(text: str) -> str:
    """As covered, a star for each sign: where what counts is the place of every sign in the text."""
    for start, end in spans(text, _words):
        text = text[:start] + STAR * (end - start) + text[end:]
    return text


def covered_with(text: str, marks: Sequence[Span]) -> tuple[str, list[Span]]:
    """The text as it may be read, and where its marks stand in it then."""
    hidden = spans(text, _words)
    if not hidden:
        return text, list(marks)
    return covered(text), [(_moved(start, hidden, 0), _moved(end, hidden, len(MASK))) for start, end in marks]


def _moved(place: int, hidden: Sequence[Span], inside: int) -> int:
    """A place in the covered text; one inside a covered name goes to its beginning (0) or end."""
    shift = 0
    for start, end in hidden:
        if place <= start:
            break
        if place < end:
            return start + shift + inside
        shift += len(MASK) - (end - start)
    return place + shift
