"""Questions about the papers that were issued."""

from domain.records import Paper
from domain.words import PaperKind
from storage.shelf import Shelf

# A paper that was taken back is in no table, only in the journal; the first words of its fields stay for good.
GIVEN = """
SELECT max(version.value) FROM journal_record
JOIN journal_entry AS version ON version.record = journal_record.id AND version.field = 'version'
JOIN journal_entry AS kind ON kind.record = journal_record.id AND kind.field = 'kind' AND kind.value = ?2
JOIN journal_entry AS visit ON visit.record = journal_record.id AND visit.field = 'visit_uid' AND visit.value = ?1
LEFT JOIN journal_entry AS about ON about.record = journal_record.id AND about.field = 'finding_uid'
WHERE journal_record.record_table = 'paper' AND ifnull(about.value, '') = ?3
"""


class PaperShelf(Shelf[Paper]):
    """文书."""

    def next_version(self, visit_uid: str, kind: PaperKind, finding_uid: str) -> int:
        """The number of the version issued next; one that was given is not given again, though its issue was undone."""
        given: int | None = self._database.value(GIVEN, (visit_uid, kind.identifier, finding_uid))
        return (given or 0) + 1
