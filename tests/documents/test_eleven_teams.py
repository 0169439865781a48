"""Headquarters and eleven teams by a script: the round out as packages, the work in, a receipt to each, decisions back.

Every workspace is made by itself, with keys of its own, as on real laptops; all goes by the verbs and their JSON.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from documents.verbs import exchange, keeping, main_job
from documents.verbs.line import run
from domain.records import Issue, LookBackVisit
from domain.words import IssueLevel
from storage.store import Store
from tests.conftest import CHEAP, PASSPHRASE

assert exchange
assert keeping
assert main_job
TEAMS, EACH = 11, 11
Said = Callable[..., dict]
OFFICE = "巡察办"


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Said:
    """What a verb tells as JSON; it must succeed."""
    monkeypatch.setenv("FUZHEN_PASSPHRASE", PASSPHRASE)

    def say(*words: object) -> dict:
        code = run([*map(str, words), "--json"])
        printed = capsys.readouterr()
        assert code == 0, printed.err
        return json.loads(printed.out)

    return say


def leader(number: int) -> str:
    return f"组长{number:02}"


def table() -> str:
    lines = ["巡察组\t单位\t进驻\t离开\t组长\t组员"]
    lines += [
        f"第{team:02}巡察组\t第{team:02}组第{body:02}家党组\t2025.8.16\t2025.8.30\t{leader(team)}\t组员"
        for team in range(1, TEAMS + 1)
        for body in range(1, EACH + 1)
    ]
    return "\n".join(lines)


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, Path]:
    """Twelve workspaces, each made on its own laptop."""
    names = [OFFICE, *(leader(team) for team in range(1, TEAMS + 1))]
    for name in names:
        Store.create(tmp_path / name, PASSPHRASE, author=name, cost=CHEAP).close()
    return {name: tmp_path / name for name in names}


def number_of(said: Said, folder: Path, name: str) -> str:
    return next(each["number"] for each in said("roster", folder)["members"] if each["name"] == name)


def enrol(said: Said, folders: dict[str, Path], stick: Path) -> None:
    """Every leader's request in, the roster out."""
    office = folders[OFFICE]
    for name, folder in folders.items():
        if name != OFFICE:
            (request,) = said("roster", folder, "--request", stick)["written"]
            said("roster", office, "--take", request, "--number", number_of(said, folder, name), "--role", "leader")
    (issued,) = said("roster", office, "--issue", stick)["written"]
    number = number_of(said, office, OFFICE)
    for name, folder in folders.items():
        if name != OFFICE:
            assert said("roster", folder, "--take", issued, "--number", number)["epoch"] == 1


def work(folder: Path) -> None:
    """A day of a team: a problem at every organization, and what was done there."""
    store = Store.open(folder, PASSPHRASE)
    with store.change("形成问题"):
        for visit in store.visits.all():
            store.visits.put(replace(visit, interviews=9))
            store.issues.put(
                Issue(visit_uid=visit.uid, document_uid="d", level=IssueLevel.ISSUE, position=1, heading=store.author)
            )
    store.close()


def visits_of(folder: Path) -> list[LookBackVisit]:
    store = Store.open(folder, PASSPHRASE)
    try:
        assert store.merge.conflicts() == []
        return store.visits.all()
    finally:
        store.close()


def test_headquarters_takes_in_eleven_teams_by_a_script(
    said: Said, folders: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office, stick = folders[OFFICE], tmp_path / "stick"
    enrol(said, folders, tmp_path / "papers")
    plan = tmp_path / "分组表.txt"
    plan.write_text(table(), "gb18030")  # as WPS saves text
    packed = said("plan", office, "--plan", plan, "--name", "第八轮", "--packages", stick)
    assert len(packed["archives"]) == TEAMS
    assert packed["left"] == packed["stopped"] == ""

    for team in range(1, TEAMS + 1):
        folder = folders[leader(team)]
        taken = said("take-in", folder, stick / f"第{team:02}巡察组", "--no-backup")
        assert [each["says"].startswith(f"{OFFICE}给{leader(team)}：") for each in taken["archives"]] == [True]
        assert len(visits_of(folder)) == EACH, "nothing of the other teams"
        work(folder)
        said("export", folder, "--to", tmp_path / "back", "--for", OFFICE)

    tried = said("dry-run", office, tmp_path / "back")["archives"]
    assert len(tried) == TEAMS
    assert all(each["dry"] and not each["refusals"] for each in tried)
    assert sum(line["new"] for each in tried for line in each["lines"]) == TEAMS * EACH
    taken = said("take-in", office, tmp_path / "back")["archives"]
    assert [each["steps"] for each in taken] == [each["steps"] for each in tried]
    assert [visit.interviews for visit in visits_of(office)] == [9] * (TEAMS * EACH)
    assert said("verify", office)["sound"]

    for each in sorted(taken, key=lambda each: each["sender"]):
        (receipt,) = said("receipt", office, "--write", each["uid"], "--to", tmp_path / "receipts")["written"]
        (delivery,) = said("receipt", folders[each["sender"]], "--take", receipt)["deliveries"]
        assert delivery["acknowledged"] == [OFFICE]
    assert run(["receipt", str(folders[leader(1)]), "--take", receipt, "--json"]) == 1, "that of the last team"
    assert "不是" in json.loads(capsys.readouterr().err)["error"]

    store = Store.open(office, PASSPHRASE)
    with store.change("批复"):
        for issue in store.issues.all():
            store.issues.put(replace(issue, detail="同意定为新账"))
    store.close()
    assert len(said("plan", office, "--packages", tmp_path / "decisions")["archives"]) == TEAMS
    for team in range(1, TEAMS + 1):
        folder = folders[leader(team)]
        said("take-in", folder, tmp_path / "decisions" / f"第{team:02}巡察组", "--no-backup")
        store = Store.open(folder, PASSPHRASE)
        assert {issue.detail for issue in store.issues.all()} == {"同意定为新账"}
        assert store.issues.count() == EACH
        store.close()


def test_what_goes_wrong_is_one_sentence_and_an_exit_code(
    folders: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FUZHEN_PASSPHRASE", PASSPHRASE)
    office = str(folders[OFFICE])
    refused = ["plan", office, "--packages", str(tmp_path / "stick"), "--json"]
    misused = ["export", office, "--json"]
    for words, code in ((refused, 1), (misused, 2), (["dry-run", office, str(tmp_path), "--json"], 1)):
        assert run(words) == code
        printed = capsys.readouterr()
        told = json.loads(printed.err)
        assert (told["code"], bool(told["error"])) == (code, True)
        assert "\n" not in told["error"]
    monkeypatch.setenv("FUZHEN_PASSPHRASE", "不对的口令 不对的口令")
    assert run(["verify", office, "--json"]) == 1
    assert "口令" in json.loads(capsys.readouterr().err)["error"]
