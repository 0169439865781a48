# ruff: noqa: S608  # a forger writes his own statements
"""Something of a workspace put back to what it was is found by the next check, and named."""

import shutil
from pathlib import Path

import pytest

from storage import bundle, receipts, roster
from storage.store import Store
from tests.conftest import CHEAP, PASSPHRASE
from tests.faults.rollback_kit import JOURNAL, busy, found, put_back, rows_of, state, unguarded
from tests.storage.people import hand_over, member
from tests.storage.samples import organization

OTHER = "海阔天空 林溪换了口令 2026"

PAGE = 4096


def old_pages(store: Store, seeds: range) -> int:
    """Puts back every page that some days of work changed, each by itself; how many that were."""
    busy(store, 1)
    olds = [state(store)]
    for seed in seeds:
        busy(store, seed)
        olds.append(state(store))
    olds.pop()
    store.close()
    whole = rows_of(store.folder)
    path, tried, missed = store.folder / "workspace.db", 0, []
    new = path.read_bytes()
    for old in olds:
        for place in range(0, min(len(old), len(new)), PAGE):
            if old[place : place + PAGE] != new[place : place + PAGE]:
                path.write_bytes(new[:place] + old[place : place + PAGE] + new[place + PAGE :])
                tried += 1
                if not found(store.folder) and rows_of(store.folder) != whole:  # a page nobody uses tells nothing
                    missed.append(place)
    path.write_bytes(new)
    assert found(store.folder) == []
    assert missed == []
    return tried


def test_every_single_old_pageput_back_is_found(store: Store) -> None:
    assert old_pages(store, range(2, 8)) > 200


@pytest.mark.soak
def test_a_thousand_old_pagesput_back_are_found(store: Store) -> None:
    assert old_pages(store, range(2, 20)) > 1_000


def test_an_old_piece_of_the_search_indexput_back_is_found_and_mended(store: Store, tmp_path: Path) -> None:
    def pieces() -> dict[int, bytes]:
        return dict(store._database.rows("select id, block from search_data where id > 1"))  # 1 is for ranking alone

    busy(store, 1)
    old = pieces()
    busy(store, 2)
    changed = [number for number, block in pieces().items() if old.get(number, block) != block]
    store.close()
    for number in changed[:10]:
        again = Store.open(Path(shutil.copytree(store.folder, tmp_path / str(number))), PASSPHRASE)
        with again._database.transaction():
            again._database.write("update search_data set block = ? where id = ?", (old[number], number))
        again.close()
        assert any(said.startswith("搜索用的索引") for said in found(again.folder)), number
        assert found(again.folder) == []
    assert changed


def test_every_tableput_back_by_a_hand_with_the_key_is_found(store: Store) -> None:
    busy(store, 1)
    database = store._database
    tables = [name for (name,) in database.rows(
        "select name from sqlite_master where type = 'table' and name in ('issue', 'journal_step', 'journal_entry',"
        " 'journal_head', 'journal_record')"
    )]  # fmt: skip
    kept = {table: database.rows(f"select * from {table}") for table in tables}
    busy(store, 2)
    now = {table: database.rows(f"select * from {table}") for table in tables}
    with unguarded(store):
        for table in tables:
            put_back(store, table, kept[table])
            assert store.verify(), table
            put_back(store, table, now[table])
        assert store.verify() == []


def test_an_old_key_slotput_back_is_found_and_named(store: Store) -> None:
    slot = next((store.folder / "slots").glob("*.slot"))
    old = slot.read_bytes()
    store.vault.change_passphrase(PASSPHRASE, OTHER, CHEAP)
    store.close()
    again = Store.open(store.folder, OTHER)
    assert again.verify() == []
    again.close()
    slot.write_bytes(old)
    assert "口令文件被换回了旧的" in found(store.folder)[0]
    again = Store.open(store.folder, PASSPHRASE)
    for old_one, new_one in ((PASSPHRASE, OTHER), (OTHER, PASSPHRASE)):
        again.vault.change_passphrase(old_one, new_one, CHEAP)
    again.close()
    assert found(store.folder) == []


def test_a_slot_made_anew_by_the_recovery_card_is_no_old_one(store: Store) -> None:
    store.vault.change_passphrase(PASSPHRASE, OTHER, CHEAP)
    code = store.vault.make_recovery()
    store.close()
    Store.open(store.folder, OTHER).close()
    Store.open_with_recovery(store.folder, code, PASSPHRASE, cost=CHEAP).close()
    assert found(store.folder) == []


def test_an_old_original_or_an_old_logput_back_is_found(store: Store) -> None:
    with store.change("附加"):
        first, second = store.files.take_bytes(b"a" * 9000), store.files.take_bytes(b"b" * 9000)
        for one in (first, second):
            store.stored_files.put(one)
    log = store.folder / "workspace.db-wal"
    early = log.read_bytes()
    busy(store, 1)
    database = state(store)
    store.close()
    shutil.copy(store.files.path(first.uid), store.files.path(second.uid))
    assert "有问题" in found(store.folder)[0]
    store.files.path(second.uid).unlink()
    assert "有问题" in found(store.folder)[0]
    (store.folder / "workspace.db").write_bytes(database)
    log.write_bytes(early)
    said = found(store.folder)
    assert said == [] or "数据库已损坏" in said[0] or "有问题" in said[0], (
        "a foreign log is not played into the database"
    )


def test_a_whole_folderput_back_is_found_at_the_next_exchange(trio: list[Store], stick: Path, tmp_path: Path) -> None:
    first, second, _ = trio
    busy(second, 1)
    second.close()
    shutil.copytree(second.folder, tmp_path / "old")
    second = Store.open(second.folder, PASSPHRASE)
    busy(second, 2)
    hand_over(second, first, stick)
    second.close()
    shutil.rmtree(second.folder)
    shutil.copytree(tmp_path / "old", second.folder)
    assert found(second.folder) == [], "nothing in it can tell"
    again = Store.open(second.folder, PASSPHRASE)
    report = bundle.take_in(again, bundle.export(first, [member(first, again)], stick).folder)
    assert any("换回了旧的" in note or "拷贝" in note for note in report.notes), report.notes
    again.close()


def test_a_chain_cut_behind_its_checkpoint_is_found(store: Store) -> None:
    busy(store, 1)
    assert receipts.unwitnessed(store) == 24
    with unguarded(store), store._database.transaction():
        for table in JOURNAL:
            store._database.write(f"delete from {table} where seq > 20")
    assert any("签过名的第24步不见了" in sentence for sentence in store.verify())


def test_what_a_colleague_has_seen_cannot_be_cut_off_either(trio: list[Store], stick: Path) -> None:
    first, second, _ = trio
    busy(second, 1)
    report = hand_over(second, first, stick)
    receipts.take_packet(second, receipts.make(first, report, roster.ourselves(second).signing))
    assert receipts.unwitnessed(second) == 0
    with second.change("以后"):
        second.organizations.put(organization())
    assert receipts.unwitnessed(second) == 1
    for paper in second.trust.all("checkpoint"):
        second.trust.forget("checkpoint", paper.name)
    with unguarded(second), second._database.transaction():
        for table in JOURNAL:
            second._database.write(f"delete from {table} where seq > 10")
    assert any("同事见过本机" in sentence for sentence in second.verify())
