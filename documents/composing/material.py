"""What the papers of a visit are made from, gathered once: names, dates, figures and findings fit to leave the team."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from documents.composing import restricted
from domain.records import Finding, LookBackVisit
from domain.words import AccountType, DocumentKind, Focus, InspectionLevel, IssueLevel
from storage.store import Store

# 〔1〕 and 〔证-0031〕 point into the working paper and say nothing outside it; 〔2024〕 of a document number stays.
PROOF = re.compile(r"佐证(?:〔证-\d+〕)+。?")
CITED = re.compile(r"〔(?:\d{1,3}|证-\d+)〕")


SLOTS = frozenset(
    {"单位", "简称", "组", "巡察", "轮次", "起", "止", "谈话", "调阅", "走访"}
    | {"方面数", "问题数", "措施数", "个数", "日期", "回复日"}
)
DAYS_TO_REPLY = 30


@dataclass(frozen=True, kw_only=True)
class Told:
    """A finding as the organization may read it."""

    number: str
    title: str
    facts: tuple[str, ...]
    basis: str
    suggestion: str
    responsible: str
    account: AccountType | None
    problem: str  # number and heading of the problem it answers
    proof: tuple[str, ...]  # numbers of the evidence
    cited: tuple[str, ...] = ()  # the facts with the numbers of what they rest on, for the working paper
    cause: str = ""
    communication: str = ""
    undertakers: tuple[str, ...] = ()
    focuses: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()  # passages with their places, evidence with its name


@dataclass(frozen=True, kw_only=True)
class Material:
    """Empty strings are what nobody wrote."""

    visit: LookBackVisit
    organization: str
    short_name: str
    team: str
    assessment: tuple[str, ...]
    findings: tuple[Told, ...]
    day: date
    slots: dict[str, str]


def chinese_day(day: date) -> str:
    """2025年3月26日, months and days without a zero in front."""
    return f"{day.year}年{day.month}月{day.day}日"


def today() -> date:
    """The day on this computer's calendar."""
    return datetime.now(UTC).astimezone().date()


def gather(store: Store, visit_uid: str, day: date | None = None) -> Material:
    """Everything a paper of this visit needs, with restricted names masked."""
    visit = store.visits.one(visit_uid)
    organization = store.organizations.one(visit.organization_uid)
    team = store.teams.get(visit.team_uid) if visit.team_uid else None
    hidden = restricted.hidden(store.named_matters.all(visit_uid=visit_uid))
    found = _told(store, visit_uid, hidden)
    team_name = team.name.strip() if team else _issuer(store, visit_uid)
    on = day or today()
    dates = {"日期": chinese_day(on), "回复日": chinese_day(on + timedelta(days=DAYS_TO_REPLY))}
    return Material(
        visit=visit,
        organization=organization.name,
        short_name=organization.short_name or organization.name,
        team=team_name,
        assessment=_paragraphs(visit.assessment, hidden),
        findings=found,
        day=on,
        slots=_slots(store, visit, organization.name, organization.short_name, team_name)
        | {"个数": _number(len(found))}
        | dates,
    )


def _issuer(store: Store, visit_uid: str) -> str:
    """Who signed the 反馈意见: the team that comes back is the one that was there, where nobody wrote another."""
    opinions = store.documents.all(visit_uid=visit_uid, kind=DocumentKind.FEEDBACK_OPINION)
    return next((opinion.issuer.strip() for opinion in opinions if opinion.issuer.strip()), "")


def _number(count: int | None) -> str:
    """Figures nobody counted and noughts say nothing."""
    return str(count) if count else ""


def _slots(store: Store, visit: LookBackVisit, organization: str, short_name: str, team: str) -> dict[str, str]:
    this_round = store.rounds.get(visit.round_uid) if visit.round_uid else None
    level = this_round.inspection_level if this_round else None
    inspected = level or (InspectionLevel.PROVINCIAL if "巡视" in team else InspectionLevel.CITY_COUNTY)
    start, end = visit.starts_on, visit.ends_on
    return {
        "单位": organization,
        "简称": short_name or organization,
        "组": team,
        "巡察": str(inspected),
        "轮次": this_round.name if this_round else "",
        "起": chinese_day(start) if start else "",
        "止": chinese_day(end).removeprefix(f"{start.year}年" if start else "") if end else "",
        "谈话": _number(visit.interviews),
        "调阅": _number(visit.documents_read),
        "走访": _number(visit.site_visits),
        "方面数": _number(store.issues.count(visit_uid=visit.uid, level=IssueLevel.ASPECT)),
        "问题数": _number(store.issues.count(visit_uid=visit.uid, level=IssueLevel.ISSUE)),
        "措施数": _number(_measures(store, visit.uid)),
    }


def _measures(store: Store, visit_uid: str) -> int:
    """Measures of the 整改方案."""
    plans = set(store.plan_items.uids(visit_uid=visit_uid))
    return sum(measure.entry_uid in plans for measure in store.measures.all(visit_uid=visit_uid))


def _told(store: Store, visit_uid: str, hidden: tuple[str, ...]) -> tuple[Told, ...]:
    findings = store.findings.all(visit_uid=visit_uid)
    proof, quoted = _proof(store, visit_uid), _quoted(store, visit_uid)
    names = {piece.number: piece.name for piece in store.evidence.all(visit_uid=visit_uid)}
    problems = {issue.uid: f"{issue.number}.{issue.heading}" for issue in store.issues.all(visit_uid=visit_uid)}
    found = [_one(finding, proof, problems, hidden) for finding in findings]
    return tuple(
        replace(told, sources=(*quoted.get(finding.uid, ()), *(f"〔{n}〕{names.get(n, '')}" for n in told.proof)))
        for finding, told in zip(findings, found, strict=True)
    )


def _quoted(store: Store, visit_uid: str) -> dict[str, tuple[str, ...]]:
    """The passages each finding cites: number, document, place."""
    documents = {document.uid: document.name for document in store.documents.all(visit_uid=visit_uid)}
    found: dict[str, tuple[str, ...]] = {}
    for quote in sorted(store.finding_quotes.all(visit_uid=visit_uid), key=lambda quote: quote.number):
        said = f"〔{quote.number}〕{documents.get(quote.document_uid, '')} {quote.place}".strip()
        found[quote.finding_uid] = (*found.get(quote.finding_uid, ()), said)
    return found


def _one(
    finding: Finding, proof: dict[str, tuple[str, ...]], problems: dict[str, str], hidden: tuple[str, ...]
) -> Told:
    def fit(text: str) -> str:
        return restricted.mask(text.strip(), hidden)

    numbers = sorted({*proof.get(finding.uid, ()), *proof.get(finding.subject_uid or finding.visit_uid, ())})
    return Told(
        number=finding.number,
        title=fit(finding.title),
        facts=_paragraphs(CITED.sub("", PROOF.sub("", finding.facts)), hidden),
        basis=fit(finding.basis),
        suggestion=fit(finding.suggestion),
        responsible=fit(finding.responsible),
        account=finding.account,
        problem=fit(problems.get(finding.subject_uid or "", "")),
        proof=tuple(numbers),
        cited=_paragraphs(finding.facts, hidden),
        cause=fit(finding.cause),
        communication=fit(finding.communication),
        undertakers=finding.undertakers,
        focuses=tuple(str(Focus.named(name)) for name in finding.focuses),
    )


def _paragraphs(text: str, hidden: tuple[str, ...]) -> tuple[str, ...]:
    masked = restricted.mask(text, hidden)
    return tuple(line.strip() for line in masked.splitlines() if line.strip())


def _proof(store: Store, visit_uid: str) -> dict[str, tuple[str, ...]]:
    """Numbers of the evidence of each problem and finding; what hangs on a check belongs to its problem."""
    numbers = {piece.uid: piece.number for piece in store.evidence.all(visit_uid=visit_uid)}
    subjects = {result.uid: result.subject_uid or visit_uid for result in store.check_results.all(visit_uid=visit_uid)}
    found: dict[str, tuple[str, ...]] = {}
    for link in store.evidence_links.all(visit_uid=visit_uid):
        if link.evidence_uid in numbers:
            target = subjects.get(link.target_uid, link.target_uid)
            found[target] = (*found.get(target, ()), numbers[link.evidence_uid])
    return found
