"""The same people as in the tests of the store."""

from tests.storage.conftest import stick, trio, trio_master

__all__ = ["stick", "trio", "trio_master"]
