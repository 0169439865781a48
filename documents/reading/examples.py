"""例证 told inside a paragraph: what stands before them, and each of them."""

from documents.reading.result import ReadExample
from domain.patterns import late

_MARK = late(
    "(?:^|(?<=[。；;\n]))\\s*(?:(?:例如|比如|譬如|又如|再如|举例[来]?[说讲]?)[：:，,]?|如[：:，,]|如(?=(?:19|20)[0-9]{2}年|[“第某]))\\s*"
)


def told_examples(text: str, place: str) -> tuple[str, tuple[ReadExample, ...]]:
    """(the text before the first example, the examples): …。例如：…；又如…"""
    marks = list(_MARK.finditer(text))
    if not marks:
        return text, ()
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    parts = [text[mark.end() : end].strip().rstrip("；;") for mark, end in zip(marks, ends, strict=True)]
    return text[: marks[0].start()].strip(), tuple(ReadExample(text=part, place=place) for part in parts if part)
