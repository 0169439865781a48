"""A draft goes out under its own name and takes nobody's place."""

from pathlib import Path

import pytest

from documents import drafts
from documents.visits import begin
from domain.errors import InputError
from domain.words import PaperKind
from storage.store import Store


def test_draft_is_written_beside_what_is_there(store: Store, tmp_path: Path) -> None:
    visit_uid = begin(
        store, organization="中共云栖县水利局党组", short_name='县"水利"局党组', team="中共云栖县委第二巡察组"
    )
    found = [
        drafts.export(store, visit_uid, PaperKind.ISSUE_LIST, ending, tmp_path) for ending in (".pdf", ".pdf", ".docx")
    ]
    assert [path.name for path in found] == [
        "县_水利_局党组问题清单（草稿）.pdf",
        "县_水利_局党组问题清单（草稿2）.pdf",
        "县_水利_局党组问题清单（草稿）.docx",
    ]
    assert found[0].read_bytes().startswith(b"%PDF")


def test_folder_that_is_gone_is_said(store: Store, tmp_path: Path) -> None:
    visit_uid = begin(store, organization="中共云栖县水利局党组", team="第二巡察组")
    with pytest.raises(InputError, match="不在了"):
        drafts.export(store, visit_uid, PaperKind.ISSUE_LIST, ".pdf", tmp_path / "gone")
