"""A draft goes out under its own name and takes nobody's place."""

from pathlib import Path

import pytest

from documents import drafts
from documents.visits import begin
from domain.errors import InputError, PlaceError
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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_a_full_disk_that_was_chosen_is_not_taken_for_the_disk_of_the_workspace(store: Store, tmp_path: Path) -> None:
    visit_uid = begin(store, organization="中共云栖县水利局党组", short_name="县水利局党组", team="第二巡察组")
    (tmp_path / "县水利局党组问题清单（草稿）.pdf.part").symlink_to("/dev/full")
    with pytest.raises(PlaceError, match="U盘或所选的磁盘已满"):
        drafts.export(store, visit_uid, PaperKind.ISSUE_LIST, ".pdf", tmp_path)


def test_folder_that_is_gone_is_said(store: Store, tmp_path: Path) -> None:
    visit_uid = begin(store, organization="中共云栖县水利局党组", team="第二巡察组")
    with pytest.raises(InputError, match="不在了"):
        drafts.export(store, visit_uid, PaperKind.ISSUE_LIST, ".pdf", tmp_path / "gone")
