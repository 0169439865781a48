import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.crosscheck.declared import total
from domain.crosscheck.pairs import likeness
from domain.crosscheck.rules_amounts import _yuan
from domain.crosscheck.rules_named import person_named
from domain.crosscheck.rules_people import same_office, same_people
from domain.crosscheck.texts import bigrams, essence, matter, meaning, plain, share
from domain.records import SourceDocument
from domain.words import DocumentKind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("清退3.86万元", "清退38600元"),
        ("2024年6月30日前完成", "2024.6.30前完成"),
        ("对七处问题整治", "对7处问题整治。"),
        ("党组的会议", "党组会议"),
        ("引进两名", "引进2人"),
    ],
)
def test_the_same_meaning_in_two_spellings(one, other):
    assert meaning(one) == meaning(other)
    assert likeness(one, other) == 100


@pytest.mark.parametrize(
    "heading",
    [
        "（一）关于“河湖长制落实有差距”的问题",
        "1.河湖长制落实有差距",
        "一、河湖长制落实有差距问题",
        "关于河湖长制落实有差距的问题整改情况",
    ],
)
def test_the_essence_of_a_heading(heading):
    assert essence(heading) == "河湖长制落实有差距"


def test_a_number_that_belongs_to_the_heading_stays():
    assert essence("3个村供水设施带病运行") == "3个村供水设施带病运行"
    assert essence("2.5万元未收缴") == "2.5万元未收缴"


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_texts_can_be_compared(one, other):
    assert 0 <= share(bigrams(one), bigrams(other)) <= 1
    assert 0 <= likeness(one, other) <= 100
    essence(one)
    plain(other)


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("古城二期项目为什么一拖再拖，责任在谁，要查清楚", "古城二期项目为什么一拖再拖"),
        ("17个欠缴出让金地块要一宗一策、限期追缴", "17个欠缴出让金地块"),
        ("酒店设备闲置、无人看管，尽快处置", "酒店设备闲置、无人看管"),
        ("组织生活不规范，严肃性不强", "组织生活不规范，严肃性不强"),
        ("要害岗位长期空缺，应收未收", "要害岗位长期空缺，应收未收"),
    ],
)
def test_what_is_demanded_is_not_the_matter(said: str, about: str) -> None:
    assert matter(said) == about


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("建管股股长邵川在2项工程变更中把关不严", "邵川"),
        ("县二中校长段平未经招标确定食堂承包人", "段平"),
        ("原党委书记欧阳林长期违规用车", "欧阳林"),
        ("张为民同志不履行职责", "张为民"),
        ("集团副总经理祁峰违规决策对外担保", "祁峰"),
        ("驾驶员违规使用加油卡", None),
        ("校长负责制落实不到位", None),
        ("纪委书记监督缺位", None),
    ],
)
def test_the_person_named_by_a_heading(text, name):
    assert person_named(text) == name


def test_people_and_offices_are_known_under_longer_names():
    assert same_people("何平", "党组成员、副局长何平")
    assert same_people("何平、宋岚", "宋岚")
    assert not same_people("杜远", "何平")
    assert same_people("杜远", "何平", "责任人由杜远调整为何平")
    assert same_people("党组书记", "何平")
    assert same_office("机关党委", "县水利局机关党委")
    assert same_office("水政股", "水政水资源股")
    assert same_office("财务股、办公室", "办公室")
    assert not same_office("财务股", "人事股")


def test_totals_carry_the_words_of_the_source():
    document = SourceDocument(
        visit_uid="v", kind=DocumentKind.RECTIFICATION_REPORT, name="报告", file_uid="f",
        declared=("measures=26", "制度=若干"), declared_places=("measures=第5段|细化整改措施26条",),
    )  # fmt: skip
    stated = total(document, "措施")
    assert (stated.value, stated.quote.place, stated.quote.text) == (26, "第5段", "细化整改措施26条")
    assert total(document, "制度") is None


def test_money_is_said_shortly():
    from decimal import Decimal

    assert (_yuan(Decimal(472000)), _yuan(Decimal(800))) == ("47.2万元", "800元")
