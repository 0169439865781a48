"""The office's words keep every version with who wrote it."""

from collections.abc import Callable
from dataclasses import replace

from domain.records import OfficeWording, uid_of
from domain.words import PaperKind
from storage.store import Store
from tests.storage.people import exchange


def test_every_version_of_a_wording_is_kept_with_its_author(store: Store) -> None:
    uid = uid_of("wording", PaperKind.BRIEF_LETTER.identifier)
    words = OfficeWording(uid=uid, kind=PaperKind.BRIEF_LETTER, text='title = "甲"')
    for text in ('title = "甲"', 'title = "乙"', ""):
        with store.change("改措辞"):
            store.wordings.put(replace(words, text=text))
    assert [(version.text, version.author) for version in store.wordings.versions(uid)] == [
        ("", "林溪"),
        ('title = "乙"', "林溪"),
        ('title = "甲"', "林溪"),
    ]
    assert store.wordings.versions("nobody") == []


def test_words_travel_and_those_written_apart_stand_side_by_side(new_store: Callable[[str], Store]) -> None:
    first, second = new_store("甲"), new_store("乙")
    uid = uid_of("wording", PaperKind.BRIEF_LETTER.identifier)
    for store, text in ((first, 'title = "甲"'), (second, 'title = "乙"')):
        with store.change("改措辞"):
            store.wordings.put(OfficeWording(uid=uid, kind=PaperKind.BRIEF_LETTER, text=text))
    exchange(first, second)
    (conflict,) = second.merge.conflicts()
    assert (conflict.table, conflict.field) == ("office_wording", "text")
    assert {version.text for version in second.wordings.versions(uid)} == {'title = "甲"', 'title = "乙"'}
