"""Counts that do not agree: stated totals against what can be counted, and the same things counted otherwise."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from domain.crosscheck.case import Case, Quote, Rule
from domain.crosscheck.declared import COUNTED, Total, total, totals
from domain.records import Claim, Contradiction, SourceDocument
from domain.words import ContradictionKind, DocumentKind, IssueLevel, RectificationStatus

_KIND = ContradictionKind.COUNT_MISMATCH
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
        right = document.uid in claims and claims[document.uid].value == counted
        if counted and not right and document.kind is not DocumentKind.RECTIFICATION_REPORT:
            words = f"措施合计{counted}条"
            stated.append((Decimal(counted), Quote(document_uid=document.uid, place=COUNTED, text=words)))
    if claims and len({value for value, _ in stated}) > 1:
        said = "，".join(f"{case.documents[q.document_uid].kind.value}{_how(q)}{value}条" for value, q in stated)
        yield case.alarm(_KIND, f"整改措施的总数不一致：{said}。", [quote for _, quote in stated])


def _how(quote: Quote) -> str:
    return COUNTED if quote.place == COUNTED else "自述"


def problem_totals(case: Case) -> Iterator[Contradiction]:
    """The number of problems a document states against those of the feedback."""
    problems = [i for i in case.dossier.issues if i.level is IssueLevel.ISSUE]
    if not problems or case.feedback is None:
        return
    parents = {issue.parent_uid for issue in problems}
    allowed = {len(problems), sum(issue.uid not in parents for issue in problems)}
    allowed.add(sum(max(1, len(problem.examples)) for problem in case.problems))  # 14个具体问题 below 7个问题
    known = {issue.uid for issue in case.dossier.issues}
    allowed.add(len({i.uid if i.parent_uid in {None, *known} else i.parent_uid for i in problems}))  # told finer
    for document in case.dossier.documents:
        claim = total(document, "问题")
        if claim and claim.value not in allowed and len(problems) <= claim.value * 2 <= len(problems) * 4:
            counted = Quote(document_uid=case.feedback.uid, place=COUNTED, text=f"反馈问题合计{len(problems)}个")
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
            counted = Quote(document_uid=case.feedback.uid, place=COUNTED, text=f"意见建议合计{asked}条")
            yield case.alarm(
                _KIND,
                f"{document.kind.value}写的是{claim.value}条意见建议，反馈意见共{asked}条。",
                [claim.quote, counted],
            )


def status_totals(case: Case) -> Iterator[Contradiction]:
    """How many problems report or ledger says are done against what it says one by one; whether its sum is right."""
    said_of: tuple[Claim, ...] = (*case.dossier.statements, *case.dossier.ledger_entries)
    for document in (
        d for kind in (DocumentKind.RECTIFICATION_REPORT, DocumentKind.LEDGER) for d in case.of_kind(kind)
    ):
        claims = [claim for claim in totals(document) if claim.name in _STATUSES]
        statements = [s for s in said_of if s.document_uid == document.uid]
        counts = Counter(s.claimed_status for s in statements)
        whole = total(document, "问题")
        expected = whole.value if whole else Decimal(len(case.problems))
        told = len(statements) >= _TOLD_ONE_BY_ONE * expected
        untold = _untold(document, claims, expected, len(statements))
        wrong = [c for c in claims if statements and told and not _fits(c, counts, statements, untold)]
        if wrong:
            said = "，".join(f"{c.name}{c.value}个" for c in wrong)
            found = "，".join(f"{c.name}{counts[_STATUSES[c.name]]}个" for c in wrong)
            yield case.alarm(
                _KIND,
                f"{document.kind.value}自述{said}，逐条统计为{found}。",
                [*(c.quote for c in wrong), Quote(document_uid=document.uid, place=COUNTED, text=found)],
            )
        else:
            yield from _own_sum(case, document, claims)


def _measures_listed(case: Case, document: SourceDocument, claimed: set[Decimal]) -> int:
    """The measures of a document, those for recommendations left out where only so a stated total is right."""
    own = [measure for measure in case.dossier.measures if measure.document_uid == document.uid]
    counted = len(own) if document.measures_counted is None else document.measures_counted
    advice = {item.uid for item in case.dossier.plan_items if item.issue_uid is None and "建议" in item.aspect}
    without = counted - sum(measure.entry_uid in advice for measure in own)
    return without if Decimal(counted) not in claimed and Decimal(without) in claimed else counted


def _untold(document: SourceDocument, claims: Sequence[Total], expected: Decimal, told: int) -> int:
    """How many problems a report counts in its totals and does not tell of; a ledger counts its own lines."""
    if document.kind is not DocumentKind.RECTIFICATION_REPORT:
        return 0
    return max(0, int(min(expected, sum((claim.value for claim in claims), Decimal(0)))) - told)


def _fits(claim: Total, counts: Counter[RectificationStatus], statements: Sequence[Claim], untold: int) -> bool:
    """Whether a stated total can be right; 已完成并长期坚持 may be counted as either, an untold problem as anything."""
    status = _STATUSES[claim.name]
    least, slack = counts[status], counts[RectificationStatus.UNSTATED] + untold
    both = sum(s.long_term and s.claimed_status is RectificationStatus.COMPLETED for s in statements)
    if status is RectificationStatus.COMPLETED:
        return least - both <= claim.value <= least + slack
    if "持续" in claim.quote.text:  # 持续整改 is said of both
        slack += counts[RectificationStatus.IN_PROGRESS] + counts[RectificationStatus.LONG_TERM] - least
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
            f"{document.kind.value}自述的数加不拢：各类合计{added}个，总数写的是{whole.value}个。",
            [whole.quote, *(claim.quote for claim in claims)],
        )


RULES: tuple[tuple[ContradictionKind, Rule], ...] = tuple(
    (_KIND, rule)
    for rule in (
        measure_totals,
        problem_totals,
        recommendation_totals,
        status_totals,
    )
)
