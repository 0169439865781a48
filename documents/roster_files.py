"""The files by which people come to know each other: enrolment requests and rosters, told apart by their content."""

import json
from pathlib import Path

from documents.safe_names import safe_name
from domain.errors import InputError
from storage import roster
from storage.aside import write_whole
from storage.foreign import STRANGE, paper_in
from storage.members import RosterRole
from storage.signed_papers import ROOT
from storage.store import Store

REQUEST, ROSTER = "fuzhen-request-1", "fuzhen-roster-1"


def kind_of(packet: bytes) -> str:
    """What a file says it is; nothing is believed yet."""
    try:
        return str(json.loads(json.loads(packet)["content"])["format"])
    except STRANGE:
        return ""


def signer_of(packet: bytes) -> str:
    """The key a file names as its signer; nothing is believed yet."""
    return str(json.loads(json.loads(packet)["content"]).get("signing"))


def look_at(store: Store, path: Path) -> tuple[bytes, str, bool]:
    """The file, whom it is from, and whether no number is needed; InputError for another file."""
    packet = paper_in(path)
    kind = kind_of(packet)
    if kind == REQUEST:
        return packet, roster.read_request(packet).name, False
    if kind == ROSTER:
        root = store.trust.get(ROOT, "root")
        return packet, "巡察办", root is not None and signer_of(packet) == root.content
    raise InputError(f"“{path.name}”不是登记申请，也不是名册，什么也没有收，请另选一个文件。")


def take(store: Store, packet: bytes, number: str, role: RosterRole = RosterRole.MEMBER) -> str:
    """Pins the key of a request, or adopts a roster, when the number fits; says so in words."""
    if kind_of(packet) == REQUEST:
        member = roster.trust(store, packet, number, role)
        return f"数字一致，已认得{member.name}。"
    adopted = roster.take_in(store, packet, number)
    return f"已收下巡察办第{adopted.epoch}期名册，共{len(adopted.members)}人。"


def save_request(store: Store, folder: Path) -> Path:
    """Our own enrolment request as a file, whose name says whose it is: a stick holds those of eleven teams."""
    key = roster.ourselves(store).signing[:8]
    return _put(folder, safe_name(f"登记申请-{store.author}-{key}.json"), roster.request(store))


def save_roster(store: Store, folder: Path, *, anew: bool = False) -> Path:
    """The next roster, of everybody known here, signed and saved; anew where the key that signed so far is lost."""
    packet = roster.issue(store, roster.planned(store), anew=anew)
    epoch = json.loads(json.loads(packet)["content"])["epoch"]
    return _put(folder, f"名册-第{epoch}期.json", packet)


def _put(folder: Path, name: str, content: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / name, content)
    return folder / name
