"""What ledger or report says itself that shows a problem is not finished."""

import re
from decimal import Decimal
from itertools import pairwise

from domain.crosscheck.accounts import states_less, told_of_less
from domain.crosscheck.case import Case, Quote
from domain.crosscheck.rules_amounts import less_than_owed
from domain.crosscheck.rules_targets import unreached
from domain.crosscheck.rules_things import told_otherwise
from domain.crosscheck.texts import clauses
from domain.quantities import quantities
from domain.records import Claim, LedgerEntry, Measure
from domain.words import RectificationStatus

_S = RectificationStatus
NOT_YET = frozenset({_S.NOT_COMPLETED, _S.IN_PROGRESS})
UNFINISHED = re.compile(
    "正在|尚未|尚在|仍在|还在|仍未|剩余|尚欠|尚有|未(?:完成|到位|办理|收缴|清退|整改|解决|验收)(?!的|问题|事项|任务|项目|资金|款|人员|企业|单位)|预计|拟于|[人名个家项处户件]拟|将于|下一步将|分期(?:缴纳|归还|清退)|仍有|还有|待[^，。；]{0,16}后"
    "|其余[^，。；]{0,14}(?:待|正|尚|仍|拟|将)(?!确)|正(?:抓紧|加紧|有序|按计划|积极|加快|逐步|稳步|陆续)"
    "|[0-9一二三四五六七八九十][项个件人户处家宗笔](?:[\u4e00-\u9fff]{0,4})?延期"
    "|[人名个家项处户件宗笔辆套块](?:[\u4e00-\u9fff]{0,6})?待(?:辞|调|整改|办|验收|收|清|完善|落实|处理|核|审|解决|拆|还)"
)
_DONE_SINCE = re.compile(
    "全部|均已|都已|已(?:经)?(?:全|完成|整改|整治|收|清|办|退|解决|验收|到位|补)|销号|清零|完毕|完成整改"
)
_DEALT_WITH = re.compile("(?:已|现已|目前|实际|完成|仅)(?:经)?[^0-9，,。；;]{0,6}$")
_THESE_DONE = re.compile("(?:已|现已)(?:经)?(?:完成|办结|整改|到位|收回|建成)")  # …方案已制定，5个已完成改造
_TICKED = re.compile(r"[√✓✔×✗是否有无YNyn；;、\s/]+")  # a word for a tick: 是 says nothing by itself
_REST = re.compile("其余|余下|剩余|另|剩下")


def open_clause(claim: Claim) -> str:
    """What ledger or report says is not done yet; 未整改的4个问题全部销号 is done."""
    for clause in clauses(claim.detail):
        match = UNFINISHED.search(clause)
        if match and not _DONE_SINCE.search(clause, match.end()):
            return clause
    return ""


def some_only(text: str) -> str:
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


def goes_on(case: Case, entry: LedgerEntry) -> bool:
    """Some measures done, the others carried on for good: 修订制度 done, 每季度检查 kept up."""
    said = {measure.claimed_status for measure in case.measures[entry.uid]}
    return said == {_S.COMPLETED, _S.LONG_TERM}


def behind(case: Case, entry: LedgerEntry) -> Measure | None:
    """A measure that is not done yet, by its status or by its count."""
    open_one = next((m for m in case.measures[entry.uid] if m.claimed_status in NOT_YET), None)
    return open_one or short_of(case, entry)


def short_of(case: Case, entry: LedgerEntry) -> Measure | None:
    """A measure for 4家 of which 完成3家 is said: whatever the word, it is not done."""
    return next((m for m in case.measures[entry.uid] if states_less(m)), None)


def short_of_target(case: Case, entry: LedgerEntry) -> str:
    """活跃率28.4% of a finished measure that was to bring it to 30%: the clause of the account."""
    finished = [m for m in case.measures[entry.uid] if m.claimed_status is _S.COMPLETED]
    told = clauses(entry.detail)
    return next((clause for m in finished for clause in told if unreached(m.text, clause)), "")


def told_less(case: Case, entry: LedgerEntry) -> Quote | None:
    """What the account of a finished measure tells less of, where no alarm of amounts or counts says so."""
    finished = [m for m in case.measures[entry.uid] if _S.COMPLETED in (m.claimed_status, entry.claimed_status)]
    less = [(m, clause) for m in finished if (clause := told_of_less(m.text, m.progress))]
    problem = case.problem_of.get(entry.issue_uid or "")
    if not less or problem is None:
        return None
    told = {text for alarm in less_than_owed(case, problem) for text in alarm.quotes}
    told |= {figure.quote.text for pair in told_otherwise(case, problem) for figure in pair}
    return next((_progress(m, clause) for m, clause in less if clause not in told), None)


def status_of(claim: Claim | Measure) -> Quote:
    place = claim.status_place or claim.place
    return Quote(document_uid=claim.document_uid, place=place, text=claim.status_text or claim.claimed_status.value)


def short_words(claim: Claim) -> str:
    text = claim.status_text
    return text if text and len(text) <= 12 and not _TICKED.fullmatch(text) else claim.claimed_status.value


def _progress(measure: Measure, clause: str) -> Quote:
    return Quote(document_uid=measure.document_uid, place=measure.progress_place or measure.place, text=clause)
