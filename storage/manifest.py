"""The signed manifest outside of an archive: checked before anything is opened."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from domain.changes import Progress
from domain.errors import PlaceError
from storage import roster, signing
from storage.aside import disk_error
from storage.bundle_out import MANIFEST, SIGNATURE
from storage.foreign import STRANGE, UID, moment
from storage.hashing import digest_of
from storage.intake import Inspection
from storage.members import Member
from storage.signed_papers import ORIGIN
from storage.store import Store

READER = 1  # the newest format this program reads
LARGEST = 4 << 20
Part = tuple[str, int, str]  # name, bytes, SHA-256
PART_NAME = re.compile(r"part-\d{4}\.tar\.age")


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What it says, and the bytes that were signed."""

    folder: Path
    uid: str
    sender: str
    made_at: str
    recipients: tuple[str, ...]
    parts: tuple[Part, ...]
    content: bytes
    signature: str

    @property
    def size(self) -> int:
        """Bytes of all parts."""
        return sum(size for _, size, _ in self.parts)


def read(path: Path) -> Manifest:
    """The manifest of an archive folder; PlaceError when there is none that can be read."""
    folder = path if path.is_dir() else path.parent
    try:
        if (folder / MANIFEST).stat().st_size > LARGEST or (folder / SIGNATURE).stat().st_size > LARGEST:
            raise PlaceError("这个交换包的清单大得不合常理，没有打开，本机内容没有变，请核对它的来源。")
        content = (folder / MANIFEST).read_bytes()
        signature = (folder / SIGNATURE).read_bytes().decode("ascii", "replace")
    except FileNotFoundError:
        raise PlaceError(
            f"“{folder.name}”里没有完整的交换包，本机内容没有变，请选中整个交换包文件夹，或让对方重新导出。"
        ) from None
    except OSError as error:
        raise disk_error(error, folder) from error
    try:
        return _parsed(folder, content, signature, json.loads(content))
    except STRANGE as error:
        raise PlaceError("这个交换包的清单读不懂，没有打开，本机内容没有变，请让对方重新导出一次。") from error


def _parsed(folder: Path, content: bytes, signature: str, found: dict[str, Any]) -> Manifest:
    if found["format"] != "fuzhen-archive" or type(found["min_reader"]) is not int:
        raise ValueError
    if found["min_reader"] > READER or found["suite"] != 1:
        raise PlaceError(
            f"这个交换包要能读第{found['min_reader']}版格式的程序才能打开，没有打开，本机内容没有变，请先升级本程序。"
        )
    if not UID.fullmatch(found["uid"]) or len(bytes.fromhex(found["sender"])) != 32:
        raise ValueError
    return Manifest(
        folder=folder,
        uid=found["uid"],
        sender=found["sender"],
        made_at=str(found["made_at"]),
        recipients=tuple(str(key) for key in found["recipients"]),
        parts=_parts(found["parts"]),
        content=content,
        signature=signature,
    )


def _parts(found: list[dict[str, Any]]) -> tuple[Part, ...]:
    """Each once, under the name and with the size that a part can have; else ValueError."""
    parts = tuple((part["name"], part["size"], part["sha256"]) for part in found)
    names = [name for name, _, _ in parts]
    if not names or len(set(names)) != len(names) or not all(map(PART_NAME.fullmatch, names)):
        raise ValueError
    if any(type(size) is not int or not 0 < size < 1 << 40 for _, size, _ in parts):
        raise ValueError
    return parts


def inspect(store: Store, path: Path, progress: Progress) -> tuple[Manifest, Inspection]:
    """Who, for whom, how much, and whether sender and parts hold; nothing is opened."""
    manifest = read(path)
    people = roster.members(store)
    member = next((person for person in people if person.signing == manifest.sender), None)
    us = roster.ourselves(store)
    try:
        _check(manifest, member, us, progress)
        reason = ""
    except PlaceError as error:
        reason = str(error)
    names = {person.sealing: person.name for person in people}
    kept = store.trust.get(ORIGIN, manifest.uid)
    return manifest, Inspection(
        uid=manifest.uid,
        folder=manifest.folder,
        sender=member.name if member else "",
        sender_key=manifest.sender,
        recipients=tuple(names.get(key, "不认识的人") for key in manifest.recipients if key != _own(member)),
        made_at=_moment(manifest.made_at),
        parts=len(manifest.parts),
        size=manifest.size,
        verified=not reason,
        reason=reason,
        taken_at=_moment(kept.kept_at) if kept else None,
    )


def _own(member: Member | None) -> str:
    """The sender seals to himself too, so that he can read back; he is no recipient."""
    return member.sealing if member else ""


def _moment(text: str) -> datetime | None:
    try:
        return moment(text)
    except ValueError:
        return None


def _check(manifest: Manifest, member: Member | None, us: Member, progress: Progress) -> None:
    if member is None:
        raise PlaceError(
            "这个交换包的签名人不在名册里，没有打开，本机内容没有变，请先收下巡察办的新名册，或与对方核对12位数字。"
        )
    if member.revoked:
        raise PlaceError(f"{member.name}的钥匙已经停用，没有打开，本机内容没有变，请与巡察办核对这个交换包的来历。")
    if not signing.holds(manifest.content, manifest.signature, manifest.sender):
        raise PlaceError("这个交换包的签名不符，可能被人改动过，没有打开，本机内容没有变，请让对方重新导出一次。")
    if us.sealing not in manifest.recipients:
        raise PlaceError("这个交换包不是给本机的，打不开，本机内容没有变，请让对方交出时勾选你。")
    done = 0
    for name, size, digest in manifest.parts:
        progress(done, manifest.size, "正在核对交换包")
        try:
            if (manifest.folder / name).stat().st_size != size or digest_of(manifest.folder / name)[1] != digest:
                raise PlaceError(
                    f"交换包的{name}已损坏或被改动，没有打开，本机内容没有变，请重新拷贝这一卷，或让对方重新导出。"
                )
        except FileNotFoundError:
            raise PlaceError(f"交换包缺{name}这一卷，没有打开，本机内容没有变，请把各卷拷到同一个文件夹。") from None
        except OSError as error:
            raise disk_error(error, manifest.folder) from error
        done += size
