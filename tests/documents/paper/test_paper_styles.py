"""templates/styles.toml and templates/wording: what an office spoils never stops a paper."""

from pathlib import Path

import pytest

from documents import styles
from documents.composing import feedback_letter, wording

SLOTS = feedback_letter.SLOTS


def test_the_shipped_measures_are_the_built_in_ones() -> None:
    assert styles.load() == styles.Styles()


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
        "[word_fonts]\nfang = ''",
        "[colour]\nred = 'red'",
        "pitch = 3",
        "[remarks]\na = 1",
        "[nothing]\na = 1",
    ],
)
def test_a_spoilt_measure_keeps_the_built_in_one_and_is_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "styles.toml"
    path.write_text(text, encoding="utf-8")
    found = styles.load(path)
    assert len(found.remarks) == 1
    assert found.size == styles.Sizes()
    assert found.colour == styles.Colours()
    assert found.page == styles.PageMeasures()


@pytest.mark.parametrize("text", ["left = 150.0", "lines = 100", "cells = 60", "top = 250.0"])
def test_measures_that_leave_no_room_are_not_used(tmp_path: Path, text: str) -> None:
    path = tmp_path / "styles.toml"
    path.write_text(f"[page]\n{text}\n", encoding="utf-8")
    found = styles.load(path)
    assert found.page == styles.PageMeasures()
    assert "排不下正文" in found.remarks[0]


@pytest.mark.parametrize("data", [b"[size", b"\xff\xfe\x00", None])
def test_an_unreadable_file_gives_the_built_in_measures(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "styles.toml"
    if data is not None:
        path.write_bytes(data)
    found = styles.load(path)
    assert found.size == styles.Sizes()
    assert "读不出来" in found.remarks[0]


def test_the_shipped_wording_is_the_built_in_one() -> None:
    said = feedback_letter.words()
    assert dict(said.words) == dict(feedback_letter.BUILT_IN)
    assert not said.remarks


def load(folder: Path, text: str) -> wording.Wording:
    (folder / "feedback_letter.toml").write_text(text, encoding="utf-8")
    return wording.load("feedback_letter", feedback_letter.BUILT_IN, SLOTS, folder)


def test_the_office_may_change_its_words(tmp_path: Path) -> None:
    said = load(tmp_path, '[requirements]\nheading = "有关要求"\nsentences = ["请{简称}抓紧。"]\n')
    assert said.one("requirements.heading", {}) == "有关要求"
    assert said.many("requirements.sentences", {"简称": "县水利局"}) == ["请县水利局抓紧。"]
    assert not said.remarks


@pytest.mark.parametrize(
    "text",
    [
        'title = ["不是一句"]',
        "title = 3",
        'title = ""',
        'title = "{单 位}"',
        'title = "{单位.__class__}"',
        'title = "单位}"',
        f'title = "{"长" * 3000}"',
        'nothing = "没有这一项"',
        "[basis]\nsentences = []",
        "[basis]\nsentences = [3]",
        '[basis]\nsentences = "不是列表"',
    ],
)
def test_spoilt_words_give_way_to_the_built_in_and_are_said(tmp_path: Path, text: str) -> None:
    said = load(tmp_path, text)
    assert dict(said.words) == dict(feedback_letter.BUILT_IN)
    assert len(said.remarks) == 1


def test_an_unreadable_wording_gives_the_built_in_one(tmp_path: Path) -> None:
    said = load(tmp_path, "title = ")
    assert said.words == feedback_letter.BUILT_IN
    assert "读不出来" in said.remarks[0]


def test_a_sentence_without_its_slot_is_dropped() -> None:
    assert wording.fill("谈话{谈话}人次", {}) is None
    assert wording.fill("谈话{谈话}人次", {"谈话": ""}) is None
    assert wording.fill("谈话{谈话}人次", {"谈话": "11"}) == "谈话11人次"


def test_what_is_filled_in_is_not_read_again() -> None:
    assert wording.fill("{单位}", {"单位": "{组}", "组": "不"}) == "{组}"


def test_a_list_is_no_sentence_and_a_sentence_no_list() -> None:
    said = feedback_letter.words()
    assert said.one("basis.sentences", {}) == ""
    assert said.many("title", {}) == []
