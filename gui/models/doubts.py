"""What the reader is unsure of in one file, first things first."""

from documents.reading.result import Doubt
from gui.models.deadline_choices import DeadlineDoubt
from gui.models.rows import HeldRows


class Doubts(HeldRows[Doubt]):
    """The doubts of one file."""

    def __init__(self) -> None:
        super().__init__(lambda doubt: doubt.place, lambda doubt: doubt.reason, _spoken)


def _spoken(doubt: Doubt) -> str:
    return "，".join(part for part in (doubt.reason, doubt.place, doubt.quote, _options(doubt)) if part)


def _options(doubt: Doubt) -> str:
    if not isinstance(doubt, DeadlineDoubt):
        return ""
    told = (f"{words}（已选）" if place == doubt.chosen else words for place, words in enumerate(doubt.options))
    return "，".join((*told, "按空格换一种"))
