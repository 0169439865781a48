"""Below the source: what the line in view will become, and whether the document answers the feedback."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from documents.reading.editing import As
from documents.reading.result import ReadItem
from domain.words import DocumentKind
from gui.models.matching import ANSWERING, Match
from gui.pages.documents.wording import facts_of
from gui.widgets import CardFrame, Glyph, GlyphKind, PlainLabel, clear
from gui.widgets.boxes import hbox

HEIGHT = 160
FACTS_SHOWN = 5


class MeaningCards(QWidget):
    """Two cards side by side; each says in a sentence when it has nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        row = hbox(on=self, margins=(12, 8, 12, 8), spacing=12)
        self.item_title = PlainLabel("", "caption", "text2", elide=True)
        self.match_title = PlainLabel("与反馈意见对得上吗", "caption", "text2", elide=True)
        self._item_grid = self._card(row, self.item_title)
        self._match_grid = self._card(row, self.match_title)

    @staticmethod
    def _card(row: QHBoxLayout, title: PlainLabel) -> QGridLayout:
        card = CardFrame()
        card.body.addWidget(title)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        card.body.addLayout(grid)
        card.body.addStretch(1)
        row.addWidget(card, 1)
        return grid

    def show_item(self, place: str, item: ReadItem | None, taken: As = As.NOTHING) -> None:
        """What the line at this place belongs to, or as what it is taken without being an item."""
        clear(self._item_grid)
        if item is None:
            said = "这一行不收，原件照存。" if taken is As.NOTHING else f"这一行收作{taken}。"
            self.item_title.setText(said if place else "点左边的条目或原文的一行，看它收成什么。")
            return
        self.item_title.setText(f"{place} 将收为")
        facts = [("问题", f"{item.number} {item.heading}".strip()), *facts_of(item)]
        for line, (label, words) in enumerate(facts[:FACTS_SHOWN]):
            name = PlainLabel(label, "body", "text2")
            name.setFixedWidth(48)
            self._item_grid.addWidget(name, line, 0)
            self._item_grid.addWidget(PlainLabel(words, "body" if line else "strong", elide=True), line, 1)

    def show_match(self, match: Match | None, kind: DocumentKind | None) -> None:
        """The figures of the document in view."""
        clear(self._match_grid)
        if match is None:
            words = "方案、台账、报告与反馈意见逐条比对，" + (
                "一起收入即可看到。" if kind in ANSWERING else "这一份不比。"
            )
            label = PlainLabel(words, "body", "text2", wrap=True)
            self._match_grid.addWidget(label, 0, 0, 1, 3)
            return
        absent = "、".join(match.absent[:6]) + ("等" if len(match.absent) > 6 else "")
        rows = (
            (GlyphKind.OK, "原文一致", match.same),
            (GlyphKind.BAD, "有改写", match.reworded),
            (GlyphKind.LACK, f"没有，缺第 {absent} 个" if absent else "没有", len(match.absent)),
        )
        for line, (glyph, words, count) in enumerate(rows):
            self._match_grid.addWidget(Glyph(glyph, 0, words), line, 0)
            self._match_grid.addWidget(PlainLabel(words, elide=True), line, 1)
            self._match_grid.addWidget(PlainLabel(str(count), "strong"), line, 2)
        self._match_grid.addWidget(PlainLabel(f"反馈意见共 {match.total} 个问题", "caption", "text2"), 3, 0, 1, 3)
