"""What the feedback or the plan asks for and a later document leaves out."""

import re
from collections.abc import Iterator, Sequence

from domain.crosscheck.case import Case, Problem, Quote, Rule, quote_entry, quote_issue, quote_measure
from domain.crosscheck.declared import total
from domain.crosscheck.pairs import another_deed, pair_measures
from domain.crosscheck.texts import bigrams, clauses, essence, joined, share
from domain.records import Contradiction, Entry, Measure, PlanItem, Recommendation, ReportStatement
from domain.words import ContradictionKind, DocumentKind

_COVERED = 0.6  # share of the telling words that counts as saying the same
_MANY = 5  # more problems than this with measures left out, and most of all: the ledger tells them in brief
_ON_ADVICE = re.compile(
    "[^，。；]{0,16}建议[^，。；]{0,6}(?:落实|办理|整改|采纳|回应)[^，。；]{0,6}"
)  # a heading in a report
_NAMED, _MOSTLY = 3, 0.75  # pairs of signs of a name, and how many of them the named has
_TAKEN_UP = 0.42  # the same for one measure, which is put more briefly


def missing_in_ledger(case: Case) -> Iterator[Contradiction]:
    """A problem of the feedback that the ledger does not list."""
    for problem in _left_out(case, DocumentKind.LEDGER):
        if any(_speaks_for(case, entry, problem) for entry in problem.merged):
            continue
        elsewhere = [quote_entry(s, _first_clause(s)) for s in problem.statements]
        moved = "，其后的问题编号依次前移" if _renumbered(case, problem) else ""
        yield _missing(case, problem, DocumentKind.LEDGER, elsewhere, f"整改台账没有列入反馈的这个问题{moved}")


def missing_in_plan(case: Case) -> Iterator[Contradiction]:
    """A problem of the feedback that the plan does not answer."""
    for problem in _left_out(case, DocumentKind.RECTIFICATION_PLAN):
        yield _missing(case, problem, DocumentKind.RECTIFICATION_PLAN, [], "整改方案没有回应反馈的这个问题")


def missing_in_report(case: Case) -> Iterator[Contradiction]:
    """A problem of the feedback that the report does not speak of."""
    for problem in _left_out(case, DocumentKind.RECTIFICATION_REPORT):
        yield _missing(case, problem, DocumentKind.RECTIFICATION_REPORT, [], "整改报告没有写到反馈的这个问题")


def measure_missing(case: Case) -> Iterator[Contradiction]:
    """Measures of the plan that the ledger has dropped; one alarm for a ledger that tells most of them in brief."""
    found = [_dropped(case, members) for members in case.bundles()]
    short = [one for one in found if one and one[0]]
    if len(short) > _MANY and len(short) * 2 > sum(one is not None for one in found):
        first = [dropped[0] for dropped, _, _ in short]
        yield case.alarm(
            ContradictionKind.MEASURE_MISSING,
            f"台账多数问题的措施比方案少：{len(short)}个问题漏列{sum(len(dropped) for dropped, _, _ in short)}条。",
            [*map(quote_measure, first[:_MANY]), *case.absent(DocumentKind.LEDGER)],
        )
        return
    for dropped, planned, members in short:
        problem = case.of_measure(dropped[0], members)
        listed = case.listed(*members)[0]
        yield case.alarm(
            ContradictionKind.MEASURE_MISSING,
            f"整改方案有{planned}条措施，台账漏列其中{len(dropped)}条。",
            [*map(quote_measure, dropped), Quote(document_uid=listed.document_uid, place=listed.place, text="")],
            about=problem,
        )


def _dropped(case: Case, members: list[Problem]) -> tuple[list[Measure], int, list[Problem]] | None:
    """The measures that the ledger has not, and how many there are; None where either lists none at all."""
    told = [p for p in members if p.ledger or any(_speaks_for(case, entry, p) for entry in p.merged)]
    planned, listed = case.planned(*told), case.listed(*members)
    if not planned or not listed:
        return None
    paired = {plan.uid for plan, _ in pair_measures(planned, listed)}
    gone = [m for m in planned if m.uid not in paired and not _told_among(m, listed)]
    return gone, len(planned), members


def _told_among(plan: Measure, listed: Sequence[Measure]) -> bool:
    """Whether the measures of a ledger that do the same kind of deed say together what one of the plan says."""
    said = bigrams(joined(m.text for m in listed if not another_deed(plan.text, m.text)))
    return share(bigrams(plan.text), said) >= _COVERED


def merged_in_ledger(case: Case) -> Iterator[Contradiction]:
    """Problems that the ledger lists in one line with another; a person who confirms the line for both ends it."""
    for problem in case.problems:
        host = next((entry for entry in problem.merged if _speaks_for(case, entry, problem)), None)
        if host and not problem.ledger:
            yield case.alarm(
                ContradictionKind.MERGED_IN_LEDGER,
                "台账把这个问题和另一个问题并作一行，没有单独列项，要核实是否逐一整改。",
                [quote_issue(problem.issue), quote_entry(host)],
                about=problem,
            )


def renumbered(case: Case) -> Iterator[Contradiction]:
    """Two or more problems that change places among those the ledger lists; one alarm for the whole."""
    pairs = [(p, p.ledger[0]) for p in case.problems if p.ledger]
    numbers = [int(entry.number) if entry.number.isdecimal() else 0 for _, entry in pairs]
    if len({*numbers}) < len(numbers) or not all(numbers) or max(numbers, default=0) > len(case.problems):
        return
    ranked = sorted(numbers)
    moved = [pair for n, pair in enumerate(pairs) if numbers[n] != ranked[n]]
    if len(moved) < 2 or len(moved) * 2 > len(pairs):
        return
    said = "，".join(f"第{p.issue.number}个编成第{entry.number}" for p, entry in moved)
    yield case.alarm(
        ContradictionKind.RENUMBERED,
        f"台账的问题编号与反馈意见不同：{said}。",
        [quote for p, entry in moved for quote in (_numbered(p), _listed_as(entry))],
    )


def recommendation_unanswered(case: Case) -> Iterator[Contradiction]:
    """Recommendations that the plan does not answer one by one, then those that a report leaves out among others."""
    dossier, asked = case.dossier, case.dossier.recommendations
    told = case.beside(DocumentKind.RECTIFICATION_REPORT)
    left: list[Recommendation] = []
    if dossier.plan_items:
        own = [(entry.aspect, case.texts(entry)) for entry in (*dossier.plan_items, *dossier.ledger_entries)]
        left = [one for one in asked if not _recommendation_answered(one, own)]
        if left:
            yield _unanswered(case, DocumentKind.RECTIFICATION_PLAN, left)
    if any(_ON_ADVICE.fullmatch(line) for line in told):
        own = [*((entry.aspect, case.texts(entry)) for entry in dossier.statements), *(("", [line]) for line in told)]
        unsaid = [one for one in asked if not (_recommendation_answered(one, own) or _is_named(one, told))]
        more = [one for one in unsaid if one not in left]
        if more and len(unsaid) < len(asked):
            yield _unanswered(case, DocumentKind.RECTIFICATION_REPORT, more)


def _unanswered(case: Case, kind: DocumentKind, left: Sequence[Recommendation]) -> Contradiction:
    asked = len(case.dossier.recommendations)
    stated = [total(document, "意见建议") for document in case.of_kind(kind)]
    claimed = [claim.quote for claim in stated if claim]
    return case.alarm(
        ContradictionKind.RECOMMENDATION_UNANSWERED,
        f"反馈提出{asked}条意见建议，{kind.value}"
        + ("没有逐条回应。" if len(left) == asked else f"有{len(left)}条没有回应。"),
        [
            *(Quote(document_uid=one.document_uid, place=one.place, text=one.text) for one in left),
            *(claimed or case.absent(kind)),
        ],
    )


def _numbered(problem: Problem) -> Quote:
    return quote_issue(problem.issue, f"{problem.issue.number}.{problem.heading}")


def _listed_as(entry: Entry) -> Quote:
    return quote_entry(entry, f"{entry.number}.{entry.heading}")


def _speaks_for(case: Case, entry: Entry, problem: Problem) -> bool:
    """Whether a line that also names this problem says what is done about it."""
    facts = bigrams(joined([problem.heading, problem.issue.detail, *(m.text for m in case.planned(problem))]))
    return any(share(bigrams(m.text), facts) >= _TAKEN_UP for m in case.measures[entry.uid])


def _left_out(case: Case, kind: DocumentKind) -> Iterator[Problem]:
    """Problems without an entry in documents of that kind, if these answer problems one by one at all."""
    entries = {p.issue.uid: _entries(p, kind) for p in case.problems}
    if not any(entries.values()):
        return
    parents = {p.issue.parent_uid for p in case.problems}
    for problem in case.problems:
        parent = problem.issue.parent_uid or ""
        siblings = [p for p in case.problems if parent and p.issue.parent_uid == parent] if entries.get(parent) else []
        whole = bool(siblings) and not any(entries[p.issue.uid] for p in siblings)
        along = kind is not DocumentKind.LEDGER and any(_is_of(entry, kind) for entry in problem.shared)
        if not entries[problem.issue.uid] and not whole and not along and problem.issue.uid not in parents:
            yield problem


def _entries(problem: Problem, kind: DocumentKind) -> Sequence[Entry]:
    if kind is DocumentKind.LEDGER:
        return problem.ledger
    return problem.plan if kind is DocumentKind.RECTIFICATION_PLAN else problem.statements


def _is_of(entry: Entry, kind: DocumentKind) -> bool:
    return isinstance(entry, PlanItem if kind is DocumentKind.RECTIFICATION_PLAN else ReportStatement)


def _missing(
    case: Case, problem: Problem, kind: DocumentKind, elsewhere: Sequence[Quote], description: str
) -> Contradiction:
    host = next(iter(problem.merged), None) if kind is DocumentKind.LEDGER else None
    gap = [quote_entry(host)] if host else case.absent(kind)
    ending = f"，似已并入“{host.heading}”。" if host else "。"
    kinds = {
        DocumentKind.LEDGER: ContradictionKind.MISSING_IN_LEDGER,
        DocumentKind.RECTIFICATION_PLAN: ContradictionKind.MISSING_IN_PLAN,
        DocumentKind.RECTIFICATION_REPORT: ContradictionKind.MISSING_IN_REPORT,
    }
    return case.alarm(
        kinds[kind],
        description + ending,
        [quote_issue(problem.issue), *gap, *elsewhere],
        about=problem,
    )


def _renumbered(case: Case, problem: Problem) -> bool:
    """Whether the next problem carries the number that belongs to this one."""
    number = problem.issue.number
    return bool(number) and any(
        entry.number == number and p.issue.position > problem.issue.position
        for p in case.problems
        for entry in p.ledger
    )


def _first_clause(entry: Entry) -> str:
    return next(iter(clauses(entry.detail)), "")


def _recommendation_answered(recommendation: Recommendation, own: Sequence[tuple[str, list[str]]]) -> bool:
    """An entry of its own: filed under 意见建议, worded like the recommendation, or taking up each of its clauses."""
    words = bigrams(recommendation.text)
    asked = [bigrams(clause) for clause in clauses(recommendation.text)]
    for aspect, texts in own:
        heading, whole = bigrams(texts[0]), bigrams(joined(texts))
        if "建议" in aspect and share(whole, words) + share(words, heading) > 0.5:
            return True
        if share(words, heading) >= _COVERED or best_match(texts, words) >= 0.75:
            return True
        if all(share(clause, whole) >= _COVERED for clause in asked):
            return True
    return False


def _is_named(recommendation: Recommendation, lines: Sequence[str]) -> bool:
    """1．提高政治站位方面。… of a report, which names the recommendation by its beginning."""
    words = bigrams(recommendation.text)
    names = (bigrams(essence(clause)) for line in lines for clause in clauses(line)[:1])
    return any(len(name) >= _NAMED and share(name, words) >= _MOSTLY for name in names)


def best_match(texts: Sequence[str], words: frozenset[str]) -> float:
    """The largest share of the words that one of the texts has."""
    return max((share(words, bigrams(text)) for text in texts), default=0.0)


RULES: tuple[tuple[ContradictionKind, Rule], ...] = (
    (ContradictionKind.MISSING_IN_LEDGER, missing_in_ledger),
    (ContradictionKind.MISSING_IN_PLAN, missing_in_plan),
    (ContradictionKind.MISSING_IN_REPORT, missing_in_report),
    (ContradictionKind.MERGED_IN_LEDGER, merged_in_ledger),
    (ContradictionKind.RENUMBERED, renumbered),
    (ContradictionKind.MEASURE_MISSING, measure_missing),
    (ContradictionKind.RECOMMENDATION_UNANSWERED, recommendation_unanswered),
)
