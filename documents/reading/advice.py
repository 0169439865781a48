"""意见建议 of a feedback that stand in a section of their own."""

from documents.reading.headings import Node, heading_of
from documents.reading.inline import split_inline
from documents.reading.section_names import PROBLEMS, RECOMMENDATIONS, TELLS_OF_ADVICE
from domain.patterns import late

_CLOSING = late("请(?:于|在|你|自)|(?:自|收到|接到).{0,12}反馈|特此|以上|此复")


def recommendations(roots: list[Node]) -> list[tuple[str, str]]:
    """(words, place) of 意见建议."""
    found: list[tuple[str, str]] = []
    for root in roots:
        told_of = TELLS_OF_ADVICE.fullmatch(root.title)
        if not told_of and (not RECOMMENDATIONS.search(root.title) or PROBLEMS.search(root.title.replace("整改", ""))):
            continue
        if root.children:
            for child in root.children:
                parts = split_inline(child.text)
                found += [(part, child.line.place) for part in parts]
        else:
            told = [(root.line.place, heading_of(root.text)[1]), *((line.place, line.text) for line in root.body)]
            marked = [(part, place) for place, text in told if len(parts := split_inline(text)) > 1 for part in parts]
            plain = [(text, place) for place, text in told if text[-1:] in {"。", "；"} and not _CLOSING.match(text)]
            found += marked or (plain if len(plain) > 1 else [])
    return found
