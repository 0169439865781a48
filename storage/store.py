"""Store: one unlocked workspace; shelves to read and write, change blocks, undo, files, proof."""

import secrets
import shutil
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from domain import records
from domain.changes import Changes, Progress
from domain.errors import InputError, PlaceError
from domain.records import new_uid
from storage import passphrases, schema
from storage.aside import PRIVATE, disk_error, flush_folder
from storage.backup import Backups
from storage.cabinet import Cabinet
from storage.change import Change
from storage.files import Files, silent
from storage.journal import Journal
from storage.lock import WorkspaceLock
from storage.merge import Merge
from storage.rekeying import Replacement, opened, place_of
from storage.scratch import Scratch
from storage.search import Search
from storage.signed_papers import SignedPapers
from storage.slots import USERS_COST, Cost, Person
from storage.undo import Undo
from storage.vault import Vault, is_workspace
from storage.verify import Verify
from storage.writing import T, Writing


class Store(Cabinet):
    """Open one with `Store.open` or `Store.create`; close it to lock the workspace."""

    def __init__(self, folder: Path, vaults: Iterable[Vault], lock: WorkspaceLock, *, new: bool) -> None:
        self.folder = folder
        self._lock = lock
        vault, self._database = opened(folder / "workspace.db", vaults)
        self.vault = vault
        self.author = vault.person.name
        try:
            schema.prepare(self._database, folder / "backups", new=new)
            self._database.quick_check(thorough=lock.left_behind)
            self.device = self._own_device()
            self._remember_slot(vault)
            self._journal = Journal(self._database)
            self._writing = Writing(self._database, self._journal, self.device, self.author)
            self._undo = Undo(self._database, self._journal, self._writing)
            self.search = Search(self._database)
            self.search.prepare()
            self._writing.within.append(self.search.follow)
            self.merge = Merge(self._database, self._journal, self._writing)
            self.merge.read_unread()
            self.trust = SignedPapers(self._database)
            self.reserve = self._database.reserve
            self.files = Files(folder / "files", vault.key("files"), self.reserve.check)
            self.scratch = Scratch(folder, self.device)
            self.backups = Backups(folder, self._database, self._journal, vault, self.files)
            if lock.left_behind:
                self.files.sweep(self._journal.uids_of("stored_file"))
        except BaseException:
            self._database.close()
            raise
        super().__init__(self._database, self._writing)

    @classmethod
    def create(cls, folder: Path, passphrase: str, *, author: str, cost: Cost = USERS_COST) -> "Store":
        """A new workspace, unlocked. cost is for tests; a user's slot is made with the default."""
        passphrases.check(passphrase)
        try:
            folder.mkdir(PRIVATE, parents=True, exist_ok=True)
            if is_workspace(folder):
                raise InputError(f"“{folder.name}”已经是一个工作夹，没有再新建，请直接打开它，或另选一个空文件夹。")
            if any(folder.iterdir()):
                raise InputError(f"“{folder.name}”里已经有文件，没有在里面新建工作夹，请另选一个空文件夹。")
        except OSError as error:
            raise disk_error(error, folder.parent) from error
        person = Person.new(secrets.token_bytes(32), author)
        try:
            store = cls._opened(folder, lambda: [Vault.create(folder, new_uid(), person, passphrase, cost)], new=True)
            flush_folder(folder)
            flush_folder(folder.parent)
        except BaseException:
            _clear(folder)
            raise
        return store

    @classmethod
    def open(cls, folder: Path, passphrase: str) -> "Store":
        """Unlocks a workspace; PlaceError says in one sentence why not."""
        _check_is_workspace(folder)
        return cls._opened(folder, lambda: Vault.unlock(folder, passphrase))

    @classmethod
    def open_with_recovery(cls, folder: Path, code: str, new_passphrase: str, *, cost: Cost = USERS_COST) -> "Store":
        """Unlocks with the code of the recovery card; from then on the new passphrase opens it."""
        _check_is_workspace(folder)
        return cls._opened(folder, lambda: [Vault.recover(folder, code, new_passphrase, cost)])

    @classmethod
    def _opened(cls, folder: Path, unlock: Callable[[], Iterable[Vault]], *, new: bool = False) -> "Store":
        lock = WorkspaceLock(folder)
        try:
            store = cls(folder, unlock(), lock, new=new)
            lock.tell(store.author)
        except OSError as error:
            lock.release()
            raise disk_error(error, folder) from error
        except BaseException:
            lock.release()
            raise
        return store

    def _own_device(self) -> str:
        """The name of this laptop's chain of steps; a workspace that was copied here begins a chain of its own.

        Two copies going on under one name would give the same number to different steps.
        """
        database = self._database
        place = place_of(database.path)
        known: dict[str, str] = dict(database.rows("select name, value from meta where name in ('device', 'place')"))
        if known.get("place") == place:
            return known["device"]
        device = new_uid()
        with database.transaction():
            database.write("insert or replace into meta values ('device', ?), ('place', ?)", (device, place))
        return device

    def _remember_slot(self, vault: Vault) -> None:
        """By which of its key slots the workspace was opened: an older one put back is found by `verify`."""
        known = self._database.value("select value from meta where name = 'slot'")
        generation = vault.person.generation
        if vault.recovered or known is None or int(known) < generation:
            with self._database.transaction():
                self._database.write("insert or replace into meta values ('slot', ?)", (str(generation),))

    def begin_device(self) -> None:
        """Another laptop goes on under this one's name: from here on this one has a chain of its own."""
        with self._database.transaction():
            self.device = new_uid()
            self._database.write("insert or replace into meta values ('device', ?)", (self.device,))
        self._writing.device = self.device
        self._undo.begin_anew()

    @property
    def is_open(self) -> bool:
        """Whether the workspace is unlocked here."""
        return self._database.is_open

    def rekey(self, passphrase: str, cost: Cost = USERS_COST) -> None:
        """A fresh workspace key, after a backup; the workspace is locked then, and its recovery card opens no more."""
        self.backups.make("换密钥前")
        with self._database.held():  # nothing is written between the copy and the end of the original
            replacement = Replacement(self._database, self.vault, passphrase, cost)
            self.close(replacement.put_in_place)

    def close(self, then: Callable[[], object] = lambda: None) -> None:
        """Locks the workspace: connections closed, keys dropped, the next process may come in."""
        if not self.is_open:
            return
        swept = False
        with self._database.held():
            with suppress(PlaceError, OSError):  # a damaged workspace is locked like any other
                swept = self.files.sweep_taken(self._journal.uids_of("stored_file"))
            self._database.close()
        self.files.close()
        self.vault.close()
        try:
            then()
        finally:
            self._lock.release(whole=swept)

    def change(self, label: str) -> AbstractContextManager[Change]:
        """The block in which put and drop stand; label is the user's word for the deed."""
        return self._writing.change(label)

    def politely(self, label: str, deed: Callable[[], T]) -> T:
        """The same around a deed that puts very much: others write in between, and it is begun anew, if need be."""
        return self._writing.politely(label, deed)

    def listen(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Calls back after every commit, on the thread that wrote; returns what ends it."""
        return self._writing.listen(callback)

    def undo(self) -> str | None:
        """Takes back what was done here last, a step or the taking in of an archive; returns its label."""
        return self.undo_take_in() if self.merge.intakes.undo_label else self._undo.undo()

    def undo_take_in(self) -> str | None:
        """Takes back what came in last, as far as this person may write it; its label, or None."""
        from storage import roster  # noqa: PLC0415 - the roster knows the store

        us = roster.member_of(self, roster.ourselves(self).signing)
        return self.merge.intakes.undo(lambda table: us is None or us.may_write(table))

    def redo(self) -> str | None:
        """Does again what was undone last; returns its label."""
        return self._undo.redo()

    @property
    def undo_label(self) -> str | None:
        """What undo would take back."""
        return self.merge.intakes.undo_label or self._undo.undo_label

    @property
    def redo_label(self) -> str | None:
        """What redo would do again."""
        return self._undo.redo_label

    @property
    def undo_is_long(self) -> bool:
        """Whether undo takes longer than a key may wait: an archive, or very many cells."""
        return bool(self.merge.intakes.undo_label) or self._undo.undo_is_long

    @property
    def redo_is_long(self) -> bool:
        """The same of redo."""
        return self._undo.redo_is_long

    def verify(self, progress: Progress | None = None) -> list[str]:
        """What is wrong with pages, chain, tables and originals, in Chinese sentences; empty when all is sound."""
        generation = self.vault.person.generation
        return Verify(self._database, self._journal, self.files, generation).run(progress or silent)

    def dossier(self, visit_uid: str) -> records.Dossier:
        """Everything the references of one visit say."""
        visit = self.visits.one(visit_uid)
        organization = self.organizations.one(visit.organization_uid)
        return records.Dossier(
            visit=visit,
            organization=organization,
            documents=tuple(self.documents.all(visit_uid=visit_uid)),
            issues=tuple(self.issues.all(visit_uid=visit_uid)),
            recommendations=tuple(self.recommendations.all(visit_uid=visit_uid)),
            tasks=tuple(self.tasks.all(visit_uid=visit_uid)),
            named_matters=tuple(self.named_matters.all(visit_uid=visit_uid)),
            plan_items=tuple(self.plan_items.all(visit_uid=visit_uid)),
            ledger_entries=tuple(self.ledger_entries.all(visit_uid=visit_uid)),
            statements=tuple(self.statements.all(visit_uid=visit_uid)),
            measures=tuple(self.measures.all(visit_uid=visit_uid)),
            also_answers=tuple(self.also_answers.all(visit_uid=visit_uid)),
        )


def _check_is_workspace(folder: Path) -> None:
    if not is_workspace(folder):
        raise PlaceError(f"“{folder.name}”不是复诊的工作夹，没有打开，也没有改动，请另选文件夹。")


def _clear(folder: Path) -> None:
    """Removes what a failed creation left, so that it can be tried again in the same place."""
    shutil.rmtree(folder / "slots", ignore_errors=True)
    shutil.rmtree(folder / "files", ignore_errors=True)
    for pattern in ("workspace.db*", "in-use.*"):
        for path in folder.glob(pattern):
            path.unlink()
