import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.crosscheck.align import LIKELY, align, align_dossier
from domain.records import AssignedTask, Issue, LedgerEntry, NamedMatter
from domain.words import IssueLevel
from tests.domain import education_set
from tests.domain.dossiers import dossier_of, yunxi

HEADINGS = [
    "理论学习走过场",
    "河湖长制落实有差距",
    "食堂采购不规范",
    "档案管理混乱",
    "公务接待超标准",
    "水费收缴进展缓慢",
]


def issues(*headings: str, **more: str) -> list[Issue]:
    return [
        Issue(
            uid=h, visit_uid="v", document_uid="f", level=IssueLevel.ISSUE, position=n, heading=h, number=str(n), **more
        )
        for n, h in enumerate(headings, 1)
    ]


def ledger(*headings: str, number: int = 1) -> list[LedgerEntry]:
    return [
        LedgerEntry(uid=f"{n} {h}", visit_uid="v", document_uid="l", position=n, heading=h, number=str(n))
        for n, h in enumerate(headings, number)
    ]


def placed(headings: list[str], entries: list[LedgerEntry]) -> list[str | None]:
    return [proposal.issue_uid for proposal in align(issues(*headings), entries)]


def test_the_first_set_is_placed_as_its_readers_placed_it():
    dossier = dossier_of(yunxi())
    numbers = {issue.uid: int(issue.number) for issue in dossier.issues if issue.number}
    found = {p.entry_uid: numbers.get(p.issue_uid or "") for p in align_dossier(dossier)}
    for entries, kind in ((dossier.tasks, "assignment_plan"), (dossier.named_matters, "named_matters")):
        noted = next(note for note in yunxi() if note["kind"] == kind)["problems"]
        assert [found[entry.uid] for entry in entries] == [problem["feedback_no"] for problem in noted]
    assert [found[entry.uid] for entry in dossier.ledger_entries] == [1, 2, 3, 4, 5, 6, 7, 8, 10, 11]
    assert [found[entry.uid] for entry in dossier.statements] == list(range(1, 12))


def test_the_education_set_is_placed_though_renumbered_merged_and_reworded():
    dossier = dossier_of(education_set.notes())
    numbers = {issue.uid: int(issue.number) for issue in dossier.issues if issue.number}
    found = {p.entry_uid: numbers.get(p.issue_uid or "") for p in align_dossier(dossier)}
    assert [found[entry.uid] for entry in dossier.ledger_entries] == [1, 2, 3, 4, 5, 6, 8, 9, 10]
    assert [found[entry.uid] for entry in dossier.plan_items] == [1, 2, 3, 4, 5, 6, 7, 9, 10, None, None]
    assert [found[entry.uid] for entry in dossier.named_matters] == [None, 2, None, 1]


def test_every_proposal_gives_its_reason_in_a_sentence_and_a_score():
    proposals = align_dossier(dossier_of(yunxi()))
    assert len(proposals) > 30
    for proposal in proposals:
        assert 0 <= proposal.score <= 100
        assert proposal.reason
        assert (proposal.issue_uid is None) == (proposal.score < LIKELY)


@pytest.mark.parametrize(
    ("heading", "reason"),
    [
        ("河湖长制落实有差距", "标题与反馈问题一致"),
        ("2.关于“河湖长制落实有差距”的问题", "标题与反馈问题一致"),
        ("整治四乱，解决“河湖长制落实有差距”的问题", "引用了反馈问题的原文"),
        ("河湖长制落实还不够细", "与反馈的事实用词相同"),
        ("河湖制度落实差距", "标题相近"),
        ("有的河湖长制落实有差距和巡河不实", "标题含有反馈问题"),
    ],
)
def test_headings_are_recognized_by_their_words(heading, reason):
    (proposal,) = align(issues(*HEADINGS), ledger(heading))
    assert proposal.issue_uid == "河湖长制落实有差距"
    assert proposal.reason.startswith(reason)


def test_what_answers_no_problem_stays_alone():
    assert placed(HEADINGS, ledger("青石口水闸竣工三年未办理决算")) == [None]
    assert align([], ledger("食堂采购不规范"))[0].issue_uid is None


def test_a_confirmed_entry_is_left_to_the_person_who_confirmed_it():
    dossier = dossier_of(yunxi())
    from dataclasses import replace

    first = replace(dossier.plan_items[0], alignment_confirmed=True, issue_uid=dossier.issues[3].uid)
    found = align_dossier(replace(dossier, plan_items=(first, *dossier.plan_items[1:])))
    assert first.uid not in {proposal.entry_uid for proposal in found}


def test_order_places_an_entry_when_only_one_problem_is_left_between_its_neighbours():
    entries = ledger("理论学习走过场", "河长巡河次数少、落实不够", "食堂采购不规范", "档案管理混乱")
    proposals = align(issues(*HEADINGS), entries)
    assert proposals[1].issue_uid == "河湖长制落实有差距"
    far = ledger("理论学习走过场", "车辆调度", "档案管理混乱")
    assert align(issues(*HEADINGS), far)[1].issue_uid is None
    unlike = ledger("理论学习走过场", "车辆调度", "食堂采购不规范")
    assert align(issues(*HEADINGS), unlike)[1].issue_uid is None


def test_order_says_nothing_of_tasks():
    headings = ["理论学习走过场", "巡河有记录", "食堂采购不规范"]
    tasks = [AssignedTask(visit_uid="v", document_uid="t", position=n, heading=h) for n, h in enumerate(headings)]
    assert align(issues(*HEADINGS), tasks)[1].reason.startswith("没有找到")


def test_two_problems_of_one_name_are_told_apart_by_number_and_aspect():
    aspects = [
        Issue(uid=h, visit_uid="v", document_uid="f", level=IssueLevel.ASPECT, position=0, heading=h)
        for h in ("落实党的组织路线方面", "落实全面从严治党责任方面")
    ]
    groups = [
        Issue(
            uid=f"组{n}",
            visit_uid="v",
            document_uid="f",
            level=IssueLevel.ISSUE,
            position=n,
            heading=f"第{n}组",
            parent_uid=a.uid,
        )
        for n, a in enumerate(aspects)
    ]
    twins = [
        Issue(
            uid=f"同{n}",
            visit_uid="v",
            document_uid="f",
            level=IssueLevel.ISSUE,
            position=n,
            heading="台账不完整",
            parent_uid=g.uid,
        )
        for n, g in enumerate(groups)
    ]
    entry = LedgerEntry(
        uid="e", visit_uid="v", document_uid="l", position=1, heading="台账不完整", aspect="全面从严治党责任"
    )
    (proposal,) = align([*aspects, *groups, *twins], [entry])
    assert proposal.issue_uid == "同1"


def test_examples_speak_for_their_problem():
    (problem,) = issues("工程管理混乱")
    example = Issue(
        uid="x", visit_uid="v", document_uid="f", level=IssueLevel.EXAMPLE, position=2, parent_uid=problem.uid,
        heading="石桥泵站2019年开工至今未验收",
    )  # fmt: skip
    matter = NamedMatter(uid="m", visit_uid="v", document_uid="n", position=1, heading="石桥泵站至今未验收")
    (proposal,) = align([problem, example], [matter])
    assert proposal.issue_uid == problem.uid


@given(st.lists(st.sampled_from(HEADINGS), unique=True), st.randoms(use_true_random=False))
def test_any_order_and_any_gaps_are_followed_when_the_words_are_kept(chosen, random):
    random.shuffle(chosen)
    assert placed(HEADINGS, ledger(*chosen)) == chosen


@given(st.lists(st.text(max_size=30), max_size=5), st.lists(st.text(max_size=30), max_size=5))
def test_any_texts_are_aligned_without_a_fault(some, others):
    proposals = align(issues(*dict.fromkeys(some)), ledger(*others))
    assert len(proposals) == len(others)


def test_a_task_that_names_the_number_of_a_problem_is_placed_by_it():
    tasks = [
        AssignedTask(uid=words, visit_uid="v", document_uid="t", position=1, heading=words)
        for words in ("开展采购专项整治，推动问题4整改", "逐项解决问题4个")
    ]
    assert [p.issue_uid for p in align(issues(*HEADINGS), tasks)] == ["档案管理混乱", None]
