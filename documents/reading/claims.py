"""Ways of stating a status without a sentence: a ticked box, the title of the section it stands in."""

from documents.reading.section_names import OF_ONE_STATUS
from domain.patterns import late
from domain.statuses import parse_status
from domain.words import RectificationStatus

_TICKS, _EMPTY = "☑☒√✓✔■", "□☐○◯"
_BEFORE = late(rf"[{_TICKS}]\s*([^\s{_TICKS}{_EMPTY}、，；;]+)")
_AFTER = late(rf"([^\s{_TICKS}{_EMPTY}、，；;]+)\s*[{_TICKS}]")
_BESIDE = late(r"([^（(【\[]{4,80}?)\s*[（(【\[]([^（()）【】\[\]]{2,24})[）)】\]]")
_BOXES = late(f"[{_TICKS}{_EMPTY}]")


def section_status(title: str) -> str:
    """需长期坚持 of 三、需长期坚持的整改事项; "" where a title says nothing of a status."""
    match = OF_ONE_STATUS.search(title)
    return match[1] if match else ""


def chosen(words: str) -> str:
    """What is ticked of several boxes: 是 of ☑是 □否 and of 是☑ 否□; other words as they are."""
    if len(_BOXES.findall(words)) < 2:
        return words
    ticked = (_BEFORE if _BOXES.match(words.strip()) else _AFTER).findall(words)
    return ticked[0] if len(ticked) == 1 else words


def status_beside(heading: str) -> tuple[str, list[str]]:
    """违法建设治理不彻底（已完成）: the problem, and the status in brackets behind it."""
    match = _BESIDE.fullmatch(heading)
    if match is None or parse_status(match[2]).status is RectificationStatus.UNSTATED:
        return heading, []
    return match[1], [match[2]]
