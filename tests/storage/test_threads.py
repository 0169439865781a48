"""Many threads, and a workspace that is locked under their hands."""

import threading
from collections.abc import Callable

import pytest

from domain.errors import PlaceError
from storage.store import Store
from storage.writing import TRIES
from tests.conftest import PASSPHRASE
from tests.storage.samples import organization


def test_threads_write_one_after_the_other_and_read_meanwhile(store: Store) -> None:
    def write(name: str) -> None:
        for number in range(20):
            with store.change(name):
                store.organizations.put(organization(f"{name}{number}"))
            assert store.organizations.count() > number

    threads = [threading.Thread(target=write, args=(name,)) for name in ("甲", "乙", "丙")]
    for thread in threads:
        thread.start()
    with store.change("丁"):
        before = store.organizations.count()
        in_other = []
        other = threading.Thread(target=lambda: in_other.append(store.people.count()))
        other.start()
        other.join()
        assert in_other == [0], "another thread reads while this one writes"
        assert store.organizations.count() == before
    for thread in threads:
        thread.join()
    assert store.organizations.count() == 60
    assert store.verify() == []
    assert store.people.count() == 0  # a reader of a dead thread is closed when a new one comes
    late = threading.Thread(target=store.people.count)
    late.start()
    late.join()
    assert len(store._database._readers) <= 3


def test_a_long_block_lets_others_write_first_and_is_one_step_in_the_end(store: Store) -> None:
    short: list[threading.Thread] = []

    def write(name: str) -> None:
        with store.change(name):
            store.organizations.put(organization(name))

    def long() -> list[str]:
        store.organizations.put(organization("长"))
        short.append(threading.Thread(target=write, args=(f"短{len(short)}",)))
        short[-1].start()
        while not store._database._door.locked():
            assert short[-1].is_alive()
        written = [one.name for one in store.organizations.all()]  # where it looks whether anybody waits
        store.organizations.put(organization("久"))
        return written

    written = store.politely("很长", long)
    short[-1].join()
    assert len(short) == TRIES + 1, "in the end it goes through"
    assert sorted(written) == sorted(["长", *(f"短{number}" for number in range(TRIES))])
    assert [store.undo(), store.undo()] == [f"短{TRIES}", "很长"]
    assert sorted(one.name for one in store.organizations.all()) == [f"短{number}" for number in range(TRIES)]
    assert store.verify() == []


def test_a_long_block_inside_another_joins_it(store: Store) -> None:
    with store.change("整件事"):
        store.politely("很长", lambda: store.organizations.put(organization("甲")))
        store.organizations.put(organization("乙"))
    assert store.undo() == "整件事"
    assert store.organizations.count() == 0


def test_undo_and_writing_on_many_threads_keep_one_order(store: Store) -> None:
    def write(name: str) -> None:
        for number in range(15):
            with store.change(name):
                store.organizations.put(organization(f"{name}{number}"))
            store.undo()
            store.redo()

    threads = [threading.Thread(target=write, args=(name,)) for name in ("甲", "乙", "丙")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    labels = (store.undo_label, store.redo_label)
    assert store.verify() == []
    store.close()
    again = Store.open(store.folder, PASSPHRASE)
    assert (again.undo_label, again.redo_label) == labels
    again.close()


def test_a_block_that_locks_the_workspace_fails_and_leaves_nothing(store: Store) -> None:
    with pytest.raises(PlaceError, match="已经锁上"), store.change("新建"):
        store.close()
    again = Store.open(store.folder, PASSPHRASE)
    assert again.undo_label is None
    again.close()


def test_a_closed_store_says_that_it_is_locked(store: Store) -> None:
    assert store.is_open
    store.close()
    store.close()
    assert not store.is_open
    with pytest.raises(PlaceError, match="已经锁上"):
        store.organizations.all()
    with pytest.raises(PlaceError, match="已经锁上"), store.change("新建"):
        pass
    with pytest.raises(PlaceError, match="已经锁上"):
        store.files.take_bytes(b"photo")
    with pytest.raises(PlaceError, match="已经锁上"):
        store.vault.key("database")


def test_reading_on_while_the_workspace_is_locked_ends_in_one_sentence(new_store: Callable[[str], Store]) -> None:
    for number in range(10):
        store = new_store(f"第{number}个")
        told: list[str] = []
        threads = [threading.Thread(target=_read_on, args=(store, told)) for _ in range(3)]
        for thread in threads:
            thread.start()
        store.people.count()
        store.close()
        for thread in threads:
            thread.join()
        assert len(told) == 3
        assert all("已经锁上" in sentence for sentence in told)


def _read_on(store: Store, told: list[str]) -> None:
    """Reads until it is told why not."""
    while True:
        try:
            store.people.count()
        except PlaceError as error:
            told.append(str(error))
            return


def test_another_thread_reading_a_closed_store_is_told_too(store: Store) -> None:
    told: list[Exception] = []
    ready, closed = threading.Event(), threading.Event()

    def read() -> None:
        store.people.count()
        ready.set()
        closed.wait()
        try:
            store.people.count()
        except PlaceError as error:
            told.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    ready.wait()
    store.close()
    closed.set()
    thread.join()
    assert "已经锁上" in str(told[0])
