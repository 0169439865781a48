"""The session bus of a Linux desktop, spoken without Qt, which cannot say every type that fcitx wants to hear."""

import os
from collections import deque
from contextlib import suppress
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_WAIT = 1.0  # seconds for the bus itself


class SessionBus:
    """One service on the bus. OSError: it does not answer, or refuses."""

    def __init__(self, connection: DBusConnection, service: str) -> None:
        self._connection, self._service = connection, service
        self.heard: deque[tuple[str, tuple[Any, ...]]] = deque()
        self._signals: deque[Message] = deque()

    @classmethod
    def where(cls, service: str, *, unless: str) -> "SessionBus | None":
        """The bus on which a service is and another is not."""
        if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
            return None
        try:
            connection = open_dbus_connection(bus="SESSION")
        except (OSError, ValueError, RuntimeError):  # none, one that lets nobody in, one of another kind
            return None
        bus = cls(connection, service)
        with suppress(OSError):
            if bus._is_there(service) and not bus._is_there(unless):
                return bus
        connection.close()
        return None

    def call(self, interface: str, path: str, method: str, signature: str, *words: Any, wait: float) -> tuple[Any, ...]:
        """What a method answers, within so many seconds."""
        address = DBusAddress(path, bus_name=self._service, interface=interface)
        return self._answer(new_method_call(address, method, signature or None, words), wait)

    def listen(self, interface: str, path: str) -> None:
        """From now on the signals of this object are heard."""
        rule = MatchRule(type="signal", interface=interface, path=path)
        self._connection.filter(rule, queue=self._signals)
        self._answer(message_bus.AddMatch(rule), _WAIT)

    def read(self) -> None:
        """Take what has arrived."""
        try:
            while True:
                self._connection.recv_messages(timeout=0)
        except TimeoutError:
            self._sort()

    def fileno(self) -> int:
        """Readable when something arrives."""
        number: int = self._connection.sock.fileno()
        return number

    def _is_there(self, service: str) -> bool:
        return bool(self._answer(message_bus.NameHasOwner(service), _WAIT)[0])

    def _answer(self, message: Message, wait: float) -> tuple[Any, ...]:
        reply = self._connection.send_and_get_reply(message, timeout=wait)
        self._sort()
        if reply.header.message_type is MessageType.error:
            raise OSError(reply.header.fields.get(HeaderFields.error_name, ""))
        body: tuple[Any, ...] = reply.body
        return body

    def _sort(self) -> None:
        while self._signals:
            message = self._signals.popleft()
            self.heard.append((message.header.fields[HeaderFields.member], message.body))
