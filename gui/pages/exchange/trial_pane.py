"""试收: what archives would bring, record by record with both texts; nothing is written yet."""

from gui.models.archives import Archive
from gui.models.trials import TrialList
from gui.pages.exchange.sides import SidesPane
from gui.widgets import PlainLabel
from storage.store import Store

NOTHING = "勾选的包里没有新的改动。"
WORDS = 4  # lines of sums above the list


class TrialPane(SidesPane[TrialList]):
    """Sums by organization and person above, the records below."""

    choosable = False

    def __init__(self, store: Store) -> None:
        super().__init__(store, TrialList(store), "逐条看", "还没有写入", NOTHING)
        self.words = PlainLabel("", "body", "text", wrap=True)
        self.under.insertWidget(0, self.words)

    def show_archives(self, archives: list[Archive]) -> None:
        """What those ticked would bring."""
        lines = [text for archive in archives if archive.wanted for text in archive.words()]
        more = [f"另有{len(lines) - WORDS}行，见左边逐条。"] if len(lines) > WORDS + 1 else lines[WORDS:]
        self.words.setText("\n".join([*lines[:WORDS], *more]))
        self.empty.text.setText("\n".join([*lines, NOTHING]) if lines else NOTHING)
        self.model.show_archives(archives)
        self.show_list(0)
        shown, rest = self.model.rowCount(), sum(archive.unlisted for archive in archives if archive.wanted)
        if rest:
            self.head.set_title(f"先看 {shown} 条，共 {shown + rest} 条")
