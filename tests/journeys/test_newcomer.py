"""A newcomer on the sample organization, and that every deed on the way can be taken back."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from domain.words import AlarmState, Answer, FindingState, Stance
from storage.store import Store
from tests.journeys.conftest import INPUTS, Hands


def test_a_newcomer_goes_from_first_start_to_the_letter(hands: Hands) -> None:
    hands.window.begin(sample=True)
    hands.qtbot.waitUntil(lambda: hands.window.frame is not None, timeout=60_000)
    hands.rest()
    hands.actions = 0
    hands.go(Qt.Key.Key_2)
    waiting = hands.store.contradictions.count(state=AlarmState.PENDING)
    go_to(hands, "11")
    for _ in range(3):
        hands.key(Qt.Key.Key_A)
    assert hands.store.contradictions.count(state=AlarmState.PENDING) == waiting - 3
    hands.control(Qt.Key.Key_Return)
    form = hands.page().paper.form
    form.basis.setPlainText("收入未清的不得销号。")
    form.cause.setPlainText("台账填报没有核对凭证。")
    form.suggestion.setPlainText("据实更正台账，余款按协议收清。")
    form.undertakers.setText("林溪、方遥")
    hands.page().flush()
    hands.control(Qt.Key.Key_Return)
    for signer in ("沈砚", "顾衡"):
        hands.control(Qt.Key.Key_Return)
        hands.page().paper.sign.edit.setText(signer)
        hands.key(Qt.Key.Key_Return)
    assert {finding.state for finding in hands.store.findings.all()} == {FindingState.FINAL}
    hands.go(Qt.Key.Key_8)
    page = hands.page()
    hands.qtbot.waitUntil(page.checks.issue_button.isEnabled, timeout=60_000)
    hands.control(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.store.papers.count() == 1, timeout=60_000)
    assert hands.actions <= 20, "ten minutes are enough for twenty actions and a few sentences"


def test_every_deed_can_be_taken_back(at_sample: Hands) -> None:
    hands = at_sample
    hands.go(Qt.Key.Key_2)
    go_to(hands, "5")
    store = hands.store
    photo = INPUTS / "巡河制度落款页.jpg"
    deeds: list[tuple[Callable[[], object], Callable[[Store], object]]] = [
        (lambda: hands.key(Qt.Key.Key_A), lambda store: store.contradictions.count(state=AlarmState.ADOPTED)),
        (lambda: hands.page().deeds.give_stance(Stance.CONTRADICTS), lambda store: store.stances.count()),
        (lambda: hands.page().deeds.answer(Answer.CONFORMS), lambda store: store.check_results.count()),
        (lambda: hands.page().deeds.attach([photo]), lambda store: store.evidence_links.count()),
        (lambda: hands.control(Qt.Key.Key_Return), lambda store: store.findings.count()),
    ]
    for deed, figure in deeds:
        hands.go(Qt.Key.Key_2)
        hands.page().focus_work()
        before, label = figure(store), store.undo_label
        deed()
        hands.rest()
        assert figure(store) != before
        assert store.undo_label != label
        hands.control(Qt.Key.Key_Z)
        assert figure(store) == before
        assert store.undo_label == label
    assert store.verify() == []


def go_to(hands: Hands, number: str) -> None:
    """The problem of that number, the keys where work goes on."""
    issue = next(issue for issue in hands.store.issues.all() if issue.number == number)
    hands.page().open_subject(issue.uid)
    hands.page().focus_work()
