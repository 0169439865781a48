"""Ways of stating a status without a sentence: a ticked box, the title of the section it stands in."""

from domain.patterns import late

_SECTION = late(
    "((?:已(?:经)?|基本)(?:全部)?(?:完成|整改到位)|(?:需要?|拟)?长期(?:坚持|整改)|正在(?:整改|推进)|持续(?:整改|推进)|尚?未完成)"
    "(?:整改)?(?:的)?(?:整改)?(?:事项|问题|任务)"
)
_TICKS, _EMPTY = "☑☒√✓✔■", "□☐○◯"
_BEFORE = late(rf"[{_TICKS}]\s*([^\s{_TICKS}{_EMPTY}、，；;]+)")
_AFTER = late(rf"([^\s{_TICKS}{_EMPTY}、，；;]+)\s*[{_TICKS}]")
_BOXES = late(f"[{_TICKS}{_EMPTY}]")


def section_status(title: str) -> str:
    """需长期坚持 of 三、需长期坚持的整改事项; "" where a title says nothing of a status."""
    match = _SECTION.search(title)
    return match[1] if match else ""


def chosen(words: str) -> str:
    """What is ticked of several boxes: 是 of ☑是 □否 and of 是☑ 否□; other words as they are."""
    if len(_BOXES.findall(words)) < 2:
        return words
    ticked = (_BEFORE if _BOXES.match(words.strip()) else _AFTER).findall(words)
    return ticked[0] if len(ticked) == 1 else words
