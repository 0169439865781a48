"""Lint: user text must not reach a widget that interprets markup, and two calls of Qt are not safe from Python.

`python -m tests.plain_text gui` fails for QLabel, QMessageBox, QTextBrowser, setHtml, insertHtml and setToolTip with
anything but a literal outside gui/widgets, and for a text editor that would accept rich text from the clipboard.
It fails for the calls that follow the focus chain: PySide makes each widget the owner of the next one there, and with
the first that goes the Python side of all behind it is lost.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

RICH_WIDGETS = {"QLabel", "QMessageBox", "QTextBrowser", "QErrorMessage", "QSplashScreen"}
RICH_CALLS = {"setHtml", "insertHtml", "setMarkdown", "showMessage", "whatsThis"}
CHAIN_CALLS = {"nextInFocusChain", "previousInFocusChain"}
TEXT_CALLS = {"setToolTip", "setStatusTip", "setWhatsThis"}


def name_of(node: ast.expr) -> str:
    """The last part of a dotted name."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def complaints(source: str) -> Iterator[tuple[int, str]]:
    """(line, what is wrong) of one module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef) and any(name_of(base) in RICH_WIDGETS for base in node.bases):
            yield node.lineno, f"{node.name} derives from a widget that interprets markup: use PlainLabel"
        if not isinstance(node, ast.Call):
            continue
        called = name_of(node.func)
        if called in RICH_WIDGETS:
            yield node.lineno, f"{called} interprets markup: use PlainLabel or Notices"
        elif called in RICH_CALLS:
            yield node.lineno, f"{called} interprets markup"
        elif called in CHAIN_CALLS:
            yield node.lineno, f"{called} makes one widget the owner of another"
        elif called in TEXT_CALLS and not all(isinstance(arg, ast.Constant) for arg in node.args):
            yield node.lineno, f"{called} with data interprets markup: use gui.widgets' plain tool tip"
    if "QTextEdit(" in source and "setAcceptRichText(False)" not in source:
        yield 1, "QTextEdit without setAcceptRichText(False): use QPlainTextEdit"


def main(*folders: str) -> int:
    """Print every complaint as ``file:line: what``; 1 if there was one."""
    files = [p for folder in folders for p in sorted(Path(folder).rglob("*.py")) if "widgets" not in p.parts]
    found = [(path, *item) for path in files for item in complaints(path.read_text(encoding="utf-8"))]
    sys.stdout.writelines(f"{path}:{line}: {what}\n" for path, line, what in found)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
