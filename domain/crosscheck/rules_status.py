"""What is said to be done against what is said elsewhere, proven, or struck off."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from domain.crosscheck.case import Case, Problem, Quote, Rule, quote_entry, quote_measure
from domain.crosscheck.rules_amounts import shortfall
from domain.crosscheck.rules_targets import unreached
from domain.crosscheck.texts import bigrams, clauses, share
from domain.quantities import quantities
from domain.records import Claim, Contradiction, LedgerEntry, Measure, ReportStatement
from domain.statuses import furthest_behind
from domain.words import ContradictionKind, RectificationStatus

_S = RectificationStatus
_NOT_YET = frozenset({_S.NOT_COMPLETED, _S.IN_PROGRESS})
_UNFINISHED = re.compile(
    "正在|尚未|仍在|还在|仍未|剩余|尚欠|尚有|未(?:完成|到位|办理|收缴|清退|整改|解决|验收)(?!的|问题|事项|任务|项目|资金|款|人员|企业|单位)|预计|拟于|[人名个家项处户件]拟|将于|下一步将|分期(?:缴纳|归还|清退)|仍有|还有|待.{0,6}后"
    "|[0-9一二三四五六七八九十][项个件人户处家宗笔](?:[\u4e00-\u9fff]{0,4})?延期"
    "|[人名个家项处户件宗笔辆套块](?:[\u4e00-\u9fff]{0,6})?待(?:辞|调|整改|办|验收|收|清|完善|落实|处理|核|审|解决|拆|还)"
)
_DONE_SINCE = re.compile(
    "全部|均已|都已|已(?:经)?(?:全|完成|整改|整治|收|清|办|退|解决|验收|到位|补)|销号|清零|完毕|完成整改"
)
_NOT_DONE_YET = re.compile("正在|尚未|未(?:完成|到位|办结|整改)")
_FINISHED = re.compile("全部|完成|到位|办结|清零|销号|完毕")
_LIMIT = re.compile("(?:不超过|以内|每)[^0-9]{0,4}$")
_SO_MANY = re.compile("(?:完成|办结|整改|到位|解决|清退|收缴|处理|建成)[了]?$")
_DEALT_WITH = re.compile("(?:已|现已|目前|实际|完成|仅)(?:经)?[^0-9，,。；;]{0,6}$")
_THESE_DONE = re.compile("(?:已|现已)(?:经)?(?:完成|办结|整改|到位|收回|建成)")  # …方案已制定，5个已完成改造
_TICKED = re.compile(r"[√✓✔×✗是否有无YNyn；;、\s/]+")  # a word for a tick: 是 says nothing by itself
_HAS_DONE = re.compile("已|完成|全部|均")
_SAME = 0.6  # of the words of a measure, in a clause that tells of it
# The result of such a goal is told as what it is now.
_BY_HOW_MUCH = re.compile("下降|降低(?!到|至)|压减(?!到|至)|减少(?!到|至)|增长|增加(?!到|至)")
_REST = re.compile("其余|余下|剩余|另|剩下")


def status_mismatch(case: Case) -> Iterator[Contradiction]:
    """Ledger and report claim different states, or one of them contradicts itself."""
    for problem in case.problems:
        entries = [(entry, _short_of(case, entry)) for entry in _lagging(problem)]
        claims = [(entry, _S.IN_PROGRESS if short else entry.claimed_status) for entry, short in entries]
        pair = next(((e, s) for s in problem.statements for e, claim in claims if _disagree(case, e, claim, s)), None)
        if pair:
            entry, statement = pair
            yield case.alarm(
                ContradictionKind.STATUS_MISMATCH,
                f"台账为“{_told(case, entry)}”，整改报告为“{_short(statement)}”。",
                [*_ledger_words(case, entry), *_report_words(statement)],
                problem=problem.heading,
                subject_uid=problem.issue.uid,
            )
            continue
        yield from _within(case, problem)
        yield from _done_by_report_only(case, problem)


def closed_with_gap(case: Case) -> Iterator[Contradiction]:
    """Struck off though something is still open."""
    for entry in case.dossier.ledger_entries:
        if entry.closed is not True:
            continue
        gap = _gap(case, entry)
        if gap:
            heading, uid = case.owner(entry)
            place = entry.closed_place or entry.place
            closed = Quote(document_uid=entry.document_uid, place=place, text=entry.closed_text or "已销号")
            yield case.alarm(
                ContradictionKind.CLOSED_WITH_GAP,
                f"台账已标为销号，{gap[0]}。",
                [closed, gap[1]],
                problem=heading,
                subject_uid=uid,
            )


def _lagging(problem: Problem) -> list[LedgerEntry]:
    """Of the lines a ledger has for a problem the one furthest behind: the problem is no further than that."""
    latest: dict[str, LedgerEntry] = {}
    for entry in problem.ledger:
        other = latest.get(entry.document_uid, entry)
        behind = furthest_behind([other.claimed_status, entry.claimed_status])
        latest[entry.document_uid] = other if behind is other.claimed_status else entry
    return list(latest.values())


def _goes_on(case: Case, entry: LedgerEntry) -> bool:
    """Some measures done, the others carried on for good: 修订制度 done, 每季度检查 kept up."""
    said = {measure.claimed_status for measure in case.measures[entry.uid]}
    return said == {_S.COMPLETED, _S.LONG_TERM}


def _disagree(case: Case, entry: LedgerEntry, one: RectificationStatus, statement: ReportStatement) -> bool:
    """Whether two claims cannot both be right; 正在推进 and 长期坚持 may well be the same."""
    other = _claimed(statement)
    if entry.closed is False and statement.closed is True:
        return True
    if _S.UNSTATED in (one, other) or one is other:
        return False
    pair = {one, other}
    lasting = entry.long_term or statement.long_term or entry.deadline_long_term or _goes_on(case, entry)
    if pair in ({_S.IN_PROGRESS, _S.NOT_COMPLETED}, {_S.IN_PROGRESS, _S.LONG_TERM}):
        return False
    return not (pair in ({_S.COMPLETED, _S.LONG_TERM}, {_S.BASICALLY_COMPLETED, _S.LONG_TERM}) and lasting)


def _claimed(statement: ReportStatement) -> RectificationStatus:
    """What a report claims; where it names no status, a sentence that says it is not done yet."""
    if statement.claimed_status is _S.UNSTATED and _NOT_DONE_YET.search(statement.detail):
        return _S.IN_PROGRESS
    return statement.claimed_status


def _within(case: Case, problem: Problem) -> Iterator[Contradiction]:
    """A claim of completion that its own words or measures belie."""
    for statement in problem.statements:
        open_clause = _open_clause(statement)
        if statement.claimed_status is _S.COMPLETED and open_clause:
            yield case.alarm(
                ContradictionKind.STATUS_MISMATCH,
                "整改报告写已完成，所述情况却还没有完成。",
                [_status(statement), quote_entry(statement, open_clause)],
                problem=problem.heading,
                subject_uid=problem.issue.uid,
            )
        elif statement.claimed_status is _S.COMPLETED and (short := _short_of_goal(problem, statement)):
            yield case.alarm(
                ContradictionKind.STATUS_MISMATCH,
                "整改报告写已完成，所述结果却没有达到定下的目标。",
                [short[0], quote_entry(statement, short[1])],
                problem=problem.heading,
                subject_uid=problem.issue.uid,
            )
    for entry in problem.ledger:
        behind = _behind(case, entry)
        if entry.claimed_status is _S.COMPLETED and behind:
            yield case.alarm(
                ContradictionKind.STATUS_MISMATCH,
                "台账写问题已完成，其中一条措施却没有完成。",
                [_status(entry), _status(behind)],
                problem=problem.heading,
                subject_uid=problem.issue.uid,
            )
        elif (
            (entry.claimed_status is _S.COMPLETED or _goes_on(case, entry))
            and not entry.closed
            and (told := _open_clause(entry) or _some_only(entry.detail) or _short_of_target(case, entry))
        ):
            yield case.alarm(
                ContradictionKind.STATUS_MISMATCH,
                "台账写问题已完成，所述情况却还没有完成。",
                [_status(entry), quote_entry(entry, told)],
                problem=problem.heading,
                subject_uid=problem.issue.uid,
            )


def _short_of_goal(problem: Problem, statement: ReportStatement) -> tuple[Quote, str] | None:
    """A goal of the plan, and the clause of the report that tells of less."""
    told = clauses(statement.detail)
    goals = ((item, aim) for item in problem.plan for aim in clauses(item.goal))
    aims = [quote_entry(item, aim) for item, aim in goals if not _BY_HOW_MUCH.search(aim)]
    return next(((aim, clause) for aim in aims for clause in told if unreached(aim.text, clause)), None)


def _done_by_report_only(case: Case, problem: Problem) -> Iterator[Contradiction]:
    """A measure the ledger has not completed, and a report without a status that tells of it as done."""
    told = [(s, clause) for s in problem.statements if s.claimed_status is _S.UNSTATED for clause in clauses(s.detail)]
    for measure in (m for m in case.listed(problem) if m.claimed_status in _NOT_YET):
        words = bigrams(measure.text)
        for statement, clause in told:
            if _HAS_DONE.search(clause) and not _UNFINISHED.search(clause) and share(words, bigrams(clause)) >= _SAME:
                yield case.alarm(
                    ContradictionKind.STATUS_MISMATCH,
                    f"台账写这条措施“{measure.status_text or measure.claimed_status.value}”，整改报告写已经做了。",
                    [quote_measure(measure), _status(measure), quote_entry(statement, clause)],
                    problem=problem.heading,
                    subject_uid=problem.issue.uid,
                )
                break


def _gap(case: Case, entry: LedgerEntry) -> tuple[str, Quote] | None:
    """What is still open behind a closed line, in the clearest words found."""
    problem = case.problem_of.get(entry.issue_uid or "")
    for statement in problem.statements if problem else []:
        open_clause = _open_clause(statement)
        unfinished = statement.claimed_status in _NOT_YET or statement.claimed_status is _S.BASICALLY_COMPLETED
        if unfinished or open_clause:
            words = quote_entry(statement, open_clause) if open_clause else _status(statement)
            return f"整改报告却写“{words.text}”", words
    behind = _behind(case, entry)
    if behind:
        return "其中一条措施却没有完成", _status(behind)
    if told := _open_clause(entry) or _some_only(entry.detail):
        return f"所述情况却是“{told}”", quote_entry(entry, told)
    if entry.claimed_status in {*_NOT_YET, _S.BASICALLY_COMPLETED, _S.LONG_TERM} and not _goes_on(case, entry):
        return f"完成情况却是“{_short(entry)}”", _status(entry)
    if told := _short_of_target(case, entry):
        return f"所述结果“{told}”却没有达到措施定的目标", quote_entry(entry, told)
    gaps = (shortfall(case, entry, measure) for measure in case.measures[entry.uid])
    short = next((gap for gap in gaps if gap), None)
    return ("佐证的金额却不足", short.proof) if short else None


def _short_of_target(case: Case, entry: LedgerEntry) -> str:
    """活跃率28.4% of a finished measure that was to bring it to 30%: the clause of the account."""
    finished = [m for m in case.measures[entry.uid] if m.claimed_status is _S.COMPLETED]
    told = clauses(entry.detail)
    return next((clause for m in finished for clause in told if unreached(m.text, clause)), "")


def _behind(case: Case, entry: LedgerEntry) -> Measure | None:
    """A measure that is not done yet, by its status or by its count."""
    open_one = next((m for m in case.measures[entry.uid] if m.claimed_status in _NOT_YET), None)
    return open_one or _short_of(case, entry)


def _short_of(case: Case, entry: LedgerEntry) -> Measure | None:
    """A measure for 4家 of which 完成3家 is said: whatever the word, it is not done."""
    return next((m for m in case.measures[entry.uid] if _is_short(m)), None)


def _is_short(measure: Measure) -> bool:
    asked = {q.unit: q.value for q in quantities(measure.text) if not _LIMIT.search(measure.text[: q.start])}
    told = [q for q in quantities(measure.status_text) if q.unit in asked]
    return (
        measure.claimed_status is _S.COMPLETED
        and len(told) == 1
        and len(asked) == len(quantities(measure.text))
        and told[0].value < asked[told[0].unit]
        and bool(_SO_MANY.search(measure.status_text[: told[0].start]))
    )


def _told(case: Case, entry: LedgerEntry) -> str:
    short = _short_of(case, entry)
    return short.status_text if short else _short(entry)


def _open_clause(claim: Claim) -> str:
    """What ledger or report says is not done yet; 未整改的4个问题全部销号 is done."""
    for clause in clauses(claim.detail):
        match = _UNFINISHED.search(clause)
        if match and not _DONE_SINCE.search(clause, match.end()):
            return clause
    return ""


def _some_only(text: str) -> str:
    """12件信访举报已核查10件: the sentence that deals with some of all, and nowhere says what became of the rest."""
    if _REST.search(text):
        return ""
    sentences: list[str] = re.split("[。；;\\n]", text)
    for sentence in filter(None, sentences):
        told = [quantity for quantity in quantities(sentence) if quantity.unit != "%"]
        for whole, some in pairwise(told):
            dealt = _DEALT_WITH.search(sentence[whole.end : some.start])
            parts = sum(q.value for q in told if q.start > whole.start and q.unit == whole.unit)
            dealt = dealt or _THESE_DONE.match(sentence[some.end :])
            if dealt and whole.unit == some.unit and Decimal(0) < some.value <= parts < whole.value:
                return sentence
    return ""


def _ledger_words(case: Case, entry: LedgerEntry) -> list[Quote]:
    """The status of the measure that decides, else of the line."""
    behind = _short_of(case, entry)
    measure = behind or next((m for m in case.measures[entry.uid] if m.claimed_status is entry.claimed_status), None)
    return [_status(measure) if measure and measure.status_text else _status(entry)]


def _report_words(statement: ReportStatement) -> list[Quote]:
    """The claim, and the sentence that bears it out."""
    told = next((c for c in clauses(statement.detail) if _FINISHED.search(c)), "")
    return [_status(statement), quote_entry(statement, told)] if told else [_status(statement)]


def _status(claim: Claim | Measure) -> Quote:
    place = claim.status_place or claim.place
    return Quote(document_uid=claim.document_uid, place=place, text=claim.status_text or claim.claimed_status.value)


def _short(claim: Claim) -> str:
    text = claim.status_text
    return text if text and len(text) <= 12 and not _TICKED.fullmatch(text) else claim.claimed_status.value


RULES: tuple[tuple[ContradictionKind, Rule], ...] = (
    (ContradictionKind.STATUS_MISMATCH, status_mismatch),
    (ContradictionKind.CLOSED_WITH_GAP, closed_with_gap),
)
