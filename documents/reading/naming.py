"""How a heading names a problem: it quotes it, says 关于…的问题, or tells what is wrong."""

import re

from documents.reading.answers import answered
from documents.reading.section_names import FAULT
from domain.patterns import late

QUOTED = late(
    r"(?:关于|针对|对)?\s*+(?:反馈(?:的)?|指出(?:的)?)?\s*+[“\"「]((?:“[^“”]*”|[^”\"」]){2,120})[”\"」]\s*(?:的|这一|等)?(?:问题|方面)"
)
QUOTED_ENOUGH = late(
    r"(?:关于|针对)\s*+(?:反馈(?:的)?|指出(?:的)?)?[^“”。，；]{0,20}[“\"「]((?:“[^“”]*”|[^”\"」]){2,120})[”\"」]"
)
_ITSELF = "(?:突出|[频多易]发|较多|严重|依然|仍|屡)"  # 某事问题突出: the word belongs to the name
ABOUT = late(
    rf"^(?:关于|针对)(.{{2,80}}?(?:问题{_ITSELF}[^，。：:；]{{0,6}}?(?=(?:(?:的)?问题)?[，。：:])"
    rf"|(?=(?:的)?问题(?!{_ITSELF}|[^，。：:；“”]{{0,30}}问题))))(?:(?:的)?问题)?"
    r"(?:的)?(?:整改)?(?:落实)?(?:进展)?(?:情况)?[。：:，]?"
)
_ABOUT_LINE = late(r"^(?:关于|针对)([^。：:]{2,80}?)(?:的)?问题(?:的)?(?:整改)?(?:落实)?(?:进展)?(?:情况)?[。：:]?$")


def names_problem(title: str) -> bool:
    """Whether a heading quotes a problem or tells what is wrong."""
    return any(sign in title for sign in ("“", "「", '"', "关于")) or FAULT.search(title) is not None


def about(text: str) -> re.Match[str] | None:
    """关于…的问题: the whole line where it is nothing else, so that the problem may itself speak of 问题."""
    return _ABOUT_LINE.match(text) or ABOUT.match(text) or answered(text)
