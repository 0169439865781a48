"""The numbers that the documents give for one problem, each with what it counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from domain.crosscheck.case import Case, Problem, Quote
from domain.crosscheck.leftovers import open_clause
from domain.crosscheck.texts import bigrams, clauses, plain
from domain.quantities import Quantity, quantities
from domain.records import Aimed, Claim, Entry, Measure, ReportStatement
from domain.words import DocumentKind, RectificationStatus

# Part of a whole, or something else than the whole: not to be held against it.
_PART = re.compile("其中|剩余|余款|尚欠|尚有|尚余|另(?!行)|首批|第[一二三]批|分期|每|人均|单价|平均|占比|占到?[0-9]")
# What stands in the books on a day: it is another on another day.
_LEVEL = re.compile("(?:贷款|不良|债务|存款|融资|负债|借款|授信|存量)[^，。；0-9]{0,4}余额[^，。；0-9]{0,4}$|^余额$")
_PART_BEFORE = re.compile(
    "(?:不超过|不低于|不少于|至少|累计|抽查)[^0-9]{0,6}$|新[增建设][^0-9]{0,12}$|(?:仅|只|不足|不到)[^0-9]{0,8}$"
    "|各[\u4e00-\u9fff]{0,2}$"  # 三、四季度各召开1次
)
_BECAME = re.compile("(?:下降|上升|增长|增加|减少|提高|提升|降低|压降|降|升)(?:到|至|为)[^，。；]{0,8}$")
_HARMED = re.compile("(?:死亡|受伤|伤亡|遇难)$")  # whom nobody can deal with
_NOT_ONE = re.compile("(?:未|没有|没|无)[^，。；0-9]{0,6}$")  # 未储备一名: none at all
_PART_AFTER = re.compile(
    "(?:以上|以下|以内|左右)|(?:增加|增长|上升|提[高升]|减少|下降|降低?|压减|压缩|[精缩核削]减|精简|升)(?:到|至|为)"
)
_OTHER_MONEY = re.compile("预算|罚款|罚金|(?<!超)标准")
_WEAK_CONTEXT = frozenset(
    {
        "涉及",
        "及金",
        "金额",
        "金共",
        "共计",
        "合计",
        "万元",
        "人民",
        "民币",
        "费用",
        "经费",
        "总额",
        "总计",
        "资金",
        "问题",
        "额共",
        "支出",
        "方式",
        "的方",
    }
)
_FINISHED = frozenset({RectificationStatus.COMPLETED, RectificationStatus.BASICALLY_COMPLETED})
OTHERS = tuple(kind for kind in DocumentKind if kind is not DocumentKind.FEEDBACK_OPINION)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number of one document: about is the words around it, thing and named the words behind and in front of it."""

    kind: DocumentKind
    quote: Quote
    value: Decimal
    unit: str
    text: str
    about: frozenset[str]
    thing: str
    named: str
    part: bool
    done: bool  # said of finished work
    account: bool = False  # told of what was done, not of what there is to do
    proof: bool = False  # of what the ledger names as proof

    @property
    def said_by(self) -> str:
        """Who says it, as an alarm names it."""
        if self.proof:
            return "佐证材料"
        return "台账的进展" if self.account and self.kind is DocumentKind.LEDGER else self.kind.value


def figures(case: Case, problem: Problem) -> list[Figure]:
    """All numbers said of a problem, in the order feedback, tasks, named matters, plan, ledger, report."""
    uid = problem.issue.uid
    if uid not in case.figures:
        case.figures[uid] = [
            replace(figure, account=account)
            for kind, quote, done, account in _passages(case, problem)
            for figure in _in_passage(kind, quote, done=done)
        ]
    return case.figures[uid]


def of_evidence(measures: Sequence[Measure]) -> list[Figure]:
    """The numbers in what the ledger names as proof."""
    quotes = (_quote(m.document_uid, m.evidence_place or m.place, m.evidence_text) for m in measures)
    found = (figure for quote in quotes for figure in _in_passage(DocumentKind.LEDGER, quote, done=True))
    return [replace(figure, proof=True) for figure in found]


def of_account(kind: DocumentKind, claims: Sequence[Claim], measures: Sequence[Measure] = ()) -> list[Figure]:
    """The numbers in what ledger or report tells of the work; a ledger may tell it in the cells of its statuses."""
    quotes = [_quote(claim.document_uid, claim.place, claim.detail) for claim in claims]
    quotes += [_quote(m.document_uid, m.status_place or m.place, m.status_text) for m in measures]
    return [replace(f, account=True) for quote in quotes for f in _in_passage(kind, quote, done=True)]


def of_measure(kind: DocumentKind, measure: Measure) -> list[Figure]:
    """The numbers of one measure, each quoted with the whole measure."""
    quote = _quote(measure.document_uid, measure.place, measure.text)
    return [_figure(kind, quote, quantity, done=_is_done(measure)) for quantity in quantities(measure.text)]


def is_misspelt(one: Decimal, other: Decimal) -> bool:
    """5621 and 5612: the same digits, two of them changed about."""
    a, b = (str(value.normalize().as_tuple().digits) for value in (one, other))
    differing = sum(x != y for x, y in zip(a, b, strict=False))
    return one != other and sorted(a) == sorted(b) and one.adjusted() == other.adjusted() and differing == 2


def _in_passage(kind: DocumentKind, quote: Quote, *, done: bool) -> Iterator[Figure]:
    for clause in clauses(quote.text):
        said = _quote(quote.document_uid, quote.place, clause)
        for quantity in quantities(clause):
            yield _figure(kind, said, quantity, done=done)


def _figure(kind: DocumentKind, quote: Quote, quantity: Quantity, *, done: bool) -> Figure:
    clause = quote.text
    before, after = clause[: quantity.start], clause[quantity.end :]
    return Figure(
        kind=kind,
        quote=quote,
        value=quantity.value,
        unit=quantity.unit,
        text=quantity.text,
        about=bigrams(f"{before} {after}") - _WEAK_CONTEXT,
        thing=plain(after)[:2],
        named=plain(before)[-2:],
        part=_is_part(clause, quantity)
        or (kind is not DocumentKind.FEEDBACK_OPINION and _is_some_of(clause, quantity)),
        done=done,
    )


def _is_part(clause: str, quantity: Quantity) -> bool:
    before, after = clause[: quantity.start], clause[quantity.end :]
    if quantity.value == 1 and _NOT_ONE.search(before):
        return True
    near = _HARMED.search(before) or _PART.search(clause) or _PART_BEFORE.search(before) or _PART_AFTER.match(after)
    money = _OTHER_MONEY.search(clause) or _LEVEL.search(before) or _BECAME.search(before)
    return bool(near or (quantity.unit == "元" and money))


def _is_some_of(clause: str, quantity: Quantity) -> bool:
    """2件事项已办结1件: the one of the two; of 核查57条、移送39条 each is told by itself."""
    if quantity.unit == "%":  # 由5.3%降至3.68%
        return False
    since = clause.rfind("、", 0, quantity.start) + 1
    before = (q for q in quantities(clause) if since <= q.start and q.end <= quantity.start and q.unit == quantity.unit)
    return any(q.value > quantity.value for q in before)


def _passages(case: Case, problem: Problem) -> Iterator[tuple[DocumentKind, Quote, bool, bool]]:
    """(kind, words, whether said of finished work, whether an account) of all that is said of a problem."""
    issues = [problem.issue, *problem.examples]
    for issue in issues:
        for text in (issue.heading, issue.detail):
            yield DocumentKind.FEEDBACK_OPINION, _quote(issue.document_uid, issue.place, text), False, False
    entries: tuple[tuple[DocumentKind, list[Entry]], ...] = (
        (DocumentKind.ASSIGNMENT_PLAN, [*problem.tasks]),
        (DocumentKind.NAMED_MATTERS, [*problem.named]),
        (DocumentKind.RECTIFICATION_PLAN, [*problem.plan]),
        (DocumentKind.LEDGER, [*problem.ledger, *problem.merged]),
        (DocumentKind.RECTIFICATION_REPORT, [*problem.statements]),
    )
    for kind, said in entries:
        for entry in said:
            done = isinstance(entry, Claim) and entry.claimed_status in _FINISHED
            done = done and not (isinstance(entry, ReportStatement) and open_clause(entry))  # some of it is left
            for text in (entry.heading, entry.detail, entry.goal if isinstance(entry, Aimed) else ""):
                account = isinstance(entry, Claim) and text is entry.detail
                yield kind, _quote(entry.document_uid, entry.place, text), done, account
            for measure in case.measures[entry.uid]:
                yield kind, _quote(measure.document_uid, measure.place, measure.text), _is_done(measure), False


def _is_done(measure: Measure) -> bool:
    return measure.claimed_status is RectificationStatus.COMPLETED


def _quote(document_uid: str, place: str, text: str) -> Quote:
    return Quote(document_uid=document_uid, place=place, text=text)
