"""What is backed up, damaged and brought back."""

from pathlib import Path

from domain.records import StoredFile
from storage.restoring import restore
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.storage.samples import issue

PHOTO = bytes(range(256)) * 5000


def written(store: Store, heading: str) -> None:
    with store.change("保存"):
        store.issues.put(issue(heading=heading))


def with_photo(store: Store, data: bytes = PHOTO) -> StoredFile:
    stored = store.files.take_bytes(data)
    with store.change("附加照片"):
        store.stored_files.put(stored)
    return stored


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def restored(store: Store, target: Path) -> tuple[Store, tuple[str, ...], tuple[str, ...]]:
    place = store.backups.place
    store.close()
    found = restore(place, target, PASSPHRASE)
    return Store.open(target, PASSPHRASE), found.passed_over, found.wrong
