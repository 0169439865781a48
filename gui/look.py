"""The look: tokens of resources/look.toml made into colours, fonts, icons and one style sheet.

Everything that paints asks here by name, so a change of theme is one call of `apply` and a repaint.
"""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
THEMES = {"light": "浅色", "dark": "深色", "contrast": "高对比"}
_PALETTE = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface2",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "off",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "gap",
    QPalette.ColorRole.Highlight: "select",
    QPalette.ColorRole.HighlightedText: "onselect",
    QPalette.ColorRole.Link: "focus",
    QPalette.ColorRole.LinkVisited: "focus",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "head",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line2",
    QPalette.ColorRole.Shadow: "line2",
    QPalette.ColorRole.Accent: "accent",
}
_now = {"theme": "light"}
_DRESSED = "fuzhen_dressed"


@cache
def tokens() -> dict[str, Any]:
    """The whole of look.toml."""
    return tomllib.loads((RESOURCES / "look.toml").read_text("utf-8"))


def theme() -> str:
    """The theme in force: light, dark or contrast."""
    return _now["theme"]


@cache
def _colours(of_theme: str) -> dict[str, QColor]:
    return {name: QColor(value) for name, value in tokens()[of_theme].items()}


def colour(name: str) -> QColor:
    """The colour of that name in the theme in force."""
    return _colours(theme())[name]


def measure(name: str) -> int:
    """A height or width of look.toml, in layout pixels."""
    return int(tokens()["measures"][name])


def line_height(name: str) -> int:
    """The line height of a type of look.toml."""
    return int(tokens()["types"][name][1])


@lru_cache(maxsize=64)
def _font(name: str, weight: int | None) -> QFont:
    size, _height, usual = tokens()["types"][name]
    result = QFont(QApplication.font())
    result.setPixelSize(size)
    result.setWeight(QFont.Weight(weight or usual))
    return result


def font(name: str, weight: int | None = None) -> QFont:
    """The font of a type of look.toml (caption, body, quote …), another weight if given."""
    return QFont(_font(name, weight))


def register_fonts() -> None:
    """Make the bundled screen fonts known; the one fixed list of families falls back glyph by glyph.

    One list for the whole program: Qt caches the fallback by the first family.
    """
    for path in sorted((RESOURCES / "fonts").glob("NotoSansSC*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def base_font() -> QFont:
    """13 px in the fixed list of families; the figures of the bundled fonts are of one width."""
    result = QFont()
    result.setFamilies(tokens()["families"])
    result.setPixelSize(tokens()["types"]["body"][0])
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return result


def palette() -> QPalette:
    """The theme in force for what the style sheet does not reach."""
    result = QPalette()
    for role, name in _PALETTE.items():
        result.setColor(role, colour(name))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, colour("off"))
    return result


def style_sheet() -> str:
    """resources/look.qss with every @name replaced by its colour and every $type by its font."""
    values = {name: value.name() for name, value in _colours(theme()).items()} | {"theme": theme()}
    types = {
        name: f"font-size: {size}px; font-weight: {weight};" for name, (size, _, weight) in tokens()["types"].items()
    }
    folder = (RESOURCES / "icons").as_posix()
    text = (RESOURCES / "look.qss").read_text("utf-8").replace("@icons", folder)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\$(\w+);", lambda match: types[match[1]], text)
    return re.sub(r"@(\w+)", lambda match: values[match[1]], text)


def apply(app: QApplication, theme: str = "light") -> None:
    """Give the application fonts, palette and style sheet of a theme; may be called again at any time."""
    _now["theme"] = theme if theme in THEMES else "light"
    if not app.property("fuzhen_fonts"):
        app.setStyle("Fusion")
        register_fonts()
        app.setFont(base_font())
        app.setProperty("fuzhen_fonts", True)
    _font.cache_clear()
    app.setPalette(palette())
    dressed = [window for window in app.topLevelWidgets() if window.property(_DRESSED)]
    for window in dressed:
        window.setStyleSheet(style_sheet())
    if not dressed:
        app.setStyleSheet(style_sheet())


def dress(window: QWidget) -> None:
    """Give the style sheet to a window and what is in it, instead of to the application.

    With a sheet on the application Qt would style every part of a page anew each time it is put into a larger part,
    which took four times as long as building the page. To dress again lets memory go: only with its last sheet Qt
    forgets the rules it worked out for the inside of lists and of combo boxes, of which it never hears that it went.
    """
    app = QApplication.instance()
    if isinstance(app, QApplication) and app.styleSheet():
        app.setStyleSheet("")
    window.setProperty(_DRESSED, True)
    window.setStyleSheet("")
    window.setStyleSheet(style_sheet())


# Icons


@cache
def _svg(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=512)
def _pixmap(name: str, size: int, value: str, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - the first icon pays for it, not the import of the look

    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing = _svg(name).replace("currentColor", value)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def pixmap(name: str, size: int = 20, colour_name: str = "text", ratio: float = 1.0) -> QPixmap:
    """An icon of resources/icons drawn in a colour of the theme."""
    return _pixmap(name, size, colour(colour_name).name(), ratio)


def icon(name: str, size: int) -> QIcon:
    """An icon for item views and menus; own widgets paint `pixmap` so that a change of theme reaches them."""
    app = QApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QApplication) else 1.0
    return QIcon(pixmap(name, size, ratio=ratio))
