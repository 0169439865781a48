#!/usr/bin/env python3
"""核对一个复诊交换包：只用 Python 自带的库、minisign，打开时还要 age。

    python3 verify.py                              核对签名和每一卷
    python3 verify.py --key RW...                  用你已经认得的发包人的钥匙核对
    python3 verify.py --open 钥匙文件 --into 文件夹  再用 age 钥匙打开，逐个文件核对

不写 --key 就用清单自己写的钥匙：那样只查得出损坏，查不出是谁发的。

Checks a fuzhen archive with nothing but Python's standard library, minisign, and age to open it. Without --key the key
that the manifest itself names is used: that shows damage, not who sent it.
"""

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
MANIFEST = "manifest.json"
NAME = re.compile(r"part-\d{4}\.tar\.age")
INSIDE = re.compile(r"bag/(data/(files/)?)?[a-z0-9-]+(\.[a-z0-9]+){0,3}")


class WrongError(Exception):
    """What does not hold, in Chinese and in English."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(f"{chinese} / {english}")


def digest_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def read_manifest() -> dict:
    try:
        manifest = json.loads((HERE / MANIFEST).read_bytes())
        sound = bool(manifest["parts"]) and all(
            NAME.fullmatch(part["name"]) and int(part["size"]) and re.fullmatch("[0-9a-f]{64}", part["sha256"])
            for part in manifest["parts"]
        )
        manifest["minisign"], manifest["uid"]
    except (OSError, ValueError, KeyError, TypeError):
        sound = False
    if not sound:
        raise WrongError("清单 manifest.json 缺失或读不懂", "manifest.json is missing or makes no sense")
    return manifest


def check_signature(path: Path, key: str) -> None:
    if shutil.which("minisign") is None:
        raise WrongError("没有装 minisign，签名没有核对", "minisign is not installed: the signature was not checked")
    done = subprocess.run(["minisign", "-V", "-q", "-P", key, "-m", str(path)], capture_output=True, check=False)
    if done.returncode:
        raise WrongError(f"{path.name} 的签名不符", f"the signature of {path.name} does not hold")


def check_part(part: dict) -> None:
    path = HERE / part["name"]
    if not path.is_file():
        raise WrongError(f"缺 {part['name']}", f"{part['name']} is missing")
    if path.stat().st_size != part["size"] or digest_of(path) != part["sha256"]:
        raise WrongError(f"{part['name']} 已损坏或被改动", f"{part['name']} was altered")


def open_part(name: str, identity: Path, into: Path) -> None:
    if shutil.which("age") is None:
        raise WrongError("没有装 age，打不开", "age is not installed: nothing was opened")
    with subprocess.Popen(
        ["age", "-d", "-i", str(identity), str(HERE / name)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as age:
        try:
            unpack(name, age.stdout, into)
            age.stdout.read()  # whatever follows the end of the tar belongs to the seal
        except tarfile.TarError:
            age.kill()
            raise WrongError(f"{name} 用这把钥匙打不开", f"{name} does not open with this key") from None
    if age.returncode:
        raise WrongError(f"{name} 用这把钥匙打不开", f"{name} does not open with this key")


def unpack(name: str, stream, into: Path) -> None:
    with tarfile.open(fileobj=stream, mode="r|") as tar:
        for info in tar:
            target = into / info.name
            if not info.isreg() or not INSIDE.fullmatch(info.name) or target.exists():
                raise WrongError(f"{name} 里有不该有的内容", f"{name} holds something strange")
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as out, tar.extractfile(info) as source:
                shutil.copyfileobj(source, out, 1 << 20)


def check_bag(bag: Path, manifest: dict, key: str) -> None:
    """Both lists name exactly what is there; the record of origin is of the same archive and the same hand."""
    told = {}
    try:
        for name in ("tagmanifest-sha256.txt", "manifest-sha256.txt"):
            lines = (bag / name).read_text("ascii").splitlines()
            told.update((path, digest) for digest, _, path in (line.partition("  ") for line in lines))
        origin = json.loads((bag / "data" / "origin.json").read_bytes())
        same = origin["uid"] == manifest["uid"]
    except (OSError, ValueError, KeyError, TypeError):
        raise WrongError("包里缺清单或来历，或读不懂", "a list or the record of origin is missing inside") from None
    held = {path.relative_to(bag).as_posix() for path in bag.rglob("*") if path.is_file()} - {"tagmanifest-sha256.txt"}
    for path in sorted(held ^ told.keys()):
        raise WrongError(f"{path} 与包里的清单对不上", f"{path} is missing or not listed")
    for path, digest in told.items():
        if digest_of(bag / path) != digest:
            raise WrongError(f"{path} 被改动过", f"{path} was altered")
    if not same:
        raise WrongError("来历是另一个交换包的", "the record of origin is of another archive")
    check_signature(bag / "data" / "origin.json", key)


def check(wanted: argparse.Namespace) -> None:
    manifest = read_manifest()
    key = wanted.key or manifest["minisign"]
    check_signature(HERE / MANIFEST, key)
    for part in manifest["parts"]:
        check_part(part)
    if wanted.open:
        into = wanted.into or HERE / "opened"
        if into.exists() and any(into.iterdir()):
            raise WrongError(f"{into.name} 不是空文件夹，没有打开", f"{into.name} is not empty: nothing was opened")
        for part in manifest["parts"]:
            open_part(part["name"], wanted.open, into)
        check_bag(into / "bag", manifest, key)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--key", default="")
    parser.add_argument("--open", type=Path)
    parser.add_argument("--into", type=Path)
    sys.stdout.reconfigure(errors="replace")
    try:
        check(parser.parse_args())
    except (WrongError, OSError) as error:
        sys.stdout.write(f"{error}\n")
        return 1
    sys.stdout.write("完好 / sound\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
