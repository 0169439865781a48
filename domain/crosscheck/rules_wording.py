"""Problems whose headings became milder or say less than they did."""

import re
from collections.abc import Iterator, Sequence

from domain.crosscheck.case import Case, Rule, quote_entry, quote_issue
from domain.crosscheck.lost import differing, dropped_quantities, objects_dropped
from domain.crosscheck.texts import bigrams, essence, meaning, plain, quoted, share
from domain.records import Contradiction, Entry, Issue, ReportStatement
from domain.words import ContradictionKind

_MILDER = re.compile(
    "还?不够|[还尚仍]不(?:到位|[严实深细足高])?|有待|待(?:加强|提[高升]|完善|改进|规范|深化)|空间|短板|薄弱环节|不尽如人意|差距|还需|仍需|尚需|略|有所|一定程度|一定差距|个别|部分|少数|一些|某些|偶尔?|有时|不太|不甚|欠|稍|相对|不尽|需进一步|不足之处|现象|苗头|疏漏"
    "|需要(?:进一步)?(?:提[升高]|加强|完善|规范|改进)"
)
_HARD = re.compile(
    "严重|长期|普遍|多次|屡次|反复|突出|违规|违反|违纪|违法|虚假|造假|弄虚作假|套取|截留|挪用|侵占|重大|擅自|公款|拒不|形同虚设"
)
_RETOLD = 0.6
_FROM_FACTS = 0.8
_THEME = re.compile(
    "建强|配强|守[牢住]|提升|提高|规范|严[管格肃明]|从严|防[控范]|夯实|加[强快]|解决|化解|深化|强化|健全|完善|压[实紧]|整治|破解"
    "|推[进动]|筑牢|扛[牢实]|优化|落实|狠抓|抓[实好牢]|坚持|坚决|聚焦|树[立牢]|激发|盘活|铸[牢魂]|持续|着力|全面|切实|扎紧"
)
_LEAD_IN = re.compile("^(?:对)?(?:上一?[轮次届]|此前|前次|往年)[^，。]{0,8}(?:反馈|指出|发现|移交)的")
_STILL_OPEN = re.compile("(?:仍|一直|至今)?(?:整改)?(?:未|不)(?:整改)?(?:到位|彻底|完成|落实)$")
_SHORTEST_NAME = 6  # signs of a clause that names a problem
_HOW_MUCH = "高大多重"  # …风险高, told as …风险
_SAME = str.maketrans({"和": None, "与": None, "及": None, "等": None})


def reworded(case: Case) -> Iterator[Contradiction]:
    """A problem's heading that no longer says what the feedback said."""
    kinds: tuple[tuple[str, Sequence[Entry]], ...] = (
        ("整改台账", case.dossier.ledger_entries),
        ("整改方案", case.dossier.plan_items),
        ("整改报告", case.dossier.statements),
    )
    merged = {entry.uid for problem in case.problems for entry in problem.merged}
    for name, entries in kinds:
        changes = [
            (e, p.issue, "" if e.uid in merged and _holds(e, p.issue) else heading_change(p.issue, e))
            for e in entries
            if (p := case.problem_of.get(e.issue_uid or ""))
        ]
        cut = [entry.uid for entry, issue, _ in changes if _is_first_clause(issue.heading, entry.heading)]
        if len(cut) * 2 > len(changes):  # a document that names every problem by its first words
            changes = [change for change in changes if change[0].uid not in cut]
        changed = [(entry, issue, reason) for entry, issue, reason in changes if reason]
        themes = len(changed) > 2 and len(changed) * 2 > len(changes)  # headings are themes of its own throughout
        for entry, issue, reason in changed:
            if not themes or "变轻" in reason or "删去" in reason:
                yield case.alarm(
                    ContradictionKind.REWORDED,
                    f"{name}把反馈的问题改写了，{reason}。",
                    [quote_issue(issue), quote_entry(entry)],
                    problem=issue.heading,
                    subject_uid=issue.uid,
                )


def _holds(entry: Entry, issue: Issue) -> bool:
    """Whether a line for several problems names this one in the words of the feedback."""
    return essence(issue.heading) in plain(entry.heading)


def _is_first_clause(whole: str, short: str) -> bool:
    """债务风险管控不到位 for 债务风险管控不到位，存在重融资轻管理现象."""
    first, comma, _ = whole.partition("，")
    return bool(comma) and meaning(first) == meaning(short)


def heading_change(issue: Issue, entry: Entry) -> str:
    """How a heading differs in meaning from the problem it answers; empty when it says the same."""
    if essence(entry.heading) in map(essence, quoted(issue.heading)):
        return ""  # a problem of a former round by the name it had then
    if isinstance(entry, ReportStatement) and _THEME.match(entry.heading) and not _THEME.match(issue.heading):
        return ""  # what was done, not the name of the problem
    again = bool(_LEAD_IN.match(issue.heading))  # of a former round: that it is still open is no part of its name
    original = _wording(_name(issue))
    changed = _wording(_STILL_OPEN.sub("", entry.heading) if again else entry.heading)
    if sorted(original) == sorted(changed):
        return _facts_change(issue, entry)
    if len(changed) >= 4 and share(bigrams(entry.heading), bigrams(issue.detail)) >= _FROM_FACTS:
        return ""  # one line for each fact of the problem
    milder = [word for word in _MILDER.findall(changed) if word not in original + issue.heading]
    if milder:
        return f"语气变轻（“{milder[0]}”）"
    return _facts_change(issue, entry) if original in changed else _narrowed(issue, entry, original, changed)


def _name(issue: Issue) -> str:
    """The problem without its facts where one sentence holds both: 上轮巡察指出的某事未整改到位，仍欠3.2万元."""
    named, comma, _ = issue.heading.partition("，")
    whole = issue.detail or not comma or len(plain(named)) < _SHORTEST_NAME
    name = issue.heading if whole else named
    again = _LEAD_IN.match(name)
    return _STILL_OPEN.sub("", name[again.end() :]) if again else name


def _facts_change(issue: Issue, entry: Entry) -> str:
    """What the entry leaves out of the facts of the problem, when it tells them at all."""
    told = f"{entry.heading}；{entry.detail}"
    facts = bigrams(issue.detail) - bigrams(issue.heading)  # the name alone retells nothing
    if isinstance(entry, ReportStatement) or share(facts, bigrams(told)) < _RETOLD:
        return ""
    dropped = dropped_quantities(issue.detail, told)
    if dropped:
        return f"删去了“{dropped[0]}”"
    milder = [word for word in _MILDER.findall(told) if word not in issue.heading + issue.detail]
    return f"语气变轻（“{milder[0]}”）" if milder else ""


def _narrowed(issue: Issue, entry: Entry, original: str, changed: str) -> str:
    """What the changed heading no longer says."""
    dropped = dropped_quantities(essence(_name(issue)), f"{entry.heading}；{entry.detail}")
    if dropped:
        return f"删去了“{dropped[0]}”"
    hard = [word for word in _HARD.findall(original) if word not in changed]
    if hard:
        return f"语气变轻，删去了“{hard[0]}”"
    if original[-1] in _HOW_MUCH and changed.endswith(original[-3:-1]):
        return f"语气变轻，删去了“{original[-1]}”"
    objects = objects_dropped(issue.heading, entry.heading)
    if objects:
        return f"删去了“{'、'.join(objects)}”"
    lost, gained = differing(original, changed)
    if not gained and (len(lost) < 3 or _is_short_form(original, changed)):
        return ""
    return "换了说法" if len(lost) >= 2 else ""


def _wording(heading: str) -> str:
    return meaning(essence(heading)).translate(_SAME)


def _is_short_form(original: str, changed: str) -> bool:
    """党建责任 for 党的建设主体责任: every character in order, and not much left out."""
    rest = iter(original)
    return all(character in rest for character in changed) and len(changed) * 2 > len(original)


RULES: tuple[tuple[ContradictionKind, Rule], ...] = ((ContradictionKind.REWORDED, reworded),)
