"""Measures that the ledger states weaker than the plan did."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from domain.crosscheck.case import Case, Problem, Rule, quote_measure
from domain.crosscheck.lost import differing, dropped_quantities, objects_dropped
from domain.crosscheck.pairs import ALIKE, likeness, pair_measures
from domain.crosscheck.rules_targets import FLOOR, frequency, target_change
from domain.crosscheck.texts import bigrams, clauses, joined, meaning, plain
from domain.quantities import quantities
from domain.records import Contradiction, Measure
from domain.words import ContradictionKind

_BINDING = re.compile(
    "全部|全面|全员|全体|全覆盖|全程|全额|逐[一项条个户处村件笔宗份人台家]|每(?:个?(?:年|季度?|月)|周|半年|次|名|个(?!季|月|年))|限期|立即|彻底|所有|一律|严肃|问责|追责"
    "|处分|公开|公示|移送|集体研究|集体决策|第三方|挂牌|不少于|不低于|至少|以上|到人|清零|按[月季年周]|实地|现场|随机|入户|联合"
)
_LOOSE = re.compile(
    "推动|探索|力争|争取|适时|逐步|视情|酌情|尽量|原则上|计划|考虑|研究解决|加以改进|前期(?:工作|准备|手续)"
)
_NOW_AND_THEN = re.compile("不定期|定期|不定时|经常性?|适时")
_SOME_OF = re.compile("重点|部分|个别|典型|试点")
_ONCE = re.compile("[一1１]次")  # 每月通报一次 is 逐月通报
# What a wrong is answered with, from the heaviest down.
_SANCTIONS = tuple(
    map(
        re.compile,
        (
            "移送|立案|开除|撤职|撤销[^，。；]{0,6}职务|除名|吊销",
            "免职|停职|降职|关停|取缔|调离",
            "(?:党纪|政务|组织)?处分|罚款|停业整顿",
            "诫勉|组织(?:调整|处理)|调整岗位|调岗|轮岗",
            "约谈|谈话提醒|提醒谈话|批评教育|通报批评|书面检查",
        ),
    )
)
_MANY = 4  # more measures put in brief than this are one alarm
_SHOWN = 12
_CHECKED = re.compile(
    "可核查的数|变为|变松|全[部面员额程覆]|逐|移送|处分|问责|追责|公开|公示|第三方"
)  # what is told of each by itself
_AS_IT_WAS = re.compile("由[^，。；]{1,12}(?=改为|变为|调整为)")  # 由每年申报改为“免申即享”
_BY_WHEN = re.compile(
    "(?:于|在)?(?:20[0-9]{2}年)?[0-9]{1,2}月(?:[0-9]{1,2}日|底|末)?(?:之|以)?前(?:全部)?(?:完成|办结|到位)?"
)
_A_DEED = 4  # signs of a clause that says what else is to be done
_HOPES = re.compile("(?:并|以|从而)?(?:确保|切实|进一步|不断|努力|着力|力求|坚决|全力|真正)")
_AMOUNT_ASIDE = re.compile("[（(](?:涉及|共计?|合计|金额)[^）)]{1,20}[）)]")
_FINE_WORDS = re.compile(
    "确保|切实|进一步|加强|提高|提升|推动|推进|形成|强化|严格|压实|规范|增强|做到|防止|杜绝|力求|务必|[0-9]"
)
_NUMBERED_PAPER = re.compile(r"[（(]?[\u4e00-\u9fff]{1,12}[〔\[［（(](?:19|20)[0-9]{2}[〕\]］）)][0-9]{1,4}号[）)]?")


def measure_reworded(case: Case) -> Iterator[Contradiction]:
    """A measure that the ledger states weaker or with less to check; one alarm for a ledger that puts most in brief."""
    found = list(_reworded(case))
    brief = [pair for pair in found if not _CHECKED.search(pair.reason)]
    if len(brief) > _MANY:
        quotes = [quote for pair in brief[:_SHOWN] for quote in (quote_measure(pair.plan), quote_measure(pair.entry))]
        words = f"台账把方案的措施写得简略，{len(brief)}条没有写全，要核实是不是都做了。"
        alarm = case.alarm(ContradictionKind.MEASURE_REWORDED, words, quotes)
        yield replace(alarm, weight=alarm.weight // 2)
    for pair in found:
        if pair not in brief or len(brief) <= _MANY:
            yield case.alarm(
                ContradictionKind.MEASURE_REWORDED,
                f"台账改写了方案的措施，{pair.reason}。",
                [quote_measure(pair.plan), quote_measure(pair.entry)],
                about=pair.problem,
            )


@dataclass(frozen=True, kw_only=True)
class _Reworded:
    problem: Problem
    plan: Measure
    entry: Measure
    reason: str


def _reworded(case: Case) -> Iterator[_Reworded]:
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
                yield _Reworded(problem=problem, plan=plan, entry=entry, reason=reason)


def measure_change(original: str, changed: str, listed: str) -> str:
    """How a measure was weakened; a differing number of the same unit is no matter of wording.

    listed is all that the ledger says for the problem: what moved to another measure of it is not lost.
    """
    original, changed = (_NUMBERED_PAPER.sub("", _AS_IT_WAS.sub("", text)) for text in (original, changed))
    before, after = meaning(original), meaning(changed)
    if before == after or before in after:
        return ""
    return (
        _milder_sanction(original, changed, listed)
        or _seldomer(original, changed)
        or _narrowed(original, changed)
        or _number_dropped(original, changed, listed)
        or _less_binding(plain(original), plain(changed))
        or _part_dropped(original, changed, listed)
    )


def _seldomer(original: str, changed: str) -> str:
    often, seldom = frequency(original), _NOW_AND_THEN.search(changed)
    return f"“{often[1]}”变为“{seldom[0]}”" if often and seldom and not frequency(changed) else ""


def _narrowed(original: str, changed: str) -> str:
    """217艘货船 made 重点货船: only some of them, whatever the account says of all."""
    some = next((word for word in _SOME_OF.findall(changed) if word not in original), "")
    dropped = dropped_quantities(original, changed) if some else []
    return f"“{dropped[0]}”变为“{some}”，范围变窄" if dropped else ""


def _number_dropped(original: str, changed: str, listed: str) -> str:
    often = frequency(changed)
    dropped = [text for text in dropped_quantities(original, changed, listed) if not (often and _ONCE.fullmatch(text))]
    return f"删去了“{dropped[0]}”这个可核查的数" if dropped else ""


def _less_binding(original: str, changed: str) -> str:
    """Words that bind, left out, or words that loosen, put in."""
    binding = [word for word in _BINDING.findall(original) if word not in changed]
    if frequency(changed):  # another frequency is another target, not a word left out
        binding = [word for word in binding if not (frequency(word) or FLOOR.fullmatch(word))]
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
    objects = [name for name in objects_dropped(original, changed) if plain(name) not in plain(listed)]
    if objects:
        return f"删去了“{'、'.join(objects)}”"
    asked = _without_hopes(original)
    lost, gained = differing(meaning(asked), meaning(changed))
    if len(lost) >= 6 and len(lost) > 2 * len(gained):
        return f"删去了“{differing(plain(asked), plain(changed))[0]}”"
    said = bigrams(listed)
    gone = [c for c in clauses(original)[1:] if len(plain(c)) >= _A_DEED and not _FINE_WORDS.search(c)]
    gone = [clause for clause in gone if not bigrams(clause) & said]
    return f"删去了“{gone[0]}”" if gone else ""


def _without_hopes(text: str) -> str:
    """The text without clauses that only hope (确保取得实效), and without how much it is about in brackets."""
    told = [clause for clause in clauses(_AMOUNT_ASIDE.sub("", text)) if not _HOPES.match(clause) or quantities(clause)]
    told = [clause for clause in told if not _BY_WHEN.fullmatch(clause)]  # its own column says so
    return "，".join(told) or text


RULES: tuple[tuple[ContradictionKind, Rule], ...] = ((ContradictionKind.MEASURE_REWORDED, measure_reworded),)
