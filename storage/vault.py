"""Passphrase → workspace key → the keys of database and files; slots, recovery, wrong tries."""

import json
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from domain.errors import PlaceError
from storage.aside import write_whole
from storage.slots import Cost, Person, read_person, write_person


class Vault:
    """The unlocked keys of one workspace."""

    def __init__(self, folder: Path, workspace: str, person: Person) -> None:
        self._folder = folder
        self.workspace = workspace
        self.person = person

    @classmethod
    def create(cls, folder: Path, workspace: str, person: Person, passphrase: str, cost: Cost) -> "Vault":
        """Makes the folder of slots with its first one."""
        (folder / "slots").mkdir()
        write_whole(folder / "workspace.json", json.dumps({"format": 1, "workspace": workspace}).encode())
        write_person(folder / "slots" / f"{person.slot}.slot", workspace, person, passphrase, cost)
        return cls(folder, workspace, person)

    @classmethod
    def unlock(cls, folder: Path, passphrase: str) -> "Vault":
        """Tries the passphrase on every slot; PlaceError when none opens."""
        workspace = workspace_of(folder)
        for path in sorted((folder / "slots").glob("*.slot")):
            person = read_person(path, workspace, passphrase)
            if person is not None:
                return cls(folder, workspace, person)
        raise PlaceError("口令不对，工作区没有打开，里面的内容没有变。请检查大小写和输入法后再试。")

    def key(self, purpose: str) -> bytes:
        """The key derived for one purpose."""
        info = f"fuzhen {purpose} {self.workspace}".encode()
        return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=info).derive(self.person.key)


def workspace_of(folder: Path) -> str:
    """The workspace id a folder carries; PlaceError when it is no workspace."""
    try:
        told: dict[str, Any] = json.loads((folder / "workspace.json").read_text("utf-8"))
        return str(told["workspace"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PlaceError(f"“{folder.name}”不是复诊的工作区，或者其中的文件已损坏；没有打开，也没有改动。请另选文件夹。") from error
