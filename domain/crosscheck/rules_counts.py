"""Counts that do not agree: stated totals against what can be counted, and the same things counted otherwise."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from domain.crosscheck.case import Case, Problem, Quote, Rule
from domain.crosscheck.declared import Total, total, totals
from domain.crosscheck.figures import OTHERS, Figure, figures, of_evidence, of_measure
from domain.crosscheck.pairs import pair_measures
from domain.crosscheck.rules_targets import target_change
from domain.records import Contradiction, ReportStatement, SourceDocument
from domain.words import ContradictionKind, DocumentKind, IssueLevel, RectificationStatus

_KIND = ContradictionKind.COUNT_MISMATCH
# Things that stay the same in number whoever speaks of them; what is done (次, 期, 份) may well be done again.
_OBJECTS = frozenset(
    {
        "处",
        "个",
        "家",
        "项",
        "户",
        "人",
        "条",
        "件",
        "套",
        "座",
        "亩",
        "笔",
        "宗",
        "块",
        "公里",
        "台",
        "辆",
        "间",
        "平方米",
        "起",
        "吨",
    }
)
_LOOSE_UNITS = frozenset({"个", "项", "条", "人"})  # these count anything
_DONE_THINGS = frozenset({"次", "期", "份", "场", "人次", "篇", "批", "本", "轮"})
_COUNTED = _OBJECTS | _DONE_THINGS | {"%", "天", "个月", "学时", "课时", "小时"}
_TOLD_ONE_BY_ONE = Decimal("0.8")  # a report that tells fewer of its problems is no account of each
_STATUSES = {
    status.value: status
    for status in (
        RectificationStatus.COMPLETED,
        RectificationStatus.BASICALLY_COMPLETED,
        RectificationStatus.LONG_TERM,
        RectificationStatus.IN_PROGRESS,
        RectificationStatus.NOT_COMPLETED,
    )
}


def measure_totals(case: Case) -> Iterator[Contradiction]:
    """The number of measures as each document lists them, where one of them states a number."""
    kinds = (DocumentKind.RECTIFICATION_REPORT, DocumentKind.RECTIFICATION_PLAN, DocumentKind.LEDGER)
    papers = [document for kind in kinds for document in case.of_kind(kind)]
    claims = {document.uid: claim for document in papers if (claim := total(document, "措施"))}
    stated: list[tuple[Decimal, Quote]] = []
    for document in papers:
        if document.uid in claims:
            stated.append((claims[document.uid].value, claims[document.uid].quote))
        counted = _measures_listed(case, document, {claim.value for claim in claims.values()})
        if counted and document.kind is not DocumentKind.RECTIFICATION_REPORT:
            words = f"措施合计{counted}条"
            stated.append((Decimal(counted), Quote(document_uid=document.uid, place="逐条统计", text=words)))
    if claims and len({value for value, _ in stated}) > 1:
        said = "，".join(f"{case.documents[q.document_uid].kind.value}{value}条" for value, q in stated)
        yield case.alarm(_KIND, f"整改措施的总数不一致：{said}。", [quote for _, quote in stated])


def problem_totals(case: Case) -> Iterator[Contradiction]:
    """The number of problems a document states against those of the feedback."""
    problems = [i for i in case.dossier.issues if i.level is IssueLevel.ISSUE]
    if not problems or case.feedback is None:
        return
    parents = {issue.parent_uid for issue in problems}
    allowed = {len(problems), sum(issue.uid not in parents for issue in problems)}
    for document in case.dossier.documents:
        claim = total(document, "问题")
        if claim and claim.value not in allowed and len(problems) <= claim.value * 2 <= len(problems) * 4:
            counted = Quote(document_uid=case.feedback.uid, place="逐条统计", text=f"反馈问题合计{len(problems)}个")
            yield case.alarm(
                _KIND,
                f"{document.kind.value}写的是{claim.value}个问题，反馈意见逐条统计为{len(problems)}个。",
                [claim.quote, counted],
            )


def recommendation_totals(case: Case) -> Iterator[Contradiction]:
    """The number of recommendations a document states against those of the feedback."""
    asked = len(case.dossier.recommendations)
    if not asked or case.feedback is None:
        return
    for document in case.dossier.documents:
        claim = total(document, "意见建议")
        if claim and claim.value != asked:
            counted = Quote(document_uid=case.feedback.uid, place="逐条统计", text=f"意见建议合计{asked}条")
            yield case.alarm(
                _KIND,
                f"{document.kind.value}写的是{claim.value}条意见建议，反馈意见共{asked}条。",
                [claim.quote, counted],
            )


def status_totals(case: Case) -> Iterator[Contradiction]:
    """How many problems a report says are done against what it says one by one, and whether its own sum is right."""
    for document in case.of_kind(DocumentKind.RECTIFICATION_REPORT):
        claims = [claim for claim in totals(document) if claim.name in _STATUSES]
        statements = [s for s in case.dossier.statements if s.document_uid == document.uid]
        counts = Counter(s.claimed_status for s in statements)
        whole = total(document, "问题")
        expected = whole.value if whole else Decimal(len(case.problems))
        told = len(statements) >= _TOLD_ONE_BY_ONE * expected
        wrong = [c for c in claims if statements and told and not _fits(c, counts, statements)]
        if wrong:
            said = "，".join(f"{c.name}{c.value}个" for c in wrong)
            found = "，".join(f"{c.name}{counts[_STATUSES[c.name]]}个" for c in wrong)
            yield case.alarm(
                _KIND,
                f"整改报告自述{said}，逐条统计为{found}。",
                [*(c.quote for c in wrong), Quote(document_uid=document.uid, place="逐条统计", text=found)],
            )
        else:
            yield from _own_sum(case, document, claims)


def things_counted(case: Case) -> Iterator[Contradiction]:
    """Fewer or more of the things the feedback or a measure of the plan counted (7处, 3个村); one alarm for each."""
    for problem in case.problems:
        told: set[tuple[str, Decimal]] = set()
        for given, other in _told_otherwise(case, problem):
            if (other.unit, other.value) not in told:
                told.add((other.unit, other.value))
                yield case.alarm(
                    _KIND,
                    f"数目不一致：{given.kind.value}写{given.text}，{other.kind.value}写{other.text}。",
                    [given.quote, other.quote],
                    problem=problem.heading,
                    subject_uid=problem.issue.uid,
                )


def _told_otherwise(case: Case, problem: Problem) -> Iterator[tuple[Figure, Figure]]:
    yield from _objects_otherwise(case, problem)
    yield from _measures_otherwise(case, problem)
    yield from _deeds_otherwise(case, problem)
    yield from _proven_otherwise(case, problem)


def _deeds_otherwise(case: Case, problem: Problem) -> Iterator[tuple[Figure, Figure]]:
    """What was done so many times by plan, ledger or proof, and another number of times by the report."""
    found = [figure for figure in figures(case, problem) if figure.unit in _DONE_THINGS]
    told = [f for f in found if f.kind is DocumentKind.RECTIFICATION_REPORT]
    own = [f for f in found if f.kind in {DocumentKind.RECTIFICATION_PLAN, DocumentKind.LEDGER}]
    for given in (*own, *of_evidence(case.listed(problem))):
        same = [f for f in told if f.unit == given.unit and f.about & given.about]
        on_the_way = all(not f.done and f.value < given.value for f in same)
        differ = bool(same) and given.unit in _DONE_THINGS and all(f.value != given.value for f in same)
        if differ and not given.part and not on_the_way:
            yield given, same[0]


def _proven_otherwise(case: Case, problem: Problem) -> Iterator[tuple[Figure, Figure]]:
    """Proof of fewer things than a measure that is done deals with, or than the feedback's only count of them."""
    asked = [f for f in figures(case, problem) if f.kind is DocumentKind.FEEDBACK_OPINION and f.unit in _OBJECTS]
    for measure in (m for m in case.listed(problem) if m.claimed_status is RectificationStatus.COMPLETED):
        proven = [f for f in of_evidence([measure]) if f.unit in _OBJECTS and not f.part]
        for unit in dict.fromkeys(f.unit for f in proven):
            own = [f for f in of_measure(DocumentKind.LEDGER, measure) if f.unit == unit]
            given = own or [f for f in asked if f.unit == unit]
            shown = [f for f in proven if f.unit == unit]
            if len(given) == 1 and _is_short(given[0], shown):
                yield given[0], shown[0]


def _is_short(given: Figure, shown: Sequence[Figure]) -> bool:
    alike = [f for f in shown if f.about & given.about or given.unit not in _LOOSE_UNITS]
    return bool(alike) and not given.part and sum(f.value for f in shown) < given.value


def _objects_otherwise(case: Case, problem: Problem) -> Iterator[tuple[Figure, Figure]]:
    things = [figure for figure in figures(case, problem) if figure.unit in _OBJECTS]
    for given in things:
        if given.kind is DocumentKind.FEEDBACK_OPINION and not given.part:
            for kind in OTHERS:
                other = _otherwise(given, [f for f in things if f.kind is kind], things)
                if other:
                    yield given, other


def _measures_otherwise(case: Case, problem: Problem) -> Iterator[tuple[Figure, Figure]]:
    """A number in a measure of the plan that its measure in the ledger gives otherwise."""
    for plan, entry in pair_measures(case.planned(problem), case.listed(*case.together(problem))):
        if target_change(plan.text, entry.text):
            continue
        before = [figure for figure in of_measure(DocumentKind.RECTIFICATION_PLAN, plan) if figure.unit in _COUNTED]
        after = [figure for figure in of_measure(DocumentKind.LEDGER, entry) if figure.unit in _COUNTED]
        for unit in dict.fromkeys(figure.unit for figure in before):
            gone, come = _changed([f for f in before if f.unit == unit], [f for f in after if f.unit == unit])
            if gone and come and not (gone.part and come.part and come.value > gone.value):
                yield gone, come


def _changed(before: Sequence[Figure], after: Sequence[Figure]) -> tuple[Figure | None, Figure | None]:
    """The first number that went and the first that came: of all of a unit, or of as many as there were."""
    gone = [figure for figure in before if figure.value not in {f.value for f in after}]
    come = [figure for figure in after if figure.value not in {f.value for f in before}]
    if len(gone) < len(before) and len(before) != len(after):
        return None, None
    return next(iter(gone), None), next(iter(come), None)


def _measures_listed(case: Case, document: SourceDocument, claimed: set[Decimal]) -> int:
    """The measures of a document, those for recommendations left out where only so a stated total is right."""
    own = [measure for measure in case.dossier.measures if measure.document_uid == document.uid]
    counted = len(own) if document.measures_counted is None else document.measures_counted
    advice = {item.uid for item in case.dossier.plan_items if item.issue_uid is None and "建议" in item.aspect}
    without = counted - sum(measure.entry_uid in advice for measure in own)
    return without if Decimal(counted) not in claimed and Decimal(without) in claimed else counted


def _fits(claim: Total, counts: Counter[RectificationStatus], statements: Sequence[ReportStatement]) -> bool:
    """Whether a stated total can be right; 已完成并长期坚持 may be counted as either."""
    status = _STATUSES[claim.name]
    least, slack = counts[status], counts[RectificationStatus.UNSTATED]
    both = sum(s.long_term and s.claimed_status is RectificationStatus.COMPLETED for s in statements)
    if status is RectificationStatus.COMPLETED:
        return least - both <= claim.value <= least + slack
    if status is RectificationStatus.LONG_TERM:
        return least <= claim.value <= least + both + slack
    return least <= claim.value <= least + slack


def _own_sum(case: Case, document: SourceDocument, claims: Sequence[Total]) -> Iterator[Contradiction]:
    whole = total(document, "问题")
    if whole is None or len(claims) < 2:
        return
    added = sum((claim.value for claim in claims), Decimal(0))
    if added > whole.value or (len(claims) >= 3 and added != whole.value):
        yield case.alarm(
            _KIND,
            f"整改报告自述的数加不拢：各类合计{added}个，总数写的是{whole.value}个。",
            [whole.quote, *(claim.quote for claim in claims)],
        )


def _otherwise(given: Figure, own: Sequence[Figure], things: Sequence[Figure]) -> Figure | None:
    """A figure for the same things with another number, where the document has the right number nowhere."""
    same = [f for f in own if f.unit == given.unit]
    told = [f for f in things if f.kind is DocumentKind.FEEDBACK_OPINION and f.unit == given.unit]
    known = {f.value for f in told} | {one.value + other.value for one, other in combinations(told, 2)}
    if any(f.value == given.value for f in same):
        return None
    report = DocumentKind.RECTIFICATION_REPORT
    return next(
        (
            f
            for f in same
            if f.value not in known
            and not f.part
            and (f.done or f.value > given.value or f.kind is not report)
            and _same_thing(given, f)
            and not any(len(f.about & other.about) > len(f.about & given.about) for other in told)
        ),
        None,
    )


def _same_thing(one: Figure, other: Figure) -> bool:
    common = one.about & other.about
    if one.thing and one.thing == other.thing:
        return True
    return len(common) >= 2 or (bool(common) and one.unit not in _LOOSE_UNITS)


RULES: tuple[tuple[ContradictionKind, Rule], ...] = tuple(
    (_KIND, rule)
    for rule in (
        measure_totals,
        problem_totals,
        recommendation_totals,
        status_totals,
        things_counted,
    )
)
