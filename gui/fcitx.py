"""Chinese input where fcitx serves the desktop: the wheels of Qt bring the plugin of ibus only.

fcitx 5 answers as ibus as well, so Qt is told to try that too. fcitx 4, still on many desktops of UOS and Kylin, does
not: there the keys of a field go to fcitx over the session bus, and its words come back into the field.
"""

import os
import sys
from collections import deque
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSocketNotifier, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent
from shiboken6 import isValid

_OVER_X = "xcb"
_FCITX, _IBUS = "org.fcitx.Fcitx", "org.freedesktop.IBus"
_METHOD = (f"{_FCITX}.InputMethod", "/inputmethod")
_CONTEXT = f"{_FCITX}.InputContext"
_WAIT = 0.2  # seconds a key may wait for its answer
_TYPES = {QEvent.Type.KeyPress: 0, QEvent.Type.KeyRelease: 1}
# What an input method may send back as a key: keysyms of X11.
_KEYS = {
    0xFF08: Qt.Key.Key_Backspace,
    0xFF0D: Qt.Key.Key_Return,
    0xFF51: Qt.Key.Key_Left,
    0xFF53: Qt.Key.Key_Right,
    0xFFFF: Qt.Key.Key_Delete,
}


def prefer_ibus() -> None:
    """Before Qt starts: where fcitx is asked for, ibus will do as well."""
    asked = os.environ.get("QT_IM_MODULE", "")
    if "fcitx" in asked:
        os.environ.setdefault("QT_IM_MODULES", f"{asked};ibus")


def attach(app: QGuiApplication) -> "Fcitx | None":
    """Lets fcitx type into the fields of the program, where nothing of Qt does."""
    places = [Path(path) / "platforminputcontexts" for path in QCoreApplication.libraryPaths()]
    if sys.platform != "linux" or app.platformName() != _OVER_X or any(any(p.glob("*fcitx*")) for p in places):
        return None
    from gui.session_bus import SessionBus  # noqa: PLC0415 - nothing for Windows

    service = f"{_FCITX}-{os.environ.get('DISPLAY', '').partition(':')[2].partition('.')[0]}"
    bus = SessionBus.where(service, unless=_IBUS)
    return Fcitx(app, bus) if bus else None


def _takes_words(field: QObject) -> bool:
    """Whether an input method may type here; never into a passphrase."""
    asked = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled | Qt.InputMethodQuery.ImHints)
    QCoreApplication.sendEvent(field, asked)
    hints = Qt.InputMethodHint(asked.value(Qt.InputMethodQuery.ImHints) or 0)
    return bool(asked.value(Qt.InputMethodQuery.ImEnabled)) and Qt.InputMethodHint.ImhHiddenText not in hints


class Bus(Protocol):
    """fcitx as it is spoken to. OSError: it does not answer."""

    heard: deque[tuple[str, tuple[Any, ...]]]  # (signal, its words) in the order they came

    def call(self, interface: str, path: str, method: str, signature: str, *words: Any, wait: float) -> tuple[Any, ...]:
        """What a method answers."""

    def listen(self, interface: str, path: str) -> None:
        """From now on the signals of this object are heard."""

    def read(self) -> None:
        """Take what has arrived."""

    def fileno(self) -> int:
        """Readable when something arrives."""


class Fcitx(QObject):
    """Sits in front of the field that has the keys; a field that takes no words of an input method is left alone."""

    def __init__(self, app: QGuiApplication, bus: Bus) -> None:
        super().__init__(app)
        self._bus, self._path = bus, ""
        self._field: QObject | None = None
        self._composing = self._inside = False
        self._news = QSocketNotifier(bus.fileno(), QSocketNotifier.Type.Read, self)
        self._news.activated.connect(self._arrived)
        app.focusObjectChanged.connect(self._moved)
        self._moved(app.focusObject())

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Keys go to fcitx first; while it composes, they are no shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and self._composing:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() in _TYPES and event.nativeVirtualKey():
            return self._taken(field, event)
        return False

    def _moved(self, field: QObject | None) -> None:
        """The keys go elsewhere; None may be said in passing, while windows change, and nothing more be said."""
        self._composing = self._inside = False
        self._tell("FocusOut")
        if field is not None:
            if self._field is not None and isValid(self._field):
                self._field.removeEventFilter(self)
            self._field = field
            field.installEventFilter(self)

    def _taken(self, field: QObject, event: QKeyEvent) -> bool:
        """Whether fcitx keeps a key."""
        if not _takes_words(field):
            return False
        if not self._inside:
            self._inside = True
            self._enter()
        self._point()
        key = (event.nativeVirtualKey(), event.nativeScanCode(), event.nativeModifiers(), _TYPES[event.type()])
        (kept,) = self._tell("ProcessKeyEvent", "uuuiu", *key, event.timestamp() & 0xFFFFFFFF) or (0,)
        if event.type() == QEvent.Type.KeyPress:
            self._composing = kept > 0 and event.key() != Qt.Key.Key_Escape
        self._speak()
        return bool(kept > 0)

    def _point(self) -> None:
        """Tells where the words will stand, for the list of choices; in dots of the screen."""
        window = QGuiApplication.focusWindow()
        spot, dots = QGuiApplication.inputMethod().cursorRectangle(), window.devicePixelRatio()
        corner = window.mapToGlobal(QPoint(int(spot.x()), int(spot.y())))
        self._tell("SetCursorRect", "iiii", *(round(n * dots) for n in (corner.x(), corner.y(), 1, spot.height())))

    def _enter(self) -> None:
        """Tells that a field takes words now; a fcitx that was not there, or started anew, is asked for a place."""
        try:
            if not self._path:
                number, *_ = self._bus.call(*_METHOD, "CreateICv3", "si", "fuzhen", os.getpid(), wait=_WAIT)
                self._path = f"/inputcontext_{number}"
                self._bus.listen(_CONTEXT, self._path)
        except OSError:
            self._path = ""
        self._tell("FocusIn")

    def _tell(self, method: str, signature: str = "", *words: int) -> tuple[Any, ...]:
        """What fcitx answers; () when it is gone, until another field is entered."""
        try:
            return self._bus.call(_CONTEXT, self._path, method, signature, *words, wait=_WAIT) if self._path else ()
        except OSError:
            self._path = ""
            return ()

    def _arrived(self) -> None:
        try:
            self._bus.read()
        except OSError:
            self._path = ""
            self._news.setEnabled(False)
        self._speak()

    def _speak(self) -> None:
        """Puts what fcitx said into the field."""
        while self._bus.heard:
            signal, words = self._bus.heard.popleft()
            field = self._field
            if field is None or not isValid(field):
                continue
            if signal == "CommitString":
                self._composing = False
                said = QInputMethodEvent()
                said.setCommitString(words[0])
                QCoreApplication.sendEvent(field, said)
            elif signal == "ForwardKey":
                self._press(field, *words)

    @staticmethod
    def _press(field: QObject, symbol: int, _state: int, kind: int) -> None:
        text = chr(symbol) if 0x20 <= symbol < 0x7F else ""
        key = Qt.Key(ord(text.upper())) if text else _KEYS.get(symbol)
        if key is not None:
            types = {number: name for name, number in _TYPES.items()}
            QCoreApplication.sendEvent(field, QKeyEvent(types[kind], key, Qt.KeyboardModifier.NoModifier, text))
