"""A file of any format to a Reading, inside the parsing process."""

from importlib import import_module
from pathlib import Path
from typing import cast

from documents.reading.columns import Columns
from documents.reading.interpret import interpret
from documents.reading.outline import Outline
from documents.reading.package import DAMAGED
from documents.reading.result import Reading
from documents.reading.sniff import sniff
from documents.safe_names import name_of
from domain.errors import InputError
from domain.words import DocumentKind

# What no file brings about but a slip in our own code; what else a parser trips over, the file is at fault for.
_OURS = (AttributeError, TypeError, NameError, ImportError, AssertionError)


def understand(path: Path, kind: str = "", columns: Columns | None = None) -> Reading:
    """Read and interpret; InputError says why not. kind is an identifier of DocumentKind, "" to find out."""
    format_name, remark = sniff(path)
    outline = _outline(path, format_name)
    if remark:
        outline.remarks.insert(0, remark)
    return interpret(outline, name_of(path), DocumentKind.named(kind) if kind else None, columns)


def _outline(path: Path, format_name: str) -> Outline:
    try:
        return cast(Outline, import_module(f"documents.reading.formats.{format_name}").outline(path))
    except (InputError, MemoryError, RecursionError, *_OURS):
        raise
    except Exception as error:
        raise InputError(DAMAGED) from error
