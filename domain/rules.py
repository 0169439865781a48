"""What must be there before the next step, who may take it, what answers add up to."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.records import CheckItem, CheckResult, Contradiction, Finding, LookBackVisit
from domain.words import AccountType, AlarmState, Answer, FindingState, Focus, Role

UNDERTAKERS_NEEDED = 2  # 承办人 of a working paper
VISIT = "visit"  # the place where 基本情况 is mended: a form over any page
ASSESSMENT = "assessment"  # its field for 总体评价
WRITTEN_ON = "送审以后收进了同事写的内容，要先退回重送"


class Severity(StrEnum):
    MUST = "必须补"
    SHOULD = "建议补"


@dataclass(frozen=True, kw_only=True)
class Gap:
    """What is missing: the sentence, the page where it is mended and the uid to jump to there."""

    text: str
    place: str
    argument: str = ""
    severity: Severity = Severity.MUST


_NEED_REASON = frozenset({Answer.FAILS, Answer.NOT_APPLICABLE, Answer.NOT_CHECKED})
_WORST_FIRST = (
    Answer.FAILS,
    Answer.BASICALLY_CONFORMS,
    Answer.NOT_CHECKED,
    Answer.CONFORMS,
    Answer.NOT_APPLICABLE,
)
_REVIEWERS = {
    FindingState.DEPUTY_REVIEW: frozenset({Role.DEPUTY_LEADER, Role.TEAM_LEADER}),
    FindingState.LEADER_REVIEW: frozenset({Role.TEAM_LEADER}),
}
_KNOWING = frozenset({Role.TEAM_LEADER, Role.DEPUTY_LEADER})


def needs_reason(answer: Answer | None) -> bool:
    """Whether an answer counts only with a reason."""
    return answer in _NEED_REASON


def has_reason(decided: Contradiction | CheckResult) -> bool:
    """Whether a decision stands with a reason: a dismissal, an answer that owes one, what was decided together."""
    if isinstance(decided, Contradiction):
        return decided.state is AlarmState.DISMISSED
    return needs_reason(decided.answer) or "、" in decided.answered_by


def focus_state(results: Iterable[CheckResult]) -> Answer | None:
    """The worst of the answers given for one focus; None when nothing is answered."""
    given = [result.answer for result in results if result.answer is not None]
    return min(given, key=_WORST_FIRST.index, default=None)


def focus_states(results: Iterable[CheckResult], items: Mapping[str, CheckItem]) -> dict[Focus, Answer | None]:
    """The state of all three focuses; items by uid say which focus a result belongs to."""
    known = [(items[result.item_uid].focus, result) for result in results if result.item_uid in items]
    return {focus: focus_state(result for own, result in known if own is focus) for focus in Focus}


def suggested_account(
    contradictions: Iterable[Contradiction],
    results: Iterable[CheckResult] = (),
    items: Mapping[str, CheckItem] | None = None,
) -> AccountType | None:
    """The account the heaviest alarm points to, an adopted one before a pending one, else a failed check."""
    alarms = [a for a in contradictions if a.suggested_account and a.state is not AlarmState.DISMISSED]
    if alarms:
        return max(alarms, key=lambda alarm: (alarm.state is AlarmState.ADOPTED, alarm.weight)).suggested_account
    failed = (items[r.item_uid].account for r in results if r.answer is Answer.FAILS and items and r.item_uid in items)
    return next((AccountType(account) for account in failed if account in {*AccountType}), None)


def finding_gaps(finding: Finding, cited: int) -> list[Gap]:
    """What a finding lacks before it may go to review; cited counts its quotes and pieces of evidence."""
    undertakers = {name.strip() for name in finding.undertakers if name.strip()}
    needed = (
        (bool(finding.title.strip()), "问题概述还没有写"),
        (bool(finding.facts.strip()), "具体事实还没有写"),
        (bool(finding.basis.strip()), "定性依据还没有写"),
        (bool(finding.cause.strip()), "原因分析还没有写"),
        (bool(finding.suggestion.strip()), "整改建议还没有写"),
        (len(undertakers) >= UNDERTAKERS_NEEDED, f"承办人不足{UNDERTAKERS_NEEDED}人，现有{len(undertakers)}人"),
        (cited > 0, "没有引用原文，也没有附证据"),
    )
    wanted = (
        (bool(finding.responsible.strip()), "责任主体还没有写"),
        (finding.account is not None, "账类还没有定"),
        (bool(finding.focuses), "三紧盯还没有选"),
        (bool(finding.communication.strip()), "与主要负责人的沟通情况还没有写"),
    )
    return [
        *(_finding_gap(finding, text, Severity.MUST) for there, text in needed if not there),
        *(_finding_gap(finding, text, Severity.SHOULD) for there, text in wanted if not there),
    ]


def paper_gaps(
    visit: LookBackVisit,
    findings: Sequence[Finding],
    cited: Mapping[str, int],
    *,
    has_feedback: bool,
    pending_alarms: int,
    alarms_at: str = "",
    unanswered_core: int,
    undecided: Collection[str] = (),
) -> list[Gap]:
    """What is missing before a paper to the organization may be issued; undecided are findings of two versions."""
    gaps: list[Gap] = []
    if not has_feedback:
        gaps.append(Gap(text="还没有收入反馈意见，问题无从对照。", place="documents"))
    if visit.team_uid is None:
        text = "这次回头看还没有写明巡察组，文书将署反馈意见的发文单位。"
        gaps.append(Gap(text=text, place=VISIT, severity=Severity.SHOULD))
    if not findings:
        text = "还没有形成问题，文书将写明没有发现需要反馈的问题。"
        gaps.append(Gap(text=text, place="findings", severity=Severity.SHOULD))
    gaps += [
        gap for finding in findings for gap in _unfit(finding, cited.get(finding.uid, 0), finding.uid in undecided)
    ]
    if visit.starts_on is None or visit.ends_on is None:
        gaps.append(Gap(text="没有写明进驻和离开的日期，文书中将略去。", place=VISIT, severity=Severity.SHOULD))
    if pending_alarms:
        text = f"还有{pending_alarms}条疑点没有判定。"
        gaps.append(Gap(text=text, place="four_references", argument=alarms_at, severity=Severity.SHOULD))
    if unanswered_core:
        text = f"还有{unanswered_core}个核心核查项没有作答。"
        gaps.append(Gap(text=text, place="four_references", severity=Severity.SHOULD))
    return gaps


def _unfit(finding: Finding, cited: int, undecided: bool) -> Iterator[Gap]:
    """What keeps a finding out of a paper to the organization."""
    yield from in_the_way(finding_gaps(finding, cited))
    if finding.state is not FindingState.FINAL:
        yield _finding_gap(finding, f"还是“{finding.state}”，没有定稿", Severity.MUST)
    if finding.written_on:
        yield _finding_gap(finding, WRITTEN_ON, Severity.MUST)
    if undecided:
        yield _finding_gap(finding, "两版待定，还没有选定用哪一版", Severity.MUST)


def in_the_way(gaps: Iterable[Gap]) -> list[Gap]:
    """Those that keep a paper from being issued."""
    return [gap for gap in gaps if gap.severity is Severity.MUST]


def may_review(finding: Finding, person: str, role: Role) -> bool:
    """Whether a person may sign a finding in its present state: the right role, and never one's own work."""
    return person not in finding.undertakers and role in _REVIEWERS.get(finding.state, frozenset())


def may_know_names(role: Role) -> bool:
    """Whether that role may read who was named at the secretary's meeting (知悉范围): those who review and sign."""
    return role in _KNOWING


def why_not_sign(finding: Finding, name: str, role: Role | None) -> str:
    """Why that person's signature on paper may not be registered, "" when it may; role None: not on the roster."""
    step = "审签" if finding.state is FindingState.LEADER_REVIEW else "审核"
    reviewers = _REVIEWERS.get(finding.state, frozenset())
    if not name:
        return "还没有写签字人的姓名"
    if not reviewers:
        return "底稿不在审核或审签这一步"
    if finding.written_on:
        return WRITTEN_ON
    if name in finding.undertakers:
        return f"{name}是承办人，自己写的不能自己审"
    if role is None:
        return f"{name}已经审核，审签须换人" if name == finding.deputy_signed else ""
    return "" if role in reviewers else f"{name}是{role}，不能{step}"


def _finding_gap(finding: Finding, text: str, severity: Severity) -> Gap:
    return Gap(text=f"{finding.number}：{text}。", place="findings", argument=finding.uid, severity=severity)
