"""A stick of a given size that can be pulled, and photos that fill it."""

import os
import subprocess
from pathlib import Path

import pytest

from storage.store import Store

PHOTO = 300_000


def mounted(place: Path, size: str) -> None:
    """A real file system of that size there, where this machine lets us."""
    place.mkdir(exist_ok=True)
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"no small disk here: {done.stderr.decode().strip()}")


def pull(place: Path) -> None:
    """The stick is gone at once, whoever still holds a file of it."""
    subprocess.run(["umount", "-l", str(place)], check=True)


def with_photos(store: Store, count: int = 36) -> None:
    with store.change("附加"):
        for _ in range(count):
            store.stored_files.put(store.files.take_bytes(os.urandom(PHOTO)))
