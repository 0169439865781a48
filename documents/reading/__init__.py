"""Reading what an organization hands over: one bounded process for each file, nothing written anywhere.

`read` and `as_json` are all that other rooms need, and `expect` and `dismiss` where a file is about to be chosen.
Each is imported when first asked for: the parsing process needs none, and what it imports is waited for with every
file.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from documents.reading.bounded import read
    from documents.reading.process import dismiss, expect
    from documents.reading.shape import as_json

__all__ = ["as_json", "dismiss", "expect", "read"]
_HOME = {
    "read": "documents.reading.bounded",
    "as_json": "documents.reading.shape",
    "expect": "documents.reading.process",
    "dismiss": "documents.reading.process",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(name)
    return getattr(import_module(_HOME[name]), name)
