"""Patterns compiled late are the patterns they stand for."""

import pkgutil
import re
from importlib import import_module

import documents.reading
import domain
from domain.patterns import Late, late


def test_a_late_pattern_does_what_a_compiled_one_does() -> None:
    compiled, told = re.compile("([0-9]+)项"), late("([0-9]+)项")
    for text in ("共3项，完成2项", "无"):
        assert [match.span() for match in told.finditer(text)] == [match.span() for match in compiled.finditer(text)]
        assert told.sub("x", text) == compiled.sub("x", text)
        assert (told.search(text) is None) == (compiled.search(text) is None)
    assert told.pattern == compiled.pattern


def test_it_is_compiled_once_and_not_before() -> None:
    pattern = late("甲")
    assert "search" not in vars(pattern)
    pattern.search("甲")
    assert vars(pattern)["search"].__self__ is vars(pattern)["match"].__self__


def test_none_of_them_hides_a_slip() -> None:
    """A pattern that cannot be compiled would be told by the first document that needs it."""
    found = []
    for room in (documents.reading, domain):
        for module in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
            found += [one for one in vars(import_module(module.name)).values() if isinstance(one, Late)]
    assert len({one.pattern for one in found}) > 60
