"""Reading what an organization hands over: one bounded process for each file, nothing written anywhere.

`read` and `as_json` are all that other rooms need. Each is imported when first asked for: the parsing process needs
neither, and what it imports is waited for with every file.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from documents.reading.bounded import read
    from documents.reading.shape import as_json

__all__ = ["as_json", "read"]
_HOME = {"read": "documents.reading.bounded", "as_json": "documents.reading.shape"}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(name)
    return getattr(import_module(_HOME[name]), name)
