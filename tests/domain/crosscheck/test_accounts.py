"""What a ledger tells of one measure against what the measure is about; days of a problem as a whole."""

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


def measures(progress: str) -> dict[str, object]:
    counted = done("压减接待费不少于50万元", "支出明细", progress=progress)
    return {
        "plan": {"measures": [{"text": "压减接待费不少于50万元"}]},
        "ledger": {"measures": [counted]},
        "report": {"narrative": "压减接待费。"},
    }


def test_a_closed_line_with_an_account_of_less_is_a_gap() -> None:
    found = alarms(small(**measures("已压减接待费38万元")))
    assert [(a.kind.identifier, a.quotes) for a in found] == [("closed_with_gap", ("是", "已压减接待费38万元"))]


def test_an_open_line_called_completed_with_an_account_of_less_is_at_odds_with_itself() -> None:
    changes = measures("已压减接待费38万元")
    changes["ledger"] = {**changes["ledger"], "closed": False, "closed_text": "否"}  # type: ignore[dict-item]
    assert kinds(small(**changes)) == [("status_mismatch", HEADING)]


def test_the_same_account_with_enough_is_no_alarm() -> None:
    assert kinds(small(**measures("已压减接待费52万元"))) == []


@pytest.mark.parametrize(
    ("day", "kind"), [("2024-10-08", "date_after_cutoff"), ("2024-03-01", "date_before_feedback"), ("2024-06-20", None)]
)
def test_one_day_for_the_problem_as_a_whole_is_looked_at(day: str, kind: str | None) -> None:
    without = [done("对3个单位逐一约谈", "约谈记录"), done("清退违规报销5.2万元", "银行回单（5.2万元）")]
    without = [{**measure, "completed_on_iso": None} for measure in without]
    found = alarms(small(ledger={"measures": without, "completed_on_iso": day}))
    assert [(alarm.kind.identifier, "完成时间" in alarm.quote_places) for alarm in found] == (
        [(kind, True)] if kind else []
    )


def test_a_lower_number_than_a_task_asks_for_beside_its_problem_is_a_lower_target() -> None:
    task = {"heading": HEADING, "detail": "年底前开展接待专项检查不少于15次"}
    less = small(
        plan={"measures": [{"text": "开展接待专项检查10次以上"}]},
        ledger={"measures": [done("开展接待专项检查10次以上", "检查报告")]},
        report={"narrative": "开展接待专项检查。"},
        tasks=[task],
    )
    assert kinds(less) == [("target_reduced", HEADING)]


@pytest.mark.parametrize(
    ("plan", "ledger"),
    [
        ("每学期开展一次接待专项检查", "每学年开展一次接待专项检查"),
        ("每两周开展一次接待专项检查", "每两个月开展一次接待专项检查"),
    ],
)
def test_school_terms_and_spans_of_weeks_are_frequencies(plan: str, ledger: str) -> None:
    rarer = small(plan={"measures": [{"text": plan}]}, ledger={"measures": [done(ledger, "检查报告")]})
    assert kinds(rarer) == [("target_reduced", HEADING)]


def test_a_blank_cell_for_the_proof_of_several_measures_is_told_once() -> None:
    cell = "表1第4行第6列"
    for proofs in ("约谈记录3份", ""), ("", "银行回单（5.2万元）"):
        measures = [
            done(text, proof, evidence_place=cell)
            for text, proof in zip(("对3个单位逐一约谈", "清退违规报销5.2万元"), proofs, strict=True)
        ]
        assert kinds(small(ledger={"measures": measures})) == [("evidence_missing", HEADING)]
    none = [done("对3个单位逐一约谈", "", evidence_place=cell), done("清退违规报销5.2万元", "", evidence_place=cell)]
    elsewhere = done("修订接待管理办法", "办法")
    told = small(ledger={"measures": [*none, elsewhere]}, plan={"measures": [*none, elsewhere]})
    assert kinds(told) == [("evidence_missing", HEADING)]


@pytest.mark.parametrize(
    ("plan", "ledger"), [("生态环境办", "环保办"), ("国土所", "自然资源所"), ("安全监督科", "安监科")]
)
def test_an_office_under_its_former_or_short_name_is_the_same(plan: str, ledger: str) -> None:
    who = small(plan={"responsible": {"lead_dept": plan}}, ledger={"responsible": {"lead_dept": ledger}})
    assert kinds(who) == []


def test_the_number_of_a_paper_left_out_of_a_measure_weakens_nothing() -> None:
    plan = {"measures": [{"text": "出台接待管理实施细则（某局〔2024〕26号）"}]}
    ledger = {"measures": [done("出台接待管理实施细则", "接待管理实施细则")]}
    assert kinds(small(plan=plan, ledger=ledger)) == []


def test_the_record_of_a_meeting_proves_a_decision_made_up_for() -> None:
    measures = [done("对15次重大事项补办会议程序", "党组会议记录"), done("清退违规报销5.2万元", "银行回单（5.2万元）")]
    plan = {"measures": [{"text": "对15次重大事项补办会议程序"}, {"text": "清退违规报销5.2万元"}]}
    assert kinds(small(plan=plan, ledger={"measures": measures})) == []
