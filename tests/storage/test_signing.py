"""Stock minisign, age and tar read what we write, and we read what they write."""

import base64
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pyrage
import pytest

from storage import agekeys, bundle, signing, tarring
from storage.aside import write_whole
from storage.bundle_out import MANIFEST, SIGNATURE
from storage.store import Store
from tests.storage.keys import identity_of
from tests.storage.people import member
from tests.storage.samples import organization
from tests.storage.tar_kit import collected

has_minisign = pytest.mark.skipif(shutil.which("minisign") is None, reason="minisign is not installed here")
has_age = pytest.mark.skipif(shutil.which("age") is None, reason="age is not installed here")
SECRET = bytes(range(32))


def run(*command: object, check: bool = True, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([str(part) for part in command], check=check, capture_output=True, input=given)


def test_a_signature_holds_for_its_content_comment_and_key_only() -> None:
    public = signing.public_of(SECRET)
    signature = signing.sign(b"content", SECRET, "who and when")
    assert signing.holds(b"content", signature, public)
    assert not signing.holds(b"another", signature, public)
    assert not signing.holds(b"content", signature.replace("who and", "who or"), public)
    assert not signing.holds(b"content", signature, signing.public_of(bytes(32)))
    assert not signing.holds(b"content", signature.replace("trusted comment: w", "comment: w"), public)
    assert not signing.holds(b"content", signature + "more", public)
    assert not signing.holds(b"content", "\n" * 4, public)
    assert not signing.holds(b"content", signature, "no key")
    lines = signature.split("\n")
    assert not signing.holds(b"content", "\n".join([lines[0], "%%", *lines[2:]]), public)
    assert not signing.holds(b"content", signature.replace("who", "谁"), public)


@has_minisign
def test_stock_minisign_checks_our_signature(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_bytes(b"content")
    path.with_name("manifest.json.minisig").write_text(signing.sign(b"content", SECRET, "from us"))
    key = signing.minisign_key(signing.public_of(SECRET))
    assert b"from us" in run("minisign", "-V", "-P", key, "-m", path).stdout
    path.write_bytes(b"c0ntent")
    assert run("minisign", "-V", "-P", key, "-m", path, check=False).returncode != 0


@has_minisign
def test_we_check_the_signature_of_stock_minisign(tmp_path: Path) -> None:
    run("minisign", "-G", "-W", "-p", tmp_path / "key.pub", "-s", tmp_path / "key")
    path = tmp_path / "paper"
    path.write_bytes(b"content")
    run("minisign", "-S", "-s", tmp_path / "key", "-t", "from them", "-m", path)

    raw = base64.b64decode((tmp_path / "key.pub").read_text().splitlines()[1])
    signature = (tmp_path / "paper.minisig").read_text()
    assert not signing.holds(b"content", signature, raw[10:].hex()), "their key numbers are drawn, ours are derived"
    number, ours = raw[2:10], signing._number
    signing._number = lambda _public: number  # type: ignore[assignment]
    try:
        assert signing.holds(b"content", signature, raw[10:].hex())
        assert not signing.holds(b"c0ntent", signature, raw[10:].hex())
    finally:
        signing._number = ours


def test_our_keys_are_those_of_age() -> None:
    for _ in range(50):
        secret = os.urandom(32)
        identity = pyrage.x25519.Identity.from_str(identity_of(secret))
        assert str(identity.to_public()) == agekeys.recipient_of(secret)


@has_age
@has_minisign
def test_a_stranger_opens_an_archive_with_stock_tools_and_with_the_verifier(
    trio: list[Store], stick: Path, tmp_path: Path
) -> None:
    first, second, _ = trio
    with first.change("布置"):
        first.organizations.put(organization())
        photo = first.files.take_bytes(b"a picture")
        first.stored_files.put(photo)
    folder = bundle.export(first, [member(first, second)], stick).folder
    key = tmp_path / "key.txt"
    key.write_text(identity_of(second.vault.person.x25519) + "\n")
    manifest = json.loads((folder / MANIFEST).read_bytes())
    run("minisign", "-V", "-P", manifest["minisign"], "-m", folder / MANIFEST, "-x", folder / SIGNATURE)
    plain = run("age", "-d", "-i", key, folder / "part-0001.tar.age").stdout
    run("tar", "-x", "-C", tmp_path, given=plain)
    subprocess.run(["sha256sum", "-c", "--quiet", "manifest-sha256.txt"], cwd=tmp_path / "bag", check=True)
    subprocess.run(["sha256sum", "-c", "--quiet", "tagmanifest-sha256.txt"], cwd=tmp_path / "bag", check=True)
    assert (tmp_path / "bag" / "data" / "files" / photo.uid).read_bytes() == b"a picture"

    verifier = [sys.executable, folder / "verify.py"]
    assert run(*verifier, "--key", manifest["minisign"]).stdout.endswith(b"sound\n")
    assert run(*verifier, "--open", key, "--into", tmp_path / "opened").stdout.endswith(b"sound\n")
    stranger = signing.minisign_key(signing.public_of(SECRET))
    assert b"signature" in run(*verifier, "--key", stranger, check=False).stdout
    part = folder / "part-0001.tar.age"
    part.write_bytes(part.read_bytes()[:-1])
    assert b"part-0001.tar.age was altered" in run(*verifier, check=False).stdout
    write_whole(part, b"")
    part.unlink()
    assert b"is missing" in run(*verifier, check=False).stdout


FILES = {"bag/bagit.txt": b"BagIt", "bag/data/files/00ff": b"", "bag/data/steps-0001.jsonl": os.urandom(1500)}


def packed(files: dict[str, bytes]) -> bytes:
    parts = [tarring.header(name, len(data)) + data + tarring.padding(len(data)) for name, data in files.items()]
    return b"".join(parts) + tarring.END


@pytest.mark.parametrize("step", [1, 7, 511, 512, 513, 100_000])
def test_tar_comes_back_in_whatever_pieces(step: int) -> None:
    assert collected(packed(FILES), step) == FILES
    with tarfile.open(fileobj=io.BytesIO(packed(FILES))) as tar:
        assert tar.getnames() == list(FILES)


def test_a_file_beyond_eight_gigabytes_has_a_header_too() -> None:
    assert tarfile.TarInfo.frombuf(tarring.header("bag/x", 9 << 30), "ascii", "strict").size == 9 << 30


@pytest.mark.parametrize(
    "spoilt",
    [
        packed(FILES)[:-1024], packed(FILES)[:700], b"x" * 512, packed(FILES) + tarring.header("bag/x", 0),
        packed({"../out": b""}), packed({"/etc/passwd": b""}), packed({"bag/数据": b""}), packed({"nul": b""}),
        tarring.header("bag/x", 3) + b"abc" + b"\1" * 509 + tarring.END,
    ],
)  # fmt: skip
def test_a_strange_tar_is_refused(spoilt: bytes) -> None:
    with pytest.raises(tarring.TarError):
        collected(spoilt, 512)


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.CHRTYPE, tarfile.XHDTYPE])
def test_links_folders_and_devices_are_refused(kind: bytes) -> None:
    info = tarfile.TarInfo("bag/x")
    info.type, info.linkname = kind, "/etc/passwd"
    with pytest.raises(tarring.TarError):
        collected(info.tobuf(tarfile.USTAR_FORMAT) + tarring.END, 512)
