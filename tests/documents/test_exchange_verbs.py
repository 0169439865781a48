"""Exchange, backups, leaving and the team by verbs: as a script of headquarters uses them."""

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from documents import roster_files, visits
from documents.verbs import exchange, keeping, main_job
from documents.verbs.line import run
from domain.errors import InputError
from domain.records import Person as NamedPerson
from storage import roster
from storage.slots import Person, seal_person
from storage.store import Store
from tests.conftest import CHEAP, PASSPHRASE
from tests.storage.keys import is_genuine

assert exchange
assert keeping
assert main_job
Said = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def known_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUZHEN_PASSPHRASE", PASSPHRASE)


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    """Exit code and what was printed."""

    def say(*words: object) -> tuple[int, str, str]:
        code = run([str(word) for word in words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return say


@pytest.fixture
def folders(master: Path, tmp_path: Path) -> list[Path]:
    """The workspaces of two people, with keys of their own in their slots."""
    made = []
    for name in ("林溪", "方遥"):
        folder = tmp_path / name
        shutil.copytree(master, folder)
        store = Store.open(folder, PASSPHRASE)
        own = Person.new(store.vault.person.key, name, store.vault.person.slot)
        (folder / "slots" / f"{own.slot}.slot").write_bytes(seal_person(store.vault.workspace, own, PASSPHRASE, CHEAP))
        store.close()
        made.append(folder)
    return made


def introduce(said: Said, one: Path, other: Path, stick: Path) -> None:
    """`one` comes to know `other` by the number."""
    code, text, _ = said("roster", other, "--request", stick, "--json")
    assert code == 0
    told = json.loads(text)
    number = next(each["number"] for each in told["members"] if each["name"] == other.name)
    code, text, _ = said("roster", one, "--take", told["written"][0], "--number", number)
    assert code == 0
    assert f"已认得{other.name}" in text


def write(folder: Path, name: str) -> None:
    store = Store.open(folder, PASSPHRASE)
    with store.change("登记人员"):
        store.people.put(NamedPerson(uid=name, name=name))
    store.close()


def test_an_archive_goes_out_is_tried_taken_in_and_acknowledged(
    said: Said, folders: list[Path], tmp_path: Path
) -> None:
    ours, theirs = folders
    stick = tmp_path / "stick"
    introduce(said, ours, theirs, stick)
    introduce(said, theirs, ours, stick)
    write(theirs, "沈砚")
    code, text, _ = said("export", theirs, "--to", stick, "--for", "林溪", "--json")
    assert code == 0
    archive = json.loads(text)["archives"][0]["folder"]
    code, text, _ = said("dry-run", ours, archive, "--json")
    assert code == 0
    (tried,) = json.loads(text)["archives"]
    assert tried["dry"]
    assert tried["steps"] == 1
    code, text, _ = said("take-in", ours, archive)
    assert code == 0
    assert "已收下方遥的1步改动" in text
    assert "新增1条" in text
    code, text, _ = said("receipt", ours, "--write", tried["uid"], "--to", stick, "--json")
    assert code == 0
    code, text, _ = said("receipt", theirs)
    assert "还没有回执：林溪" in text
    (path,) = stick.glob("fuzhen-receipt-*.json")
    code, text, _ = said("receipt", theirs, "--take", path)
    assert "林溪已收到。" in text
    assert "都已收到" in text
    assert said("take-in", ours, archive, "--no-backup")[0] == 0, "twice is harmless"


def test_what_cannot_be_taken_is_named_and_ends_with_an_error(said: Said, folders: list[Path], tmp_path: Path) -> None:
    ours, theirs = folders
    code, _, wrong = said("export", ours, "--to", tmp_path / "stick")
    assert (code, "还不认得本组的人" in wrong) == (1, True)
    introduce(said, theirs, ours, tmp_path / "stick")
    code, _, wrong = said("export", theirs, "--to", tmp_path / "stick", "--for", "贺川")
    assert (code, "不认得贺川" in wrong) == (1, True)
    write(theirs, "沈砚")
    archive = json.loads(said("export", theirs, "--to", tmp_path / "stick", "--json")[1])["archives"][0]["folder"]
    code, text, wrong = said("take-in", ours, archive)
    assert code == 1
    assert "不在名册里" in text
    assert "1个交换包没有收下" in wrong
    code, text, _ = said("dry-run", ours, archive, "--json")
    assert "不在名册里" in json.loads(text)["archives"][0]["refused"]
    code, _, wrong = said("receipt", ours, "--write", "0" * 32)
    assert (code, "--to" in wrong) == (1, True)


def test_headquarters_signs_a_roster_that_others_take(said: Said, folders: list[Path], tmp_path: Path) -> None:
    ours, theirs = folders
    stick = tmp_path / "stick"
    introduce(said, ours, theirs, stick)
    code, text, _ = said("roster", ours, "--issue", stick, "--json")
    assert code == 0
    told = json.loads(text)
    assert told["epoch"] == 1
    number = next(each["number"] for each in told["members"] if each["name"] == "林溪")
    assert said("roster", theirs, "--take", told["written"][0], "--number", "0")[0] == 1
    code, text, _ = said("roster", theirs, "--take", told["written"][0], "--number", number)
    assert code == 0
    assert "第1期名册，共2人" in text


def test_files_that_are_no_papers_of_trust_are_refused(store: Store, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    with pytest.raises(InputError, match="打不开"):
        roster_files.look_at(store, other)
    for content in (b"\xff", b"[]", b'{"content": "{}"}', b'{"content": "{\\"format\\": 1}"}'):
        other.write_bytes(content)
        with pytest.raises(InputError, match="不是登记申请"):
            roster_files.look_at(store, other)
    packet, name, known = roster_files.look_at(store, roster_files.save_request(store, tmp_path))
    assert (name, known) == ("林溪", False)
    assert roster.read_request(packet).name == "林溪"
    path = roster_files.save_roster(store, tmp_path)
    assert roster_files.look_at(store, path)[1:] == ("巡察办", True)


def test_backups_are_made_listed_and_restored(said: Said, folders: list[Path], tmp_path: Path) -> None:
    (ours, _) = folders
    write(ours, "沈砚")
    assert said("backup", ours)[0] == 0
    second = tmp_path / "second"
    assert said("backup", ours, "--to", second)[0] == 1
    second.mkdir()
    code, text, _ = said("backup", ours, "--to", second, "--json")
    assert code == 0
    assert json.loads(text)["backups"][0]["wrong"] == []
    code, text, _ = said("backup", ours, "--list")
    assert text.count("已核对") == 1
    code, text, _ = said("restore", ours / "backups", tmp_path / "again")
    assert code == 0
    assert "已恢复到" in text
    code, text, _ = said("restore", next(second.iterdir()), tmp_path / "more", "--json")
    assert json.loads(text)["passed_over"] == []
    assert said("verify", tmp_path / "again")[0] == 0


def test_a_backup_is_restored_by_the_card_under_a_new_passphrase(
    said: Said, folders: list[Path], tmp_path: Path
) -> None:
    store = Store.open(folders[0], PASSPHRASE)
    code = store.vault.make_recovery()
    store.backups.make("手动")
    store.close()
    card, new = tmp_path / "card.txt", tmp_path / "new.txt"
    card.write_text(f"{code}\n", "utf-8-sig")
    new.write_text("后来的口令 山高 水长 林溪\n", "utf-8")
    asked = ("restore", folders[0] / "backups", tmp_path / "again", "--card-file", card, "--passphrase-file", new)
    assert said(*asked)[0] == 0
    assert said("verify", tmp_path / "again", "--passphrase-file", new)[0] == 0
    new.write_bytes(b"\xff\xfe\x00")
    code_, _, error = said("verify", tmp_path / "again", "--passphrase-file", new, "--json")
    assert code_ == 1
    assert json.loads(error)["error"].startswith("“new.txt”读不出来")


def test_the_key_of_a_workspace_is_changed_and_its_card_ends(
    said: Said, folders: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = folders[0]
    store = Store.open(ours, PASSPHRASE)
    key = store.vault.key("database")
    store.vault.make_recovery()
    store.close()
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert said("rekey", ours)[0] == 1, "nobody said yes"
    code, text, _ = said("rekey", ours, "--yes", "--json")
    assert (code, json.loads(text)) == (0, {"rekeyed": True, "card_ended": True})
    store = Store.open(ours, PASSPHRASE)
    assert store.vault.key("database") != key
    assert not store.vault.has_recovery
    assert store.backups.newest.reason == "换密钥前"
    store.close()
    code, text, _ = said("rekey", ours, "--yes")
    assert code == 0
    assert "现在没有恢复卡" in text


def test_a_visit_leaves_and_the_local_copy_is_destroyed(
    said: Said, folders: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ours, _) = folders
    store = Store.open(ours, PASSPHRASE)
    visits.begin(store, organization="中共云栖县水利局党组")
    store.close()
    code, text, _ = said("leave", ours, "--org", "县水利局党组", "--to", tmp_path, "--json")
    assert code == 0
    assert (Path(json.loads(text)["folder"]) / "manifest-sha256.txt").is_file()
    records = tmp_path / "records"
    records.mkdir()
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    code, _, _ = said("destroy", ours, "--reason", "已移交", "--record", records)
    assert code == 1, "nobody said yes"
    assert ours.exists()
    code, text, _ = said("destroy", ours, "--reason", "已移交", "--record", records, "--yes", "--json")
    assert code == 0
    assert is_genuine(Path(json.loads(text)["record"]))
    assert not ours.exists()


def test_headquarters_signs_on_with_a_new_key_from_a_script(said: Said, folders: list[Path], tmp_path: Path) -> None:
    ours = folders[0]
    assert said("succeed", ours, "--to", tmp_path)[0] == 1, "no roster is there to go on with"
    assert said("roster", ours, "--issue", tmp_path)[0] == 0
    code, _, error = said("succeed", ours, "--to", tmp_path, "--json")
    assert (code, json.loads(error)["code"]) == (1, 1), "the key is still here"
    store = Store.open(ours, PASSPHRASE)
    own = Person.new(store.vault.person.key, store.author, store.vault.slot)
    (ours / "slots" / f"{own.slot}.slot").write_bytes(seal_person(store.vault.workspace, own, PASSPHRASE, CHEAP))
    store.close()
    code, text, _ = said("succeed", ours, "--to", tmp_path, "--json")
    told = json.loads(text)
    assert (code, Path(told["written"]).name) == (0, "名册-第2期.json")
    assert len(told["number"]) == 15
