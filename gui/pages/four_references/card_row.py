"""The four cards side by side in their fixed order; in a narrow window the one whose tab is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from domain.records import ReferenceStance
from domain.words import Reference, Stance
from gui.models.references import Card
from gui.pages.four_references.card import ReferenceCard

NARROW_SHARES = (166, 172, 166, 238)  # of 1366
EQUAL_FROM = 990  # width of the row in a window of about 1500
EQUAL_BELOW = 780  # where the checks are folded: the stances need their room in every card


class CardRow(QFrame):
    """One card is current: the first without a stance, then where the person went."""

    stance_given = Signal(object, object)
    note_written = Signal(object, str)
    opened = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 8, 8, 8)
        self._row.setSpacing(8)
        self.cards: dict[Reference, ReferenceCard] = {}
        for reference, share in zip(Reference, NARROW_SHARES, strict=True):
            card = ReferenceCard(reference)
            card.stance_given.connect(self.stance_given)
            card.note_written.connect(self.note_written)
            card.opened.connect(self.opened)
            card.entered.connect(self.set_current)
            self.cards[reference] = card
            self._row.addWidget(card, share)
        self.current = Reference.ASSIGNMENT_PLAN
        self._held: dict[Reference, Stance | None] = {}
        self._compact = False

    def show_cards(self, cards: Sequence[Card]) -> None:
        """The passages of a subject."""
        for card in cards:
            self.cards[card.reference].show_card(card, compact=self._compact)

    def show_stances(self, stances: Sequence[ReferenceStance], *, applies: bool) -> None:
        """What a person holds of each; the one that was taken back, or came again, is current."""
        former, self._held = self._held, {each.reference: each.stance for each in stances}
        for stance in stances:
            self.cards[stance.reference].show_stance(stance, applies=applies)
        turned = [reference for reference, held in self._held.items() if former.get(reference) is not held]
        if len(turned) == 1 and not self._compact:
            self._go(turned[0])

    def start(self, stances: Sequence[ReferenceStance]) -> None:
        """Another subject: the first card without a stance is current."""
        unread = (stance.reference for stance in stances if stance.stance is None)
        self.set_current(next(unread, Reference.ASSIGNMENT_PLAN))

    def set_current(self, reference: Reference) -> None:
        """Keys 1 to 4 go to this card."""
        self.current = reference
        for each, card in self.cards.items():
            card.set_current(each is reference)
            card.setVisible(not self._compact or each is reference)

    def step(self, by: int) -> None:
        """To the card at the right or left."""
        order = list(Reference)
        self._go(order[max(0, min(len(order) - 1, order.index(self.current) + by))])

    def _go(self, there: Reference) -> None:
        had_keys = self.cards[self.current].hasFocus()
        self.set_current(there)
        if had_keys:
            self.cards[there].setFocus()

    def focus_current(self) -> None:
        """The keys go to the card that 1 to 4 judge."""
        self.cards[self.current].setFocus()

    def judge(self, stance: Stance) -> None:
        """A key judged the current card; the cursor goes on to the next."""
        self.stance_given.emit(self.current, stance)
        if not self._compact:
            self.step(1)

    def set_compact(self, compact: bool) -> None:
        """One card at a time, or all four."""
        self._compact = compact
        self.set_current(self.current)

    def flush(self) -> None:
        """Save notes being typed."""
        for card in self.cards.values():
            card.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shares = NARROW_SHARES if EQUAL_BELOW <= self.width() < EQUAL_FROM else (1, 1, 1, 1)
        for place, share in enumerate(shares):
            self._row.setStretch(place, share)
