"""A made-up organization, 青岭县教育局党委: what is planted in its papers and what only looks as if it were."""

from typing import Any

from domain.calendar import parse_deadline
from domain.statuses import furthest_behind, parse_closed, parse_status

Row = dict[str, Any]

FEEDBACK = [
    (1, "“双减”政策落实不严不实", "抽查的8所学校中，3所学校课后服务收费超标准，违规收取学生费用18.9万元。"),
    (2, "校园食堂管理混乱", "2所学校食堂承包未经公开招标，食材采购台账缺失46天。"),
    (3, "教师编制管理不严格", "长期借调教师27名，在编不在岗。"),
    (4, "党委议事规则执行不到位", "2022年5月16日党委会未经集体讨论决定大额资金使用56.3万元。"),
    (5, "违规发放津补贴问题严重", "违规发放值班补助12.47万元，涉及3个股室。"),
    (6, "师德师风建设抓得不紧", "查处违规补课教师9人，仅处理4人。"),
    (7, "教育项目资金沉淀", "薄弱学校改造资金结余203.5万元，两年未使用。"),
    (8, "党支部标准化建设薄弱", "6个学校党支部“三会一课”记录不全。"),
    (9, "选人用人程序不规范", "5名校长任前未征求纪检机构意见。"),
    (10, "上轮巡察反馈问题整改不彻底", "上轮反馈的9个问题中，3个问题整改后反弹。"),
]
PLAN = [
    (1, FEEDBACK[0][1], "程一", "基教股", "2024年3月底", ["对3所学校逐校核查并公开退费", "退还违规收费189000元"]),
    (
        2,
        FEEDBACK[1][1],
        "程一",
        "后勤股",
        "2024年1月底",
        ["重新组织公开招标", "建立食材采购台账", "每月开展一次食堂卫生检查"],
    ),
    (3, FEEDBACK[2][1], "王澄", "人事股", "2024年4月底", ["清退长期借调教师27名", "修订完善编制管理办法"]),
    (4, FEEDBACK[3][1], "卢舟", "办公室", "2024年2月底", ["修订党委议事规则"]),
    (5, FEEDBACK[4][1], "卢舟", "计财股", "2024年1月底", ["清退值班补助12.47万元", "开展津补贴专项清理"]),
    (6, FEEDBACK[5][1], "王澄", "人事股", "2024年3月底", ["对9名教师逐一作出处理", "开展师德师风专项教育"]),
    (7, FEEDBACK[6][1], "程一", "项目办", "2024年3月底", ["统筹使用结余资金203.5万元"]),
    (9, FEEDBACK[8][1], "王澄", "人事股", "2024年2月底", ["补齐5名校长征求意见手续", "出台干部选拔工作规程"]),
    (10, FEEDBACK[9][1], "卢舟", "办公室", "2024年5月底", ["对3个反弹问题重新整改", "建立销号制度"]),
    (11, "加强党对教育工作的领导，完善党委议事决策机制", "卢舟", "办公室", "2024年2月底", ["修订议事决策制度"]),
    (12, "压实全面从严治党责任，严肃财经纪律", "卢舟", "计财股", "2024年2月底", ["签订责任书"]),
]
RECOMMENDATIONS = [
    "加强党对教育工作的领导，完善党委议事决策机制。",
    "压实全面从严治党责任，严肃财经纪律。",
    "建立校长定期轮岗交流制度，防范用人风险。",
]
# number, heading, officer, office, deadline, closed, measures: text, status, completed on, evidence
LEDGER = [
    (1, "双减政策落实不严不实", "程一", "县教育局基教股", "2024-03-31", "是", [
        ("对学校进行核查并退费", "已完成", "2024.3.5", "核查表、退费公示"),
        ("退还违规收费18.9万元", "√", "2024.3.20", "退费凭证（11.2万元）"),
    ]),
    (2, "校园食堂管理混乱的问题", "程一", "后勤股", "2024年1月底", "是", [
        ("重新组织公开招标。", "100%", "2024.1.12", "招标公告、合同"),
        ("建立食材采购台账", "已办结", "2024.1.20", "台账"),
    ]),
    (3, "教师编制管理不严格", "党委委员王澄", "人事股", "2024年6月30日", "否", [
        ("清退长期借调教师17名", "60%", None, "清退通知"),
        ("修订编制管理办法", "已完成", "2024.4.2", "办法"),
    ]),
    (4, "党委议事规则执行不到位", "卢舟", "办公室", "2024.2", "√", [
        ("修订党委议事规则", "已完成", "2024.1.15", "议事规则"),
    ]),
    (5, "津补贴发放还不够规范", "卢舟", "计财股", "1月底前", "是", [
        ("清退值班补助124700元", "已完成", "2023.9.20", "2021年至2023年原始发放表、银行回单"),
        ("开展津补贴专项清理", "已完成", "2024.1.25", "/"),
    ]),
    (6, "师德师风建设抓得不紧、教育项目资金沉淀", "班子成员", "人事股", "2024年3月底", "是", [
        ("对九名教师逐一作出处理", "正在推进", None, "处理决定4份"),
        ("开展师德师风专项教育", "已完成", "2024.3.11", "会议记录"),
        ("统筹使用结余资金20.35万元", "已完成", "2024.3.26", "拨款凭证（20.35万元）"),
    ]),
    (7, "党支部标准化建设薄弱", "卢舟", "机关党委", "2024年2月底", "是", [
        ("补齐6个学校党支部会议记录", "已完成", "2024.2.8", "记录本"),
    ]),
    (8, "选人用人程序不规范", "王澄", "人事股", "2024.2（经县委巡察办同意延期至2024.4）", "是", [
        ("补齐五名校长征求意见手续", "已完成", "2024.4.10", "征求意见函5份"),
        ("出台干部选拔工作规程", "已完成", "2024.4.10", "规程"),
    ]),
    (9, "上轮巡察反馈问题整改不彻底", "卢舟", "办公室", "2024年5月", "是", [
        ("对3个反弹问题重新整改", "已完成", "2024.5.9", "整改清单"),
        ("建立销号制度", "已完成", "2024.5.9", "制度"),
    ]),
]  # fmt: skip
REPORT = [
    (1, FEEDBACK[0][1], "已完成", "对3所学校逐校核查，退还学生费用18.9万元。"),
    (2, FEEDBACK[1][1], "已完成", "2所学校食堂重新招标，采购台账健全。"),
    (3, FEEDBACK[2][1], "整改到位", "27名借调教师全部返岗，修订编制管理办法。"),
    (4, FEEDBACK[3][1], "已完成", "2024年2月15日修订党委议事规则。"),
    (5, FEEDBACK[4][1], "已完成", "清退值班补助12.47万元。"),
    (7, FEEDBACK[6][1], "已完成", "统筹使用结余资金203.5万元。"),
    (8, FEEDBACK[7][1], "已完成", "6个学校党支部补齐记录。"),
    (9, FEEDBACK[8][1], "已完成", "补齐5名校长征求意见手续，出台规程。"),
    (10, FEEDBACK[9][1], "完成", "三个反弹问题全部整改。"),
]
NAMED = [
    (1, "person", "教师发展中心主任罗岩在经费报销中把关不严", "核清责任，提出处理意见"),
    (2, "person", "县二中校长段平未经招标确定食堂承包人", "依规处理"),
    (3, "matter", "县二中操场改造工程质保金逾期三年未退", "限期退还"),
    (4, "issue", "违规收取课后服务费用18.9万元", "全额退还"),
]
TASKS = [
    (1, "规范课后服务收费，解决“双减”政策落实不严不实的问题", "2024年3月底"),
    (2, "整顿食堂承包，解决“校园食堂管理混乱”的问题", "2024年1月底"),
    (3, "对全县民办幼儿园安全隐患开展交叉检查，报送检查报告", "2024年4月底"),
]
# kind, problem
PLANTED = [
    ("missing_in_plan", "党支部标准化建设薄弱"),
    ("missing_in_report", "师德师风建设抓得不紧"),
    ("merged_in_ledger", "教育项目资金沉淀"),
    ("reworded", "违规发放津补贴问题严重"),
    ("measure_missing", "校园食堂管理混乱"),
    ("measure_reworded", "“双减”政策落实不严不实"),
    ("amount_mismatch", "教育项目资金沉淀"),
    ("count_mismatch", "教师编制管理不严格"),
    ("count_mismatch", ""),
    ("date_mismatch", "党委议事规则执行不到位"),
    ("date_before_feedback", "违规发放津补贴问题严重"),
    ("status_mismatch", "教师编制管理不严格"),
    ("closed_with_gap", "师德师风建设抓得不紧"),
    ("evidence_amount_short", "“双减”政策落实不严不实"),
    ("evidence_missing", "违规发放津补贴问题严重"),
    ("deadline_extended", "教师编制管理不严格"),
    ("responsible_changed", "师德师风建设抓得不紧"),
    ("named_matter_unanswered", "县二中操场改造工程质保金逾期三年未退"),
    ("named_person_unanswered", "教师发展中心主任罗岩在经费报销中把关不严"),
    ("named_person_unanswered", "县二中校长段平未经招标确定食堂承包人"),
    ("assigned_task_missing", "对全县民办幼儿园安全隐患开展交叉检查，报送检查报告"),
    ("recommendation_unanswered", ""),
]


def notes() -> list[Row]:
    """The five documents as careful notes, in the form of tests.domain.dossiers."""
    base = {"organization": "青岭县教育局党委"}
    return [
        {**base, "file": "反馈.docx", "kind": "feedback_opinion", "document_date": "2023-10-12",
         "recommendations": RECOMMENDATIONS,
         "problems": [{"no": n, "heading": h, "detail": d, "aspect": "落实方面"} for n, h, d in FEEDBACK]},
        {**base, "file": "分工.docx", "kind": "assignment_plan",
         "problems": [{"no": n, "heading": h, **deadline(d)} for n, h, d in TASKS]},
        {**base, "file": "点题.xlsx", "kind": "named_matters",
         "problems": [{"no": n, "named_kind": k, "heading": h, "requirement": r} for n, k, h, r in NAMED]},
        {**base, "file": "方案.docx", "kind": "rectification_plan", "declared": {"problems": 10, "recommendations": 3},
         "problems": [plan_row(*row) for row in PLAN]},
        {**base, "file": "台账.xlsx", "kind": "ledger", "as_of": "2024-05-20",
         "problems": [ledger_row(*row) for row in LEDGER]},
        {**base, "file": "报告.docx", "kind": "rectification_report", "document_date": "2024-05-25",
         "feedback_date": "2023-10-12",
         "declared": {"problems": 10, "completed": 8, "in_progress": 2},
         "problems": [
             {"no": n, "heading": h, "narrative": t, "status_text": s, "status": parse_status(s).status.identifier}
             for n, h, s, t in REPORT
         ]},
    ]  # fmt: skip


def deadline(text: str) -> Row:
    read = parse_deadline(text, year=2024)
    return {
        "deadline_text": text,
        "deadline_iso": read.day.isoformat() if read.day else None,
        "deadline_long_term": read.long_term,
        "deadline_immediate": read.immediate,
        "deadline_extended_to": read.extended_to.isoformat() if read.extended_to else None,
    }


def plan_row(
    number: int, heading: str, officer: str, office: str, due: str, measures: list[str], *, asked: int = 10
) -> Row:
    return {
        "no": number,
        "heading": heading,
        "aspect": "意见建议落实方面" if number > asked else "落实方面",
        "responsible": {"lead_officer": officer, "lead_dept": office},
        "measures": [{"text": text} for text in measures],
        **deadline(due),
    }


def ledger_row(
    number: int, heading: str, officer: str, office: str, due: str, closed: str, measures: list[tuple[Any, ...]]
) -> Row:
    read = [
        {
            "text": text,
            "status_text": status,
            "status": parse_status(status).status.identifier,
            "completed_on_text": done,
            "completed_on_iso": iso(done),
            "evidence": proof,
        }
        for text, status, done, proof in measures
    ]
    return {
        "no": number,
        "heading": heading,
        "responsible": {"lead_officer": officer, "lead_dept": office},
        "closed_text": closed,
        "closed": parse_closed(closed),
        "measures": read,
        "status_text": "；".join(dict.fromkeys(str(m["status_text"]) for m in read)),
        "status": furthest_behind(parse_status(m["status_text"]).status for m in read).identifier,
        **deadline(due),
    }


def iso(text: str | None) -> str | None:
    day = parse_deadline(text).day if text else None
    return day.isoformat() if day else None
