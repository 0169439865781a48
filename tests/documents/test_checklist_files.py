"""Checklists as workbooks: out and in without loss, and every row that cannot be used is named."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from documents import checklist_files, checklists
from domain.errors import InputError
from storage.store import Store


@pytest.fixture
def exported(store: Store, tmp_path: Path) -> Path:
    path = tmp_path / "清单.xlsx"
    checklist_files.export(store, checklists.load(store).uid, path)
    return path


def test_a_list_comes_back_as_it_went_out(store: Store, exported: Path) -> None:
    checklist = checklists.load(store)
    items = store.check_items.all(checklist_uid=checklist.uid)
    assert checklist_files.read(exported) == (checklist, items)
    assert len(items) == 55
    checklist_files.take_in(store, exported)
    assert not store.undo_label.startswith("导入"), "nothing was changed, so nothing is to be undone"


def test_other_programs_read_it(exported: Path) -> None:
    book = load_workbook(exported)
    assert book.sheetnames == ["清单", "核查项"]
    assert book["清单"]["A2"].value == "回头看核查清单"
    assert book["核查项"]["A2"].value == "A01"
    assert book["核查项"].freeze_panes == "A2"
    assert "上级整改分工方案\n" in book["核查项"]["H2"].value


def changed(path: Path, cell: str, value: object) -> Path:
    """The workbook as an office saves it after editing one cell."""
    book = load_workbook(path)
    book["核查项"][cell] = value
    book.save(path)
    return path


def test_an_edited_list_is_taken_in_as_one_step(store: Store, exported: Path) -> None:
    book = load_workbook(exported)
    book["清单"]["A2"] = "本县清单"
    book["核查项"]["B2"] = "是否=逐项列入？ <b>&"
    book["核查项"].delete_rows(4)
    book.save(exported)
    made = checklist_files.take_in(store, exported)
    items = store.check_items.all(checklist_uid=made.uid)
    assert (made.name, len(items), items[0].question) == ("本县清单", 54, "是否=逐项列入？ <b>&")
    assert store.checklists.count() == 2
    changed(exported, "A3", "Z99")
    checklist_files.take_in(store, exported)
    again = store.check_items.all(checklist_uid=made.uid)
    assert [item.code for item in again][1] == "Z99"
    assert len(again) == 54, "what the workbook no longer has goes"
    store.undo()
    store.undo()
    assert store.checklists.count() == 1


@pytest.mark.parametrize(
    ("cell", "value", "words"),
    [
        ("A3", "", "第3行的“编号”没有写"),
        ("B3", "", "第3行的“核查内容”没有写"),
        ("C3", "对", "第3行的“核心”写的是“对”"),
        ("D3", "全部", "第3行的“范围”写的是“全部”"),
        ("F3", "对照别的", "第3行的“对照”写的是“对照别的”"),
        ("G3", "", "第3行的“紧盯”没有写"),
        ("A3", "A01", "编号“A01”写了两次"),
        ("A1", "序号", "不是导出的核查清单"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(store: Store, exported: Path, cell: str, value: str, words: str) -> None:
    changed(exported, cell, value)
    before = store.undo_label
    with pytest.raises(InputError, match=words):
        checklist_files.take_in(store, exported)
    assert store.undo_label == before


def test_another_workbook_is_refused(store: Store, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["问题", "措施"])
    book.save(tmp_path / "台账.xlsx")
    with pytest.raises(InputError, match="不是导出的核查清单"):
        checklist_files.take_in(store, tmp_path / "台账.xlsx")
