"""Steps as lines of an archive: each line is the very text whose SHA-256 is the step's hash.

What comes in is checked for shape here; what it means is judged by screening.py.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from storage.foreign import STRANGE, moment
from storage.steps import DO, REDO, START, UNDO, WITNESS, Entry, Mark, Step

LONGEST_TEXT = 10_000_000  # characters of one value
LONGEST_NAME = 200  # characters of author, label, uid
CEILING = 1 << 62
CHUNK = 8 << 20  # bytes of lines held at once


class StrangeStepError(ValueError):
    """A line that no program of ours wrote."""


def line_of(step: Step) -> bytes:
    """One line; its hash is not in it, for it is the SHA-256 of the line."""
    return step.text().encode() + b"\n"


def chunks(steps: Iterable[Step]) -> Iterator[bytes]:
    """Lines in pieces of some megabytes."""
    held: list[bytes] = []
    size = 0
    for step in steps:
        line = line_of(step)
        held.append(line)
        size += len(line)
        if size >= CHUNK:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)


def read(lines: bytes) -> Iterator[Step]:
    """The steps of a piece."""
    for line in lines.splitlines():
        try:
            head, entries = json.loads(line)
            step = _step(head, entries)
            step = step._replace(hash=step.digest())
        except STRANGE as error:
            raise StrangeStepError(str(error)) from error
        yield step


def _step(head: list[Any], entries: list[Any]) -> Step:
    device, seq, author, label, made_at, lamport, deed, reverses, previous = head
    for text in (device, author, label, made_at):
        _name(text)
    moment(made_at)
    _count(seq)
    _count(lamport)
    if reverses is not None:
        _count(reverses)
    if deed not in (DO, UNDO, REDO, WITNESS) or not device:
        raise StrangeStepError("deed or device")
    chain = bytes.fromhex(previous)
    if len(chain) != len(START):
        raise StrangeStepError("previous")
    made = tuple(_entry(*entry) for entry in entries)
    return Step(device, seq, author, label, made_at, lamport, deed, reverses, chain, b"", made)


def _entry(table: str, uid: str, field: str, value: Any, replaces: list[Any]) -> Entry:
    if type(table) is not str or type(uid) is not str or type(field) is not str or len(uid) > LONGEST_NAME:
        raise StrangeStepError("name")
    if type(value) is str:
        if len(value) > LONGEST_TEXT:
            raise StrangeStepError("too long")
    elif value is not None and (type(value) is not int or not -CEILING < value < CEILING):
        raise StrangeStepError("value")
    return Entry(table, uid, field, value, tuple(_mark(*mark) for mark in replaces) if replaces else ())


def _mark(device: str, seq: int, position: int) -> Mark:
    _name(device)
    _count(seq)
    if type(position) is not int or not 0 <= position < CEILING:
        raise StrangeStepError("mark")
    return Mark(device, seq, position)


def _name(text: Any) -> None:
    if type(text) is not str or len(text) > LONGEST_NAME:
        raise StrangeStepError("name")


def _count(number: Any) -> None:
    if type(number) is not int or not 0 < number < CEILING:
        raise StrangeStepError("number")
