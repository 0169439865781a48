"""Which entry of a plan, ledger, report, task list or named-matter list answers which problem of the feedback.

Every proposal carries a score from 0 to 100 and its reason in words; a person confirms or re-links it. What answers no
problem stays without one. Numbers and order are weak hints only: a list is renumbered once a problem is left out.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz import fuzz, process

from domain.crosscheck.texts import bigrams, essence, joined, matter, plain, quoted, share
from domain.crosscheck.widths import in_one_width
from domain.quantities import quantities
from domain.records import AssignedTask, Dossier, Entry, Issue, LedgerEntry, NamedMatter, PlanItem, ReportStatement
from domain.words import IssueLevel

LIKELY = 40  # below this an entry is taken to answer no problem
_IN_ORDER = 22  # enough where order leaves just one problem
_CERTAIN = 80
_NUMBER_NAMED = re.compile("问题([0-9]{1,3})(?![0-9个项条类])")  # …，推动问题4整改
_WORD_FOR_WORD = 99
_ADVISED = 72  # likeness to a recommendation
_LONG_NAME = 10
_COMMON_PAIR = 40  # a pair of characters in more problems than this does not lead to candidates
_CANDIDATES = 6
_ONE_BY_ONE = (PlanItem, LedgerEntry, ReportStatement)  # these go through the feedback in its order
_UNSEEN = 0.4  # weight of a pair that no problem has (names, offices): it speaks for none


@dataclass(frozen=True, kw_only=True)
class Alignment:
    """issue_uid is None for an entry that answers no problem of the feedback."""

    entry_uid: str
    issue_uid: str | None
    score: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class _Target:
    """A problem with what is known of it."""

    issue: Issue
    essence: str
    words: frozenset[str]  # of heading, facts and examples
    heading_words: frozenset[str]
    text: str
    amounts: frozenset[tuple[str, str]]
    measure_words: frozenset[str]
    aspect_words: frozenset[str]


def align(
    issues: Sequence[Issue], entries: Sequence[Entry], *, measures: Mapping[str, str] | None = None
) -> list[Alignment]:
    """A proposal for each entry; `measures` maps an issue or entry to the words of its measures, where known."""
    targets = _Targets(issues, measures or {})
    proposals = {entry.uid: targets.best(entry, (measures or {}).get(entry.uid, "")) for entry in entries}
    one_by_one = [entry for entry in entries if isinstance(entry, _ONE_BY_ONE)]
    for _, group in groupby(one_by_one, key=lambda entry: (type(entry), entry.document_uid)):
        _fill_gaps(targets, list(group), proposals, measures or {})
    return [proposals[entry.uid] for entry in entries]


def align_dossier(dossier: Dossier) -> list[Alignment]:
    """Proposals for every entry that no person has confirmed; what the plan says helps to place the rest."""
    dossier = in_one_width(dossier).dossier
    words: dict[str, list[str]] = defaultdict(list)
    for measure in dossier.measures:
        words[measure.entry_uid].append(measure.text)
    measures = {uid: joined(texts) for uid, texts in words.items()}
    known = {issue.uid for issue in dossier.issues}
    advised = _Advice(dossier)
    plan = _unconfirmed(dossier.plan_items, known)
    found = advised.sorted_out(align(dossier.issues, plan), plan)
    placed = {a.entry_uid: a.issue_uid for a in found if a.score >= _CERTAIN}
    placed |= {item.uid: item.issue_uid for item in dossier.plan_items if item.alignment_confirmed}
    for entry_uid, issue_uid in placed.items():
        if issue_uid and entry_uid in measures:
            measures[issue_uid] = joined([measures.get(issue_uid, ""), measures[entry_uid]])
    for entries in (dossier.tasks, dossier.named_matters, dossier.ledger_entries, dossier.statements):
        mine = _unconfirmed(entries, known)
        found += advised.sorted_out(align(dossier.issues, mine, measures=measures), mine)
    return found


class _Advice:
    """What the feedback recommends: an entry that answers a recommendation answers no problem."""

    def __init__(self, dossier: Dossier) -> None:
        self._texts = [essence(recommendation.text) for recommendation in dossier.recommendations]
        levels = [issue.heading for issue in dossier.issues if issue.level is IssueLevel.ASPECT]
        self._told_by_aspect = bool(self._texts) and not any("建议" in heading for heading in levels)

    def sorted_out(self, found: Sequence[Alignment], entries: Sequence[Entry]) -> list[Alignment]:
        """The proposals, without those for entries that are rather about a recommendation."""
        return [
            Alignment(entry_uid=entry.uid, issue_uid=None, score=proposal.score, reason="回应的是意见建议。")
            if proposal.issue_uid and proposal.score < _WORD_FOR_WORD and self._is_about_one(entry)
            else proposal
            for proposal, entry in zip(found, entries, strict=True)
        ]

    def _is_about_one(self, entry: Entry) -> bool:
        if not isinstance(entry, _ONE_BY_ONE):
            return False
        name = essence(entry.heading)
        return (self._told_by_aspect and "建议" in entry.aspect) or any(
            fuzz.ratio(name, text) >= _ADVISED or (len(name) >= _LONG_NAME and name in text) for text in self._texts
        )


def _unconfirmed(entries: Iterable[Entry], known: set[str]) -> list[Entry]:
    """Those no person has placed, or whose problem is gone since."""
    return [e for e in entries if not e.alignment_confirmed or (e.issue_uid is not None and e.issue_uid not in known)]


class _Targets:
    """The problems, ready to be asked for those like an entry."""

    def __init__(self, issues: Sequence[Issue], measures: Mapping[str, str]) -> None:
        by_uid = {issue.uid: issue for issue in issues}
        children: dict[str, list[Issue]] = defaultdict(list)
        for issue in issues:
            if issue.level is IssueLevel.EXAMPLE and issue.parent_uid:
                children[issue.parent_uid].append(issue)
        self.all = [
            _target(issue, children[issue.uid], by_uid, measures.get(issue.uid, ""))
            for issue in issues
            if issue.level is IssueLevel.ISSUE
        ]
        self.order = {target.issue.uid: n for n, target in enumerate(self.all)}
        self.essences = {n: target.essence for n, target in enumerate(self.all)}
        self.same: dict[str, list[_Target]] = defaultdict(list)
        self.having: dict[str, list[int]] = defaultdict(list)
        for n, target in enumerate(self.all):
            self.same[target.essence].append(target)
            for pair in target.words | target.measure_words:
                self.having[pair].append(n)

    def best(self, entry: Entry, measures: str) -> Alignment:
        """The problem the entry answers best, or none."""
        for names, score, reason in (
            ([entry.heading], 100, "标题与反馈问题一致"),
            (quoted(entry.heading), 99, "引用了反馈问题的原文"),
            (_solved(entry), 99, "写明了对应的反馈问题"),
        ):
            for name in names:
                same = self.same.get(essence(name))
                if same:
                    target = max(same, key=lambda target: sum(points for points, _ in _hints(entry, target)))
                    return _alignment(entry, target, score, reason)
        named = [target for target in self.all if target.issue.number in _NUMBER_NAMED.findall(entry.heading)]
        if len(named) == 1:
            return _alignment(entry, named[0], _WORD_FOR_WORD, "写明了反馈问题的编号")
        scored = [
            (_score(entry, measures, target, self.having), target) for target in self._candidates(entry, measures)
        ]
        if not scored:
            return Alignment(entry_uid=entry.uid, issue_uid=None, score=0, reason="没有可以对应的反馈问题")
        (score, reason), target = max(scored, key=lambda one: one[0][0])
        if score < LIKELY:
            return Alignment(entry_uid=entry.uid, issue_uid=None, score=score, reason="没有找到相应的反馈问题")
        return _alignment(entry, target, score, reason)

    def _candidates(self, entry: Entry, measures: str) -> list[_Target]:
        found = process.extract(essence(entry.heading), self.essences, scorer=fuzz.ratio, limit=_CANDIDATES)
        numbers = [n for _, _, n in found]
        votes: Counter[int] = Counter()
        for pair in bigrams(entry.heading) | bigrams(measures):
            having = self.having.get(pair, [])
            if len(having) <= _COMMON_PAIR:
                votes.update(having)
        numbers += [n for n, _ in votes.most_common(_CANDIDATES)]
        return [self.all[n] for n in dict.fromkeys(numbers)]


def _solved(entry: Entry) -> list[str]:
    """The problem that a task or named matter says it is for, beside its own words."""
    return [entry.detail.partition("\n")[0]] if isinstance(entry, AssignedTask | NamedMatter) else []


def _target(issue: Issue, examples: Sequence[Issue], by_uid: Mapping[str, Issue], measures: str) -> _Target:
    text = joined([issue.heading, issue.detail, *(joined([e.heading, e.detail]) for e in examples)])
    above = _aspect(issue, by_uid)
    return _Target(
        issue=issue,
        essence=essence(issue.heading),
        words=bigrams(text),
        heading_words=bigrams(issue.heading),
        text=plain(text),
        amounts=_amounts(text),
        measure_words=bigrams(measures),
        aspect_words=bigrams(above.heading) if above else frozenset(),
    )


def _aspect(issue: Issue, by_uid: Mapping[str, Issue]) -> Issue | None:
    """The aspect a problem stands under at any depth; each step is taken once, should parents ever form a ring."""
    above: Issue | None = issue
    for _ in range(len(by_uid)):
        above = by_uid.get(above.parent_uid) if above and above.parent_uid else None
        if above is None or above.level is IssueLevel.ASPECT:
            break
    return above


def _amounts(text: str) -> frozenset[tuple[str, str]]:
    return frozenset((f"{q.value.normalize():f}", q.unit) for q in quantities(text))


def _cover(words: frozenset[str], within: frozenset[str], seen: Mapping[str, Sequence[int]]) -> float:
    """How much of the words the problem has; those that no problem has weigh less."""
    whole = sum(1.0 if word in seen else _UNSEEN for word in words)
    return len(words & within) / whole if whole else 0.0


def _score(entry: Entry, measures: str, target: _Target, seen: Mapping[str, Sequence[int]]) -> tuple[int, str]:
    """How well the entry answers the problem, and in which words that is so."""
    words = matter(entry.heading)
    name = essence(words)
    known = target.words | target.measure_words if isinstance(entry, AssignedTask) else target.words
    kinds = [
        (fuzz.ratio(name, target.essence), "标题相近"),
        (96.0 if len(name) >= 6 and name in target.text else 0.0, "文字出自反馈问题"),
        (94.0 if len(target.essence) >= 5 and target.essence in plain(entry.heading) else 0.0, "标题含有反馈问题"),
        (90 * _cover(bigrams(words), known, seen), "与反馈的事实用词相同"),
        (80 * share(target.heading_words, bigrams(joined([entry.heading, entry.detail]))), "提到反馈问题的用词"),
        (80 * share(bigrams(measures), target.measure_words), "整改措施与方案相同"),
    ]
    score, reason = max(kinds)
    reasons = [f"{reason}（{round(score)}分）"]
    for points, hint in (*_shared_amounts(entry.heading, target), *_hints(entry, target)):
        score += points
        reasons.append(hint)
    return min(98, round(score)), "；".join(reasons)


def _shared_amounts(heading: str, target: _Target) -> list[tuple[float, str]]:
    """Points for the same count of the same thing (2项工程变更), fewer for the same bare number."""
    found: list[tuple[float, str]] = []
    for quantity in quantities(heading):
        if plain(heading[quantity.start : quantity.end + 2]) in target.text and len(heading) > quantity.end + 1:
            found.append((25, f"同为“{heading[quantity.start : quantity.end + 4]}”"))
        elif (f"{quantity.value.normalize():f}", quantity.unit) in target.amounts:
            found.append((25 if quantity.unit == "元" else 6, f"同有“{quantity.text}”"))
    return found[:2]


def _hints(entry: Entry, target: _Target) -> list[tuple[float, str]]:
    hints: list[tuple[float, str]] = []
    if entry.number and entry.number == target.issue.number:
        hints.append((4, "序号相同"))
    if entry.aspect and share(target.aspect_words, bigrams(entry.aspect)) >= 0.4:
        hints.append((3, "同一方面"))
    return hints


def _alignment(entry: Entry, target: _Target, score: int, reason: str) -> Alignment:
    return Alignment(entry_uid=entry.uid, issue_uid=target.issue.uid, score=score, reason=f"{reason}。")


def _fill_gaps(
    targets: _Targets, entries: Sequence[Entry], proposals: dict[str, Alignment], measures: Mapping[str, str]
) -> None:
    """An entry between two placed ones answers the single problem left between theirs, if anything speaks for it."""
    taken = {proposals[entry.uid].issue_uid for entry in entries}
    for n, entry in enumerate(entries):
        if proposals[entry.uid].issue_uid is not None:
            continue
        before = _order(targets, proposals, entries[n - 1]) if n else -1
        after = _order(targets, proposals, entries[n + 1]) if n + 1 < len(entries) else len(targets.all)
        if before is None or after is None or after - before != 2:
            continue
        target = targets.all[before + 1]
        score, reason = _score(entry, measures.get(entry.uid, ""), target, targets.having)
        if target.issue.uid not in taken and score >= _IN_ORDER:
            taken.add(target.issue.uid)
            proposals[entry.uid] = _alignment(entry, target, LIKELY, f"前后依次对应，只余这一题；{reason}")


def _order(targets: _Targets, proposals: Mapping[str, Alignment], entry: Entry) -> int | None:
    issue_uid = proposals[entry.uid].issue_uid
    return targets.order[issue_uid] if issue_uid else None
