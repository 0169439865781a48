"""A round from a pasted table: teams, people, organizations and dates in one step."""

from datetime import date

import pytest

from documents import rounds
from documents.rounds import plans, put, read
from domain.errors import InputError
from domain.words import Role
from storage.store import Store

TABLE = """巡察组\t单位\t进驻日期\t离开日期\t组长\t组员
第一巡察组\t中共云栖县水利局党组\t2025.3.10\t2025.3.24\t顾衡\t林溪、方遥
\t中共云栖县农业农村局党组\t\t\t\t
第二巡察组\t中共云栖县教育局党组\t3月11日\t3月25日\t沈砚\t贺川
"""


def blocks(store: Store, visit_uid: str) -> list[int]:
    return sorted(member.block for member in store.memberships.of_visit(visit_uid))


def test_a_visit_over_new_year_ends_in_the_year_after() -> None:
    (line,) = read("一组\t水利局\t12.28\t1.5\t顾衡\t林溪", today=date(2024, 12, 1))
    assert (line.starts_on, line.ends_on) == (date(2024, 12, 28), date(2025, 1, 5))
    (line,) = read("一组\t水利局\t1.6\t1.20\t顾衡\t林溪", today=date(2024, 12, 1))
    assert (line.starts_on, line.ends_on) == (date(2025, 1, 6), date(2025, 1, 20)), "planned in the year before"


def test_a_table_is_registered_in_one_step_and_can_be_pasted_again(store: Store) -> None:
    put(store, "第八轮", read(TABLE, today=date(2025, 3, 1)))
    first, second = plans(store)
    assert (first.name, first.leader, first.people, len(first.visits)) == (
        "第一巡察组", "顾衡", ("顾衡", "林溪", "方遥"), 2,
    )  # fmt: skip
    assert second.leader == "沈砚"
    visit = store.visits.one(second.visits[0])
    assert (visit.starts_on, visit.ends_on) == (date(2025, 3, 11), date(2025, 3, 25))
    assert store.visits.one(first.visits[1]).starts_on == date(2025, 3, 10), "merged cells mean the same as above"
    assert store.organizations.all()[0].short_name == "县水利局党组"
    again = TABLE.replace("贺川", "贺川、苏禾") + "\t中共云栖县司法局党组\n"
    put(store, "第八轮", read(again, today=date(2025, 3, 1)))
    assert [len(plan.visits) for plan in plans(store)] == [2, 2]
    assert plans(store)[1].people == ("沈砚", "贺川", "苏禾")
    assert blocks(store, second.visits[0]) == [0, 1, 2], "no number twice"
    assert store.rounds.count() == 1
    assert store.undo() == "登记“第八轮”"
    assert store.undo() == "登记“第八轮”"
    assert store.organizations.count() == store.teams.count() == store.visits.count() == 0


def test_a_leader_who_is_followed_leaves_the_team_and_the_others_keep_their_numbers(store: Store) -> None:
    put(store, "第八轮", read(TABLE, today=date(2025, 3, 1)))
    put(store, "第八轮", read("组\t单位\t组长\t组员\n第一巡察组\t中共云栖县水利局党组\t林溪\t林溪、方遥"))
    first = plans(store)[0]
    assert (first.leader, first.people) == ("林溪", ("林溪", "方遥"))
    assert blocks(store, first.visits[0]) == [1, 2]


def test_a_table_without_heads_or_with_commas_is_read_too() -> None:
    (line,) = read("第一组,县水利局党组,2025-3-10,2025-3-24,顾衡,林溪")
    assert (line.team, line.organization, line.people[Role.TEAM_LEADER]) == ("第一组", "县水利局党组", ("顾衡",))
    (line,) = read("单位\t简称\t组别\n中共云栖县水利局党组\t水利局\t一组\n")
    assert (line.short_name, line.team) == ("水利局", "一组")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("", "还没有贴上"),
        ("第一组\t", "第1行没有写单位"),
        ("巡察组\t单位\n\t水利局", "第2行没有写巡察组"),
        ("一组\t水利局\t某天", "日期“某天”没有认出"),
        ("一组\t水利局\t2025.3.10\t2025.3.1", "早于进驻"),
        ("一组\t水利局\n二组\t水利局", "有两行"),
    ],
)
def test_what_cannot_be_is_named_with_its_line(table: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        rounds.read(table, today=date(2025, 3, 1))


def test_a_round_without_a_name_is_not_begun(store: Store) -> None:
    with pytest.raises(InputError, match="轮次的名称"):
        put(store, "  ", read(TABLE, today=date(2025, 3, 1)))
    assert store.teams.count() == 0
