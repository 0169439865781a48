"""Totals of a document that its own numbers do not bear out: the rate of completion, the aspects."""

from collections.abc import Iterator
from decimal import Decimal

from domain.crosscheck.case import Case, Quote, Rule
from domain.crosscheck.declared import Total, total
from domain.records import Contradiction, SourceDocument
from domain.words import ContradictionKind, DocumentKind, IssueLevel, RectificationStatus

_HALF_POINT = Decimal("0.5")  # a rate in whole per cent may be rounded
_TWENTIETH = Decimal("0.05")  # one with decimals
_TOLD_ONE_BY_ONE = Decimal("0.8")


def rate_mismatch(case: Case) -> Iterator[Contradiction]:
    """完成率 is what is completed of all; what is basically completed does not count."""
    for document in (
        d for kind in (DocumentKind.RECTIFICATION_REPORT, DocumentKind.LEDGER) for d in case.of_kind(kind)
    ):
        rate, done, whole = total(document, "完成率"), _completed(case, document), _problems(case, document)
        if rate is None or done is None or whole is None or not whole.value:
            continue
        right = done.value * 100 / whole.value
        if abs(right - rate.value) <= (_HALF_POINT if rate.value == rate.value.to_integral_value() else _TWENTIETH):
            continue
        basically = total(document, "基本完成")
        padded = basically and abs((done.value + basically.value) * 100 / whole.value - rate.value) <= _HALF_POINT
        why = "，像是把基本完成的也算了进去" if padded else ""
        yield case.alarm(
            ContradictionKind.RATE_MISMATCH,
            f"自述完成率{rate.value}%，按完成{done.value}个、共{whole.value}个计算应为{right.quantize(Decimal('0.01')).normalize():f}%{why}。",
            [rate.quote, done.quote, whole.quote],
        )


def aspect_totals(case: Case) -> Iterator[Contradiction]:
    """Another number of aspects than the feedback has, said in one breath with the right number of problems."""
    feedback = case.feedback
    aspects = sum(issue.level is IssueLevel.ASPECT for issue in case.dossier.issues)
    if feedback is None or not aspects:
        return
    for document in case.dossier.documents:
        claim, problems = total(document, "方面"), total(document, "问题")
        together = claim and problems and claim.quote.place == problems.quote.place
        if claim and problems and together and problems.value == len(case.problems) and claim.value != aspects:
            yield case.alarm(
                ContradictionKind.COUNT_MISMATCH,
                f"{document.kind.value}写的是{claim.value}个方面，反馈意见共{aspects}个方面。",
                [claim.quote, Quote(document_uid=feedback.uid, place="逐条统计", text=f"反馈方面合计{aspects}个")],
            )


def _completed(case: Case, document: SourceDocument) -> Total | None:
    """What the document says is completed, else what it tells one by one."""
    stated = total(document, "已完成")
    if stated:
        return stated
    told = [s for s in case.dossier.statements if s.document_uid == document.uid]
    if len(told) < _TOLD_ONE_BY_ONE * len(case.problems) or not told:
        return None
    done = sum(s.claimed_status is RectificationStatus.COMPLETED for s in told)
    return _counted(document, "已完成", done)


def _problems(case: Case, document: SourceDocument) -> Total | None:
    return total(document, "问题") or (_counted(document, "问题", len(case.problems)) if case.problems else None)


def _counted(document: SourceDocument, name: str, number: int) -> Total:
    words = f"逐条统计{name}{number}个"
    return Total(name=name, value=Decimal(number), quote=Quote(document_uid=document.uid, place="逐条统计", text=words))


RULES: tuple[tuple[ContradictionKind, Rule], ...] = (
    (ContradictionKind.RATE_MISMATCH, rate_mismatch),
    (ContradictionKind.COUNT_MISMATCH, aspect_totals),
)
