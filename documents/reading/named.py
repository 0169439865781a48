"""点人点事点问题 told in running text: 一是点人。甲……；乙……。二是点事。……"""

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.reading.duties import demanded, due, fields_of, responsibility
from documents.reading.passages import Passage
from documents.reading.result import Doubt, Line, ReadItem
from documents.reading.vocabulary import is_labelled
from domain.numerals import CIRCLED
from domain.patterns import late
from domain.quantities import amount_fen
from domain.words import NamedKind

_MARK = late(
    r"(?:^|(?<=[。；;，：:\s]))(?:[一二三四五六七八九]是|[（(][一二三四五六七八九][）)]|[一二三四五六七八九]、|[0-9]{1,2}[.．、])?"
    r"\s*【?(?:(?:(?:关于|在|会上|会议)?点(?:到|名)?(?:的)?|关于)(人|事|问题)|(人|事|问题)[员项]?(?=方面))(?:的问题)?(?:方面|上|环节|事项)?(?:共?[0-9０-９一二三四五六七八九十两]{1,3}\s*[名人件个项]?)?(?:的)?\s*[。：:，,】]"
)
# 点名甲违规报销；点到乙停工一件事: without any word that the matters below it have in common.
_CALLED = late(
    "(?:^|(?<=[。；;，：:]))(?:会上|会议)?(?:点名|点到)(?:了)?([^。；;：]{4,80}?)"
    "(?:[一二三四五六七八九两0-9]{1,2}(?:[名位个]|件)(人|同志|事|问题))?(?=[。；;]|$)"
)
_KIND_OF_TAIL = {None: NamedKind.PERSON, "人": NamedKind.PERSON, "同志": NamedKind.PERSON}
# 要严肃查处甲问题，尽快解决乙的问题: what is to be done names the matters, none of them by its sort.
_TO_BE_DONE = late(
    "(?:^|(?<=[，,；;。：:]))(?:并|同时)?(?:要|应|须)?"
    "(?:严肃|尽快|全面|坚决|限期|依法|依规|依纪|彻底|认真|从严|抓紧|切实|深入|集中|专项|立即)*"
    "(?:查处|核查|核实|解决|整治|治理|整改|清理|问责|追究|处理|纠治|化解)([^，,；;。]{4,60}?)(?:的)?(?:问题)?(?=[，,；;。]|$)"
)
_END = late("[。；;]")
_INNER = late(
    rf"^\s*(?:[0-9]{{1,2}}[.．、)）]|[（(][0-9一二三四五六七八九]{{1,2}}[）)]|[{CIRCLED}]|[一二三四五六七八九]是)\s*"
)
_SHORTEST = 6  # signs of a matter


def named_in_sentences(lines: Sequence[Line]) -> tuple[list[ReadItem], list[Doubt]]:
    """Every matter of the paragraphs that say which are persons, matters and issues."""
    items: list[ReadItem] = []
    for line in lines:
        marks = list(_MARK.finditer(line.text))
        ends = [*(mark.start() for mark in marks), len(line.text)][1:]
        for mark, end in zip(marks, ends, strict=True):
            for words in (_INNER.sub("", part).strip() for part in _END.split(line.text[mark.end() : end])):
                if items and is_labelled(words):
                    items[-1] = _given(items[-1], Passage(text=words, place=line.place))
                elif len(words) >= _SHORTEST:
                    items.append(_matter(words, NamedKind(mark[1] or mark[2]), line))
        called = () if marks else _CALLED.finditer(line.text)
        items += [_matter(one[1], _KIND_OF_TAIL.get(one[2]) or NamedKind(one[2]), line) for one in called]
    items = items or [_asked(one, line) for line in lines for one in _TO_BE_DONE.finditer(line.text)]
    numbered = [replace(item, position=n, number=str(n)) for n, item in enumerate(items, 1)]
    reason = "点题写在段落里，按句分条，请核对。"
    return numbered, [Doubt(place=items[0].place, reason=reason, quote=items[0].heading[:60])] if items else []


def _given(item: ReadItem, labels: Passage) -> ReadItem:
    """The matter with what 办理要求：…, 办理时限：… behind it say."""
    fields, places = fields_of([labels])
    told = responsibility(fields, places) | due(fields, places, None) | {"requirement": fields.get("requirement")}
    return replace(item, **{name: words for name, words in told.items() if words})


def _asked(told: re.Match[str], line: Line) -> ReadItem:
    """A matter of no stated sort, with the clause that says what is to be done."""
    return replace(_matter(told[1], None, line), requirement=told[0])


def _matter(words: str, kind: NamedKind | None, line: Line) -> ReadItem:
    heading, asked = demanded(words)
    return ReadItem(
        position=0,
        heading=heading,
        heading_line=line.text,
        requirement=asked,
        named_kind=kind,
        amount_fen=amount_fen(heading),
        place=line.place,
    )
