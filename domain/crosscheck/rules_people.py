"""Who answers for it: changed without a word, or no longer anybody in particular."""

import re
from collections import Counter
from collections.abc import Iterator

from domain.crosscheck.case import Case, Problem, Quote, Rule
from domain.crosscheck.texts import plain
from domain.records import Contradiction, Entry
from domain.words import ContradictionKind

_VAGUE = re.compile(
    "(?:[^、，]{1,8}(?=分管领导|负责同志|负责人$))?(?:分管领导|负责同志|负责人)|(?:党组|党委|领导)?班子(?:全体)?成员?|(?:各|相关|有关|全体)(?:分管|班子|责任|股室|科室|部门)?.{0,4}(?:领导|成员|负责人|人员|同志|股室|科室|部门|单位)|全体.{0,6}|分管领导|责任领导|责任部门|责任单位"
)
_NAME = 3  # characters of most names
_FEW = 3  # more than these are one alarm for the whole plan
_SPLIT = re.compile(r"[、，,；;\s/（）()：:]+")
_TITLE = re.compile(
    "同志|(?:党组|党委|党工委|党总支|纪委|工会)?(?:副?书记|副?主席)|副?(?:[总支大中]?队长|教导员|指导员|政委|馆长|场长|社长|行长|局长|主任|县长|镇长|乡长|院长|校长|所长|站长|股长|科长|处长|部长)"
    "|(?:副?总|副|董事长)?经理|董事长|总会计师|总会计|党组成员|党委委员|委员|纪检组长|组长|四级调研员|调研员|总工程师|总工|副|分管领导|牵头"
)
_FORMER_NAMES = {
    "环保": "生态环境",
    "国土": "自然资源",
    "安监": "应急管理",
    "卫计": "卫生健康",
    "计生": "卫生健康",
    "工商": "市场监督管理",
    "规建": "规划建设",
    "扶贫": "乡村振兴",
}
_OFFICE = re.compile("(?:中共)|(?:股|科|处|室|办|部|组|中心|科室|股室|办公室)$|^(?:局|县|市|区|委|机关|单位|省)+")


def responsible_changed(case: Case) -> Iterator[Contradiction]:
    """The ledger names another leader or office than the plan, without a word of why."""
    naming = _naming_leaders(case)
    for problem in case.problems:
        changes = [
            (_change(item, entry, names=entry.document_uid in naming), entry)
            for item in problem.plan
            for entry in problem.ledger
        ]
        if not changes or any(change is None for change, _ in changes):
            continue  # where the plan's leader still answers for one line of the problem, nobody went away
        change, entry = changes[0]
        if change:
            description, before, after, item = change
            yield case.alarm(
                ContradictionKind.RESPONSIBLE_CHANGED,
                description,
                [_quote(item, before), _quote(entry, after)],
                about=problem,
            )


def responsible_vague(case: Case) -> Iterator[Contradiction]:
    """A plan, or a ledger where the plan names nobody, that leaves it to the leaders or offices concerned."""
    found: list[tuple[Problem, list[Quote]]] = []
    for problem in case.problems:
        named = any(not _is_vague(item) and item.lead_officer for item in problem.plan)
        loose = [_quote(e, _who(e)) for e in (*problem.plan, *problem.ledger) if _is_vague(e)]
        if loose and not named:
            found.append((problem, loose))
    if len(found) > _FEW:
        yield case.alarm(
            ContradictionKind.RESPONSIBLE_VAGUE,
            f"{len(found)}个问题的责任没有落到人、落到具体部门。",
            [quotes[0] for _, quotes in found],
        )
        return
    for problem, quotes in found:
        yield case.alarm(
            ContradictionKind.RESPONSIBLE_VAGUE,
            f"责任只写“{quotes[0].text}”，没有落到人、落到具体部门。",
            quotes,
            about=problem,
        )


def _is_vague(entry: Entry) -> bool:
    """No leader but 班子成员, or nobody and no office but 相关科室."""
    who = _who(entry).strip()
    return bool(who) and all(_VAGUE.fullmatch(part) for part in _SPLIT.split(who) if part)


def _who(entry: Entry) -> str:
    return entry.lead_officer or entry.lead_dept


def _naming_leaders(case: Case) -> set[str]:
    """The ledgers that name a leader for most problems: a blank in them is a leader left out."""
    lines = Counter(entry.document_uid for entry in case.dossier.ledger_entries)
    named = Counter(entry.document_uid for entry in case.dossier.ledger_entries if entry.lead_officer)
    return {uid for uid in lines if 2 * named[uid] > lines[uid]}


def _change(item: Entry, entry: Entry, *, names: bool) -> tuple[str, str, str, Entry] | None:
    before, after = item.lead_officer, entry.lead_officer
    if before and _VAGUE.fullmatch(after.strip()) and not _VAGUE.fullmatch(before.strip()):
        return f"方案的责任领导是{_bare(before)}，台账只写“{after}”，没有落到人。", before, after, item
    if names and before and not after.strip() and not _VAGUE.fullmatch(before.strip()):
        office = f"，只写“{entry.lead_dept}”" if entry.lead_dept else ""
        return f"方案的责任领导是{_bare(before)}，台账没有写责任领导{office}。", before, entry.lead_dept, item
    if before and after and not same_people(before, after, entry.detail):
        return f"责任领导由{_bare(before)}变为{_bare(after)}，没有说明。", before, after, item
    before, after = item.lead_dept, entry.lead_dept
    if before and after and not same_office(before, after):
        return f"责任部门由{before}变为{after}，没有说明。", before, after, item
    return None


def _bare(who: str) -> str:
    """副局长佟晓 for a cell with 副局长　佟晓."""
    return "".join(who.split())


def same_people(one: str, other: str, told: str = "") -> bool:
    """Whether the first person of the one still stands in the other, titles aside, or the change is told."""
    names = people(one)
    if not names or not people(other):
        return True
    first = names[0]
    if any(len(first) > _NAME and len(name) > _NAME and first[-2:] == name[-2:] for name in people(other)):
        return True  # 机关党委周行 and 县委周行: the unit was left when the title went
    return first in plain(other) or any(name in plain(one) for name in people(other)[:1]) or first in plain(told)


def same_office(one: str, other: str) -> bool:
    """Whether two names are of one office: 机关党委 and 县水利局机关党委, 水政股 and 水政水资源股."""
    for raw in _SPLIT.split(one):
        if len(raw) > 1 and any(raw in name or (len(name) > 1 and name in raw) for name in _SPLIT.split(other)):
            return True
    for a in _offices(one):
        for b in _offices(other):
            short, full = sorted((a, b), key=len)
            rest = iter(full)
            if short in full or all(character in rest for character in short):
                return True
    return False


def people(text: str) -> list[str]:
    """The names in a cell of leaders, without titles."""
    return [name for part in _SPLIT.split(text) if (name := _TITLE.sub("", plain(part)))]


def _offices(text: str) -> list[str]:
    names = [_OFFICE.sub("", part) or part for part in _SPLIT.split(text.strip()) if part]
    return names + [name.replace(old, new) for name in names for old, new in _FORMER_NAMES.items() if old in name]


def _quote(entry: Entry, text: str) -> Quote:
    return Quote(document_uid=entry.document_uid, place=entry.responsible_place or entry.place, text=text)


RULES: tuple[tuple[ContradictionKind, Rule], ...] = (
    (ContradictionKind.RESPONSIBLE_CHANGED, responsible_changed),
    (ContradictionKind.RESPONSIBLE_VAGUE, responsible_vague),
)
