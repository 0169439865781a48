"""What one cell holds: measures, states and accounts by number, ticked boxes."""

from pathlib import Path

from domain.words import DocumentKind as Kind
from domain.words import RectificationStatus
from domain.words import RectificationStatus as Status
from tests.documents.reading.reading_kit import read_file, read_rows, sheet


def test_measures_parted_by_semicolons_are_several_where_their_account_is_told_in_as_many_parts() -> None:
    names = ["序号", "反馈问题", "整改措施", "整改进展情况", "佐证材料", "完成情况"]
    reading = read_rows(names, ["1", "补贴拖欠", "发放补贴；建立台账。", "已发放；已建立。", "回单；台账", "已完成"])
    told = [(m.text, m.account, m.evidence) for m in reading.items[0].measures]
    assert told == [("发放补贴", "已发放", "回单"), ("建立台账", "已建立", "台账")]
    reading = read_rows(names, ["1", "补贴拖欠", "发放补贴；建立台账。", "已发放并建立。", "回单", "已完成"])
    assert [m.text for m in reading.items[0].measures] == ["发放补贴；建立台账"]


def test_ticked_boxes_before_and_after_their_words() -> None:
    reading = read_rows(
        ["县残联巡察整改台账"],
        ["序号", "反馈问题", "整改措施", "是否完成", "是否销号"],
        ["1", "资金滞留", "拨付", "☑是 □否", "■是 □否"],
        ["2", "服务不到位", "回访", "□是 ☑否", "是□ 否√"],
        kind=None,
    )
    assert [(i.status, i.closed) for i in reading.items] == [
        (Status.COMPLETED, True),
        (Status.NOT_COMPLETED, False),
    ]
    assert (reading.items[1].status_text, reading.organization) == ("□是 ☑否", "县残联")


def test_a_lone_numbered_measure_loses_its_number_and_an_amount_does_not() -> None:
    reading = read_rows(
        ["序号", "反馈问题", "整改措施"],
        ["1", "合作不深入", "1.新建实训基地5个"],
        ["2", "违规发放", "3.5万元全额清退"],
        ["3", "整改不力", "（1）约谈"],
        ["", "", "（2）通报"],
    )
    assert [[m.text for m in i.measures] for i in reading.items] == [
        ["新建实训基地5个"],
        ["3.5万元全额清退"],
        ["约谈", "通报"],
    ]


def test_bullets_in_a_cell_part_its_measures(tmp_path: Path) -> None:
    columns = ["序号", "反馈问题", "整改措施", "完成情况"]
    measures = "●清理接待账目；\n●修订接待办法，\n明确标准；\n●公开接待支出。"
    path = sheet(tmp_path / "台账.xlsx", ["整改台账"], columns, [1, "公务接待不严", measures, "已完成"])
    found = [measure.text for measure in read_file(path).items[0].measures]
    assert found == ["清理接待账目", "修订接待办法，\n明确标准", "公开接待支出"]


def test_shares_done_are_the_status_and_the_account_stays_the_account_of_each_measure() -> None:
    reading = read_rows(
        ["序号", "问题", "整改措施", "推进情况", "完成率", "佐证材料"],
        ["1", "账款清收不力", "清收5000万元", "已清收3860万元", "100%", "到账单"],
        ["2", "换届滞后", "12个支部换届", "换届9个", "75%", "批复"],
    )
    measures = [measure for item in reading.items for measure in item.measures]
    assert [(m.status, m.account) for m in measures] == [
        (RectificationStatus.COMPLETED, "已清收3860万元"),
        (RectificationStatus.IN_PROGRESS, "换届9个"),
    ]


def test_a_numbered_account_in_one_cell_is_parted_among_the_measures() -> None:
    reading = read_rows(
        ["编号", "问题表述", "整改措施", "完成时限", "工作进展", "完成情况", "完成时间"],
        ["1", "资金出借", "1.收回600万元；2.建立月报", "2024年6月底", "1.收回240万元；2.已建立", "√", "2024.6.28"],
    )
    item = reading.items[0]
    assert [m.account for m in item.measures] == ["收回240万元", "已建立"]
    assert (item.completed_on_text, str(item.completed_on)) == ("2024.6.28", "2024-06-28")


def test_a_status_for_each_measure_stands_beside_that_of_the_problem() -> None:
    reading = read_rows(
        ["编号", "问题名称", "措施", "措施状态", "问题状态", "销号"],
        ["1", "耕地撂荒", "复耕1260亩", "推进中", "未完成", "×"],
    )
    item = reading.items[0]
    assert (item.status, item.measures[0].status) == (
        RectificationStatus.NOT_COMPLETED,
        RectificationStatus.IN_PROGRESS,
    )


def test_numbers_of_measures_are_no_measures() -> None:
    reading = read_rows(
        ["问题编号", "问题点", "举措编号", "推进措施", "承办科室", "截止时间"],
        ["1", "农资保供不稳", "1", "维修仓库5个", "农资科", "2024年12月底"],
        ["2", "租金拖欠", "1", "收回租金", "资产科", "2024年11月底"],
        kind=Kind.RECTIFICATION_PLAN,
    )
    assert [measure.text for item in reading.items for measure in item.measures] == ["维修仓库5个", "收回租金"]


def test_numbered_states_in_one_cell_go_to_their_measures() -> None:
    reading = read_rows(
        ["序号", "反馈问题", "整改措施", "完成情况", "佐证材料"],
        ["1", "甲", "①做一；②做二；③做三", "①已完成；②正在整改；③已完成", "照片"],
    )
    (item,) = reading.items
    assert [(m.text, m.status) for m in item.measures] == [
        ("做一", Status.COMPLETED),
        ("做二", Status.IN_PROGRESS),
        ("做三", Status.COMPLETED),
    ]
    assert (item.status, item.evidence) == (Status.IN_PROGRESS, "照片")
