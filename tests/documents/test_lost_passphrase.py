"""A passphrase is forgotten: the card opens the data, the person enrols a new key, and no work is lost on the way."""

from pathlib import Path

import pytest

from documents import giving, roster_files, visits
from domain.errors import InputError, PlaceError
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


def test_headquarters_that_lost_its_key_signs_on_and_everybody_hears_its_number(tmp_path: Path) -> None:
    office, leader, member = (
        Store.create(tmp_path / name, PASSPHRASE, author=name, cost=CHEAP) for name in ("巡察办", "顾衡", "方遥")
    )
    for store, role in ((leader, RosterRole.LEADER), (member, RosterRole.MEMBER)):
        roster_files.take(office, roster.request(store), number(store), role)
    for store in (leader, member):
        roster.take_in(store, roster.issue(office, roster.planned(office)), number(office))
    visits.begin(office, organization="中共云栖县水利局党组")
    lost, code = roster.ourselves(office).signing, office.vault.make_recovery()
    office.close()

    office = Store.open_with_recovery(tmp_path / "巡察办", code, NEW, cost=CHEAP)
    assert roster.may_succeed(office)
    assert not roster.may_succeed(leader)
    for store, anew in ((office, False), (leader, True)):
        with pytest.raises(InputError, match="不是签发名册的电脑"):
            roster.issue(store, roster.planned(store), anew=anew)
    path = roster_files.save_roster(office, tmp_path, anew=True)
    packet = path.read_bytes()
    for store in (leader, member):
        assert roster_files.look_at(store, path)[2] is False, "a number is asked for"
        for typed in ("", number(member), "0" * 12):
            with pytest.raises(PlaceError, match="不是本机认得的巡察办签发的"):
                roster_files.take(store, packet, typed)
        roster_files.take(store, packet, number(office))
        found = roster.member_of(store, lost)
        assert found.revoked
    sent = giving.give(office, giving.colleagues(office), tmp_path / "U盘")
    (folder,) = (report.folder for report in sent.reports)
    for store in (leader, member):
        assert bundle.take_in(store, folder).refusals == ()
        assert store.organizations.count() == 1
        assert store.verify() == []
    assert not roster.may_succeed(office)
    assert roster_files.save_roster(office, tmp_path).name == "名册-第4期.json"
    for store in (office, leader, member):
        store.close()


def test_a_deputy_signs_on_when_the_laptop_of_headquarters_is_gone(tmp_path: Path) -> None:
    office, deputy, leader = (
        Store.create(tmp_path / name, PASSPHRASE, author=name, cost=CHEAP) for name in ("巡察办", "沈砚", "顾衡")
    )
    for store, role in ((deputy, RosterRole.HEADQUARTERS), (leader, RosterRole.LEADER)):
        roster_files.take(office, roster.request(store), number(store), role)
    packet = roster.issue(office, roster.planned(office))
    for store in (deputy, leader):
        roster.take_in(store, packet, number(office))
    gone = roster.ourselves(office).signing
    office.close()
    packet = roster_files.save_roster(deputy, tmp_path, anew=True).read_bytes()
    roster_files.take(leader, packet, number(deputy))
    roles = {member.name: (member.role, member.revoked) for member in roster.members(leader)}
    assert roles["沈砚"] == (RosterRole.HEADQUARTERS, False)
    assert roles["巡察办"] == (RosterRole.HEADQUARTERS, True)
    assert gone not in {member.signing for member in giving.colleagues(leader)}
    for store in (deputy, leader):
        store.close()


def test_an_archive_with_a_roster_of_another_signer_changes_no_trust(tmp_path: Path) -> None:
    office, rival, leader = (
        Store.create(tmp_path / name, PASSPHRASE, author=name, cost=CHEAP) for name in ("巡察办", "另一个", "顾衡")
    )
    roster_files.take(rival, roster.request(leader), number(leader))
    for source in (office, rival):
        roster_files.take(leader, roster.request(source), number(source))
    roster.take_in(leader, roster.issue(office, roster.planned(office)), number(office))
    for _ in range(3):
        roster.issue(rival, roster.planned(rival))
    visits.begin(rival, organization="中共云栖县水利局党组")
    sent = giving.give(rival, giving.colleagues(rival), tmp_path / "U盘")
    report = bundle.take_in(leader, sent.reports[0].folder)
    assert any("没有采用" in note for note in report.notes)
    adopted = roster.current(leader)
    assert adopted.root == roster.ourselves(office).signing
    for store in (office, rival, leader):
        store.close()
