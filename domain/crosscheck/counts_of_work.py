"""Numbers told of finished work: the account of the ledger, its proof and the report against what was to be done."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from domain.crosscheck.case import Case, Problem
from domain.crosscheck.counted import ALL, COUNTED, DEEDS, EACH_PROVEN, LOOSE_UNITS, OBJECTS, PAPERS, made_up
from domain.crosscheck.figures import Figure, figures, is_misspelt, of_account, of_evidence, of_measure
from domain.crosscheck.texts import clauses
from domain.quantities import quantities
from domain.records import Measure
from domain.words import DocumentKind

_A_FEW_LESS = Decimal(2) / 3  # much fewer papers are of another kind: one for several
# Papers of which each tells of one person or one case.
_FOR_EACH_ONE = re.compile(
    "(?:处分|处理|处罚|注销|撤销|任免|问责|除名)决定|(?:约谈|谈话)记录|(?:承诺|责任|告知|通知)书|(?:结题|不动产权|合格)证"
    "|(?:检测|检验|鉴定)报告|移送[函书]|报废证明|廉洁协议|(?:聘用|劳动)合同"
)


def _deeds_otherwise(case: Case, problem: Problem) -> Iterator[tuple[Figure, Figure]]:
    """What was done so many times by plan, ledger or proof, and another number of times by the report."""
    found = [figure for figure in figures(case, problem) if figure.unit in DEEDS]
    told = [f for f in found if f.kind is DocumentKind.RECTIFICATION_REPORT and not f.part]  # 每季度检查一次
    reached = {f.value for f in found if f.account and f.kind is DocumentKind.LEDGER}
    own = [f for f in found if f.kind in {DocumentKind.RECTIFICATION_PLAN, DocumentKind.LEDGER}]
    for given in (*own, *of_evidence(case.listed(problem))):
        same = [f for f in told if f.unit == given.unit and f.about & given.about]
        on_the_way = all(not f.done and f.value < given.value for f in same)
        exceeded = any(f.value > given.value and f.value in reached for f in same)
        differ = bool(same) and given.unit in DEEDS and all(f.value != given.value for f in same)
        if differ and not (given.part or on_the_way or exceeded):
            yield given, same[0]


def _proven_otherwise(case: Case, problem: Problem) -> Iterator[tuple[Figure, Figure]]:
    """Proof of fewer things than a measure that is done deals with, or than the feedback's only count of them."""
    asked = [f for f in figures(case, problem) if f.kind is DocumentKind.FEEDBACK_OPINION and f.unit in OBJECTS]
    told = of_account(DocumentKind.LEDGER, problem.ledger, case.listed(problem))
    for measure in case.finished(problem):
        proven = [f for f in of_evidence([measure]) if f.unit in OBJECTS and not f.part]
        for unit in dict.fromkeys(f.unit for f in proven):
            own = [f for f in of_measure(DocumentKind.LEDGER, measure) if f.unit == unit]
            shown = [f for f in proven if f.unit == unit]
            given = own or [f for f in asked if f.unit == unit and any(f.about & one.about for one in shown)]
            if len(given) == 1 and _is_short(given[0], shown) and not _explained(given[0], measure, told):
                yield given[0], shown[0]


def _explained(given: Figure, measure: Measure, told: Sequence[Figure]) -> bool:
    """96台、75台、46台 of 217台; 收回71台，另有12台报废 of 83台."""
    ways = ([f for f in figures_ if f.unit == given.unit] for figures_ in (of_evidence([measure]), told))
    return any(made_up(given, same) for same in ways)


def _all_told(case: Case, problem: Problem) -> Iterator[tuple[Figure, Figure]]:
    """7个项目全部开工 in the report, of which the ledger has no more than 6; of 23项 6项 may be other things."""
    ledger = of_account(DocumentKind.LEDGER, problem.ledger, case.listed(problem))
    known = {(f.unit, f.value) for f in figures(case, problem) if f.kind is DocumentKind.FEEDBACK_OPINION}
    for given in of_account(DocumentKind.RECTIFICATION_REPORT, problem.statements):
        same = [f for f in ledger if f.unit == given.unit in OBJECTS]
        whole = given.value in {sum((f.value for f in same), Decimal(0)), *(f.value for f in same)}
        near = [f for f in same if f.value < given.value and f.about & given.about and not f.part]
        others = {(given.unit, f.value) for f in (given, *near)} <= known
        if ALL.search(given.quote.text) and len(same) == len(near) == 1 and not (whole or others):
            yield near[0], given


def _account_short(case: Case, problem: Problem) -> Iterator[tuple[Figure, Figure]]:
    """31个账号 to be listed by a finished measure, and an account of the same work that tells of 28 and no more."""
    told = of_account(DocumentKind.LEDGER, problem.ledger, case.listed(problem))
    facts = {(f.unit, f.value) for f in figures(case, problem) if f.kind is DocumentKind.FEEDBACK_OPINION}
    for measure in case.finished(problem):
        for given in (f for f in of_measure(DocumentKind.LEDGER, measure) if f.unit in OBJECTS):
            same = [f for f in told if f.unit == given.unit]
            enough = 0 if len(same) == 1 and given.unit in EACH_PROVEN else 1
            alike = [f for f in same if len(f.about & given.about) > enough and f.part == given.part]
            near = [f for f in alike if f.value < given.value and not _is_of_another(case, problem, measure, f)]
            asked = {f.value for f in of_measure(DocumentKind.LEDGER, measure)}
            explained = near[:1] and (near[0].value in asked or given.value in {f.value for f in same})
            others = {(given.unit, f.value) for f in (given, *near)} <= facts  # 14个支部书记 and 3个支部
            if len(near) == 1 and not (explained or others) and not made_up(given, same):
                yield given, near[0]


def _is_of_another(case: Case, problem: Problem, measure: Measure, told: Figure) -> bool:
    """Whether the ledger tells it of another measure, where each measure has an account of its own."""
    others = (m.progress for m in case.listed(problem) if m is not measure)
    own = measure.progress
    return bool(own) and told.quote.text not in own and any(told.quote.text in progress for progress in others)


def _papers_short(case: Case, problem: Problem) -> Iterator[tuple[Figure, Figure]]:
    """38台 put up and 31 papers of acceptance: a few less than the one number of things that a finished measure counts.

    Only where every piece of proof says how many papers it has, and no number of the account explains theirs.
    """
    account = {f.value for f in of_account(DocumentKind.LEDGER, problem.ledger, case.listed(problem))}
    for measure in case.finished(problem):
        own = [f for f in of_measure(DocumentKind.LEDGER, measure) if f.unit != "元"]
        told = {q.value for q in quantities(measure.progress or measure.status_text)}
        papers = of_evidence([measure])
        pieces = clauses(measure.evidence_text.replace("、", "，"))
        shared = [m.evidence_text for m in case.listed(problem) if m.evidence_place == measure.evidence_place]
        if (
            len(own) != 1
            or own[0].unit not in EACH_PROVEN
            or len(papers) != len(pieces)
            or len(shared) != len({*shared})
        ):
            continue
        shown = sum((f.value for f in papers), Decimal(0))
        each = all(map(_FOR_EACH_ONE.search, pieces)) and shown < own[0].value
        explained = told if each and told else account | told
        nearly = each or shown == own[0].value - 1 or _A_FEW_LESS * own[0].value < shown < own[0].value
        few = shown > 1 and nearly and shown not in explained
        if few and {f.unit for f in papers} <= PAPERS:
            yield own[0], papers[0]


def _misspelt(case: Case, problem: Problem) -> Iterator[tuple[Figure, Figure]]:
    """补正32件 told of a measure for 23件: the same figures changed about, the right ones nowhere in it."""
    told = of_account(DocumentKind.LEDGER, problem.ledger, case.listed(problem))
    for given in (f for m in case.listed(problem) for f in of_measure(DocumentKind.LEDGER, m) if f.unit in COUNTED):
        same = [f for f in told if f.unit == given.unit and not f.part]
        slip = next((f for f in same if is_misspelt(given.value, f.value)), None)
        if slip and all(f.value != given.value for f in same):
            yield given, slip


def _is_short(given: Figure, shown: Sequence[Figure]) -> bool:
    alike = [f for f in shown if f.about & given.about or given.unit not in LOOSE_UNITS or _is_its_length(f)]
    whole = sum((f.value for f in shown), Decimal(0))
    return bool(alike) and not given.part and (whole < given.value or is_misspelt(whole, given.value))


def _is_its_length(figure: Figure) -> bool:
    """签领表（29人）: how many the proof itself tells of."""
    return bool(re.search(rf"[（(]{re.escape(figure.text)}[）)]", figure.quote.text))


LOOKS = (_deeds_otherwise, _proven_otherwise, _papers_short, _account_short, _all_told, _misspelt)
