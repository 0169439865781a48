"""Every ink on every ground it may stand on, by the measure of WCAG: AA in light and dark, AAA in high contrast."""

import pytest

from gui import look

GROUNDS = ("surface", "surface2", "window", "head", "weak")
INKS = ("text", "text2", "text3")
ROLES = ("ok", "mid", "bad", "gap", "na", "wait")
# Ink and ground of what is written on something else than the usual grounds.
PAIRS = (
    *((role, role + "bg") for role in ROLES),
    ("onfill", "fill"),
    ("onselect", "select"),
    ("text", "mark"),
    ("text", "lit"),
    ("text3", "lit"),
    ("accent", "weak"),
    ("accent", "surface"),
    ("focus", "surface"),
    ("gap", "surface"),
    ("wait", "surface"),
    ("ok", "surface"),
    ("bad", "surface2"),
    ("off", "surface2"),
    ("off", "head"),
    ("off", "surface"),
)
# What is not text but must be seen: edges of fields, the bar of the current row, the ring, the line under a mark.
SHAPES = (("line2", "surface"), ("accent", "weak"), ("focus", "surface"), ("focus", "window"), ("markline", "surface"))
TEXT_AT_LEAST = {"light": 4.5, "dark": 4.5, "contrast": 7.0}
SHAPE_AT_LEAST = {"light": 3.0, "dark": 3.0, "contrast": 4.5}


def luminance(value: str) -> float:
    """Relative luminance of #RRGGBB."""
    parts = [int(value[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(theme: str, ink: str, ground: str) -> float:
    """Contrast of two colours of a theme."""
    high, low = sorted((luminance(look.tokens()[theme][name]) for name in (ink, ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_measure_itself() -> None:
    assert luminance("#FFFFFF") == pytest.approx(1)
    assert luminance("#777777") == pytest.approx(0.1845, abs=0.001)


@pytest.mark.parametrize("theme", list(look.THEMES))
def test_every_text_can_be_read(theme: str) -> None:
    pairs = [*((ink, ground) for ink in INKS for ground in GROUNDS), *PAIRS]
    weak = {
        f"{ink} on {ground}": found
        for ink, ground in pairs
        if (found := ratio(theme, ink, ground)) < TEXT_AT_LEAST[theme]
    }
    assert weak == {}


@pytest.mark.parametrize("theme", list(look.THEMES))
def test_every_shape_can_be_seen(theme: str) -> None:
    weak = {
        f"{ink} on {ground}": found
        for ink, ground in SHAPES
        if (found := ratio(theme, ink, ground)) < SHAPE_AT_LEAST[theme]
    }
    assert weak == {}
