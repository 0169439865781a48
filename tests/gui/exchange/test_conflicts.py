"""Two versions side by side: one, both, a third, or edit against drop; all decided in the page."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget
from pytestqt.qtbot import QtBot

from documents import issuing, visits
from documents.composing import papers
from domain.records import Contradiction, Finding, NamedMatter
from domain.words import AlarmState, Answer, ContradictionKind, FindingState, NamedKind, PaperKind
from gui.operations import findings as deeds
from gui.pages.exchange.page import TAKE, ExchangePage
from gui.pages.findings.page import FindingsPage
from tests.gui.exchange.exchange_kit import Laptops, Seat, answer, conflict, give, page_of, take
from tests.gui.walk.texts import told


def test_both_texts_may_stand_each_with_its_writer(laptops: Laptops, seat: Seat, stick: Path) -> None:
    room, page, uid = conflict(laptops, seat, stick)
    page.take.conflicts.reason.setText("两个人看的材料不同")
    page.take.conflicts.both_button.click()
    assert room.store.undo_label == "冲突都留：两个人看的材料不同"
    kept = room.store.check_results.one(uid)
    assert (kept.reason, kept.answer) == ("林溪：左边的话\n方遥：右边的话", Answer.FAILS)
    assert page.count() == 0


def test_a_finding_with_two_versions_says_so_on_its_page(laptops: Laptops, seat: Seat, stick: Path) -> None:
    ours, theirs = laptops("林溪", "方遥")
    for store, facts in ((ours, "左边的话"), (theirs, "右边的话")):
        paper = Finding(uid="f", visit_uid=store.visits.uids()[0], number="预-01", title="", facts=facts)
        with store.change("写底稿"):
            store.findings.put(replace(paper, undertakers=(store.author,)))
    there, here = seat(theirs), seat(ours)
    give(there, page_of(there), stick)
    paper = here.open(FindingsPage).paper
    assert not paper.conflict.isVisibleTo(paper)
    page = page_of(here)
    take(here, page, stick)
    findings = here.open(FindingsPage)
    asked: list[tuple[str, str]] = []
    here.desk.go.connect(lambda place, argument: asked.append((place, argument)))
    findings.paper.conflict.click()
    assert asked == [("exchange", "take")]
    page.take.conflicts.both_button.click()
    assert ours.findings.one("f").undertakers == ("林溪", "方遥"), "whose texts stand undertake it together"
    findings.refresh(None)
    assert not findings.paper.conflict.isVisibleTo(findings.paper)


def test_words_of_a_paper_are_told_in_chinese_and_one_of_them_is_taken(
    laptops: Laptops, seat: Seat, stick: Path
) -> None:
    ours, theirs = laptops("林溪", "方遥")
    for store, heading in ((ours, "有关建议"), (theirs, "几点建议")):
        source = f'[suggestions]  # 意见建议\nheading = "{heading}"  # 小标题\n'
        papers.keep_words(store, PaperKind.FEEDBACK_LETTER, source)
    there, here = seat(theirs), seat(ours)
    give(there, page_of(there), stick)
    page = page_of(here)
    take(here, page, stick)
    pane = page.take.conflicts
    told = [line.text for version in pane.matter.versions for line in version.lines]
    assert told == ["意见建议：小标题：有关建议", "意见建议：小标题：几点建议"]
    assert not pane.both_button.isVisibleTo(pane), "one file put behind another could not be read"
    pane.take()
    assert "有关建议" in papers.office_text(here.store, PaperKind.FEEDBACK_LETTER)


def test_conflicts_that_wait_take_no_keys_from_the_page_in_view(
    laptops: Laptops, seat: Seat, stick: Path, qtbot: QtBot
) -> None:
    here, *_ = conflict(laptops, seat, stick)
    stage, field = QStackedWidget(), QLineEdit()
    qtbot.addWidget(stage)
    stage.addWidget(field)
    stage.show()
    qtbot.waitUntil(stage.isActiveWindow)
    field.setFocus()
    page = ExchangePage(here.desk)  # built while the hands rest
    stage.addWidget(page)
    here.settle()
    assert page.part is page.take
    assert QApplication.focusWidget() is field


def test_a_third_wording_may_be_written(laptops: Laptops, seat: Seat, stick: Path, qtbot: QtBot) -> None:
    room, page, uid = conflict(laptops, seat, stick)
    pane = page.take.conflicts
    pane.rewrite_button.click()
    assert pane.rewriting.edit.toPlainText() == "左边的话"
    qtbot.keyClick(pane.rewriting.edit, Qt.Key.Key_Escape)
    assert pane.rewriting.isHidden()
    pane.ask_rewriting()
    pane.rewriting.edit.setPlainText("商定的话")
    pane.reason.setText("组务会定")
    later = ExchangePage(room.desk)
    qtbot.addWidget(later)
    later.take_up(page.lay_down())
    later.show_part(TAKE)
    after_a_lock = later.take.conflicts
    assert not after_a_lock.rewriting.isHidden()
    assert (after_a_lock.rewriting.edit.toPlainText(), after_a_lock.reason.text()) == ("商定的话", "组务会定")
    qtbot.keyClick(pane.rewriting.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert room.store.check_results.one(uid).reason == "商定的话"
    assert page.count() == 0


def test_edit_beats_drop_and_is_shown_until_decided(laptops: Laptops, seat: Seat, stick: Path) -> None:
    ours, theirs = laptops("林溪", "方遥")
    with theirs.change("改标题"):
        theirs.issues.put(replace(theirs.issues.one("issue2"), heading="工程变更未报批"))
    with ours.change("删问题"):
        ours.issues.drop("issue2")
    there, here = seat(theirs), seat(ours)
    give(there, page_of(there), stick)
    page = page_of(here)
    take(here, page, stick)
    matter = page.take.conflicts.matter
    assert [[line.text for line in version.lines] for version in matter.versions] == [
        ["删去这条记录"],
        ["保留这条记录", "工程变更未报批"],
    ], "what would be gone can be read"
    assert matter.before == ""
    assert not page.take.conflicts.has_text()
    page.take.conflicts.choose(0)
    page.take.conflicts.take()
    assert ours.issues.get("issue2") is None
    assert page.count() == 0


def test_what_is_taken_keeps_nothing_that_went_with_the_other_decision(
    laptops: Laptops, seat: Seat, stick: Path
) -> None:
    """Of several alarms of a problem the one is named; nobody adopts with the reason of who dismissed."""
    ours, theirs = laptops("林溪", "方遥")
    visit_uid = ours.visits.uids()[0]
    alarm = Contradiction(
        uid="alarm", visit_uid=visit_uid, kind=ContradictionKind.DATE_BEFORE_FEEDBACK, problem="审计欠缴",
        subject_uid="issue1", description="佐证早于反馈。",
    )  # fmt: skip
    paper = Finding(uid="paper", visit_uid=visit_uid, number="预-01", title="欠缴", state=FindingState.DEPUTY_REVIEW)
    for store in (ours, theirs):
        with store.change("一样的开头"):
            store.contradictions.put(alarm)
            store.findings.put(paper)
    with theirs.change("判"):
        theirs.contradictions.put(replace(alarm, state=AlarmState.DISMISSED, reason="另有文件"))
        theirs.findings.put(replace(paper, state=FindingState.LEADER_REVIEW, deputy_signed="方遥"))
    with ours.change("判"):
        ours.contradictions.put(replace(alarm, state=AlarmState.ADOPTED))
        ours.findings.put(replace(paper, state=FindingState.DRAFT))
    there, here = seat(theirs), seat(ours)
    give(there, page_of(there), stick)
    page = page_of(here)
    take(here, page, stick)
    pane = page.take.conflicts
    assert pane.matter.title == "1 审计欠缴 · 疑点 早于反馈"
    assert "佐证早于反馈" in pane.question.text()
    assert [[line.text for line in card.version.lines] for card in pane.cards] == [["已采纳"], ["已排除", "另有文件"]]
    pane.choose(0)
    pane.take()
    pane.choose(0)
    pane.take()
    assert page.count() == 0
    assert ours.contradictions.one("alarm").reason == ""
    assert ours.findings.one("paper").deputy_signed == ""
    ours.undo()
    ours.undo()
    assert ours.contradictions.one("alarm").reason == "另有文件"


def test_a_signed_paper_is_not_changed_by_who_wrote_on_in_it(laptops: Laptops, seat: Seat, stick: Path) -> None:
    ours, theirs = laptops("林溪", "方遥")
    visit_uid = ours.visits.uids()[0]
    paper = Finding(uid="paper", visit_uid=visit_uid, number="预-01", title="欠缴", state=FindingState.LEADER_REVIEW)
    there, here = seat(theirs), seat(ours)
    with ours.change("送审"):
        ours.findings.put(replace(paper, basis="第五条"))
    give(here, page_of(here), stick)
    take(there, page_of(there), stick)
    with ours.change("审签定稿"):
        signed = replace(paper, basis="第五条", state=FindingState.FINAL, leader_signed="林溪", number="底-01")
        ours.findings.put(signed)
    with theirs.change("填写底稿"):
        theirs.findings.put(replace(paper, basis="第五条、第八条", state=FindingState.DRAFT))
    with theirs.change("填写底稿"):
        theirs.findings.put(replace(theirs.findings.one("paper"), cause="一发了之"))
    give(there, page_of(there), stick)
    page = page_of(here)
    take(here, page, stick)
    pane = page.take.conflicts
    assert [[line.text for line in card.version.lines] for card in pane.cards] == [
        ["已定稿"], ["草稿", "第五条、第八条", "一发了之"],
    ]  # fmt: skip
    pane.choose(0)
    pane.take()
    assert ours.findings.one("paper") == signed
    ours.undo()
    pane.choose(1)
    pane.take()
    assert ours.findings.one("paper").basis == "第五条、第八条"


def test_what_a_colleague_wrote_does_not_slip_under_a_signature(laptops: Laptops, seat: Seat, stick: Path) -> None:
    ours, theirs = laptops("林溪", "方遥")
    paper = Finding(
        uid="paper", visit_uid=ours.visits.uids()[0], number="预-01", title="欠缴", facts="欠47.2万元", basis="条例",
        cause="不力", suggestion="限期", undertakers=("方遥", "贺川"),
    )  # fmt: skip
    there, here = seat(theirs), seat(ours)
    with ours.change("形成问题"):
        ours.findings.put(paper)
    give(here, page_of(here), stick)
    take(there, page_of(there), stick)
    deeds.write(theirs, "paper", {"facts": "欠31.5万元"})
    for step in (deeds.advance, deeds.advance):
        step(ours, "paper", 1)
    deeds.sign(ours, "paper", 1, "周立")
    assert not ours.findings.one("paper").written_on
    give(there, page_of(there), stick)
    page = page_of(here)
    take(here, page, stick)
    assert page.count() == 0
    met = ours.findings.one("paper")
    assert (met.state, met.facts, met.leader_signed) == (FindingState.FINAL, "欠31.5万元", "周立")
    assert [
        gap.text for gap in issuing.missing(ours, met.visit_uid, PaperKind.FEEDBACK_LETTER) if "退回重送" in gap.text
    ] == ["底-01：送审以后收进了同事写的内容，要先退回重送。"]
    findings = here.open(FindingsPage)
    assert findings.paper.words.text() == "送审以后收进了同事写的内容，要先退回重送。"
    deeds.hand_back(ours, "paper", "看过再送")
    assert not ours.findings.one("paper").written_on


def test_names_of_another_organization_are_covered_in_its_conflicts(laptops: Laptops, seat: Seat, stick: Path) -> None:
    ours, theirs, third = laptops("林溪", "方遥", "贺川")
    visit_uid = ours.visits.uids()[0]
    named = NamedMatter(
        visit_uid=visit_uid,
        document_uid="d",
        position=1,
        named_kind=NamedKind.PERSON,
        heading="副局长李庆山违规插手招标",
    )
    with ours.change("点人"):
        ours.named_matters.put(named)
    answer(third, Answer.FAILS, "李庆山没有说明")
    answer(theirs, Answer.CONFORMS, "李庆山已经说明")
    first, there, here = seat(third), seat(theirs), seat(ours)
    give(first, page_of(first), stick)
    take(there, page_of(there), stick)
    give(there, page_of(there), stick)
    other = visits.begin(ours, organization="云栖县供销社党组")
    here.desk.set_visit(other)
    page = page_of(here)
    page.take.look_into([stick])
    here.settle()
    assert page.take.trial.matter
    assert [text for _, text in told(page) if "庆山" in text] == []
    take(here, page, stick)
    assert page.take.conflicts.has_matter()
    assert [text for _, text in told(page) if "庆山" in text] == []
    ours.undo()
    assert ours.check_results.count() == 0
    page.refresh(None)
    assert [text for _, text in told(page) if "庆山" in text] == [], "nor of what was taken back"
