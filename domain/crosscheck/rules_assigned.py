"""Tasks from above that nobody takes up, and what it means that an entry answers another."""

import re
from collections.abc import Iterator, Sequence

from domain.crosscheck.case import Case, Rule, quote_entry
from domain.crosscheck.texts import bigrams, clauses, essence, joined, matter, plain, share
from domain.quantities import quantities
from domain.records import AssignedTask, Contradiction, Entry
from domain.words import ContradictionKind, DocumentKind

_COVERED = 0.6  # share of the telling words that counts as saying the same
# A deed of its own; a task that only repeats the problem is answered by whatever is done about it.
_DEED = re.compile("(?:建立|制定|组织|开展|出台|修订|编制|设立|成立|进行|实施)")
_OBJECT = re.compile(
    "^(?:对|就|围绕|聚焦)[^，。；]{2,40}?(?=组织|开展|进行|实施)"
)  # whom a deed is for: 对…项目组织一次专项审计
_FOR = re.compile(
    "^(?:关于|针对|围绕|解决|破解|化解|整治|整改)[^。；]{2,40}?问题[，,。：:]"
)  # the name of the problem in front
_BY_NUMBER = re.compile("[，,]?(?:推动|促进|推进|确保)?问题[0-9]{1,3}(?:的)?(?:整改|解决)?(?:到位)?")
_ONCE = re.compile("[一1]次")
_TELLING = 6  # pairs of signs that tell what a task asks for beside its problem
_TOUCHED = 0.3  # the same for all that is done about a problem beside which a task was placed
_WELL_PLACED = 60
_CLAUSE_PAIRS = 3  # telling pairs of signs that make a clause of its own
_TAKEN_UP = 0.42  # the same for one measure, which is put more briefly
# What tells how bad or how long, not what the matter is.
_BESIDE = re.compile(
    "每(?:个?季度?|个?月|半?年|周)|[一二三四五六七八九十两0-9]+个?[年月天次]|未|没有|不|逾期|长期|至今|一直|多次|清仓见底|清零"
)


def assigned_task_missing(case: Case) -> Iterator[Contradiction]:
    """A task assigned from above that the ledger, or where there is none the plan, does not take up."""
    plan, ledger = case.dossier.plan_items, case.dossier.ledger_entries
    if not case.problems or not (plan or ledger):  # before the feedback is there nothing can be placed
        return
    for task in case.dossier.tasks:
        if taken_up(case, task):
            continue
        planned = [] if _is_placed(case, task) else [item for item in plan if answered(case, task, [item])]
        words = "只写进了整改方案，没有列入台账。" if planned else "没有列入整改方案和台账。"
        gaps = case.absent(DocumentKind.RECTIFICATION_PLAN, DocumentKind.LEDGER)
        if planned:
            gaps = [quote_entry(planned[0]), *case.absent(DocumentKind.LEDGER)]
        yield case.alarm(
            ContradictionKind.ASSIGNED_TASK_MISSING,
            f"上级分工方案交办的任务{words}",
            [quote_entry(task, _asked(case, task).partition("\n")[0]), *gaps],
            problem=task.heading,
            subject_uid=task.uid,
        )


def taken_up(case: Case, task: AssignedTask) -> bool:
    """Whether the organization's ledger, or where there is none its plan, says what the task asks for."""
    if _is_placed(case, task):
        return not _passed_over(case, task)
    return answered(case, task, case.dossier.ledger_entries or case.dossier.plan_items)


def _is_placed(case: Case, task: AssignedTask) -> bool:
    """Whether a task is what a problem is about: by a person's word, a good score, or what is done about it."""
    problem = case.problem_of.get(task.issue_uid or "")
    if problem is None or task.alignment_confirmed or (task.alignment_score or 0) >= _WELL_PLACED:
        return problem is not None
    words = bigrams(_BESIDE.sub("，", matter(task.heading)))
    amounts = {(q.value, q.unit) for q in quantities(task.heading) if q.value > 1}  # 开展一次 is said of anything
    texts = [problem.heading, *(joined(case.texts(entry)) for entry in (*problem.plan, *problem.ledger))]
    return any(
        share(words, bigrams(text)) >= _TOUCHED or amounts & {(q.value, q.unit) for q in quantities(text)}
        for text in texts
    )


def _passed_over(case: Case, task: AssignedTask) -> bool:
    """Whether nothing of what a task asks for, beside the name of its problem, is said by anybody who answers it."""
    problem = case.problem_of[task.issue_uid or ""]
    asked = _BY_NUMBER.sub("", matter(_asked(case, task)))
    others = joined(one.detail for one in problem.tasks if one is not task)
    words = bigrams(_BESIDE.sub("，", asked)) - bigrams(f"{problem.heading}；{problem.issue.detail}；{others}")
    deed = _OBJECT.sub("", _FOR.sub("", asked))
    if len(words) < _TELLING or quantities(_ONCE.sub("", deed)) or not _DEED.match(essence(deed)):
        return False
    own = {entry.uid for entry in (*problem.plan, *problem.ledger)}
    texts = (
        (e.uid in own, bigrams(joined(case.texts(e)))) for e in (*case.dossier.plan_items, *case.dossier.ledger_entries)
    )
    return all(not words & told if mine else share(words, told) < _TAKEN_UP for mine, told in texts)


def _asked(case: Case, task: AssignedTask) -> str:
    """What a task asks for: it may be listed under the name of its problem, or name that problem beside it."""
    problem = case.problem_of.get(task.issue_uid or "")
    told = [text for text in (task.detail, task.heading) if text]
    return next((text for text in told if problem and essence(text) != essence(problem.heading)), task.heading)


def answered(case: Case, entry: Entry, own: Sequence[Entry]) -> bool:
    """Whether one of the organization's own entries says most of what this one says."""
    heading = matter(entry.heading)
    words = bigrams(_BESIDE.sub("，", heading))
    name = essence(heading)
    for other in own:
        texts = case.texts(other)
        if any(name in plain(text) or share(words, bigrams(text)) >= _TAKEN_UP for text in texts):
            return True
        if share(words, bigrams(joined(texts))) >= _COVERED:
            return True
        if any(_says_as_much(clause, texts) for clause in clauses(heading)):
            return True
    return False


def _says_as_much(clause: str, texts: Sequence[str]) -> bool:
    """整治文山会海 where the ledger lists 文山会海: one clause of a task, nearly whole in one text."""
    words = bigrams(clause)
    return any(
        len(words & bigrams(text)) >= _CLAUSE_PAIRS and share(words, bigrams(text)) >= _COVERED for text in texts
    )


RULES: tuple[tuple[ContradictionKind, Rule], ...] = ((ContradictionKind.ASSIGNED_TASK_MISSING, assigned_task_missing),)
