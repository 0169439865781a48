"""Questions about the wordings an office keeps."""

import json

from domain.records import Phrase
from domain.words import PhraseKind
from storage.shelf import Shelf

# Every word that was typed must stand in the text, its source or its area.
FIND = """
    WHERE kind = :kind AND NOT EXISTS (
        SELECT 1 FROM json_each(:words) AS word
        WHERE instr(lower(phrase.text || ' ' || phrase.source || ' ' || phrase.area), word.value) = 0
    ) ORDER BY position, id
"""


class PhraseShelf(Shelf[Phrase]):
    """常用表述 and 政策依据."""

    def find(self, kind: PhraseKind, typed: str = "") -> list[Phrase]:
        """The wordings of a kind that hold every word typed, in the office's order."""
        words = json.dumps(typed.lower().split(), ensure_ascii=False)
        return self._records(f"{self.codec.select}{FIND}", {"kind": kind.identifier, "words": words})
