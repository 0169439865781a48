import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.statuses import furthest_behind, parse_closed, parse_status
from domain.words import RectificationStatus as Status

CASES = {
    Status.COMPLETED: (
        "完成 已完成 完成整改 已整改 整改到位 整改完毕 √ 100% １００％ 是 已办结 已完成，长期坚持 已完成并长期坚持"
        " 全部完成 已建立制度 完成率100%，已完成 已完成，持续推进 ✅ 完成率100% 已于6月底前完成 6月底前已完成 逾期完成"
        " 已拨付 已拨付到位 已全部拨付50万元 已补缴 已退回 已改正 已竣工 已结案 5项已完成5项 已完成，待销号"
        " 已完成，药占比29.7% 已完成，9个项目均已开工"
    ),
    Status.BASICALLY_COMPLETED: (
        "基本完成 基本完成并取得阶段性成果持续整改 主体完成 基本整改到位 基本完成，90% 大部分已完成"
        " 完成（基本） 已完成主体工程 6月底前基本完成"
    ),
    Status.IN_PROGRESS: (
        "正在整改 正在推进 持续推进 进行中 60% 约60% 进度：60% 完成工程量的60% 已完成80% 完成2个村，1个村正在施工"
        " 完成2个村，1个村正在施工；已完成 已完成；持续推进"
        " 3个村已完成2个 完成3项，2项未完成 部分完成 预计2024年12月底前完成 有序推进"
        " 未全部完成 正在整改，长期坚持 尚未验收，正在报批"
        " 2项工程变更补充论证已完成1项，另1项正在报审"
        " 已引进4名，余2名 已引进4名，尚缺2名 已拨付50万元，剩余30万元 部分拨付 待拨付 拨付中 完成率85% 整改率90%"
        " 6月底前完成 年底前完成整改 2024年12月31日前完成 于第三季度前整改到位 争取完成 需进一步完成 阶段性完成"
        " 完成阶段性任务 除个别外已完成 除2户外全部完成 已全部完成，仅剩1处 已完成2/3 完成三分之二 已完成过半"
        " 申请延期 按计划推进 已开工 已清退12人，尚有3人未清退 征求意见中 预计年底前完成"
    ),
    Status.LONG_TERM: "长期坚持 需长期坚持 长期整改任务 长期推进 常态化开展",
    Status.NOT_COMPLETED: "未完成 未整改 超期未完 逾期 尚未启动 没有完成 否 × 0% 已完成；未完成"
    " 超期未完成 逾期未整改 不能完成 无法完成 难以完成 未能完成整改 未拨付 未开始 ❌",
    Status.UNSTATED: "/ — 无 学习计划 3个村 达标率85% 药占比降至29%"
    " ○ ● △ □ 立行立改 已上报 已召开会议 已拨付50万元 已引进4名 申请销号 拟销号 完成情况较好 完成时限 见附件 不涉及",
}


@pytest.mark.parametrize(("status", "text"), [(s, t) for s, texts in CASES.items() for t in texts.split()])
def test_a_status_is_known_by_any_of_its_words(status, text):
    assert parse_status(text).status is status


@pytest.mark.parametrize(
    "text", ["已完成，长期坚持", "已完成并长期坚持", "长期坚持", "2024年9月，长期坚持", "已完成，持续推进"]
)
def test_what_is_kept_up_is_long_term_beside_its_status(text):
    assert parse_status(text).long_term


def test_nothing_written_is_unstated_not_done():
    assert parse_status(None).status is Status.UNSTATED
    assert parse_status("").status is Status.UNSTATED
    assert not parse_status("已完成").long_term


def test_a_full_count_is_not_partial():
    assert parse_status("3个村已完成3个").status is Status.COMPLETED
    assert parse_status("完成2个村").status is Status.COMPLETED


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        *((t, True) for t in ["是", "√", "已销号", "同意销号", "销号", "予以销号"]),
        *((t, False) for t in ["否", "×", "未销号", "待销号", "申请销号", "不予销号", "暂未销号"]),
        *((t, None) for t in ("/", "／", "—", "", None, "不适用", "见附件")),
    ],
)
def test_closed_is_read_from_its_own_column(text, closed):
    assert parse_closed(text) is closed


def test_the_furthest_behind_counts():
    assert furthest_behind([Status.COMPLETED, Status.IN_PROGRESS]) is Status.IN_PROGRESS
    assert furthest_behind([Status.COMPLETED, Status.UNSTATED]) is Status.UNSTATED
    assert furthest_behind([]) is Status.UNSTATED


@given(st.text(max_size=60) | st.text("已未完成整改正在推进基本长期坚持；，100%3个村√是否", max_size=25))
def test_any_text_has_some_status(text):
    assert parse_status(text).status in Status
    assert parse_closed(text) in {True, False, None}


@given(st.sampled_from(list(Status)), st.sampled_from(list(Status)))
def test_order_does_not_matter_for_the_furthest_behind(one, other):
    assert furthest_behind([one, other]) is furthest_behind([other, one])


@pytest.mark.parametrize(
    "text", ["整改完成，待验收", "已完成整改，待销号", "已完成（待县巡察办核验）", "全部办结，正在申请验收"]
)
def test_what_waits_only_for_those_above_is_finished(text):
    assert parse_status(text).status is Status.COMPLETED


@pytest.mark.parametrize("text", ["主体工程完成，待验收", "待验收", "已完成3项，待验收2项"])
def test_work_whose_acceptance_is_part_of_it_is_not_finished_before(text):
    assert parse_status(text).status is not Status.COMPLETED
