"""What a ledger tells of one measure against what the measure is about."""

import pytest

from domain.crosscheck.accounts import told_of_less
from tests.domain.dossiers import HEADING, alarms, done, kinds, small

LESS = [
    ("清收逾期账款不少于5000万元", "已清收3860万元"),
    ("课后服务费结余126.5万元全部用于课后服务", "已使用98.3万元"),
    ("补充应急物资不少于20万元", "采购应急物资14.6万元"),
    ("对13项重大事项补充党委会研究程序", "已补充11项"),
    ("督促维修4个质保期内损坏项目", "维修3个，1个施工单位失联"),
    ("大宗物资集中采购率达到95%", "集采率提升至91.2%"),
    ("12个项目部全部成立党支部", "成立9个"),
    ("修复灌溉设施11处", "已修复8处，剩余3处待施工"),
]


AS_MUCH = [
    ("对31名无证人员限期取证", "26人取得证书，5人调离岗位"),
    ("对37名编外人员逐人甄别", "甄别37人，其中清退6人"),
    ("清退教辅费41.6万元", "清退416000元"),
    ("对45份合同全面检查", "发现问题合同12份"),
    ("处理3名责任人", "移交线索2件"),
    ("接待费压减到20万元以内", "支出14万元"),
    ("每季度检查1次", "已检查3次"),
    ("对4起事故追责", "问责处理1名"),
    ("建立31个账号的备案台账", "制定制度2个"),
    ("由38.6%提高到60%", "由38.6%提高到61.2%"),
    ("对2个未完成问题、1个反弹问题督办", "督办3个"),
]


@pytest.mark.parametrize(("measure", "account"), LESS)
def test_an_account_of_less_than_the_measure_is_about_is_told(measure: str, account: str) -> None:
    assert told_of_less(measure, account)


@pytest.mark.parametrize(("measure", "account"), AS_MUCH)
def test_an_account_of_as_much_or_of_something_else_is_not(measure: str, account: str) -> None:
    assert told_of_less(measure, account) == ""


def counted(progress: str) -> dict[str, object]:
    counted = done("压减接待费不少于50万元", "支出明细", progress=progress)
    return {
        "plan": {"measures": [{"text": "压减接待费不少于50万元"}]},
        "ledger": {"measures": [counted]},
        "report": {"narrative": "压减接待费。"},
    }


def test_a_closed_line_with_an_account_of_less_is_a_gap() -> None:
    found = alarms(small(**counted("已压减接待费38万元")))
    assert [(a.kind.identifier, a.quotes) for a in found] == [("closed_with_gap", ("是", "已压减接待费38万元"))]


def test_an_open_line_called_completed_with_an_account_of_less_is_at_odds_with_itself() -> None:
    changes = counted("已压减接待费38万元")
    changes["ledger"] = {**changes["ledger"], "closed": False, "closed_text": "否"}  # type: ignore[dict-item]
    assert kinds(small(**changes)) == [("status_mismatch", HEADING)]


def test_the_same_account_with_enough_is_no_alarm() -> None:
    assert kinds(small(**counted("已压减接待费52万元"))) == []
