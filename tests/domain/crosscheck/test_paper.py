"""Concrete problems answered by nothing but meetings, notices and studies."""
# ruff: noqa: E501 - a case reads best on its own line

from typing import Any

import pytest

from tests.domain.crosscheck.changes_kit import facts, found
from tests.domain.dossiers import done, kinds, small

# name: (changes, kinds that must be found)
CASES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "only words": (
        {"plan": {"measures": []}, "ledger": {"measures": [done("召开专题会议，传达学习接待规定", "材料"), done("印发通知，提高思想认识", "材料")]},
         "report": {"narrative": "召开专题会议，印发通知，组织学习。"}}, {"paper_only"}),
    "words and a deed": (
        {"plan": {"measures": []}, "ledger": {"measures": [done("召开专题会议，传达学习接待规定", "材料")]},
         "report": {"narrative": "召开专题会议，清退5.2万元。"}}, set()),
    "words for a matter of words": (
        {"feedback": {"heading": "理论学习不深入", "detail": "全年学习2次。"}, "plan": {"heading": "理论学习不深入", "measures": []},
         "ledger": {"heading": "理论学习不深入", "measures": [done("制定学习计划，组织集中学习", "材料")]}, "report": {"heading": ""}}, set()),
    "nothing but talks about who was to be looked at": (
        facts("5人未按规定开展查核。", "召开组工会议传达条例", "召开组工会议传达条例", "会议记录"), {"paper_only"}),
    "a study about what was not studied": (
        facts("5名班子成员未参加学习。", "召开组工会议传达条例", "召开组工会议传达条例", "会议记录"), set()),
    "a procedure mended by a study of it": (
        facts("前置研究程序空转。", "组织党委委员学习前置研究规定", "组织党委委员学习前置研究规定", "学习记录"), {"paper_only"}),
    "resolve and responsibility": (
        facts("决策程序空转。", "提高政治站位", "提高政治站位", "学习记录"), {"paper_only"}),
    "a letter that reminds is no deed": (
        facts("3家企业欠缴租金。", "印发整改工作提醒函", "印发整改工作提醒函", "提醒函"), {"paper_only"}),
    "old fire gear mended by meetings": (
        facts("教学楼消防设施老化。", "印发消防安全通知", "印发消防安全通知", "通知"), {"paper_only"}),
    "a matter of people mended by meetings and notices": (
        facts("5名借调人员超期未返岗。", "召开借调人员管理专题会议", "召开借调人员管理专题会议", "会议记录"), {"paper_only"}),
    "amended, and only studied": (
        facts("议事混乱。", "修订党组工作规则", "学习党组工作规则", "规则"), {"measure_missing", "paper_only"}),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), CASES.values(), ids=CASES)
def test_a_single_change_raises_its_alarms_and_no_other(changes, expected):
    assert found(changes) == expected


@pytest.mark.parametrize(
    ("detail", "measures", "found"),
    [
        ("9项事项未经前置研究。", ["组织学习前置研究规定", "下发加强前置研究的提示函"], True),
        ("27次党委会未形成纪要。", ["召开专题民主生活会深刻剖析", "党委中心组专题学习民主集中制"], True),
        ("廉政谈话由办公室代写。", ["召开党风廉政会议", "学习主体责任规定"], True),
        ("三会一课参会率低。", ["召开支委会研究支部建设", "印发严格组织生活的通知"], True),
        ("三会一课参会率低。", ["召开支委会，补开三会一课", "印发严格组织生活的通知"], False),
        ("职工集资款176万元未退。", ["召开职工座谈会", "制定清退方案"], True),
        ("职工集资款176万元未退。", ["召开职工座谈会", "清退集资款176万元"], False),
        ("大额支出未经集体研究。", ["召开党组会研究大额支出"], False),
        ("13项事项以校长办公会代替党委会决策。", ["学习负责制有关文件", "召开专题会议研究部署"], True),
        ("14项投资未经前置研究。", ["学习前置研究规定", "召开专题会对14项投资进行通报"], True),
        ("研究事务性工作占七成。", ["加强学习教育。组织学习党组条例", "强化思想认识。召开党组会部署"], True),
        ("谈话流于形式。", ["召开会议部署谈话工作", "学习谈话规定"], False),
    ],
)
def test_a_matter_answered_by_talk_of_it_stays_on_paper(detail, measures, found):
    papers = small(
        feedback={"detail": detail},
        plan={"measures": [{"text": text} for text in measures]},
        ledger={"measures": [done(text, "记录") for text in measures]},
        report={"heading": ""},
    )
    assert ("paper_only" in dict(kinds(papers))) is found
