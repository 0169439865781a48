"""What two wordings have in common: the same essence, shared words, clauses. Position-true where marks need it."""

from collections.abc import Iterable
from functools import lru_cache

from domain import quantities as numbers
from domain.calendar import dates
from domain.numerals import half_width
from domain.patterns import late
from domain.quantities import quantities

_MARKS = late(r"[^0-9A-Za-z\u4e00-\u9fff.%]+|(?<![0-9])\.|\.(?![0-9])")
_QUOTED = late('[“"「『《]([^”"」』》]{4,})[”"」』》]')
_LEADING_NUMBER = late(
    r"^\s*(?:[(（]?[一二三四五六七八九十0-9]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.]|[0-9]{1,3}(?:[、．]|\.(?![0-9])))\s*"
)
_LEADING_WORDS = late("^(?:关于|针对|对于|反馈(?:指出)?|存在(?:的)?|解决|问题(?=：|:)|整改问题)[:：]?")
_TRAILING_WORDS = late("(?:的?问题)?(?:的?整改(?:情况|落实情况|进展情况)?)?$|(?:的)?(?:问题|方面|情况)$")
_ASKED = late("(?:（[0-9]+）)?(?:关于|针对)“[^”]*”(?:的?问题)?[。：，]?")
_CLAUSE = late(r"[^，。；;！？!?\n]+")
_BY_WHOM = late(
    "^(?:督促|指导)[^，。；]{2,8}?(?:党组|党委|公司|集团|[县区市局委厅校院])(?=[\u4e00-\u9fff])"
    "|(?<=[，,])[^，。；]{2,16}落实[，,]|[（(][^）)]*(?:牵头|配合|责任|负责|时限)[^）)]*[）)]|由[^，。；]{2,30}(?:牵头|负责)[，,]?|[^，。；]{2,30}配合[，,]"
)
_BY_WHEN = late("(?:20[0-9]{2}年)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日|底|末)?|年底)(?:之|以)?前(?:完成(?=[，。；]|$))?")
_DEMAND = late(
    "[，,；。](?:要求|务必|责成|责令).*$"
    "|[，,；](?:切实|不断|努力|有效|更好地?|坚决|从源头上?)(?:维护|保障|提升|提高|增强|防范|防止|守住|满足|杜绝|推动|促进)[^，。；0-9]*"
)
_LOUD = late(
    "(?:的?问题)?(?:群众|企业|职工|社会|家长|师生|学生|患者|村民|居民|百姓|业主|商户|家属|住户|农户|市民|学员)?(?:对此)?反映(?:强烈|突出|集中)"
)
# What the one who names a matter wants done about it: …，责任在谁，要查清楚.
_URGED = late(
    "[，,；;。](?:(?:责任|问题|原因|症结)(?:在谁|在哪里?|何在|是谁)"
    "|要(?!害|素)|必须|须|应当|限期|尽快|抓紧|立即|从[严快]|严肃(?:查处|处理|追责|问责)).*$"
    "|(?:要|必须|须|应当|务必)(?:一[宗案事企校村项]一策|限期|尽快|抓紧|立即|彻底|坚决|全面|从[严快速]|严肃|逐[案宗项笔个一件]|整改|解决|治理).*$"
)
_SHORTEST_MATTER = 2
_RUNS = late(r"[\u4e00-\u9fff]+|[0-9.]+[\u4e00-\u9fff%]?|[A-Za-z]+")
_FILLERS = late("[的了地得之]")
# Words every office uses of everything: they tell no problem from another.
_COMMON_WORDS = (
    "问题整改落实方面工作情况进行开展加强完成不够不到到位不严存在要求有关相关措施推进进一一步及时制度管理建立"
    "完善执行对照认真严格组织单位部门我局我县全县县局党组党委全面一次形成专题研究报告规范工程项目建设资金不力"
    "不足"
)
_COMMON = frozenset(_COMMON_WORDS[i : i + 2] for i in range(0, len(_COMMON_WORDS), 2))


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """The text without marks and blanks, digits half-width."""
    return _MARKS.sub("", half_width(text))


@lru_cache(maxsize=16384)
def essence(heading: str) -> str:
    """What a heading names: without number, quotes, 关于…的问题, and marks."""
    text = _LEADING_NUMBER.sub("", heading.strip())
    text = _LEADING_WORDS.sub("", text.strip())
    text = plain(text)
    shorter = _TRAILING_WORDS.sub("", text)
    return shorter if len(shorter) >= 4 else text


def matter(text: str) -> str:
    """What a task or named matter is about: not who is to do it by when, what is demanded, how loud the complaints."""
    bare = text
    for beside in (_BY_WHOM, _BY_WHEN, _URGED, _DEMAND, _LOUD):
        bare = beside.sub("", bare)
    return bare if len(plain(bare)) >= _SHORTEST_MATTER else text


def forget() -> None:
    """Drop the texts kept for speed, so that none outlives a locked workspace."""
    for kept in (plain, essence, bigrams, meaning):
        kept.cache_clear()
    numbers.forget()


def quoted(text: str) -> list[str]:
    """The passages in quotation marks that are long enough to be a heading."""
    return _QUOTED.findall(text)


@lru_cache(maxsize=16384)
def bigrams(text: str) -> frozenset[str]:
    """The telling pairs of characters: those of common office words left out."""
    marked = half_width(text)
    pairs: set[str] = set()
    for run in _RUNS.findall(marked):
        if run[0].isdigit() or run.isascii():
            pairs.add(run)
        else:
            pairs.update(run[i : i + 2] for i in range(len(run) - 1))
    return frozenset(pairs - _COMMON)


def share(of: frozenset[str], within: frozenset[str]) -> float:
    """How much of the one is found in the other, 0 to 1."""
    return len(of & within) / len(of) if of else 0.0


def clauses(text: str) -> list[str]:
    """The text in pieces between commas, semicolons and full stops."""
    return [piece.strip() for piece in _CLAUSE.findall(text) if piece.strip()]


@lru_cache(maxsize=16384)
def meaning(text: str) -> str:
    """One spelling for all that mean the same: quantities by value, dates by day, no marks, no fillers."""
    pieces: list[str] = []
    at = 0
    spans = [(d.start, d.end, d.day.isoformat()) for d in dates(text)]
    spans += [(q.start, q.end, f"{q.value.normalize():f}{q.unit}") for q in quantities(text)]
    for start, end, same in sorted(spans):
        if start >= at:
            pieces += [plain(text[at:start]), same]
            at = end
    pieces.append(plain(text[at:]))
    return _FILLERS.sub("", "".join(pieces))


def answer(text: str) -> str:
    """An account without the words of the feedback that it answers: 针对“5个问题未完成”，…"""
    return _ASKED.sub("", text)


def joined(texts: Iterable[str]) -> str:
    """The texts that say something, one sentence after the other."""
    return "；".join(text for text in texts if text)
