"""Titles break where the sense does."""

import pytest

from documents.paper import titles


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于水利局巡察整改“回头看”的反馈意见", ["关于水利局巡察整改“回头看”的反馈意见"]),
        (
            "中共云栖县委第二巡察组关于云栖县水利局党组巡察整改“回头看”情况的反馈意见",
            ["中共云栖县委第二巡察组", "关于云栖县水利局党组巡察整改“回头看”", "情况的反馈意见"],
        ),
        ("云栖县水利局党组巡察整改“回头看”问题清单", ["云栖县水利局党组", "巡察整改“回头看”问题清单"]),
        (
            "中共吉林省委第九巡视组关于四平市委、市政府及所属铁西区、铁东区、梨树县、伊通满族自治县党委巡视整改“回头看”情况的反馈意见",
            [
                "中共吉林省委第九巡视组",
                "关于四平市委、市政府及所属铁西区、",
                "铁东区、梨树县、伊通满族自治县党委",
                "巡视整改“回头看”情况的反馈意见",
            ],
        ),
        (
            "关于中共云栖县水利局党组、中共云栖县农业农村局党组、中共云栖县自然资源局党组、中共云栖县住房和城乡建设局党组"
            "巡察整改“回头看”情况的反馈意见",
            [
                "关于中共云栖县水利局党组、",
                "中共云栖县农业农村局党组、",
                "中共云栖县自然资源局党组、",
                "中共云栖县住房和城乡建设局党组",
                "巡察整改“回头看”情况的反馈意见",
            ],
        ),
        (
            "关于印发《云栖县巡察整改“回头看”工作办法（试行）》的通知",
            ["关于印发《云栖县巡察整改“回头看”", "工作办法（试行）》的通知"],
        ),
        (
            "中共云栖县委组织部云栖县人力资源和社会保障局意见",
            ["中共云栖县委组织部", "云栖县人力资源和社会保障局意见"],
        ),
    ],
)
def test_a_title_breaks_at_sense(title: str, lines: list[str]) -> None:
    assert titles.break_title(title, 20) == lines


@pytest.mark.parametrize("length", [21, 70, 300])
def test_a_title_without_sense_still_fits(length: int) -> None:
    lines = titles.break_title("甲" * length, 20)
    assert "".join(lines) == "甲" * length
    assert max(titles.width(line) for line in lines) <= 20


def test_a_quotation_is_not_torn() -> None:
    lines = titles.break_title("关于开展“不忘来路走好新路主题活动”工作的通知", 20)
    assert any("“" in line and "”" in line for line in lines)
