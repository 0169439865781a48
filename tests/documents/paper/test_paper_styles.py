"""templates/styles.toml: what an office spoils never stops a paper."""

from pathlib import Path

import pytest

from documents.paper import styles

SPARES = [path.relative_to(styles.SPARE.parent) for path in styles.SPARE.parent.rglob("*") if path.is_file()]


def test_everything_has_its_spare() -> None:
    assert {path.parts[0] for path in SPARES} == {"letter.docx", "styles.toml", "wording"}


@pytest.mark.parametrize("spare", SPARES, ids=str)
def test_a_spare_is_the_very_file_that_the_office_is_given(spare: Path) -> None:
    assert (styles.SPARE.parent / spare).read_bytes() == (styles.FILE.parent / spare).read_bytes()


def test_the_office_is_given_the_shipped_measures() -> None:
    assert styles.load(fonts=()) == styles.shipped()


def test_every_shipped_measure_is_one_that_a_file_may_hold(tmp_path: Path) -> None:
    path = tmp_path / "styles.toml"
    path.write_bytes(styles.SPARE.read_bytes())
    assert not styles.load(path).remarks


def test_a_changed_measure_is_used(tmp_path: Path) -> None:
    path = tmp_path / "styles.toml"
    path.write_text('[size]\ntitle = 20\n[word_fonts]\nfang = "仿宋"\n', encoding="utf-8")
    found = styles.load(path)
    assert (found.size.title, found.word_fonts.fang, found.size.body) == (20.0, "仿宋", 16.0)
    assert not found.remarks


@pytest.mark.parametrize(
    "text",
    [
        "[size]\ntitle = 'gross'",
        "[size]\ntitle = -3",
        "[size]\nunknown = 3",
        "[page]\nlines = 22.5",
        "[page]\nlines = true",
        "[landscape]\nnumber_turned = 1",
        "[word_fonts]\nfang = ''",
        "[colour]\nred = 'red'",
        "pitch = 3",
        "[remarks]\na = 1",
        "[nothing]\na = 1",
    ],
)
def test_a_spoilt_measure_keeps_the_shipped_one_and_is_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "styles.toml"
    path.write_text(text, encoding="utf-8")
    found = styles.load(path)
    assert len(found.remarks) == 1
    assert found.size == styles.shipped().size
    assert found.colour == styles.shipped().colour
    assert found.page == styles.shipped().page
    assert found.landscape == styles.shipped().landscape


@pytest.mark.parametrize("text", ["left = 150.0", "lines = 100", "cells = 60", "top = 250.0"])
def test_measures_that_leave_no_room_are_not_used(tmp_path: Path, text: str) -> None:
    path = tmp_path / "styles.toml"
    path.write_text(f"[page]\n{text}\n", encoding="utf-8")
    found = styles.load(path)
    assert found.page == styles.shipped().page
    assert "排不下正文" in found.remarks[0]


@pytest.mark.parametrize("data", [b"[size", b"\xff\xfe\x00", None])
def test_an_unreadable_file_gives_the_shipped_measures(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "styles.toml"
    if data is not None:
        path.write_bytes(data)
    found = styles.load(path)
    assert found.size == styles.shipped().size
    assert "读不出来" in found.remarks[0]
