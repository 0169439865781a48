"""Records → letter and list."""

from dataclasses import replace
from datetime import date

import pytest

from documents import issuing
from documents.composing import material, papers
from documents.paper import proofreading
from documents.paper.model import (
    Addressee,
    AttachmentNote,
    Document,
    Form,
    Heading,
    Para,
    Signature,
    Table,
    Title,
    text_of,
)
from domain.records import AssignedTask, CheckResult, EvidenceLink, FindingQuote, Issue, LedgerEntry
from domain.words import AccountType, Answer, InspectionLevel, IssueLevel, PaperKind
from storage.store import Store
from tests.documents.paper.paper_kit import DAY, TEAM, findings, visit


def letter(store: Store, visit_uid: str) -> Document:
    return papers.compose(store, visit_uid, PaperKind.FEEDBACK_LETTER, day=DAY)


@pytest.mark.parametrize("count", [0, 1, 40, 400])
@pytest.mark.parametrize("kind", [*PaperKind])
def test_papers_of_any_size_say_the_same_in_both_files(store: Store, count: int, kind: PaperKind) -> None:
    visit_uid = visit(store)
    findings(store, visit_uid, count)
    document = papers.compose(store, visit_uid, kind)
    files = issuing.written(document)
    assert proofreading.differences(document, files.word, files.pdf) == ""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    expected = {
        PaperKind.ISSUE_LIST: count or 1,
        PaperKind.EVIDENCE_CATALOGUE: count or 1,
        PaperKind.BRIEF_LETTER: 0,
        PaperKind.RECOMMENDATION_LETTER: 6 if count else 0,
        PaperKind.WORKING_PAPER: 16 * count,
        PaperKind.FACT_CONFIRMATION: count + 1 if count else 0,
    }.get(kind, count)
    assert sum(len(table.rows) for table in tables) == expected


def test_the_letter_has_its_parts_in_order(store: Store) -> None:
    visit_uid = visit(store)
    findings(store, visit_uid, 5)
    document = letter(store, visit_uid)
    assert document.form is Form.LETTER
    assert document.mark == TEAM
    first = [type(block) for block in document.blocks[:4]]
    assert first == [Title, Addressee, Para, Heading]
    assert [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 1] == [
        "总体评价",
        "存在的主要问题",
        "意见建议",
        "整改要求",
    ]
    assert [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 2] == [
        "整改任务有欠账",
        "整改情况不真实",
        "问题长期没有解决",
        "整改中出现新问题",
    ]
    signed = next(block for block in document.blocks if isinstance(block, Signature))
    assert (signed.name, signed.day) == (TEAM, "2025年3月26日")
    assert isinstance(document.blocks[-1], Table)


def test_basis_and_course_state_only_what_is_known(store: Store) -> None:
    visit_uid = visit(store)
    document = letter(store, visit_uid)
    basis = document.blocks[2]
    assert isinstance(basis, Para)
    assert basis.text == (
        f"根据统一部署，2025年3月10日至3月24日，{TEAM}对云栖县水利局党组巡察整改情况开展了“回头看”。"
        "其间，个别谈话11人次，实地了解2处。现将有关情况反馈如下。"
    )


@pytest.mark.parametrize("kind", [PaperKind.FEEDBACK_LETTER, PaperKind.BRIEF_LETTER, PaperKind.RECOMMENDATION_LETTER])
def test_a_visit_of_one_day_names_its_day_once(store: Store, kind: PaperKind) -> None:
    visit_uid = visit(store)
    findings(store, visit_uid, 1)
    with store.change("改"):
        store.visits.put(replace(store.visits.one(visit_uid), ends_on=date(2025, 3, 10)))
    assert f"2025年3月10日，{TEAM}对云栖县水利局党组" in text_of(papers.compose(store, visit_uid, kind))


def test_without_dates_team_and_figures_the_letter_is_still_whole(store: Store) -> None:
    visit_uid = visit(store, team="")
    with store.change("改"):
        seen = store.visits.one(visit_uid)
        store.visits.put(
            replace(
                seen, starts_on=None, ends_on=None, interviews=None, site_visits=None, assessment="", round_uid=None
            )
        )
    document = papers.compose(store, visit_uid, PaperKind.FEEDBACK_LETTER)
    text = text_of(document)
    assert "关于云栖县水利局党组巡察整改“回头看”情况的反馈意见" in text
    assert "根据统一部署，对云栖县水利局党组巡察整改情况开展了“回头看”。现将有关情况反馈如下。" in text
    assert "其间" not in text
    assert "{" not in text
    assert issuing.written(document).pdf.startswith(b"%PDF")


def test_a_letter_without_problems_has_no_annex(store: Store) -> None:
    document = letter(store, visit(store))
    assert not any(isinstance(block, AttachmentNote | Table | Heading) for block in document.blocks)
    assert "没有发现需要反馈的问题" in text_of(document)


def test_one_group_needs_no_name_and_no_suggestion_no_section(store: Store) -> None:
    visit_uid = visit(store)
    (finding,) = findings(store, visit_uid, 1)
    with store.change("改"):
        store.findings.put(replace(finding, suggestion="", basis="", facts="", account=None, title=""))
    document = letter(store, visit_uid)
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    assert not any(block.level == 2 for block in headings)
    assert "意见建议" not in [block.text for block in headings]


def test_the_brief_letter_counts_what_there_is_to_count(store: Store) -> None:
    visit_uid = visit(store)
    made = findings(store, visit_uid, 3)

    def told(accounts: list[AccountType]) -> str:
        with store.change("改"):
            for finding, account in zip(made, accounts, strict=True):
                store.findings.put(replace(finding, account=account))
        text = text_of(papers.compose(store, visit_uid, PaperKind.BRIEF_LETTER))
        return next(line for line in text.split("\n") if line.startswith("发现3个问题需要继续整改。")).partition("。")[
            2
        ]

    one, two, three = (f"第{n}个问题整改不到位" for n in (1, 2, 3))
    assert told([AccountType.FALSE] * 3) == f"{one}；{two}；{three}。"
    assert told([AccountType.FALSE, AccountType.FALSE, AccountType.NEW]) == (
        f"一是整改情况不真实，共2个：{one}；{two}。二是整改中出现新问题：{three}。"
    )


@pytest.mark.parametrize("kind", [PaperKind.FEEDBACK_LETTER, PaperKind.RECOMMENDATION_LETTER])
@pytest.mark.parametrize(("count", "numbered"), [(1, 0), (5, 5)])
def test_what_stands_alone_has_no_number(store: Store, kind: PaperKind, count: int, numbered: int) -> None:
    visit_uid = visit(store)
    made = findings(store, visit_uid, count)
    with store.change("改"):
        for finding in made:
            store.findings.put(replace(finding, suggestion="", cause="", account=made[0].account))
    blocks = papers.compose(store, visit_uid, kind).blocks
    assert sum(isinstance(block, Heading) and block.level == 3 for block in blocks) == numbered
    assert sum("整改不到位。" in text for text in map(str, blocks)) == count


def test_a_problem_told_in_its_heading_alone_breaks_over_pages_like_its_neighbours(store: Store) -> None:
    visit_uid = visit(store)
    with store.change("改"):
        for finding in findings(store, visit_uid, 40):
            store.findings.put(replace(finding, facts="", basis="", account=None))
    told = [block for block in letter(store, visit_uid).blocks if isinstance(block, Heading) and block.level == 3]
    assert all(block.body and not block.text for block in told)


def test_findings_without_account_are_told_apart(store: Store) -> None:
    visit_uid = visit(store)
    made = findings(store, visit_uid, 2)
    with store.change("改"):
        store.findings.put(replace(made[0], account=None, facts="第一段。\n\n第二段"))
    document = letter(store, visit_uid)
    texts = [block.text for block in document.blocks if isinstance(block, Heading | Para)]
    assert "其他需要整改的问题" in texts
    assert "第二段。依据：分工方案第三项。" in texts


def test_figures_of_the_papers_stand_in_for_an_unwritten_assessment(store: Store) -> None:
    visit_uid = visit(store)
    with store.change("改"):
        store.visits.put(replace(store.visits.one(visit_uid), assessment=""))
        for position, level in enumerate((IssueLevel.ASPECT, IssueLevel.ISSUE, IssueLevel.ISSUE)):
            store.issues.put(
                Issue(visit_uid=visit_uid, document_uid="", level=level, position=position, heading="问题")
            )
    assert "制定整改措施" not in text_of(letter(store, visit_uid))


def test_references_into_the_working_paper_stay_out_of_the_letter(store: Store) -> None:
    visit_uid = visit(store)
    (finding,) = findings(store, visit_uid, 1)
    facts = "台账记载“完成”〔1〕，云水发〔2024〕15号〔证-0001〕。佐证〔证-0001〕〔证-0002〕。"
    with store.change("改"):
        store.findings.put(replace(finding, facts=facts))
    text = text_of(letter(store, visit_uid))
    assert "台账记载“完成”，云水发〔2024〕15号。依据" in text
    assert "证-0001" not in text
    assert "证-0001" in text_of(papers.compose(store, visit_uid, PaperKind.ISSUE_LIST))


def test_evidence_of_a_check_belongs_to_its_problem(store: Store) -> None:
    visit_uid = visit(store)
    made = findings(store, visit_uid, 2)
    issue = Issue(visit_uid=visit_uid, document_uid="", level=IssueLevel.ISSUE, position=1, heading="饮水", number="3")
    answer = CheckResult(visit_uid=visit_uid, item_uid="i", subject_uid=issue.uid, answer=Answer.FAILS)
    proof = store.evidence.all(visit_uid=visit_uid)[1]
    with store.change("改"):
        store.issues.put(issue)
        store.check_results.put(answer)
        store.findings.put(replace(made[0], subject_uid=issue.uid))
        store.evidence_links.put(EvidenceLink(visit_uid=visit_uid, evidence_uid=proof.uid, target_uid=answer.uid))
        store.evidence_links.put(EvidenceLink(visit_uid=visit_uid, evidence_uid="gone", target_uid=answer.uid))
    told = material.gather(store, visit_uid, DAY).findings[0]
    assert told.proof == ("证-0001", "证-0002")
    assert told.problem == "3.饮水"


def test_the_word_for_the_inspection_follows_its_level(store: Store) -> None:
    visit_uid = visit(store, team="中共吉林省委第九巡视组", level=InspectionLevel.PROVINCIAL)
    assert "巡视整改“回头看”" in papers.compose(store, visit_uid, PaperKind.ISSUE_LIST).title
    with store.change("改"):
        store.visits.put(replace(store.visits.one(visit_uid), round_uid=None))
    assert "巡视整改" in letter(store, visit_uid).title


def test_today_is_the_day_of_a_letter_nobody_dated(store: Store) -> None:
    assert material.gather(store, visit(store)).day == material.today()
    assert material.chinese_day(date(2025, 1, 2)) == "2025年1月2日"


def test_suggestions_follow_the_problems_as_the_letter_tells_them(store: Store) -> None:
    visit_uid = visit(store)
    findings(store, visit_uid, 8)
    blocks = letter(store, visit_uid).blocks
    problems = [block.text for block in blocks if isinstance(block, Heading) and block.level == 3 and block.text]
    advice = [block.body for block in blocks if isinstance(block, Heading) and block.level == 3 and not block.text]
    assert [text.removeprefix("限期解决").removesuffix("。") for text in advice] == [
        text.removesuffix("整改不到位。") for text in problems
    ]


@pytest.mark.parametrize(
    ("count", "sections"), [(1, ["发现的情况和问题", "工作建议"]), (2, ["发现的情况和问题", "主要原因", "工作建议"])]
)
def test_a_cause_that_problems_share_is_not_told_as_the_last_ones_own(
    store: Store, count: int, sections: list[str]
) -> None:
    visit_uid = visit(store)
    findings(store, visit_uid, count)
    blocks = papers.compose(store, visit_uid, PaperKind.RECOMMENDATION_LETTER).blocks
    assert [block.text for block in blocks if isinstance(block, Heading) and block.level == 1] == sections
    told = [
        block.body if isinstance(block, Heading) else block.text
        for block in blocks
        if isinstance(block, Heading | Para)
    ]
    assert sum(text.endswith("没有跟踪督办。") for text in told) == 1


def test_what_asks_for_an_answer_is_left_out_when_nothing_was_found(store: Store) -> None:
    visit_uid = visit(store)
    texts = {kind: text_of(papers.compose(store, visit_uid, kind)) for kind in PaperKind}
    assert "回执" not in texts[PaperKind.RECOMMENDATION_LETTER]
    assert "属实" not in texts[PaperKind.FACT_CONFIRMATION]
    assert "逐个问题" not in texts[PaperKind.BRIEF_LETTER]


@pytest.mark.parametrize(
    ("written", "by"),
    [(date(2025, 3, 12), "2025年3月15日"), (date(2025, 3, 23), "2025年3月24日"), (date(2025, 3, 24), "2025年3月27日")],
)
def test_facts_are_confirmed_while_the_team_is_there(store: Store, written: date, by: str) -> None:
    visit_uid = visit(store)
    findings(store, visit_uid, 1)
    paper = papers.compose(store, visit_uid, PaperKind.FACT_CONFIRMATION, day=written)
    assert f"请于{by}前由主要负责人签名" in text_of(paper)


def test_the_list_names_where_a_problem_comes_from_and_what_the_ledger_claims(store: Store) -> None:
    visit_uid = visit(store)
    made = findings(store, visit_uid, 3)
    common = {"visit_uid": visit_uid, "document_uid": "", "position": 1}
    issue = Issue(**common, level=IssueLevel.ISSUE, heading="饮水", number="3")
    task = AssignedTask(**common, heading="全面排查", number="7")
    claim = LedgerEntry(**common, heading="饮水", issue_uid=issue.uid, status_text="已完成，长期坚持")
    with store.change("改"):
        store.issues.put(issue)
        store.tasks.put(task)
        store.ledger_entries.put(claim)
        store.findings.put(replace(made[0], subject_uid=issue.uid))
        store.findings.put(replace(made[1], subject_uid=task.uid))
    (table,) = [
        block for block in papers.compose(store, visit_uid, PaperKind.ISSUE_LIST).blocks if isinstance(block, Table)
    ]
    assert [row[1:3] for row in table.rows] == [
        ("3.饮水", "已完成，长期坚持"),
        ("分工方案第7项：全面排查", "未列入"),
        ("", ""),
    ]


def test_evidence_and_papers_are_named_without_the_ending_of_their_files(store: Store) -> None:
    visit_uid = visit(store)
    (finding,) = findings(store, visit_uid, 1)
    (document,) = store.documents.all(visit_uid=visit_uid)
    quote = FindingQuote(
        visit_uid=visit_uid, finding_uid=finding.uid, number=1, document_uid=document.uid, place="第3段", text="饮水"
    )
    with store.change("改"):
        store.finding_quotes.put(quote)
    for kind in (PaperKind.EVIDENCE_CATALOGUE, PaperKind.WORKING_PAPER):
        assert ".jpg" not in text_of(papers.compose(store, visit_uid, kind))
    assert "〔1〕反馈意见 第3段" in text_of(papers.compose(store, visit_uid, PaperKind.WORKING_PAPER))


def test_each_page_of_a_working_paper_bears_its_number(store: Store) -> None:
    visit_uid = visit(store)
    made = findings(store, visit_uid, 2)
    tables = [b for b in papers.compose(store, visit_uid, PaperKind.WORKING_PAPER).blocks if isinstance(b, Table)]
    assert [table.head for table in tables] == [("栏目", f"内容（编号：{each.number}）") for each in made]


def test_prose_ends_in_a_full_stop_and_a_title_does_not_in_every_table(store: Store) -> None:
    visit_uid = visit(store)
    (finding,) = findings(store, visit_uid, 1)
    noted = {
        "title": "饮水没有到位。",
        "facts": "有两处：\n石桥村没有供水；",
        "basis": "《通报》",
        "suggestion": "限期供水",
    }
    with store.change("改"):
        store.findings.put(replace(finding, **noted))
    for kind in (PaperKind.ISSUE_LIST, PaperKind.FEEDBACK_LETTER, PaperKind.WORKING_PAPER, PaperKind.FACT_CONFIRMATION):
        tables = [block for block in papers.compose(store, visit_uid, kind).blocks if isinstance(block, Table)]
        cells = {cell for table in tables for row in table.rows for cell in row}
        assert "有两处：\n石桥村没有供水。" in cells
        assert cells.isdisjoint({"饮水没有到位。", "《通报》", "限期供水"})


@pytest.mark.parametrize("kind", [PaperKind.ISSUE_LIST, PaperKind.EVIDENCE_CATALOGUE])
@pytest.mark.parametrize(("name", "lines"), [("云栖县水利局党组", 1), ("云栖县" + "水利" * 20 + "局党组", 2)])
def test_no_date_is_cut_above_a_table(store: Store, kind: PaperKind, name: str, lines: int) -> None:
    visit_uid = visit(store)
    (body,) = store.organizations.all()
    with store.change("改"):
        store.organizations.put(replace(body, name=name))
    above = [block.text for block in papers.compose(store, visit_uid, kind, day=DAY).blocks if isinstance(block, Para)]
    assert len(above) == lines
    assert above[-1].endswith("日期：2025年3月26日")


@pytest.mark.parametrize(
    ("noted", "said"),
    [("没有供水，", "没有供水。"), ("没有供水；", "没有供水。"), ("没有供水”。", "没有供水”。"), ("；", ""), ("", "")],
)
def test_a_note_becomes_a_sentence_without_a_loose_pause(noted: str, said: str) -> None:
    assert material.sentence(noted) == said
