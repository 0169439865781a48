"""常用表述 as a workbook."""

from datetime import date
from pathlib import Path

import pytest

from documents import phrase_files, workbooks
from domain.errors import InputError
from domain.records import Phrase
from domain.words import PhraseKind
from storage.store import Store

POLICY = phrase_files.made(
    PhraseKind.BASIS, "工程竣工验收后三个月内办理决算。", area="工程", source="《基本建设财务规则》第三十三条"
)
LAPSED = phrase_files.made(PhraseKind.BASIS, "旧规定", lapsed_on=date(2020, 6, 30))
CAUSE = phrase_files.made(PhraseKind.CAUSE, "党组未专题研究，\n以批示代替督办。")
HEAD = [name for name, _ in phrase_files.COLUMNS]


def keep(store: Store, *phrases: Phrase) -> None:
    with store.change("常用表述"):
        for phrase in phrases:
            store.phrases.put(phrase)


def workbook(path: Path, *rows: tuple[str, ...], head: list[str] = HEAD) -> Path:
    path.write_bytes(workbooks.as_bytes({"常用表述": (head, *rows)}, {}))
    return path


def words(store: Store) -> set[tuple[object, ...]]:
    return {(one.kind, one.text, one.area, one.source, one.lapsed_on) for one in store.phrases.all()}


def test_a_library_goes_out_and_in_again_without_loss(store: Store, tmp_path: Path) -> None:
    keep(store, POLICY, LAPSED, CAUSE)
    before = words(store)
    path = tmp_path / "常用表述.xlsx"
    assert phrase_files.export(store, path) == 3
    assert phrase_files.take_in(store, path) == (0, 0)
    with store.change("清空"):
        for uid in store.phrases.uids():
            store.phrases.drop(uid)
    assert phrase_files.take_in(store, path) == (3, 0)
    assert words(store) == before
    assert store.undo() == "导入常用表述“常用表述”"
    assert store.phrases.count() == 0


def test_what_is_known_is_brought_up_to_date_and_nothing_is_taken_away(store: Store, tmp_path: Path) -> None:
    keep(store, POLICY, CAUSE)
    path = workbook(tmp_path / "新.xlsx", ("政策依据", "工程", POLICY.text, POLICY.source, "2025年1月1日"))
    assert phrase_files.take_in(store, path) == (0, 1)
    assert store.phrases.one(POLICY.uid).lapsed_on == date(2025, 1, 1)
    assert store.phrases.count() == 2


def test_a_wording_that_was_changed_here_is_not_written_over(store: Store, tmp_path: Path) -> None:
    path = workbook(tmp_path / "一.xlsx", ("原因", "", "没有研究", "", ""))
    phrase_files.take_in(store, path)
    (first,) = store.phrases.all()
    with store.change("改写"):
        store.phrases.put(Phrase(uid=first.uid, kind=first.kind, text="没有专题研究"))
    assert phrase_files.take_in(store, path) == (1, 0)
    assert {one.text for one in store.phrases.all()} == {"没有专题研究", "没有研究"}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("套话", "", "甲", "", ""), "第3行的“种类”写的是“套话”，.*请改成事实、政策依据、原因、建议中"),
        (("原因", "", "", "出处", ""), "第3行的“内容”没有写"),
        (("原因", "", "乙", "", "去年"), "第3行的“废止日期”写的是“去年”"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_and_nothing_is_written(
    store: Store, tmp_path: Path, row: tuple[str, ...], said: str
) -> None:
    path = workbook(tmp_path / "坏.xlsx", ("原因", "", "甲", "", ""), row)
    with pytest.raises(InputError, match=said):
        phrase_files.take_in(store, path)
    assert store.phrases.count() == 0


def test_another_workbook_is_refused(store: Store, tmp_path: Path) -> None:
    path = workbook(tmp_path / "台账.xlsx", ("1", "问题"), head=["序号", "问题"])
    with pytest.raises(InputError, match="第一行不是“种类、领域、内容、出处、废止日期”"):
        phrase_files.take_in(store, path)


def test_the_starter_library_is_taken_in_once_and_undone_as_one_step(store: Store) -> None:
    new, changed = phrase_files.take_in(store, phrase_files.STARTER)
    assert (new, changed) == (store.phrases.count(), 0)
    assert {phrase.kind for phrase in store.phrases.all()} == set(PhraseKind)
    assert all(phrase.source for phrase in store.phrases.find(PhraseKind.BASIS))
    assert phrase_files.take_in(store, phrase_files.STARTER) == (0, 0)
    assert store.undo() == "导入常用表述“起步表述”"
    assert store.phrases.count() == 0
