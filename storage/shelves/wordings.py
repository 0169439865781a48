"""Questions about the office's own words."""

from datetime import datetime
from typing import NamedTuple

from domain.records import OfficeWording
from storage.shelf import Shelf

VERSIONS = """
SELECT journal_entry.value, journal_step.author, journal_step.made_at FROM journal_entry
JOIN journal_step ON journal_step.device = journal_entry.device AND journal_step.seq = journal_entry.seq
JOIN journal_record ON journal_record.id = journal_entry.record
WHERE journal_record.record_table = 'office_wording' AND journal_record.uid = ? AND journal_entry.field = 'text'
ORDER BY journal_step.lamport DESC, journal_step.made_at DESC
"""


class Version(NamedTuple):
    """The words as one person left them; "" is the shipped wording."""

    text: str
    author: str
    made_at: datetime


class WordingShelf(Shelf[OfficeWording]):
    """措辞."""

    def versions(self, uid: str) -> list[Version]:
        """What was ever saved, the newest first: the journal keeps every word, also those taken in from colleagues."""
        found = self._database.rows(VERSIONS, (uid,))
        return [Version(str(text or ""), author, datetime.fromisoformat(at)) for text, author, at in found]
