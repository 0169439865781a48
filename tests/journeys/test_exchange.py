"""The evening: three real workspaces, two sticks, one of which fills up while the other is pulled; then all is settled.

Each workspace was made on a laptop of its own, with its own keys. Only the file dialog is not there.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from documents import evidence, visits
from domain.records import Issue
from domain.words import IssueLevel
from gui import folders
from gui.pages.exchange.page import ExchangePage
from storage import bundle, roster
from storage.members import RosterRole
from storage.store import Store
from tests.conftest import CHEAP, PASSPHRASE
from tests.journeys.conftest import Hands

LEADER, ONE, TWO = "顾衡", "方遥", "林溪"
BODIES = ("中共云栖县水利局党组", "中共云栖县教育局党组")


@pytest.fixture
def team(tmp_path: Path) -> dict[str, Path]:
    """Three workspaces; the leader signs the roster and has two organizations."""
    stores = {name: Store.create(tmp_path / name, PASSPHRASE, author=name, cost=CHEAP) for name in (LEADER, ONE, TWO)}
    leader = stores[LEADER]
    for name in (ONE, TWO):
        roster.trust(leader, roster.request(stores[name]), roster.number(roster.ourselves(stores[name]).signing))
    packet = roster.issue(leader, roster.planned(leader))
    for name in (ONE, TWO):
        adopted = roster.take_in(stores[name], packet, roster.number(roster.ourselves(leader).signing))
        assert adopted.members[0].role is RosterRole.HEADQUARTERS
    for body in BODIES:
        visit_uid = visits.begin(leader, organization=body)
        with leader.change("收下反馈"):
            leader.issues.put(
                Issue(
                    visit_uid=visit_uid, document_uid="d", level=IssueLevel.ISSUE, position=1, number="1", heading=body
                )
            )
    for store in stores.values():
        store.close()
    return {name: tmp_path / name for name in stores}


@pytest.fixture
def small_stick(tmp_path: Path) -> Iterator[Path]:
    """A stick of 4 MB that grows when it is asked to."""
    place = tmp_path / "小U盘"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)]
    mounted = subprocess.run(command, capture_output=True, check=False)
    if mounted.returncode != 0:
        pytest.skip(f"no small disk here: {mounted.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


class Evening:
    """One person after the other at the window."""

    def __init__(self, hands: Hands, team: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
        self.hands = hands
        self._team = team
        self._patch = monkeypatch

    def sit(self, name: str) -> ExchangePage:
        """Unlock and go to 交换 by key."""
        if self.hands.window.desk is not None:
            self.hands.window.lock()
        self.hands.window.enter(Store.open(self._team[name], PASSPHRASE), "")
        self.hands.rest()
        self.hands.actions = 0
        self.hands.go(Qt.Key.Key_0)
        page = self.hands.page()
        assert isinstance(page, ExchangePage)
        return page

    def choose(self, folder: Path) -> None:
        """What the dialog will answer: an action of its own."""

        def answer(*_args: object) -> str:
            self.hands.actions += 1
            return str(folder)

        self._patch.setattr(folders, "ask", answer)

    def give(self, page: ExchangePage, folder: Path) -> str:
        """Ctrl+Enter and the dialog; what is said afterwards."""
        self.choose(folder)
        self.hands.control(Qt.Key.Key_Return)
        return page.give.said.text()

    def take(self, page: ExchangePage, folder: Path) -> str:
        """By mouse: 收入, the stick, take in."""
        self.choose(folder)
        click(self.hands, page.segments.button("take"))
        for _ in range(2):
            click(self.hands, page.take.primary_button)
        return page.take.said.text()


def click(hands: Hands, widget: object) -> None:
    hands.actions += 1
    hands.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
    hands.rest()


@pytest.fixture
def evening(hands: Hands, team: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> Evening:
    return Evening(hands, team, monkeypatch)


@pytest.fixture
def folder_of(tmp_path: Path) -> Callable[[str], Path]:
    def make(name: str) -> Path:
        place = tmp_path / name
        place.mkdir()
        return place

    return make


def photo(store: Store, tmp_path: Path, size: int) -> None:
    path = tmp_path / f"{store.author}.jpg"
    path.write_bytes(os.urandom(size))
    evidence.attach(store, store.visits.all()[0].uid, [path])


def rename(store: Store, heading: str) -> None:
    issue = store.issues.all()[0]
    with store.change("改标题"):
        store.issues.put(replace(issue, heading=heading))


def test_an_evening_with_a_full_stick_and_a_pulled_one(
    evening: Evening, small_stick: Path, folder_of: Callable[[str], Path], tmp_path: Path
) -> None:
    hands, first, second = evening.hands, folder_of("首发"), folder_of("U盘二")
    said = evening.give(evening.sit(LEADER), first)
    assert "可以安全拔出" in said
    assert hands.actions <= 3, "the place, the deed, the stick"

    page = evening.sit(ONE)
    assert "步改动" in evening.take(page, first)
    photo(hands.store, tmp_path, 9_000_000)
    rename(hands.store, "水利局的问题（方遥核实）")
    click(hands, page.segments.button("give"))
    said = evening.give(page, small_stick)
    assert "可以安全拔出" not in said
    assert "满" in said or "不够" in said
    assert hands.store.verify() == []
    subprocess.run(["mount", "-o", "remount,size=40m", str(small_stick)], check=True)
    assert "可以安全拔出" in evening.give(page, small_stick)

    page = evening.sit(TWO)
    evening.take(page, first)
    photo(hands.store, tmp_path, 48_000_000)
    rename(hands.store, "水利局的问题（林溪核实）")
    click(hands, page.segments.button("give"))
    away = second.with_name("拔下的U盘二")
    said = pulled(evening, page, second, away)
    assert "可以安全拔出" not in said
    assert said
    (begun,) = away.iterdir()
    assert not (begun / "manifest.json").exists(), "half an archive is none"
    away.rename(second)
    assert "可以安全拔出" in evening.give(page, second)
    assert [path.name for path in second.iterdir()] == [begun.name], "the one that was begun is gone on with"
    assert not list(second.glob("*/*.partial"))
    shutil.copytree(next(second.iterdir()), small_stick.parent / "一起" / "二")
    shutil.copytree(next(small_stick.iterdir()), small_stick.parent / "一起" / "一")

    leader_takes_both(evening, small_stick.parent / "一起")


def leader_takes_both(evening: Evening, both: Path) -> None:
    """Two archives in one deed, the conflict between them decided, the decision taken back, then the deed."""
    hands, page = evening.hands, evening.sit(LEADER)
    page.show_part("take")
    hands.actions = 0
    evening.choose(both)
    hands.control(Qt.Key.Key_Return)
    assert page.take.trial.model.rowCount() > 0, "looked at before anything is written"
    hands.control(Qt.Key.Key_Return)
    assert hands.actions - 1 <= 2, "beside the dialog itself"
    assert page.take.said.text().startswith("已收下2个包")
    assert hands.window.frame is not None
    hands.qtbot.waitUntil(lambda: not hands.window.frame.status.conflicts.isHidden(), timeout=5_000)
    assert hands.window.frame.status.conflicts.text() == "待处理冲突 1 处"
    assert hands.store.evidence.count() == 2
    page.take.conflicts.view.setFocus()
    hands.key(Qt.Key.Key_2)
    hands.key(Qt.Key.Key_T)
    hands.qtbot.waitUntil(hands.window.frame.status.conflicts.isHidden, timeout=5_000)
    hands.control(Qt.Key.Key_Z)
    assert page.count() == 1, "the decision taken back is to be taken again"
    hands.key(Qt.Key.Key_U)
    assert hands.store.evidence.count() == 0, "both archives taken back as one"
    assert hands.store.verify() == []


def begin(evening: Evening) -> None:
    """Ctrl+Enter, without waiting for what it begins."""
    focus = QApplication.focusWidget() or evening.hands.window
    evening.hands.qtbot.keyClick(focus, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def pulled(evening: Evening, page: ExchangePage, stick: Path, away: Path) -> str:
    """The stick is gone as soon as the first part begins, with what was written of it."""
    evening.choose(stick)
    begin(evening)
    while evening.hands.window.tasks.busy and not list(stick.glob("*/*.partial")):
        QApplication.processEvents()
    stick.rename(away)
    evening.hands.rest()
    return page.give.said.text()


def test_a_stick_pulled_within_a_part_and_between_two_gets_only_what_lacks(
    evening: Evening, folder_of: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "export", partial(bundle.export, part_size=12_000_000))
    stick, away = folder_of("U盘"), tmp_path / "拔下的U盘"
    page = evening.sit(LEADER)
    photo(evening.hands.store, tmp_path, 50_000_000)
    ends = (
        lambda: list(stick.glob("*/part-000[234]*.partial")),
        lambda: list(stick.glob("*/part-000[345].tar.age")),
        lambda: False,
    )
    kept: list[dict[str, int]] = []
    for number, end in enumerate(ends):
        evening.choose(stick)
        begin(evening)
        while evening.hands.window.tasks.busy and not end():
            assert "可以安全拔出" not in page.give.said.text()
            QApplication.processEvents()
        if number < 2:
            stick.rename(away)
            evening.hands.rest()
            assert "可以安全拔出" not in page.give.said.text()
            away.rename(stick)
        else:
            evening.hands.rest()
        kept.append({path.name: path.stat().st_ino for path in stick.glob("*/part-*.age")})
    assert kept[0]
    assert kept[0].items() < kept[1].items() < kept[2].items(), "no part is written twice"
    assert "可以安全拔出" in page.give.said.text()
    assert not list(stick.glob("*/*.partial"))
    page = evening.sit(ONE)
    assert "步改动" in evening.take(page, stick)
    assert evening.hands.store.verify() == []


def test_nothing_counts_as_delivered_before_its_receipt(evening: Evening, folder_of: Callable[[str], Path]) -> None:
    out, back = folder_of("去"), folder_of("回")
    page = evening.sit(LEADER)
    evening.give(page, out)
    assert "还没有回执" in page.give.given.index(0, 2).data()
    page = evening.sit(ONE)
    evening.take(page, out)
    click(evening.hands, page.segments.button("give"))
    evening.give(page, back)
    page = evening.sit(LEADER)
    evening.take(page, back)
    click(evening.hands, page.segments.button("give"))
    assert page.give.given.index(0, 2).data() == f"还没有回执：{TWO}"
    arrived = [page.give.rows.index(row, 3).data() for row in range(2)]
    assert sum("已收到" in text for text in arrived) == 1
