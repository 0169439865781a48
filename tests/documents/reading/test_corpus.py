"""Documents of many authors: what a careful reader lists, noted down from the text before the reader saw it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from documents.reading import as_json
from tests.documents.reading.reading_kit import read_file

CORPUS = Path(__file__).parent / "corpus"
NAMES = sorted(path.name for path in CORPUS.glob("*.expected.json"))
FACTS = ("kind", "organization", "issuer", "document_date", "feedback_date", "inspection_period")


def differences(expected: dict[str, Any], got: dict[str, Any]) -> Iterator[str]:
    """What was noted and is read otherwise."""
    for name in FACTS:
        if name in expected and expected[name] != got[name]:
            yield f"{name}: {got[name]!r}"
    for name, value in expected.get("declared", {}).items():
        if got["declared"].get(name) != value:
            yield f"declared {name}: {got['declared'].get(name)!r}"
    if expected.get("doubtful") and not got["doubts"]:
        yield "no doubt is told"
    if "recommendations" in expected and not same_beginnings(expected["recommendations"], got["recommendations"]):
        yield f"recommendations: {got['recommendations']!r}"
    if "problems" not in expected:
        return
    problems = got["problems"]
    if [p["heading"] for p in problems] != [p["heading"] for p in expected["problems"]]:
        yield f"headings: {[p['heading'] for p in problems]!r}"
        return
    for wanted, read in zip(expected["problems"], problems, strict=True):
        yield from item_differences(wanted, read)


def item_differences(wanted: dict[str, Any], read: dict[str, Any]) -> Iterator[str]:
    texts = [measure["text"] for measure in read["measures"]]
    told = {
        "number": str(read["no"]),
        "aspect": read["aspect"] or "",
        "goal": read.get("goal", ""),
        "lead_dept": read["responsible"].get("lead_dept"),
        "lead_officer": read["responsible"].get("lead_officer"),
        "deadline": read["deadline_iso"],
        "status": read["status"],
        "closed": read["closed"],
        "measure_count": len(texts),
        "measures": texts,
    }
    for name, value in told.items():
        bare = value.partition("）")[2] if name == "aspect" and value.startswith("（") else value
        inner = wanted.get(name) if name != "aspect" else wanted["aspect"]
        if name in wanted and inner not in (value, bare) and not (name == "aspect" and inner and inner in value):
            yield f"{wanted['heading']} {name}: {value!r}"
    account = read.get("narrative", "") + read.get("detail", "")
    yield from (f"{wanted['heading']} lacks {words}" for words in wanted.get("detail", []) if words not in account)
    parts = [part["heading"] for part in read.get("parts", [])]
    if "parts" in wanted and not same_beginnings(wanted["parts"], parts):
        yield f"{wanted['heading']} parts: {parts!r}"


def same_beginnings(expected: list[str], got: list[str]) -> bool:
    return len(expected) == len(got) and all(one.startswith(e) for e, one in zip(expected, got, strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_a_careful_reader_lists_the_same(name: str) -> None:
    expected = json.loads((CORPUS / name).read_text(encoding="utf-8"))
    reading = as_json(read_file(CORPUS / name.removesuffix(".expected.json")))
    assert list(differences(expected, json.loads(json.dumps(reading, ensure_ascii=False)))) == []


def test_the_corpus_is_there() -> None:
    assert len(NAMES) >= 23
