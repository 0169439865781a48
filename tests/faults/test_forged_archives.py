"""Archives that somebody made or changed who should not: each is refused, with the reason that fits."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyrage
import pytest

from storage import bundle, receipts, roster, signing
from storage.bundle_out import MANIFEST, SIGNATURE
from storage.hashing import digest_of
from storage.signed_papers import CHECKPOINT
from storage.store import Store
from tests.faults.archives import copied, forged, opened, packed_again, refused, signed_again
from tests.storage.keys import BY_PASSPHRASE, identity_of
from tests.storage.people import create, member
from tests.storage.samples import organization

PART = "part-0001.tar.age"
STRANGER = bytes(range(32))
ORIGIN = "bag/data/origin.json"


OUTER: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda m: m.update(format="other"), "读不懂"),
    (lambda m: m.pop("format"), "读不懂"),
    (lambda m: m.update(min_reader=2), "第2版格式"),
    (lambda m: m.update(min_reader="1"), "读不懂"),
    (lambda m: m.update(suite=0), "升级本程序"),
    (lambda m: m.update(suite=2), "升级本程序"),
    (lambda m: m.update(uid="../../etc"), "读不懂"),
    (lambda m: m.update(uid="0" * 32), "来历不符"),
    (lambda m: m.update(uid=None), "读不懂"),
    (lambda m: m.update(sender="00"), "读不懂"),
    (lambda m: m.update(sender=signing.public_of(STRANGER)), "不在名册"),
    (lambda m: m.update(parts=[]), "读不懂"),
    (lambda m: m.update(parts=m["parts"] * 2), "读不懂"),
    (lambda m: m["parts"][0].update(name="../part-0001.tar.age"), "读不懂"),
    (lambda m: m["parts"][0].update(name="/etc/passwd"), "读不懂"),
    (lambda m: m["parts"][0].update(name="part-0002.tar.age"), "缺part-0002"),
    (lambda m: m["parts"][0].update(size=-1), "读不懂"),
    (lambda m: m["parts"][0].update(size=True), "读不懂"),
    (lambda m: m["parts"][0].update(size=1), "已损坏或被改动"),
    (lambda m: m["parts"][0].update(sha256="0" * 64), "已损坏或被改动"),
    (lambda m: m["parts"][0].pop("sha256"), "读不懂"),
    (lambda m: m.update(recipients=[]), "不是给本机的"),
    (lambda m: m.update(recipients=5), "读不懂"),
    (lambda m: m["recipients"].append("age1somebodyelse"), "来历不符"),
    (lambda m: m["recipients"].pop(), "不符|不是给本机的"),
]


@pytest.mark.parametrize(("spoil", "said"), OUTER)
def test_an_outer_manifest_signed_by_its_sender_and_yet_false(
    trio: list[Store], archive: Path, spoil: Callable[[dict[str, Any]], object], said: str
) -> None:
    first, second, _ = trio
    signed_again(first, archive, spoil)
    sentence = refused(second, archive)
    assert any(part in sentence for part in said.split("|")), sentence


@pytest.mark.parametrize("spoil", [
    lambda m: m.update(made_at="2020-01-01"), lambda m: m["parts"][0].update(sha256="0" * 64),
    lambda m: m.update(extra=1), lambda m: m.update(min_reader=0),
])  # fmt: skip
def test_an_outer_manifest_changed_without_the_key(trio: list[Store], archive: Path, spoil: Any) -> None:
    signed_again(trio[0], archive, spoil, key=STRANGER)
    assert "签名不符" in refused(trio[1], archive)


def test_a_manifest_of_another_archive_does_not_fit(trio: list[Store], archive: Path, stick: Path) -> None:
    first, second, third = trio
    other = bundle.export(first, [member(first, third)], stick).folder
    for name in (MANIFEST, SIGNATURE):
        shutil.copy(other / name, archive / name)
    assert "不是给本机的" in refused(second, archive)


def test_a_signature_of_another_archive_does_not_fit(trio: list[Store], archive: Path, stick: Path) -> None:
    first, second, third = trio
    other = bundle.export(first, [member(first, third)], stick).folder
    shutil.copy(other / SIGNATURE, archive / SIGNATURE)
    assert "签名不符" in refused(second, archive)


def test_a_part_of_another_archive_does_not_fit(trio: list[Store], archive: Path, stick: Path) -> None:
    first, second, _ = trio
    other = bundle.export(first, [member(first, second)], stick, whole=True).folder
    shutil.copy(other / PART, archive / PART)
    assert "已损坏或被改动" in refused(second, archive)
    size, digest = digest_of(archive / PART)
    signed_again(first, archive, lambda m: m["parts"][0].update(size=size, sha256=digest))
    assert "来历不符" in refused(second, archive)


def test_a_thief_of_the_sealed_parts_cannot_sign_them_as_his(trio: list[Store], archive: Path) -> None:
    _, second, third = trio
    key = roster.ourselves(third).signing
    signed_again(third, archive, lambda m: m.update(sender=key))
    assert "不是同一个人" in refused(second, archive)


def test_a_part_sealed_anew_by_somebody_else(trio: list[Store], archive: Path) -> None:
    first, second, third = trio
    packed_again(third, second, archive, opened(first, archive))
    signed_again(third, archive, lambda m: m.update(sender=roster.ourselves(third).signing))
    assert "不是同一个人" in refused(second, archive)


def test_an_unknown_sender(trio: list[Store], archive: Path, stick: Path, tmp_path: Path) -> None:
    second = trio[1]
    stranger = create(tmp_path / "生人", "生人")
    roster.trust(stranger, roster.request(second), roster.number(roster.ourselves(second).signing))
    assert "不在名册" in refused(second, bundle.export(stranger, [member(stranger, second)], stick).folder)
    stranger.close()


def test_a_stopped_sender(trio: list[Store], archive: Path) -> None:
    first, second, _ = trio
    roster.distrust(second, roster.ourselves(first).signing)
    assert "钥匙已经停用" in refused(second, archive)


def test_an_archive_not_sealed_to_the_one_it_names(trio: list[Store], archive: Path) -> None:
    first, second, third = trio
    keys = [pyrage.x25519.Recipient.from_str(member(first, third).sealing)]
    sealed = pyrage.encrypt(b"for another", keys)
    (archive / PART).write_bytes(sealed)
    signed_again(
        first, archive, lambda m: m["parts"][0].update(size=len(sealed), sha256=hashlib.sha256(sealed).hexdigest())
    )
    assert "part-0001.tar.age打不开" in refused(second, archive)


def test_a_part_sealed_by_a_passphrase_is_not_opened(trio: list[Store], archive: Path) -> None:
    first, second, _ = trio
    sealed = BY_PASSPHRASE
    (archive / PART).write_bytes(sealed)
    signed_again(
        first, archive, lambda m: m["parts"][0].update(size=len(sealed), sha256=hashlib.sha256(sealed).hexdigest())
    )
    assert "part-0001.tar.age打不开" in refused(second, archive)


INNER: list[tuple[Callable[[dict[str, bytes]], object], str]] = [
    (lambda f: f.pop(ORIGIN), "读不懂"),
    (lambda f: f.pop(ORIGIN + ".minisig"), "读不懂"),
    (lambda f: f.update({ORIGIN: b"{}"}), "不是同一个人"),
    (lambda f: f.update({ORIGIN: b"[]"}), "不是同一个人"),
    (lambda f: f.update({ORIGIN + ".minisig": b"\xff"}), "读不懂"),
    (lambda f: f.pop("bag/manifest-sha256.txt"), "读不懂"),
    (lambda f: f.pop("bag/tagmanifest-sha256.txt"), "读不懂"),
    (lambda f: f.update({"bag/manifest-sha256.txt": b""}), "来历不符"),
    (lambda f: f.update({"bag/tagmanifest-sha256.txt": b"\xff"}), "读不懂"),
    (lambda f: f.update({"bag/bag-info.txt": b"other"}), "来历不符"),
    (lambda f: f.update({"bag/data/steps-0001.jsonl": b""}), "登记的校验值|来历不符"),
    (lambda f: f.update({"bag/data/steps-0001.jsonl": b"{}\n"}), "读不懂"),
    (lambda f: f.update({"bag/data/steps-0001.jsonl": b"\xff\n"}), "读不懂"),
    (lambda f: f.update({"bag/data/strange.txt": b"x"}), "不认识的文件"),
    (lambda f: f.update({"bag/data/steps-0002.jsonl": b""}), "次序不对"),
    (lambda f: f.update({"bag/data/files/" + "0" * 32: b"unasked"}), "来历不符"),
    (lambda f: f.update({name: b"b picture" for name in f if "/files/" in name}), "登记的校验值"),
    (lambda f: f.update({name: b"a picture and more" for name in f if "/files/" in name}), "比登记的大"),
    (lambda f: [f.pop(name) for name in list(f) if "/files/" in name], "来历不符"),
]


@pytest.mark.parametrize(("spoil", "said"), INNER)
def test_a_bag_that_is_not_what_its_origin_says(
    trio: list[Store], archive: Path, spoil: Callable[[dict[str, bytes]], object], said: str
) -> None:
    first, second, _ = trio
    files = opened(first, archive)
    spoil(files)
    packed_again(first, second, archive, files)
    sentence = refused(second, archive)
    assert any(part in sentence for part in said.split("|")), sentence
    assert second.organizations.count() == 0
    assert second.stored_files.count() == 0


def origin(change: Callable[[dict[str, Any]], object]) -> Callable[[dict[str, bytes]], object]:
    def spoil(files: dict[str, bytes]) -> None:
        content = json.loads(files[ORIGIN])
        change(content)
        files[ORIGIN] = json.dumps(content).encode()

    return spoil


def signed(content: dict[str, Any]) -> dict[str, str]:
    """A paper whose signature holds, by a key of its own."""
    packet: dict[str, str] = json.loads(
        roster.packed({**content, "signing": signing.public_of(STRANGER)}, STRANGER, "forged")
    )
    return packet


@pytest.mark.parametrize(("change", "said"), [
    (lambda o: o.update(uid="0" * 32), "来历不符"),
    (lambda o: o["sender"].update(signing=signing.public_of(STRANGER)), "来历不符"),
    (lambda o: o.update(recipients=[]), "来历不符"),
    (lambda o: o.update(heads={}), "来历不符"),
    (lambda o: o.update(heads={"x": 1}), "读不懂"),
    (lambda o: o.pop("heads"), "读不懂"),
    (lambda o: o.update(checkpoints=5), "读不懂"),
    (lambda o: o.update(checkpoints=[signed({"format": "fuzhen-checkpoint-1"})]), "读不懂"),
    (lambda o: o.update(checkpoints=[signed({"format": "fuzhen-checkpoint-1", "device": 1, "seq": 1})]), "读不懂"),
    (lambda o: o.pop("lacks"), "读不懂"),
    (lambda o: o.update(missing=5), "读不懂"),
    (lambda o: o.update(receipts=5), "读不懂"),
    (lambda o: o.update(checkpoints=[{"content": "{}", "signature": ""}]), "签名不符"),
])  # fmt: skip
def test_an_origin_signed_by_its_sender_and_yet_false(trio: list[Store], archive: Path, change: Any, said: str) -> None:
    first, second, _ = trio
    forged(first, second, archive, origin(change))
    assert said in refused(second, archive)


def test_a_stranger_s_checkpoint_does_not_take_the_place_of_the_sender_s(trio: list[Store], archive: Path) -> None:
    first, second, _ = trio
    (chain, (seq, digest)) = next(iter(first.merge.heads().items()))
    strange = signed({"format": "fuzhen-checkpoint-1", "device": chain, "seq": seq, "hash": digest})
    forged(first, second, archive, origin(lambda o: o["checkpoints"].append(strange)))
    bundle.take_in(second, archive)
    assert [json.loads(kept.content)["signing"] for kept in second.trust.all(CHECKPOINT)] == [
        signing.public_of(first.vault.person.ed25519)
    ]


def test_steps_nobody_vouches_for_are_set_aside(trio: list[Store], archive: Path) -> None:
    first, second, _ = trio
    forged(first, second, archive, origin(lambda o: o.update(checkpoints=[])))
    report = bundle.take_in(second, archive)
    assert report.steps == 0
    assert report.refusals[0].reason == "没有认得的人为这一步签名。"
    assert second.organizations.count() == 0
    assert not second.files.path(first.stored_files.uids()[0]).exists()


def test_a_replayed_archive_after_the_role_was_taken_away(trio: list[Store], stick: Path) -> None:
    first, second, third = trio
    with third.change("写"):
        third.organizations.put(organization())
    folder = bundle.export(third, [member(third, second)], stick).folder
    bundle.take_in(second, folder)
    people = [replace(one, revoked=one.name == "方遥") for one in roster.members(first)]
    roster.take_in(second, roster.issue(first, people))
    assert "方遥的钥匙已经停用" in refused(second, folder)
    assert second.organizations.count() == 1


def test_a_forged_receipt_inside_does_not_stop_the_changes(trio: list[Store], archive: Path) -> None:
    first, second, _ = trio
    carried = ["{}", "[" * 100_000, 5]
    forged(first, second, archive, origin(lambda o: o.update(receipts=carried, roster={"content": "x"})))
    report = bundle.take_in(second, archive)
    assert (report.steps, report.files) == (1, 1)
    assert "名册或回执有不符的" in report.notes[0]


def test_a_manifest_too_big_or_not_to_be_read(trio: list[Store], archive: Path, tmp_path: Path) -> None:
    second = trio[1]
    other = copied(archive, tmp_path / "other")
    (other / MANIFEST).write_bytes(b" " * (5 << 20))
    assert "不合常理" in refused(second, other)
    (other / MANIFEST).write_bytes(b"[" * 100_000)
    assert "读不懂" in refused(second, other)
    (other / SIGNATURE).write_bytes(os.urandom(200))
    assert "读不懂" in refused(second, other)
    (other / MANIFEST).write_bytes((archive / MANIFEST).read_bytes())
    assert "签名不符" in refused(second, other)
    assert bundle.take_in(second, archive / MANIFEST).steps == 1
    assert receipts.lacks(second) == []


def test_someone_else_s_identity_does_not_open_it(trio: list[Store], archive: Path) -> None:
    third = trio[2]
    identity = pyrage.x25519.Identity.from_str(identity_of(third.vault.person.x25519))
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt((archive / PART).read_bytes(), [identity])
