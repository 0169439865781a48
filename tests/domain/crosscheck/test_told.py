"""Days, titles, numbers and papers as a report tells them in its own words."""

from typing import Any

import pytest

from domain.crosscheck.contradictions import contradictions
from tests.domain.dossiers import alarms, aligned, done, dossier_of, kinds, small


def report(narrative: str, **more: Any) -> list[dict[str, Any]]:
    """The small case with this account in its report, as of 2024-09-10."""
    notes = small(report={"narrative": narrative, **more.pop("report", {})}, **more)
    for note in notes:
        if note["kind"] == "rectification_report":
            note |= {"document_date": "2024-09-20", "as_of": "2024-09-10"}
    return notes


DEED = "逐一约谈3个单位，清退违规报销52000元"


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("2024年2月印发《公务接待管理规定》", "date_before_feedback"),
        ("1月25日召开专题会议部署", "date_before_feedback"),
        ("9月15日收回尾款", "date_after_cutoff"),
        ("2024年9月18日完成验收", "date_after_cutoff"),
        ("审计工作预计2024年12月底前完成", "deadline_extended"),
        ("力争10月底前结清", "deadline_extended"),
    ],
)
def test_a_day_out_of_time_is_told(told: str, kind: str) -> None:
    assert kind in dict(kinds(report(f"{DEED}，{told}。")))


@pytest.mark.parametrize(
    "told",
    [
        "2024年4月印发《公务接待管理规定》",
        "巡察期间立行立改，2024年1月印发接待规定",
        "自2024年1月起施行的规定同时废止",
        "9月8日收回尾款",
        "12月组织回头看",  # of the year before: the report is of September
        "5月底前完成",
        "经县委批准，延期至2024年12月底完成",
    ],
)
def test_a_day_in_time_is_no_matter(told: str) -> None:
    found = {kind for kind, _ in kinds(report(f"{DEED}，{told}。"))}
    assert not found & {"date_before_feedback", "date_after_cutoff", "deadline_extended"}


def test_a_day_that_belongs_to_the_matter_itself_is_no_answer() -> None:
    notes = report(f"{DEED}，对2023年5月修订的标准重新审定。", feedback={"detail": "2023年5月修订接待标准违规。"})
    assert "date_before_feedback" not in dict(kinds(notes))


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("召开专题会议，组织学习接待规定，印发《关于加强接待管理的通知》，要求引以为戒。", True),
        (f"召开专题会议，组织学习接待规定，{DEED}。", False),
    ],
)
def test_a_report_of_meetings_only_stays_on_paper(told: str, found: bool) -> None:
    assert ("paper_only" in dict(kinds(report(told)))) is found


def roster(first: str, second: str) -> list[dict[str, Any]]:
    responsible = {"lead_officer": "周行", "lead_dept": "办公室"}
    return report(
        f"由{second}周行牵头，{DEED}。",
        tasks=[{"heading": f"{first}周行负责督办接待费清退", "responsible": responsible}],
    )


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("总工程师", "副局长", True),
        ("纪委书记", "副院长", True),
        ("党委副书记", "副院长", True),
        ("党组成员、副局长", "副局长", False),
        ("党委副书记、院长", "院长", False),
        ("派驻纪检监察组组长", "纪检组长", False),
        ("副局长、总工程师", "总工程师", False),
        ("党组成员、副局长", "党组副书记、副局长", True),
        ("党组成员、副局长", "副局长李岩、", False),
        ("总工程师李岩、", "副局长", False),
    ],
)
def test_a_person_holds_one_office_unless_both_are_named_together(first: str, second: str, found: bool) -> None:
    assert ("title_mismatch" in dict(kinds(roster(first, second)))) is found


@pytest.mark.parametrize(
    ("leads", "found"), [("党委书记、总经理周行主持召开党委会7次。", True), ("党委书记、董事长周行带队督导。", False)]
)
def test_the_title_of_who_leads_is_told_beside_the_problems_as_well(leads: str, found: bool) -> None:
    notes = report(f"{DEED}。", plan={"responsible": {"lead_officer": "董事长周行", "lead_dept": "办公室"}})
    for note in notes:
        if note["kind"] == "rectification_report":
            note["beside"] = [f"第5段|{leads}"]
    assert ("title_mismatch" in dict(kinds(notes))) is found


def test_what_a_report_quotes_of_the_problem_is_nothing_left_open() -> None:
    assert kinds(report(f"（1）针对“2个问题未完成”。{DEED}。")) == []


@pytest.mark.parametrize(
    ("measure", "told", "found"),
    [
        ("对26个自建账号逐一登记备案", "对自建账号进行排查，登记备案23个。", True),
        ("对26个自建账号逐一登记备案", "对自建账号进行排查，登记备案26个。", False),
        ("对26个自建账号逐一登记备案", "登记备案23个，其余3个注销。", False),
        ("建成剩余27处自动监测站", "剩余17处自动监测站全部建成投运。", True),
        ("建成剩余27处自动监测站", "剩余27处自动监测站全部建成投运。", False),
    ],
)
def test_a_report_of_finished_work_tells_of_all_of_it(measure: str, told: str, found: bool) -> None:
    notes = report(told, plan={"measures": [{"text": measure}]}, ledger={"measures": [done(measure, "清单")]})
    assert ("count_mismatch" in dict(kinds(notes))) is found


def test_a_copied_sentence_in_longer_accounts_is_told() -> None:
    copied = "通过健全制度、强化培训、严格监督，干部责任意识明显增强，相关工作更加规范有序。"
    notes = report(f"{DEED}。{copied}", more_feedback=[{"heading": "档案管理混乱", "detail": "12卷档案遗失。"}])
    for note in notes:
        if note["kind"] == "rectification_report":
            other = note["problems"][0] | {
                "no": 2,
                "heading": "档案管理混乱",
                "narrative": f"12卷档案全部补齐归档。{copied}",
            }
            note["problems"].append(other)
    assert "text_repeated" in dict(kinds(notes))


@pytest.mark.parametrize(
    ("second", "found"),
    [("党组会研究整改7次", True), ("党组会研究整改11次", False), ("书记主持党组会研究整改7次", False)],
)
def test_the_same_meeting_is_counted_once(second: str, found: bool) -> None:
    notes = report(f"{DEED}。")
    for note in notes:
        if note["kind"] == "rectification_report":
            note["beside"] = ("第4段|局党组先后召开党组会11次、专题会5次研究部署。", f"第30段|集中整改期间，{second}。")
    told = contradictions(aligned(dossier_of(notes)))
    assert any("次数不一致" in alarm.description for alarm in told) is found


@pytest.mark.parametrize(
    ("written", "held", "done", "found"),
    [
        ("2024-09-22", 13, 1, {"主持党组会13次"}),
        ("2024-09-22", 9, 0, {"已完成1个和0个"}),
        ("2024-09-22", 9, 1, set()),  # others presided as well
        ("2024-12-22", 13, 0, set()),  # a later report
    ],
)
def test_what_the_principal_reports_agrees_with_the_report(written: str, held: int, done: int, found: set[str]) -> None:
    notes = report(f"{DEED}。", declared={"report": {"已完成": 1}})
    first = next(note for note in notes if note["kind"] == "rectification_report")
    first["beside"] = ("第4段|局党组先后召开党组会11次研究部署。",)
    said = (f"第3段|本人主持召开党组会{held}次研究整改。",)
    own = {"file": "负责人报告", "problems": [], "document_date": written, "declared": {"已完成": done}, "beside": said}
    told = [alarm.description for alarm in contradictions(aligned(dossier_of([*notes, first | own])))]
    words = ("主持党组会13次", "已完成1个和0个")
    assert {one for one in words if any(one in description for description in told)} == found


@pytest.mark.parametrize(
    ("said", "found"), [("3月28日反馈了巡察意见。", False), ("3月28日进驻县水利局。", True), ("", True)]
)
def test_the_feedback_itself_may_tell_the_day_it_was_given(said: str, found: bool) -> None:
    notes = report(f"{DEED}。", feedback_date="2024-03-28")
    notes[0]["beside"] = (f"第2段|2024年1月4日至2月28日开展巡察，{said}",)
    assert ("date_mismatch" in dict(kinds(notes))) is found


def test_the_number_of_a_paper_is_held_against_the_measure_that_brought_it_about() -> None:
    measure = "修订公务接待管理办法"
    notes = report(
        "修订《公务接待管理办法》（某局发〔2025〕14号）。",
        plan={"measures": [{"text": measure}]},
        ledger={"measures": [done(measure, "办法（某局发〔2025〕4号）")]},
    )
    assert "document_number_mismatch" in {alarm.kind.identifier for alarm in alarms(notes)}


@pytest.mark.parametrize(
    "told",
    [
        "城北项目因资金缺口目前仍处于停工状态",
        "扣回168万元，余款分两年扣回",
        "其余部分待代管银行办结手续后划转",
        "其余4份因原始记录缺失尚在补测",
        "剩余368套预计5月底前交付",
        "另3件因当事人失联仍在办理",
        "暂无法全部收回",
        "正与企业协商还款",
        "48处资产中，41处已通过公开招租方式重新出租",
        "撤除5处，另2处报省厅审批",
        "90个托位已启用，30个待消防验收",
    ],
)
def test_what_is_left_belies_a_claim_of_completion(told: str) -> None:
    assert "status_mismatch" in dict(kinds(report(f"{DEED}，{told}。")))


@pytest.mark.parametrize(
    "told",
    [
        "停工400余天的项目于4月下旬全面复工",
        "未整改到位的4个问题全部销号",
        "12个超期项目中9个已结题、3个终止",
        "其余3家已全部退出",
        "3名人员待遇落实到位",
        "剩余款项已收回",
    ],
)
def test_what_was_open_and_is_done_since_belies_nothing(told: str) -> None:
    assert "status_mismatch" not in dict(kinds(report(f"{DEED}，{told}。")))
