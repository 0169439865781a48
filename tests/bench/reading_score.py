"""What the reader makes of each file that has an expected result: counts expected and read, and what differs."""

import json
from pathlib import Path
from typing import Any

from documents.reading import as_json
from documents.reading.understand import understand
from tests.documents.reading.test_corpus import CORPUS
from tests.documents.reading.test_corpus import differences as corpus_differences
from tests.documents.reading.test_expected import INPUTS, NOT_IN_THE_FILE, differences

COUNTED = {
    "问题": lambda told: [problem["heading"] for problem in told.get("problems", [])],
    "例证": lambda told: [example for problem in told.get("problems", []) for example in problem.get("examples", [])],
    "措施": lambda told: [m["text"] for problem in told.get("problems", []) for m in problem.get("measures", [])],
    "已写状态": lambda told: [p["status_text"] for p in told.get("problems", []) if p.get("status_text")],
    "建议": lambda told: list(told.get("recommendations", [])),
    "点题": lambda told: [p["heading"] for p in told.get("problems", []) if p.get("named_kind")],
}


def rows(_folder: Path) -> list[tuple[str, str, str, str]]:
    """A line for each file: what was read, what was expected, whether all agrees."""
    found = [_row(path) for path in sorted(INPUTS.glob("*.expected.json"))]
    return found + [_corpus_row(path) for path in sorted(CORPUS.glob("*.expected.json"))]


def _read(path: Path) -> tuple[Any, Any, str]:
    source = path.with_name(path.name.removesuffix(".expected.json"))
    told = json.loads(json.dumps(as_json(understand(source)), ensure_ascii=False))
    return json.loads(path.read_text("utf-8")), told, source.name


def _row(path: Path) -> tuple[str, str, str, str]:
    expected, told, name = _read(path)
    wrong = [one for one in differences(expected, told) if (name, one.partition(":")[0]) not in NOT_IN_THE_FILE]
    return name, _counts(told), _counts(expected), wrong[0] if wrong else "全部相同"


def _corpus_row(path: Path) -> tuple[str, str, str, str]:
    expected, told, name = _read(path)
    wrong = list(corpus_differences(expected, told))
    wanted = [problem["heading"] for problem in expected.get("problems", [])]
    right = sum(heading in {problem["heading"] for problem in told["problems"]} for heading in wanted)
    advice = f"，建议{len(told['recommendations'])}" if "recommendations" in expected else ""
    asked = f"，建议{len(expected['recommendations'])}" if "recommendations" in expected else ""
    return name, f"标题{right}{advice}", f"标题{len(wanted)}{asked}", wrong[0] if wrong else "全部相同"


def _counts(told: Any) -> str:
    return "，".join(f"{name}{len(found)}" for name, count in COUNTED.items() if (found := count(told)))
