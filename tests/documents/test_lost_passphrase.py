"""A passphrase is forgotten: the card opens the data, the person enrols a new key, and no work is lost on the way."""

from pathlib import Path

import pytest

from documents import giving, roster_files, visits
from domain.errors import PlaceError
from storage import bundle, receipts, roster
from storage.members import RosterRole
from storage.store import Store
from tests.conftest import CHEAP, PASSPHRASE

NEW = "后来的口令 山高 水长 林溪"


def number(store: Store) -> str:
    return roster.number(roster.ourselves(store).signing)


def test_the_person_enrols_a_new_key_and_goes_on(tmp_path: Path) -> None:
    office = Store.create(tmp_path / "office", PASSPHRASE, author="巡察办", cost=CHEAP)
    member = Store.create(tmp_path / "member", PASSPHRASE, author="方遥", cost=CHEAP)
    roster_files.take(office, roster.request(member), number(office) and number(member), RosterRole.LEADER)
    roster.take_in(member, roster_files.save_roster(office, tmp_path).read_bytes(), number(office))
    visits.begin(member, organization="中共云栖县水利局党组")
    receipts.checkpoint(member)
    lost, code = roster.ourselves(member).signing, member.vault.make_recovery()
    member.close()

    member = Store.open_with_recovery(tmp_path / "member", code, NEW, cost=CHEAP)
    assert member.organizations.count() == 1, "the data is there"
    assert roster.ourselves(member).signing != lost, "the key is not"
    request = roster.request(member)
    with pytest.raises(PlaceError, match="另一把钥匙"):
        roster_files.take(office, request, number(member))
    roster.distrust(office, lost)
    roster_files.take(office, request, number(member), RosterRole.LEADER)
    packet = roster_files.save_roster(office, tmp_path).read_bytes()
    assert roster.take_in(member, packet).epoch == 2
    (whom,) = (each for each in giving.colleagues(member) if each.name == "巡察办")
    sent = bundle.export(member, [whom], tmp_path)
    report = bundle.take_in(office, sent.folder)
    assert report.refusals == (), "what was written under the lost key is vouched for by the new one"
    assert office.organizations.count() == 1
    assert office.verify() == []
    for store in (office, member):
        store.close()
