"""A round from nothing to the decision back: headquarters, a leader and a member, each before the window in turn."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from documents import rounds
from documents.importing import import_reading
from documents.reading import read
from domain.records import Issue
from domain.words import DocumentKind, IssueLevel
from gui.no_organization import NoOrganization
from gui.pages.exchange.plan_dialog import PlanDialog
from storage import receipts
from storage.members import RosterRole
from storage.rows import CODECS
from storage.store import Store
from tests.conftest import PASSPHRASE
from tests.journeys.conftest import Hands
from tests.journeys.test_exchange import Evening, click, folder_of
from tests.storage.people import create, introduce

__all__ = ["folder_of"]

OFFICE, LEADER, MEMBER = "巡察办", "林溪", "方遥"
TABLE = "巡察组\t单位\t进驻\t离开\t组长\t组员\n第一巡察组\t县水利局党组\t2025.3.10\t2025.3.24\t林溪\t方遥\n"
STANDARD = "农村供水政策标准清单\n水质按季检测，结果公示。\n"


@pytest.fixture
def evening(hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Evening:
    """Three workspaces without an organization, whose people know each other."""
    stores = [create(tmp_path / name, name) for name in (OFFICE, LEADER, MEMBER)]
    introduce(stores, [RosterRole.LEADER, RosterRole.MEMBER])
    for store in stores:
        store.close()
    return Evening(hands, {name: tmp_path / name for name in (OFFICE, LEADER, MEMBER)}, monkeypatch)


def write(store: Store, **words: str) -> None:
    (issue,) = store.issues.all()
    with store.change("改问题"):
        store.issues.put(replace(issue, **words))


def prepare(evening: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Headquarters pastes the table of the round and takes the material in."""

    def paste(dialog: PlanDialog) -> int:
        dialog.name.edit.setText("第八轮")
        dialog.table.setPlainText(TABLE)
        dialog.make.click()
        return 1

    page = evening.sit(OFFICE)
    monkeypatch.setattr(PlanDialog, "exec", paste)
    click(evening.hands, page.segments.button("round"))
    evening.hands.control(Qt.Key.Key_Return)
    store = evening.hands.store
    (visit,) = store.visits.uids()
    standard = tmp_path / "政策标准清单.txt"
    standard.write_text(STANDARD, encoding="utf-8")
    import_reading(store, visit, read(standard), standard, DocumentKind.POLICY_STANDARD_LIST)
    with store.change("收下反馈"):
        store.issues.put(
            Issue(visit_uid=visit, document_uid="d", level=IssueLevel.ISSUE, position=1, number="1", heading="供水")
        )


def pack(evening: Evening, folder: Path) -> None:
    page = evening.sit(OFFICE)
    click(evening.hands, page.segments.button("round"))
    evening.choose(folder)
    evening.hands.control(Qt.Key.Key_Return)
    assert "可以安全拔出" in page.round.said.text(), page.round.said.text()


def pass_on(evening: Evening, giver: str, taker: str, folder: Path) -> None:
    page = evening.sit(giver)
    click(evening.hands, page.segments.button("give"))
    assert "可以安全拔出" in evening.give(page, folder)
    evening.take(evening.sit(taker), folder)


def test_a_round_goes_out_comes_together_and_the_decision_comes_back(
    evening: Evening, folder_of: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = evening.hands
    prepare(evening, tmp_path, monkeypatch)
    pack(evening, folder_of("套餐"))

    page = evening.sit(LEADER)
    hands.window.frame.go("today")
    assert isinstance(hands.page(), NoOrganization)
    hands.go(Qt.Key.Key_0)
    assert "已收下巡察办" in evening.take(page, tmp_path / "套餐")
    assert [body.name for body in hands.store.organizations.all()] == ["县水利局党组"], "not twice"
    assert hands.window.frame.top.organization.accessibleName() == "被巡察单位：县水利局党组"
    pass_on(evening, LEADER, MEMBER, folder_of("分工"))

    write(hands.store, heading="供水设施带病运行")
    page = evening.sit(LEADER)
    write(hands.store, heading="供水设施停用")
    pass_on(evening, MEMBER, LEADER, folder_of("晚上"))
    page = evening.sit(LEADER)
    pane = page.take.conflicts
    assert pane.before.text() == "收入前原值：供水"
    pane.view.setFocus()
    for key in (Qt.Key.Key_H, Qt.Key.Key_2, Qt.Key.Key_T):
        hands.key(key)
    assert hands.store.issues.all()[0].heading == "供水设施带病运行"
    pass_on(evening, LEADER, OFFICE, folder_of("移交"))

    write(hands.store, detail="同意定为新账")
    pack(evening, folder_of("批复"))
    evening.take(evening.sit(LEADER), tmp_path / "批复")
    pass_on(evening, LEADER, MEMBER, folder_of("转达"))
    pass_on(evening, MEMBER, LEADER, folder_of("回执"))
    hands.window.lock()
    told = []
    for name in (OFFICE, LEADER, MEMBER):
        store = Store.open(tmp_path / name, PASSPHRASE)
        told.append({table: sorted(map(repr, store._database.rows(codec.select))) for table, codec in CODECS.items()})
        assert (store.merge.conflicts(), store.verify()) == ([], [])
        assert rounds.plans(store)[0].leader == LEADER
        if name == LEADER:
            waiting = [set(one.recipients) - set(one.acknowledged) for one in receipts.delivered(store)]
            assert all(MEMBER not in names for names in waiting), "whoever has it all has acknowledged it all"
        store.close()
    assert told[0] == told[1] == told[2]
