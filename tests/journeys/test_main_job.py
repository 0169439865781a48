"""From a bare laptop to the printed letter, through the real window."""

from pathlib import Path

from PySide6.QtCore import Qt

from domain.words import AccountType, AlarmState, Answer, FindingState, PaperKind
from tests.journeys.conftest import INPUTS, Hands

PASSPHRASE = "青石 水闸 云栖 2025"
REFERENCES = sorted(INPUTS.glob("[1-6]-*"))


def test_an_inspector_walks_from_a_new_workspace_to_the_letter(hands: Hands, tmp_path: Path) -> None:
    make_workspace(hands, tmp_path)
    take_in_the_references(hands)
    find_the_contradictions(hands)
    attach_a_photo(hands)
    answer_a_check(hands)
    form_and_approve_a_finding(hands)
    issue_the_letter(hands)
    assert hands.store.verify() == []


def make_workspace(hands: Hands, home: Path) -> None:
    """新建工作夹 with its recovery card."""
    unlock = hands.window.unlock
    unlock.begin_new()
    form, card = unlock._new, unlock._card
    form._home = home
    for field, text in (
        (form.organization, "云栖县水利局党组"),
        (form.starts, "2025.3.10"),
        (form.ends, "2025.3.24"),
        (form.team, "中共云栖县委第二巡察组"),
        (form.author, "林溪"),
        (form.new, PASSPHRASE),
        (form.again, PASSPHRASE),
    ):
        hands.qtbot.keyClicks(field.edit, "") if not text.isascii() else None
        field.edit.setText(text)
    form.button.click()
    hands.qtbot.waitUntil(card.isVisible, timeout=30_000)
    card.safe.setChecked(True)
    card.button.click()
    hands.rest()


def take_in_the_references(hands: Hands) -> None:
    """Drop the six files, see the preview, confirm: one step."""
    hands.go(Qt.Key.Key_3)
    page = hands.page()
    hands.drop(page, *REFERENCES)
    assert page.previewing
    assert hands.store.documents.count() == 0, "nothing is written before 确认"
    hands.control(Qt.Key.Key_Return)
    assert hands.store.documents.count() == 6
    before = hands.store.undo_label
    hands.control(Qt.Key.Key_Z)
    assert hands.store.documents.count() == 0, f"one undo takes back {before}"
    hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert hands.store.documents.count() == 6


def find_the_contradictions(hands: Hands) -> None:
    """The walkthrough opens with alarms waiting; A adopts the first of problem 11."""
    hands.go(Qt.Key.Key_2)
    assert hands.store.contradictions.count(visit_uid=hands.visit_uid) == 17
    problem = next(issue for issue in hands.store.issues.all() if issue.heading == "审计反馈问题整改进度缓慢")
    hands.page().open_subject(problem.uid)
    hands.page().focus_work()
    hands.key(Qt.Key.Key_A)
    assert hands.store.contradictions.count(state=AlarmState.ADOPTED) == 1


def attach_a_photo(hands: Hands) -> None:
    """A photo dropped onto the check pane belongs to the problem in view."""
    hands.page().deeds.attach([INPUTS / "缴款凭证.jpg"])
    hands.rest()
    (piece,) = hands.store.evidence.all()
    assert piece.number == "证-0001"
    assert hands.store.evidence.uids_of_subject(hands.visit_uid, hands.page().subject.uid) == [piece.uid]


def answer_a_check(hands: Hands) -> None:
    """F1 answers the check in view and the next comes up."""
    first = hands.page().regions.checks.model
    hands.key(Qt.Key.Key_F1)
    assert first.answered() == 1
    assert [result.answer for result in hands.store.check_results.all()] == [Answer.CONFORMS]


def form_and_approve_a_finding(hands: Hands) -> None:
    """形成问题 brings the quotes along; the paper is filled, signed and final."""
    hands.control(Qt.Key.Key_Return)
    (finding,) = hands.store.findings.all()
    quotes = [quote.text for quote in hands.store.finding_quotes.all(finding_uid=finding.uid)]
    assert len(quotes) == 2, "both quotes of the adopted alarm"
    form = hands.page().paper.form
    form.basis.setPlainText("应收尽收，未清不得销号。")
    form.cause.setPlainText("跟踪催缴不力。")
    form.suggestion.setPlainText("限期收缴余款。")
    form.undertakers.setText("林溪、方遥")
    hands.page().flush()
    assert hands.store.findings.one(finding.uid).undertakers == ("林溪", "方遥")
    hands.control(Qt.Key.Key_Return)
    assert hands.store.findings.one(finding.uid).state is FindingState.DEPUTY_REVIEW
    for signer in ("沈砚", "顾衡"):
        hands.control(Qt.Key.Key_Return)
        hands.page().paper.sign.edit.setText(signer)
        hands.key(Qt.Key.Key_Return)
    assert hands.store.findings.one(finding.uid).state is FindingState.FINAL
    assert hands.store.findings.one(finding.uid).account in {None, AccountType.FALSE}


def issue_the_letter(hands: Hands) -> None:
    """The pages in view are the paper; 出具 seals both files."""
    hands.go(Qt.Key.Key_8)
    page = hands.page()
    hands.qtbot.waitUntil(page.checks.issue_button.isEnabled, timeout=30_000)
    hands.control(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.store.papers.count() == 1, timeout=30_000)
    hands.rest()
    (paper,) = hands.store.papers.all()
    assert paper.kind is PaperKind.FEEDBACK_LETTER
    sealed = hands.store.files.read(hands.store.stored_files.one(paper.pdf_uid))
    assert sealed.startswith(b"%PDF")
