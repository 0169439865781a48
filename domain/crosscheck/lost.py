"""What one wording says that another has no more: numbers, objects, words."""

import re
from difflib import SequenceMatcher

from domain.crosscheck.texts import plain
from domain.quantities import quantities

_JOINTS = ("、", "和", "及", "与")
_HARMLESS = re.compile("仍然|仍|存在|的|较为|较|和|与|及|以及|等|对|在|上|方面|问题|工作|现象|情况|不|未")


def dropped_quantities(original: str, changed: str, beside: str = "") -> list[str]:
    """Numbers of the one that the other has not, when it has none of that unit either, nor the same one beside it."""
    kept = {q.unit for q in quantities(changed)}
    told = {(q.value, q.unit) for q in quantities(beside)}
    return [q.text for q in quantities(original) if q.unit not in kept and (q.value, q.unit) not in told]


def objects_dropped(original: str, changed: str) -> list[str]:
    """What fell out of an enumeration: 家具 and 图书 of 设备、家具、图书."""
    names: list[str] = []
    for tag, start, end, _, _ in SequenceMatcher(None, original, changed, autojunk=False).get_opcodes():
        words = original[start:end]
        if tag == "delete" and (words.startswith(_JOINTS) or words.endswith(_JOINTS)):
            names += [name for name in re.split("[、和及与]", words) if len(plain(name)) >= 2]
    return names


def differing(original: str, changed: str) -> tuple[str, str]:
    """What fell away and what came in, without words that change nothing."""
    lost, gained = [], []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, original, changed, autojunk=False).get_opcodes():
        if tag != "equal":
            lost.append(_HARMLESS.sub("", original[i1:i2]))
            gained.append(_HARMLESS.sub("", changed[j1:j2]))
    return "".join(lost), "".join(gained)
