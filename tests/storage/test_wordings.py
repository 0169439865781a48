"""The office's words keep every version with who wrote it."""

from dataclasses import replace

from domain.records import OfficeWording, uid_of
from domain.words import PaperKind
from storage.store import Store


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
