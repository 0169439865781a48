"""One index over everything that is written about problems: complete for any piece of text, one sign included.

Reasons and remarks are of it too. The index lies in the workspace, written in the transaction that writes the record,
and holds no text of its own: a row has the number of its record in the journal. What is missing, torn or older than
this program is built anew from the records: a fault here is never a fault of the workspace.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from storage.additions import SEARCH
from storage.change import Turned
from storage.database import Database
from storage.rows import CODECS
from storage.sentences import IndexTornError
from storage.splitting import cut, excerpt, holds, phrase

CUT = "2"  # raise it when texts are cut otherwise, or others are searched: every workspace then builds its index anew
AT_ONCE = 2_000
TOKEN = re.compile(r"[0-9a-z_\x80-\U0010ffff]+")  # what the tokenizer of the index makes of a text
HELD = 8 * 1024 * 1024  # bytes of new tokens before they are written: an archive in one go, and a third less room

_ENTRY = ("number", "heading", "detail", "lead_officer", "lead_dept", "support_dept", "deadline_text")
# The first ones name the record, all are searched.
FIELDS: dict[str, tuple[str, ...]] = {
    "issue": ("number", "heading", "detail"),
    "assigned_task": _ENTRY,
    "named_matter": _ENTRY,
    "plan_item": _ENTRY,
    "ledger_entry": _ENTRY,
    "report_statement": _ENTRY,
    "recommendation": ("text",),
    "measure": ("text", "status_text", "evidence_text"),
    "evidence": ("number", "name", "note"),
    "finding": ("number", "title", "facts", "basis", "cause", "suggestion", "responsible", "communication"),
    "paper": ("title",),
    "contradiction": ("reason",),
    "reference_stance": ("note",),
    "check_result": ("reason", "note"),
    "second_opinion": ("reason",),
}
# How many fields make the title, two where nothing is said; what was judged is known by its matter.
NAMES = {
    **dict.fromkeys(("recommendation", "measure", "paper"), 1),
    **dict.fromkeys(("contradiction", "reference_stance", "check_result", "second_opinion"), 0),
}
GROUPS: dict[str, tuple[str, ...]] = {
    "问题": ("issue",),
    "底稿": ("finding",),
    "证据": ("evidence",),
    "文书": ("paper",),
    "分工、点题、方案、台账、报告": (
        "assigned_task",
        "named_matter",
        "plan_item",
        "ledger_entry",
        "report_statement",
        "recommendation",
    ),
    "措施": ("measure",),
    "理由、备注": ("contradiction", "reference_stance", "check_result", "second_opinion"),
}


_INSERT = "insert into search (rowid, kind, visit, text) values (?, ?, ?, ?)"
_FIND = """
    SELECT journal_record.record_table, journal_record.uid FROM search
    JOIN journal_record ON journal_record.id = search.rowid
    WHERE search MATCH :match ORDER BY search.rowid DESC LIMIT :limit
"""


class Found(NamedTuple):
    """A record that holds what was asked for; passage is the text around it where the title does not hold it."""

    group: str
    table: str
    uid: str
    title: str
    passage: str


class Search:
    """The index of one open workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._fields = {table: [CODECS[table].index[name] for name in names] for table, names in FIELDS.items()}
        self._visit = {table: CODECS[table].index["visit_uid"] for table in FIELDS}

    def prepare(self) -> None:
        """Builds the index where it is missing, torn or was cut otherwise."""
        known = self._database.rows("select value from meta where name = 'search'")
        there = self._database.rows("select 1 from sqlite_master where name = 'search'")
        if not (there and known == [(CUT,)]) or self._database.index_torn:
            with self._database.transaction():
                self.build()

    def build(self) -> None:
        """The whole index anew from the records, inside the open transaction."""
        self._database.write("drop table if exists search")
        self._database.write(SEARCH)
        self._database.write("insert into search (search, rank) values ('hashsize', ?)", (HELD,))
        for table in FIELDS:
            self._fill(table)
        self._database.write("insert or replace into meta (name, value) values ('search', ?)", (CUT,))
        self._database.index_mended |= self._database.index_torn
        self._database.index_torn = False

    def _fill(self, table: str) -> None:
        names = ", ".join(f'"{name}"' for name in CODECS[table].columns)
        sql = f'select id, {names} from "{table}" where id > ? order by id limit {AT_ONCE}'  # noqa: S608  # our own names
        last = 0
        while rows := self._database.rows(sql, (last,)):
            last = rows[-1][0]
            self._database.write_many(_INSERT, [(row[0], *self._tokens(table, row[1:])) for row in rows])

    def follow(self, turned: Sequence[Turned]) -> None:
        """What a block, or an archive, did to records; called inside its transaction."""
        gone: list[tuple[int]] = []
        come: list[tuple[int, str, str, str]] = []
        for table, record, before, now in turned:
            if table in FIELDS:
                was = self._tokens(table, before) if before is not None else None
                tokens = self._tokens(table, now) if now is not None else None
                if was is not None and was != tokens:
                    gone.append((record,))
                if tokens is not None and was != tokens:
                    come.append((record, *tokens))
        try:
            self._move(gone, come)
        except IndexTornError:
            self.build()

    def _move(self, gone: Sequence[tuple[int]], come: Sequence[tuple[int, str, str, str]]) -> None:
        if not (gone or come):
            return
        if self._database.index_torn:
            raise IndexTornError
        with self._database.of_index():
            self._database.write_many("delete from search where rowid = ?", gone)
            self._database.write_many(_INSERT, come)

    def is_sound(self, *, words: bool) -> bool:
        """Whether the index holds together and finds every record it should, by every word of it, and none besides."""
        try:
            return not self._database.index_torn and self._holds() and (not words or self._words_hold())
        except IndexTornError:
            return False

    def _holds(self) -> bool:
        with self._database.of_index():
            self._database.write("insert into search (search) values ('integrity-check')")
        listed = self._database.rows("select id from search_docsize order by id")
        kept: list[tuple[int]] = []
        for table in FIELDS:
            rows = self._database.rows(f'select id from "{table}" order by id')  # noqa: S608  # our own names
            asked = ("select rowid from search where search match ? order by rowid", (f'kind : "{table}"',))
            if self._database.rows(*asked) != rows:
                return False
            kept += rows
        return sorted(kept) == listed

    def _words_hold(self) -> bool:
        """Whether every token stands in the index as often as in the records, and is found by its first sign.

        The check of FTS5 looks at the shape of the index alone: an old page put back may fit, and words be lost.
        """
        counted: Counter[str] = Counter()
        records: Counter[str] = Counter()
        first: Counter[str] = Counter()
        for table in FIELDS:
            for row in self._database.rows(CODECS[table].select):
                kind, visit, text = (TOKEN.findall(part) for part in self._tokens(table, row[1:]))
                tokens = [*kind, *visit, *text]
                counted.update(tokens)
                records.update(set(tokens))
                first.update({token[0] for token in text})
        with self._database.of_index():
            self._database.write("create virtual table temp.told using fts5vocab('main', 'search', 'row')")
            told = {term: (docs, times) for term, docs, times in self._database.rows("select * from temp.told")}
            self._database.write("drop table temp.told")
        asked = "select count(*) from search where search match ?"
        return told == {term: (records[term], times) for term, times in counted.items()} and all(
            self._database.rows(asked, (f'text : "{sign}" *',)) == [(docs,)] for sign, docs in first.items()
        )

    def _texts(self, table: str, row: Sequence[Any]) -> list[str]:
        return [str(row[place] or "") for place in self._fields[table]]

    def _tokens(self, table: str, row: Sequence[Any]) -> tuple[str, str, str]:
        return table, str(row[self._visit[table]]), cut(self._texts(table, row))

    def find(self, wanted: str, visit_uid: str, each: int = 8, fit: Callable[[str], str] = str) -> list[Found]:
        """The newest records of a visit that hold all that was typed, at most so many of each group.

        fit leaves of a text what may be read: it is asked before a text is cut, so that no half of a name stays.
        """
        asked = phrase(wanted)
        if not asked or not visit_uid:
            return []
        try:
            return self._found(asked, wanted, visit_uid, each, fit)
        except IndexTornError:
            with self._database.transaction():
                self.build()
            return self._found(asked, wanted, visit_uid, each, fit)

    def _found(self, asked: str, wanted: str, visit_uid: str, each: int, fit: Callable[[str], str]) -> list[Found]:
        found: list[Found] = []
        for group, tables in GROUPS.items():
            kinds = " OR ".join(f'"{table}"' for table in tables)
            match = f'kind : ({kinds}) AND visit : "{visit_uid}" AND {asked}'
            hits = self._database.rows(_FIND, {"match": match, "limit": each})
            found += [shown for table, uid in hits for shown in self._shown(group, table, uid, wanted, fit)]
        return found

    def _shown(self, group: str, table: str, uid: str, wanted: str, fit: Callable[[str], str]) -> Iterator[Found]:
        for row in self._database.rows(CODECS[table].select_stored, (uid,)):
            names = NAMES.get(table, 2)
            texts = [fit(text) for text in self._texts(table, row)]
            title = " ".join(text for text in texts[:names] if text)
            rest = next((text for text in texts[names:] if holds(text, wanted)), "")
            yield Found(group, table, uid, title, "" if holds(title, wanted) else excerpt(rest, wanted))
