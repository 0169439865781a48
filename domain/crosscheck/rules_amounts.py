"""Money that does not agree between documents, or that its proof falls short of."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from domain.crosscheck.case import Case, Problem, Quote, Rule, quote_entry, quote_measure
from domain.crosscheck.counted import has_grown
from domain.crosscheck.figures import OTHERS, Figure, figures, is_misspelt
from domain.crosscheck.texts import clauses, plain, share
from domain.quantities import quantities
from domain.records import Contradiction, LedgerEntry, Measure
from domain.words import ContradictionKind, DocumentKind, RectificationStatus

_HANDLED = re.compile(
    "清退|退还|退回|退缴|追缴|收缴|追回|收回|归还|上缴|缴纳|整改|清理|盘活|拨付|发放|支付|报销|挪用|欠缴|核减"
)

_S = RectificationStatus
_AT_WORK = frozenset({_S.IN_PROGRESS, _S.NOT_COMPLETED, _S.BASICALLY_COMPLETED})  # who claims no end yet
_AT_LEAST = re.compile("不少于|不低于|至少")
_LIMIT = re.compile("不少于|不低于|至少|以上|以内|以下|不超过|[到至]")
_AS_FOUND = re.compile("据实|核减|核定|多[付领发报支]|超[付领发报]|部分")  # how much is only found out
_SHORTEST_CLAUSE = 4  # signs beside an amount that tell what it is of
_WORLDS_APART = 20  # times as much is other money, whatever the words
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_NEARLY = re.compile("(?:约|近|将近|大约|约合|约计)$")
_AND_MORE = re.compile("[余多]")
_WRITTEN_OFF = re.compile("核销|豁免|冲抵|抵扣")
_PAID_BACK = re.compile("清退|退还|退回|退缴|追缴|收缴|追回|收回|归还|上缴")


def amount_mismatch(case: Case) -> Iterator[Contradiction]:
    """Another amount than the feedback, or than the plan, for the same thing."""
    for problem in case.problems:
        less = list(less_than_owed(case, problem))
        told = {value for alarm in less for text in alarm.quotes[1:] for value in _money(text)}
        yield from less
        yield from _mismatches(case, problem, told)


def evidence_amount_short(case: Case) -> Iterator[Contradiction]:
    """Money said to be dealt with, and proof of less."""
    for entry in case.dossier.ledger_entries:
        heading, uid = case.owner(entry)
        closed = "，台账却已标为销号" if entry.closed else ""
        for measure in case.measures[entry.uid]:
            gap = shortfall(case, entry, measure)
            if gap:
                less = "只有" if gap.proven < gap.owed else "写的是"
                yield case.alarm(
                    ContradictionKind.EVIDENCE_AMOUNT_SHORT,
                    f"应为{_yuan(gap.owed)}，佐证{less}{_yuan(gap.proven)}，"
                    f"相差{_yuan(abs(gap.owed - gap.proven))}{closed}。",
                    [*gap.source, quote_measure(measure), gap.proof],
                    problem=heading,
                    subject_uid=uid,
                )


@dataclass(frozen=True, kw_only=True)
class Shortfall:
    """Money owed and money proven; source is quoted where the measure itself names no amount."""

    owed: Decimal
    proven: Decimal
    source: list[Quote]
    proof: Quote


def shortfall(case: Case, entry: LedgerEntry, measure: Measure) -> Shortfall | None:
    """How far the proof of a measure falls short, or misspells it; None when it does not or names no amount."""
    proven = _money(measure.evidence_text)
    own = measure.claimed_status
    claimed = entry.claimed_status if own is RectificationStatus.UNSTATED else own
    if not proven or (claimed in _AT_WORK and not entry.closed):
        return None
    owed, source = _owed(case, entry, measure)
    if owed in proven or (sum(proven) >= owed and not (len(proven) == 1 and is_misspelt(owed, proven[0]))):
        return None
    place = measure.evidence_place or measure.place
    proof = Quote(document_uid=measure.document_uid, place=place, text=measure.evidence_text)
    return Shortfall(owed=owed, proven=sum(proven, Decimal(0)), source=source, proof=proof)


def _owed(case: Case, entry: LedgerEntry, measure: Measure) -> tuple[Decimal, list[Quote]]:
    """The money a measure is about: its own figure; for 全额清退 the only figure of the feedback, quoted as source."""
    own = _money(measure.text)
    problem = case.problem_of.get(entry.issue_uid or "")
    if own or problem is None or not _PAID_BACK.search(measure.text) or _AS_FOUND.search(measure.text):
        return max(own, default=Decimal(0)), []
    asked = [f for f in figures(case, problem) if f.kind is DocumentKind.FEEDBACK_OPINION and f.unit == "元"]
    if len({figure.value for figure in asked}) != 1:
        return Decimal(0), []
    return asked[0].value, [asked[0].quote]


def less_than_owed(case: Case, problem: Problem) -> Iterator[Contradiction]:
    """A ledger line that is completed and tells of less money paid back than its own measure is about."""
    for entry in (e for e in problem.ledger if e.claimed_status is RectificationStatus.COMPLETED):
        for measure in case.measures[entry.uid]:
            account = measure.progress or entry.detail
            told = [clause for clause in clauses(account) if _PAID_BACK.search(clause) and _money(clause)]
            paid = [value for clause in told for value in _money(clause)]
            if _WRITTEN_OFF.search(account):
                paid = _money(account)
            owed = max(_money(measure.text), default=Decimal(0)) if _PAID_BACK.search(measure.text) else Decimal(0)
            if paid and max(paid) < owed and sum(paid) < owed:
                yield case.alarm(
                    ContradictionKind.AMOUNT_MISMATCH,
                    f"台账写已完成，措施是{_yuan(owed)}，进展只有{_yuan(sum(paid, Decimal(0)))}。",
                    [quote_measure(measure), *(quote_entry(entry, clause) for clause in told)],
                    about=problem,
                )


def _mismatches(case: Case, problem: Problem, less: AbstractSet[Decimal]) -> Iterator[Contradiction]:
    """Amounts that differ; less are those of the ledger of which an alarm tells already."""
    said = figures(case, problem)
    money = [figure for figure in said if figure.unit == "元"]
    others = [f for p in case.together(problem) if p is not problem for f in figures(case, p)]
    elsewhere = {f.value for f in others if f.kind is DocumentKind.FEEDBACK_OPINION}
    told: set[tuple[Decimal, Decimal]] = set()
    for kind in OTHERS:
        own = [figure for figure in money if figure.kind is kind]
        earlier = [figure for figure in money if _rank(figure.kind) < _rank(kind)]
        known = {figure.value for figure in earlier} | elsewhere  # of a problem that shares an entry with this one
        for figure in own:
            if kind is DocumentKind.LEDGER and figure.account and figure.value in less:
                continue
            if figure.value in known or any(_rounded(figure, value) for value in known):
                continue
            rates = [f.value for f in said if f.kind is kind and f.unit == "%"]
            against = _against(figure, earlier, own)
            if not against or _adds_up(against, figure, earlier, own, rates):
                against = _twin(figure, earlier)
            if against and (against.value, figure.value) not in told and not has_grown(case, problem, against, figure):
                told.add((against.value, figure.value))
                yield _differing(case, problem, against, figure)


def _against(figure: Figure, earlier: Sequence[Figure], own: Sequence[Figure]) -> Figure | None:
    """What an amount is held against: the same money where it is misspelt, in an account, anywhere."""
    same = [r for r in earlier if not (r.part or figure.part) and _same_money(r, figure, earlier, own)]
    misspelt = next((r for r in same if is_misspelt(r.value, figure.value)), None)
    return misspelt or next((r for r in same if r.account and figure.account), next(iter(same), None))


def _twin(figure: Figure, earlier: Sequence[Figure]) -> Figure | None:
    """The other amount in the same words; a lower limit is told as a target, less in an account as work on the way."""
    if figure.account or _LIMIT.search(figure.quote.text):
        return None
    return next((r for r in earlier if _word_for_word(r, figure)), None)


def _differing(case: Case, problem: Problem, one: Figure, other: Figure) -> Contradiction:
    return case.alarm(
        ContradictionKind.AMOUNT_MISMATCH,
        f"同一笔钱，{_name(one)}写{one.text}，{_name(other)}写{other.text}。",
        [one.quote, other.quote],
        about=problem,
    )


def _word_for_word(one: Figure, other: Figure) -> bool:
    """追缴剩余配套费1220万元 and 追缴剩余配套费854万元: the same clause but for the amount."""
    rest = (figure.quote.text.replace(figure.text, "", 1) for figure in (one, other))
    first, second = (plain(text) for text in rest)
    return first == second and len(first) >= _SHORTEST_CLAUSE


def _same_money(one: Figure, other: Figure, earlier: Sequence[Figure], own: Sequence[Figure]) -> bool:
    """Whether two figures are of the same money: the same words around them, and not worlds apart."""
    right = [figure for figure in own if figure.value == one.value]
    if is_misspelt(one.value, other.value):
        return all(figure.account != other.account for figure in right)
    if right:
        return False
    if not (one.value and other.value):
        return False
    near = Decimal("0.4") <= one.value / other.value <= Decimal("2.5")
    common = share(one.about, other.about) if len(one.about) <= len(other.about) else share(other.about, one.about)
    alone = len({f.value for f in earlier}) == 1 and len({f.value for f in own}) == 1
    handled = bool(_HANDLED.search(other.quote.text))
    alike = common >= 0.6 and max(one.value, other.value) / min(one.value, other.value) < _WORLDS_APART
    return alike or (near and (common > 0 or (alone and handled)))


def _adds_up(
    one: Figure, other: Figure, earlier: Sequence[Figure], own: Sequence[Figure], rates: Sequence[Decimal]
) -> bool:
    """Parts that make up the whole, as much as was set, the share that is stated, or less where work goes on."""
    amounts = [figure.value for figure in own]
    parts = (group for size in (2, 3) for group in combinations(amounts, size) if other.value in group)
    if (
        other.account
        and not one.account
        and any(other.value >= f.value and _AT_LEAST.search(f.quote.text) for f in (*earlier, *own))
    ):
        return True
    if len(amounts) > 1 and (sum(amounts) == one.value or any(sum(group) == one.value for group in parts)):
        return True
    if any(other.value in (a + b, abs(a - b)) for a, b in combinations([figure.value for figure in earlier], 2)):
        return True
    if any(abs(other.value * 100 / one.value - rate) <= 1 for rate in rates if one.value):
        return True
    told = other.account or other.kind is DocumentKind.RECTIFICATION_REPORT
    return told and not other.done and other.value < one.value


def _rounded(figure: Figure, exact: Decimal) -> bool:
    """约32万元 for 31.7万元, 30余万元 for 31.7万元: said to be rough, and right as far as it goes."""
    written = _DIGITS.search(figure.text)
    if not written or not figure.value:
        return False
    step = figure.value / Decimal(written[0]) * Decimal(1).scaleb(-len(written[0].partition(".")[2]))
    if _AND_MORE.search(figure.text):
        tens = 10 if written[0].endswith("0") else 1
        return figure.value <= exact < figure.value + step * tens
    clause = figure.quote.text
    return bool(_NEARLY.search(clause[: clause.find(figure.text)])) and abs(exact - figure.value) <= step / 2


def _rank(kind: DocumentKind) -> int:
    """The feedback first, then the others as they are listed."""
    return 0 if kind is DocumentKind.FEEDBACK_OPINION else 1 + list(DocumentKind).index(kind)


def _name(figure: Figure) -> str:
    return figure.kind.value


def _money(text: str) -> list[Decimal]:
    return [quantity.value for quantity in quantities(text) if quantity.unit == "元"]


def _yuan(value: Decimal) -> str:
    """1.376亿元, 47.2万元, 800元."""
    if value >= 100_000_000:
        return f"{(value / 100_000_000).normalize():f}亿元"
    return f"{(value / 10000).normalize():f}万元" if value >= 10000 else f"{value.normalize():f}元"


RULES: tuple[tuple[ContradictionKind, Rule], ...] = (
    (ContradictionKind.AMOUNT_MISMATCH, amount_mismatch),
    (ContradictionKind.EVIDENCE_AMOUNT_SHORT, evidence_amount_short),
)
