"""Reading what an organization hands over: one bounded process for each file, nothing written anywhere.

`read` and `as_json` are all that other rooms need; heavy parts are imported only by the process that parses.
"""

from documents.reading.bounded import read
from documents.reading.shape import as_json

__all__ = ["as_json", "read"]
