"""How a workspace is opened, made or laid out as sample; runs on the worker, so no widget is touched here.

Storage and readers are imported by the deed that needs them: the unlock page is drawn before.
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from domain.changes import Progress

if TYPE_CHECKING:
    from gui.closing import Closing
    from gui.new_workspace import NewWorkspace
    from storage.settings import Settings
    from storage.store import Store
    from storage.unlocking import Key


class Opening:
    """Each deed returns the unlocked store and the name to remember it by."""

    def __init__(self, settings: "Settings") -> None:
        self._settings = settings
        self.sample_folder = settings.path.parent / "sample"
        self.home = Path.home() / "复诊"
        self.closing: dict[Path, Closing] = {}  # what was locked while work went on in it

    def seconds_to_wait(self, folder: Path) -> int:
        """How long after wrong tries the next one has to wait."""
        from storage.tries import Tries  # noqa: PLC0415 - see above

        return Tries(folder).wait()

    def holds_backups(self, folder: Path) -> bool:
        """Whether a folder is no workspace and has backups of one."""
        from storage import restoring  # noqa: PLC0415 - see above
        from storage.vault import is_workspace  # noqa: PLC0415

        return not is_workspace(folder) and restoring.place_in(folder) is not None

    def open(self, folder: Path, passphrase: str) -> "tuple[Store, str]":
        """Unlock by passphrase; where only backups lie, bring the newest sound one back and open that."""
        from storage.store import Store  # noqa: PLC0415 - see above

        if self.holds_backups(folder):
            target, when = self._brought_back(folder, passphrase)
            store = Store.open(target, passphrase)
            return store, f"{name_of(store)}（{when}的备份）"
        store = self._taken_back(folder, passphrase) or Store.open(folder, passphrase)
        return store, name_of(store)

    def _brought_back(self, folder: Path, key: "Key") -> tuple[Path, str]:
        """The newest sound backup as a workspace of its own, and of when it is."""
        from storage import restoring  # noqa: PLC0415 - see above

        self.home.mkdir(parents=True, exist_ok=True)
        target = self.home / f"恢复的工作夹 {datetime.now():%Y%m%d-%H%M%S}"  # noqa: DTZ005 - a name for people
        return target, restoring.restore(folder, target, key).backup.said

    def _taken_back(self, folder: Path, passphrase: str) -> "Store | None":
        """One in which work still goes on, as it is."""
        closing = self.closing.get(folder)
        return closing.take_back(passphrase) if closing else None

    def _await_closing(self, folder: Path) -> None:
        if closing := self.closing.get(folder):
            closing.wait()

    def recover(self, folder: Path, code: str, passphrase: str) -> "tuple[Store, str]":
        """Unlock by the card, or bring a backup back by it; the new passphrase counts from now on."""
        from storage.store import Store  # noqa: PLC0415 - see above
        from storage.unlocking import Card  # noqa: PLC0415

        if self.holds_backups(folder):
            target, when = self._brought_back(folder, Card(code))
            store = Store.open_with_recovery(target, code, passphrase)
            return store, f"{name_of(store)}（{when}的备份）"
        self._await_closing(folder)
        store = Store.open_with_recovery(folder, code, passphrase)
        return store, name_of(store)

    def make(self, wanted: "NewWorkspace") -> "tuple[Store, str, str]":
        """A new workspace, with its first visit unless that comes by archive, and the code of its card."""
        from documents import visits  # noqa: PLC0415 - see above
        from storage.store import Store  # noqa: PLC0415 - see above

        store = Store.create(wanted.folder, wanted.passphrase, author=wanted.author)
        try:
            if wanted.organization:
                visits.begin(
                    store,
                    organization=wanted.organization,
                    team=wanted.team,
                    starts_on=wanted.starts_on,
                    ends_on=wanted.ends_on,
                )
            code = store.vault.make_recovery()
        except BaseException:
            store.close()
            raise
        return store, name_of(store), code

    def sample(self, anew: bool, progress: Progress) -> "tuple[Store, str]":
        """The practice workspace, laid out by the real readers when it is not there or wanted anew."""
        from documents import sample  # noqa: PLC0415 - see above
        from storage.aside import remove_folder  # noqa: PLC0415 - see above
        from storage.store import Store  # noqa: PLC0415 - see above

        folder = self.sample_folder
        if anew and folder.exists():
            self._await_closing(folder)
            remove_folder(folder)
        if folder.exists():
            return self._taken_back(folder, sample.PASSPHRASE) or Store.open(folder, sample.PASSPHRASE), ""
        store = Store.create(folder, sample.PASSPHRASE, author=sample.AUTHOR)
        try:
            sample.build(store, progress)
        except BaseException:
            store.close()
            remove_folder(folder)
            raise
        return store, ""


def name_of(store: "Store") -> str:
    """The organization a workspace is about, or how many."""
    ours = {visit.organization_uid for visit in store.visits.all()}  # the names of other teams' lie here too
    organizations = [body for body in store.organizations.all() if body.uid in ours]
    if not organizations:
        return store.folder.name
    more = f"等 {len(organizations)} 个单位" if len(organizations) > 1 else ""
    return f"{organizations[0].name}{more} 整改“回头看”"
