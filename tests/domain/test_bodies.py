"""Of whom a paper speaks: another organization is told, another way to write the same one is not."""

import pytest

from domain.bodies import another_body


@pytest.mark.parametrize(
    ("own", "named"),
    [
        ("江陵理工大学", "北州大学"),
        ("云栖县水利局党组", "临河县水利局党组"),
        ("水利局", "供销社"),
        ("云栖县第一中学", "云栖县第一职业技术学院党委"),
        ("云栖县第一中学", "云栖县第二中学"),
        ("滨城市人民医院", "市立医院集团党委"),
        ("滨城市人民医院", "中共滨城市第三人民医院委员会"),
        ("滨城市第三人民医院", "滨城市第十三人民医院"),
        ("云栖县民政局", "云栖县财政局"),
        ("中共云栖县委员会", "云栖县水利局"),
    ],
)
def test_another_organization_is_told_whatever_characters_the_names_share(own: str, named: str) -> None:
    assert another_body(own, "", named)
    assert another_body(named, "", own)


@pytest.mark.parametrize(
    ("own", "named"),
    [
        ("中共云栖县水利局党组", "水利局"),
        ("云栖县水利局党组", "云栖县水务局"),
        ("江陵理工大学", "江理工大学党委"),
        ("清江市供销合作社党组", "市供销社党组"),
        ("中共青岚市城市建设投资集团有限公司委员会", "市城投集团"),
        ("三江县第一中学党总支", "县一中"),
        ("望亭县卫生健康局党组", "县卫健委"),
        ("滨城市人民检察院党组", "××市检察院"),
        ("中共青溪县委员会", "青溪县委"),
        ("高新技术产业开发区管理委员会党工委", "高新区管委会"),
        ("县委党校", "中共青田坪县委党校委员会"),
    ],
)
def test_the_same_organization_may_be_written_in_many_ways(own: str, named: str) -> None:
    assert not another_body(own, "", named)
    assert not another_body(named, "", own)


def test_a_short_name_counts_where_it_is_no_part_of_the_full_one() -> None:
    assert not another_body("云栖职业技术学院", "水校", "云栖水校党委")
    assert another_body("云栖县水利局党组", "县水利局党组", "临河县水利局党组"), "every county has one"
    assert not another_body("局", "", "云栖县水利局"), "too short to tell"
