"""Who may open a workspace: slots, recovery card, waiting after wrong tries."""

import json
import shutil
from pathlib import Path

import pytest

from domain.errors import InputError, PlaceError
from storage import passphrases
from storage.slots import USERS_COST, Cost, Person, open_person, seal_person
from storage.store import Store
from storage.tries import Tries
from storage.vault import Vault, is_workspace, seconds_to_wait
from tests.conftest import CHEAP, PASSPHRASE

NEW = "另一个足够长的新口令 2027"


@pytest.fixture
def folder(master: Path, tmp_path: Path) -> Path:
    shutil.copytree(master, tmp_path / "workspace")
    return tmp_path / "workspace"


def slot_of(folder: Path) -> Path:
    (slot,) = (folder / "slots").glob("*.slot")
    return slot


def test_the_person_comes_back_with_the_same_secrets(folder: Path) -> None:
    first, second = (next(Vault.unlock(folder, typed)) for typed in (PASSPHRASE, f" {PASSPHRASE} "))
    assert first.person == second.person
    assert first.person.name == "林溪"
    assert len({first.key("database"), first.key("files"), first.person.x25519, first.person.ed25519}) == 4


def test_the_slot_shows_neither_name_nor_key(folder: Path) -> None:
    packed = slot_of(folder).read_bytes()
    person = next(Vault.unlock(folder, PASSPHRASE)).person
    assert "林溪".encode() not in packed
    assert person.key.hex().encode() not in packed


def test_a_wrong_passphrase_is_one_sentence_and_counts(folder: Path) -> None:
    for _ in range(2):
        with pytest.raises(PlaceError, match=r"口令不对.*没有变"):
            Store.open(folder, "不是这个口令 也不是那个")
        assert seconds_to_wait(folder) == 0
    with pytest.raises(PlaceError, match="口令不对"):
        Store.open(folder, "不是这个口令 也不是那个")
    assert seconds_to_wait(folder) == 2
    with pytest.raises(PlaceError, match="连续输错3次，请等2秒"):
        Store.open(folder, PASSPHRASE)


def test_the_wait_grows_to_a_minute_and_no_clock_makes_it_longer(folder: Path) -> None:
    tries = Tries(folder)
    waits = []
    for _ in range(12):
        tries.wrong()
        waits.append(tries.wait())
    assert waits == [0, 0, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60]
    told = folder / "slots" / "tries.json"
    told.write_text(json.dumps({"count": 9, "at": 99999999999.0}))
    assert tries.wait() == 60
    told.write_text(json.dumps({"count": 9, "at": 0.0}))
    assert tries.wait() == 0
    for strange in ("[]", '{"count": 9, "at": NaN}', '{"count": Infinity, "at": 1}', "[" * 100_000):
        told.write_text(strange)
        assert tries.wait() == 0
    tries.wrong()
    Store.open(folder, PASSPHRASE).close()
    assert not told.exists(), "the right one forgets the wrong ones"


def test_the_passphrase_can_be_changed_and_the_former_slot_goes_at_the_next_unlock(folder: Path) -> None:
    store = Store.open(folder, PASSPHRASE)
    with pytest.raises(InputError, match="现在的口令不对"):
        store.vault.change_passphrase("不对的", NEW, CHEAP)
    with pytest.raises(InputError, match="太短"):
        store.vault.change_passphrase(PASSPHRASE, "短", CHEAP)
    store.vault.change_passphrase(PASSPHRASE, NEW, CHEAP)
    store.close()
    assert [*(folder / "slots").glob("*.previous")]
    Store.open(folder, NEW).close()
    assert not [*(folder / "slots").glob("*.previous")]
    with pytest.raises(PlaceError, match="口令不对"):
        Store.open(folder, PASSPHRASE)


def test_a_slot_that_is_gone_keeps_the_passphrase_as_it_is(folder: Path) -> None:
    store = Store.open(folder, PASSPHRASE)
    slot_of(folder).unlink()
    with pytest.raises(PlaceError, match="读写出错"):
        store.vault.change_passphrase(PASSPHRASE, NEW, CHEAP)
    store.close()


def test_a_wrong_passphrase_is_called_wrong_where_nothing_can_be_written(folder: Path) -> None:
    (folder / "slots" / "tries.json.part").mkdir()
    with pytest.raises(PlaceError, match="口令不对"):
        Store.open(folder, "不是这个口令 也不是那个")


def test_a_new_slot_that_was_written_badly_does_not_lock_anybody_out(folder: Path) -> None:
    store = Store.open(folder, PASSPHRASE)
    store.vault.change_passphrase(PASSPHRASE, NEW, CHEAP)
    store.close()
    slot = slot_of(folder)
    good = slot.read_bytes()
    slot.write_bytes(good[:40])
    Store.open(folder, PASSPHRASE).close()
    assert slot.read_bytes() != good[:40], "the former slot is put back"
    Store.open(folder, PASSPHRASE).close()


def test_the_former_passphrase_beside_a_sound_new_slot_changes_nothing(folder: Path) -> None:
    store = Store.open(folder, PASSPHRASE)
    store.vault.change_passphrase(PASSPHRASE, NEW, CHEAP)
    store.close()
    sound = slot_of(folder).read_bytes()
    Store.open(folder, PASSPHRASE).close()
    assert slot_of(folder).read_bytes() == sound


@pytest.mark.parametrize("place", [3, 60, 300, -3])
def test_a_damaged_slot_is_not_called_a_wrong_passphrase(folder: Path, place: int) -> None:
    packed = bytearray(slot_of(folder).read_bytes())
    packed[place] ^= 1
    slot_of(folder).write_bytes(packed)
    with pytest.raises(PlaceError, match="口令文件已损坏"):
        Store.open(folder, PASSPHRASE)
    assert seconds_to_wait(folder) == 0


def test_a_slot_of_another_role_suite_or_cost_is_refused(folder: Path) -> None:
    person = Person.new(bytes(32), "林溪")
    too_dear = Cost(memory_kib=2 * 1024 * 1024)
    sealed = _with_header(seal_person("w", person, PASSPHRASE, CHEAP), memory_kib=too_dear.memory_kib)
    with pytest.raises(PlaceError, match="超出允许范围"):
        open_person(sealed, PASSPHRASE)
    with pytest.raises(PlaceError, match="不认识的算法"):
        open_person(_with_header(sealed, suite=9), PASSPHRASE)
    with pytest.raises(PlaceError, match="已损坏"):
        open_person(_with_header(sealed, role="recovery"), PASSPHRASE)
    moved = _with_header(seal_person("w", person, PASSPHRASE, CHEAP), workspace="another")
    assert open_person(moved, PASSPHRASE) is None, "the header is bound to the seal"


@pytest.mark.parametrize("changed", [
    {"workspace": None}, {"salt": "zz"}, {"salt": ""}, {"memory_kib": "x"}, {"passes": 1.0}, {"lanes": None},
])  # fmt: skip
def test_a_slot_that_no_program_wrote_is_damage(changed: dict[str, object]) -> None:
    sealed = seal_person("w", Person.new(bytes(32), "林溪"), PASSPHRASE, CHEAP)
    with pytest.raises(PlaceError, match="已损坏"):
        open_person(_with_header(sealed, **changed), PASSPHRASE)
    head, _, _ = sealed.split(b"\n")[:3]
    with pytest.raises(PlaceError, match="已损坏"):
        open_person(_with_header(head + b"\nA\n"), PASSPHRASE)


def _with_header(packed: bytes, **changed: object) -> bytes:
    import hashlib

    head, sealed, _ = packed.split(b"\n")[:3]
    both = json.dumps({**json.loads(head), **changed}, sort_keys=True).encode() + b"\n" + sealed
    return both + b"\n" + hashlib.sha256(both).hexdigest().encode() + b"\n"


def test_what_users_make_costs_a_guess_at_least_the_floor() -> None:
    assert (USERS_COST.memory_kib, USERS_COST.passes, USERS_COST.lanes) == (256 * 1024, 3, 4)
    for cheap in ({"memory_kib": 64 * 1024 - 1}, {"passes": 2}):
        with pytest.raises(ValueError, match="tests only"):
            Cost(**cheap)


def test_a_workspace_made_by_a_user_opens_again(tmp_path: Path) -> None:
    Store.create(tmp_path / "新", PASSPHRASE, author="周明").close()
    store = Store.open(tmp_path / "新", PASSPHRASE)
    assert store.author == "周明"
    assert store.folder.stat().st_mode & 0o077 == 0, "of nobody else's business"
    assert json.loads(slot_of(store.folder).read_bytes().split(b"\n")[0])["memory_kib"] == 256 * 1024
    store.close()


def test_the_recovery_card_opens_and_gives_a_new_passphrase(folder: Path) -> None:
    store = Store.open(folder, PASSPHRASE)
    assert not store.vault.has_recovery
    first = store.vault.make_recovery()
    code = store.vault.make_recovery()
    assert store.vault.has_recovery
    old = store.vault.person
    store.close()

    with pytest.raises(PlaceError, match="最近一张卡"):
        Store.open_with_recovery(folder, first, NEW, cost=CHEAP)
    with pytest.raises(InputError, match="太短"):
        Store.open_with_recovery(folder, code, "短", cost=CHEAP)
    again = Store.open_with_recovery(folder, code.lower().replace("-", " "), NEW, cost=CHEAP)
    assert again.author == "林溪"
    assert again.vault.person.key == old.key
    assert again.vault.person.ed25519 != old.ed25519, "a card holds nobody's own secrets"
    again.close()
    Store.open(folder, NEW).close()
    assert seconds_to_wait(folder) == 0


def test_a_lost_slot_is_made_anew_by_the_card(folder: Path) -> None:
    store = Store.open(folder, PASSPHRASE)
    code = store.vault.make_recovery()
    store.close()
    slot_of(folder).unlink()
    Store.open_with_recovery(folder, code, NEW, cost=CHEAP).close()
    Store.open(folder, NEW).close()


def test_without_a_card_there_is_no_recovery(folder: Path) -> None:
    with pytest.raises(PlaceError, match="没有做过恢复卡"):
        Store.open_with_recovery(folder, passphrases.new_code(), NEW, cost=CHEAP)


def test_codes_are_random_and_read_however_they_are_typed() -> None:
    codes = {passphrases.new_code() for _ in range(200)}
    assert len(codes) == 200
    for code in codes:
        assert len(code.split("-")) == 7
        secret = passphrases.read_code(code)
        assert passphrases.read_code(code.replace("0", "o").replace("1", "l").replace("-", "")) == secret
        assert passphrases.read_code("".join(chr(ord(char) + 0xFEE0) for char in code)) == secret, "full width"


def test_a_slip_of_the_pen_in_a_code_is_found() -> None:
    code = passphrases.new_code()
    for place, char in enumerate(code):
        if char != "-":
            other = "7" if char != "7" else "8"
            with pytest.raises(InputError, match="抄错"):
                passphrases.read_code(code[:place] + other + code[place + 1 :])
    with pytest.raises(InputError, match="28个"):
        passphrases.read_code(code[:-1])
    with pytest.raises(InputError, match="28个"):
        passphrases.read_code("U" * 28)


@pytest.mark.parametrize(
    ("passphrase", "said"),
    [
        ("短口令", "太短"),
        ("一二三四五六七八九十一", "太短"),
        ("aaaaaaaaaaaaaaaa", "太少"),
        ("123456781234567812345678", "太常见"),
        ("Password Password Password", "太常见"),
        ("中华人民共和国为人民服务", "太常见"),
        ("山高水长林溪的工作夹二〇二六", None),
        ("竹林 深处 有人 家园", None),
        ("竹 林 深 处", "太短"),
        (PASSPHRASE, None),
    ],
)
def test_a_passphrase_is_weighed_in_one_sentence(passphrase: str, said: str | None) -> None:
    reason = passphrases.weakness(passphrase)
    assert (reason is None) if said is None else (said in (reason or ""))


def test_a_weak_passphrase_makes_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="太短"):
        Store.create(tmp_path / "新", "短", author="林溪", cost=CHEAP)
    assert not (tmp_path / "新").exists()


def test_a_workspace_is_made_in_an_empty_folder_only(tmp_path: Path) -> None:
    (tmp_path / "有东西").mkdir()
    (tmp_path / "有东西" / "a.txt").write_text("a")
    with pytest.raises(InputError, match="已经有文件"):
        Store.create(tmp_path / "有东西", PASSPHRASE, author="林溪", cost=CHEAP)
    Store.create(tmp_path / "建过", PASSPHRASE, author="林溪", cost=CHEAP).close()
    with pytest.raises(InputError, match="已经是一个工作夹"):
        Store.create(tmp_path / "建过", PASSPHRASE, author="林溪", cost=CHEAP)
    with pytest.raises(PlaceError, match="磁盘读写出错"):
        Store.create(tmp_path / "有东西" / "a.txt" / "里面", PASSPHRASE, author="林溪", cost=CHEAP)


def test_what_is_no_workspace_is_said(tmp_path: Path) -> None:
    assert not is_workspace(tmp_path)
    with pytest.raises(PlaceError, match="不是复诊的工作夹"):
        Store.open(tmp_path, PASSPHRASE)
    with pytest.raises(PlaceError, match="不是复诊的工作夹"):
        Store.open_with_recovery(tmp_path, passphrases.new_code(), NEW)
