"""A sealed original read again, for showing a passage where it stands."""

from dataclasses import replace
from pathlib import PurePath

from documents.reading import read
from documents.reading.result import Reading
from domain.errors import PlaceError
from domain.records import SourceDocument
from storage.store import Store


def reading_of(store: Store, document: SourceDocument) -> Reading:
    """The reading of a document that was taken in; its places are those the records name."""
    stored = store.stored_files.get(document.file_uid)
    if stored is None:
        raise PlaceError(f"“{document.name}”的原件不在这个工作夹里，没有打开；其他内容不受影响，请用备份恢复。")
    with store.scratch.folder() as folder:  # the parsing process takes a path
        path = folder / ("original" + _suffix(document.name))
        path.write_bytes(store.files.read(stored))
        return replace(read(path, document.kind), file=document.name)


def _suffix(name: str) -> str:
    suffix = PurePath(name).suffix
    return suffix if len(suffix) <= 6 and suffix[1:].isalnum() else ""
