"""Records become rows and rows records; what no column can hold is refused when the program starts."""

from dataclasses import dataclass, fields, replace

import pytest

from domain.records import RECORD_TYPES, Issue, Record
from domain.words import IssueLevel
from storage.rows import CODECS, Codec, table_name


@dataclass(frozen=True, kw_only=True)
class Weighed(Record):
    """A record with a field that no column holds."""

    weight: float = 0.5


def test_tables_are_named_after_their_records() -> None:
    assert table_name(Weighed) == "weighed"
    assert {codec.record_type for codec in CODECS.values()} == set(RECORD_TYPES)
    assert CODECS["look_back_visit"].columns[0] == "organization_uid"


def test_a_field_that_no_column_holds_is_refused() -> None:
    with pytest.raises(TypeError, match="no column holds"):
        Codec(Weighed)


def test_a_read_record_is_like_one_that_was_made() -> None:
    made = Issue(visit_uid="v", document_uid="d", level=IssueLevel.ISSUE, position=1, heading="问题")
    codec = CODECS["issue"]
    read = codec.decode((made.uid, *codec.encode(made)))
    assert (read, hash(read), repr(read)) == (made, hash(made), repr(made))
    assert list(vars(read)) == [field.name for field in fields(made)]
    with pytest.raises(AttributeError):
        read.heading = "改"


def test_what_stays_in_a_row_is_not_written_again() -> None:
    made = Issue(visit_uid="v", document_uid="d", level=IssueLevel.ISSUE, position=1, heading="问题")
    codec = CODECS["issue"]
    sql, values = codec.update(made.uid, codec.encode(made), codec.encode(replace(made, heading="改", position=2)))
    assert sql == 'update "issue" set "position" = ?, "heading" = ? where uid = ?'
    assert values == (2, "改", made.uid)
