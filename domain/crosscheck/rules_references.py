"""What can be looked up and does not agree: numbers of documents, titles of office, the days of the inspection."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.crosscheck.case import Case, Quote, Rule
from domain.crosscheck.rules_dates import chinese
from domain.crosscheck.rules_named import person_named
from domain.crosscheck.rules_people import people
from domain.crosscheck.texts import bigrams, clauses, meaning, share
from domain.numerals import half_width
from domain.records import Contradiction, Entry, Issue
from domain.words import ContradictionKind, DocumentKind

_NUMBER = re.compile(
    r"(?P<sign>[\u4e00-\u9fff]{1,10})\s*[〔\[【(（﹝]\s*(?P<year>(?:19|20)[0-9]{2})\s*[〕\]】)）﹞]\s*第?\s*(?P<number>[0-9]{1,4})\s*号"
)
_CITING = re.compile("^(?:按照|根据|依据|修订|制定|印发|下发|出台)+")  # before the name of a series
_TITLED = re.compile("《(?P<title>[^》]{4,})》")
_WHOLE_TITLE = 8  # signs that tell a document without its office
_TRIAL = re.compile("(?:试行|暂行|修订版?|修订稿)$")
_NEAR = 6  # characters between a title and its number
_SAME = 0.6
# Posts of which there is a chief and deputies; 组长 of a working group is no office.
POST = re.compile(
    "(?P<deputy>副)?(?P<post>书记|局长|股长|科长|处长|部长|主任|站长|校长|院长|所长|镇长|乡长|县长|经理|董事长|行长|厂长|馆长|主席)"
)
_OF_THE_HOUSE = frozenset(
    {"局长", "股长", "科长", "处长", "部长", "站长", "校长", "院长", "所长", "镇长", "乡长", "县长"}
)
_BREAK = re.compile(r"[，。；：,;:（）()\s]")
_APART = re.compile(r"(?<=[长任记理席])\s+")  # 副局长 佟晓
_CHANGED = re.compile("原|时任|现任|兼|代理|主持|拟任|前任|升任|改任")
_BEFORE = 18  # characters in front of a name in which its titles stand


@dataclass(frozen=True, kw_only=True)
class _Cited:
    """A document number as cited: what it numbers, or the words around it."""

    sign: str
    year: str
    number: str
    text: str
    title: str
    about: frozenset[str]
    quote: Quote
    owner: tuple[str, str | None]  # heading and uid of the problem it is cited for


@dataclass(frozen=True, kw_only=True)
class _Held:
    """A post that a text gives a person, with the unit written before it."""

    deputy: bool
    unit: str
    quote: Quote


def document_number_mismatch(case: Case) -> Iterator[Contradiction]:
    """The same document cited under two numbers; one alarm for each pair."""
    first: dict[str, _Cited] = {}
    untitled: list[_Cited] = []
    beside: dict[tuple[str, str, str], list[_Cited]] = defaultdict(list)  # cited for one problem, of one series
    told: set[frozenset[str]] = set()
    for cited in _cited(case):
        if cited.title:
            other = next((one for title, one in first.items() if _same_title(title, cited.title)), cited)
            first.setdefault(cited.title, cited)
        else:
            other = next((one for one in untitled if _same_paper(one, cited)), cited)
            untitled.append(cited)
        if other is cited and cited.owner[1]:
            near = beside[cited.owner[1], cited.sign[-2:], cited.year]
            other = next((one for one in near if _slipped(one, cited)), cited)
            near.append(cited)
        pair = frozenset({other.year + other.number, cited.year + cited.number})
        if len(pair) > 1 and pair not in told:
            told.add(pair)
            heading, uid = other.owner if other.owner[1] else cited.owner
            yield case.alarm(
                ContradictionKind.DOCUMENT_NUMBER_MISMATCH,
                f"同一份文件的文号，一处写“{other.text}”，一处写“{cited.text}”。",
                [other.quote, cited.quote],
                problem=heading,
                subject_uid=uid,
            )


def title_mismatch(case: Case) -> Iterator[Contradiction]:
    """A person who is chief in one document and deputy in another."""
    posts: dict[tuple[str, str], list[_Held]] = defaultdict(list)
    for name, post, held in _posts(case):
        posts[name, post].append(held)
    for (name, post), said in posts.items():
        pairs = ((chief, deputy) for chief in said if not chief.deputy for deputy in said if deputy.deputy)
        pair = next((pair for pair in pairs if _same_unit(post, *pair)), None)
        if pair:
            yield case.alarm(
                ContradictionKind.TITLE_MISMATCH,
                f"{name}的职务，一处写{post}，一处写副{post}。",
                [held.quote for held in pair],
            )


def _posts(case: Case) -> Iterator[tuple[str, str, _Held]]:
    """Everybody with the posts in front of the name; each kind of post once a name, unit and rank."""
    names = sorted(_names(case), key=len, reverse=True)
    if not names:
        return
    named = re.compile(f"(?P<before>.{{0,{_BEFORE}}}?)(?P<name>{'|'.join(map(re.escape, names))})")
    known: set[tuple[str, str, bool, str]] = set()
    for text, quote, _ in _texts(case):
        for match in named.finditer(text):
            titles = _BREAK.split(match["before"])[-1]
            for one in () if _CHANGED.search(titles) else POST.finditer(titles):
                unit = re.split("[、]", titles[: one.start()])[-1]
                key = (match["name"], one["post"], bool(one["deputy"]), unit)
                if key not in known:
                    known.add(key)
                    yield match["name"], one["post"], _Held(deputy=key[2], unit=unit, quote=quote)


def _same_unit(post: str, one: _Held, other: _Held) -> bool:
    """A post of the same unit; 局长 and the like are of their own house where no unit is written."""
    return one.unit == other.unit or (post in _OF_THE_HOUSE and not (one.unit and other.unit))


def inspection_date_mismatch(case: Case) -> Iterator[Contradiction]:
    """Another document that names other days of the inspection than the feedback."""
    if case.feedback is None:
        return
    own = _period(case.feedback.declared)
    for document in case.dossier.documents:
        other = _period(document.declared)
        if own and other and own != other and document.kind is not DocumentKind.NAMED_MATTERS:
            yield case.alarm(
                ContradictionKind.INSPECTION_DATE_MISMATCH,
                f"反馈意见写的巡视巡察时间是{own}，{document.kind.value}写成{other}。",
                [
                    Quote(document_uid=case.feedback.uid, place="", text=own),
                    Quote(document_uid=document.uid, place="", text=other),
                ],
            )


def _period(declared: tuple[str, ...]) -> str:
    days = next((text.partition("=")[2] for text in declared if text.startswith("巡察时间=")), "")
    return "至".join(chinese(date.fromisoformat(day)) for day in days.split("至")) if days else ""


_NOBODY: tuple[str, str | None] = ("", None)


def _texts(case: Case) -> Iterator[tuple[str, Quote, tuple[str, str | None]]]:
    """All that the documents say, clause by clause, with the people of each entry and the problem it is said of."""
    dossier = case.dossier
    owners: dict[str, tuple[str, str | None]] = {}
    for issue in dossier.issues:
        problem = case.problem_of.get(issue.uid) or case.problem_of.get(issue.parent_uid or "")
        owner = (problem.heading, problem.issue.uid) if problem else _NOBODY
        yield from _clauses(issue, owner, issue.heading, issue.detail)
    entries: tuple[Entry, ...] = (*dossier.tasks, *dossier.named_matters, *dossier.plan_items)
    for entry in (*entries, *dossier.ledger_entries, *dossier.statements):
        owner = owners[entry.uid] = case.owner(entry) if entry.issue_uid in case.problem_of else _NOBODY
        yield from _clauses(entry, owner, entry.heading, entry.detail, _APART.sub("", entry.lead_officer))
    for document in dossier.documents:
        for place, _, words in (post.partition("|") for post in document.posts):
            yield words, Quote(document_uid=document.uid, place=place, text=words), _NOBODY
    for measure in dossier.measures:
        proof = measure.evidence_place or measure.place
        for text, place in ((measure.text, measure.place), (measure.evidence_text, proof)):
            for clause in clauses(text):
                quote = Quote(document_uid=measure.document_uid, place=place, text=clause)
                bare = text is not measure.text and _NUMBER.fullmatch(half_width(clause))
                yield f"{measure.text}（{clause}）" if bare else clause, quote, owners.get(measure.entry_uid, _NOBODY)


def _clauses(
    record: Issue | Entry, owner: tuple[str, str | None], *texts: str
) -> Iterator[tuple[str, Quote, tuple[str, str | None]]]:
    for text in texts:
        for clause in clauses(text):
            yield clause, Quote(document_uid=record.document_uid, place=record.place, text=clause), owner


def _cited(case: Case) -> Iterator[_Cited]:
    for text, quote, owner in _texts(case):
        plain = half_width(text) if "号" in text else ""
        for match in _NUMBER.finditer(plain):
            near = [
                title["title"]
                for title in _TITLED.finditer(text)
                if 0 <= match.start() - title.end() <= _NEAR or 0 <= title.start() - match.end() <= _NEAR
            ]
            about = bigrams(text[: match.start()] + "，" + text[match.end() :])
            yield _Cited(
                sign=match["sign"],
                year=match["year"],
                number=match["number"].lstrip("0"),
                text=_CITING.sub("", match[0]),
                title=_TRIAL.sub("", meaning(near[0])) if near else "",
                about=about,
                quote=quote,
                owner=owner,
            )


def _same_title(one: str, other: str) -> bool:
    """学校采购办法 and 青禾县学校采购办法: an office often leaves its own name out."""
    shorter, longer = sorted((one, other), key=len)
    return longer.endswith(shorter) and (len(shorter) >= _WHOLE_TITLE or one == other)


def _same_paper(one: _Cited, other: _Cited) -> bool:
    """Two citations without a title, in different documents, in the same words, of the same series."""
    return (
        one.quote.document_uid != other.quote.document_uid
        and one.year == other.year
        and one.sign[-2:] == other.sign[-2:]
        and len(one.about) >= 3
        and share(one.about, other.about) >= _SAME
        and share(other.about, one.about) >= _SAME
    )


def _slipped(one: _Cited, other: _Cited) -> bool:
    """17号 and 71号, 41号 and 47号 in two documents: the same figures, or all but one."""
    different = sum(a != b for a, b in zip(one.number, other.number, strict=False))
    alike = len(one.number) == len(other.number) > 1
    return (
        one.quote.document_uid != other.quote.document_uid
        and alike
        and (different == 1 or sorted(one.number) == sorted(other.number))
        and not (one.title and other.title)
    )


def _names(case: Case) -> set[str]:
    """Everybody who answers for something or is named from above."""
    dossier = case.dossier
    entries: tuple[Entry, ...] = (
        *dossier.tasks,
        *dossier.named_matters,
        *dossier.plan_items,
        *dossier.ledger_entries,
        *dossier.statements,
    )
    officers = {name for entry in entries for name in people(entry.lead_officer)}
    named = {person_named(matter.heading) or "" for matter in dossier.named_matters}
    return {name for name in officers | named if re.fullmatch("[\u4e00-\u9fff]{2,4}", name)}


RULES: tuple[tuple[ContradictionKind, Rule], ...] = (
    (ContradictionKind.DOCUMENT_NUMBER_MISMATCH, document_number_mismatch),
    (ContradictionKind.TITLE_MISMATCH, title_mismatch),
    (ContradictionKind.INSPECTION_DATE_MISMATCH, inspection_date_mismatch),
)
