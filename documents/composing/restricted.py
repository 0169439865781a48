"""点人: who was named at the secretary's meeting is known to few; his name and post go into no paper that leaves."""

import re
from collections.abc import Iterable

from documents.composing.surnames import COMPOUND, NO_NAMES, SURNAMES
from domain.records import NamedMatter
from domain.words import NamedKind

HAN = "㐀-䶿一-鿿\U00020000-\U000323af"  # also the signs that are in names only
POSTS = (
    "局长|科长|股长|处长|部长|主任|书记|主席|镇长|乡长|县长|市长|区长|院长|校长|站长|所长|队长|组长|厅长|行长|经理|董事长|会计|出纳|"
    "干部|成员|委员|负责人|岳父|岳母|父亲|母亲|妻子|丈夫|儿子|女儿|妻弟|女婿|亲属|配偶|秘书|司机"
)
DUTIES = f"{POSTS}|[一-龥]长|[一-龥]员"
DEED = (
    f"同志|等|在|因|未|对|把关|将|违|以权|以借|以虚|以他人|以个人|为他人|为其|为亲|为企业|利用|擅|涉|被|与|和[{SURNAMES}]|及|的|"
    "不|有令|有关|履|私|多次|多年|多报|多领|长期|收受|收取|收礼|报销|虚|套取|挪用|占用|占有|用公|经手|经营|经商|经查|超标|超范围|超规定|"
    "插手|打招呼|承揽|承包|职务|失职|失管|失察|滥|侵占|贪|受贿|索|截留|干预|干扰|纵容|默许|隐瞒|指使|授意|主持|分管|负责|担任|兼任|"
    "参与|组织|领导|借|送|请|曾|已|仍|还|本人|家|任|应|没有|副|原|总|"
    "让|放任|泄露|骗取|倒卖|操纵|重复|低价|冒领|漏征|坐支|坐收|大搞|内外|主导|办人情|采购|勾结|勾连"
)
# A post or the start of a phrase, then a name, then what was done, or a post.
BEFORE = rf"(?:(?P<post>[一-龥]{{0,8}}?(?:{DUTIES}))[：:]?|(?<![{HAN}]))"
AFTER = rf"(?={DEED}|{POSTS}|[，。、；：（(]|$)"
FAMILY = rf"(?!{'|'.join(NO_NAMES)})(?:{'|'.join(COMPOUND)}|[{SURNAMES}])"
NAMED = re.compile(rf"{BEFORE}(?P<name>{FAMILY}[{HAN}]{{1,2}}?){AFTER}")
GUESSED = re.compile(rf"(?P<post>[一-龥]{{0,8}}?(?:{DUTIES}))(?P<name>{FAMILY}[{HAN}]{{1,2}})")
DOTTED = re.compile(
    rf"(?P<post>[一-龥]{{0,8}}?(?:{DUTIES}))?(?P<name>[{HAN}]{{2,8}}(?:[·•‧・][{HAN}]{{2,8}}?)+){AFTER}"
)
WIDE = re.compile(rf"(?<=[{HAN}])[ 　]+(?=[{HAN}])")  # 王　伟, as it stands in lists


def _text(matter: NamedMatter) -> str:
    return f"{matter.heading}。{matter.detail}"


def _found(text: str) -> list[tuple[str, str]]:
    """Post and name of each person an entry speaks of; behind a post also what only may be a name."""
    text = WIDE.sub("", text)
    sure = [match for how in (DOTTED, NAMED) for match in how.finditer(text)]
    begun = {match.start("name") for match in sure}
    guessed = [match for match in GUESSED.finditer(text) if match.start("name") not in begun]
    return [(match["post"] or "", match["name"]) for match in sure] + [
        (match["post"], name)
        for match in guessed
        for name in (match["name"], match["name"][:-1])
        if len(name) > 1 and name not in COMPOUND
    ]


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
