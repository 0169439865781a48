"""Persons and matters named at the secretary's meeting (点人点事点问题) that nothing answers."""

import re
from collections.abc import Iterator, Sequence

from domain.crosscheck.case import Case, Quote, Rule, quote_entry, quote_measure
from domain.crosscheck.rules_assigned import answered
from domain.crosscheck.texts import bigrams, clauses, joined, plain, share
from domain.crosscheck.texts import matter as bare
from domain.patterns import either
from domain.records import Contradiction, Entry, LedgerEntry, NamedMatter, PlanItem
from domain.words import ContradictionKind, DocumentKind, NamedKind

_OWN = (DocumentKind.RECTIFICATION_PLAN, DocumentKind.LEDGER, DocumentKind.RECTIFICATION_REPORT)
_CERTAIN = 80
_MOSTLY = 0.5
_TOUCHED = 0.25
_TOLD = 1 / 3  # by a paragraph of its own, outside the entries
_NAME = 3  # signs of most names of places
_SAME_MATTER = 3  # telling pairs of characters that an entry shares with the matter
_TITLES = """
    书记 局长 股长 所长 科长 处长 部长 主任 站长 校长 院长 队长 镇长 乡长 县长 经理 会计 出纳 主席 委员 干部 馆长
    监区长 行长 厂长 董事长 主管 专员 调研员 社长 司机 负责人 同志
"""
# What goes on behind a name: 在某事中, 擅自, 隐瞒.
_BEHIND_A_NAME = """
    同志 在 对 因 违 未 不 于 与 将 擅 作 把 利 私 收 兼 履 工 多 长 涉 等 分管 任 为 向 以 借 ， 、 的 $
    组织 规避 参与 审 放任 放纵 带头 滥用 失职 失察 监管 默许 干预 插手 伙同 指使 授意 套 挪用 虚 隐瞒 包庇 低价 高价
    超 经 自 被 已 曾 仍 拒 推 拖 搞 按 没 疑 领 截 侵 吃 酒 签 主导 负 履职 巧 假 谎 骗 冒 漏 渎 泄 造 优亲 为
"""
_OFFICES = """
    书记 局长 股长 所长 科长 处长 部长 主任 站长 校长 院长 队长 镇长 乡长 县长 经理 会计 出纳 主席
    行长 厂长 董事长 台长 馆长 主管 负责人
"""
_TITLED = re.compile(f"(?:{either(_TITLES)})(?P<name>[\u4e00-\u9fff]{{2,3}}?)(?={either(_BEHIND_A_NAME)})")
_AFTER_TITLE = re.compile(f"(?:{either(_OFFICES)})(?P<name>[\u4e00-\u9fff]{{3}})")
_BEFORE_TITLE = re.compile("^(?P<name>[\u4e00-\u9fff]{2,3})(?:同志|（)")
# What is done about a person, in contrast to what is done about the matter.
_ACCOUNTABILITY = re.compile(
    either("""
    核责 问责 追责 追究 处分 处理意见 组织处理 作出处理 处理(?:医生|教师|干部|职工|人员)
    处理[0-9一二三四五六七八九十]+[人名] 党纪 政务 处理(?:到人|相关|责任) 严肃处理 诫勉 谈话提醒 提醒谈话 批评教育
    约谈(?:责任|当事|相关|有关|本)人 调离 免职 撤职 立案(?!受理|执行|登记|诉讼) 检讨 作出检查 书面检查
    核清责任 核查责任 责任认定 责任人
    """)
)
_SO_MANY = re.compile(
    "[0-9一二三四五六七八九十两]+名([\u4e00-\u9fff]{2,5}?(?=调|被|进|给|作|予|立|免|停|解|辞|受|已|均|，|$|的|开|岗|工))"
)
# 对救助站站长批评教育: one post, whoever holds it.
_ONE_POST = re.compile("对([\u4e00-\u9fff]{2,12}?(?:[局股所科处部站校院队镇乡县馆行厂社]长|主任|书记|经理|会计|出纳))")
_ANYBODY = re.compile("责任|干部|人员|同志|党员|领导|相关|有关|当事|负责|公职|涉[案事]")


def named_matter_unanswered(case: Case) -> Iterator[Contradiction]:
    """A matter or problem named by the secretary that neither plan, ledger nor report takes up."""
    own = _own(case)
    if not own or not case.problems:  # before the feedback is there nothing can be placed
        return
    for matter in case.dossier.named_matters:
        if matter.named_kind is NamedKind.PERSON or _matter_answered(case, matter, own):
            continue
        heading, uid = (matter.heading, matter.issue_uid or matter.uid)
        yield case.alarm(
            ContradictionKind.NAMED_MATTER_UNANSWERED,
            "书记专题会点的这件事，整改方案、台账和报告都没有回应。",
            [quote_entry(matter), *case.absent(*_OWN)],
            problem=heading,
            subject_uid=uid,
        )


def named_person_unanswered(case: Case) -> Iterator[Contradiction]:
    """A person named by the secretary whose responsibility nobody looked into."""
    own = _own(case)
    if not own or not case.problems:  # before the feedback is there nothing can be placed
        return
    for matter in case.dossier.named_matters:
        if matter.named_kind is not NamedKind.PERSON:
            continue
        near = _answering(case, matter)
        if _person_answered(case, matter, near, own):
            continue
        yield case.alarm(
            ContradictionKind.NAMED_PERSON_UNANSWERED,
            "书记专题会点的人，整改措施里没有核实责任和处理的内容。",
            [quote_entry(matter), *_nearest(case, matter, near)],
            problem=matter.heading,
            subject_uid=matter.issue_uid or matter.uid,
        )


def _own(case: Case) -> list[Entry]:
    return [*case.dossier.plan_items, *case.dossier.ledger_entries, *case.dossier.statements]


def _answering(case: Case, matter: NamedMatter) -> list[Entry]:
    problem = case.problem_of.get(matter.issue_uid or "")
    return [*problem.ledger, *problem.plan, *problem.statements] if problem else []


def _is_fact_of(case: Case, matter: NamedMatter) -> bool:
    """Whether the matter is what the problem itself tells, so that whoever answers the one answers the other."""
    if matter.alignment_confirmed or (matter.alignment_score or 0) >= _CERTAIN:
        return True
    problem = case.problem_of[matter.issue_uid or ""]
    facts = joined([problem.heading, problem.issue.detail, *(e.heading + e.detail for e in problem.examples)])
    return share(bigrams(bare(matter.heading)), bigrams(facts)) >= _MOSTLY


def _deeds(case: Case, entries: Sequence[Entry]) -> list[str]:
    """What was done, without the headings that only repeat the problem."""
    return [text for entry in entries for text in case.texts(entry)[1:]]


def _matter_answered(case: Case, matter: NamedMatter, own: Sequence[Entry]) -> bool:
    near = _answering(case, matter)
    words = bigrams(bare(matter.heading))
    if near and (_is_fact_of(case, matter) or any(share(words, bigrams(t)) >= _TOUCHED for t in _deeds(case, near))):
        return True
    if any(_takes_up_name(matter, text) for text in _deeds(case, own)):
        return True
    beside = (words & bigrams(told) for told in case.beside(*_OWN))
    return answered(case, matter, own) or any(len(same) >= max(_SAME_MATTER, _TOLD * len(words)) for same in beside)


def _takes_up_name(matter: NamedMatter, text: str) -> bool:
    """红石岭作业点已搬迁 of 红石岭作业点弹药库…: the name that the matter begins with, and something of the rest."""
    told = plain(bare(matter.heading))
    return told[:_NAME] in plain(text) and share(bigrams(told), bigrams(text)) >= _TOUCHED


def _person_answered(case: Case, matter: NamedMatter, near: Sequence[Entry], own: Sequence[Entry]) -> bool:
    told = [clause for entry in near for text in case.texts(entry) for clause in clauses(text)]
    if any(_ACCOUNTABILITY.search(clause) and not _of_others(clause, matter) for clause in told):
        return True
    names = _possible_names(matter.heading)
    if not names:
        return not near and answered(case, matter, own)
    if not near and _dealt_with(case, matter, own):
        return True
    forms = {*names, names[0][0] + "某"}
    said = [*(joined(case.texts(entry)) for entry in own), *case.beside(*_OWN)]
    return any(form in text for text in said for form in forms)


def _of_others(clause: str, matter: NamedMatter) -> bool:
    """2名监督员调离岗位 where 站长佟伟 was named: what was done about others does not answer for the person."""
    roles, posts = _SO_MANY.findall(clause), _ONE_POST.findall(clause)
    if not (roles or posts) or any(name in clause for name in _possible_names(matter.heading)):
        return False
    before = (_TITLED.search(matter.heading) or _BEFORE_TITLE.search(matter.heading) or [""])[0]
    words = bigrams(matter.heading)
    apart = all(role not in before and not _ANYBODY.search(role) for role in (*roles, *posts))
    return apart and all(share(bigrams(post), words) < _MOSTLY for post in posts)


def _dealt_with(case: Case, matter: NamedMatter, own: Sequence[Entry]) -> bool:
    """Whether somebody was called to account for this matter, even without the name."""
    words = bigrams(matter.heading)
    for texts in [*map(case.texts, own), *([told] for told in case.beside(*_OWN))]:
        if any(_ACCOUNTABILITY.search(text) and len(words & bigrams(text)) >= 2 for text in texts):
            return True
        whole = joined(texts)
        if _ACCOUNTABILITY.search(whole) and len(words & bigrams(whole)) >= _SAME_MATTER:
            return True
    return False


def _possible_names(text: str) -> list[str]:
    """The name that stands where names stand; where its end is not clear, three characters behind the title."""
    name = person_named(text)
    if name:
        return [name]
    match = _AFTER_TITLE.search(text)
    return [match["name"]] if match else []


def person_named(text: str) -> str | None:
    """The name of the person in the heading of a named matter, if it stands where names stand."""
    match = _TITLED.search(text) or _BEFORE_TITLE.search(text)
    return match["name"] if match else None


def _nearest(case: Case, matter: NamedMatter, near: Sequence[Entry]) -> list[Quote]:
    """The measure that comes closest, from the ledger before the plan; an empty quote when there is none."""
    measures = [m for e in near if isinstance(e, LedgerEntry) for m in case.measures[e.uid]]
    measures = measures or [m for e in near if isinstance(e, PlanItem) for m in case.measures[e.uid]]
    if not measures:
        return case.absent(*_OWN)
    words = bigrams(matter.heading)
    return [quote_measure(max(measures, key=lambda m: share(words, bigrams(m.text))))]


RULES: tuple[tuple[ContradictionKind, Rule], ...] = (
    (ContradictionKind.NAMED_MATTER_UNANSWERED, named_matter_unanswered),
    (ContradictionKind.NAMED_PERSON_UNANSWERED, named_person_unanswered),
)
