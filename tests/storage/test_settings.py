"""What a computer remembers; a damaged file is no reason not to start."""

import json
import sys
from pathlib import Path

import pytest

from domain.errors import PlaceError
from storage.settings import Settings, settings_path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_settings_come_back(path: Path) -> None:
    settings = Settings.load(path)
    assert (settings.theme, settings.scale, settings.idle_minutes, settings.printer) == ("light", 1.0, 5, "")
    settings.theme, settings.scale, settings.idle_minutes, settings.printer = "contrast", 1.5, 10, "二楼打印机"
    settings.remember(Path("/云栖"), "云栖县农业农村局")
    settings.save()
    again = Settings.load(path)
    assert again.recent[0].folder == str(Path("/云栖"))
    assert again.recent[0].name == "云栖县农业农村局"
    assert again.recent[0].opened_at.tzinfo is not None
    assert (again.theme, again.scale, again.idle_minutes, again.printer) == ("contrast", 1.5, 10, "二楼打印机")


def test_the_newest_workspace_stands_first_and_the_list_stays_short(path: Path) -> None:
    settings = Settings.load(path)
    for number in range(20):
        settings.remember(Path(f"/{number}"), f"单位{number}")
    settings.remember(Path("/15"), "单位15")
    assert [known.name for known in settings.recent[:2]] == ["单位15", "单位19"]
    assert len(settings.recent) == 12
    settings.forget(Path("/15"))
    assert settings.recent[0].name == "单位19"


@pytest.mark.parametrize(
    "told",
    [
        "not json",
        "[]",
        json.dumps({"theme": "pink", "scale": 99, "idle_minutes": True, "printer": 5, "recent": "no"}),
        json.dumps({"scale": "1", "recent": [1, {}, {"folder": "/", "name": "x", "opened_at": "yesterday"}]}),
    ],
)
def test_what_makes_no_sense_falls_back_to_its_default(path: Path, told: str) -> None:
    path.parent.mkdir()
    path.write_text(told, "utf-8")
    settings = Settings.load(path)
    assert settings == Settings(path=path)


def test_the_place_of_the_settings_can_be_given(path: Path) -> None:
    assert settings_path({"FUZHEN_CONFIG": str(path)}) == path


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("win32", {"APPDATA": "/roaming"}, Path("/roaming/fuzhen/settings.json")),
        ("linux", {"XDG_CONFIG_HOME": "/xdg"}, Path("/xdg/fuzhen/settings.json")),
        ("linux", {}, Path.home() / ".config/fuzhen/settings.json"),
        ("darwin", {}, Path.home() / "Library/Application Support/fuzhen/settings.json"),
    ],
)
def test_every_platform_has_its_place(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], expected: Path
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert settings_path(environment) == expected


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PlaceError, match="读写出错"):
        Settings(path=tmp_path / "file" / "settings.json").save()


@pytest.mark.parametrize(("copies", "kept"), [(3, 3), (0, 1), (1000, 1), ("3", 1), (True, 1)])
def test_copies_to_print_are_remembered_within_reason(tmp_path: Path, copies: object, kept: int) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"print_copies": copies, "print_both_sides": copies}), "utf-8")
    settings = Settings.load(path)
    assert (settings.print_copies, settings.print_both_sides) == (kept, True)
