"""点人: who was named at the secretary's meeting is known to few; his name and post go into no paper that leaves."""

import re
from collections.abc import Iterable

from domain.records import NamedMatter
from domain.words import NamedKind

SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛"
    "伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景"
    "薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁"
    "商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺诸"
)  # fmt: skip
COMPOUND = frozenset(["欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "端木", "司徒"])
DUTIES = (
    "局长|科长|股长|处长|部长|主任|书记|主席|镇长|乡长|县长|市长|区长|院长|校长|站长|所长|队长|组长|厅长|行长|经理|董事长|会计|出纳|"
    "干部|成员|委员|负责人|[一-龥]长|[一-龥]员"
)
DEED = "同志|在|因|未|对|把|将|违|以|为|等|利|擅|涉|被|与|和|及|的|不|有|履|私|多|长|收|报|虚|套|挪|占|用|经|超"
# A post or the start of a phrase, then a name of two to four signs, then what was done.
NAMED = re.compile(
    rf"(?:(?P<post>[一-龥]{{0,8}}?(?:{DUTIES}))|(?<![一-龥]))(?P<name>[一-龥]{{2,4}}?)(?={DEED}|[，。、；：（]|$)"
)


def _text(matter: NamedMatter) -> str:
    return f"{matter.heading}。{matter.detail}"


def _found(text: str) -> list[tuple[str, str]]:
    """Post and name of each person an entry speaks of."""
    pairs = ((match["post"] or "", match["name"]) for match in NAMED.finditer(text))
    return [(post, name) for post, name in pairs if _is_name(name)]


def _is_name(text: str) -> bool:
    return (text[0] in SURNAMES and len(text) <= 3) or text[:2] in COMPOUND


def names(matter: NamedMatter) -> list[str]:
    """The names a 点人 entry carries."""
    return [name for _, name in _found(_text(matter))]


def persons(matters: Iterable[NamedMatter]) -> list[NamedMatter]:
    """The entries that name a person."""
    return [matter for matter in matters if matter.named_kind is NamedKind.PERSON]


def hidden(matters: Iterable[NamedMatter]) -> tuple[str, ...]:
    """All that must not be printed, the longest first so that no part of it is left."""
    return hidden_in(_text(matter) for matter in persons(matters))


def hidden_in(texts: Iterable[str]) -> tuple[str, ...]:
    """The same of entries that each name a person and are no records yet."""
    found = {word for text in texts for post, name in _found(text) for word in (post + name, name)}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))
