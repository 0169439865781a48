#!/usr/bin/env python3
"""Checks a fuzhen archive with nothing but Python's standard library, `minisign`, and `age` to open it.

    python3 verify.py                              signature and every part
    python3 verify.py --key RW...                  the same, by a key that you know to be the sender's
    python3 verify.py --open KEYFILE --into FOLDER also opens it with an age identity and checks every file

Without --key the key that the manifest itself names is used: that shows damage, not who sent it.
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tarfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
NAME = re.compile(r"part-\d{4}\.tar\.age")
INSIDE = re.compile(r"bag/(data/(files/)?)?[a-z0-9-]+(\.[a-z0-9]+){0,3}")


def digest_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def check_signature(manifest: dict, key: str) -> list[str]:
    path = HERE / "manifest.json"
    try:
        done = subprocess.run(
            ["minisign", "-V", "-q", "-P", key or manifest["minisign"], "-m", str(path)],
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        return ["minisign is not installed: the signature was not checked"]
    return [] if done.returncode == 0 else ["the signature of manifest.json does not hold"]


def check_parts(manifest: dict) -> list[str]:
    wrong = []
    for part in manifest["parts"]:
        path = HERE / part["name"]
        if not NAME.fullmatch(part["name"]) or not path.is_file():
            wrong.append(f"{part['name']} is missing")
        elif path.stat().st_size != part["size"] or digest_of(path) != part["sha256"]:
            wrong.append(f"{part['name']} was altered")
    return wrong


def open_parts(manifest: dict, identity: Path, into: Path) -> list[str]:
    for part in manifest["parts"]:
        command = ["age", "-d", "-i", str(identity), str(HERE / part["name"])]
        with (
            subprocess.Popen(command, stdout=subprocess.PIPE) as age,
            tarfile.open(fileobj=age.stdout, mode="r|") as tar,
        ):
            for info in tar:
                if not info.isreg() or not INSIDE.fullmatch(info.name):
                    return [f"{part['name']} holds something strange"]
                unpack(tar, info, into / info.name)
        if age.returncode:
            return [f"{part['name']} does not open with this key"]
    return check_bag(into / "bag")


def unpack(tar: tarfile.TarFile, info: tarfile.TarInfo, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as out, tar.extractfile(info) as source:
        while chunk := source.read(1 << 20):
            out.write(chunk)


def check_bag(bag: Path) -> list[str]:
    wrong = []
    for name in ("tagmanifest-sha256.txt", "manifest-sha256.txt"):
        for line in (bag / name).read_text("utf-8").splitlines():
            digest, _, inside = line.partition("  ")
            path = bag / inside
            if not INSIDE.fullmatch("bag/" + inside) or not path.is_file() or digest_of(path) != digest:
                wrong.append(f"{inside} is missing or altered")
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--key", default="")
    parser.add_argument("--open", type=Path)
    parser.add_argument("--into", type=Path)
    wanted = parser.parse_args()
    manifest = json.loads((HERE / "manifest.json").read_bytes())
    wrong = check_signature(manifest, wanted.key) + check_parts(manifest)
    if wanted.open and not wrong:
        wrong += open_parts(manifest, wanted.open, wanted.into or HERE / "opened")
    sys.stdout.write("\n".join(wrong or ["sound"]) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
