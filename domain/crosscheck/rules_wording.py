"""Headings made milder and measures made weaker than they were."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from domain.crosscheck.case import Case, Rule, quote_entry, quote_issue, quote_measure
from domain.crosscheck.pairs import ALIKE, likeness, pair_measures
from domain.crosscheck.rules_targets import FLOOR, frequency, target_change
from domain.crosscheck.texts import bigrams, clauses, essence, joined, meaning, plain, quoted, share
from domain.quantities import quantities
from domain.records import Contradiction, Entry, Issue, ReportStatement
from domain.words import ContradictionKind

_MILDER = re.compile(
    "还?不够|[还尚仍]不(?:到位|[严实深细足高])?|有待|待(?:加强|提[高升]|完善|改进|规范|深化)|空间|短板|薄弱环节|不尽如人意|差距|还需|仍需|尚需|略|有所|一定程度|一定差距|个别|部分|少数|一些|某些|偶尔?|有时|不太|不甚|欠|稍|相对|不尽|需进一步|不足之处"
)
_HARD = re.compile(
    "严重|长期|普遍|多次|屡次|反复|突出|违规|违反|违纪|违法|虚假|造假|弄虚作假|套取|截留|挪用|侵占|重大|擅自|公款|拒不|形同虚设"
)
_BINDING = re.compile(
    "全部|全面|全员|全覆盖|全程|全额|逐[一项条个户处村件笔宗份人台家]|每(?:个?(?:年|季度?|月)|周|半年|次|名|个(?!季|月|年))|限期|立即|彻底|所有|一律|严肃|问责|追责"
    "|处分|公开|公示|移送|集体研究|集体决策|第三方|挂牌|不少于|不低于|至少|以上|到人|清零|按[月季年周]|实地|现场|随机|入户|联合"
)
_LOOSE = re.compile(
    "推动|探索|力争|争取|适时|逐步|视情|酌情|尽量|原则上|计划|考虑|研究解决|加以改进|前期(?:工作|准备|手续)"
)
_NOW_AND_THEN = re.compile("不定期|定期|不定时|经常性?|适时")
_ONCE = re.compile("[一1１]次")  # 每月通报一次 is 逐月通报
# What a wrong is answered with, from the heaviest down.
_SANCTIONS = tuple(
    map(
        re.compile,
        (
            "移送|立案|开除|撤职|撤销[^，。；]{0,6}职务|除名|吊销",
            "免职|停职|降职|关停|取缔|调离",
            "(?:党纪|政务|组织)?处分|罚款|停业整顿",
            "诫勉",
            "约谈|谈话提醒|提醒谈话|批评教育|通报批评|书面检查",
        ),
    )
)
_JOINTS = ("、", "和", "及", "与")
_RETOLD = 0.6
_A_DEED = 4  # signs of a clause that says what else is to be done
_HOPES = re.compile("(?:并|以|从而)?(?:确保|切实|进一步|不断|努力|着力|力求|坚决|全力|真正)")
_AMOUNT_ASIDE = re.compile("[（(](?:涉及|共计?|合计|金额)[^）)]{1,20}[）)]")
_FINE_WORDS = re.compile(
    "确保|切实|进一步|加强|提高|提升|推动|推进|形成|强化|严格|压实|规范|增强|做到|防止|杜绝|力求|务必|[0-9]"
)
_FROM_FACTS = 0.8
_NUMBERED_PAPER = re.compile(r"[（(]?[\u4e00-\u9fff]{1,12}[〔\[［（(](?:19|20)[0-9]{2}[〕\]］）)][0-9]{1,4}号[）)]?")
_HARMLESS = re.compile("仍然|仍|存在|的|较为|较|和|与|及|以及|等|对|在|上|方面|问题|工作|现象|情况|不|未")
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


def measure_reworded(case: Case) -> Iterator[Contradiction]:
    """A measure that the ledger states weaker or with less to check than the plan."""
    for members in case.bundles():
        listed = case.listed(*members)
        pairs = pair_measures(case.planned(*members), listed)
        left = [m for m in listed if all(m is not entry for _, entry in pairs)]
        for plan, entry in pairs:
            split = joined([entry.text, *(m.text for m in left if likeness(plan.text, m.text) >= ALIKE)])
            said = joined([*(m.text for m in listed), *(e.detail for p in members for e in p.ledger)])
            reason = measure_change(plan.text, split, said)
            problem = case.of_measure(plan, members)
            if reason and not target_change(plan.text, entry.text):
                yield case.alarm(
                    ContradictionKind.MEASURE_REWORDED,
                    f"台账改写了方案的措施，{reason}。",
                    [quote_measure(plan), quote_measure(entry)],
                    about=problem,
                )


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
    dropped = _dropped_quantities(issue.detail, told)
    if dropped:
        return f"删去了“{dropped[0]}”"
    milder = [word for word in _MILDER.findall(told) if word not in issue.heading + issue.detail]
    return f"语气变轻（“{milder[0]}”）" if milder else ""


def _narrowed(issue: Issue, entry: Entry, original: str, changed: str) -> str:
    """What the changed heading no longer says."""
    dropped = _dropped_quantities(essence(_name(issue)), f"{entry.heading}；{entry.detail}")
    if dropped:
        return f"删去了“{dropped[0]}”"
    hard = [word for word in _HARD.findall(original) if word not in changed]
    if hard:
        return f"语气变轻，删去了“{hard[0]}”"
    if original[-1] in _HOW_MUCH and changed.endswith(original[-3:-1]):
        return f"语气变轻，删去了“{original[-1]}”"
    objects = _objects_dropped(issue.heading, entry.heading)
    if objects:
        return f"删去了“{'、'.join(objects)}”"
    lost, gained = _differing(original, changed)
    if not gained and (len(lost) < 3 or _is_short_form(original, changed)):
        return ""
    return "换了说法" if len(lost) >= 2 else ""


def measure_change(original: str, changed: str, listed: str = "") -> str:
    """How a measure was weakened; a differing number of the same unit is no matter of wording.

    listed is all that the ledger says for the problem: what moved to another measure of it is not lost.
    """
    original, changed = _NUMBERED_PAPER.sub("", original), _NUMBERED_PAPER.sub("", changed)
    before, after = meaning(original), meaning(changed)
    if before == after or before in after:
        return ""
    return (
        _milder_sanction(original, changed, listed)
        or _seldomer(original, changed)
        or _number_dropped(original, changed, listed)
        or _less_binding(plain(original), plain(changed))
        or _part_dropped(original, changed, listed)
    )


def _seldomer(original: str, changed: str) -> str:
    often, seldom = frequency(original), _NOW_AND_THEN.search(changed)
    return f"“{often[1]}”变为“{seldom[0]}”" if often and seldom and not frequency(changed) else ""


def _number_dropped(original: str, changed: str, listed: str) -> str:
    often = frequency(changed)
    dropped = [text for text in _dropped_quantities(original, changed, listed) if not (often and _ONCE.fullmatch(text))]
    return f"删去了“{dropped[0]}”这个可核查的数" if dropped else ""


def _less_binding(original: str, changed: str) -> str:
    """Words that bind, left out, or words that loosen, put in."""
    binding = [word for word in _BINDING.findall(original) if word not in changed]
    if frequency(changed):  # another frequency is another target, not a word left out
        binding = [word for word in binding if not frequency(word)]
    if FLOOR.search(changed):  # 2名以上 is 不少于2名
        binding = [word for word in binding if not FLOOR.fullmatch(word)]
    if binding:
        return f"删去了“{binding[0]}”的要求"
    loose = [word for word in _LOOSE.findall(changed) if word not in original]
    return f"加上了“{loose[0]}”，要求变松" if loose else ""


def _milder_sanction(original: str, changed: str, listed: str) -> str:
    """吊销资质 made 通报批评: the heavier one stands nowhere any more."""
    asked, told = (
        next(((rank, found[0]) for rank, words in enumerate(_SANCTIONS) if (found := words.search(text))), None)
        for text in (original, changed)
    )
    lighter = asked and told and told[0] > asked[0] and not _SANCTIONS[asked[0]].search(f"{changed}{listed}")
    return f"“{asked[1]}”变为“{told[1]}”，处理变轻" if asked and told and lighter else ""


def _part_dropped(original: str, changed: str, listed: str) -> str:
    """What of a measure, an object of it or half of what is to be done, no longer stands there."""
    objects = [name for name in _objects_dropped(original, changed) if plain(name) not in plain(listed)]
    if objects:
        return f"删去了“{'、'.join(objects)}”"
    asked = _without_hopes(original)
    lost, gained = _differing(meaning(asked), meaning(changed))
    if len(lost) >= 6 and len(lost) > 2 * len(gained):
        return f"删去了“{_differing(plain(asked), plain(changed))[0]}”"
    said = bigrams(listed)
    gone = [c for c in clauses(original)[1:] if len(plain(c)) >= _A_DEED and not _FINE_WORDS.search(c)]
    gone = [clause for clause in gone if not bigrams(clause) & said]
    return f"删去了“{gone[0]}”" if gone else ""


def _without_hopes(text: str) -> str:
    """The text without clauses that only hope (确保取得实效), and without how much it is about in brackets."""
    told = [clause for clause in clauses(_AMOUNT_ASIDE.sub("", text)) if not _HOPES.match(clause) or quantities(clause)]
    return "，".join(told) or text


def _wording(heading: str) -> str:
    return meaning(essence(heading)).translate(_SAME)


def _dropped_quantities(original: str, changed: str, beside: str = "") -> list[str]:
    """Numbers of the one that the other has not, when it has none of that unit either, nor the same one beside it."""
    kept = {q.unit for q in quantities(changed)}
    told = {(q.value, q.unit) for q in quantities(beside)}
    return [q.text for q in quantities(original) if q.unit not in kept and (q.value, q.unit) not in told]


def _objects_dropped(original: str, changed: str) -> list[str]:
    """What fell out of an enumeration: 家具 and 图书 of 设备、家具、图书."""
    names: list[str] = []
    for tag, start, end, _, _ in SequenceMatcher(None, original, changed, autojunk=False).get_opcodes():
        words = original[start:end]
        if tag == "delete" and (words.startswith(_JOINTS) or words.endswith(_JOINTS)):
            names += [name for name in re.split("[、和及与]", words) if len(plain(name)) >= 2]
    return names


def _differing(original: str, changed: str) -> tuple[str, str]:
    """What fell away and what came in, without words that change nothing."""
    lost, gained = [], []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, original, changed, autojunk=False).get_opcodes():
        if tag != "equal":
            lost.append(_HARMLESS.sub("", original[i1:i2]))
            gained.append(_HARMLESS.sub("", changed[j1:j2]))
    return "".join(lost), "".join(gained)


def _is_short_form(original: str, changed: str) -> bool:
    """党建责任 for 党的建设主体责任: every character in order, and not much left out."""
    rest = iter(original)
    return all(character in rest for character in changed) and len(changed) * 2 > len(original)


RULES: tuple[tuple[ContradictionKind, Rule], ...] = (
    (ContradictionKind.REWORDED, reworded),
    (ContradictionKind.MEASURE_REWORDED, measure_reworded),
)
