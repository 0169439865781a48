"""What can be looked up and does not agree: numbers of documents, the days of the inspection."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.crosscheck.case import Case, Quote, Rule
from domain.crosscheck.rules_dates import chinese
from domain.crosscheck.texts import bigrams, clauses, meaning, share
from domain.numerals import half_width
from domain.records import Contradiction, Entry, Issue, SourceDocument
from domain.words import ContradictionKind, DocumentKind

_NUMBER = re.compile(
    r"(?P<sign>[\u4e00-\u9fff]{1,10})\s*[〔\[【(（﹝]\s*(?P<year>(?:19|20)[0-9]{2})\s*[〕\]】)）﹞]\s*第?\s*(?P<number>[0-9]{1,4})\s*号"
)
_CITING = re.compile("^(?:按照|根据|依据|修订|制定|印发|下发|出台)+")  # before the name of a series
_TITLED = re.compile("《(?P<title>[^》]{4,})》")
_WHOLE_TITLE = 8  # signs that tell a document without its office
_TRIAL = re.compile("(?:试行|暂行|修订版?|修订稿)$")
_BROUGHT_ABOUT = re.compile(
    "(?:修订|制定|制订|出台|完善|印发|建立|健全)(?:完善|印发|出台|实施|并印发)?[《]?"
    "([\u4e00-\u9fff]{2,24}?(?:办法|规定|制度|细则|规程|规则|意见|方案))[》]?(?=[，。；、]|$)"
)
_OF_ONE_PAPER = 2  # pairs of signs that two names of one paper share: 兼职备案制度 and 兼职备案管理办法
_TEAM = re.compile("第[0-9一二三四五六七八九十]{1,3}巡[视察]组")
_NEAR = 6  # characters between a title and its number
_SAME = 0.6
_APART = re.compile(r"(?<=[长任记理席])\s+")  # 副局长 佟晓


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


def other_team(case: Case) -> Iterator[Contradiction]:
    """Another document that names another team than the one that gave the feedback."""
    own = _team(case.feedback) if case.feedback else None
    for document in case.dossier.documents if own else ():
        other = _team(document)
        if own and other and own[0] != other[0]:
            yield case.alarm(
                ContradictionKind.INSPECTION_DATE_MISMATCH,
                f"反馈意见写的是{own[0]}，{document.kind.value}写成{other[0]}。",
                [own[1], other[1]],
            )


def _team(document: SourceDocument) -> tuple[str, Quote] | None:
    """The team that a document names first, and where: 第二巡察组."""
    for place, _, text in (line.partition("|") for line in document.beside):
        if match := _TEAM.search(text):
            clause = next(one for one in clauses(text) if match[0] in one)
            return match[0], Quote(document_uid=document.uid, place=place, text=clause)
    return None


def _period(declared: tuple[str, ...]) -> str:
    days = next((text.partition("=")[2] for text in declared if text.startswith("巡察时间=")), "")
    return "至".join(chinese(date.fromisoformat(day)) for day in days.split("至")) if days else ""


# Who leads the work: 由党组书记、局长杨振华任组长，副局长韩东任副组长.
_LEADING = re.compile("任(?:副?组长|副?主任|成员)|领导小组|专班")
_NOBODY: tuple[str, str | None] = ("", None)


def said(case: Case) -> Iterator[tuple[str, Quote, tuple[str, str | None]]]:
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
        for line in (*document.posts, *filter(_LEADING.search, document.beside)):
            place, _, words = line.partition("|")
            for clause in clauses(words):
                yield clause, Quote(document_uid=document.uid, place=place, text=clause), _NOBODY
    for measure in dossier.measures:
        proof = measure.evidence_place or measure.place
        account = "" if measure.progress else measure.status_text  # progress stands in the account of the problem
        told = ((measure.text, measure.place), (measure.evidence_text, proof), (account, measure.status_place))
        for text, place in told:
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


def _by_measure(case: Case) -> dict[Quote, str]:
    """The one paper that a measure is to bring about, for each piece of its proof: 管理办法（某发〔2025〕4号）.

    Only where another document calls a paper with a number by that title; else the numbers alone are compared.
    """
    named: dict[Quote, str] = {}
    titles = {meaning(title) for text, _, _ in said(case) if "号" in text for title in _TITLED.findall(text)}
    for measure in case.dossier.measures:
        papers = _BROUGHT_ABOUT.findall(measure.text)
        place = measure.evidence_place or measure.place
        known = len(papers) == 1 and meaning(papers[0]) in titles
        for clause in clauses(measure.evidence_text) if known else ():
            named[Quote(document_uid=measure.document_uid, place=place, text=clause)] = papers[0]
    return named


def _cited(case: Case) -> Iterator[_Cited]:
    by_measure = _by_measure(case)
    for text, quote, owner in said(case):
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
                title=_TRIAL.sub("", meaning(near[0] if near else by_measure.get(quote, ""))),
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
    """17号 and 71号, 41号 and 47号 in two documents: the same figures, or all but one; 6号 and 9号 of one matter."""
    different = sum(a != b for a, b in zip(one.number, other.number, strict=False))
    dropped = _is_one_dropped(*sorted((one.number, other.number), key=len))
    alike = len(one.number) == len(other.number) and (len(one.number) > 1 or bool(one.about & other.about))
    return (
        one.quote.document_uid != other.quote.document_uid
        and ((alike and (different == 1 or sorted(one.number) == sorted(other.number))) or dropped)
        and not (one.title and other.title and len(bigrams(one.title) & bigrams(other.title)) < _OF_ONE_PAPER)
    )


def _is_one_dropped(shorter: str, longer: str) -> bool:
    """9号 and 19号: a figure fell out."""
    return len(longer) == len(shorter) + 1 and any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))


RULES: tuple[tuple[ContradictionKind, Rule], ...] = (
    (ContradictionKind.DOCUMENT_NUMBER_MISMATCH, document_number_mismatch),
    (ContradictionKind.INSPECTION_DATE_MISMATCH, inspection_date_mismatch),
    (ContradictionKind.INSPECTION_DATE_MISMATCH, other_team),
)
