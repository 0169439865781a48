"""What answers, alarms and proof of the subject in view add up to: strip, head and tab of the checks."""

from gui.models.opinion import opinion_of
from gui.operations import stances
from gui.pages.four_references.arrangement import CHECKS_TAB, Arrangement
from gui.widgets import glyph_of
from storage.shelves.subjects import ORGANIZATION_PART, SubjectRow
from storage.store import Store


def show_summary(store: Store, visit_uid: str, subject: SubjectRow, regions: Arrangement, evidence: int) -> None:
    """Whoever judges blind sees what his own answers add up to."""
    checks = regions.checks.model
    whole = subject.part == ORGANIZATION_PART
    opinion = opinion_of(store, visit_uid, None if whole else subject.uid, checks.judged())
    regions.head.show_blind(checks.blind, len(store.second_opinions.undecided(visit_uid)))
    regions.strip.show_focuses(opinion.focuses)
    regions.strip.show_account(stances.account_of(store, subject.uid), opinion.account)
    regions.strip.show_figures(opinion.quotes, evidence, bool(opinion.finding_uid))
    regions.tabs.tabs[CHECKS_TAB].set_kind(glyph_of(opinion.overall))
    regions.tabs.set_word(CHECKS_TAB, f"核查 {checks.answered()}/{len(checks.rows)}")
