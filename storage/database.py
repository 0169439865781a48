"""The connections of one open database: a writer under a lock, a reader for each thread."""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from storage.aside import disk_error, flush_file, put_in_place
from storage.reserve import Reserve
from storage.sentences import IndexTornError, damaged, locked
from storage.sqlcipher import DISK_FULL, OF_INDEX, DatabaseError, check_version, connect, sentence

QUICK_CHECK = "pragma quick_check(1)"  # what is derived is looked at last: an error there says that the rest is sound
CHECKED_AT_ONCE = 8 * 1024 * 1024  # bytes; about 30 ms

Row = tuple[Any, ...]


class GaveWay(Exception):  # noqa: N818 - caught where the deed is begun anew, never shown
    """The transaction ended itself, with nothing written, because another thread wants to write."""


class _Reader:
    """One thread's reading connection, with the lock that keeps closing and reading apart."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.lock = threading.Lock()
        self.thread = threading.current_thread()


class Database:
    """One writer under a lock, one reader for each thread."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self.reserve = Reserve(path.parent)
        self._key = key
        self._lock = threading.RLock()
        self._door = threading.Lock()  # held by whoever waits for the other
        self._readers_lock = threading.Lock()
        self._local = threading.local()
        self._readers: list[_Reader] = []
        self._writing_thread: int | None = None
        self.gives_way = False  # whether the open transaction ends itself when another thread wants to write
        self._writer: Any = None
        self._damaged = False
        self.index_torn = False  # until the search index is built anew
        self.index_mended = False  # it was torn and built anew, and nobody has been told yet
        self._check: tuple[threading.Thread, Any] | None = None
        check_version()
        self._writer = connect(path, key)

    @property
    def writer(self) -> Any:
        """The writing connection; only schema and backup use it by itself."""
        if self._writer is None:
            raise locked()
        if self._damaged:
            raise damaged()
        return self._writer

    @property
    def is_open(self) -> bool:
        """Whether the keys are still here."""
        return self._writer is not None

    @property
    def writing_here(self) -> bool:
        """Whether this thread is inside a transaction of its own."""
        return self._writing_thread == threading.get_ident()

    def rows(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[Row]:
        """All rows; inside a transaction of this thread they contain what it wrote."""
        try:
            if self.writing_here:
                self.look_round()
                return list(self.writer.execute(sql, values))
            reader = self._reader()
            with reader.lock:
                if reader.connection is None:  # locked between the two lines above
                    raise locked()
                return list(reader.connection.execute(sql, values))
        except DatabaseError as error:
            raise sentence(error, self.path) or error from error

    def row(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> Row | None:
        """The first row; None when there is none."""
        return next(iter(self.rows(sql, values)), None)

    def value(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> Any:
        """The first column of the first row; None when there is none."""
        return (self.row(sql, values) or (None,))[0]

    def write(self, sql: str, values: Sequence[Any] = ()) -> int:
        """One statement inside the open transaction; returns the row number of an insert."""
        self.look_round()
        number: int = self.writer.execute(sql, values).lastrowid
        return number

    def write_many(self, sql: str, values: Iterable[Sequence[Any]]) -> None:
        """The same statement for many rows inside the open transaction."""
        self.writer.executemany(sql, self._one_by_one(values) if self.gives_way else values)

    def _one_by_one(self, values: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
        for each in values:
            self.look_round()
            yield each

    def look_round(self) -> None:
        """Ends the open transaction if it gives way and another thread waits; asked at every statement."""
        if self.gives_way and self._door.locked():
            raise GaveWay

    @contextmanager
    def of_index(self) -> Iterator[None]:
        """Around what a transaction does with the search index: all of it, or none of it and IndexTornError."""
        self.writer.execute("savepoint of_index")
        try:
            yield
            # What was written lies in memory until a savepoint or the end; a fault must not wait for the end.
            self.writer.execute("savepoint written")
            self.writer.execute("release written")
        except DatabaseError as error:
            if not (str(error).startswith(OF_INDEX) or "malformed" in str(error)):
                raise
            self.writer.execute("rollback to of_index")
            raise IndexTornError from error
        finally:
            if self.writer.in_transaction:
                self.writer.execute("release of_index")

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keeps the writing of other threads out, around a transaction and what must follow it at once."""
        if not self._lock.acquire(blocking=False):
            with self._door:
                self._lock.acquire()
        try:
            yield
        finally:
            self._lock.release()

    def let_in(self) -> None:
        """Returns when whoever waits to write has begun."""
        with self._door:
            return

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; waits for the writing of other threads."""
        if self.writing_here:
            raise RuntimeError("a transaction stands outside of `with store.change(label):`")
        with self.held():
            try:
                self.reserve.look()
                self.writer.execute("begin immediate")
                self._writing_thread = threading.get_ident()
                yield
                self.writer.execute("commit")
            except BaseException as error:
                self._roll_back()
                if isinstance(error, DatabaseError):
                    if DISK_FULL in str(error):
                        self.reserve.give_up()
                    raise sentence(error, self.path) or error from error
                raise
            finally:
                self._writing_thread = None
                self.gives_way = False

    def _roll_back(self) -> None:
        # A full disk may have rolled the transaction back already.
        if self._writer is not None and self._writer.in_transaction:
            self._writer.execute("rollback")

    def _reader(self) -> _Reader:
        reader: _Reader | None = getattr(self._local, "reader", None)
        if reader is not None and reader.connection is not None:
            return reader
        with self._readers_lock:
            if self._writer is None:
                raise locked()
            connection = connect(self.path, self._key)
            connection.execute("pragma query_only = 1")
            reader = _Reader(connection)
            self._close_readers([old for old in self._readers if not old.thread.is_alive()])
            self._readers.append(reader)
        self._local.reader = reader
        return reader

    def _close_readers(self, readers: list[_Reader]) -> None:
        for reader in readers:
            with reader.lock:
                reader.connection.close()
                reader.connection = None
            self._readers.remove(reader)

    def quick_check(self, *, thorough: bool, at_once: int = CHECKED_AT_ONCE) -> None:
        """PlaceError when pages or indexes do not hold together; a big sound-looking file is checked beside the work.

        Beside or not, no damaged page is ever taken for a sound one: each carries its own seal.
        """
        # Never a connection that has searched: SQLite's check of the index goes by what that one remembers of it, and
        # calls segments missing that another connection has merged since.
        connection = connect(self.path, self._key)
        if thorough or self.path.stat().st_size < at_once:
            try:
                self._look_at(connection)
            except DatabaseError as error:
                raise sentence(error, self.path) or error from error
            finally:
                connection.close()
            if self._damaged:
                raise damaged()
            return
        thread = threading.Thread(target=self._check_beside, args=(connection,), name="quick check", daemon=True)
        self._check = (thread, connection)
        thread.start()

    def _look_at(self, connection: Any) -> None:
        ((found,),) = connection.execute(QUICK_CHECK)
        of_index = OF_INDEX in found.lower()
        self.index_torn = self.index_torn or of_index
        self._damaged = found != "ok" and not of_index

    def _check_beside(self, connection: Any) -> None:
        try:
            self._look_at(connection)
        except DatabaseError as error:
            self._damaged = sentence(error, self.path) is not None  # an interruption by close is no damage

    def back_up(self, target: Path, key: bytes = b"") -> None:
        """A copy under the same or another key, made while in use."""
        copy = connect(target, key or self._key)
        try:
            self.writer.backup(copy)
        except DatabaseError as error:
            raise sentence(error, self.path) or error from error
        finally:
            copy.close()

    def keep_copy(self, target: Path) -> None:
        """A copy that gets its name only when it was opened and checked."""
        aside = target.with_name(target.name + ".part")
        try:
            self.back_up(aside)
            copy = Database(aside, self._key)
            try:
                copy.quick_check(thorough=True)
            finally:
                copy.close()
            flush_file(aside)
            put_in_place(aside, target)
        except OSError as error:
            raise disk_error(error, target.parent) from error

    def close(self) -> None:
        """Closes every connection and forgets the key; waits for writing and reading under way."""
        with self._lock, self._readers_lock:
            if self._writer is None:
                return
            if self._check is not None:
                thread, connection = self._check
                connection.interrupt()
                thread.join()
                connection.close()
            self._close_readers(list(self._readers))
            self._writer.close()
            self._writer = None
            self._key = b""
            self.reserve.let_go()
