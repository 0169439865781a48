"""Which kind of paper a title announces."""

import re
from collections.abc import Sequence

from documents.reading.result import Line
from domain.patterns import late
from domain.words import DocumentKind as Kind

_KIND_RULES = (
    (Kind.POLICY_STANDARD_LIST, "政策(?:标准|依据)(?:清单|汇编|目录|表)?(?:（[^）]*）)?$"),
    (Kind.FEEDBACK_OPINION, "反馈意见(?:书)?(?:（[^）]*）)?$"),
    (
        Kind.NAMED_MATTERS,
        "点人点事|点题|点名道姓|点(?:名|到)(?:的)?(?:人|事|问题)|点名事项|重点人[、和及]?重点事|重点人员?[、和及]重点(?:事项|问题)"
        "|书记专题会(?:议)?[^，。]{0,8}(?:(?:交办|要求|指出|明确|点)[^，。]{0,8}(?:事项|问题|人)|纪要)",
    ),
    (
        Kind.ASSIGNMENT_PLAN,
        "任务分工|分工(?:的)?(?:方案|安排|意见|通知|表|清单)?(?:（[^）]*）)?$|责任分工"
        "|(?:任务|责任|事项)(?:的)?(?:责任)?(?:分工|分解|交办|派发)(?:的)?(?:方案|(?:意见|安排|通知|函)?(?:（[^）]*）)?$)"
        "|(?:任务|事项)(?:交办|派[单工])|交办(?:单|函|通知|清单|任务)|(?:任务|事项)督办(?:清单|单|通知|函)|整改督办(?:通知|函|单)"
        "|分解(?:落实)?[^，。]{0,40}任务",
    ),
    (
        Kind.RECTIFICATION_PLAN,
        "整改(?:落实|工作|实施|行动)*(?:方案|计划(?!表)|实施意见|任务书)(?!的?(?:落实|执行|进展|完成)情况)|整改.{0,12}方案(?:（[^）]*）)?$"
        "|整改(?:工作)?(?:的)?(?:措施|举措)(?:（[^）]*）)?$|反馈意见(?:的)?整改(?:工作)?(?:的)?(?:安排|意见)(?:（[^）]*）)?$",
    ),
    (
        Kind.LEDGER,
        "台账|归零表|整改(?:任务|责任|措施|问题|工作)?清单|销号(?:表|清单)|(?:问题|任务|责任)清单|对账(?:单|表|清单)|一览表|(?:卡片?|登记[表册])(?:（[^）]*）)?$|进[度展]表|情况表"
        "|(?:对照|汇总|统计|推进|跟踪|督办|销号|检查|明细|分解|任务|责任|计划)表|汇总$|作战[图表]|一本账|(?:总|明细)账(?:（[^）]*）)?$"
        "|整改[^，。]{0,12}(?:情况|进展|问题|落实|调度|督查|月报|周报)[^，。]{0,8}(?:表|清单|明细)(?:（[^）]*）)?$",
    ),
    (Kind.FEEDBACK_OPINION, "(?<!整改)(?:巡[视察]|回头看”?)(?:“回头看”)?(?:有关)?情况(?:的)?通报"),
    (
        Kind.RECTIFICATION_REPORT,
        "通报|进展(?:情况)?|整改.{0,14}(?:报告|情况|公示|汇报$|总结)|反馈意见(?:的)?落实情况|销号公示|公开",
    ),
    (Kind.FEEDBACK_OPINION, "反馈|巡[视察]意见(?:书)?(?:（[^）]*）)?$"),
)
# What the first paragraphs say where no title does: news, and letters copied without their heads.
_TOLD_RULES = (
    (Kind.NAMED_MATTERS, late("点人点事[^，。；]{0,8}(?:如下|[：:])|(?:点名|点题)[^，。；]{0,8}如下")),
    (
        Kind.RECTIFICATION_REPORT,
        late("现将([^。；]{0,160}整改[^。；]{0,20}(?:公布|公开|公示|通报|报告))|作了?《([^》]*整改[^》]*报告)》"),
    ),
    (
        Kind.FEEDBACK_OPINION,
        late(
            "[^，。；]{0,30}(?:向|对)[^，。；]{2,80}?(?:进行|作出|开展)?(?:了)?(?:集中|现场)?反馈(?:了)?[^，。；]{0,10}巡[视察](?:“回头看”)?(?:工作)?(?:有关)?(?:情况|意见)"
        ),
    ),
    (
        Kind.FEEDBACK_OPINION,
        late(
            "巡[视察][^，。；]{0,40}(?:情况)?(?:集中)?反馈(?:大会|会|工作)|巡[视察][^。；]{0,90}(?:进行|作)了[^，。；]{0,12}反馈"
        ),
    ),
)
# Papers that are none of the four references, however often their titles name the rectification.
_OTHER_PAPERS = (
    ("会议纪要", late("纪要(?:（[^）]*）)?$")),
    ("会议记录", late("会议?记录(?:（[^）]*）)?$")),
    (
        "佐证材料目录",
        late("(?:佐证|证明|支撑|印证)(?:材料|资料)?(?:目录|清单|索引)|(?:材料|资料|卷内|档案)(?:目录|索引)$"),
    ),
    ("讲话稿", late("(?:讲话|发言)(?:稿|提纲|摘要)?$")),
    ("对照检查材料", late("(?:对照检查|剖析)(?:材料)?$")),
)
_OPENING = 4  # paragraphs
_MEETING_NEWS = late("整改.{0,16}(?:动员|推进|部署|领导小组|专题汇报|督导).{0,6}(?:大会|会议|会)(?:$|召开|（|\\()")


def kind_of(title: str) -> Kind | None:
    """What a title announces; the word that stands last decides among several. News of a meeting is no document."""
    if _MEETING_NEWS.search(title):
        return None
    tail = re.sub(r"^.*关于", "", title) or title
    for kind, pattern in _KIND_RULES:
        if re.search(pattern, tail) or (kind is Kind.NAMED_MATTERS and re.search(pattern, title)):
            return kind
    return next((kind for kind, pattern in _KIND_RULES if re.search(pattern, title)), None)


def other_paper(title: str) -> str:
    """What a paper that is none of the references calls itself: 会议纪要; "" where it may be one of them."""
    if kind_of(title) is Kind.NAMED_MATTERS:
        return ""
    return next((name for name, pattern in _OTHER_PAPERS if pattern.search(title)), "")


def kind_told(title: str, lines: Sequence[Line]) -> tuple[Kind | None, str]:
    """(what the first paragraphs say a document is, the words that say so)"""
    opening = [line.text for line in lines if line.text][:_OPENING]
    for kind, pattern in _TOLD_RULES if not _MEETING_NEWS.search(title) else ():
        match = next(filter(None, map(pattern.search, opening)), None)
        if match:
            return kind, match[match.lastindex or 0]
    return None, ""
