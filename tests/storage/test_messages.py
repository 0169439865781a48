"""What users are told of a fault is one sentence: what happened, what is safe, what to do."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ERRORS = {"InputError", "PlaceError"}


def told(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and every fixed text of each message."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS:
            parts = [one for given in node.args for one in ast.walk(given) if isinstance(one, ast.Constant)]
            yield from ((one.lineno, one.value) for one in parts if isinstance(one.value, str))


@pytest.mark.parametrize("room", ["storage", "documents"])
def test_every_message_is_one_sentence(room: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted((ROOT / room).rglob("*.py"))
        for line, text in told(ast.parse(path.read_text("utf-8")))
        if "。" in text.rstrip("。")
    ]
    assert found == []
