"""What the papers of a visit are made from, gathered once: names, dates, figures and findings fit to leave the team."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from documents.composing import restricted
from domain.masking import mask
from domain.records import Evidence, Finding, LookBackVisit
from domain.words import AccountType, DocumentKind, Focus, InspectionLevel, IssueLevel
from storage.store import Store

# 〔1〕 and 〔证-0031〕 point into the working paper and say nothing outside it; 〔2024〕 of a document number stays.
PROOF = re.compile(r"佐证(?:〔证-\d+〕)+。?")
CITED = re.compile(r"〔(?:\d{1,3}|证-\d+)〕")
DAYS_TO_REPLY = 30
DAYS_TO_CONFIRM = 3
SLOTS = {
    "单位": "被巡视党组织全称", "简称": "被巡视党组织简称", "组": "巡察组全称", "巡察": "“巡视”或“巡察”",
    "轮次": "本轮巡察的名称", "期间": "从进驻日期到离开日期，同一天只写一次", "起": "进驻日期", "止": "离开日期",
    "谈话": "个别谈话人次", "调阅": "调阅资料份数", "走访": "实地了解处数", "方面数": "反馈了几个方面",
    "问题数": "反馈了几个问题", "措施数": "整改方案有几条措施",
    "个数": "这次发现几个问题", "日期": "成文日期", "回复日": f"成文日期后{DAYS_TO_REPLY}天",
    "核对日": f"成文日期后{DAYS_TO_CONFIRM}天，不晚于离开日期",
}  # fmt: skip
EACH = {
    "次序": "第几个问题", "编号": "底稿编号", "问题": "问题概述", "事实": "具体事实", "依据": "定性依据",
    "原因": "原因分析", "建议": "整改建议", "责任主体": "哪个单位、部门的责任", "账类": "欠账、假账、呆账、新账",
    "紧盯": "整改落实、成效、责任", "原问题": "对应的原反馈问题", "证据": "证据编号", "自报": "台账自报的状态",
}  # fmt: skip
UNLISTED = "未列入"  # the ledger has no line for the problem
# The ending of a file says nothing on paper.
ENDING = re.compile(
    r"\.(jpe?g|png|bmp|gif|tiff?|heic|webp|pdf|ofd|docx?|xlsx?|pptx?|wps|et|txt|csv|mp[34]|m4a|wav)$", re.I
)
ENDED = re.compile("[。！？…][”）]?$")
LOOSE = "，、；：,;: "  # what a note may end with and a sentence may not


@dataclass(frozen=True, kw_only=True)
class Told:
    """A finding as the organization may read it: a title without a full stop, all that is prose with one."""

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
    claimed: str = ""  # what the ledger claims of the problem
    sources: tuple[str, ...] = ()  # passages with their places, evidence with its name

    @property
    def judged(self) -> str:
        """账类 and 紧盯 in one cell."""
        return "；".join(filter(None, (str(self.account or ""), "、".join(self.focuses))))

    def slots(self, number: int) -> dict[str, str]:
        """What a repeat block is filled with; paragraphs end in a line break."""
        return {
            "次序": str(number),
            "编号": self.number,
            "问题": self.title,
            "事实": "\n".join(self.facts),
            "依据": self.basis,
            "原因": self.cause,
            "建议": self.suggestion,
            "责任主体": self.responsible,
            "账类": str(self.account or ""),
            "紧盯": "、".join(self.focuses),
            "原问题": self.problem,
            "证据": "、".join(self.proof),
            "自报": self.claimed,
        }


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
    pieces: tuple[Evidence, ...] = ()  # the evidence by number, its names masked

    @property
    def author(self) -> str:
        """Who stands behind the paper in the properties of its files."""
        return self.team or self.organization


def chinese_day(day: date) -> str:
    """2025年3月26日, months and days without a zero in front."""
    return f"{day.year}年{day.month}月{day.day}日"


def today() -> date:
    """The day on this computer's calendar."""
    return datetime.now(UTC).astimezone().date()


def sentence(text: str) -> str:
    """The text with a full stop, where it has none, in place of a loose pause; nothing stays nothing."""
    text = text.rstrip(LOOSE)
    return text if not text or ENDED.search(text) else f"{text}。"


def gather(store: Store, visit_uid: str, day: date | None = None, finding_uid: str = "") -> Material:
    """Everything a paper of this visit needs, or of one finding of it alone, with restricted names masked."""
    visit = store.visits.one(visit_uid)
    organization = store.organizations.one(visit.organization_uid)
    team = store.teams.get(visit.team_uid) if visit.team_uid else None
    hidden = restricted.hidden(store.named_matters.all(visit_uid=visit_uid))
    found = _told(store, visit_uid, hidden, finding_uid)
    numbers = {number for told in found for number in told.proof}
    team_name = team.name.strip() if team else _issuer(store, visit_uid)
    on = day or today()
    dates = {
        "日期": chinese_day(on),
        "回复日": chinese_day(on + timedelta(days=DAYS_TO_REPLY)),
        "核对日": chinese_day(_confirmed_by(on, visit.ends_on)),
    }
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
        pieces=tuple(
            replace(piece, name=_told_name(piece.name, hidden))
            for piece in sorted(store.evidence.all(visit_uid=visit_uid), key=lambda piece: piece.number)
            if not finding_uid or piece.number in numbers
        ),
    )


def _confirmed_by(day: date, leaving: date | None) -> date:
    """The team is still there to take the sheet back; one written after that has the days all the same."""
    by = day + timedelta(days=DAYS_TO_CONFIRM)
    return min(by, leaving) if leaving and leaving > day else by


def _told_name(name: str, hidden: tuple[str, ...]) -> str:
    return mask(ENDING.sub("", name), hidden)


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
    first = chinese_day(start) if start else ""
    last = chinese_day(end).removeprefix(f"{start.year}年" if start else "") if end else ""
    return {
        "单位": organization,
        "简称": short_name or organization,
        "组": team,
        "巡察": str(inspected),
        "轮次": this_round.name if this_round else "",
        "期间": first if start == end else f"{first}至{last}" if first and last else "",
        "起": first,
        "止": last,
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


def _told(store: Store, visit_uid: str, hidden: tuple[str, ...], finding_uid: str) -> tuple[Told, ...]:
    findings = [each for each in store.findings.all(visit_uid=visit_uid) if finding_uid in ("", each.uid)]
    proof, quoted = _proof(store, visit_uid), _quoted(store, visit_uid, hidden)
    names = {piece.number: _told_name(piece.name, hidden) for piece in store.evidence.all(visit_uid=visit_uid)}
    problems = _problems(store, visit_uid)
    found = [_one(finding, proof, problems, hidden) for finding in findings]
    claims = {entry.issue_uid: entry.status_text for entry in store.ledger_entries.all(visit_uid=visit_uid)}
    unlisted = UNLISTED if claims else ""
    return tuple(
        replace(
            told,
            claimed=claims.get(finding.subject_uid, unlisted) if finding.subject_uid else "",
            sources=(*quoted.get(finding.uid, ()), *(f"〔{n}〕{names.get(n, '')}" for n in told.proof)),
        )
        for finding, told in zip(findings, found, strict=True)
    )


def _problems(store: Store, visit_uid: str) -> dict[str, str]:
    """What a finding may be about: a problem that was fed back, a task, a matter named at the secretary's meeting."""
    found = {issue.uid: f"{issue.number}.{issue.heading}" for issue in store.issues.all(visit_uid=visit_uid)}
    tasks, matters = store.tasks.all(visit_uid=visit_uid), store.named_matters.all(visit_uid=visit_uid)
    found |= {task.uid: f"分工方案第{task.number}项：{task.heading}" for task in tasks}
    found |= {matter.uid: f"书记点题第{matter.number}项：{matter.heading}" for matter in matters}
    return found


def _quoted(store: Store, visit_uid: str, hidden: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The passages each finding cites: number, document, place. A file or a sheet may bear a name, too."""
    documents = {document.uid: document.name for document in store.documents.all(visit_uid=visit_uid)}
    found: dict[str, tuple[str, ...]] = {}
    for quote in sorted(store.finding_quotes.all(visit_uid=visit_uid), key=lambda quote: quote.number):
        name = ENDING.sub("", documents.get(quote.document_uid, ""))
        said = f"〔{quote.number}〕{name} {quote.place}".strip()
        found[quote.finding_uid] = (*found.get(quote.finding_uid, ()), mask(said, hidden))
    return found


def _one(
    finding: Finding, proof: dict[str, tuple[str, ...]], problems: dict[str, str], hidden: tuple[str, ...]
) -> Told:
    def fit(text: str) -> str:
        return mask(text.strip(), hidden)

    numbers = sorted({*proof.get(finding.uid, ()), *proof.get(finding.subject_uid or finding.visit_uid, ())})
    return Told(
        number=finding.number,
        title=fit(finding.title).rstrip(f"。{LOOSE}"),
        facts=_paragraphs(CITED.sub("", PROOF.sub("", finding.facts)), hidden),
        basis=sentence(fit(finding.basis)),
        suggestion=sentence(fit(finding.suggestion)),
        responsible=fit(finding.responsible),
        account=finding.account,
        problem=fit(problems.get(finding.subject_uid or "", "")),
        proof=tuple(numbers),
        cited=_paragraphs(finding.facts, hidden),
        cause=sentence(fit(finding.cause)),
        communication=sentence(fit(finding.communication)),
        undertakers=finding.undertakers,
        focuses=tuple(str(Focus.named(name)) for name in finding.focuses),
    )


def _paragraphs(text: str, hidden: tuple[str, ...]) -> tuple[str, ...]:
    """The last one ends in a full stop; those before may lead on to what follows."""
    *before, last = [line.strip() for line in mask(text, hidden).splitlines() if line.strip()] or [""]
    return tuple(filter(None, (*before, sentence(last))))


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
