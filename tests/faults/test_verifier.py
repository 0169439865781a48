"""What a stranger does by the book, and the verifier in each archive, on sound, torn and forged archives."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from storage import bundle, roster, signing
from storage.bundle_out import MANIFEST, SIGNATURE, VERIFIER
from storage.hashing import digest_of
from storage.slots import seal_person
from storage.store import Store
from tests.conftest import CHEAP, PASSPHRASE
from tests.faults.archives import copied, mend, opened, packed_again, signed_again
from tests.storage.keys import identity_of
from tests.storage.people import member

BOOK = Path(__file__).parents[2] / "docs" / "archive-format.md"
PART = "part-0001.tar.age"
tools = pytest.mark.skipif(
    any(shutil.which(name) is None for name in ("bash", "age", "minisign", "tar", "sha256sum", "awk")),
    reason="the stock tools are not installed here",
)


def key_of(store: Store) -> str:
    return signing.minisign_key(roster.ourselves(store).signing)


def identity(store: Store, folder: Path) -> Path:
    path = folder / "key.txt"
    path.write_text(identity_of(store.vault.person.x25519) + "\n")
    return path


def by_the_book(folder: Path, key: str) -> int:
    """Exactly the lines of the document, in the folder of the archive; how the shell ends."""
    text = BOOK.read_text("utf-8").split("## Opening one")[1]
    lines = [line[4:] for line in text.splitlines() if line.startswith("    ")][:8]
    assert lines[0].startswith("KEY=RW…")
    assert lines[-1].endswith("data/origin.json")
    script = "\n".join(lines).replace("RW…", key)
    return subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, check=False).returncode


def verified(folder: Path, *options: object) -> str:
    command = [sys.executable, str(folder / VERIFIER), *map(str, options)]
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "PYTHONUTF8": "1"})
    assert done.stderr == b""
    said = done.stdout.decode().strip()
    assert (done.returncode == 0) is said.endswith("sound")
    return said


@tools
def test_a_stranger_opens_many_parts_by_the_book_and_finds_every_original(
    trio: list[Store], stick: Path, tmp_path: Path
) -> None:
    first, second, _ = trio
    photos = [os.urandom(size) for size in (120_000, 150_000, 90_000, 700_000)]
    for photo in photos:
        with first.change("附加"):
            first.stored_files.put(first.files.take_bytes(photo))
    sent = bundle.export(first, [member(first, second)], stick, part_size=300_000)
    assert sent.parts > 4
    identity(second, sent.folder)
    assert by_the_book(sent.folder, key_of(first)) == 0
    found = sent.folder / "bag" / "data" / "files"
    whole = {path.read_bytes() for path in found.iterdir() if not path.suffix}
    pieces = sorted(path for path in found.iterdir() if path.suffix)
    assert {*whole, b"".join(path.read_bytes() for path in pieces)} == set(photos)
    assert verified(sent.folder, "--open", sent.folder / "key.txt", "--into", tmp_path / "into") == "完好 / sound"


TORN: list[tuple[Callable[[Path], object], str]] = [
    (lambda folder: (folder / MANIFEST).unlink(), "manifest.json 缺失或读不懂"),
    (lambda folder: os.truncate(folder / MANIFEST, 100), "manifest.json 缺失或读不懂"),
    (lambda folder: (folder / MANIFEST).write_text("[]"), "manifest.json 缺失或读不懂"),
    (lambda folder: (folder / SIGNATURE).unlink(), "manifest.json 的签名不符"),
    (lambda folder: os.truncate(folder / SIGNATURE, 90), "manifest.json 的签名不符"),
    (lambda folder: (folder / PART).unlink(), f"缺 {PART}"),
    (lambda folder: os.truncate(folder / PART, 700), f"{PART} 已损坏或被改动"),
    (lambda folder: (folder / PART).write_bytes(b""), f"{PART} 已损坏或被改动"),
]


@tools
@pytest.mark.parametrize(("tear", "said"), TORN)
def test_a_torn_archive_is_named(
    trio: list[Store], archive: Path, tmp_path: Path, tear: Callable[[Path], object], said: str
) -> None:
    first, second, _ = trio
    identity(second, archive)
    tear(archive)
    assert said in verified(archive, "--open", archive / "key.txt", "--into", tmp_path / "into")
    assert not (tmp_path / "into").exists()
    assert by_the_book(archive, key_of(first)) != 0


@tools
def test_somebody_else_s_key_opens_nothing_and_a_full_folder_is_left_alone(
    trio: list[Store], archive: Path, tmp_path: Path
) -> None:
    key = identity(trio[2], tmp_path)
    assert "打不开" in verified(archive, "--open", key, "--into", tmp_path / "into")
    assert "不是空文件夹" in verified(archive, "--open", key, "--into", tmp_path)
    assert "签名不符" in verified(archive, "--key", key_of(trio[2]))


FORGED: list[tuple[Callable[[dict[str, bytes]], object], str]] = [
    (lambda files: files.update({"bag/data/strange.txt": b"x"}), "strange.txt 与包里的清单对不上"),
    (lambda files: files.update({"bag/data/steps-0001.jsonl": b""}), "steps-0001.jsonl 被改动过"),
    (lambda files: files.update({"bag/bag-info.txt": b"x"}), "bag-info.txt 被改动过"),
    (lambda files: files.pop("bag/data/steps-0001.jsonl"), "steps-0001.jsonl 与包里的清单对不上"),
    (lambda files: files.pop("bag/manifest-sha256.txt"), "缺清单或来历"),
    (lambda files: files.pop("bag/data/origin.json"), "缺清单或来历"),
    (lambda files: files.update({"bag/../../out.txt": b"x"}), "不该有的内容"),
]


@tools
@pytest.mark.parametrize(("forge", "said"), FORGED)
def test_a_forged_inside_is_named(
    trio: list[Store], archive: Path, tmp_path: Path, forge: Callable[[dict[str, bytes]], object], said: str
) -> None:
    first, second, _ = trio
    files = opened(first, archive)
    forge(files)
    packed_again(first, second, archive, files)
    key = identity(second, tmp_path)
    assert said in verified(archive, "--open", key, "--into", tmp_path / "into")
    assert not (tmp_path.parent / "out.txt").exists()


@tools
def test_a_thief_who_signs_what_another_sealed_is_found_inside(
    trio: list[Store], archive: Path, tmp_path: Path
) -> None:
    _, second, third = trio
    ours = roster.ourselves(third).signing
    signed_again(third, archive, lambda told: told.update(sender=ours, minisign=key_of(third)))
    assert verified(archive) == "完好 / sound", "nothing outside tells"
    key = identity(second, archive)
    assert "origin.json 的签名不符" in verified(archive, "--open", key, "--into", tmp_path / "into")
    assert by_the_book(archive, key_of(third)) != 0


@tools
def test_the_origin_of_another_archive_is_found(trio: list[Store], archive: Path, tmp_path: Path) -> None:
    first, second, _ = trio
    files = opened(first, archive)
    origin = json.loads(files["bag/data/origin.json"])
    files["bag/data/origin.json"] = json.dumps({**origin, "uid": hashlib.md5(b"other").hexdigest()}).encode()  # noqa: S324
    mend(first, files)
    packed_again(first, second, copied(archive, tmp_path / "archive"), files)
    key = identity(second, tmp_path)
    assert "来历是另一个交换包的" in verified(tmp_path / "archive", "--open", key, "--into", tmp_path / "into")


@tools
def test_the_key_of_a_person_is_had_from_the_slot_by_the_book(trio: list[Store], tmp_path: Path) -> None:
    second = trio[1]
    person = second.vault.person
    slot, script = tmp_path / "one.slot", tmp_path / "slot.py"
    slot.write_bytes(seal_person(second.vault.workspace, person, PASSPHRASE, CHEAP))
    text = BOOK.read_text("utf-8").split("## The key of a person")[1].split("## ")[0]
    script.write_text("\n".join(line[4:] for line in text.splitlines() if line.startswith("    ")), "utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(slot)], input=PASSPHRASE.encode(), capture_output=True, check=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.stdout.decode().strip() == identity_of(person.x25519)


@tools
def test_a_part_sealed_anew_with_stock_age_is_opened(trio: list[Store], stick: Path, tmp_path: Path) -> None:
    first, second, _ = trio
    with first.change("附加"):
        photo = first.files.take_bytes(os.urandom(200_000))
        first.stored_files.put(photo)
    folder = bundle.export(first, [member(first, second)], stick).folder
    part, key = folder / PART, identity(second, tmp_path)
    plain = subprocess.run(["age", "-d", "-i", str(key), str(part)], capture_output=True, check=True).stdout
    recipients = json.loads((folder / MANIFEST).read_bytes())["recipients"]
    command = ["age", *(word for each in recipients for word in ("-r", each)), "-o", str(part)]
    subprocess.run(command, input=plain, capture_output=True, check=True)
    size, digest = digest_of(part)
    signed_again(first, folder, lambda manifest: manifest["parts"][0].update(size=size, sha256=digest))
    assert bundle.take_in(second, folder).files == 1
    assert second.files.read(photo) == first.files.read(photo)
    assert second.verify() == []
