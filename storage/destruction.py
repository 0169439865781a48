"""The end of a local copy: its keys are destroyed first, then its files; a signed record says who did it and when.

Without the slots nobody can open the database or an original, not even one that a disk still holds somewhere.
"""

import json
import os
import secrets
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from domain.errors import InputError
from storage.aside import disk_error, flush_folder, write_whole
from storage.copies import COPIES, SLOTS
from storage.signing import holds, public_of, sign
from storage.store import Store

RECORD, SIGNATURE = "销毁记录", ".minisig"


def destroy(store: Store, reason: str, records: Path) -> Path:
    """Writes the signed record into `records`, outside of the workspace, then destroys; returns the record."""
    if not reason.strip():
        raise InputError("还没有写销毁的理由，什么也没有销毁。请写一句理由，例如“已移交巡察办并收到回执”。")
    if records.resolve().is_relative_to(store.folder.resolve()):
        raise InputError("销毁记录不能放在要销毁的工作夹里，什么也没有销毁。请另选一个文件夹。")
    if not records.is_dir():
        raise InputError("放销毁记录的文件夹不在，什么也没有销毁。请另选一个文件夹。")
    secret = store.vault.person.ed25519
    told: dict[str, Any] = {
        "what": RECORD,
        "workspace": store.vault.workspace,
        "by": store.author,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "reason": reason.strip(),
        "heads": store.backups.heads(),
        "originals": store.stored_files.count(),
        "public_key": public_of(secret),
    }
    content = json.dumps(told, ensure_ascii=False, indent=1).encode()
    path = records / f"{RECORD}-{store.vault.workspace[:8]}-{datetime.now(UTC):%Y%m%d%H%M%S}.json"
    write_whole(path, content)
    write_whole(path.with_name(path.name + SIGNATURE), sign(content, secret, "fuzhen destruction").encode())
    folder, backups = store.folder, store.backups.place
    store.close()
    try:
        _burn(folder, backups)
    except OSError as error:
        raise disk_error(error, folder) from error
    return path


def is_genuine(path: Path) -> bool:
    """Whether a record of destruction is what its signer wrote."""
    try:
        content = path.read_bytes()
        signature = path.with_name(path.name + SIGNATURE).read_text("ascii")
        return holds(content, signature, json.loads(content)["public_key"])
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _burn(folder: Path, backups: Path) -> None:
    """Every slot is written over and removed before anything else goes."""
    copies = backups / COPIES
    # Never a glob: it takes a folder that does not open for an empty one, and keys would stay.
    kept = [copy / SLOTS for copy in copies.iterdir()] if copies.is_dir() else []
    for slots in (folder / SLOTS, *filter(Path.is_dir, kept)):
        for path in slots.iterdir():
            with path.open("r+b") as out:
                out.write(secrets.token_bytes(path.stat().st_size))
                out.flush()
                os.fsync(out.fileno())
            path.unlink()
        flush_folder(slots)
    for path in (backups, folder / "files", folder / SLOTS):
        shutil.rmtree(path, ignore_errors=True)
    for pattern in ("workspace.db*", "in-use.*"):
        for path in folder.glob(pattern):
            path.unlink()
    with suppress(OSError):  # something of the user's own may lie there
        folder.rmdir()
