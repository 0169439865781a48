"""政策标准: put in once by headquarters, it goes to every team and stands in 资料 of every organization."""

from pathlib import Path

import pytest

from documents import giving, leaving, originals, rounds
from documents.importing import import_reading
from documents.reading import read
from domain.errors import InputError
from domain.words import DocumentKind
from gui.models.recipients import recipients
from gui.models.taken_documents import TakenDocuments
from storage import bundle, roster, shares
from storage.members import RosterRole
from storage.store import Store
from tests.storage.people import create, introduce

KIND = DocumentKind.POLICY_STANDARD_LIST
TABLE = "巡察组,单位,组长\n第一巡察组,县水利局党组,林溪\n第二巡察组,县教育局党组,方遥\n"


@pytest.fixture
def standards(tmp_path: Path) -> Path:
    path = tmp_path / "农村供水政策标准清单.txt"
    path.write_text("农村供水政策标准清单\n一、水质\n（一）出厂水合格率。按季检测，结果公示。\n", encoding="utf-8")
    return path


def test_it_is_known_by_its_title_and_read_whole(standards: Path) -> None:
    reading = read(standards)
    assert reading.kind is KIND
    assert reading.items == ()
    assert [line.text for line in reading.lines][1:] == ["一、水质", "（一）出厂水合格率。按季检测，结果公示。"]


def test_every_team_gets_it_with_its_package(standards: Path, tmp_path: Path) -> None:
    office, *leaders = (create(tmp_path / name, name) for name in ("巡察办", "林溪", "方遥"))
    introduce([office, *leaders], [RosterRole.LEADER, RosterRole.LEADER])
    rounds.put(office, "第八轮", rounds.read(TABLE))
    document = import_reading(office, office.visits.all()[0].uid, read(standards), standards, KIND)
    with pytest.raises(InputError, match="已经作为政策标准收下过"):
        import_reading(office, office.visits.all()[1].uid, read(standards), standards, KIND)
    for leader, plan in zip(leaders, rounds.plans(office), strict=True):
        share = shares.share_of(office, roster.ourselves(leader).signing)
        assert share == plan.visits, "whoever is in a team gets nothing of the others, before anybody chose"
    stick = tmp_path / "U盘"
    giving.give_packages(office, rounds.plans(office), stick)
    for leader, team in zip(leaders, ("第一巡察组", "第二巡察组"), strict=True):
        (archive,) = giving.archives_in([stick / team])
        assert bundle.take_in(leader, archive).files == 1
        (visit,) = leader.visits.uids()
        model = TakenDocuments(leader)
        model.load(visit)
        (row,) = [each for each in model.rows if each.document is not None]
        assert (row.title, row.caption) == (standards.name, "政策标准，各单位共用")
        assert len(model.rows) == 7, "the six kinds that are still lacking, and this one"
        assert "按季检测" in originals.reading_of(leader, leader.documents.one(document.uid)).lines[2].text
        assert leader.verify() == []
        ticks = {person.member.name: person.ticked for person in recipients(leader, [])}
        assert ticks.pop("巡察办")
        assert [*ticks.values()] == [False], "nothing goes to another team by itself"
    for store in (office, *leaders):
        store.close()


def test_taking_it_in_is_one_undoable_step_and_raises_no_alarm(store: Store, standards: Path) -> None:
    visit = rounds.put(store, "第八轮", rounds.read(TABLE))[0]
    import_reading(store, visit, read(standards), standards, KIND)
    assert store.contradictions.count() == 0
    store.undo()
    assert store.documents.count() == 0


def test_it_is_in_the_folder_of_an_organization_that_leaves(standards: Path, tmp_path: Path) -> None:
    office = create(tmp_path / "巡察办", "巡察办")
    rounds.put(office, "第八轮", rounds.read(TABLE))
    first, second = office.visits.all()
    import_reading(office, first.uid, read(standards), standards, KIND)
    for visit in (first, second):
        left = leaving.leave(office, visit.uid, tmp_path)
        assert (left / "data" / "政策标准" / standards.name).read_bytes() == standards.read_bytes()
        assert "农村供水政策标准清单" in (left / "data" / "记录" / "SourceDocument.jsonl").read_text("utf-8")
    office.close()
