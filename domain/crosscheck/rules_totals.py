"""Totals of a document that its own numbers do not bear out: the rate of completion, the aspects."""

import re
from collections.abc import Iterator
from decimal import Decimal

from domain.crosscheck.case import Case, Quote, Rule, quote_entry
from domain.crosscheck.declared import COUNTED, Total, handed_in_together, total
from domain.crosscheck.texts import clauses
from domain.quantities import quantities
from domain.records import Contradiction, SourceDocument
from domain.words import ContradictionKind, DocumentKind, IssueLevel, RectificationStatus

_HALF_POINT = Decimal("0.5")  # a rate in whole per cent may be rounded
_TWENTIETH = Decimal("0.05")  # one with decimals
_TOLD_ONE_BY_ONE = Decimal("0.8")
_CAME_BACK = re.compile("清退|退还|退回|退缴|追缴|追回|追收|收缴|收回|收归|征缴|上缴|归还|归垫|清收")
_ROUGH = re.compile("[余多近约]")
_OF_PROBLEMS = ("问题", "已完成", "基本完成", "长期坚持", "正在整改", "未完成")
_FEW = 16  # amounts of which every sum is tried


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
                [
                    claim.quote,
                    Quote(document_uid=feedback.uid, place=COUNTED, text=f"反馈方面合计{aspects}个"),
                ],
            )


def totals_of_two_reports(case: Case) -> Iterator[Contradiction]:
    """已完成7个 in the report and 8个 in that of the principal."""
    for one, other in handed_in_together(case.of_kind(DocumentKind.RECTIFICATION_REPORT)):
        told = ((total(one, name), total(other, name)) for name in _OF_PROBLEMS)
        odd = [(here, there) for here, there in told if here and there and here.value != there.value]
        if odd:
            said = "，".join(f"{here.name}{here.value}个和{there.value}个" for here, there in odd)
            yield case.alarm(
                ContradictionKind.COUNT_MISMATCH,
                f"两份整改报告自述的数不一致：{said}。",
                [side.quote for pair in odd for side in pair],
            )


def money_totals(case: Case) -> Iterator[Contradiction]:
    """A sum of money that a report says came back, which none of the amounts it tells one by one make up."""
    for document in case.of_kind(DocumentKind.RECTIFICATION_REPORT):
        stated = total(document, "清退万元")
        told = [s for s in case.dossier.statements if s.document_uid == document.uid]
        if stated is None or _ROUGH.search(stated.quote.text) or len(told) < _TOLD_ONE_BY_ONE * len(case.problems):
            continue
        quotes = [quote_entry(s, clause) for s in told for clause in clauses(s.detail) if _CAME_BACK.search(clause)]
        amounts = [(q.value, quote) for quote in quotes for q in quantities(quote.text) if q.unit == "元"]
        step = 10000 * Decimal(10) ** -len(str(stated.value).partition(".")[2])  # as exact as it is written
        every = [q.value for s in told for q in quantities(s.detail) if q.unit == "元"]
        if len(amounts) > 1 and len(every) <= _FEW and not _makes_up(stated.value * 10000, every, step):
            whole = sum((value for value, _ in amounts), Decimal(0))
            yield case.alarm(
                ContradictionKind.AMOUNT_MISMATCH,
                f"整改报告自述清退追缴{stated.value}万元，逐条写到的合计{(whole / 10000).normalize():f}万元，对不上。",
                [stated.quote, *dict.fromkeys(quote for _, quote in amounts)],
            )


def _makes_up(whole: Decimal, amounts: list[Decimal], step: Decimal) -> bool:
    """Whether some of the amounts add up to the whole, to half a step."""
    sums = {Decimal(0)}
    for amount in amounts:
        sums |= {one + amount for one in sums}
    return any(abs(one - whole) <= step / 2 for one in sums)


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
    return Total(name=name, value=Decimal(number), quote=Quote(document_uid=document.uid, place=COUNTED, text=words))


RULES: tuple[tuple[ContradictionKind, Rule], ...] = (
    (ContradictionKind.RATE_MISMATCH, rate_mismatch),
    (ContradictionKind.COUNT_MISMATCH, aspect_totals),
    (ContradictionKind.COUNT_MISMATCH, totals_of_two_reports),
    (ContradictionKind.AMOUNT_MISMATCH, money_totals),
)
