"""A hand in the database, a page put back, an altered original: verify names it."""

import re
import shutil
from dataclasses import replace

import pytest

from domain.records import Evidence, StoredFile
from storage.store import Store
from storage.verify import NOUNS
from tests.storage.samples import issue, organization


@pytest.fixture
def written(store: Store) -> Store:
    with store.change("导入"):
        for number in range(5):
            store.issues.put(issue(number))
    problem = store.issues.all()[0]
    with store.change("修改问题"):
        store.issues.put(replace(problem, heading="改过的问题"))
    return store


def tamper(store: Store, *statements: str) -> None:
    """What someone with the key and a database tool could do."""
    with store._database.transaction():
        for statement in statements:
            store._database.write(statement)


def test_a_sound_workspace_has_nothing_wrong(written: Store) -> None:
    seen: list[str] = []
    assert written.verify(lambda _done, _total, text: seen.append(text)) == []
    assert seen[-1] == "正在核对修改记录"


def test_every_table_has_its_noun(store: Store) -> None:
    assert set(NOUNS) == {shelf.table for shelf in store._by_type.values()}


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (["update issue set heading = '没有问题' where position = 3"], "一条反馈问题.*直接改动过"),
        (["delete from issue where position = 3"], "少了一条反馈问题"),
        (
            [
                "create temp table new as select * from issue where position = 3",
                "update new set id = id + 1000, uid = 'new', position = 9",
                "insert into issue select * from new",
                "drop table new",
            ],
            "多出一条没有来历的反馈问题",
        ),
        (["delete from journal_head where field = 'heading'"], "当前登记与修改记录不符"),
        (
            ["drop trigger journal_step_no_update", "update journal_step set author = '别人' where seq = 1"],
            "第1步（别人：导入）.*对不上",
        ),
        (
            ["drop trigger journal_entry_no_update", "update journal_entry set value = '假' where field = 'heading'"],
            "第1步.*对不上",
        ),
        (
            [
                "drop trigger journal_step_no_delete",
                "drop trigger journal_entry_no_delete",
                "delete from journal_entry where seq = 1",
                "delete from journal_step where seq = 1",
            ],
            "第2步.*对不上",
        ),
    ],
)
def test_a_hand_in_the_database_is_named(written: Store, statements: list[str], said: str) -> None:
    tamper(written, *statements)
    wrong = written.verify()
    written.close()
    assert any(re.search(said, sentence) for sentence in wrong), wrong


def test_an_old_database_under_new_files_is_found(written: Store) -> None:
    with written.change("附加照片"):
        stored = written.files.take_bytes(b"photo")
        written.stored_files.put(stored)
    written.files.path(stored.uid).unlink()
    (sentence,) = written.verify()
    assert stored.uid[:8] in sentence
    assert "找不到" in sentence


def test_an_altered_original_is_named(written: Store) -> None:
    stored = written.files.take_bytes(b"photo" * 100)
    with written.change("附加照片"):
        written.stored_files.put(stored)
        written.evidence.put(Evidence(visit_uid="v", number="证-0001", name="照片.jpg", file_uid=stored.uid))
    path = written.files.path(stored.uid)
    content = bytearray(path.read_bytes())
    content[30] ^= 1
    path.write_bytes(content)
    (sentence,) = written.verify()
    assert "照片.jpg" in sentence
    assert "已被改动或损坏" in sentence


def test_many_faults_of_one_kind_are_counted(store: Store) -> None:
    with store.change("导入"):
        for number in range(25):
            store.issues.put(issue(number))
    tamper(store, "update issue set heading = '没有问题'")
    wrong = store.verify()
    assert len(wrong) == 21
    assert wrong[-1] == "同类问题另有5处。"


def test_a_damaged_page_is_said_by_verify_too(written: Store) -> None:
    folder = written.folder
    with written.change("导入"):
        for number in range(3000):
            written.organizations.put(organization(f"单位{number}" * 10))
    written._database.writer.execute("pragma wal_checkpoint(truncate)")
    database = folder / "workspace.db"
    content = bytearray(database.read_bytes())
    content[len(content) // 2] ^= 1
    database.write_bytes(content)
    (sentence,) = written.verify()
    assert "已损坏" in sentence
    written.close()


def test_a_file_record_put_back_with_another_digest_is_found(written: Store) -> None:
    stored = written.files.take_bytes(b"photo")
    with written.change("附加照片"):
        written.stored_files.put(StoredFile(uid=stored.uid, size=5, sha256="0" * 64, key=stored.key))
    assert len(written.verify()) == 1
    shutil.rmtree(written.folder / "files")
    assert len(written.verify()) == 1


def test_a_device_whose_first_steps_are_gone_is_found_by_its_gap(written: Store) -> None:
    with written.change("再改"):
        written.issues.put(replace(written.issues.all()[1], heading="再改"))
    tamper(
        written,
        "drop trigger journal_step_no_update",
        "drop trigger journal_entry_no_update",
        "pragma defer_foreign_keys = on",
        "update journal_step set seq = 9 where seq = 3",
        "update journal_entry set seq = 9 where seq = 3",
    )
    wrong = written.verify()
    written.close()
    assert any("第9步" in sentence for sentence in wrong)
