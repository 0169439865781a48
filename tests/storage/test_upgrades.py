"""A workspace of every schema that ever was: upgraded at opening, after a verified copy, whenever the power goes."""

import shutil
from pathlib import Path

import pytest

from domain.errors import PlaceError
from domain.records import Organization
from storage import schema
from storage.database import Database
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.storage.versions_kit import BODY, NAMES, of_version, written


def test_every_schema_has_its_number() -> None:
    assert len(NAMES) == schema.VERSION


@pytest.mark.parametrize("version", range(1, len(NAMES) + 1))
def test_a_workspace_of_every_schema_opens_with_everything_after_a_verified_copy(tmp_path: Path, version: int) -> None:
    folder = of_version(tmp_path / "workspace", version)
    written(folder)
    store = Store.open(folder, PASSPHRASE)
    assert store.organizations.all() == [BODY]
    assert store.verify() == []
    with store.change("再写"):
        store.organizations.put(Organization(uid="乙", name="乙局"))
    copy = folder / "backups" / f"before-schema-{schema.VERSION}.db"
    assert copy.exists() is (version < schema.VERSION)
    if copy.exists():
        former = Database(copy, store.vault.key("database"))
        assert former.rows("pragma user_version") == [(version,)]
        assert former.rows("select name from organization") == [(BODY.name,)]
        former.close()
    store.close()


def test_an_upgrade_for_which_no_copy_can_be_made_does_not_begin(tmp_path: Path) -> None:
    folder = of_version(tmp_path / "workspace", 1)
    written(folder)
    (folder / "backups").write_bytes(b"in the way")
    with pytest.raises(PlaceError):
        Store.open(folder, PASSPHRASE)
    (folder / "backups").unlink()
    shutil.copytree(folder, tmp_path / "again")
    for place in (folder, tmp_path / "again"):
        store = Store.open(place, PASSPHRASE)
        assert store.organizations.all() == [BODY]
        store.close()
