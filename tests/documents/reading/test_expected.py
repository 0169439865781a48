"""The documents of the fictional water bureau and their like are read as a careful reader noted them down."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from documents.reading import as_json
from tests.documents.reading.reading_kit import INPUTS, read_file

# What the annotators wrote for themselves.
THEIR_OWN = {"synthetic", "notes", "must_refuse", "why", "status_also_acceptable"}
# The list of the secretary's meeting nowhere names the county: the reader does not invent it.
NOT_IN_THE_FILE = {("yunxi-3-书记专题会点题清单.xlsx", "/organization")}
EXPECTED = sorted(path.name for path in INPUTS.glob("*.expected.json"))


def differences(expected: Any, got: Any, where: str = "") -> Iterator[str]:
    if isinstance(expected, dict):
        accepted = expected.get("status_also_acceptable", [])
        for key in expected.keys() - THEIR_OWN:
            if key == "status" and got.get(key) in accepted:
                continue
            if key not in got and expected[key] is None:
                continue
            yield from differences(expected[key], got.get(key, "nothing"), f"{where}/{key}")
    elif isinstance(expected, list) and isinstance(got, list) and len(expected) == len(got):
        for index, (one, other) in enumerate(zip(expected, got, strict=True)):
            yield from differences(one, other, f"{where}/{index}")
    elif expected != got:
        yield f"{where}: expected {expected!r}, read {got!r}"


@pytest.mark.parametrize("name", EXPECTED)
def test_a_document_is_read_as_noted_down(name: str) -> None:
    source = INPUTS / name.removesuffix(".expected.json")
    expected = json.loads((INPUTS / name).read_text(encoding="utf-8"))
    reading = json.loads(json.dumps(as_json(read_file(source)), ensure_ascii=False))
    found = [d for d in differences(expected, reading) if (source.name, d.partition(":")[0]) not in NOT_IN_THE_FILE]
    assert found == []


def test_every_item_and_measure_has_a_place() -> None:
    for name in EXPECTED:
        reading = read_file(INPUTS / name.removesuffix(".expected.json"))
        lines = {line.place for line in reading.lines}
        for item in reading.items:
            assert item.place
            if "!" not in item.place and "列" not in item.place:
                assert item.place in lines
            assert all(measure.place for measure in item.measures)


def test_the_words_of_an_item_stand_at_its_place() -> None:
    reading = read_file(INPUTS / "yunxi-5-整改台账.xlsx")
    last = reading.items[-1]
    assert (last.place, last.status_place, last.closed_place) == ("三四方面!C11", "三四方面!J11", "三四方面!L11")
    assert (last.deadline_place, last.responsible_place) == ("三四方面!I11", "三四方面!F11")
    assert [m.place for m in last.measures] == ["三四方面!E11", "三四方面!E12", "三四方面!E13"]
    unproved = reading.items[3].measures[1]
    assert (unproved.evidence, unproved.evidence_place) == (None, "一二方面!M13")


def test_hidden_columns_are_told_and_not_taken_in() -> None:
    reading = read_file(INPUTS / "yunxi-5-整改台账.xlsx")
    assert [doubt.place for doubt in reading.doubts] == ["一二方面!N3", "三四方面!N3"]
    assert "内部掌握" not in json.dumps(as_json(reading)["problems"], ensure_ascii=False)


def test_the_county_is_found_in_the_name_of_the_office_that_signs() -> None:
    reading = read_file(INPUTS / "yunxi-1-分工方案.docx")
    assert reading.organization == "云栖县水利局党组"
    assert read_file(INPUTS / "yunxi-3-书记专题会点题清单.xlsx").organization == "县水利局党组"


def test_the_place_of_declared_totals_is_kept() -> None:
    reading = read_file(INPUTS / "yunxi-6-整改报告.docx")
    assert ("measures", "第4段", "措施26条") in reading.declared_places


def test_expected_files_are_there() -> None:
    assert len(EXPECTED) >= 11
    assert all((Path(INPUTS) / name.removesuffix(".expected.json")).exists() for name in EXPECTED)
