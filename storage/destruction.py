"""The end of a local copy: its keys are destroyed first, then its files; a signed record says who did it and when.

Without the slots nobody can open the database or an original, not even one that a disk still holds somewhere. The
record that it has begun is there before the first key goes; the one that it is done, which takes its place, comes after
the last. The workspace's own keys go last of all: whatever broke it off, a workspace that still opens is destroyed
anew, and no record ever says that something is gone which opens.
"""

import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from domain.errors import InputError
from storage import reserve
from storage.aside import disk_error, flush_folder, write_whole
from storage.copies import COPIES, SLOTS
from storage.signing import minisign_key, public_of, sign
from storage.store import Store

RECORD, BEGUN, SIGNATURE = "销毁记录", "销毁开始", ".minisig"


def destroy(store: Store, reason: str, records: Path) -> Path:
    """Destroys, and leaves the signed record in `records`, outside of the workspace; returns the record."""
    _check(store, reason, records)
    secret, told = store.vault.person.ed25519, _told(store, reason)
    folder, backups = store.folder, {store.backups.home, store.backups.place}
    name = f"-{store.vault.workspace[:8]}-{datetime.now(UTC):%Y%m%d%H%M%S}.json"
    begun, done = records / f"{BEGUN}{name}", records / f"{RECORD}{name}"
    _write(begun, told | {"what": BEGUN}, secret)
    store.close()
    try:
        keys = sum(_burnt(slots) for slots in (*_slots_of_copies(backups), folder / SLOTS))
        _write(done, told | {"keys": keys, "ended": _now()}, secret)
        _remove(folder, backups)
    except OSError as error:
        raise disk_error(error, folder) from error
    for path in (begun, begun.with_name(begun.name + SIGNATURE)):
        with suppress(OSError):  # left behind, it says nothing false
            path.unlink()
    return done


def _check(store: Store, reason: str, records: Path) -> None:
    if not reason.strip():
        raise InputError("还没有写销毁的理由，什么也没有销毁，请写一句理由，例如“已移交巡察办并收到回执”。")
    if records.resolve().is_relative_to(store.folder.resolve()):
        raise InputError("销毁记录不能放在要销毁的工作夹里，什么也没有销毁，请另选一个文件夹。")
    if not records.is_dir():
        raise InputError("放销毁记录的文件夹不在，什么也没有销毁，请另选一个文件夹。")


def _told(store: Store, reason: str) -> dict[str, Any]:
    return {
        "what": RECORD,
        "workspace": store.vault.workspace,
        "by": store.author,
        "at": _now(),
        "reason": reason.strip(),
        "heads": store.merge.heads(),
        "originals": store.stored_files.count(),
        "minisign": minisign_key(public_of(store.vault.person.ed25519)),
    }


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _write(path: Path, told: dict[str, Any], secret: bytes) -> None:
    """The signature first: a record that is there is signed."""
    content = json.dumps(told, ensure_ascii=False, indent=1).encode()
    write_whole(path.with_name(path.name + SIGNATURE), sign(content, secret, "fuzhen destruction").encode())
    write_whole(path, content)


def _slots_of_copies(backups: set[Path]) -> Iterator[Path]:
    """Where copies hold keys, half-made ones and a rehearsal that was broken off among them."""
    for place in backups:
        # Never a glob: it takes a folder that does not open for an empty one, and keys would stay.
        for above in (place, place / COPIES):
            folders = list(above.iterdir()) if above.is_dir() else []
            yield from filter(Path.is_dir, (folder / SLOTS for folder in folders))


def _burnt(slots: Path) -> int:
    """Writes over every slot and removes it; how many there were."""
    paths = list(slots.iterdir())
    for path in paths:
        with path.open("r+b") as out:
            out.write(secrets.token_bytes(path.stat().st_size))
            out.flush()
            os.fsync(out.fileno())
        path.unlink()
    flush_folder(slots)
    return len(paths)


def _remove(folder: Path, backups: set[Path]) -> None:
    """What the keys had opened; what of it stays opens no more."""
    for path in (*backups, folder / "files", folder / SLOTS):
        shutil.rmtree(path, ignore_errors=True)
    for pattern in ("workspace.db*", "in-use.*", reserve.NAME):
        for path in folder.glob(pattern):
            path.unlink()
    with suppress(OSError):  # something of the user's own may lie there
        folder.rmdir()
