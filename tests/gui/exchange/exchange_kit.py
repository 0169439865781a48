"""Hands on the page: a stick, an answer, out and in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from domain.records import CheckResult, uid_of
from domain.words import Answer
from gui import folders
from gui.pages.exchange.page import ExchangePage
from storage.store import Store
from tests.gui.papers.conftest import Room

Laptops = Callable[..., list[Store]]
Seat = Callable[[Store], Room]


def page_of(room: Room) -> ExchangePage:
    page = room.open(ExchangePage)
    assert isinstance(page, ExchangePage)
    page.show_part("take")
    return page


def answer(store: Store, answer: Answer, reason: str, issue: str = "issue1") -> str:
    visit = store.visits.all()[0]
    item = store.check_items.all()[0]
    uid = uid_of(visit.uid, issue, item.uid)
    with store.change("作答"):
        store.check_results.put(
            CheckResult(
                uid=uid,
                visit_uid=visit.uid,
                item_uid=item.uid,
                subject_uid=issue,
                answer=answer,
                reason=reason,
                question_answered=item.question,
                answered_by=store.author,
            )
        )
    return uid


def give(room: Room, page: ExchangePage, stick: Path) -> None:
    page.show_part("give")
    room.settle()
    page.give.export(stick)
    room.settle()
    assert "可以安全拔出" in page.give.said.text(), page.give.said.text()


def take(room: Room, page: ExchangePage, stick: Path) -> None:
    page.show_part("take")
    page.take.look_into([stick])
    room.settle()
    page.part.primary()
    room.settle()


def chosen(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(folders, "ask", lambda *_args: str(folder))


def conflict(laptops: Laptops, seat: Seat, stick: Path) -> tuple[Room, ExchangePage, str]:
    ours, theirs = laptops("林溪", "方遥")
    uid = answer(ours, Answer.FAILS, "左边的话")
    answer(theirs, Answer.CONFORMS, "右边的话")
    there, here = seat(theirs), seat(ours)
    give(there, page_of(there), stick)
    page = page_of(here)
    take(here, page, stick)
    return here, page, uid
