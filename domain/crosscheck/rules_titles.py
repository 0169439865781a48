"""Titles of office that differ: chief here and deputy there, or another office altogether."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from domain.crosscheck.case import Case, Quote, Rule
from domain.crosscheck.rules_named import person_named
from domain.crosscheck.rules_people import people
from domain.crosscheck.rules_references import said
from domain.crosscheck.texts import clauses
from domain.records import Contradiction, Entry
from domain.words import ContradictionKind

# Posts of which there is a chief and deputies; 组长 of a working group is no office.
POST = re.compile(
    "(?P<deputy>副)?(?P<post>书记|局长|股长|科长|处长|部长|主任|站长|校长|院长|所长|镇长|乡长|县长|经理|董事长|行长|厂长|馆长|主席)"
)
_OF_THE_HOUSE = frozenset(
    {"局长", "股长", "科长", "处长", "部长", "站长", "校长", "院长", "所长", "镇长", "乡长", "县长"}
)
_BREAK = re.compile(r"[，。；：,;:（）()\s]")
_CHANGED = re.compile("原|时任|现任|兼|代理|主持|拟任|前任|升任|改任")
_BEFORE = 18  # characters in front of a name in which its titles stand
# Offices of the leaders of one house: nobody is both, unless a text names both.
_OFFICES = (
    "副?(?:局长|主任|院长|校长|总经理|行长|镇长|乡长|厅长|台长|馆长|董事长)|总(?:工程|会计|经济|农艺|规划|审计)师|总法律顾问"
    "|(?:党[组委])?副书记|纪委书记|纪检(?:监察)?组组?长|工会主席|监事长|监事会主席"
)
LEADER = re.compile(f"{POST.pattern}|{_OFFICES}")
_OFFICE = re.compile(
    "(?:[由经请与和对以向]|组长为)?(?:党[组委](?:成员|委员)|派?驻[^、]{0,8}|[\u4e00-\u9fff]{0,4}?(?<![科处室部股站所队办]))?"
    f"(?P<office>{_OFFICES})"
)
_PARTY = re.compile("党[组委](?:成员|委员|副?书记)")
_MEMBERS = frozenset({"党组成员", "党委委员", "党委成员"})


@dataclass(frozen=True, kw_only=True)
class _Held:
    """A post that a text gives a person, with the unit written before it."""

    deputy: bool
    unit: str
    quote: Quote


def title_mismatch(case: Case) -> Iterator[Contradiction]:
    """A person who is chief in one document and deputy in another."""
    posts: dict[tuple[str, str], list[_Held]] = defaultdict(list)
    for name, post, held in _posts(case):
        posts[name, post].append(held)
    for (name, post), found in posts.items():
        pairs = ((chief, deputy) for chief in found if not chief.deputy for deputy in found if deputy.deputy)
        pair = next((pair for pair in pairs if _same_unit(post, *pair)), None)
        if pair:
            yield case.alarm(
                ContradictionKind.TITLE_MISMATCH,
                f"{name}的职务，一处写{post}，一处写副{post}。",
                [held.quote for held in pair],
            )


def _posts(case: Case) -> Iterator[tuple[str, str, _Held]]:
    """Everybody with the posts in front of the name; each kind of post once a name, unit and rank."""
    known: set[tuple[str, str, bool, str]] = set()
    for name, titles, quote in _titled(case):
        for one in POST.finditer(titles):
            unit = re.split("[、]", titles[: one.start()])[-1]
            key = (name, one["post"], bool(one["deputy"]), unit)
            if key not in known:
                known.add(key)
                yield name, one["post"], _Held(deputy=key[2], unit=unit, quote=quote)


def _titled(case: Case) -> Iterator[tuple[str, str, Quote]]:
    """(name, titles in front of it, where) for everybody, leaving out who was or will be something else."""
    names = sorted(_names(case), key=len, reverse=True)
    if not names:
        return
    named = re.compile(f"(?P<before>.{{0,{_BEFORE}}}?)(?P<name>{'|'.join(map(re.escape, names))})")
    for text, quote in _told(case):
        titles = ""
        for match in named.finditer(text):
            joined = match["before"] == "、" and titles  # 副局长韩东、李岩
            titles = joined or _BREAK.split(match["before"])[-1]
            if titles and not _CHANGED.search(titles):
                yield match["name"], titles, quote


def _told(case: Case) -> Iterator[tuple[str, Quote]]:
    """What is said of the problems, and beside them: who leads the work, who takes the lead in it."""
    yield from ((text, quote) for text, quote, _ in said(case))
    for document in case.dossier.documents:
        for place, _, words in (line.partition("|") for line in document.beside):
            for clause in clauses(words):
                yield clause, Quote(document_uid=document.uid, place=place, text=clause)


def _same_unit(post: str, one: _Held, other: _Held) -> bool:
    """A post of the same unit; 局长 and the like are of their own house where no unit is written."""
    return one.unit == other.unit or (post in _OF_THE_HOUSE and not (one.unit and other.unit))


def other_office(case: Case) -> Iterator[Contradiction]:
    """A person with one office in one document and another in a second: 总工程师 here and 副局长 there."""
    held: dict[str, dict[frozenset[str], Quote]] = defaultdict(dict)  # by name: what stands in front of it together
    for name, titles, quote in _titled(case):
        offices = frozenset(
            m["office"].removeprefix("党委").removeprefix("党组")
            for part in titles.split("、")
            if (m := _OFFICE.fullmatch(part))
        )
        if offices:
            held[name].setdefault(offices, quote)
    for name, found in held.items():
        for (one, quote), (other, contrary) in combinations(found.items(), 2):
            joined_once = any(together & one and together & other for together in found)
            if _apart(one, other) and not joined_once:
                yield case.alarm(
                    ContradictionKind.TITLE_MISMATCH,
                    f"{name}的职务，一处写{'、'.join(one)}，一处写{'、'.join(other)}。",
                    [quote, contrary],
                )
                break


def other_rank(case: Case) -> Iterator[Contradiction]:
    """A mere member of the 党组 in one document, and its (deputy) secretary in another."""
    members: dict[str, Quote] = {}
    above: dict[str, tuple[str, Quote]] = {}
    for name, titles, quote in _titled(case):
        ranks = _PARTY.findall(titles)
        if ranks and {*ranks} <= _MEMBERS:
            members.setdefault(name, quote)
        elif ranks and not {*ranks} & _MEMBERS:
            above.setdefault(name, (ranks[0], quote))
    for name in members.keys() & above.keys():
        rank, quote = above[name]
        yield case.alarm(
            ContradictionKind.TITLE_MISMATCH,
            f"{name}的党内职务，一处写{rank}，一处只写成员。",
            [quote, members[name]],
        )


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """No office in common, and not chief and deputy of the same, of which another alarm tells."""
    ranks = {office.removeprefix("副") for office in one} & {office.removeprefix("副") for office in other}
    discipline = all(any("纪" in office for office in offices) for offices in (one, other))
    return not ranks and not discipline


def _names(case: Case) -> set[str]:
    """Everybody who answers for something or is named from above."""
    dossier = case.dossier
    entries: tuple[Entry, ...] = (
        *dossier.tasks,
        *dossier.named_matters,
        *dossier.plan_items,
        *dossier.ledger_entries,
        *dossier.statements,
    )
    officers = {name for entry in entries for name in people(entry.lead_officer)}
    named = {person_named(matter.heading) or "" for matter in dossier.named_matters}
    return {name for name in officers | named if re.fullmatch("[\u4e00-\u9fff]{2,4}", name)}


RULES: tuple[tuple[ContradictionKind, Rule], ...] = (
    (ContradictionKind.TITLE_MISMATCH, title_mismatch),
    (ContradictionKind.TITLE_MISMATCH, other_office),
    (ContradictionKind.TITLE_MISMATCH, other_rank),
)
