"""Archives to spoil: one that is sound, and ways to make one that is signed and yet hostile."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyrage

from domain.errors import PlaceError
from storage import bundle, signing, tarring, wire
from storage.bundle_out import MANIFEST, SIGNATURE
from storage.hashing import digest_of
from storage.steps import Step
from storage.store import Store
from tests.storage.keys import identity_of
from tests.storage.people import member
from tests.storage.tar_kit import collected

Spoil = Callable[[dict[str, Any]], object]


def refused(store: Store, folder: Path) -> str:
    """The sentence with which it is refused, and nothing of it is here."""
    before = store.merge.heads()
    try:
        bundle.take_in(store, folder)
    except PlaceError as error:
        assert store.merge.heads() == before
        assert list(store.files.incoming.iterdir()) == []
        return str(error)
    raise AssertionError("it was taken in")


def signed_again(source: Store, folder: Path, spoil: Spoil, key: bytes | None = None) -> None:
    """Changes the outer manifest and signs it, by default with the sender's own key."""
    manifest = json.loads((folder / MANIFEST).read_bytes())
    spoil(manifest)
    content = json.dumps(manifest).encode()
    (folder / MANIFEST).write_bytes(content)
    (folder / SIGNATURE).write_text(signing.sign(content, key or source.vault.person.ed25519, "again"))


def opened(store: Store, folder: Path) -> dict[str, bytes]:
    """The files of the bag of an archive of one part."""
    identity = pyrage.x25519.Identity.from_str(identity_of(store.vault.person.x25519))
    return collected(pyrage.decrypt((folder / "part-0001.tar.age").read_bytes(), [identity]))


def packed_again(source: Store, target: Store, folder: Path, files: dict[str, bytes]) -> None:
    """Seals and signs an archive of these files as the sender's program would."""
    content = b"".join(
        tarring.header(name, len(data)) + data + tarring.padding(len(data)) for name, data in files.items()
    )
    keys = [member(source, one).sealing for one in (target, source)]
    sealed = pyrage.encrypt(content + tarring.END, [pyrage.x25519.Recipient.from_str(key) for key in keys])
    part = folder / "part-0001.tar.age"
    part.write_bytes(sealed)
    size, digest = digest_of(part)
    signed_again(source, folder, lambda manifest: manifest["parts"][0].update(size=size, sha256=digest))


def forged(source: Store, target: Store, folder: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    """Opens, changes the files of the bag, makes every list and signature fit again."""
    files = opened(source, folder)
    change(files)
    mend(source, files)
    packed_again(source, target, folder, files)


def mend(source: Store, files: dict[str, bytes]) -> None:
    """Makes origin, manifests and signatures true of these files."""
    origin = json.loads(files["bag/data/origin.json"])
    payload = {
        name: data for name, data in files.items()
        if name.startswith(("bag/data/steps-", "bag/data/files/"))
    }  # fmt: skip
    origin["payload"] = [[name, len(data), hashlib.sha256(data).hexdigest()] for name, data in payload.items()]
    files["bag/data/origin.json"] = json.dumps(origin, ensure_ascii=False).encode()
    signature = signing.sign(files["bag/data/origin.json"], source.vault.person.ed25519, "again")
    files["bag/data/origin.json.minisig"] = signature.encode()
    for name, inside in (("bag/manifest-sha256.txt", True), ("bag/tagmanifest-sha256.txt", False)):
        told = [
            f"{hashlib.sha256(data).hexdigest()}  {path.removeprefix('bag/')}\n" for path, data in files.items()
            if path.startswith("bag/data/") is inside and path != "bag/tagmanifest-sha256.txt"
        ]  # fmt: skip
        files[name] = "".join(told).encode()


def with_steps(source: Store, target: Store, folder: Path, steps: list[Step]) -> None:
    """An archive of the sender's that holds these steps instead, vouched for by a checkpoint of its own key."""

    def change(files: dict[str, bytes]) -> None:
        files["bag/data/steps-0001.jsonl"] = b"".join(map(wire.line_of, steps))
        origin = json.loads(files["bag/data/origin.json"])
        origin["heads"] = {step.device: [step.seq, step.hash.hex()] for step in steps}
        origin["checkpoints"] = [vouched(source, step) for step in steps]
        files["bag/data/origin.json"] = json.dumps(origin).encode()

    forged(source, target, folder, change)


def vouched(source: Store, step: Step) -> dict[str, str]:
    """A checkpoint over a step."""
    secret = source.vault.person.ed25519
    content = {
        "format": "fuzhen-checkpoint-1", "signing": signing.public_of(secret), "device": step.device,
        "seq": step.seq, "hash": step.hash.hex(), "made_at": "2026-03-17T20:41:00+00:00",
    }  # fmt: skip
    text = json.dumps(content)
    return {"content": text, "signature": signing.sign(text.encode(), secret, "again")}


def copied(folder: Path, to: Path) -> Path:
    """Another copy of an archive to spoil."""
    if to.exists():
        shutil.rmtree(to)
    return Path(shutil.copytree(folder, to))
